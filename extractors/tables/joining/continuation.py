"""Fragments over pages -> logical tables: which go on, where a row was cut, and how the cells join."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.model.document import Cell, Run, RunEnd
from extractors.tables.grid.tall import of_items
from extractors.tables.joining.fragments import cells_of
from extractors.tables.joining.promises import promise_of
from extractors.tables.joining.wording import ITEM, TERMINATORS, joined_over
from extractors.tables.marks.captions import without_continued
from extractors.tables.marks.kinds import CONNECTIVES, letters
from extractors.tables.marks.kinds import ITEM as ITEM_WORD
from extractors.tables.stages import Fragment, GridCell


@dataclass(frozen=True, slots=True)
class Draft:
    """A logical table in the making: its cells so far and the fragments they came from."""

    cells: tuple[Cell, ...]
    n_rows: int
    fragments: tuple[Fragment, ...]

    @property
    def last(self) -> Fragment:
        return self.fragments[-1]


def drafts(pages: Sequence[Sequence[Fragment]], vocabulary: Mapping[str, int]) -> tuple[Draft, ...]:
    """The logical tables of a paper, in order, from the fragments of its pages."""
    done: list[Draft] = []
    for fragments in pages:
        for fragment in fragments:
            at = _goes_on(done, fragment)
            if at is None and (not fragment.only_rest or fragment.only_heads):
                done.append(Draft(cells_of(fragment, vocabulary), fragment.grid.n_rows, (fragment,)))
            elif at is not None:
                done[at] = joined(done[at], fragment, vocabulary)
    return tuple(draft for draft in done if not all(fragment.only_rest for fragment in draft.fragments))


# ---------------------------------------------------------------- which table goes on


def _goes_on(done: Sequence[Draft], fragment: Fragment) -> int | None:
    """The index of the table that a fragment continues, or None: a caption of its own speaks first, then place and form."""
    number = fragment.page.number
    caption = fragment.surroundings.caption
    if fragment.grid.continues:
        before = len(done) - 1
        told = before >= 0 and done[before].last.page.number == number - 1
        return before if told and not has_header_of_its_own(done[before], fragment) else None
    recent = [i for i in range(len(done) - 1, -1, -1) if 0 < number - done[i].last.page.number <= 3]
    if caption is not None:
        for i in recent:
            if _same_caption(done[i], fragment) and done[i].last.grid.n_cols == fragment.grid.n_cols:
                return i
        return None
    for i in recent:
        adjacent = number - done[i].last.page.number == 1 and done[i].last.at_bottom
        if not adjacent or not same_columns(done[i].last, fragment):
            continue
        if repeats_header(done[i], fragment):
            return i
        if not has_header_of_its_own(done[i], fragment) and (fragment.at_top or is_cut_row(done[i], fragment, 0)):
            return i
    return None


def _same_caption(draft: Draft, fragment: Fragment) -> bool:
    first, own = draft.fragments[0].surroundings.caption, fragment.surroundings.caption
    if first is None or own is None or first.label.number != own.label.number:
        return False
    texts = [without_continued(" ".join(w.text for w in caption.words)).casefold() for caption in (first, own)]
    return own.label.continued or texts[0] == texts[1] or len(texts[1].split()) <= 2


def same_columns(before: Fragment, fragment: Fragment) -> bool:
    """Whether two grids have the same columns: as many, as wide, shifted no more than odd and even pages are."""
    a, b = before.grid, fragment.grid
    if a.n_cols != b.n_cols or (a.kind == "ruled") != (b.kind == "ruled"):
        return False
    if a.kind != "ruled" or b.kind != "ruled":
        gaps = zip(promise_of([(a, 0)]).gaps, promise_of([(b, 0)]).gaps, strict=True)
        return all(low < other[1] and other[0] < high for (low, high), other in gaps)
    shift = b.xs[0] - a.xs[0]
    inner = list(zip(a.xs[1:-1], b.xs[1:-1], strict=True))
    return abs(shift) < 90 and all(abs(y - x - shift) < 6.0 or abs(y - x) < 6.0 for x, y in inner)


def header_texts(cells: Sequence[Cell], n_heads: int) -> list[str]:
    """The heads' letters and digits, in order."""
    return [letters(c.text) for c in cells if c.row < n_heads and c.runs]


def repeated_rows(draft: Draft, fragment: Fragment) -> int:
    """How many rows at a fragment's top print the table's heads again."""
    heads = header_texts(draft.cells, draft.fragments[0].n_heads)
    cells = fragment.grid.cells
    for n in range(1, min(fragment.grid.n_rows, draft.fragments[0].n_heads + 2)):
        texts = [letters(c.text) for c in cells if c.row < n and c.words]
        if texts == heads:
            return n
    return 0


def repeats_header(draft: Draft, fragment: Fragment) -> bool:
    return repeated_rows(draft, fragment) > 0


def has_header_of_its_own(draft: Draft, fragment: Fragment) -> bool:
    """Whether the fragment's first row is set as a head (bold or shaded as the table's heads are) but reads differently."""
    own = [w for c in fragment.grid.cells if c.row == 0 for w in c.words]
    first = [w for c in draft.fragments[0].grid.cells if c.row == 0 for w in c.words]
    body = [w for c in draft.cells if not c.is_header for w in c.runs]
    if not own or not first or not body or repeats_header(draft, fragment):
        return False
    return all(w.bold for w in own) and all(w.bold for w in first) and not _mostly_bold_body(draft)


def _mostly_bold_body(draft: Draft) -> bool:
    words = [w for f in draft.fragments for c in f.grid.cells if c.row >= f.n_heads for w in c.words]
    return sum(w.bold for w in words) > 0.5 * len(words)


# ---------------------------------------------------------------- joining


def joined(draft: Draft, fragment: Fragment, vocabulary: Mapping[str, int]) -> Draft:
    """A table with one more fragment: repeated heads dropped, a cut row made whole, a label that goes on prolonged."""
    skip = repeated_rows(draft, fragment)
    heads = replace(fragment, n_heads=0) if skip == 0 else replace(fragment, n_heads=skip)
    cells = [c for c in cells_of(heads, vocabulary) if c.row >= skip]
    paths = {c.col: c.path for c in draft.cells if not c.is_header}
    cut = is_cut_row(draft, fragment, skip)
    offset = draft.n_rows - skip - (1 if cut else 0)
    moved = [replace(c, row=c.row + offset, is_header=False, path=paths.get(c.col, c.path)) for c in cells]
    out = list(draft.cells)
    rest = []
    for cell in moved:
        above = _to_join(out, cell, draft.n_rows, cut, fragment.grid.kind == "ruled")
        over = None if cut or fragment.grid.kind == "ruled" else _runs_over(out, cells, cell, draft.n_rows)
        if above is not None:
            out[above] = _merged(out[above], cell, vocabulary)
        elif over is not None:
            out[over] = replace(
                out[over], runs=run_on(out[over].runs, cell.runs, vocabulary), parts=(*out[over].parts, *cell.parts)
            )
            rest.append(replace(cell, runs=()))
        else:
            rest.append(cell)
    n_rows = draft.n_rows + fragment.grid.n_rows - skip - (1 if cut else 0)
    ordered = tuple(sorted([*out, *rest], key=lambda c: (c.row, c.col)))
    return Draft(ordered, n_rows, (*draft.fragments, fragment))


def _to_join(cells: Sequence[Cell], cell: Cell, n_rows: int, cut: bool, drawn: bool) -> int | None:
    """The cell that another one goes on from: the cut row's, or one over a blank cell that it spans.

    `drawn` tells that rules bound the cells.
    """
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
    return reach[0] if above.runs and (spans or (not cell.runs and _never_blank(cells, cell.col, drawn))) else None


def _never_blank(cells: Sequence[Cell], column: int, drawn: bool) -> bool:
    """Whether a column of a drawn grid has cells over several rows, and no blank one: then a blank one goes on."""
    mine = [c for c in cells if c.col == column and not c.is_header]
    return drawn and any(c.row_span > 1 for c in mine) and all(c.runs for c in mine)


def _runs_over(done: Sequence[Cell], fragment: Sequence[Cell], cell: Cell, n_rows: int) -> int | None:
    """The numbered item of the last row that the text of a cell beside a first row goes on from."""
    column = [c for c in (*done, *fragment) if c.col == cell.col and not c.is_header and c.runs]
    if cell.col == 0 or cell.row != n_rows or not cell.runs or ITEM_WORD.match(cell.runs[0].text):
        return None
    above = next((i for i, c in enumerate(done) if c.col == cell.col and c.row + c.row_span == n_rows and c.runs), None)
    if above is None or not of_items([c.runs[0].text for c in column]):
        return None
    return above if ITEM_WORD.match(done[above].runs[0].text) else None


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
    opens = after[0].text[:1].isupper() or after[0].text[:1].isdigit() or bool(ITEM.match(after[0].text))
    several = any(run.end == "\n" for run in (*before, *after))
    if end == " " and opens and seam.text.endswith(TERMINATORS) and several:
        end = "\n"
    return (*before[:-1], replace(seam, end=end), *after)


# ---------------------------------------------------------------- cut rows


def is_cut_row(draft: Draft, fragment: Fragment, skip: int) -> bool:
    """Whether the fragment's first body row goes on with the table's last row, which a page end cut.

    It does where a column's text breaks off in mid-sentence, and where the label is blank though no row has a blank label.
    """
    last = {c.col: c for c in draft.cells if c.row + c.row_span == draft.n_rows and not c.is_header}
    first = {c.col: c for c in fragment.grid.cells if c.row == skip}
    if not last or not any(c.words for c in first.values()):
        return False
    label, own = first.get(0), last.get(0)
    if label is not None and label.words and own is not None and own.runs and own.row == draft.n_rows - 1:
        return False
    if label is not None and label.words:
        return False
    for col, cell in first.items():
        if col in last and cell.words and last[col].runs and _breaks_off(draft, last[col], fragment, cell):
            return True
    return draft.last.grid.n_cols > 1 and _labels_every_row(draft, fragment, skip)


def _breaks_off(draft: Draft, cell: Cell, fragment: Fragment, after: GridCell) -> bool:
    """Whether a cell's text stops where no other cell of its column stops, and the next page's text can go on from it."""
    text = cell.text.rstrip()
    if after.text[:1].islower() or text.endswith((",", "-", "‐", "/", "&")) or text.split()[-1] in CONNECTIVES:
        return True
    ends = _column_ends(draft, fragment, cell)
    total = sum(ends.values())
    usual = {mark for mark, n in ends.items() if not mark.isalnum() and n >= 0.25 * total}
    if total < 3 or sum(ends[mark] for mark in usual) < 0.8 * total or text[-1:] in usual or text[-1:] in ".;!?)":
        return False
    return _last_line_full(draft, cell, after.words[0].box.width)


def _column_ends(draft: Draft, fragment: Fragment, cell: Cell) -> Counter[str]:
    """The last marks of a column's texts, on the next page too, but for the text in question."""
    before = [c.text for c in draft.cells if c.col == cell.col and not c.is_header and c.runs and c is not cell]
    after = [c.text for c in fragment.grid.cells if c.col == cell.col and c.words]
    return Counter(text.rstrip()[-1:] for text in (*before, *after))


def _last_line_full(draft: Draft, cell: Cell, width: float) -> bool:
    boxes = [run.box for c in draft.cells if c.col == cell.col for run in c.runs if run.box is not None]
    last = cell.runs[-1].box
    if not boxes or last is None:
        return True
    return last.x1 + width + 2.0 > max(box.x1 for box in boxes)


def _labels_every_row(draft: Draft, fragment: Fragment, skip: int) -> bool:
    """Whether each row has a label of its own, here and on the next page but for its first row: then a blank one is cut."""
    labels = [c for c in draft.cells if c.col == 0 and not c.is_header]
    theirs = [c for c in fragment.grid.cells if c.col == 0 and c.row > skip]
    spanning = any(c.row_span > 1 for c in labels) or any(
        c.row == skip and c.col == 0 and c.row_span > 1 for c in fragment.grid.cells
    )
    return bool(labels) and not spanning and all(c.runs for c in labels) and all(c.words for c in theirs)
