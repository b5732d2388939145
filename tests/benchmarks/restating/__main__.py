"""Fits the weights of likeness anew: python -m tests.benchmarks.restating [--worlds N] [--papers FOLDER] [--retold FOLDER]

Pairs come from made-up worlds (three papers each, read by the extractors), from made-up lists of agreements, from sentences
written by hand (taught.psv), from papers written by hand (told/), from the tests (cases.psv) and from the gold facts of real
papers, as perfect statements and as they were read. Of these only what the measures saw is kept (papers.csv, no words of
theirs); with --papers, the folder of such a set, they are read anew. Of facts of published reports that another hand told
again, with what looks like them, what the measures saw is kept too (retold.csv, by set): of sets 1 to 4 as it was on 29
November 2026, for their texts are gone, so that what a measure learns later is not in them; the others are read anew with
--retold, a folder of their texts in the form of told/, a world a set.

Written are flows/data/likeness_weights.csv and, beside this file, figures.csv: by bins of the probability that weights
fitted without a pair's papers gave it, the number of pairs, the mean probability and the share that is true.

How well facts are joined by weights that were fitted without their papers says held_back.py. The real papers in `HELD_BACK`
are in no fit.
"""

import argparse
import csv
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from itertools import chain
from pathlib import Path

from extractors import paper
from extractors.model.extract import Extract
from flows.reconcile import blocking, entities
from flows.reconcile.likeness import rarity_of
from flows.reconcile.stated import Stated, stated
from tests.benchmarks.restating import cases, gold, labelled, taught, told
from tests.benchmarks.restating.fitting import cross_validated, fitted, reliability
from tests.benchmarks.restating.labelled import Pair, listed, pair

HERE = Path(__file__).parent
WEIGHTS = Path(str(files("flows"))) / "data" / "likeness_weights.csv"
WORLDS, LISTS = 75, 25
HELD_BACK = frozenset({"crs_australia", "imf_gfsr", "jones_hearts", "mun_iaea", "swiss_chinastrategy", "ucl_chinafinance"})
HEAVY = {"papers": 8.0, "retold": 4.0, "taught": 3.0, "told": 4.0, "case": 12.0}
"""How often a pair of real papers, and one written by hand, counts beside a made-up one: they are few."""
KEPT = ("papers.csv", "retold.csv")


def of_papers(folder: Path) -> Iterator[Pair]:
    """The pairs of gold facts that the blocks bring together, written as perfect statements and as they were read.

    Held-back papers are left out.
    """
    extracts = [paper.extract(path.read_bytes(), "application/pdf") for path in sorted((folder / "pdf").glob("*.pdf"))]
    yield from perfect(folder, extracts)
    yield from as_read(folder, extracts)


def perfect(folder: Path, extracts: Sequence[Extract]) -> Iterator[Pair]:
    """The pairs of gold facts as perfect statements."""
    made, known = gold.stated_perfectly(folder, extracts)
    yield from _pairs(made, lambda one: known.get((one.document_id, one.statement.start)))


def as_read(folder: Path, extracts: Sequence[Extract]) -> Iterator[Pair]:
    """The pairs of statements, as read, that tell gold facts."""
    read_, known = gold.stated_as_read(folder, extracts)
    yield from _pairs(read_, lambda one: known.get((one.document_id, one.statement.start, one.statement.title)))


def _pairs(extracts: Sequence[Extract], told: Callable[[Stated], gold.Known | None]) -> Iterator[Pair]:
    ordered = sorted(extracts, key=lambda e: e.document.document_id)
    statements = stated(ordered, entities.resolve(ordered).names)
    rarity = rarity_of(statements)
    for i, j in blocking.pairs(statements):
        a, b = told(statements[i]), told(statements[j])
        if a is None or b is None or {a.doc, b.doc} & HELD_BACK or a.id == b.id:
            continue
        unsure = a.world != b.world and (a.optional or b.optional)
        if not unsure:
            group = "papers " + "+".join(sorted({a.doc, b.doc}))
            yield pair(group, statements[i], statements[j], rarity, a.world == b.world)


def kept() -> Iterator[Pair]:
    """The pairs of which only what the measures saw is kept."""
    for name in KEPT:
        with (HERE / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                levels = tuple((name, level) for name, _, level in (text.partition(":") for text in row["levels"].split()))
                yield Pair(row["group"], row["scope"], levels, row["same"] == "1")


def keep_retold(folder: Path) -> None:
    """Write retold.csv with the sets of a folder read anew; what is kept of others stays."""
    sets = told.worlds(folder)
    with (HERE / "retold.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    rows = [row for row in rows if row[0].removeprefix("retold ") not in sets]
    for name in sets:
        rows += [[f"retold {name}", *_seen(one)] for one in told.pairs(name, folder) if not one.rule]
    _write(HERE / "retold.csv", head, rows)


def _seen(one: Pair) -> tuple[str, str, str]:
    """The scope, the truth and what the measures saw of a pair, as it is kept."""
    return one.scope, str(int(one.same)), " ".join(f"{name}:{level}" for name, level in one.levels)


def keep(pairs: Iterable[Pair], numbers: Mapping[str, str]) -> None:
    """Write papers.csv, the papers by their `numbers` (gold.numbers)."""
    rows = []
    for one in pairs:
        if not one.rule:
            group = f"papers {'+'.join(numbers[paper] for paper in one.group.removeprefix('papers ').split('+'))}"
            rows.append((group, *_seen(one)))
    _write(HERE / "papers.csv", ("group", "scope", "same", "levels"), rows)


def _write(path: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def heavies(pairs: Iterable[Pair]) -> dict[str, float]:
    """How often the pairs of each group count, where more than once."""
    return {one.group: HEAVY[sort] for one in pairs if (sort := one.group.split()[0]) in HEAVY}


def fit(pairs: Sequence[Pair]) -> None:
    """Fit and write the weights and their figures."""
    heavy = heavies(pairs)
    weights, figures = [], []
    for scope in ("between", "within"):
        own = [one for one in pairs if one.scope == scope and not one.rule]
        for (measure, level), found in sorted(fitted(own, heavy).items()):
            weights.append((scope, measure, level, f"{found.weight:.2f}", found.n_same, found.n_other))
        for bound, n, mean, true in reliability(cross_validated(own, heavy)):
            figures.append((scope, bound, n, f"{mean:.3f}", f"{true:.3f}"))
            print(f"{scope:8s} from {bound:.2f}: {n:6d} pairs, {mean:.3f} on average, {true:.3f} are one fact")
    _write(WEIGHTS, ("scope", "measure", "level", "weight", "n_same", "n_other"), weights)
    _write(HERE / "figures.csv", ("scope", "probability_from", "n_pairs", "mean_probability", "share_true"), figures)


def made(n_worlds: int) -> list[Pair]:
    """All pairs but those of real papers."""
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        worlds = list(chain.from_iterable(pool.map(labelled.of_world, range(n_worlds))))
    lists = chain.from_iterable(listed(seed) for seed in range(LISTS))
    by_hand = chain.from_iterable(told.pairs(world) for world in told.WORLDS)
    return [*worlds, *lists, *taught.pairs(taught.read()), *cases.pairs(), *by_hand]


def main() -> None:
    """Make or read the pairs, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worlds", type=int, default=WORLDS)
    parser.add_argument("--papers", type=Path)
    parser.add_argument("--retold", type=Path)
    asked = parser.parse_args()
    if asked.retold:
        keep_retold(asked.retold)
    if asked.papers:
        keep(of_papers(asked.papers), gold.numbers(asked.papers))
    fit([*made(asked.worlds), *kept()])


if __name__ == "__main__":
    main()
