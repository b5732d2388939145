"""Bands of a page whose columns lie elsewhere than those above: an article ends in the middle of a page, another begins.

Each band is read to its end before the next one begins.
"""

from collections.abc import Sequence
from itertools import pairwise

from extractors.layout.columns import Item, crosses, gutter_of
from extractors.layout.lines import common_size

APART = 12.0
"""Gutters nearer than this, in points, are one."""

LARGER = 1.15
"""Letters larger than the usual ones by this factor open an article."""

WIDE_GAP = 2.2
"""White over the page's whole width, in heights of a line, that parts bands without a title."""

MOST_CROSSING = 0.12
"""Share of a band's lines that may lie across its gutter: headings and the like."""

MOST_CUTS = 8
"""Places that are tried, the widest first."""


def bands(items: Sequence[Item]) -> list[list[Item]]:
    """The items of a page parted into bands from the top; one band where the columns are the same all the way down."""
    ordered = sorted(items, key=lambda item: item.box.top)
    for at in _cuts(ordered):
        above, below = ordered[:at], ordered[at:]
        if _differ(_gutter(above), _gutter(below)):
            return [*bands(above), *bands(below)]
    return [ordered]


def _differ(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and abs(one - other) > APART


def _cuts(ordered: Sequence[Item]) -> list[int]:
    """Where white runs across the whole page and a title or another article may follow, the widest white first.

    Each is the index of the first item below it; `ordered` are from the top.
    """
    lines = [item.line for item in ordered if item.line is not None]
    usual = common_size(word for line in lines for word in line.words)
    found: list[tuple[float, int]] = []
    reach = ordered[0].box.bottom if ordered else 0.0
    for at, (_, item) in enumerate(pairwise(ordered), 1):
        gap = item.box.top - reach
        is_large = item.line is not None and item.line.size >= LARGER * usual
        if gap > 0 and (gap > WIDE_GAP * usual or is_large):
            found.append((gap, at))
        reach = max(reach, item.box.bottom)
    return [at for _, at in sorted(found, reverse=True)[:MOST_CUTS]]


def _gutter(items: Sequence[Item]) -> float | None:
    """The gutter of a band, None where it has none that nearly all its lines keep to."""
    gutter = gutter_of(items)
    if gutter is None:
        return None
    lines = [item for item in items if item.line is not None]
    crossing = sum(1 for item in lines if crosses(item.box, gutter))
    return gutter if crossing <= MOST_CROSSING * len(lines) else None
