"""Organisations: well-known ones, names by their build, governments, abbreviations, and what the model sees besides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.entities import (
    abbreviations,
    governments,
    known_organizations,
    model_organizations,
    org_names,
    org_norms,
    org_words,
)
from extractors.entities.abbreviations import Definition
from extractors.entities.gazetteer import Gazetteer
from extractors.entities.org_words import Common, Word
from extractors.entities.passages import Passage, plain, tokens
from extractors.model.fact import Mention

_MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class Found:
    """Characters `start` to `end` of a passage name an organisation, `norm` being its canonical name."""

    start: int
    end: int
    text: str
    norm: str
    kind: str
    method: str
    confidence: float


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
    found = [_longest([*_known(p), *_by_build(p, s, leaders, common)]) for p, s in zip(passages, streams, strict=True)]
    defined = abbreviations.definitions(passages)
    found = _with_definitions(found, defined, passages)
    seen = model_organizations.find(passages, streams, found, common)
    found = [
        _added(old, [_of_model(passage, new) for new in more])
        for passage, old, more in zip(passages, found, seen, strict=True)
    ]
    short_forms = _short_forms(found, defined, passages)
    found = _without(found, passages, {d.short for d in defined} - set(short_forms))
    found = _consistent(found, passages, short_forms)
    return tuple(_mention(passage, item) for passage, items in zip(passages, found, strict=True) for item in items)


def _known(passage: Passage) -> Iterator[Found]:
    stream = passage.tokens
    for hit in known_organizations.lookup().find(stream):
        start, end = stream[hit.first].start, stream[hit.last].end
        text = passage.text[start:end]
        short = known_organizations.is_abbreviation(text)
        if short and passage.capitals and len(text) < 5:
            continue
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
        text = passage.text[start:end]
        norm = org_norms.of_known(text) or org_norms.canonical(_with_owner(stream, name, text))
        yield Found(start, end, text, norm, name.kind, name.method, name.confidence)


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


def _longest(candidates: Iterable[Found]) -> list[Found]:
    taken: list[Found] = []
    for item in sorted(candidates, key=lambda f: (f.start - f.end, -f.confidence)):
        if all(item.end <= other.start or item.start >= other.end for other in taken):
            taken.append(item)
    return sorted(taken, key=lambda f: f.start)


def _added(old: Sequence[Found], more: Sequence[Found]) -> list[Found]:
    """What the rules found, and of the rest what does not overlap it."""
    free = [item for item in more if all(item.end <= other.start or item.start >= other.end for other in old)]
    return sorted([*old, *_longest(free)], key=lambda f: f.start)


def _with_definitions(
    found: list[list[Found]], defined: Sequence[Definition], passages: Sequence[Passage]
) -> list[list[Found]]:
    """Names widened to the words that define their abbreviation, where the name ends them."""
    out = [list(items) for items in found]
    for definition in defined:
        items = out[definition.passage]
        for i, item in enumerate(items):
            if item.end == definition.end and definition.start < item.start and item.method != "named government":
                wider = definition.text.removeprefix("the ").removeprefix("The ")
                start = definition.end - len(wider)
                clash = any(other.end > start and other is not item and other.start < definition.end for other in items)
                if not clash and wider[:1].isupper():
                    items[i] = replace(
                        item, start=start, text=wider, norm=org_norms.of_known(wider) or org_norms.canonical(wider)
                    )
    return out


def _short_forms(
    found: Sequence[Sequence[Found]], defined: Sequence[Definition], passages: Sequence[Passage]
) -> dict[str, Found]:
    """The organisation that each short form defined in the paper stands for."""
    out: dict[str, Found] = {}
    for definition in defined:
        for item in found[definition.passage]:
            # The name may run on a little before the words that spell the short form, never behind them.
            if item.end == definition.end and item.method != "named government":
                out.setdefault(definition.short, item)
    return out


def _without(found: list[list[Found]], passages: Sequence[Passage], other: set[str]) -> list[list[Found]]:
    """Without abbreviations that this paper defines as something else than an organisation."""
    return [
        [item for item in items if passage.text[item.start : item.end] not in other]
        for passage, items in zip(passages, found, strict=True)
    ]


def _consistent(found: list[list[Found]], passages: Sequence[Passage], short_forms: dict[str, Found]) -> list[list[Found]]:
    """The same string labelled alike: every further occurrence of a name found once, and of each defined short form."""
    names: dict[str, Found] = {}
    for passage, items in zip(passages, found, strict=True):
        for item in items:
            text = passage.text[item.start : item.end]
            if item.confidence >= 0.6 and item.method != "named government":
                names.setdefault(text, replace(item, method=f"{item.method}, as elsewhere here"))
    for short, item in short_forms.items():
        names[short] = replace(item, text=short, method="abbreviation defined here", confidence=0.94)
    if not names:
        return found
    lookup = Gazetteer(list(names.items()))
    out = []
    for passage, items in zip(passages, found, strict=True):
        kept = [item for item in items if passage.text[item.start : item.end] not in short_forms]
        more = []
        for hit in lookup.find(passage.tokens):
            start, end = passage.tokens[hit.first].start, passage.tokens[hit.last].end
            if not _same_case(passage.text[start:end], hit.value.text):
                continue
            more.append(
                replace(
                    hit.value, start=start, end=end, text=passage.text[start:end], confidence=min(hit.value.confidence, 0.94)
                )
            )
        out.append(_longest([*kept, *more]))
    return out


def _same_case(text: str, name: str) -> bool:
    """Whether a string is printed like the name, or in capitals. A long name may lose one capital."""
    if text.isupper() or plain(text) == plain(name):
        return True
    words = [(a, b) for a, b in zip(text.split(), name.split(), strict=False) if a[:1] != b[:1]]
    return len(words) <= (len(name.split()) >= 4) and len(text.split()) == len(name.split())


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
