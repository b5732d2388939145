"""Organisations: well-known ones, names by their build, governments, abbreviations, and what the model sees besides."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractors.entities import (
    abbreviations,
    governments,
    initials,
    known_organizations,
    legal_forms,
    model_organizations,
    org_columns,
    org_context,
    org_edges,
    org_names,
    org_norms,
    org_short_forms,
    org_words,
)
from extractors.entities.org_found import Found, added, longest
from extractors.entities.org_words import Common, Word
from extractors.entities.passages import Passage, tokens
from extractors.model.fact import Mention

_MAX_NAME = 200


def parse(text: str) -> str | None:
    """The canonical name of an organisation given by its name or well-known abbreviation, or None where it reads as none."""
    text = text.strip()
    if not text or len(text) > _MAX_NAME:
        return None
    known = org_norms.of_known(text)
    if known is not None:
        return known
    passage = Passage(0, text, "body", "paragraph", masked=text, tokens=tokens(text))
    stream = org_words.words(passage)
    whole = [f for f in _by_build(passage, stream, {}, Common(frozenset())) if f.start == 0 and f.end == len(text)]
    if whole:
        return whole[0].norm
    name = org_norms.canonical(text)
    return name if name == text and text[:1].isupper() and len(stream) > 1 and _is_former_norm(stream) else None


def _is_former_norm(stream: Sequence[Word]) -> bool:
    return any(org_words.head_at(stream, i) is not None for i in range(len(stream)))


def find(passages: Sequence[Passage]) -> tuple[Mention, ...]:
    """The organisations named in a document's passages, in text order, without overlap.

    `norm` is the canonical name: that of the table of well-known bodies, the one that an abbreviation stands for, else the
    name as printed. The same string is labelled alike throughout.
    """
    common = org_words.common(passages)
    leaders = governments.leaders(passages)
    streams = [org_words.words(passage) for passage in passages]
    named = frozenset(word.country for stream in streams for word in stream if word.country)
    full = initials.named_in_full(passages)
    found = [
        longest([*_known(p, s, named, full), *_by_build(p, s, leaders, common)])
        for p, s in zip(passages, streams, strict=True)
    ]
    found = [added(old, _by_context(p, s, old, common)) for p, s, old in zip(passages, streams, found, strict=True)]
    for named_cell in org_columns.find(passages):
        item = _of_cell(passages[named_cell.passage], named_cell)
        found[named_cell.passage] = longest([item, *found[named_cell.passage]])
    defined = abbreviations.definitions(passages)
    found = _with_defined(passages, streams, found, defined, common)
    found = org_short_forms.with_definitions(found, defined)
    seen = model_organizations.find(passages, streams, found, common)
    found = [
        added(old, [_of_model(passage, new) for new in more])
        for passage, old, more in zip(passages, found, seen, strict=True)
    ]
    short_forms = org_short_forms.short_forms(found, defined, passages)
    other = {d.short for d in defined} | org_short_forms.explaining_others(found, passages)
    found = org_short_forms.without(found, other - set(short_forms))
    found = org_short_forms.with_full_names(org_short_forms.consistent(found, passages, short_forms))
    return tuple(_mention(passage, item) for passage, items in zip(passages, found, strict=True) for item in items)


def _known(passage: Passage, words: Sequence[Word], named: frozenset[str], full: frozenset[str]) -> Iterator[Found]:
    """Well-known bodies, a company's with the words behind it that name a part of it ("Maersk Line").

    The abbreviation of a national one counts where the paper names its country, one that means other things too where the
    paper gives the name in full or lists it beside another body."""
    stream = passage.tokens
    hits = list(known_organizations.lookup().find(stream))
    places = [(stream[hit.first], stream[hit.last]) for hit in hits]
    for i, hit in enumerate(hits):
        start, end = stream[hit.first].start, stream[hit.last].end
        text = passage.text[start:end]
        short = known_organizations.is_abbreviation(text)
        foreign = len(text) < 4 and text.isupper() and hit.value.country not in named | {""}
        if short and (foreign or (passage.capitals and len(text) < 5)):
            continue
        if initials.are_ambiguous(text) and hit.value.name not in full and not initials.is_listed(passage, places, i):
            continue
        end = legal_forms.end_behind(passage.masked, end)
        last = org_edges.company_edge(words, end) if hit.value.is_company else None
        if last is not None:
            text = passage.text[start : words[last].end]
            norm = org_norms.of_known(text) or org_norms.canonical(text)
            yield Found(start, words[last].end, text, norm, "company", "well-known company with its trade", 0.9)
            continue
        text = passage.text[start:end]
        yield Found(start, end, text, hit.value.name, "", "well-known body", 0.93 if short else 0.97)


def _by_build(passage: Passage, stream: Sequence[Word], leaders: dict[str, str], common: Common) -> Iterator[Found]:
    for government in governments.find(stream, leaders):
        start, end = stream[government.first].start, stream[government.last].end
        yield Found(
            start,
            end,
            passage.text[start:end],
            governments.name(government.countries),
            "government",
            "named government",
            0.95,
        )
    if passage.capitals and passage.kind in ("heading", "title"):
        return
    for name in org_names.find(stream, common, passage.kind in ("heading", "title")):
        start, end = stream[name.first].start, stream[name.last].end
        start += abbreviations.opens_with_short_form(passage.text[start:end])
        text = passage.text[start:end]
        if _holds_several(text):
            continue
        norm = org_norms.of_known(text) or org_norms.canonical(_with_owner(stream, name, text))
        yield Found(start, end, text, norm, name.kind, name.method, name.confidence)


def _with_defined(
    passages: Sequence[Passage],
    streams: Sequence[Sequence[Word]],
    found: Sequence[list[Found]],
    definitions: Sequence[abbreviations.Definition],
    common: Common,
) -> list[list[Found]]:
    """The organisations found, with names of common words that an abbreviation behind them shows to be names."""
    ends: dict[int, set[int]] = defaultdict(set)
    for definition in definitions:
        ends[definition.passage].add(definition.end)
    out = [list(items) for items in found]
    for i, places in ends.items():
        names = org_names.defined(streams[i], frozenset(places), common)
        out[i] = added(out[i], [_of_name(passages[i], streams[i], name) for name in names])
    return out


def _of_cell(passage: Passage, cell: org_columns.Named) -> Found:
    text = passage.text[cell.start : cell.end]
    norm = org_norms.of_known(text) or org_norms.canonical(text)
    return Found(cell.start, cell.end, text, norm, "", f"cell below {cell.head}", 0.55 if cell.is_word else 0.85)


def _of_name(passage: Passage, stream: Sequence[Word], name: org_words.Name) -> Found:
    start, end = stream[name.first].start, stream[name.last].end
    text = passage.text[start:end]
    return Found(
        start, end, text, org_norms.of_known(text) or org_norms.canonical(text), name.kind, name.method, name.confidence
    )


def _by_context(passage: Passage, stream: Sequence[Word], found: Sequence[Found], common: Common) -> list[Found]:
    """Unknown names that the words around them show to be organisations."""
    names = org_context.find(stream, [(item.start, item.end) for item in found], common)
    return [_of_name(passage, stream, name) for name in names]


def _holds_several(text: str) -> bool:
    """Whether a run of capitals is made of well-known bodies' full names side by side, as on a title page."""
    stream = tokens(text)
    hits = [hit for hit in known_organizations.lookup().find(stream) if hit.last > hit.first]
    return len(hits) > 1 or (
        len(hits) == 1 and hits[0].first > 0 and hits[0].last < len(stream) - 1 and hits[0].last - hits[0].first > 1
    )


def _with_owner(stream: Sequence[Word], name: org_words.Name, text: str) -> str:
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
    return text if org_norms.country_of(text) else f"{text} of {stream[i - 3].text}"


def _of_model(passage: Passage, item: model_organizations.Seen) -> Found:
    text = passage.text[item.start : item.end]
    return Found(
        item.start, item.end, text, org_norms.of_known(text) or org_norms.canonical(text), "", "model", item.confidence
    )


def _mention(passage: Passage, item: Found) -> Mention:
    return Mention(
        passage.start + item.start,
        passage.start + item.end,
        "ORG",
        passage.text[item.start : item.end],
        item.norm,
        "",
        item.method,
        item.confidence,
    )
