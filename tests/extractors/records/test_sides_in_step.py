"""Rows of givers, sums and times that go in step, and parts of a sentence that end with whom all or one of them give to."""

import pytest

from tests.extractors.records.reading import by_sum, prose, sides_of, stated


@pytest.mark.parametrize(
    ("sentence", "sides", "dates"),
    [
        (
            "Sweden, Norway and Denmark gave Malawi $40, $35 and $20 million in 1995, 1996 and 1997.",
            {40e6: "SWE", 35e6: "NOR", 20e6: "DNK"},
            ["1995", "1996", "1997"],
        ),
        (
            "After the cyclone, Australia, New Zealand and Japan gave Malawi 10, 2.5 and 4 million dollars respectively.",
            {10e6: "AUS", 2.5e6: "NZL", 4e6: "JPN"},
            ["", "", ""],
        ),
        ("Sweden and Denmark lent Malawi 12 and 60 million dollars in 2001.", {12e6: "SWE", 60e6: "DNK"}, ["2001", "2001"]),
        (
            "Sweden and Denmark lent Malawi $12 million and $60 million in 2001 and 2003.",
            {12e6: "SWE", 60e6: "DNK"},
            ["2001", "2003"],
        ),
    ],
)
def test_each_of_a_row_gave_its_own_sum_at_its_own_time(sentence: str, sides: dict[float, str], dates: list[str]) -> None:
    found = by_sum(sentence)
    assert {n: (one.donor, one.recipient) for n, one in found.items()} == {n: (giver, "MWI") for n, giver in sides.items()}
    assert [found[n].date for n in sides] == dates


def test_two_loans_that_both_signed_are_of_both() -> None:
    found = by_sum("Sweden and Denmark approved two loans of $12 million and $60 million to Malawi in 2004.")
    assert {code for one in found.values() for code in one.parties} == {"SWE", "DNK", "MWI"}
    assert {one.donor for one in found.values()} == {""}


def test_a_range_of_sums_is_no_row() -> None:
    assert not by_sum("Aid of between 12 and 60 million dollars came to Malawi from Sweden in 2003 and 2004.")


def test_each_of_two_who_stand_right_before_two_sums_got_one() -> None:
    found = by_sum("In 2004 Norway lent Togo and Mali $3 million and $5 million.")
    assert sides_of(found, 3e6, 5e6) == [("financing", "NOR", "TGO"), ("financing", "NOR", "MLI")]


def test_one_giver_s_sums_of_several_years_have_their_own_years() -> None:
    found = by_sum("Ireland's aid to Lesotho came to 8, 9 and 11 million euros in 2002, 2003 and 2004.")
    assert {n: (one.donor, one.date) for n, one in found.items()} == {
        8e6: ("IRL", "2002"),
        9e6: ("IRL", "2003"),
        11e6: ("IRL", "2004"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Spain contributed $12 million and Portugal $4 million to the water fund of Bolivia in 2011.",
        "Spain gave $12 million and Portugal the remaining $4 million to Bolivia in 2011.",
        "Spain lent $12 million, Portugal $4 million and Andorra nothing to Bolivia in 2011.",
    ],
)
def test_whom_the_last_part_names_got_the_sums_of_all(sentence: str) -> None:
    assert sides_of(by_sum(sentence), 12e6, 4e6) == [("financing", "ESP", "BOL"), ("financing", "PRT", "BOL")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sweden gave $50 million to Togo and Finland $34 million to Zambia in 2007.",
        "Sweden gave Togo $50 million and Finland $34 million to Zambia in 2007.",
        "Sweden lent $50 million to Togo in 2007, and Finland $34 million to Zambia.",
    ],
)
def test_who_stands_before_a_sum_that_goes_to_another_gave_it(sentence: str) -> None:
    assert sides_of(by_sum(sentence), 50e6, 34e6) == [("financing", "SWE", "TGO"), ("financing", "FIN", "ZMB")]


def test_who_stands_before_a_sum_that_goes_to_nobody_else_got_it() -> None:
    found = by_sum("Sweden gave Togo $50 million and Zambia $34 million in 2007.")
    assert sides_of(found, 50e6, 34e6) == [("financing", "SWE", "TGO"), ("financing", "SWE", "ZMB")]


def test_goods_of_two_sellers_go_to_two_buyers() -> None:
    found = by_sum("Sweden exported $50 million to Togo and Finland $34 million to Zambia in 2007.")
    assert [(found[n].ref_area, found[n].counterpart_area) for n in (50e6, 34e6)] == [("SWE", "TGO"), ("FIN", "ZMB")]


@pytest.mark.parametrize(
    ("sentence", "kind", "first", "second"),
    [
        (
            "In 2004 Japan gave Laos twice as much as Thailand did: $44 million against $22 million.",
            "financing",
            {"JPN", "LAO"},
            {"THA", "LAO"},
        ),
        (
            "In 2014 Mozambique owed Portugal more than it owed Brazil: $44 million as against $22 million.",
            "claim",
            {"MOZ", "PRT"},
            {"MOZ", "BRA"},
        ),
        (
            "Austria's loan to Laos of 2001 was larger than that to Nepal: $44 million as against $22 million.",
            "financing",
            {"AUT", "LAO"},
            {"AUT", "NPL"},
        ),
        (
            "Peru borrowed more from Japan than from Brazil in 2014: $44 million against $22 million.",
            "financing",
            {"PER", "JPN"},
            {"PER", "BRA"},
        ),
    ],
)
def test_two_that_are_compared_have_a_figure_each_behind_the_colon(
    sentence: str, kind: str, first: set[str], second: set[str]
) -> None:
    found = by_sum(sentence)
    assert [(found[n].kind, set(found[n].parties)) for n in (44e6, 22e6)] == [(kind, first), (kind, second)]


@pytest.mark.parametrize(("noun", "kind"), [("grants", "financing"), ("loans", "financing"), ("exports", "claim")])
def test_a_possessive_without_its_noun_has_its_own_other_side(noun: str, kind: str) -> None:
    found = by_sum(f"Denmark's {noun} to Ghana were $300 million in 2005; Sweden's to Mali, $150 million.")
    assert {n: (found[n].kind, set(found[n].parties)) for n in (300e6, 150e6)} == {
        300e6: (kind, {"DNK", "GHA"}),
        150e6: (kind, {"SWE", "MLI"}),
    }


def test_whom_a_bare_number_goes_to_has_no_part_in_the_one_before() -> None:
    found = stated(prose("Russia delivered 20,000 tonnes of wheat to Kyrgyzstan in 2020 and 10,000 to Syria."))
    assert [one.recipient for one in found] == ["KGZ"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Togo obtained $30 million worth of rice from Japan in 2008, and from Cuba 20 physicians.",
        "Togo received $30 million from Japan in 2008, and from Cuba another 20 teachers.",
        "In 2008 Togo got $30 million from Japan; from Cuba 20 physicians came.",
    ],
)
def test_who_sent_other_things_did_not_give_the_money(sentence: str) -> None:
    assert "CUB" not in by_sum(sentence)[30e6].parties


def test_whom_things_go_to_has_them() -> None:
    found = stated(prose("Norway gave $3 million to Togo in 2004, and to Mali 20 trucks."))
    assert {(one.donor, one.recipient) for one in found} == {("NOR", "TGO"), ("NOR", "MLI")}


def test_who_stands_out_with_a_sum_does_not_receive_the_next_one() -> None:
    found = by_sum("Japan stands out with $33 million for Togo in 2002; Portugal gave $28 million.")
    assert sides_of(found, 28e6) == [("financing", "PRT", "TGO")]
    needed = by_sum("Kenya needs $5 million; Portugal gave $28 million.")
    assert sides_of(needed, 28e6) == [("financing", "PRT", "KEN")]


def test_a_rent_for_bases_is_no_cost_of_theirs() -> None:
    found = by_sum("Malta agreed with Italy in 1972 on a rent of £14 million a year for its bases.")
    assert {one.kind for one in found.values()} == {"claim"}


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        (
            "Saudi Arabia pledged Djibouti $30 million in 1997, Kuwait $20 million and Norway $12 million.",
            [("SAU", "DJI"), ("KWT", "DJI"), ("NOR", "DJI")],
        ),
        (
            "Saudi Arabia pledged Djibouti $30 million in 1997, Kenya $20 million and Togo $12 million.",
            [("SAU", "DJI"), ("SAU", "KEN"), ("SAU", "TGO")],
        ),
        (
            "Turkey provided Djibouti with $30 million, Kenya with $20 million and Togo with $12 million in 1997.",
            [("TUR", "DJI"), ("TUR", "KEN"), ("TUR", "TGO")],
        ),
    ],
)
def test_who_only_gives_gave_where_a_verb_is_left_out_and_others_got(sentence: str, sides: list[tuple[str, str]]) -> None:
    assert sides_of(by_sum(sentence), 30e6, 20e6, 12e6) == [("financing", *pair) for pair in sides]


def test_a_time_before_a_name_begins_a_part_without_a_verb() -> None:
    found = by_sum("In 2009 Germany cancelled $40 million of Pakistan's debt, and in 2010 Australia $75 million of Mali's.")
    assert sides_of(found, 40e6, 75e6) == [("financing", "DEU", "PAK"), ("financing", "AUS", "MLI")]
