"""Statements in unions, and what is known of two of them while facts are made of all."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from flows.reconcile.likeness import Verdict, judge, rarity_of
from flows.reconcile.rarity import Rarity
from flows.reconcile.stated import Stated


@dataclass(frozen=True, slots=True)
class Edge:
    """Two statements that may be one fact, and of the verdict what grouping needs: all of it would fill the memory."""

    one: int
    other: int
    same: bool
    score: float
    strength: float
    n_differs: int
    other_kind: bool
    judged: tuple[int, int]  # the two statements of the groups that were compared


Pair = tuple[int, int, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Apart:
    """For each statement those that a person told it from, and those that he told from all others."""

    pairs: dict[int, frozenset[int]]
    alone: frozenset[int]


class Forest:
    """Union of positions, with what each union holds by paper, and the judge of any two."""

    def __init__(self, statements: Sequence[Stated], rarity: Rarity | None = None) -> None:
        self.statements = statements
        self.rarity = rarity or rarity_of(statements)
        self.parent = array("q", range(len(statements)))
        self.papers = array("I")
        """By position a number for the paper."""
        numbers: dict[str, int] = {}
        self.papers.extend(numbers.setdefault(one.document_id, len(numbers)) for one in statements)
        self._members: dict[int, list[int]] = {}

    def judged(self, i: int, j: int) -> Verdict:
        return judge(self.statements[i], self.statements[j], self.rarity)

    def root(self, i: int) -> int:
        parent = self.parent
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def roots(self) -> "array[int]":
        """The first positions of the unions."""
        return array("q", (i for i, above in enumerate(self.parent) if i == above))

    def members(self, root: int) -> Sequence[int]:
        """The positions of the union with this root."""
        return self._members.get(root) or (root,)

    def join(self, i: int, j: int) -> None:
        a, b = sorted((self.root(i), self.root(j)))
        if a != b:
            self.parent[b] = a
            joined = self._members.setdefault(a, [a])
            joined.extend(self._members.pop(b, (b,)))
