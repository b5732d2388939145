"""Words -> lines and segments: the horizontal half of white space."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from extractors.model.page import Box, Word
from extractors.tables.stages import Line, Segment

HALF = 0.5
"""Share from which on it is the greater part."""

COLUMN_GAP = 0.9
"""A gap wider than this, in letter sizes, parts segments. A set word space is 0.25, a stretched one up to about 0.7."""

ONE_WIDTH = 1.06
"""Widths of letters on one line, the widest over the narrowest by word, up to which a typewriter set it."""

ONE_WIDTH_OF_FEW, FEWEST_WIDTHS = 1.04, 3
"""The same for a line of fewer different words than this, whose letters may be as wide as each other by chance; all digits
of a face are."""

TALLEST = 40.0
"""Points between lines, from which on no word is high enough to reach from one to the other."""

SETTLED = 4
"""Words of a line from which on its height is known."""

THINNEST = 0.1
"""Points that a word is high at least."""

WORD_SPACE, TYPED_SPACE = 0.42, 1.5
"""The widest space between words of a phrase, in letter sizes, and in letters of a typewriter."""

FEWEST_GAPS = 5
"""Gaps on a line from which on the lower third of them are its word spaces."""

MOST_STRETCHED, ODD_SPACE = 0.8, 1.9
"""Word spaces are stretched together, to this share of the letter size at most: wider ones all along a line are column gaps.
One that is wider than the others by this factor is none."""

TOUCHING = 0.2
"""How far a raised mark stands from its word at most, in letter sizes of the word."""

HALFWAY = 1.95
"""Steps between two lines, in letter sizes, up to which a label may stand halfway between them."""

OFF_LINE = 0.25
"""Letter sizes that a label stands off the lines above and below it, at least."""

FEWEST_DOTS = 4
"""Dots from which on these lead on, and are no ellipsis."""

LEADER = re.compile(r"(?:[.…·]\s*){3,}$")


def rows_of(words: Iterable[Word]) -> tuple[tuple[Word, ...], ...]:
    """Words grouped by baseline, top to bottom, each group from left to right.

    A word joins the group that its height overlaps most, if by half or more: tight boxes from OCR and mixed sizes differ in
    top and bottom but still overlap. A raised mark joins the word that it touches, however near it is to the line above.
    """
    groups: list[list[Word]] = []
    spans: list[tuple[float, float]] = []
    first_open = 0
    every = sorted(words, key=lambda w: (w.box.top, w.box.x0))
    for word in (w for w in every if not w.superscript):
        top, bottom = word.box.top, word.box.bottom
        while first_open < len(groups) and spans[first_open][1] < top - TALLEST:
            first_open += 1
        best = _home(spans, first_open, top, bottom)
        if best < 0:
            groups.append([word])
            spans.append((top, bottom))
        else:
            groups[best].append(word)
            # The tallest word leads, so that a group begun by a small one settles on the line itself.
            if bottom - top > spans[best][1] - spans[best][0] and len(groups[best]) < SETTLED:
                spans[best] = (top, bottom)
    for mark in (w for w in every if w.superscript):
        level = [i for i, span in enumerate(spans) if span[0] < mark.box.bottom and mark.box.top < span[1]]
        shares = {i: _overlap(spans[i], mark.box) + _touches(mark, groups[i]) for i in level}
        best = max(shares, key=shares.__getitem__, default=-1)
        if best < 0 or shares[best] <= HALF:
            groups.append([mark])
            spans.append((mark.box.top, mark.box.bottom))
        else:
            groups[best].append(mark)
    ordered = sorted(zip(spans, groups, strict=True), key=lambda pair: (sum(pair[0]), pair[1][0].box.x0))
    return tuple(tuple(sorted(group, key=lambda w: (w.box.x0, w.box.x1))) for _, group in ordered)


def _home(spans: Sequence[tuple[float, float]], first: int, top: float, bottom: float) -> int:
    """Which of the groups from `first` on a word from `top` to `bottom` overlaps most, the last of equals; -1 where none by
    more than half."""
    best, best_share, height = -1, HALF, bottom - top
    for i in range(len(spans) - 1, first - 1, -1):
        low, high = spans[i]
        if high > top and low < bottom:
            least = height if height < high - low else high - low
            shared = (high if high < bottom else bottom) - (low if low > top else top)
            share = shared / (least if least > THINNEST else THINNEST)
            if share > best_share:
                best, best_share = i, share
    return best


def _touches(mark: Word, group: Sequence[Word]) -> float:
    """1 where a raised mark stands right at the end of a word of a group, or at its beginning, above its middle; else 0."""
    beside = (w for w in group if w.box.y_mid > mark.box.y_mid)
    return float(any(min(abs(mark.box.x0 - w.box.x1), abs(w.box.x0 - mark.box.x1)) < TOUCHING * w.size for w in beside))


def reading_lines(words: Sequence[Word]) -> tuple[tuple[Word, ...], ...]:
    """The words of a cell by line, in reading order. Words all on end are read upwards, their lines from left to right;
    downwards where they come so."""
    if any(word.upright for word in words):
        return rows_of(words)
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box.x_mid):
        if lines and word.box.x_mid < lines[-1][0].box.x1:
            lines[-1].append(word)
        else:
            lines.append([word])
    return tuple(tuple(line if reads_down(line) else sorted(line, key=lambda w: -w.box.bottom)) for line in lines)


def reads_down(words: Sequence[Word]) -> bool:
    """Whether words on end come one below the other, as those do that are read from above to below."""
    pairs = [(a.box, b.box) for a, b in pairwise(words) if a.box.x0 < b.box.x_mid < a.box.x1]
    return 2 * sum(a.bottom <= b.top for a, b in pairs) > len(pairs)


def _overlap(span: tuple[float, float], box: Box) -> float:
    shared = min(span[1], box.bottom) - max(span[0], box.top)
    return shared / max(THINNEST, min(span[1] - span[0], box.height))


def space_of(line: Sequence[Word]) -> float:
    """How wide a space between words of a phrase is at most, in points: a letter and a half in print of one width."""
    widths = sorted(word.box.width / len(word.text) for word in line if len(word.text) > 1)
    several = len({word.text for word in line if not word.text.isdigit()}) >= FEWEST_WIDTHS
    alike = ONE_WIDTH if several else ONE_WIDTH_OF_FEW
    typed = len(widths) >= 2 and widths[-1] < alike * widths[0]
    return max(WORD_SPACE * line[0].size, TYPED_SPACE * widths[0] if typed else 0.0)


def segments_of(row: Sequence[Word], gap: float = COLUMN_GAP) -> tuple[Segment, ...]:
    """One line's words, parted where the white space is wider than `gap` letter sizes and than its own word spaces.

    So they are where dots that lead on end.
    """
    if not row:
        return ()
    gaps = sorted([max(0.0, b.box.x0 - a.box.x1) for a, b in pairwise(row)])
    sizes = [word.size for word in row]
    size = sizes[0] if min(sizes) == max(sizes) else median(sizes)
    usual = gaps[(len(gaps) - 1) // 3] if len(gaps) >= FEWEST_GAPS else 0.0
    limit = max(gap * size, ODD_SPACE * usual) if usual < MOST_STRETCHED * size else gap * size
    pieces: list[list[Word]] = [[row[0]]]
    for before, word in pairwise(row):
        led = LEADER.fullmatch(before.text) is not None and len(before.text) >= FEWEST_DOTS
        if word.box.x0 - before.box.x1 > limit or led:
            pieces.append([word])
        else:
            pieces[-1].append(word)
    return tuple(Segment(tuple(piece)) for piece in pieces)


def rows_with_labels(words: Iterable[Word]) -> tuple[tuple[Sequence[Word], Sequence[Word]], ...]:
    """Words by line, each with those that tell its height; a label beside two lines, halfway between, joins the upper."""
    lines = rows_of(words)
    out: list[tuple[Sequence[Word], Sequence[Word]]] = []
    for i, line in enumerate(lines):
        between = 0 < i < len(lines) - 1 and bool(out) and _is_halfway(line, out[-1][1], lines[i + 1])
        if between:
            out[-1] = (sorted((*line, *out[-1][0]), key=lambda word: word.box.x0), out[-1][1])
        else:
            out.append((line, line))
    return tuple(out)


def _is_halfway(label: Sequence[Word], above: Sequence[Word], below: Sequence[Word]) -> bool:
    size = label[0].size
    steps = (middle(label) - middle(above), middle(below) - middle(label))
    amid = min(steps) > OFF_LINE * size and sum(steps) < HALFWAY * size
    left = label[-1].box.x1 < min(above[0].box.x0, below[0].box.x0)
    right = label[0].box.x0 > max(above[-1].box.x1, below[-1].box.x1)
    alone = len(segments_of(label)) == 1 < min(len(segments_of(x, 0.5)) for x in (above, below))
    return amid and (left or right) and alone


def middle(words: Sequence[Word]) -> float:
    """The height of a line, in points: that of its words on average."""
    return sum(word.box.y_mid for word in words) / len(words)


def lines_of(words: Iterable[Word], gap: float = COLUMN_GAP) -> tuple[Line, ...]:
    """All lines of the words, top to bottom."""
    return tuple(Line(segments_of(row, gap)) for row in rows_of(words))
