"""The time of a place that tells no date, but of the day or year in which it was written, as news do: "on Friday"."""

import re

DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!,?\s+(?:the\s+)?\d|,?\s+[A-Z][a-z]+\s+\d)|today|yesterday"
    r"|(?:earlier\s+)?this\s+(?:week|month|year))\b"
)
YEAR_BEFORE = re.compile(r"\blast\s+year\b")


def written_in(quote: str, published: int | None) -> str:
    """The year of which words such as "on Friday" or "last year" speak in a paper published then; "" where none stands."""
    if published is None:
        return ""
    if YEAR_BEFORE.search(quote):
        return str(published - 1)
    return str(published) if DAY.search(quote) else ""
