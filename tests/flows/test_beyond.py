"""Papers and datasets in an object store: the bytes of a folder, one winner of two publishers, never half a version."""

import errno
import fcntl
import json
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import fsspec
import pytest
from moto.server import ThreadedMotoServer

from flows import afar, beyond, mirror, read_dataset, stages, summary, watch
from flows.beforehand import tasks
from flows.beyond import Overtaken, Unreachable
from flows.emit import lock
from flows.emit.publish import emit, whole
from flows.emit.sound import Damaged
from flows.emit.version import Published, Unpublishable, latest, versions
from flows.extract.batch import Batch
from flows.extract.batch import read as read_batch
from flows.extract.corpus import Step
from flows.extract.scratch import scratch
from flows.extract.task import Task
from flows.ingest import Ingested
from flows.outcome import outcome
from flows.progress import Progress
from flows.stages import Request, Run
from flows.upkeep import Age, change_rows, checked_versions, kept, kept_cache, kept_versions
from tests.flows.program import tables
from tests.flows.rows import contents, document


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """A bucket of a store on this machine that speaks as S3 does, conditional writes included."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "AWS_ENDPOINT_URL": f"http://{host}:{port}",
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": "us-east-1",
        }.items():
            patch.setenv(name, value)
        fsspec.filesystem("s3").mkdir("bucket")
        yield "s3://bucket"
    server.stop()


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine that has seen no dataset: its mirrors are in this folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "machine"))
    return tmp_path / "machine"


def another_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another"))


def published(out: Path, *names: str, latest_too: bool = True) -> Published:
    papers = [document(f"{name}.pdf", name * 64) for name in names]
    made = emit(contents(*papers), {"papers": "".join(names)}, out, lambda *_: whole({"report.html": b"report"}))
    mirror.push(out, made.folder, latest_too)
    return made


@pytest.mark.parametrize("store", ["memory", "s3"])
def test_only_who_saw_the_last_one_may_replace_it(bucket: str, store: str) -> None:
    url = f"{bucket}/swap/latest" if store == "s3" else "memory://swap/latest"
    assert beyond.marked(url) == (b"", "")
    first = beyond.swap(url, b"one", "")
    assert beyond.marked(url) == (b"one", first)
    for mark in ("", '"another"'):
        with pytest.raises(Overtaken):
            beyond.swap(url, b"two", mark)
    assert beyond.swap(url, b"two", first) != first
    assert beyond.read(url) == b"two"


@pytest.mark.usefixtures("machine")
def test_of_two_publishers_one_wins_and_the_other_is_told(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"{bucket}/two"
    one = mirror.place(url)
    mirror.pull(one)
    another_machine(monkeypatch, tmp_path)
    two = mirror.place(url)
    assert one != two
    mirror.pull(two)
    won = published(two, "1")
    with pytest.raises(Unpublishable, match="another run published to s3://bucket/two meanwhile"):
        published(one, "2")
    assert read_dataset(url, ["documents"])["documents"]["path"].tolist() == ["1.pdf"]
    mirror.pull(one)
    assert latest(one) is not None
    assert latest(one).name == won.name  # type: ignore[union-attr]


class Killed(BaseException):
    """The end of a process."""


@pytest.mark.parametrize("at", ["datapackage.json", "latest"])
def test_who_is_killed_before_the_last_write_leaves_the_old_version(
    bucket: str, machine: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    url = f"{bucket}/killed-{at}"
    out = mirror.place(url)
    mirror.pull(out)
    published(out, "1")

    def killed(to: str, file: Path, *_: str) -> None:
        if to.endswith(at):
            raise Killed
        put(to, file)

    put = beyond.put
    monkeypatch.setattr(beyond, "swap" if at == "latest" else "put", killed)
    with pytest.raises(Killed):
        published(out, "1", "2")
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(machine))
    assert read_dataset(url, ["documents"])["documents"]["path"].tolist() == ["1.pdf"]
    mirror.pull(out)
    again = published(out, "1", "2")
    assert again.is_new
    assert read_dataset(url, ["documents"])["documents"]["path"].tolist() == ["1.pdf", "2.pdf"]


@pytest.mark.usefixtures("machine")
def test_versions_and_changes_are_told_on_a_machine_that_made_none(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"{bucket}/told"
    out = mirror.place(url)
    mirror.pull(out)
    made = [published(out, "1"), published(out, "1", "2")]
    another_machine(monkeypatch, tmp_path)
    there = mirror.place(url)
    mirror.pull(there, everything=True)
    assert [one.name for one in kept(there)] == [one.name for one in made]
    assert {row.change for row in change_rows(there, "1", "2")} == {"added", "changed"}
    assert tables(there) == tables(out)


@pytest.mark.usefixtures("machine")
def test_what_was_damaged_on_the_way_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = "memory://damaged"
    out = mirror.place(url)
    mirror.pull(out)
    made = published(out, "1")
    fsspec.filesystem("memory").pipe_file(f"damaged/versions/{made.name}/records.csv", b"record_id\n")
    another_machine(monkeypatch, tmp_path)
    there = mirror.place(url)
    with pytest.raises(Unpublishable, match=r"records\.csv is not what was written"):
        mirror.pull(there)
    assert versions(there) == []
    with pytest.raises(FileNotFoundError, match=r"records\.csv is missing, or not what was written"):
        read_dataset(url, ["records"])


@pytest.mark.usefixtures("machine")
def test_one_run_at_a_time_and_a_lost_lease_harms_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    out = mirror.place("memory://leased")
    with mirror.leased(out, print):
        with pytest.raises(Unpublishable, match="another run \\(process"), mirror.leased(out, print, wait=False):
            pass
        held = json.loads(beyond.read("memory://leased/.paperledger/lease") or b"")
        assert held["until"] > 0
        monkeypatch.setattr(mirror, "LEASE", -1.0)
        fsspec.filesystem("memory").rm("/leased/.paperledger/lease")  # it ran out, and another took it
        with mirror.leased(out, print, wait=False):
            published(out, "1")
    assert read_dataset("memory://leased", ["documents"])["documents"]["path"].tolist() == ["1.pdf"]


@pytest.mark.usefixtures("machine")
def test_one_table_of_one_country_is_read_without_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    out = mirror.place("memory://one")
    mirror.pull(out)
    published(out, "1")
    fetched: list[str] = []
    fetch = beyond.fetch

    def spied(url: str, file: Path) -> bool:
        fetched.append(url)
        return fetch(url, file)

    monkeypatch.setattr(beyond, "fetch", spied)
    assert list(read_dataset("memory://one", ["records"], {"recipient": "KEN"})) == ["records"]
    assert len(read_dataset("memory://one", ["records"], {"recipient": "KEN"})["records"]) == 1
    assert read_dataset("memory://one", ["records"], {"recipient": "GHA"})["records"].empty
    assert {url.rpartition("/")[2] for url in fetched} == {"records.csv"}


def test_a_file_and_a_folder_are_listed_by_their_urls(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    beyond.put("memory://listed/b/a.txt", tmp_path / "a.txt")
    beyond.put("memory://listed/c.md", tmp_path / "a.txt")
    assert [each.url for each in beyond.listed("memory://listed")] == ["memory://listed/b/a.txt", "memory://listed/c.md"]
    assert [(each.url, each.size) for each in beyond.listed("memory://listed/c.md")] == [("memory://listed/c.md", 3)]
    assert beyond.listed("memory://nothing") == []
    found = afar.look(["memory://listed", "memory://list", "memory://nothing"], tmp_path, 2)
    assert sorted((paper.path, paper.refused) for paper in found.papers) == [
        ("memory://list", "vanished"),
        ("memory://listed/b/a.txt", "too_large"),
        ("memory://listed/c.md", "too_large"),
        ("memory://nothing", "vanished"),
    ]


def test_other_stores_are_not_published_to() -> None:
    with pytest.raises(Unreachable, match="https:// can be read, but not published to"):
        beyond.swap("https://example.org/latest", b"", "")


def read_from(request: Request) -> tuple[Run, Published, list[Step], Ingested]:
    steps: list[Step] = []
    progress = Progress(lambda tally: steps.append(tally.last))
    with stages.prepared(request, progress, print) as run:
        done = stages.run_local(run)
        return run, done, steps, stages.ingest(run)


@pytest.mark.usefixtures("machine")
def test_papers_and_dataset_in_a_store(bucket: str, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in ("000.pdf", "001.txt"):
        beyond.put(f"{bucket}/papers/{file}", corpus / file)
    url = f"{bucket}/dataset"
    _, done, steps, _ = read_from(Request(urls=(f"{bucket}/papers",), out=mirror.place(url), workers=1))
    assert done.is_new
    assert sorted(step.status for step in steps) == ["ok", "ok"]
    local = read_from(Request(tuple(corpus / name for name in ("000.pdf", "001.txt")), out=tmp_path / "local", workers=1))[1]
    for name in ("records.csv", "cells.csv", "mentions.csv", "evidence.csv"):
        assert (done.folder / name).read_bytes() == (local.folder / name).read_bytes()

    another_machine(monkeypatch, tmp_path)
    read: list[str] = []
    pieces = beyond.pieces

    def spied(at: str) -> Iterator[bytes]:
        read.append(at)
        return pieces(at)

    monkeypatch.setattr(beyond, "pieces", spied)
    second, again, steps, found = read_from(Request(urls=(f"{bucket}/papers",), out=mirror.place(url), workers=1))
    assert (again.name, again.is_new, steps) == (done.name, False, [])
    assert not [at for at in read if "/papers/" in at]

    shutil.rmtree(second.store.folder, ignore_errors=True)  # a machine of a cluster, which has a copy of nothing
    batch = Batch(tasks(found), second.store, Path("/nowhere"))
    assert [each.step.from_cache for each in read_batch(batch, 1)] == [True, True]


@pytest.mark.usefixtures("machine")
def test_who_looks_while_a_run_works_takes_nothing_from_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = "memory://looked"
    out = mirror.place(url)
    mirror.look(out, False, print)
    published(out, "1")
    with lock.held(out, print), monkeypatch.context() as patch:
        mirror.pull(out)
        another_machine(patch, tmp_path)
        there = mirror.place(url)
        mirror.look(there, False, print)
        won = published(there, "2")
        patch.undo()
        said: list[str] = []
        mirror.look(out, False, said.append)
        assert latest(out) != out / "versions" / won.name
        with pytest.raises(Unpublishable, match="another run published to memory://looked meanwhile"):
            published(out, "3")
    mirror.look(out, False, print)
    assert latest(out) == out / "versions" / won.name


@pytest.mark.usefixtures("machine")
def test_all_versions_at_a_url_are_checked_as_they_are_there() -> None:
    out = mirror.place("memory://checked")
    mirror.pull(out)
    old, new = published(out, "1"), published(out, "1", "2")
    marks = [line.partition("  ")[2] for line in checked_versions(out)]
    assert marks == ["as it was written", "as it was written  latest"]
    fsspec.filesystem("memory").pipe_file(f"checked/versions/{old.name}/records.csv", b"record_id\n")
    with pytest.raises(Damaged, match="1 of 2 versions are damaged"):
        list(checked_versions(out))
    assert [line.split()[0] for line in checked_lines(out)] == [old.name, "records.csv", new.name]


def checked_lines(out: Path) -> list[str]:
    lines = []
    with suppress(Damaged):
        for line in checked_versions(out):
            lines.append(line)  # noqa: PERF402  # what came before the end
    return lines


@pytest.mark.usefixtures("machine")
def test_what_others_share_is_not_deleted_from_here() -> None:
    out = mirror.place("memory://shared")
    mirror.pull(out)
    published(out, "1")
    with pytest.raises(Unpublishable, match="memory://shared is shared, and is deleted by the store's own means"):
        list(kept_versions(out, Age(keep=1)))
    with pytest.raises(Unpublishable, match="memory://shared is shared"):
        list(kept_cache(out, 30.0, old_code=False))


@pytest.mark.usefixtures("machine")
def test_papers_at_a_url_are_watched_and_told_of_when_there_are_none(tmp_path: Path) -> None:
    request = Request(urls=("memory://watched",), out=tmp_path / "out", corpus=tmp_path)
    before = watch.look(request)
    (tmp_path / "a.doc").write_text("one")
    beyond.put("memory://watched/a.doc", tmp_path / "a.doc")
    after = watch.look(request)
    assert after != before
    assert watch.look(request) == after
    with (
        stages.opened(request, Progress(lambda _: None)) as run,
        pytest.raises(stages.NoPapers, match=r"no papers in memory://watched; .* Passed over: memory://watched/a\.doc"),
    ):
        stages.ingest(run)


@pytest.mark.usefixtures("machine")
def test_a_url_under_which_nothing_is_makes_no_version(tmp_path: Path) -> None:
    request = Request(urls=("memory://nothing/here",), out=tmp_path / "out", corpus=tmp_path)
    with (
        stages.opened(request, Progress(lambda _: None)) as run,
        pytest.raises(stages.NoPapers, match=r"no papers in memory://nothing/here; nothing was published"),
    ):
        stages.ingest(run)


@pytest.mark.usefixtures("machine")
def test_people_are_told_of_the_url_and_not_of_its_mirror() -> None:
    out = mirror.place("memory://named")
    made = published(out, "a")
    said = list(summary.lines(summary.summarise(made), out))[-1]
    assert f"{made.name}: memory://named/latest, " in said
    assert mirror.told(Unpublishable(f"{out}/latest is as it was"), out) == "memory://named/latest is as it was"
    assert outcome("published", "x", out)["out"] == "memory://named"


def test_copies_of_papers_lie_on_a_file_system_without_locks_too(
    machine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("one")
    beyond.put("memory://unlocked/a.txt", tmp_path / "a.txt")
    others = machine / "paperledger" / "papers" / "another's"
    others.mkdir(parents=True)
    os.utime(others, (0, 0))

    def refused(_handle: int, _how: int) -> None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))

    monkeypatch.setattr(fcntl, "flock", refused)
    with scratch() as copies:
        copy = copies.near(Task("doc_1", "", b"memory://unlocked/a.txt", "text/plain", "memory://unlocked/a.txt"))
        assert Path(os.fsdecode(copy.file)).read_text() == "one"
    assert others.exists()


def test_copies_of_papers_that_a_killed_run_left_are_swept_away(machine: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    beyond.put("memory://left/a.txt", tmp_path / "a.txt")
    left, used = machine / "paperledger" / "papers" / "left", machine / "paperledger" / "papers" / "used"
    for folder in (left, used):
        folder.mkdir(parents=True)
        os.utime(folder, (0, 0))
    handle = os.open(used, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    with scratch() as copies:
        copy = copies.near(Task("doc_1", "", b"memory://left/a.txt", "text/plain", "memory://left/a.txt"))
        assert Path(os.fsdecode(copy.file)).read_text() == "one"
        assert (left.exists(), used.exists()) == (False, True)
    os.close(handle)
    assert not Path(os.fsdecode(copy.file)).exists()
