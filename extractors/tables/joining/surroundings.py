"""What stands around a table and belongs to it: caption, number, notes, source, unit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.model.lists import rows
from extractors.model.page import Box, Word
from extractors.tables.evidence import Evidence, Scale, weighed
from extractors.tables.joining.caption_blocks import captions_on
from extractors.tables.marks.captions import heading_of, label_of, opens_note
from extractors.tables.marks.kinds import is_bold
from extractors.tables.marks.lines import lines_of
from extractors.tables.marks.prose import size_of
from extractors.tables.stages import USUAL_SIZE, Caption, Grid, Line, Segment, Surroundings

MOST_NOTE_LINES = 14

FAR = 4.5
"""A caption further away than this, in line heights, with nothing between, belongs to something else."""

NEAR_HEADING = 2.5
"""Letter sizes that a heading stands above the table that it names, at most."""

ASIDE = 0.5
"""Share of a table's width that a caption may stand to its side."""

LEAST_HEIGHT = 6.0
"""Points that a caption's line is high, at least."""

NOTE_PIECES = 30.0
"""Letter sizes between pieces of a note's line, at most."""

FIRST_NOTE, NEXT_NOTE, SAME_NOTE, NOTE_SIZE = 2.6, 1.2, 0.75, 0.08
"""Letter sizes between a table and its first note, and between notes; between lines of one note, and the share by which
their letter sizes may differ."""

SMALL_PRINT, RIGHT_BELOW = 0.96, 1.1
"""Share of a table's letter size below which a line that stands so near below it is a note."""

UNIT_WORDS, BESIDE_UNIT, UNIT_LINE, BRACKETED_WORDS = 6, 2, 8, 4
"""Words of a unit, at most, and of them those that name none; of a line that states one; and of a line in brackets."""

UNIT_NEAR = 1.6
"""Letter sizes between a table and the line above that states its unit, at most."""

OTHER_SIDE = 2.0
"""Line heights that a caption counts as further away on the side of its table where others do not stand."""


@dataclass(frozen=True, slots=True)
class Belongings:
    """What belongs to each grid of a page, and the captions of tables that belong to none of them."""

    of_grids: tuple[Surroundings, ...]
    left: tuple[Caption, ...]


def around(grids: Sequence[Grid], lines: Sequence[Line]) -> Belongings:
    """What stands around the grids of a page."""
    taken = [grid.box for grid in grids]
    free = [[s for s in line.segments if not any(b.contains(s.box.x_mid, s.box.y_mid) for b in taken)] for line in lines]
    outside = [segment for segments in free for segment in segments]
    captions = captions_on(free, taken)
    owner = _owners(grids, captions)
    used = {id(word) for caption in captions for word in caption.words}
    found = []
    for i, grid in enumerate(grids):
        caption = next((c for c, g in zip(captions, owner, strict=True) if g == i), None) or _heading_over(grid, outside)
        notes = notes_under(grid, outside, caption, taken)
        used |= {id(word) for note in notes for word in note}
        found.append(Surroundings(caption, notes, _unit(grid, caption, outside, used)))
    left = (c for c, grid_at in zip(captions, owner, strict=True) if grid_at is None and c.label.kind == "table")
    return Belongings(tuple(found), tuple(left))


def under(caption: Caption, found: Surroundings) -> Surroundings:
    """What belongs to a grid at the top of a page, given the caption that the page before ends with."""
    stated = unit_in(" ".join(word.text for word in caption.words))
    return replace(found, caption=caption, unit=stated or found.unit, handed_on=True)


# ---------------------------------------------------------------- captions


def _heading_over(grid: Grid, segments: Sequence[Segment]) -> Caption | None:
    """The heading right above a grid that names an annex, as the caption of the table that it is; None without one."""
    above = [s for s in segments if s.box.bottom < grid.box.top + 2 and s.box.shared_width(grid.box) > 0]
    nearest = max(above, key=lambda s: s.box.bottom, default=None)
    label = heading_of(nearest.text) if nearest is not None else None
    if nearest is None or label is None or grid.box.top - nearest.box.bottom > NEAR_HEADING * size_of(nearest):
        return None
    return Caption(label, nearest.words, nearest.box)


def _owners(grids: Sequence[Grid], captions: Sequence[Caption]) -> list[int | None]:
    """For each caption the grid it belongs to: the nearest, on the side on which the page's captions stand.

    That is above, but where more tables have a caption if they stand below, or the same ones a nearer one. One table more
    is none: a page may begin with the rest of a table and end with the caption of one overleaf.
    """
    sides = [_nearest(grids, captions, below) for below in (False, True)]
    told = [sum(at is not None for at in owner) for owner, _ in sides]
    if abs(told[0] - told[1]) == 1 and min(told):
        return min(zip(sides, told, strict=True), key=lambda each: each[0][1] / each[1])[0][0]
    return min(zip(sides, told, strict=True), key=lambda each: (-each[1], each[0][1]))[0][0]


def _nearest(grids: Sequence[Grid], captions: Sequence[Caption], below: bool) -> tuple[list[int | None], float]:
    """For each caption the nearest grid, and how far all are from theirs, in line heights; those on the other side than
    `below` tells count as further."""
    costs = []
    for k, caption in enumerate(captions):
        if caption.label.kind != "table":
            continue
        for i, grid in enumerate(grids):
            cost = _distance(caption, grid, below)
            if cost is not None:
                costs.append((cost, k, i))
    owner: list[int | None] = [None] * len(captions)
    taken: set[int] = set()
    total = 0.0
    for cost, k, i in sorted(costs):
        if owner[k] is None and i not in taken:
            owner[k] = i
            taken.add(i)
            total += cost
    return owner, total


def _distance(caption: Caption, grid: Grid, expected_below: bool) -> float | None:
    """How far a caption stands from a grid, in line heights; `OTHER_SIDE` further where it is not above, or not below, as
    expected. None: too far.

    One that stands beside it counts as further by what lies between.
    """
    pair = Pair(caption, grid)
    if weighed(OWN_CAPTION, pair) <= 0:
        return None
    aside = max(0.0, -caption.box.shared_width(grid.box))
    other_side = (pair.below >= pair.above) != expected_below
    return (max(0.0, pair.above, pair.below) + aside) / pair.height + (OTHER_SIDE if other_side else 0.0)


@dataclass(frozen=True, slots=True)
class Pair:
    """A caption and a grid of one page that may be its table's."""

    caption: Caption
    grid: Grid

    @property
    def height(self) -> float:
        """How high the caption's line is, in points."""
        return max(LEAST_HEIGHT, self.caption.words[0].size)

    @property
    def above(self) -> float:
        """How far the caption stands above the grid, in points; below 0 where it does not."""
        return self.grid.box.top - self.caption.box.bottom

    @property
    def below(self) -> float:
        return self.caption.box.top - self.grid.box.bottom


def about_pair(pair: Pair) -> str:
    """The caption in question, cut short; where the table begins, in points, and how many of the caption's lines off."""
    text = " ".join(word.text for word in pair.caption.words)
    off = max(0.0, pair.above, pair.below) / pair.height
    return f"{text[:40]} | table at {pair.grid.box.x0:.0f}, {pair.grid.box.top:.0f}, {off:.1f} lines off"


def to_its_side(pair: Pair) -> bool:
    """The caption stands to the side of the table."""
    return pair.caption.box.shared_width(pair.grid.box) <= -ASIDE * pair.grid.box.width


def too_far(pair: Pair) -> bool:
    """The caption stands further from the table than its own does."""
    return max(pair.above, pair.below) > FAR * pair.height


OWN_CAPTION = Scale(
    "a caption may be a table's",
    (
        Evidence("to its side", to_its_side, -1.0),
        Evidence("too far", too_far, -1.0),
    ),
    (Evidence("near", lambda _: 1.0, 1.0),),
    about_pair,
)


# ---------------------------------------------------------------- notes


def notes_under(
    grid: Grid, segments: Sequence[Segment], caption: Caption | None, grids: Sequence[Box]
) -> tuple[tuple[Word, ...], ...]:
    """The note and source lines below a grid, a tuple of words for each note.

    A note opens with a word or mark for it, or is set in smaller print right below the table. The table's own caption may
    stand between.
    """
    body = sorted(word.size for cell in grid.cells for word in cell.words)
    size = body[len(body) // 2] if body else USUAL_SIZE
    own = {id(word) for word in caption.words} if caption is not None else set()
    under = [s for s in segments if s.box.top > grid.box.bottom - 2 and s.box.shared_width(grid.box) > 0]
    notes: list[list[Word]] = []
    bottom = grid.box.bottom
    for count, line in enumerate(lines_of([w for s in under for w in s.words], NOTE_PIECES)):
        segment = line.segments[0]
        gap = segment.box.top - bottom
        if id(segment.words[0]) in own:
            bottom = segment.box.bottom
            continue
        if gap > (FIRST_NOTE if not notes else NEXT_NOTE) * size or count >= MOST_NOTE_LINES or label_of(segment.text):
            break
        if any(b.top < segment.box.y_mid and b.top > grid.box.bottom and b.shared_width(segment.box) > 0 for b in grids):
            break
        print_size = size_of(segment)
        if opens_note(segment.text):
            notes.append(list(line.words))
        elif notes and gap < SAME_NOTE * size and abs(print_size - notes[-1][0].size) < NOTE_SIZE * size:
            notes[-1] += line.words
        elif not notes and gap < RIGHT_BELOW * size and print_size < SMALL_PRINT * size and not is_bold(segment.words):
            notes.append(list(line.words))
        else:
            break
        bottom = segment.box.bottom
    return tuple(tuple(note) for note in notes)


# ---------------------------------------------------------------- units


@cache
def _unit_words() -> re.Pattern[str]:
    words = sorted((row["word"] for row in rows("table_units")), key=lambda w: (-len(w), w))
    return re.compile("|".join(rf"(?<!\w){re.escape(w)}(?!\w)" for w in words), re.IGNORECASE)


_BRACKETED = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_NAMED = re.compile(
    r"^\s*(?:units?|figures|amounts|values)\s*(?:of measure(?:ment)?)?\s*(?::|are in|in)\s*(.{1,60}?)\s*[.;]?\s*$", re.I
)
_IN = re.compile(r"[,;:.–—-]\s*(?:in|all in)\s+([^,;:()]{1,50})\s*\.?$", re.IGNORECASE)


def unit_in(text: str) -> str:
    """The unit or scale that a caption or unit line states ("US$ million"), without brackets or a leading "in"; or ""."""
    named = _NAMED.match(text.strip("()[] "))
    if named:
        return named[1].strip()
    found = [m[1] for m in _BRACKETED.finditer(text)] + [m[1] for m in [_IN.search(text)] if m]
    for candidate in found:
        bare = re.sub(r"^\s*(?:in|unit:?)\s+", "", candidate, flags=re.IGNORECASE).strip()
        left = _unit_words().sub("", bare)
        if len(left) < len(bare) and len(re.findall(r"[^\W\d_]+", left)) <= BESIDE_UNIT and len(bare.split()) <= UNIT_WORDS:
            return bare
    return ""


def _unit(grid: Grid, caption: Caption | None, segments: Sequence[Segment], used: set[int]) -> str:
    """The unit in the caption, in a line of its own right above the table, or in the corner cell."""
    if caption is not None:
        stated = unit_in(" ".join(word.text for word in caption.words))
        if stated:
            return stated
    for segment in segments:
        near = (
            0 <= grid.box.top - segment.box.bottom < UNIT_NEAR * size_of(segment) and segment.box.shared_width(grid.box) > 0
        )
        if near and id(segment.words[0]) not in used and len(segment.words) <= UNIT_LINE:
            text = segment.text.strip()
            bracketed = _BRACKETED.fullmatch(text) if len(text.split()) <= BRACKETED_WORDS else None
            stated = unit_in(text) or unit_in(f"({text.strip('()')})") or (bracketed[1] if bracketed else "")
            if stated:
                return stated
    corner = next((c for c in grid.cells if c.row == 0 and c.col == 0 and c.words), None)
    return unit_in(corner.text) if corner is not None else ""
