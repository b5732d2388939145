"""Pages to a paper in reading order: what a reader would read, in the order that they would read it."""

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from extractors import tables
from extractors.layout import furniture, metadata, order
from extractors.model.document import Block, Table
from extractors.model.page import Box, Page, Word
from extractors.readers import pdf
from tests.papers.cases import cases

PAPERS = Path(__file__).parents[4] / "shared" / "papers"
CASES = {case.name: case for case in cases()}
SETTINGS = (
    "grid_journal",
    "grid_word_processor",
    "three_rules",
    "side_by_side",
    "typewriter",
    "inside_a_column",
    "letters_on_end",
)


@cache
def pages_of(name: str) -> tuple[Page, ...]:
    data = CASES[name].pdf() if name in CASES else (PAPERS / name).read_bytes()
    return tuple(pdf.read(data))


@cache
def flow_of(name: str) -> Sequence[Block | Table]:
    body = furniture.strip(pages_of(name))
    return order.flow(body, tables.find(body))


def straight(text: str) -> str:
    return text.translate(str.maketrans("’‘“”", "''\"\""))


def printed(name: str) -> list[str]:
    return [straight(item.text) for item in flow_of(name) if isinstance(item, Block)]


def source_paragraphs(name: str) -> list[str]:
    lines = [line.strip().replace("*", "") for line in CASES[name].source.splitlines()]
    plain = [line for line in lines if line and not line.startswith(("[[", "[^", "- ")) and ":" not in line.split(" ")[0]]
    return [" ".join(line.lstrip("# ").split()) for line in plain if "[^" not in line]


@pytest.mark.parametrize("name", SETTINGS)
def test_every_paragraph_and_heading_is_whole_and_in_order(name):
    texts = printed(name)
    wanted = source_paragraphs(name)
    assert [text for text in wanted if text not in texts] == []
    places = [texts.index(text) for text in dict.fromkeys(wanted)]
    assert places == sorted(places)


@pytest.mark.parametrize("name", SETTINGS)
def test_title_and_authors_are_read(name):
    found = metadata.read(flow_of(name))
    assert found.title == "The Books of Two Ports"
    assert found.authors == ("Ann Example", "Bo Example")


@pytest.mark.parametrize("name", SETTINGS)
def test_running_heads_and_page_numbers_are_no_text(name):
    assert [text for text in printed(name) if text.startswith("Invented Journal 3(2)") or text.isdigit()] == []


def test_a_turned_pages_boxes_stand_on_the_page_as_displayed() -> None:
    sizes = {page.number: (page.width, page.height, page.turn) for page in pages_of("letters_on_end")}
    assert {turn for _, _, turn in sizes.values()} != {0}
    for item in flow_of("letters_on_end"):
        for run in item.runs if isinstance(item, Block) else item.caption:
            width, height, turn = sizes[run.page]
            shown = (height, width) if turn in (90, 270) else (width, height)
            assert run.box is not None
            assert -1 <= run.box.x0 <= run.box.x1 <= shown[0] + 1
            assert -1 <= run.box.top <= run.box.bottom <= shown[1] + 1


@pytest.mark.skipif(not PAPERS.is_dir(), reason="the papers of ../shared are not here")
@pytest.mark.parametrize(("name", "authors", "year"), [("li2021", 3, 2021), ("meng2021", 1, 2021)])
def test_the_journal_papers_read_as_their_source_does(name, authors, year):
    truth = json.loads((PAPERS / f"{name}.journal.truth.json").read_text("utf-8"))
    texts = set(printed(f"{name}.journal.pdf"))
    assert [p for part in truth["body"] for p in part["paragraphs"] if straight(p) not in texts] == []
    assert [s["full"] for s in truth["sections"] if straight(s["full"]) not in texts] == []
    assert [r for r in truth["references"] if straight(f"{r['label']} {r['text']}") not in texts] == []
    text = "\n".join(texts)
    assert [
        line
        for line in truth["furniture"]["strings"]
        if line in text and line not in truth["title"] and line not in truth["authors"]
    ] == []
    pages = pages_of(f"{name}.journal.pdf")
    edges = furniture.taken(pages[:2], furniture.strip(pages)[:2])
    found = metadata.read(flow_of(f"{name}.journal.pdf"), edges, pages)
    assert straight(found.title) == straight(truth["title"])
    assert len(found.authors) == authors
    assert found.year == year
    zones = {item.zone for item in flow_of(f"{name}.journal.pdf") if isinstance(item, Block)}
    assert {"front", "body", "references", "back"} <= zones


@pytest.mark.skipif(not PAPERS.is_dir(), reason="the papers of ../shared are not here")
def test_footnotes_are_back_matter_and_do_not_cut_the_text() -> None:
    notes = [item for item in flow_of("li2021.journal.pdf") if isinstance(item, Block) and item.kind == "note"]
    assert {note.zone for note in notes} == {"back"}
    assert any("Fund Program" in note.text for note in notes)


def test_a_label_on_a_cover_sheet_opens_no_references() -> None:
    rows = [
        "Accepted Manuscript",
        "Reference:",
        "To appear in:",
        "Journal of Wells",
        "Wells run dry in summer and fill up in winter.",
    ]
    words = [
        Word(word, Box(72 + 40 * k, 80 + 40 * i, 110 + 40 * k, 92 + 40 * i), 12, bold=i == 0)
        for i, row in enumerate(rows)
        for k, word in enumerate(row.split())
    ]
    flow = order.flow([Page(1, 595, 842, tuple(words))], ())
    assert "references" not in {item.zone for item in flow if isinstance(item, Block)}


def lines_of(rows: list[tuple[str, float, float]]) -> tuple[Word, ...]:
    """Words of rows (text, letter size, top), from the left margin."""
    return tuple(
        Word(word, Box(72 + at * size / 2, top, 72 + (at + len(word)) * size / 2, top + size), size)
        for text, size, top in rows
        for word, at in zip(text.split(), starts_of(text), strict=True)
    )


def starts_of(text: str) -> list[int]:
    return [hit.start() for hit in re.finditer(r"\S+", text)]


def zones_of(*pages: list[tuple[str, float, float]]) -> dict[str, str]:
    """The zone that each block's first word stands in."""
    flow = order.flow([Page(i, 595, 842, lines_of(rows)) for i, rows in enumerate(pages, 1)], ())
    return {item.runs[0].text: item.zone for item in flow if isinstance(item, Block)}


TEXT = "Wells were lent to the villages by the water board in those years and none was paid for"


def test_a_remark_at_the_foot_is_a_note_and_one_on_the_author_is_not() -> None:
    body = [(TEXT, 10, 100 + 12 * i) for i in range(20)]
    foot = [("* Lecturer at the school of wells, who thanks his sister.", 8, 760)]
    remark = [("3 The board also lent two pumps to the northern villages in 1931.", 8, 760)]
    zones = zones_of([*body, *foot], [*body, *remark])
    assert zones["*"] == "back"
    assert zones["3"] == "note"


def test_thanks_in_front_do_not_swallow_the_report_and_an_appendix_stays_one_after_the_references() -> None:
    def part(heading: str, first: str, at: float) -> list[tuple[str, float, float]]:
        return [(heading, 16, at), *((f"{first} {TEXT}", 10, at + 30 + 12 * i) for i in range(4))]

    zones = zones_of(
        [*part("Acknowledgements", "Thanked", 100), *part("Pumps for the north", "North", 300)],
        [
            *part("References", "Entry", 100),
            *part("Appendix B. Pumps by village", "Table", 300),
            *part("Data", "Counts", 500),
        ],
    )
    assert (zones["Thanked"], zones["North"], zones["Entry"]) == ("back", "body", "references")
    assert (zones["Table"], zones["Counts"]) == ("appendix", "appendix")


def words_at(text: str, size: float, x: float, top: float) -> list[Word]:
    return [
        Word(word, Box(x + at * size / 2, top, x + (at + len(word)) * size / 2, top + size), size)
        for word, at in zip(text.split(), starts_of(text), strict=True)
    ]


def texts_of(page: Page) -> list[str]:
    return [item.text for item in order.flow([page], ()) if isinstance(item, Block)]


def test_a_scan_that_measures_each_line_anew_keeps_its_paragraphs() -> None:
    sizes = [9.6, 9.4, 7.6, 9.8, 9.5, 7.9, 9.6, 9.4]
    lines = [f"board of wells paid {k} crowns for all of the pumps and pipes that it" for k in range(len(sizes))]
    words = [w for k, size in enumerate(sizes) for w in words_at(lines[k], size, 85, 100 + 12 * k)]
    assert texts_of(Page(1, 595, 842, tuple(words))) == [" ".join(lines)]


def test_words_under_a_picture_do_not_cut_the_text_that_runs_around_it() -> None:
    narrow = [f"The {k} wells of the north had cost the board" for k in ("ten", "old", "far", "low", "dry")]
    narrow.append("more crowns to dig and line than Northern Pumps")
    wide = ["Company of the west had asked for in the year before the wells were built", TEXT, f"{TEXT} dearly."]
    under = ["A pump of the", "northern sort", "that stands by", "the old wells."]
    words = [w for k, line in enumerate(narrow) for w in words_at(line, 10, 72, 100 + 12 * k)]
    words += [w for k, line in enumerate(under) for w in words_at(line, 8, 340, 112 + 10 * k)]
    words += [w for k, line in enumerate(wide) for w in words_at(line, 10, 72, 172 + 12 * k)]
    assert " ".join([*narrow, *wide]) in texts_of(Page(1, 595, 842, tuple(words)))


def test_numbered_paragraphs_set_a_little_apart_stay_apart() -> None:
    parts = [
        ["The board of wells gave three reasons for what it", "had paid in the years before the drought came on:"],
        ["1. Pumps were dear. The yards of the north asked for", "more than the board had put aside for all of them."],
        ["2. Pipes were short. None of the mills had any left", "and the board had to have its own drawn by hands."],
    ]
    tops = [100, 112, 126.4, 138.4, 152.8, 164.8]
    lines = [line for part in parts for line in part]
    words = [w for line, top in zip(lines, tops, strict=True) for w in words_at(line, 10, 72, top)]
    assert texts_of(Page(1, 595, 842, tuple(words))) == [" ".join(part) for part in parts]
