"""The time of a place that tells no date, but of the day or year in which it was written, as news do: "on Friday".

A short paper is taken for news: what it says has been done was done in its year, unless its words look further back.
"""

import re

DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!,?\s+(?:the\s+)?\d|,?\s+[A-Z][a-z]+\s+\d)|today|yesterday"
    r"|(?:earlier\s+)?this\s+(?:week|month|year))\b"
)
DONE = re.compile(
    r"\b(?:has|have)\s+(?:now\s+|just\s+|\w+ly\s+)?(?:been\s+)?(?!been\b)(?:\w+ed|\w+en|won|made|paid|lent|sold|bought|put|set|struck)\b"
)
LOOKING_BACK = re.compile(
    r"\b(?:since|already|previously|earlier|so far|to date|till date|until now|in recent|in the past|over the|ever)\b",
    re.IGNORECASE,
)
SHORT = 5_000
"""Characters of the longest paper that is taken for a piece of news."""
YEAR_BEFORE = re.compile(r"\b[Ll]ast\s+year\b")


def written_in(quote: str, published: int | None, length: int) -> str:
    """The year of which words such as "on Friday" or "last year" speak in a paper of so many characters published then.

    "" where there are no such words.
    """
    if published is None:
        return ""
    if YEAR_BEFORE.search(quote):
        return str(published - 1)
    done = length <= SHORT and DONE.search(quote) and not LOOKING_BACK.search(quote)
    return str(published) if done or DAY.search(quote) else ""
