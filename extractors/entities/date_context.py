"""What a date leaves out, taken from the dates around it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from extractors.entities.calendar import edtf, is_edtf, shifted, year_of
from extractors.entities.date_readings import Reading
from extractors.entities.passages import Passage

_LIMIT = re.compile(r"\b(?:by|until|up to|till)\s+$", re.I)
_OF_WRITING_BEFORE = re.compile(r"\b(?:last|next|this\s+(?:past|coming))\s+$", re.I)
_OF_WRITING_BEHIND = re.compile(r",?\s+(?:of\s+)?(last|next|this)\s+year\b", re.I)
"""Words by which a month is told from when the paper was written, not from the date before it: "last May"."""
_YEARS_BESIDE = {"last": -1, "next": 1}
"""The years of which such words speak, counted from that of the writing."""
_DATELINE = 6
"""Words of the longest line that tells no more than when the paper came out: "Lamu, 3 March 2021"."""
_NEAR = 6
"""Passages that a year holds for behind the one that tells it."""
_TOP = 6
"""Passages of a paper's top, where a line of its own tells when it was written."""
_WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s", re.I)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""In the order in which Python counts them."""
_YEARS_OFF = (0, 1, -1, 2, -2, 3, -3)
"""Years beside that of the date before it, in one of which a day has the weekday that is printed with it."""
_LIST = re.compile(r"\s*(?:,|and|or|&|/|to|-|,\s*and)\s*(?:[a-z]+\s)?", re.I)


def resolved(passages: Sequence[Passage], found: Sequence[Sequence[Reading]]) -> list[list[Reading]]:
    """The readings of all passages with the years that they leave out filled in where the text says which.

    A year comes from the next date of the same list ("January and March 2012"), else from the last date before it in the
    passage or, in prose, in the passage before it; in a table cell from the cell's column head. The method names the
    source. A date without any such source keeps "XXXX", and so does a month of the year before or after the writing where
    no line at the paper's top tells when that was, and one that lies behind the dateline before it: "December" in a paper
    of March is past or to come.
    """
    out: list[list[Reading]] = []
    previous: str | None = None
    dateline: str | None = None
    written: str | None = None
    ago = 0
    for n, (passage, readings) in enumerate(zip(passages, found, strict=True)):
        near = previous if passage.cell is None and ago <= _NEAR and not _tells_other_years(readings, previous) else None
        anchor = _head_year(passage) or near
        done: list[Reading] = []
        for i, reading in enumerate(readings):
            following = readings[i + 1] if i + 1 < len(readings) else None
            listed = _listed_year(passage.text, reading, following)
            value = _complete(passage.text, reading, None if _is_of_writing(passage.text, reading) else anchor, listed)
            of_writing = _beside_writing(passage.text, reading, written)
            if dateline is not None and anchor == dateline and _is_behind(reading, value, dateline):
                value = _complete(passage.text, reading, None, listed)
            done.append(of_writing or value)
            if of_writing is None and _can_anchor(passage.text, value):
                anchor = value.edtf
                dateline = anchor if len(passage.text.split()) <= _DATELINE else None
                written = written or (dateline if n < _TOP and len(dateline or "") >= len("2021-03") else None)
        out.append(done)
        if passage.cell is None:
            ago = 0 if any(_can_anchor(passage.text, value) for value in done) else ago + 1
            previous = anchor if anchor is not None else previous
    return out


def _tells_other_years(readings: Sequence[Reading], before: str | None) -> bool:
    """Whether a passage that begins with a month has a year of its own behind it, another than the one told before."""
    if before is None or not readings or "XXXX" not in readings[0].edtf:
        return False
    own = next((year_of(one.edtf) for one in readings if "X" not in one.edtf), None)
    return own is not None and own != year_of(before)


def _is_of_writing(text: str, reading: Reading) -> bool:
    """Whether a month without a year is one of the year before or after that in which somebody writes."""
    if reading.shift is not None or not reading.edtf.startswith("XXXX-"):
        return False
    before = _OF_WRITING_BEFORE.search(text, max(0, reading.start - 16), reading.start)
    behind = _OF_WRITING_BEHIND.match(text, reading.end)
    return before is not None or (behind is not None and behind[1].casefold() in _YEARS_BESIDE)


def _beside_writing(text: str, reading: Reading, written: str | None) -> Reading | None:
    """A month of "last year" with its year, counted from the line that tells when the paper was written; None for none."""
    behind = _OF_WRITING_BEHIND.match(text, reading.end)
    if behind is None or written is None or reading.shift is not None or not reading.edtf.startswith("XXXX-"):
        return None
    value = _in_year(reading, int(written[:4]) + _YEARS_BESIDE.get(behind[1].casefold(), 0))
    method = f"{reading.method}, counted from the date of writing ({written})"
    return None if value is None else replace(reading, edtf=value, method=method, confidence=0.88)


def _is_behind(reading: Reading, value: Reading, dateline: str) -> bool:
    """Whether a month that tells no year would be later than the dateline in the year of that."""
    lone = reading.shift is None and reading.edtf.startswith("XXXX-")
    return lone and len(dateline) >= len("2021-03") and value.edtf[: len("2021-03")] > dateline[: len("2021-03")]


def _can_anchor(text: str, reading: Reading) -> bool:
    """Whether a date says when things happen here: one with a year, no span of years, no limit ahead ("by 2030")."""
    if "X" in reading.edtf or _LIMIT.search(text[max(0, reading.start - 10) : reading.start]):
        return False
    first, _, last = reading.edtf.partition("/")
    return not last or first[:4] == last[:4]


def _head_year(passage: Passage) -> str | None:
    if passage.cell is None or passage.cell.is_header:
        return None
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", " ".join(passage.cell.path))
    return years[0] if len(set(years)) == 1 else None


def _listed_year(text: str, reading: Reading, following: Reading | None) -> str | None:
    """The year of the next date where only "and", a comma or the like stands between."""
    if following is None or "XXXX" in following.edtf or not reading.edtf.startswith("XXXX-"):
        return None
    year = year_of(following.edtf)
    return str(year) if year and _LIST.fullmatch(text[reading.end : following.start]) else None


def _complete(text: str, reading: Reading, anchor: str | None, listed: str | None) -> Reading:
    if not reading.edtf.startswith("XXXX"):
        return reading
    if reading.shift is not None:
        return _relative(reading, anchor)
    source = listed or anchor
    year = year_of(source) if source else None
    value = None if year is None else _on_its_weekday(text, reading, year)
    if value is None:
        return replace(reading, confidence=min(reading.confidence, 0.6))
    where = "the date listed after it" if listed else "the date before it"
    return replace(reading, edtf=value, method=f"{reading.method}, year from {where} ({source})", confidence=0.88)


def _on_its_weekday(text: str, reading: Reading, year: int) -> str | None:
    """A date with its year, or with the nearest one in which the weekday before it is right; None for no such year."""
    told = _WEEKDAY.match(text, reading.start, reading.end)
    if told is None or len(reading.edtf) != len("XXXX-01-31"):
        return _in_year(reading, year)
    wanted = _WEEKDAYS.index(told[1].casefold())
    near = (_in_year(reading, year + off) for off in _YEARS_OFF)
    return next((value for value in near if value is not None and date.fromisoformat(value).weekday() == wanted), None)


def _in_year(reading: Reading, year: int) -> str | None:
    """A date with its year, None where that year has no such day: 29 February is of another one."""
    value = reading.edtf.replace("XXXX", f"{year:04}")
    return value if is_edtf(value) else None


def _relative(reading: Reading, anchor: str | None) -> Reading:
    if anchor is None:
        return replace(reading, confidence=0.3)
    method = f"{reading.method}, counted from {anchor}"
    m = re.fullmatch(r"XXXX-(\d\d)(?:-(\d\d))?", reading.edtf)
    if m:
        year = year_of(shifted(anchor, reading.shift or 0) or anchor)
        value = edtf(year, int(m[1]), int(m[2]) if m[2] else None)
    elif reading.edtf == "XXXX-XX-XX":
        value = _days_after(anchor, reading.shift or 0)
    elif reading.edtf == "XXXX-XX":
        value = shifted(anchor[:7], reading.shift or 0) if reading.shift else _month_of(anchor)
    else:
        value = shifted(anchor[:4], reading.shift or 0)
    if value is None:
        return replace(reading, confidence=0.3)
    return replace(reading, edtf=value, method=method)


def _days_after(anchor: str, days: int) -> str | None:
    """The day that lies `days` after the anchor, None where the anchor is no day."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", anchor):
        return None
    return (date.fromisoformat(anchor) + timedelta(days=days)).isoformat()


def _month_of(anchor: str) -> str | None:
    m = re.match(r"\d{4}-(?:0\d|1[0-2])", anchor)
    return m.group() if m else None
