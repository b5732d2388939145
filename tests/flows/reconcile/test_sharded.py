"""Reconciliation in shards gives what it gives in one piece, whatever the shards."""

import pickle
import random
from collections.abc import Callable, Iterable
from typing import TypeVar

import pytest

from extractors.model.extract import Extract
from flows.reconcile import reconcile, shards
from flows.reconcile.decisions import Decision, Quote
from tests.benchmarks.reconcile import corpus
from tests.flows.reconcile.making import document, statement

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")


def elsewhere(work: Callable[[A, C], B], pieces: Iterable[A], common: C, /) -> Iterable[B]:
    """As on other machines: each shard knows what it is sent, and nothing else."""
    return (pickle.loads(pickle.dumps(work(*pickle.loads(pickle.dumps((piece, common)))))) for piece in pieces)


@pytest.fixture(scope="module")
def papers() -> list[Extract]:
    """Ten papers of two hundred statements, a quarter of which restate others, and three of look-alikes in doubt."""
    kinds = ("Training of Inspectors", "Marketing", "Research Vessels", "Cold Stores")
    alike = [statement(f"Agreement on Fisheries Research and {kind} in Lamu") for kind in kinds]
    doubtful = [document(f"doc_z{i}", *alike[i:], alike[i - 1]) for i in range(3)]
    return [*corpus(2000, seed=11), *doubtful]


def decisions(papers: list[Extract]) -> tuple[Decision, ...]:
    """Two statements merged, one taken out of its fact, two kept apart."""
    says = [placed for paper in papers for placed in paper.statements]
    some = (says[i] for i in (3, 900, 5, 7, 1500))
    quotes = [Quote(one.document_id, one.statement.quote, one.statement.title) for one in some]
    return (
        Decision("d1", "merge", quotes[0], quotes[1], *NOBODY),
        Decision("d2", "split", quotes[2], None, *NOBODY),
        Decision("d3", "keep", quotes[3], quotes[4], *NOBODY),
    )


NOBODY = ("", "", "", "", "")


@pytest.mark.parametrize("size", [7, 300, 100_000])
def test_shards_of_any_size_give_the_same_rows(papers: list[Extract], size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    decided = decisions(papers)
    whole = reconcile(papers, decided)
    assert any("possible_duplicate" in row.flags for row in whole.records)
    assert any(row.n_evidence > 2 for row in whole.records)
    monkeypatch.setattr(shards, "PIECE", size)
    mixed = random.Random(size).sample(papers, len(papers))
    assert reconcile(mixed, decided, elsewhere) == whole


def test_what_is_connected_however_far_is_one_set() -> None:
    assert shards.connected(9, [(7, 2), (4, 5), (2, 3), (8, 7)]) == [[2, 3, 7, 8], [4, 5]]
    assert shards.connected(3, []) == []
