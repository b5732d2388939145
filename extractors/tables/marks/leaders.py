"""Columns of contents: page numbers one below the other that dots lead to."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.model.page import Box, Word
from extractors.tables.stages import Line

FALLING, MOSTLY_LED, FEWEST_SEVERAL = 0.05, 0.6, 4
"""Share of page numbers that may fall, of those that dots lead to, and how many different ones there are, at least."""

LONGEST_PAGE = 4
"""Digits of a page number."""

NEXT_WORDS = 3
"""The words up to this one behind a number tell whether it is a page's."""

FEWEST_LED = 6
"""Page numbers below each other, most of them led to by dots, that make a column of contents."""

FLUSH = 2.5
"""Points up to which page numbers end at one place."""


def contents_columns(lines: Sequence[Line]) -> tuple[Box, ...]:
    """Columns of contents: where dots lead to page numbers that end at one place and never fall, from left to right."""
    found: list[Box] = []
    for column in _flush(number for line in lines for number in _page_numbers(line)):
        pages = [int(word.text.lstrip(".…· ")) for word, _ in column]
        falling = sum(b < a for a, b in pairwise(pages))
        led = sum(is_led for _, is_led in column)
        if (
            len(column) >= FEWEST_LED
            and falling <= FALLING * len(pages)
            and led >= MOSTLY_LED * len(column)
            and len(set(pages)) >= FEWEST_SEVERAL
        ):
            x0 = max((box.x1 for box in found if box.x1 < column[0][0].box.x0), default=0.0)
            right, bottom = (max(places) for places in zip(*((w.box.x1, w.box.bottom) for w, _ in column), strict=True))
            found.append(Box(x0, column[0][0].box.top, right, bottom))
    return tuple(found)


def _page_numbers(line: Line) -> Iterator[tuple[Word, bool]]:
    """The page numbers of a line, and whether dots lead to each. No figure follows one."""
    words = line.words
    for i, word in enumerate(words):
        bare = word.text.lstrip(".…· ")
        if not bare.isdecimal() or len(bare) > LONGEST_PAGE:
            continue
        follows = words[i + 1 : i + NEXT_WORDS]
        if not follows or any(any(c.isalpha() for c in w.text) for w in follows):
            before = words[i - 1].text if i else ""
            yield word, len(bare) < len(word.text) or bool(re.search(r"[.…·]{2,}$|^[.…·]$", before))


def _flush(numbers: Iterator[tuple[Word, bool]]) -> list[list[tuple[Word, bool]]]:
    """Numbers that end at one place, from left to right, each group from the top."""
    columns: list[list[tuple[Word, bool]]] = []
    for number in sorted(numbers, key=lambda n: n[0].box.x1):
        if columns and number[0].box.x1 - columns[-1][-1][0].box.x1 < FLUSH:
            columns[-1].append(number)
        else:
            columns.append([number])
    return [sorted(column, key=lambda n: n[0].box.top) for column in columns]
