"""Lists of known phrases, looked up token by token: the longest phrase that starts at a token wins."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from extractors.entities.passages import Token, keys, plain

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """A phrase as tokens, and what it stands for."""

    keys: tuple[str, ...]
    value: T


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """Tokens `first` to `last` (inclusive) are a known phrase."""

    first: int
    last: int
    value: T


class Gazetteer(Generic[T]):
    """Phrases with values. Case counts at the first letter of a phrase; capitals throughout match too."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._index: dict[tuple[str, ...], list[Entry[T]]] = {}
        for phrase, value in phrases:
            words = keys(phrase)
            if words:
                self._index.setdefault(_folded(words), []).append(Entry(words, value))
        lengths: dict[str, set[int]] = {}
        for folded in self._index:
            lengths.setdefault(folded[0], set()).add(len(folded))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}
        self._exact = {_flat(entry.keys): entry.value for entries in self._index.values() for entry in reversed(entries)}

    def get(self, text: str) -> T | None:
        """The value of a whole phrase, whatever its case, or None."""
        return self._exact.get(_flat(keys(plain(text)[:300])))

    def find(self, stream: Sequence[Token]) -> Iterator[Hit[T]]:
        """The phrases in a passage's tokens, from left to right, longest first, without overlap."""
        i = 0
        while i < len(stream):
            hit = self.match(stream, i)
            if hit is None:
                i += 1
            else:
                yield hit
                i = hit.last + 1

    def match(self, stream: Sequence[Token], i: int) -> Hit[T] | None:
        """The longest phrase that starts at token `i`, or None."""
        lengths = self._lengths.get(stream[i].key.casefold())
        if lengths is None:
            return None
        words = _folded([token.key for token in stream[i : i + lengths[0]]])
        for n in lengths:
            for entry in self._index.get(words[:n], ()) if n <= len(words) else ():
                if _fits(entry.keys, stream, i):
                    return Hit(i, i + n - 1, entry.value)
        return None


def _folded(keys: Sequence[str]) -> tuple[str, ...]:
    """Words whatever their case, by which phrases are looked up."""
    return tuple([key.casefold() for key in keys])


def _flat(keys: Iterable[str]) -> str:
    return " ".join(keys).casefold()


def _fits(keys: Sequence[str], stream: Sequence[Token], i: int) -> bool:
    first = stream[i].key
    if first != keys[0] and not (len(keys[0]) > 2 and first == keys[0].upper()):
        return False
    return all(
        stream[i + k].key == key
        or (len(key) > 2 and stream[i + k].key.casefold() == key.casefold() and not key.isupper())
        or stream[i + k].key.casefold() == key
        for k, key in enumerate(keys[1:], start=1)
    )
