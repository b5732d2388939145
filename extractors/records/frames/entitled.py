"""What an agreement is called: the quoted words, else the noun phrase that the sentence gives it."""

import re
from collections.abc import Sequence
from functools import cache

from extractors.model.document import Span
from extractors.records import clauses
from extractors.records.clauses import ASIDE, Parsed
from extractors.records.frames import lexicon, relative
from extractors.records.frames.deals import GIVEN, Deal, own_phrase
from extractors.records.frames.slots import TOPIC
from extractors.records.located import Located, trimmed
from extractors.records.vocabulary import any_of, instrument_word

QUOTED = re.compile(r"[\"“‘]\s*(?:the\s+)?([^\"“”]{8,200}?)\s*[\"”’]|(?:the|an?)\s+([A-Z][^\"“”]{8,200}?)[\"”]")
ARTICLE = re.compile(
    r"^(?:(?:namely|viz\.?|including)\s*,?\s+)?(?:the|an?|this|that|its|their|his)\s+|^(?:namely|viz\.?)\s*,?\s+",
    re.IGNORECASE,
)
CAPITALISED = re.compile(r"\b[A-Z][\w-]+")
DATED = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tues|wednes|thurs|fri|satur|sun)[a-z]*\.?$|\d", re.IGNORECASE
)
ASIDE_TOLD = re.compile(
    r",\s+(?:which|who|that|(?:first\s+|originally\s+)?(?:signed|concluded|ratified|initialled|agreed|amended|renewed|reached|negotiated))\b"
)
CHANGED = re.compile(
    r"\s*\((?:as\s+)?(?:amended|revised|renewed|extended|updated|replaced|signed|ratified|concluded)\b", re.IGNORECASE
)
"""A bracket that tells what became of it later, or when it was made."""
HANGING = re.compile(r"\s+(?:of|dated)\s*\Z")
"""A word at the end of a title that leads to its time."""
IN_TIME = re.compile(r"(?<=[a-z])\s+(?:in|on|since|from)\s+$")
ONE_MORE = re.compile(r",?\s+and\s+(?:the|an?)\s+(?P<words>(?:[\w-]+\s+){0,3}[\w-]+)")
"""What leads from one agreement to the next, with the words before its noun: "the Fish Pact (1971) and the Air Pact"."""
AND_ONE = re.compile(r",?\s+and\s+(?:one|another)\s+(?:on|for|with|between)\b")
ENTRY = re.compile(r"(?:[A-Z][a-z]+\s+)?(?:1[5-9]|20)\d\d\s*[:–—-]\s+")
"""The time that an entry of a time line begins with."""
STRIP = " ,;.(\"“”'"
CAPITALS = 3  # capitalised words from which a title is a name of its own


def names_what_is_signed(text: str) -> bool:
    """Whether a text has a capitalised word for what sides sign that is none for a treaty: "the Agreed Framework"."""
    return any(hit.group()[0].isupper() for hit in _signed_things().finditer(text))


@cache
def _signed_things() -> re.Pattern[str]:
    return any_of(lexicon.words("signed_things"))


def title(located: Located, parsed: Parsed, deal: Deal) -> Span:
    """Where the title stands, without an article, without what is said about it on the side."""
    head = deal.trigger.at
    words = [i for i in _own_words(parsed, head) if i != deal.verb]
    inner = clauses.inner_article(parsed, tuple(words))
    words = words[inner:] if inner is not None else words
    own = parsed.span(words) if words else own_phrase(parsed, deal)
    for quoted in QUOTED.finditer(located.document.text, max(parsed.sentence.start, own.start - 4), parsed.sentence.end):
        group = 1 if quoted.group(1) else 2
        if quoted.start() < own.end and instrument_word().search(quoted.group(group)):
            return Span(quoted.start(group), quoted.end(group))
    text = located.text(own)
    article = ARTICLE.match(text)
    start, end = own.start + (article.end() if article else 0), _end(parsed, words, text)
    entry = ENTRY.match(text)
    start = max(start, own.start + entry.end()) if entry is not None else start
    return trimmed(located.document.text, start, _before_what_is_told(located, start, end, deal.verb is not None), STRIP)


def _before_what_is_told(located: Located, start: int, end: int, dated: bool) -> int:
    """Where a title ends before what is told of it behind a comma, or before a time at its end that is a verb's: "(signed a)
    pact on gas in 2013"."""
    text = located.document.text
    aside = min(
        (hit for p in (ASIDE_TOLD, CHANGED) if (hit := p.search(text, start, end))), key=lambda h: h.start(), default=None
    )
    end = aside.start() if aside is not None else end
    cut = [d.start for d in located.within(Span(start, min(end + 12, len(text))), "DATE") if d.start < end < d.end]
    end = cut[0] if cut else end
    hanging = HANGING.search(text[start:end])
    end = start + hanging.start() if hanging is not None else end
    if one := AND_ONE.search(text, start, end):
        end, dated = one.start(), True
    if dated and (more := ONE_MORE.search(text, start, end)) and _begins_with_one(text[start : more.start()], more["words"]):
        end = more.start()
    if (by_another := relative.AT_THE_END.search(text[start:end])) is not None:
        end = start + by_another.start()
    inside = located.within(Span(start, end), "DATE")
    last = [d for d in inside if dated and (d.end >= end - 1 or ONE_MORE.match(text, d.end, end))]
    lead = IN_TIME.search(text, start, last[0].start) if last else None
    return lead.start() if lead is not None and lead.start() > start else end


def _begins_with_one(before: str, words: str) -> bool:
    """Whether words have one for an agreement before any that says what it is about, "Fish Pact", not "use of a pact", and
    stand behind a title of one: not behind "deal on the use of the Air Pact"."""
    first = instrument_word().search(words)
    alone = len(instrument_word().findall(before)) < 2
    return alone and first is not None and re.search(r"\b(?:of|on|for|in|with|to|by)\b", words[: first.start()]) is None


def is_name(parsed: Parsed, deal: Deal) -> bool:
    """Whether the word for the instrument is part of a name, capitalised with another such word by it, or its letters."""
    tree, at = parsed.tree, deal.trigger.at
    text = parsed.tree.tokens[at].text
    if text == deal.trigger.frame.word and text.isupper():
        return True
    near = [i for i in tree.subtree(at, ASIDE) if i != at and tree.tokens[i].pos == "PROPN"]
    return text[:1].isupper() and not text.isupper() and bool(near) and deal.trigger.frame.type not in GIVEN


def capitals(text: str) -> int:
    """How many words of a title are capitalised."""
    return len(CAPITALISED.findall(text))


def _end(parsed: Parsed, words: Sequence[int], text: str) -> int:
    """Where a title ends: what it is on, and a name's "between A and B", is its own though grammar ties it to the verb."""
    tree, after = parsed.tree, max(words) + 1
    own = TOPIC if capitals(text) < CAPITALS else TOPIC | {"between", "among"}
    if after < len(tree.tokens) and tree.tokens[after].lemma in own and tree.tokens[after].dep == "prep":
        more = tree.subtree(after, ASIDE)
        if len(more) > 1 and tree.tokens[more[1]].pos != "NUM" and not DATED.match(tree.tokens[more[1]].text):
            words = (*words, *more)
    return parsed.span(words).end


def _is_instrument(parsed: Parsed, at: int, any_name: bool) -> bool:
    """Whether a word is one for an instrument, with an article of its own unless `any_name` will do."""
    led = any(parsed.tree.tokens[c].dep == "det" for c in parsed.tree.children(at))
    return instrument_word().fullmatch(parsed.tree.tokens[at].text) is not None and (led or any_name)


def _own_words(parsed: Parsed, head: int) -> tuple[int, ...]:
    """The noun's words without what is said on the side and without other instruments that "and" adds."""
    tree = parsed.tree
    others: set[int] = set()
    partners = [c for c in tree.subtree(head) if tree.tokens[c].pos == "PROPN" and tree.tokens[c].dep == "pobj"]
    for over in (head, *partners):  # "a deal and a pact"; read as joined to its partner: "a deal with A and a pact with B"
        added = [c for c in tree.children(over) if tree.tokens[c].dep == "conj" and _is_instrument(parsed, c, over == head)]
        others |= {i for c in added for i in tree.subtree(c)}
        if added:
            others |= {c for c in tree.children(over) if tree.tokens[c].dep in ("cc", "punct") and c > over}
    return tuple(i for i in tree.subtree(head, clauses.ASIDE) if i not in others)
