"""The pieces of a paper's first pages: lines of one face that stand together, with what their place and face tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.layout.lines import Line, segments
from extractors.layout.titlepage.vocabulary import label
from extractors.model.document import Block, Part, Table
from extractors.model.page import Page

SAME = 0.04
"""Lines of one piece differ in size by no more than this share."""

APART = 0.9
"""Lines of one piece leave less white between them than so many sizes of their letters."""

MARK = "·"

_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of one face that stand together. `page` counts from 0; `top` and `middle` are shares of the page's height and
    width; `edge` tells that it stands at the head or foot of the page."""

    lines: tuple[str, ...]
    page: int
    size: float
    bold: bool = False
    italic: bool = False
    top: float = 0.0
    bottom: float = 0.0
    middle: float = 0.5
    edge: bool = False
    marked: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(self.lines)

    @property
    def listing(self) -> tuple[str, ...]:
        """The lines with a MARK where a raised mark of a note stands: of a list of names it parts one from the next."""
        return self.marked or self.lines


def is_han(text: str) -> bool:
    """Whether a text is written in Chinese, Japanese or Korean letters for the most part."""
    if not _HAN.search(text):
        return False
    letters = [c for c in text if c.isalpha()]
    return sum(1 for c in letters if _HAN.match(c)) > 0.5 * max(len(letters), 1)


def of_pages(pages: Sequence[Page], first: int = 0, tables: Sequence[Table] = ()) -> list[Piece]:
    """The pieces of some pages, from the top of each, without what stands in tables. The first page counts as number
    `first`."""
    parts = [part for table in tables for part in table.parts]
    return [piece for number, page in enumerate(pages, first) for piece in _of_page(page, number, parts)]


def sideways(page: Page) -> list[Piece]:
    """The words of a page that are not upright, from its foot up, as one piece: the stamp of an archive of preprints."""
    words = [w for w in page.words if not w.upright]
    if not words:
        return []
    upwards = sorted(words, key=lambda w: -w.box.y_mid)
    return [Piece((" ".join(w.text for w in upwards),), 0, upwards[0].size, edge=True)]


def of_flow(flow: Sequence[Block | Table]) -> list[Piece]:
    """The opening blocks of a paper without geometry: the title is the largest, all else alike. A heading mark with nothing
    behind it is no piece."""
    opening = [item for item in flow if isinstance(item, Block) and item.text.strip()][:30]
    return [
        Piece(tuple(block.text.splitlines()), 0, 14.0 if block.kind == "title" else 10.0, top=i / 40, bottom=i / 40)
        for i, block in enumerate(opening)
    ]


def _of_page(page: Page, number: int, parts: Sequence[Part]) -> list[Piece]:
    boxes = [part.box for part in parts if part.page == page.number and part.box is not None]
    free = [w for w in page.words if w.upright and not any(box.contains(w.box.x_mid, w.box.y_mid) for box in boxes)]
    groups: list[list[Line]] = []
    for line in segments(free, page.number):
        home = next((group for group in reversed(groups[-6:]) if _goes_with(group[-1], line)), None)
        if home is None:
            groups.append([line])
        else:
            home.append(line)
    return [piece for group in groups if (piece := _piece(group, page, number)).text]


def _goes_with(above: Line, below: Line) -> bool:
    gap = below.box.top - above.box.bottom
    if below.box.y_mid <= above.box.y_mid or gap > APART * min(above.size, below.size):
        return False
    beside = min(above.box.x1, below.box.x1) - max(above.box.x0, below.box.x0)
    if label(below.text)[0] and re.search(r"[:：]", below.text[:40]):
        return False
    size = abs(above.size - below.size) <= SAME * above.size
    return size and _of_one_face(above, below) and beside > 0 and is_han(above.text) == is_han(below.text)


def _of_one_face(above: Line, below: Line) -> bool:
    """Whether two lines are of one face, or meet in a bold one: a word of another face within a bold title parts it not."""
    last, first = above.words[-1], below.words[0]
    meet = last.bold and first.bold and last.italic == first.italic
    return meet or (above.bold, above.italic) == (below.bold, below.italic)


def _piece(lines: Sequence[Line], page: Page, number: int) -> Piece:
    first, last = lines[0], lines[-1]
    return Piece(
        tuple(text for line in lines if (text := _unmarked(line))),
        number,
        first.size,
        first.bold,
        first.italic,
        first.box.top / page.height,
        last.box.bottom / page.height,
        (min(line.box.x0 for line in lines) + max(line.box.x1 for line in lines)) / 2 / page.width,
        first.box.top < 0.09 * page.height or last.box.bottom > 0.91 * page.height,
        tuple(text for line in lines if (text := _marked(line))),
    )


def _unmarked(line: Line) -> str:
    """The line without raised marks of notes."""
    return " ".join(word.text for word in line.words if not word.superscript)


def _marked(line: Line) -> str:
    """The line with a MARK for each raised mark between words."""
    return " ".join(MARK if word.superscript else word.text for word in line.words).strip(f" {MARK}")
