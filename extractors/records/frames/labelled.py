"""Sums right behind the label of an item: "A Bank: 5 million for roads" tells what A Bank gives, whatever it is for."""

import re

from extractors.entities import currencies
from extractors.model.fact import Mention
from extractors.records.frames import lexicon
from extractors.records.frames.deciding import Decision
from extractors.records.frames.lent import LENT
from extractors.records.frames.scenes import Scene
from extractors.records.frames.triggers import Trigger
from extractors.records.frames.who import lends_abroad
from extractors.records.located import Located
from extractors.records.vocabulary import SOME

BEHIND = re.compile(rf"\s*(?:\([^()]{{1,40}}\)\s*)?[:–—-]\s*(?:a\s+(?:further\s+)?)?{SOME}", re.IGNORECASE)
"""What stands between a label and its sum."""
SURE = 5.0  # score of what a label tells


def lent(located: Located, here: Scene, figure: Mention, at: int, decision: Decision) -> Decision:
    """The decision on a sum, that of money given where the label right before it is who gives."""
    if figure.kind != "money" or decision.kind == "financing" or not _is_led_by_a_giver(located, here, figure):
        return decision
    kind = "assistance" if here.terms.rate is None else "loan"
    return Decision("financing", kind, Trigger(at, at, LENT), SURE)


def _is_led_by_a_giver(located: Located, here: Scene, figure: Mention) -> bool:
    """Whether a lender, by its name, or in a paper about another country one that gives abroad stands right before a sum."""
    label, about = here.label, here.passage.titled
    if label is None or not BEHIND.fullmatch(located.document.text, label.end, figure.start):
        return False
    if label.sort == "organization":
        return lends_abroad(label.name)
    abroad = label.code in lexicon.providers() or currencies.is_of(figure.unit, label.code)
    return abroad and about not in ("", label.code)
