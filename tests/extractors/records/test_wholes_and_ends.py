"""What is told beside a deal and is not the deal: its end, the spending of its money, the home of a firm, a whole paid in
part, a loan that is turned into shares."""

from tests.extractors.records.reading import prose, stated
from tests.extractors.records.test_given_and_invested import sides, sums


def test_by_when_money_is_spent_does_not_date_the_loan() -> None:
    told = sums("Belgium lent Gabon 90 million euros, which had to be used by 2011.")
    assert (told[9e7].date, sides(told[9e7])) == ("", ({"BEL"}, {"GAB"}))
    assert sums("Italy pledged a $400 million credit line to Tonga, to be spent by 2017.")[4e8].date == ""


def test_by_when_a_loan_is_given_dates_it() -> None:
    assert sums("By 2011 Belgium had lent Gabon 90 million euros for roads.")[9e7].date == "2011"


def test_when_an_agreement_is_ended_does_not_date_it() -> None:
    (one,) = stated(prose("Norway signed a contract worth $700 million with Fiji, ended by Fiji in 2019."), "agreement")
    assert (one.date, one.parties) == ("", ("FJI", "NOR"))


def test_a_work_does_not_lie_where_its_builder_is_at_home() -> None:
    told = sums("In 2017 Italy's Salini was awarded the contract.", "The dam will cost $4 billion.")
    assert told[4e9].parties == ()
    told = sums("Norway's Statkraft signed a contract with Chad in 2016.", "The dam is to cost $70 million.")
    assert told[7e7].parties == ("TCD",)


def test_a_work_lies_in_the_country_that_has_it_built() -> None:
    told = sums("In 2012 Kenya signed a contract for a port.", "The port will cost $900 million.")
    assert told[9e8].parties == ("KEN",)


def test_the_home_of_one_of_a_consortium_receives_nothing() -> None:
    told = sums(
        "A consortium of Kenya's largest operator and France's Orange will build the network for $120 million, "
        "of which $80 million is equity."
    )
    assert sides(told[8e7]) == (set(), set())


def test_the_home_of_one_firm_is_not_that_of_the_next() -> None:
    (one,) = stated(
        prose("In 2016 a consortium of Brazil's largest operator and Vinci Group won a concession for Lima's airport."),
        "agreement",
    )
    assert {p.country for p in one.participants if p.name == "Vinci Group"} == {""}


def test_a_loan_that_is_turned_into_shares_is_lent_no_more() -> None:
    told = sums("In 2013 some $140 million of shareholder loans to the Guinean mine were converted to equity.")
    assert (told[1.4e8].subtype, told[1.4e8].date) == ("debt_relief", "2013")
    told = sums("In 2019 Mali lent the mine $60 million to convert its plant to gas.")
    assert told[6e7].subtype == "loan"


def test_who_agrees_that_a_loan_is_turned_into_shares_is_not_its_receiver() -> None:
    told = sums("In 2020 Zambia and Japan agreed to convert $80 million of loans into shares of the mine.")
    assert sides(told[8e7])[1] == set()


def test_the_time_of_a_tranche_is_not_that_of_the_whole() -> None:
    told = sums("In May 2021 the IMF disbursed the first $450 million tranche of a $2.5 billion facility to Kenya.")
    assert [(told[n].date, told[n].recipient) for n in (4.5e8, 2.5e9)] == [("2021-05", "KEN"), ("", "KEN")]
    assert told[2.5e9].status == ""


def test_sums_of_a_list_have_the_currency_of_the_first_and_their_own_receivers() -> None:
    told = sums("In 2012 Germany lent Ghana EUR 1.5 billion, Togo 0.5 billion and Benin 0.3 billion.")
    assert {n: (one.moneys[0].currency, sides(one)) for n, one in told.items()} == {
        1.5e9: ("EUR", ({"DEU"}, {"GHA"})),
        5e8: ("EUR", ({"DEU"}, {"TGO"})),
        3e8: ("EUR", ({"DEU"}, {"BEN"})),
    }
