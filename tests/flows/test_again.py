"""What went wrong in passing is tried again by the next run; what holds for the file is not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from flows import plan, stages
from flows.beforehand import tasks
from flows.catalogue import BadCatalogue
from flows.catalogue import load as catalogued
from flows.expectations import BadExpectation
from flows.expectations import load as expected
from flows.gather import decided
from flows.progress import Progress
from flows.reconcile.decisions import BadDecision
from flows.stages import Request
from tests.flows import papers

NEVER_THE_SAME = ("changes.csv", "changes.parquet", "report.html", "datapackage.json")
"""Files of a version that tell what came before it."""


def tables(out: Path) -> dict[str, bytes]:
    files = (path for path in (out / "latest").resolve().rglob("*") if path.is_file() and path.name not in NEVER_THE_SAME)
    return {path.name: path.read_bytes() for path in files}


def run(folder: Path, out: Path, meanwhile: Callable[[], object] = lambda: None) -> bool:
    """Run over a folder; `meanwhile` happens between looking what there is and reading it. Whether a version is new."""
    with stages.prepared(Request((folder,), out, folder, workers=1), Progress(), print) as prepared:
        found = stages.ingest(prepared)
        meanwhile()
        if stages.published_before(prepared, found):
            return False
        extracts = stages.extract(prepared, tasks(found))
        return stages.emit(prepared, found, stages.reconcile(prepared, found, extracts)).is_new


def planned(folder: Path, out: Path) -> list[str]:
    with stages.opened(Request((folder,), out, folder, workers=1), Progress()) as prepared:
        return list(plan.lines(plan.plan(prepared, stages.ingest(prepared))))


def test_a_paper_that_changed_or_vanished_while_it_was_read_is_tried_again(tmp_path: Path) -> None:
    folder, out = papers.corpus(tmp_path / "papers", 3), tmp_path / "out"
    changed, gone = folder / "001.txt", folder / "002.pdf"
    whole, other = changed.read_bytes(), gone.read_bytes()

    def meanwhile() -> None:
        changed.write_bytes(whole[:20])
        gone.unlink()

    assert run(folder, out, meanwhile)
    told = (out / "latest" / "documents.csv").read_text()
    assert "changed: The file changed while it was read. Run again when it is whole" in told
    assert "vanished: The file was gone when it was to be read. Run again" in told
    changed.write_bytes(whole)
    gone.write_bytes(other)
    assert [line[:28].split("  ")[0] for line in planned(folder, out)][:2] == ["tried again", "tried again"]
    assert run(folder, out)
    assert not run(folder, out)
    assert planned(folder, out) == ["Nothing to do: 3 papers, all as in the latest version."]
    assert run(folder, tmp_path / "undisturbed")
    assert tables(out) == tables(tmp_path / "undisturbed")


@pytest.mark.parametrize("data", [b"\xff\xfe\x00\xd8", b'verb,quote\n"\x00', b'subject,measure\n"a\x00,'])
@pytest.mark.parametrize(
    ("name", "load", "error"),
    [
        ("decisions.csv", decided, BadDecision),
        ("expectations.csv", expected, BadExpectation),
        ("papers.csv", catalogued, BadCatalogue),
    ],
)
def test_a_damaged_file_of_the_corpus_is_one_line(
    tmp_path: Path, name: str, load: Callable[[Path], object], error: type[Exception], data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(error, match=name) as told:
        load(tmp_path)
    assert "\n" not in str(told.value)
