"""Years whose prices a sum is told in, which are no time of a fact: "52 billion (constant 2014 dollars)"."""

import re
from functools import cache

from extractors.model.fact import Mention
from extractors.records.frames import lexicon

NEAR = 30  # letters before a year that may tell of prices


def is_of_prices(text: str, date: Mention) -> bool:
    """Whether a bare year is only that of prices: "in 2015 dollars", "deflated to 2014", "at prices of 2010"."""
    if not re.fullmatch(r"\d{4}", date.text):
        return False
    before = _before().search(text, max(0, date.start - NEAR), date.start)
    return before is not None or _behind().match(text, date.end) is not None


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:(?:constant|real|US|U\.S\.)\s+)*(?:{_any('prices')}|US\$|\$)(?!\w)", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    of = r"(?:(?:to|at|by|in|of)\s+)?(?:the\s+)?(?:year\s+|(?:US\s*)?\$\s*|USD?\s+)?"
    return re.compile(rf"\b(?:{_any('rebased')}|prices\s+of)\s+{of}$", re.IGNORECASE)


def _any(words: str) -> str:
    return "|".join(sorted(map(re.escape, lexicon.words(words)), key=len, reverse=True))
