"""Words that the engine doubts, and ink that it read no word in, read once more: each alone, at several sizes.

What most readings agree on is believed. An engine that reads a page whole lets the words beside a word sway it, and
leaves out single figures that stand by themselves.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from statistics import median

import numpy
from numpy.typing import NDArray
from PIL import Image

from extractors.readers import engines
from extractors.readers.engines import Seen
from extractors.readers.letters import spelled
from extractors.readers.misread import is_numeral, mended, strokes
from extractors.readers.raster import Dark, Grey, threshold

DOUBTED = 0.8
"""Words less sure than this are read again."""

SIZES = (0.8, 1.0, 1.3)
"""A word is read again so many times as large."""

MOST_WORDS = 150
MOST_MARKS = 60
"""Doubted words looked at again on a page, the least sure first; a page with more marks left over has drawings on it."""

KNOWN = 0.9
"""A word so sure is known to be spelled so on this page."""

AGREEING = 0.5
"""A reading is believed that two sizes give, and that is at least so sure on average."""

MARGIN = 40
"""White dots around each piece of a sheet."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one look at a word gave; `text` is "" where it gave nothing."""

    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A part of the page's picture, and where on the sheet it was put."""

    picture: Grey
    top: int

    @property
    def bottom(self) -> int:
        return self.top + int(self.picture.shape[0])


def looked_again(grey: Grey, seen: Sequence[Seen]) -> list[Seen]:
    """The words, doubted ones as most readings have them, and those found in ink that no word was read in.

    A corrected word is as sure as its readings are on average, the first one counted as a miss.
    """
    if not seen or not engines.can_read_lines():
        return list(seen)
    doubted = sorted((word for word in seen if word.confidence < DOUBTED), key=lambda word: word.confidence)[:MOST_WORDS]
    marks = _unread(grey, seen)
    places = [*doubted, *marks]
    readings = dict(zip(((p.left, p.top, p.line) for p in places), _readings(grey, places), strict=True))
    known = frozenset(_bare(word.text) for word in seen if word.confidence >= KNOWN)
    whole = [
        _believed(word, readings[key], known) if (key := (word.left, word.top, word.line)) in readings else word
        for word in seen
    ]
    fresh = [_believed(mark, readings[mark.left, mark.top, mark.line], known) for mark in marks]
    return whole + [word for word in fresh if word.text and not any(_ends_with(other, word) for other in seen)]


def _believed(word: Seen, readings: Sequence[Reading], known: Set[str]) -> Seen:
    """The word with the text that most of the readings, its own among them, are surest of.

    A word that the page has elsewhere is not given up for one that it has not.
    """
    first = Reading(mended(spelled(word.text)), word.confidence)
    votes: dict[str, list[float]] = defaultdict(list)
    for reading in (first, *readings):
        votes[reading.text].append(reading.confidence)
    text = max(votes, key=lambda each: (sum(votes[each]) if each else 0.0, each == first.text, each))
    sure = sum(votes[text]) / (len(readings) + 1)
    if text == first.text:
        return replace(word, confidence=max(word.confidence, sure))
    if len(votes[text]) < 2 or sum(votes[text]) / len(votes[text]) < AGREEING or not _is_better(text, first.text):
        return word
    flat = word.width > word.height and not any(c.isalnum() for c in first.text)
    if (first.text and flat) or (_bare(first.text) in known - {""} and _bare(text) not in known):
        return word
    return replace(word, text=text, confidence=sure)


def _bare(text: str) -> str:
    """The letters and figures of a word; "" where it is shorter than a word that can be told again."""
    letters = "".join(c for c in text.casefold() if c.isalnum())
    return letters if len(letters) > 3 else ""


def _ends_with(word: Seen, mark: Seen) -> bool:
    """Whether ink close after a word is the end of it, which the word's box leaves out."""
    return word.text.endswith(mark.text) and _is_level(word, mark) and 0 <= mark.left - word.right < 0.6 * mark.height


def _is_better(text: str, first: str) -> bool:
    """Whether a reading may take the place of the first: strokes alone do not tell I from l, nor a scratch from a letter."""
    if not any(c.isalnum() for c in text) or is_numeral(first):
        return False
    if not any(c.isalnum() for c in first):
        return not first or len(text) > 1 or text.isdigit()
    return not first.isalpha() or strokes(text) != strokes(first)


def _readings(grey: Grey, places: Sequence[Seen]) -> list[list[Reading]]:
    """For each place what is read there at each size: all pieces go on one sheet, one a line."""
    if not places:
        return []
    pieces = list(_placed([_enlarged(_cut(grey, place), size) for place in places for size in SIZES]))
    sheet = numpy.full((pieces[-1].bottom + MARGIN, max(p.picture.shape[1] for p in pieces) + 2 * MARGIN), 255, numpy.uint8)
    for piece in pieces:
        sheet[piece.top : piece.bottom, MARGIN : MARGIN + piece.picture.shape[1]] = piece.picture
    found = engines.line_words(sheet)
    tops = [piece.top - MARGIN / 3 for piece in pieces]
    inside: list[list[Seen]] = [[] for _ in pieces]
    for word in found:
        at = bisect_right(tops, word.top + word.height / 2) - 1
        if at >= 0 and _stands_in(word, pieces[at]):
            inside[at].append(word)
    read = [_reading(words) for words in inside]
    return [read[i : i + len(SIZES)] for i in range(0, len(read), len(SIZES))]


def _placed(pictures: Sequence[Grey]) -> Iterator[Placed]:
    top = MARGIN
    for picture in pictures:
        yield Placed(picture, top)
        top += int(picture.shape[0]) + MARGIN


def _stands_in(word: Seen, piece: Placed) -> bool:
    return piece.top - MARGIN / 3 <= word.top + word.height / 2 <= piece.bottom + MARGIN / 3


def _reading(words: Sequence[Seen]) -> Reading:
    if not words:
        return Reading("", 0.0)
    return Reading(mended(spelled("".join(word.text for word in words))), min(word.confidence for word in words))


def _cut(grey: Grey, place: Seen) -> Grey:
    """A place with a little white around it."""
    pad = max(3, place.height // 6)
    return grey[max(0, place.top - pad) : place.bottom + pad, max(0, place.left - pad) : place.right + pad]


def _enlarged(grey: Grey, times: float) -> Grey:
    height, width = (max(1, round(side * times)) for side in grey.shape)
    return numpy.asarray(Image.fromarray(grey).resize((width, height), Image.Resampling.LANCZOS), dtype=numpy.uint8)


def _unread(grey: Grey, seen: Sequence[Seen]) -> list[Seen]:
    """Ink of the size of letters outside all words, each run of it as a word without text."""
    tall = median(word.height for word in seen)
    left_over: Dark = grey <= threshold(grey)
    for word in seen:
        pad = word.height // 4
        left_over[max(0, word.top - pad) : word.bottom + pad, max(0, word.left - pad) : word.right + pad] = False
    found = []
    for top, bottom in _parts(left_over.sum(axis=1), 2):
        band = left_over[top:bottom]
        for left, right in _parts(band.sum(axis=0), max(2, int(0.3 * tall))):
            rows = numpy.flatnonzero(band[:, left:right].any(axis=1))
            high, low = top + int(rows[0]), top + int(rows[-1]) + 1
            mark = Seen("", left, high, right - left, low - high, 0.0, (0, left, high, 0))
            if 0.6 * tall <= mark.height <= 1.7 * tall and 0.15 * tall <= mark.width <= 12 * tall:
                beside = min(((_gap(word, mark), word.line) for word in seen if _is_level(word, mark)), default=None)
                if beside is None or beside[0] > 0.3 * tall:
                    found.append(replace(mark, line=beside[1]) if beside and beside[0] < 3 * tall else mark)
    return found if len(found) <= MOST_MARKS else []


def _parts(ink: NDArray[numpy.intp], gap: int) -> list[tuple[int, int]]:
    """(start, end) of the runs that are not 0, gaps narrower than `gap` closed."""
    at = numpy.flatnonzero(ink)
    if not len(at):
        return []
    cuts = numpy.flatnonzero(numpy.diff(at) > gap)
    return [(int(part[0]), int(part[-1]) + 1) for part in numpy.split(at, cuts + 1)]


def _is_level(word: Seen, mark: Seen) -> bool:
    return word.top < mark.top + mark.height / 2 < word.bottom


def _gap(word: Seen, mark: Seen) -> int:
    """The dots between a word and ink beside it; ink closer than words stand is the rest of a word."""
    return max(word.left - mark.right, mark.left - word.right)
