"""Bullets that are drawn and not typed: small marks at one place before lines open the items of a list."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.layout.lines import rows
from extractors.model.page import Box, Page, Word

BULLET = "•"

REACH = 2.0
"""Letter sizes that a line begins behind its bullet, at most."""

SPACE = 0.4
"""Letter sizes between a bullet and its line as they are handed on."""

LOW, HIGH = 0.15, 0.85
"""Where the middle of a bullet stands, as a share of the height of its line."""

FULL = 1.1
"""A bullet is no higher than so many letter sizes."""

ALIGNED = 1.5
"""Points by which bullets of one list stand apart."""

WORDY, LONG = 5, 8
"""Words of a line with which it may say something, and with which it does: the keys of a chart and the boxes of a form have
fewer."""

APART = 2.0
"""Letter sizes between words that are not of one line."""

ALIKE = 0.5
"""Share of the marks at one place that stand before wordy lines where they are bullets, at least."""


@dataclass(frozen=True, slots=True)
class _Opening:
    """A mark that may open a line: `word` is the line's first one, `n_words` how many it has."""

    mark: Box
    word: Word
    n_words: int


def with_bullets(words: Sequence[Word], page: Page) -> list[Word]:
    """The words of a page's text, and one of a bullet for each line that a drawn one opens."""
    if not page.marks:
        return list(words)
    of_page = rows(words)
    places: defaultdict[int, list[_Opening]] = defaultdict(list)
    for mark in page.marks:
        for opening in _opened(mark, of_page):
            near = (place for place in places if abs(place - mark.x0) <= ALIGNED)
            places[next(near, round(mark.x0))].append(opening)
    return [*words, *(_typed(opening) for found in places.values() for opening in _of_a_list(found))]


def _opened(mark: Box, of_page: Iterable[Sequence[Word]]) -> Iterator[_Opening]:
    """The line that begins right behind a mark, or with a figure upon it; none where words stand as near before it."""
    for row in of_page:
        at = next((i for i, word in enumerate(row) if word.box.x0 >= mark.x1 or _is_numbered(word, mark)), None)
        if at is None or not (_is_numbered(row[at], mark) or _is_level(mark, row[at])):
            continue
        gap = row[at].box.x0 - mark.x1
        free = at == 0 or mark.x0 - row[at - 1].box.x1 > max(gap, row[at].size)
        if free and gap <= REACH * row[at].size and row[at].text != BULLET:
            yield _Opening(mark, row[at], _together(row[at:]))
        return


def _together(words: Sequence[Word]) -> int:
    """How many words stand together from the first one on."""
    return next((k for k, (a, b) in enumerate(pairwise(words), 1) if b.box.x0 - a.box.x1 > APART * a.size), len(words))


def _is_level(mark: Box, word: Word) -> bool:
    box = word.box
    within = box.top + LOW * box.height <= mark.y_mid <= box.top + HIGH * box.height
    return within and mark.height <= FULL * word.size


def _is_numbered(word: Word, mark: Box) -> bool:
    """Whether a word is the number of an item, printed upon its mark."""
    return word.text.isdigit() and mark.contains(word.box.x_mid, word.box.y_mid)


def _of_a_list(found: Sequence[_Opening]) -> list[_Opening]:
    """The openings at one place, one a line, if they are those of a list's items."""
    lines = list({opening.word: opening for opening in found}.values())
    wordy = sum(1 for opening in lines if opening.n_words >= WORDY)
    is_list = len(lines) > 1 and wordy >= ALIKE * len(lines) and max(opening.n_words for opening in lines) >= LONG
    return lines if is_list else []


def _typed(opening: _Opening) -> Word:
    """A bullet as if it were typed before a word of its line."""
    mark, word = opening.mark, opening.word
    x1 = max(mark.x0, word.box.x0 - SPACE * word.size)
    return Word(BULLET, Box(min(mark.x0, x1), word.box.top, x1, word.box.bottom), word.size)
