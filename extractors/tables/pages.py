"""One page -> its tables' grids: candidates from rules and from white space, the first that passes where they compete."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.model.page import Box, Page, Word
from extractors.model.told import Told
from extractors.tables.evidence import weighed
from extractors.tables.grid.cells import grid_of
from extractors.tables.grid.ends import trimmed, widened
from extractors.tables.heads.turned import phrases_on_end, with_turned_heads
from extractors.tables.judging.candidates import OTHER, Candidate
from extractors.tables.judging.charts import without_plots
from extractors.tables.judging.contents import contents_columns
from extractors.tables.judging.gate import TABLE
from extractors.tables.marks.limits import excess, raw_excess
from extractors.tables.marks.panels import panel_rules, with_panels
from extractors.tables.marks.rules import bands, clean, joined, outermost, within
from extractors.tables.marks.text import PageText, captioned, page_text, table_labels
from extractors.tables.marks.typed import typed
from extractors.tables.places.anchors import Promise, captioned_regions, continued_region
from extractors.tables.places.compartments import has_rows, rules_within, side_by_side
from extractors.tables.places.regions import ruled_regions, text_regions, with_breaks
from extractors.tables.places.sides import tables_beside
from extractors.tables.places.stacks import stack_regions, without_parts
from extractors.tables.places.told import told_regions
from extractors.tables.stages import Grid, Region, Rule, Rules

CAPTION_TOP, CAPTION_FOOT = 1.2, 0.2
"""Letter sizes above the text of a page between which the caption that the page before ends with would stand."""

PANEL, WHITE = 10.0, 0.995
"""Points that a shaded place is high from which it is more than a line's, and the grey from which it is none."""

DEEPER = 3.0
"""Points that a promised region reaches further down than others, for it to come before them."""

BELOW = 0.8
"""Letter sizes that a block goes on below two rules, for these to be those of its heads."""

ALONG, ACROSS = 0.8, 0.7
"""Share of a stack's width that its rules take, and of a region's that a shaded band across it does."""

MOSTLY = 0.5
"""Share of a region above a table found before, from which on it is looked at without the rest."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page made ready: its words without typed rules, its lines, its clean rules."""

    page: Page
    words: tuple[Word, ...]
    text: PageText
    rules: Rules
    contents: tuple[Box, ...]
    labels: tuple[Box, ...]
    """Where captions of tables begin, the first where one that the page before ends with would stand on this one."""

    def candidate(self, grid: Grid) -> Candidate:
        """A grid of this page as the gate looks at it."""
        asked = grid.region is not None and grid.region.captioned
        named = asked or captioned(grid.box, self.labels)
        return Candidate(grid, self.page, self.text, self.rules, self.contents, named)


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
    refused: tuple[Grid, ...] = ()
    """Candidates that are no tables."""


def grids(page: Page, promise: Promise | None = None, caption: Box | None = None, decided: Sequence[Told] = ()) -> Found:
    """The tables of a page as grids, with the rules, lines and candidates they were found by.

    `promise` gives the columns of a table that ends at the foot of the page before, `caption` the place of the caption that
    it ends with, `decided` what persons decided about the paper's tables.
    """
    if raw_excess(page):
        return Found(page, PageText((), (), (), 0.0), Rules(), (), ())
    rules = clean(page)
    if excess(page, rules) is not None:
        return Found(page, PageText((), (), (), 0.0), rules, (), ())
    shades = bands(page)
    found_words = typed(page.words).words
    words = without_plots([w for w in found_words if w.upright], page)
    text = replace(page_text(words, page.width, rules.horizontal), turned=tuple(w for w in found_words if not w.upright))
    handed = _above(text, caption)
    labels = (*([handed] if handed is not None else ()), *table_labels(text))
    sheet = Sheet(page, words, text, rules, contents_columns(text.lines), labels)
    framed = with_panels(rules, panel_rules(page))
    shaded = bands(page, outermost(page.fills))
    frames = tuple(
        with_bands(replace(r, rules=with_breaks(within(framed, r.box), r.box)), shaded)
        for r in ruled_regions(rules, sheet.labels)
    )
    frames = without_parts(frames, framed, text, _panels(page))
    drawn = tuple(part for frame in frames for part in _without_drawings(frame, sheet))
    told = Sorted(_called_tables(told_regions(decided, drawn, text, rules), sheet), [], [])
    told.take(drawn, sheet)
    told.found += _continued(sheet, promise, [*told.found, *(grid for grid in told.rest if _keeps(promise, grid))])
    blocks = preferred(captioned_regions(text, rules, sheet.labels), text_regions(text, rules, page.width))
    blocks = tuple(with_bands(part, shades) for block in blocks for part in tables_beside(block, sheet.labels, text.lines))
    stacks = sorted(stack_regions(framed, drawn, text, _panels(page)), key=lambda r: (-len(r.rules.horizontal), r.box.top))
    stacks = [stack for stack in stacks if not _only_head(stack, blocks, text.size)]
    told.take(stacks, sheet)
    told.take(blocks, sheet)
    rest = [g for g in told.rest if not any(g.box.overlaps(other.box) for other in told.found)]
    return Found(page, text, rules, (*drawn, *stacks, *blocks), _sorted(told.found), _sorted(rest), _sorted(told.refused))


def _called_tables(regions: Sequence[Region], sheet: Sheet) -> list[Grid]:
    """The grids of places that persons call tables, where rows and columns can be read there at all."""
    found = (with_turned_heads(trimmed(read(region, sheet)), sheet.text.turned) for region in regions)
    return [grid for grid in found if grid.n_rows > 1 and grid.n_cols > 1]


def _above(text: PageText, caption: Box | None) -> Box | None:
    """A line's place right above the text of a page, as wide as a caption."""
    if caption is None or not text.lines:
        return None
    top = text.lines[0].box.top
    return Box(caption.x0, top - CAPTION_TOP * text.size, caption.x1, top - CAPTION_FOOT * text.size)


def _panels(page: Page) -> list[Box]:
    """Shaded places of more than a line's height."""
    return [fill.box for fill in page.fills if fill.box.height > PANEL and fill.grey < WHITE]


def preferred(promised: Sequence[Region], blocks: Sequence[Region]) -> tuple[Region, ...]:
    """Regions found by their form before those that a caption promises, but where the promise reaches further down."""
    first = []
    for region in promised:
        rivals = [b for b in blocks if b.box.overlaps(region.box)]
        if (max((b.box.bottom for b in rivals), default=0.0) < region.box.bottom - DEEPER and len(rivals) < 2) or len(
            rivals
        ) > 1:
            first.append(region)
    return (*first, *blocks, *(region for region in promised if region not in first))


def _continued(sheet: Sheet, promise: Promise | None, found: Sequence[Grid]) -> list[Grid]:
    """The grid at the top of the page that goes on with the table before, where no grid has been found there."""
    region = (
        None if promise is None else continued_region(sheet.text, sheet.rules, promise, sheet.page.width, sheet.page.height)
    )
    if region is None or not _free(region, found):
        return []
    return [trimmed(grid_of(with_bands(region, bands(sheet.page)), sheet.words))]


def _only_head(stack: Region, blocks: Sequence[Region], size: float) -> bool:
    """Whether a stack is no more than two rules around the heads of a block that goes on below them."""
    below = any(b.box.overlaps(stack.box) and b.box.bottom > stack.box.bottom + BELOW * size for b in blocks)
    return below and len({round(r.at) for r in stack.rules.horizontal if r.length > ALONG * stack.box.width}) <= 2


def _keeps(promise: Promise | None, grid: Grid) -> bool:
    """Whether a drawn grid has as many columns as the table before promises, so that it needs no guiding."""
    return grid.kind == "ruled" and promise is not None and grid.n_cols == len(promise.gaps) + 1


def with_bands(region: Region, shades: Sequence[Rule]) -> Region:
    """A region with the edges of shaded bands across it as rules."""
    box = region.box
    across = [r for r in shades if min(r.end, box.x1) - max(r.start, box.x0) > ACROSS * box.width]
    edges = within(Rules(tuple(across)), box, 0.0).horizontal
    return (
        replace(region, rules=Rules(joined((*region.rules.horizontal, *edges)), region.rules.vertical)) if edges else region
    )


def _sorted(found: Sequence[Grid]) -> tuple[Grid, ...]:
    return tuple(sorted(found, key=lambda g: (g.box.top, g.box.x0)))


@dataclass(slots=True)
class Sorted:
    """Grids as the gate sorts them: tables; drawn ones that may be the rest of one; and what is none."""

    found: list[Grid]
    rest: list[Grid]
    refused: list[Grid]

    def take(self, regions: Sequence[Region], sheet: Sheet) -> None:
        """Sort the grids of regions that no table found so far stands in, those that a table reaches into cut above it."""
        before = list(self.found)
        for region in (_cleared(region, before) for region in regions):
            if not _free(region, self.found):
                continue
            candidate = sheet.candidate(with_turned_heads(trimmed(read(region, sheet)), sheet.text.turned))
            if weighed(OTHER, candidate) > 0:
                self.refused.append(candidate.grid)
            elif weighed(TABLE, candidate) > 0:
                self.found.append(candidate.grid)
            elif candidate.grid.kind != "text" and any(c.words for c in candidate.grid.cells):
                self.rest.append(candidate.grid)
            else:
                self.refused.append(candidate.grid)


def _without_drawings(region: Region, sheet: Sheet) -> tuple[Region, ...]:
    """The region, or the parts of a frame that holds a drawing beside others, or the tables that stand free in it."""
    parts = side_by_side(region) or tuple(filter(has_rows, ruled_regions(rules_within(region), sheet.labels)))
    return parts if parts and weighed(OTHER, sheet.candidate(read(region, sheet))) > 0 else (region,)


def read(region: Region, sheet: Sheet) -> Grid:
    """The grid of a region, taken in again with the heads above and labels beside it where there are such."""
    words = sheet.words
    if region.kind == "ruled":
        words = (*words, *phrases_on_end(sheet.text.turned, region.box))
    grid = grid_of(region, words)
    if grid.n_cols < 2 or grid.n_rows < 2:
        return grid
    wider = widened(region, grid, sheet.text, sheet.rules)
    return grid if wider is region else grid_of(wider, words)


def _cleared(region: Region, found: Sequence[Grid]) -> Region:
    """A region of lines that ends where a table found before begins, if most of it stands above that one."""
    box = region.box
    tops = [g.box.top for g in found if g.box.overlaps(box)]
    if region.kind != "text" or not tops or min(tops) - box.top < MOSTLY * box.height:
        return region
    above = Box(box.x0, box.top, box.x1, min(tops) - 1.0)
    return replace(region, box=above, rules=within(region.rules, above))


def _free(region: Region, found: Sequence[Grid]) -> bool:
    return not any(region.box.overlaps(grid.box) for grid in found)
