"""Whose money a sentence tells of where two clauses, two givers or words that point back stand beside each other."""

import pytest

from tests.extractors.records.reading import prose, stated


def sides(*sentences: str) -> list[tuple[str, str, float]]:
    """Giver, receiver and sum of each financing."""
    found = stated(prose(*sentences), "financing")
    return [(one.donor, one.recipient, one.moneys[0].value if one.moneys else 0) for one in found]


def test_who_was_the_first_to_give_gave_and_what_stands_behind_while_is_of_another() -> None:
    said = (
        "Kuwait was the first to place $60 million in the Central Bank of Jordan while $30 million was received from Oman."
    )
    assert sides(said) == [("KWT", "JOR", 60e6), ("OMN", "JOR", 30e6)]
    assert sides("Chile lent Kenya $5 million in 2013, while $3 million was given as grants.") == [
        ("CHL", "KEN", 5e6),
        ("CHL", "KEN", 3e6),
    ]


def test_the_latter_is_the_last_one_named() -> None:
    said = "Norway signed a loan agreement with Kenya in 2015, to provide the latter with a $4 million loan."
    assert sides(said) == [("NOR", "KEN", 4e6)]
    assert sides("Norway and Chile met. The former lent the latter $4 million in 2015.") == [("NOR", "CHL", 4e6)]


def test_the_country_that_is_said_to_lend_is_who_lent_before() -> None:
    said = (
        "The Republic of Korea approved a $7 million loan to Vietnam in 2015.",
        "The country had lent $9 million in 2014.",
    )
    assert [giver for giver, _, _ in sides(*said)] == ["KOR", "KOR"]
    said = (
        "The Republic of Korea approved a $7 million loan to Vietnam in 2015.",
        "The country received $9 million in 2016.",
    )
    assert [receiver for _, receiver, _ in sides(*said)] == ["VNM", "VNM"]


def test_a_receiver_is_not_taken_from_behind_a_sentence_on_countries_in_general() -> None:
    before = "In 2009 Korea lent Vietnam $9 million for a sewer."
    general = "Korea set up the fund to work with developing countries."
    assert sides(before, general, "By 2012 Korea had committed $80 million in loans.")[1:] == [("KOR", "", 80e6)]
    assert sides(before, "It was built fast.", "In 2012 Korea committed $80 million in loans.")[1:] == [("KOR", "VNM", 80e6)]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("The $300 million loan that China gave to Kenya in 2013 would be repaid from fees.", "gave"),
        ("The sum would follow the $10 million offered to Kenya in 2010 by India.", "offered"),
        ("The loan of $5 million that China gave Kenya in 2011 may be forgiven.", "may be forgiven"),
        ("China would give Kenya a loan of $300 million.", "would give"),
    ],
)
def test_what_comes_of_money_does_not_unsay_that_it_was_given(said: str, words: str) -> None:
    assert [one.status for one in stated(prose(said), "financing")] == [words]


def test_what_promised_money_would_pay_for_is_no_other_giving() -> None:
    assert sides("The $300 million promised by China to Kenya in 2013 would fund a port.") == [("CHN", "KEN", 300e6)]


def test_a_line_of_credit_agreement_is_no_line_on_the_ground() -> None:
    (found,) = stated(prose("On 4 October 2017 Kenya and India signed a $3.5-bn line of credit agreement for roads."))
    assert (found.kind, found.parties, found.date) == ("agreement", ("IND", "KEN"), "2017-10-04")
    (found,) = stated(prose("In 2017 India built a $45 million line from Nairobi to Thika in Kenya."))
    assert (found.kind, found.subtype) == ("project", "transport")


def test_a_sum_beside_a_share_of_gdp_is_what_the_sentence_measures() -> None:
    found = stated(
        prose("In 2018 Jordan's debt rose to new heights, totaling 91% of gross domestic product, or $37 billion.")
    )
    assert {(one.measure, one.value) for one in found} == {("share", 91.0), ("debt_stock", 37e9)}


def test_who_is_told_by_he_does_not_get_what_another_country_got_before() -> None:
    before = "In 2014 Oman lent Jordan $9 million."
    assert sides(before, "In 2015 he secured a Qatari aid package of $7 million.")[1:] == [("QAT", "", 7e6)]
    assert sides(before, "In 2015 the country secured a Qatari aid package of $7 million.")[1:] == [("QAT", "JOR", 7e6)]


def test_what_an_investment_agreement_is_worth_is_no_investment_of_who_signed() -> None:
    (found,) = stated(prose("In May 2014 Saudi King Salman went to Cairo and signed a $13 billion investment agreement."))
    assert found.kind == "agreement"
    assert "SAU" in found.parties
    (found,) = stated(prose("In 2014 Oman's investment in Egypt reached $15 billion."))
    assert (found.kind, found.measure) == ("claim", "investment")


def test_money_for_a_work_is_no_money_of_the_town_that_it_is_called_after() -> None:
    assert sides("Banks disclosed the $60 million financing of the Mombasa port expansion.") == [("", "KEN", 60e6)]
    assert sides("Kenya disclosed the $60 million financing of the Government of Japan.") == [("JPN", "KEN", 60e6)]


def test_whose_lending_plans_they_are_lends() -> None:
    assert sides("Japan's lending programmes in Kenya have gone from zero to over $3 billion.") == [("JPN", "KEN", 3e9)]
    assert sides("Kenya's loans from the World Bank have gone from zero to over $3 billion.") == [("", "KEN", 3e9)]


def test_all_countries_that_a_list_of_examples_names_receive() -> None:
    said = "In 2010 Russia gave $16 million to countries such as Mongolia, Syria and Libya."
    (found,) = stated(prose(said), "financing")
    assert (found.donor, found.parties) == ("RUS", ("LBY", "MNG", "RUS", "SYR"))


@pytest.mark.parametrize(
    ("said", "giver", "receiver"),
    [
        ("Moscow agreed to forgive 80 percent of Mali's $3 billion debt to Russia.", "RUS", "MLI"),
        ("Russia forgave $32 billion of debt to Cuba in 2008.", "RUS", "CUB"),
        ("In 2021 Kenya's $4 billion debt to China was rescheduled.", "CHN", "KEN"),
    ],
)
def test_to_whom_a_debt_is_owed_lets_it_off(said: str, giver: str, receiver: str) -> None:
    assert {one[:2] for one in sides(said)} == {(giver, receiver)}


def test_a_clause_with_when_has_the_time_before_it() -> None:
    said = (
        "In 2004 Chile lent Peru $9 million, and in 2008, when Peru had a debt of $12 million, $3 million was written off."
    )
    assert {one.value: one.date for one in stated(prose(said), "claim")} == {12e6: "2008"}
    assert [
        one.date for one in stated(prose("It sold goods between 2005 and 2014, when Chile forgave Peru $3 million."))
    ] == ["2014"]


def test_what_is_due_by_an_agreement_is_not_when_it_was_signed() -> None:
    said = "Under the agreement signed with Chile, the rest of the debt must be paid back to Peru before 2016."
    assert [one.date for one in stated(prose(said), "agreement")] == [""]
    assert [
        one.date for one in stated(prose("Under the agreement signed with Chile in 2009, Peru must pay 5 %."), "agreement")
    ] == ["2009"]


def test_two_governments_named_at_once_are_two_sides() -> None:
    (found,) = stated(prose("The Peruvian and Chilean governments signed a protocol in May 2013 over the debt."))
    assert (found.kind, found.parties) == ("agreement", ("CHL", "PER"))


def test_a_name_that_begins_as_a_town_of_another_country_lies_where_the_sentence_says() -> None:
    (found,) = stated(prose("In 2015 Turkey rebuilt the Aden Adde Airport in Mogadishu."), "project")
    assert found.parties == ("SOM", "TUR")
    (found,) = stated(prose("In 2015 Turkey rebuilt the Lagos Port in the south."), "project")
    assert found.parties == ("NGA", "TUR")


def test_a_firm_s_country_is_not_where_it_builds() -> None:
    said = "The $38 million port project is financed by the World Bank, which gave the contract to New Zealand company Acme."
    assert [one.parties for one in stated(prose(said), "project")] in ([()], [])
    (found,) = stated(prose("In 2014 Acme built a $38 million port for New Zealand."), "project")
    assert found.parties == ("NZL",)


def test_who_will_borrow_borrows_of_nobody_told_before() -> None:
    before = "In 2014 China's Exim Bank lent the Government of Montenegro $80 million."
    assert sides(before, "The Government of Montenegro will borrow $11 million for schools.")[1:] == [("", "MNE", 11e6)]
    assert sides(before, "It then lent another $11 million to the country.")[1:] == [("CHN", "MNE", 11e6)]


def test_governments_that_give_respectively_give_a_sum_each() -> None:
    said = "The Government of Laos and the Chinese one put in $73 million and $16 million in equity, respectively."
    assert [(giver, value) for giver, _, value in sides(said)] == [("LAO", 73e6), ("CHN", 16e6)]


def test_debt_that_somebody_owed_is_let_off() -> None:
    said = "In 2013 Japan canceled the remaining $17 million owed by Mali, after forgiving $3 million in debt in January."
    assert [(one.subtype, one.donor, one.recipient, one.date) for one in stated(prose(said), "financing")] == [
        ("debt_relief", "JPN", "MLI", "2013"),
        ("debt_relief", "JPN", "MLI", "2013-01"),
    ]
    (found,) = stated(prose("In 2013 Japan claimed $17 million owed by Mali."))
    assert (found.kind, found.measure) == ("claim", "debt_stock")


def test_fees_are_terms_and_no_facts() -> None:
    said = "The loan bore a fixed interest rate of 2%, a management fee of 1%, a 0.3% commitment fee and others."
    assert stated(prose("In 2014 China lent Mali $9 million.", said), "claim") == []
    assert [one.value for one in stated(prose("In 2014 trade grew by 7% in Mali."), "claim")] == [7.0]


def test_a_sum_of_money_is_no_capacity() -> None:
    said = "In 2014 $17 million was used for roads in Mali and $14 million for power generation."
    assert "capacity" not in [one.measure for one in stated(prose(said))]


def test_the_nation_of_a_region_is_one_that_lies_there() -> None:
    before = ("Uzbekistan borrowed $3 million in 2018.", "Japan's Sumitomo Corporation built a plant there.")
    assert sides(*before, "The Central Asian nation got $4 million from Chile.")[-1] == ("CHL", "UZB", 4e6)
    assert sides(*before, "The African nation got $4 million from Chile.")[-1] == ("CHL", "", 4e6)
    before = ("In 2014 Chile lent Peru $3 million.", "The South American nation got $4 million from Norway.")
    assert sides(*before)[-1] == ("NOR", "PER", 4e6)
    said = "China, Nepal's biggest partner followed by Kenya, pledged $24 million in loans for the South Asian nation."
    assert sides(said) == [("CHN", "NPL", 24e6)]
    said = "China, Nepal's biggest partner followed by India, pledged $24 million in loans for the South Asian nation."
    assert ("CHN", "IND", 24e6) not in sides(said)


def test_whose_debts_the_nation_of_a_region_restructures_are_its_own() -> None:
    before = ("Zambia owed its creditors much.", "A committee that France and China led met in 2021.")
    said = "The southern African nation signed up to a framework to restructure its debts."
    assert sides(*before, said, "Zambia has agreed a deal to restructure $4bn in bonds.") == [("", "ZMB", 4e9)]


def test_who_builds_what_was_told_before_lends_nothing() -> None:
    before = (
        "Last month, Saudi Arabia's Acme and Japan's Sumitomo Corporation announced development "
        "of several storage projects worth $4 million in Mali."
    )
    assert [giver for giver, _, _ in sides(before, "Saudi Arabia has secured a $28 million loan for its plant.")] == [""]


def test_two_countries_taken_up_are_no_organisations() -> None:
    said = "Peru lent Chile $4 million in 2014, and the two countries signed some 25 agreements."
    assert {one.organizations for one in stated(prose(said))} == {()}


def test_the_bank_that_is_taken_up_is_named_as_who_gave() -> None:
    before = "In 2014 the African Development Bank lent Mali $4 million."
    for then in ("It also gave Chad $3 million.", "The bank also gave Chad $3 million."):
        assert stated(prose(before, then), "financing")[-1].donor_organizations == ("African Development Bank",)


def test_whose_offer_of_a_loan_is_taken_lends() -> None:
    assert sides("Mali took up the USSR's offer of a cheap loan of $10 million.") == [("SUN", "MLI", 10e6)]


def test_a_loan_that_a_bank_signed_is_its_own_with_or_without_a_sum() -> None:
    bank = "Japan Bank for International Cooperation"
    for said in (f"The {bank} has signed a loan with Kenya in 2021.", f"Kenya signed a loan with the {bank} in 2021."):
        (found,) = stated(prose(said), "financing")
        assert (found.donor, found.recipient, found.donor_organizations) == ("JPN", "KEN", (bank,))
