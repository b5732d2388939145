"""Tables of papers already converted to text: lines of tab- or pipe-separated cells, and their continuations.

A converted table is often cut at a page end. Its second block then opens with an empty first cell: the same table goes on,
sometimes with the rest of a cell, sometimes with several records run together in one cell.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.model.document import Cell, Part, Run, RunEnd, Table
from extractors.readers.wording import goes_on

_DASHES = re.compile(r"^:?-{2,}:?$")
_ITEM = re.compile(r"<p>(.*?)</p>", re.S | re.I)
_BREAK = re.compile(r"<br\s*/?>", re.I)
_SERIAL = re.compile(r"^\(?(\d{1,3})[.)]")
_YEAR_END = re.compile(r"\((?:[^()]*\D)?\d{4}\)$")
_YEAR_BREAK = re.compile(r"(?<=\d{4}\))\s+(?=[^\W_a-z])")
_SEMICOLON_BREAK = re.compile(r"(?<=;)\s+(?=[^\W_a-z])")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a cell, or a part of one, with the page it stands on and what parts it from the next."""

    text: str
    page: int
    end: RunEnd = "\n"


Passages = tuple[Passage, ...]
"""What a cell holds: its paragraphs."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells, each as long as the widest; `n_heads` of them are column heads."""

    rows: tuple[tuple[Passages, ...], ...]
    n_heads: int


def cells_of(line: str) -> tuple[str, ...]:
    """The cells of a tab- or pipe-separated line, as written."""
    if "\t" in line:
        return tuple(cell.strip() for cell in line.split("\t"))
    return tuple(
        cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip().removeprefix("|").removesuffix("|"))
    )


def grid(lines: Sequence[str], page: int) -> Grid:
    """The grid that a block of separated lines spells. The lines of dashes that Markdown draws under heads are no rows."""
    rows = [cells_of(line) for line in lines]
    marks = [i for i, row in enumerate(rows) if all(_DASHES.match(cell) for cell in row if cell) and any(row)]
    width = max(len(row) for row in rows)
    kept = [row + ("",) * (width - len(row)) for i, row in enumerate(rows) if i not in marks]
    n_heads = marks[0] if marks and 0 < marks[0] < len(rows) - 1 else 1
    return Grid(tuple(tuple(_pieces(cell, page) for cell in row) for row in kept), n_heads if len(kept) > n_heads else 0)


def _pieces(cell: str, page: int) -> Passages:
    items = _ITEM.findall(cell) if _ITEM.search(cell) else _BREAK.split(cell)
    return tuple(Passage(" ".join(item.split()), page) for item in items if item.strip())


def continues(before: Grid, after: Grid) -> bool:
    """Whether the block `after` is `before` going on: as many columns, and an empty first cell at its top."""
    return bool(after.rows) and len(before.rows[0]) == len(after.rows[0]) and not after.rows[0][0] and any(after.rows[0])


def continued(before: Grid, after: Grid) -> Grid:
    """`before` with `after` below it: a cell that the break cut is whole again, records run together get their own rows."""
    rows = list(before.rows)
    if _lists_rows(before):
        fresh = [row for old in after.rows for row in _parted(old, rows[before.n_heads :])]
        if fresh and _goes_on(rows[-1], fresh[0], rows[before.n_heads : -1]):
            rows[-1] = tuple(_glued(old, new) for old, new in zip(rows[-1], fresh.pop(0), strict=True))
        return replace(before, rows=tuple(rows + fresh))
    first = after.rows[0]
    rows[-1] = tuple(_appended(old, new) for old, new in zip(rows[-1], first, strict=True))
    return replace(before, rows=tuple(rows) + after.rows[1:])


def _lists_rows(block: Grid) -> bool:
    """Whether a label in the first column stands for the rows below it, so that each record has a row of its own."""
    body = block.rows[block.n_heads :]
    return sum(1 for row in body if not row[0]) > 0 and all(len(cell) <= 1 for row in body for cell in row)


def _parted(row: tuple[Passages, ...], rows: Sequence[tuple[Passages, ...]]) -> list[tuple[Passages, ...]]:
    """The records of one continuation row: its paragraphs, or what stands between ends as the column's records have."""
    full = [i for i, cell in enumerate(row) if cell]
    if len(full) != 1:
        return [row]
    at = full[0]
    pieces = [part for piece in row[at] for part in _records(piece, [old[at][0].text for old in rows if old[at]])]
    return [tuple((piece,) if i == at else () for i in range(len(row))) for piece in pieces]


def _records(piece: Passage, others: Sequence[str]) -> list[Passage]:
    for ends, breaks in ((_YEAR_END, _YEAR_BREAK), (re.compile(r";$"), _SEMICOLON_BREAK)):
        if len(others) > 2 and sum(1 for text in others if ends.search(text)) >= 0.75 * len(others):
            return [Passage(text, piece.page) for text in breaks.split(piece.text)]
    return [piece]


def _goes_on(last: tuple[Passages, ...], first: tuple[Passages, ...], others: Sequence[tuple[Passages, ...]]) -> bool:
    """Whether the record `last` was cut by the break: it lacks the end that its column's records have, or the next one
    opens with a small letter."""
    at = next((i for i, cell in enumerate(first) if cell), None)
    if at is None or not last[at] or any(first[:at]):
        return False
    if first[at][0].text[:1].islower():
        return True
    texts = [row[at][0].text for row in others if row[at]]
    for ends in (_YEAR_END, re.compile(r"[.;]$")):
        if len(texts) > 2 and sum(1 for text in texts if ends.search(text)) >= 0.75 * len(texts):
            return not ends.search(last[at][-1].text)
    return False


def _glued(old: Passages, new: Passages) -> Passages:
    """The two halves of a cell that a break cut in mid-sentence."""
    return (*old[:-1], replace(old[-1], end=" "), *new) if old and new else old + new


def _appended(old: Passages, new: Passages) -> Passages:
    """A cell's paragraphs before and after a break; the last before it may go on in the first after it."""
    return _glued(old, new) if old and new and goes_on(old[-1].text, new[0].text) else old + new


def table(block: Grid, number: str, caption: tuple[Run, ...], page: int) -> Table:
    """The logical table of a grid that starts on `page`: labels over empty cells span, paragraphs stand on lines."""
    n_cols = len(block.rows[0])
    pages = _row_pages(block, page)
    cells = []
    for col in range(n_cols):
        column = [row[col] for row in block.rows]
        heads = tuple(_text(cell) for cell in column[: block.n_heads] if cell)
        for row, span in enumerate(_spans(column, block.n_heads, leads=col == 0)):
            if span:
                cells.append(_cell(row, col, column[row], span, pages[row : row + span], heads, row < block.n_heads))
    return Table(
        number=number,
        caption=caption,
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.col))),
        parts=tuple(Part(p, None) for p in sorted(set(pages))),
        n_rows=len(block.rows),
        n_cols=n_cols,
        n_header_rows=block.n_heads,
        method="tsv",
        confidence=1.0,
    )


def _row_pages(block: Grid, page: int) -> list[int]:
    """The page that each row starts on; a row without text stands where the one before does."""
    pages = []
    for row in block.rows:
        page = min((piece.page for cell in row for piece in cell), default=page)
        pages.append(page)
    return pages


def _text(pieces: Passages) -> str:
    return " ".join(piece.text for piece in pieces)


def _cell(
    row: int, col: int, pieces: Passages, span: int, pages: Sequence[int], heads: tuple[str, ...], is_header: bool
) -> Cell:
    last = len(pieces) - 1
    runs = tuple(Run(piece.text, piece.page, None, " " if i == last else piece.end) for i, piece in enumerate(pieces))
    places = tuple(Part(page, None) for page in sorted({*pages, *(piece.page for piece in pieces)}))
    return Cell(row, col, runs, places, row_span=span, is_header=is_header, path=() if is_header else heads)


def _spans(column: Sequence[Passages], n_heads: int, leads: bool) -> list[int]:
    """How many rows each cell of a column covers, 0 for one that the cell above covers.

    An empty cell belongs to the label above it where the column holds labels: words in the first column, or members of a
    numbered list in another. Anywhere else an empty cell is just empty.
    """
    spans = [1] * len(column)
    body = [_text(cell) for cell in column[n_heads:] if cell]
    if not body or not (_are_labels(body) if leads else _count_up(body)):
        return spans
    start = None
    for row in range(n_heads, len(column)):
        if column[row]:
            start = row
        elif start is not None:
            spans[start] += 1
            spans[row] = 0
    return spans


def _are_labels(texts: Sequence[str]) -> bool:
    return sum(1 for text in texts if any(c.isalpha() for c in text)) >= 0.8 * len(texts)


def _count_up(texts: Sequence[str]) -> bool:
    serials = [found.group(1) if (found := _SERIAL.match(text)) else "" for text in texts]
    return len(texts) > 1 and serials == [str(i + 1) for i in range(len(texts))]
