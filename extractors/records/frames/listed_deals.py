"""Agreements that a list enters, by title or by partner: "Signed were: - Protocol on X"; "Treaties: - Peru: signed 2009"."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from extractors.model.document import PlacedBlock, Span
from extractors.model.fact import Mention, Value
from extractors.records import actors, titles
from extractors.records.bodies import home
from extractors.records.frames import deals, led, passage
from extractors.records.frames.filling import Filled, countries_of
from extractors.records.frames.scenes import Scene
from extractors.records.frames.standing import Standing
from extractors.records.frames.told import Told
from extractors.records.frames.who import Actor, Sort
from extractors.records.located import Located, trimmed
from extractors.records.vocabulary import any_of, instrument_word, verbs

LONGEST = 240  # characters of the words over a list that may tell what it lists
MOST = 40  # items and short headings between them and an item
HEADS = 8  # words of an entry's title up to the word for its instrument
ARTICLE = re.compile(r"(?:and\s+)?(?:(?:the|an?)\s+)?", re.IGNORECASE)
LETTER = re.compile(r"^(?:Letters?|Exchange)\s+of\s+(?=[A-Z])")
ABOUT = re.compile(r"\b(?:on|for|to|of|with|between|in|concerning|regarding|relating|establishing)\b", re.IGNORECASE)
PARTNER = re.compile(
    r"\s*(?:[:;,–—-]|\((?=[^()]*\d))\s*(?:signed|concluded|initial+ed|(?:entered|came|brought|in|enter)\s+(?:into\s+)?(?:force|effect)"
    r"|effective|in\s+effect|ratified|since)?[\s:]*(?:on|in|since|from|as\s+of)?\s*$",
    re.IGNORECASE,
)
"""What stands between a partner and the time of the agreement with it."""
BETWEEN = re.compile(r"\s*(?:,|and|with|&|/|[–-])\s*(?:the\s+)?", re.IGNORECASE)
ASIDE = re.compile(r"(?:\s*\([^()]*\))?:?")
"""What may stand behind the names of a line that says whose treaties are listed."""
ENTRY = re.compile(r"(?:\d{1,2}\s+)?(?:[A-Z][a-z]+\s+)?(?:1[89]|20)\d\d(?:\s*(?::|[–—-]\s)\s*|\s+(?=[A-Z]))")
"""The time that an entry begins with, of a time line or before its title: "1976: Treaty on ...", "1999 Accord"."""


@dataclass(frozen=True, slots=True)
class Lead:
    """The words over a list that tell what it lists: where they stand, and whether they say that it was agreed."""

    span: Span
    done: bool


def begins(located: Located, sentence: Span, letters: Collection[str]) -> bool:
    """Whether a sentence may be an entry of a list of agreements."""
    if not _is_title(located, sentence) and _partner(located, sentence) is None:
        return False
    return _over(located, sentence, letters) is not None


def find(located: Located, here: Scene, found: Sequence[Told], letters: Collection[str]) -> tuple[Told, ...]:
    """The agreements of a sentence with those that a list enters.

    An entry with a title of its own is one for itself, not the one that the words over the list tell of all."""
    sentence = here.parsed.sentence
    over = _over(located, sentence, letters)
    if over is None:
        return tuple(found)
    if _is_title(located, sentence):
        own = tuple(one for one in found if one.told_by is None or one.told_by.start >= sentence.start)
        own = tuple(one if one.filled else replace(one, filled=tuple(_sides(located, here, over.span, ()))) for one in own)
        return own or tuple(entered(located, here, over, _item(located, sentence), ()))
    partner = _partner(located, sentence)
    if partner is None:
        return tuple(found)
    both = len({m.norm for m in partner[0]}) > 1 and all(len(one.codes("party")) < 2 for one in found)  # "A with B, 2003"
    if not both and any(one.when is not None for one in found):
        return tuple(found)
    return tuple(_with_partner(located, here, over, *partner))


def _item(located: Located, sentence: Span) -> Span:
    mark = led.BULLET.match(located.document.text, sentence.start, sentence.end)
    start = mark.end() if mark else sentence.start
    dated = ENTRY.match(located.document.text, start, sentence.end)
    return trimmed(located.document.text, dated.end() if dated else start, sentence.end, " ;,.\n")


def _is_title(located: Located, sentence: Span) -> bool:
    """Whether an entry is the title of an agreement: it begins with the words for an instrument, before what it is about."""
    text = located.text(_item(located, sentence))
    dated = ENTRY.search(located.text(sentence)[: -len(text) or None]) is not None
    return led.is_item(located, sentence) and titled(text[:1].upper() + text[1:] if dated else text)


def titled(text: str) -> bool:
    """Whether words begin with those for an instrument, all before what it is about or between whom."""
    begun = ARTICLE.match(text)
    own = LETTER.sub("", text[begun.end() if begun else 0 :])
    about = ABOUT.search(own)
    head = own[: about.start()] if about else own
    named = instrument_word().search(head) or deals.PARTNERSHIP.search(head.split("(")[0].split(",")[0].rstrip())
    return len(head.split()) <= HEADS and named is not None and own[:1].isupper()


def _partner(located: Located, sentence: Span) -> tuple[tuple[Mention, ...], Mention] | None:
    """The countries that an entry begins with and the time right behind them of the agreement with them."""
    if not led.is_item(located, sentence):
        return None
    text, item = located.document.text, _item(located, sentence)
    named = located.within(item, "COUNTRY")
    if not named or text[item.start : named[0].start].strip().casefold() not in ("", "the"):
        return None
    own = [named[0]]
    for one, other in pairwise(named):
        if not BETWEEN.fullmatch(text, one.end, other.start):
            break
        own.append(other)
    when = [m for m in located.within(Span(own[-1].end, item.end), "DATE") if m.norm and "/" not in m.norm]
    if not when or not PARTNER.fullmatch(text, own[-1].end, when[0].start):
        return None
    return tuple(own), when[0]


def _over(located: Located, sentence: Span, letters: Collection[str]) -> Lead | None:
    """The words over a list's entry that name agreements: its lead, or the nearest heading over it that does."""
    if not led.is_item(located, sentence):
        return None
    blocks = located.document.blocks
    here = located.document.block_at(sentence.start)
    at = next((i for i, block in enumerate(blocks) if block is here), 0)
    above = [b for b in reversed(blocks[max(0, at - MOST) : at]) if b.kind != "item" and b.table is None]
    for block in above:
        words = _last_words(located, block)
        text = located.text(words)
        if names_deals(text, letters) or (block is above[0] and _is_whose(located, block, words)):
            return Lead(words, bool(agreed().search(text)))
        if text.rstrip().endswith((".", ":")) or len(text) > LONGEST / 3:
            return None
    return None


def _is_whose(located: Located, block: PlacedBlock, words: Span) -> bool:
    """Whether words over a list only say whose treaties it enters: a heading of one country or two, a line of two names."""
    named = [m for m in located.within(words, "COUNTRY") if m.norm]
    if block.kind == "heading":
        return len({m.norm for m in named}) in (1, 2)
    parts = pairwise(named)
    row = len(named) > 1 and all(BETWEEN.fullmatch(located.document.text, a.end, b.start) for a, b in parts)
    only = row and words.start == named[0].start
    return only and ASIDE.fullmatch(located.document.text, named[-1].end, words.end) is not None


def _last_words(located: Located, block: PlacedBlock) -> Span:
    """The last sentence of a block."""
    text = located.document.text
    stop = max((text.rfind(sign, block.start, block.end - 1) for sign in (". ", ".\n")), default=-1)
    return trimmed(text, stop + 1 if stop >= 0 else block.start, block.end)


def names_deals(text: str, letters: Collection[str]) -> bool:
    """Whether words over a list name agreements."""
    if len(text) > LONGEST:
        return False
    return bool(instrument_word().search(text)) or any(word in letters for word in re.findall(r"\b[A-Z]{3,}s?\b", text))


@cache
def agreed() -> re.Pattern[str]:
    """Words that say of what a list enters that it was agreed."""
    made = {f"{lemma}{'d' if lemma.endswith('e') else 'ed'}" for lemma in verbs("sign")}
    return any_of({*made, "in force", "in effect", "existing", "entered into", "ratified"})


def _sides(located: Located, here: Scene, over: Span, own: Sequence[Actor]) -> Iterator[Filled]:
    """The sides of an entered agreement: two that its own words name, else those of the words over the list."""
    told = here.passage.deal
    codes = {a.code for a in own if a.code}
    if len(codes) > 1 or (codes and len(own) > 1):
        yield from (Filled("party", a, "title", 1.0) for a in own)
        if len(codes) == 1 and codes < set(here.headed) and len(here.headed) == 2:
            yield from headed(over, set(here.headed) - codes)  # "between A's Bureau and Lake University"
        return
    if told is not None and over.start <= told.parsed.sentence.start < over.end and told.codes("party"):
        yield from told.of("party")
        return
    named = {m.norm: m for m in located.within(over, "COUNTRY") if m.norm}
    if named:
        yield from (Filled("party", _actor(m), "", 2.0, "the sentence before") for m in named.values())
        yield from (Filled("party", a, "title", 1.0) for a in own if a.code not in named)
        return
    two = here.headed if len(here.headed) == 2 else passage.pair(here.passage)
    yield from headed(over, two if codes <= set(two) else ())


def headed(over: Span, codes: Collection[str]) -> Iterator[Filled]:
    """Countries of the heading over a list, as sides."""
    for code in sorted(codes):
        about = Actor(over.start, over.start, 0, code, code, "country", "heading")
        yield Filled("party", about, "", 3.5, "heading")


def _actor(m: Mention) -> Actor:
    sort: Sort = "country" if m.label == "COUNTRY" else "organization"
    return Actor(m.start, m.end, 0, home(m), m.norm or m.text, sort, m.method)


def parties(named: Sequence[Mention]) -> Iterator[Filled]:
    """Those that an entry begins with or lists, each once, as sides."""
    yield from (Filled("party", _actor(m), "label", 0.5) for m in actors.firsts(named))


def entered(
    located: Located, here: Scene, over: Lead, title: Span, filled: tuple[Filled, ...], when: Mention | None = None
) -> Iterator[Told]:
    """The agreement of an entry; None where nobody is told to have made it."""
    own = [a for a in here.actors if title.start <= a.start < title.end and a.sort != "place"]
    filled = filled or tuple(_sides(located, here, over.span, own))
    spans = (here.parsed.sentence, over.span) if over.done else (here.parsed.sentence,)
    dates = next((found for span in spans if (found := _dates(located, span))), [])
    when = when or (dates[0] if len(dates) == 1 else None)
    codes = countries_of(filled)
    two = len({a.code for a in own if a.code}) > 1
    if len(codes) < (1 if when is not None else 2) or not (over.done or two or when is not None):
        return
    yield entry_told(located, here, title, filled, when, located.text(over.span))


def entry_told(
    located: Located, here: Scene, title: Span, filled: tuple[Filled, ...], when: Mention | None, over: str = ""
) -> Told:
    """The agreement that an entry is the title of; its sort is that of the words `over` it where it names none."""
    text = titles.cleaned(located.text(title))
    return Told(
        parsed=here.parsed,
        kind="agreement",
        type=titles.subtype_of(text if instrument_word().search(text) or not over else over),
        clause=title,
        figures=(),
        filled=filled,
        when=when,
        standing=Standing(title.start, title.start, "", ""),
        told_by=title,
        score=8.0,
        title=Value(title.start, title.end, "title", text, "entry of a list"),
    )


def _dates(located: Located, span: Span) -> list[Mention]:
    return [m for m in located.within(span, "DATE") if m.norm and "/" not in m.norm]


def _with_partner(located: Located, here: Scene, over: Lead, named: Sequence[Mention], when: Mention) -> Iterator[Told]:
    """The agreement with a partner that an entry names, made by whom the words over the list name besides."""
    codes = {m.norm for m in named}
    others = {m.norm: m for m in located.within(over.span, "COUNTRY") if m.norm and m.norm not in codes}
    filled = [*parties(named)]
    filled += [Filled("party", _actor(m), "", 2.0, "the sentence before") for m in others.values()]
    if not others and len(codes) < 2 and len(here.passage.about) == 1 and here.passage.about[0] not in codes:
        code = here.passage.about[0]
        filled.append(
            Filled("party", Actor(when.start, when.start, 0, code, code, "country", "heading"), "", 3.5, "heading")
        )
    yield from entered(located, here, over, _item(located, here.parsed.sentence), tuple(filled), when)
