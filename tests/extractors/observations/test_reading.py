"""What the figures of small tables are of, whom, when: one trap each."""

from extractors import entities, observations, reading
from extractors.model.observation import Observation


def found_in(caption: str, *lines: str) -> tuple[Observation, ...]:
    """The observations of a converted paper with one table, its cells parted by bars here."""
    rows = "\n".join(line.replace("|", "\t") for line in lines)
    paper = f"# Title\n\nSome words stand before it.\n\n{caption}\n\n{rows}\n\nText after it.\n"
    document = reading.read(paper.encode(), "text/plain")
    return observations.find(document, entities.find(document)).observations


def sides(found: tuple[Observation, ...]) -> list[tuple[str, str]]:
    return [(one.ref_area, one.counterpart_area) for one in found]


def test_the_other_side_of_a_country_s_trade_stands_beside_the_figures() -> None:
    found = found_in("Table 1: China's trade with Central Asia", "Country|2017|2018", "Kazakhstan|1|2", "Uzbekistan|3|4")
    assert sides(found) == [("CHN", "KAZ")] * 2 + [("CHN", "UZB")] * 2


def test_who_receives_money_is_whom_it_is_of() -> None:
    found = found_in("Table 1: Chinese loans to Africa", "Borrower|2017|2018", "Kenya|1|2", "Angola|3|4")
    assert sides(found) == [("KEN", "CHN")] * 2 + [("AGO", "CHN")] * 2


def test_creditors_are_the_other_side_of_debt() -> None:
    found = found_in("Table 1: External debt of Sri Lanka by creditor", "Creditor|2016|2017", "China|5|6", "Japan|4|3")
    assert sides(found) == [("LKA", "CHN")] * 2 + [("LKA", "JPN")] * 2


def test_heads_that_name_both_ways_of_trade() -> None:
    found = found_in(
        "Table 1: Trade between China and Russia",
        "|2017|2018",
        "Exports to Russia|42.9|48.0",
        "Imports from Russia|41.2|59.1",
    )
    assert sides(found) == [("CHN", "RUS")] * 4
    assert [one.indicator for one in found][::2] == ["Exports to Russia", "Imports from Russia"]


def test_a_ratio_of_two_countries_is_of_neither() -> None:
    found = found_in("Table 1: GDP", "Year|India|China|Ratio China/India", "1990|581|729|1.25", "2000|827|1,768|2.14")
    assert sides(found)[:3] == [("IND", ""), ("CHN", ""), ("", "")]
    assert {one.time_period for one in found} == {"1990", "2000"}


def test_a_body_s_name_says_no_country() -> None:
    found = found_in(
        "Table 1: Lenders", "Lender|Rate (%)|Sum (US$ million)", "World Bank of India Group|2.0|150", "Bank of China|3.0|20"
    )
    assert sides(found)[2:] == [("", "")] * 2


def test_years_beside_a_total_are_times_all_the_same() -> None:
    found = found_in("Table 1: Loans", "Year|Energy|Other|Total", "2010|12|8|20", "2011|9|11|20", "Total|21|19|40")
    assert [one.time_period for one in found] == ["2010"] * 3 + ["2011"] * 3 + [""] * 3
    assert [one.is_total for one in found] == [False, False, True, False, False, True, True, True, True]


def test_ranges_of_ages_are_labels() -> None:
    found = found_in(
        "Table 1: Population (thousand)", "Age|Male|Female", "0-4|1,204|1,150", "5-9|1,180|1,130", "10-14|1,100|990"
    )
    assert [one.row_path for one in found] == [("0-4",)] * 2 + [("5-9",)] * 2 + [("10-14",)] * 2


def test_a_share_of_the_total_is_no_total() -> None:
    found = found_in("Table 1: Debt", "Creditor|Amount|Share of total", "Banks|5.0|10%", "States|4.8|9.6%")
    assert not any(one.is_total for one in found)
    assert [one.unit_measure for one in found] == ["", "%", "", "%"]


def test_a_unit_of_the_caption_does_not_reach_counts_and_shares() -> None:
    found = found_in(
        "Table 1: Investment, US$ million", "Country|Value|Number of projects|Share (%)", "Mali|12|3|20", "Togo|48|9|80"
    )
    assert [(one.unit_measure, one.unit_mult) for one in found][:3] == [("USD", 6), ("", 0), ("%", 0)]


def test_labels_printed_once_hold_for_the_rows_below() -> None:
    found = found_in("Table 1: Stock", "Country|Sector|2015|2019", "Zambia|Mining|4|6", "|Banking|1|2", "Mali|Mining|3|5")
    assert [one.row_path for one in found][::2] == [("Zambia", "Mining"), ("Zambia", "Banking"), ("Mali", "Mining")]
    assert [one.ref_area for one in found][::2] == ["ZMB", "ZMB", "MLI"]


def test_means_and_deviations_in_one_cell_are_two_things() -> None:
    found = found_in("Table 1: Mean (standard deviation) of scores", "Group|Men", "Urban|12.4 (3.1)", "Rural|10.2 (2.9)")
    assert [(one.obs_value, one.statistic, one.indicator) for one in found][:2] == [
        (12.4, "", "Urban: Men"),
        (3.1, "", "Urban: Men: standard deviation"),
    ]


def test_tables_of_words_give_nothing() -> None:
    assert found_in("Table 1: Agreements", "Year|Title", "2001|Treaty of 14 articles", "2003|Protocol No 2") == ()
    assert found_in("Table 1: Steps", "Step|Steel|Copper", "Hearing|May 24, 2017|none", "Report|January 11, 2018|2025") == ()


def test_figures_of_columns_read_as_one_come_out_unsure_and_label_nothing() -> None:
    lines = ("Group|Kind Before After|Later", "Urban|Binary 0.36|0.19", "Rural|200.5 180.9|24.7", "Coast|87.2 62.4|18.6")
    found = found_in("Table 1: Balance", *lines)
    assert [(one.obs_value, one.row_path) for one in found if one.confidence < 0.5] == [
        (200.5, ("Rural",)),
        (180.9, ("Rural",)),
        (87.2, ("Coast",)),
        (62.4, ("Coast",)),
    ]


def test_a_panel_named_in_the_heads_is_over_its_rows() -> None:
    lines = (
        "Panel A: Exports|2001|2002",
        "Wool|1.5|2.5",
        "Tin|3.5|4.5",
        "Panel B: Imports||",
        "Coal|5.5|6.5",
        "Salt|7.5|8.5",
    )
    found = found_in("Table 1: Trade", *lines)
    assert [one.row_path for one in found][::2] == [
        ("Panel A: Exports", "Wool"),
        ("Panel A: Exports", "Tin"),
        ("Panel B: Imports", "Coal"),
        ("Panel B: Imports", "Salt"),
    ]
