"""Money that is called off before it is given: "cancelled its own credit line" lets nobody off a debt."""

from extractors.records.clauses import Parsed
from extractors.records.frames import lexicon
from extractors.records.frames.slots import path, verb_among
from extractors.records.frames.standing import Standing
from extractors.records.frames.triggers import Trigger
from extractors.records.located import Located

UNDRAWN = frozenset({"credit_line", "assistance", "grant", "pledge", "budget_support", "technical_assistance"})
"""What is called off where it is cancelled: what is owed is let off."""


def is_it(verb: Trigger, noun: Trigger) -> bool:
    """Whether a verb that lets off debts only calls off what a noun tells: "cancelled a credit line", no "wrote it off"."""
    calls_off = verb.frame.pos == "verb" and lexicon.key(verb.frame.word) in map(lexicon.key, lexicon.words("calls_off"))
    return calls_off and noun.frame.pos == "noun" and noun.frame.type in UNDRAWN


def standing(located: Located, parsed: Parsed, at: int, instrument: str, told: Standing) -> Standing:
    """How far money of an instrument has come: cancelled, where the verb right over it calls it off."""
    verb = verb_among(parsed.tree, path(parsed.tree, at))
    if told.name or instrument not in UNDRAWN or verb is None:
        return told
    if parsed.tree.tokens[verb].lemma not in lexicon.words("calls_off"):
        return told
    span = parsed.span([verb])
    return Standing(span.start, span.end, "cancelled", located.text(span).casefold())
