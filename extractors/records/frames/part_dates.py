"""Dates of the part of a sentence that a figure stands in: not those of a cause, nor those by which a noun is told."""

import re
from collections.abc import Sequence

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.clauses import Parsed
from extractors.records.frames.slots import path
from extractors.records.located import Located

OF_A_CAUSE = re.compile(
    r"\b(?:due\s+to|because\s+of|owing\s+to|as\s+a\s+result\s+of|caused\s+by|triggered\s+by|in\s+response\s+to|in\s+the\s+wake\s+of)"
    r"\s+(?:(?!and\b)[\w’'-]+\s+){1,5}?(?:of|in)\s+$",
    re.IGNORECASE,
)
"""What stands before a date that is a cause's: "in 2005, due to the floods of 2004"."""
IN_TURN = re.compile(r"(?:\s+(?!between\b)[\w’'-]+){0,8}\s+(?:in|for|during|of)\s+(?:fiscal\s+(?:year\s+)?)?", re.IGNORECASE)
"""What leads from a row of sums to as many times."""
NEXT = re.compile(r"\s*(?:,|,?\s+and)\s+")
PAIR = 2  # figures that make a row
ASIDE = frozenset({"acl", "relcl"})


def of_its_part(located: Located, parsed: Parsed, figure: Span, found: Sequence[Mention]) -> list[Mention]:
    """The dates of the part between semicolons that a figure stands in, where that has any; else those of the others by
    which no noun is told, and none that is only a cause's where there is another."""
    text, sentence = located.document.text, parsed.sentence
    start = text.rfind(";", sentence.start, figure.start) + 1
    stop = text.find(";", figure.end, sentence.end)
    near = [d for d in found if d.start >= start and (stop < 0 or d.end <= stop)]
    rest = near or [d for d in found if not _is_aside(parsed, d)]
    return [d for d in rest if not OF_A_CAUSE.search(text, sentence.start, d.start)] or rest


def in_turn(located: Located, sentence: Span, figure: Span) -> Mention | None:
    """The time of a figure in a row before as many times, in their order: "5, 6 and 9 million in 2002, 2003 and 2004"."""
    sums = _row(located, located.within(sentence, "AMOUNT"), figure)
    if len(sums) < PAIR:
        return None
    behind = [d for d in located.within(sentence, "DATE") if d.norm and "/" not in d.norm and d.start >= sums[-1].end]
    times = _row(located, behind, behind[0]) if behind else []
    led = len(times) == len(sums) and IN_TURN.fullmatch(located.document.text, sums[-1].end, times[0].start)
    return times[[m.start for m in sums].index(figure.start)] if led else None


def _row(located: Located, found: Sequence[Mention], one: Span) -> list[Mention]:
    """The mentions in a row with one of them that only commas and "and" part."""
    row: list[Mention] = []
    for m in found:
        joined = row and NEXT.fullmatch(located.document.text, row[-1].end, m.start)
        if row and not joined and row[-1].start >= one.start:
            break
        row = [*row, m] if joined else [m]
    return row


def _is_aside(parsed: Parsed, date: Mention) -> bool:
    """Whether a date only says which thing is meant: "the loan granted in 2014"."""
    at = clauses.anchor(parsed, date)
    verbs = [i for i in path(parsed.tree, at) if parsed.tree.tokens[i].pos == "VERB"] if at is not None else []
    return bool(verbs) and parsed.tree.tokens[verbs[0]].dep in ASIDE
