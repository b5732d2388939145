"""The year in which a paper came out, by the words beside the years of its first pages."""

import re
from collections.abc import Iterator, Sequence

from extractors.layout.titlepage.pieces import Piece

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?|spring|summer|autumn|fall|winter|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|"
    r"noviembre|diciembre|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|januar|februar|"
    r"märz|juni|juli|oktober|dezember|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro)"
)
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_DATE_LINE = re.compile(
    rf"^(?:(?:first |last )?(?:published|updated|revised|posted|issued|released|dated?|version|draft|this version)"
    r"\W*(?:on\s|of\s)?)?"
    rf"(?:[A-Z][^\W\d_]+,\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:{_MONTH}\.?(?:\s*[-–/]\s*{_MONTH})?,?\s*)?(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s*(?<!\d))?{_YEAR}"
    r"(?:\W*\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\s*[A-Z]{0,4})?\W*$|"
    r"^\d{1,2}[./-]\d{1,2}[./-](?P<year2>(?:19|20)\d{2})$|^(?P<year3>(?:19|20)\d{2})-\d{2}(?:-\d{2})?$",
    re.I,
)
_DAY = re.compile(rf"\b\d{{1,2}}\s+{_MONTH}\.?\s+(?:19|20)\d\d\b|\b{_MONTH}\.?\s+\d{{1,2}},?\s+(?:19|20)\d\d\b", re.I)
"""A day, as a line tells it that says where a paper was given ("Talk to the board, 3 May 2012")."""

_MONTH_YEAR = re.compile(rf"{_MONTH}\.?\s+(?:19|20)\d\d", re.I)
_SERIES = re.compile(r"\b((?:19|20)\d\d)[/-]\d{1,3}$")
"""The year and the number within it of a series ("Research Note 2015/07"), or a year that two calendar years share."""

_ROC = re.compile(
    r"^(?:中\s*[華华]\s*民\s*[國国]\s*|民\s*[國国]\s*)?(?P<era>\d{2,3})\s*年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?$"
)
_HAN_DATE = re.compile(r"^(?P<year>(?:19|20)\d{2})\s*年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?$")
_REPUBLIC = 1911
"""Years of the Republic of China count from 1912 as the first."""

_ANY = re.compile(r"(?<![\d.,/-])(?:19|20)\d{2}(?![\d/])(?!-\d{3})")
_ANY_EDGE = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d|-\d{3})")
_READ = re.compile(r"\b(?:accessed|downloaded|retrieved|printed|viewed|visited)\b", re.I)
_NEAR = r"[^.;|]{0,40}?\b(?=(?:19|20)\d{2}\b)"
_PUBLISHED = re.compile(rf"(?:\b(?:published|publication date|available online)|^\W*(?:released|issued))\b{_NEAR}", re.I)
_RIGHTS = re.compile(rf"(?:©|\(c\)\s|copyright){_NEAR}", re.I)
_UPDATED = re.compile(rf"\b(?:updated|revised|this version|last modified|last edited)\b{_NEAR}", re.I)
_TAKEN = re.compile(r"\b(?:accepted|received)\b", re.I)
_ISSUE = re.compile(r"\b(?:vol(?:ume)?\b|issue\b|no\.|\d{1,3}\s?\(\d{1,4}\))", re.I)
_CITATION = re.compile(r"\b(?:citation|cite)\b", re.I)


def date_line(text: str) -> int | None:
    """The year of a line that is a date and nothing else ("October 2017", "Updated April 23, 2026"), or None."""
    plain = " ".join(text.split())
    if found := _DATE_LINE.match(plain):
        return int(found["year"] or found["year2"] or found["year3"])
    if found := _HAN_DATE.match(plain):
        return int(found["year"])
    found = _ROC.match(plain)
    return _REPUBLIC + int(found["era"]) if found and 30 <= int(found["era"]) < 200 else None


def is_date(text: str) -> bool:
    """Whether a line is a date and nothing else."""
    return date_line(text) is not None


def find(pieces: Sequence[Piece], title: str) -> int | None:
    """The year with the most evidence among those of the first pages; of equals the latest. None where nothing tells.

    A year in the title alone ("Annual report 2024") counts least; a date on which the file was read never counts.
    """
    best: dict[int, float] = {}
    for year, weight in _told(pieces):
        best[year] = max(best.get(year, 0.0), weight)
    if not best:
        for year in _ANY.findall(title):
            best[int(year)] = 0.5
    return max(best, key=lambda year: (best[year], year), default=None)


def _told(pieces: Sequence[Piece]) -> Iterator[tuple[int, float]]:
    for piece in pieces:
        nearer = 0.5 if piece.page == 0 else 0.0
        for line in dict.fromkeys((piece.text, *piece.lines)):
            if _READ.search(line):
                continue
            if (numbered := _SERIES.search(line)) and len(line) < 60:
                yield int(numbered[1]), 1.4 + nearer
            if (alone := date_line(line)) is not None and (len(line) > 4 or piece.page == 0):
                yield alone, 3.0 + nearer if len(line) > 4 else 1.5
        whole = piece.lines if _READ.search(piece.text) else (piece.text,)
        for part in (part for line in whole for part in re.split(r"[;|]", line)):
            if not _READ.search(part):
                yield from _beside(part, piece, nearer)


def _beside(part: str, piece: Piece, nearer: float) -> Iterator[tuple[int, float]]:
    """The years of a part of a piece with the weight of the word beside them."""
    short = len(part) < 400
    weights = (
        (_PUBLISHED, 4.0 if short else 1.0),
        (_RIGHTS, 3.5 if short else 1.0),
        (_ISSUE, 3.2 if short and (piece.edge or piece.page == 0) else 0.0),
        (_UPDATED, 3.0 if short else 0.0),
        (_CITATION, 2.5 if short else 0.0),
        (_TAKEN, 1.2),
    )
    years = (_ANY_EDGE if piece.edge else _ANY).findall(part)
    weight = max((w for pattern, w in weights if pattern.search(part)), default=0.0)
    if not weight and piece.edge and len(part) < 90 and _MONTH_YEAR.search(part):
        weight = 1.5
    if not weight and piece.page == 0 and len(piece.text) < 90 and _DAY.search(part):
        weight = 1.0
    for year in years:
        if weight:
            yield int(year), weight + nearer
