"""Heads set on end, so that narrow columns can have long names."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.model.page import Box, Word, union
from extractors.tables.marks.kinds import FEWEST_TURNED
from extractors.tables.marks.lines import reading_lines
from extractors.tables.stages import Grid

SPACE = 1.0
"""Letter sizes between words on end that are read together, at most."""


def with_turned_heads(grid: Grid, turned: Sequence[Word]) -> Grid:
    """The grid with the words that stand on end in blank cells of its first row; as it is where too few cells take any."""
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
    return tuple(
        replace(words[0], text=" ".join(w.text for w in words), box=union(w.box for w in words)) for words in phrases
    )
