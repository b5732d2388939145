"""The organisations that a passage itself shows: well-known bodies, governments, names by their build."""

import re
from collections.abc import Iterator, Sequence

from extractors.entities import facts
from extractors.entities.organizations import abbreviations, built, edges, governments, initials, known, legal_forms, norms
from extractors.entities.organizations.found import Found, of_name
from extractors.entities.organizations.paper import Paper
from extractors.entities.organizations.words import Common, Name, Word, head_at
from extractors.entities.passages import Passage, tokens

_ONE_OF_MANY = re.compile(r"\b(?:an?|another|each|every|(?:its|their|his|her)\s+own)\s+$", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[.,;:)]|(?:with|between|on|in|for|was|is|has|had|and|that|which|signed|to|of)\b)")
"""What stands before and behind letters that are no body's name: "an EPA with Peru", not "an IMF loan"."""


def well_known(paper: Paper, passage: Passage, words: Sequence[Word]) -> Iterator[Found]:
    """Well-known bodies, a company's with the words behind it that name a part of it ("Maersk Line").

    The abbreviation of a national one counts where the paper names its country, one that means other things too where the
    paper gives the name in full or lists it beside another body."""
    stream = passage.tokens
    hits = list(known.lookup().find(stream))
    places = [(stream[hit.first], stream[hit.last]) for hit in hits]
    for i, hit in enumerate(hits):
        start, end = stream[hit.first].start, stream[hit.last].end
        text = passage.text[start:end]
        short = known.is_abbreviation(text)
        foreign = len(text) < 4 and text.isupper() and hit.value.country not in paper.countries | {""}
        led = _ONE_OF_MANY.search(passage.text, max(0, start - 24), start)
        one_of_many = short and led is not None and _ENDS.match(passage.text, end) is not None
        if one_of_many or (short and (foreign or (passage.capitals and len(text) < 5))):
            continue
        if (
            initials.are_ambiguous(text)
            and hit.value.name not in paper.in_full
            and not initials.is_listed(passage, places, i)
        ):
            continue
        end = legal_forms.end_behind(passage.masked, end)
        last = edges.company_edge(words, end) if hit.value.is_company else None
        if last is not None:
            text = passage.text[start : words[last].end]
            yield Found(start, words[last].end, text, norms.norm(text), "company", "well-known company with its trade", 0.9)
            continue
        text = passage.text[start:end]
        yield Found(start, end, text, hit.value.name, "", "well-known body", 0.93 if short else 0.97)


def by_build(passage: Passage, stream: Sequence[Word], leaders: dict[str, str], common: Common) -> Iterator[Found]:
    """Named governments, and names built around a head noun or a company's legal form."""
    for government in governments.find(stream, leaders):
        start, end = stream[government.first].start, stream[government.last].end
        owner = governments.name(government.countries)
        yield Found(start, end, passage.text[start:end], owner, "government", "named government", 0.95)
    is_heading = passage.kind in ("heading", "title")
    if passage.capitals and is_heading:
        return
    for name in built.find(stream, common, is_heading):
        item = of_name(passage, stream, name)
        item = item.starting(item.start + abbreviations.opens_with_short_form(item.text))
        if _goes_on_for(item.text):
            continue
        if not _holds_several(item.text) and not _runs_into_known(stream[name.first : name.last + 1], item):
            yield item.named(norms.of_known(item.text) or norms.canonical(_with_owner(stream, name, item.text)))


def _holds_several(text: str) -> bool:
    """Whether a run of capitals is made of well-known bodies' full names side by side, as on a title page."""
    stream = tokens(text)
    hits = [hit for hit in known.lookup().find(stream) if hit.last > hit.first]
    return len(hits) > 1 or (
        len(hits) == 1 and hits[0].first > 0 and hits[0].last < len(stream) - 1 and hits[0].last - hits[0].first > 1
    )


def _goes_on_for(text: str) -> bool:
    """Whether a name is a well-known body's full one with "for" and words behind it: what the body pays for."""
    stream = tokens(text)
    ends = [hit.last + 1 for hit in known.lookup().find(stream) if 0 == hit.first < hit.last]
    return any(end < len(stream) and stream[end].key == "for" for end in ends)


def _runs_into_known(name: Sequence[Word], item: Found) -> bool:
    """Whether a name ends on a well-known body's full one, before which stand words of a heading, a legend or another name.

    A part of a body stands for the body: "the Executive Board of" it. A country, a part of the world or a word of scope
    belongs to the name, and so does all before a head noun that the full name opens with: "Peasants' Bank of Norway" is not
    the Bank of Norway.
    """
    stream = tokens(item.text)
    hits = [hit for hit in known.lookup().find(stream) if hit.last == len(stream) - 1 and hit.first < hit.last]
    if not hits or hits[0].first == 0:
        return False
    begin = item.start + stream[hits[0].first].start
    before, full = [w for w in name if w.start < begin], [w for w in name if w.start >= begin]
    if before[-1].low in ("of", "the") and all(word.low in facts.words("organs") for word in before):
        return True
    if head_at(full, 0) is not None or before[-1].low in ("of", "for", "the", "and", "&", "-"):
        return False
    return not any(word.country or word.low in facts.words("scope") for word in before)


def _with_owner(stream: Sequence[Word], name: Name, text: str) -> str:
    """A government body's name with the country that owns it: "Uzbekistan's Customs Service" is that of Uzbekistan."""
    i = name.first
    if (
        name.kind != "government"
        or i < 3
        or stream[i - 1].key != "s"
        or stream[i - 2].key != "'"
        or not stream[i - 3].country
    ):
        return text
    return text if norms.country_of(text) else f"{text} of {stream[i - 3].text}"
