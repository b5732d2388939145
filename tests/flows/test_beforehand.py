"""What persons say of a paper before it is read: its password, and what they decided about its tables."""

import json
from pathlib import Path

import pytest

from flows import decisions, exporting, passwords, plan, review, stages
from flows.passwords import BadPasswords
from flows.progress import Progress
from flows.reconcile.decisions import BadDecision
from flows.review import Known
from flows.stages import Request
from tests.papers.hostile import SEEN
from tests.papers.locks import WAYS, locked

SECRET = "open sesame, 42"
TEXT = "# Piers\n\nWhat they cost.\n\nTable 1: Piers\n\nName\tCost\nNorth\t120\npier\t\nSouth\t180\n\nThe text goes on.\n"


def run(request: Request) -> tuple[Known, dict[str, str]]:
    """The dataset after a run without an engine, and each paper's reason."""
    with stages.prepared(request, Progress(), lambda _: None) as prepared:
        stages.run_local(prepared)
    known = review.load(request.out)
    return known, {Path(row.path).name: row.reason for row in known.documents.values()}


def holding(folder: Path, words: str) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file() and words.encode() in file.read_bytes()]


def test_passwords_and_decisions_on_tables_are_heeded(tmp_path: Path) -> None:
    papers, corpus = tmp_path / "papers", tmp_path / "corpus"
    for folder in (papers, corpus):
        folder.mkdir()
    (papers / "locked.pdf").write_bytes(locked(WAYS[0], SECRET.encode()))
    (papers / "piers.txt").write_text(TEXT)
    (corpus / "passwords.csv").write_text(f"file,password\n{papers / 'locked.pdf'},wrong\n")
    request = Request((papers,), tmp_path / "out", corpus, workers=1)
    known, reasons = run(request)
    assert reasons["locked.pdf"].startswith("wrong_password: ")
    (table,) = known.tables.values()

    (corpus / "passwords.csv").write_text(f'file,password\n{papers / "locked.pdf"},"{SECRET}"\n')
    made = decisions.decide(known, table.table_id, "rows", other="1-2")
    assert decisions.told(known, made, table.table_id) == f"{table.table_id} rows: 1-2"
    decisions.append(corpus, made)
    decisions.append(corpus, decisions.decide(known, table.table_id, "caption", other="What they cost."))
    with stages.opened(request, Progress()) as prepared:
        planned = {Path(each.path).name: each.why for each in plan.plan(prepared, stages.ingest(prepared)).papers}
    assert planned["piers.txt"].startswith("what was decided on its tables")
    known, reasons = run(request)
    assert reasons["locked.pdf"] == ""
    assert any(SEEN in (known.folder / "texts" / f"{key}.txt").read_text() for key in known.documents)
    assert holding(request.out, SECRET) == []
    (table,) = known.tables.values()
    assert (table.n_rows, table.caption) == (3, "What they cost.")
    lines = [json.loads(line) for line in exporting.export(request.out, ("cells",), None)]
    assert "North pier" in [line["text"] for line in lines]
    assert {state for _, state in decisions.states(known, decisions.load(corpus))} == {"applied"}


def test_a_word_that_means_nothing_of_a_table_is_refused(dataset: Path) -> None:
    known = review.load(dataset)
    paper = next(iter(known.documents))
    with pytest.raises(BadDecision, match="no word about a table; say table, no_table, caption, rows"):
        decisions.decide(known, paper, "merge", other=paper)
    with pytest.raises(BadDecision, match="words of its first line and, as --value, of its last"):
        decisions.decide(known, paper, "table", other="Some words")
    with pytest.raises(BadDecision, match="decided of a table, not of a paper"):
        decisions.decide(known, paper, "no_table")


@pytest.mark.parametrize("text", ["file\na.pdf\n", "paper,secret\na.pdf,x\n"])
def test_a_bad_file_of_passwords_is_said_without_quoting_it(tmp_path: Path, text: str) -> None:
    (tmp_path / "passwords.csv").write_text(text)
    with pytest.raises(BadPasswords, match="among them file,password") as failure:
        passwords.load(tmp_path)
    assert "a.pdf" not in str(failure.value)
    assert "secret" not in repr(passwords.Passwords({b"a": "secret"}))
