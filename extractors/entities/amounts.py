"""Amounts: money, quantities with a unit and percentages, read to `USD 18000000000`, `30 t`, `77 %`."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.entities import amount_columns, amount_shared, currencies, figures, listing, numbering, units
from extractors.entities.amount_grammar import sums
from extractors.entities.amount_sum import Setting, Sum
from extractors.entities.modifiers import AT_LEAST, AT_MOST
from extractors.entities.passages import Passage, plain
from extractors.model.document import Table
from extractors.model.fact import Mention

_MODIFIER = re.compile(
    rf"\b({'|'.join(sorted(AT_LEAST | AT_MOST))}|fewer than|as much as|as many as|as little as|an estimated|estimated"
    r"|close to|well over|just over|just under|slightly over"
    r"|nearly|almost|about|around|approximately|approx\.?|roughly|some|exceeded"
    r"|reaching|only|a total of|circa|ca\.|about a)\s*$|([<>~≈≤≥±])\s*$",
    re.I,
)
_SIGN_MODIFIER = {
    "<": "less than",
    ">": "more than",
    "~": "about",
    "≈": "about",
    "≤": "at most",
    "≥": "at least",
    "±": "plus or minus",
}
_FIRST_END = re.compile(
    r"\s+and\s+(?:[A-Z]{1,3}\s?)?[$€£¥]?\s?\d[\d.,]*\d?\s*"
    rf"(?:{figures.SCALE}|m|[A-Z]{{3}}|%|per|[a-z]*dollars|euros)"
)
_SECOND_END = re.compile(r"\bbetween\s+[^\s.,;()\d]{0,4}\s?\d[\d.,]*(?:\s?[^\s.,;()\d]+){0,3}\s+and\s+$", re.I)
_BETWEEN = re.compile(r"\bbetween\s+$", re.I)
"""What makes two sums the ends of one: "between $3 million and $5 million"."""
_END = 60  # characters before the second end in which the first is sought
_RATE = re.compile(r"(?:\s?/\s?|\s+(?:per|an?)\s+)([A-Za-z][A-Za-z0-9²³]{0,12})\b")
_CANONICAL = re.compile(
    r"(?P<cur>[A-Z]{3}) (?P<money>-?\d[\d.]*(?:--?\d[\d.]*)?)|(?P<value>-?\d[\d.]*(?:--?\d[\d.]*)?) (?P<unit>\S.*)"
)
FROM_HEAD = 0.85  # confidence of a bare figure: its unit is not beside it, and may be another column's
_MAX_AMOUNT = 120


def parse(text: str) -> str | None:
    """The norm of one amount with its currency, unit or percent sign, or None. A norm stays as it is."""
    text = text.strip()
    if not text or len(text) > _MAX_AMOUNT:
        return None
    canonical = _canonical(text)
    if canonical is not None:
        return canonical
    found = [s for s in sums(_flat(text), Setting()) if s.start == 0 and s.end == len(text)]
    return found[0].norm if found else None


def _canonical(text: str) -> str | None:
    m = _CANONICAL.fullmatch(text)
    if m is None:
        return None
    known = (
        m["cur"] in currencies.codes()
        if m["cur"]
        else (m["unit"] in units.dimensions() or m["unit"] in ("%", "pp", "bp", "‰"))
    )
    numbers = re.findall(r"(?:(?<=-)|^)-?[\d.]+", m["money"] or m["value"])
    return text if known and all(_is_printed(n) for n in numbers) and numbers else None


def _is_printed(text: str) -> bool:
    return bool(re.fullmatch(r"-?\d{1,40}(?:\.\d{1,20})?", text)) and figures.printed(Decimal(text)) == text


def find(passages: Sequence[Passage], tables: Sequence[Table], named: Sequence[Mention]) -> tuple[Mention, ...]:
    """The amounts of a document's passages, in text order; `named` are the countries that it names, in text order.

    `value` is the number in units of `unit` (None for a range), `modifier` the words that limit it. A bare number in a
    table cell takes its unit and scale from its column's head, its row's label, the caption or the table's unit line, and
    `method` says from where. Program code has none.
    """
    texts = [passage.masked for passage in passages]
    setting = Setting(
        currencies.usage(texts, sorted({one.norm for one in named})), figures.style(texts), _counts_megatonnes(texts)
    )
    heads = amount_columns.read(passages, tables, setting.usage)
    return tuple(
        mention
        for passage in passages
        if not listing.is_code(passage)
        for mention in _in_passage(passage, _near(passage, setting, named), heads)
    )


_MILLIONS_A_YEAR = re.compile(r"\b(?:[Mm]tp[ay]|MTP[AY])\b|\bmillion\s+(?:metric\s+)?ton(?:ne)?s\s+\(M[tT]\)")
_TONNES = re.compile(r"(?<!million\s)\bmetric\s+ton(?:ne)?s?\s+\(MT\)|\bthousand\s+MT\b")


def _counts_megatonnes(texts: Sequence[str]) -> bool:
    """Whether a document whose "MT" may be metric tons or megatonnes counts by the million: it prints "Mtpa" or defines the
    letters so, and nowhere as tonnes."""
    return any(_MILLIONS_A_YEAR.search(text) for text in texts) and not any(_TONNES.search(text) for text in texts)


def _by_the_million(flat: str, item: Sum) -> Sum:
    return replace(item, unit="Mt") if item.unit == "t" and flat[: item.end].endswith("MT") else item


def _near(passage: Passage, setting: Setting, named: Sequence[Mention]) -> Setting:
    """The setting of one passage: a sign of several countries is that of the one country of them which it names."""
    first = bisect_left(named, passage.start, key=lambda one: one.start)
    last = bisect_left(named, passage.start + len(passage.text), key=lambda one: one.start)
    near = frozenset(one.norm for one in named[first:last])
    placed = tuple((one.start - passage.start, one.norm) for one in named[first:last])
    return replace(setting, usage=replace(setting.usage, near=near, placed=placed)) if near else setting


_MIDDLE_DOT = re.compile(r"(?<=\d)·(?=\d{1,2}(?!\d))(?!10\b)")
"""The decimal point of older British print; before 10 it multiplies."""


def _flat(text: str) -> str:
    return _MIDDLE_DOT.sub(".", plain(text)) if "·" in text else plain(text)


def _in_passage(passage: Passage, setting: Setting, heads: amount_columns.Heads) -> Iterator[Mention]:
    flat = _flat(passage.masked)
    found = [
        item
        for item in amount_shared.taken_over(flat, list(sums(flat, setting)), setting.style)
        if not _is_scale(passage, flat, item) and not numbering.is_number_of_something(flat, item)
    ]
    if not found and passage.cell is not None:
        found = [_of_bare(bare) for bare in amount_columns.bare(passage, flat, heads, setting.style)]
    for item in found:
        yield _mention(passage, flat, _by_the_million(flat, item) if setting.megatonnes else item)


def _is_scale(passage: Passage, flat: str, item: Sum) -> bool:
    """Whether a power of ten in brackets in a table's words is the scale of its figures: "Area (1000 ha)"."""
    if (
        passage.table is None
        or item.high is not None
        or item.low < 100
        or not re.fullmatch(r"10+", figures.printed(item.low))
    ):
        return False
    return bool(re.search(r"[(\[]\s*(?:in\s+)?$", flat[: item.start])) and flat[item.end :].lstrip()[:1] in (")", "]", ",")


def _of_bare(bare: amount_columns.Bare) -> Sum:
    return Sum(bare.start, bare.end, bare.scale.kind, bare.value, None, bare.scale.unit, bare.scale.source, FROM_HEAD)


def _mention(passage: Passage, flat: str, item: Sum) -> Mention:
    start, end = passage.start + item.start, passage.start + item.end
    return Mention(
        start,
        end,
        "AMOUNT",
        passage.text[item.start : item.end],
        item.norm,
        item.kind,
        item.method,
        item.confidence,
        float(item.low) if item.high is None and not _is_end(flat, item) else None,
        item.unit,
        _modifier(flat, item),
    )


def _is_end(flat: str, item: Sum) -> bool:
    """Whether an amount is one end of a span between two, which is told as neither."""
    if _BETWEEN.search(flat, max(0, item.start - 12), item.start):
        return _FIRST_END.match(flat, item.end) is not None
    return _SECOND_END.search(flat, max(0, item.start - _END), item.start) is not None


def _modifier(flat: str, item: Sum) -> str:
    """The words that limit an amount, and what a price is paid for: "about", "per MWh"."""
    rate = _RATE.match(flat, item.end) if item.kind == "money" else None
    per = f"per {rate[1]}" if rate and units.parse(rate[1]) else ""
    return f"{_limit(flat, item)} {per}".strip()


def _limit(flat: str, item: Sum) -> str:
    head = flat[max(0, item.start - 24) : item.start]
    m = None if currencies.is_no_end(head) else _MODIFIER.search(head)
    if m is None:
        tail = flat[item.end : item.end + 10]
        return "at least" if tail.startswith("+") or re.match(r"\s+or\s+(?:more|above|over)\b", tail) else ""
    return m[1].lower() if m[1] else _SIGN_MODIFIER[m[2]]
