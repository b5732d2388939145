"""How deep the letters of a font reach, as its file says or as fonts do."""

from typing import cast

import pytest
from pdfminer.pdffont import PDFFont

from extractors.readers.fonts import USUAL_DESCENT, descent


class _Telling:
    def __init__(self, depth: float) -> None:
        self.depth = depth

    def get_descent(self) -> float:
        return self.depth


@pytest.mark.parametrize(("told", "depth"), [(-0.25, -0.25), (0.25, -0.25), (-0.97, USUAL_DESCENT)])
def test_a_depth_is_below_the_baseline_and_none_of_brackets(told: float, depth: float) -> None:
    assert descent(cast(PDFFont, _Telling(told))) == depth


def test_signs_that_a_font_says_nothing_of_stand_level_with_the_words_of_their_line() -> None:
    assert descent(cast(PDFFont, _Telling(0.0))) == USUAL_DESCENT
