"""Phrases over columns: words of a line that run on over a separator join the columns they stand in."""

from collections.abc import Sequence
from itertools import pairwise

from extractors.model.page import Word
from extractors.tables.marks.kinds import is_figure
from extractors.tables.marks.lines import rows_of, space_of


def slot_of(edges: Sequence[float], at: float) -> int:
    """The place between edges that something stands in; beyond the ends the first or the last."""
    for i in range(1, len(edges) - 1):
        if at < edges[i]:
            return i - 1
    return max(0, len(edges) - 2)


def spans_of(words: Sequence[Word], edges: Sequence[float]) -> list[tuple[int, int, list[Word]]]:
    """Runs of columns `c0` to `c1` (exclusive) and their words; a phrase that crosses a separator joins its columns."""
    joined_to = list(range(len(edges) - 1))
    lines = rows_of(words)
    for line in lines:
        for before, word in pairwise(line):
            a, b = slot_of(edges, before.box.x_mid), slot_of(edges, word.box.x_mid)
            if (
                a != b
                and word.box.x0 - before.box.x1 < space_of(line) - 0.05
                and not (is_figure(before.text) and is_figure(word.text))
            ):
                _join(joined_to, a, b)
        for word in line:
            a, b = slot_of(edges, word.box.x0 + 0.3 * word.box.width), slot_of(edges, word.box.x1 - 0.3 * word.box.width)
            if a != b:
                _join(joined_to, a, b)
    out: list[tuple[int, int, list[Word]]] = []
    for c in range(len(edges) - 1):
        if out and joined_to[c] == joined_to[c - 1]:
            out[-1] = (out[-1][0], c + 1, out[-1][2])
        else:
            out.append((c, c + 1, []))
    for line in lines:
        for word in line:
            slot = slot_of(edges, word.box.x_mid)
            next(held for c0, c1, held in out if c0 <= slot < c1).append(word)
    return out


def _join(labels: list[int], a: int, b: int) -> None:
    for c in range(min(a, b), max(a, b) + 1):
        old = labels[c]
        labels[:] = [labels[a] if label == old else label for label in labels]
