"""A change of one stage's code leaves what the stages before it gave: it is looked up, in the child that reads."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.model.extract import Extract
from extractors.model.ids import content_id
from flows.extract import code
from flows.extract.cache import Stage
from flows.extract.corpus import Step, Store
from flows.extract.corpus import extract as extracted
from flows.extract.limits import Limits
from flows.extract.pool import Readers
from flows.extract.task import Task
from flows.extract.worker import read as honest
from tests.flows import papers
from tests.flows.extract import misbehaving


@pytest.fixture(scope="module")
def task(tmp_path_factory: pytest.TempPathFactory) -> Task:
    file = papers.pdf(tmp_path_factory.mktemp("papers") / "a.pdf", *papers.SENTENCES)
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    return Task(content_id("doc", sha256), sha256, bytes(file), "application/pdf", str(file))


@pytest.fixture(scope="module")
def read_before(task: Task, warm: Readers, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Extract]:
    """The folder of a cache that knows the paper, and what the paper gives."""
    folder = tmp_path_factory.mktemp("cache")
    return folder, read(task, warm, folder, "first")


def read(task: Task, readers: Readers, folder: Path, made_by: str, reader: Callable[..., bytes] = honest) -> Extract:
    """The paper with a cache that does not know its last stage, which is `made_by` other code each time."""
    steps: list[Step] = []
    readers.reader = reader
    (found,) = extracted([task], Store(folder, made_by, Limits()), readers, steps.append)
    assert [step.from_cache for step in steps] == [False]
    return found


@pytest.mark.parametrize(
    ("changed", "known", "reader"),
    [("records", "entities", misbehaving.read_without_finding), ("entities", "reading", misbehaving.read_without_reading)],
)
def test_the_stages_before_the_changed_one_are_not_done_again(
    read_before: tuple[Path, Extract],
    task: Task,
    readers: Readers,
    monkeypatch: pytest.MonkeyPatch,
    changed: Stage,
    known: Stage,
    reader: Callable[..., bytes],
) -> None:
    folder, before = read_before
    usual = code.stage_version
    monkeypatch.setattr(code, "stage_version", lambda stage: "other" if stage == changed else usual(stage))
    assert Store(folder, f"new {changed}", Limits()).known(task) == known
    assert read(task, readers, folder, f"new {changed}", reader) == before
    assert Store(folder, f"new {changed}", Limits()).known(task) == "records"


def test_a_paper_whose_pages_were_too_many_to_keep_is_to_be_read_again(
    read_before: tuple[Path, Extract], task: Task, tmp_path: Path
) -> None:
    folder = shutil.copytree(read_before[0], tmp_path / "cache")
    store = Store(folder, "newer records", Limits())
    assert store.known(task) == "entities"
    store.memory(task).reading.path(folder).unlink()
    assert store.known(task) is None


def test_a_change_of_the_first_stage_reads_again(
    read_before: tuple[Path, Extract], task: Task, readers: Readers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(code, "stage_version", lambda stage: f"other-{stage}")
    assert Store(read_before[0], "new reading", Limits()).known(task) is None
    found = read(task, readers, read_before[0], "new reading", misbehaving.read_without_reading)
    assert found.document.status == "quarantined"


def test_what_cannot_be_read_is_not_read_again(tmp_path: Path, readers: Readers, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n")
    sha256 = hashlib.sha256(b"%PDF-1.7\n").hexdigest()
    file = tmp_path / "broken.pdf"
    task = Task(content_id("doc", sha256), sha256, bytes(file), "application/pdf", str(file))
    before = read(task, readers, tmp_path / "cache", "first")
    assert before.document.reason.startswith("damaged")
    usual = code.stage_version
    monkeypatch.setattr(code, "stage_version", lambda stage: "other" if stage == "entities" else usual(stage))
    assert read(task, readers, tmp_path / "cache", "second", misbehaving.read_without_reading) == before
    monkeypatch.setattr(code, "stage_version", lambda stage: f"other-{stage}")
    assert read(task, readers, tmp_path / "cache", "third", misbehaving.read_without_reading) != before
