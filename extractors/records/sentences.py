"""Sentences of the prose, with what a sentence takes over from the one before it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.model.document import Document, Span
from extractors.model.fact import Mention
from extractors.model.page import Doubt
from extractors.readers.wording import TEXT_BULLETS
from extractors.records import bounds
from extractors.records.bounds import pieces
from extractors.records.frames import lexicon
from extractors.records.located import Located, locate, trimmed

END = re.compile(
    r"[.!?][\"”’')\]]*(?:\s*\[[\d⁰¹²³⁴-⁹]+(?:[-,–\s]+[\d⁰¹²³⁴-⁹]+)*\]|[⁰¹²³⁴-⁹])*\s+(?=[\"“‘'(\[]?[A-Z0-9\"“‘(])"
)
GLUED = re.compile(
    r"(?<=[a-z][a-z)\]])\.\d{1,3}\s+(?=[A-Z][a-z])|(?:(?<=[a-z]{4})|(?<=\D(?:19|20)\d\d))\.(?=(?:The|This|These|In|It|A|An|Also|However|Further|According)\s|[A-Z][a-z]+\s[a-z])"
)
"""Ends of sentences that typesetting hides: the figure of a note set as plain digits behind a full stop, a space lost."""
DATELINE = re.compile(
    r"(?:,|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s?(?:\d{1,2},?)?"
    r"|\b(?:in|of|since|by|until|from|during|to|and|or|between|year))$"
)
"""Words before a year that begins no entry: a date line's ("Quito, 4 March, 2011 –"), or one that a sentence leads to."""
NO_END = re.compile(
    r"(?:\b(?:Co|Ltd|Inc|Corp|No|Nos|Dr|Mr|Mrs|Ms|Prof|St|vs|e\.g|i\.e|etc|viz|approx|ca|cf|al|Fig|Figs|Tab|Eq|Ref|Refs|Vol|pp|p|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Gov|Gen|Sen|Rep|Jr|Sr|Mt|Art|Sec|Ch|bn|mn|m|approx|est|incl|KSh|Ksh|Kshs|Rs|Sh|Tsh|Ush|Fr|Rp|Bt|U\.S|U\.K|U\.N)"
    r"|\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])$"
)
PROSE = frozenset({"paragraph", "item", "note", "caption"})
ZONES = frozenset({"front", "body", "note", "box", "appendix", "caption"})
"""Where a paper states facts in sentences: not in references, thanks and notes on authors, and not in headings."""
TITLE = re.compile(
    r"\b(?:accessed|retrieved|available (?:at|from)|pp?\.\s?\d|vol\.\s?\d|no\.\s?\d|ibid|op\. cit|doi)\b|https?:|www\.|"
    r"^\W*\d*\s*[“\"‘][^”\"’]{15,}[,.]?[”\"’],?\s*[A-Z][^.]*\d{4}|^\W*\d*\W*(?:see|cf\.)\s|^\W*(?:data )?sources?\s*:",
    re.IGNORECASE,
)
"""Words of a note that name another work: its title states no fact of this paper."""
GOES_ON = re.compile(r"\s*[a-z(]")
ENDED = re.compile(r"[.!?:;][\"”’')\]\d]*\s*\Z")
ENTRY = re.compile(
    rf"(?<=\S)[ \n]+(?=(?:1[89]|20)\d\d\s*[:–-]\s)|(?<!\s)\s+(?=[{TEXT_BULLETS}]\s*\w)|(?<=[{TEXT_BULLETS}])\s*(?=[A-Z])"
)
"""Where an entry of a time line or a bullet begins within a stretch of text."""
STOPS = (
    (END, re.compile(r"[.!?]")),
    (ENTRY, re.compile(rf"[{TEXT_BULLETS}]|(?:1[89]|20)\d\d\s*[:–-]")),
    (GLUED, re.compile(r"\.[\dA-Z]")),
)
"""What ends a sentence, each with what a text must hold for it, which is found in a fraction of the time."""
DATED = re.compile(r"\((?:[^()]{0,60}\b)?(?:1[89]|20)\d\d[^()]{0,40}\)[;,]?\s+(?=[A-Z][a-z]+\s+(?:[a-z]+\s+)?[a-zA-Z])")
"""The end of an entry that closes with its time in brackets, where the next begins with a capital."""
JOINED = re.compile(r"\)\s*[,;][^()]*\([^()]*\)\s*[,;]?\s+and\s+(?:(?:the|an?)\s+)?[A-Z]")
"""A row within a sentence whose last member "and" joins: "the Fish Pact (1971), the Air Pact (1974) and the Sea Pact"."""
BACKWARD = re.compile(
    r"^(?:\w+\s+){0,2}?(?:during|at|in|on|of|for|under|through|with|among|amongst|as part of|within|by|after|following"
    r"|out\s+of)?\s*"
    r"(?:(?:the|this|that|these|those|such|same|said)\s+(?P<noun>(?:[\w-]+\s+){0,3}?[\w-]+)\b|(?P<pron>it|they|he|she|both|this|these)\b)",
    re.IGNORECASE,
)
TWO = re.compile(
    r"\b(?:the|these|both)\s+(?:two|three)?\s*(?:countries|nations|governments|sides|parties|states|neighbou?rs|leaders|presidents|(?:central\s+)?banks)\b"
    r"(?!\s+of\s+(?:the\s+)?(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""Words for two that were told before; "the leaders of Peru and Chile" says itself whose they are."""
ANOTHER_TIME = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|some|several|many|few|the)\s+"
    r"(?:day|week|month|year|decade)s?\s+(?:before|earlier|later|after(?:wards)?|ago|previously|prior)\b|"
    r"\bthe\s+(?:next|following|previous|preceding)\s+(?:day|week|month|year|decade)\b|"
    r"\b(?:this|(?:the|its)\s+current)\s+(?:fiscal\s+|financial\s+)?(?:month|quarter|year)\b",
    re.IGNORECASE,
)
"""A time that is told by another one, or by that of writing: it is not that of the sentence before."""


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence of a paragraph.

    `before` is the sentence before it in the same paragraph, None for the first; `previous` the one before it in the paper.
    """

    before: "Sentence | None"
    previous: "Sentence | None" = None


def sentences(located: Located) -> Iterator[Sentence]:
    """The sentences of the paper's own prose: running text, notes, boxes, captions and appendices, without headings, tables,
    references and notes that name a work.
    """
    previous: Sentence | None = None
    for stretch in _stretches(located.document):
        before: Sentence | None = None
        block = located.document.block_at(stretch.start)
        aside = block is not None and block.kind in ("note", "caption")
        last = None if aside else previous  # a note goes on from nothing before it, and nothing goes on from a note
        for span in split(located.document.text, stretch):
            if aside and TITLE.search(located.text(span)):
                continue
            if bounds.is_crowded(located, span):
                continue
            before = last = Sentence(span.start, span.end, before, last)
            yield before
        previous = previous if aside else last


def doubts(document: Document, mentions: Sequence[Mention]) -> Iterator[Doubt]:
    """What a person should know of how the prose of a document was parted into sentences."""
    figures = sorted(mention.start for mention in mentions if mention.label == "AMOUNT")
    long = [stretch for stretch in _stretches(document) if bounds.may_be_long(stretch, figures)]
    if long:
        yield from bounds.doubts(locate(document, mentions), [s for each in long for s in _split(document.text, each)])


def _stretches(document: Document) -> Iterator[Span]:
    """The paragraphs of the prose; two in a row are one where the second goes on in the middle of a sentence."""
    text = document.text
    open_: Span | None = None
    kind = ""
    for block in document.blocks:
        under_a_table = block.zone == "table" and block.kind == "note"
        if block.kind not in PROSE or not (block.zone in ZONES or under_a_table):
            if block.kind in ("heading", "title") and open_ is not None:
                yield open_
                open_ = None
            continue
        goes_on = block.kind == kind and GOES_ON.match(text, block.start)
        if open_ is not None and goes_on and not ENDED.search(text, max(open_.start, open_.end - 40), open_.end):
            open_ = Span(open_.start, block.end) if _adjoin(text, open_, block) else open_
            if open_.end == block.end:
                continue
        if open_ is not None:
            yield open_
        open_, kind = Span(block.start, block.end), block.kind
    if open_ is not None:
        yield open_


def _adjoin(text: str, one: Span, other: Span) -> bool:
    """Whether nothing but white space stands between two blocks."""
    return not text[one.end : other.start].strip()


def split(text: str, block: Span) -> Iterator[Span]:
    """The sentences of a stretch of text; full stops of abbreviations and initials end none; entries of a time line part.

    None is longer than `bounds.LONGEST`.
    """
    return pieces(text, (part for one in _split(text, block) for part in _entries(text, one)))


def _entries(text: str, sentence: Span) -> Iterator[Span]:
    """The entries of a list that runs on, each with its time in brackets: "Fish pact (1971) Air accord"."""
    cuts = [hit.end() for hit in DATED.finditer(text, sentence.start, sentence.end)]
    if JOINED.search(text, sentence.start, sentence.end):
        cuts = []
    for start, end in pairwise([sentence.start, *(cuts if len(cuts) > 1 else ()), sentence.end]):
        yield trimmed(text, start, end)


def _split(text: str, block: Span) -> Iterator[Span]:
    at = block.start
    stops = sorted(
        (
            hit
            for pattern, needed in STOPS
            if needed.search(text, block.start, block.end)
            for hit in pattern.finditer(text, block.start, block.end)
        ),
        key=lambda hit: hit.start(),
    )
    for stop in stops:
        if stop.re is ENTRY and DATELINE.search(text, max(at, stop.start() - 20), stop.start()):
            continue
        if text[stop.start()] == "." and NO_END.search(text, max(at, stop.start() - 12), stop.start()):
            continue
        if stop.end() > at:
            if text[at : stop.end()].strip(f" {TEXT_BULLETS}\n"):  # a bullet is no part of its item's sentence
                yield trimmed(text, at, stop.end())
            at = stop.end()
    if at < block.end:
        yield trimmed(text, at, block.end)


def carried(located: Located, sentence: Sentence, depth: int = 3) -> tuple[Sentence, ...]:
    """The sentences before that this one speaks on about, the nearest first.

    It speaks on when it begins with "it", "the forum", "the two sides". A noun with "the" must have been named in the
    sentence before; pronouns and "the project" go back to that one at once.
    """
    found: list[Sentence] = []
    here: Sentence | None = sentence
    while here is not None and here.before is not None and len(found) < depth and _speaks_on(located, here, here.before):
        found.append(here.before)
        here = here.before
    return tuple(found)


def _speaks_on(located: Located, sentence: Sentence, before: Sentence) -> bool:
    text = located.text(sentence)
    if TWO.search(text) or re.match(r"(?:it|they|he|she|both)\b", text, re.IGNORECASE):
        return True
    found = BACKWARD.match(text)
    if not found:
        return False
    if found.group("pron"):
        return True
    words = found.group("noun").casefold().split()
    earlier = set(re.findall(r"[\w-]+", located.text(before).casefold()))
    stems = {word.rstrip("s") for word in earlier}
    return any(word.rstrip("s") in stems and len(word) > 3 for word in words) or words[-1] in lexicon.words("generic_things")


def dates(located: Located, sentence: Sentence) -> tuple[Mention, ...]:
    """The dates of a sentence, or where it has none and speaks on, those of the nearest sentence before that has."""
    for place in (sentence, *carried(located, sentence)):
        found = tuple(m for m in located.within(place, "DATE") if m.norm)
        if found:
            return found
        if ANOTHER_TIME.search(located.text(place)):
            return ()
    return ()
