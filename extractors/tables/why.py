"""Why the tables of a page are as they are: candidates taken and refused, rows, heads and joins, with what decided each."""

from collections.abc import Iterator, Sequence

from extractors.model.page import Page
from extractors.tables.evidence import Verdict, heard
from extractors.tables.joining.continuation import drafts
from extractors.tables.joining.way import pieces_by_page
from extractors.tables.stages import Fragment, Grid

PARTS = frozenset({"a column begins a cell", "the label begins one", "the label above is over"})
"""Decisions that are parts of another, which is heard after them."""


def why(pages: Sequence[Page], number: int) -> tuple[str, ...]:
    """What decided on a page's tables, a line each: "yes" or "no", the decision, what it was about, and the evidence.

    Raises LookupError where there is no such page.
    """
    on_page: list[Verdict] = []
    fragments: list[tuple[Fragment, ...]] = []
    way = pieces_by_page(pages)
    for page in pages:
        with heard() as said:
            fragments.append(next(way).fragments)
        if page.number == number:
            on_page += said
            break
    else:
        raise LookupError(f"there is no page {number}")
    with heard() as said:
        drafts(fragments, {})
    joins = [verdict for verdict in said if verdict.about.startswith(f"page {number}: ")]
    taken = [_grid(fragment.grid) for fragment in fragments[-1] if not fragment.only_rest]
    return (*_lines([*on_page, *joins]), *taken)


def _lines(said: Sequence[Verdict]) -> Iterator[str]:
    """A line a verdict, its parts below it, each once."""
    parts: list[str] = []
    printed: set[str] = set()
    for verdict in said:
        line = f"{'yes' if verdict.score > 0 else 'no '}  {verdict.decision}: {verdict.about}  [{verdict.why or 'nothing'}]"
        if verdict.decision in PARTS:
            parts.append(f"       {line}")
            continue
        if line not in printed:
            yield line
            yield from dict.fromkeys(parts)
        printed.add(line)
        parts = []


def _grid(grid: Grid) -> str:
    box = grid.box
    return f"taken: {grid.n_rows} x {grid.n_cols} at {box.x0:.0f}, {box.top:.0f} to {box.x1:.0f}, {box.bottom:.0f}"
