"""Words -> lines: words that stand on one baseline with nothing wider than a word space between them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.layout.gutters import edges
from extractors.model.light import light
from extractors.model.page import Box, Page, Word, union
from extractors.readers.direction import in_reading_order, is_right_to_left

COLUMN_GAP = 0.95
"""A gap of this many letter sizes may be the space between columns; a word space rarely is."""


FEWEST_EVEN, EVEN = 2, 0.15
"""Gaps of a stretched line, at least, and the share of the letter size by which they differ, at most."""


@light
@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side, in the order of reading. `column` is the box of the column that the line was read in."""

    words: tuple[Word, ...]
    page: int
    box: Box
    size: float
    bold: bool
    italic: bool
    column: Box

    @property
    def text(self) -> str:
        return " ".join([word.text for word in self.words])


def line(words: Sequence[Word], page: int, column: Box | None = None) -> Line:
    """The line that these words, from left to right, make; without a column given it is its own."""
    if is_right_to_left("".join([word.text for word in words])):
        words = in_reading_order(words, lambda word: word.text)
    box = union(word.box for word in words)
    plain = [word for word in words if not word.superscript] or list(words)
    letters = len("".join([word.text for word in plain]))
    return Line(
        words=tuple(words),
        page=page,
        box=box,
        size=common_size(plain),
        bold=sum([len(word.text) for word in plain if word.bold]) > 0.85 * letters,
        italic=sum([len(word.text) for word in plain if word.italic]) > 0.85 * letters,
        column=column or box,
    )


def common_size(words: Iterable[Word]) -> float:
    """The size that most letters have, in points to a tenth; 10 where there are no words."""
    words = list(words)
    if len({word.size for word in words}) == 1:
        return round(words[0].size, 1)
    return _commonest(words)


def _commonest(words: Iterable[Word]) -> float:
    """`common_size` of words of which none is held."""
    letters: dict[float, int] = {}
    for word in words:
        size = word.size
        letters[size] = letters.get(size, 0) + len(word.text)
    tenths: Counter[float] = Counter()
    for size, n in letters.items():
        tenths[round(size, 1)] += n
    return tenths.most_common(1)[0][0] if tenths else 10.0


def rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped by baseline over the whole width, from the top, each row from left to right.

    A raised mark stands in the row of the word that it marks.
    """
    groups: list[list[Word]] = []
    heights: list[list[float]] = []
    anchors: list[Box] = []
    for word in sorted(words, key=lambda w: ((w.box.top + w.box.bottom) / 2, w.box.x0)):
        box = word.box
        for i in range(len(groups) - 1, max(0, len(groups) - 4) - 1, -1):
            if _shares_row(anchors[i], box):
                groups[i].append(word)
                heights[i].append(box.bottom - box.top)
                last = heights[i][-6:]
                anchors[i] = groups[i][last.index(max(last)) - len(last)].box
                break
        else:
            groups.append([word])
            heights.append([box.bottom - box.top])
            anchors.append(box)
    ordered = [sorted(group, key=lambda w: (w.box.x0, w.box.x1)) for group in groups]
    return sorted(ordered, key=lambda group: min([w.box.top for w in group]))


def _shares_row(anchor: Box, word: Box) -> bool:
    """Whether a word stands on a row's baseline: it and the row's tallest overlap by over half of the smaller."""
    if anchor.bottom < word.top or word.bottom < anchor.top:
        return False
    if anchor.top == word.top and anchor.bottom == word.bottom:
        return anchor.top < anchor.bottom  # as most words of a row stand
    overlap = min(anchor.bottom, word.bottom) - max(anchor.top, word.top)
    return overlap > 0.55 * min(anchor.bottom - anchor.top, word.bottom - word.top)


def segments(words: Iterable[Word], page: int) -> list[Line]:
    """Rows parted wherever a gap may be the space between columns."""
    found = []
    of_page = rows(words)
    columns = edges(of_page)
    for row in of_page:
        begun = [i for i, word in enumerate(row) if i and any(edge.begins_with(word) for edge in columns)]
        for start, end in pairwise([0, *begun, len(row)]):
            piece = row[start:end]
            loose = max(_looseness(piece), _evenness(piece)) if begun else _looseness(row)
            wide = [i for i in range(1, len(piece)) if _is_wide(piece[i - 1], piece[i], loose)]
            found += [line(piece[a:b], page) for a, b in pairwise([0, *wide, len(piece)])]
    return found


def _is_wide(left: Word, right: Word, loose: float) -> bool:
    return right.box.x0 - left.box.x1 > max(6.0, COLUMN_GAP * max(left.size, right.size), 1.7 * loose)


def _looseness(row: Sequence[Word]) -> float:
    """The middle gap of a long row: a line stretched to fill its measure has wide gaps all along."""
    gaps = sorted(right.box.x0 - left.box.x1 for left, right in pairwise(row))
    return gaps[len(gaps) // 2] if len(gaps) > 6 else 0.0


def _evenness(piece: Sequence[Word]) -> float:
    """The middle gap of a line of a column whose gaps are all as wide: it is stretched to fill its measure; 0 for others."""
    gaps = sorted(right.box.x0 - left.box.x1 for left, right in pairwise(piece))
    return gaps[len(gaps) // 2] if len(gaps) >= FEWEST_EVEN and gaps[-1] - gaps[0] <= EVEN * piece[0].size else 0.0


def body_size(pages: Sequence[Page]) -> float:
    """The letter size of the running text: the one that most letters of the paper have."""
    return _commonest(word for page in pages for word in page.words if word.upright and not word.superscript)
