"""Lists of abbreviations, as reports and theses begin with: lines, cells or one run of "ABC Alpha Beta Council"."""

import re
from collections.abc import Iterator, Sequence

from extractors.entities import facts
from extractors.entities.organizations.abbreviations import Definition, is_short_form
from extractors.entities.passages import Passage

_SHORT = re.compile(r"(?<![^\s•·])(?P<short>[A-Z][A-Za-z0-9&/]{1,9})\s*[:=–—-]?\s+(?=[A-Z])")
_WORD = re.compile(r"[^\s()\[\],;:]+")
_LEAST = 3
"""Entries from which they are a list."""
_COVERED = 0.7
"""Share of a passage's letters that its entries take, where it is of a list."""
_REACH = 120  # characters behind a short form in which its words stand


def definitions(passages: Sequence[Passage]) -> Iterator[Definition]:
    """The definitions of lists of abbreviations, in text order."""
    run: list[Definition] = []
    for i, passage in enumerate(passages):
        entries = _in_row(passages, i) if passage.cell is not None else _in_text(i, passage.masked)
        if entries:
            run.extend(entries)
        elif passage.cell is None or passage.cell.col:
            yield from run if len(run) >= _LEAST else ()
            run = []
    yield from run if len(run) >= _LEAST else ()


def _in_text(index: int, text: str) -> list[Definition]:
    """The entries of a passage that is made of them, none of any other."""
    found: list[Definition] = []
    at = covered = 0
    while hit := _SHORT.search(text, at):
        end = _spelled_end(hit["short"], text, hit.end())
        if end is not None:
            found.append(Definition(hit["short"], index, hit.end(), end, text[hit.end() : end], listed=True))
            covered += end - hit.start()
        at = end or hit.end()
    return found if covered >= _COVERED * len(text.strip()) else []


def _in_row(passages: Sequence[Passage], i: int) -> list[Definition]:
    """The entry whose short form the cell before a cell holds, and its words the cell."""
    here, before = passages[i], passages[i - 1] if i else None
    if before is None or before.cell is None or here.cell is None or before.table != here.table:
        return []
    short, text = before.text.strip(), here.masked.rstrip()
    if before.cell.row != here.cell.row or not is_short_form(short) or _spelled_end(short, text, 0) != len(text):
        return []
    return [Definition(short, i, 0, len(text), text, listed=True)]


def _spelled_end(short: str, text: str, start: int) -> int | None:
    """Where the words from `start` on have spelled a short form by their initials; small words may be skipped."""
    letters = [letter.lower() for letter in short if letter.isalnum()]
    if not is_short_form(short):
        return None
    for word in _WORD.finditer(text, start, start + _REACH):
        initial = word.group()[0].lower()
        if initial == letters[0]:
            letters.pop(0)
        elif word.group().lower() not in facts.words("small_in_long_form"):
            return None
        if not letters:
            return word.end()
    return None
