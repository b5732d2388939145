"""Running heads and feet, page numbers and banners: what stands at the edge of page after page is no text of the paper.

What repeats is told by place and wording together, over all pages or over every other one; digits count as equal. A line
of a table or paragraph that happens to repeat is kept, because on other pages plain text stands at its height.
"""

import re
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from rapidfuzz import fuzz

from extractors.layout.banner import BANNER, banner, key_of
from extractors.layout.lines import common_size, rows
from extractors.layout.margin import line_numbers
from extractors.layout.page_edges import Row, edges_of, is_page_number, stands_off
from extractors.layout.table_rows import is_boxed, is_tabular, pieces_of
from extractors.model.page import Page, Word
from extractors.model.shelf import numbered
from extractors.readers.wording import has_reference_label, table_number

SAME_HEIGHT = 5.0
"""Rows of different pages no further apart than this, in points, stand at one height."""

ALIKE = 0.86
"""Share of equal letters from which two rows say the same; scans misread some."""

MOSTLY = 0.6
"""Share of the pages with text at a height whose text there must repeat."""

LARGE, AS_LARGE = 1.12, 0.97
"""Letters larger than the page's usual ones by the first factor are a heading's; running heads are set small. Those of the
running text are as large as the usual ones or nearly so."""

PROSE_WORDS = 6
"""A line of prose has at least so many words."""

MOST_LINES = 2
"""More lines of running text than this at one edge are text, however many pages say the same: forms ask the same on each."""

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
    coming = (edges_of(page) for page in pages)
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


def taken(pages: Sequence[Page], stripped: Sequence[Page]) -> tuple[str, ...]:
    """The rows of text that `strip` took out of these pages, from the first page's top."""
    found = []
    for before, after in zip(pages, stripped, strict=True):
        kept = set(after.words)
        found += [" ".join(w.text for w in row) for row in rows(w for w in before.words if w not in kept)]
    return tuple(found)


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
    lines = [at for at, row in enumerate(found) if _is_of_text(row, page)]
    return found[: lines[0]] if len(lines) > MOST_LINES else found


def _is_furniture(row: Row, page: Page, edges: dict[int, list[Row]]) -> bool:
    peers = [other for edge in edges.values() for other in edge if abs(other.height - row.height) <= SAME_HEIGHT]
    by_page = {other.page: other for other in peers if other.page != row.page}
    number = is_page_number(row, edges)
    alike = [other for other in by_page.values() if _says_same(row, other)]
    if is_boxed(row.words, page.rulings) or table_number(row.text):
        return False
    if is_tabular(row.words, page) or _is_numbered_text(row, alike, page):
        return False
    if not by_page:
        return (number or _is_lone_foot(row, page)) and stands_off(row, page)
    repeated = [other for other in by_page.values() if is_page_number(other, edges) or _repeats(other, by_page, row)]
    settled = len(repeated) >= MOSTLY * len(by_page)
    if alike or number:
        return settled or (number and stands_off(row, page))
    if (
        not settled
        or len(repeated) < 2
        or max(w.size for w in row.words) > 1.15 * max(w.size for r in repeated for w in r.words)
    ):
        return False
    return (row.page == min(edges) and row.rank == 0) or stands_off(row, page)


def _is_numbered_text(row: Row, alike: Sequence[Row], page: Page) -> bool:
    """Whether a row that differs from those like it in a figure is a heading ("Chapter 3") or a line of the running text:
    one in large letters, or one that nothing parts from the lines within and that is bold, ends a sentence or fills the
    measure as they do.
    """
    if row.number is not None or not alike or any(other.text == row.text for other in alike):
        return False
    usual = common_size(word for word in page.words if word.upright)
    size = max(word.size for word in row.words)
    if size >= LARGE * usual:
        return len(pieces_of(row.words)) == 1
    told = _is_of_text(row, page) or (size >= AS_LARGE * usual and (_is_bold_alone(row, page) or row.text.endswith(".")))
    return told and not stands_off(row, page)


def _is_bold_alone(row: Row, page: Page) -> bool:
    """Whether a row is bold on a page that for the most part is not."""
    n_bold = sum(word.bold for word in page.words)
    return all(word.bold for word in row.words) and 2 * n_bold < len(page.words)


def _is_of_text(row: Row, page: Page) -> bool:
    """Whether a row is as long and as large as a line of the page's running text."""
    upright = [word for word in page.words if word.upright]
    measure = max(word.box.x1 for word in upright) - min(word.box.x0 for word in upright)
    is_long = row.words[-1].box.x1 - row.words[0].box.x0 > 0.5 * measure and len(row.words) >= PROSE_WORDS
    size = max(word.size for word in row.words)
    return is_long and len(pieces_of(row.words)) <= 2 and size >= AS_LARGE * common_size(upright)


def _names_paper(row: Row, page: Page, opening: str) -> bool:
    """Whether an outermost row says the title or names of the first page again, whole or in part, apart from the text.

    A heading in large letters differs from another in its figure.
    """
    if row.rank or row.height > 0.1 * page.height or is_boxed(row.words, page.rulings) or not stands_off(row, page):
        return False
    if row.key.strip("0") != row.key and max(w.size for w in row.words) >= LARGE * common_size(page.words):
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
