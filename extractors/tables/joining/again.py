"""What a fragment and a table have in common: columns, heads, caption."""

from collections.abc import Sequence, Set

from extractors.model.document import Cell
from extractors.tables.joining.habits import promise_of
from extractors.tables.marks.captions import without_continued
from extractors.tables.marks.kinds import is_number, letters
from extractors.tables.stages import Draft, Fragment, Grid

MOST_SHIFTED, SAME_EDGE = 90.0, 6.0
"""Points that a table is shifted on the next page, at most, and up to which two edges of columns are one."""


def same_caption(draft: Draft, fragment: Fragment) -> bool:
    """Whether a fragment's caption is the table's own again, or says that it goes on."""
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
    return abs(shift) < MOST_SHIFTED and all(abs(y - x - shift) < SAME_EDGE or abs(y - x) < SAME_EDGE for x, y in inner)


def header_texts(cells: Sequence[Cell], n_heads: int) -> list[str]:
    """The heads' letters and digits, in order."""
    return [letters(c.text) for c in cells if c.row < n_heads and c.runs]


def repeated_rows(draft: Draft, fragment: Fragment) -> int:
    """How many rows at a fragment's top print the table's heads again."""
    heads = header_texts(draft.cells, draft.fragments[0].n_heads)
    cells = fragment.grid.cells
    for n in range(1, min(fragment.grid.n_rows, draft.fragments[0].n_heads + 2)):
        texts = [letters(c.level_text) for c in cells if c.row < n and c.words]
        if texts == heads:
            return n
    return 0


def repeats_header(draft: Draft, fragment: Fragment) -> bool:
    """Whether a fragment prints the table's heads again."""
    return repeated_rows(draft, fragment) > 0


FEWEST_COUNTED = 2
"""Columns of figures from which on words in all of them are heads, not figures that are wanting."""


def has_header_of_its_own(draft: Draft, fragment: Fragment) -> bool:
    """Whether the first row is a head that reads differently: of words over figures, or bold as the table's heads are."""
    own = [w for c in fragment.grid.cells if c.row == 0 for w in c.words]
    first = [w for c in draft.fragments[0].grid.cells if c.row == 0 for w in c.words]
    body = [c for c in draft.cells if not c.is_header and c.runs]
    if not own or not first or not body or repeats_header(draft, fragment):
        return False
    bold = all(w.bold for w in own) and all(w.bold for w in first) and not _is_bold(draft)
    return bold or _names_figures(fragment.grid, {letters(c.text) for c in body})


def _names_figures(grid: Grid, said: Set[str]) -> bool:
    """Whether the first row has words over each column, and some columns but the first hold figures alone below theirs.

    These words differ, and the table's body has not `said` them: "unknown" beside "unknown" stands for figures.
    """
    names = {c.col: c.text for c in grid.cells if c.row == 0 and c.col_span == c.row_span == 1 and c.words}
    below = [(c.col, c.text) for c in grid.cells if c.row > 0 and c.words]
    counted = {col for col, text in below if col and any(map(str.isdigit, text))}
    counted -= {col for col, text in below if not is_number(text)}
    if len(names) < grid.n_cols or len(counted) < FEWEST_COUNTED or grid.n_rows <= FEWEST_COUNTED:
        return False
    words = {letters(names[col]) for col in counted if names[col][0].isalpha() and not is_number(names[col])}
    return len(words - said) == len(counted)


def _is_bold(draft: Draft) -> bool:
    """Whether most words of a table's body are bold: then bold tells no heads."""
    words = [w for f in draft.fragments for c in f.grid.cells if c.row >= f.n_heads for w in c.words]
    return 2 * sum(w.bold for w in words) > len(words)
