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


def _is_aside(parsed: Parsed, date: Mention) -> bool:
    """Whether a date only says which thing is meant: "the loan granted in 2014"."""
    at = clauses.anchor(parsed, date)
    verbs = [i for i in path(parsed.tree, at) if parsed.tree.tokens[i].pos == "VERB"] if at is not None else []
    return bool(verbs) and parsed.tree.tokens[verbs[0]].dep in ASIDE
