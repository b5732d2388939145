"""Faces that drawn rules leave over several bands: one cell, or cells in each band where the rules stop short of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import fmean

from extractors.model.page import Box, Word
from extractors.tables.grid.faces import Divided, slot_of
from extractors.tables.marks.lines import rows_of

LEVEL = 0.3
"""How far the line of a tall face may stand from the one beside it, in letter sizes."""

NEARLY_ALL = 0.9
"""Share of bands that must be in step with the lines of a tall face."""

MOST_WRAPPED = 0.5
"""Share of lines that may reach their column's end by chance; where more do, the text is one that wraps."""

FEWEST_LINES = 4
"""Lines from which on it is no chance that each stands level with one beside it."""

Lines = Sequence[Sequence[Word]]


def cut_by_bands(divided: Sequence[Divided], ys: Sequence[float]) -> tuple[Divided, ...]:
    """The faces, those over several bands cut along the bands' edges `ys` where their lines are cells beside the others'.

    Faces above each other in one column tell together whether their lines are wrapped.
    """
    flat = [d for d in divided if d.face.r1 == d.face.r0 + 1]
    bands = [
        [_mid(line) for line in rows_of(w for d in flat if d.face.r0 == r for w in d.words)] for r in range(len(ys) - 1)
    ]
    tall = {i: rows_of(d.words) for i, d in enumerate(divided) if d.face.r1 > d.face.r0 + 1 and d.words}
    in_step = {
        i: lines for i, lines in tall.items() if _beside_all(lines, divided[i], bands, ys) and _opens_each(lines, bands)
    }
    columns = {_columns(divided[i]) for i in in_step}
    wrapped = {
        c for c in columns if _wrapped([(divided[i].face.box, in_step[i]) for i in in_step if _columns(divided[i]) == c])
    }
    own = {i for i, lines in in_step.items() if len(lines) >= FEWEST_LINES or _columns(divided[i]) not in wrapped}
    return tuple(part for i, d in enumerate(divided) for part in (_by_band(d, ys) if i in own else (d,)))


def _by_band(tall: Divided, ys: Sequence[float]) -> Iterator[Divided]:
    """A face over several bands as one in each."""
    face = tall.face
    edges = ys[face.r0 : face.r1 + 1]
    for r, (top, bottom) in enumerate(pairwise(edges), start=face.r0):
        words = tuple(w for w in tall.words if slot_of(edges, w.box.y_mid) == r - face.r0)
        box = Box(face.box.x0, top, face.box.x1, bottom)
        yield Divided(replace(face, r0=r, r1=r + 1, box=box), words, tall.xs)


def _mid(line: Sequence[Word]) -> float:
    return (min(word.box.top for word in line) + max(word.box.bottom for word in line)) / 2


def _columns(part: Divided) -> tuple[int, int]:
    return part.face.c0, part.face.c1


def _beside(line: Sequence[Word], bands: Sequence[Sequence[float]]) -> bool:
    """Whether a line stands level with one of the bands' lines."""
    return any(abs(_mid(line) - mid) < LEVEL * line[0].size for mids in bands for mid in mids)


def _beside_all(lines: Lines, tall: Divided, bands: Sequence[Sequence[float]], ys: Sequence[float]) -> bool:
    """Whether lines stand level with all lines of nearly every band beside them, or one amid the lines of a band.

    Heads at the top of the grid may stand beside a blank.
    """
    first = tall.face.r0 or next(r for r in range(len(bands)) if _mid(lines[0]) < ys[r + 1])
    filled = [r for r in range(first, tall.face.r1) if bands[r]]
    matched = 0
    for r in filled:
        mids = [_mid(line) for line in lines if ys[r] < _mid(line) < ys[r + 1]]
        near = LEVEL * lines[0][0].size
        amid = len(mids) == 1 and abs(mids[0] - fmean((bands[r][0], bands[r][-1]))) < near
        matched += amid or all(any(abs(mid - place) < near for mid in mids) for place in bands[r])
    return len(lines) >= 2 and len(filled) >= 2 and matched >= NEARLY_ALL * len(filled)


def _opens_each(lines: Lines, bands: Sequence[Sequence[float]]) -> bool:
    """Whether none of the lines that stand level with others begins as the rest of a sentence does."""
    return not any(line[0].text[:1].islower() for line in lines[1:] if _beside(line, bands))


def _wrapped(faces: Sequence[tuple[Box, Lines]]) -> bool:
    """Whether most lines of faces in one column are so long that the next word would not have fitted on them."""
    inset = min(min(line[0].box.x0 - box.x0, box.x1 - line[-1].box.x1) for box, lines in faces for line in lines)
    full = [
        line[-1].box.x1 - line[0].box.x0 + 0.25 * line[0].size + following[0].box.width > box.width - 2 * max(0.0, inset)
        for box, lines in faces
        for line, following in pairwise(lines)
    ]
    return sum(full) > MOST_WRAPPED * len(full)
