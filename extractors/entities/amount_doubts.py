"""Amounts that what stands beside them changes: ends of ranges in words or below zero, numbers cut short, unread signs."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from extractors.entities import figures
from extractors.entities.amount_sum import Sum
from extractors.entities.figures import DIGITS, WORDS, Style

UNREAD = 0.5
"""Confidence of an amount beside a sign or letter that could not be read: it may be the minus, a digit, the currency."""

LONGEST = 40
"""Characters before an amount in which the first end of its range is sought."""

_CUT = re.compile(r"\b(?:hundred|thousand|million|billion)\s+(?:and\s+)?$", re.I)
_WORDS_TO = re.compile(rf"\b(?P<words>{WORDS})(?:\s+(?:to|or)\s+|\s?-\s?)$", re.I)
_BELOW_ZERO_TO = re.compile(rf"(?<![\w.,)])-\s?(?P<digits>{DIGITS})\s*(?:%|per\s?cent\b)?\s+(?:to|and)\s+$")
_LEADING_WORDS = re.compile(rf"(?:{WORDS})(?!\w)", re.I)


def settled(flat: str, item: Sum, style: Style) -> Iterator[Sum]:
    """The amount as its neighbours leave it; nothing where it is the end of a number in words that was not understood."""
    is_told = flat[item.start : item.start + 1].isalpha()
    head = flat[max(0, item.start - LONGEST) : item.start]
    if is_told and _CUT.search(head) and _LEADING_WORDS.match(flat, item.start):
        return
    if item.high is None:
        item = _with_words(flat, head, item) if is_told else _below_zero(head, item, style)
    if _is_unread(flat[item.start - 2 : item.start]) or _is_unread(flat[item.end : item.end + 1]):
        item = replace(item, confidence=min(item.confidence, UNREAD))
    yield item


def _with_words(flat: str, head: str, item: Sum) -> Sum:
    """The amount with the first end of its range: "three to five percent"."""
    before, own = _WORDS_TO.search(head), _LEADING_WORDS.match(flat, item.start)
    if before is None or own is None or head[: before.start()].endswith("from "):
        return item
    first, last = figures.words(before["words"]), figures.words(own.group())
    if first is None or not last or first >= last or item.low % last:
        return item
    start = item.start - len(head) + before.start()
    return replace(item, start=start, low=first * (item.low / last), high=item.low)


def _below_zero(head: str, item: Sum, style: Style) -> Sum:
    """The amount with the other end of its range below zero: "-2.1 to -1.5 per cent"."""
    before = _BELOW_ZERO_TO.search(head) if item.low <= 0 else None
    other = figures.number(before["digits"], style) if before else None
    if before is None or other is None or head[: before.start()].endswith("from "):
        return item
    low, high = sorted((-other, item.low))
    return replace(item, start=item.start - len(head) + before.start(), low=low, high=high)


def _is_unread(text: str) -> bool:
    """Whether a sign that no font gave a meaning stands in a text of one or two characters."""
    return any(sign == "\ufffd" or unicodedata.category(sign) in ("Co", "Cn", "Cc") for sign in text if not sign.isspace())
