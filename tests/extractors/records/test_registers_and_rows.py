"""Agreements of treaty registers, of rows behind words for all of them, and sides told by what stands around."""

import pytest

from extractors import paper
from extractors.model.fact import Statement
from tests.extractors.records.reading import prose, stated
from tests.papers.press import Setting, typeset


def agreements(*sentences: str) -> list[Statement]:
    return stated(prose(*sentences), "agreement")


def listed(*lines: str) -> list[Statement]:
    """The agreements of a typeset page."""
    source = "\n".join(("title: On pacts of some neighbours", "authors: Ann Author", *lines))
    extract = paper.extract(typeset(source, Setting()).pdf, "application/pdf")
    return [placed.statement for placed in extract.statements if placed.statement.kind == "agreement"]


def told(found: list[Statement]) -> set[tuple[tuple[str, ...], str]]:
    return {(one.parties, one.date) for one in found}


@pytest.mark.parametrize(
    ("entry", "parties", "date"),
    [
        ("Peru and Kenya: Convention on wool (with map). Signed at Lima on 5 May 1971.", ("KEN", "PER"), "1971-05-05"),
        ("No. 417. Peru and Chile: Agreement on mail. Signed at Arica, 2 June 1958.", ("CHL", "PER"), "1958-06-02"),
        (
            "Agreement on salt between Kenya and Chad. Signed at Nairobi March 3, 1999; entered into force May 7, 2001.",
            ("KEN", "TCD"),
            "1999-03-03",
        ),
        (
            "Llama Convention, 7 May 1980. Entered into force: 9 June 1982. Contracting parties: Chile, Ecuador, Peru.",
            ("CHL", "ECU", "PER"),
            "1980-05-07",
        ),
    ],
)
def test_a_register_enters_parties_title_and_signature(entry: str, parties: tuple[str, ...], date: str) -> None:
    [one] = agreements(entry)
    assert (one.parties, one.date) == (parties, date)


def test_what_is_added_to_the_entry_before_has_its_parties() -> None:
    found = agreements(
        "Peru and Chile: Agreement on mail. Signed at Arica on 2 June 1958.",
        "Additional Protocol to the above-mentioned Treaty. Signed at Tacna on 4 July 1960.",
    )
    assert told(found) == {(("CHL", "PER"), "1958-06-02"), (("CHL", "PER"), "1960-07-04")}


def test_a_participle_that_opens_a_sentence_makes_no_entry_of_the_one_before() -> None:
    found = agreements(
        "Peru and Chile met on wool and on a convention. Signed copies were seen in Lima on 5 May 1971 by all who came."
    )
    assert found == []


def test_titles_under_a_line_of_two_names_are_of_those_two_and_of_no_others() -> None:
    found = listed(
        "## Pacts by pair",
        "Peru/Chile",
        "- 1971 Convention on Wool",
        "## Mountains and lakes",
        "- 1984 Convention on Snow",
    )
    assert (("CHL", "PER"), "1971") in told(found)
    assert not any(one.date == "1984" and one.parties for one in found)


def test_a_row_behind_a_colon_stands_for_the_words_that_lead_to_it() -> None:
    found = agreements(
        "Peru and Kenya signed two legal instruments in 2013: the Accord on Wool, as well as the Memorandum on Snow."
    )
    assert {(one.parties, one.subtype) for one in found} == {
        (("KEN", "PER"), "agreement"),
        (("KEN", "PER"), "memorandum"),
    }


def test_each_of_those_that_were_signed_has_its_year_in_brackets() -> None:
    found = agreements(
        "Peru and Kenya have been friends for long.",
        "Both nations have signed some pacts such as an Agreement on wool (1994); "
        "Agreement to teach Kenyan vets (2003); and an Agreement on snow (2011).",
    )
    assert told(found) == {(("KEN", "PER"), year) for year in ("1994", "2003", "2011")}


def test_a_row_of_what_is_only_wanted_tells_nothing() -> None:
    assert agreements("Peru and Kenya speak of pacts such as a treaty on wool, a protocol on snow and a memorandum.") == []


def test_who_ratified_several_is_a_side_of_each_that_follows() -> None:
    found = agreements(
        "Kenya's president approved agreements with many states in 2015.",
        "A deal on wool with Peru was also ratified.",
        "A memorandum on the care of snow with Chile was approved as well.",
    )
    assert {one.parties for one in found} == {("KEN", "PER"), ("CHL", "KEN")}


def test_it_is_who_says_what_it_did() -> None:
    found = agreements(
        "Peru signed a pact on wool with Chile in 2004.",
        "The Central Bank of Kenya announced that it had renewed a swap agreement with the Central Bank of Egypt.",
    )
    assert [one.parties for one in found if one.subtype == "swap_line"] == [("EGY", "KEN")]


def test_whose_visit_it_was_and_who_was_visited_are_sides() -> None:
    [one] = agreements(
        "The Agreement on Wool, signed during a visit of the President of Kenya to Peru on 8 May 2012, is in force."
    )
    assert (one.parties, one.date) == (("KEN", "PER"), "2012-05-08")


def test_a_host_alone_is_none() -> None:
    [one] = agreements("The Wool Agreement was signed with Kenya during a visit of two ministers to Peru on 8 May 2012.")
    assert "PER" not in one.parties


def test_counterparts_are_at_home_where_they_are_from() -> None:
    [one] = agreements("In 2017 the Bank of Korea signed five swap agreements with its counterparts from Peru and Chile.")
    assert one.parties == ("CHL", "KOR", "PER")


def test_what_a_pact_replaces_has_its_sides() -> None:
    found = agreements(
        "Peru and Kenya signed an agreement on wool in May 2016.", "It replaces the earlier Agreement of 4 March 1975."
    )
    assert told(found) == {(("KEN", "PER"), "2016-05"), (("KEN", "PER"), "1975-03-04")}


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        (
            "The memorandum was signed by Envoy Ali Omar on behalf of Peru, and by the Kenyan Minister of Wool.",
            ("KEN", "PER"),
        ),
        ("Another agreement was between Peru and Kenya, and it is to protect llamas.", ("KEN", "PER")),
        ("Peru has bilateral agreements regarding shepherds in place with Kenya and Chile.", ("CHL", "KEN", "PER")),
        ("The Peru-Kenya Treaty on wool is intended to end an old quarrel.", ("KEN", "PER")),
        ("Peru plans to conclude with Kenya a number of agreements on wool.", ("KEN", "PER")),
        ("Peru and Kenya have signed a total of nine accords over two years.", ("KEN", "PER")),
        ("A wool sharing treaty was signed with Kenya by Peru in 1996.", ("KEN", "PER")),
        (
            "In 2020, six Peruvian treaties entered into force with Kenya, Chile, Ecuador, Egypt, Ghana and Oman.",
            ("CHL", "ECU", "EGY", "GHA", "KEN", "OMN", "PER"),
        ),
        ("The 1993 pacts between Peru and each of Kenya, Chile and Oman are still in force.", ("CHL", "KEN", "OMN", "PER")),
    ],
)
def test_sides_stand_where_the_words_put_them(sentence: str, parties: tuple[str, ...]) -> None:
    assert [one.parties for one in agreements(sentence)] == [parties]


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru hopes to conclude agreements on wool with Kenya.",
        "Peru has a shop for wool in place with Kenya and Chile.",
        "Peru intends to sign a treaty with Kenya.",
    ],
)
def test_what_is_hoped_for_or_no_agreement_tells_none(sentence: str) -> None:
    assert agreements(sentence) == []


def test_both_sides_may_be_two_banks() -> None:
    found = agreements(
        "The Bank of Korea signed a swap agreement with the Central Bank of Egypt in May 2014.",
        "The swap agreement, which was renewed on 3 June 2017, may be extended by both sides.",
    )
    assert {one.parties for one in found} == {("EGY", "KOR")}


def test_partners_named_as_some_of_many_are_sides() -> None:
    [one] = agreements("In 2011 Peru signed several agreements with countries of the south, including Kenya, Chad and Oman.")
    assert one.parties == ("KEN", "OMN", "PER", "TCD")


def test_countries_that_are_only_examples_of_something_else_are_none() -> None:
    [one] = agreements("In 2011 Peru signed an agreement with Kenya on wool from countries with snow, such as Chile.")
    assert "CHL" not in one.parties


def test_a_body_of_a_national_body_s_family_is_at_home_where_that_is() -> None:
    [one] = agreements("Gazprom Zenith and the Ministry of Wool of Peru signed a memorandum on gas in 2014.")
    assert one.parties == ("PER", "RUS")


def test_a_deal_told_right_behind_pacts_of_two_is_of_the_same_two() -> None:
    found = agreements(
        "Peru and Kenya are friends of old.",
        "The two countries signed pacts on wool and snow.",
        "The highlight was the signing of a deal on llamas.",
    )
    assert [one.parties for one in found] == [("KEN", "PER"), ("KEN", "PER")]


def test_a_treaty_with_a_name_is_not() -> None:
    found = agreements(
        "Peru and Kenya are friends of old.",
        "The two countries signed pacts on wool and snow.",
        "The Open Seas Treaty was signed in 2001.",
    )
    assert [one.parties for one in found if one.date == "2001"] == [()]


def test_who_signs_another_agreement_is_no_side_of_the_one_it_carries_out() -> None:
    found = agreements(
        "The minister of Peru will sign a protocol to the pact between Kenya and Chad, which was signed in Lima in May 2007."
    )
    assert (("KEN", "TCD"), "2007-05") in told(found)


def test_agreements_that_a_country_will_sign_are_told_as_such() -> None:
    [one] = agreements("Kenya will sign similar agreements with Peru and Chile.")
    assert one.parties == ("CHL", "KEN", "PER")
    assert "not_done" in one.flags


def test_what_documents_include_is_told_where_it_names_its_two_sides() -> None:
    found = agreements(
        "Talks were held in 2012.",
        "Other documents include a memorandum between the Ministry of Wool of Peru and the Council of Kenya; "
        "a protocol on snow; and a convention on maps.",
    )
    assert [one.parties for one in found] == [("KEN", "PER")]


def test_a_size_of_swaps_makes_no_swap() -> None:
    found = agreements("Kenya signed a swap with Peru in 2012.", "Its total swap volume stands at 8 billion dollars.")
    assert [one.parties for one in found] == [("KEN", "PER")]
    [one] = agreements("In 2012 Kenya signed a swap worth 8 billion dollars with Peru.")
    assert one.moneys
