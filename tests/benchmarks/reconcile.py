"""How reconciliation grows: time and memory for generated corpora of 25,000 to 200,000 statements.

    python -m tests.benchmarks.reconcile [--shards] [SIZE ...]

Each size runs in a process of its own. With --shards it is told whether shards give the rows of one piece. Papers hold 200
statements; a quarter of all statements restate one of an earlier paper, word for word or reworded, some with another sum.
Titles are made of a few hundred words, so that blocks are as crowded as in papers about one subject.

On two cores that others used too, in seconds by the clock, CPU seconds and MB: 50,000 statements took 46.9, 13.5 and 227,
200,000 took 241.1, 59.8 and 862: four times the statements cost 4.4 times the work.
"""

import multiprocessing
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.model.extract import Extract, PlacedStatement
from extractors.model.fact import Money, Statement
from extractors.model.rows import DocumentRow
from flows.reconcile import reconcile
from flows.reconcile.shards import here

PER_PAPER = 200
RESTATED = 0.25
SUBJECTS_TEXT = """energy trade customs transport railway road water health education science culture tourism mining oil gas
power agriculture fisheries forestry telecommunication satellite finance tax investment border security police defence
environment climate housing airport port bridge tunnel dam irrigation hospital school university laboratory museum"""
SUBJECTS = SUBJECTS_TEXT.split()
DEEDS_TEXT = "promoting strengthening establishing developing expanding financing building supplying modernising protecting"
DEEDS = DEEDS_TEXT.split()
SORTS = ("Agreement", "Memorandum of Understanding", "Protocol", "Loan Agreement", "Joint Statement", "Contract")
COUNTRIES = ("CHN", "JPN", "KAZ", "UZB", "VNM", "KEN", "ETH", "PAK", "IND", "BRA", "ARG", "EGY", "NGA", "GHA", "PER", "LAO")


def places(rng: random.Random, n: int) -> list[str]:
    """Made-up place names."""
    syllables = ["ka", "lo", "mi", "tu", "ran", "shi", "bo", "ne", "du", "sa", "ver", "gol", "pa", "ri", "zen", "ta"]
    return ["".join(rng.choice(syllables) for _ in range(3)).title() for _ in range(n)]


def statement(rng: random.Random, names: list[str], countries: Sequence[str] = COUNTRIES) -> Statement:
    """One made-up statement of two of the countries."""
    parties = tuple(sorted(rng.sample(countries, 2)))
    year = rng.randint(1995, 2024)
    kind = rng.choice(("agreement", "agreement", "financing", "claim"))
    subject = f"{rng.choice(DEEDS)} {rng.choice(SUBJECTS)} and {rng.choice(SUBJECTS)} in {rng.choice(names)}"
    sort = rng.choice(SORTS)
    title = f"{sort} on {subject}" if kind == "agreement" else f"aid for {subject}"
    money = (Money(rng.randint(1, 999) * 10.0 ** rng.randint(5, 9), rng.choice(("USD", "CNY", "EUR"))),)
    return Statement(
        0,
        len(title),
        kind=kind,  # type: ignore[arg-type]
        subtype=sort.split()[0].lower(),
        title=title,
        quote=title,
        method="generated",
        confidence=0.9,
        parties=parties,
        donor=parties[0] if kind == "financing" else "",
        recipient=parties[1] if kind == "financing" else "",
        date=str(year),
        year=year,
        moneys=money if kind != "agreement" else (),
    )


def restated(rng: random.Random, one: Statement) -> Statement:
    """The same fact again: word for word, in other words, or with another sum."""
    how = rng.random()
    if how < 0.4:
        return one
    if how < 0.8:
        title = one.title.replace("Agreement", "Accord").replace(" in ", " at ").replace("aid for", "assistance for")
        return replace(one, title=title, quote=title)
    return replace(one, moneys=tuple(Money(m.value * 2, m.currency) for m in one.moneys))


def corpus(size: int, seed: int = 7) -> Iterator[Extract]:
    """Papers that hold `size` statements together."""
    rng = random.Random(seed)
    names = places(rng, 400)
    earlier: list[Statement] = []
    for paper in range(size // PER_PAPER):
        own = []
        for _ in range(PER_PAPER):
            again = earlier and rng.random() < RESTATED
            one = restated(rng, rng.choice(earlier)) if again else statement(rng, names)
            own.append(one)
        earlier.extend(own)
        document_id = f"doc_{paper:06d}"
        about = ("", f"{paper}.pdf", (), "application/pdf", "", (), 2000 + paper % 25, "", "", "", "", "en")
        row = DocumentRow(document_id, *about, 1, 0, 0, 0, 0, "ok", "", "x")
        yield Extract(row, statements=tuple(PlacedStatement(one, document_id, "body", None, 1, None) for one in own))


def measure(size: int) -> None:
    """Print one line of figures."""
    papers = list(corpus(size))
    begun, cpu = time.perf_counter(), time.process_time()
    known = reconcile(papers)
    wall, cpu = time.perf_counter() - begun, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    flagged = sum("possible_duplicate" in row.flags for row in known.records)
    found = f"{size:8d} statements  {len(known.records):8d} records  {flagged:6d} doubtful"
    print(f"{found}  {wall:7.1f} s  {cpu:7.1f} CPU s  {peak:6.0f} MB")


def proven(size: int) -> None:
    """Print whether shards, of papers in another order, give the same rows as one piece."""
    papers = list(corpus(size))
    begun = time.process_time()
    whole = reconcile(papers)
    one = time.process_time() - begun
    mixed = random.Random(size).sample(papers, len(papers))
    begun = time.process_time()
    same = reconcile(mixed, (), here) == whole
    print(f"{size:8d} statements in shards: {'the same' if same else 'OTHER'} rows", end="")
    print(f"  {one:.1f} CPU s in one piece, {time.process_time() - begun:.1f} in shards")


def main() -> None:
    """Measure the sizes asked for, each in a process of its own."""
    work = proven if "--shards" in sys.argv else measure
    for size in [int(text) for text in sys.argv[1:] if text.isdigit()] or [25_000, 50_000, 100_000, 200_000]:
        process = multiprocessing.get_context("spawn").Process(target=work, args=(size,))
        process.start()
        process.join()


if __name__ == "__main__":
    main()
