"""Agreements told in other ways than by a verb of signing: since when they hold, by their year, in lists and time lines."""

import pytest

from extractors.model.fact import Statement
from tests.extractors.records.reading import prose, stated


def agreements(*sentences: str) -> list[tuple[tuple[str, ...], str]]:
    """Sides and time of the agreements that a paragraph tells."""
    return [(one.parties, one.date) for one in found(*sentences)]


def found(*sentences: str) -> list[Statement]:
    return stated(prose(*sentences), "agreement")


@pytest.mark.parametrize(
    ("sentence", "parties", "date"),
    [
        ("Since 1986, Finland and Mongolia have maintained a cultural cooperation agreement.", ("FIN", "MNG"), "1986"),
        ("A double taxation agreement has been in place between Austria and Nepal since 2010.", ("AUT", "NPL"), "2010"),
        ("The first accord on fishing between Iceland and Kenya dates back to 1962.", ("ISL", "KEN"), "1962"),
        ("Under the 1998 Overflight Agreement, Danish aircraft may land in Togo.", ("DNK", "TGO"), "1998"),
        ("Peru's 2009 supply contract with Lake Wind Power runs for 20 years.", ("PER",), "2009"),
        ("Malta announced its withdrawal from the Treaty of Amity in July 1992.", ("MLT",), "1992-07"),
        ("In 1994 Norway brought the Seabed Safeguards Agreement with Ghana into force.", ("GHA", "NOR"), "1994"),
        ("Mongolia has been a party to the Energy Transit Treaty since 1999.", ("MNG",), "1999"),
        ("Seoul and Lima have had an FTA since 2011.", ("KOR", "PER"), "2011"),
        ("In 2011 Ankara and Mogadishu agreed to open air links.", ("SOM", "TUR"), "2011"),
        ("In 2017 Chile and Gabon opened talks on a trade pact; it was signed in May 2021.", ("CHL", "GAB"), "2021-05"),
        ("Oman and Togo agreed in 2017 that Muscat would restore the island of Ada.", ("OMN", "TGO"), "2017"),
        ("The Governments of Japan and Brunei ratified the Whaling Agreement in 2008.", ("BRN", "JPN"), "2008"),
        ("The Canada-Fiji FTA (CFFTA; in force since 2015) covers services too.", ("CAN", "FJI"), "2015"),
    ],
)
def test_an_agreement_has_the_time_since_when_it_holds_and_those_whom_it_binds(
    sentence: str, parties: tuple[str, ...], date: str
) -> None:
    assert agreements(sentence) == [(parties, date)]


def test_each_party_or_partner_with_a_time_in_brackets_has_an_agreement_of_its_own() -> None:
    assert agreements("Peru (2006) and Ghana (2009) both cancelled their investment treaties with Spain.") == [
        (("ESP", "PER"), "2006"),
        (("ESP", "GHA"), "2009"),
    ]
    assert agreements(
        "Ukraine has signed agreements with the United Kingdom (January 2024), Chile (March 2024) and Nepal (May 2024)."
    ) == [
        (("GBR", "UKR"), "2024-01"),
        (("CHL", "UKR"), "2024-03"),
        (("NPL", "UKR"), "2024-05"),
    ]


def test_two_agreements_of_a_sentence_have_their_own_sides() -> None:
    told = "Fiji is bound by its 1990 trade pact with Samoa and by a defence arrangement with Nepal of 1971."
    assert sorted(agreements(told)) == [(("FJI", "NPL"), "1971"), (("FJI", "WSM"), "1990")]


def test_an_entry_of_a_time_line_is_an_agreement_with_its_time() -> None:
    text = (
        prose("See below.")
        + "\n1972: Treaty of Friendship between Chad and Benin\n\n2015: Association Agreement EU-Chad enters into force\n"
    )
    assert [(one.parties, one.date) for one in stated(text, "agreement")] == [(("BEN", "TCD"), "1972"), (("TCD",), "2015")]


def test_the_year_of_a_cited_work_or_of_a_word_with_the_author_dates_no_agreement() -> None:
    (one,) = found("Chad and Benin signed the Treaty on Common Grazing (Okoro, 2011).")
    assert one.date == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru and Ghana cancelled a visa agreement in 2015.",
        "The talks led to a visa waiver in 2015 between Serbia and Nepal.",
    ],
)
def test_only_what_is_owed_is_relieved(sentence: str) -> None:
    assert stated(prose(sentence), "financing") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya's 2010 power purchase agreement runs on.",
        "I test whether grants of 10 million dollars raise growth by 2 percent.",
        "We then sampled 4500 households in Malawi and 2,100 in Ghana.",
    ],
)
def test_a_year_before_a_noun_and_what_authors_do_is_no_figure_of_the_world(sentence: str) -> None:
    assert [one for one in stated(prose(sentence)) if one.kind in ("claim", "financing")] == []


def test_a_word_with_the_author_dates_no_debt() -> None:
    (one,) = stated(
        prose("According to Nkomo (Personal communication, 2014), Ghana owes two million dollars to its suppliers.")
    )
    assert one.year is None


def test_agreements_known_by_their_letters_or_listed_with_their_years_are_told() -> None:
    assert agreements("The NPT opened for signature in 1968.") == [((), "1968")]
    listed = (
        "Sea treaties include the Convention of Amara (1986), the Accord of Belna (2006) and the Treaty of Corda (1997)."
    )
    assert {date for _, date in agreements(listed)} == {"1986", "2006", "1997"}
    assert sorted(agreements("Chad's trade pacts with Iceland (2013) and Georgia (2017) came first.")) == [
        (("GEO", "TCD"), "2017"),
        (("ISL", "TCD"), "2013"),
    ]


def test_an_agreement_without_a_maker_is_of_the_country_of_the_heading() -> None:
    text = prose("See below.") + "\n2. Relations of Togo\n\nA tax treaty with Nepal was signed in May 2005.\n"
    assert [(one.parties, one.date) for one in stated(text, "agreement")] == [(("NPL", "TGO"), "2005-05")]


STRATEGY = """Malta's Peru Strategy

Ministry of Foreign Affairs

1. Introduction

Malta wants close relations with Peru. Peru is a partner of Malta. Malta and Peru have long traded. Peru matters to Malta.

2. Agreements

"""


@pytest.mark.parametrize(
    ("sentence", "parties", "dates"),
    [
        ("A free trade agreement has been in force since 2014.", ("MLT", "PER"), ["2014"]),
        ("In 2019 a memorandum of understanding on ports was signed.", ("MLT", "PER"), ["2019"]),
        ("The tax treaty with Peru entered into force in July 2016.", ("MLT", "PER"), ["2016-07"]),
        (
            "Malta has agreements with Peru on fishing (2009), customs (2013) and aviation (1998).",
            ("MLT", "PER"),
            ["1998", "2009", "2013"],
        ),
        ("Peru ratified the two core conventions on forced labour in 2022.", ("PER",), ["2022"]),
        ("A treaty between Chad and Benin was signed in 2003.", ("BEN", "TCD"), ["2003"]),
    ],
)
def test_an_agreement_without_sides_is_of_the_two_countries_that_a_paper_is_about(
    sentence: str, parties: tuple[str, ...], dates: list[str]
) -> None:
    found = stated(STRATEGY + sentence + "\n", "agreement")
    assert sorted((one.parties, one.date) for one in found) == [(parties, date) for date in dates]


def test_who_makes_a_pact_stands_behind_the_act_too() -> None:
    assert agreements("Ties date to the signing of the Amara Pact between Chad and Peru in 1951.") == [
        (("PER", "TCD"), "1951")
    ]
    assert agreements("Chad, Peru and Fiji announced the creation of a security partnership in 2021.") == [
        (("FJI", "PER", "TCD"), "2021")
    ]


@pytest.mark.parametrize(
    ("sentence", "parties", "date"),
    [
        ("A loan agreement was signed in Geneva on 26 July 2014.", (), "2014-07-26"),
        ("In 2016 Kenya granted a British firm a licence to explore for oil in Turkana.", ("GBR", "KEN"), "2016"),
        ("The Spanish company Acciona secured a deal to build a dam in Qatar in 2014.", ("ESP", "QAT"), "2014"),
        ("Kenya reached an agreement with Uganda that took effect on 3 February 2015.", ("KEN", "UGA"), "2015-02-03"),
        ("On Sunday Kenya joined Uganda and Rwanda in signing a pact on customs.", ("KEN", "RWA", "UGA"), ""),
        ("Peru and Chile exchanged a memorandum of understanding on copper in May 2016.", ("CHL", "PER"), "2016-05"),
        ("PNG signed a labour agreement with Australia in 2018.", ("AUS", "PNG"), "2018"),
    ],
)
def test_an_agreement_is_told_by_its_time_by_who_wins_it_and_by_who_joins_in(
    sentence: str, parties: tuple[str, ...], date: str
) -> None:
    assert agreements(sentence) == [(parties, date)]


def test_a_treaty_that_a_state_is_not_ready_to_sign_is_planned() -> None:
    [one] = found("In June 2021 Fiji was not ready to sign the security treaty with Australia.")
    assert (one.parties, one.date, one.status) == (("AUS", "FJI"), "2021-06", "was not ready to sign")


def test_a_participle_ahead_dates_the_agreement_that_is_the_subject() -> None:
    assert agreements("Concluded in March 1999, the accord between Togo and Chad covers fishing.") == [
        (("TCD", "TGO"), "1999-03")
    ]


def test_a_further_contract_is_of_who_gave_the_one_before() -> None:
    told = agreements(
        "The Mozambican government and a French firm signed a concession contract in May 2012.",
        "A second contract was signed with an Italian firm.",
    )
    assert told == [(("FRA", "MOZ"), "2012-05"), (("ITA", "MOZ"), "")]


def test_agreements_beside_what_somebody_gave_are_not_given() -> None:
    told = agreements(
        "The note lists agreements that Togo signed with Chad and Mali between 2001 and 2009, and aid that it gave."
    )
    assert told == []
