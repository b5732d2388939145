"""Titles of agreements as a list prints them: where one ends, its bracketed date, its term, its sort."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.readers.wording import TEXT_BULLETS
from extractors.records.located import Located, trimmed
from extractors.records.sheet import Field
from extractors.records.vocabulary import first_sort, instrument_word, instruments

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
YEAR = r"(?:1[89]|20)\d\d"
DATE = rf"(?:(?:signed|dated|in|on)\s+)*(?:\d{{1,2}}\s+)?(?:{MONTH}\s+)?(?:\d{{1,2}},?\s+)?{YEAR}"
ENDING = re.compile(
    rf"[\s,;]*[(\[（]\s*({DATE})\s*(?:[,;][^()]{{0,60}})?[)\]）]\s*[.;,]?\s*$|,\s*({DATE})\s*[.;,]?\s*$", re.IGNORECASE
)
INNER_END = re.compile(rf"[(\[（]\s*{DATE}\s*[)\]）][\s;,.]+(?=[\"“'‘(]?(?-i:[^\W\d_a-z]))", re.IGNORECASE)
SIGNED_IN = re.compile(rf"\b(?:signed|concluded|dated|initialled)\s+(?:on|in)?\s*({DATE})", re.IGNORECASE)
UNTIL = re.compile(rf"\((?:up\s+)?(?:to|until|till|through)\s+({YEAR})\)", re.IGNORECASE)
RANGE = re.compile(rf"\b(?:from\s+)?({YEAR})\s*(?:-|–|—|to|until|through)\s*({YEAR})\b", re.IGNORECASE)
LEADING = re.compile(rf"^({DATE})\s*[:–—-]\s+(?=\S)", re.IGNORECASE)
LEADING_YEAR = re.compile(rf"({YEAR})\s+(?=[A-Z])")
OF_A_YEAR = re.compile(rf"s?,?\s+(?:(?:of|signed\s+in)\s+)?({DATE})\b", re.IGNORECASE)
GOES_ON = re.compile(r"[a-z]+\b(?![.)])|[(\[（](?![a-zA-Z\d]{1,3}[)\]）])")
NUMBERING = re.compile(
    rf"(?:[{TEXT_BULLETS}·–—*\ufffd\ue000-\uf8ff-]|\(?(?:\d{{1,3}}|[ivx]+|[a-z])[.)])\s*(?=\S)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Title:
    """A printed title. `span` is the whole piece, `body` without numbering and its bracketed date, `date` that date.

    `date_span` is where the date stands, `term` the EDTF interval that the title itself names.
    """

    span: Span
    body: Span
    text: str
    date: str
    date_span: Span | None
    term: str
    term_span: Span | None


def lines(located: Located, field: Span) -> tuple[Span, ...]:
    """The paragraphs of a cell. One that begins in lower case or with a bracket goes on from the one before it."""
    spans: list[Span] = []
    at = field.start
    for line in located.text(field).split("\n"):
        span = trimmed(located.document.text, at, at + len(line))
        if spans and GOES_ON.match(located.text(span)):
            spans[-1] = Span(spans[-1].start, span.end)
        elif span.end > span.start:
            spans.append(span)
        at += len(line) + 1
    return tuple(spans)


def pieces(located: Located, field: Span) -> tuple[Span, ...]:
    """The titles in a cell: one a paragraph, and a new one after each bracketed date that a capital follows."""
    found = []
    for line in lines(located, field):
        at = line.start
        for end in INNER_END.finditer(located.text(line)):
            found.append(trimmed(located.document.text, at, line.start + end.end()))
            at = line.start + end.end()
        if at < line.end:
            found.append(Span(at, line.end))
    return tuple(found)


def column_pieces(located: Located, fields: Sequence[Field]) -> tuple[tuple[Field, tuple[Span, ...]], ...]:
    """The titles of a column's cells, each the spans it is printed in.

    A title that a page break cut in two cells is joined: the first part names an instrument and has no date where others
    of the column have one, the second names none.
    """
    found: list[tuple[Field, tuple[Span, ...]]] = [(f, (piece,)) for f in fields for piece in pieces(located, f)]
    dated = [bool(ENDING.search(located.text(spans[-1]))) for _, spans in found]
    if sum(dated) * 2 < len(found):
        return tuple(found)
    joined: list[tuple[Field, tuple[Span, ...]]] = []
    for (cell, spans), _ in zip(found, dated, strict=True):
        text = located.text(spans[0])
        if joined and not names_instrument(text) and _is_open(located, joined[-1][1][-1]):
            joined[-1] = (joined[-1][0], joined[-1][1] + spans)
        else:
            joined.append((cell, spans))
    return tuple(joined)


def _is_open(located: Located, span: Span) -> bool:
    text = located.text(span)
    return not ENDING.search(text) and names_instrument(text) and not text.rstrip().endswith((".", ";"))


def names_instrument(text: str) -> bool:
    """Whether the text names any sort of agreement."""
    return bool(instrument_word().search(text))


def subtype_of(text: str) -> str:
    """The sort of agreement that a title names: `agreement` where it names none."""
    return first_sort(instruments(), text) or "agreement"


def read(located: Located, spans: Sequence[Span]) -> Title:
    """The title printed in the spans (more than one where a page break cut it), with its date and term."""
    whole = Span(spans[0].start, spans[-1].end)
    numbering = NUMBERING.match(located.text(spans[0]))
    first = Span(spans[0].start + (numbering.end() if numbering else 0), spans[0].end)
    last = first if len(spans) == 1 else spans[-1]
    ending = ENDING.search(located.text(last))
    date, date_span = "", None
    if ending:
        group = 1 if ending.group(1) else 2
        date_span = Span(last.start + ending.start(group), last.start + ending.end(group))
        last = Span(last.start, last.start + ending.start())
        date = edtf(located, date_span)
    body = [*([first] if len(spans) > 1 else []), *spans[1:-1], last]
    text = cleaned(" ".join(located.text(span) for span in body))
    term, term_span = _term(located, Span(body[0].start, body[-1].end))
    return Title(whole, Span(body[0].start, body[-1].end), LEADING.sub("", text), date, date_span, term, term_span)


def cleaned(text: str) -> str:
    """A title on one line, without quotes around it and stops after it."""
    text = re.sub(r"\s+", " ", text).strip(" ;,")
    for left, right in (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")):
        if len(text) > 1 and text[0] == left and text[-1] == right and left not in text[1:-1]:
            text = text[1:-1].strip()
    return text[:-1] if text.endswith(".") and not re.search(r"\b(?:Ltd|Co|Inc|Corp|S\.A|etc|Jr|No)\.$", text) else text


def edtf(located: Located, span: Span) -> str:
    """The date printed in the span: a DATE mention's value where there is one, else the year it holds."""
    dates = [m for m in located.within(span, "DATE") if m.norm]
    if len(dates) == 1:
        return dates[0].norm
    years = re.findall(YEAR, located.text(span))
    return years[0] if len(years) == 1 else ""


def year_of(date: str) -> int | None:
    """The year of an EDTF date, the first one of an interval; None where it is not known to the year."""
    found = re.match(r"(?:\.\./)?(\d{4})(?!\d)", date)
    return int(found.group(1)) if found else None


def inner_date(located: Located, span: Span) -> tuple[str, Span | None]:
    """A date within a title that no bracket or column dates: "signed in 2014", or the year that it begins with."""
    text = located.text(span)
    found = SIGNED_IN.search(text) or LEADING.match(text) or LEADING_YEAR.match(text) or _of_a_year(text)
    if not found:
        return "", None
    where = Span(span.start + found.start(1), span.start + found.end(1))
    return edtf(located, where), where


def _of_a_year(text: str) -> re.Match[str] | None:
    """The year that the first word for an instrument has behind it: "River Treaty of 1929", "Air Accord 1947"."""
    named = instrument_word().search(text)
    return OF_A_YEAR.match(text, named.end()) if named is not None else None


def _term(located: Located, span: Span) -> tuple[str, Span | None]:
    text = located.text(span)
    if found := RANGE.search(text):
        return f"{found.group(1)}/{found.group(2)}", Span(span.start + found.start(), span.start + found.end())
    if found := UNTIL.search(text):
        return f"../{found.group(1)}", Span(span.start + found.start(), span.start + found.end())
    spans: list[Mention] = [m for m in located.within(span, "DATE") if "/" in m.norm]
    return (spans[0].norm, Span(spans[0].start, spans[0].end)) if spans else ("", None)
