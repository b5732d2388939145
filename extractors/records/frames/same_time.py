"""The time of the claim before, which the next sentence goes on from without one: "In 2015 exports were 5 million. Imports
were 7 million"."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.records import clauses
from extractors.records.frames.scenes import Scene
from extractors.records.frames.told import Told
from extractors.records.located import Located
from extractors.records.sentences import ANOTHER_TIME

SERIES = frozenset({"exports", "imports", "trade", "trade_balance"})
"""Measures that are told one after the other of one year."""


def with_times(located: Located, here: Scene, facts: Sequence[Told]) -> tuple[Told, ...]:
    """The facts of a sentence that names no time; what it says of trade in the past has that of the claim before, where
    that is of the same country's trade."""
    sentence = here.parsed.sentence
    before = sentence.before
    told = any(m.norm for m in located.within(sentence, "DATE")) or ANOTHER_TIME.search(located.text(sentence))
    if before is None or told:
        return tuple(facts)
    last = next((one for one in here.passage.facts if one.parsed.sentence.start == before.start and _is_of_trade(one)), None)
    if last is None or last.when is None:
        return tuple(facts)
    return tuple(replace(one, when=last.when) if _goes_on(here, one, last) else one for one in facts)


def _is_of_trade(one: Told) -> bool:
    return one.kind == "claim" and one.type in SERIES


def _goes_on(here: Scene, one: Told, last: Told) -> bool:
    """Whether a claim without a time is of the trade of the same country, in the past."""
    if (
        not _is_of_trade(one)
        or one.when is not None
        or not set(one.codes("area")) & {*last.codes("area"), *last.codes("counterpart")}
    ):
        return False
    verb = clauses.verb_over(here.parsed, one.figures[0]) if one.figures else None
    return verb is not None and here.parsed.tree.tokens[verb].tag in ("VBD", "VBN")
