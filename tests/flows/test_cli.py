"""The command line as a person meets it: output, exit codes, one line where something is wrong."""

import csv
import hashlib
import json
import os
import time
from pathlib import Path

import pytest

from extractors import paper, reading
from flows import grid, tidy
from tests.flows import papers
from tests.flows.program import paperledger, started, tables


def test_help_names_the_commands() -> None:
    done = paperledger("--help")
    assert done.returncode == 0
    for command in ("run", "add", "tables", "plan", "changes", "versions", "cache", "schedule", "watch", "show", "review"):
        assert f"\n  {command}" in done.stdout


def test_every_file_has_a_row_with_its_reason(dataset: Path) -> None:
    import flows

    rows = flows.read_dataset(dataset)["documents"]
    columns = rows[["path", "status", "reason"]].to_numpy()
    found = {os.path.basename(path): (status, str(reason)) for path, status, reason in columns}
    assert len(found) == 9
    assert {name for name, (status, _) in found.items() if status == "ok"} == {"000.pdf", "001.txt", "002.pdf", "003.txt"}
    assert found["empty.pdf"][1].startswith("empty: ")
    assert found["text.pdf"][1].startswith("not_a_pdf: ")
    assert found["=cmd.pdf"][1].startswith("not_a_pdf: ")
    assert found["pipe.pdf"][1].startswith("not_a_file: ")
    assert found["cut.pdf"][0] == "quarantined"
    assert [tuple(also) for also in rows["also_at"] if also] == [(str(Path(rows["path"][0]).parent / "copy.pdf"),)]


@pytest.mark.parametrize("engine", ["local", "prefect"])
def test_a_second_run_finds_nothing_to_do(corpus: Path, dataset: Path, engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    done = paperledger("run", corpus, "--out", dataset, "--engine", engine, "--workers", "1")
    assert done.returncode == 0
    assert "Nothing changed since version 0001-" in done.stdout
    assert not (dataset / ".paperledger" / "prefect").exists()  # no server was started for it
    assert "Nothing to do" in paperledger("plan", corpus, "--out", dataset).stdout


def test_what_changed_is_read_by_one_of_two_runs_at_once(corpus: Path, copied: Path, tmp_path: Path) -> None:
    new = papers.pdf(tmp_path / "new.pdf", "Kenya repaid US$ 1 million in 2019.")
    planned = paperledger("plan", corpus, new, "--out", copied).stdout
    assert f"new            {new}" in planned
    assert "1 papers would be read" in planned
    args = ("run", corpus, new, "--out", copied, "--engine", "local")
    first = started(*args)
    while (copied / ".paperledger" / "lock").read_text().strip() != str(first.pid):
        time.sleep(0.01)
    done = paperledger(*args)
    assert first.wait(120) == done.returncode == 0
    assert "another run" in done.stderr
    assert "Nothing changed since version 0002-" in done.stdout
    assert "documents added: new paper" in paperledger("changes", "--out", copied).stdout
    assert "documents removed: removed paper" in paperledger("changes", "2", "1", "--out", copied).stdout
    assert "0001-" in paperledger("versions", "--out", copied, "--keep", "1").stdout.splitlines()[0]
    assert paperledger("versions", "--out", copied).stdout.count("\n") == 1


def test_a_decision_is_the_cause_of_what_it_changes(corpus: Path, copied: Path, tmp_path: Path) -> None:
    with (copied / "latest" / "records.csv").open(newline="") as lines:
        record = next(csv.DictReader(lines))["record_id"]
    assert paperledger("decide", record, "reject", "--out", copied, "--corpus", tmp_path).returncode == 0
    args = (corpus, "--corpus", tmp_path, "--out", copied)
    assert "decision changed" in paperledger("plan", *args).stdout
    done = paperledger("run", *args, "--engine", "local", "--workers", "1")
    assert done.returncode == 0, done.stderr
    with (copied / "latest" / "changes.csv").open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["cause"] for row in rows} == {"decision"}
    assert ("records", record, "removed") in {(row["subject"], row["subject_id"], row["change"]) for row in rows}


def test_the_cache_is_shown_and_pruned(copied: Path) -> None:
    assert "7 papers" in paperledger("cache", "--out", copied).stdout
    assert "the cache is empty" in paperledger("cache", "--out", copied, "--unused", "0").stdout


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("run", "/no/such/file.pdf"), 2, "there is no file or folder /no/such/file.pdf"),
        (("run", "--workers", "0"), 2, "--workers"),
        (
            ("run", "--corpus", "/no/such/corpus", "--out", "{tmp}", "--engine", "local", "--workers", "1"),
            1,
            "there is no folder /no/such/corpus: `paperledger init` makes one",
        ),
        (
            ("run", "{tmp}", "--out", "{tmp}/out", "--engine", "local", "--workers", "1"),
            1,
            "note.docx; PDF, .txt and .md are read, so save others as PDF",
        ),
        (("tables", "/no/such/file.pdf"), 2, "does not exist"),
        (("changes", "--out", "{tmp}"), 1, "has no version latest"),
        (("show", "rec_0", "--out", "{tmp}"), 1, "holds no dataset"),
        (("versions", "--out", "{tmp}"), 1, "holds no version yet"),
        (("explore", "--out", "{tmp}", "--no-browser"), 1, "holds no dataset"),
        (("find", "kenya", "--out", "{tmp}"), 1, "holds no dataset"),
        (("decide", "--undo", "--corpus", "{tmp}"), 1, "holds no decision to take back"),
        (("schedule", "--cron", "every night", "--out", "{tmp}"), 1, "is no cron line"),
        (("run", "{tmp}", "--out", "/dev/null/x", "--engine", "local", "--workers", "1"), 1, "cannot write to /dev/null/x"),
        (("schedule", "--cron", "every day", "--out", "/dev/null/x"), 1, "cannot write to /dev/null/x"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(tmp_path: Path, args: tuple[str, ...], code: int, words: str) -> None:
    (tmp_path / "note.docx").write_bytes(b"PK")
    done = paperledger(*(arg.replace("{tmp}", str(tmp_path)) for arg in args))
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert code == 2 or done.stderr.count("\n") == 1


def test_nothing_readable_is_exit_one(corpus: Path, copied: Path) -> None:
    before = tables(copied)
    args = ("run", corpus / "text.pdf", "--out", copied, "--engine", "local", "--workers", "1")
    done = paperledger(*args, "--on-event", f'echo "$PAPERLEDGER_EVENT" >> {copied / "events"}')
    assert done.returncode == 1
    assert "not_a_pdf" in done.stdout
    assert "no paper could be read" in done.stderr
    assert (copied / "events").read_text() == "failed\n"
    assert tables(copied) == before
    assert "held back: no paper could be read" in paperledger("versions", "--out", copied).stdout
    assert paperledger(*args, "--accept").returncode == 1
    assert "latest" in paperledger("versions", "--out", copied).stdout.splitlines()[-1]


def test_below_expectations_is_not_the_latest(corpus: Path, copied: Path, tmp_path: Path) -> None:
    before = tables(copied)
    (tmp_path / "expectations.csv").write_text("subject,measure,minimum,maximum,why\ndocuments,rows,50,,\n")
    done = paperledger("run", corpus, "--corpus", tmp_path, "--out", copied, "--engine", "local", "--workers", "1")
    assert done.returncode == 1
    assert "does not become the latest: documents rows: 9, expected at least 50" in done.stderr
    assert tables(copied) == before


def test_facts_of_a_paper_that_tells_none_say_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("# Rain\n\nIt rained.\n\nKenya borrowed $5 million from Norway in 2015.\n")
    (tmp_path / "b.txt").write_text("# Rain\n\nIt rained.\n")
    told, silent = (paperledger("facts", tmp_path / name) for name in ("a.txt", "b.txt"))
    assert "financing" in told.stdout
    assert (told.stderr, silent.stdout, silent.returncode) == ("", "", 0)
    assert silent.stderr == f"{tmp_path / 'b.txt'}: no sentence tells a fact\n"


def test_tables_of_a_converted_paper(tmp_path: Path) -> None:
    text = "# Title\n\nTable 1: Loans\n\nCountry\tSum\nKenya\t3\nGhana\t40\n\nText after it.\n"
    (tmp_path / "a.txt").write_text(text)
    (found,) = json.loads(paperledger("tables", tmp_path / "a.txt").stdout)
    assert found["number"] == "1"
    assert {cell["text"] for cell in found["cells"]} >= {"Kenya", "40"}
    tables = reading.read(text.encode(), "text/plain").tables
    assert "| Ghana | 40 |" in grid.written(tables, "md", per_page=False)
    assert "Kenya,3" in grid.written(tables, "csv", per_page=False)
    out = tmp_path / "out"
    assert paperledger("tables", tmp_path / "a.txt", "--pages", "1-2", "--out", out).stdout.strip().endswith(".csv")
    assert [path.name for path in out.iterdir()] == ["table-001-page-001.csv"]
    assert grid.on_pages(tables, "3") == ()
    assert "names no pages" in paperledger("tables", tmp_path / "a.txt", "--pages", "x").stderr


def test_figures_of_a_converted_paper(tmp_path: Path) -> None:
    table = "Table 1: Loans (US$ million)\n\nCountry\t2018\t2019\nKenya\t3\t4\nGhana\t40\t..\n"
    (tmp_path / "a.txt").write_text(f"# Title\n\n{table}\nText after it.\n")
    found = json.loads(paperledger("observations", tmp_path / "a.txt", "--format", "json").stdout)
    told = [
        (o["ref_area"], o["time_period"], o["obs_value"], o["unit_measure"], o["unit_mult"], o["obs_status"]) for o in found
    ]
    assert told == [
        ("KEN", "2018", 3.0, "USD", 6, ""),
        ("KEN", "2019", 4.0, "USD", 6, ""),
        ("GHA", "2018", 40.0, "USD", 6, ""),
        ("GHA", "2019", None, "USD", 6, "m"),
    ]
    rows = paper.extract((tmp_path / "a.txt").read_bytes(), "text/plain").observations
    assert "KEN,,2019,4.0,6,USD" in tidy.FORMATS["csv"](rows)
    assert "| Ghana | 2018 | GHA |" in tidy.FORMATS["md"](rows)
    (tmp_path / "b.txt").write_bytes(b"\x00\x01")
    assert paperledger("observations", tmp_path / "b.txt").returncode == 1


def test_papers_are_added_to_the_catalogue(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "papers.csv").write_text("file,title,licence\nlisted2021.pdf,By hand,CC BY 4.0\n")
    own = papers.pdf(tmp_path / "my paper.pdf")
    listed = papers.pdf(tmp_path / "listed2021.pdf", "Kenya repaid US$ 1 million in 2019.")
    none, page = tmp_path / "none.pdf", tmp_path / "page.pdf"
    none.touch()
    page.write_text("<html></html>")
    done = paperledger("add", own, none, page, listed, own, listed, "--corpus", corpus, "--url", "https://x")
    assert done.returncode == 0
    assert "none.pdf was not added: empty" in done.stderr
    assert "page.pdf was not added: not_a_pdf" in done.stderr
    rows = list(csv.DictReader((corpus / "papers.csv").read_text().splitlines()))
    assert [row["file"] for row in rows] == ["listed2021.pdf", "my-paper.pdf"]
    assert [row["url"] for row in rows] == ["https://x", "https://x"]
    assert (rows[0]["title"], rows[0]["licence"]) == ("By hand", "CC BY 4.0")
    for row, file in zip(rows, (listed, own), strict=True):
        assert (corpus / row["file"]).read_bytes() == file.read_bytes()
        assert row["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert len(list(corpus.iterdir())) == 3
