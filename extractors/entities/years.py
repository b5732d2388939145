"""Bare years: four digits that stand for a year and not for a count, a page or the number of a law."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractors.entities import facts
from extractors.entities.calendar import is_year
from extractors.entities.date_grammar import YEAR
from extractors.entities.date_readings import Reading
from extractors.entities.passages import Passage

_YEAR = re.compile(rf"(?<![\w.,/:$€£¥₹+§#~])(?P<y>{YEAR})(?P<mark>[a-fpr](?![\w]))?(?![\w%°$€£¥]|[.,:]\d|/[\dA-Z]|-\d)")
_BEFORE = re.compile(r"([^\W\d_][\w.]*|[^\w\s])?\W{0,3}$")
_AFTER = re.compile(r"\s*([^\W\d_]+|[^\w\s])?(?:\s+([^\W\d_]+))?(?:\s+([^\W\d_]+))?")
_LAW = re.compile(
    r"(?:\b(?:Nos?\.?|Directives?|Regulation|Decision|COM|SEC|SWD|CFR|U\.?S\.?C\.?|Law|ISSN|pp?\.|[Pp]ages?)\s*\(?|\(E[CU]\)\s*|/)$",
    re.I,
)
_GLUED = re.compile(r"[\w)]-$|\d[-/.:]\s?$|\d,$|[+(]\d{1,4}\)?[\s-]$")
_PREFIXED = re.compile(r"\b(?:mid|post|pre|end|early|late|since|year-end|ca?\.)\s?-$", re.I)
_NAMED = re.compile(r"[A-Z][a-z]+-$")
_STREET = re.compile(
    r"\s+(?:[A-Z][\w.]*\s+){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Lane|Highway|Parkway)\b"
)
ABBREVIATED = 4  # letters of the longest shortened word before a number: "para. 2014"
_CELL_YEAR = re.compile(rf"\s*(?P<y>{YEAR})\s?(?:[a-z]|\*+|\([\w/*]{{1,3}}\)|[¹²³†‡])?\s*")

_SECOND = re.compile(r"\b(?:between\s+(?:1[5-9]|20)\d\d\s+and|from\s+(?:1[5-9]|20)\d\d\s+to)\s+$", re.I)
"""Before the second of two years, whatever stands behind it: "between 2003 and 2007 loans were given"."""


def readings(flat: str) -> Iterator[Reading]:
    """The bare years of a text with plain dashes and apostrophes."""
    for m in _YEAR.finditer(flat):
        if is_year(int(m["y"])) and _is_year_here(flat, m.start("y"), m.end("y")):
            yield Reading(m.start("y"), m.end("y"), m["y"], "year", confidence=0.96)


def _is_year_here(text: str, start: int, end: int) -> bool:
    head, tail = text[max(0, start - 40) : start], text[end : end + 60]
    if _GLUED.search(head) and not (_PREFIXED.search(head) or _NAMED.search(head)):
        return False
    if is_law(text, start) or _STREET.match(tail):
        return False
    before = _BEFORE.search(head)
    word = (before[1] or "").rstrip(".").casefold() if before else ""
    parted = head.rstrip().endswith((",", ")", ";", ":")) or (head.rstrip().endswith(".") and len(word) > ABBREVIATED)
    if word in facts.words("before_number") and not parted:
        return False
    if word in facts.words("before_date"):
        return True
    if _SECOND.search(head):
        return True
    after = _AFTER.match(tail)
    following = [w.casefold() for w in after.groups() if w] if after else []
    return not any(w in facts.words("counted") for w in following[:2])


def is_law(text: str, start: int) -> bool:
    """Whether the number at `start` is that of a law or a file ("No 1907/2006", "Directive 2001/18")."""
    return bool(_LAW.search(text[max(0, start - 40) : start]))


def columns_of_years(passages: Sequence[Passage]) -> frozenset[tuple[int, int]]:
    """(table, column) pairs whose body cells with a bare number nearly all hold one year each."""
    cells: dict[tuple[int, int], list[bool]] = defaultdict(list)
    for passage in passages:
        if passage.table is not None and passage.cell is not None and not passage.cell.is_header:
            text = passage.text.strip()
            if re.fullmatch(r"[\d.,\s-]{1,20}.{0,4}", text):
                cells[passage.table, passage.cell.col].append(is_cell_year(text))
    return frozenset(key for key, hits in cells.items() if sum(hits) >= 0.8 * len(hits))


def is_cell_year(text: str) -> bool:
    """Whether a cell holds a year and at most a note mark."""
    m = _CELL_YEAR.fullmatch(text)
    return bool(m) and is_year(int(text.strip()[:4])) and int(text.strip()[:4]) <= 2100


def cell_is_number(passage: Passage, year_columns: frozenset[tuple[int, int]]) -> bool:
    """Whether a body cell's four digits are a figure rather than a year: its column holds other figures too."""
    cell = passage.cell
    if cell is None or passage.table is None or cell.is_header:
        return False
    return bool(re.fullmatch(r"\s*\d{4}\D{0,4}", passage.text)) and (passage.table, cell.col) not in year_columns


def axis_labels(passages: Sequence[Passage]) -> frozenset[int]:
    """Indices of blocks that are a lone number next to another lone number that is no year: labels of a chart's axis."""
    lone = [bool(re.fullmatch(r"\s*[\d.,-]{1,12}%?\s*", p.text)) and p.cell is None for p in passages]
    return frozenset(
        i
        for i, passage in enumerate(passages)
        if lone[i] and any(0 <= k < len(lone) and lone[k] and not is_cell_year(passages[k].text) for k in (i - 1, i + 1))
    )
