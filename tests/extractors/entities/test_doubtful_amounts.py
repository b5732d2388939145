"""Amounts that are told in part or beside a sign that nobody could read are no sure amounts of another value."""

import pytest

from extractors.entities import find
from tests.extractors.entities.building import document


def amounts(text: str) -> list[tuple[str, str]]:
    return [(m.text, m.norm) for m in find(document(text)) if m.label == "AMOUNT" and m.kind != "count"]


def confidence(text: str) -> float:
    (only,) = [m.confidence for m in find(document(text)) if m.label == "AMOUNT"]
    return only


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        ("Some $10-odd million went there.", "USD 10000000"),
        ("It took US$3+ billion to build.", "USD 3000000000"),
        ("Rates of three to five percent were asked.", "3-5 %"),
        ("They asked two or three million dollars for it.", "USD 2000000-3000000"),
        ("Growth of -2.1 to -1.5 per cent was seen.", "-2.1--1.5 %"),
        ("The United Kingdom took 5 million pounds of shrimp.", "5000000 lb"),
        ("The United Kingdom wrote off 5 million pounds of debt.", "GBP 5000000"),
        ("Belgium lent 600 million Belgian francs.", "BEF 600000000"),
        ("Nigeria set N500 million aside.", "NGN 500000000"),
        ("Zambia set K12 million aside.", "ZMW 12000000"),
        ("South Africa set R5 million aside.", "ZAR 5000000"),
        ("Norway set kr 90 million aside.", "NOK 90000000"),
        ("Denmark set kr. 90 million aside.", "DKK 90000000"),
        ("Cameroon set CFAF 20 billion aside.", "XAF 20000000000"),
    ],
)
def test_the_whole_amount_is_read(text: str, norm: str) -> None:
    assert [found for _, found in amounts(text)] == [norm]


@pytest.mark.parametrize(
    "text",
    [
        "The fund holds twelve thousand five hundred million yen.",
        "In 2005 US$, the cost was lower.",
        "They set kr 90 million aside.",
        "They set K12 million aside.",
        "The K12 schools and the P20 wing of Zambia and Botswana closed.",
    ],
)
def test_no_amount_is_better_than_a_wrong_one(text: str) -> None:
    assert amounts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Growth was \ufffd4.2 per cent.",
        "A loss of \ufffd 5 million dollars.",
        "It cost $5\ufffd a head.",
        "A loan of 5 milliard francs was made.",
    ],
)
def test_an_amount_with_an_unread_neighbour_or_a_shared_name_is_not_sure(text: str) -> None:
    assert confidence(text) <= 0.6
