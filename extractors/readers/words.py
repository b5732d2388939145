"""Glyphs -> words, in painting order first and by place after, so that no word is glued to its neighbour or cut.

Letters that follow each other in the content and touch on one baseline are a word, however tight or skewed the line is set;
pieces of a word that were painted apart are joined by their place. A raised mark is a word of its own.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import hypot
from sys import intern

from extractors.model.page import Box, Word
from extractors.readers.accents import placed
from extractors.readers.chains import Chain
from extractors.readers.direction import in_reading_order, is_right_to_left
from extractors.readers.letters import spelled
from extractors.readers.painted import Glyph
from extractors.readers.raised import mark_raised
from extractors.readers.tight import parted

WORD_GAP = 0.16
"""A gap of this share of the letter size parts words. Kerning moves letters by 0.1 at most, TeX never sets a word space
under 0.16, and word processors print the space as a letter."""

OVERLAP = 0.45
"""Letters that step back by more than this share of the size are not one word."""

SAME_BASELINE = 0.12
"""Baselines nearer than this share of the size are one line."""

TWICE = 0.12
"""A letter painted again within this share of its size is the same letter, made bold by hand."""

SPACED_LETTERS = 5
"""Single letters in a row that make a letter-spaced word, at least."""


def words(glyphs: Iterable[Glyph], width: float, height: float) -> tuple[Word, ...]:
    """The words of a page of the given size, in painting order; raised marks told apart.

    Words that are not upright on the page keep their box on the page and have `upright` False.
    """
    chains = mark_raised(_closed_up(parted(_joined(_chains(placed(glyphs), width, height)))))
    return tuple(word for chain in chains if (word := _word(chain)).text)


def _chains(glyphs: Iterable[Glyph], width: float, height: float) -> list[Chain]:
    """Letters that follow each other in the content and on the page."""
    chains: list[Chain] = []
    current: Chain | None = None
    after_space = False
    for glyph in glyphs:
        u0, u1, v = _along(glyph, width, height) if glyph.turn else (glyph.x0, glyph.x1, glyph.y)
        text = glyph.text
        if text == " " or not text.strip():
            after_space = True
            if current is not None and _follows(current, u0, v, glyph, 1.0):
                current.closed = True
            current = None
            continue
        if current is not None:
            if current.glyphs[-1].text == text and _is_again(current, glyph):
                current.twice = True
                continue
            if _goes_on(current, u0, v, glyph):
                current.glyphs.append(glyph)
                if u1 > current.u1:
                    current.u1 = u1
                continue
        current = Chain([glyph], u0, u1, v, glyph.size, glyph.turn, opened=after_space)
        after_space = False
        chains.append(current)
    return chains


def _along(glyph: Glyph, width: float, height: float) -> tuple[float, float, float]:
    """Start, end and baseline of a glyph in its own reading direction."""
    if glyph.turn == 90:
        return glyph.top, glyph.bottom, width - glyph.x
    if glyph.turn == 270:
        return height - glyph.bottom, height - glyph.top, glyph.x
    if glyph.turn == 180:
        return width - glyph.x1, width - glyph.x0, height - glyph.y
    return glyph.x0, glyph.x1, glyph.y


def _goes_on(chain: Chain, u0: float, v: float, glyph: Glyph) -> bool:
    """Whether a letter that starts at `u0` on the baseline `v` is one more of a word."""
    size, step = glyph.size, u0 - chain.u1
    if v == chain.v and size == chain.size and glyph.turn == chain.turn and -OVERLAP * size <= step <= WORD_GAP * size:
        return True  # as most letters are
    return _follows(chain, u0, v, glyph, WORD_GAP) or _follows(chain, u0, v, glyph, _gap_allowed(chain))


def _gap_allowed(chain: Chain) -> float:
    """The widest gap within the word so far: letter-spaced words have wide ones all along."""
    if len(chain.glyphs) < 3 or chain.turn != 0 or not chain.size:
        return WORD_GAP
    gaps = [b.x0 - a.x1 for a, b in zip(chain.glyphs[-4:], chain.glyphs[-3:], strict=False)]
    return max(WORD_GAP, min(gaps) / chain.size + WORD_GAP)


def _follows(chain: Chain, u0: float, v: float, glyph: Glyph, gap: float) -> bool:
    if glyph.turn != chain.turn:
        return False
    if glyph.turn == 45:
        return -OVERLAP * glyph.size <= _slanted_gap(chain.glyphs[-1], glyph) <= WORD_GAP * glyph.size
    small, size = (chain.size, glyph.size) if chain.size < glyph.size else (glyph.size, chain.size)
    if abs(v - chain.v) > SAME_BASELINE * size or not -OVERLAP * size <= u0 - chain.u1 <= gap * small:
        return False
    return small == size or not small or 0.75 <= glyph.size / chain.size <= 1.34


def _slanted_gap(last: Glyph, glyph: Glyph) -> float:
    """The gap between two letters of a slanted line: the way from one origin to the next without the first one's advance.

    The box of a slanted letter is as wide and high as its advance and its size reach, so either tells the advance.
    """
    along, across = abs(glyph.x - last.x), abs(glyph.y - last.y)
    step = hypot(along, across)
    if step == 0:
        return -last.size
    if along > across:
        return step - ((last.x1 - last.x0) * step - last.size * across) / along
    return step - ((last.bottom - last.top) * step - last.size * along) / across


def _is_again(chain: Chain, glyph: Glyph) -> bool:
    """Whether the letter was just painted at this place: bold by painting twice."""
    last = chain.glyphs[-1]
    near = min(
        TWICE * glyph.size, 0.4 * max(glyph.x1 - glyph.x0, glyph.bottom - glyph.top if glyph.turn in (90, 270) else 0.0)
    )
    return near > 0 and last.text == glyph.text and abs(last.x0 - glyph.x0) <= near and abs(last.y - glyph.y) <= near


def _joined(chains: Sequence[Chain]) -> list[Chain]:
    """Chains that touch on one baseline made one; a chain painted twice kept once."""
    lines: dict[tuple[int, int], list[Chain]] = defaultdict(list)
    for chain in chains:
        lines[chain.turn, round(chain.v / 2)].append(chain)
    gone: set[int] = set()
    for (turn, band), line in lines.items():
        if turn == 45:
            continue
        near = sorted([*line, *lines.get((turn, band + 1), ())], key=lambda chain: (chain.u0, chain.v))
        _join_line([chain for chain in near if id(chain) not in gone], gone)
    return [chain for chain in chains if id(chain) not in gone]


def _join_line(line: Sequence[Chain], gone: set[int]) -> None:
    """Joins neighbours of one line, sorted by where they start, into the first of them."""
    open_chains: list[Chain] = []
    for chain in line:
        open_chains = [left for left in open_chains if left.u1 >= chain.u0 - left.size]
        for left in open_chains:
            if _is_double(left, chain):
                gone.add(id(chain))
                left.twice = left.twice or left.v != chain.v or left.u0 != chain.u0
                break
            if _touches(left, chain):
                left.glyphs += chain.glyphs
                left.u1, left.closed = max(left.u1, chain.u1), chain.closed
                gone.add(id(chain))
                break
        else:
            open_chains.append(chain)


def _touches(left: Chain, right: Chain) -> bool:
    size = max(left.size, right.size)
    step = right.u0 - left.u1
    return (
        not left.closed
        and not right.opened
        and abs(left.v - right.v) <= SAME_BASELINE * size
        and -TWICE * size <= step <= WORD_GAP * min(left.size, right.size)
        and 0.75 * left.size <= right.size <= 1.34 * left.size
    )


def _is_double(left: Chain, right: Chain) -> bool:
    near = 2 * TWICE * left.size
    same_place = abs(left.u0 - right.u0) <= near and abs(left.u1 - right.u1) <= near and abs(left.v - right.v) <= near
    return same_place and [g.text for g in left.glyphs] == [g.text for g in right.glyphs]


def _closed_up(chains: Sequence[Chain]) -> list[Chain]:
    """Letter-spaced words closed up: single letters in a row with one gap between them, wider gaps between words."""
    done: list[Chain] = []
    row: list[Chain] = []
    for chain in [*chains, None]:
        if chain is not None and len(chain.glyphs) == 1 and chain.glyphs[0].text.isalpha() and _next_in_row(row, chain):
            row.append(chain)
            continue
        done += _spelled_row(row)
        single = chain is not None and len(chain.glyphs) == 1
        row = [chain] if chain is not None and single else []
        done += [chain] if chain is not None and not single else []
    return done


def _next_in_row(row: Sequence[Chain], chain: Chain) -> bool:
    if not row:
        return False
    last = row[-1]
    alike = last.turn == chain.turn and last.turn != 45 and abs(last.v - chain.v) <= SAME_BASELINE * last.size
    return alike and not last.closed and not chain.opened and 0 < chain.u0 - last.u1 < 2.0 * last.size


def _spelled_row(row: Sequence[Chain]) -> list[Chain]:
    """The words of a row of single letters; the row itself where its gaps are those of single letters in a table."""
    gaps = sorted(right.u0 - left.u1 for left, right in pairwise(row))
    if len(row) < SPACED_LETTERS or gaps[len(gaps) // 2] > 0.7 * row[0].size:
        return list(row)
    usual = gaps[len(gaps) // 2]
    if sum(1 for gap in gaps if abs(gap - usual) <= 0.08 * row[0].size) < 0.7 * len(gaps):
        return list(row)
    words = [row[0]]
    for left, right in pairwise(row):
        if right.u0 - left.u1 <= usual + 0.15 * left.size:
            words[-1].glyphs += right.glyphs
            words[-1].u1 = right.u1
        else:
            words.append(right)
    return words


_DRAWN_HYPHEN = re.compile("(?<=\\S)\u00ad(?=\\S)")
"""A soft hyphen that stands amid a word: a font that has one sign for both hyphens calls them by one name."""


def _word(chain: Chain) -> Word:
    glyphs = chain.glyphs
    text = "".join([g.text for g in glyphs])
    if not text.isascii() or not text.isprintable():
        glyphs = _as_read(chain)
        text = _DRAWN_HYPHEN.sub("-", spelled("".join([g.text for g in glyphs])))
    first, half = glyphs[0], len(glyphs) / 2
    box = Box(
        min([g.x0 for g in glyphs]),
        min([g.top for g in glyphs]),
        max([g.x1 for g in glyphs]),
        max([g.bottom for g in glyphs]),
    )
    sizes = [g.size for g in glyphs]
    of_one_size = min(sizes) == max(sizes)
    return Word(
        text=intern(text.strip()),  # a paper says most of its words often
        box=box,
        size=round(first.size, 2) if of_one_size else Counter(round(size, 2) for size in sizes).most_common(1)[0][0],
        bold=chain.twice or sum([g.face.bold or g.mode == 2 for g in glyphs]) > half,
        italic=sum([g.face.italic for g in glyphs]) > half,
        superscript=chain.raised,
        upright=chain.turn == 0,
    )


def _as_read(chain: Chain) -> list[Glyph]:
    """The letters of a word in the order in which they are read: from right to left in Arabic, Hebrew and the like."""
    if chain.turn != 0 or not is_right_to_left("".join(glyph.text for glyph in chain.glyphs)):
        return chain.glyphs
    across = sorted(chain.glyphs, key=lambda glyph: glyph.x0 + glyph.x1)
    return in_reading_order(across, lambda glyph: glyph.text)
