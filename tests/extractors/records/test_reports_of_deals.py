"""Deals as news tell them: behind a date line, raised from one sum to another, of what is held since some year."""

from tests.extractors.records.reading import by_sum, prose, stated


def test_who_reports_in_brackets_before_the_dash_takes_no_part() -> None:
    found = by_sum(
        "NAIROBI (Xinhua) -- The World Bank approved a loan of $75 million to Uganda in 2016.",
        "DUBAI (Reuters) - Japan lent Fiji $8 million in 2017.",
    )
    assert found[75e6].organizations == ("World Bank",)
    assert (found[8e6].donor, found[8e6].recipient, found[8e6].organizations) == ("JPN", "FJI", ())


def test_a_lender_in_brackets_behind_the_label_of_an_item_still_lends() -> None:
    found = by_sum("Kenya (African Development Bank) – A loan of $90 million was granted in 2015.")
    assert "African Development Bank" in found[90e6].organizations


def test_a_deal_raised_from_one_sum_to_another_is_of_the_other() -> None:
    found = by_sum(
        "In 2019 Kenya and Qatar raised their swap agreement from $3 billion to $5 billion.",
        "The World Bank raised its loan to Ghana from $200 million to $250 million in 2017.",
        "Togo tripled its currency swap agreement with Peru in 2020 to $15 million equivalent from $4 million.",
    )
    assert sorted(found) == [15e6, 250e6, 5e9]


def test_sums_of_several_deals_and_of_measures_that_moved_all_stay() -> None:
    found = by_sum(
        "Kenya's exports to Uganda rose from $3 billion in 2010 to $5 billion in 2015.",
        "Japan gave loans to Fiji and Tonga that ranged from $20 million to $30 million in 2012.",
        "After it had raised taxes, Ghana received $40 million from Japan and $50 million from Norway in 2013.",
    )
    assert sorted(found) == [20e6, 30e6, 40e6, 50e6, 3e9, 5e9]


def test_an_overall_limit_is_no_running_total() -> None:
    limit, total = (
        stated(prose(text))[0].cumulative
        for text in (
            "In 2018 Kenya and Qatar signed a currency swap agreement with an overall limit of $3 billion.",
            "Overall, Japan lent Fiji $3 billion in 2018.",
        )
    )
    assert (limit, total) == (False, True)


def test_a_pledge_is_not_given_yet_unless_it_was_kept() -> None:
    found = by_sum(
        "In 2016 Japan made a pledge of 33 million dollars to Tonga.",
        "Japan fulfilled its pledge of 34 million dollars to Samoa in 2017.",
        "Norway announced a commitment of 35 million dollars to Kenya in 2015.",
    )
    assert {n: "not_done" in one.flags for n, one in found.items()} == {33e6: True, 34e6: False, 35e6: False}


def test_the_total_cost_of_a_work_is_no_running_total() -> None:
    cost, lent = stated(
        prose("The total cost of the Lodwar dam in Kenya was $61 million.", "Japan lent Fiji $5 million in total.")
    )
    assert (cost.kind, cost.cumulative, lent.kind, lent.cumulative) == ("project", False, "financing", True)
    (works,) = stated(prose("The dams and roads of the Lodwar plan in Kenya cost altogether $62 million."), "project")
    assert works.cumulative


def test_since_when_a_thing_has_been_held_is_not_when_it_was_extended() -> None:
    found = by_sum(
        "Qatar has confirmed that it will extend a deposit of $3 billion placed in Pakistan since 2015.",
        "Japan has lent Fiji $9 million since 2012.",
    )
    assert (found[3e9].date, found[9e6].date) == ("", "2012")
