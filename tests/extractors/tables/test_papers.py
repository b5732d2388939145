"""Every test paper's tables come out as they were typeset: caption, number, pages, heads and each cell."""

import re
from itertools import groupby

import pytest

from extractors.layout.furniture import strip
from extractors.model.document import Table
from extractors.readers import pdf
from extractors.tables import find
from tests.papers import Case, cases, tableless
from tests.papers.content import TrueTable
from tests.papers.tableless import Tableless

CASES = [case for case in cases() if case.scan is None]


def plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def filled(table: Table) -> tuple[list[str], list[list[str]]]:
    """Head texts row by row and body rows, spans filled in."""
    grid = [["" for _ in range(table.n_cols)] for _ in range(table.n_rows)]
    for cell in table.cells:
        for r in range(cell.row, cell.row + cell.row_span):
            for c in range(cell.col, cell.col + cell.col_span):
                grid[r][c] = plain(cell.text)
    heads = sum(1 for _ in groupby(sorted(cell.row for cell in table.cells if cell.is_header)))
    return [text for row in grid[:heads] for text in row], grid[heads:]


def wanted(true: TrueTable) -> list[list[list[str]]]:
    """The body as it may come out: what spans rows or columns repeated, or given once."""
    return [[[plain(text) for text in row] for row in true[name]] for name in ("grid_filled", "grid")]


def down(body: list[list[str]]) -> list[list[str]]:
    """The body with blank labels filled from above: a label printed once for many rows, without rules, reads so."""
    out: list[list[str]] = []
    for row in body:
        out.append([out[-1][0], *row[1:]] if out and not row[0] else row)
    return out


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_tables_come_out_as_typeset(case: Case) -> None:
    tables = find(strip(tuple(pdf.read(case.pdf()))))
    assert len(tables) == len(case.truth)
    for true in case.truth:
        same = [t for t in tables if t.number == true["number"]]
        assert len(same) == 1, true["number"]
        heads, body = filled(same[0])
        assert body in wanted(true) or down(body) in wanted(true)
        assert heads == [plain(text) for text in true["header"]]
        assert plain(true["caption"]) in plain(" ".join(run.text for run in same[0].caption))
        assert (same[0].page_start, same[0].page_end) == (true["pages"][0], true["pages"][-1])


def test_paragraphs_of_a_cut_cell_stay_apart_and_its_pieces_are_known() -> None:
    case = next(c for c in CASES if c.name == "cut_cells_word_processor")
    tables = find(strip(tuple(pdf.read(case.pdf()))))
    cut = [cell for table in tables for cell in table.cells if len({part.page for part in cell.parts}) > 1 and cell.col == 1]
    texts = {c["text"] for t in case.truth for c in t["cells"] if len(c["pages"]) > 1 and c["col"] == 1}
    assert {cell.text for cell in cut} == texts


@pytest.mark.parametrize("paper", tableless(), ids=lambda paper: paper.name)
def test_pages_without_a_table_give_none(paper: Tableless) -> None:
    assert find(strip(tuple(pdf.read(paper.pdf)))) == ()


def test_notes_and_unit_go_with_their_table() -> None:
    case = next(c for c in CASES if c.name == "unit_in_caption")
    tables = find(strip(tuple(pdf.read(case.pdf()))))
    assert next(t for t in tables if t.number == "6").unit == "US$ million"
    case = next(c for c in CASES if c.name == "three_rules")
    tables = find(strip(tuple(pdf.read(case.pdf()))))
    notes = {t.number: [plain(" ".join(r.text for r in note)) for note in t.notes] for t in tables}
    assert notes == {true["number"]: [plain(note) for note in true["notes"]] for true in case.truth}


def test_a_wrong_total_is_doubted_in_its_column_alone() -> None:
    case = next(c for c in CASES if c.name == "wrong_total")
    (table,) = find(strip(tuple(pdf.read(case.pdf()))))
    assert [doubt.detail for doubt in table.doubts if doubt.flag == "total_differs"] == ["column 2 (1997)"]
    sure = {cell.col: cell.confidence for cell in table.cells if cell.row == 1}
    assert sure[2] < sure[1] == sure[3]
