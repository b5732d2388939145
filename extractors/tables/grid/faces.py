"""Rules of a region -> faces: the rectangles that drawn rules cut the region into."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.model.page import Box, Word
from extractors.tables.stages import Region, Rule

SAME_TRACK = 4.0
"""Rules this near, in points, stand for one edge of the grid, even where they bound different cells."""

COVERED = 0.6
"""Share of an edge that a rule must cover to part the two sides."""


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
    xs = _edges([r.at for r in region.rules.vertical], region.box.x0, region.box.x1)
    ys = _edges([r.at for r in region.rules.horizontal], region.box.top, region.box.bottom)
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


def _edges(places: Sequence[float], low: float, high: float) -> tuple[float, ...]:
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
