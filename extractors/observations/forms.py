"""Words and signs that stand for a figure or beside one, from data/figure_words.csv."""

import re
from collections.abc import Iterable
from functools import cache

from extractors.entities import facts
from extractors.model.observation import ObsStatus

STATUS: dict[str, ObsStatus] = {"estimate": "e", "projection": "p"}


@cache
def forms(kind: str) -> frozenset[str]:
    """The forms of one kind, in lower case."""
    return frozenset(row["form"].casefold() for row in facts.rows("figure_words") if row["kind"] == kind)


def alternation(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))


def tidy(text: str) -> str:
    """What is left of a text of which parts were read, without empty brackets and the marks at its ends."""
    return re.sub(r"\(\s*\)|\[\s*\]", "", re.sub(r"\s+", " ", text)).strip(" ,;:–-")


def is_missing(text: str) -> bool:
    """Whether a cell's text is a sign or word for "no figure here"."""
    return " ".join(text.casefold().split()) in forms("missing")


def status_of(word: str) -> ObsStatus:
    """The status that a word or letter beside a figure gives it, "" for none."""
    key = word.casefold().strip()
    return next((status for kind, status in STATUS.items() if key in forms(kind)), "")
