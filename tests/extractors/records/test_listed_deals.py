"""Agreements of lists: titles under words that say they were signed, partners with a time, rows behind a colon."""

from extractors import paper
from extractors.model.fact import Statement
from tests.extractors.records.reading import prose, stated
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
