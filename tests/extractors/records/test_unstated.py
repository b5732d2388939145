"""What a sentence does not state, such as what nobody does, limits and labels, and what it states in words like these."""

import pytest

from tests.extractors.records.reading import by_sum, prose, sides_of, stated


@pytest.mark.parametrize(
    "sentence",
    [
        "No state is expected to owe Norway more than 40 percent of its output.",
        "None of the island states owes Norway more than 10 percent of its debt.",
        "Neither Togo nor Benin owes more than 5 percent of its debt to Norway.",
        "Few states owe Norway more than 20 percent of their output.",
        "Nobody lent Togo more than $5 million in 2014.",
        "Not one of the creditors cancelled Togo's debt of $2 billion.",
        "Norway made no loans of more than $5 billion to Togo.",
        "No loans worth $5 billion were ever made to Togo by Norway.",
        "No coastal state exports more than 30 percent of its fish to Norway.",
        "Neither Togo nor Benin signed the treaty in 1990.",
    ],
)
def test_what_nobody_does_is_no_fact(sentence: str) -> None:
    assert stated(prose(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "A few banks of Norway lent Togo 40 million dollars in 2014.",
        "Not one but two banks lent Togo $30 million in 2014.",
        "No more than 5 percent of Togo's debt is owed to Norway.",
        "None of the $5 million loan from Norway to Togo has been spent.",
        "Neither side told the terms of the $40 million loan from Norway to Togo.",
        "Nobody knows how the $5 million loan from Norway to Togo was spent.",
        "No African state owes Norway more than Angola, whose debt is $25 billion.",
        "Norway made a $5 million loan at no cost to Togo in 2012.",
        "Togo has no friend but Norway, which lent it $5 million in 2012.",
        "Few expected it, but Norway lent Togo $5 million in 2012.",
        "Togo signed the treaty in 1990, but no other state did.",
    ],
)
def test_what_somebody_does_is_a_fact_though_a_word_for_nobody_stands_by(sentence: str) -> None:
    assert len(stated(prose(sentence))) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Were Togo to export 10 percent more, its debt would fall.",
        "Should Togo default, its creditors would lose $5 billion.",
        "A hypothetical loan of $50 million to Togo would cost 3 percent.",
        "The bars show exports of more than $1 billion.",
        "All sums above $500 million were checked by hand in Togo.",
        "The Maastricht criterion is a debt of 60 percent of GDP.",
        "The law lets the government of Togo guarantee loans of up to 200 billion francs.",
        "Togo 12% Benin 8% Ghana 5% Share of imports from Norway",
        "States are defined as exposed when more than 20 percent of their exports go to Norway.",
        "A payment of $5 million from Togo cancelled its debt to Norway in 1990.",
    ],
)
def test_what_would_be_limits_marks_and_labels_state_nothing(sentence: str) -> None:
    assert stated(prose(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Should the deal fail, Norway, which lent Togo $5 million in 2012, will not pay.",
        "The line cost Togo $5 million in 2014.",
        "All loans from Norway to Togo were signed in 2014 and came to over $5 million.",
        "Norway gave Togo loans of more than $5 billion.",
        "The government allowed Norway to lend Togo $40 million in 2014.",
        "Togo is defined as exposed, as 20 percent of its exports go to Norway.",
        "Norway cancelled Togo's debt of $5 million in 1990.",
    ],
)
def test_a_fact_in_words_like_those_stays(sentence: str) -> None:
    assert len(stated(prose(sentence))) == 1


def test_a_sum_in_projects_that_are_not_named_is_given() -> None:
    found = by_sum("Norway pledged $7 million in development projects in Togo in 2014.")
    assert sides_of(found, 7e6) == [("financing", "NOR", "TGO")]
    found = by_sum("Norway committed $9 million in railway projects in Togo in 2014.")
    assert sides_of(found, 9e6) == [("financing", "NOR", "TGO")]
    assert by_sum("Norway pledged a $7 million port in Togo in 2014.")[7e6].kind == "project"
    assert by_sum("Norway launched $7 million in projects in Togo in 2014.")[7e6].kind == "project"


def test_a_body_that_receives_from_its_own_country_has_a_giver_too() -> None:
    found = by_sum("The Government of Kenya lent Kenya Airways $40 million in 2014.")
    assert sides_of(found, 40e6) == [("financing", "KEN", "KEN")]
    assert by_sum("Kenya borrowed $5 million from China for Kenya Airways in 2014.")[5e6].donor == "CHN"


def test_all_that_a_bank_has_lent_went_to_no_one_told_before() -> None:
    before = "Norway lent Togo $5 million in 2010."
    found = by_sum(before, "China Eximbank has lent 40 million dollars since.")
    assert sides_of(found, 40e6) == [("financing", "CHN", "")]
    found = by_sum(before, "By 2014 it had lent 41 million dollars.")
    assert sides_of(found, 41e6) == [("financing", "NOR", "TGO")]
    found = by_sum("Togo builds a railway.", "China Eximbank has lent 42 million dollars for the line since 2014.")
    assert sides_of(found, 42e6) == [("financing", "CHN", "TGO")]


def test_what_is_told_to_be_false_is_denied() -> None:
    for told in (
        "The claim that Norway lent Togo $5 million in 2014 is false.",
        "It is a myth that Norway lent Togo $5 million in 2014.",
        "There is no evidence that Norway lent Togo $5 million in 2014.",
        "Rumours that Norway lent Togo $5 million in 2014 were unfounded.",
    ):
        assert ["not_done" in one.flags for one in stated(prose(told))] == [True]
    for told in (
        "The report that Norway lent Togo $5 million in 2014 was published.",
        "There is evidence that Norway lent Togo $5 million in 2014.",
        "Norway, which lent Togo $5 million in 2014, called the claim false.",
    ):
        assert ["not_done" in one.flags for one in stated(prose(told))] == [False]


def test_what_is_needed_or_comes_to_each_dollar_is_no_fact_and_a_goal_is_planned() -> None:
    assert stated(prose("Togo needs $5 billion a year for its roads.")) == []
    assert stated(prose("For every $1 of aid that Togo gets, $3 flow out.")) == []
    assert len(stated(prose("Togo needed more, but Norway lent it $5 million in 2014."))) == 1
    assert len(stated(prose("Norway lent Togo $5 million for each of the roads in 2014."))) == 1
    goal = stated(prose("The target is to raise Togo's exports to 25 percent of GDP by 2030."))
    assert ["not_done" in one.flags for one in goal] == [True]


@pytest.mark.parametrize(
    "sentence",
    [
        "Is it true that Norway lent Togo $5 million?",
        "Could Togo borrow 5 billion dollars from Norway?",
        "See Chapter 2 for loans of $5 billion to Togo.",
        "The ratio is defined as debt of Togo over output of 100 percent.",
        "Ore of more than 3 percent copper is called rich in Chile.",
        "For Togo, the estimate excludes loans below $1 million.",
        "At the 5 percent level, exports of Togo do not depend on it.",
        "Article 5 lets Japan import up to 100 tonnes of rice.",
        "Middle-income states, such as Togo, are those with more than $1,045 a head but less than $12,746.",
        "Loans from Norway are those of its banks; amounts above $1 billion are shown in bold.",
    ],
)
def test_questions_references_definitions_and_levels_of_tests_state_nothing(sentence: str) -> None:
    assert stated(prose(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Is it true that Norway, which lent Togo $5 million in 2014, owns the port?",
        "Togo is called a debtor and owes Norway 5 billion dollars.",
        "A $5 million loan called the Port Loan was made to Togo by Norway in 2014.",
        "Norway dropped its loan of more than $5 million to Togo in 2014.",
        "Norway showed that it had lent Togo more than $5 million in 2014.",
        "See also Togo, which borrowed $5 million from Norway in 2014.",
    ],
)
def test_a_fact_beside_such_words_stays(sentence: str) -> None:
    assert len(stated(prose(sentence))) == 1


def test_a_rate_of_exports_that_meet_imports_is_a_share() -> None:
    told = "The rate of exports meeting imports fell to 53 percent in Togo in 2014."
    assert [one.subtype for one in stated(prose(told))] == ["share"]
    assert [one.subtype for one in stated(prose("The rate of interest fell to 5 percent in Togo in 2014."))] == ["price"]


def test_what_no_state_does_is_not_so_and_what_one_alone_does_is() -> None:
    told = "There is no state that will cut its debt below 50 percent of GDP by 2030, Togo included."
    assert stated(prose(told)) == []
    assert len(stated(prose("Togo is the only state that cut its debt below 40 percent of GDP in 2014."))) == 1


def test_the_marks_of_an_axis_give_no_fact_and_a_row_of_years_does() -> None:
    assert stated(prose("20 10 0 5 -60 5 0 2022 23 24 25 0 10 20 30 40 60 USD assets of Togo scaled by size.")) == []
    row = "Togo's exports were $5 million in 2001, $6 million in 2002, $7 million in 2003 and $8 million in 2004."
    assert len(stated(prose(row))) == 4
