"""What the words of a line say about its part in the paper: heading, caption, note, section that opens a zone.

Both ways of reading, from pages and from converted text, ask here; typography is judged elsewhere.
"""

import re
import unicodedata
from functools import cache
from typing import cast

from extractors.model.document import Zone
from extractors.model.lists import rows

LONGEST_HEADING = 220
SHORT_LINE = 40  # characters up to which a line that ends on a figure is whole: "Published: 2019"

_NUMBERED = re.compile(
    r"^(?P<number>\d{1,2}(?:\.\d{1,3})+\.?|\d{1,2}\.?|[IVX]{1,5}\.|[A-H]\.)(?P<gap>\s*)(?=[\"'“‘(]?[^\W\d_])"
)
_SECTION_WORD = re.compile(r"^(?:Section|Chapter|Part)\s+(?:\d+|[IVX]+)\b")
_SENTENCE_BREAK = re.compile(r"[.?!;]['\"”’)]?\s+[\"'“‘(]?[A-Z]")
_ENDED = re.compile(r"[.?!:;…][\"'”’)\]»]*(?:\[\d+(?:[-,]\s?\d+)*\])?$")
_CAPTION = re.compile(
    r"^(?:Table|Tab\.|TABLE)\s*(?P<number>[A-Z]?\.?\d{1,3}(?:[.-]\d{1,2})?[a-z]?|[IVX]{1,6})\b(?P<rest>.*)$", re.S
)
_FIGURE = re.compile(
    r"^(?:Figure|Fig\.|FIGURE|Chart|Map|Graph|Box|Scheme|Exhibit)\s*[A-Z]?\d{1,3}[a-z]?\b\s*[.:\-–—|]", re.S
)
_NOTE = re.compile(r"^(?:Sources?|Notes?|Data sources?|N\.B\.|Remarks?|Legend|Key)\s*[:.]\s*\S", re.I)
_REFERENCE_LABEL = re.compile(r"^(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)](?!\d))\s*\S")

BULLETS = "•●◦▪■‣▶►▸➤➢❖"
"""Signs that begin items of lists and stand for nothing else."""

TEXT_BULLETS = f"{BULLETS}○▫✓"
"""Signs that begin items of lists in running text; alone in a cell of a table some are its value."""

_ITEM = re.compile(rf"^(?:[-–·*\ufffd\ue000-\uf8ff{TEXT_BULLETS}]\s+|\(?(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})\)\s+)")


_APPENDIX = re.compile(r"(?:appendix|annex|appendices|annexes) (?:[a-z]|\d+|[ivx]+)\b")
_CHAPTER = re.compile(r"^(?:chapter|part)\s+(?:\d+|[ivx]+)\b", re.I)
_STAYS = frozenset({"appendix", "note"})
"""Zones at the end of a paper whose own parts bear the names of sections of the body ("Data", "Introduction")."""


def plain_name(text: str) -> str:
    """A heading's words alone: no number, case or closing punctuation ("III. References:" gives "references")."""
    bare = _NUMBERED.sub("", text.strip())
    return " ".join(unicodedata.normalize("NFKC", bare).replace("’", "'").strip(" :.—–-").casefold().split())


@cache
def _sections() -> dict[str, Zone]:
    return {row["name"]: cast(Zone, row["zone"]) for row in rows("sections")}


def zone_opened(text: str) -> Zone | None:
    """The zone that a heading of these words opens, by data/sections.csv; None for a heading of its own wording."""
    name = plain_name(text)
    if not name or len(name) > 60:
        return None
    zones = _sections()
    return zones.get(name) or ("appendix" if _APPENDIX.match(name) else None)


def next_zone(heading: str, zone: Zone, cited: bool) -> Zone:
    """The zone after a heading: the one that its words open, else the one that goes on.

    `cited` tells that the references have come. Before them a heading of its own wording ends the front and what stands
    there of the back (thanks, abbreviations); after them only one that names a chapter goes back to the body.
    """
    opened = zone_opened(heading)
    if opened in ("front", "body"):
        if zone in _STAYS:
            return zone
        return "body" if opened == "front" and zone not in ("front", "body") else opened
    if opened:
        return opened
    if zone == "front" or (zone == "back" and not cited) or _CHAPTER.match(heading.strip()):
        return "body"
    return zone


def run_in_zone(text: str) -> Zone | None:
    """The zone of a paragraph that names it in its first words ("Funding: ...", "Key words— ..."), else None.

    Only front and back matter are named this way.
    """
    opened = re.match(r"^\**([^\W\d_][^:.—–\n]{2,48}?)\**\s*(?::|[.—–](?=\s|\w))", text)
    zone = _sections().get(plain_name(opened.group(1))) if opened else None
    return zone if zone in ("front", "back") else None


def is_numbered(text: str) -> bool:
    """Whether the text opens as a numbered heading does: "2.1 Data", "IV. Data", "Section 2"."""
    return _NUMBERED.match(text) is not None or _SECTION_WORD.match(text) is not None


def heading_level(text: str) -> int:
    """The depth (from 1) of the heading that these words alone show, 0 where they show none.

    A number of several parts, a Roman or single number over one short sentence, a known section name, or capitals.
    """
    text = text.strip()
    if not text or len(text) > LONGEST_HEADING or _NOTE.match(text) or "\n" in text:
        return 0
    numbered = _NUMBERED.match(text)
    rest = text[numbered.end() :] if numbered else text
    if _SENTENCE_BREAK.search(rest):
        return 0
    if numbered:
        return _numbered_level(numbered, rest)
    if zone_opened(text) or _SECTION_WORD.match(text):
        return 1
    return 1 if _is_capitals(text) else 0


def _numbered_level(numbered: re.Match[str], rest: str) -> int:
    number = numbered["number"].rstrip(".")
    if not rest or not (rest[0].isupper() or rest[0] in "\"'“‘("):
        return 0
    depth = number.count(".") + 1
    if depth > 1:
        return 0 if rest[-1] in ";," else depth
    if _ENDED.search(rest) and not rest.endswith(("?", ":")):
        return 0
    if number.isdigit():
        return 1 if numbered["number"].endswith(".") or len(rest) < 100 else 0
    return 1 if number[0] in "IVX" and len(number) + len(rest) > 4 else 2


def _is_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 5 and all(c.isupper() for c in letters) and not text.endswith((".", ",", ";")) and len(text) < 140


def is_ended(text: str) -> bool:
    """Whether the text ends as a sentence, list member or title does."""
    return _ENDED.search(text.rstrip()) is not None


def goes_on(before: str, after: str) -> bool:
    """Whether the paragraph `after` goes on with the sentence that `before` leaves open."""
    before, after = before.rstrip(), after.lstrip()
    if not before or not after or is_ended(before):
        return False
    if after[0].islower() or before[-1] in ",-–—(&" or after[0] in ",.;)":
        return True
    return before.rpartition(" ")[2].islower() or (before[-1].isdigit() and len(before) > SHORT_LINE)


def table_number(text: str) -> str | None:
    """The printed number of the table that this line is the caption of, or None.

    "Table 3: ...", "Table 3. ...", "TABLE IV" alone, "Table A1 Trade by year"; but no sentence such as "Table 3 shows".
    """
    found = _CAPTION.match(text.strip())
    if not found:
        return None
    rest = found["rest"]
    if re.match(r"\s*(?:$|[:.|\-–—(\n])", rest):
        return found["number"].lstrip(".")
    title = rest.strip()
    return found["number"].lstrip(".") if title[:1].isupper() and not is_ended(title) else None


def is_figure_caption(text: str) -> bool:
    """Whether a text opens as the caption of a figure does."""
    return _FIGURE.match(text.strip()) is not None


def is_note(text: str) -> bool:
    """Whether the line is a note or source line as printed under tables and figures."""
    return _NOTE.match(text.strip()) is not None


def has_reference_label(text: str) -> bool:
    """Whether the text opens with the number of an entry in a list of references."""
    return _REFERENCE_LABEL.match(text) is not None


def item_mark(text: str) -> str:
    """The bullet or bracketed number that opens a list item, with the space after it; "" where there is none."""
    found = _ITEM.match(text)
    return found.group() if found else ""
