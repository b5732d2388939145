"""One label a place: dates, amounts and organisations do not overlap, countries in organisations' names are nested."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from extractors.model.fact import Mention


class Placed(Protocol):
    """Anything at `start:end` of a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=Placed)


def free(candidates: Sequence[P]) -> Iterator[P]:
    """Of candidates in order of preference those that overlap none before them; in time linear in the text's length."""
    taken = bytearray(max((item.end for item in candidates), default=0))
    for item in candidates:
        if not any(taken[item.start : item.end]):
            taken[item.start : item.end] = b"\1" * (item.end - item.start)
            yield item


def flat(countries: Sequence[Mention], others: Iterable[Mention]) -> tuple[Mention, ...]:
    """All mentions in text order. Of dates, amounts and organisations that overlap the longest stays; of equally long ones
    the surest. A country inside an organisation's name gets the kind `nested`."""
    ordered = sorted(others, key=lambda m: (m.start - m.end, -m.confidence, m.start))
    kept = sorted(free(ordered), key=lambda m: m.start)
    organizations = [mention for mention in kept if mention.label == "ORG"]
    starts = [mention.start for mention in organizations]
    nested = [_nested(mention, organizations, starts) for mention in countries]
    return tuple(sorted([*kept, *nested], key=lambda m: (m.start, m.end, m.label)))


def _nested(country: Mention, organizations: Sequence[Mention], starts: Sequence[int]) -> Mention:
    i = bisect_left(starts, country.start + 1) - 1
    inside = i >= 0 and country.end <= organizations[i].end
    return replace(country, kind="nested") if inside else country
