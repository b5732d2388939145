"""One drawn rule is one ruling, however it was drawn."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.extractors.readers.press import HEIGHT, page, texts


def test_a_thin_filled_rectangle_is_one_rule() -> None:
    read = page(lambda canvas: canvas.rect(72, 700, 300, 0.6, stroke=0, fill=1))
    (rule,) = read.rulings
    assert rule.horizontal
    assert (round(rule.box.x0), round(rule.box.x1), round(rule.at)) == (72, 372, round(HEIGHT - 700.3))
    assert read.fills == ()


def test_a_drawn_frame_is_four_rules() -> None:
    read = page(lambda canvas: canvas.rect(72, 600, 300, 100, stroke=1, fill=0))
    assert sorted(rule.horizontal for rule in read.rulings) == [False, False, True, True]


def test_a_shaded_cell_is_a_fill_with_its_grey_and_no_rule() -> None:
    def sheet(canvas: Canvas) -> None:
        canvas.setFillGray(0.8)
        canvas.rect(72, 600, 300, 20, stroke=0, fill=1)

    read = page(sheet)
    (fill,) = read.fills
    assert abs(fill.grey - 0.8) < 0.02
    assert read.rulings == ()


def test_colour_becomes_its_grey() -> None:
    def sheet(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(72, 600, 300, 20, stroke=0, fill=1)

    assert abs(page(sheet).fills[0].grey - 0.299) < 0.02


def test_a_border_drawn_cell_by_cell_is_one_rule() -> None:
    def sheet(canvas: Canvas) -> None:
        for i in range(5):
            canvas.line(72 + 60 * i, 700, 72 + 60 * (i + 1), 700)

    (rule,) = page(sheet).rulings
    assert (round(rule.box.x0), round(rule.box.x1)) == (72, 372)


def test_a_rule_of_dashes_is_one_rule() -> None:
    def sheet(canvas: Canvas) -> None:
        for i in range(40):
            canvas.line(72 + 6 * i, 700, 75 + 6 * i, 700)

    assert len(page(sheet).rulings) == 1


def test_rules_over_separate_columns_stay_apart() -> None:
    def sheet(canvas: Canvas) -> None:
        canvas.line(72, 700, 172, 700)
        canvas.line(180, 700, 280, 700)

    assert len(page(sheet).rulings) == 2


def test_white_paint_on_white_paper_is_nothing() -> None:
    def sheet(canvas: Canvas) -> None:
        canvas.setFillGray(1)
        canvas.setStrokeGray(1)
        canvas.rect(72, 600, 300, 20, stroke=1, fill=1)

    read = page(sheet)
    assert read.rulings == ()
    assert read.fills == ()


def test_slanted_lines_are_no_rules() -> None:
    assert page(lambda canvas: canvas.line(72, 600, 300, 700)).rulings == ()


def _within(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """Clips all that is drawn from here on."""
    path = canvas.beginPath()
    path.rect(x, y, width, height)
    canvas.clipPath(path, stroke=0, fill=0)


def test_only_what_a_clipping_path_lets_show_is_read() -> None:
    def sheet(canvas: Canvas) -> None:
        canvas.saveState()
        _within(canvas, 100, 600, 200, 50)
        canvas.line(50, 620, 500, 620)
        canvas.rect(50, 610, 400, 200, stroke=1, fill=0)
        canvas.setFillGray(0.8)
        canvas.rect(250, 500, 200, 300, stroke=0, fill=1)
        canvas.line(120, 500, 500, 700)
        canvas.setFillGray(0)
        canvas.drawString(120, 625, "within")
        canvas.drawString(400, 625, "without")
        canvas.restoreState()
        canvas.line(50, 400, 500, 400)
        canvas.drawString(400, 380, "after")

    read = page(sheet)
    rules = [(rule.horizontal, round(rule.box.x0), round(rule.box.x1), round(HEIGHT - rule.at)) for rule in read.rulings]
    assert rules == [(True, 100, 300, 620), (True, 100, 300, 610), (True, 50, 500, 400)]
    (fill,) = read.fills
    assert (fill.box.x0, fill.box.x1, HEIGHT - fill.box.bottom, HEIGHT - fill.box.top) == (250, 300, 600, 650)
    (slant,) = read.slants
    assert (slant.x0, slant.x1) == (120, 300)
    assert texts(read) == ["within", "after"]
    assert any("clipping path" in doubt.detail for doubt in read.doubts)


def test_a_clipping_path_within_another_lets_less_show() -> None:
    def sheet(canvas: Canvas) -> None:
        _within(canvas, 100, 600, 200, 50)
        canvas.saveState()
        _within(canvas, 200, 600, 300, 50)
        canvas.line(50, 620, 500, 620)
        canvas.restoreState()
        canvas.line(50, 630, 500, 630)

    assert [(round(rule.box.x0), round(rule.box.x1)) for rule in page(sheet).rulings] == [(100, 300), (200, 300)]


@pytest.mark.parametrize("thick", [0.5, 0.75, 1.5])
@pytest.mark.parametrize("upright", [False, True])
def test_a_border_whose_ends_are_cut_slanting_is_a_rule(thick: float, upright: bool) -> None:
    corners = [(0.0, 0.0), (0.0, 40.0), (thick, 40.0 - thick), (thick, thick)]

    def sheet(canvas: Canvas) -> None:
        path = canvas.beginPath()
        for i, (off, along) in enumerate(corners):
            x, y = (100 + off, 600 + along) if upright else (100 + along, 600 + off)
            (path.lineTo if i else path.moveTo)(x, y)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)

    (rule,) = page(sheet).rulings
    assert rule.horizontal is not upright
    assert round(rule.box.height if upright else rule.box.width) == 40
