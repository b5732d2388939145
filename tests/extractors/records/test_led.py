"""Items of a list with the words that lead into it, terms in a sentence of their own, and countries in general."""

from extractors import paper
from extractors.model.fact import Statement
from tests.extractors.records.reading import prose, stated
from tests.papers.press import Setting, typeset


def told(*sentences: str) -> dict[float, Statement]:
    """The facts of a paragraph by their own sum or value."""
    found = stated(prose(*sentences))
    return {(one.moneys[0].value if one.moneys else one.value or 0.0): one for one in found}


def listed(*lines: str) -> dict[float, Statement]:
    """The facts with a sum of a page, by that sum."""
    source = "\n".join(("title: On lists of loans", "authors: Ann Author", "## Loans", *lines))
    found = [placed.statement for placed in paper.extract(typeset(source, Setting()).pdf, "application/pdf").statements]
    return {one.moneys[0].value: one for one in found if one.moneys and one.moneys[0].value is not None}


def test_an_item_is_told_by_the_words_that_lead_into_its_list() -> None:
    found = listed(
        "In 2012, Denmark cancelled:",
        "- USD 4 million to Togo",
        "- USD 7 million to Malawi",
        "- USD 9 million to African countries",
    )
    sides = [(found[n].subtype, found[n].donor, found[n].recipient, found[n].year) for n in (4e6, 7e6, 9e6)]
    assert sides == [
        ("debt_relief", "DNK", "TGO", 2012),
        ("debt_relief", "DNK", "MWI", 2012),
        ("debt_relief", "DNK", "", 2012),
    ]


def test_an_item_that_is_a_sentence_takes_nothing_from_the_words_before_its_list() -> None:
    found = listed("In 2012, Denmark cancelled:", "- Peru lent Bolivia USD 4 million in 2015")
    assert (found[4e6].donor, found[4e6].recipient, found[4e6].year) == ("PER", "BOL", 2015)


def test_terms_in_the_next_sentence_are_those_of_the_loan() -> None:
    one = told(
        "In 2012 Denmark lent Togo 40 million dollars.",
        "The loan carries an interest rate of 3 percent, a grace period of 4 years and a maturity of 18 years.",
    )[4e7]
    assert (one.interest_rate, one.grace_years, one.maturity_years) == (3.0, 4.0, 18.0)


def test_rates_of_another_country_are_no_terms_of_the_loan_before() -> None:
    one = told("In 2012 Denmark lent Togo 40 million dollars.", "The interest rate of a loan in Peru is 20 percent.")[4e7]
    assert one.interest_rate is None


def test_what_a_region_exports_is_of_no_country_it_goes_to() -> None:
    found = told("In 2014 the region exported 40 million dollars of tea (3% of regional output) to Denmark.")
    assert [(found[n].ref_area, found[n].counterpart_area) for n in (4e7, 3.0)] == [("", "DNK"), ("", "DNK")]


def test_aid_for_a_continent_does_not_go_to_the_country_that_is_visited() -> None:
    found = told("Denmark, during a visit to Togo, unveiled extra aid for Africa totalling at least 40 million dollars.")
    assert (found[4e7].donor, found[4e7].recipient) == ("DNK", "")


def test_a_loan_whose_debt_has_grown_is_a_loan_of_its_first_sum() -> None:
    found = told("Denmark's first loan of 40 million dollars to Togo has grown to 60 million dollars.")
    assert (found[4e7].kind, found[6e7].measure) == ("financing", "debt_stock")


def test_a_sum_that_a_country_had_written_off_is_relief_with_its_parts() -> None:
    found = told("Togo had almost 6 million dollars written off: 4 million dollars in 2011 and 2 million dollars in 2015.")
    assert [(found[n].subtype, found[n].recipient) for n in (6e6, 4e6, 2e6)] == [("debt_relief", "TGO")] * 3


def test_a_country_is_meant_by_what_it_is_like() -> None:
    found = told(
        "Chad owes traders 9 million dollars.", "In 2013 the landlocked nation borrowed 6 million dollars from Denmark."
    )
    assert (found[6e6].donor, found[6e6].recipient) == ("DNK", "TCD")
