"""Credits that are called off, loans that are restructured with banks, and lists of what each of several gave."""

import pytest

from tests.extractors.records.reading import by_sum, prose, stated


@pytest.mark.parametrize(
    ("sentence", "kind", "flagged"),
    [
        ("In 2009 Denmark cancelled a credit line of 75 million dollars to Togo.", "credit_line", True),
        ("In 2009 Denmark cancelled its grant of 75 million dollars to Togo.", "grant", True),
        ("In 2009 Denmark wrote off a credit line of 75 million dollars to Togo.", "debt_relief", False),
        ("In 2009 Denmark cancelled 75 million dollars of its loans to Togo.", "debt_relief", False),
        ("In 2009 Denmark cancelled the debt of 75 million dollars of Togo.", "debt_relief", False),
    ],
)
def test_what_is_called_off_before_it_is_given_is_no_relief(sentence: str, kind: str, flagged: bool) -> None:
    (one,) = stated(prose(sentence))
    assert (one.subtype, one.donor, one.recipient, "not_done" in one.flags) == (kind, "DNK", "TGO", flagged)


def test_who_restructures_its_loan_with_banks_owes() -> None:
    (one,) = stated(prose("Nordex Holding restructured a loan of 900 million dollars with eleven banks in 2012."))
    assert (one.subtype, one.donor_organizations, one.recipient_organizations) == (
        "debt_rescheduling",
        (),
        ("Nordex Holding",),
    )


def test_banks_that_restructure_a_loan_gave_it() -> None:
    (one,) = stated(prose("In 2009 a consortium of Danish banks restructured a 75 million dollar loan to Togo."))
    assert (one.donor, one.recipient) == ("DNK", "TGO")


def test_each_of_several_in_a_list_gave_its_own() -> None:
    found = by_sum(
        "The package for Togo consists of EU grants of 598 million euros in 2012, a 1 billion euro EIB loan and taxes."
    )
    assert found[1e9].donor_organizations == ("European Investment Bank",)
    (one,) = stated(prose("In 2012 Togo got Danish and Swedish loans of 5 million dollars."))
    assert {p.country for p in one.participants if p.role == "donor"} == {"DNK", "SWE"}


def test_each_of_several_debtors_restructures_its_own() -> None:
    found = by_sum(
        "Peru restructured 65 million dollars of external debt owed to private creditors, Ecuador restructured 17 million "
        "dollars of external debt, while Chile restructured 7 million dollars of its debt."
    )
    assert [(found[n].donor, found[n].recipient) for n in (65e6, 17e6, 7e6)] == [("", "PER"), ("", "ECU"), ("", "CHL")]


def test_the_whole_of_which_a_part_is_forgiven_is_a_debt() -> None:
    found = by_sum("Russia forgave 9 million dollars of the 13 million dollars that Syria owed in 2005.")
    assert [(found[n].kind, found[n].subtype) for n in (9e6, 13e6)] == [
        ("financing", "debt_relief"),
        ("claim", "debt_stock"),
    ]
    found = by_sum("Russia forgave the 13 million dollars that Syria owed in 2005.")
    assert (found[13e6].kind, found[13e6].recipient) == ("financing", "SYR")
