"""Rules of a region -> faces: the rectangles that drawn rules cut the region into, and their words.

One over several bands is one cell, or cells in each band where the rules stop short of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean

from extractors.model.page import Box, Word
from extractors.tables.marks.lines import rows_of
from extractors.tables.stages import Region, Rule

SAME_TRACK = 4.0
"""Rules this near, in points, stand for one edge of the grid, even where they bound different cells."""

COVERED = 0.6
"""Share of an edge that a rule must cover to part the two sides."""

LEVEL = 0.3
"""How far the line of a tall face may stand from the one beside it, in letter sizes."""

NEARLY_ALL = 0.9
"""Share of bands that must be in step with the lines of a tall face."""

MOST_WRAPPED = 0.5
"""Share of lines that may reach their column's end by chance; where more do, the text is one that wraps."""

FEWEST_LINES = 4
"""Lines from which on it is no chance that each stands level with one beside it."""


@dataclass(frozen=True, slots=True)
class Face:
    """A rectangle of atomic cells: rows `r0` to `r1` and columns `c0` to `c1`, ends exclusive."""

    r0: int
    r1: int
    c0: int
    c1: int
    box: Box


@dataclass(frozen=True, slots=True)
class Faces:
    """All faces of a region, and the edges of its atomic rows and columns."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    faces: tuple[Face, ...]


@dataclass(frozen=True, slots=True)
class Divided:
    """A face with the separators that divide it, and its words."""

    face: Face
    words: tuple[Word, ...]
    xs: tuple[float, ...]


def faces_of(region: Region) -> Faces:
    """The faces of a region. Its own box closes it on sides where no rule is drawn.

    Tracks whose rules part no two faces, such as short rules under spanning heads, are left out.
    """
    xs = _tracks([r.at for r in region.rules.vertical], region.box.x0, region.box.x1)
    ys = _tracks([r.at for r in region.rules.horizontal], region.box.top, region.box.bottom)
    while True:
        right = [[_covers(region.rules.vertical, x, top, bottom) for x in xs[1:-1]] for top, bottom in pairwise(ys)]
        down = [[_covers(region.rules.horizontal, y, x0, x1) for x0, x1 in pairwise(xs)] for y in ys[1:-1]]
        kept_xs = (xs[0], *(x for i, x in enumerate(xs[1:-1]) if any(row[i] for row in right)), xs[-1])
        kept_ys = (ys[0], *(y for i, y in enumerate(ys[1:-1]) if any(down[i])), ys[-1])
        if (kept_xs, kept_ys) == (xs, ys):
            break
        xs, ys = kept_xs, kept_ys
    groups = _connected(len(ys) - 1, len(xs) - 1, _without_notches(right, down), down)
    faces = [face for group in groups for face in _rectangles(group, xs, ys)]
    return Faces(xs, ys, tuple(sorted(faces, key=lambda f: (f.r0, f.c0))))


def _without_notches(right: Sequence[Sequence[bool]], down: Sequence[Sequence[bool]]) -> list[list[bool]]:
    """The edges between columns, those added where a rule ends that parts some columns of two rows and not the next.

    No cell has a notch: what the rule does not part is a cell beside the others, in both rows.
    """
    out = [list(row) for row in right]
    for i, covered in enumerate(down):
        for c in range(len(covered) - 1):
            if covered[c] != covered[c + 1]:
                out[i][c] = out[i + 1][c] = True
    return out


def _tracks(places: Sequence[float], low: float, high: float) -> tuple[float, ...]:
    """Tracks of rules, with the region's own ends in place of a missing outer rule."""
    tracks: list[list[float]] = []
    for place in sorted(places):
        if tracks and place - tracks[-1][-1] <= SAME_TRACK and place - tracks[-1][0] <= 2 * SAME_TRACK:
            tracks[-1].append(place)
        else:
            tracks.append([place])
    edges = [sum(track) / len(track) for track in tracks]
    if not edges or edges[0] > low + SAME_TRACK:
        edges.insert(0, low)
    if edges[-1] < high - SAME_TRACK or len(edges) == 1:
        edges.append(high)
    return tuple(edges)


def _covers(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    covered = 0.0
    for rule in rules:
        if abs(rule.at - at) <= 2 * SAME_TRACK * 0.75:
            covered += max(0.0, min(rule.end, end) - max(rule.start, start))
    return covered >= COVERED * (end - start)


def _connected(
    n_rows: int, n_cols: int, parted_right: Sequence[Sequence[bool]], parted_down: Sequence[Sequence[bool]]
) -> list[list[tuple[int, int]]]:
    """Atomic cells grouped over edges that no rule covers."""
    seen: set[tuple[int, int]] = set()
    groups = []
    for start in ((r, c) for r in range(n_rows) for c in range(n_cols)):
        if start in seen:
            continue
        seen.add(start)
        group, todo = [], [start]
        while todo:
            r, c = todo.pop()
            group.append((r, c))
            for near, open_edge in (
                ((r, c + 1), c + 1 < n_cols and not parted_right[r][c]),
                ((r, c - 1), c > 0 and not parted_right[r][c - 1]),
                ((r + 1, c), r + 1 < n_rows and not parted_down[r][c]),
                ((r - 1, c), r > 0 and not parted_down[r - 1][c]),
            ):
                if open_edge and near not in seen:
                    seen.add(near)
                    todo.append(near)
        groups.append(group)
    return groups


def _rectangles(group: Sequence[tuple[int, int]], xs: Sequence[float], ys: Sequence[float]) -> list[Face]:
    """A group as one rectangle, or, where it is none, as strips of rows that cover the same columns."""
    runs: dict[int, list[tuple[int, int]]] = {}
    for r in sorted({r for r, _ in group}):
        cols = sorted(c for row, c in group if row == r)
        starts = [c for c in cols if c - 1 not in cols]
        ends = [c + 1 for c in cols if c + 1 not in cols]
        runs[r] = list(zip(starts, ends, strict=True))
    strips: list[list[int]] = []
    for r, parts in runs.items():
        for c0, c1 in parts:
            above = next((s for s in strips if s[1] == r and s[2] == c0 and s[3] == c1), None)
            if above is None:
                strips.append([r, r + 1, c0, c1])
            else:
                above[1] = r + 1
    return [Face(r0, r1, c0, c1, Box(xs[c0], ys[r0], xs[c1], ys[r1])) for r0, r1, c0, c1 in strips]


def words_by_face(faces: Faces, words: Sequence[Word]) -> tuple[tuple[Word, ...], ...]:
    """The words of each face, by the place of their middle."""
    held: list[list[Word]] = [[] for _ in faces.faces]
    index = {(r, c): i for i, f in enumerate(faces.faces) for r in range(f.r0, f.r1) for c in range(f.c0, f.c1)}
    for word in words:
        row, col = slot_of(faces.ys, word.box.y_mid), slot_of(faces.xs, word.box.x_mid)
        held[index[row, col]].append(word)
    return tuple(tuple(group) for group in held)


def slot_of(edges: Sequence[float], at: float) -> int:
    """The place between edges that something stands in; beyond the ends the first or the last."""
    for i in range(1, len(edges) - 1):
        if at < edges[i]:
            return i - 1
    return max(0, len(edges) - 2)


# ---------------------------------------------------------------- faces over several bands


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
        c
        for c in columns
        if _mostly_wrapped([(divided[i].face.box, in_step[i]) for i in in_step if _columns(divided[i]) == c])
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


def _is_level(line: Sequence[Word], bands: Sequence[Sequence[float]]) -> bool:
    """Whether a line stands level with one of the bands' lines."""
    return any(abs(_mid(line) - mid) < LEVEL * line[0].size for mids in bands for mid in mids)


def _beside_all(
    lines: Sequence[Sequence[Word]], tall: Divided, bands: Sequence[Sequence[float]], ys: Sequence[float]
) -> bool:
    """Whether lines stand level with all lines of nearly every band beside them, or one amid the lines of a band.

    Heads at the top of the grid may stand beside a blank, and that of the labels amid several bands of heads or atop them.
    """
    near = LEVEL * lines[0][0].size
    n_headed = _n_amid(lines[0], bands[: tall.face.r1], near) if tall.face.r0 == 0 else 0
    if not n_headed and tall.face.r0 == 0 and len(lines) > 1 and _is_level(lines[0], bands[:1]):
        # The labels' head on the first line of heads: none of theirs stands beside the others.
        n_headed = max((r for r in range(2, tall.face.r1) if ys[r] < _mid(lines[1])), default=0)
    first = tall.face.r0 or next(r for r in range(len(bands)) if _mid(lines[0]) < ys[r + 1])
    filled = [r for r in range(first, tall.face.r1) if bands[r] and r >= n_headed]
    matched = 0
    for r in filled:
        mids = [_mid(line) for line in lines[bool(n_headed) :] if ys[r] < _mid(line) < ys[r + 1]]
        amid = len(mids) == 1 and abs(mids[0] - fmean((bands[r][0], bands[r][-1]))) < near
        matched += amid or all(any(abs(mid - place) < near for mid in mids) for place in bands[r])
    enough = len(lines) >= 2 and len(filled) + bool(n_headed) >= 2
    return enough and matched >= NEARLY_ALL * len(filled)


def _n_amid(line: Sequence[Word], bands: Sequence[Sequence[float]], near: float) -> int:
    """How many of the first bands, two or more, a line stands amid; 0 where it stands amid none."""
    spans = ((n, fmean((bands[0][0], bands[n - 1][-1]))) for n in range(2, len(bands)) if bands[0] and bands[n - 1])
    return next((n for n, middle in spans if abs(_mid(line) - middle) < near), 0)


def _opens_each(lines: Sequence[Sequence[Word]], bands: Sequence[Sequence[float]]) -> bool:
    """Whether none of the lines that stand level with others begins as the rest of a sentence does."""
    return not any(line[0].text[:1].islower() for line in lines[1:] if _is_level(line, bands))


def _mostly_wrapped(faces: Sequence[tuple[Box, Sequence[Sequence[Word]]]]) -> bool:
    """Whether most lines of faces in one column are so long that the next word would not have fitted on them."""
    inset = min(min(line[0].box.x0 - box.x0, box.x1 - line[-1].box.x1) for box, lines in faces for line in lines)
    full = [
        line[-1].box.x1 - line[0].box.x0 + 0.25 * line[0].size + following[0].box.width > box.width - 2 * max(0.0, inset)
        for box, lines in faces
        for line, following in pairwise(lines)
    ]
    return sum(full) > MOST_WRAPPED * len(full)
