"""Years that are told by another one printed near: "the following year", "two years earlier", "that year"."""

import re
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
OVER = re.compile(r"\b(?:over|on|from|than|(?:compared|relative)\s+(?:to|with)|against)\s+(?:the\s+)?$", re.IGNORECASE)
"""Words before "the previous year" that something is only compared to: "a rise of 3 % over the previous year"."""
YEAR = re.compile(r"(?:\.\./)?(\d{4})(?:-|$)")


def years(located: Located, sentence: Sentence) -> Iterator[Mention]:
    """The years that a sentence tells by another: the last one before in it, else in the sentence before.

    A mention as of the words printed, with the year worked out; none where no year stands near.
    """
    for pattern, direction in DIRECTIONS:
        for hit in pattern.finditer(located.document.text, sentence.start, sentence.end):
            anchor = _anchor(located, sentence, hit.start())
            year = YEAR.match(anchor.norm) if anchor is not None else None
            if anchor is not None and year is not None:
                told = int(year.group(1)) + direction * _number(hit)
                yield replace(
                    anchor, start=hit.start(), end=hit.end(), text=hit.group(), norm=str(told), method="relative year"
                )


def is_compared_to(located: Located, sentence: Span, date: Mention) -> bool:
    """Whether a year that is told by another one is only compared to: "a rise over the previous year"."""
    before = OVER.search(located.document.text, sentence.start, date.start)
    return before is not None and date.text.casefold().endswith("year")


def of_its_when(located: Located, parsed: Parsed, found: Sequence[Mention], verb: int) -> Mention | None:
    """The time of which a clause says what happened then: "in 2008, when A lent 5 million"; of a span of years the end."""
    tree = parsed.tree
    when = next((c for c in tree.children(verb) if tree.tokens[c].lemma == "when"), None)
    if when is None:
        return None
    start = parsed.sentence.start + tree.tokens[when].start
    then = next((d for d in found if d.end <= start and located.document.text[d.end : start].strip() in ("", ",")), None)
    return replace(then, norm=then.norm.rpartition("/")[2]) if then is not None and not then.norm.endswith("/..") else then


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
