"""What the notations of dates mean: a reading each."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractors.entities import dotted_numbers, facts, figures
from extractors.entities.calendar import SEASONS, edtf, full_year, interval, is_year, month_number, shifted
from extractors.entities.date_order import Order

ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
    *("thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
    *(f"twenty-{day}" for day in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")),
    *("thirtieth", "thirty-first"),
)
"""Days of a month in words, as treaties and laws print them."""

_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_PART = {
    "early": "early",
    "late": "late",
    "mid": "mid",
    "middle": "mid",
    "beginning": "beginning of",
    "start": "beginning of",
    "end": "end of",
    "close": "end of",
    "year": "end of",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """Characters `start` to `end` of a passage read as `edtf`. A year that is not printed is "XXXX" in it.

    `shift` is the number of months that a relative date lies after the one it refers to, None for all other dates.
    """

    start: int
    end: int
    edtf: str
    method: str
    modifier: str = ""
    shift: int | None = None
    confidence: float = 0.97


Reader = Callable[[re.Match[str], Order], Reading | None]


def _of(m: re.Match[str], value: str | None, method: str, modifier: str = "", confidence: float = 0.97) -> Reading | None:
    return None if value is None else Reading(m.start(), m.end(), value, method, modifier, None, confidence)


def _number(text: str) -> int:
    """A day in digits or in words."""
    word = re.sub(r"\s+", "-", text.casefold())
    return ORDINALS.index(word) + 1 if word in ORDINALS else int(re.sub(r"\D", "", text))


def day_month_year(m: re.Match[str], _: Order) -> Reading | None:
    """A full date: "3 May 2012", "May 3, 2012"."""
    return _of(m, edtf(full_year(_digits(m["y"])), month_number(m["m"]), _number(m["d"])), "day month year")


YEAR_IN_WORDS = rf"(?:two\s+thousand|nineteen\s+hundred)(?:\s+(?:and\s+)?{figures.BELOW_HUNDRED})?(?![^\W_])"
"""A year as treaties print it: "two thousand and twelve"."""


def _digits(text: str) -> str:
    """The digits of a year that is printed in digits or in words."""
    if not text[:1].isalpha():
        return text.lstrip("'")
    century, _, rest = re.sub(r"\s+", " ", text.casefold()).partition("thousand" if text[:1] in "tT" else "hundred")
    below = figures.words(rest.strip()) if rest.strip() else 0
    return str((2000 if century.startswith("two") else 1900) + int(below or 0))


def month_year(m: re.Match[str], _: Order) -> Reading | None:
    """A month of a year: "May 2012"."""
    return _of(m, edtf(full_year(_digits(m["y"])), month_number(m["m"])), "month year")


def month_day(m: re.Match[str], _: Order) -> Reading | None:
    """A day without its year: "3 May"."""
    return _of(m, edtf(None, month_number(m["m"]), _number(m["d"])), "day month")


def iso(m: re.Match[str], _: Order) -> Reading | None:
    """A date in figures, the year first: "2012-05-03"."""
    return _of(m, edtf(int(m["y"]), int(m["mo"]), int(m["d"])), "year month day")


def year_month_number(m: re.Match[str], _: Order) -> Reading | None:
    """A month in figures behind its year: "2013-07"; "2003-07" is years."""
    if int(m["mo"]) > int(m["y"]) % 100:
        return None  # 2003-07 is the years up to 2007, 2013-07 is a month
    return _of(m, edtf(int(m["y"]), int(m["mo"])), "year month", confidence=0.9)


def numeric(m: re.Match[str], order: Order) -> Reading | None:
    """A date of numbers alone; its order is the one that the document shows elsewhere."""
    if m["s"] == "." and not dotted_numbers.are_date(m.string, m.start(), m["a"], m["b"], m["y"]):
        return None
    first, second, year = int(m["a"]), int(m["b"]), full_year(m["y"])
    forms = {"dmy": edtf(year, second, first), "mdy": edtf(year, first, second)}
    if forms["dmy"] and forms["mdy"] and forms["dmy"] != forms["mdy"]:
        value = forms[order.order] if order.order else f"{year}-XX-XX"
        return _of(m, value, f"numeric date, {order.evidence}", confidence=0.93 if order.order else 0.6)
    return _of(m, forms["dmy"] or forms["mdy"], "numeric date", confidence=0.96)


def days_of_month(m: re.Match[str], _: Order) -> Reading | None:
    """Two days of one month: 15-17 May 2011."""
    year = full_year(m["y"]) if m["y"] else None
    month = month_number(m["m"])
    first, last = edtf(year, month, _number(m["d"])), edtf(year, month, _number(m["d2"]))
    return _of(m, interval(first, last) if first and last else None, "days of a month")


def days_over_months(m: re.Match[str], _: Order) -> Reading | None:
    """Two days of neighbouring months joined by a dash: 30 May-2 June 2011, May 30-June 2, 2010."""
    year = full_year(m["y"])
    first, last = edtf(year, month_number(m["m"]), _number(m["d"])), edtf(year, month_number(m["n"]), _number(m["d2"]))
    return _of(m, f"{first}/{last}" if first and last and first < last else None, "days of two months")


def short_year(m: re.Match[str], _: Order) -> Reading | None:
    """A day, a month and a year of two digits: "03 May 12"."""
    return _of(m, edtf(full_year(m["y"]), month_number(m["m"]), _number(m["d"])), "day month short year", confidence=0.85)


def decade(m: re.Match[str], _: Order) -> Reading | None:
    """Ten years: "the 1990s", "the late '80s"."""
    digits = m["c"] if len(m["c"]) == 3 else ("20" if m["c"] in "012" else "19") + m["c"]
    return _of(m, f"{digits}X", "decade", _PART.get((m["part"] or "").lower(), ""))


def season(m: re.Match[str], _: Order) -> Reading | None:
    """A season of a year."""
    return _of(m, f"{m['y']}-{SEASONS[m['s'].lower()]}" if is_year(int(m["y"])) else None, "season")


def quarter(m: re.Match[str], _: Order) -> Reading | None:
    """A quarter of a year: "Q3 2012", "third quarter of 2012"."""
    number = _ORDINAL.get((m["q"]).lower()) or int(m["q"])
    months = (3 * number - 2, 3 * number)
    return _months(m, months, "quarter") if 1 <= number <= 4 else None


def half(m: re.Match[str], _: Order) -> Reading | None:
    """Half a year: "H1 2012", "first half of 2012"."""
    number = {"last": 2}.get(m["h"].lower()) or _ORDINAL.get(m["h"].lower()) or int(m["h"])
    return _months(m, (6 * number - 5, 6 * number), "half year") if number in (1, 2) else None


def _months(m: re.Match[str], months: tuple[int, int], method: str) -> Reading | None:
    year = full_year(_digits(m["y"]))
    first, last = edtf(year, months[0]), edtf(year, months[1])
    return _of(m, f"{first}/{last}" if first and last else None, method)


def month_pair(m: re.Match[str], _: Order) -> Reading | None:
    """Two months of one year: Sept-Oct 1995, July/August 1999."""
    first, last = month_number(m["m"]), month_number(m["n"])
    return _months(m, (first, last), "months") if first and last and first < last else None


def months_of(m: re.Match[str], _: Order) -> Reading | None:
    """The first nine months of 2011, the last two months of 1998."""
    count = COUNTS.index(m["k"].lower()) + 2 if m["k"].lower() in COUNTS else int(m["k"])
    if not 2 <= count <= 11:
        return None
    return _months(m, (1, count) if m["q"].lower() == "first" else (13 - count, 12), "months of a year")


def ending_quarter(m: re.Match[str], _: Order) -> Reading | None:
    """The quarter that a month ends: the December 2005 quarter, March quarter 2011."""
    last, year = month_number(m["m"]), int(m["y"])
    end = edtf(year, last)
    start = shifted(end, -2) if end else None
    return _of(m, f"{start}/{end}" if start else None, "quarter")


def year_pair(m: re.Match[str], _: Order) -> Reading | None:
    """2017-2021, 2017-18, 2013/14."""
    first = int(m["y"])
    unit = 10 ** len(m["z"])
    second = int(m["z"]) if len(m["z"]) == 4 else first // unit * unit + int(m["z"])
    if len(m["z"]) == 2 and second <= first and int(m["z"]) == 0:
        second += 100
    if not (first < second <= first + 150) or not is_year(first) or not is_year(second):
        return None
    return _of(m, f"{first}/{second}", "years", confidence=0.96)


def fiscal(m: re.Match[str], _: Order) -> Reading | None:
    """A fiscal year: "FY2012", "fiscal 2012/13"."""
    year = full_year(_digits(m["y"]))
    if not m["z"]:
        return _of(m, edtf(year), "fiscal year")
    second = full_year(m["z"]) if len(m["z"]) == 4 else year // 100 * 100 + int(m["z"])
    return _of(m, interval(str(year), str(second)) if is_year(year) and second > year else None, "fiscal year")


def part_of(m: re.Match[str], _: Order) -> Reading | None:
    """The beginning or end of a year is about its first or last month; other parts are as precise as printed."""
    part = _PART[re.split(r"[\s-]", m["part"].lower())[0]]
    year = int(m["y"])
    month = month_number(m["m"]) if m["m"] else None
    if month is None and part in ("end of", "beginning of"):
        value = edtf(year, 12 if part == "end of" else 1)
        return _of(m, f"{value}~" if value else None, "part of a year", part, 0.95)
    return _of(m, edtf(year, month), "part of a date", part, 0.95)


def same_year_month(m: re.Match[str], _: Order) -> Reading | None:
    """A month of a year that was named before: "May of the same year"."""
    month = month_number(m["m"])
    shift = {"following": 12, "next": 12, "previous": -12, "preceding": -12}.get(m["r"].lower(), 0)
    value = edtf(None, month, _number(m["d"]) if m["d"] else None)
    return Reading(m.start(), m.end(), value, "month of a year named before", shift=shift, confidence=0.9) if value else None


def relative(m: re.Match[str], _: Order) -> Reading | None:
    """A year, month or day told by one named before: "the following year"."""
    sign = {"following": 1, "next": 1, "previous": -1, "preceding": -1}.get(m["r"].lower(), 0)
    unit = m["u"].lower()
    value = {"year": "XXXX", "month": "XXXX-XX", "day": "XXXX-XX-XX"}[unit]
    return Reading(
        m.start(), m.end(), value, f"{m['r'].lower()} {unit}", shift=sign * (12 if unit == "year" else 1), confidence=0.85
    )


_IN_TIME = re.compile(r"\b(?:in|since|until|till|during|early|late|mid|last|next|this|every|each)[\s-]$", re.I)
_LAST_WORD = re.compile(r"\b([A-Z][a-z]+)\.?\s$")
_INITIAL = re.compile(r",\s[A-Z]\.")
_SURNAME = re.compile(r"\s+(?:[A-Z]\.\s*){0,2}[A-Z][a-z]+")


def month_alone(m: re.Match[str], _: Order) -> Reading | None:
    """A month without day or year. Before a capital or behind a title it is a person's name ("June Lee", "Dr. June") unless
    a word of time leads to it, and before an initial it is an author's ("August, A.")."""
    head = m.string[max(0, m.start() - 16) : m.start()]
    if _SURNAME.match(m.string, m.end()) and not _IN_TIME.search(head):
        return None
    title = _LAST_WORD.search(head)
    if (title and title[1].casefold() in facts.words("title_of_person")) or _INITIAL.match(m.string, m.end()):
        return None
    return _of(m, edtf(None, month_number(m["m"])), "month", confidence=0.85)
