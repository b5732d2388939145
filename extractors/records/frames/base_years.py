"""Years whose prices a sum is told in, or whose level it is held against: no time of a fact ("constant 2014 dollars")."""

import re
from functools import cache

from extractors.model.fact import Mention
from extractors.records.frames import lexicon

NEAR = 30  # letters before a year that may tell of prices
COMPARED = re.compile(
    r"(?:%|per\s?cent)(?:\s+(?:in|by)\s+\w+(?:\s+terms)?)?\s+(?:on|over|against|versus)\s+(?:the\s+(?:year|level)\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
"""What stands before a year that a level is held against: "rose by 17 percent in volume on 2012"."""


def is_of_prices(text: str, date: Mention) -> bool:
    """Whether a bare year is only that of prices: "in 2015 dollars", "deflated to 2014", "at prices of 2010"."""
    if not re.fullmatch(r"\d{4}", date.text):
        return False
    before = _before().search(text, max(0, date.start - NEAR), date.start)
    if before is not None or _behind().match(text, date.end) is not None:
        return True
    return COMPARED.search(text, max(0, date.start - 2 * NEAR), date.start) is not None


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:(?:constant|real|US|U\.S\.)\s+)*(?:{_any('prices')}|US\$|\$)(?!\w)", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    of = r"(?:(?:to|at|by|in|of)\s+)?(?:the\s+)?(?:year\s+|(?:US\s*)?\$\s*|USD?\s+)?"
    return re.compile(rf"\b(?:{_any('rebased')}|prices\s+of)\s+{of}$", re.IGNORECASE)


def _any(words: str) -> str:
    return "|".join(sorted(map(re.escape, lexicon.words(words)), key=len, reverse=True))
