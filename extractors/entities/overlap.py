"""One label a place: dates, amounts and organisations do not overlap, countries in organisations' names are nested."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.model.fact import Mention


def flat(countries: Sequence[Mention], others: Iterable[Mention]) -> tuple[Mention, ...]:
    """All mentions in text order. Of dates, amounts and organisations that overlap the longest stays; of equally long ones
    the surest. A country inside an organisation's name gets the kind `nested`."""
    kept: list[Mention] = []
    for mention in sorted(others, key=lambda m: (m.start - m.end, -m.confidence, m.start)):
        at = bisect_left(kept, mention.start, key=lambda m: m.start)
        clash = (at > 0 and kept[at - 1].end > mention.start) or (at < len(kept) and kept[at].start < mention.end)
        if not clash:
            kept.insert(at, mention)
    organizations = [mention for mention in kept if mention.label == "ORG"]
    starts = [mention.start for mention in organizations]
    nested = [_nested(mention, organizations, starts) for mention in countries]
    return tuple(sorted([*kept, *nested], key=lambda m: (m.start, m.end, m.label)))


def _nested(country: Mention, organizations: Sequence[Mention], starts: Sequence[int]) -> Mention:
    i = bisect_left(starts, country.start + 1) - 1
    inside = i >= 0 and country.end <= organizations[i].end
    return replace(country, kind="nested") if inside else country
