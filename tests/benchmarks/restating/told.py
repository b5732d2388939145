"""How papers that tell one another's facts are joined.

    python -m tests.benchmarks.restating.told [WORLD ...] [--why] [--folder DIR]

Each world is a handful of made-up papers in told/, of several styles, written by hand: what they state stands in braces with
the number of its fact, as in "{7: In 2018 ...}"; a letter behind the number makes another fact that looks like it: another
tranche, phase, year, side, lender or thing. One fact may be told in several papers, and in abstract, body and table of one.
The papers are read by the extractors and reconciled as a run would. A pair counts where both of its places are found.

`river` and `isle` were looked at while the matcher was worked on; of `coast` only the figures were. Of `grid` and `pact`
the facts of odd numbers are open, those of even numbers closed: what is wrong with them is never shown, and they are
counted apart. Weights are fitted on all of them: what those do that were fitted without a world says held_back.py.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from extractors import paper
from extractors.model.extract import Extract
from flows.reconcile import blocking, entities
from flows.reconcile.grouping import group
from flows.reconcile.likeness import judge, rarity_of
from flows.reconcile.stated import Stated, stated
from tests.benchmarks.restating.labelled import Pair, pair

FOLDER = Path(__file__).parent / "told"
TOLD = re.compile(r"\{(\d+[a-z]?): ([^}]+)\}")
WORLDS = ("river", "coast", "grid", "pact", "isle")
HALVED = frozenset({"grid", "pact"})
"""Worlds of which half the facts are closed."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words that tell a fact: the paper, the fact's number with the letter that tells it from what it looks like."""

    paper: str
    fact: str
    words: str

    @property
    def number(self) -> str:
        """The fact's number without its letter."""
        return self.fact.rstrip("abcdefghijklmnopqrstuvwxyz")

    @property
    def closed(self) -> bool:
        """Whether it tells one of the facts that nobody looks at, should its world be one of two halves."""
        return int(self.number) % 2 == 0


def worlds(folder: Path) -> list[str]:
    """The worlds whose papers a folder holds."""
    return sorted({file.name.partition("_")[0] for file in folder.glob("*_*.txt")})


def read(world: str, folder: Path = FOLDER) -> tuple[list[Extract], list[Place]]:
    """The papers of a world, and the places in them."""
    extracts, places = [], []
    for file in sorted(folder.glob(f"{world}_*.txt")):
        text = file.read_text(encoding="utf-8")
        extract = paper.extract(TOLD.sub(r"\2", text).encode(), "text/plain")
        extracts.append(extract)
        places += [Place(extract.document.document_id, hit[1], plain(hit[2])) for hit in TOLD.finditer(text)]
    return sorted(extracts, key=lambda e: e.document.document_id), places


def pairs(world: str, folder: Path = FOLDER) -> Iterator[Pair]:
    """The labelled pairs of a world that the blocks bring together."""
    extracts, places = read(world, folder)
    statements = stated(extracts, entities.resolve(extracts).names)
    place_of = {i: k for k, own in found(statements, places).items() for i in own}
    rarity = rarity_of(statements)
    for i, j in blocking.pairs(statements):
        if i in place_of and j in place_of and place_of[i] != place_of[j]:
            same = places[place_of[i]].fact == places[place_of[j]].fact
            yield pair(f"told {world}", statements[i], statements[j], rarity, same)


def plain(words: str) -> str:
    """Letters and digits alone."""
    return re.sub(r"[\W_]+", "", words).casefold()


def found(statements: Sequence[Stated], places: Sequence[Place]) -> dict[int, list[int]]:
    """The statements that are read from each place, by position; words of several places are of none."""
    by_paper: defaultdict[str, list[int]] = defaultdict(list)
    for k, place in enumerate(places):
        by_paper[place.paper].append(k)
    read_from: defaultdict[int, list[int]] = defaultdict(list)
    for i, one in enumerate(statements):
        quote = plain(one.statement.quote)
        hits = [k for k in by_paper[one.document_id] if quote in places[k].words or places[k].words in quote]
        if len(hits) == 1:
            read_from[hits[0]].append(i)
    return read_from


def figures(world: str, folder: Path = FOLDER) -> Iterator[tuple[str, int]]:
    """Counts of pairs: told, found, joined, in doubt; look-alikes found and merged; records of several facts."""
    extracts, places = read(world, folder)
    statements = stated(extracts, entities.resolve(extracts).names)
    read_from = found(statements, places)
    groups = group(statements)
    group_of = {i: k for k, members in enumerate(groups.groups) for i in members}
    doubts = {frozenset((d.one, d.other)) for d in groups.doubtful}
    own = {k: {group_of[i] for i in read_from.get(k, ())} for k in range(len(places))}
    counts: Counter[str] = Counter()
    for a, b in combinations(range(len(places)), 2):
        scope = "within" if places[a].paper == places[b].paper else "between"
        same = places[a].fact == places[b].fact
        if not same and places[a].number != places[b].number:
            continue
        half = (" (closed)" if places[a].closed else " (open)") if world in HALVED else ""
        what = f"{scope}: {'told again' if same else 'look-alikes'}{half}"
        counts[what] += 1
        if own[a] and own[b]:
            counts[f"{what}, both found"] += 1
            counts[f"{what}, joined"] += bool(own[a] & own[b])
            doubtful = not own[a] & own[b] and any(frozenset((x, y)) in doubts for x in own[a] for y in own[b])
            counts[f"{what}, in doubt"] += doubtful
    several = _facts_by_group(own, places)
    counts["groups"] = len(groups.groups)
    counts["groups of several facts"] = sum(len(facts) > 1 for facts in several.values())
    right = sum(
        any(places[a].fact == places[b].fact for a in k_of for b in l_of) for k_of, l_of in _pairs_of_places(doubts, own)
    )
    counts["doubts"], counts["doubts that are one fact"] = len(list(_pairs_of_places(doubts, own))), right
    return iter(sorted(counts.items()))


def _pairs_of_places(doubts: set[frozenset[int]], own: Mapping[int, set[int]]) -> Iterator[tuple[list[int], list[int]]]:
    """For each doubt between groups that tell known facts the places of both."""
    at: defaultdict[int, list[int]] = defaultdict(list)
    for k, groups in own.items():
        for each in groups:
            at[each].append(k)
    for doubt in doubts:
        one, other = sorted(doubt)
        if at[one] and at[other]:
            yield at[one], at[other]


def _facts_by_group(own: Mapping[int, set[int]], places: Sequence[Place]) -> dict[int, set[str]]:
    facts: defaultdict[int, set[str]] = defaultdict(set)
    for k, groups in own.items():
        for each in groups:
            facts[each].add(places[k].fact)
    return facts


def reasons(world: str, folder: Path = FOLDER) -> Iterator[str]:
    """What was judged wrongly, and why."""
    extracts, places = read(world, folder)
    statements = stated(extracts, entities.resolve(extracts).names)
    read_from = found(statements, places)
    groups = group(statements)
    group_of = {i: k for k, members in enumerate(groups.groups) for i in members}
    compared, rarity = set(blocking.pairs(statements)), rarity_of(statements)
    shown = [k for k, place in enumerate(places) if not (world in HALVED and place.closed)]
    for k in shown:
        place = places[k]
        if not read_from.get(k):
            yield f"NOT FOUND {place.fact} {place.words[:90]}"
    for a, b in combinations([k for k in shown if k in read_from], 2):
        same = places[a].fact == places[b].fact
        one = {group_of[i] for i in read_from[a]} & {group_of[i] for i in read_from[b]}
        if same == bool(one) or not (same or one):
            continue
        i, j = min(read_from[a]), min(read_from[b])
        verdict = judge(statements[i], statements[j], rarity)
        blocked = "" if (min(i, j), max(i, j)) in compared else "NOT COMPARED "
        wrong = "APART" if same else "MERGED"
        yield f"{wrong} {places[a].fact} {places[b].fact} {blocked}{verdict.opinion} {verdict.score}: {verdict.why}"
        for each in (i, j):
            yield f"    {_told(statements[each])}"


def _told(one: Stated) -> str:
    says = one.statement
    sums = [f"{m.currency} {m.value:.15g}" for m in says.moneys]
    sides = f"{'-'.join(says.parties)} from {says.donor or '?'} to {says.recipient or '?'}"
    return f"{says.kind} {says.subtype} | {says.quote} | {sides} {says.date} {sums} {says.quantities} {sorted(one.orgs)}"


def main() -> None:
    """Print the figures of the worlds asked for, or what was judged wrongly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("worlds", nargs="*")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="worlds elsewhere, such as reports told again")
    parser.add_argument("--why", action="store_true")
    asked = parser.parse_args()
    for world in asked.worlds or (WORLDS if asked.folder == FOLDER else worlds(asked.folder)):
        print(world)
        counted = (f"{count:6d} {what}" for what, count in figures(world, asked.folder))
        for line in reasons(world, asked.folder) if asked.why else counted:
            print(line)


if __name__ == "__main__":
    main()
