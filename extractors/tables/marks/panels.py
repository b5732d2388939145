"""Dark panels: heads in light letters on a dark ground, whose cells the edges of the ground bound as rules do."""

from collections.abc import Sequence
from itertools import pairwise

from extractors.model.page import Fill, Page
from extractors.tables.marks.rules import bands, joined
from extractors.tables.stages import Rule, Rules

DARK = 0.6
"""The greys up to which a ground is dark: letters on it are light."""

TALLEST = 0.2
"""Share of the page's height up to which a dark ground is that of heads."""

TOUCH = 3.0
"""Grounds that are this near, in points, are cells side by side."""


def panel_rules(page: Page) -> Rules:
    """The edges of a page's dark panels of two or more cells side by side: those of the whole and those between cells."""
    dark = [fill for fill in page.fills if fill.grey <= DARK and fill.box.height < TALLEST * page.height]
    between = [rule for row in _rows(dark) if len(row) > 1 for rule in _between(row)]
    cells = [fill for row in _rows(dark) if len(row) > 1 for fill in row]
    return Rules(bands(page, cells), joined(between))


def _rows(fills: Sequence[Fill]) -> list[list[Fill]]:
    """Fills of one height side by side, from left to right."""
    rows: dict[tuple[float, float], list[Fill]] = {}
    for fill in sorted(fills, key=lambda f: f.box):
        rows.setdefault((round(fill.box.top), round(fill.box.bottom)), []).append(fill)
    return list(rows.values())


def _between(row: Sequence[Fill]) -> list[Rule]:
    """The edges between the cells of a row that touch."""
    pairs = ((a.box, b.box) for a, b in pairwise(row))
    return [Rule((a.x1 + b.x0) / 2, a.top, a.bottom) for a, b in pairs if abs(b.x0 - a.x1) < TOUCH]


def with_panels(rules: Rules, panels: Rules) -> Rules:
    """Rules and the edges of panels together."""
    if not panels.horizontal:
        return rules
    return Rules(joined((*rules.horizontal, *panels.horizontal)), joined((*rules.vertical, *panels.vertical)))
