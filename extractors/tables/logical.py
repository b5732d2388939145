"""A draft -> the table as the rest of the pipeline knows it."""

from collections.abc import Mapping

from extractors.model.document import Part, Table, TableMethod
from extractors.tables.continuation import Draft
from extractors.tables.fragments import Fragment, runs_of_lines


def table_of(draft: Draft, vocabulary: Mapping[str, int]) -> Table:
    """The logical table of a draft, with caption, notes, unit and confidence."""
    first = draft.fragments[0]
    caption = next((f.surroundings.caption for f in draft.fragments if f.surroundings.caption is not None), None)
    place = next((f.page.number for f in draft.fragments if f.surroundings.caption is caption), first.page.number)
    notes = tuple(
        runs_of_lines(note, fragment.page.number, vocabulary)
        for fragment in draft.fragments
        for note in fragment.surroundings.notes
    )
    return Table(
        number=caption.label.number if caption is not None else "",
        caption=runs_of_lines(caption.words, place, vocabulary) if caption is not None else (),
        cells=draft.cells,
        parts=tuple(Part(f.page.number, f.grid.box) for f in draft.fragments),
        n_rows=draft.n_rows,
        n_cols=first.grid.n_cols,
        n_header_rows=first.n_heads,
        method=_method(first),
        confidence=0.5,
        notes=notes,
        unit=next((f.surroundings.unit for f in draft.fragments if f.surroundings.unit), ""),
    )


def _method(fragment: Fragment) -> TableMethod:
    if fragment.page.method == "ocr":
        return "ocr"
    return "text" if fragment.grid.kind == "text" else "lines"
