"""Upright rules that break off for level ones, around which space is set, and for titles of sections."""

from itertools import pairwise

import pytest

from extractors.model.page import Box, Page, Ruling
from extractors.tables import find
from tests.extractors.tables.sheets import LEADING, across, page_of, rows

GROUPS = """Table 1. Ropes by port

Port       Rope      Load    Loss
Alm        hemp      12.5     3.1
Bro        tarred    14.0     3.3
Dal        wire      19.8     2.9
Ek         hemp      11.1     3.0
Fors       tarred    15.2     4.4
"""

TITLED = """Table 1. Ropes by port

Port       Rope      Load    Loss
           In the old yard
Alm        hemp      12.5     3.1
Bro        tarred    14.0     3.3
           In the new yard
Dal        wire      19.8     2.9
Ek         hemp      11.1     3.0
"""

WORDS = """Table 1. Rules by port

Port       Noted    Asked    Told
Alm hill   yes      no       often
Bro        no       yes      once
Dal        yes      yes      never
Ek         no                twice
Fors sand  yes      no       often
"""


def bar(letter: int, top: float, bottom: float, space: float) -> Ruling:
    """An upright rule before a letter, from above one line to above another, with space left at both ends."""
    x = 50 + letter * 5.0 - 3
    return Ruling(Box(x, 100 + top * LEADING - 1 + space, x, 100 + bottom * LEADING - 1 - space), horizontal=False)


def with_bar(text: str, letter: int, lines: tuple[int, ...], space: float, over: tuple[int, ...] = ()) -> Page:
    """A page with level rules above lines and a bar between them, which breaks off for them and for the lines of `over`."""
    rules = [across(line, 0, 33) for line in lines]
    pieces = [(a, b) for a, b in pairwise(lines) if a not in over]
    return page_of(text, [*rules, *(bar(letter, a, b, space) for a, b in pieces)])


@pytest.mark.parametrize("space", [0.0, 1.5, 2.8])
@pytest.mark.parametrize("letter", [11, 21])
def test_a_bar_that_breaks_off_for_rules_leaves_one_table(space: float, letter: int) -> None:
    (table,) = find((with_bar(GROUPS, letter, (2, 3, 6, 8), space),))
    assert rows(table)[3:] == [
        ["Dal", "wire", "19.8", "2.9"],
        ["Ek", "hemp", "11.1", "3.0"],
        ["Fors", "tarred", "15.2", "4.4"],
    ]


@pytest.mark.parametrize("space", [0.0, 1.5, 2.8])
def test_a_bar_that_breaks_off_for_titles_leaves_one_table(space: float) -> None:
    (table,) = find((with_bar(TITLED, 11, (2, 3, 4, 6, 7, 9), space, over=(3, 6)),))
    assert [row[0] for row in rows(table)] == ["Port", "In the old yard", "Alm", "Bro", "In the new yard", "Dal", "Ek"]
    assert rows(table)[3] == ["Bro", "tarred", "14.0", "3.3"]


@pytest.mark.parametrize("space", [0.0, 2.0])
def test_lines_of_short_words_beside_a_bar_are_rows(space: float) -> None:
    (table,) = find((with_bar(WORDS, 11, (2, 3, 8), space),))
    assert [row[0] for row in rows(table)] == ["Port", "Alm hill", "Bro", "Dal", "Ek", "Fors sand"]
