"""Agreements whose sides or time stand around their words, and works that are told on the side or in lists."""

from extractors.model.fact import Statement
from tests.extractors.records.reading import prose, stated


def agreements(*sentences: str) -> list[Statement]:
    return stated(prose(*sentences), "agreement")


def works(*sentences: str) -> list[Statement]:
    return stated(prose(*sentences), "project")


def places(one: Statement) -> set[str]:
    return {p.country for p in one.participants if p.role == "subject"}


def test_two_that_have_signed_need_no_time() -> None:
    [one] = agreements("Peru and Chile have signed an accord on the transport of copper.")
    assert (one.parties, one.date) == (("CHL", "PER"), "")


def test_many_treaties_without_a_time_are_no_fact() -> None:
    assert agreements("Peru, Chile and Kenya have each signed many investment treaties.") == []


def test_several_without_a_time_are_of_nobody_by_what_the_paper_is_about() -> None:
    before = ["Kenya and Vietnam trade."] * 6
    assert agreements(*before, "One book lists visits.", "It says that the agreements were signed at a fair.") == []
    [told] = agreements(*before, "One book lists visits.", "The agreements were signed in 2012.")
    assert told.parties == ("KEN", "VNM")


def test_a_time_without_a_comma_leaves_the_verb_its_subject() -> None:
    [one] = agreements("In March 2019 Rosatom and the Ministry of Energy of Kenya signed a memorandum on training.")
    assert (one.parties, one.date) == (("KEN", "RUS"), "2019-03")


def test_what_enters_into_force_behind_a_long_topic_is_told() -> None:
    [one] = agreements(
        "Kenya and Vietnam have met often.",
        "An agreement on the readmission of persons between Kenya and Vietnam entered into force on 3 June 2009.",
    )
    assert (one.parties, one.date) == (("KEN", "VNM"), "2009-06-03")


def test_a_name_that_goes_on_is_one_treaty() -> None:
    [one] = agreements(
        "Kenya and Vietnam signed the Treaty on Good Relations and Strategic Partnership in Hanoi on 4 May 2011."
    )
    assert (one.subtype, one.date) == ("treaty", "2011-05-04")


def test_a_protocol_on_an_agreement_is_one() -> None:
    [one] = agreements(
        "The Protocol on changes to the Agreement between Kenya and Vietnam on air services was ratified in 2012."
    )
    assert one.subtype == "protocol"


def test_notes_that_are_exchanged_are_an_agreement() -> None:
    [one] = agreements("Japan and Peru exchanged notes on the repair of the harbour on 8 April 2014.")
    assert (one.parties, one.date) == (("JPN", "PER"), "2014-04-08")


def test_agreements_of_years_in_a_row_have_one_each() -> None:
    found = agreements("The frontier has been calm since the accords of 1991 and 1997 between Peru and Chile.")
    assert [one.date for one in found] == ["1991", "1997"]


def test_partners_with_topics_and_times_have_an_agreement_each() -> None:
    found = agreements(
        "Kenya signed agreements with Peru on fish (2005), with Chile on visas (2007) and with Japan on customs (2011)."
    )
    assert [(one.parties, one.date) for one in found] == [
        (("KEN", "PER"), "2005"),
        (("CHL", "KEN"), "2007"),
        (("JPN", "KEN"), "2011"),
    ]


def test_what_was_amended_keeps_its_own_year() -> None:
    [one] = agreements("The river accord of 1954, amended in 1966, gave Peru the right to build a weir on Chilean soil.")
    assert (one.parties, one.date) == (("CHL", "PER"), "1954")


def test_an_end_until_which_a_contract_is_extended_is_not_its_time() -> None:
    found = agreements("Sonatrach and Kenya extended the Lamu supply contract to 2041.")
    assert all(one.date == "" for one in found)


def test_who_pulls_out_of_a_treaty_is_told() -> None:
    [one] = agreements("Chile pulled out of the Lima Convention on Rivers in May 2016.")
    assert (one.parties, one.date) == (("CHL",), "2016-05")


def test_who_became_a_party_is_told() -> None:
    [one] = agreements("Kenya became a party to the Convention in 2007.")
    assert (one.parties, one.date) == (("KEN",), "2007")


def test_what_was_never_ended_is_no_end() -> None:
    found = agreements("Peru and Chile signed a convention in 1923.", "The convention was never denounced.")
    assert [one.date for one in found] == ["1923"]


def test_an_earlier_accord_has_the_sides_of_the_one_told_before() -> None:
    found = agreements(
        "Peru and Kenya signed a treaty on copper in May 2014.", "This followed an earlier accord signed in June 2009."
    )
    assert [(one.parties, one.date) for one in found] == [(("KEN", "PER"), "2014-05"), (("KEN", "PER"), "2009-06")]


def test_whom_two_governments_are_is_said_in_the_sentence() -> None:
    found = agreements(
        "China and Japan met.", "Maersk signed a concession with the two governments for a line from Peru to Chile in 2012."
    )
    assert [one.parties for one in found] == [("CHL", "PER")]


def test_works_that_a_country_cancelled_are_a_work_and_no_count() -> None:
    found = stated(prose("Kenya cancelled three bridge projects in May 2018."))
    assert [(one.kind, one.date, places(one)) for one in found] == [("project", "2018-05", {"KEN"})]


def test_a_work_told_on_the_side_is_found() -> None:
    [one] = works("The Lamu harbour, which Japanese engineers completed in 1967, was the first of its kind in Kenya.")
    assert (one.date, places(one)) == ("1967", {"KEN"})


def test_a_work_put_into_operation_is_found() -> None:
    [one] = works("The Mombasa power plant, undertaken by Sinohydro, was put into operation in 2016.")
    assert (one.date, places(one)) == ("2016", {"KEN"})


def test_an_entry_of_a_list_of_works_is_a_work() -> None:
    [one] = works("See below.", "Gariba dam: Uganda; 300 MW; Sinohydro; completed 2009.")
    contractors = [p.name for p in one.participants if p.role == "contractor"]
    assert (one.title, one.date, places(one), contractors) == ("Gariba dam", "2009", {"UGA"}, ["Sinohydro"])


def test_an_entry_that_tells_an_agreement_is_no_work() -> None:
    assert works("See below.", "Lamu port: framework agreement with Maersk, November 2018.") == []


def titled(title: str, *sentences: str) -> list[Statement]:
    """The agreements of a paper of this title."""
    body = " ".join(sentences)
    return stated(f"{title}\n\nAnn Author\n\nAbstract: Words.\n\n1. Introduction\n\n{body}\n", "agreement")


NAMED = "Kenya and Vietnam trade. Kenya sells tea to Vietnam. Vietnam sells rice to Kenya."


def test_a_usual_treaty_is_of_the_two_whose_relations_the_paper_is_about() -> None:
    [one] = titled("Kenya and Vietnam", NAMED, "The Double Taxation Agreement (2009) has cut costs.")
    assert (one.parties, one.date) == (("KEN", "VNM"), "2009")


def test_a_treaty_named_by_a_town_is_not() -> None:
    found = titled("Kenya and Vietnam", NAMED, "The Lima Agreement (2009) has cut costs.")
    assert all(one.parties == () for one in found)


def test_a_country_named_now_and_then_is_no_half_of_a_pair() -> None:
    often = "Kenya grows tea. " * 60
    found = titled("Tea", often, "Vietnam buys it. " * 6, "The Double Taxation Agreement (2009) has cut costs.")
    assert all(one.parties == () for one in found)


def test_a_list_that_runs_on_is_parted_by_its_years_in_brackets() -> None:
    found = titled(
        "Kenya and Vietnam",
        NAMED,
        "Accord on air services (1974) Treaty on double taxation (1990; revised 2013) Memorandum on visas (2016)",
    )
    assert [(one.subtype, one.date, one.parties) for one in found] == [
        ("agreement", "1974", ("KEN", "VNM")),
        ("treaty", "1990", ("KEN", "VNM")),
        ("memorandum", "2016", ("KEN", "VNM")),
    ]


def test_the_two_are_those_that_their_own_sentence_names() -> None:
    [one] = agreements(
        "Peru, Chile, Kenya and Japan met in May.",
        "In 2014 Austria and Nepal said that the two countries had signed a treaty on air links.",
    )
    assert one.parties == ("AUT", "NPL")


def test_a_size_from_which_works_are_called_large_is_no_work() -> None:
    assert works("Chinese megaprojects of US$ 2 billion or more in Kenya often run late.") == []


def test_each_of_several_agreements_is_no_bundle() -> None:
    found = agreements("Kenya has signed trade agreements with Peru (2005), Chile (2007) and Japan (2011).")
    assert [one.subtype for one in found] == ["agreement", "agreement", "agreement"]


def test_the_day_behind_of_is_the_agreements() -> None:
    [one] = agreements(
        "The Peru/Japan Agreement of 27 November 1968 authorizes, for seven years, fishing by Japanese vessels."
    )
    assert (one.date, one.title) == ("1968-11-27", "Peru/Japan Agreement")
