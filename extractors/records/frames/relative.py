"""Times that are told by another one printed near: "the following year", "two months earlier", "that year"."""

import re
from calendar import month_name
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records.clauses import Parsed
from extractors.records.frames.terms import WORDS
from extractors.records.located import Located
from extractors.records.sentences import Sentence

NUMBER = rf"(?:(?P<n>\d{{1,2}}|{'|'.join(sorted(WORDS, key=len, reverse=True))}|an?)\s+)"
YEARS_ON = re.compile(
    rf"\b{NUMBER}years?\s+(?:later|after(?:wards)?)\b|\bthe\s+(?:following|next|subsequent)\s+year\b"
    r"|\bthe\s+year\s+after\b",
    re.IGNORECASE,
)
YEARS_BACK = re.compile(
    rf"\b{NUMBER}years?\s+(?:earlier|before|previously|prior)\b|\bthe\s+(?:previous|preceding|prior)\s+year\b|\bthe\s+year\s+before\b",
    re.IGNORECASE,
)
THAT_YEAR = re.compile(r"\b(?:that|the\s+same)\s+year\b", re.IGNORECASE)
DIRECTIONS = ((YEARS_ON, 1), (YEARS_BACK, -1), (THAT_YEAR, 0))
MONTHS_ON = re.compile(
    rf"\b{NUMBER}months?\s+(?:later|after(?:wards)?)\b|\bthe\s+(?:following|next)\s+month\b", re.IGNORECASE
)
MONTHS_BACK = re.compile(
    rf"\b{NUMBER}months?\s+(?:earlier|before|previously|prior)\b|\bthe\s+(?:previous|preceding)\s+month\b", re.IGNORECASE
)
THAT_MONTH = re.compile(r"\b(?:that|the\s+same)\s+month\b", re.IGNORECASE)
MONTH_NAME = "|".join(month_name[1:])
AT_THE_END = re.compile(
    rf"\s+(?:{NUMBER.replace('?P<n>', '?:')}(?:day|week|month|year)s?"
    r"\s+(?:later|earlier|before|after(?:wards)?|previously|prior)"
    rf"|(?:the\s+(?:following|next|previous|preceding|same)|that)\s+(?:day|week|month|year|{MONTH_NAME}))\Z",
    re.IGNORECASE,
)
"""A time told by another one at the end of words: "(signed a) pact two years earlier"."""
NAMED_MONTH = re.compile(
    rf"\b(?:[Tt]he\s+(?P<on>following|next|previous|preceding)|(?P<same>[Tt]hat))\s+(?P<month>{MONTH_NAME})\b"
)
SPRING = 21  # the number that stands for it where a month has its own, with three months from March on; 24 is winter
MONTHWISE = ((MONTHS_ON, 1), (MONTHS_BACK, -1), (THAT_MONTH, 0))
AGO = re.compile(rf"\s+(?:(?:only|just|some|about)\s+)?{NUMBER}(?:year|decade|month)s?\s+ago\b", re.IGNORECASE)
RISEN = re.compile(r"\s+to\s+[^.;,]*\d", re.IGNORECASE)
OVER = re.compile(r"\b(?:over|on|from|than|(?:compared|relative)\s+(?:to|with)|against)\s+(?:the\s+)?$", re.IGNORECASE)
"""Words before "the previous year" that something is only compared to: "a rise of 3 % over the previous year"."""
MOVED_BY = re.compile(r"(?:%|\bper\s?cent|\bpercent)\s+(?:\w+\s+)?over\s+$", re.IGNORECASE)
"""Words before a year against which something moved; or in which, where a sentence has no other one."""
TO_YEAR = re.compile(r"\s+to\s+(?:the\s+end\s+of\s+)?(?:1[6-9]|20)\d\d\b")
MOVED_OVER = re.compile(
    r"(?:%|\bper\s?cent|\bpercent)\s+(?:(?:increase|rise|growth|decline|drop|fall|gain|more|less|higher|lower|up|down)\s+)?"
    r"(?:on|from|than(?:\s+in)?|versus|against|(?:compared|relative)\s+(?:to|with))\s+$",
    re.IGNORECASE,
)
"""Words before the year against which a percentage tells how a level moved: "grew by 31 % on 2016"."""
YEAR = re.compile(r"(?:\.\./)?(\d{4})(?:-|$)")
MONTH = re.compile(r"(\d{4})-(0\d|1[0-2])(?:-\d{2})?")
"""A month or a day; a season has a number too, from 21 on, and none of its months is meant."""


def times(located: Located, sentence: Sentence) -> list[Mention]:
    """The years and months that a sentence tells by another time, those that something is only compared to left out."""
    found = (*years(located, sentence), *months(located, sentence))
    return [d for d in found if not is_compared_to(located, sentence, d)]


def years(located: Located, sentence: Sentence) -> Iterator[Mention]:
    """The years that a sentence tells by another: the last one before in it, else in the sentence before.

    A mention as of the words printed, with the year worked out; none where no year stands near.
    """
    for pattern, direction in DIRECTIONS:
        for hit in pattern.finditer(located.document.text, sentence.start, sentence.end):
            ahead = _ahead(located, sentence, hit) if direction < 0 else None
            anchor = ahead or _anchor(located, sentence, hit.start())
            year = YEAR.match(anchor.norm) if anchor is not None else None
            if anchor is not None and year is not None:
                told = int(year.group(1)) + direction * _number(hit)
                yield replace(
                    anchor, start=hit.start(), end=hit.end(), text=hit.group(), norm=str(told), method="relative year"
                )


def months(located: Located, sentence: Sentence) -> Iterator[Mention]:
    """The months that a sentence tells by another one: none where the time that they point back to has no month."""
    for pattern, direction in MONTHWISE:
        for hit in pattern.finditer(located.document.text, sentence.start, sentence.end):
            anchor = _anchor(located, sentence, hit.start())
            if anchor is not None and (printed := MONTH.fullmatch(anchor.norm)) is not None:
                count = int(printed.group(1)) * 12 + int(printed.group(2)) - 1 + direction * _number(hit)
                norm = f"{count // 12:04d}-{count % 12 + 1:02d}"
                yield replace(anchor, start=hit.start(), end=hit.end(), text=hit.group(), norm=norm, method="relative month")
    for hit in NAMED_MONTH.finditer(located.document.text, sentence.start, sentence.end):
        anchor = _anchor(located, sentence, hit.start())
        if anchor is not None and (norm := _month_by_name(anchor.norm, hit)):
            yield replace(anchor, start=hit.start(), end=hit.end(), text=hit.group(), norm=norm, method="relative month")


def _month_by_name(anchor: str, hit: re.Match[str]) -> str:
    """The month that "that May", "the following May" is by the time that it points back to; "" where that is a span."""
    then = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-\d{2})?", anchor)
    if then is None:
        return ""
    year, month, known = int(then.group(1)), list(month_name).index(hit.group("month")), int(then.group(2) or 0)
    first, last = (known, known) if known < SPRING else (3 * (known - SPRING) + 3, 3 * (known - SPRING) + 5)
    if hit.group("on") in ("following", "next"):
        year += not known or month <= last
    elif hit.group("on"):
        year -= not known or month >= first
    return f"{year:04d}-{month:02d}"


def is_ago(located: Located, figure: Span) -> bool:
    """Whether a figure is of a time that is counted back from when the paper was written: "from 60 percent 15 years ago"."""
    return AGO.match(located.document.text, figure.end) is not None


def is_compared_to(located: Located, sentence: Span, date: Mention) -> bool:
    """Whether a year is only compared to: "a rise over the previous year", "grew by 31 % on 2016"; not the first one of
    "rose 31 % from 2010 to 2015"."""
    text = located.document.text
    if re.fullmatch(r"\d{4}", date.text):
        return MOVED_OVER.search(text, sentence.start, date.start) is not None and TO_YEAR.match(text, date.end) is None
    return date.text.casefold().endswith("year") and OVER.search(text, sentence.start, date.start) is not None


def is_moved_over(located: Located, sentence: Span, date: Mention) -> bool:
    """Whether a year may only be what a level is held against: "12 % over 2015", which may be in 2015 too."""
    return date.text.isdigit() and MOVED_BY.search(located.document.text, sentence.start, date.start) is not None


def of_its_when(located: Located, parsed: Parsed, found: Sequence[Mention], verb: int) -> Mention | None:
    """The time of which a clause says what happened then: "in 2008, when A lent 5 million"; of a span of years the end."""
    tree = parsed.tree
    when = next((c for c in tree.children(verb) if tree.tokens[c].lemma == "when"), None)
    if when is None:
        return None
    start = parsed.sentence.start + tree.tokens[when].start
    then = next((d for d in found if d.end <= start and located.document.text[d.end : start].strip() in ("", ",")), None)
    return replace(then, norm=then.norm.rpartition("/")[2]) if then is not None and not then.norm.endswith("/..") else then


def _ahead(located: Located, sentence: Span, hit: re.Match[str]) -> Mention | None:
    """The date of the figure that one before it led to: "rose from 2 million ten years earlier to 5 million in 2019"."""
    figures = located.within(Span(sentence.start, hit.start()), "AMOUNT")
    text = located.document.text
    if not figures or text[figures[-1].end : hit.start()].strip() or not RISEN.match(text, hit.end()):
        return None
    return next((m for m in located.within(Span(hit.end(), sentence.end), "DATE") if YEAR.match(m.norm)), None)


def _anchor(located: Located, sentence: Sentence, at: int) -> Mention | None:
    """The date that words point back to."""
    spans = [Span(sentence.start, at)] + ([sentence.before] if sentence.before is not None else [])
    for span in spans:
        found = [m for m in located.within(span, "DATE") if YEAR.match(m.norm)]
        if found:
            return found[-1]
    return None


def _number(hit: re.Match[str]) -> int:
    word = (hit.groupdict().get("n") or "one").casefold()
    if word in ("a", "an"):
        return 1
    return int(WORDS[word]) if word in WORDS else int(word)
