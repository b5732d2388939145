"""All places on a page where a table may stand, each with the rules in it."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.model.told import Told
from extractors.tables.marks.rules import with_bands, with_rules, within
from extractors.tables.marks.sheet import Sheet
from extractors.tables.places.anchors import Promise, captioned_regions, continued_region
from extractors.tables.places.blocks import text_regions
from extractors.tables.places.parts import tables_beside
from extractors.tables.places.stacks import stack_places
from extractors.tables.places.told import told_regions
from extractors.tables.stages import Region, Rules

DEEPER = 3.0
"""Points that a promised region reaches further down than others, for it to come before them."""

ALONG = 0.8
"""Share of a stack's width that its rules take."""

BELOW = 0.8
"""Letter sizes that a block goes on below two rules, for these to be those of its heads."""


def places_on(
    sheet: Sheet, drawn: Sequence[Region], promise: Promise | None, decided: Sequence[Told]
) -> tuple[Sequence[Region], ...]:
    """All places on a page by how they were found, in the order in which they come where they overlap.

    Those that persons call tables, of what they `decided`; the `drawn` grids; the one that goes on with the table which the
    page before makes a `promise` of; stacks, those of most rules first; blocks of lines.
    """
    text = sheet.text
    page = sheet.page
    rules, framed, bands = sheet.drawn.rules, sheet.drawn.framed, sheet.drawn.bands
    called = told_regions(decided, drawn, text)
    goes_on = continued_region(text, promise, page.width, page.height) if promise is not None else None
    promised = captioned_regions(text)
    spaced = text_regions(text, rules.horizontal)
    between = stack_places(framed.horizontal, drawn, text, sheet.drawn.grounds)
    preferred = _preferred(promised, spaced)

    told = [_between_rules(region, rules) for region in called]
    on = [with_rules(region, rules, bands) for region in (goes_on,) if region is not None]
    whole = [with_rules(block, rules) for block in preferred]
    parts = (part for block in whole for part in tables_beside(block, text.labels, text.lines))
    blocks = [with_bands(part, bands) for part in parts]
    stacks = [Region(box, "stack", within(framed, box)) for box in between]
    stacks = [stack for stack in stacks if not _only_head(stack, blocks, text.size)]
    return told, drawn, on, sorted(stacks, key=lambda r: (-len(r.rules.horizontal), r.box.top)), blocks


def _between_rules(region: Region, rules: Rules) -> Region:
    """A place that a person calls a table, with the rules in it; a drawn grid has its own."""
    if region.kind == "ruled":
        return region
    own = within(rules, region.box)
    return replace(region, kind="stack" if own.horizontal else "text", rules=own)


def _preferred(promised: Sequence[Region], blocks: Sequence[Region]) -> tuple[Region, ...]:
    """Regions found by their form before those that a caption promises, but where the promise joins several of them, or
    reaches further down."""
    first = []
    for region in promised:
        rivals = [b for b in blocks if b.box.overlaps(region.box)]
        deeper = max((b.box.bottom for b in rivals), default=0.0) < region.box.bottom - DEEPER
        higher = min((b.box.top for b in rivals), default=0.0) > region.box.top + DEEPER
        if deeper or higher or len(rivals) > 1:
            first.append(region)
    return (*first, *blocks, *(region for region in promised if region not in first))


def _only_head(stack: Region, blocks: Sequence[Region], size: float) -> bool:
    """Whether a stack is no more than two rules around the heads of a block that goes on below them."""
    below = any(b.box.overlaps(stack.box) and b.box.bottom > stack.box.bottom + BELOW * size for b in blocks)
    return below and len({round(r.at) for r in stack.rules.horizontal if r.length > ALONG * stack.box.width}) <= 2
