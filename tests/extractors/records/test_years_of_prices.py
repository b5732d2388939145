"""Years that date no fact: those of prices, and times counted back from when somebody writes or from another figure's."""

from tests.extractors.records.reading import by_sum, prose, stated


def dates(*sentences: str) -> dict[float, str]:
    """The times of the facts of a paragraph by their own sum or share."""
    return {value: one.date for value, one in by_sum(*sentences).items()}


def test_the_year_of_prices_dates_no_sum() -> None:
    found = dates(
        "Between 2000 and 2012, Norway committed 52 million dollars (deflated 2014) in grants to Kenya.",
        "From 2001 to 2010 Japan gave Kenya $31 million in 2015 dollars as grants.",
        "In 1950, Norway gave Peru a grant of $21 million (in constant 2005 US$).",
        "Sweden lent Ghana $17 million (constant 2011 prices).",
    )
    assert found == {5.2e7: "2000/2012", 3.1e7: "2001/2010", 2.1e7: "1950", 1.7e7: ""}


def test_a_year_beside_a_sum_that_tells_no_prices_dates_it() -> None:
    found = dates(
        "Norway gave Kenya a grant of $52 million (2014).",
        "Kenya's debt to Norway in 2015 dollars was not known, but it reached $7 million in 2016.",
        "Norway lent Ghana $17 million in 2011. Prices rose.",
    )
    assert found == {5.2e7: "2014", 7e6: "2016", 1.7e7: "2011"}


def test_a_level_of_years_ago_is_not_of_the_year_of_the_level_that_it_led_to() -> None:
    found = dates("The share of exports in Peru's GDP fell from 61 per cent 12 years ago to 34 per cent in 2019.")
    assert found == {61.0: "", 34.0: "2019"}


def test_a_level_of_years_earlier_is_counted_from_the_year_of_the_level_that_it_led_to() -> None:
    assert dates("Kenya's exports to Norway rose from $2 billion ten years earlier to $5 billion in 2019.") == {
        2e9: "2009",
        5e9: "2019",
    }
    assert dates("Kenya's exports to Norway reached $5 billion in 2019, from $2 billion ten years earlier.") == {
        2e9: "2009",
        5e9: "2019",
    }


def test_what_was_before_or_after_an_agreement_does_not_date_it() -> None:
    signed = "Peru and Chile signed a treaty on a tunnel"
    others = ("after their ministers agreed a route in May 2019", "before Chile held elections in May 2019")
    assert [one.date for words in others for one in stated(prose(f"{signed} {words}."))] == ["", ""]
    same = ("when their ministers met in May 2019", "after talks in May 2019", "in May 2019 after their ministers had met")
    assert [one.date for words in same for one in stated(prose(f"{signed} {words}."))] == ["2019-05"] * 3


def test_another_part_between_semicolons_does_not_date_an_agreement() -> None:
    text = (
        "Belize made a pact with Peru in 2021; Togo signed a treaty with Chile; and Gabon struck a deal with Japan in 2023."
    )
    found = {frozenset(one.parties): one.date for one in stated(prose(text))}
    assert found == {
        frozenset({"BLZ", "PER"}): "2021",
        frozenset({"TGO", "CHL"}): "",
        frozenset({"GAB", "JPN"}): "2023",
    }
    ahead = "In 2021, after much talk, Belize was host to Peru; it signed a treaty with Chile."
    assert [one.date for one in stated(prose(ahead))] == ["2021"]


def test_a_sum_and_a_side_of_a_clause_that_and_adds_are_none_of_an_agreement() -> None:
    text = (
        "Hungary made a contract with Egypt on a bridge in 1955, and Romania will deliver a power plant worth $2.6 million."
    )
    deals = [one for one in stated(prose(text)) if one.kind == "agreement"]
    assert [(set(one.parties), one.moneys) for one in deals] == [({"EGY", "HUN"}, ())]


def test_since_when_one_thing_lasts_is_no_time_of_what_and_adds() -> None:
    found = dates("Peru has borrowed over $54 million from Norway since 2007, and still owes Norway $23 million.")
    assert found == {5.4e7: "2007", 2.3e7: ""}
    found = dates(
        "Peru has got $42 million from Norway since 1980, of which $34 million are loans and $8 million are gifts."
    )
    assert found == {4.2e7: "1980", 3.4e7: "1980", 8e6: "1980"}
    found = dates("Peru borrowed $54 million from Norway in 2007 and repaid Norway $23 million.")
    assert found == {5.4e7: "2007", 2.3e7: "2007"}


def test_the_year_of_what_a_sum_is_compared_with_is_not_the_sum_s() -> None:
    assert dates("Compared with aid of $7 million in 2018, Norway gave Kenya $4 million.") == {7e6: "2018", 4e6: ""}
    found = dates("Norway gave Kenya $5 million in 2019, compared with $6 million in 2018.")
    assert found == {5e6: "2019", 6e6: "2018"}
