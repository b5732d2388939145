"""Words side by side make a line."""

import pytest

from extractors.layout.lines import line
from extractors.model.page import Box, Word


@pytest.mark.parametrize(
    ("on_the_page", "as_read"),
    [
        (["one", "two", "3"], "one two 3"),
        (["שלוש", "שתיים", "אחת"], "אחת שתיים שלוש"),
        (["שתיים", "1948", "Red", "Sea", "אחת"], "אחת 1948 Red Sea שתיים"),
    ],
)
def test_a_line_is_read_in_the_direction_of_its_script(on_the_page, as_read):
    words = [Word(text, Box(50.0 * i, 0, 50.0 * i + 40, 10), 10) for i, text in enumerate(on_the_page)]
    assert line(words, 1).text == as_read
