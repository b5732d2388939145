"""The rows that stand outermost on a page, at its top and at its foot, and what their place says of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.layout.banner import key_of
from extractors.layout.lines import rows
from extractors.model.page import Page, Word, union

OUTER_ROWS = 5
"""Rows from the top and from the bottom of a page that may be furniture."""

_PAGE_NUMBER = re.compile(
    r"^(?:[-–—|(\[]?\s*)?(?:(?:page|p\.|pp\.)\s*)?(?:[a-z]{0,2}\d{1,5}|[ivxlc]{1,7})(?:\s*(?:/|of|–|-)\s*\d{1,5})?\s*[-–—|)\]]?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of words at the edge of a page. `rank` counts from the edge, 0 the outermost, `height` its distance from there.

    `number` is the page number that it may be, None where it is none or one in Roman figures.
    """

    page: int
    rank: int
    words: tuple[Word, ...]
    height: float
    key: str
    text: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Edges:
    """A page with the outermost of its rows, those at its top and those at its foot."""

    page: Page
    sides: tuple[list[Row], list[Row]]


def edges_of(page: Page) -> Edges:
    """The outermost rows of upright words at the top and at the foot of a page."""
    found = rows(word for word in page.words if word.upright)
    return Edges(page, (_edge(page, found, True), _edge(page, found, False)))


def _edge(page: Page, found: Sequence[list[Word]], at_top: bool) -> list[Row]:
    """The outermost of the rows of a page, the outermost first."""
    outer = found[:OUTER_ROWS] if at_top else found[::-1][:OUTER_ROWS]
    edge = []
    for rank, row in enumerate(outer):
        box = union(word.box for word in row)
        height = box.y_mid if at_top else page.height - box.y_mid
        text = " ".join(word.text for word in row)
        edge.append(Row(page.number, rank, tuple(row), height, key_of(text), text, _value(text)))
    return edge


def is_page_number(row: Row, edges: dict[int, list[Row]]) -> bool:
    """Whether a row is a page number alone: shaped like one, and in step with one on another page if it has digits."""
    if not _PAGE_NUMBER.match(row.text):
        return False
    if row.rank == 0 or row.number is None or len(edges) == 1:
        return row.rank == 0
    step = row.number - row.page
    others = (o for edge in edges.values() for o in edge if o.page != row.page)
    return any(o.number is not None and o.number - o.page == step for o in others)


def _value(text: str) -> int | None:
    figures = re.search(r"\d+", text) if _PAGE_NUMBER.match(text) else None
    return int(figures.group()) if figures else None


def stands_off(row: Row, page: Page) -> bool:
    """Whether more than a line's height parts the row from the text within, or a rule does."""
    box = union(word.box for word in row.words)
    starts = {w.box.x0 for w in row.words}
    inner = [w.box for w in page.words if w.upright and (w.box.x0 not in starts or w not in row.words)]
    if not inner:
        return True
    below = min((b.top - box.bottom for b in inner if b.top >= box.bottom - 1), default=page.height)
    above = min((box.top - b.bottom for b in inner if b.bottom <= box.top + 1), default=page.height)
    at_top = abs(box.y_mid - row.height) < 1.0
    gap = below if at_top else above
    ruled = any(
        r.horizontal
        and r.box.width > 0.5 * page.width
        and (box.bottom <= r.at <= box.bottom + gap if at_top else box.top - gap <= r.at <= box.top)
        for r in page.rulings
    )
    return gap > 1.3 * box.height or ruled
