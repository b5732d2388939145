"""A draft -> the table as the rest of the pipeline knows it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.model.document import Cell, Part, Table, TableMethod
from extractors.model.page import Doubt
from extractors.tables.joining.again import repeated_rows
from extractors.tables.joining.fragments import runs_of_lines
from extractors.tables.judging.confidence import DOUBTFUL, Judgement, cell_confidence, judged, with_sums
from extractors.tables.judging.signs import unread_letters
from extractors.tables.judging.totals import doubtful_columns, sums
from extractors.tables.stages import Draft, Fragment


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
    judgements = _judgements(draft)
    checked = sums(draft.cells, draft.n_rows)
    wrong = doubtful_columns(draft.cells, draft.n_rows)
    adds_up = None if not any(ok for _, ok in checked) else not wrong
    confidence = _confidence(draft, judgements, adds_up)
    return Table(
        number=caption.label.number if caption is not None else "",
        caption=runs_of_lines(caption.words, place, vocabulary) if caption is not None else (),
        cells=_with_confidence(draft, judgements, wrong, confidence),
        parts=tuple(Part(f.page.number, f.grid.box) for f in draft.fragments),
        n_rows=draft.n_rows,
        n_cols=first.grid.n_cols,
        n_header_rows=first.n_heads,
        method=_method(first),
        confidence=confidence,
        notes=notes,
        unit=next((f.surroundings.unit for f in draft.fragments if f.surroundings.unit), ""),
        doubts=_doubts(draft, judgements, wrong),
    )


def _caption_page(fragment: Fragment) -> int:
    return fragment.page.number - (1 if fragment.surroundings.handed_on else 0)


def _method(fragment: Fragment) -> TableMethod:
    """How a table was found; `ocr` where most of its words were read from a picture, be it the page's or one on it."""
    read = [word.confidence < 1 for cell in fragment.grid.cells for word in cell.words]
    if fragment.page.method == "ocr" or 2 * sum(read) > len(read):
        return "ocr"
    return "text" if fragment.grid.kind == "text" else "lines"


def _judgements(draft: Draft) -> list[Judgement]:
    """One for each fragment; of those that go on only the heads that are printed again are heads."""
    later = (replace(fragment, n_heads=repeated_rows(draft, fragment)) for fragment in draft.fragments[1:])
    return [judged(fragment) for fragment in (draft.fragments[0], *later)]


def _confidence(draft: Draft, judgements: Sequence[Judgement], adds_up: bool | None) -> float:
    """That of the fragment that is the least sure; words that OCR doubts count too."""
    least = with_sums(min(judgement.confidence for judgement in judgements), adds_up)
    sure = [w.confidence for f in draft.fragments for c in f.grid.cells for w in c.words]
    return round(least * (sum(sure) / len(sure) if sure else 1.0), 3)


def _with_confidence(
    draft: Draft, judgements: Sequence[Judgement], wrong: Sequence[int], confidence: float
) -> tuple[Cell, ...]:
    """The cells, doubted ones less sure than their table."""
    doubted = {
        (fragment.page.number, fragment.grid.cells[i].box): n_signs
        for fragment, judgement in zip(draft.fragments, judgements, strict=True)
        for i, n_signs in judgement.n_signs.items()
    }
    out = []
    for cell in draft.cells:
        n_signs = max((doubted.get((part.page, part.box), 0) for part in cell.parts if part.box is not None), default=0)
        in_wrong = cell.col in wrong and not cell.is_header and cell.col_span == 1
        out.append(replace(cell, confidence=cell_confidence(confidence, n_signs, in_wrong)))
    return tuple(out)


def _doubts(draft: Draft, judgements: Sequence[Judgement], wrong: Sequence[int]) -> tuple[Doubt, ...]:
    out = []
    for fragment, judgement in zip(draft.fragments, judgements, strict=True):
        cells, number = fragment.grid.cells, fragment.page.number
        if judgement.confidence < DOUBTFUL:
            out.append(Doubt("doubtful_table", "; ".join(judgement.reasons), number))
        unread = unread_letters(fragment).cells
        if unread:
            n_unread = f"{len(unread)} of its figures hold a letter without a known meaning"
            out.append(Doubt("garbled_text", f"{n_unread}: mostly a sign", number))
        if judgement.flagged:
            shown = sorted((cells[i].row, cells[i].col) for i in judgement.flagged)[:5]
            where = ", ".join(f"({row}, {col})" for row, col in shown)
            n_filled = sum(bool(cell.words) for cell in cells)
            detail = f"{len(judgement.flagged)} of {n_filled} cells, first at row and column {where} of this page's part"
            out.append(Doubt("cells_disagree", detail, number))
    heads = {c.col: c.text for c in draft.cells if c.is_header and c.col_span == 1}
    out += [Doubt("total_differs", f"column {column} ({heads.get(column, '')})", draft.last.page.number) for column in wrong]
    return tuple(out)
