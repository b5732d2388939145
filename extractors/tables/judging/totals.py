"""The document's own arithmetic: does a column add up to its printed total?"""

import re
from collections.abc import Sequence
from functools import cache

from extractors.model.document import Cell
from extractors.model.lists import rows

_FIGURE = re.compile(
    r"[(\-–−]?\s*(?:US\$|[$€£¥])?\s*(\d{1,3}(?:[ ,.'\u2009\u00a0]\d{3})+|\d+)((?:[.,]\d+)?)\s*\)?[*†‡a-d¹²³⁴-⁹ᵃ-ᶻ]{0,3}"
)
_NOTHING = {"", "-", "–", "—", "−", "..", "...", "…", ":", "n.a.", "n/a", "na", "nil", "."}


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("total_words") if row["kind"] == kind)


def figure(text: str) -> float | None:
    """The number that a cell holds and nothing else, 0 for a sign of nothing; None for anything else.

    Commas and points are read as they must be in a column of sums: groups of three are thousands unless a point parts
    fewer.
    """
    bare = text.strip()
    if bare.casefold() in _NOTHING:
        return 0.0
    found = _FIGURE.fullmatch(bare)
    if not found:
        return None
    whole, part = found[1], found[2]
    value = float(re.sub(r"\D", "", whole)) + (float("0." + part[1:]) if part else 0.0)
    return -value if bare.startswith(("(", "-", "–", "−")) else value


def decimals(text: str) -> int:
    """Digits after the decimal point as printed."""
    found = _FIGURE.fullmatch(text.strip())
    return max(0, len(found[2]) - 1) if found else 0


def total_row(cells: Sequence[Cell], n_rows: int) -> int | None:
    """The last row, if its label says that it is the total."""
    label = next((c.text for c in cells if c.col == 0 and c.row + c.row_span == n_rows and not c.is_header), "")
    words = re.findall(r"[^\W\d_]+", label.casefold())
    says_so = 0 < len(words) <= 4 and bool({words[0], words[-1]} & _words("total"))
    return n_rows - 1 if says_so else None


def sums(cells: Sequence[Cell], n_rows: int) -> tuple[tuple[int, bool], ...]:
    """For each column of figures above a total whether it adds up, as (column, adds up); nothing without a total row.

    Rounding may move a sum by half a unit of the last printed digit for each figure. Columns of rates and averages do not
    add up by nature: a mismatch counts only beside a column that does add up.
    """
    row = total_row(cells, n_rows)
    if row is None:
        return ()
    out = []
    for column in sorted({c.col for c in cells if c.col > 0 and c.col_span == 1}):
        body = [c for c in cells if c.col == column and not c.is_header and c.row < row and c.col_span == 1]
        total = next((c for c in cells if c.col == column and c.row == row), None)
        values = [figure(c.text) for c in body]
        printed = figure(total.text) if total is not None and total.text else None
        filled = sum(bool(c.text) for c in body)
        if printed is None or filled < 2 or any(v is None for v in values):
            continue
        digits = max([decimals(c.text) for c in body] + [decimals(total.text) if total else 0])
        slack = 0.5 * 10**-digits * (len(values) + 1) + 1e-9
        known = [v for v in values if v is not None]
        out.append((column, abs(sum(known) - printed) <= slack or abs(sum(known) - 2 * printed) <= 2 * slack))
    return tuple(out)


def doubtful_columns(cells: Sequence[Cell], n_rows: int) -> tuple[int, ...]:
    """The columns that do not add up to their printed total, though another one does."""
    checked = sums(cells, n_rows)
    return tuple(column for column, adds_up in checked if not adds_up) if any(ok for _, ok in checked) else ()
