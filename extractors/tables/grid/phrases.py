"""Phrases over columns: words of a line that run on over a separator join the columns they stand in."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.model.page import Word
from extractors.tables.grid.faces import slot_of
from extractors.tables.marks.kinds import is_figure, is_number
from extractors.tables.marks.lines import rows_of, space_of

ARROW = re.compile(r"[(\[]?[↑↓⇑⇓]+[)\]]?")
"""An arrow that says whether more or less is better."""

SET_SPACE, SPACE_OF_HEADS, NARROW_SPACE = 0.36, 0.4, 0.28
"""Letter sizes of a space that is not stretched, at most: upright, bold or slanted, and before a figure of decimals."""

TYPED = 0.43
"""Letter sizes from which on spaces are those of print of one width, as wide as letters."""

A_LITTLE_MORE = 1.1
"""How much wider than the spaces of a line one is that parts columns."""

DECIMALS = re.compile(r"\d[.,]\d")
"""Digits on both sides of a point or comma."""

RELATIONS = ("=", "<", ">", "≤", "≥", "≈")
"""Signs that a figure follows, so that no cell ends with them."""

NEAR = 0.5
"""Letter sizes that an arrow stands behind its word, at most."""


def spans_of(words: Sequence[Word], edges: Sequence[float]) -> list[tuple[int, int, list[Word]]]:
    """Runs of columns `c0` to `c1` (exclusive) and their words; a phrase that crosses a separator joins its columns."""
    joined_to = list(range(len(edges) - 1))
    lines = [(line, _slots(line, edges)) for line in rows_of(words)]
    for line, slots in lines:
        widest, space = _widest_within(line, slots), space_of(line)
        typed = space > TYPED * line[0].size
        for (before, a), (word, b) in pairwise(zip(line, slots, strict=True)):
            gap = word.box.x0 - before.box.x1
            in_phrase = (
                gap < space - 0.05
                and not (is_figure(before.text) and is_figure(word.text))
                and not ARROW.fullmatch(before.text)
                and (typed or not _is_apart(before, word, edges[b], widest))
            )
            if a != b and (in_phrase or (before.text in RELATIONS and gap < word.size)):
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
    for line, slots in lines:
        for word, slot in zip(line, slots, strict=True):
            next(held for c0, c1, held in out if c0 <= slot < c1).append(word)
    return out


def _widest_within(line: Sequence[Word], slots: Sequence[int]) -> float:
    """The widest space of a line between words of one column, with a little more."""
    spaces = (b.box.x0 - a.box.x1 for (a, i), (b, j) in pairwise(zip(line, slots, strict=True)) if i == j)
    return A_LITTLE_MORE * max(spaces, default=0.0)


def _is_apart(before: Word, word: Word, edge: float, space: float) -> bool:
    """Whether a word stands behind a separator, further from the word before that than set words do."""
    apart = word.box.x0 - before.box.x1
    figure = bool(DECIMALS.search(word.text)) and is_number(word.text)
    set_apart = SPACE_OF_HEADS if before.bold or before.italic else SET_SPACE
    least = NARROW_SPACE * word.size if figure else max(set_apart * word.size, space)
    return apart > least and before.box.x1 <= edge <= word.box.x0


def _slots(line: Sequence[Word], edges: Sequence[float]) -> list[int]:
    """The column of each word of a line; an arrow behind a word, which says what is better, is in that word's."""
    slots = [slot_of(edges, word.box.x_mid) for word in line]
    for i, (before, word) in enumerate(pairwise(line), 1):
        if ARROW.fullmatch(word.text) and word.box.x0 - before.box.x1 < NEAR * word.size:
            slots[i] = slots[i - 1]
    return slots


def _join(labels: list[int], a: int, b: int) -> None:
    for c in range(min(a, b), max(a, b) + 1):
        old = labels[c]
        labels[:] = [labels[a] if label == old else label for label in labels]
