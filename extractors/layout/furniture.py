"""Running heads and feet, page numbers and banners: what stands at the edge of page after page is no text of the paper.

What repeats is told by place and wording together, over all pages or over every other one; digits count as equal. A line
of a table or paragraph that happens to repeat is kept, because on other pages plain text stands at its height.
"""

import re
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from rapidfuzz import fuzz

from extractors.layout.banner import BANNER, banner, key_of
from extractors.layout.lines import common_size, rows
from extractors.layout.margin import line_numbers
from extractors.layout.table_rows import is_boxed, is_tabular, pieces_of
from extractors.model.page import Page, Word, union
from extractors.model.shelf import numbered
from extractors.readers.wording import has_reference_label, table_number

OUTER_ROWS = 5
"""Rows from the top and from the bottom of a page that may be furniture."""

SAME_HEIGHT = 5.0
"""Rows of different pages no further apart than this, in points, stand at one height."""

ALIKE = 0.86
"""Share of equal letters from which two rows say the same; scans misread some."""

MOSTLY = 0.6
"""Share of the pages with text at a height whose text there must repeat."""

_PAGE_NUMBER = re.compile(
    r"^(?:[-–—|(\[]?\s*)?(?:(?:page|p\.|pp\.)\s*)?(?:[a-z]{0,2}\d{1,5}|[ivxlc]{1,7})(?:\s*(?:/|of|–|-)\s*\d{1,5})?\s*[-–—|)\]]?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of words at the edge of a page. `rank` counts from the edge, 0 the outermost.

    `number` is the page number that it may be, None where it is none or one in Roman figures.
    """

    page: int
    rank: int
    words: tuple[Word, ...]
    height: float
    key: str
    text: str
    number: int | None


NEAR = 15
"""Pages before and after a page that its edges are compared with: a book takes time in proportion to its pages."""


def strip(pages: Sequence[Page]) -> Sequence[Page]:
    """The pages without the words of running heads and feet, page numbers, line numbers and the banner over the title.

    Pages that hold nothing else keep it: what would leave a paper without text is its text. Of pages on a shelf each is
    made when it is asked for.
    """
    gone: list[frozenset[int]] = []
    running: set[str] = set()
    is_text = False
    for page, words in _gone(pages):
        if gone:
            running.update(key_of(" ".join(w.text for w in row)) for row in rows(words))
        gone.append(_places(page, words))
        is_text |= len(gone[-1]) < len(page.words) and len(gone) > 1
    if gone:
        first = pages[0]
        out = {word for at, word in enumerate(first.words) if at in gone[0]}
        gone[0] = _places(first, out | banner(first, out, running))
        is_text |= len(gone[0]) < len(first.words)
    return numbered(pages, lambda at, page: _without(page, gone[at])) if is_text else pages


def _places(page: Page, words: Collection[Word]) -> frozenset[int]:
    """Where these words, and those that are equal to one of them, stand among a page's."""
    return frozenset(at for at, word in enumerate(page.words) if word in words)


def _without(page: Page, places: Collection[int]) -> Page:
    return replace(page, words=tuple(word for at, word in enumerate(page.words) if at not in places))


def _gone(pages: Sequence[Page]) -> Iterator[tuple[Page, set[Word]]]:
    """Each page with its words that are no text, the banner's apart. No more pages are held than one is compared with."""
    opening = key_of(" ".join(w.text for row in rows(_upper(pages[0])) for w in row)) if pages else ""
    numbers = line_numbers(pages)
    coming = (_edges(page) for page in pages)
    near = deque(islice(coming, NEAR + 1))
    at = 0
    while at < len(near):
        page = near[at].page
        words = numbers[page.number]
        for side in (0, 1):
            rows_near = {other.page.number: other.sides[side] for other in near}
            for row in _furniture(page, rows_near, opening):
                words.update(row.words)
        yield page, words
        near.extend(islice(coming, 1))
        at += 1
        if at > NEAR:
            near.popleft()
            at -= 1


@dataclass(frozen=True, slots=True)
class _Edges:
    """A page with the outermost of its rows, those at its top and those at its foot."""

    page: Page
    sides: tuple[list[Row], list[Row]]


def _edges(page: Page) -> _Edges:
    found = rows(word for word in page.words if word.upright)
    return _Edges(page, (_edge(page, found, True), _edge(page, found, False)))


def taken(pages: Sequence[Page], stripped: Sequence[Page]) -> tuple[str, ...]:
    """The rows of text that `strip` took out of these pages, from the first page's top."""
    found = []
    for before, after in zip(pages, stripped, strict=True):
        kept = set(after.words)
        found += [" ".join(w.text for w in row) for row in rows(w for w in before.words if w not in kept)]
    return tuple(found)


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


def _upper(page: Page) -> list[Word]:
    """The words of the upper half of a page, where the title and the names stand on the first."""
    return [word for word in page.words if word.upright and word.box.bottom < page.height / 2]


def _furniture(page: Page, edges: dict[int, list[Row]], opening: str) -> list[Row]:
    """The rows of one edge that are furniture, from the edge inwards up to the first that is none.

    `opening` is the wording of the first page's upper half.
    """
    found: list[Row] = []
    for row in edges[page.number]:
        named = page.number != min(edges) and _names_paper(row, page, opening)
        if not named and not _is_furniture(row, page, edges):
            break
        found.append(row)
    return found


def _is_furniture(row: Row, page: Page, edges: dict[int, list[Row]]) -> bool:
    peers = [other for edge in edges.values() for other in edge if abs(other.height - row.height) <= SAME_HEIGHT]
    by_page = {other.page: other for other in peers if other.page != row.page}
    number = _is_page_number(row, edges)
    alike = [other for other in by_page.values() if _says_same(row, other)]
    if is_boxed(row.words, page.rulings) or table_number(row.text):
        return False
    if is_tabular(row.words, page) or _is_numbered_text(row, alike, page):
        return False
    if not by_page:
        return (number or _is_lone_foot(row, page)) and _stands_off(row, page)
    repeated = [other for other in by_page.values() if _is_page_number(other, edges) or _repeats(other, by_page, row)]
    settled = len(repeated) >= MOSTLY * len(by_page)
    if alike or number:
        return settled or (number and _stands_off(row, page))
    if (
        not settled
        or len(repeated) < 2
        or max(w.size for w in row.words) > 1.15 * max(w.size for r in repeated for w in r.words)
    ):
        return False
    return (row.page == min(edges) and row.rank == 0) or _stands_off(row, page)


LARGE = 1.12
"""Letters larger than the page's usual ones by this factor are a heading's; running heads are set small."""


def _is_numbered_text(row: Row, alike: Sequence[Row], page: Page) -> bool:
    """Whether a row that differs from those like it in a figure is a heading ("Chapter 3") or a line of the running text:
    one in large letters, or one that nothing parts from the lines within and that fills the measure as they do.
    """
    if row.number is not None or not alike or any(other.text == row.text for other in alike):
        return False
    usual = common_size(word for word in page.words if word.upright)
    size = max(word.size for word in row.words)
    if size >= LARGE * usual:
        return len(pieces_of(row.words)) == 1
    upright = [word.box for word in page.words if word.upright]
    measure = max(box.x1 for box in upright) - min(box.x0 for box in upright)
    is_long = row.words[-1].box.x1 - row.words[0].box.x0 > 0.5 * measure and len(row.words) >= PROSE_WORDS
    return is_long and len(pieces_of(row.words)) <= 2 and size >= 0.97 * usual and not _stands_off(row, page)


PROSE_WORDS = 6
"""A line of prose has at least so many words."""


def _names_paper(row: Row, page: Page, opening: str) -> bool:
    """Whether an outermost row says the title or names of the first page again, whole or in part, apart from the text."""
    if row.rank or row.height > 0.1 * page.height or is_boxed(row.words, page.rulings) or not _stands_off(row, page):
        return False
    if len(row.key) > 8 and row.key.strip("0") in opening:
        return True
    parts = [key_of(part) for part in re.split(r"[:;|–—]", row.text)]
    return any(len(part) > 14 and part in opening for part in parts)


def _is_lone_foot(row: Row, page: Page) -> bool:
    """Whether an outermost row that nothing repeats is furniture by its look: small, with a page number at one end."""
    usual = common_size(word for word in page.words if word.upright)
    text = row.text
    ends = re.match(r"^\d{1,4}\s\D", text) or re.search(r"\s\d{1,4}$", text) or BANNER.search(text)
    if row.rank or row.height > 0.1 * page.height or has_reference_label(text):
        return False
    return max(word.size for word in row.words) < 0.95 * usual and ends is not None and len(text) < 120


def _repeats(row: Row, by_page: dict[int, Row], also: Row) -> bool:
    return any(_says_same(row, other) for other in [*by_page.values(), also] if other.page != row.page)


def _says_same(a: Row, b: Row) -> bool:
    if not a.key or not b.key:
        return a.key == b.key
    if a.key == b.key:
        return True
    if abs(len(a.key) - len(b.key)) > 0.3 * max(len(a.key), len(b.key)):
        return False
    return fuzz.ratio(a.key, b.key, score_cutoff=100 * ALIKE) > 0


def _is_page_number(row: Row, edges: dict[int, list[Row]]) -> bool:
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


def _stands_off(row: Row, page: Page) -> bool:
    """Whether more than a line's height parts the row from the text within, or a rule does."""
    box = union(word.box for word in row.words)
    starts = {w.box.x0 for w in row.words}
    inner = [w.box for w in page.words if w.upright and (w.box.x0 not in starts or w not in row.words)]
    if not inner:
        return True
    below = min((b.top - box.bottom for b in inner if b.top >= box.bottom - 1), default=page.height)
    above = min((box.top - b.bottom for b in inner if b.bottom <= box.top + 1), default=page.height)
    at_top = box.y_mid < page.height / 2
    gap = below if at_top else above
    ruled = any(
        r.horizontal
        and r.box.width > 0.5 * page.width
        and (box.bottom <= r.at <= box.bottom + gap if at_top else box.top - gap <= r.at <= box.top)
        for r in page.rulings
    )
    return gap > 1.3 * box.height or ruled
