"""Words cut at a line end: whether the hyphen was printed for the line's sake or belongs to the word.

The paper's own words decide: where it prints "cooperation" elsewhere, "cooper-" and "ation" are that word; where it prints
"long-term", the hyphen stays.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extractors.model.lists import rows

HYPHENS = "-\u2010\u00ad\u2011"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011'’][^\W\d_]+)*")
_LEFT = re.compile(r"([^\W_]+(?:[-\u2010\u2011'’][^\W_]+)*)[-\u2010\u00ad]$")
_SUSPENDED = re.compile(r"(and|or|to|nor|und|et)\s+\w")
_RIGHT = re.compile(r"[^\W_]+(?:[-\u2010\u2011'’][^\W_]+)*")


def vocabulary(lines: Iterable[str]) -> Counter[str]:
    """How often each word stands in the lines, case-folded; a word of several hyphens counts whole and pair by pair.

    A word that is cut at a line's end, and its other half, bear no witness and are left out.
    """
    words: Counter[str] = Counter()
    ends = tuple(HYPHENS)
    cut = False
    for line in lines:
        text = line.strip()
        if text.isalpha():
            found = [text.casefold()]
        else:
            found = _WORD.findall(text.lower()) if text.isascii() else [_folded(word) for word in _WORD.findall(text)]
        if cut and found:
            found = found[1:]
        cut = text.endswith(ends)
        if cut and found:
            found = found[:-1]
        for word in found:
            words[word] = words.get(word, 0) + 1
            if word.count("-") > 1:
                words.update(f"{a}-{b}" for a, b in pairwise(word.split("-")))
    return words


def _folded(word: str) -> str:
    """A word whatever its case and the sign of its hyphens."""
    return word.casefold().replace("\u2010", "-").replace("\u2011", "-")


def is_cut(before: str) -> bool:
    """Whether `before`, a line's text, ends in a hyphen right after a letter or digit."""
    return _LEFT.search(before.rstrip()) is not None


def is_suspended(before: str, after: str, words: Mapping[str, int]) -> bool:
    """Whether the hyphen that ends the line `before` stands for what two words share: "pre- and post-war", "two- to
    three-year". None does where the paper has both halves as one word: "in-" and "to the", "there-" and "to the".
    """
    left, joint = _LEFT.search(before.rstrip()), _SUSPENDED.match(after.lstrip())
    return left is not None and joint is not None and (left.group(1) + joint.group(1)).casefold() not in words


def keeps_hyphen(before: str, after: str, words: Mapping[str, int]) -> bool:
    """Whether the hyphen that ends the line `before` belongs to the word that goes on in `after`.

    `words` counts the paper's words (see `vocabulary`). A soft hyphen never stays.
    """
    before = before.rstrip()
    left, right = _LEFT.search(before), _RIGHT.match(after.lstrip())
    if left is None or right is None:
        return True
    if before.endswith("\u00ad"):
        return False
    head, tail = left.group(1), right.group()
    if not head[-1].isalpha() or not tail[0].islower() or (head.isupper() and len(head) > 1):
        return True
    return _looks_compound(head.casefold(), tail.casefold(), words)


def _looks_compound(head: str, tail: str, words: Mapping[str, int]) -> bool:
    joined = words.get(head + tail, 0)
    hyphened = words.get(f"{head}-{tail}", 0)
    if joined != hyphened:
        return hyphened > joined
    last, first = head.rpartition("-")[2], tail.partition("-")[0]
    joined, hyphened = words.get(last + first, 0), words.get(f"{last}-{first}", 0)
    if joined != hyphened:
        return hyphened > joined
    known = _compounds()
    if last in known.firsts:
        return first not in known.firsts[last]
    if last in known.prefixes:
        return False
    if first in known.particles:
        return last not in known.particles[first]
    sure = len(last) > 3 and len(first) > 4
    if sure and (first in known.lasts or (last.endswith("ly") and first.endswith(("ed", "ing")))):
        return True
    stands_alone = len(last) > 3 and last in words
    if first in known.lasts or "-" in head:
        return stands_alone
    return stands_alone and len(first) > 3 and first in words


@dataclass(frozen=True, slots=True)
class _Compounds:
    """Words that open a hyphenated compound, each with the endings it is written together with, words that close one,
    prefixes that are written together, and particles after verbs, each with the beginnings it is written together with."""

    firsts: dict[str, frozenset[str]]
    lasts: frozenset[str]
    prefixes: frozenset[str]
    particles: dict[str, frozenset[str]]


@cache
def _compounds() -> _Compounds:
    known = rows("compounds")
    forms = {place: frozenset(row["form"] for row in known if row["place"] == place) for place in ("last", "prefix")}
    firsts, particles = (
        {row["form"]: frozenset(row["closed"].split()) for row in known if row["place"] == place}
        for place in ("first", "particle")
    )
    return _Compounds(firsts, forms["last"], forms["prefix"], particles)
