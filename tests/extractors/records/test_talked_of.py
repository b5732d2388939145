"""Money that is only talked of, and whom a paper is about where it has not said so yet."""

import pytest

from tests.extractors.records.reading import prose, stated


@pytest.mark.parametrize(
    "sentence",
    [
        "Talks on a loan of $5 million from Norway to Kenya began in 2014.",
        "In 2015 Kenya was in negotiations with Norway over a grant of $6 million.",
        "Norway was in talks to lend Kenya $7 million in 2016.",
    ],
)
def test_money_that_talks_are_on_is_not_given(sentence: str) -> None:
    [one] = stated(prose(sentence), "financing")
    assert (one.recipient, "not_done" in one.flags) == ("KEN", True)


@pytest.mark.parametrize(
    "sentence",
    [
        "After talks with Norway in 2015 Kenya received a loan of $7 million.",
        "Talks at Oslo led to a Norwegian loan of $8 million to Kenya in 2016.",
        "In talks at Oslo in 2013 Norway lent Kenya $9 million.",
    ],
)
def test_money_that_came_of_talks_or_beside_them_is_given(sentence: str) -> None:
    [one] = stated(prose(sentence), "financing")
    assert (one.recipient, "not_done" in one.flags) == ("KEN", False)


LATER = " ".join(f"Fiji built {n} clinics and Fiji closed none of them." for n in ("nine", "six", "two", "ten"))


def test_a_country_that_a_paper_names_only_later_is_not_what_it_is_about_yet() -> None:
    given = "In 1998 the government of Peru gave its railway a grant of $4 million."
    [one] = stated(prose("Peru has hills.", given, LATER), "financing")
    assert "FJI" not in (one.donor, one.recipient)


def test_a_country_that_a_paper_has_named_by_then_may_be_what_it_is_about() -> None:
    given = "In 1998 a grant of $4 million was received from Peru."
    [one] = stated(prose(LATER, given), "financing")
    assert (one.donor, one.recipient) == ("PER", "FJI")
