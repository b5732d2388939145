"""A table as records read it: body rows of fields, each with its place in the text, under heads with their roles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from extractors.model.document import Cell, PlacedBlock, Span, Table
from extractors.records.located import Located, blocks_of
from extractors.records.sources import of_table
from extractors.records.vocabulary import column_roles

HEAD_WORD = re.compile(r"[^\W_]+(?:[/.'’][^\W_]+)*|#|%")
NEAR = 2  # blocks above a table among which its heading is looked for
LEADS_IN = re.compile(r"\b(?:tables?|below|following)\b|:\s*$", re.IGNORECASE)
"""Words of a paragraph that speaks of the table below it."""
LONGEST_LINE = 16  # words of a line that stands over a table as its heading
LINE = re.compile(r"(?!(?:source|note)s?\b)[(\dA-Z]", re.ASCII)
LONGEST_SECTION = 8  # words of a line that stands over rows: a country, a year, a sort of aid
TOTAL = re.compile(
    r"^\W*(?:sub-?|grand\s+)?totals?\b|^\W*sum\s+(?:total\b|of\s+(?:all|the|these)\b)|^\W*(?:sum|overall|all|all\s+(?:\w+\s+)?\w+s)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Field(Span):
    """A cell's words within the document's text, and the cell's place. An empty cell has an empty span."""

    row: int
    col: int
    text: str
    own: bool = True  # printed in this row; False where a spanning or earlier cell lends its words


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: its words, and what the column holds by them ("" where the words do not say)."""

    text: str
    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table's body. `rows[i][c]` is the field of column c; `sections[i]` the spanning line over row i, if any.

    `number` is the table's as printed, `source` the work that its source line or caption cites.
    """

    table: int
    caption: Span
    heads: tuple[Head, ...]
    rows: tuple[tuple[Field | None, ...], ...]
    sections: tuple[Field | None, ...]
    number: str
    source: str

    def columns(self, *roles: str) -> tuple[int, ...]:
        """The columns of these roles, from the left."""
        return tuple(i for i, head in enumerate(self.heads) if head.role in roles)


def sheets(located: Located) -> tuple[Sheet, ...]:
    """All tables of the document, in order."""
    return tuple(_sheet(located, i, table) for i, table in enumerate(located.document.tables))


def _sheet(located: Located, index: int, table: Table) -> Sheet:
    spans = {block.cell: Span(block.start, block.end) for block in blocks_of(located, index, "cell")}
    captions = blocks_of(located, index, "caption")
    grid = _grid(table)
    n_heads = _n_heads(table, grid)
    body = [row for row in range(n_heads, table.n_rows) if not _repeats_head(table, grid, row, n_heads)]
    fields = [_fields(located, table, grid[row], row, spans) for row in body]
    fields, sections = _take_sections(fields)
    return Sheet(
        table=index,
        caption=Span(captions[0].start, captions[0].end) if captions else _heading_over(located, index),
        heads=_heads(table, grid, spans, n_heads),
        rows=tuple(_lend_labels(fields, sections)),
        sections=tuple(sections),
        number=table.number,
        source=of_table(located, index),
    )


def _heading_over(located: Located, index: int) -> Span:
    """The heading over a table without a caption, right above it or above one paragraph that leads into it; else one or two
    short lines right above it that are no sentence; else nothing."""
    blocks = located.document.blocks
    first = next((i for i, block in enumerate(blocks) if block.table == index), 0)
    above = blocks[max(0, first - NEAR) : first]
    lines = list(takewhile(lambda block: _is_a_line(located, block), reversed(above)))
    for block in reversed(above):
        text = located.text(block).rstrip()
        if block.kind in ("heading", "title"):
            return Span(block.start, block.end)
        if not (text.endswith((".", ":")) and LEADS_IN.search(text)):
            break
    return Span(lines[-1].start, lines[0].end) if lines else Span(0, 0)


def _is_a_line(located: Located, block: PlacedBlock) -> bool:
    """Whether a paragraph is a few words that end no sentence, as stand over a table."""
    text = located.text(block).strip()
    short = block.kind == "paragraph" and len(text.split()) <= LONGEST_LINE and LINE.match(text)
    return bool(short) and not text.endswith((".", ":", ";", ","))


def _grid(table: Table) -> list[list[int | None]]:
    """For each place of the table the index of the cell that covers it."""
    grid: list[list[int | None]] = [[None] * table.n_cols for _ in range(table.n_rows)]
    for i, cell in enumerate(table.cells):
        for row in range(cell.row, min(cell.row + cell.row_span, table.n_rows)):
            for col in range(cell.col, min(cell.col + cell.col_span, table.n_cols)):
                grid[row][col] = i
    return grid


def _n_heads(table: Table, grid: Sequence[Sequence[int | None]]) -> int:
    """The rows of heads: those that the table names, else a first row whose every cell says what a column holds."""
    if table.n_header_rows or not grid:
        return table.n_header_rows
    texts = _texts(table, grid[0])
    return 1 if len(texts) > 1 and table.n_rows > 2 and all(_role(text) and len(text.split()) <= 6 for text in texts) else 0


def _repeats_head(table: Table, grid: Sequence[Sequence[int | None]], row: int, n_heads: int) -> bool:
    """Whether a body row is the last row of heads again, as printed on a later page."""
    return n_heads > 0 and len(_texts(table, grid[row])) > 1 and _texts(table, grid[row]) == _texts(table, grid[n_heads - 1])


def _texts(table: Table, cells: Sequence[int | None]) -> list[str]:
    return [text for i in dict.fromkeys(cells) if i is not None and (text := table.cells[i].text.casefold().strip())]


def _fields(
    located: Located, table: Table, cells: Sequence[int | None], row: int, spans: dict[int | None, Span]
) -> list[Field | None]:
    fields: list[Field | None] = []
    for col, i in enumerate(cells):
        if i is None:
            fields.append(None)
            continue
        cell, span = table.cells[i], spans.get(i, Span(0, 0))
        own = cell.row == row and cell.col == col
        fields.append(Field(span.start, span.end, cell.row, cell.col, located.text(span), own))
    return fields


def _heads(
    table: Table, grid: Sequence[Sequence[int | None]], spans: dict[int | None, Span], n_heads: int
) -> tuple[Head, ...]:
    heads = []
    for col in range(table.n_cols):
        over = dict.fromkeys(grid[row][col] for row in range(n_heads))
        cells: list[tuple[Cell, Span]] = [(table.cells[i], spans.get(i, Span(0, 0))) for i in over if i is not None]
        text = " ".join(cell.text.replace("\n", " ") for cell, _ in cells if cell.text)
        lowest = cells[-1][1] if cells else Span(0, 0)
        heads.append(Head(text, _role(cells[-1][0].text if cells else "") or _role(text), lowest))
    return tuple(heads)


def _role(head: str) -> str:
    """What a head says its column holds. The whole head is looked up first, then ever shorter word groups of it.

    Words before "of" come before the rest: a "year of agreement" is a year. Among groups of one length the last counts,
    for English puts the noun there: a "loan date" is a date.
    """
    plain = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", head.casefold())
    words = HEAD_WORD.findall(plain)
    leading = HEAD_WORD.findall(re.split(r"\s(?:of|for|in|by)\s", plain)[0])
    return _known_role(words, len(words)) or _known_role(leading, 1) or _known_role(words, 1) or _money_role(head)


def _known_role(words: Sequence[str], least: int) -> str:
    for size in range(len(words), least - 1, -1):
        for start in range(len(words) - size, -1, -1):
            group = " ".join(words[start : start + size])
            for role, names in column_roles():
                if group in names:
                    return role
    return ""


def _money_role(head: str) -> str:
    return "amount" if re.search(r"(?i)us\$|\$|€|£|¥|\b(?:usd|eur|rmb|cny|million|billion|mn|bn)\b", head) else ""


def _take_sections(fields: list[list[Field | None]]) -> tuple[list[list[Field | None]], list[Field | None]]:
    """Body rows without the lines that stand alone in their row, and for each row the line over it."""
    kept: list[list[Field | None]] = []
    sections: list[Field | None] = []
    current: Field | None = None
    for row in fields:
        printed = {(f.row, f.col): f for f in reversed(row) if f is not None and f.text}
        only = next(iter(printed.values())) if len(printed) == 1 else None
        if only is not None and len(row) > 1 and only.own and only.col == 0 and len(only.text.split()) <= LONGEST_SECTION:
            current = only
        elif printed:
            kept.append(row)
            sections.append(current)
    return kept, sections


def _lend_labels(rows: list[list[Field | None]], sections: Sequence[Field | None]) -> list[tuple[Field | None, ...]]:
    """Rows whose empty label cells take the words of the label above them, as such columns are printed.

    A label column is one that is filled in the first row under each section and empty more often than not below, or whose
    cells span rows; the last filled column of a row never lends.
    """
    if not rows:
        return []
    lent = [list(row) for row in rows]
    for col in range(len(rows[0])):
        if not _lends(rows, col):
            continue
        last: Field | None = None
        for i, row in enumerate(lent):
            if i and sections[i] is not sections[i - 1]:
                last = None
            here = row[col]
            if here is not None and here.text:
                last = here
            elif last is not None:
                row[col] = Field(last.start, last.end, last.row, last.col, last.text, False)
    return [tuple(row) for row in lent]


def _lends(rows: Sequence[Sequence[Field | None]], col: int) -> bool:
    filled = [row[col] is not None and bool(row[col].text) for row in rows]  # type: ignore[union-attr]
    others = [any(f is not None and f.text for c, f in enumerate(row) if c != col) for row in rows]
    gaps = sum(1 for own, other in zip(filled, others, strict=True) if other and not own)
    return filled[0] and gaps > 0 and (col == 0 or gaps * 2 > len(rows)) and col < len(rows[0]) - 1


def first_field(sheet: Sheet, row: Sequence[Field | None], *roles: str) -> Field | None:
    """The first filled field of a row in a column of these roles, roles in the order given."""
    fields = [f for role in roles for col in sheet.columns(role) if (f := row[col]) is not None and f.text]
    return fields[0] if fields else None
