"""What shows that the lines between two rules are rows of their own, not one row whose cells wrap."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractors.model.page import Word
from extractors.tables.grid.bands import BandLine, Reach, is_full
from extractors.tables.grid.seams import is_small, leads_on
from extractors.tables.marks.kinds import HYPHENS, is_number

FEWEST_ROWS = 3
"""Rows from which on it is no chance how they are set."""

FEWEST_MET, MOSTLY_OVER, GOES_ON, SHORTEST = 3, 0.5, 2, 3
"""Texts one below the other, share of them that are over, how many such one that goes on outweighs, and letters of a text
that cannot be the only one of a line."""

MANY_MET, HARDLY_EVER = 8, 0.1
"""Texts one below the other, from which on some of one cell would run on in the next, and share that may."""

IN_STEP = 0.7
"""Share of lines or rows that must show something, for all of them to."""

MOSTLY_FIGURES = 0.8
"""Share of the lines of a column that are figures, from which on it is one of them."""

LOOSELY_SET = 1.25
"""Leading in letter sizes from which lines stand wider than those of a wrapped text."""


def stacked(lines: Sequence[BandLine]) -> bool:
    """Whether a ruled band holds several rows all the same: a column of one figure a line, in step with another column.

    Lines of labels alone do not count: they open sections.
    """
    lines = [line for line in lines if set(line.columns) != {0}]
    if len(lines) < 2:
        return False
    columns = {c for line in lines for c in line.columns}
    counts = {c: sum(c in line.columns for line in lines) for c in columns}
    figures = [c for c in columns if counts[c] >= 2 and all(line.numeric(c) for line in lines if c in line.columns)]
    in_step = sum(len(line.columns) >= 2 for line in lines)
    return any(
        counts[c] >= IN_STEP * len(lines)
        and in_step >= IN_STEP * len(lines)
        and any(other != c and counts[other] >= IN_STEP * len(lines) for other in columns)
        for c in figures
    )


def own_cells(lines: Sequence[BandLine], rights: Mapping[int, Reach]) -> bool:
    """Whether nearly all lines fill the same columns with texts that end there, none of which runs on in the next line.

    A text that wraps fills its lines, and ends a line or more before others do.
    """
    counts = Counter(c for line in lines for c in line.columns)
    usual = {c for c, n in counts.items() if n >= IN_STEP * len(lines)}
    full = sum(len(usual & set(line.columns)) for line in lines) >= IN_STEP * len(usual) * len(lines)
    labelled = counts[0] == len(lines) or counts[0] <= 1
    if len(usual) < 2 or not labelled or not full:
        return False
    met = [(a.columns[c], b.columns[c], c) for a, b in pairwise(lines) for c in usual if c in a.columns and c in b.columns]
    small = {
        c for c in usual if 2 * sum(line.columns[c][0].text[:1].islower() for line in lines if c in line.columns) > counts[c]
    }
    go_on = sum(leads_on(a[-1]) or a[-1].text.endswith(HYPHENS) or (is_small(b[0]) and c not in small) for a, b, c in met)
    over = sum(is_over(a) or not is_full(a, b[0], rights[c]) for a, b, c in met)
    if len(met) >= MANY_MET and go_on <= HARDLY_EVER * len(met):
        return True
    return len(met) >= FEWEST_MET and over - GOES_ON * go_on >= MOSTLY_OVER * len(met)


def is_over(words: Sequence[Word]) -> bool:
    """Whether a line holds a figure, or one sign or word too short to be the only one of a line that wraps."""
    text = " ".join(word.text for word in words)
    return is_number(text) or len(text) <= SHORTEST


def evenly_set(lines: Sequence[BandLine], pitch: float | None) -> bool:
    """Whether lines stand as far apart as rows of one line do between rules, and all fill the same columns, some of them.

    Lines of one cell stand closer, by the space that is left above and below a cell's text.
    """
    columns = set(lines[0].columns)
    if pitch is None or len(columns) < 2 or any(set(line.columns) != columns for line in lines):
        return False
    steps = [b.mid - a.mid for a, b in pairwise(lines)]
    return min(steps) > max(0.95 * pitch, LOOSELY_SET * lines[0].size)


def labels_end(lines: Sequence[BandLine], rights: Mapping[int, Reach]) -> bool:
    """Whether label after label ends though the next word would have fitted, in lines that fill other columns too.

    These are no lines of wrapped cells.
    """
    if len(lines) < FEWEST_ROWS or any(0 not in line.columns or len(line.columns) < 2 for line in lines):
        return False
    over = sum(not is_full(a.columns[0], b.columns[0][0], rights[0]) for a, b in pairwise(lines))
    return over >= IN_STEP * (len(lines) - 1)


def figures_apart(lines: Sequence[BandLine], rows: Sequence[Sequence[int]]) -> bool:
    """Whether what is thought to be rows has figures below figures from nearly every row to the next, in any column
    of hardly anything else.

    No figure wraps, so that two of them one below the other are two cells.
    """
    columns = {c for line in lines for c in line.columns if c}
    held = {c: [line.numeric(c) for line in lines if c in line.columns] for c in columns}
    columns = {c for c, numeric in held.items() if sum(numeric) >= MOSTLY_FIGURES * len(numeric)}
    filled = [{c for i in row for c in lines[i].columns} & columns for row in rows]
    apart = sum(bool(upper & lower) for upper, lower in pairwise(filled))
    return len(rows) >= FEWEST_ROWS and apart >= IN_STEP * (len(rows) - 1)
