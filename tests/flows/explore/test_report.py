"""report.html in a real browser: whole words and sums; on a phone cards, with every column."""

from dataclasses import replace
from pathlib import Path

import pytest

from flows.report.page import page
from tests.flows.rows import contents, document, record

WORD = "possible_duplicate"


@pytest.mark.parametrize("width", [1280, 400])
def test_nothing_is_broken_or_out_of_sight(browser, tmp_path: Path, width: int) -> None:
    row = replace(record(), title="A loan for a road " * 8, flags=(WORD, "missing_year"), amount=123_456_789_012.0)
    long = replace(document(), path="/" + "a-folder-with-a-long-name/" * 6 + "paper.pdf")
    (tmp_path / "report.html").write_text(page(replace(contents(), records=(row,), documents=(long,)), ()))
    tab = browser.new_page(viewport={"width": width, "height": 800})
    tab.goto((tmp_path / "report.html").as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    heights = tab.evaluate(
        """() => [...document.querySelectorAll('.records .flag, .records td:nth-child(4)')].map((cell) => {
            const range = document.createRange();
            range.selectNodeContents(cell);
            return new Set([...range.getClientRects()].map((box) => Math.round(box.top / 8))).size;
        })"""
    )
    assert heights
    assert max(heights) <= 2
    right = tab.evaluate("[...document.querySelectorAll('.records td')].map((c) => c.getBoundingClientRect().right)")
    assert max(right) <= width
    tab.close()
