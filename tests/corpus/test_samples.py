"""The samples are what their content says, and the catalogue says what they are."""

import csv
import hashlib
import io
from pathlib import Path

import pypdfium2
import pytest

from corpus.samples.typeset import CONTENT, HERE, SETTINGS, pdf, typeset_sample
from flows.catalogue import load

CORPUS = HERE.parent


@pytest.mark.parametrize("name", list(SETTINGS))
def test_the_script_gives_the_committed_bytes(name: str) -> None:
    assert pdf(name) == (HERE / f"{name}.pdf").read_bytes(), "run `make samples` and look at the difference"


def test_each_catalogued_sample_is_there_with_its_hash() -> None:
    samples = [entry for entry in load(CORPUS) if entry.file.startswith("samples/")]
    assert {Path(entry.file).name for entry in samples} == {file.name for file in HERE.glob("*.pdf")} | {
        file.name for file in HERE.glob("*.txt")
    }
    for entry in samples:
        assert hashlib.sha256((CORPUS / entry.file).read_bytes()).hexdigest() == entry.sha256, entry.file
        assert entry.licence


def test_papers_of_others_are_references_without_a_file() -> None:
    others = [entry for entry in load(CORPUS) if not entry.file.startswith("samples/")]
    assert len(others) == 2
    for entry in others:
        assert entry.citation
        assert not entry.sha256


def test_a_sample_has_tables_cut_in_mid_sentence() -> None:
    tables = typeset_sample("central-asia-agreements").tables
    assert [len(table["pages"]) for table in tables] == [2, 2, 2]
    for table in tables:
        assert any(cell["col"] == 1 and len(cell["pages"]) == 2 for cell in table["cells"]), table["caption"]


def test_running_heads_and_footnotes_are_printed() -> None:
    document = pypdfium2.PdfDocument(pdf("third-market-cooperation"))
    first, second = (document[i].get_textpage().get_text_range() for i in range(2))
    document.close()
    assert "names no single one" in first
    assert "C. Sample:" in second


def test_every_source_has_its_paper() -> None:
    assert {file.stem for file in CONTENT.glob("*.source")} == set(SETTINGS)


def test_no_decision_is_taken_in_advance() -> None:
    rows = list(csv.DictReader(io.StringIO((CORPUS / "decisions.csv").read_text(encoding="utf-8"))))
    assert rows == []
