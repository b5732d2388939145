"""Abbreviations and the words that define them, anywhere in a paper.

The matching is that of A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text", Pacific Symposium on Biocomputing 2003: the letters of the short form are sought from right to left in the
words before the bracket, the first of them at the start of a word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.entities import facts
from extractors.entities.passages import Passage

_BRACKET = re.compile(
    r"[(\[]\s*(?:hereinafter|hereafter|abbreviated(?:\s+as)?|or|the|referred\s+to\s+as|known\s+as|,|;|\s){0,6}+\s*+[\"“'‘]?"
    r"(?P<short>[A-Z][A-Za-z0-9&./-]{1,11})[\"”'’]?(?:\s\d{2,4})?\s*(?:[;,][^()]{0,40})?[)\]]"
)
_REVERSE = re.compile(r"(?P<short>[A-Z](?<![\w.].)[A-Z0-9&-]{1,9})\s+\((?P<long>[A-Z][^()]{6,120})\)")


@dataclass(frozen=True, slots=True)
class Definition:
    """The short form and the characters `start` to `end` of a passage (number `passage`) that define it; `listed` tells
    that they stand in a list of abbreviations."""

    short: str
    passage: int
    start: int
    end: int
    text: str
    listed: bool = False


def definitions(passages: Sequence[Passage]) -> tuple[Definition, ...]:
    """The definitions that a document prints, in text order: "Long Form (LF)", "LF (Long Form)", "(hereinafter LF)"."""
    return tuple(d for i, passage in enumerate(passages) for d in _in_text(i, passage.masked))


def _in_text(index: int, text: str) -> Iterator[Definition]:
    if "(" not in text and "[" not in text:
        return
    for m in _BRACKET.finditer(text):
        short = m["short"].rstrip(".")
        if is_short_form(short):
            end = len(text[: m.start()].rstrip().rstrip("\"”'’"))
            start = _long_start(short, text, end)
            if start is not None:
                yield Definition(short, index, start, end, text[start:end])
    for m in _REVERSE.finditer(text):
        start = _long_start(m["short"], text, m.end("long"))
        if is_short_form(m["short"]) and start is not None and m.start("long") <= start <= m.start("long") + 4:
            yield Definition(m["short"], index, start, m.end("long"), text[start : m.end("long")])


def is_short_form(text: str) -> bool:
    """Two to ten letters and digits, at least two capitals or one capital in a word of at most five letters."""
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return (
        2 <= len(text) <= 10
        and len(letters) >= 2
        and (capitals >= 2 or (capitals == 1 and len(letters) <= 5 and text[0].isupper()))
    )


def _spelled(letters: Sequence[str], words: Sequence[str]) -> int | None:
    """The index of the first of the last words whose initials are the letters; small words may be skipped."""
    k = len(words) - 1
    for letter in reversed(letters):
        while k >= 0 and words[k][0].lower() != letter and words[k].lower() in facts.words("small_in_long_form"):
            k -= 1
        if k < 0 or words[k][0].lower() != letter:
            return None
        k -= 1
    return k + 1


def opens_with_short_form(text: str) -> int:
    """The length of a short form of at least three letters, and of white space, that the rest of the text spells out
    ("FAO Food and ..."), or 0."""
    m = re.match(r"([A-Z][A-Za-z]*[A-Z])\s+(?=[A-Z][a-z])", text)
    if m is None or len(m[1]) < 3 or not is_short_form(m[1]):
        return 0  # two letters are found in any words: "PT" is a form of company
    return m.end() if _long_start(m[1], text, len(text)) == m.end() else 0


def _long_start(short: str, text: str, end: int) -> int | None:
    """Where the long form of `short` that ends at `end` starts, or None. It has at most twice as many words as letters.

    Where the initials of the words before `end` spell the short form, they are the long form; else its letters are sought
    inside the words.
    """
    letters = [c.lower() for c in short if c.isalnum()]
    limit = min(len(letters) + 5, len(letters) * 2)
    words = list(re.finditer(r"[^\s()\[\]]+", text[max(0, end - 240) : end]))[-limit:]
    if not words:
        return None
    base = max(0, end - 240)
    initials = _spelled(letters, [word.group() for word in words])
    if initials is not None and len(letters) > 2:
        return base + words[initials].start()
    first = base + words[0].start()
    i = end - 1
    for rank, letter in enumerate(reversed(letters)):
        is_first = rank == len(letters) - 1
        while i >= first and (text[i].lower() != letter or (is_first and i > 0 and text[i - 1].isalnum())):
            i -= 1
        if i < first:
            return None
        i -= 1
    start = i + 1
    long_form = text[start:end]
    if len(long_form) <= len(short) + 2 or len(long_form.split()) < 2 or any(w in long_form for w in (";", ":")):
        return None
    return start
