"""Whom "the two parties" means, how large they make their agreement, and the bank that "EXIM Bank" is."""

import pytest

from tests.extractors.records.reading import by_sum, prose, stated


@pytest.mark.parametrize(
    "sentence",
    [
        "The African Union granted Mali 41 million euros under an accord signed between the two parties in 2012.",
        "Mali signed a new protocol in 2012 with the African Union (AU) which extends the accord between the two sides.",
    ],
)
def test_the_two_parties_are_a_union_and_a_country_of_their_own_sentence(sentence: str) -> None:
    found = stated(prose("Peru borrowed $5 million from Chile in 2003.", sentence), "agreement")
    assert found
    assert all(one.parties == ("MLI",) and "African Union" in one.organizations for one in found)


def test_two_countries_beside_a_bank_that_only_tells_are_those_before() -> None:
    found = stated(
        prose(
            "Peru and Chile share a border.",
            "The World Bank said that in 2012 the two countries signed a treaty on water.",
        ),
        "agreement",
    )
    assert [one.parties for one in found] == [("CHL", "PER")]


@pytest.mark.parametrize("when", ["On 5 September 1967", "In September 1967", "On September 5, 1967,", "In 1967"])
def test_the_first_of_three_behind_a_date_signs_too(when: str) -> None:
    (one,) = stated(prose(f"{when} China, Tanzania and Zambia signed the agreement on a railway to the coast."), "agreement")
    assert one.parties == ("CHN", "TZA", "ZMB")


def test_one_of_three_lends_to_the_other_two() -> None:
    found = by_sum(
        "Kenya and Uganda share a line.",
        "China, Tanzania and Zambia met in 1967.",
        "China lent the two countries 640 million yuan in 1967.",
    )
    assert {p.country for p in found[640e6].participants if p.role == "recipient"} == {"TZA", "ZMB"}


SWAP = "In 2014 the People's Bank of China and the Central Bank of Chile entered into a currency swap agreement."


@pytest.mark.parametrize(
    ("sentence", "value", "date"),
    [
        ("In 2018 China raised its currency swap agreement with Chile by 10 billion yuan.", 10e9, "2018"),
        ("In 2018 China increased the size of a currency swap agreement with Chile by 10 billion yuan.", 10e9, "2018"),
        ("In 2018 China and Chile expanded their swap agreement to 60 billion yuan.", 60e9, "2018"),
        (
            "The two central banks renewed their swap agreement in 2017 and expanded it by RMB 60 billion in 2018.",
            60e9,
            "2018",
        ),
    ],
)
def test_what_an_agreement_is_enlarged_by_is_told_of_the_agreement(sentence: str, value: float, date: str) -> None:
    one = by_sum(SWAP, sentence)[value]
    assert (one.kind, one.parties, one.date) == ("agreement", ("CHL", "CHN"), date)


def test_what_an_agreement_lets_somebody_raise_is_no_size_of_it() -> None:
    one = by_sum("In 2018 the agreement with Denmark allowed Chile to raise its exports by 60 million dollars.")[60e6]
    assert (one.kind, one.measure, one.ref_area) == ("claim", "exports", "CHL")


@pytest.mark.parametrize(
    ("before", "giver"),
    [
        ("The Peruvian railway borrowed 3 billion dollars from the Chinese Export Import (EXIM) Bank in 2013.", "CHN"),
        ("The Peruvian railway borrowed 3 billion dollars from the Turkish Export Import (EXIM) Bank in 2013.", "TUR"),
    ],
)
def test_letters_in_brackets_within_a_name_tell_whose_bank_it_is(before: str, giver: str) -> None:
    found = by_sum(
        "The Export-Import Bank of Korea lent Peru 5 million dollars in 2010.",
        before,
        "In 2014 Peru got a loan of 7 million dollars from EXIM Bank for a bridge.",
    )
    assert (found[5e6].donor, found[7e6].donor) == ("KOR", giver)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2012 Japan gave Peru 23,450 million Japanese Yen (JPY) (approximately $0.19 billion) for a port.",
        "In 2012 Peru got a loan of nine million dollars ($9,000,000) from Japan.",
        "In 2012 China and Peru agreed to swap 40 billion yuan ($5.6 billion) for 88 billion pesos.",
        "The swap line of China and Peru is of 30 billion yuan ($4.1 billion) or 15 billion soles ($4 billion).",
    ],
)
def test_a_sum_told_again_is_no_second_fact(sentence: str) -> None:
    found = [one for one in stated(prose(sentence)) if one.moneys]
    assert len(found) == 1
    assert len({(m.value, m.currency) for m in found[0].moneys}) == len(found[0].moneys)


def test_sums_in_brackets_of_a_list_stay_with_their_own() -> None:
    found = by_sum("In 2012 Japan gave Peru 5 million dollars (4 million euros), Chile 7 million dollars (6 million euros).")
    assert (found[5e6].recipient, found[7e6].recipient) == ("PER", "CHL")


def test_numbers_of_items_are_no_counts_and_numbers_in_words_are() -> None:
    items = (
        "In 2012 Japan's notes for Peru cover (1) Ica Bridge Project ($2 million) and (2) Lima Port Project ($3 million)."
    )
    assert "count" not in {one.measure for one in stated(prose(items))}
    (deal,) = stated(prose("In 2012 Peru and Chile signed twelve (12) agreements on trade."), "agreement")
    assert deal.subtype == "agreement_bundle"


def test_the_start_of_a_record_time_dates_no_loan() -> None:
    one = by_sum("Japan lent Peru 52 billion yen, the largest ever loan package since its inception in 1974.")[52e9]
    assert one.date == ""


def test_a_credit_under_which_no_more_is_paid_was_given() -> None:
    found = by_sum(
        "The Bank of China declined to make more funds available to Peru under a $8 billion line of credit granted in 2013."
    )
    assert (found[8e9].date, "not_done" in found[8e9].flags) == ("2013", False)
    refused = by_sum("In 2015 the Bank of China declined to grant Peru a line of credit of $15 billion.")
    assert "not_done" in refused[15e9].flags


def test_what_a_government_invests_without_a_place_is_invested_at_home() -> None:
    sentence = (
        "In 2024 the government of Peru planned to invest $500 million on pipes to allow an increase in imports from Chile."
    )
    one = by_sum(sentence)[500e6]
    assert (one.ref_area, one.counterpart_area) == ("PER", "")
    abroad = by_sum("In 2024 the government of Peru planned to invest $500 million in Chile.")[500e6]
    assert (abroad.ref_area, abroad.counterpart_area) == ("CHL", "PER")


def test_whom_an_industry_employs_is_of_its_country_and_not_of_the_topic() -> None:
    found = by_sum(
        "Peru is large.",
        "Peru borrowed $5 million from Chile in 2003.",
        "Peru is rich.",
        "Mali's fishing sector makes up 20 percent of the country's budget revenue and employs more than 21,000 people.",
    )
    assert (found[21000.0].ref_area, found[21000.0].counterpart_area) == ("MLI", "")
