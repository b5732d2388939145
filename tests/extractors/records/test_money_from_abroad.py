"""Money that people abroad send home, direct investment by its host, running totals, levels with what they moved from."""

from tests.extractors.records.reading import by_sum, prose, read


def test_what_people_abroad_send_or_a_country_gets_of_them_is_a_measure() -> None:
    found = by_sum(
        "Kenya was the largest taker of remittances, receiving $2.7 billion in 2018.",
        "Nepal received $7 billion from its citizens living abroad in 2016.",
        "India led again in 2017 with the Indian diaspora sending home $69 billion.",
    )
    assert {n: (one.kind, one.subtype) for n, one in found.items()} == dict.fromkeys((2.7e9, 7e9, 69e9), ("claim", "other"))


def test_money_beside_remittances_that_a_state_gives_is_financing() -> None:
    found = by_sum(
        "As remittances fell, Nepal received a loan of $20 million from Japan in 2015.",
        "Nepal received $30 million from Japan in 2014.",
    )
    assert [(one.kind, one.donor, one.recipient) for one in found.values()] == [("financing", "JPN", "NPL")] * 2


def test_direct_investment_of_a_country_that_invests_little_abroad_is_made_there() -> None:
    found = by_sum(
        "Ethiopia's port drew $3.3 billion of trade in 2018.",
        "In 2019, Uganda's foreign direct investment increased by a fifth to $1.3 billion.",
        "In 2017, Japan's foreign direct investment in Uganda came to $40 million.",
    )
    assert (found[1.3e9].ref_area, found[1.3e9].counterpart_area) == ("UGA", "")
    assert (found[40e6].ref_area, found[40e6].counterpart_area) == ("UGA", "JPN")


def test_a_running_total_is_of_who_got_it() -> None:
    found = by_sum(
        "The tranche brought Ghana's total disbursements under the programme to $600 million in 2019.",
        "In 2018 Japan's disbursements to Ghana reached $70 million.",
    )
    assert (found[600e6].donor, found[600e6].recipient) == ("", "GHA")
    assert (found[70e6].donor, found[70e6].recipient) == ("JPN", "GHA")


def test_a_level_without_a_scale_has_that_of_the_level_it_moved_to() -> None:
    found = by_sum("Trade of Kenya with Ghana rose to $1.6 billion in 2018 from $1.2 in 2017, and a bag of tea cost $4.")
    assert 4e9 not in found
    found = by_sum("Trade of Kenya with Ghana rose in 2018 to $1.6 billion from $1.2, a record.")
    assert {1.6e9, 1.2e9} <= set(found)


def test_what_moved_last_year_is_not_of_the_year_it_moved_from() -> None:
    found = by_sum("Chile's exports to Peru grew to $2.1 billion last year, from $1.9 billion in 2017.")
    assert (found[2.1e9].year, found[1.9e9].year) == (None, 2017)


def test_a_rise_over_a_year_is_of_the_other_year_of_its_sentence() -> None:
    found = by_sum("In 2018, Chile's exports to Peru reached $2.1 billion, an increase of 9 percent over 2017.")
    assert {one.year for one in found.values()} == {2018}


def test_an_organ_of_a_body_is_the_body() -> None:
    names = {
        one.norm
        for one in read(
            prose(
                "The Executive Board of the International Monetary Fund approved a loan of $90 million for Mali in 2016.",
                "The Governing Council of the European Central Bank met in 2012.",
                "The Council of Europe lent Kosovo $3 million in 2013.",
            )
        ).mentions
        if one.label == "ORG"
    }
    assert names == {"International Monetary Fund", "European Central Bank", "Council of Europe"}
