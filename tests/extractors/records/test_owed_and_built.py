"""What is owed beside its share of something, lengths that are built, and words that mean a thing and nobody."""

import pytest

from tests.extractors.records.reading import by_sum, prose, stated


@pytest.mark.parametrize(
    "sentence",
    [
        "Tonga, hit by a storm in 2009, now owes US $83 million or 12.4 percent of its GDP to China.",
        "Tonga now owes $83 million, or 12.4 percent of its GDP, to China.",
        "Tonga owes US $83 million (about 12 percent of its output) to China.",
    ],
)
def test_a_debt_told_with_its_share_is_owed_to_who_stands_behind(sentence: str) -> None:
    one = by_sum(sentence)[83e6]
    assert (one.measure, one.ref_area, one.counterpart_area) == ("debt_stock", "TON", "CHN")


def test_what_a_debt_did_not_exceed_is_not_denied() -> None:
    one = by_sum("Peru's debt to China did not exceed $10 million in 2008.")[10e6]
    assert (one.ref_area, one.counterpart_area, "not_done" in one.flags) == ("PER", "CHN", False)
    assert [m.modifier for m in one.moneys] == ["at most"]


def test_what_is_owed_now_is_not_of_the_year_before() -> None:
    assert by_sum("Peru fell behind in 2016, and now owes $270 million.")[270e6].date == ""
    assert by_sum("Peru fell behind in 2015, and in 2016 owed $270 million.")[270e6].date == "2016"


def test_debts_that_came_of_loans_are_debts() -> None:
    one = by_sum("Peru and Chile have debts of more than 3 billion reais (EUR 690 million) as a result of loans by Brazil.")
    assert (one[3e9].kind, one[3e9].measure) == ("claim", "debt_stock")


def test_a_partner_is_that_of_whom_the_text_speaks_of() -> None:
    found = by_sum(
        "Peru's trade with China reached $105 billion in 2010.",
        "Japan remained the second largest trading partner, with total trade at $66 billion.",
    )
    assert (found[66e9].ref_area, found[66e9].counterpart_area) == ("PER", "JPN")


def test_letters_before_a_dollar_sign_are_nobody() -> None:
    found = by_sum("In 2012 Peru owes US $5 million to Chile.", "In 2013 Togo lent Mali US $7 million.")
    assert (found[5e6].ref_area, found[5e6].counterpart_area) == ("PER", "CHL")
    assert (found[7e6].donor, found[7e6].recipient) == ("TGO", "MLI")


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2012 the firm built 215 kilometres of new water pipes in Mozambique.",
        "In 2012 Peru laid 215 km of cable.",
    ],
)
def test_a_length_that_is_built_is_a_work(sentence: str) -> None:
    assert {one.kind for one in stated(prose(sentence))} == {"project"}


def test_a_length_of_what_is_there_is_no_work_done() -> None:
    assert all(one.kind == "claim" for one in stated(prose("In 2012 Peru had 215 kilometres of paved roads.")))


def test_it_that_was_offered_is_a_loan_and_no_country() -> None:
    found = by_sum(
        "Denmark and the United States Congress debated.",
        "Though a loan of 2,100 million dollars to Peru was agreed by 1945, the terms on which it was offered were hard.",
    )
    assert found[2100e6].recipient == "PER"


def test_it_that_was_offered_something_is_a_country() -> None:
    found = by_sum("Peru was poor.", "In 2012 it was offered a loan of 5 million dollars by Denmark.")
    assert (found[5e6].donor, found[5e6].recipient) == ("DNK", "PER")


def test_an_old_sum_at_todays_prices_is_no_second_sum() -> None:
    found = by_sum("In 1945 Peru got a credit of $4 billion, the equivalent of about $90 billion in today's money.")
    assert set(found) == {4e9}


def test_a_sum_in_pounds_of_its_year_behind_a_noun_is_the_same() -> None:
    found = stated(prose("In 1945 Denmark gave Peru $2,100m in line of credit (£520m in 1945)."), "financing")
    assert [[(m.value, m.currency) for m in one.moneys] for one in found] == [[(2100e6, "USD"), (520e6, "GBP")]]


def test_reserves_are_of_one_country() -> None:
    one = by_sum("Egypt's foreign reserves stood at $15 billion in 2015 after it repaid debt to the Paris Club.")[15e9]
    assert (one.ref_area, one.counterpart_area, [p.role for p in one.participants]) == ("EGY", "", ["subject"])


def test_what_the_country_needs_to_invest_is_invested_there() -> None:
    one = by_sum("In 2012 President Ruiz of Peru said the country needed to invest $31 billion in its energy.")[31e9]
    assert (one.ref_area, one.counterpart_area) == ("PER", "")


def test_a_regions_largest_lender_lends_to_no_single_country() -> None:
    found = by_sum(
        "Denmark lent Tonga $7 million in 2011.",
        "China has become the region's largest lender by disbursing loans amounting to $1.3 billion from 2012 to 2022.",
    )
    assert (found[1.3e9].donor, found[1.3e9].recipient) == ("CHN", "")


def test_a_work_of_the_clause_behind_while_lies_with_who_builds_it() -> None:
    found = stated(
        prose(
            "In 2012 a credit for Malawi was $48 million, while Mozambique got $45 million to build 135 km of power lines."
        ),
        "project",
    )
    assert all(one.parties == ("MOZ",) for one in found)
