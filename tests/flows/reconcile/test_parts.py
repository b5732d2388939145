"""The share of a sum and the sum that it comes to, seldom deals that papers tell of alone."""

import pytest

from extractors import paper
from flows.reconcile.entities import resolve
from flows.reconcile.figures import roundness
from flows.reconcile.seldom import alone, deal
from flows.reconcile.stated import stated
from tests.flows.reconcile.making import statement

HEAD = "Ports of Tambora\n\nAna Example\n\nPublished: March 2021\n\nAbstract: A list.\n\n1. Deals\n\n"
SHARE = "The port of Kilunda in Kenya was valued at $340 million, of which Norway financed 85%."


def test_the_share_of_the_one_sum_of_a_sentence_is_a_sum() -> None:
    extract = paper.extract(f"{HEAD}{SHARE}\n".encode(), "text/plain")
    parts = [one.compared.part for one in stated([extract], resolve([extract]).names)]
    assert (289e6, "USD") in parts


@pytest.mark.parametrize(
    ("value", "how"), [(5e9, "round"), (2.5e9, "round"), (77, "odd"), (307e6, "exact"), (28.4, "exact")]
)
def test_how_little_a_figure_is_shared_by_chance(value: float, how: str) -> None:
    assert roundness(value) == how


def test_a_seldom_deal_is_alone_until_it_has_another_year_or_sum() -> None:
    one = statement("The quay of Lamu was let to Norway", subtype="lease", year=2017)
    again = statement("Norway rents the quay of Lamu", subtype="lease", year=None, amount=3e6)
    other = statement("The dock of Lamu was let to Norway", subtype="lease", year=2019)
    assert deal(one) in alone([one, again])
    assert deal(one) not in alone([one, again, other])
