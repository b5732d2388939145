"""Columns told from words, articles that begin in the middle of a page, and headings that repeat but for a number."""

import io
import random
import re
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractors import reading

FONTS = ("Times-Roman", "Helvetica", "Courier")
Sheet = Callable[[Canvas], None]
WORDS = tuple(
    re.findall(
        r"\w+",
        "harbour port boat net rope tar hemp mast keel oar crew owner price share sale cost loan debt the of a and in by "
        "for at market coast storm winter road bridge valley river well pump school council order report table survey",
    )
)


def prose(seed: int, count: int) -> str:
    """Sentences of so many words drawn by lot, each begun with a capital."""
    lot = random.Random(seed)
    words = [lot.choice(WORDS) for _ in range(count)]
    return " ".join(f"{word}." if i % 9 == 8 else word.capitalize() if i % 9 == 0 else word for i, word in enumerate(words))


def broken(text: str, width: float, font: str, size: float) -> list[list[str]]:
    lines: list[list[str]] = [[]]
    for word in text.split():
        if lines[-1] and stringWidth(" ".join([*lines[-1], word]), font, size) > width:
            lines.append([])
        lines[-1].append(word)
    return lines


def column(canvas: Canvas, text: str, x: float, y: float, width: float, font: str, size: float = 9.0) -> float:
    """Sets a justified column word by word; comes back with the height at which it ends."""
    canvas.setFont(font, size)
    lines = broken(text, width, font, size)
    for i, words in enumerate(lines):
        bare = sum(stringWidth(word, font, size) for word in words)
        gap = (width - bare) / (len(words) - 1) if i + 1 < len(lines) and len(words) > 1 else 0.28 * size
        at = x
        for word in words:
            canvas.drawString(at, y, word)
            at += stringWidth(word, font, size) + gap
        y -= 1.25 * size
    return y


def text_of(*sheets: Sheet) -> str:
    """The text of a paper of such sheets."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for draw in sheets:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return " ".join(reading.read(out.getvalue(), reading.PDF).text.split())


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize(("width", "gutter"), [(150.0, 11.0), (190.0, 13.0), (150.0, 20.0)])
def test_loosely_justified_columns_with_a_narrow_gutter_are_read_one_after_the_other(
    font: str, width: float, gutter: float
) -> None:
    left, right = prose(1, 170), prose(2, 170)

    def sheet(canvas: Canvas) -> None:
        column(canvas, left, 60, 760, width, font)
        column(canvas, right, 60 + width + gutter, 760, width, font)

    assert text_of(sheet) == f"{left} {right}"


LAST = "Berg, A. (1999) On nets. Journal of Nets 3(2), 4-9. https://example.org/nets Eide, E. (2005) On ropes, vol. 7."


@pytest.mark.parametrize("font", FONTS[:2])
@pytest.mark.parametrize(
    ("above", "below"),
    [((150.0, 320.0), (234.0, 234.0)), ((234.0, 234.0), (150.0, 150.0, 150.0)), ((320.0, 150.0), (234.0, 234.0))],
)
def test_the_end_of_another_article_stands_above_the_title_and_is_read_in_its_own_columns(
    font: str, above: tuple[float, ...], below: tuple[float, ...]
) -> None:
    first = [prose(3, 90), f"{prose(4, 90)} {LAST}"]
    second = [prose(5 + i, 150) for i in range(len(below))]

    def row(canvas: Canvas, texts: list[str], widths: tuple[float, ...], y: float) -> float:
        ends, x = [], 60.0
        for text, width in zip(texts, widths, strict=True):
            ends.append(column(canvas, text, x, y, width, font))
            x += width + 14
        return min(ends)

    def sheet(canvas: Canvas) -> None:
        y = row(canvas, first, above, 780)
        canvas.setFont(font, 17)
        canvas.drawString(60, y - 30, "Boats and their Owners")
        canvas.setFont(font, 10)
        canvas.drawString(60, y - 50, "Anna Berg and Carl Dahl")
        row(canvas, second, below, y - 80)

    text = text_of(sheet)
    assert [part for part in (*first, *second, "Boats and their Owners") if part not in text] == []


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("heading", ["Chapter {}", "Lot {}", "Step {}: the valves"])
def test_headings_that_change_only_in_a_number_are_text(font: str, heading: str) -> None:
    def sheet(number: int) -> Sheet:
        def draw(canvas: Canvas) -> None:
            canvas.setFont(font, 7)
            canvas.drawString(60, 800, "Report of the harbour board")
            canvas.drawString(500, 800, f"page {number + 10}")
            canvas.setFont(font, 14)
            canvas.drawString(60, 770, heading.format(number))
            column(canvas, prose(40 + number, 120), 60, 740, 420, font, 10)

        return draw

    text = text_of(*(sheet(number) for number in range(1, 6)))
    assert [number for number in range(1, 6) if heading.format(number) not in text] == []
    assert "Report of the harbour board" not in text
