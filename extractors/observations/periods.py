"""Times in labels, read to EDTF: years, quarters, months, fiscal years, spans, with the status that hangs on them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.entities import dates
from extractors.entities.calendar import month_number
from extractors.entities.date_grammar import MONTH, YEAR
from extractors.model.observation import ObsStatus
from extractors.observations.forms import status_of, tidy

_STATUS = re.compile(
    rf"(?P<time>(?:FY\s?)?{YEAR}(?:\s?[-–/]\s?\d{{2,4}})?|FY\s?\d\d(?:[-/–]\d\d)?|Q[1-4]\s?{YEAR}|{YEAR}\s?Q[1-4])"
    r"(?:\s?\((?P<inner>[A-Za-z]{1,12}\.?)\)|\s?(?P<outer>[efp]|est\.?|proj\.?|prelim\.?|estimated?|projected|projections?|forecast|provisional|target|planned)(?![^\W_])|(?P<mark>[a-dg-rt-z*]{1,2})(?![^\W_]))",
    re.IGNORECASE,
)
_FISCAL = r"(?:FY|F\.Y\.|fiscal\s+year|financial\s+year|year|AY|SY)\s?"
_END = (
    r"(?:as\s+(?:of|at)|at|end[\s-]?(?:of\s+)?|end-|by(?:\s+end)?|until|till|since|from|during|over|for|in|mid-?)\s*"
    r"(?:the\s+(?:period|years?)\s+)?"
)
_ONE = (
    rf"(?:{MONTH}\s+\d{{1,2}},?\s+{YEAR}|\d{{1,2}}[\s-]{MONTH}[\s-]\d{{2,4}}|{MONTH}[\s,-]*{YEAR}|{MONTH}[-’'\s]\d\d(?!\d)"
    rf"|Q[1-4][\s/,-]*{YEAR}|{YEAR}[\s:-]*Q[1-4]|[1-4]Q[\s'’]?\d\d(?:\d\d)?|[12]H[\s'’]?\d\d(?:\d\d)?|H[12]\s?{YEAR}"
    r"|(?:FY\s?)\d\d(?:[-/–]\d\d)?(?!\d)|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}"
    rf"|{YEAR}(?:s(?![^\W_]))?)"
)
_SPAN = re.compile(
    rf"(?<![\w.,$€£])(?P<lead>{_END})?(?P<fy>{_FISCAL})?(?P<first>{_ONE})(?P<to>\s?[-–—/]\s?|\s+(?:to|through|until|and)\s+)(?P<last>{_ONE}|\d\d(?!\d)|(?<=/)\d(?!\d))(?![\w%])",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    rf"(?<![\w.,$€£])(?P<lead>{_END})?(?P<fy>{_FISCAL})?(?P<first>{_ONE})(?![\w%]|[.,]\d|\s?=)", re.IGNORECASE
)
_PART = re.compile(
    rf"\s*(?:(?P<month>{MONTH})|Q(?P<q>[1-4])|(?P<q2>[1-4])Q|(?P<q3>[1-4])(?:st|nd|rd|th)\s+(?:quarter|qtr)\.?|(?P<roman>I{{1,3}}|IV)"
    r"|H(?P<h>[12])|(?P<h2>[12])H|(?P<h3>first|second)\s+half|(?P<q4>first|second|third|fourth)\s+quarter)\s*",
    re.IGNORECASE,
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
_MIGHT = re.compile(r"\d\d|Q[1-4]|[1-4]Q|H[12]|[12]H", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """A time: EDTF, or the months of a year that is not named here (1 to 12, both ends); "" and None for none."""

    edtf: str = ""
    months: tuple[int, int] | None = None
    status: ObsStatus = ""


NO_TIME = Period()


@lru_cache(maxsize=8192)
def whole(text: str) -> Period | None:
    """The time that a label is, and nothing else; None for other labels."""
    bare = text.strip(" .:;,")
    if len(bare) > 60 or not bare:
        return None
    if m := _PART.fullmatch(bare):
        return Period(months=_months(m))
    if not _MIGHT.search(bare):
        return None
    status: ObsStatus = ""
    if m := _STATUS.fullmatch(bare):
        status = status_of(m["inner"] or m["outer"] or "")
        bare = m["time"]
    found = within(bare)
    return Period(found[0].edtf, None, status) if found is not None and not found[1].strip(" .,;:()") else None


@lru_cache(maxsize=8192)
def within(text: str) -> tuple[Period, str] | None:
    """The only time named in a text, and the text without it; None where there is none, or several."""
    if not _MIGHT.search(text):
        return None
    status: ObsStatus = ""
    if m := _STATUS.search(text):
        status = status_of(m["inner"] or m["outer"] or "")
        text = f"{text[: m.start()]}{m['time']}{text[m.end() :]}" if status or m["mark"] else text
    spans = list(_SPAN.finditer(text))
    if len(spans) == 1 and (edtf := _span(spans[0])):
        rest = text[: spans[0].start()] + text[spans[0].end() :]
        return None if _SINGLE.search(rest) else (Period(edtf, None, status), tidy(rest))
    singles = list(_SINGLE.finditer(text))
    if spans or len(singles) != 1:
        return None
    edtf = _one(singles[0]["first"], singles[0]["lead"] or "")
    return (Period(edtf, None, status), tidy(text[: singles[0].start()] + text[singles[0].end() :])) if edtf else None


def _span(m: re.Match[str]) -> str:
    """The interval of a span, or the year of a fiscal one."""
    whole_span = len(m["last"]) > 1 and dates.parse(re.sub(r"\s+", " ", f"{m['fy'] or ''}{m['first']}{m['to']}{m['last']}"))
    if whole_span:
        return whole_span
    last = m["last"]
    if len(last) <= 2 and last.isdecimal() and m["first"][:4].isdecimal():
        last = m["first"][: 4 - len(last)] + last
    first, end = _one(m["first"]), _one(last)
    return (
        f"{first.split('/')[0]}/{end.split('/')[-1]}" if first and end and first.split("/")[0] <= end.split("/")[-1] else ""
    )


def _one(text: str, lead: str = "") -> str:
    ended = re.match(r"end", lead.strip(), re.IGNORECASE)
    found = dates.parse(f"end-{text}") if ended else None
    return found or dates.parse(text) or ""


def _months(m: re.Match[str]) -> tuple[int, int] | None:
    if m["month"]:
        number = month_number(m["month"])
        return (number, number) if number else None
    if half := m["h"] or m["h2"] or (str(_ORDINALS[m["h3"].lower()]) if m["h3"] else ""):
        return 6 * int(half) - 5, 6 * int(half)
    quarter = m["q"] or m["q2"] or m["q3"] or (_ORDINALS[m["q4"].lower()] if m["q4"] else _ROMAN[m["roman"].upper()])
    return 3 * int(quarter) - 2, 3 * int(quarter)


def of_year(year: str, months: tuple[int, int]) -> str:
    """Months of a year as EDTF; `year` is four digits."""
    first, last = (f"{year}-{month:02d}" for month in months)
    return first if first == last else f"{first}/{last}"
