"""One page -> its tables' grids: candidates from rules and from white space, the better one where they compete."""

from collections.abc import Sequence

from extractors.model.page import Page, Word
from extractors.tables.gate import is_table
from extractors.tables.grid import grid_of
from extractors.tables.regions import page_text, ruled_regions, stack_regions, text_regions
from extractors.tables.rules import clean, typed_rules
from extractors.tables.stages import Grid, Region


def grids(page: Page) -> tuple[Grid, ...]:
    """The tables of a page as grids, from top to bottom."""
    rules = clean(page)
    typed = {id(word) for word in typed_rules(page.words)}
    words = [w for w in page.words if id(w) not in typed and w.upright]
    text = page_text(words, page.width)
    drawn = ruled_regions(rules)
    found = accepted(drawn, words)
    found += accepted([r for r in stack_regions(rules, drawn, text) if _free(r, found)], words)
    found += accepted([r for r in text_regions(text, rules, page.width) if _free(r, found)], words)
    return tuple(sorted(found, key=lambda g: (g.box.top, g.box.x0)))


def accepted(regions: Sequence[Region], words: Sequence[Word]) -> list[Grid]:
    found = [(region, grid_of(region, words)) for region in regions]
    return [grid for region, grid in found if is_table(grid, region.captioned)]


def _free(region: Region, found: Sequence[Grid]) -> bool:
    return not any(region.box.overlaps(grid.box) for grid in found)
