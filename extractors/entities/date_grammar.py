"""The notations of dates: one pattern and one reading each."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from extractors.entities import dotted_numbers
from extractors.entities.calendar import SEASONS, edtf, full_year, interval, is_year, month_number, shifted
from extractors.entities.date_order import Order

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)(?![a-z])(?:(?<!\w{5})(?<!May)(?<!June)(?<!July)(?<!March)(?<!April)\.)?"
)
YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d)"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)(?:st\b|nd\b|rd\b|th\b)?"
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
    *("thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
    *(f"twenty-{day}" for day in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")),
    *("thirtieth", "thirty-first"),
)
"""Days of a month in words, as treaties and laws print them."""

_DAY_IN_WORDS = "(?:" + "|".join(sorted(_ORDINALS, key=len, reverse=True)).replace("-", r"[\s-]") + ")"
DAY_OR_WORD = rf"(?:{DAY}|{_DAY_IN_WORDS}(?![^\W_]))"
_AHEAD = r"(?<![\w.,/:$€£¥-])"
_MONTH_AHEAD = r"(?<![\w.,/:$€£¥])(?<!\d-)"  # a dash may join it to another date
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?,?\s+)?"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
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
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else int(re.sub(r"\D", "", text))


def _day_month_year(m: re.Match[str], _: Order) -> Reading | None:
    return _of(m, edtf(full_year(_digits(m["y"])), month_number(m["m"]), _number(m["d"])), "day month year")


def _digits(text: str) -> str:
    return text.lstrip("'")


def _month_year(m: re.Match[str], _: Order) -> Reading | None:
    return _of(m, edtf(full_year(_digits(m["y"])), month_number(m["m"])), "month year")


def _month_day(m: re.Match[str], _: Order) -> Reading | None:
    return _of(m, edtf(None, month_number(m["m"]), _number(m["d"])), "day month")


def _iso(m: re.Match[str], _: Order) -> Reading | None:
    return _of(m, edtf(int(m["y"]), int(m["mo"]), int(m["d"])), "year month day")


def _year_month_number(m: re.Match[str], _: Order) -> Reading | None:
    if int(m["mo"]) > int(m["y"]) % 100:
        return None  # 2003-07 is the years up to 2007, 2013-07 is a month
    return _of(m, edtf(int(m["y"]), int(m["mo"])), "year month", confidence=0.9)


def _numeric(m: re.Match[str], order: Order) -> Reading | None:
    """A date of numbers alone; its order is the one that the document shows elsewhere."""
    if m["s"] == "." and not dotted_numbers.are_date(m.string, m.start(), m["a"], m["b"], m["y"]):
        return None
    first, second, year = int(m["a"]), int(m["b"]), full_year(m["y"])
    forms = {"dmy": edtf(year, second, first), "mdy": edtf(year, first, second)}
    if forms["dmy"] and forms["mdy"] and forms["dmy"] != forms["mdy"]:
        value = forms[order.order] if order.order else f"{year}-XX-XX"
        return _of(m, value, f"numeric date, {order.evidence}", confidence=0.93 if order.order else 0.6)
    return _of(m, forms["dmy"] or forms["mdy"], "numeric date", confidence=0.96)


def _days_of_month(m: re.Match[str], _: Order) -> Reading | None:
    """Two days of one month: 15-17 May 2011."""
    year = full_year(m["y"]) if m["y"] else None
    month = month_number(m["m"])
    first, last = edtf(year, month, _number(m["d"])), edtf(year, month, _number(m["d2"]))
    return _of(m, interval(first, last) if first and last else None, "days of a month")


def _days_over_months(m: re.Match[str], _: Order) -> Reading | None:
    """Two days of neighbouring months joined by a dash: 30 May-2 June 2011, May 30-June 2, 2010."""
    year = full_year(m["y"])
    first, last = edtf(year, month_number(m["m"]), _number(m["d"])), edtf(year, month_number(m["n"]), _number(m["d2"]))
    return _of(m, f"{first}/{last}" if first and last and first < last else None, "days of two months")


def _short_year(m: re.Match[str], _: Order) -> Reading | None:
    """A day, a month and a year of two digits: "03 May 12"."""
    return _of(m, edtf(full_year(m["y"]), month_number(m["m"]), _number(m["d"])), "day month short year", confidence=0.85)


def _decade(m: re.Match[str], _: Order) -> Reading | None:
    digits = m["c"] if len(m["c"]) == 3 else ("20" if m["c"] in "012" else "19") + m["c"]
    return _of(m, f"{digits}X", "decade", _PART.get((m["part"] or "").lower(), ""))


def _season(m: re.Match[str], _: Order) -> Reading | None:
    return _of(m, f"{m['y']}-{SEASONS[m['s'].lower()]}" if is_year(int(m["y"])) else None, "season")


def _quarter(m: re.Match[str], _: Order) -> Reading | None:
    number = _ORDINAL.get((m["q"]).lower()) or int(m["q"])
    months = (3 * number - 2, 3 * number)
    return _months(m, months, "quarter") if 1 <= number <= 4 else None


def _half(m: re.Match[str], _: Order) -> Reading | None:
    number = {"last": 2}.get(m["h"].lower()) or _ORDINAL.get(m["h"].lower()) or int(m["h"])
    return _months(m, (6 * number - 5, 6 * number), "half year") if number in (1, 2) else None


def _months(m: re.Match[str], months: tuple[int, int], method: str) -> Reading | None:
    year = full_year(_digits(m["y"]))
    first, last = edtf(year, months[0]), edtf(year, months[1])
    return _of(m, f"{first}/{last}" if first and last else None, method)


def _month_pair(m: re.Match[str], _: Order) -> Reading | None:
    """Two months of one year: Sept-Oct 1995, July/August 1999."""
    first, last = month_number(m["m"]), month_number(m["n"])
    return _months(m, (first, last), "months") if first and last and first < last else None


def _months_of(m: re.Match[str], _: Order) -> Reading | None:
    """The first nine months of 2011, the last two months of 1998."""
    count = _COUNTS.index(m["k"].lower()) + 2 if m["k"].lower() in _COUNTS else int(m["k"])
    if not 2 <= count <= 11:
        return None
    return _months(m, (1, count) if m["q"].lower() == "first" else (13 - count, 12), "months of a year")


def _ending_quarter(m: re.Match[str], _: Order) -> Reading | None:
    """The quarter that a month ends: the December 2005 quarter, March quarter 2011."""
    last, year = month_number(m["m"]), int(m["y"])
    end = edtf(year, last)
    start = shifted(end, -2) if end else None
    return _of(m, f"{start}/{end}" if start else None, "quarter")


def _year_pair(m: re.Match[str], _: Order) -> Reading | None:
    """2017-2021, 2017-18, 2013/14."""
    first = int(m["y"])
    unit = 10 ** len(m["z"])
    second = int(m["z"]) if len(m["z"]) == 4 else first // unit * unit + int(m["z"])
    if len(m["z"]) == 2 and second <= first and int(m["z"]) == 0:
        second += 100
    if not (first < second <= first + 150) or not is_year(first) or not is_year(second):
        return None
    return _of(m, f"{first}/{second}", "years", confidence=0.96)


def _fiscal(m: re.Match[str], _: Order) -> Reading | None:
    year = full_year(_digits(m["y"]))
    if not m["z"]:
        return _of(m, edtf(year), "fiscal year")
    second = full_year(m["z"]) if len(m["z"]) == 4 else year // 100 * 100 + int(m["z"])
    return _of(m, interval(str(year), str(second)) if is_year(year) and second > year else None, "fiscal year")


def _part_of(m: re.Match[str], _: Order) -> Reading | None:
    """The beginning or end of a year is about its first or last month; other parts are as precise as printed."""
    part = _PART[re.split(r"[\s-]", m["part"].lower())[0]]
    year = int(m["y"])
    month = month_number(m["m"]) if m["m"] else None
    if month is None and part in ("end of", "beginning of"):
        value = edtf(year, 12 if part == "end of" else 1)
        return _of(m, f"{value}~" if value else None, "part of a year", part, 0.95)
    return _of(m, edtf(year, month), "part of a date", part, 0.95)


def _same_year_month(m: re.Match[str], _: Order) -> Reading | None:
    month = month_number(m["m"])
    shift = {"following": 12, "next": 12, "previous": -12, "preceding": -12}.get(m["r"].lower(), 0)
    value = edtf(None, month, _number(m["d"]) if m["d"] else None)
    return Reading(m.start(), m.end(), value, "month of a year named before", shift=shift, confidence=0.9) if value else None


def _relative(m: re.Match[str], _: Order) -> Reading | None:
    sign = {"following": 1, "next": 1, "previous": -1, "preceding": -1}.get(m["r"].lower(), 0)
    unit = m["u"].lower()
    value = {"year": "XXXX", "month": "XXXX-XX", "day": "XXXX-XX-XX"}[unit]
    return Reading(
        m.start(), m.end(), value, f"{m['r'].lower()} {unit}", shift=sign * (12 if unit == "year" else 1), confidence=0.85
    )


_IN_TIME = re.compile(r"\b(?:in|since|until|till|during|early|late|mid|last|next|this|every|each)[\s-]$", re.I)
_SURNAME = re.compile(r"\s+(?:[A-Z]\.\s*){0,2}[A-Z][a-z]+")


def _month_alone(m: re.Match[str], _: Order) -> Reading | None:
    """A month without day or year; before a capital it is a person's name ("June Lee") unless a word of time leads to it."""
    if _SURNAME.match(m.string, m.end()) and not _IN_TIME.search(m.string[max(0, m.start() - 8) : m.start()]):
        return None
    return _of(m, edtf(None, month_number(m["m"])), "month", confidence=0.85)


_RULES: tuple[tuple[str, Reader], ...] = (
    (rf"{_MONTH_AHEAD}(?P<m>{MONTH})\s?[-/]\s?(?P<n>{MONTH}),?\s+(?:of\s+)?(?P<y>{YEAR})", _month_pair),
    (rf"{_MONTH_AHEAD}(?P<m>{MONTH})\s+(?P<y>{YEAR})\s+quarter\b", _ending_quarter),
    (rf"{_MONTH_AHEAD}(?P<m>{MONTH})\s+quarter\s+(?:of\s+)?(?P<y>{YEAR})", _ending_quarter),
    (
        rf"\b(?P<q>first|last)\s+(?P<k>{'|'.join(_COUNTS)}|\d{{1,2}})\s+months\s+(?:of|in)\s+(?:the\s+year\s+)?(?P<y>{YEAR})",
        _months_of,
    ),
    (
        rf"{_MONTH_AHEAD}(?P<d>{DAY})\s(?P<m>{MONTH})\s?-\s?(?P<d2>{DAY})\s(?P<n>{MONTH}),?\s(?P<y>{YEAR})",
        _days_over_months,
    ),
    (
        rf"{_MONTH_AHEAD}(?P<m>{MONTH})\s(?P<d>{DAY})\s?-\s?(?P<n>{MONTH})\s(?P<d2>{DAY}),?\s(?P<y>{YEAR})",
        _days_over_months,
    ),
    (
        rf"{_MONTH_AHEAD}{_WEEKDAY}(?P<d>{DAY_OR_WORD})(?:\s+(?:day\s+)?(?:of\s+)?|\s?[-/.]\s?)(?P<m>{MONTH})(?:,?\s+(?:of\s+)?"
        rf"|\s?[-/.,]\s?|)(?P<y>{YEAR})",
        _day_month_year,
    ),
    (rf"{_AHEAD}(?P<d>{DAY})\s?[-/]\s?(?P<m>{MONTH})\s?[-/]\s?(?P<y>'?\d\d(?!\d))", _day_month_year),
    (rf"{_AHEAD}(?P<d>0[1-9])\s(?P<m>{MONTH})\s(?P<y>\d\d)(?=[.,;:)]*(?:\s*$|[.,;:)]))", _short_year),
    (
        rf"{_MONTH_AHEAD}(?P<m>{MONTH})\s(?:the\s)?(?P<d>{_DAY_IN_WORDS})(?:\s*,\s*|\s+|\s+of\s+)(?P<y>{YEAR})",
        _day_month_year,
    ),
    (rf"{_MONTH_AHEAD}{_WEEKDAY}(?P<m>{MONTH})\s?(?P<d>{DAY})(?:\s*,\s*|\s+|\s+of\s+)(?P<y>{YEAR})", _day_month_year),
    (rf"{_MONTH_AHEAD}(?P<m>{MONTH})(?:,?\s+(?:of\s+)?|\s?[-/]\s?|)(?P<y>{YEAR})", _month_year),
    (rf"{_MONTH_AHEAD}(?P<m>{MONTH})(?:-|\s?')(?P<y>\d\d)(?![\d-])", _month_year),
    (rf"{_AHEAD}(?P<y>{YEAR})(?P<s>[-/.])(?P<mo>1[0-2]|0?[1-9])(?P=s)(?P<d>{DAY})(?![-/.]?\d)", _iso),
    (rf"{_AHEAD}(?P<y>{YEAR})-(?P<mo>0[1-9]|1[0-2])(?![-/.]?\d)", _year_month_number),
    (rf"{_AHEAD}(?P<a>\d{{1,2}})(?P<s>[/.-])(?P<b>\d{{1,2}})(?P=s)(?P<y>{YEAR}|\d\d)(?![\d/]|[.-]\d)", _numeric),
    (
        rf"{_AHEAD}(?P<d>{DAY})\s?(?:-|\bto\b|\band\b"
        rf"|&)\s?(?P<d2>{DAY})(?:\s+(?:of\s+)?)(?P<m>{MONTH})(?:(?:,?\s+)(?P<y>{YEAR}))?",
        _days_of_month,
    ),
    (
        rf"{_MONTH_AHEAD}(?P<m>{MONTH})\s(?P<d>{DAY})\s?(?:-|\bto\b|\band\b|&)\s?(?P<d2>{DAY})(?:(?:,\s?|\s+)(?P<y>{YEAR}))?",
        _days_of_month,
    ),
    (r"(?<![\w.,$-])(?:(?P<part>early|late|mid)(?:[\s-]+))?(?P<c>(?:1[5-9]|20)\d|(?<=')[2-9])0'?s\b", _decade),
    (rf"\b(?P<s>{_SEASON})(?:,?\s+(?:of\s+)?)(?P<y>{YEAR})(?!\s?[-/]\s?\d)", _season),
    (rf"\bQ(?P<q>[1-4])(?:\s+of\s+|\s*/\s*|,?\s*|-)(?P<y>{YEAR}|'?\d\d(?![\d%]|[.,]\d))", _quarter),
    (rf"\b(?P<q>[1-4])Q(?:\s+of\s+|\s*/\s*|,?\s*|-)(?P<y>{YEAR}|'?\d\d(?![\d%]|[.,]\d))", _quarter),
    (rf"{_AHEAD}(?P<y>{YEAR})[\s:/-]?\s?Q(?P<q>[1-4])\b", _quarter),
    (
        rf"\b(?P<q>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+quarter\s+(?:of\s+)?(?:the\s+year\s+"
        rf"|fiscal\s+(?:year\s+)?)?(?P<y>{YEAR})",
        _quarter,
    ),
    (rf"\bH(?P<h>[12])(?:\s+of\s+|\s*/\s*|,?\s*|-)(?P<y>{YEAR})", _half),
    (rf"\b(?P<h>[12])H(?:\s+of\s+|\s*/\s*|,?\s*|-)(?P<y>{YEAR}|\d\d(?![\d%]|[.,]\d))", _half),
    (rf"{_AHEAD}(?P<y>{YEAR})[\s:/-]?H(?P<h>[12])\b", _half),
    (rf"\b(?P<h>first|second|last|1st|2nd)[\s-]half\s+(?:of\s+)?(?:the\s+year\s+)?(?P<y>{YEAR})", _half),
    (
        rf"{_AHEAD}(?P<y>{YEAR})\s?(?:-|/)\s?(?P<z>{YEAR}|\d\d(?![\d,.]\d|\d)|(?<=[-/])\d(?![\d.,]\d|\d))(?!\s?[-/]\s?\d"
        rf"|/[A-Z]|%)",
        _year_pair,
    ),
    (
        rf"\b(?:FY|(?:fiscal|financial)(?:\s+year)?)\s?-?(?P<y>{YEAR}|'?\d\d(?!\d))(?:\s?[-/]\s?(?P<z>{YEAR}|\d\d(?!\d)))?",
        _fiscal,
    ),
    (
        rf"\b(?P<part>early|late|mid|middle\s+of|beginning\s+of|start\s+of|close\s+of|end\s+of|end"
        rf"|year-end)(?:\s+the\s+year)?[\s-]+"
        rf"(?:(?P<m>{MONTH}),?\s+(?:of\s+)?)?(?P<y>{YEAR})(?!\s?[-/]\s?\d|s)",
        _part_of,
    ),
    (
        rf"\b(?:(?P<d>{DAY})\s+)?(?P<m>{MONTH})\s+(?:of|in)\s+(?:the\s+)?(?P<r>same|that|following|next|previous"
        rf"|preceding)\s+year\b",
        _same_year_month,
    ),
    (
        r"\b(?:(?<=the )|(?<=The )|(?=[Tt]hat))(?P<r>same|that|following|next|previous|preceding)\s+(?P<u>year|month"
        r"|day)\b(?!-|\s+(?:period|olds?)\b|'s)",
        _relative,
    ),
    (rf"{_MONTH_AHEAD}(?P<d>{_DAY_IN_WORDS})\s+(?:day\s+)?of\s+(?P<m>{MONTH})(?!\s?[-/]?\d)", _month_day),
    (rf"{_MONTH_AHEAD}{_WEEKDAY}(?P<d>{DAY})\s+(?:of\s+)?(?P<m>{MONTH})(?!\s?[-/]?\d)", _month_day),
    (rf"{_MONTH_AHEAD}(?<!\b\d\d )(?<!\b\d ){_WEEKDAY}(?P<m>{MONTH})\s(?P<d>{DAY})(?!,?\d|\s?[%/]|\.\d)", _month_day),
    (
        r"\b(?:(?:early|late|mid)[\s-])?(?P<m>January|February|April|June|July|August|September|October|November"
        r"|December)\b",
        _month_alone,
    ),
    (
        r"(?:(?<=\b[Ii]n )|(?<=\bof )|(?<=\b[Ss]ince )|(?<=\buntil )|(?<=\b[Bb]y )|(?<=\b[Ff]rom )|(?<=\bto )"
        r"|(?<=\b[Ll]ast )|(?<=\bearly )|"
        r"(?<=\blate )|(?<=\bmid-)|(?<=\band )|(?<=\b[Dd]uring )|(?<=\bbetween ))(?P<m>May|March)\b(?!\s+[a-z]+\s+(?:be"
        r"|have)\b)",
        _month_alone,
    ),
)
_A_MONTH = re.compile("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.I)
_A_YEAR = re.compile(YEAR)
_OF_MONTHS: tuple[Reader, ...] = (
    *(_month_pair, _ending_quarter, _days_over_months, _day_month_year, _short_year, _month_year, _days_of_month),
    *(_same_year_month, _month_day, _month_alone),
)
_NEEDED: Mapping[Reader, re.Pattern[str]] = {
    **dict.fromkeys(_OF_MONTHS, _A_MONTH),
    **dict.fromkeys((_months_of, _iso, _year_month_number, _season, _year_pair, _part_of), _A_YEAR),
    _numeric: re.compile(r"\d[/.-]\d"),
    _decade: re.compile("0'?s", re.I),
    _quarter: re.compile("q[1-4]|[1-4]q|quarter", re.I),
    _half: re.compile("h[12]|[12]h|half", re.I),
    _fiscal: re.compile("fy|fiscal|financial", re.I),
    _relative: re.compile("year|month|day", re.I),
}
"""What a text must hold for a notation that is read so to be in it; looked for before the notations are."""

_ALL_NEEDED = tuple(dict.fromkeys(_NEEDED.values()))
_HINT = re.compile(
    r"\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:same|that|following|next|previous"
    r"|preceding)\s+(?:year|month|day)\b",
    re.I,
)


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], Reader, re.Pattern[str]], ...]:
    return tuple((re.compile(pattern, re.I), reader, _NEEDED[reader]) for pattern, reader in _RULES)


def readings(text: str, order: Order) -> Iterator[Reading]:
    """Every date that some notation sees in a text (dashes and apostrophes made plain), overlapping ones included."""
    if not _HINT.search(text):
        return
    held = {needed: needed.search(text) for needed in _ALL_NEEDED}
    for pattern, reader, needed in _compiled():
        for m in pattern.finditer(text) if held[needed] else ():
            if _starts_as_month(m):
                reading = reader(m, order)
                if reading is not None:
                    yield reading


def _starts_as_month(m: re.Match[str]) -> bool:
    """A month's name has a capital; without one ("may 20") it is a verb or a misreading."""
    groups = m.groupdict()
    month = groups.get("m")
    return month is None or month[0].isupper()
