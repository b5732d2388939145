"""Whose a share, a claim, a payment or a debt is, and who a negation, a comparison or a list of ranks leaves out."""

import pytest

from tests.extractors.records.reading import by_sum, prose, sides_of, stated


@pytest.mark.parametrize(
    "sentence",
    [
        "The Qatari share of Kenya's imports rose to 24 percent in 2015.",
        "Qatar's share of Kenyan imports was 24 percent in 2015.",
        "Qatar's share of the external debt of Kenya stood at 24 percent in 2015.",
    ],
)
def test_a_share_of_somebody_s_whole_is_the_other_one_s_part(sentence: str) -> None:
    one = by_sum(sentence)[24.0]
    assert (one.ref_area, one.counterpart_area) == ("KEN", "QAT")


def test_a_share_of_what_is_nobody_else_s_has_one_side() -> None:
    one = by_sum("Qatar's share of world imports rose to 24 percent in 2015.")[24.0]
    assert one.parties == ("QAT",)


@pytest.mark.parametrize(
    "sentence",
    [
        "Qatar's claims on Kenya amounted to $6 million in 2019.",
        "Claims of Qatar on Kenya stood at $6 million in 2019.",
        "Qatar held claims of $6 million on Kenya in 2019.",
        "At the end of 2019 claims of $6 million against Kenya were held by Qatar.",
    ],
)
def test_claims_are_owed_by_whom_they_are_on(sentence: str) -> None:
    one = by_sum(sentence)[6e6]
    assert (one.measure, one.ref_area, one.counterpart_area) == ("debt_stock", "KEN", "QAT")


def test_debt_to_somebody_is_owed_by_whose_it_is() -> None:
    one = by_sum("Qatar's debts to Kenya amounted to $6 million in 2019.")[6e6]
    assert (one.ref_area, one.counterpart_area) == ("QAT", "KEN")


@pytest.mark.parametrize(
    "sentence",
    [
        "Japan is the largest investor in Kenya ($5 million in 2015), followed by Qatar ($3 million).",
        "Japan is the largest lender to Kenya ($5 million in 2015), followed by Qatar ($3 million).",
        "Japan is the largest donor of Kenya ($5 million in 2015), followed by Qatar ($3 million).",
        "The largest investor in Kenya is Japan ($5 million in 2015), followed by Qatar ($3 million).",
    ],
)
def test_who_leads_a_ranking_is_not_where_it_is_held(sentence: str) -> None:
    found = by_sum(sentence)
    assert [(found[n].ref_area, found[n].counterpart_area) for n in (5e6, 3e6)] == [("KEN", "JPN"), ("KEN", "QAT")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Poland repaid Iraq $32 million in oil-related debts in 1995.",
        "Poland paid off $32 million of its debt to Iraq in 1995.",
        "Poland repaid a loan of $32 million to Iraq in 1995.",
        "The loan of $32 million from Iraq was repaid by Poland in 1995.",
    ],
)
def test_what_is_paid_back_is_no_debt_and_no_new_loan(sentence: str) -> None:
    one = by_sum(sentence)[32e6]
    assert (one.measure, one.ref_area, one.counterpart_area) == ("debt_service", "POL", "IRQ")


def test_a_loan_that_is_told_with_who_gave_it_stays_one() -> None:
    found = by_sum("Poland asked Norway for help to repay the $32 million loan granted by Iraq in 1995.")
    assert sides_of(found, 32e6) == [("financing", "IRQ", "POL")]


def test_lenders_who_are_paid_back_have_not_lent_the_money_for_it() -> None:
    found = by_sum("Kenya received a loan of $5 million to repay Danish lenders in 2012.")
    assert found[5e6].donor == ""
    assert by_sum("Kenya received a loan of $5 million from Danish lenders in 2012.")[5e6].donor == "DNK"


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia wrote off 90 percent of Mongolia's debt of $174 million in 2010.",
        "Russia wrote off 98 percent of Mongolia's $174 million debt in 2010.",
        "Russia forgave $20 million of Mongolia's $174 million debt in 2010.",
    ],
)
def test_the_whole_of_a_debt_is_not_let_off_with_a_part(sentence: str) -> None:
    assert by_sum(sentence)[174e6].measure == "debt_stock"
    assert [(one.donor, one.recipient) for one in stated(prose(sentence), "financing")] == [("RUS", "MNG")]


def test_a_debt_that_is_let_off_whole_is_relief() -> None:
    assert sides_of(by_sum("Russia wrote off Mongolia's debt of $174 million in 2010."), 174e6) == [
        ("financing", "RUS", "MNG")
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was Japan, not Qatar, that gave Mongolia $20 million in 2003.",
        "Japan rather than Qatar gave Mongolia $20 million in 2003.",
        "In 2003 Japan, and not Qatar, lent Mongolia $20 million.",
        "Japan instead of Qatar lent Mongolia $20 million in 2003.",
    ],
)
def test_who_is_said_not_to_have_given_has_no_part(sentence: str) -> None:
    one = by_sum(sentence)[20e6]
    assert (one.donor, one.parties) == ("JPN", ("JPN", "MNG"))


def test_not_only_leaves_nobody_out() -> None:
    found = by_sum("In 2003 not only Japan but also Qatar gave Mongolia $20 million.")
    assert set(found[20e6].parties) == {"JPN", "QAT", "MNG"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Finland withheld $3 million of budget support from Malawi in 2014.",
        "Finland withheld $3 million from Malawi in 2014.",
        "Aid of $3 million was withheld from Malawi by Finland in 2014.",
    ],
)
def test_money_withheld_from_somebody_did_not_come_from_there(sentence: str) -> None:
    one = by_sum(sentence)[3e6]
    assert (one.donor, one.recipient) == ("FIN", "MWI")
    assert "not_done" in one.flags


@pytest.mark.parametrize(
    "sentences",
    [
        ("Togo's exports rose to $4 million in 2017.", "Qatar took 21 percent of them and India 34 percent."),
        ("Togo's exports rose to $4 million in 2017.", "Qatar accounted for 21 percent of them and India for 34 percent."),
        ("Qatar absorbed 21 percent of Togo's exports in 2017 and India 34 percent.",),
        ("Togo's debt stood at $4 million in 2017.", "Qatar held 21 percent of it, India 34 percent."),
    ],
)
def test_who_takes_a_part_of_a_measure_is_over_against_whose_it_is(sentences: tuple[str, ...]) -> None:
    found = by_sum(*sentences)
    assert [(found[n].ref_area, found[n].counterpart_area) for n in (21.0, 34.0)] == [("TGO", "QAT"), ("TGO", "IND")]


def test_who_takes_a_part_of_what_is_its_own_has_it() -> None:
    found = by_sum("Togo's exports rose to $4 million in 2017.", "Togo took 21 percent of its oil from abroad.")
    assert (found[21.0].ref_area, found[21.0].counterpart_area) == ("TGO", "")


@pytest.mark.parametrize(
    "sentence",
    [
        "Grenada rescheduled its debt of $36 million to Japan in December 2014.",
        "Grenada rescheduled its debt to Japan, $36 million, in December 2014.",
        "In 2014 Grenada restructured its debt of $36 million to Japan.",
    ],
)
def test_who_reschedules_its_own_debt_to_another_owes_it(sentence: str) -> None:
    assert sides_of(by_sum(sentence), 36e6) == [("financing", "JPN", "GRD")]
    other = by_sum("Japan rescheduled Grenada's debt of $36 million in 2014.")
    assert sides_of(other, 36e6) == [("financing", "JPN", "GRD")]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2011 Peru lent Togo EUR 300 million for a motorway at 4 percent.",
        "In 2011 Peru extended a loan of EUR 300 million to Togo, at 4 percent.",
        "In 2011 Togo borrowed EUR 200 million and EUR 300 million from Peru, both at 4 percent.",
    ],
)
def test_the_rate_of_a_loan_is_no_share(sentence: str) -> None:
    assert 4.0 not in by_sum(sentence)
    assert by_sum(sentence)[300e6].interest_rate == 4.0


def test_a_level_at_which_loans_stand_is_no_rate() -> None:
    found = by_sum("Loans of $5 million were made in Togo, and bad ones stood at 4 percent.")
    assert all(one.interest_rate is None for one in found.values())


def test_debts_held_against_those_towards_another_are_of_one_debtor() -> None:
    found = by_sum("Serbia's debts to Kuwait, $380 million in 2012, were larger than those towards Peru ($45 million).")
    assert [(found[n].ref_area, found[n].counterpart_area) for n in (380e6, 45e6)] == [("SRB", "KWT"), ("SRB", "PER")]


def test_it_is_none_of_several_who_act_together() -> None:
    found = by_sum("Neither Norway nor Denmark gave Eritrea any loans, while Italy lent it 60 million euros in 2002.")
    assert sides_of(found, 60e6) == [("financing", "ITA", "ERI")]
    alone = by_sum("Eritrea refused the loans of Norway, while Italy lent it 60 million euros in 2002.")
    assert sides_of(alone, 60e6) == [("financing", "ITA", "ERI")]
