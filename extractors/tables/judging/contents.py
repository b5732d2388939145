"""Tables of contents and indexes: titles with the pages where they stand, which are no tables."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractors.model.page import Box, Word
from extractors.tables.marks.kinds import is_number, is_year
from extractors.tables.marks.lines import LEADER, rows_of
from extractors.tables.stages import Grid, GridCell

SECTION = re.compile(r"(?:\d{1,2}(?:\.\d{1,3}){0,4}\.?|[A-Z](?:\.\d{1,3}){0,4}\.?|[IVX]{1,5}\.?)$")

PAGE = re.compile(r"(?:[-–—]\s*)?(?P<page>\d{1,4})(?:\s*[-–—])?")

DOTS = re.compile(r"^[.…·][.…· ]*$|[.…·]{2,}$|^[.…·]{2,}(?=\d)")
"""Dots that lead to a page: a word of them, or at the end of the word before, or at its own start."""

FEWEST = 3
"""Lines with a page number, from which they are read as contents."""

MOSTLY_ENTRIES, ODD_FALLING, MOSTLY_FIGURES = 0.6, 0.05, 0.3
"""Share of lines that are entries of contents, at least; of their pages that may fall, and of them that hold figures."""

ALL_LED = 2, 0.4, 0.15
"""The same where dots lead to all pages: titles may be wrapped, and lists of figures follow with pages of their own."""

SHOWN = 0.3
"""Share of entries with a leader or a section's number, at least."""

MANY_PAGES, FEWEST_PAGES, NEARLY_ALL = 6, 9, 0.85
"""Without: how many pages are named, how many there are, and the share of lines that are entries, at least."""

FIGURED = 0.4
"""Share of the words between a title's first and its page that are figures, from which on it is a row of a table."""

NEARLY_INSIDE = 0.9
"""Share of a grid's words in columns of contents, at least."""

AROUND = 30.0
"""Points above and below a column of contents in which its heads may stand."""

TWO_SIDES = 3
"""Columns of a grid that may be contents set in two, at least: of one side, the titles may stand in one with the pages."""


def is_contents(grid: Grid) -> bool:
    """Whether the lines of a grid end in page numbers that never fall, after titles with leaders or section numbers.

    Years that nothing leads to are no pages: lists of works and treaties end in them.
    Contents may be set in two columns: then the left side of the grid goes on in the right one.
    Lines are looked at, not rows: a chapter and its sections may have been taken for one row.
    """
    edges = range(1, grid.n_cols) if grid.n_cols >= TWO_SIDES else ()
    sides = ((_lines(c for c in grid.cells if c.col < at), _lines(c for c in grid.cells if c.col >= at)) for at in edges)
    return _are_entries(_lines(grid.cells)) or any(
        _are_entries([*left, *right]) for left, right in sides if any(_page(line) is not None for line in right)
    )


def _lines(cells: Iterable[GridCell]) -> list[list[Word]]:
    return [list(line) for line in rows_of(w for c in cells for w in c.words)]


def _are_entries(lines: Sequence[Sequence[Word]]) -> bool:
    paged = [(line, page) for line in lines if (page := _page(line)) is not None]
    entries, pages = [line for line, _ in paged], [page for _, page in paged]
    led = sum(map(_has_leader, entries))
    fewest, mostly, odd = ALL_LED if paged and led == len(paged) else (FEWEST, MOSTLY_ENTRIES, ODD_FALLING)
    if len(paged) < fewest or len(paged) < mostly * len(lines) or (not led and _are_years(pages)):
        return False
    falling = sum(b < a for a, b in pairwise(pages))
    if falling > odd * len(pages) or sum(_figures_between(line) for line in entries) > MOSTLY_FIGURES * len(entries):
        return False
    shown = led + sum(bool(SECTION.match(line[0].text)) for line in entries)
    return shown >= SHOWN * len(entries) or (
        len(pages) >= MANY_PAGES and max(pages) > FEWEST_PAGES and len(entries) >= NEARLY_ALL * len(lines)
    )


def _page(line: Sequence[Word]) -> int | None:
    """The page number that a line ends with, behind other words."""
    found = PAGE.fullmatch(line[-1].text.lstrip(".… "))
    return int(found["page"]) if found and len(line) > 1 else None


def _are_years(pages: Sequence[int]) -> bool:
    """Whether all of these may be years, not pages."""
    return all(is_year(str(page)) for page in pages)


def _has_leader(line: Sequence[Word]) -> bool:
    text = " ".join(word.text for word in line[:-1])
    return bool(LEADER.search(text)) or bool(re.match(r"[.…]{3,}", line[-1].text))


def _figures_between(line: Sequence[Word]) -> bool:
    """Whether figures stand between a line's first word and its page, as they do in tables, and not dots right before it."""
    if DOTS.search(line[-2].text) or DOTS.match(line[-1].text):
        return False
    inner = [w.text for w in line[1:-1] if any(c.isdigit() for c in w.text)]
    return bool(inner) and sum(map(is_number, inner)) >= max(
        1, FIGURED * sum(any(c.isalnum() for c in w.text) for w in line[1:-1])
    )


def in_contents(grid: Grid, columns: Sequence[Box]) -> bool:
    """Whether nearly all words of a grid stand in columns of contents."""
    words = [w.box for c in grid.cells for w in c.words]
    inside = sum(
        any(box.x0 < w.x_mid < box.x1 + 1 and box.top - AROUND < w.y_mid < box.bottom + AROUND for box in columns)
        for w in words
    )
    return bool(words) and inside >= NEARLY_INSIDE * len(words)
