"""Agreements of lists: titles under words that say they were signed, partners with a time, rows behind a colon."""

from extractors import paper
from extractors.model.fact import Statement
from tests.extractors.records.reading import prose, stated, tabled
from tests.papers.press import Setting, typeset


def listed(*lines: str) -> list[Statement]:
    """The agreements of a typeset page."""
    source = "\n".join(("title: On pacts of two neighbours", "authors: Ann Author", *lines))
    extract = paper.extract(typeset(source, Setting()).pdf, "application/pdf")
    return [placed.statement for placed in extract.statements if placed.statement.kind == "agreement"]


def test_each_title_under_words_that_say_it_was_signed_is_an_agreement_of_those_who_signed() -> None:
    found = listed(
        "## Visits",
        "Kenya and Chile signed a joint declaration in Nairobi. The following three agreements were signed as well:",
        "- Memorandum on the training of pilots;",
        "- Protocol on the health of cattle;",
        "- Memorandum on ports between Kenya and Peru.",
    )
    assert {(one.subtype, one.title.split()[-1], one.parties) for one in found} >= {
        ("memorandum", "pilots", ("CHL", "KEN")),
        ("protocol", "cattle", ("CHL", "KEN")),
        ("memorandum", "Peru", ("KEN", "PER")),
    }


def test_each_partner_of_a_list_of_treaties_has_its_own_time_of_signature() -> None:
    found = listed(
        "## Investment treaties of Kenya",
        "- Chile: signed 3 May 2004, entered into force 9 June 2007",
        "- Peru: signed 8 July 2011",
    )
    assert {(one.parties, one.date, one.subtype) for one in found} == {
        (("CHL", "KEN"), "2004-05-03", "treaty"),
        (("KEN", "PER"), "2011-07-08", "treaty"),
    }


def test_a_list_of_sorts_of_treaties_tells_none() -> None:
    found = listed(
        "## Kinds of agreement",
        "- Protocol on details: it adds to a treaty;",
        "- Memorandum of understanding: it binds nobody.",
    )
    assert found == []


def test_titles_in_a_row_behind_a_colon_are_one_agreement_each() -> None:
    found = stated(
        prose(
            "In May 2012 Kenya and Chile signed the following agreements: a convention on taxes, "
            "a memorandum on forests, and a protocol on visas."
        ),
        "agreement",
    )
    assert {one.subtype for one in found} >= {"treaty", "memorandum", "protocol"}
    assert {one.parties for one in found} == {("CHL", "KEN")}


def test_who_signs_for_a_state_makes_it_a_side() -> None:
    [one] = stated(
        prose("Ann Lee, on behalf of Kenya, and Tom Roe, on behalf of Chile, concluded a treaty on 9 August 1982."),
        "agreement",
    )
    assert (one.parties, one.date) == (("CHL", "KEN"), "1982-08-09")


def test_a_treaty_that_made_something_in_a_year_is_of_that_year() -> None:
    [one] = stated(prose("In 1894, the Roe Treaty created a commission to survey the river."), "agreement")
    assert (one.title, one.date) == ("Roe Treaty", "1894")


def test_a_concession_that_somebody_holds_at_a_place_needs_no_time() -> None:
    [one] = stated(prose("In Chile, the company holds a 30-year concession to run the port."), "agreement")
    assert (one.subtype, one.parties) == ("concession", ("CHL",))
    assert stated(prose("A 30-year concession may be too long."), "agreement") == []


def test_works_that_and_adds_lie_where_each_is_said_to() -> None:
    found = stated(prose("Sinohydro built Peru's largest power plant and Chile's first toll road."), "project")
    assert {(one.subtype, tuple(p.country for p in one.participants if p.role == "subject")) for one in found} == {
        ("energy", ("PER",)),
        ("transport", ("CHL",)),
    }


def test_what_is_so_many_kilometres_long_is_not_given() -> None:
    found = stated(prose("Kenya gave the go-ahead to a Chinese company for the rail link to Kisumu, 300 km away."))
    assert [one for one in found if one.kind == "financing"] == []


def rows(caption: str, *lines: str) -> list[Statement]:
    return stated(tabled(caption, *lines), "agreement")


def test_a_table_of_treaties_has_one_a_row_with_the_time_of_signature() -> None:
    found = rows(
        "Table 2: List of treaties of Kenya",
        "Country | Subject | In force since | Signed",
        "Chile | Extradition | 9 June 1987 | 3 May 1984",
        "Peru | Copyright | 2 May 1993 | 8 July 1991",
        "Togo | Fisheries | 4 June 1999 | 7 June 1998",
    )
    assert {(one.parties, one.date) for one in found} == {
        (("CHL", "KEN"), "1984-05-03"),
        (("KEN", "PER"), "1991-07-08"),
        (("KEN", "TGO"), "1998-06-07"),
    }
    assert {one.subtype for one in found} == {"treaty"}


def test_a_table_of_concessions_needs_no_sum() -> None:
    found = rows(
        "Table 3: Port concessions in Africa",
        "Port | Country | Operator | Year",
        "Takoradi | Ghana | Northern Quay Services | 2004",
        "Cotonou | Benin | Harbour Lines | 2009",
        "Apapa | Nigeria | Harbour Lines | 2006",
    )
    assert {(one.subtype, one.parties, one.date) for one in found} == {
        ("concession", ("GHA",), "2004"),
        ("concession", ("BEN",), "2009"),
        ("concession", ("NGA",), "2006"),
    }


def test_each_of_several_leases_in_a_row_lies_where_its_own_words_say() -> None:
    found = stated(
        prose("Examples include a 99-year lease at the Lamu Port in Kenya and a 40-year lease at the Arica Port in Chile."),
        "agreement",
    )
    assert {one.parties for one in found} == {("KEN",), ("CHL",)}


def test_the_year_of_a_treaty_that_has_a_name_tells_that_it_is() -> None:
    [one] = stated(
        prose("The 1979 Kenya-Chile Treaty of Friendship requires Kenya to ask Chile should any third side want a base."),
        "agreement",
    )
    assert (one.parties, one.date) == (("CHL", "KEN"), "1979")


def test_sides_sign_frameworks_and_leave_treaties() -> None:
    [signed] = stated(prose('In May 1994 Kenya and Chile signed an "Agreed Framework" on uranium.'), "agreement")
    assert (signed.parties, signed.date) == (("CHL", "KEN"), "1994-05")
    [left] = stated(prose("The new cabinet withdrew Kenya from the Open Rivers Treaty."), "agreement")
    assert left.parties == ("KEN",)
    assert stated(prose("The Green River Initiative, announced by Kenya in 2013, is wide."), "agreement") == []


def test_the_end_of_building_dates_a_work() -> None:
    found = stated(
        prose(
            "A new time began in Kenya in 1987 with the commissioning of the Tana Hydropower Project.",
            "Opened in 2010, it is Kenya's second largest port.",
        ),
        "project",
    )
    assert {(one.year, one.parties) for one in found} == {(1987, ("KEN",)), (2010, ("KEN",))}


def test_what_a_parliament_approves_binds_those_it_is_between() -> None:
    [one] = stated(prose("On 16 May 2014 the Kenyan Senate approved the Mutual Access Agreement with Chile."), "agreement")
    assert (one.parties, one.date) == (("CHL", "KEN"), "2014-05-16")
    assert stated(prose("The board approved a loan agreement for Kenya."), "agreement") == []


def test_who_has_pacts_with_partners_that_are_named_has_them() -> None:
    [one] = stated(prose("Kenya has similar agreements with Chile and Peru."), "agreement")
    assert one.parties == ("CHL", "KEN", "PER")
    assert stated(prose("Kenya has agreements with many partners."), "agreement") == []


def test_allies_of_a_state_do_not_sign_for_it() -> None:
    found = stated(prose("The two Chilean allies signed the Mutual Access Agreement in 2014."), "agreement")
    assert all("CHL" not in one.parties for one in found)


def test_a_pact_to_extend_another_is_signed() -> None:
    found = stated(prose("Kenya and Chile have signed agreements to renew the supply of gas until 2027."), "agreement")
    assert [one.parties for one in found] == [("CHL", "KEN")]


def test_until_when_a_pact_is_prolonged_is_not_when_it_was_made() -> None:
    words = "Kenya and Chile renewed the open part of their swap agreement, worth EUR 35 million, for another two years"
    found = stated(prose(f"{words}, until July 2031."), "agreement")
    assert [(one.date, one.flags) for one in found] == [("", ("missing_year",))]


def test_a_reactor_that_went_into_operation_is_dated() -> None:
    [one] = stated(
        prose("Chile's first reactor, Roe I, was supplied by Siemens and entered into operation in 1974."), "project"
    )
    assert (one.year, one.parties) == (1974, ("CHL", "DEU")) or (one.year, one.parties) == (1974, ("CHL",))


def test_an_item_of_a_list_takes_no_place_from_the_item_before() -> None:
    found = listed(
        "## Leases",
        "Other leases followed:",
        "- In 1898 Kenya gave Chile a lease of Lamu.",
        "- In 1899 a 99-year lease of the bay was granted to France.",
    )
    assert all("KEN" not in one.parties and "CHL" not in one.parties for one in found if one.year == 1899)


def test_items_under_a_heading_of_two_countries_are_agreements_of_theirs() -> None:
    found = listed(
        "## Visits",
        "The ministers of several states met in the course of those years, first in the hills and later at the coast, as "
        "they had done before, and talked of what was to be done for farmers, for fishers and for those who trade with "
        "them over the border; what came of it is told below, sorted by those who met, with the months as far as known.",
        "## Peru and Chile: signed at Arica, May 2022",
        "- MoU between the Peruvian Council of Arts and Lake University",
        "- Letter of Agreement on bees",
        "## Peru and Togo",
        "- September 2022: MoU on taking water from the Belna",
        "- 2015: Land Boundary Agreement enters into force",
        "- Trilateral agreement between Peru, Togo and Chad on ports",
    )
    assert {(one.subtype, one.parties, one.date) for one in found} == {
        ("memorandum", ("CHL", "PER"), "2022-05"),
        ("agreement", ("CHL", "PER"), "2022-05"),
        ("memorandum", ("PER", "TGO"), "2022-09"),
        ("agreement", ("PER", "TGO"), "2015"),
        ("agreement", ("PER", "TCD", "TGO"), ""),
    }
