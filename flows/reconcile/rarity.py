"""How much a word, a body or a pair of countries tells: the rarer it is among all that the papers state, the more."""

import math
from collections import Counter
from collections.abc import Iterable

from flows.reconcile.wording import common_stems

BEFORE = 200  # statements that are thought to have been read before, so that few papers make no common word rare
COMMON = 0.3  # the share of them that hold a common word
OTHER = 0.005  # the share of them that hold any other word

RARE = 4.0  # weight from which something is rare: of 200 statements up to 6 hold it, of 1,000 up to 20


def side_key(countries: Iterable[str]) -> str:
    """What the sides of a statement are counted under."""
    return f"sides {'-'.join(sorted(countries))}"


def body_key(name: str) -> str:
    """What an organisation is counted under."""
    return f"body {name}"


class Rarity:
    """The weight of each stem: the logarithm of how few statements hold it, between 0 and about 12."""

    def __init__(self, texts: Iterable[frozenset[str]]) -> None:
        counts: Counter[str] = Counter()
        n = 0
        for stems in texts:
            counts.update(stems)
            n += 1
        common = common_stems()
        whole = math.log(n + BEFORE)
        self._unseen = whole - math.log(1 + BEFORE * OTHER)
        self._weights = {
            word: whole - math.log(count + BEFORE * (COMMON if word in common else OTHER)) for word, count in counts.items()
        }

    def of(self, word: str) -> float:
        """The weight of one stem or number."""
        return self._weights.get(word, self._unseen)

    def is_rare(self, words: Iterable[str]) -> bool:
        """Whether these together are in so few statements that sharing them is hardly chance."""
        return self.total(words) >= RARE

    def total(self, words: Iterable[str]) -> float:
        """The weight of words together."""
        weights, unseen = self._weights, self._unseen
        return sum(weights.get(word, unseen) for word in words)
