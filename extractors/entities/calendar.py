"""Days, months and years as EDTF strings (Library of Congress, levels 0 and 1), and what such strings hold."""

import re
from calendar import monthrange

from extractors.model.edtf import EDTF

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
# EDTF codes of the seasons: 21 spring to 24 winter.
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
FIRST_YEAR, LAST_YEAR = 1500, 2100  # years outside are numbers of something else in all but a few papers

_EDTF = re.compile(EDTF)


def month_number(name: str) -> int | None:
    """1 to 12 for a month's name or its abbreviation with or without a point, or None."""
    short = name.lower().rstrip(".")
    if short == "sept":
        return 9
    if len(short) < 3:
        return None
    return next((i for i, month in enumerate(MONTHS, start=1) if month.startswith(short)), None)


def is_year(year: int) -> bool:
    """Whether a number is a year that papers speak of."""
    return FIRST_YEAR <= year <= LAST_YEAR


def full_year(digits: str) -> int:
    """The year of two or four digits. Two digits below 50 are of this century: papers look back more than ahead."""
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 50 else 1900)


def edtf(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """A day, month or year as EDTF, "XXXX" for a year that is not known; None where there is no such day."""
    if year is not None and not is_year(year):
        return None
    head = "XXXX" if year is None else f"{year:04}"
    if month is None:
        return head
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{head}-{month:02}"
    if not 1 <= day <= monthrange(year or 2000, month)[1]:
        return None
    return f"{head}-{month:02}-{day:02}"


def interval(start: str, end: str) -> str | None:
    """`start/end`, or None where the end lies before the start."""
    a, b = start.rstrip("~"), end.rstrip("~")
    return None if b.replace("X", "9") < a.replace("X", "0")[: len(b)] else f"{start}/{end}"


def is_edtf(text: str) -> bool:
    """Whether a text is an EDTF date or interval as this package writes them."""
    return (
        len(text) <= 25
        and text not in ("", "/", "../..", "/..", "../")
        and bool(_EDTF.fullmatch(text))
        and _days_exist(text)
    )


def _days_exist(text: str) -> bool:
    for part in text.split("/"):
        m = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", part.rstrip("~?%"))
        if m and not (21 <= int(m[2]) <= 24 and m[3] is None):
            month = int(m[2])
            if not 1 <= month <= 12 or (m[3] and not 1 <= int(m[3]) <= monthrange(max(int(m[1]), 1), month)[1]):
                return False
    return True


def year_of(text: str) -> int | None:
    """The last year that an EDTF string names, None for decades and open ends."""
    years = re.findall(r"(?:^|/)(\d{4})", text)
    return int(years[-1]) if years else None


def shifted(text: str, months: int) -> str | None:
    """The month or year (as precise as the EDTF string's end, at most a month) that lies `months` after it."""
    last = text.rsplit("/", maxsplit=1)[-1].rstrip("~?%")
    m = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-\d\d)?", last)
    if m is None:
        return None
    if months % 12 == 0:
        return edtf(int(m[1]) + months // 12)
    if m[2] is None or int(m[2]) > 12:
        return None
    index = int(m[1]) * 12 + int(m[2]) - 1 + months
    return edtf(index // 12, index % 12 + 1)
