"""Whose figures a claim gives and of when, where the sentence before or who tells it might mislead."""

from extractors.model.fact import Statement
from tests.extractors.records.reading import prose, stated


def claims(*sentences: str) -> list[Statement]:
    return stated(prose(*sentences), "claim")


def test_trade_told_one_after_the_other_is_of_one_year() -> None:
    found = claims(
        "In 2018 the exports of Norway to Ghana were 4 million euros.", "Norwegian imports amounted to 7 million euros."
    )
    assert [(one.measure, one.date) for one in found] == [("exports", "2018"), ("imports", "2018")]


def test_another_countrys_trade_or_what_is_said_of_today_has_no_time_of_the_sentence_before() -> None:
    before = "In 2018 the exports of Norway to Ghana were 4 million euros."
    assert [one.date for one in claims(before, "The imports of Peru amounted to 7 million euros.")] == ["2018", ""]
    assert [one.date for one in claims(before, "Norwegian imports amount to 7 million euros.")] == ["2018", ""]
    assert [one.date for one in claims(before, "The debt of Norway amounted to 7 million euros.")] == ["2018", ""]


def test_who_only_says_how_much_something_else_gives_is_no_side_of_it() -> None:
    [one] = claims("Sinohydro said that the Belna plant in Ghana produced 700 tonnes of zinc.")
    assert ("GHA", "CHN" in one.parties) == (one.ref_area, False)
    [own] = claims("Norway said that it exported fish worth 7 million euros.")
    assert own.ref_area == "NOR"
