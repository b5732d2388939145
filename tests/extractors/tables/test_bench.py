"""The shared material, where it is at hand: published documents, and a paper whose tables run over pages."""

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

from extractors.layout.furniture import strip
from extractors.model.document import Table
from extractors.readers import pdf
from extractors.tables import find, find_on_pages
from tests.extractors.tables.test_papers import down, filled, plain

SHARED = Path(__file__).parents[4] / "shared"
BENCH = SHARED / "bench" / "tables"

pytestmark = pytest.mark.skipif(not BENCH.is_dir(), reason="the shared bench is not at hand")


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("table_score", BENCH / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def answer(table: Table) -> dict[str, object]:
    box = table.parts[0].box
    assert box is not None
    cells = [
        {"row": c.row, "col": c.col, "row_span": c.row_span, "col_span": c.col_span, "text": c.text} for c in table.cells
    ]
    return {"page": table.page_start, "bbox": [box.x0, box.top, box.x1, box.bottom], "cells": cells}


def test_published_documents() -> None:
    score = scorer()
    files = sorted((BENCH / "eu").glob("*.pdf"))[::3]  # a third, to be quick; the bench itself takes all
    truths = {f.stem: [score.load_ground_truth(f.with_name(f"{f.stem}-str.xml"), f)] for f in files}
    found = {name: find_on_pages(tuple(pdf.read((BENCH / "eu" / f"{name}.pdf").read_bytes()))) for name in truths}
    result = score.score_set(truths, {name: [answer(t) for t in tables] for name, tables in found.items()})
    assert result["complete"]["F1"] >= 0.97
    assert result["detection"]["fp"] <= 5


def test_the_journal_paper_is_read_exactly() -> None:
    truth = json.loads((SHARED / "papers" / "meng2021.journal.truth.json").read_text(encoding="utf-8"))
    tables = find(strip(tuple(pdf.read((SHARED / "papers" / "meng2021.journal.pdf").read_bytes()))))
    assert [t.number for t in tables] == [str(true["number"]) for true in truth["tables"]]
    for true, table in zip(truth["tables"], tables, strict=True):
        heads, body = filled(table)
        assert heads == [plain(text) for text in true["header"]]
        want = [[[plain(text) for text in row] for row in true[name]] for name in ("grid_filled", "grid")]
        assert body in want or down(body) in want
        assert plain(true["caption"]) in plain(" ".join(run.text for run in table.caption))
        assert (table.page_start, table.page_end) == (true["pages"][0], true["pages"][-1])
    last = {(c.row, c.col): c.text for c in tables[-1].cells}
    paragraphs = next(c["paragraphs"] for c in truth["tables"][-1]["cells"] if (c["row"], c["col"]) == (0, 1))
    assert [re.sub(r"\W", "", p) for p in last[1, 1].split("\n")] == [re.sub(r"\W", "", p) for p in paragraphs]
