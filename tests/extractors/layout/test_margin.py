"""Line numbers in the margin are no text; the numbers of a table's rows are."""

from dataclasses import replace

import pytest

from extractors.layout import furniture
from extractors.model.page import Box, Page, Word


def lines(numbers: list[int], x: float, size: float, rows: int = 30, n_words: int = 2) -> Page:
    """Rows of words from x = 72, the first of them numbered at `x` with letters of `size`."""
    words = []
    for i in range(rows):
        top = 80.0 + 20 * i
        if i < len(numbers):
            width = 0.5 * size * len(str(numbers[i]))
            words.append(Word(str(numbers[i]), Box(x - width, top + 1, x, top + 1 + size), size))
        words += [Word("barrels", Box(72 + 40 * k, top, 109 + 40 * k, top + 10), 10) for k in range(n_words)]
    return Page(1, 595, 842, tuple(words))


def figures(page: Page) -> list[str]:
    return [word.text for word in furniture.strip([page])[0].words if word.text.isdigit()]


@pytest.mark.parametrize("first", [1, 96])
@pytest.mark.parametrize("x", [60.0, 560.0])
def test_small_numbers_beside_the_lines_are_left_out(first: int, x: float):
    assert figures(lines([first + i for i in range(30)], x, 6, n_words=11)) == []


def test_small_numbers_go_on_over_pages_of_short_lines() -> None:
    pages = [replace(lines([30 * n + i for i in range(30)], 60, 6, n_words=2 + 9 * n), number=n + 1) for n in range(2)]
    assert [word.text for page in furniture.strip(pages) for word in page.words if word.text.isdigit()] == []


@pytest.mark.parametrize(("x", "size"), [(60.0, 7.0), (66.0, 8.0), (52.0, 6.0)])
@pytest.mark.parametrize("n_words", [1, 2, 5])
def test_small_numbers_of_the_entries_of_a_list_stay(x: float, size: float, n_words: int) -> None:
    assert len(figures(lines([1 + i for i in range(20)], x, size, rows=20, n_words=n_words))) == 20


def test_every_fifth_line_may_be_numbered() -> None:
    page = lines([], 60, 6, rows=50, n_words=11)
    marks = [Word(str(n), Box(50, 80.0 + 20 * n, 55, 86.0 + 20 * n), 6) for n in range(5, 50, 5)]
    assert figures(Page(1, 595, 1200, (*page.words, *marks))) == []


def test_numbers_of_table_rows_are_as_large_as_the_text_and_stay() -> None:
    assert len(figures(lines([1 + i for i in range(30)], 60, 10))) == 30


def test_small_numbers_that_do_not_count_stay() -> None:
    assert len(figures(lines([3, 14, 15, 92, 65, 35, 89, 79, 32, 38, 46, 26], 60, 6))) == 12


def test_numbers_between_columns_of_text_stay() -> None:
    page = lines([1 + i for i in range(30)], 60, 6)
    left = [Word("left", Box(10, 80.0 + 20 * i, 40, 90.0 + 20 * i), 10) for i in range(30)]
    assert len(figures(Page(1, 595, 842, (*page.words, *left)))) == 30


def test_numbers_as_large_as_the_text_before_full_lines_of_prose_are_left_out() -> None:
    page = lines([46 + i for i in range(30)], 50, 10)
    prose = [
        Word("word", Box(155 + 30 * k, 80.0 + 20 * i, 182 + 30 * k, 90.0 + 20 * i), 10) for i in range(30) for k in range(9)
    ]
    assert figures(Page(1, 595, 842, (*page.words, *prose))) == []
    apart = [
        Word("cell", Box(155 + 60 * k, 80.0 + 20 * i, 182 + 60 * k, 90.0 + 20 * i), 10) for i in range(30) for k in range(6)
    ]
    assert len(figures(Page(1, 595, 842, (*page.words, *apart)))) == 30
