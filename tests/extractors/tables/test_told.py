"""What a person decides about tables is carried out where its words are printed, and is a doubt where they are not."""

from extractors import reading, tables
from extractors.model.document import Table, joined
from extractors.model.page import Page
from extractors.model.told import Told
from extractors.tables.told.pages import carried_on_pages
from extractors.tables.told.printed import text_of
from tests.extractors.tables.sheets import page_of, rows

SHEET = """\
Harbours of the coast by year
Table 1: Harbours and what they cost

Name         Built   Cost
North pier    1990    120
South pier    1995    180
              1996
East pier     1999    210
West pier     2003    450

Below the table the text goes on in whole lines, as text does.
"""

PLAIN = """\
Some words of a list, which nobody would call a table:

apples and pears        red boats of the north
plums and cherries      blue boats of the south
some other fruit        green boats of the east

And then the text goes on in whole lines, as text does.
"""


def found(page: Page, *told: Told) -> tuple[list[Table], list[str]]:
    """The tables of a page as decided, and the doubts in words."""
    done = carried_on_pages(tables.find([page], told), [page], told)
    return [table for table in done.tables if table is not None], [doubt.detail for doubt in done.doubts]


def test_a_table_that_is_none_is_gone() -> None:
    (table,), _ = found(page_of(SHEET))
    assert found(page_of(SHEET), Told("dec_1", "no_table", text_of(table))) == ([], [])
    kept, doubts = found(page_of(SHEET), Told("dec_1", "no_table", "quite another table of other words"))
    assert len(kept) == 1
    assert doubts == ["dec_1 words not found: quite another table of other words"]


def test_rows_that_are_one_are_joined_and_what_is_below_moves_up() -> None:
    (table,), _ = found(page_of(SHEET))
    told = Told("dec_1", "rows", text_of(table), "North pier 1990 120", "South pier 1995 180")
    (joined_,), doubts = found(page_of(SHEET), told)
    assert doubts == []
    assert joined_.n_rows == table.n_rows - 1
    assert rows(joined_)[1] == ["North pier South pier", "1990 1995", "120 180"]
    assert rows(joined_)[2:] == rows(table)[3:]
    assert [part.page for cell in joined_.cells if cell.row == 1 for part in cell.parts] == [1] * 6
    assert found(page_of(SHEET), Told("dec_1", "rows", text_of(table), "North pier 1990 120", "Nothing"))[1]


def test_heads_that_are_one_are_joined() -> None:
    (table,), _ = found(page_of(SHEET))
    told = Told("dec_1", "rows", text_of(table), "Name Built Cost", "North pier 1990 120")
    (joined_,), _ = found(page_of(SHEET), told)
    assert joined_.n_header_rows == 1
    assert next(cell.path for cell in joined_.cells if cell.row == 1 and cell.col == 1) == ("Built 1990",)


def test_words_near_a_table_become_its_caption() -> None:
    (table,), _ = found(page_of(SHEET))
    told = Told("dec_1", "caption", text_of(table), "Harbours of the coast by year")
    (named,), doubts = found(page_of(SHEET), told)
    assert doubts == []
    assert joined(named.caption) == "Harbours of the coast by year"
    assert named.number == ""
    told = Told("dec_1", "caption", text_of(table), "Words that are not printed")
    assert found(page_of(SHEET), told)[1] == ["dec_1 words not found near the table: Words that are not printed"]


def test_a_place_that_is_called_a_table_is_one() -> None:
    assert found(page_of(PLAIN)) == ([], [])
    told = Told("dec_1", "table", first="apples and pears", last="green boats of the east")
    (table,), doubts = found(page_of(PLAIN), told)
    assert doubts == []
    assert rows(table)[0] == ["apples and pears", "red boats of the north"]
    assert table.n_cols == 2
    assert "green boats of the east" in rows(table)[-1][1]
    told = Told("dec_1", "table", first="bananas", last="green boats of the east")
    assert found(page_of(PLAIN), told) == ([], ["dec_1 no table could be read where it says that one stands"])


TEXT = b"# Title\n\nWhat it all cost.\n\nTable 1: Piers\n\nName\tCost\nNorth\t120\npier\t\nSouth\t180\n\nText after it.\n"


def test_decisions_hold_for_converted_papers_too() -> None:
    (table,) = reading.read(TEXT, "text/plain").tables
    words = text_of(table)
    told = (Told("dec_1", "rows", words, "North 120", "pier"), Told("dec_2", "caption", words, "What it all cost."))
    document = reading.read(TEXT, "text/plain", told=told)
    assert rows(document.tables[0]) == [["Name", "Cost"], ["North pier", "120"], ["South", "180"]]
    assert joined(document.tables[0].caption) == "What it all cost."
    assert document.text.count("What it all cost.") == 1
    without = reading.read(TEXT, "text/plain", told=(Told("dec_1", "no_table", words),))
    assert without.tables == ()
    assert "North 120" in without.text
    stale = reading.read(TEXT, "text/plain", told=(Told("dec_9", "no_table", "a b c d"),))
    assert [(doubt.flag, doubt.detail[:5]) for doubt in stale.doubts] == [("stale_decision", "dec_9")]
