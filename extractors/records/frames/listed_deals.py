"""Agreements that a list enters, by title or by partner: "Signed were: - Protocol on X"; "Treaties: - Peru: signed 2009"."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from extractors.model.document import PlacedBlock, Span
from extractors.model.fact import Mention, Value
from extractors.records import titles
from extractors.records.frames import deals, led, passage
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.standing import Standing
from extractors.records.frames.told import Told
from extractors.records.frames.who import Actor
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
BETWEEN = re.compile(r"\s*(?:,|and|&|/|[–-])\s*(?:the\s+)?", re.IGNORECASE)
PARTED = re.compile(r"\s*;\s*(?:and\s+)?|\s*,\s*(?:and\s+)?(?=(?:an?|the)\s|[A-Z])|\s+and\s+(?=(?:an?|the)\s)")
"""The signs between the titles of a list that runs on in a sentence."""
ENTRY = re.compile(r"(?:\d{1,2}\s+)?(?:[A-Z][a-z]+\s+)?(?:1[89]|20)\d\d\s*(?::|[–—-]\s)\s*")
"""The time that an entry of a time line begins with."""
COLON = re.compile(r"\b(?:are|were|was|include[ds]?|including|signed|concluded|namely|follows)?\s*:\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Over:
    """The words over a list that tell what it lists: where they stand, and whether they say that it was agreed."""

    span: Span
    done: bool


def begins(located: Located, sentence: Span, letters: Collection[str]) -> bool:
    """Whether a sentence may be an entry of a list of agreements, or hold such a list behind a colon."""
    if instrument_word().search(located.text(sentence)) and _colon(located, sentence) is not None:
        return True
    if not _is_title(located, sentence) and _partner(located, sentence) is None:
        return False
    return _over(located, sentence, letters) is not None


def find(located: Located, here: Scene, found: Sequence[Told], letters: Collection[str]) -> tuple[Told, ...]:
    """The agreements of a sentence with those that a list enters.

    An entry with a title of its own is one for itself, not the one that the words over the list tell of all."""
    sentence = here.parsed.sentence
    over = _over(located, sentence, letters)
    if over is None:
        return (*found, *_running_on(located, here, found))
    if _is_title(located, sentence):
        own = tuple(one for one in found if one.told_by is None or one.told_by.start >= sentence.start)
        own = tuple(one if one.filled else replace(one, filled=tuple(_sides(located, here, over.span, ()))) for one in own)
        return own or tuple(_entered(located, here, over, _item(located, sentence), ()))
    partner = _partner(located, sentence)
    if partner is None or any(one.when is not None for one in found):
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
    return led.is_item(located, sentence) and _titled(text[:1].upper() + text[1:] if dated else text)


def _titled(text: str) -> bool:
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


def _over(located: Located, sentence: Span, letters: Collection[str]) -> Over | None:
    """The words over a list's entry that name agreements: its lead, or the nearest heading over it that does."""
    if not led.is_item(located, sentence):
        return None
    blocks = located.document.blocks
    here = located.document.block_at(sentence.start)
    at = next((i for i, block in enumerate(blocks) if block is here), 0)
    for block in reversed(blocks[max(0, at - MOST) : at]):
        if block.kind == "item" or block.table is not None:
            continue
        words = _last_words(located, block)
        text = located.text(words)
        if _names_deals(text, letters) or (block.kind == "heading" and len(_countries(located, words)) == 2):
            return Over(words, bool(_agreed().search(text)))
        if text.rstrip().endswith((".", ":")) or len(text) > LONGEST / 3:
            return None
    return None


def _countries(located: Located, words: Span) -> set[str]:
    return {m.norm for m in located.within(words, "COUNTRY") if m.norm}


def _last_words(located: Located, block: PlacedBlock) -> Span:
    """The last sentence of a block."""
    text = located.document.text
    stop = max((text.rfind(sign, block.start, block.end - 1) for sign in (". ", ".\n")), default=-1)
    return trimmed(text, stop + 1 if stop >= 0 else block.start, block.end)


def _names_deals(text: str, letters: Collection[str]) -> bool:
    if len(text) > LONGEST:
        return False
    return bool(instrument_word().search(text)) or any(word in letters for word in re.findall(r"\b[A-Z]{3,}s?\b", text))


@cache
def _agreed() -> re.Pattern[str]:
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
            yield from _headed(over, set(here.headed) - codes)  # "between A's Bureau and Lake University"
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
    yield from _headed(over, two if codes <= set(two) else ())


def _headed(over: Span, codes: Collection[str]) -> Iterator[Filled]:
    """Countries of the heading over a list, as sides."""
    for code in sorted(codes):
        about = Actor(over.start, over.start, 0, code, code, "country", "heading")
        yield Filled("party", about, "", 3.5, "heading")


def _actor(m: Mention) -> Actor:
    return Actor(m.start, m.end, 0, m.norm, m.norm, "country", m.method)


def _entered(
    located: Located, here: Scene, over: Over, title: Span, filled: tuple[Filled, ...], when: Mention | None = None
) -> Iterator[Told]:
    """The agreement of an entry; None where nobody is told to have made it."""
    own = [a for a in here.actors if title.start <= a.start < title.end and a.sort != "place"]
    filled = filled or tuple(_sides(located, here, over.span, own))
    spans = (here.parsed.sentence, over.span) if over.done else (here.parsed.sentence,)
    dates = next((found for span in spans if (found := _dates(located, span))), [])
    when = when or (dates[0] if len(dates) == 1 else None)
    codes = {one.actor.code for one in filled if one.actor.code}
    two = len({a.code for a in own if a.code}) > 1
    if len(codes) < (1 if when is not None else 2) or not (over.done or two or when is not None):
        return
    text = titles.cleaned(located.text(title))
    yield Told(
        parsed=here.parsed,
        kind="agreement",
        type=titles.subtype_of(text if instrument_word().search(text) else located.text(over.span)),
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


def _with_partner(located: Located, here: Scene, over: Over, named: Sequence[Mention], when: Mention) -> Iterator[Told]:
    """The agreement with a partner that an entry names, made by whom the words over the list name besides."""
    codes = {m.norm for m in named}
    others = {m.norm: m for m in located.within(over.span, "COUNTRY") if m.norm and m.norm not in codes}
    filled = [Filled("party", _actor(m), "label", 0.5) for m in named]
    filled += [Filled("party", _actor(m), "", 2.0, "the sentence before") for m in others.values()]
    if not others and len(codes) < 2 and len(here.passage.about) == 1 and here.passage.about[0] not in codes:
        code = here.passage.about[0]
        filled.append(
            Filled("party", Actor(when.start, when.start, 0, code, code, "country", "heading"), "", 3.5, "heading")
        )
    yield from _entered(located, here, over, _item(located, here.parsed.sentence), tuple(filled), when)


def _colon(located: Located, sentence: Span) -> int | None:
    hit = COLON.search(located.document.text, sentence.start, sentence.end)
    return hit.end() if hit is not None and hit.end() < sentence.end else None


def _running_on(located: Located, here: Scene, found: Sequence[Told]) -> Iterator[Told]:
    """The agreements whose titles stand in a row behind a colon and words that say that they were signed."""
    sentence = here.parsed.sentence
    at = _colon(located, sentence)
    if at is None:
        return
    over = Over(Span(sentence.start, at), bool(_agreed().search(located.document.text, sentence.start, at)))
    if not _names_deals(located.text(over.span), ()) or not over.done:
        return
    parts = tuple(_parts(located, Span(at, sentence.end)))
    entries = [part for part in parts if _titled(located.text(part)[:1].upper() + located.text(part)[1:])]
    if len(entries) < 2:
        return
    bundle = next((one.filled for one in found if one.told_by is not None and one.told_by.start < at), ())
    for part in entries:
        if not any(one.told_by is not None and part.start <= one.told_by.start < part.end for one in found):
            yield from _entered(located, here, over, part, bundle)


def _parts(located: Located, whole: Span) -> Iterator[Span]:
    """The stretches of a list that runs on: between semicolons where there are any, else between commas before a title."""
    text = located.document.text
    cuts = list(PARTED.finditer(text, whole.start, whole.end))
    if any(";" in hit.group() for hit in cuts):
        cuts = [hit for hit in cuts if ";" in hit.group()]
    starts = [whole.start, *(hit.end() for hit in cuts)]
    ends = [*(hit.start() for hit in cuts), whole.end]
    for start, end in zip(starts, ends, strict=True):
        span = trimmed(text, start, end, " ;,.\n")
        begun = ARTICLE.match(text, span.start, span.end)
        yield Span(begun.end() if begun else span.start, span.end)
