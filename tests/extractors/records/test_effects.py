"""Effects as such, what would be and what people answer state nothing of the world; facts in words like theirs do."""

import pytest

from tests.extractors.records.reading import prose, stated


@pytest.mark.parametrize(
    "sentence",
    [
        "A 2 percent rise in interest payments lowers growth in Togo by 0.3 percent.",
        "The results show that a 2 percent cut in aid of Denmark lowers the exports of Togo by 3 percent.",
        "An increase of 4 percent in the debt of Togo is associated with 2 percent lower exports from Ghana.",
        "Every further kilometre of road raises the exports of Togo by 3 percent.",
        "One more road adds 2 percent to the exports of Togo.",
        "Removing tariffs adds 40 million dollars to the exports of Togo.",
        "Doubling Danish aid to Togo would raise its exports by 2 percent.",
        "Being landlocked reduces the exports of Peru by 40 percent.",
        "A common language raises the trade of Ghana with Togo by 50 percent.",
        "If the debt of Togo rises by 2 percent, its exports to Ghana fall by 3 percent.",
        "Under free trade, the exports of Togo to Ghana grow by 20 percent.",
    ],
)
def test_what_a_movement_does_to_a_level_is_no_measure(sentence: str) -> None:
    assert stated(prose(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "A fall in the price of oil cut the exports of Peru by 20 percent in 2015.",
        "A 4 percent rise in exports brought Peru 40 million dollars.",
        "The loan raises the debt of Togo by 3 percent.",
        "The new port raises the capacity of Togo by 5 million tonnes.",
        "Building the port adds 40 million dollars to the debt of Togo.",
        "Ghana increases its exports to Togo by 5 percent.",
        "If the exports of Peru were 5 million dollars in 2010, they were 9 million in 2015.",
    ],
)
def test_what_moved_a_level_once_is_a_fact(sentence: str) -> None:
    assert stated(prose(sentence)) != []


@pytest.mark.parametrize(
    "sentence",
    [
        "The effect of Danish aid on the exports of Togo is 4 percent.",
        "The chance that Denmark lends to Togo is 30 percent.",
        "Some 62 percent of the managers in Togo agreed that Danish loans were late.",
        "Half of the firms interviewed in Togo had a Danish partner, and 45 percent had a loan.",
        "A total of 1,400 questionnaires were handed out in Togo, and 87 percent came back.",
        "Prices explain 40 percent of the variance of the debt of Togo.",
        "The exports of Togo have a mean value of 3 percent, with a SD of 2 percent.",
        "The exports of Togo to Ghana reach 20 percent of their potential.",
        "Our dataset contains 1,200 loans of Denmark to Togo.",
        "Data on the debt of Togo come from a bank and cover 80 percent of it.",
        "Of the 85 papers on Togo, 60 percent use panel data.",
        "H2: Exports of Togo to Ghana rise by 5 percent.",
        "Most of the mills in our two North Coast samples of Togo are 80 percent idle.",
        "Danish support of 300,000 dollars for Togo is gratefully acknowledged.",
    ],
)
def test_what_a_study_works_out_or_is_told_is_no_fact(sentence: str) -> None:
    assert stated(prose(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The effect was that the exports of Togo fell by 20 percent in 2012.",
        "The response of Denmark was a loan of 40 million dollars to Togo.",
        "In 2012, 30 percent of the banks in Togo belonged to Denmark.",
        "The dataset shows that Denmark lent Togo 40 million dollars in 2012.",
        "Denmark paid for 40 percent of the studies for the port of Togo in 2012.",
        "Trains of Togo ran in 2012 at a speed of 160 km an hour.",
        "Denmark built a mean little port in Togo for 40 million dollars.",
    ],
)
def test_a_fact_in_words_of_a_study_is_one(sentence: str) -> None:
    assert len(stated(prose(sentence))) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "If Denmark lent Togo 40 million dollars, Togo would have to pay 5 million a year.",
        "Imagine Denmark lends Togo 40 million dollars.",
        "Consider a port in Togo that costs 40 million dollars.",
        "Assuming a haircut of 50 percent, Togo saves 40 million dollars.",
        "Country A exports goods worth 40 million dollars to Togo.",
        "Denmark may cancel 40 percent of the debt of Togo.",
        "Lenders like Denmark should help Togo by offering loans at 2 percent.",
        "It is proposed that Denmark give Togo 40 million dollars.",
        "We recommend that Denmark cancel 50 percent of the debt of Togo.",
        "The government of Togo is advised to raise its exports to 40 million dollars.",
        "Togo needs to spend 5 percent of its output on roads.",
        "Togo must cut its debt to 60 percent of its output.",
        "Soft Loan (SL): Credits that are meant for growth, include at least 25% of a gift, and go to Togo.",
    ],
)
def test_what_would_or_ought_to_be_is_no_fact(sentence: str) -> None:
    assert stated(prose(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Even if Denmark lent Togo 40 million dollars, its debt is small.",
        "Togo will receive 40 million dollars from Denmark if its parliament agrees.",
        "Consider a loan of 40 million dollars that Denmark gave Togo.",
        "Denmark lent the country Togo A$40 million.",
        "The minister advised that Denmark has lent Togo 40 million dollars.",
        "Togo must repay 40 million dollars to Denmark in 2012.",
        "Denmark helped Togo by lending it 40 million dollars.",
        "Denmark proposed to lend Togo 40 million dollars.",
        "The exports of Togo could be 40 million dollars.",
        "Togo could draw on a loan of 40 million dollars from Denmark.",
        "Togo: a loan that Denmark gave in 2012 was worth 40 million dollars.",
    ],
)
def test_what_is_granted_promised_or_owed_is_a_fact(sentence: str) -> None:
    assert len(stated(prose(sentence))) == 1


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Miller (2010) finds that the exports of Togo are 40 million dollars.", ""),
        ("According to Miller (2010), the exports of Togo are 40 million dollars.", ""),
        ("Miller (2010) also showed that Denmark lent Togo 40 million dollars in 2004.", "2004"),
        ("Exports from Togo (2010) were 40 million dollars.", "2010"),
    ],
)
def test_the_year_of_a_work_that_finds_something_dates_nothing(sentence: str, date: str) -> None:
    assert [one.date for one in stated(prose(sentence))] == [date]
