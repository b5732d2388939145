"""A clause that holds somebody else against the one before: its figure is of the one that it names."""

import pytest

from tests.extractors.records.reading import by_sum, prose, stated


@pytest.mark.parametrize(
    ("sentence", "first", "second"),
    [
        ("Peru's debt was 70 percent of GDP in 2012, while in Chile it was 44 percent.", (70.0, "PER"), (44.0, "CHL")),
        ("In 2012 in Peru the rate was 7 percent, and in Chile it was 4 percent.", (7.0, "PER"), (4.0, "CHL")),
        ("In 2012 exports of Peru were $5 billion, while those of Chile were $3 billion.", (5e9, "PER"), (3e9, "CHL")),
        ("In 2012 Peru's exports reached $5 billion, whereas Chile's were $3 billion.", (5e9, "PER"), (3e9, "CHL")),
        (
            "In 2012 the debts of Peru were 70 percent of revenue, but for Kenya they were only 15 percent.",
            (70.0, "PER"),
            (15.0, "KEN"),
        ),
        ("In 2012 Peru owed $5 billion, compared with $7 billion in Kenya.", (5e9, "PER"), (7e9, "KEN")),
        ("Peru's exports were $5 billion, Chile's $3 billion in 2012.", (5e9, "PER"), (3e9, "CHL")),
        ("In 2012 Peru had reserves of $5 billion, Chile of $3 billion.", (5e9, "PER"), (3e9, "CHL")),
        ("Peru's GDP per head was $5,000 in 2012, compared to Chile's $9,000.", (5e3, "PER"), (9e3, "CHL")),
        ("In 2013 exports were $5 billion in Peru and $3 billion in Chile.", (5e9, "PER"), (3e9, "CHL")),
        ("Exports of Peru and Chile were $5 billion and $3 billion in 2012, respectively.", (5e9, "PER"), (3e9, "CHL")),
        ("In 2012 growth was 5 percent in Peru against 3 percent in Kenya.", (5.0, "PER"), (3.0, "KEN")),
    ],
)
def test_each_figure_is_of_whom_its_own_clause_names(
    sentence: str, first: tuple[float, str], second: tuple[float, str]
) -> None:
    found = by_sum(sentence)
    assert [(found[n].ref_area, found[n].counterpart_area) for n, _ in (first, second)] == [(first[1], ""), (second[1], "")]


def test_the_other_side_stays_where_the_clause_names_only_the_first() -> None:
    found = by_sum("In 2012 Peru's debt to China was $5 billion; in the case of Kenya, it was $7 billion.")
    assert [(found[n].ref_area, found[n].counterpart_area) for n in (5e9, 7e9)] == [("PER", "CHN"), ("KEN", "CHN")]


def test_what_a_pronoun_takes_up_is_measured_alike() -> None:
    found = by_sum("Peru's exports were $5 billion in 2012, while in Chile they were $3 billion.")
    assert {one.measure for one in found.values()} == {"exports"}


def test_who_is_named_in_a_clause_of_another_verb_takes_no_figure() -> None:
    found = by_sum("Peru's exports to Chile were $5 billion in 2012, and in Chile Peruvian firms invested $3 billion.")
    assert found[5e9].ref_area == "PER"


def test_what_with_brings_along_has_its_own_figure_only() -> None:
    found = by_sum(
        "In 2012 Denmark held 60 percent of the shares, with Peru and Chile accounting for 30 percent of the total."
    )
    assert "PER" not in found[60.0].parties
    assert {"PER", "CHL"} <= set(found[30.0].parties)


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia does provide aggregate aid statistics to the OECD.",
        "The amount of projects exceeds the loan commitments of China by about USD10 billion.",
        "Malo et al. (2021) analyzed 100 contracts across 24 countries and found clauses that bar Peru.",
    ],
)
def test_what_only_tells_of_money_or_compares_it_is_no_fact(sentence: str) -> None:
    assert stated(prose(sentence)) == []


def test_each_figure_of_a_row_has_its_own_place_and_time() -> None:
    found = by_sum("Exports were $5 billion in Peru in 2012 and $3 billion in Chile in 2013.")
    assert [(found[n].ref_area, found[n].date) for n in (5e9, 3e9)] == [("PER", "2012"), ("CHL", "2013")]


@pytest.mark.parametrize(
    ("sentence", "area", "counterpart"),
    [
        ("Peru's exports to Chile were $5 billion in 2012, twice those of Kenya.", "PER", "CHL"),
        ("With exports of $5 billion in 2012, Peru was ahead of Chile.", "PER", ""),
        ("In 2012, 30 percent of Peru's exports went to China.", "PER", "CHN"),
    ],
)
def test_whom_a_figure_is_only_held_against_has_no_part(sentence: str, area: str, counterpart: str) -> None:
    (claim,) = stated(prose(sentence))
    assert (claim.ref_area, claim.counterpart_area) == (area, counterpart)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "China lent $5 billion to Kenya in 2012 and $3 billion to Peru in 2013.",
            {5e9: ("CHN", "KEN", "2012"), 3e9: ("CHN", "PER", "2013")},
        ),
        (
            "Chinese loans to Kenya were $5 billion in 2012, while those to Peru were $3 billion.",
            {5e9: ("CHN", "KEN", "2012"), 3e9: ("CHN", "PER", "2012")},
        ),
    ],
)
def test_each_sum_of_a_row_has_its_own_receiver_and_time(sentence: str, wanted: dict[float, tuple[str, str, str]]) -> None:
    found = by_sum(sentence)
    assert {n: (one.donor, one.recipient, one.date) for n, one in found.items()} == wanted


def test_a_second_lender_before_its_sum_gives_that_one() -> None:
    found = by_sum("The World Bank approved $5 million for Kenya and the IMF $3 million for Peru in 2012.")
    sides = {n: (one.recipient, *one.organizations) for n, one in found.items()}
    assert sides == {5e6: ("KEN", "World Bank"), 3e6: ("PER", "International Monetary Fund")}


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("In 2012 Kenya signed a treaty with China, and in 2013 one with Japan.", ("CHN", "KEN")),
        ("Kenya signed treaties in 2012, one with China and one with Japan.", ("CHN", "JPN", "KEN")),
    ],
)
def test_whom_one_more_treaty_is_with_is_no_side_of_the_first(sentence: str, parties: tuple[str, ...]) -> None:
    assert stated(prose(sentence), "agreement")[0].parties == parties


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("In 2012 Kenya leased its port to China, and Peru its airport to Denmark.", [("CHN", "KEN")]),
        (
            "Kenya signed a trade agreement with China in 2012 and Peru with Japan in 2013.",
            [("CHN", "KEN"), ("JPN", "PER")],
        ),
        ("In 2012 Kenya signed a treaty with China, Peru and the World Bank.", [("CHN", "KEN", "PER")]),
        ("In 2012 Kenya, China and Peru signed an agreement on fisheries.", [("CHN", "KEN", "PER")]),
    ],
)
def test_each_agreement_has_its_own_sides(sentence: str, parties: list[tuple[str, ...]]) -> None:
    assert [one.parties for one in stated(prose(sentence), "agreement")] == parties


def test_each_of_a_row_of_creditors_is_owed_its_sum() -> None:
    found = by_sum("Kenya owes China $5 billion, Peru $3 billion and the World Bank $2 billion.")
    sides = {n: (one.ref_area, one.counterpart_area) for n, one in found.items()}
    assert sides == {5e9: ("KEN", "CHN"), 3e9: ("KEN", "PER"), 2e9: ("KEN", "")}


def test_trade_with_one_is_held_against_that_with_another() -> None:
    found = by_sum("Kenya's trade with China was $5 billion in 2012, while that with Peru was $3 billion.")
    assert {n: one.counterpart_area for n, one in found.items()} == {5e9: "CHN", 3e9: "PER"}
