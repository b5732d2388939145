"""Dots that lead on to what stands at a line's end; columns of contents: page numbers below each other that they lead to."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.model.page import Box, Word, union
from extractors.tables.stages import DOTS, Line

SAME_LINE, APART = 1.0, 1.0
"""Points by which dots of one line differ in height, and letter sizes between them, at most."""

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


def with_leaders(words: Iterable[Word]) -> Iterator[Word]:
    """The words, dots that follow each other on a line as one."""
    held: Word | None = None
    for word in words:
        dots = not word.text.strip(DOTS)
        if held is not None and dots and _goes_on(held.box, word):
            held = replace(held, text=f"{held.text} {word.text}", box=union((held.box, word.box)))
            continue
        if held is not None:
            yield held
        held = word if dots else None
        if not dots:
            yield word
    if held is not None:
        yield held


def _goes_on(box: Box, dots: Word) -> bool:
    """Whether dots stand behind others on their line, as far off as these are."""
    return abs(box.y_mid - dots.box.y_mid) < SAME_LINE and 0 < dots.box.x0 - box.x1 < APART * dots.size


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
            yield word, len(bare) < len(word.text) or bool(re.search(r"[.…·][.…· ]+$|^[.…·]$", before))


def _flush(numbers: Iterator[tuple[Word, bool]]) -> list[list[tuple[Word, bool]]]:
    """Numbers that end at one place, from left to right, each group from the top."""
    columns: list[list[tuple[Word, bool]]] = []
    for number in sorted(numbers, key=lambda n: n[0].box.x1):
        if columns and number[0].box.x1 - columns[-1][-1][0].box.x1 < FLUSH:
            columns[-1].append(number)
        else:
            columns.append([number])
    return [sorted(column, key=lambda n: n[0].box.top) for column in columns]
