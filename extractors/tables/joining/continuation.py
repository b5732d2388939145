"""Fragments over pages -> logical tables: which go on, where a row was cut, and how the cells join."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.model.document import Cell, Run, RunEnd
from extractors.tables.evidence import Evidence, Scale, weighed
from extractors.tables.joining.again import has_header_of_its_own, repeated_rows, repeats_header, same_caption, same_columns
from extractors.tables.joining.cut_rows import is_cut_row
from extractors.tables.joining.fragments import worded_cells
from extractors.tables.joining.text_columns import HIGHER, goes_on_beside, in_reading_order
from extractors.tables.joining.wording import OPENS_ITEM, joined_over
from extractors.tables.marks.kinds import STOPS
from extractors.tables.stages import Draft, Fragment

FURTHEST = 3
"""Pages after its last one on which a table may go on under its caption."""


def drafts(pages: Sequence[Sequence[Fragment]], vocabulary: Mapping[str, int]) -> tuple[Draft, ...]:
    """The logical tables of a paper, in order, from the fragments of its pages."""
    done: list[Draft] = []
    for fragments in pages:
        for fragment in in_reading_order(fragments):
            at = _goes_on(done, fragment)
            if at is None and (not fragment.only_rest or fragment.only_heads):
                done.append(Draft(worded_cells(fragment, vocabulary), fragment.grid.n_rows, (fragment,)))
            elif at is not None:
                done[at] = prolonged(done[at], fragment, vocabulary)
    return tuple(draft for draft in done if not all(fragment.only_rest for fragment in draft.fragments))


@dataclass(frozen=True, slots=True)
class Junction:
    """A table in the making, and a fragment on a later page that may go on with it. `latest`: no other came between."""

    draft: Draft
    fragment: Fragment
    latest: bool

    @property
    def pages_on(self) -> int:
        return self.fragment.page.number - self.draft.last.page.number


def _goes_on(done: Sequence[Draft], fragment: Fragment) -> int | None:
    """The index of the table that a fragment continues, or None."""
    for i in range(len(done) - 1, -1, -1):
        junction = Junction(done[i], fragment, i == len(done) - 1)
        if 0 <= junction.pages_on <= FURTHEST and weighed(GOES_ON, junction) > 0:
            return i
    return None


def _about(junction: Junction) -> str:
    """The fragment's page, and how it begins."""
    texts = " | ".join(cell.text for cell in junction.fragment.grid.cells if cell.words)
    return f"page {junction.fragment.page.number}: {texts[:60]}"


def beside(junction: Junction) -> float:
    """On one page: it heads the text column beside the one that the table ends (1), or does not (-1)."""
    if junction.pages_on:
        return 0.0
    level = junction.fragment.grid.box.top > junction.draft.last.grid.box.top - HIGHER
    headed = own_heads(junction) or (level and heads_again(junction))
    on = goes_on_beside(junction.draft.last, junction.fragment, bool(cut(junction)))
    return 1.0 if on and not headed else -1.0


def guided(junction: Junction) -> float:
    """It was read by the columns of the table at the foot of the page before, and goes on with that (1) or none (-1)."""
    if not junction.fragment.grid.continues:
        return 0.0
    told = junction.latest and junction.pages_on == 1
    return 1.0 if told and not has_header_of_its_own(junction.draft, junction.fragment) else -1.0


def captioned(junction: Junction) -> float:
    """It has a caption: the table's own again, over as many columns (1), or another (-1)."""
    if junction.fragment.surroundings.caption is None:
        return 0.0
    same = same_caption(junction.draft, junction.fragment)
    return 1.0 if same and junction.draft.last.grid.n_cols == junction.fragment.grid.n_cols else -1.0


def elsewhere(junction: Junction) -> float:
    """The table does not end at the foot of the page before."""
    return junction.pages_on != 1 or not junction.draft.last.at_bottom


def other_columns(junction: Junction) -> float:
    """It has other columns."""
    number = junction.draft.last.page.number
    ends = [fragment for fragment in junction.draft.fragments if fragment.page.number == number]
    return not any(same_columns(end, junction.fragment) for end in ends)


def heads_again(junction: Junction) -> float:
    """It prints the table's heads again."""
    return repeats_header(junction.draft, junction.fragment)


def own_heads(junction: Junction) -> float:
    """It has heads of its own."""
    return has_header_of_its_own(junction.draft, junction.fragment)


def at_top(junction: Junction) -> float:
    """No text stands above it on its page."""
    return junction.fragment.at_top


def cut(junction: Junction) -> float:
    """Its first row goes on with the table's last."""
    return is_cut_row(junction.draft, junction.fragment, 0)


def prolonged(draft: Draft, fragment: Fragment, vocabulary: Mapping[str, int]) -> Draft:
    """A table with one more fragment: repeated heads dropped, a cut row made whole, a label that goes on prolonged."""
    skip = repeated_rows(draft, fragment)
    heads = replace(fragment, n_heads=0) if skip == 0 else replace(fragment, n_heads=skip)
    cells = [c for c in worded_cells(heads, vocabulary) if c.row >= skip]
    paths = {c.col: c.path for c in draft.cells if not c.is_header}
    cut = is_cut_row(draft, fragment, skip)
    offset = draft.n_rows - skip - (1 if cut else 0)
    moved = [replace(c, row=c.row + offset, is_header=False, path=paths.get(c.col, c.path)) for c in cells]
    out = list(draft.cells)
    rest = []
    for cell in moved:
        above = _to_join(out, cell, draft.n_rows, cut)
        if above is not None:
            out[above] = _merged(out[above], cell, vocabulary)
        else:
            rest.append(cell)
    n_rows = draft.n_rows + fragment.grid.n_rows - skip - (1 if cut else 0)
    ordered = tuple(sorted([*out, *rest], key=lambda c: (c.row, c.col)))
    return Draft(ordered, n_rows, (*draft.fragments, fragment))


def _to_join(cells: Sequence[Cell], cell: Cell, n_rows: int, cut: bool) -> int | None:
    """The cell that another one goes on from: the cut row's, or one over a blank cell that it spans."""
    first = n_rows - 1 if cut else n_rows
    if cell.row != first:
        return None
    reach = [i for i, c in enumerate(cells) if c.col == cell.col and c.row + c.row_span == n_rows]
    if not reach:
        return None
    if cut:
        return reach[0]
    above = cells[reach[0]]
    spans = not cell.runs and cell.col == 0 and (above.row_span > 1 or cell.row_span > 1)
    return reach[0] if above.runs and spans else None


def _merged(above: Cell, cell: Cell, vocabulary: Mapping[str, int]) -> Cell:
    last = above.row + above.row_span
    span = max(last, cell.row + cell.row_span) - above.row
    return replace(above, runs=run_on(above.runs, cell.runs, vocabulary), parts=(*above.parts, *cell.parts), row_span=span)


def run_on(before: Sequence[Run], after: Sequence[Run], vocabulary: Mapping[str, int]) -> tuple[Run, ...]:
    """Text cut by a page end, rejoined: its hyphen mended, a new paragraph where one sentence closed and another opens."""
    if not before or not after:
        return (*before, *after)
    seam = joined_over(before[-1], after[0], vocabulary)
    end: RunEnd = seam.end
    opens = after[0].text[:1].isupper() or after[0].text[:1].isdigit() or bool(OPENS_ITEM.match(after[0].text))
    several = any(run.end == "\n" for run in (*before, *after))
    if end == " " and opens and seam.text.endswith(STOPS) and several:
        end = "\n"
    return (*before[:-1], replace(seam, end=end), *after)


GOES_ON: Scale[Junction] = Scale(
    "a table goes on",
    (
        Evidence("in the next text column", beside, 1.0),
        Evidence("read by the columns before", guided, 1.0),
        Evidence("caption", captioned, 1.0),
        Evidence("not at the foot of the page before", elsewhere, -1.0),
        Evidence("other columns", other_columns, -1.0),
        Evidence("heads again", heads_again, 1.0),
        Evidence("heads of its own", own_heads, -1.0),
    ),
    (Evidence("at the top of the page", at_top, 1.0), Evidence("cut row", cut, 1.0)),
    _about,
)
