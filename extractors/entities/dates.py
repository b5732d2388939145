"""Dates, read to EDTF with the precision that is printed."""

import re
from collections.abc import Iterator, Sequence

from extractors.entities import countries, date_context, date_order, facts, overlap, years
from extractors.entities.calendar import interval, is_edtf
from extractors.entities.date_grammar import readings as grammar_readings
from extractors.entities.date_order import Order
from extractors.entities.date_readings import Reading
from extractors.entities.passages import Passage, plain
from extractors.model.fact import Mention

_TO = re.compile(r"\s?-\s?|\s+(?:to|through|thru|until|till|up\s+to)\s+(?:the\s+)?")
_AND = re.compile(r"\s+and\s+")
_FROM = re.compile(r"\b[Ff]rom\s+$")
_BETWEEN = re.compile(r"\b[Bb]etween\s+$")
_ABOUT = re.compile(r"\b(about|around|circa|approximately|roughly|ca?\.)\s*$", re.I)
_LIMIT = re.compile(
    r"\b(as early as|as late as|no later than|not later than|prior to|as of|up to|after|before|since|by|until|till|from)"
    r"(?:\s+the)?\s*$",
    re.I,
)
_SYNONYMS = {
    "prior to": "before",
    "till": "until",
    "circa": "about",
    "ca.": "about",
    "c.": "about",
    "around": "about",
    "approximately": "about",
    "roughly": "about",
}
_PLAN_AFTER = re.compile(
    r"\s+(?:[A-Z][\w-]*\s+){0,3}(?:Agenda|Strategy|Plan|Program(?:me)?|Vision|Goals?|Initiative|Roadmap|Framework"
    r"|Targets?)\b"
)
_TITLE_TO = re.compile(r"\(to $")
# Dates that span some time and may be both ends of a longer one: Q2 2006 to Q1 2010, 2018-19 to 2023-24.
_SPANS = frozenset({"quarter", "half year", "years", "fiscal year"})
# Far below any document: longer texts are not one date, and patterns need not be tried on them.
_MAX_DATE = 80


def parse(text: str) -> str | None:
    """The EDTF string of one date, or None. EDTF stays as it is; a numeric date of unknown order keeps its year alone."""
    text = text.strip()
    if len(text) > _MAX_DATE:
        return None
    if is_edtf(text):
        return text
    flat = plain(text)
    found = _in_passage(flat, date_order.read([flat]))
    whole = [r for r in found if r.start == 0 and r.end == len(flat.rstrip("."))] or [
        r for r in found if r.end - r.start == len(flat)
    ]
    value = whole[0].edtf if whole else None
    return value if value is not None and is_edtf(value) else None


def find(passages: Sequence[Passage]) -> tuple[Mention, ...]:
    """The dates of a document's passages, in text order, without overlap.

    `norm` is EDTF; `modifier` keeps words that limit it ("by", "end of"); `kind` is "plan" for a year that is part of a
    plan's name. A year that is not printed comes from the dates around it, and `method` says from which; where none
    gives it, it is "XXXX".
    """
    order = date_order.read(passage.text for passage in passages)
    year_columns = years.columns_of_years(passages)
    axes = years.axis_labels(passages)
    flats = [plain(passage.masked) for passage in passages]
    found = [
        [] if years.cell_is_number(passage, year_columns) or i in axes else _in_passage(flat, order)
        for i, (passage, flat) in enumerate(zip(passages, flats, strict=True))
    ]
    complete = date_context.resolved(passages, found)
    return tuple(
        _mention(passage, flat, reading)
        for passage, flat, readings in zip(passages, flats, complete, strict=True)
        for reading in readings
        if _is_worth(passage, reading)
    )


def _is_worth(passage: Passage, reading: Reading) -> bool:
    """Whether a reading is a date to publish: a relative one only if its year is known, a lone month not in a cell."""
    if reading.edtf.startswith("XXXX") and (reading.shift is not None or passage.cell is not None):
        return False
    return is_edtf(reading.edtf)


def _in_passage(flat: str, order: Order) -> list[Reading]:
    candidates = [*grammar_readings(flat, order), *years.readings(flat)]
    candidates = [r for r in candidates if r.method != "years" or not years.is_law(flat, r.start)]
    return list(_joined(flat, _longest(candidates)))


def _longest(candidates: Sequence[Reading]) -> list[Reading]:
    """Of readings that overlap the longest, then the first rule's; in text order."""
    ordered = sorted(candidates, key=lambda r: r.start - r.end)
    return sorted(overlap.free(ordered), key=lambda r: r.start)


def _joined(flat: str, readings: Sequence[Reading]) -> Iterator[Reading]:
    """Readings with the ends of an interval ("from 2004 to 2014", "May-July 2012") made one."""
    i = 0
    while i < len(readings):
        first = readings[i]
        pair = _pair(flat, first, readings[i + 1]) if i + 1 < len(readings) else None
        yield pair or first
        i += 2 if pair else 1


def _pair(flat: str, first: Reading, second: Reading) -> Reading | None:
    gap, head = flat[first.end : second.start], flat[max(0, first.start - 12) : first.start]
    between, start = _BETWEEN.search(head), _FROM.search(head)
    if not (_TO.fullmatch(gap) or (between and _AND.fullmatch(gap))):
        return None
    if first.shift is not None or second.shift is not None:
        return None
    if "/" in first.edtf + second.edtf and (first.method != second.method or first.method not in _SPANS):
        return None
    if first.method == "fiscal year" and "/" not in first.edtf:
        return None
    low, high = first.edtf.split("/")[0], second.edtf.split("/")[-1]
    if low.startswith("XXXX-") and not second.edtf.startswith("XXXX"):
        low = low.replace("XXXX", second.edtf[:4])
        if low > second.edtf and second.edtf[:4].isdigit():
            low = str(int(second.edtf[:4]) - 1) + low[4:]
    value = interval(low, high)
    if value is None:
        return None
    lead = between or (start if not _TO.fullmatch(gap) or gap.strip() != "-" else None)
    begin = first.start - (len(lead.group()) if lead else 0)
    return Reading(
        begin,
        second.end,
        value,
        f"from {first.method} to {second.method}",
        "",
        None,
        min(first.confidence, second.confidence),
    )


def _mention(passage: Passage, flat: str, reading: Reading) -> Mention:
    modifier, norm = reading.modifier, reading.edtf
    head = flat[max(0, reading.start - 24) : reading.start]
    about, limit = _ABOUT.search(head), _LIMIT.search(head)
    if about and "/" not in norm:
        norm = norm.rstrip("~") + "~"
    word = (about or limit)[1].lower() if about or limit else ""  # type: ignore[index]
    if word and not reading.method.startswith("from "):
        modifier = f"{_SYNONYMS.get(word, word)} {modifier}".strip()
    start, end = reading.start, reading.end
    while passage.text[end - 1] in ",; " and end > start:
        end -= 1
    return Mention(
        passage.start + start,
        passage.start + end,
        "DATE",
        passage.text[start:end],
        norm,
        "plan" if _is_plan(flat, reading) else "",
        reading.method,
        reading.confidence,
        modifier=modifier,
    )


def _is_plan(flat: str, reading: Reading) -> bool:
    """Whether years are part of a plan's name: Country-2030, Vision 2030, 2030 Agenda, Strategy 2018-2040, (to 2020)."""
    if reading.method not in ("year", "years"):
        return False
    head, tail = flat[max(0, reading.start - 30) : reading.start], flat[reading.end : reading.end + 40]
    if _PLAN_AFTER.match(tail) or _TITLE_TO.search(head):
        return True
    m = re.search(r"([A-Z][\w.]*)(-|\s)$", head)
    if m is None:
        return False
    return m[2] == "-" or m[1].casefold() in facts.words("plan") or countries.parse(m[1]) is not None
