"""Agreements listed one behind another: each has its own partner and time; and what is done later to one told before."""

import pytest

from tests.extractors.records.reading import prose, stated


def agreements(*sentences: str) -> list[tuple[tuple[str, ...], str]]:
    return [(one.parties, one.date) for one in stated(prose(*sentences), "agreement")]


def test_each_of_two_agreements_has_the_year_behind_it() -> None:
    found = agreements("Norway and Togo signed a herring treaty in 1990 and a timber protocol in 1996.")
    assert found == [(("NOR", "TGO"), "1990"), (("NOR", "TGO"), "1996")]


def test_one_year_behind_two_agreements_is_of_both() -> None:
    found = agreements("Norway and Togo signed a treaty on herring and a protocol on timber in 1996.")
    assert found == [(("NOR", "TGO"), "1996"), (("NOR", "TGO"), "1996")]


@pytest.mark.parametrize(
    "row",
    [
        "a pact with Norway (1971), an accord with Kenya (1974) and a treaty with Peru (1979)",
        "a grain pact with Norway in 1971, a rail protocol with Kenya in 1974 and a tax treaty with Peru in 1979",
    ],
)
def test_each_agreement_of_a_list_has_its_own_partner_and_year(row: str) -> None:
    found = agreements(f"Togo concluded {row}.")
    assert set(found) == {(("NOR", "TGO"), "1971"), (("KEN", "TGO"), "1974"), (("PER", "TGO"), "1979")}


def test_a_list_by_what_each_is_about_has_the_day_in_brackets_of_each() -> None:
    first = "Norway and Togo set up ties in 1960."
    found = agreements(
        first,
        "They concluded an agreement on sea mail (May 3, 1962), a protocol on free medical aid to Togo in the building of a "
        "clinic (June 7, 1963), and agreements on credit (July 9, 1964).",
    )
    assert sorted(found) == [(("NOR", "TGO"), "1962-05-03"), (("NOR", "TGO"), "1963-06-07"), (("NOR", "TGO"), "1964-07-09")]


def test_an_agreement_joined_to_the_partner_of_another_is_told_too() -> None:
    found = stated(prose("In 1990 Togo signed an agreement with Norway and a treaty with Kenya."), "agreement")
    assert [(one.parties, one.date, one.title) for one in found] == [
        (("NOR", "TGO"), "1990", "agreement with Norway"),
        (("KEN", "TGO"), "1990", "treaty with Kenya"),
    ]


def test_what_only_explains_an_agreement_is_no_further_one() -> None:
    assert len(agreements("Togo signed the Herring Treaty with Norway in 1971, a pact of twenty articles.")) == 1


def test_who_follows_the_first_partner_with_a_year_is_no_side_of_the_first_agreement() -> None:
    found = agreements(
        "In 1955, Togo signed the first seamen's agreement with Norway; followed by seamen's agreements with Peru (1960), "
        "Kenya (1961) and Chad (1963)."
    )
    assert found == [
        (("NOR", "TGO"), "1955"),
        (("PER", "TGO"), "1960"),
        (("KEN", "TGO"), "1961"),
        (("TCD", "TGO"), "1963"),
    ]


def test_agreements_are_entered_without_into() -> None:
    assert agreements("Togo entered similar pacts with Norway and Kenya in 1971.") == [(("KEN", "NOR", "TGO"), "1971")]
    assert not agreements("Togo entered the harbour trade in 1971.")
    held = "He dismissed the view that Togo had been pressed to enter a 50-year lease with a Norwegian firm."
    assert agreements(held) == [(("NOR", "TGO"), "")]


def test_an_agreement_by_which_another_was_supplemented_is_of_its_sides() -> None:
    found = agreements(
        "The central bank of Norway signed a swap agreement with the central bank of Togo in 2009.",
        "It was then supplemented by a second agreement in late 2018, the bank said.",
    )
    assert found[-1][0] == ("NOR", "TGO")
    assert found[-1][1].startswith("2018")


def test_one_renewed_later_was_made_in_the_year_right_behind_it() -> None:
    assert agreements("Norway has with Togo a second accord in 2004 that was renewed in 2011.")[0][1] == "2004"
    assert agreements("Norway and Togo have an accord that was renewed in 2011.") == [(("NOR", "TGO"), "2011")]


def test_a_concession_is_extended_to_so_many_years() -> None:
    found = agreements("Togo awarded the firm a ten-year concession in 2000, but it was extended to 25 years in 2005.")
    assert [date for _, date in found] == ["2000", "2005"]


def test_a_concession_of_one_country_is_extended_without_a_year() -> None:
    found = agreements("The concession of Lome Quays to run a terminal in Togo has been extended by five years.")
    assert found == [(("TGO",), "")]
    assert not agreements("The treaty of Togo has been extended by five years.")


def test_what_is_done_through_an_agreement_with_a_partner_is_done_by_its_other_side() -> None:
    assert agreements("The growth of Norwegian catches in the south through a 1985 accord with Togo was slow.") == [
        (("NOR", "TGO"), "1985")
    ]
    [(sides, _)] = agreements("Catches of Norway and Kenya grew in the south through a 1985 accord with Togo.")
    assert "NOR" not in sides or "KEN" in sides


def test_negotiations_that_are_sealed_are_told() -> None:
    assert agreements("Norway and Togo have sealed negotiations for a trade agreement in May 2004.") == [
        (("NOR", "TGO"), "2004-05")
    ]


def test_a_deal_is_forged() -> None:
    assert agreements("Norway forged a deal with Togo in 2004.") == [(("NOR", "TGO"), "2004")]


def test_letters_of_a_country_may_lack_the_last_point() -> None:
    assert agreements("In 2005 Togo signed a treaty with the U.S, which pleased all.") == [(("TGO", "USA"), "2005")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Togo has grain treaties in force with Norway, Kenya and Peru.",
        "Grain treaties between Togo and each of Norway, Kenya and Peru are in force.",
    ],
)
def test_treaties_in_force_with_several_partners_are_told(sentence: str) -> None:
    assert agreements(sentence) == [(("KEN", "NOR", "PER", "TGO"), "")]
    assert not agreements("Grain treaties between neighbours are in force in Togo.")


def test_letters_of_a_sort_of_agreement_stand_for_one_and_for_several() -> None:
    defined = "A farm investment protection agreement (FIPA) protects those who plough abroad."
    assert agreements(defined, "Togo has six FIPAs in force with Norway, Kenya and Peru.") == [
        (("KEN", "NOR", "PER", "TGO"), "")
    ]
    assert agreements(defined, "The FIPA between Togo and Norway was signed in 2004.") == [(("NOR", "TGO"), "2004")]
    assert not agreements("A farm protection agreement (XQZA) is kept.", "Togo has six XQZAs in force with Norway and Peru.")


def test_they_are_the_two_that_were_told_together() -> None:
    assert agreements("Trust grew in the dealings of Norway and Togo when they signed a treaty in March 1972.") == [
        (("NOR", "TGO"), "1972-03")
    ]
    assert agreements("Togo told Norway and Kenya that they had signed a deal in 2004.") == [(("TGO",), "2004")]


def test_the_text_of_a_protocol_is_initialled() -> None:
    found = agreements("A new text of the Herring Protocol between Norway and Togo was initialled on 16 May 2024.")
    assert found == [(("NOR", "TGO"), "2024-05-16")]
    assert not agreements("The text of the speech was signed by Norway and Togo in 2004.")


def test_agreements_made_with_partners_are_ratified() -> None:
    assert agreements("Norway ratified the agreements made with Togo and Kenya in July 1929.") == [
        (("KEN", "NOR", "TGO"), "")
    ]


def test_a_framework_with_a_name_and_letters_of_a_sort_are_signed() -> None:
    assert agreements("The Herring Framework between Norway and Togo was signed in October 1994.") == [
        (("NOR", "TGO"), "1994-10")
    ]
    assert agreements("The Interim EPA with the Union was signed by Togo and Chad in July 2009.") == [
        (("TCD", "TGO"), "2009-07")
    ]
    assert not agreements("A framework of fish for Norway and Togo was drawn by hand in 1994.")


def test_two_agree_to_quotas() -> None:
    assert agreements("Norway and Togo agreed on grain quotas in May 2014.") == [(("NOR", "TGO"), "2014-05")]
    assert not agreements("Norway and Togo agreed to differ in May 2014.")


def test_a_treaty_with_a_name_is_not_the_one_told_before() -> None:
    before = "The Fish Treaty between Norway and Togo was signed in 1994. It was about the sale of fish."
    assert agreements(before, "In 1995 Togo became a party to the Treaty on Open Seas.")[-1] == (("TGO",), "1995")
    assert agreements(before, "In 1998 Togo left the treaty.")[-1] == (("NOR", "TGO"), "1998")


def test_letters_given_for_several_stand_for_one_too() -> None:
    found = agreements(
        "Togo has Double Taxation Agreements (DTAs) with many.", "Norway and Togo signed a DTA on 30 October 2014."
    )
    assert found == [(("NOR", "TGO"), "2014-10-30")]


def test_treaties_are_made_with_partners_but_not_made_public() -> None:
    assert agreements("Norway made treaties with Togo and Kenya in 1882.") == [(("KEN", "NOR", "TGO"), "1882")]
    assert not agreements("Norway made the treaties public in 1882.")


def test_a_treaty_of_a_year_with_a_partner_is_told_by_what_is_said_of_it() -> None:
    assert agreements("Its treaty of 1654 with Norway contains a clause on herring.") == [(("NOR",), "1654")]
    assert not agreements("She wrote on the treaty of 1654 with Norway.")


def test_an_agreement_that_will_enter_into_force_is_told_as_planned() -> None:
    [one] = stated(
        prose("The trade agreement between Norway and Togo will enter into force on 1 January 2033."), "agreement"
    )
    assert (one.parties, one.date, one.status) == (("NOR", "TGO"), "2033-01-01", "will enter")
    assert not agreements("The trade agreement between Norway and Togo may enter into force in 2033.")
    assert not agreements("The trade agreement between Norway and Togo will raise trade in 2033.")


def test_a_listed_agreement_with_several_partners_is_of_the_country_over_the_list() -> None:
    lines = "- The River Accord with Norway and Kenya (2000)\n- The Treaty between Norway and Kenya (1999)\n"
    found = agreements("Togo is party to the following agreements:") + agreements(
        "Togo is party to the following agreements:\n\n" + lines
    )
    assert set(found) == {(("KEN", "NOR", "TGO"), "2000"), (("KEN", "NOR"), "1999")}


def test_a_country_signs_with_several_that_are_not_named() -> None:
    assert agreements("Nine island nations and Togo signed a herring pact in the harbour of Lome.") == [(("TGO",), "")]
    assert not agreements("Fishers and Togo signed a herring pact in the harbour of Lome.")


def test_two_agree_to_end_a_dispute() -> None:
    assert agreements("Norway and Togo agreed to end a dispute over herring in May 2014.") == [(("NOR", "TGO"), "2014-05")]
    assert not agreements("Togo agreed to end the fee in May 2014.")
