"""Money that is only talked of or asked for, who finances with a loan, and whom a paper is about by then."""

import pytest

from tests.extractors.records.reading import prose, stated


@pytest.mark.parametrize(
    "sentence",
    [
        "Talks on a loan of $5 million from Norway to Kenya began in 2014.",
        "In 2015 Kenya was in negotiations with Norway over a grant of $6 million.",
        "Norway was in talks to lend Kenya $7 million in 2016.",
        "In 2020 Kenya requested a credit of $5 million from Norway.",
        "In 2020 Kenya asked Norway for a loan of $5 million.",
    ],
)
def test_money_that_is_talked_of_or_asked_for_is_not_given(sentence: str) -> None:
    [one] = stated(prose(sentence), "financing")
    assert (one.recipient, "not_done" in one.flags) == ("KEN", True)


@pytest.mark.parametrize(
    "sentence",
    [
        "After talks with Norway in 2015 Kenya received a loan of $7 million.",
        "Talks at Oslo led to a Norwegian loan of $8 million to Kenya in 2016.",
        "In talks at Oslo in 2013 Norway lent Kenya $9 million.",
        "The loan of $3 million that Kenya had requested was granted by Norway in 2011.",
        "It may be recalled that Norway lent Kenya $2 million in 2011.",
    ],
)
def test_money_that_came_of_talks_or_beside_them_is_given(sentence: str) -> None:
    [one] = stated(prose(sentence), "financing")
    assert (one.recipient, "not_done" in one.flags) == ("KEN", False)


LATER = " ".join(f"Fiji built {n} clinics and Fiji closed none of them." for n in ("nine", "six", "two", "ten"))


def test_a_country_that_a_paper_names_only_later_is_not_what_it_is_about_yet() -> None:
    given = "In 1998 the government of Peru gave its railway a grant of $4 million."
    [one] = stated(prose("Peru has hills.", given) + f"\n{LATER}\n", "financing")
    assert "FJI" not in (one.donor, one.recipient)


def test_a_country_that_a_paper_has_named_by_then_may_be_what_it_is_about() -> None:
    given = "In 1998 a grant of $4 million was received from Peru."
    [one] = stated(prose(LATER, given), "financing")
    assert (one.donor, one.recipient) == ("PER", "FJI")


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway financed the port of Mombasa in Kenya with a loan of $30 million in 2013.",
        "In 2013 Norway was financing the bulk of the Kenyan railway through a $30 million loan.",
        "Kenya financed the railway with a Norwegian loan of $30 million in 2013.",
        "In 2013 Kenya financed the Lodwar road with a loan of $30 million from Norway.",
    ],
)
def test_who_finances_something_with_a_loan_lends_where_nobody_else_does(sentence: str) -> None:
    [one] = stated(prose(sentence), "financing")
    assert (one.donor, one.recipient) == ("NOR", "KEN")


def test_who_builds_in_another_country_with_a_loan_does_not_borrow() -> None:
    [one] = stated(prose("In 2013 Norway built the Kenyan road with a loan of $30 million."), "financing")
    assert one.recipient == "KEN"


def test_who_ends_its_aid_does_not_receive_what_others_lend() -> None:
    before = "In 1996 Kuwait deposited $15 million with the Bank of Togo."
    held = "After the coup of 1998 Norway stopped all aid; a loan of $6 million from the IMF was stalled."
    found = {one.moneys[0].value: one for one in stated(prose(before, held), "financing")}
    assert (found[15e6].recipient, found[15e6].recipient_organizations) == ("TGO", ("Bank of Togo",))
    assert (found[6e6].recipient, found[6e6].recipient_organizations) == ("TGO", ())


def test_who_ends_something_else_may_receive() -> None:
    found = stated(prose("In 1998 Togo stopped all strikes; a loan of $6 million from the IMF was agreed."), "financing")
    assert [one.recipient for one in found] == ["TGO"]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Norway pledged $5 million to Kenya by 2030.", ""),
        ("Norway has allocated $3 million for Kenya by 2028.", ""),
        ("Norway had pledged $5 million to Kenya by 2011.", "2011"),
        ("Norway pledged $5 million to Kenya in 2011.", "2011"),
        ("Norway had written off 250 million dollars of Kenya's debt by 1998.", "1998"),
    ],
)
def test_the_year_by_which_money_is_to_come_dates_nothing(sentence: str, date: str) -> None:
    [one] = stated(prose(sentence), "financing")
    assert one.date == date
