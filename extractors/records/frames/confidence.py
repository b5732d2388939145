"""How sure a fact is, by named evidence: which word told it, which side was filled from where, what else its sentence holds.

The weights of data/fact_confidence.csv are those of a logistic regression on labelled facts; the command that fits them,
python -m tests.benchmarks.facts_confidence, prints how well they tell wrong facts of papers left out. The same evidence
speaks otherwise for each kind: a sum among others is a good sign for a claim and a bad one for an agreement. So a weight is
for all kinds, or adds to that for one. The order helps a reader, it is no promise.
"""

import math
from collections.abc import Mapping
from functools import cache

from extractors.entities import facts
from extractors.records.bodies import homes
from extractors.records.frames import doubts
from extractors.records.frames.filling import MAIN, OTHER
from extractors.records.frames.told import Told
from extractors.records.located import Located

BEFORE = frozenset({"the fact before", "the sentence before", "the paper's topic", "heading", "the figure before"})
NEAR = 0.7  # how far a side stands at most that is read off the grammar at once
UNSURE = 4.0  # score of a word below which it is a guess
MANY = 6  # figures, or commas, of a sentence from which there are no more than many
MANY_PARTS = 4  # sides from which there are no more than many
LEAST, MOST = 0.03, 0.97


def evidence(located: Located, told: Told) -> dict[str, float]:
    """What speaks for and against a fact, by name: 0 or 1, or a share."""
    return {**_of_word(told), **_of_sides(told), **_of_sentence(located, told), **doubts.found(located, told)}


def under_kind(kind: str, found: Mapping[str, float]) -> dict[str, float]:
    """The evidence of a fact of a kind under its names for all kinds, and under those for this kind alone."""
    return {**found, **{f"{kind}: {name}": value for name, value in found.items() if name != f"kind {kind}"}}


def _of_word(told: Told) -> dict[str, float]:
    figure = told.figures[0] if told.figures else None
    return {
        f"kind {told.kind}": 1.0,
        "sure word": min(max(told.score, 0.0), 10.0) / 10.0,
        "unsure word": float(told.score < UNSURE),
        "vague type": float(told.type in ("other", "assistance")),
        "share": float(told.type in ("share", "debt_share")),
        "price": float(told.type == "price"),
        "no figure": float(figure is None),
        "sum": float(figure is not None and figure.kind == "money"),
        "count": float(figure is not None and figure.kind == "count"),
        "quantity": float(figure is not None and figure.kind == "quantity"),
        "standing": float(bool(told.standing.name)),
    }


def _of_sides(told: Told) -> dict[str, float]:
    main = [one for one in told.filled if one.role == MAIN[told.kind]]
    other = [one for one in told.filled if one.role == OTHER.get(told.kind)]
    near = [any(one.method == "grammar" and one.far < NEAR for one in some) for some in (main, other)]
    far = [any(one.method == "grammar" and one.far >= NEAR for one in some) for some in (main, other)]
    return {
        "main side near": float(near[0]),
        "main side far": float(far[0] and not near[0]),
        "main side from before": float(bool(main) and all(one.method in BEFORE for one in main)),
        "main side has a country": float(any(one.actor.code for one in main)),
        "main side is a place": float(any(one.actor.sort == "place" for one in main)),
        "main side missing": float(not main),
        "other side near": float(near[1]),
        "other side missing": float(not other and told.kind in OTHER),
        "counterpart of a claim": float(told.kind == "claim" and bool(other)),
        "no giver": float(told.kind == "financing" and not other),
        "parts": min(len(told.filled), MANY_PARTS) / MANY_PARTS,
        "other side is a body": float(any(one.actor.sort == "organization" for one in other)),
        "no country": float(not any(one.actor.code for one in told.filled)),
    }


def _of_sentence(located: Located, told: Told) -> dict[str, float]:
    sentence = told.parsed.sentence
    mentions = located.within(sentence)
    inside = told.when is not None and sentence.start <= told.when.start < sentence.end
    codes = {one.actor.code for one in told.filled}
    block = located.document.block_at(sentence.start)
    text = located.text(sentence)
    return {
        "dated here": float(inside),
        "date from before": float(told.when is not None and not inside),
        "two dates": float(len({m.norm for m in mentions if m.label == "DATE" and m.norm}) > 1),
        "bare year": float(inside and told.when is not None and told.when.method == "year"),
        "many figures": min(len([m for m in mentions if m.label == "AMOUNT"]), MANY) / MANY,
        "many commas": min(text.count(","), MANY) / MANY,
        "a country without part": float(bool(set(homes(m for m in mentions if m.label == "COUNTRY")) - codes)),
        "aside": float(block is not None and block.zone in ("note", "box", "appendix", "caption")),
        "quotation": float("“" in text or '"' in text),
    }


@cache
def weights() -> Mapping[str, float]:
    """The weight of each evidence as `named`, and that of `always`."""
    return {row["evidence"]: float(row["weight"]) for row in facts.rows("fact_confidence")}


def of(located: Located, told: Told) -> float:
    """How sure a fact is, 0 to 1."""
    return chance(weights(), under_kind(told.kind, evidence(located, told)))


def chance(known: Mapping[str, float], found: Mapping[str, float]) -> float:
    """How sure a fact with this evidence is by such weights, 0 to 1."""
    return round(min(MOST, max(LEAST, 1.0 / (1.0 + math.exp(-odds(known, found))))), 2)


def odds(known: Mapping[str, float], found: Mapping[str, float]) -> float:
    """The logarithm of the odds that a fact with this evidence is right by such weights."""
    return known["always"] + sum(known.get(name, 0.0) * value for name, value in found.items())
