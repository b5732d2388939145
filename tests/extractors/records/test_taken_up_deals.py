"""Agreements that go on from the one told before, those of a register, and sides read where no subject or "with" stands."""

import pytest

from extractors.model.fact import Statement
from extractors.records import deals
from tests.extractors.records.reading import prose, stated, tabled


def agreements(*sentences: str) -> list[Statement]:
    return stated(prose(*sentences), "agreement")


def test_who_has_signed_several_made_each_of_those_that_follow() -> None:
    found = agreements(
        "Nepal has signed river treaties with its neighbours.",
        "The Belna Treaty was signed in 1961 with Bhutan.",
        "A further treaty was signed with Bangladesh in 1988.",
    )
    assert [(one.parties, one.date) for one in found] == [(("BTN", "NPL"), "1961"), (("BGD", "NPL"), "1988")]


def test_it_that_signs_another_is_who_made_the_one_before() -> None:
    found = agreements(
        "With the Ministry of Energy of Ghana, Japan signed a memorandum on training in June 2014.",
        "It signed two memoranda with the Ministry of Ports of Peru.",
    )
    assert [(one.parties, one.date) for one in found] == [(("GHA", "JPN"), "2014-06"), (("JPN", "PER"), "")]


def test_they_are_both_sides_of_the_agreement_before() -> None:
    found = agreements("Kenya and Japan signed a road map on ports.", "It follows the memorandum they signed in May 2011.")
    assert (found[-1].parties, found[-1].date) == (("JPN", "KEN"), "2011-05")


def test_each_of_two_that_were_signed_together_has_its_own_year() -> None:
    found = agreements("The Amara Agreement, 1954 (amended in 1966), and the Belna Agreement, 1959, were signed with Peru.")
    assert [(one.title[:15], one.date) for one in found] == [("Amara Agreement", "1954"), ("Belna Agreement", "1959")]


def test_a_name_behind_viz_is_that_of_the_treaty_told() -> None:
    found = agreements("A treaty was signed by Peru and Chile in 1996, viz. the Amara Treaty on the use of its waters.")
    assert [(one.parties, one.date) for one in found] == [(("CHL", "PER"), "1996")]


def test_names_before_a_verb_sign_also_where_the_sentence_opens_with_a_span() -> None:
    [one] = agreements(
        "Following an eight year gap, Japan and Senegal on Thursday signed a new Fisheries Partnership Agreement."
    )
    assert one.parties == ("JPN", "SEN")


def test_who_is_to_be_helped_is_a_side() -> None:
    [one] = agreements("Japan has signed a deal to help Belarus build a power plant.")
    assert one.parties == ("BLR", "JPN")


def test_what_and_adds_to_what_was_signed_is_signed() -> None:
    found = agreements(
        "Japan signed a roadmap on ports with the ambassador of Peru, "
        "and a memorandum on training with the Ministry of Science of Cuba."
    )
    assert {("CUB", "JPN"), ("JPN", "PER")} <= {one.parties for one in found}


def test_a_register_enters_sides_title_place_and_day() -> None:
    [one] = agreements("No. 20417. Peru and Kenya: Agreement on the return of works of art. Lima, 4 June 1991")
    assert (one.parties, one.date, one.subtype) == (("KEN", "PER"), "1991-06-04", "agreement")
    assert "Lima" not in one.title


def test_the_ottoman_state_is_that_of_turkey() -> None:
    [one] = agreements("A commercial treaty was signed between the Ottoman Empire and Chile in 1913.")
    assert one.parties == ("CHL", "TUR")


def test_a_row_of_a_table_takes_its_side_from_another_cell_and_its_year_from_the_name() -> None:
    found = stated(
        tabled(
            "Table 1. Rivers under treaties",
            "River | Neighbour with which signed | Nature of the treaty",
            "Amara | Nepal | Amara Treaty of 1953 which includes a dam",
            "Belna | Bhutan | Agreement of 1961 on the sharing of water",
            "Corda | Bangladesh | Corda Treaty of 1988 on a barrage",
        ),
        "agreement",
    )
    assert [(one.parties, one.date) for one in found] == [(("NPL",), "1953"), (("BTN",), "1961"), (("BGD",), "1988")]


def test_works_that_began_on_a_line_tell_of_it() -> None:
    [one] = stated(prose("Work commenced on the Central Railway of Peru on 11 June 1905."), "project")
    assert (one.title, one.parties, one.date) == ("Central Railway", ("PER",), "1905-06-11")


def test_a_partner_in_a_clause_on_the_side_is_a_side() -> None:
    [one] = agreements(
        "On 7 February, Ecuador's parliament ratified the trade pact that the country signed with Kenya in May 2021."
    )
    assert (one.parties, one.date) == (("ECU", "KEN"), "2021-05")


def test_what_is_granted_and_cancelled_later_has_the_time_of_its_grant() -> None:
    [one] = agreements(
        "Peru granted a Swiss firm a concession for tramways in July 1872, which it cancelled in November 1873."
    )
    assert one.date == "1872-07"


def test_an_item_that_is_a_sentence_is_no_title() -> None:
    found = stated(
        prose("Pacts followed:") + "\n- Siam concluded the Amara Treaty with Peru in April 1855; France followed in 1856.\n",
        "agreement",
    )
    assert [(one.parties, one.date) for one in found] == [(("PER", "THA"), "1855-04")]


def test_exclusive_rights_and_permits_are_granted_like_a_concession() -> None:
    [one] = agreements("In 1997 Rio Tinto was granted the exclusive rights to explore an ore body in Guinea.")
    assert (one.subtype, one.date) == ("concession", "1997")
    assert "GIN" in one.parties


def test_an_award_for_years_needs_no_date() -> None:
    [one] = agreements("The government of Jordan has awarded a 25-year agreement to a group of firms to run the airport.")
    assert one.parties == ("JOR",)


def test_a_list_in_an_appendix_is_of_what_it_lists() -> None:
    assert deals.headed_by("Appendix. Chronological list of treaties") == "treaty"
    assert deals.headed_by("Annex II: List of accession treaties") == "treaty"


def test_the_ceremony_that_opens_a_road_tells_of_it() -> None:
    [one] = stated(
        prose("The minister of Tanzania attended an opening ceremony for the Amara Highway on 13 April 2013."), "project"
    )
    assert (one.title, one.parties, one.date) == ("Amara Highway", ("TZA",), "2013-04-13")


def test_a_work_lies_in_the_country_of_the_heading() -> None:
    text = prose("See below.") + "\n2. Airports in Jordan\n\nThe Amara International Airport was opened in 1983.\n"
    [one] = stated(text, "project")
    assert (one.parties, one.date) == (("JOR",), "1983")


def test_the_company_is_the_firm_named_before() -> None:
    found = agreements(
        "China Communications Construction Co signed a framework agreement with the Kenyan government in May 2014.",
        "In September 2015 the company won a contract worth $1.4 billion to extend the line by 90 kilometres.",
    )
    assert "CHN" in found[-1].parties
    assert found[-1].date == "2015-09"


def test_what_a_contract_is_for_is_no_measure_beside_it() -> None:
    found = stated(prose("In 2009 Ethiopia granted a lease on more than 600,000 acres of farmland to a Saudi firm."))
    assert [one.kind for one in found] == ["agreement"]


def test_how_far_a_place_lies_is_no_fact() -> None:
    found = stated(prose("In 1862 Peru granted a Swiss firm a concession for a line to Chascomo, 120 km away from Lima."))
    assert [(one.kind, one.quantities) for one in found] == [("agreement", ())]


def test_sides_that_agree_on_doing_something_have_agreed() -> None:
    [one] = agreements("In 2002 Ukraine and Russia agreed upon creating a joint gas consortium.")
    assert (one.parties, one.date) == (("RUS", "UKR"), "2002")


def test_agreements_with_their_days_behind_a_comma_are_one_each() -> None:
    found = agreements("Trade rests on agreements between Norway and Peru, 11 April 1975 and 15 October 1976.")
    assert [(one.parties, one.date) for one in found] == [(("NOR", "PER"), "1975-04-11"), (("NOR", "PER"), "1976-10-15")]


def test_what_an_agreement_is_like_is_no_other_one() -> None:
    found = agreements(
        "The Grey Zone agreement was signed between Norway and Peru on 11 January 1978 as a stopgap arrangement."
    )
    assert [(one.parties, one.date) for one in found] == [(("NOR", "PER"), "1978-01-11")]


def test_a_treaty_that_guarantees_peace_gives_no_guarantee() -> None:
    found = stated(prose("By the Amara Treaty of 1850 with Peru, Chile guaranteed that the canal should be neutral."))
    assert {one.kind for one in found} == {"agreement"}


def test_a_plant_told_by_a_participle_between_commas_is_dated() -> None:
    [one] = stated(
        prose("The Amara II plant in Kenya, inaugurated in March 2004, is the first of its sort in Africa."), "project"
    )
    assert (one.title, one.parties, one.date) == ("Amara II plant", ("KEN",), "2004-03")


def test_the_canal_of_the_sentence_before_opens() -> None:
    [one] = stated(prose("In 1854 Egypt let a company dig a canal. The canal opened on 17 November 1869."), "project")
    assert (one.parties, one.date) == (("EGY",), "1869-11-17")


def test_a_cable_with_its_length_and_its_cost_is_one() -> None:
    [one] = stated(prose("The 4000 km cable system in Fiji is expected to cost $68 million."), "project")
    assert (one.parties, one.moneys[0].value) == (("FJI",), 68_000_000)


def test_whom_a_title_names_behind_what_it_is_about_is_no_side() -> None:
    found = stated(
        prose("Treaties:") + "\n- Amara Treaty between Peru and Chile on the border of Bolivia (1842)\n", "agreement"
    )
    assert [(one.parties, one.date) for one in found] == [(("CHL", "PER"), "1842")]


def test_a_treaty_that_ended_the_war_of_two_binds_both() -> None:
    [one] = agreements("The Treaty of Amara Belna, which ended the Mexican-American War, was signed on 2 February 1848.")
    assert (one.parties, one.date) == (("MEX", "USA"), "1848-02-02")


def test_the_home_of_the_company_is_not_where_its_mine_lies() -> None:
    found = stated(
        prose(
            "French group Areva was awarded a licence to operate a uranium mine in Niger in January 2009.",
            "The agreement foresees Areva holding a 66 percent stake in the company operating the mine.",
        ),
        "project",
    )
    assert all("FRA" not in {p.country for p in one.participants if p.role == "subject"} for one in found)


def test_a_year_that_a_sentence_leads_to_begins_no_entry() -> None:
    found = stated(
        prose("The World Bank approved a loan of $684 million for a power line in 2012: Kenya was glad."), "financing"
    )
    assert [one.date for one in found] == ["2012"]


@pytest.mark.parametrize(
    ("sentence", "parties", "date"),
    [
        ("Peru and Chile are negotiating a free trade agreement.", ("CHL", "PER"), ""),
        ("Negotiations on a free trade agreement between Kenya and Japan began in 2012.", ("JPN", "KEN"), "2012"),
        ("Austria has concluded negotiations with Ghana on a tax treaty.", ("AUT", "GHA"), ""),
        ("Australia negotiated a security pact with Fiji in 2022.", ("AUS", "FJI"), "2022"),
    ],
)
def test_an_agreement_that_is_only_negotiated_is_told_as_such(sentence: str, parties: tuple[str, ...], date: str) -> None:
    [one] = agreements(sentence)
    assert (one.parties, one.date) == (parties, date)
    assert "not_done" in one.flags


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru and Chile will start negotiations on a free trade agreement.",
        "Peru and Chile are not negotiating a trade agreement.",
        "Peru is negotiating trade agreements with many partners.",
        "A treaty on salt was negotiated by Peru and Chile but not signed.",
        "Talks between Peru and Chile on a trade agreement collapsed in 2016.",
    ],
)
def test_talks_that_are_wished_denied_or_of_nobody_tell_no_agreement(sentence: str) -> None:
    assert agreements(sentence) == []


def test_a_firm_that_signs_keeps_the_maker_of_the_agreement_before_out() -> None:
    found = agreements("Peru signed a treaty with Chile in 2009.", "In 2011 Vale signed a contract with Liberia.")
    assert [one.parties for one in found] == [("CHL", "PER"), ("LBR",)]
