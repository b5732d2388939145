"""Files of the cache and of versions damaged, and then a plain run: python -m tests.benchmarks.damages [TIMES] [SEED]

So many times a file drawn by lot is cut, flipped in one bit, emptied, swapped with another, or removed: an entry of the
cache, what the run before left about itself, or a file of the latest version. The next run must end with the tables of an
undisturbed one, byte for byte; that a published file was damaged it must say.
"""

import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from flows import beforehand, stages
from flows.progress import Progress
from flows.stages import Request
from tests.benchmarks.passing import corpus, one_nursery
from tests.flows.test_again import tables

Kind = Literal["cache", "published", "last run"]


def cut(file: Path, chance: random.Random) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: chance.randrange(max(1, len(data)))])


def flipped(file: Path, chance: random.Random) -> None:
    data = bytearray(file.read_bytes() or b"x")
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(data)


def emptied(file: Path, _chance: random.Random) -> None:
    file.write_bytes(b"")


def swapped(file: Path, chance: random.Random) -> None:
    """With a file of its kind, of whatever folder."""
    top = next((up for up in file.parents if up.name in ("cache", "versions")), file.parent)
    others = [path for path in sorted(top.rglob(f"*{file.suffix}")) if path != file and path.is_file()]
    if not others:
        return flipped(file, chance)
    other = chance.choice(others)
    one, two = file.read_bytes(), other.read_bytes()
    if one == two:
        return flipped(file, chance)
    other.chmod(0o644)
    file.write_bytes(two)
    other.write_bytes(one)
    return None


def removed(file: Path, _chance: random.Random) -> None:
    file.unlink()


WAYS: Mapping[str, Callable[[Path, random.Random], None]] = {
    "cut": cut,
    "flipped": flipped,
    "emptied": emptied,
    "swapped": swapped,
    "removed": removed,
}


def targets(out: Path, kind: Kind) -> list[Path]:
    """The files of a kind in an output folder."""
    if kind == "cache":
        return sorted((out / ".paperledger" / "cache").rglob("*.json"))
    if kind == "last run":
        return [out / ".paperledger" / "last.json"]
    return sorted(path for path in (out / "latest").resolve().rglob("*") if path.is_file())


def run(folder: Path, out: Path) -> list[str]:
    """A plain run; gives what it said."""
    said: list[str] = []
    with stages.prepared(Request((folder,), out, folder, workers=2), Progress(), said.append) as prepared:
        found = stages.ingest(prepared)
        if not stages.published_before(prepared, found):
            extracts = stages.extract(prepared, beforehand.tasks(found))
            stages.emit(prepared, found, stages.reconcile(prepared, found, extracts))
    return said


def once(kept: Path, scratch: Path, kind: Kind, way: str, chance: random.Random, whole: dict[str, bytes]) -> str:
    """What did not hold after a file was damaged; "" where all did."""
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(kept, scratch, symlinks=True)
    out = scratch / "out"
    file = chance.choice(targets(out, kind))
    file.chmod(0o644)
    WAYS[way](file, chance)
    if kind == "cache":  # which is only looked into when there is something to make of it
        shutil.rmtree(out / "versions")
        (out / "latest").unlink()
    name = str(file.relative_to(out.resolve() if kind == "published" else out))
    try:
        said = run(scratch / "papers", out)
    except Exception as error:  # whatever it is, it is what is looked for
        return f"{name}: {type(error).__name__}: {error}"
    if tables(out) != whole:
        return f"{name}: its tables are others"
    if kind == "published" and not any("damaged" in line for line in said):
        return f"{name}: it was not said"
    return ""


def main(times: int, seed: int) -> int:
    """Gives how many damages were not said and mended."""
    chance, bad = random.Random(seed), 0
    done: Counter[str] = Counter()
    kinds: tuple[Kind, ...] = ("cache", "published", "published", "cache", "last run")
    with tempfile.TemporaryDirectory(prefix="damages-") as name, one_nursery():
        kept, scratch = Path(name) / "kept", Path(name) / "scratch"
        corpus(scratch / "papers")
        run(scratch / "papers", scratch / "out")
        whole = tables(scratch / "out")
        shutil.copytree(scratch, kept, symlinks=True)
        for i in range(times):
            kind, way = kinds[i % len(kinds)], list(WAYS)[i // len(kinds) % len(WAYS)]
            fault = once(kept, scratch, kind, way, chance, whole)
            done[f"{kind} {way}"] += 1
            bad += bool(fault)
            if fault:
                print(f"{kind} {way}: {fault}", flush=True)
    print(f"{times - bad} of {times} said and mended: {dict(sorted(done.items()))}")
    return bad


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100, int(sys.argv[2]) if len(sys.argv) > 2 else 1)))
