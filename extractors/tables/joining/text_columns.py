"""Tables that run on in the next text column: the left part first, though the right one begins higher on the page."""

from collections.abc import Sequence

from extractors.model.page import Box
from extractors.tables.stages import Fragment, Grid

SAME_WIDTH = 8.0
"""Points by which columns of two parts may differ."""

HIGHER = 6.0
"""Points by which what goes on begins above the part before, at least."""

FOOT = 0.8
"""Share of the page's height that a part reaches down to where it ends a column that it fills."""

MARGIN = 0.085
"""Share of the page's height at its top and bottom where running heads and page numbers stand."""


def in_reading_order(fragments: Sequence[Fragment]) -> tuple[Fragment, ...]:
    """The fragments of a page from top to bottom, but one that another of its columns stands left of after that."""
    out: list[Fragment] = []
    for fragment in fragments:
        at = next((i for i, other in enumerate(out) if is_left_of(fragment.grid, other.grid)), len(out))
        out.insert(at, fragment)
    return tuple(out)


def is_left_of(left: Grid, right: Grid) -> bool:
    """Whether a grid stands beside another one that has the same columns, in the text column before."""
    if left.n_cols != right.n_cols or left.kind != right.kind or left.box.x1 > right.box.x0 + 2:
        return False
    if left.kind != "ruled":
        return abs(left.box.width - right.box.width) < SAME_WIDTH
    shift = right.xs[0] - left.xs[0]
    return all(abs(b - a - shift) < SAME_WIDTH for a, b in zip(left.xs, right.xs, strict=True))


def goes_on_beside(before: Fragment, fragment: Fragment, cut: bool) -> bool:
    """Whether a fragment heads the next text column of the page where another one of its columns ends the column before.

    It begins higher, or the part before reaches the foot of the page, or its first row is the rest of one that was `cut`:
    else they are tables side by side.
    """
    if before.page is not fragment.page or not is_left_of(before.grid, fragment.grid) or fragment.surroundings.caption:
        return False
    page, upper, lower = fragment.page, fragment.grid.box, before.grid.box
    if not cut and upper.top > lower.top - HIGHER and lower.bottom < FOOT * page.height:
        return False
    below = Box(lower.x0, lower.bottom + 1, lower.x1, (1 - MARGIN) * page.height)
    above = Box(upper.x0, MARGIN * page.height, upper.x1, upper.top - 1)
    own = {id(word) for note in before.surroundings.notes for word in note}
    return not any(
        place.contains(word.box.x_mid, word.box.y_mid)
        for place in (below, above)
        for word in page.words
        if word.upright and id(word) not in own
    )
