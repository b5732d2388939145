"""Accents that are painted by themselves belong to the letter that they lie over."""

import pytest

from extractors.readers.garble import MEANINGLESS
from extractors.readers.painted import Face, Glyph
from extractors.readers.words import words

FACE = Face("CMR10", False, False)
Painted = tuple[str, float, float, float]
"""A letter, where it begins and how wide it is, and by how much it is lifted."""


def read(*painted: Painted) -> list[str]:
    glyphs = [
        Glyph(text, x, 90 - lift, x + wide, 100 - lift, x, 98 - lift, 10, 0, FACE, 0.0, 0, i)
        for i, (text, x, wide, lift) in enumerate(painted)
    ]
    return [word.text for word in words(glyphs, 595, 842)]


def letters(text: str, x: float) -> list[Painted]:
    return [(letter, x + 5 * i, 5.0, 0.0) for i, letter in enumerate(text)]


@pytest.mark.parametrize("wide", [3.3, 5.0])
@pytest.mark.parametrize(("mark", "letter", "whole"), [("¨", "a", "Länge"), ("\u0308", "a", "Länge"), ("´", "ı", "Línge")])
def test_an_accent_before_its_letter_as_tex_sets_it(wide: float, mark: str, letter: str, whole: str) -> None:
    at = 105 + (5 - wide) / 2
    assert read(*letters("L", 100), (mark, at, wide, 0.0), (letter, 105, 5.0, 0.0), *letters("nge", 110)) == [whole]


def test_an_accent_behind_its_letter_as_word_processors_set_it() -> None:
    assert read(*letters("caf", 100), ("e", 115, 5.0, 0.0), ("´", 116, 3.3, 0.0)) == ["café"]


def test_an_accent_lifted_over_a_capital_and_one_below_it() -> None:
    assert read(("ˇ", 101, 5.0, 2.4), ("C", 100, 7.0, 0.0), *letters("apek", 107)) == ["Čapek"]
    assert read(*letters("fa", 100), ("¸", 110, 4.4, 0.0), ("c", 110, 4.4, 0.0), *letters("ade", 114.4)) == ["façade"]


def test_a_bar_without_a_code_over_an_l() -> None:
    assert read(*letters("Wa", 100), (MEANINGLESS, 110, 2.8, 0.0), ("l", 110, 2.8, 0.0), *letters("esa", 112.8)) == [
        "Wałesa"
    ]


def test_a_quotation_mark_and_an_accent_over_no_letter_stay() -> None:
    assert read(("`", 100, 3.0, 0.0), *letters("rope", 103)) == ["`rope"]
    assert read(*letters("rope", 100), ("ˆ", 140, 5.0, 0.0), ("4", 140, 5.0, 0.0)) == ["rope", "ˆ", "4"]
