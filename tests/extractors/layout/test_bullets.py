"""A bullet that is drawn begins an item as one that is typed does; keys of charts and boxes of forms begin none."""

from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.colors import black, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.reading import read_pdf
from tests.extractors.readers.press import drawn

ITEMS = (
    ("The harbour board keeps a book of ropes and of the", "masts that were lent to the fishermen of the bay"),
    ("The keepers of the light count the ships each night and",),
    ("A clerk writes down who came for water, wood or tar", "and what was left behind on the quay"),
)
SIZE, LEFT, LEADING = 9, 80, 12

Mark = Callable[[Canvas, float, float], None]


def disc(canvas: Canvas, x: float, y: float) -> None:
    canvas.circle(x + 2, y + 3.5, 1.9, stroke=0, fill=1)


def ring(canvas: Canvas, x: float, y: float) -> None:
    canvas.circle(x + 2, y + 3.5, 1.9, stroke=1, fill=0)


def square(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x, y + 1.5, 4, 4, stroke=0, fill=1)


def triangle(canvas: Canvas, x: float, y: float) -> None:
    path = canvas.beginPath()
    path.moveTo(x, y)
    path.lineTo(x + 6, y + 3.5)
    path.lineTo(x, y + 7)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def ball(canvas: Canvas, x: float, y: float) -> None:
    """A run of colours within a clip, as slides shade it."""
    canvas.saveState()
    path = canvas.beginPath()
    path.circle(x + 2.5, y + 3.5, 2.5)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.radialGradient(x + 2, y + 4, 3, (white, black))
    canvas.restoreState()


def picture(canvas: Canvas, x: float, y: float) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (8, 8), 0)), x, y + 1, 5, 5)


def box(canvas: Canvas, x: float, y: float) -> None:
    """A box to tick."""
    canvas.rect(x, y, 7, 7, stroke=1, fill=0)


def blocks(sheet: Callable[[Canvas], None]) -> list[str]:
    document = read_pdf(drawn(sheet))
    return [document.text[block.start : block.end] for block in document.blocks]


def listed(mark: Mark, items: tuple[tuple[str, ...], ...], left: float = LEFT) -> Callable[[Canvas], None]:
    def sheet(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", SIZE)
        y = 700.0
        for item in items:
            mark(canvas, left - 14, y)
            for line in item:
                canvas.drawString(left, y, line)
                y -= LEADING

    return sheet


@pytest.mark.parametrize("mark", [disc, ring, square, triangle, ball, picture])
def test_each_item_is_a_paragraph(mark: Mark) -> None:
    assert blocks(listed(mark, ITEMS)) == ["• " + " ".join(item) for item in ITEMS]


def test_an_item_of_a_column_beside_another_is_one_too() -> None:
    def sheet(canvas: Canvas) -> None:
        listed(disc, ITEMS, 60)(canvas)
        listed(disc, ITEMS, 340)(canvas)

    assert blocks(sheet) == ["• " + " ".join(item) for item in ITEMS] * 2


def test_numbers_on_balls_begin_items() -> None:
    def numbered(canvas: Canvas, x: float, y: float) -> None:
        canvas.circle(x + 2.5, y + 3, 4.5, stroke=1, fill=0)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(x + 1, y + 1, "3")
        canvas.setFont("Helvetica", SIZE)

    assert blocks(listed(numbered, ITEMS)) == ["• 3 " + " ".join(item) for item in ITEMS]


@pytest.mark.parametrize(
    ("mark", "items"),
    [
        pytest.param(box, ITEMS, id="boxes to tick"),
        pytest.param(square, (("Rope",), ("Tar and wood",), ("Water",)), id="keys of a chart"),
        pytest.param(square, (("Share of rope in all goods sold",), ("Share of wood and tar in it",)), id="long keys"),
        pytest.param(
            disc, (("70          2001          2002          2003          2004",), ("60",)), id="points of a chart"
        ),
        pytest.param(disc, ITEMS[:1], id="one dot alone"),
    ],
)
def test_what_is_no_bullet_is_none(mark: Mark, items: tuple[tuple[str, ...], ...]) -> None:
    assert not any("•" in text for text in blocks(listed(mark, items)))


def test_marks_within_lines_begin_nothing() -> None:
    def sheet(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", SIZE)
        for i, text in enumerate(("Ropes are kept", "Masts are kept", "Ships are kept")):
            canvas.drawString(LEFT, 700 - LEADING * i, text)
            disc(canvas, LEFT + 64, 700 - LEADING * i)
            canvas.drawString(LEFT + 72, 700 - LEADING * i, "by the clerk of the quay each night")

    assert not any("•" in text for text in blocks(sheet))
