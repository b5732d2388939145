"""What goes wrong in passing, and then a plain run: python -m tests.benchmarks.passing [TIMES] [SEED] [KIND...]

So many times each, at moments drawn by lot, a reader is killed, the OCR program is killed, a paper is changed after it was
found, and one vanishes. After each the run is repeated, and its tables must be those of an undisturbed one, byte for byte.
Told is for each kind how often that held; a round in which the accident came too late to do anything is not counted.
"""

import os
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from PIL import Image, ImageDraw, ImageFont

from flows import beforehand, stages
from flows.emit.version import Unpublishable
from flows.extract.limits import Limits
from flows.extract.pool import Readers
from flows.progress import Progress
from flows.stages import HeldBack, Request
from tests.flows import papers
from tests.flows.test_again import tables

ENOUGH = 60.0
"""Seconds that a reader may take to appear."""


def corpus(folder: Path) -> Path:
    """A text, a PDF of three pages and a scan of two lines."""
    papers.corpus(folder, 2)
    papers.pdf(folder / "long.pdf", *papers.SENTENCES)
    sheet = Image.new("L", (1000, 240), 255)
    font = ImageFont.load_default(34)
    for i, line in enumerate(("In 2016 China lent Kenya US$ 3 million.", "The money was for a road of 20 km.")):
        ImageDraw.Draw(sheet).text((40, 40 + 80 * i), line, fill=0, font=font)
    sheet.save(folder / "scan.pdf", resolution=200)
    return folder


@contextmanager
def one_nursery() -> Iterator[Readers]:
    """Readers that all runs share: what they load costs more than these papers."""
    with Readers(2, Limits()) as readers:
        shared = mock.MagicMock()
        shared.__enter__.return_value = readers
        with mock.patch("flows.stages.Readers", return_value=shared):
            yield readers


def run(folder: Path, out: Path, meanwhile: Callable[[], object] = lambda: None) -> bool:
    """Run over a folder; `meanwhile` happens between looking what there is and reading it. Whether all was well."""
    with stages.prepared(Request((folder,), out, folder, workers=2), Progress(), print) as prepared:
        found = stages.ingest(prepared)
        meanwhile()
        if stages.published_before(prepared, found):
            return True
        extracts = stages.extract(prepared, beforehand.tasks(found))
        try:
            stages.emit(prepared, found, stages.reconcile(prepared, found, extracts))
        except (HeldBack, Unpublishable) as held:
            print(held)
        return not prepared.again


def children(of: int) -> list[int]:
    """The processes that a process has forked."""
    try:
        return [int(each) for each in Path(f"/proc/{of}/task/{of}/children").read_text().split()]
    except OSError:
        return []


def name_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""


def killing(readers: Readers, engine: bool, chance: random.Random) -> None:
    """Kill the first reader, or the first OCR program, that shows up from now on, a moment after it does."""
    after = chance.random() * (0.15 if engine else 0.4)

    def wait_and_kill() -> None:
        end = time.monotonic() + ENOUGH
        while time.monotonic() < end:
            nursery = readers.line.nursery
            for pid in children(nursery.process.pid) if nursery else []:
                if (name_of(pid) == "tesseract") == engine:
                    time.sleep(after)
                    os.kill(pid, signal.SIGKILL)
                    return
            time.sleep(0.001)

    def swallow() -> None:
        try:
            wait_and_kill()
        except ProcessLookupError:  # it was faster
            return

    threading.Thread(target=swallow, daemon=True).start()


def changed(folder: Path, chance: random.Random) -> None:
    """Cut, lengthen or replace one paper."""
    file = chance.choice(sorted(folder.iterdir()))
    data = file.read_bytes()
    others = [data[: chance.randrange(1, len(data))], data + b"\nmore", b"%PDF-1.4\nothers", b"other words"]
    file.write_bytes(chance.choice(others))


def vanished(folder: Path, chance: random.Random) -> None:
    """Take one paper away."""
    chance.choice(sorted(folder.iterdir())).unlink()


KINDS = ("reader killed", "engine killed", "paper changed", "paper vanished")


def once(
    kind: str, kept: Path, scratch: Path, readers: Readers, whole: dict[str, bytes], chance: random.Random
) -> bool | None:
    """Whether a run was mended after an accident; None where there was none."""
    folder, out = scratch / "papers", scratch / "out"
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(kept, folder)

    def meanwhile() -> None:
        if kind == "paper changed":
            changed(folder, chance)
        elif kind == "paper vanished":
            vanished(folder, chance)
        else:
            killing(readers, kind == "engine killed", chance)

    if run(folder, out, meanwhile):
        return None
    shutil.rmtree(folder)
    shutil.copytree(kept, folder)
    return run(folder, out) and tables(out) == whole


def main(times: int, seed: int, kinds: tuple[str, ...]) -> int:
    """Gives how many rounds were not mended."""
    chance, bad = random.Random(seed), 0
    with tempfile.TemporaryDirectory(prefix="passing-") as name, one_nursery() as readers:
        place = Path(name)
        kept, scratch = corpus(place / "kept"), place / "scratch"
        shutil.copytree(kept, scratch / "papers")
        assert run(scratch / "papers", place / "undisturbed")
        whole = tables(place / "undisturbed")
        for kind in kinds:
            held: list[bool] = []
            tries = 0
            while len(held) < times and tries < 5 * times:
                tries += 1
                found = once(kind, kept, scratch, readers, whole, chance)
                held += [] if found is None else [found]
            bad += len(held) - sum(held)
            print(f"{kind:16} {sum(held)} of {len(held)} mended; {tries - len(held)} came too late", flush=True)
    return bad


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(bool(main(int(given[0]) if given else 20, int(given[1]) if len(given) > 1 else 1, tuple(given[2:]) or KINDS)))
