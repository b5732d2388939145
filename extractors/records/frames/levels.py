"""Levels that moved: "from 3 to 8 percent between 2001 and 2005" is 3 in 2001 and 8 in 2005, and a deal raised from 3 to 8
million is one of 8."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.clauses import Parsed
from extractors.records.frames import lexicon
from extractors.records.frames.deciding import Decision
from extractors.records.located import Located
from extractors.records.vocabulary import SOME

DEALS = frozenset({"agreement", "financing"})
"""Kinds of facts whose former sum is no fact of its own, once it was raised or cut."""
YEARS = re.compile(r"(\d{4}(?:-\d\d)?)/(\d{4}(?:-\d\d)?)")
FROM = re.compile(rf"\bfrom\s+{SOME}$", re.IGNORECASE)
TO = re.compile(rf"\s+to\s+{SOME}", re.IGNORECASE)
LED_TO = re.compile(rf"\bto\s+{SOME}$", re.IGNORECASE)
BACK_FROM = re.compile(rf"(?:\s+equivalent)?,?\s+(?:up\s+|down\s+)?from\s+{SOME}", re.IGNORECASE)
UNTIL = re.compile(r"\s+(?:to|until|through)\s+(?:the\s+)?(?:end\s+of\s+)?", re.IGNORECASE)
REACH = 40  # characters before a date within which the one stands from which a change runs


def time_of(located: Located, figures: Sequence[Mention], figure: Mention, when: Mention) -> Mention | None:
    """The time of a level that moved from one figure to another over an interval: its first year or its last.

    "rose from 3 to 8 percent between 2001 and 2005" gives 3 in 2001 and 8 in 2005; "rose from 3 to 8 percent in 2005" gives
    8 in 2005, and 3 in no year that is told.
    """
    ends = YEARS.fullmatch(when.norm)
    if figure not in figures:
        return when
    text, at = located.document.text, figures.index(figure)
    if ends is None or ends.group(1)[:4] == ends.group(2)[:4]:
        if at + 1 == len(figures) or not _is_from_to(text, figure, figures[at + 1]):
            return when
        return _first_of_two(located, when) if not figure.end <= when.start < figures[at + 1].start else when
    if at + 1 < len(figures) and _is_from_to(text, figure, figures[at + 1]):
        return replace(when, norm=ends.group(1))
    if at and _is_from_to(text, figures[at - 1], figure):
        return replace(when, norm=ends.group(2))
    return when


def without_former(
    located: Located, parsed: Parsed, figures: Sequence[Mention], decisions: Mapping[int, Decision]
) -> list[Mention]:
    """The figures of a sentence but for the sum that a deal had before it was raised or cut: "raised its loan from 3 to 5
    million" lends nobody 3 million. "Loans from 3 to 5 million" have both."""
    text = located.document.text
    former = set()
    for one, other in pairwise(figures):
        if one.kind != "money" or not all(decisions[m.start].trigger.frame.kind in DEALS for m in (one, other)):
            continue
        verbs = {parsed.tree.tokens[v].lemma for m in (one, other) if (v := clauses.verb_over(parsed, m)) is not None}
        if verbs & (lexicon.words("changes") | lexicon.words("brings")):
            former |= {one.start} if _is_from_to(text, one, other) else set()
            former |= {other.start} if _is_to_from(text, one, other) else set()
    return [m for m in figures if m.start not in former]


def _is_to_from(text: str, one: Mention, other: Mention) -> bool:
    """Whether two figures stand as "to B from A"."""
    led = LED_TO.search(text[max(0, one.start - 30) : one.start])
    return one.kind == other.kind and bool(led) and bool(BACK_FROM.fullmatch(text, one.end, other.start))


def _first_of_two(located: Located, when: Mention) -> Mention | None:
    """The date from which a time of change runs that ends in a date: 2016 of "from 2016 to the first half of 2024"."""
    text = located.document.text
    before = located.within(Span(max(0, when.start - REACH), when.start), "DATE")
    first = before[-1] if before else None
    led = first is not None and FROM.search(text, max(0, first.start - REACH), first.start)
    return first if first is not None and led and UNTIL.fullmatch(text, first.end, when.start) else None


def _is_from_to(text: str, one: Mention, other: Mention) -> bool:
    """Whether two figures stand as "from A to B"."""
    led = FROM.search(text[max(0, one.start - 20) : one.start])
    return one.kind == other.kind and bool(led) and bool(TO.fullmatch(text, one.end, other.start))
