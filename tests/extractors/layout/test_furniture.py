"""What stands at the edge of page after page is told from text that happens to stand there."""

import re
from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest

from extractors.layout import furniture
from extractors.model.page import Box, Page, Ruling, Word

PROSE = re.findall(
    r"\w+",
    "the clerk wrote down what he was told and nothing else because nobody asked him whether grain ships tides dues fog "
    "boats lights pilots cranes tugs locks ropes anchors barrels weights scales ledgers ink",
)


def row(text: str, top: float, x: float = 72.0, size: float = 10.0) -> list[Word]:
    words = []
    for word in text.split():
        width = 0.5 * size * len(word)
        words.append(Word(word, Box(x, top, x + width, top + size), size))
        x += width + 3
    return words


def sheet(number: int, head: str, foot: str, rulings: Sequence[Ruling] = ()) -> Page:
    draw = Random(number)
    words = row(head, 40, size=9) + row(foot, 800, size=9)
    for i in range(30):
        words += row(" ".join(draw.choices(PROSE, k=9)), 80 + 20 * i)
    return Page(number, 595, 842, tuple(words), rulings=tuple(rulings))


def gone(pages: Sequence[Page]) -> list[tuple[str, ...]]:
    return [furniture.taken([before], [after]) for before, after in zip(pages, furniture.strip(pages), strict=True)]


def test_heads_that_change_sides_and_page_numbers() -> None:
    pages = [sheet(n, "Ann Example" if n % 2 else "Journal of Invented Studies", str(40 + n)) for n in range(1, 7)]
    assert gone(pages) == [("Ann Example" if n % 2 else "Journal of Invented Studies", str(40 + n)) for n in range(1, 7)]


def test_a_paper_of_two_pages() -> None:
    pages = [sheet(n, "Journal of Invented Studies 3(2)", f"page {n} of 2") for n in (1, 2)]
    assert gone(pages) == [("Journal of Invented Studies 3(2)", f"page {n} of 2") for n in (1, 2)]


def test_plain_text_at_the_edge_is_kept() -> None:
    draw = Random(7)
    pages = [sheet(n, " ".join(draw.choices(PROSE, k=8)), " ".join(draw.choices(PROSE, k=8))) for n in range(1, 5)]
    assert gone(pages) == [(), (), (), ()]


def test_a_repeated_table_head_between_upright_rules_is_kept() -> None:
    sides = [Ruling(Box(x, 30, x, 700), horizontal=False) for x in (60.0, 130.0, 300.0)]
    pages = [sheet(n, "Port Ships", str(n), rulings=sides) for n in range(1, 4)]
    assert gone(pages) == [("1",), ("2",), ("3",)]


def test_a_paper_of_nothing_but_repeated_lines_keeps_them() -> None:
    pages = [Page(n, 595, 842, tuple(row(f"Ledger {n}", 40))) for n in range(1, 9)]
    assert [len(page.words) for page in furniture.strip(pages)] == [2] * 8


def test_rows_of_a_table_that_alike_pages_begin_and_end_with_are_kept() -> None:
    def line(texts: Sequence[str], top: float) -> list[Word]:
        return [word for i, text in enumerate(texts) for word in row(text, top, 72 + 90 * i)]

    pages = []
    for n in range(1, 6):
        words = row("Register of Invented Ports", 40) + line(["Port", "Ships", "Tons", "Crew", "Dues"], 60)
        for i in range(45):
            words += line([PROSE[(i * n) % len(PROSE)], *(str(i * n * k % 97) for k in (3, 5, 7, 9))], 76 + 16 * i)
        pages.append(Page(n, 595, 842, tuple(words + line(["Total", *(str(n * k) for k in (3, 5, 7, 9))], 796))))
    assert gone(pages) == [("Register of Invented Ports",)] * 5


def filled(lines: Sequence[str], number: int) -> Page:
    """A page that is full of lines set close."""
    return Page(number, 595, 842, tuple(word for i, line in enumerate(lines) for word in row(line, 60 + 12 * i)))


def test_a_form_that_asks_the_same_on_every_page_is_text() -> None:
    asked = ["Tell below how many ships lay in your port on the first day of each month"] * 13
    pages = [filled([*asked, f"We had {n + 20} ships."], n) for n in range(1, 6)]
    assert gone(pages) == [()] * 5


def test_headings_that_differ_in_their_figure_and_their_last_lines_are_text() -> None:
    def question(n: int) -> Page:
        head = [replace(word, size=13.0, bold=True) for word in row(f"Question {n}.", 40)]
        draw = Random(n)
        lines = [" ".join(draw.choices(PROSE, k=9)) for _ in range(20)]
        return Page(n, 595, 842, (*head, *filled([*lines, f"There were {n + 9} of them."], n).words))

    assert gone([question(n) for n in range(1, 6)]) == [()] * 5


TOLD = "and it may be seen at https://example.org/lists by all of us"
LICENSED = ["Journal of Invented Studies 3(2)", "This is free to all under the terms that are told at", TOLD]


def opened(above: Sequence[str], pitch: float = 12.0, size: float = 10.0, n_columns: int = 1) -> Page:
    """A first page with a title below these lines."""
    words = []
    for i, line in enumerate(above):
        for x in (50.0, 310.0)[:n_columns]:
            words += row(line, 50 + pitch * i, x, size / n_columns)
    words += row("On salt", 190, size=20)
    return Page(1, 595, 842, (*words, *(word for i in range(20) for word in row("ships tides dues fog", 240 + 12 * i))))


@pytest.mark.parametrize(("pitch", "size", "n_columns"), [(12.0, 10.0, 1), (10.0, 9.0, 1), (15.0, 10.0, 1), (7.0, 10.0, 2)])
@pytest.mark.parametrize("at", [0, 1, 4])
def test_the_end_of_another_article_over_the_title_is_text_though_it_names_a_site(
    pitch: float, size: float, n_columns: int, at: int
) -> None:
    lines = [f"the clerk wrote {i} and nothing else because nobody asked" for i in range(5)]
    lines[at] = TOLD
    assert gone([opened(lines, pitch, size, n_columns)]) == [()]


def test_the_journals_lines_over_the_title_are_none() -> None:
    assert gone([opened(LICENSED)]) == [tuple(LICENSED)]


def set_at(texts: Sequence[str], top: float, starts: Sequence[float], right: bool, size: float) -> list[Word]:
    """Texts that begin, or else end, at these places."""
    found = []
    for text, x in zip(texts, starts, strict=True):
        words = row(text, top, 0.0, size)
        shift = x - (words[-1].box.x1 if right else 0.0)
        found += [replace(w, box=Box(w.box.x0 + shift, top, w.box.x1 + shift, top + size)) for w in words]
    return found


@pytest.mark.parametrize("right", [False, True])
@pytest.mark.parametrize("size", [7.0, 10.0, 12.0])
def test_heads_of_three_columns_that_pages_begin_with_are_of_their_table(right: bool, size: float) -> None:
    def page(n: int) -> Page:
        rows = [("Item", "Value", "Told by"), *((f"r{i}", f"{n * 7 + i}", f"page {i}") for i in range(6))]
        table = [w for i, texts in enumerate(rows) for w in set_at(texts, 30 + 1.4 * size * i, (150, 250, 360), right, size)]
        return Page(n, 595, 842, (*table, *filled([" ".join(Random(n).choices(PROSE, k=9))] * 3, n + 9).words))

    assert [text for page_ in gone([page(n) for n in range(1, 5)]) for text in page_ if "Value" in text] == []


def test_a_running_head_of_three_pieces_over_three_columns_of_text_is_none() -> None:
    def page(n: int) -> Page:
        head = [*row("Studies", 30, 50), *row("On salt", 30, 275), *row("Winter", 30, 490)]
        draw = Random(n)
        columns = [
            w for i in range(30) for x in (50, 230, 410) for w in row(" ".join(draw.choices(PROSE, k=4)), 60 + 12 * i, x)
        ]
        return Page(n, 595, 842, (*head, *columns))

    assert gone([page(n) for n in range(1, 5)]) == [("Studies On salt Winter",)] * 4
