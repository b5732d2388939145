"""How sure a table is: the signs that it was read wrongly, and the document's own arithmetic."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from extractors.tables.judging import signs
from extractors.tables.judging.signs import Sign
from extractors.tables.stages import Fragment, RegionKind

BASE: Mapping[RegionKind, float] = {"ruled": 0.98, "stack": 0.95, "text": 0.88}
"""How far each way of finding a grid is to be trusted where no sign speaks against it."""

TAKEN = 0.3
"""What a sign that is all there takes from a table's confidence.

It is the same for all signs: on published documents, weights fitted to one half of them told wrong tables of the other half
no better than equal ones.
"""

TAKEN_FROM_CELL = 0.4
"""What a sign takes from the confidence of a cell that shows it, besides."""

DOUBTFUL = 0.6
"""A table less sure than this is flagged as a whole."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sign to look for, the share from which on it is all there, and what to say of it.

    `flagged` tells whether the cells that show it are flagged: a sign that many sound cells show only makes them less sure.
    """

    sign: Callable[[Fragment], Sign]
    full: float
    words: str
    flagged: bool = True


SIGNS: tuple[Weighed, ...] = (
    Weighed(signs.columns_of_halves, 0.5, "every other row shows other columns"),
    Weighed(signs.words_apart, 0.2, "words of a cell stand far apart"),
    Weighed(signs.joined_lines, 0.5, "lines were joined to rows", flagged=False),
    Weighed(signs.lines_beyond, 1.0, "a line like its rows stands right outside"),
    Weighed(signs.odd_heads, 0.5, "columns and heads do not match"),
    Weighed(signs.no_labels, 1.0, "rows have no label"),
    Weighed(signs.over_edges, 0.2, "text reaches over edges of columns"),
    Weighed(signs.unread_letters, 1.0, "figures hold letters without a known meaning"),
)
"""`full` is half of the columns, lines or heads, the cells of a column of five, a line of three pieces, and all rows.

With half or twice of each, published tables stand in much the same order when sorted by confidence.
"""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How sure one page's piece of a table is, 0 to 1, and why not surer, the strongest reason first.

    `n_signs` gives how many signs a cell shows, by its index in the grid; `flagged` are those that a person should look at.
    """

    confidence: float
    reasons: tuple[str, ...]
    n_signs: Mapping[int, int]
    flagged: frozenset[int]


def judged(fragment: Fragment) -> Judgement:
    """A fragment weighed by all signs."""
    value = BASE[fragment.grid.kind]
    n_signs: dict[int, int] = {}
    flagged: set[int] = set()
    reasons: list[tuple[float, str]] = []
    for weighed in SIGNS:
        found = weighed.sign(fragment)
        shown = min(1.0, found.share / weighed.full)
        value *= 1 - TAKEN * shown
        reasons += [(-shown, weighed.words)] if shown > 0 else []
        for i in found.cells:
            n_signs[i] = n_signs.get(i, 0) + 1
        flagged |= found.cells if weighed.flagged else set()
    return Judgement(value, tuple(words for _, words in sorted(reasons)), n_signs, frozenset(flagged))


def with_sums(value: float, adds_up: bool | None) -> float:
    """A table's confidence, given whether its printed totals are right (None: there are none).

    A table that was read wrongly does not add up.
    """
    if adds_up is None:
        return value
    return value + 0.5 * (1 - value) if adds_up else 0.8 * value


def cell_confidence(of_table: float, n_signs: int, in_wrong_column: bool) -> float:
    """A cell's confidence, given its table's, how many signs it shows, and whether its column's total differs."""
    value = of_table * (1 - TAKEN_FROM_CELL) ** n_signs
    return round(0.7 * value if in_wrong_column else value, 3)
