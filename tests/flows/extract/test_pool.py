"""Whatever a reader does, its paper comes back with a reason, and the papers after it are read."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.model.ids import content_id
from flows import kept
from flows.extract import cache, kernel
from flows.extract.limits import Limits
from flows.extract.pool import Failed, Outcome, Readers
from flows.extract.task import Task
from flows.reasons import worded
from tests.flows import papers
from tests.flows.extract import misbehaving
from tests.flows.rows import extract

GOOD = "On 3 May 2016 China lent Kenya US$ 3 million."
PLAINLY = (
    "loop",
    "hoard",
    "die",
    "exit",
    "raise",
    "garbage",
    "write",
    "connect",
    "start",
    "die on page 3",
    "need more with each page",
    *misbehaving.IN_PARTS,
)
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
    with Readers(2, Limits(memory=600, written=20), misbehaving.read, misbehaving.prepare) as readers:
        yield {tasks[each.task.document_id]: each for each in readers.read(task(folder, words) for words in WORDS)}


@pytest.mark.parametrize(
    ("words", "reason"),
    [
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
        ("die amid an answer", "crashed: the reading program was ended by SIGSEGV"),
        ("answer without end", "crashed: the reading program said what it may not say"),
    ],
)
def test_a_paper_that_breaks_its_reader_is_quarantined(outcomes: dict[str, Outcome], words: str, reason: str) -> None:
    outcome = outcomes[words]
    assert outcome.extract.document.status == "quarantined"
    assert outcome.extract.document.reason.startswith(reason)
    assert outcome.extract.document.sha256 == hashlib.sha256(words.encode()).hexdigest()


def test_a_reader_that_waits_for_ever_is_ended(tmp_path: Path) -> None:
    with Readers(1, Limits(wall=1), misbehaving.read, misbehaving.prepare) as readers:
        (outcome,) = readers.read([task(tmp_path, "sleep")])
    assert outcome.extract.document.reason == "out_of_time: it waited for more than 1 s"


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
        readers.ask(misbehaving.die, "", b"")


def test_what_a_full_disk_did_is_tried_again(outcomes: dict[str, Outcome]) -> None:
    assert outcomes["fill"].passing.startswith("no_space")
    assert not outcomes["raise"].passing


def test_the_others_are_read(outcomes: dict[str, Outcome]) -> None:
    assert outcomes["behave"].extract == extract()
    assert not outcomes["behave"].cut_short


def test_an_answer_may_come_in_parts(outcomes: dict[str, Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = misbehaving.long_extract()
    assert outcomes["answer in parts"].extract == whole
    monkeypatch.setattr(kept, "MOST_HELD", 3)
    monkeypatch.setattr(kept, "BLOCK", 2)
    assert cache.loaded(map(cache.adapter().dump_json, whole.portions(5))) == whole


def test_pages_read_before_a_crash_are_kept(outcomes: dict[str, Outcome]) -> None:
    outcome = outcomes["die on page 3"]
    assert outcome.extract.document.status == "ok"
    assert outcome.cut_short


def test_pages_are_kept_however_few_the_memory_is_enough_for(outcomes: dict[str, Outcome]) -> None:
    outcome = outcomes["need more with each page"]
    assert outcome.extract.document.status == "ok"
    assert outcome.cut_short


def test_a_nursery_that_is_killed_costs_no_paper(tmp_path: Path) -> None:
    with Readers(2, Limits(), misbehaving.read, misbehaving.prepare) as readers:
        outcomes = readers.read([task(tmp_path, "nap"), task(tmp_path, "behave"), task(tmp_path, "nap")])
        first = next(outcomes)
        nursery = readers.line.nursery
        assert nursery is not None
        nursery.process.kill()
        rest = list(outcomes)
    assert [each.extract.document.status for each in (first, *rest)] == ["ok"] * 3
    assert not any(each.passing for each in rest)


def test_a_paper_is_read(readers: Readers, tmp_path: Path) -> None:
    (outcome,) = readers.read([task(tmp_path, GOOD)])
    assert (outcome.extract.document.status, outcome.extract.text) == ("ok", GOOD)


def test_a_paper_that_gives_too_much_is_refused(readers: Readers, tmp_path: Path) -> None:
    readers.limits = readers.line.limits = replace(Limits(), written=0)
    (outcome,) = readers.read([task(tmp_path, GOOD)])
    assert outcome.extract.document.reason == "too_much: more than 0 MB"
    assert outcome.cut_short


def test_a_fault_of_our_own_is_not_called_a_limit(readers: Readers, tmp_path: Path) -> None:
    readers.reader = misbehaving.read_with_a_fault
    file = papers.pdf(tmp_path / "a.pdf", *papers.SENTENCES)
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    (outcome,) = readers.read([Task(content_id("doc", sha256), sha256, bytes(file), "application/pdf", str(file))])
    document = outcome.extract.document
    assert document.status == "partial"
    assert document.reason == "crashed: RuntimeError: a fault in our own code"
    assert "limit_reached" not in {flag.flag for flag in outcome.extract.flags}
    assert [(flag.page, flag.detail) for flag in outcome.extract.flags if flag.flag == "crashed"] == [(2, document.reason)]
    assert "Kenya" in outcome.extract.text
    assert "Ghana" not in outcome.extract.text
    assert worded(document.reason).startswith("crashed: The reading program itself failed on this file (RuntimeError: a")


def test_a_file_that_changed_or_went_is_said_and_not_cached(readers: Readers, tmp_path: Path) -> None:
    changed, gone = task(tmp_path, "first words"), task(tmp_path, "others")
    Path(changed.path).write_text("other words")
    Path(gone.path).unlink()
    found = {each.task.path: each for each in readers.read([changed, gone])}
    assert found[changed.path].extract.document.reason.startswith("changed")
    assert found[gone.path].extract.document.reason.startswith("vanished")
    assert all(each.passing for each in found.values())
