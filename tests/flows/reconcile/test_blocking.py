"""Blocks keep the work in step with the number of statements, and still bring like things together."""

from extractors.model.fact import Statement
from flows.reconcile.blocking import LARGE, RAREST, WINDOW, pairs
from flows.reconcile.stated import stated
from tests.flows.reconcile.making import document, statement


def compared(n: int) -> int:
    """Pairs looked at among n statements that differ in one word only: the worst case, all of them in the same blocks."""
    titles = [statement(f"Agreement on Fisheries Research near Harbour x{i:05d}") for i in range(n)]
    return sum(1 for _ in pairs(stated([document("doc_a", *titles)])))


def test_crowded_blocks_cost_no_more_than_a_window_each() -> None:
    small, large = compared(200), compared(800)
    assert large <= 800 * WINDOW * (RAREST + 4)
    assert large < 5 * small


def test_small_blocks_are_compared_in_full() -> None:
    n = LARGE - 5
    assert compared(n) == n * (n - 1) // 2


def test_each_pair_comes_once() -> None:
    same = [statement("Treaty of Lamu on Fish and Reefs", amount=5.0) for _ in range(6)]
    found = list(pairs(stated([document("doc_a", *same)])))
    assert len(found) == len(set(found)) == 15


def test_long_titles_that_share_little_are_not_compared() -> None:
    apart = [
        statement("Agreement on Building the Lamu Harbour Cranes and Lighthouse"),
        statement("Agreement on Training Lamu Nurses in Tropical Medicine"),
    ]
    alike = [apart[0], statement("Accord on Building a Lighthouse and Cranes in Lamu Harbour")]
    assert list(pairs(stated([document("doc_a", *apart)]))) == []
    assert list(pairs(stated([document("doc_a", *alike)]))) == [(0, 1)]


def test_one_sum_brings_titles_together_that_share_no_word() -> None:
    titles = ("Building the Lamu Harbour Cranes and Lighthouse", "Works along Eastern Quays with Signals for Ships")
    both = [statement(title, kind="financing", amount=7e6) for title in titles]
    assert list(pairs(stated([document("doc_a", *both)]))) == [(0, 1)]


def test_what_is_told_of_other_countries_is_no_pair_and_what_is_told_the_other_way_round_is_one() -> None:
    def told(*parties: str) -> Statement:
        return statement("Building the Lamu Harbour Cranes", kind="financing", parties=parties, amount=7e6)

    assert list(pairs(stated([document("doc_a", told("KEN", "NOR"), told("PER", "CHL"))]))) == []
    assert list(pairs(stated([document("doc_a", told("KEN", "NOR"), told("NOR", "KEN"))]))) == [(0, 1)]
