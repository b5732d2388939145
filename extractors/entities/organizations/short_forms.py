"""One name throughout a paper: abbreviations, short names and further occurrences of an organisation's name."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractors.entities import countries, nlp
from extractors.entities.gazetteer import Gazetteer
from extractors.entities.organizations import brackets, built, legal_forms, norms
from extractors.entities.organizations.abbreviations import Definition
from extractors.entities.organizations.found import Found, Lists, added, longest, of_name
from extractors.entities.organizations.paper import Paper
from extractors.entities.passages import Passage, plain


def add_defined(paper: Paper, found: Lists) -> Lists:
    """With names of common words that an abbreviation behind them shows to be names."""
    ends: dict[int, set[int]] = defaultdict(set)
    for definition in paper.definitions:
        ends[definition.passage].add(definition.end)
    out = [list(items) for items in found]
    for i, places in ends.items():
        names = built.defined(paper.streams[i], frozenset(places), paper.common)
        out[i] = added(out[i], [of_name(paper.passages[i], paper.streams[i], name) for name in names])
    return out


def widen(paper: Paper, found: Lists) -> Lists:
    """With names widened to the words that define their abbreviation, where the name ends them."""
    out = [list(items) for items in found]
    for definition in paper.definitions:
        items = out[definition.passage]
        for i, item in enumerate(items):
            if item.end == definition.end and definition.start < item.start and item.method != "named government":
                wider = definition.text.removeprefix("the ").removeprefix("The ")
                start = definition.end - len(wider)
                clash = any(other.end > start and other is not item and other.start < definition.end for other in items)
                if not clash and wider[:1].isupper():
                    items[i] = replace(item, start=start, text=wider, norm=norms.norm(wider))
    return out


def make_consistent(paper: Paper, found: Lists) -> Lists:
    """The same string labelled alike throughout, and no abbreviation that this paper defines as something else."""
    shorts = _short_forms(found, paper.definitions, paper.passages)
    other = {definition.short for definition in paper.definitions} | _explaining_others(found, paper.passages)
    return _consistent(_without(found, other - set(shorts)), paper.passages, shorts)


def _short_forms(
    found: Sequence[Sequence[Found]], defined: Sequence[Definition], passages: Sequence[Passage]
) -> dict[str, Found]:
    """The organisation that each short form defined in the paper stands for; what ends a name and is a state is none."""
    out = brackets.shortened(found, passages)
    for definition in (one for one in defined if countries.parse(one.text) is None):
        for item in found[definition.passage]:
            if item.end == definition.end and item.method != "named government" and _is_defined(item, definition):
                out[definition.short] = _body_of(item, definition)
    return out


def _is_defined(item: Found, definition: Definition) -> bool:
    """Whether a name is what an abbreviation stands for. It may run on a little before the words that spell it."""
    return item.start <= definition.start or item.text[:1].lower() == definition.short[:1].lower()


def _body_of(item: Found, definition: Definition) -> Found:
    """The name, or of "the Board of the X (X's initials)" X alone: initials name the body and not a part of it."""
    ahead = item.text[: max(0, definition.start - item.start)]
    if re.search(r"(?:\b(?:of|at|for)\s+(?:the\s+)?|['’]s?\s+)$", ahead):
        return replace(item, start=definition.start, text=definition.text, norm=norms.norm(definition.text))
    known = norms.of_known(definition.text)
    return item.named(known) if known else item


def _explaining_others(found: Sequence[Sequence[Found]], passages: Sequence[Passage]) -> set[str]:
    """Well-known abbreviations that stand in brackets behind words which are no organisation: here they mean those words."""
    return {
        item.text
        for passage, items in zip(passages, found, strict=True)
        for item in items
        if item.method == "well-known body"
        and item.text.isupper()
        and re.search(r"[a-z]\s\($", passage.masked[: item.start][-4:])
        and passage.masked[item.end : item.end + 1] == ")"
        and not any(other.end == item.start - 2 for other in items)
    }


def _without(found: Sequence[Sequence[Found]], other: set[str]) -> list[list[Found]]:
    """Without abbreviations that this paper defines as something else than an organisation."""
    return [[item for item in items if item.text not in other] for items in found]


def _consistent(
    found: Sequence[Sequence[Found]], passages: Sequence[Passage], shorts: dict[str, Found]
) -> list[list[Found]]:
    """The same string labelled alike: every further occurrence of a name found once, and of each defined short form."""
    names: dict[str, Found] = {}
    for passage, items in zip(passages, found, strict=True):
        for item in items:
            text = passage.text[item.start : item.end]
            if item.confidence >= 0.6 and item.method != "named government":
                names.setdefault(text, replace(item, method=f"{item.method}, as elsewhere here"))
                if short := _without_legal_form(text):
                    names.setdefault(short, replace(item, text=short, method="company's short name", confidence=0.85))
    for short, item in shorts.items():
        names[short] = replace(item, text=short, method="abbreviation defined here", confidence=0.94)
    if not names:
        return [list(items) for items in found]
    lookup = Gazetteer(list(names.items()))
    out = []
    for passage, items in zip(passages, found, strict=True):
        kept = [item for item in items if passage.text[item.start : item.end] not in shorts]
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
        out.append(longest([*kept, *more]))
    return out


def _without_legal_form(name: str) -> str | None:
    """A company's name without its legal form, where what is left is no common word."""
    short = legal_forms.stripped(name)
    if short is None or len(short) < 4 or (" " not in short and nlp.is_english(short.casefold())):
        return None
    return short


def _same_case(text: str, name: str) -> bool:
    """Whether a string is printed like the name, or in capitals. A long name may lose one capital."""
    if text.isupper() or plain(text) == plain(name):
        return True
    words = [(a, b) for a, b in zip(text.split(), name.split(), strict=False) if a[:1] != b[:1]]
    return len(words) <= (len(name.split()) >= 4) and len(text.split()) == len(name.split())


def name_in_full(_: Paper, found: Lists) -> Lists:
    """Short names of government bodies with the norm of the one full name that the paper gives them: "Ministry of Energy"
    where it also prints "Ministry of Energy of Kazakhstan" and no other such ministry."""
    all_norms = {item.norm for items in found for item in items}
    full: dict[str, str] = {}
    for norm in {
        item.norm for items in found for item in items if item.kind == "government" and not norms.country_of(item.norm)
    }:
        longer = [n for n in all_norms if n.startswith(f"{norm} of ") or (n.endswith(f" {norm}") and norms.country_of(n))]
        if len(longer) == 1:
            full[norm] = longer[0]
    return [[replace(item, norm=full.get(item.norm, item.norm)) for item in items] for items in found]
