"""What publishing a dataset costs: CPU seconds and memory a paper, for made-up corpora whose rows nobody holds.

    python -m tests.benchmarks.emitting [PAPERS ...]

Each size runs in a process of its own: a first version, then one in which a paper of a hundred says another thing. A paper
has 400 rows, as real ones have, and 20,000 letters of text; its rows are made anew whenever they are asked for, so that what
memory grows by is what emitting holds.

On two cores that others used 40 papers took 5.6 and 6.2 CPU s and 103 MB, making the rows included; when the rule for a cell
was looked up for each it was 7.2 and 7.9 s, and when all texts were held memory grew by 0.02 MB a paper.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Generic, TypeVar, overload

from extractors.model.ids import content_id
from extractors.model.rows import (
    CellRow,
    ChangeRow,
    DocumentRow,
    EntityRow,
    EvidenceRow,
    FlagRow,
    MentionRow,
    ParticipantRow,
    RecordRow,
    TableRow,
)
from flows.contents import Contents
from flows.emit.people import files_of as for_people
from flows.emit.publish import Pieces, emit, whole
from flows.explore.page import files_of as explored
from flows.report.page import files_of as reported
from tests.flows import rows

CELLS, MENTIONS, RECORDS, FLAGS = 140, 220, 10, 5
LETTERS = 20_000
ENTITIES = 200
"""Countries and the like, however many papers there are."""

R = TypeVar("R")


@dataclass(frozen=True)
class Made(Sequence[R], Generic[R]):
    """Rows that are made when they are asked for: those of each paper, one paper after the other."""

    n: int
    of_paper: Callable[[int], Iterator[R]]
    each: int

    def __len__(self) -> int:
        return self.n * self.each

    def __iter__(self) -> Iterator[R]:
        for i in range(self.n):
            yield from self.of_paper(i)

    @overload
    def __getitem__(self, at: int) -> R: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[R]: ...
    def __getitem__(self, at: int | slice) -> R | Sequence[R]:
        if isinstance(at, slice):
            return tuple(islice(self, at.start, at.stop, at.step))
        return next(islice(self, at, None))


class Texts(Mapping[str, str]):
    """The papers' texts."""

    def __init__(self, n: int) -> None:
        self.n = n

    def __len__(self) -> int:
        return self.n

    def __iter__(self) -> Iterator[str]:
        return (document(i).document_id for i in range(self.n))

    def __getitem__(self, document_id: str) -> str:
        return rows.TEXT + " x" * (LETTERS // 2)


def document(i: int) -> DocumentRow:
    return replace(rows.document(f"{i}.pdf", f"{i:064x}"), title=f"Paper {i}")


@dataclass(frozen=True)
class Corpus:
    """So many made-up papers by their number; one in a hundred says `said`."""

    n: int
    said: str = ""

    def tables(self, i: int) -> Iterator[TableRow]:
        yield rows.table(document(i))

    def cells(self, i: int) -> Iterator[CellRow]:
        own, text = rows.table(document(i)), self.said if i % 100 == 0 else ""
        for k in range(CELLS):
            yield replace(rows.cell(own, k % 10, f"cell {k} of {i} {text}"), row=k // 10)

    def mentions(self, i: int) -> Iterator[MentionRow]:
        own = document(i)
        one = rows.mention(own)
        for k in range(MENTIONS):
            yield replace(one, mention_id=content_id("men", own.document_id, k), entity_id=f"ent_{(i * k) % ENTITIES:03d}")

    def records(self, i: int) -> Iterator[RecordRow]:
        for k in range(RECORDS):
            place = (i * RECORDS + k) * 2**64 // (self.n * RECORDS)  # records stand in the order of their ids
            yield replace(rows.record(), record_id=f"rec_{place:016x}", title=f"loan {k} of paper {i}")

    def evidence(self, i: int) -> Iterator[EvidenceRow]:
        for record in self.records(i):
            yield rows.evidence(document(i), record)

    def participants(self, i: int) -> Iterator[ParticipantRow]:
        for record in self.records(i):
            yield ParticipantRow(record.record_id, "donor", "China", None, "CHN", None, None, None, "sentence")

    def flags(self, i: int) -> Iterator[FlagRow]:
        own = document(i).document_id
        for k in range(FLAGS):
            yield FlagRow(content_id("flg", i, k), "documents", own, own, 1, "unreadable_page", f"page {k}")

    def contents(self) -> Contents:
        """The papers as a dataset."""
        n = self.n
        return Contents(
            documents=Made(n, lambda i: iter((document(i),)), 1),
            tables=Made(n, self.tables, 1),
            cells=Made(n, self.cells, CELLS),
            mentions=Made(n, self.mentions, MENTIONS),
            entities=tuple(EntityRow(f"ent_{k:03d}", "ORG", f"Body {k}", "", "", (), 1, 1) for k in range(ENTITIES)),
            records=Made(n, self.records, RECORDS),
            participants=Made(n, self.participants, RECORDS),
            evidence=Made(n, self.evidence, RECORDS),
            flags=Made(n, self.flags, FLAGS),
            texts=Texts(n),
        )


def measured(n: int) -> tuple[float, float, float]:
    """CPU seconds of each of two versions, and the most memory that the process took, in MB."""
    with tempfile.TemporaryDirectory() as folder:
        seconds = []
        for said in ("", "otherwise"):
            start = time.process_time()
            made = Corpus(n, said).contents()
            emit(made, {"papers": said}, Path(folder), files)
            seconds.append(time.process_time() - start)
    return seconds[0], seconds[1], resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def files(contents: Contents, changes: Collection[ChangeRow]) -> Iterator[tuple[str, Pieces]]:
    yield from whole(reported(contents, changes))
    yield from for_people(contents)
    yield from explored(contents, {})


def main(sizes: Sequence[int]) -> None:
    """Print a line a size, and what each paper adds."""
    before: tuple[int, float] | None = None
    for n in sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            first, second, most = pool.apply(measured, (n,))
        grown = "" if before is None else f", {(most - before[1]) / (n - before[0]):.3f} MB a paper more"
        print(f"{n} papers: {first:.1f} and {second:.1f} CPU s, {most:.0f} MB{grown}", flush=True)
        before = (n, most)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 400, 1600])
