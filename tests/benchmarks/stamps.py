"""Scans with a stamp as their text layer: python -m tests.benchmarks.stamps [WORDS...]

A sheet of fourteen lines is a picture; over it lies text of so many words (0, 20, 60 and 200, unless told) in each of six
layouts. Told is for each whether the sheet was read, said to be unread, or lost without a word, and last, as a control, that
a scan whose own text lies over it is left as it is.
"""

import io
import math
import sys
from collections.abc import Callable, Iterator, Mapping

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.model.page import Page
from extractors.readers import pdf

WIDTH, HEIGHT = 420, 420
SCALE = 200 / 72
LINES = tuple(
    f"In {2001 + i} the bank of the north lent the port {i + 3} million for its quay number {i + 1}." for i in range(14)
)
FIRST, STEP = 60, 24
"""Points from the top to the first line, and from line to line."""

STAMP = ("received", "as", "a", "copy", "for", "use", "in", "the", "reading", "room", "of", "this", "library", "alone")

SAID = ("text_missing", "ocr_failed", "ocr_given_up", "unreadable_page", "ocr_page")


def words(n: int) -> list[str]:
    return [STAMP[i % len(STAMP)] for i in range(n)]


def _rows(canvas: Canvas, n: int, x: float, y: float, a_row: int, leading: float) -> None:
    for row in range(0, n, a_row):
        canvas.drawString(x, y - leading * (row // a_row), " ".join(words(n)[row : row + a_row]))


def at_the_top(canvas: Canvas, n: int) -> None:
    _rows(canvas, n, 10, HEIGHT - 8, 25, 5)


def at_the_foot(canvas: Canvas, n: int) -> None:
    _rows(canvas, n, 10, 45, 25, 5)


def on_the_side(canvas: Canvas, n: int) -> None:
    canvas.rotate(90)
    _rows(canvas, n, 10, -5, 25, 5)


def in_a_box(canvas: Canvas, n: int) -> None:
    _rows(canvas, n, 250, 200, 10, 5)


def diagonal(canvas: Canvas, n: int) -> None:
    canvas.rotate(math.degrees(math.atan2(HEIGHT, WIDTH)))
    _rows(canvas, n, 20, 40, 25, 5)


def along_the_edges(canvas: Canvas, n: int) -> None:
    _rows(canvas, n // 2, 10, HEIGHT - 8, 25, 5)
    canvas.rotate(90)
    _rows(canvas, n - n // 2, 10, -5, 25, 5)


LAYOUTS: Mapping[str, Callable[[Canvas, int], None]] = {
    "at the top": at_the_top,
    "at the foot": at_the_foot,
    "on the side": on_the_side,
    "in a box": in_a_box,
    "diagonal": diagonal,
    "along the edges": along_the_edges,
}


def sheet(draw: Callable[[Canvas], None]) -> bytes:
    """A PDF of one scan, with something drawn over it."""
    picture = Image.new("L", (round(WIDTH * SCALE), round(HEIGHT * SCALE)), 255)
    font = ImageFont.load_default(round(9 * SCALE))
    for i, line in enumerate(LINES):
        ImageDraw.Draw(picture).text((20 * SCALE, (FIRST + STEP * i) * SCALE), line, fill=0, font=font)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=True)
    canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)
    canvas.setFont("Helvetica", 5)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def own_text(canvas: Canvas) -> None:
    """The text of the scan, unseen, where it stands."""
    text = canvas.beginText()
    text.setTextRenderMode(3)
    text.setFont("Helvetica", 8.6)
    for i, line in enumerate(LINES):
        text.setTextOrigin(20, HEIGHT - FIRST - STEP * i - 8)
        text.textOut(line)
    canvas.drawText(text)


def share_read(page: Page) -> float:
    """The share of the sheet's words that a page has."""
    wanted = " ".join(LINES).split()
    known = {word.text for word in page.words}
    return sum(word in known for word in wanted) / len(wanted)


def outcome(page: Page) -> str:
    """Whether the sheet was read, said to be unread, or lost."""
    if share_read(page) > 0.9:
        return "read"
    said = [doubt.flag for doubt in page.doubts if doubt.flag in SAID]
    return f"said ({said[0]})" if said else "LOST"


def sheets(counts: tuple[int, ...]) -> Iterator[tuple[str, int, bytes]]:
    for name, layout in LAYOUTS.items():
        for n in counts:
            yield name, n, sheet(lambda canvas, layout=layout, n=n: layout(canvas, n))  # type: ignore[misc]


def main(counts: tuple[int, ...]) -> int:
    """Gives how many sheets were lost without a word, or read for nothing."""
    bad = 0
    for name, n, data in sheets(counts):
        (page,) = pdf.read(data)
        found = outcome(page)
        bad += found == "LOST"
        print(f"{name:16} {n:4} words  {found:20} {share_read(page):.0%} of its words", flush=True)
    (page,) = pdf.read(sheet(own_text))
    bad += page.method != "text"
    print(f"its own text     {'left as it is' if page.method == 'text' else 'READ AGAIN'}")
    return bad


if __name__ == "__main__":
    sys.exit(bool(main(tuple(map(int, sys.argv[1:])) or (0, 20, 60, 200))))
