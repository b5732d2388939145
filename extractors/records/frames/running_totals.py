"""Sums that are totals over several years, and no single act's."""

import re

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records.clauses import Parsed
from extractors.records.frames import times
from extractors.records.located import Located
from extractors.records.purposes import CUMULATIVE

WHOLE = frozenset({"total", "overall"})
"""Words for the whole cost of one work."""
TOTAL = re.compile(
    r"\b(?:total(?:l?(?:ed|ing))?|altogether|in all|cumulative(?:ly)?|accumulated|overall(?! limit| ceiling)|stock)\b",
    re.I,
)


def is_one(located: Located, parsed: Parsed, figure: Mention, part: Span, kind: str, when: Mention | None) -> bool:
    """Whether a figure is a total over several years: the total cost of a work is none."""
    hit = TOTAL.search(located.text(part)) if figure.kind == "money" else None
    total = hit is not None and not (kind == "project" and hit.group().casefold() in WHOLE)
    if CUMULATIVE.search(located.text(parsed.sentence)) or total:
        return True
    return kind == "financing" and figure.kind == "money" and when is not None and times.is_long(when.norm)
