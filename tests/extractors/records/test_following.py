"""Sides that a figure shares with one told just before it, and money told by other words than a verb of giving."""

import pytest

from tests.extractors.records.reading import stated, tabled
from tests.extractors.records.test_given_and_invested import sides, sums


def test_who_follows_in_a_ranking_takes_the_place_of_who_leads_it() -> None:
    told = sums("Egypt bought 30 percent of Kenya's exports in 2012, followed by Uganda with 21 percent.")
    assert sides(told[21.0]) == ({"UGA"}, {"KEN"})


def test_those_who_follow_in_a_sentence_of_their_own_have_its_measure_and_its_whole() -> None:
    told = sums(
        "Among those investing in Peru, Spain is the main source of FDI with $9 billion, or 21 percent of the FDI.",
        "It was followed by Chile ($4 billion) and Brazil ($3 billion).",
        "The country's exports reached $50 billion.",
    )
    assert sides(told[4e9]) == ({"CHL"}, {"PER"})
    assert sides(told[3e9]) == ({"BRA"}, {"PER"})
    assert told[4e9].subtype == told[9e9].subtype
    assert sides(told[5e10])[1] == {"PER"}


def test_those_from_whom_somebody_imports_are_the_other_side_each() -> None:
    told = sums(
        "In 2011 Ghana imported goods mainly from Brazil (31 percent of the total), India (22 percent) and Togo (9 percent)."
    )
    assert [sides(told[share]) for share in (31.0, 22.0, 9.0)] == [({c}, {"GHA"}) for c in ("BRA", "IND", "TGO")]


def test_bilateral_trade_is_that_of_the_two_named_before() -> None:
    told = sums(
        "Trade between Kenya and Turkey grew slowly at first.",
        "Bilateral trade rose to $900 million in 2014.",
    )
    given, area = sides(told[9e8])
    assert given | area == {"KEN", "TUR"}


def test_remittances_come_from_where_they_are_sent() -> None:
    told = sums(
        "In 2013 Nepal received $2 billion in remittances.",
        "Remittances from Qatar were $500 million, or 25 percent of the total.",
    )
    assert sides(told[5e8]) == ({"QAT"}, {"NPL"})
    assert sides(told[25.0]) == ({"QAT"}, {"NPL"})


def test_the_country_is_the_one_that_owes_not_the_one_it_owes_to() -> None:
    told = sums("Estimates of Togo's obligations to India run to $580 million, 25 percent of the country's external debt.")
    assert sides(told[25.0])[1] == {"TGO"}


def test_goods_of_a_country_that_are_imported_come_from_it() -> None:
    told = sums("In 2009 the imports of Brazilian products totalled $7 billion.")
    assert "BRA" in sides(told[7e9])[0]


@pytest.mark.parametrize(
    ("sentence", "given", "taken"),
    [
        ("The credit line opened by India for Nepal was increased to $40 million.", {"IND"}, {"NPL"}),
        ("Norway has agreed to a loan of $40 million to help Peru build schools.", {"NOR"}, {"PER"}),
        ("In 2012 President Xi Jinping pledged $40 million to Nepal.", {"CHN"}, {"NPL"}),
        ("Norway will provide a loan of $US40 million to help Peru build schools.", {"NOR"}, {"PER"}),
        ("In 2010 Nepal received Danish food worth $40 million.", {"DNK"}, {"NPL"}),
        ("Peru says that $40 million provided by China's Exim Bank are repayable in 20 years.", {"CHN"}, {"PER"}),
    ],
)
def test_a_sum_is_financing_with_both_sides(sentence: str, given: set[str], taken: set[str]) -> None:
    told = sums(sentence)[4e7]
    assert (told.kind, sides(told)) == ("financing", (given, taken))


def test_an_arrangement_of_the_fund_is_a_line_of_credit() -> None:
    told = sums("Togo's 36-month arrangement totaling about $250 million was approved on 3 May 2017.")[2.5e8]
    assert (told.kind, sides(told)[1], told.date) == ("financing", {"TGO"}, "2017-05-03")


def test_guaranteed_debts_are_debts() -> None:
    told = sums("In 2015 Togo owed much. Its guaranteed debts amount to $30 million.")
    assert told[3e7].kind == "claim"


def test_a_number_of_yen_loans_is_no_sum() -> None:
    assert 5.0 not in sums("In 2015 Japan and Peru agreed on five yen loan projects for 90 billion yen.")


def test_terms_in_one_column_are_read_apart() -> None:
    told = stated(
        tabled(
            "Table 2: Loans of Japan to Peru",
            "Project | Amount (million USD) | Terms: rate / years / grace",
            "Northern ring road | 40 | 1.4% / 30 / 10",
            "Harbour wall | 55 | 0.1% / 40 / 12",
        )
    )
    assert [one.kind for one in told] == ["financing", "financing"]
    assert [(one.interest_rate, one.maturity_years, one.grace_years) for one in told] == [(1.4, 30, 10), (0.1, 40, 12)]


def test_what_is_owed_by_creditor_is_no_loan_a_row() -> None:
    told = stated(
        tabled(
            "Table 3: External debt of Peru by creditor (million US dollars)",
            "Creditor | End-2010 | End-2011",
            "China Eximbank | 656 | 739",
            "World Bank | 372 | 384",
        )
    )
    assert [one for one in told if one.kind == "financing"] == []
