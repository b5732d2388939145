"""A paper as organisations are looked for in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.entities.organizations import abbreviations, acronym_lists, governments, initials, otherwise, words
from extractors.entities.organizations.abbreviations import Definition
from extractors.entities.organizations.words import Common, Word
from extractors.entities.passages import Passage
from extractors.model.shelf import Row


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper's passages and the words of each, made when asked for where tokens are; and what holds for all of it.

    `leaders` are heads of government by family name with their country, `countries` the alpha-3 codes of those named,
    `in_full` the well-known bodies with ambiguous initials whose names are printed, `definitions` its abbreviations,
    `cited` the family names of those that it cites.
    """

    passages: tuple[Passage, ...]
    streams: Sequence[tuple[Word, ...]]
    common: Common
    leaders: dict[str, str]
    countries: frozenset[str]
    in_full: frozenset[str]
    definitions: tuple[Definition, ...]
    cited: frozenset[str]


def paper(passages: Sequence[Passage]) -> Paper:
    """The paper that the passages make up."""
    streams = _streams(passages)
    return Paper(
        passages=tuple(passages),
        streams=streams,
        common=words.common(passages),
        leaders=governments.leaders(passages),
        countries=frozenset(word.country for stream in streams for word in stream if word.country),
        in_full=initials.named_in_full(passages),
        definitions=(*abbreviations.definitions(passages), *acronym_lists.definitions(passages)),
        cited=otherwise.persons(passages),
    )


def _streams(passages: Sequence[Passage]) -> Sequence[tuple[Word, ...]]:
    if any(passage.held is None for passage in passages):
        return Row(len(passages), lambda i: tuple(words.words(passages[i])))
    return tuple(tuple(words.words(passage)) for passage in passages)
