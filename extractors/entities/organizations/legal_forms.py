"""Companies by the legal form at the end (or the start) of their names: X Co., Ltd., X GmbH, PT X."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from extractors.entities import facts
from extractors.entities.organizations.words import Common, Name, Word
from extractors.entities.passages import tokens

LeftEdge = Callable[[Sequence[Word], int, Common], int]


@cache
def _forms(place: str) -> dict[str, list[tuple[str, ...]]]:
    """Forms as keys without points and commas, by their first key, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in facts.rows("legal_forms"):
        if row["place"] == place:
            keys = tuple(token.key for token in tokens(row["form"]) if token.key not in ".,")
            found.setdefault(keys[0], []).append(keys)
    for forms in found.values():
        forms.sort(key=len, reverse=True)
    return found


def after(stream: Sequence[Word], i: int) -> int | None:
    """The last word of the legal form that starts at word `i` (a comma, or a word in brackets, may come first), or None."""
    j = i
    if j + 2 < len(stream) and stream[j].key == "(" and stream[j + 2].key == ")" and stream[j + 1].is_name:
        j += 3
    if j + 1 < len(stream) and stream[j].key == ",":
        if len(stream[j + 1].key) == 2 and stream[j + 1].key.isupper():
            return None  # a list of initials ("ES, SE"), no form
        j += 1
    end = _match(stream, j)
    while end is not None and (following := _match(stream, _skip(stream, end + 1))) is not None:
        end = following
    return end


def _in_capitals(key: str) -> list[tuple[str, ...]]:
    return _forms("after").get(key.capitalize(), []) if len(key) > 2 and key.isupper() else []


def _skip(stream: Sequence[Word], i: int) -> int:
    return i + 1 if i < len(stream) and stream[i].key == "," else i


def _match(stream: Sequence[Word], i: int) -> int | None:
    """The last word of a form's words at `i`, points between them skipped, or None."""
    if i >= len(stream):
        return None
    for keys in _forms("after").get(stream[i].key, ()) or _in_capitals(stream[i].key):
        j = i
        for key in keys:
            while j < len(stream) and stream[j].key in ".," and j > i:
                j += 1
            if j >= len(stream) or stream[j].key not in (key, key.upper()):
                break
            j += 1
        else:
            return j if j < len(stream) and stream[j].key == "." and stream[j].start == stream[j - 1].end else j - 1
    return None


def find(stream: Sequence[Word], left_edge: LeftEdge, common: Common) -> Iterator[Name]:
    """The companies whose names carry a legal form, and those that start with one."""
    openers = _forms("before")
    for i in range(len(stream)):
        end = after(stream, i) if i and stream[i - 1].is_name and stream[i].key not in ")" else None
        if end is not None and not (stream[i].key == "(" and end == i):
            first = _partners(stream, left_edge(stream, i, common))
            if first < i and any(w.low not in facts.words("generic") for w in stream[first:i]):
                yield Name(first, end, "company", "legal form", 0.95)
        if any((stream[i].key,) == keys for keys in openers.get(stream[i].key, ())):
            yield from _before(stream, i)


def _partners(stream: Sequence[Word], first: int) -> int:
    """Where a partnership's name begins whose last words start at `first`: "Marsh, Bell and | Company", "Bell & | Sons".


    The partners before them are single capitalised words with commas between."""
    k = first
    if stream[first].low in facts.words("firm_end") and k > 1 and stream[k - 1].low in ("and", "&"):
        k -= 2
    elif not any(word.low in facts.words("firm_end") for word in stream[first + 1 : first + 4]):
        return first
    if not stream[k].is_name or stream[k].country:
        return first
    while k > 1 and stream[k - 1].key == "," and _is_alone(stream, k - 2):
        k -= 2
    return k


def _is_alone(stream: Sequence[Word], k: int) -> bool:
    """Whether word `k` is a capitalised one, no country, without another right before it."""
    return stream[k].is_name and not stream[k].country and (k == 0 or not stream[k - 1].is_name)


def _before(stream: Sequence[Word], i: int) -> Iterator[Name]:
    """A name that opens with its form: PT Pertamina, Banco do Brasil, Agence Française de Développement."""
    end = i
    while end + 1 < len(stream) and (step := _step(stream, end)):
        end += step
    while end > i and stream[end].low in facts.words("not_an_organization"):
        end -= 1
    if end > i:
        yield Name(i, after(stream, end + 1) or end, "company", "legal form before the name", 0.88)


def _step(stream: Sequence[Word], end: int) -> int:
    """How many words behind word `end` belong to the name, 0 at its edge: "de los Mercados", "de la concurrence"."""
    if stream[end + 1].is_name:
        return 1
    if stream[end + 1].key == "&" and end + 2 < len(stream) and stream[end + 2].is_name:
        return 2
    k = end + 1
    while (
        k < len(stream)
        and k - end < 4
        and (stream[k].low in facts.words("joining") or (stream[k].key == "'" and k > end + 1))
    ):
        k += 1
    if k == end + 1 or k >= len(stream):
        return 0
    genitive = (
        stream[end + 1].low in facts.words("genitive")
        and stream[k].key.isalpha()
        and stream[k].low not in facts.words("not_in_name")
    )
    return k - end if stream[k].is_name or genitive else 0


@cache
def _following() -> re.Pattern[str]:
    return re.compile(rf",?\s(?:{_alternation()})(?![^\W_])\.?(?:,?\s(?:{_alternation()})(?![^\W_])\.?)?")


def end_behind(text: str, end: int) -> int:
    """Where the legal form that follows position `end` of a text ends, or `end` itself."""
    m = _following().match(text, end)
    return m.end() if m else end


@cache
def _alternation() -> str:
    forms = sorted(
        (row["form"].rstrip(".") for row in facts.rows("legal_forms") if row["place"] == "after"), key=len, reverse=True
    )
    return "|".join(re.escape(form).replace(r"\.\ ", r"\.?,?\s*").replace(r"\ ", r"\s+") for form in forms)


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>\S.*?)(?:,?\s+(?:\([A-Z]\w+\)\s+)?(?:{_alternation()})\.?)+$")


def stripped(name: str) -> str | None:
    """A company's name without the legal form at its end, or None where it has none."""
    m = _ending().match(name)
    return m["name"].rstrip(",") if m else None
