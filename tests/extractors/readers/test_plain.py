"""Papers already converted to text: what the conversion broke is whole again."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model.document import Block, Table, joined
from extractors.readers import plain
from extractors.readers.failure import Unreadable

PAPERS = Path(__file__).parents[4] / "shared" / "papers"

FRONT = """A Paper About Two Ports

Ann Example, Bo Example

Abstract: Two ports were compared over forty years, by their own books and by each other's.

1. Introduction

"""
LONG = "The harbour books were read by two clerks who did not know of each other, and their counts were compared"


def read(text: str) -> list[Block | Table]:
    return list(plain.read(text.encode()))


def blocks(text: str) -> list[tuple[str, str, str]]:
    return [(item.kind, item.zone, item.text) for item in read(text) if isinstance(item, Block)]


def table(text: str) -> Table:
    (only,) = [item for item in read(text) if isinstance(item, Table)]
    return only


def body(found: Table) -> list[list[str]]:
    rows = [["" for _ in range(found.n_cols)] for _ in range(found.n_rows)]
    for cell in found.cells:
        rows[cell.row][cell.col] = cell.text
    return rows[found.n_header_rows :]


def test_front_matter_headings_and_zones() -> None:
    found = blocks(FRONT + LONG + ".\n\nReferences\n\n[1] Example A. How clerks count. 2001.\n\nFunding: none of it.\n")
    assert [(kind, zone) for kind, zone, _ in found] == [
        ("title", "front"),
        ("authors", "front"),
        ("paragraph", "front"),
        ("heading", "body"),
        ("paragraph", "body"),
        ("heading", "references"),
        ("reference", "references"),
        ("reference", "back"),
    ] or found[-1][1] == "back"
    assert found[0][2] == "A Paper About Two Ports"


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("A Paper About Two Ports", "title"),
        ("Table 1. Ships in both ports by year", "caption"),
        ("Figure 2: Ships in both ports", "caption"),
        ("Keywords: ports, ships, clerks", "paragraph"),
        ("Source: the books of both ports", "paragraph"),
    ],
)
def test_a_text_begins_with_its_title_unless_its_first_line_says_what_else_it_is(first: str, kind: str) -> None:
    assert blocks(f"{first}\n\n{LONG}.\n\n{LONG}.\n")[0][0] == kind


def test_a_paragraph_cut_by_a_page_end_is_whole_and_knows_both_pages() -> None:
    items = read(FRONT + LONG + " with\f\nthe greatest care.\n")
    last = items[-1]
    assert isinstance(last, Block)
    assert last.text == LONG + " with the greatest care."
    assert [run.page for run in last.runs] == [1, 2]


def test_a_table_between_the_halves_of_a_paragraph_comes_after_it() -> None:
    items = read(FRONT + LONG + " with\n\nTable 1: Ports\n\nPort\tShips\nA\t1\nB\t2\n\nthe greatest care.\n")
    assert isinstance(items[-1], Table)
    assert isinstance(items[-2], Block)
    assert items[-2].text.endswith("with the greatest care.")


def test_records_run_together_after_a_break_are_rows_and_the_cut_one_is_whole() -> None:
    found = table(
        "Table 2: Treaties\n\nPort\tTreaty (year)\nA\tOn ships (1990)\n\tOn tides (1991)\n\tOn dues (1992)\n"
        "\tOn the keeping of\n\n\tlights (1993) On pilots (1994) On fog (1995)\n--\t---\n"
    )
    assert [row[1] for row in body(found)] == [
        "On ships (1990)",
        "On tides (1991)",
        "On dues (1992)",
        "On the keeping of lights (1993)",
        "On pilots (1994)",
        "On fog (1995)",
    ]
    label = next(cell for cell in found.cells if cell.text == "A")
    assert label.row_span == 6


def test_items_of_a_continuation_are_rows_where_each_record_has_a_row() -> None:
    found = table("Table 1: T\n\nPort\tTreaty\nA\tOn ships\n\tOn tides\n\n\t<p>On dues</p> <p>On fog</p>\n")
    assert [row[1] for row in body(found)] == ["On ships", "On tides", "On dues", "On fog"]


def test_items_of_a_cell_are_its_paragraphs_where_cells_have_several() -> None:
    found = table("Table 1: T\n\nPort\tAid\nA\t<p>a crane;</p> <p>a tug;</p>\n\n\t<p>a lamp.</p>\nB\t<p>none.</p>\n")
    assert body(found) == [["A", "a crane;\na tug;\na lamp."], ["B", "none."]]


def test_an_empty_cell_among_figures_is_empty() -> None:
    found = table("Table 1: T\n\nPort\tShips\nA\t10\nB\t\nC\t12\n")
    assert body(found) == [["A", "10"], ["B", ""], ["C", "12"]]


def test_markdown_tables_headings_and_escapes() -> None:
    items = read(
        "# Title of It\n\n## Introduction\n\nIt cost US\\$4 in **all**.\n\n"
        "| Port | Ships |\n|---|---:|\n| A | 1 |\n| B | 2 |\n"
    )
    assert [(item.kind, item.level) for item in items if isinstance(item, Block)][1] == ("heading", 2)
    assert any(isinstance(item, Block) and item.text == "It cost US$4 in all." for item in items)
    assert body(next(item for item in items if isinstance(item, Table))) == [["A", "1"], ["B", "2"]]


@pytest.mark.parametrize("nothing", ["![](logo.png)", "## ##", "##  #", "[](https://a.example/b)"])
def test_a_picture_without_a_name_and_an_empty_heading_stop_no_paper(nothing: str) -> None:
    for title in ("# On wells", "On wells"):
        found = blocks(f"{title}\n\n{nothing}\n\nChapter 3: Rain\n\n{nothing}\n\nIt rained on the wells.")
        assert [text for _, _, text in found] == ["On wells", "Chapter 3: Rain", "It rained on the wells."]
    assert plain.read(nothing.encode()) == ()


def test_lines_broken_to_a_width_are_joined_and_their_hyphens_settled() -> None:
    found = blocks(
        "A Title Here\n\n1. Introduction\n\nThe cooperation of two ports was a matter for their boards, and a "
        "coop-\neration of that kind needs care. It was a long-\nterm matter, and long-term matters need patience.\n"
    )
    assert "a cooperation of that kind needs care. It was a long-term matter" in found[-1][2]


def test_notes_below_a_table_are_its_notes() -> None:
    found = table("Table 1: T\n\nPort\tShips\nA\t1\nB\t2\n\nSource: The harbour books.\n")
    assert [joined(note) for note in found.notes] == ["Source: The harbour books."]


@pytest.mark.parametrize(("data", "reason"), [(b"", "empty"), (b" \n\n", "no_text"), (bytes(range(32)) * 40, "not_text")])
def test_what_is_no_text_says_why(data, reason):
    with pytest.raises(Unreadable) as failure:
        plain.read(data)
    assert failure.value.reason == reason


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text):
    try:
        items = plain.read(text.encode("utf-8", "surrogatepass"))
    except Unreadable:
        return
    for item in items:
        runs = item.runs if isinstance(item, Block) else [run for cell in item.cells for run in cell.runs]
        assert all(
            letter.isprintable() or letter in "\u00ad\u2028\u2029\n" or ord(letter) > 127
            for run in runs
            for letter in run.text
        )


@pytest.mark.skipif(not PAPERS.is_dir(), reason="the papers of ../shared are not here")
@pytest.mark.parametrize("name", ["li2021", "meng2021"])
def test_the_converted_papers_hold_every_paragraph_heading_and_table(name):
    truth = json.loads((PAPERS / f"{name}.journal.truth.json").read_text("utf-8"))
    items = plain.read((PAPERS / f"{name}.txt").read_bytes())
    texts = {item.text for item in items if isinstance(item, Block)}
    assert [p for part in truth["body"] for p in part["paragraphs"] if p not in texts] == []
    assert [s["full"] for s in truth["sections"] if s["full"] not in texts] == []
    tables = [item for item in items if isinstance(item, Table)]
    assert [(t.number, t.n_rows - t.n_header_rows) for t in tables] == [
        (str(t["number"]), t["n_rows"]) for t in truth["tables"]
    ]
    assert [body(t) for t in tables] == [t["grid"] for t in truth["tables"]]


@pytest.mark.parametrize("marks", ["[", "*a ", "<http://", "a|", "_a ", "![", "**"])
def test_a_hundred_thousand_marks_of_markdown_do_no_harm(marks):
    (found,) = blocks(marks * 100_000 + " The end.")
    assert found[2].endswith("The end.")


def test_items_without_a_full_stop_do_not_go_on_in_each_other_or_in_a_paragraph() -> None:
    text = FRONT + "Three loans stand out:\n\n- May 2020: 5 million lent to Ruda\n- June 2021: 6 million lent to\nMarra\n\n"
    found = blocks(text + "For its repairs Marra got 7 million as well, which it never asked for.\n")
    assert [words for kind, _, words in found if kind == "item"] == [
        "May 2020: 5 million lent to Ruda",
        "June 2021: 6 million lent to Marra",
    ]
    assert found[-1][2].startswith("For its repairs")


def test_a_short_line_that_ends_on_a_year_is_whole() -> None:
    found = blocks("A Title of the Paper\n\nPublished: 2019\n\nThe harbour was sold to two clerks in that year.\n")
    assert "Published: 2019" in [words for _, _, words in found]
