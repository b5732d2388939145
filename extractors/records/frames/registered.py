"""Entries of a treaty register, in words without a subject: "A and B: Convention on herring. Signed at Lima, 3 May 1968".

After the UN Treaty Series and national lists of treaties in force: parties or none, a title, the time of signature, entry
into force, at times the parties.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records.frames import led, listed_deals
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.told import Told
from extractors.records.located import Located, trimmed
from extractors.records.vocabulary import instrument_word

REACH = 200  # characters behind a title within which it is said when it was signed
LABEL = re.compile(r"[^:;.()]{4,160}?:\s+(?=\S)")
JOINS = re.compile(r"(?:[\s,&/–-]|\band\b|\bthe\b|\bof\b|\bgovernments?\b)*", re.IGNORECASE)
"""What stands between and around the parties of an entry, and nothing else does."""
SIGNED = re.compile(r"\s*\(?(?:Signed|Done|Concluded|Initialled|Opened\s+for\s+signature)\b:?\s*(?:[^.;:()\d]{0,60}?)$")
FORCE = re.compile(r"\s*\(?(?:Entered|Came)\s+into\s+force\b:?\s*(?:on\s+)?$")
CLOSED = re.compile(r"\s*(?:[.;)]|\Z|\n|,\s+(?:and\s+)?(?:entered|came|in\s+force|ratified|registered)\b)", re.IGNORECASE)
PARTIES = re.compile(r"(?<=[.;])\s*(?:(?:Contracting|States?)\s+)?(?:Parties|parties|Signatories|Members)\s*:\s*")
BRACKET = re.compile(r"\s*\(")
REFERS = re.compile(r"\b(?:above-?\s?mentioned|aforesaid|said|same)\b", re.IGNORECASE)
"""Words of a title that name the agreement of the entry before."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its parties before a colon or behind "Parties:", its title, and when it was signed, else came into force."""

    parties: tuple[Mention, ...]
    title: Span
    when: Mention


def begins(located: Located, sentence: Span) -> bool:
    """Whether a sentence is the title of an entry, with its time behind it."""
    return _entry(located, sentence) is not None


def find(located: Located, here: Scene, found: Sequence[Told]) -> tuple[Told, ...]:
    """The agreement of an entry instead of what its title alone tells; other sentences tell what they did."""
    entry = _entry(located, here.parsed.sentence) if led.is_fragment(here.parsed.tree) else None
    if entry is None:
        return tuple(found)
    return (listed_deals.entry_told(located, here, entry.title, tuple(_sides(located, here, entry, found)), entry.when),)


def _entry(located: Located, sentence: Span) -> Entry | None:
    text = located.document.text
    parties, start = _label(located, sentence)
    bracket = BRACKET.search(text, start, sentence.end)
    title = trimmed(text, start, bracket.start() if bracket else sentence.end, " ;,.\n")
    if title.end <= title.start or not instrument_word().search(text, title.start, title.end):
        return None
    when = _signed(located, sentence, title)
    if when is None or not listed_deals.titled(located.text(title)):
        return None
    own = [m for m in located.within(title, "DATE") if m.end >= title.end - 1]
    end = own[0].start if own else title.end
    return Entry(parties or _named_behind(located, sentence), trimmed(text, title.start, end, " ;,.\n"), when)


def _label(located: Located, sentence: Span) -> tuple[tuple[Mention, ...], int]:
    """The two parties or more that an entry begins with before a colon, and where its title begins."""
    text = located.document.text
    hit = LABEL.match(text, sentence.start, sentence.end)
    named = located.within(Span(sentence.start, hit.end()), "COUNTRY", "ORG") if hit is not None else ()
    if hit is None or len({m.norm or m.text for m in named}) < 2:
        return (), sentence.start
    starts, ends = [sentence.start, *(m.end for m in named)], [*(m.start for m in named), hit.end()]
    only = all(JOINS.fullmatch(text[a:b].replace(":", " ")) for a, b in zip(starts, ends, strict=True) if a < b)
    return (tuple(named), hit.end()) if only else ((), sentence.start)


def _signed(located: Located, sentence: Span, title: Span) -> Mention | None:
    """The time of signature that the words behind a title begin with; that of the title itself where they only say since
    when it has been in force."""
    text = located.document.text
    behind = Span(sentence.end, min(len(text), sentence.end + REACH))
    first = next((m for m in located.within(behind, "DATE") if m.norm), None)
    if first is None or not CLOSED.match(text, first.end):
        return None
    if SIGNED.fullmatch(text, sentence.end, first.start):
        return first
    own = [m for m in located.within(title, "DATE") if m.norm]
    return own[-1] if own and FORCE.fullmatch(text, sentence.end, first.start) else None


def _named_behind(located: Located, sentence: Span) -> tuple[Mention, ...]:
    """The parties that an entry lists behind a word for them."""
    text = located.document.text
    hit = PARTIES.search(text, sentence.end - 1, min(len(text), sentence.end + REACH))
    if hit is None:
        return ()
    stop = min((i for sign in (".\n", ". ", "\n\n") if (i := text.find(sign, hit.end())) >= 0), default=len(text))
    return tuple(located.within(Span(hit.end(), stop), "COUNTRY"))


def _sides(located: Located, here: Scene, entry: Entry, found: Sequence[Told]) -> Iterator[Filled]:
    """The parties of an entry, else those of its title, of the agreement that it is added to, of the heading above."""
    if entry.parties:
        yield from listed_deals.parties(entry.parties)
        return
    own = next((one.filled for one in found if len(one.codes("party")) > 1), ())
    last = here.passage.deal
    if not own and last is not None and REFERS.search(located.text(entry.title)):
        own = last.filled
    inside = [a for a in here.actors if entry.title.start <= a.start < entry.title.end and a.sort != "place"]
    if not own and len({a.code for a in inside if a.code}) > 1:
        own = tuple(Filled("party", a, "title", 1.0) for a in inside)
    yield from own or listed_deals.headed(entry.title, here.headed)
