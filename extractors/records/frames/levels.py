"""When a level held that moved: "from 3 to 8 percent between 2001 and 2005" is 3 in 2001 and 8 in 2005."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.fact import Mention
from extractors.records.located import Located

YEARS = re.compile(r"(\d{4}(?:-\d\d)?)/(\d{4}(?:-\d\d)?)")
FROM = re.compile(r"\bfrom\s+(?:about|around|some|nearly|over|almost|just|only)?\s*$")
TO = re.compile(
    r"\s+to\s+(?:about|around|some|nearly|over|almost|more\s+than|just|only|as\s+much\s+as|an?\s+estimated)?\s*",
    re.IGNORECASE,
)


def time_of(located: Located, figures: Sequence[Mention], figure: Mention, when: Mention) -> Mention:
    """The time of a level that moved from one figure to another over an interval: its first year or its last.

    "rose from 3 to 8 percent between 2001 and 2005" gives 3 in 2001 and 8 in 2005.
    """
    ends = YEARS.fullmatch(when.norm)
    if ends is None or figure not in figures:
        return when
    text, at = located.document.text, figures.index(figure)
    if at + 1 < len(figures) and _is_from_to(text, figure, figures[at + 1]):
        return replace(when, norm=ends.group(1))
    if at and _is_from_to(text, figures[at - 1], figure):
        return replace(when, norm=ends.group(2))
    return when


def _is_from_to(text: str, one: Mention, other: Mention) -> bool:
    """Whether two figures stand as "from A to B"."""
    led = FROM.search(text[max(0, one.start - 20) : one.start])
    return one.kind == other.kind and bool(led) and bool(TO.fullmatch(text, one.end, other.start))
