"""A hyphen at a line's end stays where the paper's own words say that it belongs to the word."""

import pytest

from extractors.readers.hyphens import is_cut, is_suspended, keeps_hyphen, vocabulary

PAPER = """The cooperation of the harbour board was a long-term matter. Its policy on low-income
towns was cost-effective, and the quality of its high-quality service was known. The north
and the south were joined by infrastructure. Export led, and the board was export-led."""


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("the coopera-", "tion of", False),
        ("a long-", "term plan", True),
        ("a high-", "productivity town", True),
        ("they high-", "lighted it", False),
        ("infra-", "structure", False),
        ("an inter-", "connection", False),
        ("the China-", "Japan forum", True),
        ("from 2004-", "2014 on", True),
        ("an export-", "oriented town", True),
        ("soft co\u00ad", "operation", False),
        ("the UN-", "led mission", True),
        ("a performance-", "based plan", True),
        ("a newly-", "appointed warden", True),
        ("a so-", "cial plan", False),
        ("inter-", "dependent towns", False),
        ("they under-", "took it", False),
        ("the sepa-", "rated towns", False),
        ("a tear-", "off strip", True),
        ("the swap-", "out of masts", True),
        ("a mop-", "up by noon", True),
        ("a break-", "up of ice", False),
        ("kept with-", "out a lamp", False),
    ],
)
def test_the_papers_words_decide(before, after, kept):
    assert keeps_hyphen(before, after, vocabulary(PAPER.splitlines())) is kept


def test_a_cut_word_bears_no_witness() -> None:
    words = vocabulary(["the har-", "bour board"])
    assert "har" not in words
    assert "bour" not in words
    assert words["board"] == 1


@pytest.mark.parametrize(
    ("line", "cut"), [("co-", True), ("a - ", False), ("see –", False), ("2004-", True), ("end.", False)]
)
def test_a_cut_line_ends_in_a_hyphen_after_a_letter(line, cut):
    assert is_cut(line) is cut


@pytest.mark.parametrize(
    ("before", "after", "suspended"),
    [
        ("the pre-", "and post-war years", True),
        ("short-", "or long-term", True),
        ("Two-", "to three-year-olds", True),
        ("some-", "andesite", False),
        ("over-", "topped", False),
        ("grain came in-", "to the harbour", False),
        ("There-", "to the board agreed", False),
    ],
)
def test_a_hyphen_that_two_words_share_is_no_cut(before: str, after: str, suspended: bool) -> None:
    assert is_suspended(before, after, vocabulary(["all went into it and thereto", "pre and two"])) is suspended
