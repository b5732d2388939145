"""An output folder beyond this machine, and its mirror on it: runs work on the mirror, versions go back and forth.

    URL/latest                      {"version": name, "manifest": sha256 of its datapackage.json}
    URL/versions/<name>/...         files as in a folder; datapackage.json comes last
    URL/.paperledger/lease          who publishes, and until when
    URL/.paperledger/cache/...      what was read of papers

A reader goes from `latest` to the manifest to the files, so it sees a whole version or the one before. `latest` is written
only in place of the one that the run began with: of two publishers one wins, whatever became of the lease.
"""

import hashlib
import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from flows import beyond, durable
from flows.emit import guard, last, lock
from flows.emit.last import WORK
from flows.emit.package import digest
from flows.emit.version import DESCRIPTOR, DRAFT, LATEST, VERSIONS, Unpublishable, latest, switch

MARK = "beyond.json"
"""In a mirror's working folder: its URL and the mark of the `latest` that it was brought up to."""

NOTES = (last.FILE, guard.NOTES, "seen.json")
LEASE = 300.0
"""Seconds that a lease lasts; it is renewed three times as often."""


def place(url: str) -> Path:
    """The mirror of an output folder, made when it is not there."""
    out = beyond.copies() / hashlib.sha256(url.rstrip("/").encode()).hexdigest()[:16]
    (out / WORK).mkdir(parents=True, exist_ok=True)
    if not url_of(out):
        _note(out, url.rstrip("/"), "")
    return out


def url_of(out: Path) -> str:
    """The URL of which an output folder is the mirror, "" for one that is none."""
    return _noted(out).get("url", "")


def told(error: Exception, out: Path) -> str:
    """What an error says, for people: of the URL where it names the mirror, which only this machine has."""
    url = url_of(out)
    return str(error).replace(str(out), url) if url else str(error)


def _noted(out: Path) -> dict[str, str]:
    try:
        return {str(name): str(value) for name, value in json.loads((out / WORK / MARK).read_bytes()).items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _note(out: Path, url: str, mark: str) -> None:
    durable.put(out / WORK / MARK, json.dumps({"url": url, "mark": mark}).encode())


def look(out: Path, everything: bool, say: Callable[[str], None]) -> None:
    """`pull` for who only reads. A mirror on which a run of this machine works stays as that run has it.

    For the run goes by what its own pull left there. Only where there is no version yet it is waited for.
    """
    try:
        with lock.held(out, say, wait=latest(out) is None):
            pull(out, everything)
    except lock.Busy:
        return


def pull(out: Path, everything: bool = False) -> None:
    """Bring a mirror up to its URL: the latest version, or with `everything` all of them. A folder that is none stays.

    Only for the holder of the mirror's lock. Raises Unreachable; Unpublishable when what is there is not what its manifest
    says.
    """
    url = url_of(out)
    if not url:
        return
    data, mark = beyond.marked(f"{url}/{LATEST}")
    name = str(json.loads(data)["version"]) if data else ""
    names = {name} if name else set()
    if everything:
        there = [each.url.split("/") for each in beyond.listed(f"{url}/{VERSIONS}")]
        names |= {parts[-2] for parts in there if parts[-1] == DESCRIPTOR}
    for each in sorted(names):
        _fetch_version(out, url, each)
    for note in NOTES:
        beyond.fetch(f"{url}/{WORK}/{note}", out / WORK / note)
    _switch(out, name)
    _note(out, url, mark)


def _switch(out: Path, name: str) -> None:
    if name:
        switch(out, out / VERSIONS / name)
    else:
        (out / LATEST).unlink(missing_ok=True)


def fetched(out: Path) -> Iterator[Path]:
    """Each version at the URL of a mirror, oldest first, as it is there now, in a folder that is gone with the next one.

    What a run that was killed had sent of a version is none: it has no manifest.
    """
    url, now = url_of(out), latest(out)
    there: dict[str, list[str]] = {}
    for each in beyond.listed(f"{url}/{VERSIONS}"):
        name, _, path = each.url.removeprefix(f"{url}/{VERSIONS}/").partition("/")
        there.setdefault(name, []).append(path)
    for name, paths in sorted(there.items()):
        if DESCRIPTOR not in paths and (now is None or name != now.name):
            continue
        with TemporaryDirectory() as folder:
            for path in paths:
                beyond.fetch(f"{url}/{VERSIONS}/{name}/{path}", Path(folder) / name / path)
            yield Path(folder) / name


def _fetch_version(out: Path, url: str, name: str) -> None:
    """Fetch a version's files that are not here, manifest last; each is checked by its hash."""
    whole, there = out / VERSIONS / name, f"{url}/{VERSIONS}/{name}"
    if (whole / DESCRIPTOR).is_file():
        return
    folder = whole.with_name(f"{DRAFT}{name}")
    manifest = beyond.read(f"{there}/{DESCRIPTOR}")
    if manifest is None:
        raise Unpublishable(f"{there} has no {DESCRIPTOR}: it is no whole version")
    described = json.loads(manifest)
    for each in (file for one in (*described["resources"], *described["files"]) for file in one.get("parts", [one])):
        path, file = str(each["path"]), folder / str(each["path"])
        if not file.is_file() and not beyond.fetch(f"{there}/{path}", file):
            raise Unpublishable(f"{there}/{path} is missing")
        if digest(file) != each["hash"]:
            file.unlink()
            raise Unpublishable(f"{there}/{path} is not what was written")
    (folder / DESCRIPTOR).write_bytes(manifest)
    folder.rename(whole)


def push(out: Path, folder: Path, becomes_latest: bool) -> None:
    """Send a version, manifest last, and make it the latest in place of the one that the run began with.

    A folder that is no mirror stays as it is. Raises Unreachable; Unpublishable when another run was first, whose version
    stays the latest there.
    """
    url = url_of(out)
    if not url:
        return
    there = f"{url}/{VERSIONS}/{folder.name}"
    if f"{there}/{DESCRIPTOR}" not in {each.url for each in beyond.listed(there)}:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            path = file.relative_to(folder).as_posix()
            if path != DESCRIPTOR:
                beyond.put(f"{there}/{path}", file)
        beyond.put(f"{there}/{DESCRIPTOR}", folder / DESCRIPTOR)
    if not becomes_latest:
        return
    points = json.dumps({"version": folder.name, "manifest": digest(folder / DESCRIPTOR)}).encode()
    try:
        mark = beyond.swap(f"{url}/{LATEST}", points, _noted(out).get("mark", ""))
    except beyond.Overtaken as error:
        raise Unpublishable(f"another run published to {url} meanwhile, its version stays the latest; run again") from error
    _note(out, url, mark)


def push_notes(out: Path) -> None:
    """Send what a run leaves for the next. Raises Unreachable."""
    url = url_of(out)
    for note in NOTES:
        if url and (out / WORK / note).is_file():
            beyond.put(f"{url}/{WORK}/{note}", out / WORK / note)


@contextmanager
def leased(out: Path, on_wait: Callable[[str], None], wait: bool = True) -> Iterator[None]:
    """Be the only run on the URL of a mirror, as far as all keep to it: a lease that was lost costs a run, never a version.

    Raises Unreachable; Unpublishable when another run holds the lease and `wait` is False.
    """
    url = url_of(out)
    if not url:
        yield
        return
    mine = _Lease(f"{url}/{WORK}/lease")
    mine.take(url, on_wait, wait)
    renewing = threading.Thread(target=mine.renew, daemon=True)
    renewing.start()
    try:
        yield
    finally:
        mine.done.set()
        renewing.join()
        mine.leave()


@dataclass(frozen=True, slots=True)
class _Held:
    """Who holds a lease, and until when, in seconds since the epoch."""

    holder: str = ""
    until: float = 0.0

    @classmethod
    def of(cls, data: bytes) -> "_Held":
        """What a lease object says; nobody holds one that cannot be understood."""
        try:
            found = json.loads(data)
            return cls(str(found["holder"]), float(found["until"]))
        except (ValueError, LookupError, TypeError):
            return cls()


class _Lease:
    """A lease object, held by this process."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.holder = f"process {os.getpid()} on {socket.gethostname()}"
        self.mark = ""
        self.done = threading.Event()

    def take(self, url: str, on_wait: Callable[[str], None], wait: bool) -> None:
        told = False
        while True:
            data, mark = beyond.marked(self.url)
            held = _Held.of(data)
            if held.until <= time.time():
                try:
                    self.mark = beyond.swap(self.url, self._said(), mark)
                    return
                except beyond.Overtaken:
                    continue
            if not wait:
                raise Unpublishable(f"another run ({held.holder}) is writing to {url}")
            if not told:
                on_wait(f"another run ({held.holder}) is writing to {url}; waiting for it to end")
                told = True
            time.sleep(1)

    def renew(self) -> None:
        """Keep it while the run goes on; who lost it goes on without."""
        while not self.done.wait(LEASE / 3):
            try:
                self.mark = beyond.swap(self.url, self._said(), self.mark)
            except (beyond.Overtaken, beyond.Unreachable):
                return

    def leave(self) -> None:
        """Give it back, if it is still held."""
        try:
            beyond.swap(self.url, json.dumps({"holder": "", "until": 0.0}).encode(), self.mark)
        except (beyond.Overtaken, beyond.Unreachable):
            return

    def _said(self) -> bytes:
        return json.dumps({"holder": self.holder, "until": time.time() + LEASE}).encode()
