"""The time of a place that tells no date, but of the day or year in which it was written, as news do: "on Friday".

A short paper is taken for news: what it says has been done was done about when it was written, unless its words look
further back.
"""

import re
from collections.abc import Iterable

from extractors.entities.calendar import is_edtf

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
SINCE = re.compile(r"\bsince\s+(?:[A-Z]?[a-z]+\s+)?(\d{4})\b", re.IGNORECASE)
SHORT = 5_000
"""Characters of the longest paper that is taken for a piece of news."""
YEAR_BEFORE = re.compile(r"\b[Ll]ast\s+year\b")


TOP = 500
"""Characters of a paper within which it prints the day on which it was written."""
MONTH = len("2021-03")


def written_on(year: int | None, length: int, dates: Iterable[tuple[int | None, str]]) -> str:
    """The month in which a paper of so many characters was written, "2021-03~", where it may be news and its top says so.

    Else the year, "" for none. `dates` are where the dates in its text stand, and what they are (EDTF).
    """
    if year is None or length > SHORT:
        return str(year or "")
    top = (date for start, date in dates if start is not None and start < TOP)
    found = next((date[:MONTH] for date in top if re.fullmatch(rf"{year}-\d\d(?:-\d\d)?", date)), "")
    return f"{found}~" if found else str(year)


def month_told(date: str, written: str, to_come: bool) -> str:
    """A date of a month and no year, such as "XXXX-12", in news written in a known month: the last such month, or the next
    one where it tells what is still to come. Any other date stays as it is, and so does a day that no such year has."""
    hit = re.fullmatch(r"XXXX-(\d\d)(?:-\d\d)?", date)
    if hit is None or len(written) < MONTH:
        return date
    year, month, told = int(written[:4]), int(written[5:MONTH]), int(hit[1])
    year += (told < month) if to_come else -(told > month)
    value = date.replace("XXXX", str(year))
    return value if is_edtf(value) else date


def since(quote: str) -> frozenset[str]:
    """The years since when something has been so: "has extended a deposit held since 2015" was not written then."""
    return frozenset(SINCE.findall(quote))


def written_in(quote: str, written: str, length: int) -> str:
    """The time of which words such as "on Friday" or "last year" speak in a paper of so many characters written then.

    "" where there are no such words.
    """
    if not written:
        return ""
    if YEAR_BEFORE.search(quote):
        return str(int(written[:4]) - 1)
    done = length <= SHORT and DONE.search(quote) and not LOOKING_BACK.search(quote)
    return written if done or DAY.search(quote) else ""
