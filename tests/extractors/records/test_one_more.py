"""One more of what a sentence has just told, for somebody else; and whose pounds, rupees and pesos a sentence means."""

import pytest

from tests.extractors.records.reading import by_sum, prose, stated


@pytest.mark.parametrize(
    ("sentence", "first", "second"),
    [
        (
            "Sri Lanka granted a lease of the port to Japan in 2010 and another to Qatar in 2017.",
            (("JPN", "LKA"), "2010"),
            (("LKA", "QAT"), "2017"),
        ),
        (
            "Denmark gave Malawi a loan of $5 million in 2010 and another to Togo in 2017.",
            (("DNK", "MWI"), "2010"),
            (("DNK", "TGO"), "2017"),
        ),
        (
            "In 2011 Norway made a grant of $5 million to Mali, and a second one to Togo in 2012.",
            (("MLI", "NOR"), "2011"),
            (("NOR", "TGO"), "2012"),
        ),
        (
            "Norway built a hospital in Togo in 2004 and another in Mali in 2006.",
            (("NOR", "TGO"), "2004"),
            (("MLI", "NOR"), "2006"),
        ),
        (
            "Peru signed a treaty with Chile in 2010 and another with Ghana in 2012.",
            (("CHL", "PER"), "2010"),
            (("GHA", "PER"), "2012"),
        ),
    ],
)
def test_another_one_is_a_fact_of_its_own(
    sentence: str, first: tuple[tuple[str, ...], str], second: tuple[tuple[str, ...], str]
) -> None:
    assert sorted((one.parties, one.date) for one in stated(prose(sentence))) == sorted((first, second))


def test_another_thing_that_goes_somewhere_is_no_loan() -> None:
    found = stated(prose("Norway lent Mali $5 million in 2011 and moved another ship to Togo."))
    assert [one.parties for one in found] == [("MLI", "NOR")]


@pytest.mark.parametrize(
    ("sentence", "currency"),
    [
        ("Kuwait lent Egypt 30 million pounds in 1964.", "EGP"),
        ("Pakistan's provinces spent 30 million rupees on canals in 1964.", "PKR"),
        ("Kuwait lent Chile 30 million pesos in 1964.", "CLP"),
        ("Britain lent Egypt 30 million pounds in 1964.", "GBP"),
        ("India lent Pakistan 30 million rupees in 1964.", "INR"),
    ],
)
def test_a_word_for_money_is_that_of_the_country_its_sentence_names(sentence: str, currency: str) -> None:
    found = by_sum("Britain, India and Mexico had left by then.", sentence)
    assert [one.currency for one in found[30e6].moneys] == [currency]


def test_pounds_of_goods_weigh() -> None:
    found = stated(prose("Egypt exported 30 million pounds of cotton to Kuwait in 1964."))
    assert not any(one.moneys for one in found)
