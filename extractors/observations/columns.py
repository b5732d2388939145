"""What each column of a table's body holds: figures, labels, times, places, numbers of rows, or text."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from extractors.entities import countries, facts
from extractors.entities.date_grammar import YEAR
from extractors.observations import periods
from extractors.observations.grid import Grid

Kind = Literal["figures", "label", "time", "place", "number", "answers", "text", "empty"]

FIGURES = 0.5
"""Share of a column's filled cells that are figures, from which it is one of figures."""

FEWEST_YEARS = 3
"""Figures of a column that all might be years, from which they are figures all the same unless they are plainly times."""

TIMES = 0.7
PLACES = 0.6

FEW = 0.3
"""Share of a row's filled cells from which its figures count although their columns hold words."""

ANSWERS = frozenset({"yes", "no", "y", "n", "true", "false", "✓", "✗", "✔", "✘"})
ANSWERED = 0.8

LONG = 60
_TOTAL = re.compile(r"(?:grand\s+|sub-?)?totals?|all|sum|average|mean", re.IGNORECASE)
_YEAR = re.compile(YEAR)


def kinds(grid: Grid, n_heads: int) -> list[Kind]:
    """The kind of each column, by its body and its head."""
    table = grid.table
    found = [_kind(grid, n_heads, col) for col in range(table.n_cols)]
    first = first_figures(found)
    if first == 0 and found.count("figures") > 1 and _names_rows(grid, n_heads):
        found[0] = "label"
    return ["label" if kind == "text" and col < first else kind for col, kind in enumerate(found)]


def first_figures(kinds: Sequence[Kind]) -> int:
    """The first column of figures; in a table without any all columns but the first may hold some."""
    return next((col for col, kind in enumerate(kinds) if kind == "figures"), 1)


def body(grid: Grid, n_heads: int, col: int) -> list[int]:
    """The rows below the heads in which a column has a filled cell of its own."""
    rows = []
    for row in range(n_heads, grid.table.n_rows):
        cell = grid.cell(row, col)
        if cell is not None and cell.row == row and cell.col == col and cell.col_span == 1 and cell.text.strip():
            rows.append(row)
    return rows


def head_words(grid: Grid, n_heads: int, col: int) -> str:
    """The innermost head of a column, in lower case."""
    said = [grid.text(row, col) for row in range(n_heads)]
    return " ".join(next((text for text in reversed(said) if text), "").casefold().split()).strip(" :.") if said else ""


def is_head(words: str, kind: str) -> bool:
    """Whether a head is one of the words of a kind in data/label_words.csv."""
    known = {row["word"].strip(".") for row in facts.rows("label_words") if row["kind"] == kind}
    return words.strip(".") in known


def _kind(grid: Grid, n_heads: int, col: int) -> Kind:
    rows = body(grid, n_heads, col)
    if not rows:
        return "empty"
    said = [grid.says(row, col) for row in rows]
    printed = [
        text for row, f in zip(rows, said, strict=True) if not (f and f[0].is_missing) and (text := grid.text(row, col))
    ]
    counted = sum(bool(f) and not f[0].is_missing for f in said)
    missing = sum(bool(f) and f[0].is_missing for f in said)
    words = head_words(grid, n_heads, col)
    if printed and sum(text.casefold() in ANSWERS for text in printed) >= ANSWERED * len(printed):
        return "answers"
    if _is_times(printed, words):
        return "time"
    if counted and is_head(words, "numbering") and (col == 0 or "code" in words or _is_run(grid, rows, col)):
        return "number"
    if col == 0 and counted >= 3 and counted == len(printed) and _counts_rows(grid, rows):
        return "number"
    if counted and counted >= FIGURES * len(printed):
        years = sum(bool(f) and f[0].is_year for f in said)
        return "text" if years == counted and counted < FEWEST_YEARS else "figures"
    if not printed and missing and missing >= 2:
        return "figures" if _figures_beside(grid, rows, col) else "text"
    if len(printed) >= 2 and sum(countries.parse(text[:60]) is not None for text in printed[:40]) >= PLACES * len(
        printed[:40]
    ):
        return "place"
    return "text"


def _figures_beside(grid: Grid, rows: Sequence[int], col: int) -> bool:
    """Whether other columns of these rows hold figures."""
    others = [c for c in range(grid.table.n_cols) if c != col]
    return sum(any(f and not f[0].is_missing for c in others if (f := grid.says(row, c))) for row in rows) >= FIGURES * len(
        rows
    )


def _is_times(all_printed: Sequence[str], words: str) -> bool:
    printed = [text for text in all_printed if not _TOTAL.fullmatch(text)]
    if not printed:
        return False
    years = sum(_YEAR.fullmatch(text[:4]) is not None and len(text) <= 6 for text in printed)
    times = sum(periods.whole(text) is not None for text in printed[:60])
    mostly = times >= TIMES * min(len(printed), 60)
    return mostly and (len(printed) > 1 or is_head(words, "time")) and (years < times or _are_years(printed, words))


def _are_years(printed: Sequence[str], words: str) -> bool:
    """Whether four-digit numbers are years: in a column that is headed so or steps evenly."""
    values = [int(text[:4]) for text in printed if _YEAR.match(text)]
    steps = {abs(b - a) for a, b in pairwise(values)}
    return (
        is_head(words, "time")
        or "year" in words
        or "date" in words
        or (not words and len(steps) <= 3)
        or max(steps, default=99) <= 5
    )


def _counts_rows(grid: Grid, rows: Sequence[int]) -> bool:
    """Whether the figures of the first column are the numbers of the rows, beside their names."""
    return (
        _is_run(grid, rows, 0) and grid.table.n_cols > 2 and any(grid.text(row, 1) and not grid.says(row, 1) for row in rows)
    )


def _is_run(grid: Grid, rows: Sequence[int], col: int) -> bool:
    """Whether the figures of a column count up: 1, 2, 3 ..."""
    values = [f[0].value for row in rows if (f := grid.says(row, col))]
    whole = bool(values) and all(value.isdigit() for value in values)
    return whole and values[0] in ("0", "1") and all(int(b) == int(a) + 1 for a, b in pairwise(values))


def _names_rows(grid: Grid, n_heads: int) -> bool:
    """Whether figures of the first column are labels: they rise throughout, without decimals, or are ranges ("5-9")."""
    rows = body(grid, n_heads, 0)
    found = [f[0] for row in rows if (f := grid.says(row, 0))]
    ranges = sum(figure.is_range for figure in found)
    whole = len(found) == len(rows) and all(figure.value.isdigit() for figure in found)
    rising = whole and all(int(b.value) > int(a.value) for a, b in pairwise(found))
    return len(found) > 1 and (rising or ranges * 2 > len(found))


def holds(grid: Grid, kinds: Sequence[Kind], row: int, col: int) -> bool:
    """Whether the figure at a place is one: its column holds figures, or its row does."""
    if kinds[col] == "figures":
        return True
    if kinds[col] == "label" and are_merged(grid, row, col):
        return True
    if kinds[col] in ("number", "answers", "label", "place") or (kinds[col] == "time" and not _is_plain(grid, row, col)):
        return False
    if kinds[col] == "text" and grid.says(row, col)[0].is_missing:
        return False
    others = [
        c for c in range(grid.table.n_cols) if c != col and kinds[c] in ("figures", "text", "time") and grid.text(row, c)
    ]
    figures = [c for c in others if (f := grid.says(row, c)) and not f[0].is_missing]
    first = next((c for c in range(grid.table.n_cols) if grid.text(row, c)), col)
    if col == first:
        return False
    if "figures" not in kinds:
        return bool(figures) and all(grid.says(row, c) for c in others if c != first)
    return (bool(others) and len(figures) >= FEW * len(others)) or _is_plain(grid, row, col)


def are_merged(grid: Grid, row: int, col: int) -> bool:
    """Whether a cell holds several figures that nothing joins: columns of figures that were read as one, no label."""
    return col > 0 and len(said := grid.says(row, col)) > 1 and said[0].unsure


def _is_plain(grid: Grid, row: int, col: int) -> bool:
    """Whether a figure among words is plainly one: with a unit, a decimal or groups of thousands."""
    figure = grid.says(row, col)[0]
    return bool(figure.unit.measure or figure.unit.scaled or "." in figure.value or len(figure.value) > 4)
