"""One drawn rule is one ruling, however it was drawn."""

from reportlab.pdfgen.canvas import Canvas

from tests.extractors.readers.press import HEIGHT, page


def test_a_thin_filled_rectangle_is_one_rule():
    read = page(lambda canvas: canvas.rect(72, 700, 300, 0.6, stroke=0, fill=1))
    (rule,) = read.rulings
    assert rule.horizontal
    assert (round(rule.box.x0), round(rule.box.x1), round(rule.at)) == (72, 372, round(HEIGHT - 700.3))
    assert read.fills == ()


def test_a_drawn_frame_is_four_rules():
    read = page(lambda canvas: canvas.rect(72, 600, 300, 100, stroke=1, fill=0))
    assert sorted(rule.horizontal for rule in read.rulings) == [False, False, True, True]


def test_a_shaded_cell_is_a_fill_with_its_grey_and_no_rule():
    def sheet(canvas: Canvas) -> None:
        canvas.setFillGray(0.8)
        canvas.rect(72, 600, 300, 20, stroke=0, fill=1)

    read = page(sheet)
    (fill,) = read.fills
    assert abs(fill.grey - 0.8) < 0.02
    assert read.rulings == ()


def test_colour_becomes_its_grey():
    def sheet(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(72, 600, 300, 20, stroke=0, fill=1)

    assert abs(page(sheet).fills[0].grey - 0.299) < 0.02


def test_a_border_drawn_cell_by_cell_is_one_rule():
    def sheet(canvas: Canvas) -> None:
        for i in range(5):
            canvas.line(72 + 60 * i, 700, 72 + 60 * (i + 1), 700)

    (rule,) = page(sheet).rulings
    assert (round(rule.box.x0), round(rule.box.x1)) == (72, 372)


def test_a_rule_of_dashes_is_one_rule():
    def sheet(canvas: Canvas) -> None:
        for i in range(40):
            canvas.line(72 + 6 * i, 700, 75 + 6 * i, 700)

    assert len(page(sheet).rulings) == 1


def test_rules_over_separate_columns_stay_apart():
    def sheet(canvas: Canvas) -> None:
        canvas.line(72, 700, 172, 700)
        canvas.line(180, 700, 280, 700)

    assert len(page(sheet).rulings) == 2


def test_white_paint_on_white_paper_is_nothing():
    def sheet(canvas: Canvas) -> None:
        canvas.setFillGray(1)
        canvas.setStrokeGray(1)
        canvas.rect(72, 600, 300, 20, stroke=1, fill=1)

    read = page(sheet)
    assert read.rulings == ()
    assert read.fills == ()


def test_slanted_lines_are_no_rules():
    assert page(lambda canvas: canvas.line(72, 600, 300, 700)).rulings == ()
