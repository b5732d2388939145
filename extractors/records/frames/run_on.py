"""Agreements whose titles run on in a row behind words that say that they were signed: "signed three pacts: a treaty on"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records.frames import lexicon
from extractors.records.frames.filling import Filled
from extractors.records.frames.listed_deals import ARTICLE, Lead, agreed, entered, names_deals, titled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.told import Told
from extractors.records.located import Located, trimmed
from extractors.records.vocabulary import instrument_word

PARTED = re.compile(
    r"\s*;\s*(?:and\s+)?|\s*,\s*(?:and\s+)?(?=(?:an?|the)\s|[A-Z])|,?\s+(?:and|as\s+well\s+as)\s+(?=(?:an?|the)\s)"
)
"""The signs between the titles of a list that runs on in a sentence."""
LEAD = re.compile(
    r"\b(?:are|were|was|include[ds]?|including|signed|concluded|namely|follows)?\s*:\s+(?=\S)|\b(?:such\s+as|includ(?:e[ds]?|ing)|namely)\s+(?=\S)"
)
"""What leads from words for several agreements to the row of their titles."""


def begins(located: Located, sentence: Span) -> bool:
    """Whether a sentence may hold such a row."""
    return instrument_word().search(located.text(sentence)) is not None and _lead(located, sentence) is not None


def find(located: Located, here: Scene, found: Sequence[Told]) -> tuple[Told, ...]:
    """The agreements of a sentence with those whose titles stand in a row; each has the sides of those who signed them all.

    A row behind a colon stands for the words that lead to it; one behind "such as" names a part of what they tell.
    """
    lead, row = _row(located, here)
    if lead is None or not row:
        return tuple(found)
    times = {span.start: _when(located, span) for span in row}
    bundle = next((one for one in found if one.told_by is not None and one.told_by.start < lead.end), None)
    rest = [one for one in found if one is not bundle]
    makers = (one for one in (bundle, *rest) if one is not None and len(one.codes("party")) > 1)
    sides = next((one.filled for one in makers), ())
    own = [_in_the_row(one, lead, sides, next((times[s.start] for s in row if _is_in(one, s)), None)) for one in rest]
    named = [span for span in row if not any(_is_in(one, span) for one in found)]
    over = Lead(lead, agreed().search(located.text(lead)) is not None)  # else its own two sides tell that one is
    own += [one for span in named for one in entered(located, here, over, span, sides, times[span.start])]
    of_one = bundle is not None and bundle.when is not None and bundle.when in times.values()
    if bundle is None or of_one or (located.text(lead).rstrip().endswith(":") and len(own) > 1):
        return tuple(own)
    return (bundle, *own)


def _in_the_row(one: Told, lead: Span, sides: tuple[Filled, ...], when: Mention | None) -> Told:
    """An agreement that stands in the row, with its own time there, and the sides of all where it tells less than two."""
    if one.told_by is None or one.told_by.start < lead.end:
        return one
    return replace(one, filled=sides if len(one.codes("party")) < 2 and sides else one.filled, when=when or one.when)


def _when(located: Located, title: Span) -> Mention | None:
    """The only time within a title, its own in brackets as a rule."""
    dates = [m for m in located.within(title, "DATE") if m.norm and "/" not in m.norm]
    return dates[0] if len(dates) == 1 else None


def _is_in(one: Told, span: Span) -> bool:
    return one.told_by is not None and span.start <= one.told_by.start < span.end


def _row(located: Located, here: Scene) -> tuple[Span | None, list[Span]]:
    """The words that lead to a row, and its titles; none where they do not say of agreements that they were made."""
    sentence = here.parsed.sentence
    lead = _lead(located, sentence)
    if lead is None:
        return None, []
    words = located.text(lead)
    things = any(f"{word}s" in words for word in lexicon.words("signed_things"))
    made = agreed().search(words) is not None or words.rstrip().endswith(("include", "included"))
    if not made or not (names_deals(words, ()) or things):
        return None, []
    parts = _parts(located, Span(lead.end, sentence.end))
    row = [part for part in parts if titled(located.text(part)[:1].upper() + located.text(part)[1:])]
    return lead, row if len(row) > 1 else []


def _lead(located: Located, sentence: Span) -> Span | None:
    hit = LEAD.search(located.document.text, sentence.start, sentence.end)
    return Span(sentence.start, hit.end()) if hit is not None and hit.end() < sentence.end else None


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
