"""Faces that drawn rules leave over several rows: one cell, or a cell in each row where the rules stop short of them."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import fmean

from extractors.model.page import Word
from extractors.tables.bands import BandLine
from extractors.tables.columns import MARKS, is_number
from extractors.tables.evidence import LOOSELY_SET
from extractors.tables.faces import Divided, Face
from extractors.tables.lines import rows_of, segments_of
from extractors.tables.phrases import slot_of

LEVEL = 0.3
"""How far the line of a tall face may stand from those of its row, in letter sizes."""

MOST_WRAPPED = 0.5
"""Share of lines that may reach their column's end by chance; where more do, the text is one that wraps."""

FEWEST_LINES = 4
"""Lines from which on it is no chance that each begins with a capital, in a row of its own."""

Lines = Sequence[Sequence[Word]]


def tall_cuts(tall: Sequence[Divided], rows: Sequence[BandLine], ys: Sequence[float]) -> Mapping[Face, tuple[float, ...]]:
    """The edges of rows that cut each of the faces over several bands; those that are one cell are left out.

    `rows` are the lines of all other faces, `ys` the edges of rows. Faces above each other in one column tell together
    whether their lines are wrapped.
    """
    cuts: dict[Face, tuple[float, ...]] = {}
    for column in sorted({(d.face.c0, d.face.c1) for d in tall}):
        mine = [(d.face, rows_of(d.words)) for d in tall if (d.face.c0, d.face.c1) == column and d.words]
        in_step = [(face, lines) for face, lines in mine if _in_step(lines, rows, _inside(face, ys))]
        for face, lines in in_step:
            own = len(lines) >= FEWEST_LINES or _loosely_set(lines) or not _wrapped(in_step)
            if _of_figures(lines) or (own and _each_row(lines, _inside(face, ys))):
                cuts[face] = _inside(face, ys)[1:-1]
    return cuts


def _inside(face: Face, ys: Sequence[float]) -> tuple[float, ...]:
    return tuple(y for y in ys if face.box.top <= y <= face.box.bottom)


def _of_figures(lines: Lines) -> bool:
    """Whether all lines but one at most hold nothing but figures and signs, in one column or several."""
    pieces = [[segment.text for segment in segments_of(line)] for line in lines]
    return sum(all(is_number(text) or MARKS.fullmatch(text) for text in texts) for texts in pieces) >= len(lines) - 1


def _mid(line: Sequence[Word]) -> float:
    return (min(word.box.top for word in line) + max(word.box.bottom for word in line)) / 2


def _in_step(lines: Lines, rows: Sequence[BandLine], edges: Sequence[float]) -> bool:
    """Whether each of two or more lines stands in a row of its own, level with a line of it or amid its lines."""
    slots = [slot_of(edges, _mid(line)) for line in lines]
    if len(lines) < 2 or len(set(slots)) < len(slots):
        return False
    for line, slot in zip(lines, slots, strict=True):
        beside = [row.mid for row in rows if edges[slot] < row.mid < edges[slot + 1]]
        levels = [*beside, fmean((min(beside), max(beside)))] if beside else []
        if not any(abs(_mid(line) - level) < LEVEL * line[0].size for level in levels):
            return False
    return True


def _each_row(lines: Lines, edges: Sequence[float]) -> bool:
    """Whether there are as many lines as rows, none of which begins as the rest of a sentence does."""
    return len(lines) == len(edges) - 1 and not any(line[0].text[:1].islower() for line in lines[1:])


def _loosely_set(lines: Lines) -> bool:
    """Whether lines stand further apart than those of a wrapped text do."""
    return min(_mid(b) - _mid(a) for a, b in pairwise(lines)) > LOOSELY_SET * lines[0][0].size


def _wrapped(faces: Sequence[tuple[Face, Lines]]) -> bool:
    """Whether most lines of faces in one column are so long that the next word would not have fitted on them."""
    inset = min(min(line[0].box.x0 - face.box.x0, face.box.x1 - line[-1].box.x1) for face, lines in faces for line in lines)
    full = [
        line[-1].box.x1 - line[0].box.x0 + 0.25 * line[0].size + following[0].box.width
        > face.box.width - 2 * max(0.0, inset)
        for face, lines in faces
        for line, following in pairwise(lines)
    ]
    return sum(full) > MOST_WRAPPED * len(full)
