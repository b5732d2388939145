"""Parts of a sentence without a verb, labels and headings that say who gives, and two sums of one deal."""

import pytest

from extractors.model.fact import Statement
from tests.extractors.records.reading import prose, stated, tabled


def told(*sentences: str) -> dict[float, Statement]:
    """The facts of a paragraph by their own sum."""
    return {one.moneys[0].value: one for one in stated(prose(*sentences)) if one.moneys}


def sections(*parts: str) -> dict[float, Statement]:
    """The facts with a sum of a paper with these headings and paragraphs, by that sum."""
    text = "\n\n".join(("A title of some length", "Ann Author", "Abstract: Words.", *parts))
    return {one.moneys[0].value: one for one in stated(text) if one.moneys}


def sides(found: dict[float, Statement], *sums: float) -> list[tuple[str, str, str]]:
    """Subtype, giver and receiver of the facts with these sums."""
    return [(found[n].subtype, found[n].donor, found[n].recipient) for n in sums]


def test_a_part_without_a_verb_tells_what_the_clause_before_told() -> None:
    found = told("Finland lent Peru $14 million for a mill in 2011, and Bolivia $6 million for a clinic.")
    assert sides(found, 14e6, 6e6) == [("loan", "FIN", "PER"), ("loan", "FIN", "BOL")]


def test_who_stands_where_the_giver_stood_gives() -> None:
    found = told("Ireland's government gave $300,000 in emergency aid to Samoa, and Portugal $2 million.")
    assert [found[n].donor for n in (3e5, 2e6)] == ["IRL", "PRT"]
    assert found[2e6].recipient == "WSM"


@pytest.mark.parametrize("added", ["another", "a further", "an additional", "an extra"])
def test_who_adds_to_what_another_gave_is_the_giver_of_it_and_no_receiver(added: str) -> None:
    found = told(f"Italy lent $20 million to Niger, and Poland {added} $60 million.")
    assert sides(found, 20e6, 60e6) == [("loan", "ITA", "NER"), ("loan", "POL", "NER")]


def test_parts_behind_a_colon_share_the_words_before_it() -> None:
    found = told("Loans of the Austrian government: Ghana $41 million; Togo $38 million; Benin $19 million.")
    assert [found[n].recipient for n in (41e6, 38e6, 19e6)] == ["GHA", "TGO", "BEN"]


def test_a_list_of_several_receivers_of_one_verb_is_no_part() -> None:
    found = told("In 2017 Norway lent Peru and Chile 40 million dollars and 25 million dollars respectively.")
    assert [found[n].recipient for n in (4e7, 2.5e7)] == ["PER", "CHL"]


def test_a_body_before_a_colon_gives_and_the_heading_says_to_whom() -> None:
    found = sections(
        "1. Recent support to Uganda",
        "• African Development Bank: a grant of $65 million for a road (May 2018).",
        "• Poland: EUR 20 million in grant aid for a laboratory.",
    )
    assert sides(found, 65e6, 20e6) == [("grant", "", "UGA"), ("grant", "POL", "UGA")]
    assert found[65e6].donor_organizations == ("African Development Bank",)


def test_a_country_before_a_colon_receives_where_the_heading_says_who_gives() -> None:
    found = sections("1. Swiss loans", "• Albania: a loan of CHF 12 million for a sewer (2016).")
    assert sides(found, 12e6) == [("loan", "CHE", "ALB")]


@pytest.mark.parametrize(("donor", "code"), [("Sweden", "SWE"), ("Japan", "JPN")])
def test_a_heading_that_is_a_name_gives_under_one_that_says_who_receives(donor: str, code: str) -> None:
    found = sections(
        "1. Development partners in Zambia",
        "Many have been active for decades, and all of them meet twice in a year.",
        f"2. {donor}",
        "A grant of $12 million was made for clinics in 2015. A further $8 million was promised for schools.",
    )
    assert [(found[n].donor, found[n].recipient) for n in (12e6, 8e6)] == [(code, "ZMB")] * 2


def test_a_heading_that_is_a_name_says_nothing_of_giving_under_another() -> None:
    found = sections("1. Trade", "Trade grew.", "2. Japan", "A loan of $12 million went to Fiji in 2015.")
    assert sides(found, 12e6) == [("loan", "", "FJI")]


def test_a_table_below_a_heading_lists_loans_by_lender_with_their_terms() -> None:
    rows = (
        "Lender | Purpose | Signed | Currency | Amount (million) | Interest (%) | Maturity (years)",
        "KfW | Irrigation | 14/03/2014 | EUR | 22.9 | 2.0 | 30",
        "OPEC Fund | Rural roads | Jul-2013 | USD | 7.5 | 1.75 | 20",
        "Danida | Clinics | 28/11/2015 | DKK | 40.0 | |",
    )
    found = [one for one in stated(tabled("Table 2: Loans signed by Malawi", *rows)) if one.kind == "financing"]
    assert [(one.date, one.recipient, one.interest_rate, one.maturity_years) for one in found] == [
        ("2014-03-14", "MWI", 2.0, 30.0),
        ("2013-07", "MWI", 1.75, 20.0),
        ("2015-11-28", "MWI", None, None),
    ]
    assert all(one.quantities == () for one in found)


@pytest.mark.parametrize(
    ("heads", "cells", "terms"),
    [
        ("Interest paid | Long-term debt", "2.5 | 12.0", (None, None)),
        ("Interest | Repayment", "2.5 | 12.0", (None, None)),
        ("Success rate | Repayments in 2015", "12 | 2.5", (None, None)),
        ("Interest | Repayment", "2.5% | 12 years", (2.5, 12.0)),
        ("Interest rate | Loan term", "2.5 | 12", (2.5, 12.0)),
        ("Rate, % p.a. | Term (years)", "2.5 | 12", (2.5, 12.0)),
    ],
)
def test_only_a_head_that_says_so_stands_over_the_terms_of_loans(
    heads: str, cells: str, terms: tuple[float | None, float | None]
) -> None:
    rows = (f"Creditor | Amount (US$ million) | {heads}", f"Norway | 30 | {cells}", f"Poland | 52 | {cells}")
    found = [one for one in stated(tabled("Table 2: Loans to Malawi", *rows)) if one.kind == "financing"]
    assert [(one.interest_rate, one.maturity_years) for one in found] == [terms, terms]


def test_two_sums_that_are_swapped_for_each_other_are_one() -> None:
    found = stated(prose("In May 2016, Chile and Norway agreed to swap 30 million kroner for 2 million euros."))
    assert len(found) == 1
    assert [m.currency for m in found[0].moneys] == ["NOK", "EUR"]


def test_the_share_of_a_quota_between_two_currencies_parts_no_sum() -> None:
    found = stated(prose("In 2019 the IMF lent Togo SDR 20 million (45 percent of quota or about US$27 million)."))
    assert [[m.value for m in one.moneys] for one in found if one.kind == "financing"] == [[2e7, 2.7e7]]


def test_a_date_that_something_is_compared_to_dates_nothing() -> None:
    found = told("In 2020, Peru's exports were $5 million, 3 per cent up on 2019.")
    assert found[5e6].year == 2020


def test_an_extension_until_a_day_dates_no_sum() -> None:
    found = told(
        "In June 2011, Austria approved an extension of the loan to Togo through March 2012 and a grant of $8 million."
    )
    assert found[8e6].date == "2011-06"


def test_an_ordinal_stands_for_the_noun_before_it() -> None:
    found = told(
        "Ghana issued a bond of $7 million in 2012. A second bond, for $10 million, followed, and a third of $12 million."
    )
    assert [(found[n].kind, found[n].subtype) for n in (7e6, 10e6, 12e6)] == [("financing", "bond")] * 3


def test_a_dash_before_a_number_is_no_minus() -> None:
    found = told("In 2014 Norway cancelled the debt of Mali of 4 million dollars; for Niger – 9 million dollars.")
    assert all(n > 0 for n in found)
    assert 9e6 in found


def test_a_currency_behind_its_number_takes_the_scale_of_the_head() -> None:
    rows = (
        "Date | Creditor | Purpose | Amount, million",
        "14.02.2015 | Norway | Buses | 18 EUR",
        "30.09.2015 | Austria | Pumps | 4,410 JPY",
        "21.11.2016 | Poland | Tractors | 7.5 USD",
    )
    found = [one for one in stated(tabled("Table 2: Credits taken up by Georgia", *rows)) if one.kind == "financing"]
    assert [(one.moneys[0].value, one.moneys[0].currency, one.recipient) for one in found] == [
        (18e6, "EUR", "GEO"),
        (4.41e9, "JPY", "GEO"),
        (7.5e6, "USD", "GEO"),
    ]


def test_a_loan_in_an_old_currency_is_a_loan() -> None:
    found = stated(prose("In 1923, Austria obtained a loan of 650 million gold crowns from Britain."))
    loans = [one for one in found if one.kind == "financing"]
    assert [(one.subtype, one.donor, one.recipient, one.moneys) for one in loans] == [("loan", "GBR", "AUT", ())]
    assert [one.split()[0] for one in loans[0].quantities] == ["650000000"]


@pytest.mark.parametrize(
    ("sentence", "terms"),
    [
        ("In 2012 Norway lent Togo $9 million at 2 per cent over 50 years.", (2.0, 50.0, None)),
        ("Norway made Togo a loan of $9 million (interest 2%, 20 years, 5 of them grace).", (2.0, 20.0, 5.0)),
        ("Togo issued a $9 million, five-year benchmark eurobond with a coupon of 4 per cent.", (4.0, 5.0, None)),
        ("In 2012 Norway lent Togo $9 million at 2 per cent and 20 years after the war.", (2.0, None, None)),
    ],
)
def test_terms_stand_right_behind_a_sum(sentence: str, terms: tuple[float, float, float | None]) -> None:
    one = told(sentence)[9e6]
    assert (one.interest_rate, one.maturity_years, one.grace_years) == terms


def test_whose_loan_another_gives_receives_it() -> None:
    found = told("In 2012 Austria approved a further tranche of Togo's loan of $9 million.")
    assert sides(found, 9e6) == [("loan", "AUT", "TGO")]


def test_all_parts_are_done_by_whom_the_last_one_names() -> None:
    found = told("In 1952 Greece was given $3 million and Malta $1 million by Canada.")
    assert [(found[n].donor, found[n].recipient) for n in (3e6, 1e6)] == [("CAN", "GRC"), ("CAN", "MLT")]


def test_debts_in_brackets_behind_whose_they_are() -> None:
    found = told("In 2007 Norway cancelled Ecuador's debt ($50 million), Egypt's ($8 million) and Peru's ($19 million).")
    assert [found[n].recipient for n in (50e6, 8e6, 19e6)] == ["ECU", "EGY", "PER"]


def test_trade_between_two_is_of_the_one_with_the_other() -> None:
    one = next(s for s in stated(prose("In 2019 trade between Peru and Chile reached $3 billion.")) if s.measure == "trade")
    assert (one.ref_area, one.counterpart_area) == ("PER", "CHL")


def test_a_clause_with_a_figure_of_its_own_lends_nobody_to_the_one_before() -> None:
    found = told("In 2019 trade with the EU reached $8 million, while shipments to Norway were put at $3 million.")
    assert "NOR" not in found[8e6].parties


def test_what_contracts_are_compared_with_is_no_sum_of_them() -> None:
    (one,) = stated(prose("Danish firms won contracts of $14 million in Gabon in 2015, up from $9 million in 2010."))
    assert [m.value for m in one.moneys] == [14e6]


def test_a_work_told_by_its_cost_is_of_when_it_was_opened_and_not_of_what_else_was() -> None:
    (own,) = stated(prose("The Ruvu bridge was built by Mota at a cost of $14 million and opened in June 2012."))
    assert own.date == "2012-06"
    (other,) = stated(prose("The Ruvu bridge cost $14 million and the road to it was opened in 2012."))
    assert other.date == ""
