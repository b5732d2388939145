"""Fit how sure a fact of prose is, and how well that tells wrong facts: python -m tests.benchmarks.facts_confidence

Needs ../shared/bench/facts beside this repository; `--also DIR` adds a folder of the same form, of PDFs with its gold in
../gold. The facts that the development papers state in prose (never those of the papers held back) are right or wrong by the
gold: right when kind, sides, year, sum and unit are, wrong when one of them is not, or when a page whose facts are all known
has no such fact. What is only allowed, not asked for, is in no list. A logistic regression with a ridge gives each named
evidence of extractors.records.frames.confidence its weight. It is then held down (Platt's scaling) to be as sure of facts of
a paper left out as they are right. `--write` fits on all and writes data/fact_confidence.csv.
"""

import argparse
import csv
import json
import math
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np

from extractors.model.fact import Statement
from extractors.records.finding import PLAIN
from extractors.records.frames import build, confidence
from extractors.records.frames.told import Told
from extractors.records.located import Located
from tests.benchmarks import facts

WEIGHTS = facts.ROOT / "extractors" / "data" / "fact_confidence.csv"
RIDGE = 4.0
SELDOM = 8  # facts that an evidence speaks on, below which it is given no weight
ROUNDS = 30  # of Newton's method
SURE = 0.9
BAR = 0.5  # below which flows/data/bars.csv holds records back
LEAST = 0.005  # weight below which an evidence is not written
KINDS = ("agreement", "claim", "financing", "project")

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Key = tuple[str, str, str]
"""Kind, title and quote of a fact: what an evidence row says of it too."""


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
        known[one.kind, one.title.translate(PLAIN), one.quote] = confidence.named(
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
    labelled = {(one["sha256"], one["page"]): str(one["doc"]) for one in pages}
    places = defaultdict(list)
    for row in _rows(data / "evidence.csv"):
        if row["page"]:
            places[shas[row["document_id"]], int(row["page"])].append(scorer.Place(row, records[row["record_id"]]))
    pairs = [pair for fact in wanted for pair in _pairs(scorer, fact, places[str(fact["sha256"]), int(str(fact["page"]))])]
    done: dict[int, tuple[bool, bool]] = {}
    taken: set[str] = set()
    for _, name, place, core, optional in sorted(pairs, key=lambda pair: pair[:3]):
        if name not in taken and place not in done:
            taken.add(name)
            done[place] = (core, optional)
    near = {place for _, _, place, _, _ in pairs}
    for at, some in places.items():
        for place in some:
            core, optional = done.get(id(place), (False, id(place) in near))
            if at in labelled and not optional:
                title, quote = (place.e[name].removeprefix("'") for name in ("title", "quote"))
                yield labelled[at], (place.kind, title, quote), core


def _pairs(scorer: object, fact: dict[str, object], some: Sequence[object]) -> Iterator[tuple[float, str, int, bool, bool]]:
    """How well places state a fact: (less is better, the fact, the place, core right, optional)."""
    judge, fits, overlap, key = (getattr(scorer, name) for name in ("judge", "fits", "overlap", "key"))
    for place in some:
        shared = overlap(key(fact["quote"]), key(place.e["quote"]))  # type: ignore[attr-defined]
        if fits(fact, place, shared):
            columns, core = judge(fact, place)
            worth = 8 * columns.get("amount", 0) + 3 * columns["kind"] + 2 * core + shared - 2 * bool(fact["optional"])
            yield -worth, str(fact["id"]), id(place), core, bool(fact["optional"])


def fit(some: Sequence[Case]) -> dict[str, float]:
    """The weight of each evidence, and that of `always`, which is not held down."""
    spoken = Counter(name for case in some for name, value in case.evidence.items() if value)
    names = sorted(name for name, n in spoken.items() if n >= SELDOM)
    rows = np.array([[1.0, *(case.evidence.get(name, 0.0) for name in names)] for case in some])
    weights = _regression(rows, [case.right for case in some], RIDGE)
    return dict(zip(("always", *names), (float(w) for w in weights), strict=True))


def _regression(rows: Floats, right: Sequence[bool], ridge: float) -> Floats:
    """The weights of a logistic regression, by Newton's method; that of the first column is not held down."""
    wanted = np.array([float(one) for one in right])
    held = np.diag([0.01, *([ridge] * (rows.shape[1] - 1))])
    weights = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        sure = 1.0 / (1.0 + np.exp(-rows @ weights))
        slope = rows.T @ (wanted - sure) - held @ weights
        weights = weights + np.linalg.solve((rows.T * (sure * (1.0 - sure))) @ rows + held, slope)
    return weights


def held_down(weights: Mapping[str, float], told: Sequence[tuple[Case, float]]) -> dict[str, float]:
    """The weights as sure as what is `told` of papers left out is right (Platt 1999): all times one number, plus one.

    Raises ValueError where the surer facts of papers left out are the wrong ones: such weights tell nothing."""
    odds = np.array([[1.0, math.log(sure / (1.0 - sure))] for _, sure in told])
    plus, times = (float(one) for one in _regression(odds, [case.right for case, _ in told], 0.0))
    if times <= 0.0:
        raise ValueError("too few facts to fit weights on: of papers left out the surer facts are the wrong ones")
    return {name: weight * times + plus * (name == "always") for name, weight in weights.items()}


def sureness(weights: Mapping[str, float], case: Case) -> float:
    """How sure a fact is, 0 to 1."""
    return confidence.chance(weights, case.evidence)


def left_out(some: Sequence[Case]) -> list[tuple[Case, float]]:
    """Each fact with how sure it is by the other papers."""
    found = []
    for paper in sorted({case.paper for case in some}):
        weights = fit([case for case in some if case.paper != paper])
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
    asked.add_argument("--also", type=Path, nargs="*", default=[], help="more folders of PDFs")
    asked.add_argument("--write", action="store_true", help="write the weights fitted on all")
    options = asked.parse_args(given)
    found: list[Case] = []
    for folder in (facts.BENCH / "pdf", *options.also):
        if not folder.is_dir():
            print(f"skipped: {folder} is not there")
            continue
        files = [file for file in sorted(folder.glob("*.pdf")) if file.stem not in facts.HELD]
        found += cases(files, folder.parent / "gold")
    if not found:
        return
    _report("as they are", [(case, sureness(confidence.weights(), case)) for case in found])
    told = left_out(found)
    _report("a paper left out", told)
    try:
        weights = held_down(fit(found), told)
    except ValueError as error:
        sys.exit(f"nothing written: {error}")
    _report("fitted on all", [(case, sureness(weights, case)) for case in found])
    if options.write:
        source = f"python -m tests.benchmarks.facts_confidence on {len(found)} facts"
        rows = [f"{name},{weight:.2f},{source}" for name, weight in sorted(weights.items()) if abs(weight) >= LEAST]
        WEIGHTS.write_text("\n".join(("evidence,weight,source", *rows)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
