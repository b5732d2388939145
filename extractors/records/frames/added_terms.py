"""Terms of a loan that a sentence of their own gives: "The loan carries 2 percent interest and five years of grace." """

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.records.frames.scenes import Scene
from extractors.records.frames.terms import Terms
from extractors.records.frames.told import Told
from extractors.records.located import Located

OF_THE_LOAN = re.compile(
    r"(?:the|this|these|that|its?|they|their|both|(?:interest|repayment|maturity)\s+(?:is|was|runs|ran|of|over))\b(?=.*\b(?:loans?|credits?|it|its|they|facility|bonds?|interest|grace|"
    r"terms?|agreement|repa\w+|maturity|financing|carr(?:y|ies|ied))\b)",
    re.IGNORECASE | re.DOTALL,
)
"""How a sentence begins that goes on about the loan before it."""
TWO = 2
BOTH = re.compile(r"(?:both|the\s+two|these\s+two)\b", re.IGNORECASE)
LENDS = frozenset({"loan_agreement", "restructuring_agreement"})
NEAR = 300  # characters between the loan's sentence and that of its terms


def with_terms(located: Located, last: tuple[Told, ...], here: Scene, told: Sequence[Told]) -> tuple[Told, ...]:
    """The facts of the sentence before with the terms that this one gives of the only loan among them, or of both."""
    if not here.terms.told or any(one.kind == "financing" for one in told) or any(m.kind == "money" for m in here.figures):
        return last
    loans = [one for one in last if one.kind == "financing" or one.type in LENDS]
    sentence = here.parsed.sentence
    text = located.text(sentence)
    several = len(loans) == TWO and BOTH.match(text) is not None
    if not (len(loans) == 1 or several) or sentence.start - loans[0].parsed.sentence.end > NEAR:
        return last
    strangers = {a.code for a in here.actors} - {a.actor.code for loan in loans for a in loan.filled} - {""}
    if strangers or not OF_THE_LOAN.match(text):
        return last
    return tuple(replace(one, terms=_together(one.terms, here.terms)) if one in loans else one for one in last)


def without_rates(here: Scene, told: Sequence[Told]) -> tuple[Told, ...]:
    """The facts of a sentence without the rates that it gave the loan before it."""
    return tuple(one for one in told if not any(figure in here.terms.figures for figure in one.figures))


def _together(first: Terms, then: Terms) -> Terms:
    """The terms told first, and those that are told then of what they leave open."""
    return Terms(
        first.rate if first.rate is not None else then.rate,
        first.maturity if first.maturity is not None else then.maturity,
        first.grace if first.grace is not None else then.grace,
        first.figures,
    )
