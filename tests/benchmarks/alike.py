"""What papers cost that all but say the same, as yearly reports do: python -m tests.benchmarks.alike [PAPERS ...]

Each paper holds the same statements; in each, one in five has another year, one in five another sum and one in ten some
other words. Told are for each number of papers the CPU seconds of reconciling them and of emitting the dataset, the most
memory, the records, those that are flagged as doubtful, the letters of all flags, and the factors from size to size.
"""

import multiprocessing
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.model.extract import Extract, PlacedStatement
from extractors.model.fact import Money, Statement
from extractors.model.rows import DocumentRow
from flows.contents import Contents
from flows.emit.publish import emit
from flows.gather import gathered
from tests.benchmarks.emitting import files
from tests.benchmarks.reconcile import places, restated, statement

STATEMENTS = 40
OTHER_YEAR, OTHER_SUM, OTHER_WORDS = 0.2, 0.2, 0.1


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of both stages, MB, and counts."""

    reconcile: float
    emit: float
    memory: float
    records: int
    doubtful: int
    letters: int


def variant(rng: random.Random, one: Statement) -> Statement:
    """The statement as another paper of the row has it."""
    how = rng.random()
    if how < OTHER_YEAR:
        year = (one.year or 2000) + rng.randint(1, 5)
        return replace(one, year=year, date=str(year))
    if how < OTHER_YEAR + OTHER_SUM:
        return replace(one, moneys=tuple(Money(m.value * rng.randint(2, 9), m.currency) for m in one.moneys))
    return restated(rng, one) if how < OTHER_YEAR + OTHER_SUM + OTHER_WORDS else one


def corpus(n: int, seed: int = 3) -> Iterator[Extract]:
    """So many papers."""
    rng = random.Random(seed)
    names = places(rng, 60)
    template = [statement(rng, names) for _ in range(STATEMENTS)]
    for i in range(n):
        document_id = f"doc_{i:06d}"
        about = (f"{i}.pdf", (), "application/pdf", f"Report of the year {i}", (), 2000, "", "", "", "", "en")
        row = DocumentRow(document_id, f"{i:064x}", *about, 1, 0, 0, 0, 0, "ok", "", "x")
        told, text = [], ""
        for one in (variant(rng, each) for each in template):
            start = len(text)
            text += one.quote + "\n\n"
            placed = replace(one, start=start, end=start + len(one.quote))
            told.append(PlacedStatement(placed, document_id, "body", None, 1, None))
        yield Extract(row, text=text, statements=tuple(told))


def measured(n: int) -> Cost:
    """What so many papers cost."""
    papers = list(corpus(n))
    begun = time.process_time()
    contents: Contents = gathered(papers, ())
    known = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        emit(contents, {"papers": str(n)}, Path(folder), files)
    emitted = time.process_time()
    return Cost(
        known - begun,
        emitted - known,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        len(contents.records),
        sum("possible_duplicate" in row.flags for row in contents.records),
        sum(len(row.detail) for row in contents.flags),
    )


def main(sizes: Sequence[int]) -> None:
    """Print a line a size."""
    before: Cost | None = None
    for n in sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            cost = pool.apply(measured, (n,))
        print(f"{n} papers: reconcile {cost.reconcile:.1f}, emit {cost.emit:.1f} CPU s, {cost.memory:.0f} MB", end="; ")
        print(f"{cost.records} records, {cost.doubtful} doubtful, {cost.letters} letters of flags", flush=True)
        if before is not None:
            print(f"    x{cost.reconcile / before.reconcile:.1f} and x{cost.emit / before.emit:.1f}", flush=True)
        before = cost


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 1000])
