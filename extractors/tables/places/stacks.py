"""Stacks: horizontal rules of one extent, one above the other, that may hold a table between them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from extractors.model.page import Box
from extractors.tables.marks.captions import label_of, opens_note
from extractors.tables.marks.kinds import FEWEST_TURNED, is_number, is_year
from extractors.tables.marks.text import PageText
from extractors.tables.stages import Line, Region, Rule

BESIDE = 8.0
"""How far the ends of rules of one stack may differ, and how far text may stick out of it, in points."""

SET_IN = 12.0
"""Points that the rules of a table between two others are set in on both sides, at least."""

FEWEST_RULES = 3
"""Rules of a table of its own."""

FEWEST_WORDS, END_TO_END = 8, 0.85
"""Words of a line of text, and the share of the rules' length that it takes, at least."""

LEAST_HEIGHT, SHORTEST = 8.0, 40.0
"""Points that a stack is high, and its rules are long, at least."""

LEAST_PROSE, SET_OFF = 20.0, 12.0
"""Points that a paragraph is high, at least, and by which it may begin further in than the rules."""

WIDE, HALF_WIDE, MOSTLY_PROSE = 0.75, 0.6, 0.3
"""Share of the rules' length from which a paragraph takes all of it, up to which it is one of two columns, and of the place
between the rules that paragraphs take, at least."""

TITLE_AIR, AIR_SLACK = 1.5, 0.7
"""Air around a title over that around rows, at least, and letter sizes more."""

EMPTY = 1.2
"""Height in letter sizes of an empty place between rules that parts them."""

LEVEL, ON_LINE, PIECES_APART = 2.0, -2.0, 15.0
"""Points by which the pieces of one rule may differ in height, and from and to which they stand apart."""

LOOSE, LOOSE_HEIGHT = 2.2, 2.5
"""Height of a place between rules over that of its lines, and in letter sizes, from which a lone title parts tables."""

FOLLOWING = 2.5
"""Letter sizes below a title of a section in which its first row stands."""

SECTION = 4.0
"""Height in letter sizes of a band that the title of a section stands in, at most."""

MOSTLY_FIGURES = 0.5
"""Share of a row's cells that are figures, from which it is none of heads."""


def stack_places(rules: Sequence[Rule], taken: Sequence[Region], text: PageText, grounds: Sequence[Box]) -> tuple[Box, ...]:
    """Places between level rules of one extent, one above the other, that no grid has taken.

    `grounds` are shaded places of the page: text on a ground of its own, wider than the rules, parts them.
    """
    free = [r for r in rules if not any(_in_box(r, region.box) for region in taken)]
    stacks: list[list[Rule]] = []
    tracks = _tracks(free)
    for rule in tracks:
        stack = next(
            (
                s
                for s in reversed(stacks)
                if _stacked(s[-1], rule, text) and not _foreign(s[-1], rule, tracks, grounds, taken)
            ),
            None,
        )
        if stack is None:
            stacks.append([rule])
        else:
            stack.append(rule)
    places = []
    frames = (frame for whole in stacks for frame in _frames(whole, text))
    for part in (_bare_ends_off(part, text) for frame in frames for part in _parted(frame, text)):
        box = Box(min(r.start for r in part), part[0].at, max(r.end for r in part), part[-1].at)
        if box.height > LEAST_HEIGHT and any(
            box.contains(s.box.x_mid, s.box.y_mid) for line in text.lines for s in line.segments
        ):
            places.append(box)
    return tuple(places)


def without_parts(
    drawn: Sequence[Region], rules: Sequence[Rule], text: PageText, grounds: Sequence[Box]
) -> tuple[Region, ...]:
    """Drawn grids without those that are part of a stack: a bar or two between rules of one extent, open at the sides."""
    unbound = [region for region in drawn if not _has_sides(region)]
    if not unbound:
        return tuple(drawn)
    stacks = stack_places(rules, [region for region in drawn if region not in unbound], text, grounds)
    parts = [r for r in unbound if any(_is_part(r.box, stack) for stack in stacks)]
    return tuple(region for region in drawn if region not in parts)


def _has_sides(region: Region) -> bool:
    """Whether upright rules stand at its left and its right end."""
    box = region.box
    return all(any(abs(r.at - side) < BESIDE for r in region.rules.vertical) for side in (box.x0, box.x1))


def _is_part(box: Box, whole: Box) -> bool:
    flush = abs(box.x0 - whole.x0) < BESIDE and abs(box.x1 - whole.x1) < BESIDE
    return flush and whole.top < box.top + 2 and whole.bottom > box.bottom - 2 and whole.height > box.height + 2


def _is_text(between: Box, prose: Sequence[Box]) -> bool:
    """Whether the place between two rules is running text: paragraphs from its left edge on, or two columns of them.

    Paragraphs that begin further in are the wordy cells of a table with a label column.
    """
    inside = [box for box in prose if box.height > LEAST_PROSE and box.shared_area(between) > 0]
    wide = [box for box in inside if box.x0 < between.x0 + SET_OFF and box.width > WIDE * between.width]
    left = [box for box in inside if box.x0 < between.x0 + SET_OFF and box.width <= HALF_WIDE * between.width]
    right = [box for box in inside if box.x0 > between.x_mid - SET_OFF]
    running = wide + (left + right if left and right else [])
    return sum(box.shared_area(between) for box in running) > MOSTLY_PROSE * between.width * between.height


def _parted(stack: Sequence[Rule], text: PageText) -> list[list[Rule]]:
    """A stack cut where a band holds a title and no row: one segment a line, with more air around it than rows have."""
    airs = []
    for upper, lower in pairwise(stack):
        between = Box(upper.start, upper.at, upper.end, lower.at)
        lines = _lines_in(between, text)
        alone = bool(lines) and not _holds_turned(between, text) and all(len(line.segments) == 1 for line in lines)
        alone = alone and not _opens_section(between, text)
        airs.append((alone, between.height - sum(line.box.height for line in lines)))
    rows = [air for alone, air in airs if not alone]
    usual = median(rows) if rows else 0.0
    parts = [[stack[0]]]
    for rule, (alone, air) in zip(stack[1:], airs, strict=True):
        if alone and rows and air > TITLE_AIR * max(usual, 0.0) + AIR_SLACK * text.size:
            parts.append([rule])
        else:
            parts[-1].append(rule)
    return [part for part in parts if len(part) >= 2]


def _bare_ends_off(stack: Sequence[Rule], text: PageText) -> Sequence[Rule]:
    """A stack without the rules at its ends that nothing parts from the next but more air than a line has.

    Such a rule belongs to the page's running head or foot, or to what stands above.
    """
    out = list(stack)
    while len(out) > 2 and _bare(out[0], out[1], text):
        del out[0]
    while len(out) > 2 and _bare(out[-2], out[-1], text):
        del out[-1]
    return out


def _frames(stack: Sequence[Rule], text: PageText) -> Sequence[Sequence[Rule]]:
    """A stack in pairs of rules where every second place between rules is empty: frames one below the other."""
    bare = [_bare(upper, lower, text) for upper, lower in pairwise(stack)]
    if len(bare) < FEWEST_RULES or not all(bare[1::2]) or any(bare[::2]):
        return [stack]
    return [stack[i : i + 2] for i in range(0, len(stack) - 1, 2)]


def _bare(upper: Rule, lower: Rule, text: PageText) -> bool:
    """Whether more than a line's height between two rules is empty."""
    return lower.at - upper.at > EMPTY * text.size and not _lines_in(Box(upper.start, upper.at, upper.end, lower.at), text)


def _tracks(rules: Sequence[Rule]) -> list[Rule]:
    """Rules with the pieces at one height made one, where no more than a column gap parts them."""
    tracks: list[Rule] = []
    for rule in sorted(rules):
        beside = next((i for i, t in enumerate(tracks) if _are_pieces(t, rule)), None)
        if beside is None:
            tracks.append(rule)
        else:
            other = tracks[beside]
            tracks[beside] = Rule(other.at, min(other.start, rule.start), max(other.end, rule.end))
    return [track for track in sorted(tracks) if track.length > SHORTEST]


def _are_pieces(track: Rule, rule: Rule) -> bool:
    gap = max(rule.start - track.end, track.start - rule.end)
    return rule.at - track.at < LEVEL and ON_LINE < gap < PIECES_APART


def _stacked(last: Rule, rule: Rule, text: PageText) -> bool:
    """Whether a rule goes on with a stack: same extent, and no paragraph, caption or lone title between."""
    if not _of_one_extent(last, rule):
        return False
    between = Box(last.start, last.at, last.end, rule.at)
    if _is_text(between, text.prose):
        return False
    lines = _lines_in(between, text)
    if _runs_out(between, text):
        return False
    inked = sum(line.box.height for line in lines)
    alone = not _holds_turned(between, text) and all(len(line.segments) == 1 for line in lines)
    if alone and len(lines) > 1 and any(_is_line_of_text(line, between) for line in lines):
        return False
    if alone and any(opens_note(line.text) for line in lines[:-1]):
        return False
    loose = between.height > LOOSE * max(inked, text.size) and between.height > LOOSE_HEIGHT * text.size
    if alone and loose and not _opens_section(between, text):
        return False
    return not any(label_of(line.text) for line in lines)


def _opens_section(between: Box, text: PageText) -> bool:
    """Whether a title between two rules opens a section of the table: it stands low, and figures, no heads, follow.

    What opens a table of its own has heads below it.
    """
    own, after = (
        _lines_in(between, text),
        _lines_in(replace(between, top=between.bottom, bottom=between.bottom + FOLLOWING * text.size), text),
    )
    if len(own) != 1 or not after or between.height > SECTION * text.size:
        return False
    low = between.bottom - own[0].box.bottom < own[0].box.top - between.top
    texts = [s.text for s in after[0].segments[1:]]
    figures = sum(is_number(text) and not is_year(text) for text in texts)
    return low and len(texts) >= 2 and figures >= MOSTLY_FIGURES * len(texts)


def _holds_turned(between: Box, text: PageText) -> bool:
    """Whether heads that stand on end stand between two rules."""
    return sum(between.contains(word.box.x_mid, word.box.y_mid) for word in text.turned) >= FEWEST_TURNED


def _of_one_extent(a: Rule, b: Rule) -> bool:
    return abs(a.start - b.start) <= BESIDE and abs(a.end - b.end) <= BESIDE


def _lines_in(between: Box, text: PageText) -> list[Line]:
    """The lines between two rules, of each only what stands there: another table may stand beside."""
    found = []
    for line in text.lines:
        own = tuple(s for s in line.segments if between.contains(s.box.x_mid, s.box.y_mid))
        if own:
            found.append(Line(own))
    return found


def _runs_out(between: Box, text: PageText) -> bool:
    """Whether a line of text begins at the rules' left end and runs out beyond their right end."""
    return any(
        between.top < line.box.y_mid < between.bottom
        and any(abs(s.box.x0 - between.x0) < 2 * BESIDE and s.box.x1 > between.x1 + BESIDE for s in line.segments)
        for line in text.lines
    )


def _foreign(last: Rule, rule: Rule, tracks: Sequence[Rule], grounds: Sequence[Box], taken: Sequence[Region]) -> bool:
    """Whether something of its own stands between two rules: a rule of their extent or longer, a ground that sticks out of
    the stack, a drawn grid, or a stack that is set in on both sides."""
    low, high = max(last.start, rule.start) - BESIDE, min(last.end, rule.end) + BESIDE
    inner = [r for r in tracks if last.at + 2 < r.at < rule.at - 2]
    if any(_of_one_extent(last, r) for r in inner) or _holds_stack(last, inner):
        return True
    if any(last.at < r.box.top and r.box.bottom < rule.at and r.box.x0 < high and r.box.x1 > low for r in taken):
        return True
    between = [(r.start, r.end) for r in inner]
    between += [(p.x0, p.x1) for p in grounds if last.at - 2 < p.top and p.bottom < rule.at + 2]
    return any(start < high and end > low and (start < low or end > high) for start, end in between)


def _holds_stack(last: Rule, inner: Sequence[Rule]) -> bool:
    """Whether three or more rules between two others have one extent, set in on both sides: those of a narrower table."""
    within = [r for r in inner if r.start > last.start + SET_IN and r.end < last.end - SET_IN]
    return any(sum(_of_one_extent(r, other) for other in within) >= FEWEST_RULES for r in within)


def _is_line_of_text(line: Line, between: Box) -> bool:
    """Whether a line is one piece of many words from end to end of the rules."""
    piece = line.segments[0]
    return len(line.segments) == 1 and len(piece.words) >= FEWEST_WORDS and piece.box.width > END_TO_END * between.width


def _in_box(rule: Rule, box: Box) -> bool:
    return box.top - 2 <= rule.at <= box.bottom + 2 and rule.start < box.x1 and rule.end > box.x0
