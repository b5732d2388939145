"""Coined names, with a capital in the middle (PortData, KazMunayGas), that act as a body does."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from extractors.entities import facts, listing
from extractors.entities.organizations import norms
from extractors.entities.organizations.found import Found, Lists, added
from extractors.entities.organizations.paper import Paper
from extractors.entities.organizations.words import PLURAL, Word, low_at

_COINED = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+[A-Z]{0,3}|[A-Z][a-z]{2,}[A-Z]{2,4}|[A-Z]{2,4}[a-z]{3,}")
# Family names with a particle are no coined words.
_FAMILY = re.compile(r"(?:Ma?c|De|Di|Du|Da|La|Le|Van|Von|Fitz|San|El|Al|Ben|Ibn)[A-Z]")
_CONFIDENCE = 0.75
ACTS = 1
"""Places where a coined name must act as a body does, so that all its uses name one."""


def add(paper: Paper, found: Lists) -> Lists:
    """With coined names, wherever they stand, of which one place shows that they name a body."""
    places: defaultdict[str, list[tuple[int, Word]]] = defaultdict(list)
    acts: Counter[str] = Counter()
    for i, stream in enumerate(paper.streams):
        if listing.is_code(paper.passages[i]):
            continue
        for k in _coined(stream):
            places[stream[k].key].append((i, stream[k]))
            acts[stream[k].key] += _acts(stream, k)
    more: Lists = [[] for _ in found]
    for name, uses in places.items():
        if acts[name] >= ACTS:
            for i, word in uses:
                more[i].append(Found(word.start, word.end, word.text, norms.norm(name), "", "coined name", _CONFIDENCE))
    return [added(old, new) for old, new in zip(found, more, strict=True)]


def _coined(stream: Sequence[Word]) -> Iterator[int]:
    for k, word in enumerate(stream):
        if (
            _COINED.fullmatch(word.key)
            and not _FAMILY.match(word.key)
            and not PLURAL.fullmatch(word.key)
            and word.low not in facts.words("file_or_software")
            and not _is_person(stream, k)
            and not _goes_on(stream, k)
        ):
            yield k


def _is_person(stream: Sequence[Word], k: int) -> bool:
    """Whether a given name or an initial stands right before."""
    before = stream[k - 1].key if k else ""
    initial = before == "." and k > 1 and len(stream[k - 2].key) == 1 and stream[k - 2].key.isupper()
    return before in facts.given_names() or initial


def _goes_on(stream: Sequence[Word], k: int) -> bool:
    """Whether the word is part of an address or of a longer one."""
    touching = [stream[j] for j in (k - 1, k + 1) if 0 <= j < len(stream)]
    return any(
        other.key in "/@_\\#=.-" and (other.end == stream[k].start or stream[k].end == other.start)
        and not (other.key in ".-" and other.start == stream[k].end)
        for other in touching
    )  # fmt: skip


def _acts(stream: Sequence[Word], k: int) -> bool:
    """Whether the words around show a body: it owns, does or is told of something; others do it, by it or with it."""
    before, after = low_at(stream, k - 1), low_at(stream, k + 1)
    owns = after == "'" and low_at(stream, k + 2) == "s"
    behind = before in facts.words("body_behind") and not (before == "by" and after in ("'", ","))
    told = f"{low_at(stream, k - 2)} {before}" in facts.words("held_before") | {"according to"}
    return owns or behind or told or after in facts.words("body_acts") or before in facts.words("trade_noun")
