"""A version in the making: files written one after the other into a folder beside the versions, none held in memory."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from flows.durable import sync
from flows.emit.version import DRAFT, LATEST, VERSIONS, Published, Unpublishable, sweep, switch

CHUNK = 1 << 20
"""Bytes of a file that are read at a time."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file of a draft: its size in bytes and its SHA-256 in hex digits."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A folder, and what has been written into it by path."""

    folder: Path
    files: dict[str, Written] = field(default_factory=dict)

    def put(self, path: str, pieces: Iterable[bytes]) -> None:
        """Write a file, its pieces one after the other. Raises OSError, and FileExistsError for a path that is taken."""
        total, size = hashlib.sha256(), 0
        with self._target(path).open("xb") as handle:
            for piece in pieces:
                handle.write(piece)
                total.update(piece)
                size += len(piece)
        self.files[path] = Written(size, total.hexdigest())

    @contextmanager
    def file(self, path: str) -> Iterator[Path]:
        """A place for a file that something else writes."""
        target = self._target(path)
        yield target
        total = hashlib.sha256()
        with target.open("rb") as handle:
            while piece := handle.read(CHUNK):
                total.update(piece)
        self.files[path] = Written(target.stat().st_size, total.hexdigest())

    @contextmanager
    def several(self, paths: Sequence[str]) -> Iterator[list[Callable[[bytes], None]]]:
        """What writes pieces to each of some files, which are open at the same time."""
        with ExitStack() as stack:
            handles = [stack.enter_context(self._target(path).open("xb")) for path in paths]
            totals, sizes = [hashlib.sha256() for _ in paths], [0] * len(paths)

            def writer(i: int) -> Callable[[bytes], None]:
                def write(piece: bytes) -> None:
                    handles[i].write(piece)
                    totals[i].update(piece)
                    sizes[i] += len(piece)

                return write

            yield [writer(i) for i in range(len(paths))]
        self.files.update({path: Written(n, own.hexdigest()) for path, n, own in zip(paths, sizes, totals, strict=True)})

    @contextmanager
    def taken_out(self, path: str) -> Iterator[Path]:
        """A file that was written, no part of the draft any more; gone at the end."""
        del self.files[path]
        with tempfile.TemporaryDirectory(prefix=DRAFT, dir=self.folder.parent) as beside:
            yield (self.folder / path).rename(Path(beside) / "taken")

    def _target(self, path: str) -> Path:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        return target

    def seal(self) -> None:
        """Let all of it be on the disk, and not be changed any more."""
        for path in self.files:
            with (self.folder / path).open("rb") as handle:
                os.fsync(handle.fileno())
            (self.folder / path).chmod(0o444)
        self.folder.chmod(0o755)
        for each in {self.folder, *(p for p in self.folder.rglob("*") if p.is_dir())}:
            sync(each)


@contextmanager
def drafted(out: Path) -> Iterator[Draft]:
    """A draft in an output folder, gone at the end unless it was published. Only for the holder of the folder's lock.

    Raises Unpublishable when the disk does not let it be.
    """
    folder = None
    try:
        (out / VERSIONS).mkdir(parents=True, exist_ok=True)
        with suppress(PermissionError):  # a folder above may be another's, and then it is not new
            sync(out.parent)
        sweep(out)
        folder = Path(tempfile.mkdtemp(prefix=DRAFT, dir=out / VERSIONS))
        yield Draft(folder)
    except OSError as error:
        raise Unpublishable(f"nothing was published, {out / LATEST} is as it was: {error.strerror or error}") from error
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def publish(out: Path, name: str, draft: Draft, becomes_latest: bool = True) -> Published:
    """Make a draft the version called `name`, and point `latest` at it. Raises OSError."""
    draft.seal()
    folder = out / VERSIONS / name
    draft.folder.rename(folder)
    sync(out / VERSIONS)
    if becomes_latest:
        switch(out, folder)
    return Published(folder, is_new=True)
