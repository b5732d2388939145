"""A draft -> the table as the rest of the pipeline knows it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.model.document import Cell, Part, Table, TableMethod
from extractors.model.page import Doubt
from extractors.tables.confidence import DISAGREE, Agreement, agreement, confidence_of
from extractors.tables.continuation import Draft
from extractors.tables.fragments import Fragment, runs_of_lines
from extractors.tables.totals import doubtful_columns, sums


def table_of(draft: Draft, vocabulary: Mapping[str, int]) -> Table:
    """The logical table of a draft, with caption, notes, unit, confidence and doubts."""
    first = draft.fragments[0]
    caption = next((f.surroundings.caption for f in draft.fragments if f.surroundings.caption is not None), None)
    place = next((_caption_page(f) for f in draft.fragments if f.surroundings.caption is caption), first.page.number)
    notes = tuple(
        runs_of_lines(note, fragment.page.number, vocabulary)
        for fragment in draft.fragments
        for note in fragment.surroundings.notes
    )
    agreed = [agreement(f.grid) for f in draft.fragments]
    checked = sums(draft.cells, draft.n_rows)
    wrong = doubtful_columns(draft.cells, draft.n_rows)
    adds_up = None if not any(ok for _, ok in checked) else not wrong
    confidence = _confidence(draft, agreed, caption is not None, adds_up)
    return Table(
        number=caption.label.number if caption is not None else "",
        caption=runs_of_lines(caption.words, place, vocabulary) if caption is not None else (),
        cells=_with_confidence(draft, agreed, wrong, confidence),
        parts=tuple(Part(f.page.number, f.grid.box) for f in draft.fragments),
        n_rows=draft.n_rows,
        n_cols=first.grid.n_cols,
        n_header_rows=first.n_heads,
        method=_method(first),
        confidence=confidence,
        notes=notes,
        unit=next((f.surroundings.unit for f in draft.fragments if f.surroundings.unit), ""),
        doubts=_doubts(draft, agreed, wrong),
    )


def _caption_page(fragment: Fragment) -> int:
    return fragment.page.number - (1 if fragment.surroundings.handed_on else 0)


def _method(fragment: Fragment) -> TableMethod:
    if fragment.page.method == "ocr":
        return "ocr"
    return "text" if fragment.grid.kind == "text" else "lines"


def _confidence(draft: Draft, agreed: Sequence[Agreement], captioned: bool, adds_up: bool | None) -> float:
    """The least of the fragments' confidences; words that OCR doubts count too."""
    least = min(confidence_of(f.grid, a.share, captioned, adds_up) for f, a in zip(draft.fragments, agreed, strict=True))
    sure = [w.confidence for f in draft.fragments for c in f.grid.cells for w in c.words]
    return round(least * (sum(sure) / len(sure) if sure else 1.0), 3)


def _with_confidence(draft: Draft, agreed: Sequence[Agreement], wrong: Sequence[int], confidence: float) -> tuple[Cell, ...]:
    """The cells, doubted ones less sure than their table."""
    doubted = {(f.page.number, f.grid.cells[i].box) for f, a in zip(draft.fragments, agreed, strict=True) for i in a.doubted}
    out = []
    for cell in draft.cells:
        value = confidence
        if any((part.page, part.box) in doubted for part in cell.parts):
            value *= DISAGREE
        if cell.col in wrong and not cell.is_header and cell.col_span == 1:
            value *= 0.7
        out.append(replace(cell, confidence=round(value, 3)))
    return tuple(out)


def _doubts(draft: Draft, agreed: Sequence[Agreement], wrong: Sequence[int]) -> tuple[Doubt, ...]:
    out = []
    for fragment, found in zip(draft.fragments, agreed, strict=True):
        if found.doubted:
            n_filled = sum(bool(cell.words) for cell in fragment.grid.cells)
            shown = sorted((fragment.grid.cells[i].row, fragment.grid.cells[i].col) for i in found.doubted)[:5]
            where = ", ".join(f"({row}, {col})" for row, col in shown)
            detail = f"{len(found.doubted)} of {n_filled} cells, first at row and column {where} of this page's part"
            out.append(Doubt("cells_disagree", detail, fragment.page.number))
    heads = {c.col: c.text for c in draft.cells if c.is_header and c.col_span == 1}
    out += [Doubt("total_differs", f"column {column} ({heads.get(column, '')})", draft.last.page.number) for column in wrong]
    return tuple(out)
