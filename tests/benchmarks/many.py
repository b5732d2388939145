"""Many papers through reconcile and emit in one process: what a paper costs, and what memory grows by.

    python -m tests.benchmarks.many [--reconcile | --shards] [PAPERS ...]

Each size runs in a process of its own. A paper has 400 rows, as real ones have: ten statements with the countries, dates,
sums and organisations in them, 210 mentions in all, two tables of 140 cells and twenty figures; a quarter of all statements
restate one of an earlier paper. Papers bring new names, ever fewer of them, as Heaps' law has it: in 37 real papers the
number of organisations grows with the power .85 of that of papers, here organisations and places do with .7. With
--reconcile nothing is emitted; nor with --shards, where papers have a hundred statements: told is then whether shards, of
papers in another order, give the bytes of one piece.
"""

import math
import multiprocessing
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from extractors.model.extract import Extract, PlacedStatement
from extractors.model.fact import Statement
from extractors.model.ids import content_id
from extractors.model.rows import CellRow, DocumentRow, MentionRow, ObservationRow, TableRow
from flows.contents import Contents
from flows.emit import csvfile
from flows.emit.publish import emit
from flows.gather import gathered
from flows.kept import PAPERS_HELD, kept, picked
from flows.reconcile import stated
from flows.reconcile.shards import here
from flows.reconcile.tables import country_names
from tests.benchmarks.emitting import files
from tests.benchmarks.reconcile import places, restated, statement

STATEMENTS, MENTIONS, CELLS, FIGURES = 10, 210, 140, 20
RESTATED = 0.25
BODIES, SITES, GROWTH = 60, 8, 0.7
"""Organisations and places that the first paper may name, and the power of the papers with which both grow."""

SORTS = ("Bank", "Ministry of Works", "Railway Company", "University", "Port Authority")

COUNTRIES = sorted(country_names())

PLACES = places(random.Random(7), 400)
"""Words that text between statements is made of."""


def known_by(paper: int, first: int) -> int:
    """Names that papers up to this one may use, of which the first may use so many."""
    return int(first * (paper + 1) ** GROWTH)


def name(number: int) -> str:
    """The name of a place: three syllables of 80, other ones for each number below half a million."""
    mixed = number * 300_007 % 80**3
    return "".join(
        "bdfghjklmnprstvz"[each % 16] + "aeiou"[each // 16] for each in (mixed // 6400, mixed // 80 % 80, mixed % 80)
    ).title()


def told(number: int, a_paper: int) -> Statement:
    """The statement with this number where papers have so many: one of its own, or one before it again."""
    rng = random.Random(number)
    if number and rng.random() < RESTATED:
        return restated(rng, told(rng.randrange(number), a_paper))
    countries = COUNTRIES[: max(2, int(len(COUNTRIES) * rng.random() ** 2))]  # a few are in most deals
    return statement(rng, [name(rng.randrange(known_by(number // a_paper, SITES)))], countries)


def named(rng: random.Random, paper: int) -> str:
    """An organisation that papers up to this one name."""
    words = random.Random(rng.randrange(known_by(paper, BODIES)))
    return " ".join((name(words.randrange(80**3)), name(words.randrange(80**3)), words.choice(SORTS)))


def paper(i: int, n_statements: int = STATEMENTS) -> Extract:
    """One made-up paper."""
    rng, document_id, text = random.Random(f"paper {i}"), content_id("doc", i), ""
    placed: list[PlacedStatement] = []
    mentions: list[MentionRow] = []
    numbers = count()

    def mention(label: str, words: str, norm: str, start: int, value: float | None = None, unit: str = "") -> MentionRow:
        kind = ("money" if value is not None else "name") if label in ("AMOUNT", "COUNTRY") else ""
        key = content_id("men", document_id, next(numbers))
        where = ("body", 1, start, start + len(words), None, None, None, None, None, None, None)
        return MentionRow(key, document_id, label, kind, words, norm, value, unit, "", None, *where, "made", 0.9)  # type: ignore[arg-type]

    for k in range(n_statements):
        one, body = told(i * n_statements + k, n_statements), named(rng, i)
        sums = [f"{m.currency} {m.value:.0f}" for m in one.moneys]
        quote = f"{', '.join((one.title, *sums))}, signed in {one.date} by {' and '.join(one.parties)} and paid by {body}"
        start = len(text)
        text += f"{quote}. {' '.join(rng.sample(PLACES, 12))}.\n\n"
        mentions += [mention("COUNTRY", code, code, start + quote.index(code)) for code in one.parties]
        mentions.append(mention("DATE", one.date, one.date, start + quote.index(one.date)))
        mentions.append(mention("ORG", body, body, start + quote.index(body)))
        mentions += [
            mention("AMOUNT", words, words, start + quote.index(words), m.value, m.currency)
            for m, words in zip(one.moneys, sums, strict=True)
        ]
        orgs = (body,) if one.kind == "financing" else ()
        said = replace(one, quote=quote, start=start, end=start + len(quote), organizations=orgs, donor_organizations=orgs)
        placed.append(PlacedStatement(said, document_id, "body", None, 1, None))
    while len(mentions) < MENTIONS:
        code, body = rng.choice(COUNTRIES), named(rng, i)
        mentions.append(rng.choice((mention("COUNTRY", code, code, len(text)), mention("ORG", body, body, len(text)))))
        text += f"{mentions[-1].text} {' '.join(rng.sample(PLACES, 8))}.\n"
    about = (f"{i}.pdf", (), "application/pdf", f"Paper {i} on {' '.join(rng.sample(PLACES, 4))}", (), 2000 + i % 25)
    row = DocumentRow(document_id, f"{i:064x}", *about, "", "", "", "", "en", 9, 0, 2, len(mentions), 0, "ok", "", "x")
    tables = tuple(content_id("tab", document_id, k) for k in range(2))
    return Extract(
        row,
        text,
        tuple(TableRow(key, document_id, "1", "A table", (), "", 1, 1, 7, 10, 1, "lines", 0.9) for key in tables),
        tuple(
            CellRow(key, k // 10, k % 10, 1, 1, k < 10, (), f"cell {rng.randrange(10**6)}", 1, 0.0, 0.0, 9.0, 9.0, 0.9)
            for key in tables
            for k in range(CELLS // 2)
        ),
        tuple(mentions),
        tuple(placed),
        tuple(figure(rng, document_id, tables[k % 2], k) for k in range(FIGURES)),
    )


def figure(rng: random.Random, document_id: str, table_id: str, k: int) -> ObservationRow:
    """A made-up figure; some stand in tables of other papers too."""
    key, what, of = content_id("obs", table_id, k), f"output of {rng.choice(PLACES)}", rng.choice(COUNTRIES)
    place = (document_id, table_id, k, 1, 1, None, None, None, None, (what,), ("2010",), what, of, "")
    value = float(rng.randrange(1000))
    series = content_id("ser", what, of, rng.randrange(100))
    return ObservationRow(key, *place, "2010", value, 0, "t", "", "", False, "", series, str(int(value)), 0.9)


@dataclass(frozen=True)
class Cost:
    """CPU seconds of both stages, the most memory in MB after each, and what came out."""

    reconcile: float
    emit: float
    held: float
    most: float
    rows: int

    @property
    def cpu(self) -> float:
        return self.reconcile + self.emit


def most() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


AHEAD = 512
"""Papers that are made at once, on every core."""


def made(n: int) -> Iterator[Extract]:
    """The first so many papers."""
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        for first in range(0, n, AHEAD):
            yield from pool.map(paper, range(first, min(first + AHEAD, n)), chunksize=16)


def measured(n: int, emits: bool) -> Cost:
    """What so many papers cost."""
    papers: Sequence[Extract] = kept(made(n), PAPERS_HELD, 1)
    print(f"{n} papers made, {most():.0f} MB", flush=True)
    begun = time.process_time()
    contents: Contents = gathered(papers, ())
    known, held = time.process_time(), most()
    print(f"{n} papers reconciled: {known - begun:.1f} CPU s, {held:.0f} MB", flush=True)
    del papers
    if emits:
        with tempfile.TemporaryDirectory() as folder:
            emit(contents, {"papers": str(n)}, Path(folder), files)
    emitted = time.process_time()
    return Cost(known - begun, emitted - known, held, most(), sum(len(rows) for _, rows in contents.by_name()))


def proven(n: int) -> str:
    """Whether shards of papers in another order give the same bytes."""
    papers: Sequence[Extract] = kept((paper(i, 100) for i in range(n)), PAPERS_HELD, 1)
    usual, stated.MOST_HELD = stated.MOST_HELD, n * 100  # more are always done in shards
    begun = time.process_time()
    whole = digests(gathered(papers, ()))
    stated.MOST_HELD = usual
    one_piece = time.process_time() - begun
    mixed = picked(papers, random.Random(n).sample(range(n), n))
    other = digests(gathered(mixed, (), here))
    in_shards = time.process_time() - begun - one_piece
    differing = [name for name in RECONCILED if whole[name] != other[name]]
    told_so = f"other {', '.join(differing)}" if differing else "the same bytes"
    return f"{n * 100} statements with mentions in shards: {told_so}; {one_piece:.0f} and {in_shards:.0f} CPU s"


RECONCILED = ("mentions", "entities", "records", "participants", "evidence")
"""Tables whose rows stand in an order of their own, whatever that of the papers."""


def digests(contents: Contents) -> dict[str, str]:
    """A hash of each table as CSV."""
    from hashlib import sha256

    found = {}
    for name, rows in contents.by_name():
        total = sha256()
        for row in rows:
            total.update(csvfile.line(row).encode())
        found[name] = total.hexdigest()
    return found


def main(sizes: Sequence[int], how: str) -> None:
    """Print a line a size."""
    before: Cost | None = None
    for n in sizes:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            if how == "--shards":
                print(pool.submit(proven, n).result(), flush=True)
                continue
            cost = pool.submit(measured, n, how != "--reconcile").result()
        print(f"{n} papers, {cost.rows} rows: reconcile {cost.reconcile:.1f}, emit {cost.emit:.1f} CPU s", end="; ")
        print(f"{cost.held:.0f} MB, then {cost.most:.0f} MB", flush=True)
        if before is not None:
            added = (cost.most - before.most) * 1024 * 1024 / (cost.rows - before.rows)
            exponent = math.log(cost.cpu / before.cpu) / math.log(cost.rows / before.rows)
            print(f"    {added:.0f} bytes a row more; CPU grows with the power {exponent:.2f} of rows", flush=True)
        before = cost


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:] if size.isdigit()] or [100, 300, 1000], "".join(sys.argv[1:2]))
