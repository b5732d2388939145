"""Levels told twice or against a year, money that is only talked of, and what stands in no pipe."""

import pytest

from extractors.model.fact import Statement
from tests.extractors.records.reading import by_sum, prose, stated


def claims(*sentences: str) -> dict[float, Statement]:
    """Claims by their own value."""
    return {one.value: one for one in stated(prose(*sentences), "claim") if one.value is not None}


def test_a_sum_behind_a_share_of_gdp_is_of_what_is_shared_and_of_its_time() -> None:
    found = claims(
        "Peru's public debt rose to 61% of GDP ($52 billion) in late 2018, compared to 55% of GDP ($44 billion) in 2016."
    )
    assert {value: (one.subtype, one.date[:4]) for value, one in found.items()} == {
        61: ("share", "2018"),
        52e9: ("debt_stock", "2018"),
        55: ("share", "2016"),
        44e9: ("debt_stock", "2016"),
    }


def test_output_itself_stays_output() -> None:
    found = claims("Peru's GDP was $222 billion in 2018, and mining made up 12% of GDP.")
    assert (found[222e9].subtype, found[12].subtype) == ("gdp", "share")


def test_a_year_that_a_level_is_held_against_dates_nothing() -> None:
    found = claims(
        "Chile's trade with Peru grew by 31% on 2016 and reached $3.55 billion in 2017.",
        "In 2014 Chile's imports from Peru were up 9 percent from 2013 at $1.7 billion.",
        "Chile's exports to Peru grew by 14% from 2010 to 2015.",
    )
    assert (found[3.55e9].date, found[9].date, found[1.7e9].date, found[14].date) == ("2017", "2014", "2014", "2010/2015")
    assert found[31].date != "2016"


def test_how_large_a_rise_was_is_no_share() -> None:
    found = claims(
        "Chile's copper exports reached $12 billion in 2016, a 28 percent increase from a year earlier.",
        "Chile has a 30 percent share of Peru's imports.",
    )
    assert (found[28].subtype, found[30].subtype) == ("other", "share")


def test_this_year_is_not_that_of_the_sentence_before() -> None:
    found = claims(
        "Chile's trade with Peru was $4.2 billion in 2018.",
        "Chile's trade with Peru came to $3.1 billion in nine months of this year.",
    )
    assert (found[4.2e9].year, found[3.1e9].year) == (2018, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Negotiations have commenced with Japan to provide assistance of $300 million for Kenya's ports.",
        "Talks are under way with Japan to lend Kenya $300 million for its ports.",
        "In 2011, negotiations began with Japan on a loan of $300 million for Kenya.",
        "In 2012, Kenya opened talks with Japan for a $300 million credit line.",
    ],
)
def test_money_on_which_talks_go_on_is_negotiated(sentence: str) -> None:
    assert "not_done" in by_sum(sentence)[300e6].flags


def test_money_to_which_talks_led_or_beside_which_they_were_held_is_given() -> None:
    found = by_sum(
        "The negotiations with Japan that began in 2012 led to a loan of $80 million for Kenya in 2013.",
        "In 2014 Japan opened talks on fishing and lent Kenya $70 million.",
    )
    assert not any("not_done" in found[n].flags for n in (80e6, 70e6))


def test_a_level_that_two_strive_for_is_planned() -> None:
    assert "not_done" in claims("Kenya and Japan are striving to lift bilateral trade to $10 billion by 2025.")[10e9].flags


def test_a_pipeline_of_projects_is_no_pipe() -> None:
    found = by_sum(
        "The bank's project pipeline in Kenya stood at $4 billion in 2019.",
        "Kenya's oil pipeline to Eldoret cost $300 million.",
    )
    assert (found[4e9].kind, found[300e6].kind) == ("claim", "project")


def test_who_is_named_beside_the_two_of_an_agreement_is_no_party() -> None:
    (one,) = stated(
        prose(
            "The trade agreement between Kenya and the Pacific Alliance, signed in 2016, came after years of Peruvian talks."
        ),
        "agreement",
    )
    assert one.parties == ("KEN",)


def test_what_goes_out_by_turnover_is_exports() -> None:
    found = claims("In 2019, Kenya's export turnover to Peru reached $2.6 million.")[2.6e6]
    assert (found.subtype, found.ref_area, found.counterpart_area) == ("exports", "KEN", "PER")


def test_what_a_bond_sale_drew_is_no_money_given() -> None:
    found = by_sum("Peru sold a bond in 2015.", "The demand was above $6 billion from funds in Chile and Kenya.")
    assert found[6e9].kind == "claim"


def test_money_raised_by_bonds_is_a_bond_that_nobody_told_before_gave() -> None:
    found = by_sum(
        "Japan lent Peru $7 million in 2011.",
        "In 2012 Peru raised $550 million from a reopening of its Eurobond issue.",
        "In 2013 Peru raised $20 million from the World Bank.",
    )
    assert [(found[n].subtype, found[n].donor) for n in (550e6, 20e6)] == [("bond", ""), ("assistance", "")]


def test_the_year_of_a_part_is_not_that_of_the_whole() -> None:
    found = by_sum("The Soviet Union has given India aid of $206 million, including a $100 million loan in 1956.")
    assert (found[206e6].year, found[100e6].year) == (None, 1956)


def test_what_is_to_be_built_is_planned_and_what_a_loan_is_to_pay_is_lent() -> None:
    (one,) = stated(prose("Japan and Peru agreed in 2015 that Japan is to build a $40 million bridge in Peru."), "project")
    assert "not_done" in one.flags
    assert "not_done" not in by_sum("The loan of $5 million from Japan of 2010 is to finance a road in Peru.")[5e6].flags


def test_a_new_paragraph_does_not_say_which_of_two_givers_lent() -> None:
    told = {
        one.moneys[0].value: one.donor
        for one in stated(
            "Japan gave Peru $7 million in 2001. Italy gave Peru $8 million in 2002.\n\n"
            "In 2003 Peru received a loan of $9 million for its schools.\n"
        )
    }
    assert told == {7e6: "JPN", 8e6: "ITA", 9e6: ""}
