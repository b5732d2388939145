"""Heads set on end or slanted, so that narrow columns can have long names."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.model.page import Box, Word
from extractors.tables.marks.kinds import FEWEST_TURNED
from extractors.tables.marks.lines import reading_lines, reads_down
from extractors.tables.stages import Grid, GridCell, Segment

SPACE = 1.0
"""Letter sizes between words on end or slanted that are read together, at most."""

BESIDE = 0.3
"""Letter sizes by which words of a line on end stand beside each other, at most, and the boxes of a slanted line apart."""

ASKEW = 1.1
"""Letter sizes that a slanted word is wide and high, at least."""

ABOVE, REACH, SIDEWAYS = 2.5, 0.5, 4.0
"""Letter sizes between such heads and the grid below, at most; that they may reach into it; and beyond its sides."""


def with_turned_heads(grid: Grid, turned: Sequence[Word]) -> Grid:
    """The grid with the words that stand on end in blank cells of its first row, or slanted above it as a row of their own.

    As it is where too few cells take any.
    """
    above = _standing_above(grid, turned)
    if len(above) >= FEWEST_TURNED and set(above) >= set(range(1, grid.n_cols)):
        return _with_row(grid, above)
    cells = list(grid.cells)
    filled = 0
    for i, cell in enumerate(cells):
        if cell.row == 0 and not cell.words:
            held = tuple(w for w in turned if cell.box.contains(w.box.x_mid, w.box.y_mid))
            filled += bool(held)
            cells[i] = replace(cell, words=held)
    return replace(grid, cells=tuple(cells)) if filled >= FEWEST_TURNED else grid


def phrases_on_end(turned: Sequence[Word], place: Box) -> tuple[Word, ...]:
    """The texts that stand on end in a place, each as one word; none where there are too few of them to be heads."""
    held = [w for w in turned if place.contains(w.box.x_mid, w.box.y_mid)]
    phrases: list[list[Word]] = []
    for line in reading_lines(held) if held else ():
        for at, word in enumerate(line):
            if at and phrases[-1][-1].box.top - word.box.bottom < SPACE * word.size:
                phrases[-1].append(word)
            else:
                phrases.append([word])
    if len(phrases) < FEWEST_TURNED:
        return ()
    whole = [Segment(tuple(words)) for words in phrases]
    return tuple(replace(phrase.words[0], text=phrase.text, box=phrase.box) for phrase in whole)


def _standing_above(grid: Grid, turned: Sequence[Word]) -> Mapping[int, Sequence[Word]]:
    """The words that stand on end or slanted right above a grid, by the column that they head; none without such.

    Those on end stand over their column. Slanted ones begin or end there, so their order tells.
    """
    box = grid.box
    phrases: list[list[Word]] = []
    down = reads_down(turned)
    for word in sorted(turned, key=lambda w: (w.box.x0, w.box.top if down else -w.box.bottom)):
        size = word.size
        if word.box.bottom > box.top + REACH * size:
            continue
        before = next((words for words in phrases if _goes_on(words[-1], word)), None)
        if before is not None:
            before.append(word)
        elif box.x0 - SIDEWAYS * size < word.box.x0 and word.box.x1 < box.x1 + SIDEWAYS * size:
            phrases.append([word])
    if not _stand_close(phrases, box.top):
        return {}
    if all(map(_is_slanted, turned)):
        return dict(enumerate(phrases, start=grid.n_cols - len(phrases))) if len(phrases) <= grid.n_cols else {}
    found: dict[int, list[Word]] = {}
    for words in phrases:
        at = grid.column_at(words[0].box.x_mid)
        found.setdefault(at, []).extend(words)
    return found


def _stand_close(phrases: Sequence[Sequence[Word]], top: float) -> bool:
    """Whether heads stand right above a place: each does, or they are set to the middle beside the longest, which does."""
    feet = [max(word.box.bottom for word in words) for words in phrases]
    close = [top - foot <= ABOVE * words[0].size for foot, words in zip(feet, phrases, strict=True)]
    if all(close) or not any(close):
        return all(close)
    heads = [min(word.box.top for word in words) for words in phrases]
    longest = max(range(len(phrases)), key=lambda i: feet[i] - heads[i])
    middle = (heads[longest] + feet[longest]) / 2
    amid = [abs((head + foot) / 2 - middle) < SPACE * phrases[0][0].size for head, foot in zip(heads, feet, strict=True)]
    return close[longest] and all(amid)


def _is_slanted(word: Word) -> bool:
    return min(word.box.width, word.box.height) >= ASKEW * word.size


def _goes_on(before: Word, after: Word) -> bool:
    """Whether a word follows another on end, from either side, or along a slant, upwards or downwards."""
    one, other, space = before.box, after.box, SPACE * before.size
    if not (_is_slanted(before) or _is_slanted(after)):
        apart = min(abs(one.top - other.bottom), abs(one.bottom - other.top))
        return abs(one.x_mid - other.x_mid) < BESIDE * before.size and apart < space
    upwards, downwards = other.bottom - one.top, one.bottom - other.top
    return all(-BESIDE * before.size < over < space for over in (one.x1 - other.x0, min(upwards, downwards)))


def _with_row(grid: Grid, heads: Mapping[int, Sequence[Word]]) -> Grid:
    """The grid with a row of heads on top, each over its column."""
    top = min(word.box.top for words in heads.values() for word in words)
    edges = pairwise(grid.xs)
    row = [GridCell(0, c, 1, 1, Box(x0, top, x1, grid.ys[0]), tuple(heads.get(c, ()))) for c, (x0, x1) in enumerate(edges)]
    below = [replace(cell, row=cell.row + 1) for cell in grid.cells]
    return replace(grid, box=replace(grid.box, top=top), ys=(top, *grid.ys), cells=(*row, *below))
