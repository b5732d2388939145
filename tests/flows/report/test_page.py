"""The report: one file that needs nothing else, in which nothing that a paper prints can act."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import get_args

import pytest

from extractors.model.rows import ChangeRow, Subject
from flows.contents import Contents
from flows.report.page import page
from tests.flows.rows import contents, document

EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>"


class Elements(HTMLParser):
    """Collects the elements of a page, and checks that they nest."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        assert not any(name.startswith("on") or name in ("src",) for name, _ in attrs)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def elements(html: str) -> set[str]:
    parser = Elements()
    parser.feed(html)
    assert parser.open == []
    return parser.seen


def test_what_a_paper_prints_cannot_act() -> None:
    good = contents(document(EVIL))
    evil = replace(
        good,
        documents=(replace(good.documents[0], title=EVIL, reason=EVIL, status="partial"),),
        tables=(replace(good.tables[0], caption=EVIL, notes=(EVIL,)),),
        cells=tuple(replace(cell, text=EVIL) for cell in good.cells),
        records=(replace(good.records[0], title=EVIL, flags=(EVIL,), quantities=(EVIL,)),),
        evidence=(replace(good.evidence[0], quote=EVIL),),
        flags=(replace(good.flags[0], detail=EVIL),),
    )
    html = page(evil, (ChangeRow("records", EVIL, "added", (), EVIL, EVIL, EVIL),))
    assert not elements(html) & {"script", "img", "iframe", "link"}
    assert "default-src 'none'" in html


def test_nothing_is_loaded_from_anywhere() -> None:
    assert not re.search(r"https?://|@import|url\(", page(contents(), ()))


def test_it_shows_papers_records_quotes_tables_and_doubts() -> None:
    html = page(contents(), ())
    for words in (
        "A title",
        "a.pdf",
        "CHN → KEN",
        "USD 3,000,000",
        "In 2016 China lent",
        "Table 1: Loans",
        "unreadable_page",
    ):
        assert words in html


@pytest.mark.parametrize("table", get_args(Subject))
def test_a_doubt_about_a_row_of_any_table_is_shown(table: Subject) -> None:
    good = contents()
    html = page(replace(good, flags=(replace(good.flags[0], subject=table, detail="told otherwise elsewhere"),)), ())
    assert "told otherwise elsewhere" in html


def test_of_very_many_rows_the_first_are_shown_and_the_number_is_said() -> None:
    good = contents()
    many = tuple(replace(good.records[0], record_id=f"rec_{i}", confidence=(i % 100) / 100) for i in range(20_000))
    html = page(replace(good, records=many), ())
    assert "400 of 20,000 records" in html
    assert len(html) < 1_000_000


def test_an_empty_dataset_has_a_page() -> None:
    assert "Papers" in page(Contents(), ())
