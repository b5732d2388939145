"""Dates behind a figure that are those of the next one, or since when a change is counted: none of its own."""

import re

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.clauses import Parsed
from extractors.records.frames import lexicon
from extractors.records.located import Located
from extractors.records.vocabulary import SOME

LEADS = re.compile(
    r"\s+(?:(?:to|at|by|it|they|was|were|had|rose|fell|grew|reached|came)\s+){0,3}" + SOME,
    re.IGNORECASE,
)
"""What leads from a date to its figure: "in 2024 to 5 million"."""
COMMA = re.compile(r"\s*,\s+(?:and\s+)?(?:(?:in|by|during|as\s+of)\s+)?(?:the\s+)?", re.IGNORECASE)
"""What stands before a date that begins the next figure's words."""
ADDED = re.compile(
    r"(?:\s*\([^()]{1,30}\))?,?\s+(?:and|while|whereas|but)\s+(?:[\w’'-]+\s+){1,6}(?:in|for|of|during|by)\s+(?:fiscal\s+year\s+)?"
)
"""What stands between a figure and the date of another clause's subject."""
VERB = re.compile(
    r"\s+(?:was|were|is|are|had|rose|fell|grew|reached|came|amounted|stood|totall?ed|exceeded|declined|increased)"
    r"(?:\s+(?:by|to|at|been|about|around|some|nearly|over|almost|only|just|more|than))*\s+"
)
"""What leads from there to that clause's figure."""
CHANGED = re.compile(
    rf"\b(?:up|down|rise|increase|growth|gain|drop|fall|decline|decrease)\s+(?:of\s+|by\s+)?{SOME}$",
    re.IGNORECASE,
)
"""What stands before a percentage that says how a level moved."""
COMPARED = re.compile(
    r",\s+(?:(?:as\s+)?compared\s+(?:with|to)|up\s+from|down\s+from|versus|against)\s+"
    r"(?:(?:about|around|some|nearly|over|almost|only|just|an?|estimated|total|target|of)\s+){0,3}$",
    re.IGNORECASE,
)
"""What stands before a figure that another one is compared with."""
NEAR = 80  # characters that such words take at most
SINCE = re.compile(r"\s+since\s+(?:the\s+)?(?:[\w-]+\s+){0,2}", re.IGNORECASE)

SINCE_THEN = re.compile(r"\bsince\s+$", re.IGNORECASE)
TO_NOW = re.compile(rf",?\s+to\s+(?:reach\s+)?{SOME}", re.IGNORECASE)
"""Around a date from which on a level has moved to what comes next."""


def is_of_another(located: Located, parsed: Parsed, figure: Span, date: Mention) -> bool:
    """Whether a date behind a figure is of the figure after it, or since when one beside it tells a change."""
    if date.end <= figure.start:
        of_another = _is_compared_with(located, figure, date) or _is_since_then(located, figure, date)
        return of_another or _is_of_its_founding(parsed, figure, date)
    if date.start < figure.end:
        return False
    amounts = [m for m in located.within(parsed.sentence, "AMOUNT") if m.start >= figure.end]
    return (
        _leads_to_the_next(located, parsed, figure, date, amounts)
        or _is_since_a_change(located, figure, date, amounts)
        or _is_of_the_clause_added(located, figure, date, amounts)
    )


def _is_since_then(located: Located, figure: Span, date: Mention) -> bool:
    """Whether a level has moved since a date to what a figure says: "has doubled since 2013 to about 40 percent"."""
    text = located.document.text
    since = SINCE_THEN.search(text, max(0, date.start - NEAR), date.start) is not None
    return since and TO_NOW.fullmatch(text, date.end, figure.start) is not None


def is_what_another_is_compared_with(text: str, figure: Span | Mention) -> bool:
    """Whether words before a figure say that another is compared with it: "contracts of 18 million, up from 9 million"."""
    return COMPARED.search(text, max(0, figure.start - NEAR), figure.start) is not None


def _is_compared_with(located: Located, figure: Span, date: Mention) -> bool:
    """Whether a figure is what the figure of a date before it is compared with: "in 2012 they were 5, up from 3 million"."""
    text = located.document.text
    between = located.within(Span(date.end, figure.start), "AMOUNT")
    return bool(between) and COMPARED.search(text, between[-1].end, figure.start) is not None


def _is_of_its_founding(parsed: Parsed, figure: Span, date: Mention) -> bool:
    """Whether a date only says since when there is what a sentence is about: "founded in 2005, the fund has 5 million"."""
    verb, own, tree = clauses.verb_over(parsed, date), clauses.verb_over(parsed, figure), parsed.tree
    if verb is None or verb == own or tree.tokens[verb].tag != "VBN" or tree.tokens[verb].dep not in ("advcl", "acl"):
        return False
    return tree.tokens[verb].lemma in lexicon.words("founds")


def _leads_to_the_next(located: Located, parsed: Parsed, figure: Span, date: Mention, amounts: list[Mention]) -> bool:
    """Whether a date behind a comma leads to the next figure, where one before the figure is its own: "by 2023 they were 8,
    in 2024 to 9 million"."""
    text, after = located.document.text, next((m for m in amounts if m.start >= date.end), None)
    if (
        after is None
        or COMMA.fullmatch(text, figure.end, date.start) is None
        or LEADS.fullmatch(text, date.end, after.start) is None
    ):
        return False
    before = [m.end for m in located.within(Span(parsed.sentence.start, figure.start), "AMOUNT")]
    return bool(located.within(Span(max(before, default=parsed.sentence.start), figure.start), "DATE"))


def _is_since_a_change(located: Located, figure: Span, date: Mention, amounts: list[Mention]) -> bool:
    """Whether a percentage between says how the level moved since a date: "is 8 million, up 50 % since 2016"."""
    text = located.document.text
    between = [m for m in amounts if m.end <= date.start and m.kind == "percent"]
    changes = any(CHANGED.search(text, figure.end, m.start) for m in between)
    return changes and any(SINCE.match(text, m.end, date.start) for m in between)


def _is_of_the_clause_added(located: Located, figure: Span, date: Mention, amounts: list[Mention]) -> bool:
    """Whether a date is of the subject of the clause that "and" adds, of which the next figure is told: "imports are 5
    million and imports for 2015 were 6 million"."""
    text, after = located.document.text, next((m for m in amounts if m.start >= date.end), None)
    if after is None or after is not next(iter(amounts), None):
        return False
    added = ADDED.fullmatch(text, figure.end, date.start)
    return added is not None and VERB.fullmatch(text, date.end, after.start) is not None
