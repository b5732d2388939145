"""Sums without a currency that have that of the sum they are told with: "A $1.2 billion, B 0.7 billion"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.entities import countries, figures
from extractors.entities.amount_sum import Sum
from extractors.entities.figures import DIGITS, SCALE, Style

FROM_NEIGHBOUR = 0.85  # confidence of a sum whose currency stands beside another one

_BARE = rf"(?P<bare>(?P<digits>{DIGITS})\s(?P<scale>{SCALE})\b)"
_PART = r"(?:tranche|instal?ment)\s+of\s+(?:an?|the|its|their)\s+(?:(?!of\b)[a-z-]+\s+){0,2}"
_NEXT = (
    re.compile(
        rf"\)?\s*[,;]\s*(?:and\s+)?(?:the\s+)?(?P<name>(?:[A-Z][\w'.-]*\s+){{1,3}})\(?{_BARE}(?=\s*(?:[,;)]|\.(?!\d)|and\b|\Z))"
    ),
    re.compile(rf"\)?\s+and\s+(?:the\s+)?(?P<name>(?:[A-Z][\w'.-]*\s+){{1,3}})\(?{_BARE}(?=\s*(?:[,;)]|\.(?!\d)|\Z))"),
)
"""What leads from a sum to the next one of a list, under the country that has it: "Population 3 million" is none."""
_OPENS = re.compile(r"[^.;:()]{0,80}\(\s*(?=[A-Z])")
"""What stands between a whole and the brackets in which its givers or takers are listed."""
_ITEM = re.compile(
    rf"(?P<name>(?:[A-Z][\w'.&-]*\s+){{1,4}}?)(?:[–—:-]\s*|at\s+|with\s+)?{_BARE}\s*(?:(?P<closes>\))|[,;]\s*(?:and\s+)?|and\s+)"
)
"""A name with its sum in such brackets, and what leads on to the next one."""
_BODY = re.compile(r"[A-Z]{2,6}|.*\b(?:Bank|Fund|Union|Agency|Commission|Corporation)")
"""The letters or the last word of a body's name."""
_BEHIND = (re.compile(rf"\s+{_PART}{_BARE}"),)
"""What leads from a part to its whole."""
_BEFORE = re.compile(rf"(?<![\w.,$€£¥]){_BARE}\s+{_PART}\Z")
"""A part, up to the sum that is its whole."""
_ONE = rf"(?P<sign>[$€£¥])?(?<![\w.,])(?P<digits>{DIGITS})(?:\s(?P<scale>{SCALE}))?"
_ROW = re.compile(rf"{_ONE},?(?:\s+and)?\s+\Z")
"""One more sum of a row, up to the next one."""
_RESPECTIVELY = re.compile(r"[^.;:\d]{0,60}?\brespectively\b", re.IGNORECASE)
"""What stands behind the last sum of a row that is shared out."""
_BETWEEN_ITEMS = re.compile(r",?\s+and\s+|,\s+")
_A_NAME = r"(?:the\s+)?[A-Z][\w'’.-]*(?:\s+(?:of\s+|for\s+)?[A-Z][\w'’.-]*)*"
_NAMES = re.compile(
    rf"(?:^|(?<=[\s(]))(?P<row>{_A_NAME}(?:,\s+{_A_NAME})*,?\s+and\s+{_A_NAME})\s+(?:(?:have|had|also)\s+)?[a-z]+\s+"
    rf"(?:{_A_NAME}\s+)?\Z"
)
_YEAR = r"(?:1[89]|20)\d\d"
_YEARS = re.compile(
    rf"(?:\s+(?!and\b)[\w'’-]+){{0,8}}?\s+(?:in|for|during)\s+(?P<row>{_YEAR}(?:,\s+{_YEAR})*,?\s+and\s+{_YEAR})"
)
"""A row of names with their verb before sums, and one of years behind them."""
_RANGE = re.compile(r"\b(?:between|from)\s+\Z")
_FROM = re.compile(r",?\s+(?:(?:up|down)\s+)?from\s+(?:about|around|just|only|some)?\s*")
"""What leads from where a level moved to back to where it was."""
_UNSCALED = 1000  # a number without a scale is one of millions or the like below this
_NAME = re.compile(r"[A-Z][\w'.-]*\s+(?:(?!of\b)[a-z]+\s+){0,2}\(?(?:[Aa]bout\s+)?\Z")
"""Whose the first sum of a list is, before it: the next ones have their names in the same place."""
_REACH = 80  # characters before a whole within which its part begins


def _shared_out(flat: str, found: Sequence[Sum], style: Style) -> list[Sum]:
    """The sums of a text, those of a row that is shared out in the currency and scale of its last one: "A and B paid 40 and
    25 million euros, respectively"."""
    sums = list(found)
    for item in found:
        if item.kind == "money" and item.unit and item.high is None:
            row = list(_row(flat, item, style))
            row = row if _RESPECTIVELY.match(flat, item.end) or _is_in_step(flat, item, row) else []
            row = [one for one in (_with_its_own(flat, one, sums) for one in row) if one is not None]
            if row:
                sums = [s for s in sums if not any(s.start < one.end and one.start < s.end for one in row)] + row
    return sorted(sums, key=lambda one: one.start)


def _with_its_own(flat: str, one: Sum, sums: Sequence[Sum]) -> Sum | None:
    """A sum of a row with the currency that is printed with it, if any; None where it has its own scale as well."""
    printed = next((s for s in sums if s.start < one.end and one.start < s.end), None)
    if printed is None or printed.kind != "money" or not printed.unit:
        return one
    return None if _scale(flat, printed) else replace(one, start=printed.start, unit=printed.unit)


def _is_in_step(flat: str, last: Sum, row: Sequence[Sum]) -> bool:
    """Whether a row of sums is shared out without a word for it: three at least have a sign, or there are as many names
    before it or times behind it ("A and B lent C 40 and 25 million dollars in 2005 and 2007"); no range is."""
    if not row or _RANGE.search(flat, 0, row[-1].start):
        return False
    if len(row) > 1 and all(flat[one.start] in "$€£¥" for one in row):
        return True
    names = _NAMES.search(flat, max(0, row[-1].start - 3 * _REACH), row[-1].start)
    years = _YEARS.match(flat, last.end)
    told = [len(_BETWEEN_ITEMS.split(hit["row"])) for hit in (names, years) if hit is not None]
    return len(row) + 1 in told


def _moved(flat: str, found: Sequence[Sum]) -> Iterator[Sum]:
    """The sums of a text, a level that moved from one without a scale in that of the one it moved to: "to $1.6 billion
    from $1.2"."""
    last: Sum | None = None
    for item in found:
        if last is not None and (item.kind, item.unit) == (last.kind, last.unit) == ("money", last.unit):
            told = _scale(flat, last)
            bare = item.high is None and item.low < _UNSCALED and not re.search(SCALE, flat[item.start : item.end])
            if told and bare and _FROM.fullmatch(flat, last.end, item.start):
                low = item.low * figures.scale(told)
                item = replace(item, low=low, method="scale of the sum beside it", confidence=FROM_NEIGHBOUR)
        yield item
        last = item


def _scale(flat: str, item: Sum) -> str:
    """The word for thousands or millions behind the number of a sum, "" for none."""
    hit = re.search(rf"\d\s?({SCALE})\b", flat[item.start : item.end])
    return hit.group(1) if hit is not None else ""


def _row(flat: str, last: Sum, style: Style) -> Iterator[Sum]:
    """The sums before the last one of a row, from behind, that have no currency, or no scale, of their own."""
    scale = _scale(flat, last)
    at = last.start
    while (hit := _ROW.search(flat, max(0, at - _REACH), at)) is not None:
        value = figures.number(hit["digits"], style)
        told = hit["scale"] or scale
        if value is None or not told or (not hit["scale"] and value >= _UNSCALED):
            return
        if not (hit["sign"] and hit["scale"]):
            start = hit.start("sign") if hit["sign"] else hit.start("digits")
            end = hit.end("scale") if hit["scale"] else hit.end("digits")
            amount = value * figures.scale(told)
            yield Sum(start, end, "money", amount, None, last.unit, "currency of the sum beside it", FROM_NEIGHBOUR)
        at = hit.start()


def taken_over(flat: str, found: Sequence[Sum], style: Style) -> Iterator[Sum]:
    """The sums of a text in order with those that take their currency from the one beside them."""
    found = list(_moved(flat, _shared_out(flat, found, style)))
    for k, item in enumerate(found):
        end = found[k + 1].start if k + 1 < len(found) else len(flat)
        before = _BEFORE.search(flat, max(0, item.start - _REACH, found[k - 1].end if k else 0), item.start)
        if item.kind == "money" and before is not None:
            yield from _of(before, item, style)
        yield item
        yield from _listed(flat, item, end, style)
        named = _NAME.search(flat, max(0, item.start - _REACH), item.start)
        ways = (*_BEHIND, *_NEXT) if named else _BEHIND
        last: Sum | None = item if item.kind == "money" and item.unit else None
        while last is not None:
            hit = next((hit for pattern in ways if (hit := pattern.match(flat, last.end))), None)
            last = next(_of(hit, item, style), None) if hit is not None and hit.end() <= end else None
            if last is not None:
                yield last


def _listed(flat: str, whole: Sum, end: int, style: Style) -> Iterator[Sum]:
    """The sums without a currency that stand in brackets behind their whole, each under the country or body that has it:
    "$9 million (A - 4 million, B - 5 million)"."""
    opens = _OPENS.match(flat, whole.end) if whole.kind == "money" and whole.unit and whole.high is None else None
    at, parts = (opens.end() if opens is not None else end), list[Sum]()
    while at < end and (hit := _ITEM.match(flat, at)) is not None:
        name = hit["name"].strip()
        if countries.begins_body(name) is None and _BODY.fullmatch(name) is None:
            return
        value = figures.number(hit["digits"], style)
        if value is None:
            return
        low, start, stop = value * figures.scale(hit["scale"]), hit.start("bare"), hit.end("bare")
        parts.append(Sum(start, stop, "money", low, None, whole.unit, "currency of the sum beside it", FROM_NEIGHBOUR))
        at = hit.end()
        if hit["closes"]:
            yield from parts
            return


def _of(hit: re.Match[str], beside: Sum, style: Style) -> Iterator[Sum]:
    """The sum of a number and its scale in the currency of the one beside it; nothing where the number cannot be read."""
    value = figures.number(hit["digits"], style)
    name = hit.groupdict().get("name")
    if value is not None and (name is None or countries.begins_body(name.strip()) or _BODY.fullmatch(name.strip())):
        low = value * figures.scale(hit["scale"])
        method = "currency of the sum beside it"
        yield Sum(hit.start("bare"), hit.end("bare"), "money", low, None, beside.unit, method, FROM_NEIGHBOUR)
