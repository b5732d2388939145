"""Organisations' names by their build: a head noun such as Ministry or Bank, and the capitalised words that belong to it."""

from collections.abc import Iterator, Sequence

from extractors.entities import facts
from extractors.entities.organizations import legal_forms
from extractors.entities.organizations.edges import left_edge, right_edge
from extractors.entities.organizations.words import Common, Head, Name, Word, head_at, heads, is_distinctive


def find(stream: Sequence[Word], common: Common, is_heading: bool) -> Iterator[Name]:
    """The names that a passage's words build, overlapping ones included. `common` are words printed in lower case too."""
    yield from legal_forms.find(stream, left_edge, common)
    for i in range(len(stream)):
        found = head_at(stream, i)
        if found is None:
            continue
        last, head = found
        if i and stream[i].key == "Bank" and stream[i - 1].low in ("west", "east", "left", "right", "south", "north"):
            continue  # a river's, not one that lends
        name = _around(stream, i, last, head, common, is_heading)
        if name is not None:
            yield name


def _around(stream: Sequence[Word], i: int, last: int, head: Head, common: Common, is_heading: bool) -> Name | None:
    first = _own_left_edge(stream, i, last, head, common)
    end = right_edge(stream, i, last, head, any(is_distinctive(w, common) and not w.country for w in stream[first:i]))
    if end + 1 < len(stream) and _is_place(stream[end + 1]):
        return None
    if _is_degree(stream, first) or (i and head.kind == "body" and stream[i - 1].low in facts.words("infrastructure")):
        return None
    before, after = stream[first:i], stream[last + 1 : end + 1]
    follows = end + 1 < len(stream) and stream[end + 1].is_name and not stream[end + 1].country
    if head.strength in ("proper", "trade"):
        if is_heading or not _is_firm(before, common, strictly=follows or head.strength == "trade"):
            return None
    elif (follows and head.strength == "weak" and not stream[end].country) or not _says_enough(
        before, after, head, common, is_heading
    ):
        return None
    named = any(is_distinctive(word, common) for word in (*before, *after))
    if not named and first and stream[first - 1].low in facts.words("indefinite"):
        return None  # "an Effective Acquisition Organization" is any such one
    confidence = {"strong": 0.92 if named else 0.8, "weak": 0.82 if named else 0.65, "proper": 0.75, "trade": 0.75}[
        head.strength
    ]
    return Name(first, end, head.kind, f"{stream[i].key} with its words", confidence)


def defined(stream: Sequence[Word], ends: frozenset[int], common: Common) -> Iterator[Name]:
    """Names of common words alone that the abbreviation behind them shows to be names: "Information Resource Center (IRC)".
    `ends` are the ends, in characters, of the words that an abbreviation stands for."""
    for last, word in enumerate(stream):
        if word.end not in ends or word.low not in facts.words("head_of_defined") or head_at(stream, last) is None:
            continue
        first = left_edge(stream, last, common)
        if last - first > 1:
            yield Name(first, last, "body", f"{word.key} with its abbreviation", 0.85)


def _is_degree(stream: Sequence[Word], first: int) -> bool:
    """Whether the words from `first` on say in what somebody has a degree: "Master of Business Administration"."""
    return first > 1 and stream[first - 1].low in ("of", "in") and stream[first - 2].low in facts.words("degree")


def _own_left_edge(stream: Sequence[Word], i: int, last: int, head: Head, common: Common) -> int:
    """The left edge. Before "University of" and a place only common words belong to the name: "Technical University of
    Munich", but not the author before "University of Maryland"."""
    first = left_edge(stream, i, common)
    if head.strength == "proper" and first + 3 <= i and stream[first].country and stream[first + 1].key == "-":
        first += 3 if stream[first + 2].country else 0  # two states' treaty about a firm, not the firm's own name
    if last + 1 < len(stream) and stream[last + 1].low == "of":
        # A name that ends before this one is another body's: "Hill College | Department of Trade".
        bounds = [found[0] + 1 for j in range(first, i) if (found := head_at(stream, j)) and found[1].strength == "strong"]
        first = max([first, *(bound for bound in bounds if bound <= i)])
    if head.kind != "education" or last + 2 >= len(stream) or stream[last + 1].low != "of" or stream[last + 2].is_sector:
        return first
    while first < i and not (stream[first].is_sector or stream[first].low in facts.words("scope") or stream[first].country):
        first += 1
    return first


def _is_place(word: Word) -> bool:
    """Whether a street or the like is named after the words before it."""
    return word.key[:1].isupper() and (word.low in facts.words("feature") or word.low in ("building", "campus"))


def _says_enough(before: Sequence[Word], after: Sequence[Word], head: Head, common: Common, is_heading: bool) -> bool:
    """Whether the words around a head make a name rather than a phrase ("Focus Group", "Parent Company")."""
    names = [w for w in (*before, *after) if w.is_name]
    if not names or all(w.low in facts.words("generic") for w in names):
        return False
    distinctive = any(is_distinctive(w, common) for w in names)
    scoped = any(w.low in facts.words("scope") for w in names)
    if before and before[0].low in facts.words("generic") and not after and not distinctive:
        return False
    if head.kind == "company" and any(w.is_name and not w.is_sector and w.low not in facts.words("generic") for w in before):
        return True
    if head.strength == "strong" and any(_is_own(w, common) for w in before):
        return True
    if head.strength == "weak":
        return distinctive or (not is_heading and (scoped or (len(after) > 1 and len(names) > 1)))
    return distinctive or scoped or bool(after) or len(names) > 1 or (head.kind == "government" and not is_heading)


def _is_own(word: Word, common: Common) -> bool:
    """Whether a capitalised word is no field of work, no filler and nowhere in lower case here: a place, a person."""
    plain = word.is_sector or word.low in facts.words("generic") or word.low in common.document or (word.key,) in heads()
    return word.is_name and not plain


def _is_firm(before: Sequence[Word], common: Common, strictly: bool) -> bool:
    """Whether the words before a trade (Cement, Motors) are a firm's own name. Where a capitalised word follows, the trade
    may only describe it ("Large Steel Pipe"): then the name must be no English word."""
    if not before or len(before) > 3 or before[-1].low in facts.words("generic"):
        return False
    if strictly:
        return is_distinctive(before[-1], common) and not before[-1].country
    return any(
        w.is_name
        and not w.country
        and not w.is_sector
        and w.low not in facts.words("generic") | facts.words("scope")
        and w.low not in common.document
        and (w.key,) not in heads()
        for w in before
    )
