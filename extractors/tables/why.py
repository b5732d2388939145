"""Why the tables of a page are as they are: candidates taken and refused, rows, heads and joins, with what decided each."""

from collections.abc import Iterator, Sequence

from extractors.model.page import Page
from extractors.tables.evidence import Verdict, heard
from extractors.tables.joining.continuation import drafts
from extractors.tables.joining.fragments import Pieces
from extractors.tables.joining.rereading import reread
from extractors.tables.joining.way import pieces_by_page
from extractors.tables.stages import Fragment

AGAIN = "read once more, by what all pages of the table show of its rows:"

PARTS = frozenset({"a column begins a cell", "the label begins one", "the label above is over"})
"""Decisions that are parts of another, which is heard after them."""

ONLY_YES = frozenset({"a narrow gap parts columns"})
"""Decisions of which only a yes is told: most gaps between words part nothing."""

LONGEST = 40
"""Letters of a caption that are told."""


def why(pages: Sequence[Page], number: int) -> tuple[str, ...]:
    """What decided on a page's tables, a line each: "yes" or "no", the decision, what it was about, and the evidence.

    Raises LookupError where there is no such page.
    """
    on_page: list[Verdict] = []
    pieces: list[Pieces] = []
    way = pieces_by_page(pages)
    for page in pages:
        with heard() as said:
            pieces.append(next(way))
        on_page += said if page.number == number else []
    own = [piece for piece in pieces if piece.found.sheet.page.number == number]
    if not own:
        raise LookupError(f"there is no page {number}")
    with heard() as said:
        first = drafts([piece.fragments for piece in pieces], {})
    joins = [verdict for verdict in said if verdict.about.startswith(f"page {number}: ")]
    with heard() as again:
        (last,) = reread(own, first)
    taken = [_taken(fragment) for fragment in last.fragments if not fragment.only_rest]
    return (*_lines([*on_page, *joins]), *([AGAIN, *_lines(again)] if again else []), *taken)


def _lines(said: Sequence[Verdict]) -> Iterator[str]:
    """A line a verdict, its parts below it, each once."""
    parts: list[str] = []
    printed: set[str] = set()
    for verdict in said:
        line = f"{'yes' if verdict.score > 0 else 'no '}  {verdict.decision}: {verdict.about}  [{verdict.why or 'nothing'}]"
        if verdict.decision in PARTS:
            parts.append(f"       {line}")
            continue
        if line not in printed and (verdict.score > 0 or verdict.decision not in ONLY_YES):
            yield line
            yield from dict.fromkeys(parts)
        printed.add(line)
        parts = []


def _taken(fragment: Fragment) -> str:
    grid, caption = fragment.grid, fragment.surroundings.caption
    box, parted = grid.box, ", ".join(f"{x:.0f}" for x in grid.xs[1:-1])
    place = f"{box.x0:.0f}, {box.top:.0f} to {box.x1:.0f}, {box.bottom:.0f}"
    named = " ".join(word.text for word in caption.words)[:LONGEST] if caption is not None else "none"
    about = f"rows of heads: {fragment.n_heads}, caption: {named}, columns parted at {parted or 'no place'}"
    return f"taken: {grid.n_rows} x {grid.n_cols} at {place}, {about}"
