"""How facts are joined by weights that were fitted without their papers: python -m tests.benchmarks.restating.held_back

Each world of told/ is left out as a whole in turn, the weights are fitted on all else, and its papers are read and
reconciled with these. With --papers, the folder of labelled real papers, each of them is left out in turn too: counted are
the pairs of gold facts that another paper states again and whose places are both read, joined of those, and the look-alikes.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from extractors import paper
from flows.reconcile import entities
from flows.reconcile.grouping import group
from flows.reconcile.stated import Stated, stated
from tests.benchmarks.restating import gold, told
from tests.benchmarks.restating.__main__ import WORLDS, heavies, kept, made
from tests.benchmarks.restating.fitting import fitted
from tests.benchmarks.restating.labelled import Pair

SCOPES = ("between", "within")


@contextmanager
def weights_of(pairs: Sequence[Pair]) -> Iterator[None]:
    """Facts are joined by weights that are fitted on these pairs."""
    table = {}
    for scope in SCOPES:
        own = [one for one in pairs if one.scope == scope and not one.rule]
        table[scope] = {level: found.weight for level, found in fitted(own, heavies(pairs)).items()}
    with patch("flows.reconcile.likeness._weights", table.__getitem__):
        yield


def worlds(pairs: Sequence[Pair]) -> Iterator[tuple[str, Mapping[str, int]]]:
    """The figures of each world (told.figures) by weights that were fitted without it."""
    for world in told.WORLDS:
        with weights_of([one for one in pairs if one.group != f"told {world}"]):
            yield world, dict(told.figures(world))


@dataclass(frozen=True, slots=True)
class Labelled:
    """What was read from real papers, by position the gold facts that each statement tells, and the gold facts by id."""

    statements: Sequence[Stated]
    told: Mapping[str, Sequence[int]]
    facts: Mapping[str, Mapping[str, object]]


def labelled(folder: Path) -> Labelled:
    """The papers of a folder, read, with their gold facts."""
    extracts = [paper.extract(path.read_bytes(), "application/pdf") for path in sorted((folder / "pdf").glob("*.pdf"))]
    extracts.sort(key=lambda e: e.document.document_id)
    _, known = gold.stated_as_read(folder, extracts)
    statements = stated(extracts, entities.resolve(extracts).names)
    at: defaultdict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(statements):
        fact = known.get((one.document_id, one.statement.start, one.statement.title))
        if fact is not None:
            at[fact.id].append(i)
    return Labelled(statements, at, {str(row["id"]): row for row in gold.facts(folder)})


def papers(pairs: Sequence[Pair], real: Labelled, numbers: Mapping[str, str]) -> Iterator[tuple[str, Counter[str]]]:
    """By paper the pairs that it has a part in, by weights fitted without it. `numbers` are those of papers.csv."""
    docs = sorted({str(row["doc"]) for row in real.facts.values()})
    for doc in docs:
        with weights_of([one for one in pairs if numbers.get(doc) not in _papers_of(one)]):
            found = _joined(real, doc)
        if found["found"]:
            yield doc, found


def _papers_of(one: Pair) -> list[str]:
    sort, _, rest = one.group.partition(" ")
    return rest.split("+") if sort == "papers" else []


def _joined(real: Labelled, doc: str) -> Counter[str]:
    groups = group(real.statements)
    group_of = {i: k for k, members in enumerate(groups.groups) for i in members}
    counts: Counter[str] = Counter()
    for what, column in (("", "same_as"), ("look-alikes ", "look_alike")):
        for one, other in sorted(_pairs(real, column)):
            if doc not in {real.facts[fact]["doc"] for fact in (one, other)} or not (real.told[one] and real.told[other]):
                continue
            counts[f"{what}found"] += 1
            counts[f"{what}joined"] += bool({group_of[i] for i in real.told[one]} & {group_of[i] for i in real.told[other]})
    return counts


def _pairs(real: Labelled, column: str) -> set[tuple[str, str]]:
    """The pairs of gold facts that a column of the gold tells."""
    found: set[tuple[str, str]] = set()
    for own, row in real.facts.items():
        for other in row.get(column) or []:  # type: ignore[attr-defined]
            if other in real.facts and not row["optional"] and not real.facts[other]["optional"]:
                found.add((min(own, other), max(own, other)))
    return found


def main() -> None:
    """Print the figures of each world, and of each real paper, that was left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worlds", type=int, default=WORLDS)
    parser.add_argument("--papers", type=Path)
    asked = parser.parse_args()
    pairs = [*made(asked.worlds), *kept()]
    for world, counts in worlds(pairs):
        print(world)
        for what, count in counts.items():
            if "told again" in what or "joined" in what:
                print(f"{count:6d} {what}")
    if asked.papers:
        for doc, found in papers(pairs, labelled(asked.papers), gold.numbers(asked.papers)):
            print(doc, dict(found))


if __name__ == "__main__":
    main()
