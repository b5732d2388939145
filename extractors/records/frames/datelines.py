"""Date lines that reports begin with: whose places and reporters take no part in what is told."""

import re

from extractors.model.document import Span
from extractors.records.clauses import Parsed
from extractors.records.located import Located

DATELINE = re.compile(r"[^–—]{3,70}?\s(?:[–—]|--?)\s")
AGENCY = re.compile(r"(?:[A-Z][\w.'’-]*[\s,]+(?:\d{1,2},?\s+)?){1,5}\([A-Z][^()]{1,25}\)\s(?:[–—]|--?)\s")
"""A date line that names who reports in brackets: "DUBAI (Reuters) - ", "Quito, Aug 4 (Xinhua) -- "."""


def end(located: Located, parsed: Parsed) -> int:
    """Where the date line of a report ends that a sentence begins with ("Quito, 4 March 2011 – "): its place is no side.

    So it is where it names who reports, unless it may be the label of an item: a country, or before words without a verb.
    """
    sentence = parsed.sentence
    hit = DATELINE.match(located.document.text, sentence.start, sentence.end)
    if hit is None or hit.group().count("(") > hit.group().count(")"):
        return sentence.start  # "the two countries (Peru - 5 million, Chile - 3 million)"
    span, tokens = Span(sentence.start, hit.end()), parsed.tree.tokens
    if not located.within(span, "DATE"):
        told = any(tokens[i].pos in ("VERB", "AUX") for i in parsed.words(Span(hit.end(), sentence.end)))
        if not told or located.within(span, "COUNTRY") or not AGENCY.fullmatch(hit.group()):
            return sentence.start
    return sentence.start if any(tokens[i].pos in ("VERB", "AUX") for i in parsed.words(span)) else hit.end()
