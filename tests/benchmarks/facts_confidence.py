"""Fit how sure a fact of prose is, and how well that tells wrong facts: python -m tests.benchmarks.facts_confidence

Needs ../shared/bench/facts beside this repository; `--also DIR` adds a folder of the same form, of PDFs or texts with their
gold in ../gold. The facts that the development papers state in prose (never those of the papers held back) are right or
wrong by the gold: right when kind, sides, year, sum and unit are, wrong when one of them is not, or when a page whose facts
are all known has no such fact. What is only allowed, not asked for, is in no list; a page of the gold may name the `kinds`
of which it knows all facts.

A logistic regression with a ridge gives a weight to how sure a fact is by the weights that are there, no less than none, and
to each evidence of extractors.records.frames.doubts, none against its direction. What is fitted is then held down (Platt's
scaling) to be as sure of facts of a paper left out as they are right. `--write` fits on all and writes
data/fact_confidence.csv.
"""

import argparse
import csv
import json
import math
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np

from extractors.model.fact import Statement
from extractors.records.finding import PLAIN
from extractors.records.frames import build, confidence, doubts
from extractors.records.frames.told import Told
from extractors.records.located import Located
from tests.benchmarks import facts
from tests.benchmarks.directed import Floats, regression

WEIGHTS = facts.ROOT / "extractors" / "data" / "fact_confidence.csv"
RIDGE = 4.0
FREE = 0.01  # ridge of what no direction holds
SELDOM = 8  # facts that an evidence speaks on, below which it is given no weight
SAME_WORDS = 0.9  # share of a fact's words that a place of the page beside it quotes
SURE = 0.9
RIGHT = 0.95  # share of the facts told as SURE that has to be right
BAR = 0.5  # below which flows/data/bars.csv holds records back
LEAST = 0.005  # weight below which an evidence is not written
KINDS = ("agreement", "claim", "financing", "project")

Key = tuple[str, str, str, tuple[str, ...]]
"""Kind, title and quote of a fact and where its values stand: what an evidence row says of it too."""


@dataclass(frozen=True)
class Case:
    """A fact that a paper states: its kind, its evidence, and whether it is right."""

    paper: str
    kind: str
    evidence: Mapping[str, float]
    right: bool


def cases(files: Sequence[Path], gold: Path) -> Iterator[Case]:
    """The facts of papers in prose that are right or wrong by the gold."""
    known: dict[Key, Mapping[str, float]] = {}
    make = build.statement

    def noted(located: Located, told: Told) -> Statement:
        one = make(located, told)
        stand = tuple(f"{v.start}:{v.end}" for v in one.values)
        known[one.kind, one.title.translate(PLAIN), one.quote, stand] = confidence.under_kind(
            told.kind, confidence.evidence(located, told)
        )
        return one

    with tempfile.TemporaryDirectory() as out:
        with patch.object(build, "statement", noted):
            facts.dataset(files, Path(out), as_kept=False)
        for paper, key, right in _judged(Path(out), gold, {file.stem for file in files}):
            if key in known:
                yield Case(paper, key[0], known[key], right)


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _lines(file: Path, names: set[str]) -> list[dict[str, object]]:
    found = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip())
    return [one for one in found if one["doc"] in names]


def _judged(data: Path, gold: Path, names: set[str]) -> Iterator[tuple[str, Key, bool]]:
    """Each place that is right or wrong by the scorer's own rules, one place a fact, the best pairs first."""
    sys.path.insert(0, str(facts.BENCH))
    import score as scorer  # type: ignore[import-not-found,unused-ignore]

    wanted, pages = _lines(gold / "facts.jsonl", names), _lines(gold / "pages.jsonl", names)
    shas = {row["document_id"]: row["sha256"] for row in _rows(data / "documents.csv")}
    records = scorer.with_participants({row["record_id"]: row for row in _rows(data / "records.csv")}, str(data))
    labelled = {(str(one["sha256"]), int(str(one["page"]))): one for one in pages}
    places: defaultdict[tuple[str, int], list[object]] = defaultdict(list)
    for row in _rows(data / "evidence.csv"):
        if row["page"]:
            places[shas[row["document_id"]], int(row["page"])].append(scorer.Place(row, records[row["record_id"]]))
    pairs = [pair for fact in wanted for pair in _pairs(scorer, fact, _near(scorer, fact, places))]
    done = _taken(pairs)
    near = {place for _, _, place, _, _ in pairs}
    for at, page in labelled.items():
        for place in places[at]:
            core, optional = done.get(id(place), (False, id(place) in near))
            if not optional and place.kind in page.get("kinds", KINDS):  # type: ignore[attr-defined,operator]
                yield str(page["doc"]), _key(place), core


def _key(place: object) -> Key:
    """What tells the statement of a place from others."""
    row: Mapping[str, str] = place.e  # type: ignore[attr-defined]
    title, quote = (row[name].removeprefix("'") for name in ("title", "quote"))
    return place.kind, title, quote, tuple(re.findall(r"@(\d+:\d+)", row["values"]))  # type: ignore[attr-defined]


def _near(
    scorer: object, fact: Mapping[str, object], places: Mapping[tuple[str, int], Sequence[object]]
) -> Iterator[object]:
    """The places of the fact's page, and those of the pages beside it that quote its words: a sentence may run over."""
    overlap, key = (getattr(scorer, name) for name in ("overlap", "key"))
    for beside in (0, -1, 1):
        for place in places.get((str(fact["sha256"]), int(str(fact["page"])) + beside), ()):
            if not beside or overlap(key(fact["quote"]), key(place.e["quote"])) >= SAME_WORDS:  # type: ignore[attr-defined]
                yield place


def _taken(pairs: Sequence[tuple[float, str, int, bool, bool]]) -> dict[int, tuple[bool, bool]]:
    """Whether each place that states a fact is right, and whether that is optional; one place a fact."""
    done: dict[int, tuple[bool, bool]] = {}
    taken: set[str] = set()
    for _, name, place, core, optional in sorted(pairs, key=lambda pair: pair[:3]):
        if name not in taken and place not in done:
            taken.add(name)
            done[place] = (core, optional)
    return done


def _pairs(scorer: object, fact: dict[str, object], some: Iterable[object]) -> Iterator[tuple[float, str, int, bool, bool]]:
    """How well places state a fact: (less is better, the fact, the place, core right, optional)."""
    judge, fits, overlap, key = (getattr(scorer, name) for name in ("judge", "fits", "overlap", "key"))
    for place in some:
        shared = overlap(key(fact["quote"]), key(place.e["quote"]))  # type: ignore[attr-defined]
        if fits(fact, place, shared):
            columns, core = judge(fact, place)
            worth = 8 * columns.get("amount", 0) + 3 * columns["kind"] + 2 * core + shared - 2 * bool(fact["optional"])
            yield -worth, str(fact["id"]), id(place), core, bool(fact["optional"])


def fit(known: Mapping[str, float], some: Sequence[Case]) -> dict[str, float]:
    """The weights: as they are known, all times one number, and what each evidence with a direction adds."""
    spoken = Counter(name for case in some for name, value in case.evidence.items() if value)
    kinds = [f"kind {kind}" for kind in KINDS]
    directed = [name for name in sorted(doubts.DOUBTS | doubts.MERITS) if spoken[name] >= SELDOM]
    columns = [[one.evidence.get(name, 0.0) for one in some] for name in (*kinds, *directed)]
    rows = np.array([[confidence.odds(known, one.evidence) for one in some], *columns]).T
    ridge = [FREE] * (1 + len(kinds)) + [RIDGE] * len(directed)
    directions = [1] + [0] * len(kinds) + [-1 if name in doubts.DOUBTS else 1 for name in directed]
    times, *added = (float(one) for one in regression(rows, [one.right for one in some], ridge, directions))
    weights = {name: weight * times for name, weight in known.items()}
    for name, weight in zip((*kinds, *directed), added, strict=True):
        weights[name] = weights.get(name, 0.0) + weight
    return weights


def held_down(weights: Mapping[str, float], told: Sequence[tuple[Case, float]]) -> dict[str, float]:
    """The weights as sure as what is `told` of papers left out is right (Platt 1999), all times one number, plus one; that
    one less until `RIGHT` of those of papers left out that are told as `SURE` are right.

    Raises ValueError where the surer facts of papers left out are the wrong ones: such weights tell nothing."""
    odds = np.array([[1.0, math.log(sure / (1.0 - sure))] for _, sure in told])
    right = [case.right for case, _ in told]
    plus, times = (float(one) for one in regression(odds, right, [0.0, 0.0], [0, 0]))
    if times <= 0.0:
        raise ValueError("too few facts to fit weights on: of papers left out the surer facts are the wrong ones")
    plus -= _margin(plus + times * odds[:, 1], right)
    return {name: weight * times + plus * (name == "always") for name, weight in weights.items()}


def _margin(odds: Floats, right: Sequence[bool]) -> float:
    """How much less the odds have to be, in hundredths, for `RIGHT` of those told as `SURE` to be right."""
    wanted, least = np.array(right), math.log(SURE / (1.0 - SURE))
    margins = (n / 100.0 for n in range(200))
    return next((m for m in margins if (sure := odds - m >= least).any() and wanted[sure].mean() >= RIGHT), 0.0)


def sureness(weights: Mapping[str, float], case: Case) -> float:
    """How sure a fact is, 0 to 1."""
    return confidence.chance(weights, case.evidence)


def left_out(known: Mapping[str, float], some: Sequence[Case]) -> list[tuple[Case, float]]:
    """Each fact with how sure it is by the other papers."""
    found = []
    for paper in sorted({case.paper for case in some}):
        weights = fit(known, [case for case in some if case.paper != paper])
        found += [(case, sureness(weights, case)) for case in some if case.paper == paper]
    return found


def wrong_first(told: Sequence[tuple[Case, float]]) -> float | None:
    """How often, of a wrong fact and a right one, the wrong one is less sure; None where there are no such pairs."""
    right = [sure for case, sure in told if case.right]
    wrong = [sure for case, sure in told if not case.right]
    if not right or not wrong:
        return None
    return sum((w < r) + 0.5 * (w == r) for w in wrong for r in right) / (len(right) * len(wrong))


def _report(name: str, told: Sequence[tuple[Case, float]]) -> None:
    for kind in ("", *KINDS):
        some = [(case, sure) for case, sure in told if kind in ("", case.kind)]
        first, sure = wrong_first(some), [case.right for case, how in some if how >= SURE]
        unsure = [case.right for case, how in some if how < BAR]
        n_wrong = sum(not case.right for case, _ in some)
        line = f"{len(some):4} facts, {n_wrong:3} wrong, wrong first {'  -' if first is None else f'{first:.2f}'}"
        sides = f"right {sum(sure)}/{len(sure)} of >= {SURE}, {sum(unsure)}/{len(unsure)} of < {BAR}"
        print(f"{name:16} {kind or 'all':10} {line}, {sides}")


def main(given: Sequence[str]) -> None:
    """Print the figures; write the weights where asked to."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--also", type=Path, nargs="*", default=[], help="more folders of PDFs or texts")
    asked.add_argument("--write", action="store_true", help="write the weights fitted on all")
    options = asked.parse_args(given)
    found: list[Case] = []
    for folder in (facts.BENCH / "pdf", *options.also):
        if not folder.is_dir():
            print(f"skipped: {folder} is not there")
            continue
        files = [file for file in sorted((*folder.glob("*.pdf"), *folder.glob("*.txt"))) if file.stem not in facts.HELD]
        found += cases(files, folder.parent / "gold")
    if not found:
        return
    _report("as they are", [(case, sureness(confidence.weights(), case)) for case in found])
    told = left_out(confidence.weights(), found)
    _report("a paper left out", told)
    try:
        weights = held_down(fit(confidence.weights(), found), told)
    except ValueError as error:
        sys.exit(f"nothing written: {error}")
    _report("fitted on all", [(case, sureness(weights, case)) for case in found])
    if options.write:
        source = f"python -m tests.benchmarks.facts_confidence on {len(found)} facts"
        rows = [f"{name},{weight:.2f},{source}" for name, weight in sorted(weights.items()) if abs(weight) >= LEAST]
        WEIGHTS.write_text("\n".join(("evidence,weight,source", *rows)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
