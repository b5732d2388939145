"""Countries whose names are printed with shortened words: "Dem. Rep. Congo", "S. Sudan", "Korea DPR", "Solomon Is."."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from extractors.entities import facts

MOST_WORDS = 6
"""Words of a name that is shortened; longer ones are names in full of states."""

_RANK = re.compile(r"(?P<rank>(?:[A-Z][\w']+ )*(?:Republic|Federation|Kingdom|States)) of (?:the )?(?P<place>[A-Z][\w' -]+)")
_INVERTED = re.compile(
    r"(?P<place>[A-Z][\w' -]+), (?P<rank>(?:[A-Z][\w']+ )*(?:Republic|Federation|Kingdom|States))(?: of(?: the)?)?"
)


@cache
def _short() -> dict[str, tuple[str, ...]]:
    return {row["word"]: tuple(row["short_forms"].split(";")) for row in facts.rows("country_word_short_forms")}


@cache
def short_words() -> frozenset[str]:
    """The shortened words themselves, without their points."""
    return frozenset(short for row in _short().values() for short in row) | {"DR", "DPR", "PDR", "FYR", "SAR", "RB"}


def shortened(name: str) -> Iterator[str]:
    """The forms of a name in which at least one word is shortened with a point; the rest stays in its order, but for the
    first of two words, which lists also print last: "Guinea, Eq."."""
    words = name.split()
    if len(words) > MOST_WORDS:
        return
    choices = [[word, *(f"{short}." for short in _short().get(word, ()))] for word in words]
    for chosen in product(*choices):
        changed = sum(one != other for one, other in zip(chosen, words, strict=True))
        if changed:
            yield " ".join(chosen)
        if changed > 1:
            yield re.sub(r" of(?: the)? ", " ", " ".join(chosen))
        if chosen[0] != words[0] and len(words) == 2:
            yield from (f"{words[1]} {chosen[0]}", f"{words[1]}, {chosen[0]}", f"{words[1]} ({chosen[0]})")


def listed(name: str) -> Iterator[str]:
    """The forms of a name that only lists print: its rank behind the place or without "of", with points or without."""
    told = _RANK.fullmatch(name) or _INVERTED.fullmatch(name)
    plain = (text.replace(".", "") for text in shortened(name))
    yield from plain
    if told is None:
        return
    for rank in _ranks(told["rank"].split()):
        place = told["place"]
        yield from (f"{rank} {place}", f"{place} {rank}", f"{place}, {rank}", f"{place} ({rank})")


def _ranks(words: Sequence[str]) -> Iterator[str]:
    """A state's rank in short: "Dem. Rep.", "Dem Rep", "DR"; the initials only of two words and more."""
    for chosen in product(*([word, *_short().get(word, ())] for word in words)):
        yield " ".join(chosen)
        yield " ".join(word if word in words else f"{word}." for word in chosen)
    if len(words) > 1:
        yield "".join(word[0] for word in words)
