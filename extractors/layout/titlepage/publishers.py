"""Who published a paper: by a label, a line of rights, a thesis' university, or a body named at the edge of its pages."""

import re
from collections.abc import Iterator, Sequence

from extractors.layout.titlepage import vocabulary as known
from extractors.layout.titlepage.pieces import Piece

_LABEL = re.compile(
    r"\b(?:[Pp]ublished|[Ii]ssued|PUBLISHED) [Bb][Yy]:?\s+(?:the\s+)?(?P<name>[A-Z][^.;,()©]{2,80}?)"
    r"(?=\s*(?:[.;,(©]|$|\bon\b|\bin\b|\bStable\b))"
)
_YEARS = r"(?:(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)\d{2})?,?\s*)?"
_RIGHTS = re.compile(
    rf"(?:©|\([Cc]\)|[Cc]opyright|COPYRIGHT)\s*(?:©\s*)?{_YEARS}(?:by\s+|the\s+)?(?P<name>[A-Z][^.;,()“”]{{2,60}}?)"
    r"(?=\s*(?:[.;,(“”]|$))"
)
_CITED = re.compile(r"[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+){0,5}, [A-Z]{2}: (?P<name>[A-Z][^.:;]{2,60})\.")
_NO_BODY = re.compile(r"\b(?:authors?|rights|reserved|license|creative commons|holder)\b", re.I)
_DEGREE = re.compile(r"\b(?:thesis|dissertation)\b|論文", re.I)
_SCHOOL = re.compile(r"\buniversit|\bcollege\b(?! of)|大學|大学", re.I)
_PART = re.compile(r"^(?:department|faculty|college|school|institute|division|graduate)\b", re.I)


def find(pieces: Sequence[Piece], edges: Sequence[str]) -> str:
    """The publisher's name as printed, or "". `edges` are the rows at the head and foot of the first pages."""
    told = [(weight, -at, name) for at, (weight, name) in enumerate(_told(pieces, edges))]
    return max(told)[2] if told else ""


def _told(pieces: Sequence[Piece], edges: Sequence[str]) -> Iterator[tuple[float, str]]:
    for piece in pieces:
        for line in (*piece.lines, piece.text):
            for pattern, weight in ((_LABEL, 5.0), (_RIGHTS, 4.0), (_CITED, 3.0)):
                for found in pattern.finditer(line):
                    if not _NO_BODY.search(found["name"]):
                        yield weight, found["name"].strip()
    opening = [piece for piece in pieces if piece.page == 0]
    if any(_DEGREE.search(piece.text) for piece in opening):
        yield from ((3.5, line) for piece in opening for line in piece.lines if _is_school(line))
    bare = (re.sub(r"^\d+\s+|\s+\d+$", "", row) for row in edges)
    yield from ((2.0, row) for row in bare if _is_body(row))
    outer = [piece for piece in opening if piece.edge or piece.top > 0.75]
    yield from ((1.5, line) for piece in outer if len(piece.lines) < 4 for line in piece.lines if _is_body(line))


def _is_school(line: str) -> bool:
    return len(line) < 80 and _SCHOOL.search(line) is not None and _PART.match(line) is None


def _is_body(line: str) -> bool:
    """Whether a line is the name of a body: short, capitals, a noun for one at either end."""
    words = line.split()
    if not 3 <= len(words) <= 8 or not line[:1].isupper() or re.search(r"\d|[.:;]", line):
        return False
    heads = known.body_nouns()
    return words[0].casefold() in heads or words[-1].casefold() in heads
