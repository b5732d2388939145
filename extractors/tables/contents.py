"""Tables of contents and indexes: titles with the pages where they stand, which are no tables."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.model.page import Word
from extractors.tables.columns import is_number
from extractors.tables.lines import LEADER, rows_of
from extractors.tables.stages import Grid, GridCell

SECTION = re.compile(r"(?:\d{1,2}(?:\.\d{1,3}){0,4}\.?|[A-Z](?:\.\d{1,3}){0,4}\.?|[IVX]{1,5}\.?)$")

PAGE = re.compile(r"(?:[-–—]\s*)?(?P<page>\d{1,4}|[ivxl]{1,6})(?:\s*[-–—])?")

FEWEST = 3
"""Lines with a page number, from which they are read as contents."""


def is_contents(grid: Grid) -> bool:
    """Whether the lines of a grid end in page numbers that never fall, after titles with leaders or section numbers.

    Contents may be set in two columns: then each side of the grid is such by itself.
    Lines are looked at, not rows: a chapter and its sections may have been taken for one row.
    """
    edges = range(1, grid.n_cols) if grid.n_cols > 3 else ()
    sides = (([c for c in grid.cells if c.col < at], [c for c in grid.cells if c.col >= at]) for at in edges)
    return _are_entries(grid.cells) or any(_are_entries(left) and _are_entries(right) for left, right in sides)


def _are_entries(cells: Sequence[GridCell]) -> bool:
    lines = [line for line in rows_of(w for c in cells for w in c.words) if not _is_leader(line)]
    entries = [line for line in lines if len(line) > 1 and (_page(line) is not None or _is_roman(line[-1].text))]
    if len(entries) < FEWEST or len(entries) < 0.6 * len(lines):
        return False
    pages = [page for page in map(_page, entries) if page is not None]
    falling = sum(b < a for a, b in pairwise(pages))
    if falling > 0.05 * len(pages) or sum(_figures(line) for line in entries) > 0.3 * len(entries):
        return False
    shown = sum(_has_leader(line) for line in entries) + sum(bool(SECTION.match(line[0].text)) for line in entries)
    return shown >= 0.3 * len(entries) or (len(pages) >= 6 and max(pages) > 9 and len(entries) >= 0.85 * len(lines))


def _is_leader(line: Sequence[Word]) -> bool:
    return all(not any(c.isalnum() for c in word.text) for word in line)


def _page(line: Sequence[Word]) -> int | None:
    """The page number that a line ends with."""
    found = PAGE.fullmatch(line[-1].text.lstrip(".… "))
    return int(found["page"]) if found and found["page"].isdigit() else None


def _is_roman(text: str) -> bool:
    return bool(re.fullmatch(r"[ivxl]{1,6}", text))


def _has_leader(line: Sequence[Word]) -> bool:
    text = " ".join(word.text for word in line[:-1])
    return bool(LEADER.search(text)) or bool(re.match(r"[.…]{3,}", line[-1].text))


def _figures(line: Sequence[Word]) -> bool:
    """Whether figures stand between a line's first word and its page, as they do in tables."""
    inner = [w.text for w in line[1:-1] if any(c.isdigit() for c in w.text)]
    return bool(inner) and sum(map(is_number, inner)) >= max(
        1, 0.4 * sum(any(c.isalnum() for c in w.text) for w in line[1:-1])
    )
