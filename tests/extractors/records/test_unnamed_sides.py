"""Agreements whose sides are told by where they are at home, by a name that nobody knows, or by the sale they come with."""

from extractors.model.fact import Statement
from tests.extractors.records.reading import by_sum, prose, stated


def found(*sentences: str) -> list[Statement]:
    return stated(prose(*sentences), "agreement")


def agreements(*sentences: str) -> list[tuple[tuple[str, ...], str]]:
    """Sides and time of the agreements that a paragraph tells."""
    return [(one.parties, one.date) for one in found(*sentences)]


def test_a_firm_without_a_name_is_of_the_town_it_is_based_in() -> None:
    assert agreements("The Accra-based firm signed a deal with Peru in 2015.") == [(("GHA", "PER"), "2015")]
    assert agreements("The Accra-headquartered institution signed an accord with Peru in 2015.") == [
        (("GHA", "PER"), "2015")
    ]
    assert agreements("Peru signed a deal with the Oslo-based fund Arve in 2015.") == [(("NOR", "PER"), "2015")]
    assert agreements("Peru signed a deal with Chile for an Oslo-based fund in 2015.") == [(("CHL", "PER"), "2015")]


def test_a_partner_by_a_name_that_nobody_knows_is_one() -> None:
    assert agreements("Ghana has signed an agreement with Gorvex.") == [(("GHA",), "")]
    assert agreements("Ghana has signed an agreement with care.") == []


def test_several_agreements_with_a_body_of_no_country_are_told_by_the_other_side() -> None:
    told = found("The World Bank signed two loan agreements with Ghana in May 2015: one for roads and one for water.")
    assert [(one.parties, one.date, one.subtype) for one in told] == [(("GHA",), "2015-05", "agreement_bundle")]
    assert agreements("The World Bank has signed many agreements with Ghana.") == []


def test_each_partner_with_a_day_of_its_own_has_an_agreement_of_its_own() -> None:
    assert agreements("Peru signed pacts with Norway on 1 May 1826, and with Fiji on 14 September 1827.") == [
        (("NOR", "PER"), "1826-05-01"),
        (("FJI", "PER"), "1827-09-14"),
    ]
    assert agreements("Peru signed pacts with Norway and Fiji on 1 May 1826.") == [(("FJI", "NOR", "PER"), "1826-05-01")]


def test_years_of_the_next_sentence_are_not_those_of_an_agreement() -> None:
    told = agreements("The trade pact between Peru and Chile dates from 1990.", "Two ports were built in 2001 and 2013.")
    assert told == [(("CHL", "PER"), "1990")]
    assert agreements("The pacts of 1901 and 1907 between Peru and Chile are in force.") == [
        (("CHL", "PER"), "1901"),
        (("CHL", "PER"), "1907"),
    ]


def test_a_lease_that_comes_with_a_sale_has_its_sides() -> None:
    sale = "the sale of a 70 percent stake in the Callao port to China Merchants Port and a 99-year lease"
    yielded = found(f"Peru at last acquiesced to a list of demands, including {sale}.")
    assert [(one.subtype, one.parties) for one in yielded] == [("lease", ("CHN", "PER"))]
    assert found(f"Peru refused a list of demands, including {sale}.") == []


def test_a_lease_that_is_demanded_is_none_yet() -> None:
    assert found("China demanded a 99-year lease on the port of Callao in Peru.") == []
    assert agreements("China got a 99-year lease on the port of Callao in Peru.") == [(("CHN", "PER"), "")]


def test_the_firm_that_a_stake_is_in_got_nothing_for_it() -> None:
    bought = by_sum("Qatar bought a 10 percent stake in Ghana Telecom for $450 million in 2020.")[450e6]
    assert (bought.recipient, bought.recipient_organizations) == ("GHA", ())
    sold = by_sum("Kenya Airways sold a 26 percent stake to KLM for $26 million in 1996.")[26e6]
    assert sold.recipient_organizations == ("Kenya Airways",)
    put_in = by_sum("Qatar made an equity investment of $7 million in Kenya Airways in 2020.")[7e6]
    assert put_in.recipient_organizations == ("Kenya Airways",)


def test_agreements_that_come_to_a_sum_have_the_time_behind_it() -> None:
    assert agreements("Qatar and Peru signed loan agreements totalling $1.5 billion in December 2016.") == [
        (("PER", "QAT"), "2016-12")
    ]
    assert agreements("Qatar and Peru signed a pact in 2011 on a port built in 2005.") == [(("PER", "QAT"), "2011")]


def test_a_protocol_is_of_the_country_and_the_body_of_the_agreement_named_before() -> None:
    told = "A new protocol was signed in November 2015."
    assert agreements("The EU-Mauritania fisheries agreement is the largest.", told) == [(("MRT",), "2015-11")]
    assert agreements("The EU-Mauritania talks on fish have failed.", told) == [((), "2015-11")]
    with_another = "A new protocol was signed with Chile in November 2015."
    assert agreements("The EU-Mauritania fisheries agreement is the largest.", with_another) == [(("CHL",), "2015-11")]
