"""Whatever a reader does, its paper comes back with a reason, and the papers after it are read."""

import hashlib
import multiprocessing
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.model.ids import content_id
from flows.extract import kernel
from flows.extract.limits import Limits
from flows.extract.pool import Failed, Outcome, Readers
from flows.extract.scratch import Scratch
from flows.extract.task import Task
from flows.reasons import worded
from tests.flows import papers
from tests.flows.extract import misbehaving
from tests.flows.rows import extract

GOOD = "On 3 May 2016 China lent Kenya US$ 3 million."
PLAINLY = ("sleep", "loop", "hoard", "die", "exit", "raise", "garbage", "write", "connect", "start", "die on page 3")
WORDS = (*PLAINLY, *misbehaving.NATIVE, "fill", "send code", "behave")


def task(folder: Path, words: str) -> Task:
    file = folder / f"{hashlib.sha256(words.encode()).hexdigest()[:8]}.txt"
    file.write_text(words)
    sha256 = hashlib.sha256(words.encode()).hexdigest()
    return Task(content_id("doc", sha256), sha256, bytes(file), "text/plain", str(file))


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Outcome]]:
    """What became of one paper of each kind, all read by one pool, the good one last."""
    folder = tmp_path_factory.mktemp("papers")
    (folder / "kept").touch()
    tasks = {task(folder, words).document_id: words for words in WORDS}
    with Readers(2, Limits(wall=6, memory=600), misbehaving.read, misbehaving.prepare) as readers:
        yield {tasks[each.task.document_id]: each for each in readers.read(task(folder, words) for words in WORDS)}


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("sleep", "out_of_time: it waited for more than 6 s"),
        ("loop", "out_of_time: a page took more than"),
        ("hoard", "out_of_memory: it needs more than 600 MB"),
        ("die", "crashed: the reading program was ended by SIGSEGV"),
        ("exit", "crashed: the reading program ended with 3"),
        ("fill", "no_space: No space left on device"),
        ("raise", "crashed: RuntimeError: a fault in our own code"),
        ("garbage", "crashed: ValidationError"),
        ("write", "crashed: Forbidden: a reader may not do this: open"),
        ("connect", "crashed: Forbidden: a reader may not do this: socket"),
        ("start", "crashed: Forbidden: a reader may not do this: subprocess.Popen"),
    ],
)
def test_a_paper_that_breaks_its_reader_is_quarantined(outcomes: dict[str, Outcome], words: str, reason: str) -> None:
    outcome = outcomes[words]
    assert outcome.extract.document.status == "quarantined"
    assert outcome.extract.document.reason.startswith(reason)
    assert outcome.extract.document.sha256 == hashlib.sha256(words.encode()).hexdigest()


@pytest.mark.skipif(kernel.offered() != {"landlock", "seccomp"}, reason="this kernel does not fence readers in")
@pytest.mark.parametrize("words", misbehaving.NATIVE)
def test_the_kernel_refuses_what_the_interpreter_does_not_see(outcomes: dict[str, Outcome], words: str) -> None:
    outcome = outcomes[words]
    assert outcome.extract.document.reason.startswith("crashed: PermissionError")
    folder = Path(outcome.task.path).parent
    assert (folder / "kept").exists()
    assert not (folder / "written").exists()


def test_no_code_that_a_reader_sends_is_run(outcomes: dict[str, Outcome]) -> None:
    outcome = outcomes["send code"]
    assert outcome.extract.document.reason.startswith("crashed")
    assert not (Path(outcome.task.path).parent / "ran").exists()


def test_a_question_that_a_reader_dies_of_is_told_in_one_line() -> None:
    with (
        Readers(1, Limits(), preparation=misbehaving.prepare) as readers,
        pytest.raises(Failed, match=r"^crashed: .* SIGSEGV"),
    ):
        readers.ask(misbehaving.die, "")


def test_what_a_full_disk_did_is_tried_again(outcomes: dict[str, Outcome]) -> None:
    assert outcomes["fill"].passing.startswith("no_space")
    assert not outcomes["raise"].passing


def test_the_others_are_read(outcomes: dict[str, Outcome]) -> None:
    assert outcomes["behave"].extract == extract()
    assert not outcomes["behave"].cut_short


def test_pages_read_before_a_crash_are_kept(outcomes: dict[str, Outcome]) -> None:
    outcome = outcomes["die on page 3"]
    assert outcome.extract.document.status == "ok"
    assert outcome.cut_short


@pytest.fixture(scope="module")
def honest() -> Iterator[Readers]:
    """A warm reader that reads honestly, with a fault in its code that shows on the third page of a PDF."""
    with Readers(1, Limits(), misbehaving.read_with_a_fault) as readers:
        yield readers


def test_a_paper_is_read(honest: Readers, tmp_path: Path) -> None:
    (outcome,) = honest.read([task(tmp_path, GOOD)])
    assert (outcome.extract.document.status, outcome.extract.text) == ("ok", GOOD)


def test_a_paper_that_gives_too_much_is_refused(tmp_path: Path) -> None:
    with Readers(1, replace(Limits(), written=0), misbehaving.read_freely, misbehaving.prepare) as readers:
        (outcome,) = readers.read([task(tmp_path, GOOD)])
    assert outcome.extract.document.reason == "too_much: more than 0 MB"
    assert outcome.cut_short


def test_a_fault_of_our_own_is_not_called_a_limit(honest: Readers, tmp_path: Path) -> None:
    file = papers.pdf(tmp_path / "a.pdf", *papers.SENTENCES)
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    (outcome,) = honest.read([Task(content_id("doc", sha256), sha256, bytes(file), "application/pdf", str(file))])
    document = outcome.extract.document
    assert document.status == "partial"
    assert document.reason == "crashed: RuntimeError: a fault in our own code"
    assert "limit_reached" not in {flag.flag for flag in outcome.extract.flags}
    assert [(flag.page, flag.detail) for flag in outcome.extract.flags if flag.flag == "crashed"] == [(2, document.reason)]
    assert "Kenya" in outcome.extract.text
    assert "Ghana" not in outcome.extract.text
    assert worded(document.reason).startswith("crashed: The reading program itself failed on this file (RuntimeError: a")


def test_a_file_that_changed_or_went_is_said_and_not_cached(honest: Readers, tmp_path: Path) -> None:
    changed, gone = task(tmp_path, "first words"), task(tmp_path, "others")
    Path(changed.path).write_text("other words")
    Path(gone.path).unlink()
    found = {each.task.path: each for each in honest.read([changed, gone])}
    assert found[changed.path].extract.document.reason.startswith("changed")
    assert found[gone.path].extract.document.reason.startswith("vanished")
    assert all(each.passing for each in found.values())


def test_no_more_processes_are_started_than_there_are_papers() -> None:
    before = set(multiprocessing.active_children())
    with Readers(4, Limits(), preparation=misbehaving.prepare) as readers:
        readers.expect(1)
        readers.warm()
        assert len(set(multiprocessing.active_children()) - before) == 1


def test_only_scratch_folders_of_dead_runs_are_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    alive, dead = Scratch(), Scratch()
    (dead.path / "left").touch()
    os.close(dead.lock)
    others = {tmp_path / name for name in ("paperledger-datasets", "paperledger-reading-notes1", "paperledger-12345678")}
    for other in others:
        other.mkdir()
        (other / "mine").touch()
        os.utime(other, (0, 0))
    new = Scratch()
    assert set(tmp_path.iterdir()) == {*others, alive.path, new.path}
    for scratch in (alive, new):
        scratch.put_away()
    assert set(tmp_path.iterdir()) == others
    assert all((other / "mine").exists() for other in others)
