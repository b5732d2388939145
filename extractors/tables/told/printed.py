"""Which table, and which row of it, prints the words that a person quotes."""

from collections import Counter
from collections.abc import Iterable, Sequence

from extractors.model.document import Table
from extractors.tables.marks.kinds import letters

ALIKE = 0.8
"""Share of the quoted words that a table must print to be the one that is meant: it may be read a little otherwise now."""

Tokens = Counter[str]


def tokens(text: str) -> Tokens:
    """How often each word stands in a text, as its letters."""
    return Counter(filter(None, map(letters, text.split())))


def text_of(table: Table) -> str:
    """What the cells of a table print, row by row: what it is known by, whatever is taken for its caption."""
    return on_one_line(cell.text for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.col)))


def meant(tables: Sequence[Table], words: str, occurrence: int) -> int | None:
    """The index of the table that prints most of these words, the `occurrence`-th of several; None where none does."""
    wanted = tokens(words)
    shares = [share(wanted, tokens(text_of(table))) for table in tables]
    best = max(shares, default=0.0)
    fitting = [i for i, each in enumerate(shares) if each == best]
    return fitting[occurrence - 1] if best >= ALIKE and 0 < occurrence <= len(fitting) else None


def share(wanted: Tokens, printed: Tokens) -> float:
    """The share of the wanted words that are printed, from 0 to 1."""
    return (wanted & printed).total() / wanted.total() if wanted else 0.0


def row_text(table: Table, row: int) -> str:
    """What a row prints, from left to right; a cell over several rows counts to its first."""
    return on_one_line(cell.text for cell in sorted(table.cells, key=lambda cell: cell.col) if cell.row == row)


def on_one_line(texts: Iterable[str]) -> str:
    """Texts as one line."""
    return " ".join(" ".join(texts).split())
