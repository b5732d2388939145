"""One page -> its tables' grids: candidates from rules and from white space, the better one where they compete."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.page import Page, Word
from extractors.tables.gate import is_table
from extractors.tables.grid import grid_of
from extractors.tables.regions import PageText, page_text, ruled_regions, stack_regions, text_regions
from extractors.tables.rules import clean, typed_rules
from extractors.tables.stages import Grid, Region, Rules


@dataclass(frozen=True, slots=True)
class Found:
    """What one page gave: its grids from top to bottom, and the stages before them."""

    page: Page
    text: PageText
    rules: Rules
    regions: tuple[Region, ...]
    grids: tuple[Grid, ...]
    rest: tuple[Grid, ...] = ()
    """Drawn grids that show too little to be a table by themselves, but may be the rest of one."""


def grids(page: Page) -> Found:
    """The tables of a page as grids, with the rules, lines and candidates they were found by."""
    rules = clean(page)
    typed = {id(word) for word in typed_rules(page.words)}
    words = [w for w in page.words if id(w) not in typed and w.upright]
    text = page_text(words, page.width)
    drawn = ruled_regions(rules)
    tried = [grid_of(region, words) for region in drawn]
    found = [grid for grid in tried if is_table(grid)]
    rest = tuple(grid for grid in tried if not is_table(grid) and any(c.words for c in grid.cells))
    stacks = sorted(stack_regions(rules, drawn, text), key=lambda r: (-len(r.rules.horizontal), r.box.top))
    found = accepted(stacks, words, found)
    blocks = text_regions(text, rules, page.width)
    found = accepted(blocks, words, found)
    return Found(page, text, rules, (*drawn, *stacks, *blocks), _sorted(found), _sorted(rest))


def _sorted(found: Sequence[Grid]) -> tuple[Grid, ...]:
    return tuple(sorted(found, key=lambda g: (g.box.top, g.box.x0)))


def accepted(regions: Sequence[Region], words: Sequence[Word], found: Sequence[Grid]) -> list[Grid]:
    """The grids found so far and those of the regions that stand free of them and pass the gate."""
    out = list(found)
    for region in regions:
        if _free(region, out):
            grid = grid_of(region, words)
            if is_table(grid, region.captioned):
                out.append(grid)
    return out


def _free(region: Region, found: Sequence[Grid]) -> bool:
    return not any(region.box.overlaps(grid.box) for grid in found)
