"""Figures of a paper's method, of charts and of makings are no facts; what stands beside keeps its own sides and time."""

import pytest

from tests.extractors.records.reading import by_sum, prose, stated, tabled


@pytest.mark.parametrize(
    "sentence",
    [
        "This sample, which comprised more than 7% of the students of Kenya in 2009, was drawn by faculty.",
        "Multiplying it with the haircut estimated in Malo and Petri (2013) yields 11 percent of Kenya's annual debt.",
        "Kenya's debt level is assumed to fall between zero and 200 percent of output.",
        "I therefore follow Malo et al. (2018) and set the output loss of Kenya to be 7%.",
        "Output loss: Set as 7% following the literature on Kenya.",
        "We apply an average 40 percent debt ratio for the cost of roads in Kenya.",
        "Scenario 1: Interest rates in Kenya are two percent higher (change in the debt ratio, 2016-30).",
        "Taking 2014 as the base year, the price level of Kenya in 2014 is 100%.",
        "The proposed medium-term metric is based on a debt ratio of 50 percent of GDP in Kenya.",
        "Donors amended the threshold to 35% in 2016.",
        "40% TZA VNM 40% KHM GEO VNM IND BGD BGD KHM LAO UKR LAO GEO TJK UKR 20% TJK BLR 20% IDN KGZ IDN THA RUS 0% in Laos",
        "200 160 120 80 40 0 2010 2011 2012 2013F 2014F 2015F 2016F 62% Fe iron ore fines (port of Tianjin, China)",
        "The ore of Peru has a 62 percent iron content.",
        "Sample tax rates of Belgium (21% in 2017) ..................... 13",
        "The process for Kenya can be shown together with its 5% critical value.",
        "The airport lies in a forest of Peru, a 250 kilometer drive from Lima.",
    ],
)
def test_methods_charts_and_makings_give_no_fact(sentence: str) -> None:
    assert stated(prose(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2014 Kenya's debt was 40 percent of output, as Malo and Petri (2013) had foreseen.",
        "In 2012 Denmark set aside 40 million dollars to match the grant to Kenya.",
        "Kenya raised its debt ceiling to 35 percent of GDP in 2016 and owed 33 percent of GDP in 2017.",
    ],
)
def test_what_only_looks_like_a_method_is_a_fact(sentence: str) -> None:
    assert stated(prose(sentence)) != []


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("In the study by Lindqvist (2005) the exports of Kenya were 40 percent of output.", [""]),
        ("Kenya's debt rose to 50 percent of GDP in 2013 (Malo and Smit-Grohé, 2017; Bell, 2009).", ["2013"]),
        ("The bridge was built by Siemens and Alstom (2013) for 50 million dollars in Kenya.", ["2013"]),
        ("Kenya signed treaties with Peru and Chile (2013) on trade.", ["2013"]),
        ("Kenya turned to the Paris Club in 2005 for a moratorium due to the floods of December 2004.", ["2005"]),
        ("Kenya received $5 million from Denmark due to the floods of 2004.", ["2004"]),
        (
            "Ore exports of Peru will likely rise by 17 percent in volume on 2012, an extra US$15 billion of revenue.",
            [""],
        ),
    ],
)
def test_years_of_authors_causes_and_comparisons_date_nothing(sentence: str, dates: list[str]) -> None:
    assert [one.date for one in stated(prose(sentence))] == dates


def test_a_percentage_is_of_what_it_is_of() -> None:
    found = by_sum(
        "The State covers 50 % of the costs of training in Finland.",
        "In the long term, 37 percent of countries may see a rise in their debt ratio.",
        "Loans made up 40 percent of Kenya's debts in 2012.",
        "The interest rate was 6 percent in Peru in 2012.",
    )
    assert [found[n].measure for n in (50.0, 37.0, 40.0, 6.0)] == ["share", "share", "debt_share", "price"]


def test_a_coupon_is_no_share_of_debt() -> None:
    (bond,) = stated(prose("In 2008 Peru issued a 5 percent bond of $300 million."))
    assert (bond.kind, bond.recipient, bond.interest_rate) == ("financing", "PER", 5.0)
    assert stated(prose("In June 1971, Peru opened subscriptions for a 5 percent perpetual bond.")) == []


@pytest.mark.parametrize(
    ("sentence", "area", "counterpart"),
    [
        ("The total debt owed to Chinese lenders was US$78 billion in 2019.", "", "CHN"),
        ("Denmark gave aid to Greece. The Danish debt stock fell to 45 percent of GDP in 1932.", "DNK", ""),
        ("In 2015 China held $1.1 trillion of US Treasury bonds.", "USA", "CHN"),
        ("Peru's central bank owns $3 billion in Chilean bonds.", "CHL", "PER"),
    ],
)
def test_whose_debt_it_is(sentence: str, area: str, counterpart: str) -> None:
    claim = stated(prose(sentence), "claim")[-1]
    assert (claim.kind, claim.ref_area, claim.counterpart_area) == ("claim", area, counterpart)


def test_the_debt_of_a_continent_is_not_owed_to_whom_the_next_clause_names() -> None:
    found = by_sum("In 2019, Africa's debt was US$964 billion and the debt owed to Chinese lenders was US$78 billion.")
    assert [found[n].counterpart_area for n in (964e9, 78e9)] == ["", "CHN"]


def test_who_is_given_money_in_exchange_receives_it() -> None:
    found = by_sum(
        "Kenya gave up transfer rights in exchange for debt relief and 300 million dollars in loans.",
        "Djibouti handed over the port to China in return for a credit of $40 million.",
        "China lent Angola $2 billion in exchange for oil in 2004.",
        "In 2010 Denmark gave Zambia $30 million in exchange for mining rights.",
    )
    sides = {n: (one.donor, one.recipient) for n, one in found.items()}
    assert sides == {3e8: ("", "KEN"), 4e7: ("CHN", "DJI"), 2e9: ("CHN", "AGO"), 3e7: ("DNK", "ZMB")}


def test_a_loan_from_some_banks_is_none_of_the_giver_before() -> None:
    found = by_sum("Denmark lent Peru $5 million in 2010.", "In 2011 Peru obtained a $7 million loan from a group of banks.")
    assert [found[n].donor for n in (5e6, 7e6)] == ["DNK", ""]


def test_a_row_without_a_side_and_a_time_is_no_fact() -> None:
    rows = ("Borrower | Loan (million dollars)", "Kenya | 40", "Others | 20", "Peru | 30")
    assert [(one.recipient, one.date) for one in stated(tabled("Table 1. Loans", *rows))] == [("KEN", ""), ("PER", "")]


def test_a_price_of_a_piece_is_not_what_a_work_costs() -> None:
    found = by_sum(
        "Peru built a road in 2010.",
        "With an estimated cost of $23.8 million per kilometre, it is one of the costliest.",
        "Chile built a road at a cost of $300 million in 2011.",
    )
    assert {n: one.kind for n, one in found.items()} == {300e6: "project"}


def test_a_date_by_which_a_loan_is_told_is_not_that_of_the_next_part() -> None:
    found = by_sum("Peru repaid the $1 billion loan granted by China in 2014; it made up about 25 percent of Peru's debt.")
    assert found[25.0].date == ""


def test_since_when_a_level_has_moved_does_not_date_it() -> None:
    (claim,) = stated(prose("The share of Peru in the exports of Chile has doubled since 2013 to about 40 percent."))
    assert (claim.value, claim.date) == (40.0, "")


def test_the_sum_that_a_part_is_let_off_of_is_what_was_owed() -> None:
    found = by_sum("In 2014 Russia wrote off 90 percent of the $35 billion debt of Cuba.")
    whole = found[35e9]
    assert (whole.kind, whole.measure, whole.ref_area, whole.counterpart_area) == ("claim", "debt_stock", "CUB", "RUS")
