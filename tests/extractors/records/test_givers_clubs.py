"""Clubs of givers that are called after the country they help."""

from tests.extractors.records.reading import by_sum, sides_of


def test_a_club_called_after_a_country_gives_to_it_and_is_not_its_own() -> None:
    found = by_sum(
        "In 1974, the Nepal Consortium granted debt relief of $65 million.",
        "The Friends of Yemen pledged $6.4 billion in 2012.",
        "In 1975 the Aid-Pakistan Consortium rescheduled $650 million of debt.",
    )
    assert sides_of(found, 65e6, 6.4e9, 650e6) == [
        ("financing", "", "NPL"),
        ("financing", "", "YEM"),
        ("financing", "", "PAK"),
    ]
    assert found[65e6].donor_organizations == ("Nepal Consortium",)


def test_a_club_with_a_link_before_its_country_in_its_name_is_no_receiver() -> None:
    found = by_sum("In 1977 the Aid-to-Nepal Consortium pledged $120 million for food imports.")[120e6]
    assert (found.donor_organizations, found.recipient_organizations, found.recipient) == (("Nepal Consortium",), (), "NPL")


def test_a_club_that_gives_to_another_country_or_is_called_after_none_leaves_the_sides_as_told() -> None:
    found = by_sum(
        "The Nepal Consortium gave Bhutan $3 million in 1981.",
        "Friends of the Earth received $2 million from Norway in 2010.",
        "Japan's Nippon Electric lent Uganda $20 million in 2006.",
    )
    assert sides_of(found, 3e6, 2e6, 20e6) == [
        ("financing", "", "BTN"),
        ("financing", "NOR", ""),
        ("financing", "JPN", "UGA"),
    ]
