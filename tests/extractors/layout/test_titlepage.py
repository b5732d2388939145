"""First pages of many kinds: what they print about the paper, and nothing where they print nothing."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from extractors.layout import metadata
from extractors.model.document import Info
from extractors.model.page import Box, Page, Word

PROSE = "The board of wells lent pumps to the villages of the north and was paid in grain for most of that time"

Row = tuple[str, float, float, float]
"""Words, size, left edge and top; a size below 0 is bold."""


def page(rows: Sequence[Row], number: int = 1) -> Page:
    words = [
        Word(
            hit.group(),
            Box(x + hit.start() * abs(size) / 2, top, x + hit.end() * abs(size) / 2, top + abs(size)),
            abs(size),
            bold=size < 0,
        )
        for text, size, x, top in rows
        for hit in re.finditer(r"\S+", text)
    ]
    return Page(number, 595, 842, tuple(words))


def prose(top: float, n: int = 6) -> list[Row]:
    return [(PROSE, 10, 72, top + 12 * i) for i in range(n)]


WORKING_PAPER = [
    ("Staff Working Paper No. 812", 20, 72, 60),
    ("Who Paid for the Pumps? Grain Loans", 24, 72, 200),
    ("in the Northern Villages", 24, 72, 228),
    ("Maria Lindqvist", 12, 72, 290),
    ("Peter O'Hara", 12, 72, 310),
    ("Board of Wells and Waters", 12, 72, 700),
    ("March 2014", 12, 72, 760),
]
ARTICLE = [
    ("Journal of Wells and Pumps, Vol. 12 (2016), No. 3, 41-60", 8, 72, 40),
    ("Grain loans and the price of water", -16, 72, 100),
    ("Anna K. Smith,a John Okoro,b and Li Wei*", 11, 72, 130),
    ("a Department of Water, University of the North", 9, 72, 150),
    ("Abstract", -10, 72, 190),
    *prose(210),
]
THESIS = [
    ("University of the Northern Coast", 14, 150, 80),
    ("Faculty of Water", 14, 150, 100),
    ("Master's Thesis", 14, 150, 140),
    ("Pumps and promises in village lending", 14, 150, 260),
    ("Ingrid Solberg", 14, 150, 340),
    ("Supervisor: Prof. Karl Berg", 14, 150, 400),
    ("June 2021", 14, 150, 520),
]
PRESS = [
    ("BUSINESS", -9, 72, 50),
    ("Why the north stopped", -26, 72, 80),
    ("paying for its pumps", -26, 72, 110),
    ("By Laura Stone, Staff Writer", 10, 72, 160),
    ("May 3, 2018, 10:15am EDT", 9, 72, 180),
    *prose(220),
]
COVER_SHEET = [
    ("Northern Institute of Water Studies", -14, 72, 60),
    ("Pumps, Grain and the State", 12, 72, 100),
    ("Author(s): Mary Jones and Tom Adeyemi", 12, 72, 118),
    ("Source: The Well Quarterly, Vol. 7, No. 2 (April 1998), pp. 3-19", 12, 72, 136),
    ("Published by: Northern Institute of Water Studies", 12, 72, 154),
    ("Accessed: 02-03-2021 10:00 UTC", 12, 72, 172),
]
SLIDES = [("Lending pumps: what we learned", 28, 40, 60), ("Samuel Green", 14, 40, 160), ("12 October 2022", 14, 40, 200)]
CAPITALS = [
    ("WATER POLICY REVIEW 14 (2011) 233-251", 8, 72, 40),
    ("LENDING PUMPS TO THE POOR", -14, 72, 100),
    ("JOHN SMITH AND MARY BROWN", 10, 72, 125),
    ("University of the North", 10, 72, 140),
    ("ABSTRACT", -9, 72, 180),
    *prose(200),
]
TWO_BY_TWO = [
    ("Paying for Wells in Grain", 18, 150, 80),
    ("Helena Novak", 11, 100, 120),
    ("Omar Haddad", 11, 350, 120),
    ("University of Brno", 9, 100, 135),
    ("University of Tunis", 9, 350, 135),
    ("helena@brno.example", 9, 100, 147),
    ("omar@tunis.example", 9, 350, 147),
    ("Received: 3 May 2019; Accepted: 4 June 2020; Published: 9 July 2020", 8, 72, 165),
    ("Abstract", -10, 72, 190),
    *prose(210),
]
DISSERTATION = [
    ("GRAIN AND WATER IN THE NORTH", 16, 100, 100),
    ("by", 12, 250, 180),
    ("James Peter Wilson", 12, 200, 210),
    ("A dissertation submitted in partial fulfillment of the requirements for the degree of", 11, 72, 300),
    ("Doctor of Philosophy", 11, 200, 320),
    ("University of Michigan", 11, 200, 400),
    ("2015", 11, 270, 440),
]
WIDELY_SET = [
    ("Lending to the", 24, 180, 90),
    ("Wells of the North", 24, 160, 140),
    ("and Its Limits", 24, 190, 190),
    ("Tomás Rivera", 14, 150, 260),
    ("Ines Falk", 14, 350, 260),
    ("University of the Coast", 14, 140, 282),
    ("College of Pumps", 14, 345, 282),
    ("May 4, 2016", 14, 230, 320),
    ("Abstract", -11, 260, 380),
    *prose(400),
]
SUBTITLE = [
    ("Draft for comments", 9, 72, 40),
    ("Water Debt and Sovereign Risk:", -17, 72, 90),
    ("A Tale of Two Rivers", -17, 72, 112),
    ("Karim Benali¹", 12, 72, 150),
    ("Sofia Lindgren²", 12, 72, 166),
    ("This version: January 2012", 11, 72, 190),
    ("Abstract", -10, 72, 215),
    *prose(230),
]
WITH_BODIES = [
    ("Research Note 2013/07", 10, 380, 40),
    ("Reservoirs, Rents and Rulers", -20, 72, 90),
    ("Hamid Rahimi, University of the North, and Julia Costa, Coast Institute", 11, 72, 130),
    ("ABSTRACT", -10, 72, 170),
    *prose(190),
]
TALK = [
    ("Financing", -40, 60, 150),
    ("the pumps of tomorrow", -40, 60, 196),
    ("Talk to the board of wells, 7 March 2017", 14, 60, 300),
    ("Lars Holt, Head of Lending", 14, 60, 330),
]
SPANISH = [
    ("Nº 233 – abril 2014", 9, 400, 40),
    ("El crédito para pozos en los pueblos", -20, 72, 100),
    ("del norte y sus límites", -20, 72, 124),
    ("María José Ortega y Luis Prieto", 11, 72, 160),
    ("Resumen", -10, 72, 190),
    *prose(210),
]
SERIES_PAPER = [
    ("WP/18/77", 30, 380, 60),
    ("Grain-Backed Loans and Village Debt", -20, 100, 300),
    ("by Olu Adebayo and Mette Lund", 12, 100, 340),
    ("Views are those of the authors.", 9, 72, 600),
]
ANNUAL = [
    ("Annual Report 2019", 30, 72, 200),
    ("Board of Wells and Waters", 16, 72, 700),
    ("© 2020 Board of Wells and Waters. All rights reserved.", 8, 72, 800),
]

KINDS: dict[str, tuple[Sequence[Row], str, tuple[str, ...], int | None, str]] = {
    "working paper": (
        WORKING_PAPER,
        "Who Paid for the Pumps? Grain Loans in the Northern Villages",
        ("Maria Lindqvist", "Peter O'Hara"),
        2014,
        "Board of Wells and Waters",
    ),
    "article": (ARTICLE, "Grain loans and the price of water", ("Anna K. Smith", "John Okoro", "Li Wei"), 2016, ""),
    "thesis": (
        THESIS,
        "Pumps and promises in village lending",
        ("Ingrid Solberg",),
        2021,
        "University of the Northern Coast",
    ),
    "press": (PRESS, "Why the north stopped paying for its pumps", ("Laura Stone",), 2018, ""),
    "cover sheet": (
        COVER_SHEET,
        "Pumps, Grain and the State",
        ("Mary Jones", "Tom Adeyemi"),
        1998,
        "Northern Institute of Water Studies",
    ),
    "slides": (SLIDES, "Lending pumps: what we learned", ("Samuel Green",), 2022, ""),
    "capitals": (CAPITALS, "LENDING PUMPS TO THE POOR", ("JOHN SMITH", "MARY BROWN"), 2011, ""),
    "two by two": (TWO_BY_TWO, "Paying for Wells in Grain", ("Helena Novak", "Omar Haddad"), 2020, ""),
    "dissertation": (
        DISSERTATION,
        "GRAIN AND WATER IN THE NORTH",
        ("James Peter Wilson",),
        2015,
        "University of Michigan",
    ),
    "widely set": (WIDELY_SET, "Lending to the Wells of the North and Its Limits", ("Tomás Rivera", "Ines Falk"), 2016, ""),
    "subtitle": (
        SUBTITLE,
        "Water Debt and Sovereign Risk: A Tale of Two Rivers",
        ("Karim Benali", "Sofia Lindgren"),
        2012,
        "",
    ),
    "with bodies": (WITH_BODIES, "Reservoirs, Rents and Rulers", ("Hamid Rahimi", "Julia Costa"), 2013, ""),
    "talk": (TALK, "Financing the pumps of tomorrow", ("Lars Holt",), 2017, ""),
    "spanish": (
        SPANISH,
        "El crédito para pozos en los pueblos del norte y sus límites",
        ("María José Ortega", "Luis Prieto"),
        2014,
        "",
    ),
    "paper of a series": (SERIES_PAPER, "Grain-Backed Loans and Village Debt", ("Olu Adebayo", "Mette Lund"), None, ""),
    "annual report": (ANNUAL, "Annual Report 2019", (), 2020, "Board of Wells and Waters"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_first_page_tells_its_paper(kind):
    rows, title, authors, year, publisher = KINDS[kind]
    found = metadata.read((), (), [page(rows), page(prose(80, 40), 2), page(prose(80, 40), 3)])
    assert (found.title, found.authors, found.year, found.publisher) == (title, authors, year, publisher)


def faced(first: Page, *, italic: str = "", slim: str = "", raised: str = "") -> Page:
    """The page with some of its words in another face, or raised."""
    words = (
        replace(
            word,
            italic=word.text in italic.split(),
            bold=word.bold and word.text not in slim.split(),
            superscript=word.text in raised.split(),
        )
        for word in first.words
    )
    return replace(first, words=tuple(words))


def test_words_of_another_face_are_part_of_the_title():
    rows: list[Row] = [
        ("PUMPS: lending water to", -18, 72, 90),
        ("The villages of", -18, 72, 112),
        ("AQUA BOREALIS", -18, 72, 134),
    ]
    rows += [("Anna K. Smith", 11, 72, 180), *prose(220)]
    found = metadata.read((), (), [faced(page(rows), italic="AQUA BOREALIS", slim="PUMPS:")])
    assert (found.title, found.authors) == ("PUMPS: lending water to The villages of AQUA BOREALIS", ("Anna K. Smith",))


def test_years_set_right_below_in_one_size_are_part_of_the_title_and_smaller_ones_are_not():
    title = ("Grain Loan Programme", -24, 72, 200)
    for years, size, told in (("2016–19", 24, "Grain Loan Programme 2016–19"), ("2016–2019", 12, "Grain Loan Programme")):
        cover = page([title, (years, size, 72, 230), ("Board of Wells and Waters", 12, 72, 700)])
        assert metadata.read((), (), [cover, page(prose(100, 20), 2)]).title == told


def test_raised_marks_part_names_that_nothing_else_parts():
    rows: list[Row] = [
        ("Grain loans and the price of water", -16, 72, 100),
        ("Anna Kern α John Okoro β Li Wei α", 11, 72, 130),
    ]
    found = metadata.read((), (), [faced(page([*rows, *prose(200)]), raised="α β")])
    assert found.authors == ("Anna Kern", "John Okoro", "Li Wei")


def test_a_stamp_up_the_margin_tells_the_year():
    first = page([("Grain loans and the price of water", -16, 72, 100), *prose(200)])
    stamp = ("archive:77.0123v2", "21", "Jun", "2021")
    up = (Word(text, Box(20, 600 - 60 * i, 36, 650 - 60 * i), 20, upright=False) for i, text in enumerate(stamp))
    found = metadata.read((), (), [replace(first, words=(*first.words, *up))])
    assert (found.title, found.year) == ("Grain loans and the price of water", 2021)


def test_pages_cut_out_of_a_report_have_no_title():
    rows = [*prose(60, 12), ("5.2.", -12, 72, 260), ("Lending by village", -12, 110, 260), *prose(290)]
    found = metadata.read((), (), [page(rows), page(prose(60, 40), 2)])
    assert (found.title, found.authors, found.year) == ("", (), None)


def test_the_file_decides_between_titles_that_the_pages_print_but_never_against_them():
    rows = [("Water for the North", 20, 72, 100), ("Pumps on credit in three villages", 20, 72, 400), *prose(500)]
    said = metadata.read((), (), [page(rows)], Info("Pumps on credit in three villages", ""))
    other = metadata.read((), (), [page(rows)], Info("Layout template, second column", "A. User"))
    assert said.title == "Pumps on credit in three villages"
    assert (other.title, other.authors) == ("Water for the North", ())


def test_authors_named_on_the_last_page_are_found_and_their_jobs_are_not():
    last = [
        *prose(60),
        ("Author Information", -14, 72, 300),
        ("Helen Carter", 10, 72, 340),
        ("Analyst in Water Policy", 10, 72, 356),
    ]
    first = [("Pumps on credit in three villages", -22, 72, 100), ("April 2, 2024", 14, 72, 150), *prose(200)]
    found = metadata.read((), (), [page(first), *(page(prose(60, 40), n) for n in (2, 3)), page(last, 4)])
    assert (found.authors, found.year) == (("Helen Carter",), 2024)


def test_years_of_the_republic_of_china_are_counted_from_its_first():
    rows = [("Lending pumps: what we learned", 28, 40, 60), ("112 年 7 月 12 日", 12, 40, 200)]
    assert metadata.read((), (), [page(rows)]).year == 2023
