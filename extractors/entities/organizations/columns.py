"""Organisations in a table's cells: what stands below a head such as Company, Lender or Authority."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.entities import countries, facts, nlp
from extractors.entities.organizations import norms
from extractors.entities.organizations.found import Found, Lists, longest
from extractors.entities.organizations.paper import Paper
from extractors.entities.passages import Passage

_HEAD = re.compile(
    r"(?:names?\s+of\s+(?:the\s+)?)?(?:[a-z]+\s?/\s?)?(?:(?!no\b|number|share|type|size|kind|of\b)[\w'-]+\s+){0,2}?(?P<kind>[a-z]+)"
    r"(?:\s+names?)?(?:\s*\([^()]*\))?\W*",
    re.I,
)
_NAME = re.compile(r"[^\W\d_][\w.&'’/+ -]{1,60}")
_NOTE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|[*†‡¹²³]+|\b\d{1,2})\s*$")
_SHARE = re.compile(r"(?P<name>[^()%]+?)\s*\(\d{1,3}(?:\.\d+)?\s?%\)[\s,;/&*†‡]*")
"""A name with the share that it holds: "Qolbex (40%)"."""
_LONGEST = 7
_MOST = 0.6
"""Share of a column's cells that must read as names."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Characters `start` to `end` of passage number `passage`, below `head`. `is_word` tells a word of the language: it
    names a body in its cell only."""

    passage: int
    start: int
    end: int
    head: str
    is_word: bool


def add(paper: Paper, found: Lists) -> Lists:
    """With the names in columns whose head says that they hold organisations."""
    out = list(found)
    for cell in find(paper.passages):
        out[cell.passage] = longest([_found(paper.passages[cell.passage], cell), *out[cell.passage]])
    return out


def _found(passage: Passage, cell: Listed) -> Found:
    text = passage.text[cell.start : cell.end]
    confidence = 0.55 if cell.is_word else 0.85
    return Found(cell.start, cell.end, text, norms.norm(text), "", f"cell below {cell.head}", confidence)


def find(passages: Sequence[Passage]) -> Iterator[Listed]:
    """The names in the columns that a head, or a head "Name" under a caption about such bodies, says to hold them."""
    columns: dict[tuple[int, int], list[int]] = defaultdict(list)
    heads: dict[tuple[int, int], str] = {}
    caption = ""
    for i, passage in enumerate(passages):
        if passage.zone == "caption":
            caption = passage.text
        if passage.cell is None or passage.table is None:
            continue
        places = [(passage.table, passage.cell.col + k) for k in range(passage.cell.col_span)]
        if passage.cell.is_header:
            heads |= {place: kind for place in places if (kind := _kind(passage.text, caption))}
        elif len(places) == 1 and passage.text.strip():
            columns[places[0]].append(i)
    for place, cells in columns.items():
        if place in heads:
            yield from _in_column(passages, cells, heads[place])


def _kind(head: str, caption: str) -> str:
    """The kind of bodies that a head names, "" for none."""
    m = _HEAD.fullmatch(head.strip())
    if m is None:
        return ""
    kind = m["kind"].casefold()
    if kind in facts.words("organization_column"):
        return kind
    about = {word.casefold() for word in re.findall(r"[^\W\d_]+", caption)} & facts.words("organization_column")
    plural = sorted(word for word in about if word.endswith("s"))
    return plural[0] if plural and kind in ("name", "names", "group", "groups") else ""


def _in_column(passages: Sequence[Passage], cells: Sequence[int], head: str) -> Iterator[Listed]:
    """The cells that are names, where most are."""
    named = {i: spans for i in cells if (spans := _names(passages[i].text))}
    if len(named) < 2 or len(named) < _MOST * len(cells):
        return
    for i, spans in named.items():
        for start, end in spans:
            text = passages[i].text[start:end]
            yield Listed(i, start, end, head, " " not in text and nlp.is_english(text.casefold()))


def _names(text: str) -> list[tuple[int, int]]:
    """The characters of a cell that read as a name, or as several that each hold a share; none where any does not."""
    shared = list(_SHARE.finditer(text.rstrip()))
    whole = sum(len(hit.group()) for hit in shared) == len(text.rstrip())
    parts = [hit.span("name") for hit in shared] if len(shared) > 1 and whole else [(0, len(text))]
    found = [_name(text, start, end) for start, end in parts]
    return [span for span in found if span is not None] if None not in found else []


def _name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The characters of a part of a cell that read as a name, or None: capitals, no country, no number, no total."""
    part = text[start:end]
    start, end = start + len(part) - len(part.lstrip()), start + len(part.rstrip())
    while (m := _NOTE.search(text, start, end)) and m.start() > start:
        end = m.start()
    name = " ".join(text[start:end].split())
    words = name.split()
    if not _NAME.fullmatch(name) or len(words) > _LONGEST or not name[0].isupper() or countries.parse(name):
        return None
    if re.search(r"\b(?:and|or)\b|[a-z]\s[a-z]+\s[a-z]", name) or all(w.casefold() in _fillers() for w in words):
        return None
    return start, end


def _fillers() -> frozenset[str]:
    return facts.words("no_name_in_cell") | facts.words("organization_column") | facts.words("generic")
