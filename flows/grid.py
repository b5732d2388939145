"""Tables of one paper as JSON, CSV or Markdown, for `paperledger tables`."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from extractors.model.document import Table, joined
from extractors.model.page import Box, union

Json = dict[str, object]
"""One JSON object on its way out."""


def as_json(tables: Sequence[Table], per_page: bool) -> str:
    """A JSON list: the bare grids page by page, or the logical tables with caption, pages and the place of every cell."""
    return json.dumps([_grid(table) if per_page else _logical(table) for table in tables], ensure_ascii=False, indent=1)


def as_csv(tables: Sequence[Table]) -> str:
    """One line a row, tables parted by an empty line, each under a line with its caption. A spanning cell is repeated."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for i, table in enumerate(tables):
        if i:
            out.write("\n")
        writer.writerow([_title(table)])
        writer.writerows(matrix(table))
    return out.getvalue()


def as_markdown(tables: Sequence[Table]) -> str:
    """A Markdown table each under its caption. A spanning cell is repeated; line breaks become `<br>`."""
    return "\n".join(_markdown(table) for table in tables)


FORMATS: dict[str, Callable[[Sequence[Table]], str]] = {"csv": as_csv, "md": as_markdown}


def matrix(table: Table) -> list[list[str]]:
    """The text of every grid position, `n_rows` by `n_cols`; a spanning cell fills all positions that it covers."""
    grid = [[""] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        for row in range(cell.row, min(cell.row + cell.row_span, table.n_rows)):
            for col in range(cell.col, min(cell.col + cell.col_span, table.n_cols)):
                grid[row][col] = cell.text
    return grid


def _title(table: Table) -> str:
    pages = (
        f"page {table.page_start}" if table.page_start == table.page_end else f"pages {table.page_start}-{table.page_end}"
    )
    caption = joined(table.caption)
    return f"{caption or 'Table without a caption'} ({pages})"


def _bbox(box: Box | None) -> list[float] | None:
    return None if box is None else [round(edge, 2) for edge in (box.x0, box.top, box.x1, box.bottom)]


def _around(boxes: Iterable[Box | None]) -> Box | None:
    known = [box for box in boxes if box is not None]
    return union(known) if known else None


def _grid(table: Table) -> Json:
    return {
        "page": table.page_start,
        "bbox": _bbox(_around(part.box for part in table.parts if part.page == table.page_start)),
        "cells": [
            {"row": c.row, "col": c.col, "row_span": c.row_span, "col_span": c.col_span, "text": c.text} for c in table.cells
        ],
    }


def _logical(table: Table) -> Json:
    return {
        "number": table.number,
        "caption": joined(table.caption),
        "unit": table.unit,
        "page_start": table.page_start,
        "page_end": table.page_end,
        "parts": [{"page": part.page, "bbox": _bbox(part.box)} for part in table.parts],
        "n_rows": table.n_rows,
        "n_cols": table.n_cols,
        "n_header_rows": table.n_header_rows,
        "method": table.method,
        "confidence": round(table.confidence, 3),
        "notes": [joined(note) for note in table.notes],
        "doubts": [f"{doubt.flag}: {doubt.detail}" for doubt in table.doubts],
        "cells": [
            {
                "row": cell.row,
                "col": cell.col,
                "row_span": cell.row_span,
                "col_span": cell.col_span,
                "is_header": cell.is_header,
                "path": list(cell.path),
                "text": cell.text,
                "page": cell.parts[0].page if cell.parts else None,
                "bbox": _bbox(cell.parts[0].box) if cell.parts else None,
            }
            for cell in table.cells
        ],
    }


def _markdown(table: Table) -> str:
    rows = [[cell.replace("|", "\\|").replace("\n", "<br>") for cell in row] for row in matrix(table)]
    head, body = (rows[0], rows[1:]) if table.n_header_rows else ([""] * table.n_cols, rows)
    lines = [f"**{_title(table)}**", "", _line(head), _line(["---"] * table.n_cols), *map(_line, body)]
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def written(tables: Sequence[Table], form: str, per_page: bool) -> str:
    """Tables in one of the forms: json, csv or md."""
    return as_json(tables, per_page) if form == "json" else FORMATS[form](tables)


def on_pages(tables: Sequence[Table], pages: str) -> tuple[Table, ...]:
    """The tables that stand on one of `pages`, as in "3-5,8"; all for "". Raises ValueError for what names no pages."""
    if not pages:
        return tuple(tables)
    wanted: set[int] = set()
    for part in pages.split(","):
        first, _, last = part.strip().partition("-")
        if not first.isdigit() or not (last or first).isdigit() or int(last or first) - int(first) > MOST_PAGES:
            raise ValueError(f"{pages!r} names no pages; give some as in 3-5,8")
        wanted.update(range(int(first), int(last or first) + 1))
    return tuple(table for table in tables if wanted.intersection(range(table.page_start, table.page_end + 1)))


MOST_PAGES = 100_000


def put(tables: Sequence[Table], form: str, folder: Path, per_page: bool) -> Iterator[Path]:
    """Write each table into a file of its own, named by its place among them and its page; yields the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, table in enumerate(tables, 1):
        path = folder / f"table-{number:03d}-page-{table.page_start:03d}.{form}"
        path.write_text(written([table], form, per_page), encoding="utf-8")
        yield path
