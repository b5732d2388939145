"""Blocks keep the work in step with the number of statements, and still bring like things together."""

from flows.reconcile.blocking import LARGE, RAREST, WINDOW, pairs
from flows.reconcile.stated import stated
from tests.flows.reconcile.making import document, statement


def compared(n: int) -> int:
    """Pairs looked at among n statements that differ in one word only: the worst case, all of them in the same blocks."""
    titles = [statement(f"Agreement on Fisheries Research near Harbour x{i:05d}") for i in range(n)]
    return sum(1 for _ in pairs(stated([document("doc_a", *titles)], {})))


def test_crowded_blocks_cost_no_more_than_a_window_each() -> None:
    small, large = compared(200), compared(800)
    assert large <= 800 * WINDOW * (RAREST + 4)
    assert large < 5 * small


def test_small_blocks_are_compared_in_full() -> None:
    n = LARGE - 5
    assert compared(n) == n * (n - 1) // 2


def test_each_pair_comes_once() -> None:
    same = [statement("Treaty of Lamu on Fish and Reefs", amount=5.0) for _ in range(6)]
    found = list(pairs(stated([document("doc_a", *same)], {})))
    assert len(found) == len(set(found)) == 15
