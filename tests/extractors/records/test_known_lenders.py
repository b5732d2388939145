"""Who lends by what a sentence says of the two, or by what is lent."""

import pytest

from tests.extractors.records.reading import by_sum, prose, stated


def test_the_largest_lender_that_agrees_to_loans_gives_them() -> None:
    one = by_sum("In 2012 China became the largest lender to Peru and agreed to over $14 billion worth of loans.")[14e9]
    assert (one.donor, one.recipient) == ("CHN", "PER")


@pytest.mark.parametrize(
    "sentence",
    [
        "China is in talks with Ecuador to lend $1.7 billion.",
        "China has agreed to a loan to help Peru and is now in talks with Ecuador to lend a further $1.7 billion.",
    ],
)
def test_whom_one_is_in_talks_with_to_lend_would_receive(sentence: str) -> None:
    one = by_sum(sentence)[1.7e9]
    assert (one.donor, one.recipient, "not_done" in one.flags) == ("CHN", "ECU", True)


@pytest.mark.parametrize(
    "sentence",
    [
        "China, in talks with Kenya on a free trade area, will lend Uganda $3 million for a road in 2020.",
        "China is in talks with Kenya and would lend Uganda $3 million.",
        "China is in talks with Kenya to lend Uganda $3 million.",
    ],
)
def test_whom_a_verb_itself_gives_to_is_not_who_one_talks_with(sentence: str) -> None:
    assert by_sum(sentence)[3e6].recipient == "UGA"


def test_a_state_that_completes_a_fund_arrangement_received_it() -> None:
    found = by_sum(
        "In 2012 the IMF lent Mali $7 million.",
        "Jordan completed a three-year Stand-By Arrangement in the amount of about US$3 billion in August 2013.",
    )
    assert (found[3e9].donor, found[3e9].recipient) == ("", "JOR")


def test_to_whom_a_defaulter_turned_did_not_give_its_bonds() -> None:
    found = by_sum("Ecuador, which defaulted on two $3.2 billion bonds in 2008, turned to Chinese development finance.")
    assert all(one.donor != "CHN" for one in found.values())


def test_goods_sent_day_by_day_are_exports() -> None:
    one = by_sum("In 2010 Peru sent some 140,000 barrels a day of crude oil to China.")[140000.0]
    assert (one.kind, one.measure, one.ref_area, one.counterpart_area) == ("claim", "exports", "PER", "CHN")


def test_goods_sent_once_are_given() -> None:
    (one,) = stated(prose("In 2010 Peru gave 140,000 barrels of crude oil to Haiti."))
    assert (one.kind, one.donor, one.recipient) == ("financing", "PER", "HTI")


@pytest.mark.parametrize("share", ["(90 percent of its quota)", "(about US$ 0.4 billion or 90 percent of its quota)"])
def test_a_part_of_a_quota_says_a_sum_again(share: str) -> None:
    found = by_sum(f"In 2020 the IMF approved a loan to Jordan of SDR 310 million {share}.")
    assert set(found) == {310e6}


def test_the_government_is_none_of_whose_firm_is_named() -> None:
    found = stated(
        prose(
            "Mali has plans for a dam.",
            "An agreement has been signed with Kenya's KenGen.",
            "In April 2011 the government awarded a contract of $3 billion to Salini.",
        ),
        "agreement",
    )
    (one,) = (one for one in found if one.moneys)
    assert "KEN" not in one.parties
