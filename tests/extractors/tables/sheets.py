"""Pages made by hand: words on a grid of letters, so that a test shows what it reads."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Table
from extractors.model.page import Box, Page, Ruling, Word

LETTER, LEADING, SIZE = 5.0, 12.0, 10.0

CLERKS = (
    """Table 1. What the clerks wrote

Port        Entry
North Quay  A ship came in late with a cargo of timber from (1901)
            Bells rang (1902)
""",
    """            A ship came in late with a cargo of fish and salt (1903)
            The harbour was closed for repairs to the Lantern
            and for cleaning (1904)
            Two ships left (1905)
            Three ships left (1906)
""",
)
"""Two pages of one table: which lines begin a row, the second tells surely, so the first is read by it."""


def page_of(text: str, rulings: Sequence[Ruling] = (), number: int = 1, bold: Sequence[int] = ()) -> Page:
    """A page set in letters of one width: a text's line is a line, its spaces are spaces. `bold` lists bold lines."""
    words = []
    for i, line in enumerate(text.splitlines()):
        at = 0
        for piece in line.split(" "):
            if piece:
                words.append(word(piece, 50 + at * LETTER, 100 + i * LEADING, bold=i in bold))
            at += len(piece) + 1
    return Page(number, 600.0, 800.0, tuple(words), tuple(rulings))


def word(text: str, x0: float, top: float, bold: bool = False) -> Word:
    return Word(text, Box(x0, top, x0 + LETTER * len(text) - 0.5, top + SIZE), SIZE, bold=bold)


def across(line: float, start: int = 0, end: int = 90) -> Ruling:
    """A rule above a line of the text, from letter `start` to letter `end`."""
    y = 100 + line * LEADING - 1
    return Ruling(Box(50 + start * LETTER - 2, y, 50 + end * LETTER, y), horizontal=True)


def down(letter: int, top: float, bottom: float) -> Ruling:
    """A rule before a letter, from above line `top` to above line `bottom`."""
    x = 50 + letter * LETTER - 2
    return Ruling(Box(x, 100 + top * LEADING - 1, x, 100 + bottom * LEADING - 1), horizontal=False)


def rows(table: Table) -> list[list[str]]:
    """The texts of a table, a spanning cell's in its first place only."""
    grid = [["" for _ in range(table.n_cols)] for _ in range(table.n_rows)]
    for cell in table.cells:
        grid[cell.row][cell.col] = cell.text
    return grid


def spans(table: Table) -> dict[str, tuple[int, int]]:
    """The rows and columns that cells over several of them take."""
    return {c.text: (c.row_span, c.col_span) for c in table.cells if c.row_span * c.col_span > 1}


def moved(page: Page, text: str, lines: float) -> Page:
    """The page with one word set lower by some lines."""

    def at(word: Word) -> Word:
        box = replace(word.box, top=word.box.top + lines * LEADING, bottom=word.box.bottom + lines * LEADING)
        return replace(word, box=box)

    return replace(page, words=tuple(at(w) if w.text == text else w for w in page.words))
