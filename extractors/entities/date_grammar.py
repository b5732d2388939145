"""The notations of dates: a pattern each, and the reading that it has."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from extractors.entities.date_order import Order
from extractors.entities.date_readings import (
    COUNTS,
    ORDINALS,
    YEAR_IN_WORDS,
    Reader,
    Reading,
    day_month_year,
    days_of_month,
    days_over_months,
    decade,
    ending_quarter,
    fiscal,
    half,
    iso,
    month_alone,
    month_day,
    month_pair,
    month_year,
    months_of,
    numeric,
    part_of,
    quarter,
    relative,
    same_year_month,
    season,
    short_year,
    year_month_number,
    year_pair,
)

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)(?![a-z])(?:(?<!\w{5})(?<!May)(?<!June)(?<!July)(?<!March)(?<!April)\.)?"
)
YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d)"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)(?:st\b|nd\b|rd\b|th\b)?"
_DAY_IN_WORDS = "(?:" + "|".join(sorted(ORDINALS, key=len, reverse=True)).replace("-", r"[\s-]") + ")"
DAY_OR_WORD = rf"(?:{DAY}|{_DAY_IN_WORDS}(?![^\W_]))"
_AHEAD = r"(?<![\w.,/:$€£¥-])"
_MONTH_AHEAD = r"(?<![\w.,/:$€£¥])(?<!\d-)"  # a dash may join it to another date
_BEFORE_MONTH = rf"(?=[JFMASOND]){_MONTH_AHEAD}"
_DATE_AHEAD = rf"(?:{_MONTH_AHEAD}|(?<=(?:1[5-9]|20)\d\d-))"  # or the year that the date before it ends with
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?,?\s+)?"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_RULES: tuple[tuple[str, Reader], ...] = (
    (rf"{_BEFORE_MONTH}(?P<m>{MONTH})\s?[-/]\s?(?P<n>{MONTH}),?\s+(?:of\s+)?(?P<y>{YEAR})", month_pair),
    (rf"{_BEFORE_MONTH}(?P<m>{MONTH})\s+(?P<y>{YEAR})\s+quarter\b", ending_quarter),
    (rf"{_BEFORE_MONTH}(?P<m>{MONTH})\s+quarter\s+(?:of\s+)?(?P<y>{YEAR})", ending_quarter),
    (
        rf"\b(?P<q>first|last)\s+(?P<k>{'|'.join(COUNTS)}|\d{{1,2}})\s+months\s+(?:of|in)\s+(?:the\s+year\s+)?(?P<y>{YEAR})",
        months_of,
    ),
    (
        rf"{_MONTH_AHEAD}(?P<d>{DAY})\s(?P<m>{MONTH})\s?-\s?(?P<d2>{DAY})\s(?P<n>{MONTH}),?\s(?P<y>{YEAR})",
        days_over_months,
    ),
    (
        rf"{_BEFORE_MONTH}(?P<m>{MONTH})\s(?P<d>{DAY})\s?-\s?(?P<n>{MONTH})\s(?P<d2>{DAY}),?\s(?P<y>{YEAR})",
        days_over_months,
    ),
    (
        rf"{_DATE_AHEAD}{_WEEKDAY}(?P<d>{DAY_OR_WORD})(?:\s+(?:day\s+)?(?:of\s+)?|\s?[-/.]\s?)(?P<m>{MONTH})(?:,?\s+(?:of\s+)?"
        rf"|\s?[-/,]\s?|\.|)(?P<y>{YEAR})",
        day_month_year,
    ),
    (
        rf"{_MONTH_AHEAD}(?P<d>{DAY_OR_WORD})\s+(?:day\s+)?(?:of\s+)?(?P<m>{MONTH}),?\s+(?:(?:in|of)\s+(?:the\s+year\s+)?)?"
        rf"(?P<y>{YEAR_IN_WORDS})",
        day_month_year,
    ),
    (rf"{_AHEAD}(?P<d>{DAY})\s?[-/]\s?(?P<m>{MONTH})\s?[-/]\s?(?P<y>'?\d\d(?!\d))", day_month_year),
    (rf"{_AHEAD}(?P<d>0[1-9])\s(?P<m>{MONTH})\s(?P<y>\d\d)(?=[.,;:)]*(?:\s*$|[.,;:)]))", short_year),
    (
        rf"{_BEFORE_MONTH}(?P<m>{MONTH})\s(?:the\s)?(?P<d>{_DAY_IN_WORDS})(?:\s*,\s*|\s+|\s+of\s+)(?P<y>{YEAR})",
        day_month_year,
    ),
    (
        rf"{_DATE_AHEAD}{_WEEKDAY}(?P<m>{MONTH})(?:\s?|\sthe\s(?=\d+[snrt]))(?P<d>{DAY})(?:\s*,\s*|\s+|\s+of\s+)(?P<y>{YEAR})",
        day_month_year,
    ),
    (rf"{_AHEAD}(?P<y>{YEAR}),?\s(?P<m>{MONTH})\s(?P<d>{DAY})(?![\w/-]|[.,]\d)", day_month_year),
    (rf"{_BEFORE_MONTH}(?P<m>{MONTH})(?:,?\s+(?:of\s+)?|\s?[-/]\s?|)(?P<y>{YEAR})", month_year),
    (rf"{_BEFORE_MONTH}(?P<m>{MONTH})(?:-|\s?')(?P<y>\d\d)(?![\d-])", month_year),
    (rf"{_AHEAD}(?P<y>{YEAR})(?P<s>[-/.])(?P<mo>1[0-2]|0?[1-9])(?P=s)(?P<d>{DAY})(?![-/.]?\d)", iso),
    (rf"{_AHEAD}(?P<y>{YEAR})-(?P<mo>0[1-9]|1[0-2])(?![-/.]?\d)", year_month_number),
    (rf"{_AHEAD}(?P<a>\d{{1,2}})(?P<s>[/.-])(?P<b>\d{{1,2}})(?P=s)(?P<y>{YEAR}|\d\d)(?![\d/]|[.-]\d)", numeric),
    (
        rf"{_AHEAD}(?P<d>{DAY})\s?(?:-|\bto\b|\band\b"
        rf"|&)\s?(?P<d2>{DAY})(?:\s+(?:of\s+)?)(?P<m>{MONTH})(?:(?:,?\s+)(?P<y>{YEAR}))?",
        days_of_month,
    ),
    (
        rf"{_BEFORE_MONTH}(?P<m>{MONTH})\s(?P<d>{DAY})\s?(?:-|\bto\b|\band\b|&)\s?(?P<d2>{DAY})(?:(?:,\s?|\s+)(?P<y>{YEAR}))?",
        days_of_month,
    ),
    (r"(?:(?<![\w.,$-])|(?<=\ds-))(?:(?P<part>early|late|mid)(?:[\s-]+))?(?P<c>(?:1[5-9]|20)\d|(?<=')[2-9])0'?s\b", decade),
    (rf"\b(?=[sawf])(?P<s>{_SEASON})(?:,?\s+(?:of\s+)?)(?P<y>{YEAR})(?!\s?[-/]\s?\d)", season),
    (rf"\bQ(?P<q>[1-4])(?:\s+of\s+|\s*/\s*|,?\s*|-)(?P<y>{YEAR}|'?\d\d(?![\d%]|[.,]\d))", quarter),
    (rf"\b(?P<q>[1-4])Q(?:\s+of\s+|\s*/\s*|,?\s*|-)(?P<y>{YEAR}|'?\d\d(?![\d%]|[.,]\d))", quarter),
    (rf"{_AHEAD}(?P<y>{YEAR})[\s:/-]?\s?Q(?P<q>[1-4])\b", quarter),
    (
        rf"\b(?P<q>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+quarter\s+(?:of\s+)?(?:the\s+year\s+)?"
        rf"(?P<y>{YEAR})",
        quarter,
    ),
    (rf"\bH(?P<h>[12])(?:\s+of\s+|\s*/\s*|,?\s*|-)(?P<y>{YEAR})", half),
    (rf"\b(?P<h>[12])H(?:\s+of\s+|\s*/\s*|,?\s*|-)(?P<y>{YEAR}|\d\d(?![\d%]|[.,]\d))", half),
    (rf"{_AHEAD}(?P<y>{YEAR})[\s:/-]?H(?P<h>[12])\b", half),
    (rf"\b(?P<h>first|second|last|1st|2nd)[\s-]half\s+(?:of\s+)?(?:the\s+year\s+)?(?P<y>{YEAR})", half),
    (
        rf"{_AHEAD}(?P<y>{YEAR})\s?(?:-|/)\s?(?P<z>{YEAR}|\d\d(?![\d,.]\d|\d)|(?<=[-/])\d(?![\d.,]\d|\d))(?!\s?[-/]\s?\d"
        rf"|/[A-Z]|%)",
        year_pair,
    ),
    (
        rf"\b(?:FY|(?:fiscal|financial)(?:\s+year)?)\s?-?(?P<y>{YEAR}|'?\d\d(?!\d))(?:\s?[-/]\s?(?P<z>{YEAR}|\d\d(?!\d)))?",
        fiscal,
    ),
    (
        rf"\b(?=[elmbscy])(?P<part>early|late|mid|middle\s+of|beginning\s+of|start\s+of|close\s+of|end\s+of|end"
        rf"|year-end)(?:\s+the\s+year)?[\s-]+"
        rf"(?:(?P<m>{MONTH}),?\s+(?:of\s+)?)?(?P<y>{YEAR})(?!\s?[-/]\s?\d|s)",
        part_of,
    ),
    (
        rf"\b(?=[\djfmasond])(?:(?P<d>{DAY})\s+)?(?P<m>{MONTH})\s+(?:of|in)\s+(?:the\s+)?(?P<r>same|that|following|next|previous"
        rf"|preceding)\s+year\b",
        same_year_month,
    ),
    (
        r"\b(?:(?<=the )|(?<=The )|(?=[Tt]hat))(?P<r>same|that|following|next|previous|preceding)\s+(?P<u>year|month"
        r"|day)\b(?!-|\s+(?:period|olds?)\b|'s)",
        relative,
    ),
    (rf"{_MONTH_AHEAD}(?P<d>{_DAY_IN_WORDS})\s+(?:day\s+)?of\s+(?P<m>{MONTH})(?!\s?[-/]?\d)", month_day),
    (rf"{_MONTH_AHEAD}{_WEEKDAY}(?P<d>{DAY})\s+(?:of\s+)?(?P<m>{MONTH})(?!\s?[-/]?\d)", month_day),
    (rf"{_MONTH_AHEAD}(?<!\b\d\d )(?<!\b\d ){_WEEKDAY}(?P<m>{MONTH})\s(?P<d>{DAY})(?!,?\d|\s?[%/]|\.\d)", month_day),
    (
        r"\b(?=[elmjfasond])(?:(?:early|late|mid)[\s-])?(?P<m>January|February|April|June|July|August|September|October|November"
        r"|December)\b",
        month_alone,
    ),
    (
        r"(?=Ma[yr])(?:(?<=\b[Ii]n )|(?<=\bof )|(?<=\b[Ss]ince )|(?<=\buntil )|(?<=\b[Bb]y )|(?<=\b[Ff]rom )|(?<=\bto )"
        r"|(?<=\b[Ll]ast )|(?<=\bearly )|"
        r"(?<=\blate )|(?<=\bmid-)|(?<=\band )|(?<=\b[Dd]uring )|(?<=\bbetween ))(?P<m>May|March)\b(?!\s+[a-z]+\s+(?:be"
        r"|have)\b)",
        month_alone,
    ),
)
_A_MONTH = re.compile(
    "J[aA][nN]|F[eE][bB]|M[aA][rRyY]|A[pP][rR]|J[uU][nNlL]|A[uU][gG]|S[eE][pP]|O[cC][tT]|N[oO][vV]|D[eE][cC]"
)
"""The beginning of a month's name; without a capital it is none (see `_starts_as_month`)."""
_A_YEAR = re.compile(YEAR)
_OF_MONTHS: tuple[Reader, ...] = (
    *(month_pair, ending_quarter, days_over_months, day_month_year, short_year, month_year, days_of_month),
    *(same_year_month, month_day, month_alone),
)
_NEEDED: Mapping[Reader, re.Pattern[str]] = {
    **dict.fromkeys(_OF_MONTHS, _A_MONTH),
    **dict.fromkeys((months_of, iso, year_month_number, season, year_pair, part_of), _A_YEAR),
    numeric: re.compile(r"\d[/.-]\d"),
    decade: re.compile("0'?s", re.I),
    quarter: re.compile("q[1-4]|[1-4]q|quarter", re.I),
    half: re.compile("h[12]|[12]h|half", re.I),
    fiscal: re.compile("fy|fiscal|financial", re.I),
    relative: re.compile("year|month|day", re.I),
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
