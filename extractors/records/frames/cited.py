"""Dates of works that a text cites, of laws and of talks with the author: they date no fact."""

import re
from functools import cache

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records.frames import lexicon
from extractors.records.located import Located

WORK = re.compile(
    r"\s*(?:[\w’'-]+\s+){0,2}?(?:report|study|paper|survey|article|book|edition|review|act|law|analysis|interview|speech|issue|yearbook)\b",
    re.IGNORECASE,
)
CITED = re.compile(r"\([^()]*[A-Z][\w.’'-]+(?:\s+et\s+al\.?|\s+(?:and|&)\s+[A-Z][\w.’'-]+)?,?\s*$")
PRIVATE = re.compile(
    r"\b(?:personal\s+(?:communications?|correspondence|interviews?)|pers\.?\s*comm\.?|interview(?:s|ed)?|e-?mails?|"
    r"correspondence|author['’]s\s+notes?)\b[^().;]{0,40}$",
    re.IGNORECASE,
)
"""Words of what somebody told the author, before its date."""
AFTER = re.compile(r"\b(?:according\s+to|following)\s+(?:\S+\s+){1,3}\($", re.IGNORECASE)
TWO = re.compile(r"(?P<names>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?\s+(?:and|&)\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?),?\s*\($")
"""Two names before a bracket: those of authors, unless they are countries, bodies or works."""
OF_THE_STUDY = re.compile(
    r"\b(?:stud(?:y|ies)|papers?|work|reports?|estimates?|analys[ie]s|surveys?|findings|model|method|index|article|book)\s+"
    r"(?:by|of|from|in)\s+(?P<names>(?:[A-Z][\w’'-]+\s+){1,2})\($"
)
"""Who stands before a bracket as the author of a study."""
NAMED = re.compile(r"(?:et\s+al\.?|[A-Z][\w’'-]+(?:\s+(?:and|&)\s+[A-Z][\w-]+)?),?\s*\($")


def is_of_a_work(located: Located, sentence: Span, date: Mention) -> bool:
    """Whether a date is that of a work that is cited, of a law or report, or of a word with the author."""
    text = located.document.text
    before = text[max(sentence.start, date.start - 60) : date.start]
    after = text[date.end : min(sentence.end, date.end + 40)]
    if PRIVATE.search(before):
        return True
    if re.match(r"[a-z]?\s*[);:,]", after) and CITED.search(before):
        return True
    if NAMED.search(before) and (_finding().match(after) or (after.startswith(")") and AFTER.search(before))):
        return True
    year = len(date.text) == 4 and re.match(r"[a-z]?\s*[,:)]", after) and not re.match(r"[a-z]?\s*\)", after)
    if year and NAMED.search(before):
        return True
    if re.search(r"et\s+al\.?,?\s*\($", before):
        return True
    if after.startswith(")") and _is_by_authors(located, before, date):
        return True
    return bool(re.search(r"\b(?:an?|the|its|their)\s+$", before, re.IGNORECASE) and WORK.match(after))


def _is_by_authors(located: Located, before: str, date: Mention) -> bool:
    """Whether the names before a year in brackets are those of two authors, or of the author of a study: "the rate in Malo
    and Petri (2013)", "the study by Malo (2005)"."""
    found = TWO.search(before) or OF_THE_STUDY.search(before)
    if found is None or len(date.text) != 4:
        return False
    start = date.start - len(before)
    names = Span(start + found.start("names"), start + found.end("names"))
    return not located.within(names, "COUNTRY", "ORG")


@cache
def _finding() -> re.Pattern[str]:
    """What stands behind the year of a work whose author is named beside it: "(2010) finds", "(2011, p. 4) also showed"."""
    verbs = "|".join(sorted(re.escape(word) for word in lexicon.words("reports")))
    return re.compile(
        rf"[a-z]?(?:,\s*[^)]{{1,20}})?\)\s+(?:\w+ly\s+|also\s+)?(?:(?:{verbs})(?:s|es|d|ed)?|found|shown?|held)\b"
    )
