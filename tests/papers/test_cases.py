"""The test papers are what their truth says: else a failing reader could be right."""

import json
import re

import pypdfium2
import pytest

from tests.papers import Case, cases, tableless
from tests.papers.__main__ import written
from tests.papers.content import table

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_kept_truth_is_what_was_typeset(case: Case) -> None:
    assert json.loads(written(case.typeset().tables)) == list(case.truth)


@pytest.mark.parametrize("case", [c for c in CASES if c.scan is None], ids=lambda case: case.name)
def test_every_cell_is_printed_on_its_pages(case: Case) -> None:
    pdf = pypdfium2.PdfDocument(case.pdf())
    words = [set(re.findall(r"\w+", pdf[i].get_textpage().get_text_range())) for i in range(len(pdf))]
    pdf.close()
    for true in case.truth:
        for cell in true["cells"]:
            printed = set().union(*(words[page - 1] for page in cell["pages"]))
            assert set(re.findall(r"\w+", cell["text"])) <= printed, cell


def test_the_same_paper_gives_the_same_bytes() -> None:
    case = next(c for c in CASES if c.name == "grid_journal")
    assert case.pdf() == case.pdf()
    assert case.pdf().startswith(b"%PDF-")


def test_cells_are_cut_where_the_case_says_so() -> None:
    cut = {
        c.name for c in CASES if any(cell["rowspan"] == 1 and len(cell["pages"]) > 1 for t in c.truth for cell in t["cells"])
    }
    assert {c.name for c in CASES if c.name.startswith("cut_cells")} <= cut


def test_spans_are_read_from_the_content() -> None:
    head = [e for e in table("budget").entries if e.is_header]
    assert [(e.text, e.row, e.col, e.row_span, e.col_span) for e in head][:3] == [
        ("Board", 0, 0, 3, 1),
        ("Loans", 0, 1, 1, 4),
        ("Grants", 0, 5, 1, 2),
    ]


def test_there_are_thirty_pages_without_a_table_in_many_layouts() -> None:
    papers = tableless()
    assert sum(paper.n_pages for paper in papers) >= 30
    assert len({paper.layout for paper in papers}) >= 10
    for paper in papers:
        document = pypdfium2.PdfDocument(paper.pdf)
        assert len(document) == paper.n_pages
        document.close()
