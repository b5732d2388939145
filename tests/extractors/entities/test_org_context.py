"""Organisations known by the words around them."""

import pytest

from extractors.entities import find
from tests.extractors.entities.building import document


def texts(text):
    return [m.text for m in find(document(text)) if m.label == "ORG"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Freight went to the rail company Transvetra last year.", "Transvetra"),
        ("An agreement with Qolbex company was signed.", "Qolbex"),
        ("The agreement between Zytera and Novak Electrical Co., Ltd. was signed.", "Zytera"),
    ],
)
def test_an_unknown_name_beside_a_trade_or_a_party(text, name):
    assert name in texts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The company Monday said so.",
        "The bank of Kenya's lakes.",
        "The company President met them.",
        "The parent company said so.",
    ],
)
def test_other_words_beside_a_trade(text):
    assert texts(text) == []
