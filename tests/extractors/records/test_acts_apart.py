"""Agreements beside other acts of their sentence: each with its own sides, its own time and no side of a neighbour."""

import pytest

from tests.extractors.records.reading import prose, stated


def agreements(*sentences: str) -> dict[str, tuple[tuple[str, ...], str]]:
    """Sides and time of the agreements of a paragraph by their titles."""
    return {one.title: (one.parties, one.date) for one in stated(prose(*sentences), "agreement")}


def test_whom_a_second_act_is_done_to_is_no_side_of_the_first_agreement() -> None:
    found = agreements(
        "Kenya acceded to the Sea Lanes Treaty in July 1991 and signed a credit agreement with Norway in May 1993."
    )
    assert found["Sea Lanes Treaty"] == (("KEN",), "1991-07")
    assert found["credit agreement with Norway"] == (("KEN", "NOR"), "1993-05")


def test_the_time_of_the_first_act_is_not_that_of_a_contract_behind_it() -> None:
    found = agreements(
        "Kenya signed a Fisheries Agreement with Norway in January 2009 and awarded a $20 million contract to a firm led by "
        "the Export-Import Bank of Korea in December 2011."
    )
    assert found["Fisheries Agreement with Norway"] == (("KEN", "NOR"), "2009-01")
    assert found["$20 million contract"][1] != "2009-01"
    assert "NOR" not in found["$20 million contract"][0]


def test_who_acts_is_a_side_of_both_agreements() -> None:
    found = agreements("Kenya negotiated and signed a treaty with Norway in 1995.")
    assert found["treaty with Norway"] == (("KEN", "NOR"), "1995")


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("on 3 March 2001 and a pact on seals with Chile two months later", "2001-05"),
        ("in December 2001 and a pact on seals with Chile the next month", "2002-01"),
        ("in March 2001 and a pact on seals with Chile two years earlier", "1999"),
        ("in March 2001 and a pact on seals with Chile the following February", "2002-02"),
        ("in March 2001 and a pact on seals with Chile that October", "2001-10"),
    ],
)
def test_a_time_told_by_another_one_dates_the_agreement_before_it(words: str, when: str) -> None:
    found = agreements(f"Peru signed a treaty on fish with Kenya {words}.")
    assert found["pact on seals with Chile"] == (("CHL", "PER"), when)
    assert found["treaty on fish"][0] == ("KEN", "PER")


def test_months_after_a_year_alone_tell_no_month() -> None:
    found = agreements("Peru signed a treaty on fish with Kenya in 2001. Two months later it signed a pact with Chile.")
    assert found["pact with Chile"][1] == ""


@pytest.mark.parametrize(
    ("first", "later", "when"),
    [
        ("spring 2001", "Two months later", ""),
        ("spring 2001", "The following October", "2001-10"),
        ("spring 2001", "The following February", "2002-02"),
        ("spring 2001", "The previous October", "2000-10"),
        ("March 2001", "The following February", "2002-02"),
        ("March 2001", "That October", "2001-10"),
    ],
)
def test_a_month_at_the_start_of_a_sentence_is_told_by_the_month_or_season_before_it(
    first: str, later: str, when: str
) -> None:
    found = agreements(f"Peru signed a treaty on fish with Kenya in {first}. {later} it signed a pact with Chile.")
    assert found["pact with Chile"][1] == when


def test_a_title_ends_before_the_year_where_another_agreement_follows() -> None:
    found = agreements(
        "Nepal and Peru concluded the Lake agreement in 1954, the Hill agreement in 1959 and the Sea Treaty in 1996."
    )
    assert {title: when for title, (_, when) in found.items()} == {
        "Lake agreement": "1954",
        "Hill agreement": "1959",
        "Sea Treaty": "1996",
    }


def test_a_partner_stands_behind_the_words_that_a_memorandum_is_of() -> None:
    found = agreements("Kenya signed a memorandum of understanding with Beijing in October 2019.")
    assert found["memorandum of understanding with Beijing"] == (("CHN", "KEN"), "2019-10")


def test_a_text_that_is_not_published_leaves_its_pact_signed() -> None:
    found = agreements("In April 2022 Kenya and Norway signed a security pact whose text has not been published.")
    assert found == {"security pact": (("KEN", "NOR"), "2022-04")}


def test_an_agreement_on_the_status_of_forces_is_one() -> None:
    found = agreements("Kenya and Norway agreed on a status of forces arrangement in June 2023.")
    assert found == {"status of forces arrangement": (("KEN", "NOR"), "2023-06")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya and Norway have neither signed nor ratified the Sea Treaty of 1990.",
        "Kenya leased no port to Norway in 2014.",
    ],
)
def test_what_neither_side_did_is_no_agreement(sentence: str) -> None:
    assert not agreements(sentence)


def test_a_lease_stays_beside_something_that_was_not_given() -> None:
    assert len(agreements("Kenya leased the port of Lamu to Norway in 2014, but granted no tax relief.")) == 1


def test_the_leaders_of_named_countries_are_not_those_told_before() -> None:
    found = agreements(
        "Egypt had won a veto in the 1929 exchange of notes with Britain.",
        "In March 2015 the leaders of Egypt, Ethiopia and Sudan signed a Declaration of Principles.",
    )
    assert found["Declaration of Principles"] == (("EGY", "ETH", "SDN"), "2015-03")


def test_the_two_sides_are_the_guest_and_the_host_of_the_sentence_before() -> None:
    found = agreements(
        "Ecuador and Norway trade little.",
        "Kenya opened an office in February 2022 during a minister's visit to Lima.",
        "The two sides signed a contract worth $8 million for a mill.",
    )
    assert found["contract worth $8 million"][0] == ("KEN", "PER")


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        (
            "",
            "The Seal Convention was opened for signature in Paris in January 1993, after the deposit of a text by Hungary.",
        ),
        ("Kenya and Norway met in Lima.", "The Seal Convention, which has 43 members, entered into force in 1993."),
        ("Kenya joined it.", "Two agreements supplement it: the Whale Agreement (1993) and the Seal Agreement (1993)."),
    ],
)
def test_a_treaty_of_many_states_has_no_side_from_around_it(before: str, sentence: str) -> None:
    found = agreements(*filter(None, (before, sentence)))
    assert found
    assert all(parties == () and when[:4] == "1993" for parties, when in found.values())


def test_who_signs_a_treaty_of_many_states_is_a_side_of_it() -> None:
    found = agreements("The Seal Convention was signed by Peru, Chile and 14 other states in 1990.")
    assert found["Seal Convention"] == (("CHL", "PER"), "1990")


@pytest.mark.parametrize(
    "sentence",
    [
        "The Sea Authority has signed 31 contracts for exploration, five of them with Norwegian contractors.",
        "The Seal Protocol of 1925 bans nets, but not their sale.",
        "The Seal Convention came into force in 1982; under it a park was agreed in 2016.",
    ],
)
def test_a_pronoun_for_a_thing_is_no_country_told_before(sentence: str) -> None:
    found = agreements("In September 2013, Syria joined the club.", sentence)
    assert found
    assert not any("SYR" in parties for parties, _ in found.values())


def test_an_agreement_behind_the_topic_of_another_is_one_more() -> None:
    found = agreements(
        "The heads of Peru and Kenya signed the Treaty on strengthening friendship and the Border Agreement in 1990."
    )
    assert found == {
        "Treaty on strengthening friendship": (("KEN", "PER"), "1990"),
        "Border Agreement": (("KEN", "PER"), "1990"),
    }


def test_a_topic_of_two_parts_is_of_one_agreement() -> None:
    found = agreements("Peru and Kenya signed the Agreement on the Use of Nets and the Protection of Fish in 1990.")
    assert list(found) == ["Agreement on the Use of Nets and the Protection of Fish"]


@pytest.mark.parametrize(
    ("sentence", "parties", "when"),
    [
        ("An investment protection agreement with Kenya has been in force since 1998.", ("KEN",), "1998"),
        ("Since 2013, a memorandum on political talks has existed with Kenya.", ("KEN",), "2013"),
        ("The Norway Water Project rests on a treaty of 24 October 1986 with Kenya.", ("KEN", "NOR"), "1986-10-24"),
        ("Peru and Kenya settled the matter in a treaty in 1929.", ("KEN", "PER"), "1929"),
        (
            "Peru and Kenya shared the river in the agreement of 8 May 1959; Norway was not a party.",
            ("KEN", "PER"),
            "1959-05-08",
        ),
    ],
)
def test_what_holds_or_was_done_in_an_agreement_tells_it(sentence: str, parties: tuple[str, ...], when: str) -> None:
    assert list(agreements(sentence).values()) == [(parties, when)]


def test_who_acts_in_a_clause_on_another_time_is_no_side() -> None:
    found = agreements(
        "Peru raised the rent in a new agreement of June 2009, after Norway had promised it a loan of $2 million."
    )
    assert not any("NOR" in parties for parties, _ in found.values())


def test_the_time_of_a_pact_before_dates_no_accession_after_it() -> None:
    found = agreements("Kenya and Peru acceded to the treaty after the Lima Protocol of 23 May 1992.")
    assert found["treaty"] == (("KEN", "PER"), "")


def test_what_a_loan_pays_of_the_costs_is_a_term_of_it() -> None:
    facts = stated(
        prose("Kenya and Norway signed a contract for a dam in 2017; a loan of $25 million covers 85 percent of its cost.")
    )
    assert [one.kind for one in facts] == ["agreement", "financing"]


def test_what_aid_covers_of_a_budget_is_a_share() -> None:
    facts = stated(prose("In 2014 aid of $30 million covered 40 percent of Malawi's budget."))
    assert sorted((one.kind, one.value) for one in facts if one.kind == "claim") == [("claim", 40.0)]


def test_a_states_loan_is_given_by_it() -> None:
    (loan,) = stated(prose("A Norwegian state loan of $25 million was granted to Egypt in 2017."), "financing")
    assert (loan.donor, loan.recipient) == ("NOR", "EGY")


def test_those_who_joined_at_other_times_have_an_agreement_each() -> None:
    facts = stated(
        prose(
            "The Lake Treaty was signed on 30 November 1999 by Kenya, Uganda and Tanzania.",
            "Rwanda and Burundi acceded to it on 18 June 2007, South Sudan in April 2016 and Somalia in November 2023.",
        ),
        "agreement",
    )
    assert [(one.parties, one.date) for one in facts] == [
        (("KEN", "TZA", "UGA"), "1999-11-30"),
        (("BDI", "RWA"), "2007-06-18"),
        (("SSD",), "2016-04"),
        (("SOM",), "2023-11"),
    ]


@pytest.mark.parametrize(
    ("sentences", "title", "parties"),
    [
        (
            ("The Trade Protocol was signed in 1996 by Peru and Chile; Kenya has not yet joined the area.",),
            "Trade Protocol",
            ("CHL", "PER"),
        ),
        (
            ("Peru and Kenya signed a pact on ore on 29 April 2022 and, with Norway, a memorandum that December.",),
            "pact on ore",
            ("KEN", "PER"),
        ),
        (
            ("Peru signed a deal with Acme of Norway in 2020.", "Some 21 treaties have been ratified by Peru in 2022."),
            "Some 21 treaties",
            ("PER",),
        ),
        (
            (
                "Estonia opened a mine.",
                "Finland's Acme Oy and Bolt Energy Ltd signed a ten-year lease for the ship Aurora in 2022.",
            ),
            "ten-year lease for the ship",
            ("FIN",),
        ),
        (("The Svalbard Treaty was signed in February 1920.",), "Svalbard Treaty", ()),
        (
            (
                "A trade agreement with the EU was signed by Kenya and Rwanda in 2016.",
                "Kenya then concluded its own EPA in December 2023.",
            ),
            "own EPA",
            ("KEN",),
        ),
    ],
)
def test_who_is_told_beside_an_agreement_is_no_side_of_it(
    sentences: tuple[str, ...], title: str, parties: tuple[str, ...]
) -> None:
    assert agreements(*sentences)[title][0] == parties


def test_two_governments_are_no_body() -> None:
    (one,) = stated(prose("The governments of Estonia and Latvia signed an agreement on 28 June 2018."), "agreement")
    assert (one.parties, one.organizations) == (("EST", "LVA"), ())


def test_where_something_was_signed_receives_no_money_told_behind_it() -> None:
    (money,) = stated(
        prose(
            "Estonia and Latvia signed an agreement in Brussels in 2018; the European Commission granted EUR 323 million."
        ),
        "financing",
    )
    assert money.donor_organizations == ("European Commission",)
    assert money.parties == ("EST", "LVA")


def test_the_latter_is_the_last_of_two_told_before() -> None:
    (money,) = stated(
        prose("Norway and Egypt opened embassies in 1956.", "Norway promised a loan of $4.7 million to the latter."),
        "financing",
    )
    assert (money.donor, money.recipient) == ("NOR", "EGY")


def test_a_loan_of_pounds_is_money() -> None:
    (loan,) = stated(prose("Norway promised Kenya a loan of some 5 million pounds in 1964."), "financing")
    assert [(m.value, m.currency) for m in loan.moneys] == [(5e6, "GBP")]


def test_pounds_of_a_good_weigh() -> None:
    facts = stated(prose("Norway's imports of 5 million pounds of beef came from Kenya in 2012."))
    assert facts
    assert not any(m.currency == "GBP" for one in facts for m in one.moneys)


def test_talks_that_yield_a_treaty_tell_it() -> None:
    found = agreements("Negotiations between Peru and Kenya yielded a treaty on fish in July 2015.")
    assert found == {"treaty on fish": (("KEN", "PER"), "2015-07")}
    assert not agreements("Negotiations between Peru and Kenya yielded no treaty in July 2015.")


def test_with_its_creditors_is_of_who_agrees() -> None:
    found = agreements("Norway forgave its claims.", "Chad reached an agreement with its creditors in November 2022.")
    assert found["agreement with its creditors"] == (("TCD",), "2022-11")


def test_who_pays_for_a_contract_is_no_side_of_it() -> None:
    found = agreements(
        "In 2006 Kenya signed a contract worth $15 million with Acme Oy of Finland, financed by the Norwegian state."
    )
    assert [parties for parties, _ in found.values()] == [("FIN", "KEN")]


def test_an_agreement_after_one_with_a_body_is_not_of_the_two_countries_of_the_paper() -> None:
    text = "# Peru and Norway\n\nPeru and Norway trade fish. Norway buys from Peru.\n\n"
    text += "The EU and Peru signed a trade agreement in 2010. An agreement on wine names entered into force in 2012.\n"
    found = {one.date: one.parties for one in stated(text, "agreement")}
    assert found["2012"] != ("NOR", "PER")


def test_a_club_called_after_a_town_in_the_title_is_no_country() -> None:
    text = "# Deals of the Paris Club\n\nPeru's agreement of 21 November 2004 reduced its debt by $3 million.\n"
    assert [one.parties for one in stated(text, "agreement")] == [("PER",)]


def test_a_deposit_that_its_owner_renews_is_given_by_it() -> None:
    (money,) = stated(
        prose("Norway renewed its $3 billion deposit with the State Bank of Pakistan in December 2024."), "financing"
    )
    assert (money.donor, money.recipient) == ("NOR", "PAK")


def test_money_lent_free_of_interest_is_a_loan() -> None:
    (loan,) = stated(prose("Norway lent Zambia $9 million free of interest, to be repaid in thirty years."))
    assert (loan.kind, loan.donor, loan.recipient) == ("financing", "NOR", "ZMB")


def test_whose_statistics_tell_a_trade_is_not_who_trades() -> None:
    (trade,) = stated(
        prose("According to the Kenyan customs, trade between Peru and Chile came to $5 million in 2000."), "claim"
    )
    assert {trade.ref_area, trade.counterpart_area} == {"PER", "CHL"}


def test_clauses_parted_by_a_semicolon_have_their_own_sides_sums_and_times() -> None:
    facts = stated(
        prose(
            "The Kisumu line in Kenya has two tracks.",
            "Its cost rose from $55 million to $72 million; the Bank of Norway lent $30 million for it in 2012.",
        )
    )
    lent = [one for one in facts if one.kind == "financing"]
    assert [(m.value, one.date) for one in lent for m in one.moneys] == [(3e7, "2012")]
