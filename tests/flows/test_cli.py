"""The command line as a person meets it: output, exit codes, one line where something is wrong."""

import json
import os
from pathlib import Path

import pytest

from tests.flows import papers
from tests.flows.program import paperledger, tables


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of four readable papers and five files that are none."""
    folder = papers.corpus(tmp_path_factory.mktemp("papers"))
    whole = (folder / "000.pdf").read_bytes()
    (folder / "empty.pdf").touch()
    (folder / "text.pdf").write_text("This is no PDF at all.")
    (folder / "cut.pdf").write_bytes(whole[:200])
    (folder / "copy.pdf").write_bytes(whole)
    (folder / "=cmd.pdf").write_text("<html><body>404</body></html>")
    os.mkfifo(folder / "pipe.pdf")
    return folder


@pytest.fixture(scope="module")
def out(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a run over that corpus."""
    out = tmp_path_factory.mktemp("out")
    done = paperledger("run", corpus, "--out", out, "--engine", "local", "--workers", "2")
    assert done.returncode == 0, done.stderr
    return out


def test_help_names_the_commands() -> None:
    done = paperledger("--help")
    assert done.returncode == 0
    for command in ("run", "add", "tables", "plan", "changes", "versions", "cache", "schedule", "watch", "show", "review"):
        assert f"\n  {command}" in done.stdout


def test_every_file_has_a_row_with_its_reason(out: Path) -> None:
    import flows

    rows = flows.read_dataset(out)["documents"]
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


def test_a_second_run_finds_nothing_to_do(corpus: Path, out: Path) -> None:
    done = paperledger("run", corpus, "--out", out, "--engine", "local", "--workers", "1")
    assert done.returncode == 0
    assert "Nothing changed since version 0001-" in done.stdout
    assert "Nothing to do" in paperledger("plan", corpus, "--out", out).stdout


def test_the_number_of_workers_changes_nothing(corpus: Path, out: Path, tmp_path: Path) -> None:
    paperledger("run", corpus, "--out", tmp_path, "--engine", "local", "--workers", "1")
    assert tables(tmp_path) == tables(out)


def test_what_changed_is_read_and_the_rest_is_not(corpus: Path, out: Path, tmp_path: Path) -> None:
    new = papers.pdf(tmp_path / "new.pdf", "Kenya repaid US$ 1 million in 2019.")
    planned = paperledger("plan", corpus, new, "--out", out).stdout
    assert f"new            {new}" in planned
    assert "1 papers would be read" in planned
    done = paperledger("run", corpus, new, "--out", out, "--engine", "local", "--workers", "1")
    assert "Version 0002-" in done.stdout
    assert "documents added: new paper" in paperledger("changes", "--out", out).stdout
    assert "documents removed: removed paper" in paperledger("changes", "2", "1", "--out", out).stdout
    assert "0001-" in paperledger("versions", "--out", out, "--keep", "1").stdout.splitlines()[0]
    assert paperledger("versions", "--out", out).stdout.count("\n") == 1


def test_the_cache_is_shown_and_pruned(corpus: Path, tmp_path: Path) -> None:
    paperledger("run", corpus / "001.txt", "--out", tmp_path, "--engine", "local", "--workers", "1")
    assert "1 papers" in paperledger("cache", "--out", tmp_path).stdout
    assert "the cache is empty" in paperledger("cache", "--out", tmp_path, "--unused", "0").stdout


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("run", "/no/such/file.pdf"), 2, "there is no file or folder /no/such/file.pdf"),
        (("run", "--workers", "0"), 2, "--workers"),
        (
            ("run", "--corpus", "/no/such/corpus", "--out", "{tmp}", "--engine", "local", "--workers", "1"),
            1,
            "there are no papers",
        ),
        (("tables", "/no/such/file.pdf"), 2, "does not exist"),
        (("changes", "--out", "{tmp}"), 1, "has no version latest"),
        (("show", "rec_0", "--out", "{tmp}"), 1, "holds no dataset"),
        (("run", "{tmp}", "--out", "/dev/null/x", "--engine", "local", "--workers", "1"), 1, "cannot write to /dev/null/x"),
        (("schedule", "--cron", "every day", "--out", "/dev/null/x"), 1, "cannot write to /dev/null/x"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(tmp_path: Path, args: tuple[str, ...], code: int, words: str) -> None:
    done = paperledger(*(arg.replace("{tmp}", str(tmp_path)) for arg in args))
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert code == 2 or done.stderr.count("\n") == 1


def test_nothing_readable_is_exit_one(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("no PDF")
    done = paperledger("run", tmp_path / "a.pdf", "--out", tmp_path / "out", "--engine", "local", "--workers", "1")
    assert done.returncode == 1
    assert "not_a_pdf" in done.stdout


def test_below_expectations_is_not_the_latest(tmp_path: Path) -> None:
    corpus = papers.corpus(tmp_path / "corpus", 1)
    args = ("run", corpus, "--corpus", corpus, "--out", tmp_path / "out", "--engine", "local", "--workers", "1")
    assert paperledger(*args).returncode == 0
    before = tables(tmp_path / "out")
    (corpus / "expectations.csv").write_text("subject,measure,minimum,maximum,why\ndocuments,rows,5,,\n")
    done = paperledger(*args)
    assert done.returncode == 1
    assert "does not become the latest: documents rows: 1, expected at least 5" in done.stderr
    assert tables(tmp_path / "out") == before


def test_tables_of_a_converted_paper(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("# Title\n\nTable 1: Loans\n\nCountry\tSum\nKenya\t3\nGhana\t40\n\nText after it.\n")
    (found,) = json.loads(paperledger("tables", tmp_path / "a.txt").stdout)
    assert found["number"] == "1"
    assert {cell["text"] for cell in found["cells"]} >= {"Kenya", "40"}
    assert "| Ghana | 40 |" in paperledger("tables", tmp_path / "a.txt", "--format", "md").stdout
    assert "Kenya,3" in paperledger("tables", tmp_path / "a.txt", "--format", "csv").stdout


def test_papers_are_added_to_the_catalogue(tmp_path: Path) -> None:
    paper = papers.pdf(tmp_path / "my paper.pdf")
    args = (
        "add",
        paper,
        tmp_path / "none.pdf",
        tmp_path / "page.pdf",
        "--corpus",
        tmp_path / "corpus",
        "--licence",
        "CC BY 4.0",
    )
    (tmp_path / "none.pdf").touch()
    (tmp_path / "page.pdf").write_text("<html></html>")
    done = paperledger(*args)
    assert done.returncode == 0
    assert "none.pdf was not added: empty" in done.stderr
    assert "page.pdf was not added: not_a_pdf" in done.stderr
    paperledger(*args)
    lines = (tmp_path / "corpus" / "papers.csv").read_text().splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("my-paper.pdf,")
    assert lines[1].rstrip(",").endswith("CC BY 4.0")
    assert (tmp_path / "corpus" / "my-paper.pdf").read_bytes() == paper.read_bytes()
