"""Whom money is for and whose it is where a sentence names others too: undertakings, stakes, loans named after works."""

from extractors.model.fact import Statement
from tests.extractors.records.reading import by_sum as told
from tests.extractors.records.reading import prose, stated


def places(one: Statement) -> list[str]:
    """The countries where a work lies."""
    return [p.country for p in one.participants if p.role == "subject"]


def test_each_of_two_sums_from_two_givers_has_its_own() -> None:
    found = told(
        "They cover a $120 million loan to Togo from the African Development Bank and $20 million from the OPEC Fund.",
        "The funds comprise a $70 million loan from the World Bank and $30 million from Japan for a dam in Peru.",
    )
    assert found[1.2e8].donor_organizations == ("African Development Bank",)
    assert found[2e7].donor_organizations == ("OPEC Fund for International Development",)
    assert (found[7e7].donor, found[7e7].donor_organizations, found[7e7].recipient) == ("", ("World Bank",), "PER")
    assert (found[3e7].donor, found[3e7].donor_organizations, found[3e7].recipient) == ("JPN", (), "PER")


def test_two_givers_of_one_sum_gave_it_together() -> None:
    found = told("Peru received a $70 million loan from Norway and Sweden for a dam.")[7e7]
    assert set(found.parties) == {"NOR", "PER", "SWE"}


def test_a_loan_for_what_a_state_s_body_does_is_to_that_state() -> None:
    before = "In 2011 the World Bank lent Chile $3 million."
    found = told(before, "The World Bank approved a $4 million loan to support the Government of Togo's reforms.")
    assert found[4e6].recipient == "TGO"
    found = told(before, "The World Bank lent Peru $4 million to finance the Bank of Ghana's branch in Lima.")
    assert found[4e6].recipient == "PER"


def test_a_stake_that_a_loan_finances_is_its_holder_s() -> None:
    bank = (
        "The African Development Fund approved a 4 million euro loan to fund {} 30 million euro equity investment in a dam."
    )
    for whose in ("Madagascar's", "the Government of Madagascar's"):
        found = told(bank.format(whose))
        assert (found[3e7].donor, found[3e7].recipient) == ("MDG", "")
        assert (found[4e6].donor, found[4e6].recipient) == ("", "MDG")


def test_a_loan_named_after_a_work_is_no_work() -> None:
    found = told(
        "A EUR 174 million bridge loan secured funds for a dam in Togo.", "A $74 million railway loan went to Ghana."
    )
    assert [(found[n].kind, found[n].recipient) for n in (1.74e8, 7.4e7)] == [("financing", "TGO"), ("financing", "GHA")]
    assert told("Japan built a $5 million bridge in Peru.")[5e6].kind == "project"


def test_who_gives_the_money_for_a_work_is_not_where_it_lies() -> None:
    one = told("The tunnel will cost around $3.4 billion, with Japan providing the necessary funds.")[3.4e9]
    assert (one.kind, places(one)) == ("project", [])
    assert places(told("The tunnel in Japan will cost around $3.4 billion.")[3.4e9]) == ["JPN"]


def test_whose_rule_a_land_was_under_gave_nothing() -> None:
    found = told("In 1812, amid talk of independence from British rule, a committee voted $50,000 of food aid to Peru.")
    assert (found[5e4].donor, found[5e4].recipient) == ("", "PER")
    assert told("In 1812, British rule being over, Britain gave $50,000 of food aid to Peru.")[5e4].donor == "GBR"


def test_a_share_of_aid_is_no_share_of_a_debt() -> None:
    found = told("Peru withheld 15 percent of its aid to Chile in 2015.", "China held 20 percent of Kenya's debt in 2015.")
    assert [(found[n].kind, found[n].subtype or found[n].measure) for n in (15.0, 20.0)] == [
        ("claim", "share"),
        ("claim", "debt_share"),
    ]


def test_how_far_off_something_lies_is_no_measure_of_it() -> None:
    found = told("The port lies 30 km off Accra.", "The dam stands on a river in Ghana, 140 kilometres from Accra.")
    assert not found
    assert 31.0 in told("Ghana's coast at Accra is 31 km long.")


def test_who_tells_what_others_have_in_deposits_gave_none() -> None:
    found = told("In 2021 the Bank of Ghana announced that oil states have $28 million in deposits.")
    assert found[2.8e7].donor == ""
    found = told("In 2021 Norway announced that a loan of $28 million to Peru had been approved.")
    assert (found[2.8e7].donor, found[2.8e7].recipient) == ("NOR", "PER")


def test_the_bank_before_deposits_holds_them() -> None:
    found = told(
        "In 2014 Ghana got $6 million in Central Bank deposits from Norway.",
        "In May 2015, Ghana returned $2 million in Central Bank deposits that were made by Japan.",
    )
    assert [(found[n].donor, found[n].recipient, found[n].donor_organizations) for n in (6e6, 2e6)] == [
        ("NOR", "GHA", ()),
        ("JPN", "GHA", ()),
    ]


def test_who_enables_another_to_issue_bonds_buys_none() -> None:
    found = told(
        "The Development Bank of Japan gave $10 million of risk insurance, which enabled Belize to sell a $64 million bond."
    )
    assert (found[6.4e7].donor, found[6.4e7].donor_organizations, found[6.4e7].recipient) == ("", (), "BLZ")
    assert (found[1e7].kind, found[1e7].subtype, found[1e7].donor) == ("financing", "guarantee", "JPN")


def test_cents_on_the_dollar_are_no_sum() -> None:
    found = told("In 2020 Peru paid 30 cents on the dollar to those who held its bond of $553 million.")
    assert 0.3 not in found


def test_a_rate_behind_the_time_to_repay_is_a_term() -> None:
    one = told("In 1956 Norway gave Peru $100 million of credit, repayable over 20 years at 2 percent.")
    assert list(one) == [1e8]
    assert (one[1e8].interest_rate, one[1e8].maturity_years) == (2.0, 20.0)


def test_trade_finance_is_money_and_no_trade() -> None:
    found = told(
        "Japan extended $1.2 million of trade finance to Pakistan.", "Japan's trade with Peru was $3 million in 2010."
    )
    assert [(found[n].kind, found[n].donor) for n in (1.2e6, 3e6)] == [("financing", "JPN"), ("claim", "")]


def test_a_share_of_what_is_no_money_is_no_share_of_a_debt() -> None:
    found = told("Norway lent $5 million to Belize, which promised to protect 30 percent of its waters.")
    assert found[30.0].measure == "share"


def test_the_island_nation_is_an_island() -> None:
    found = told(
        "Bolivia and Seychelles swap debt for parks.", "A fund bought $22 million of the island nation's debt in 2015."
    )
    assert "BOL" not in found[2.2e7].parties


def test_what_a_clause_with_a_subject_of_its_own_gives_is_not_from_who_lends_behind_it() -> None:
    found = told(
        "Days after the Federal Government had announced the release of N72 million as its own part of a rail line "
        "in Nigeria, the Export-Import Bank of China approved a $1.2 million loan for it.",
    )
    assert (found[7.2e7].donor, found[7.2e7].donor_organizations) == ("", ())
    assert (found[1.2e6].donor, found[1.2e6].recipient) == ("CHN", "NGA")
    assert told("After Norway had met Peru, it lent $5 million to Togo.")[5e6].donor == "NOR"


def test_it_is_the_body_behind_the_phrase_in_front() -> None:
    found = told(
        "Present in Ukraine since 2007, the World Bank has been firm.", "It committed $7 million of financing in 2010."
    )
    assert (found[7e6].donor, found[7e6].donor_organizations) == ("", ("World Bank",))
    found = told("In 2007 Ukraine, the World Bank and others met.", "It gave $7 million of financing to Togo in 2010.")
    assert found[7e6].donor == "UKR"


def test_what_a_government_spends_at_home_goes_to_nobody_told_before() -> None:
    before = "In 2010 Norway lent Moldova $3 million."
    found = told(before, "Towns in Ukraine will have roads rebuilt after the Ukrainian government allocated $6 million.")
    assert found[6e6].recipient == ""
    assert told(before, "Sweden gave $6 million.")[6e6].recipient == "MDA"


def test_who_gets_a_payment_on_its_loan_has_given_it() -> None:
    found = told("Britain owes little.", "In 2006 Canada received the last payment on its $1.25 million loan.")
    assert (found[1.25e6].donor, found[1.25e6].recipient) == ("CAN", "GBR")
    assert told("In 2006 Canada received a $1.5 million loan.")[1.5e6].recipient == "CAN"


def test_who_follows_suit_gives_too() -> None:
    found = told("Norway lent Britain $3 million in 1945.", "Canada followed suit with a credit line of $2 million in 1946.")
    assert (found[2e6].donor, found[2e6].recipient) == ("CAN", "GBR")


def test_lend_lease_is_a_loan_and_no_lease() -> None:
    found = told('Britain borrowed $4 million from Canada, a credit line and a "lend-lease" loan facility of $1 million.')
    assert (found[1e6].kind, found[1e6].recipient) == ("financing", "GBR")


def test_what_is_given_under_an_agreement_is_a_gift_and_no_agreement_s_size() -> None:
    found = told("Sweden has granted Mauritania 67 million euros under a fisheries accord with Togo.")
    assert (found[6.7e7].kind, found[6.7e7].donor, found[6.7e7].recipient) == ("financing", "SWE", "MRT")
    assert told("Norway signed a pact worth $5 million with Peru in 2010.")[5e6].kind == "agreement"


def test_a_fact_that_is_hardly_one_gives_the_next_no_receiver() -> None:
    unsure = "The Peruvian firm is in default but for a 2020 bond backed by its Fijian unit, and a $2 million settlement."
    found = told(unsure, "China disburses a fresh $5 million loan earmarked for oil ventures.")
    assert found[5e6].recipient == ""
    found = told(
        "Norway lent Fiji $2 million in 2010.", "China disburses a fresh $5 million loan earmarked for oil ventures."
    )
    assert found[5e6].recipient == "FJI"


def test_england_and_the_like_are_of_their_state_but_not_as_part_of_another_name() -> None:
    found = {one.date: set(one.parties) for one in stated(prose("England made a treaty with Portugal in 1654."))}
    assert found == {"1654": {"GBR", "PRT"}}
    assert told("The New England Bank lent Peru $5 million in 1905.")[5e6].donor == "USA"
    assert told("New South Wales lent Fiji $6 million in 1905.")[6e6].donor == "AUS"


def test_a_bank_that_has_commitments_has_given_them() -> None:
    found = told("The Export-Import Bank of India has 311 lines of credit, with credit commitments of about USD 32 million.")
    assert (found[3.2e7].donor, found[3.2e7].recipient) == ("IND", "")
    assert told("The Export-Import Bank of India has a loan of $5 million from Japan.")[5e6].donor == "JPN"
