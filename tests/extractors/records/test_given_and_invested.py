"""Who gives and takes where verbs, headings and pronouns tell it, and sums that are given, invested or only compared."""

from extractors.model.fact import Statement
from tests.extractors.records.reading import prose, stated


def sides(one: Statement) -> tuple[set[str], set[str]]:
    """The countries of the giving side and of the other one."""
    given = {p.country for p in one.participants if p.role in ("donor", "counterpart") and p.country}
    return given, {p.country for p in one.participants if p.role in ("recipient", "subject") and p.country}


def sums(*sentences: str) -> dict[float, Statement]:
    """The facts of some sentences by their sums, or by their values where they have none."""
    return {one.moneys[0].value if one.moneys else one.value or 0.0: one for one in stated(prose(*sentences))}


def test_what_a_state_gives_for_a_project_is_no_price_of_it() -> None:
    told = sums("Kenya will provide $17 million, for a total project cost of $160 million.")
    assert told[17e6].kind == "financing"


def test_what_investors_pour_in_is_investment() -> None:
    told = sums("Japan was the leading source of FDI in 2015, pumping $5 billion into Vietnam.")
    assert (told[5e9].kind, sides(told[5e9])) == ("claim", ({"JPN"}, {"VNM"}))


def test_investors_from_a_country_invest_for_it() -> None:
    told = sums("Investors from Japan invested $4 billion in Vietnam in 2015.")
    assert sides(told[4e9]) == ({"JPN"}, {"VNM"})


def test_a_bank_that_signs_a_loan_with_a_government_lends() -> None:
    told = sums("China Eximbank and the Government of Kenya signed a loan worth $90 million on 3 May 2011.")
    assert sides(told[9e7]) == ({"CHN"}, {"KEN"})


def test_a_bare_sum_to_a_country_is_given() -> None:
    told = sums("Japan's part was small: $350 million to Peru in 2012.")
    assert (told[3.5e8].kind, sides(told[3.5e8])[1]) == ("financing", {"PER"})


def test_a_sum_against_goods_keeps_its_year() -> None:
    told = sums("Peru borrowed $1 billion against oil in 2009 and repaid it.")
    assert told[1e9].date == "2009"


def test_a_participle_behind_a_loan_dates_it() -> None:
    told = sums("Kenya got a $4 billion loan from China for two dams, signed in 2014.")
    assert told[4e9].date == "2014"


def test_two_adjectives_of_aid_part_no_sum_from_it() -> None:
    told = sums("In 1950 some $13 million in economic and technical assistance were given to Kenya.")
    assert (told[1.3e7].kind, sides(told[1.3e7])[1]) == ("financing", {"KEN"})


def test_a_share_before_is_no_side_of_the_next_one() -> None:
    told = sums("The largest share of the aid went to Kenya (26%), followed by Peru (18%) and Chile (11%).")
    assert [sides(told[value]) for value in (26, 18, 11)] == [(set(), {code}) for code in ("KEN", "PER", "CHL")]


def test_what_a_specification_of_ones_own_gives_is_no_fact() -> None:
    assert (
        stated(prose("In our preferred specification, a further $1 billion of Chinese loans raises growth by 0.4 percent."))
        == []
    )
    assert stated(prose("Shaded areas are 90 percent confidence bands of Kenya's exports.")) == []


def test_partners_of_a_country_give_to_it_under_their_names_and_under_lenders_at_large() -> None:
    text = """Partners of Tajikistan

## Iran

The tunnel was paid for by a grant of $10 million in 2003.

## Multilateral lenders

The Asian Development Bank lent $60 million in 2010.
"""
    told = {one.moneys[0].value: sides(one) for one in stated(text)}
    assert told == {1e7: ({"IRN"}, {"TJK"}), 6e7: (set(), {"TJK"})}


def test_a_kingdom_that_gave_gives_again() -> None:
    told = sums("Saudi Arabia gave Egypt $3 billion.", "The kingdom has lent Kenya a further $2 billion.")
    assert sides(told[2e9]) == ({"SAU"}, {"KEN"})


def test_what_happens_in_a_scenario_is_no_fact() -> None:
    assert stated(prose("In the second scenario Kenya's deficit narrows to 3 percent of GDP by 2030.")) == []


def test_what_a_data_set_covers_and_coders_did_is_no_fact() -> None:
    assert (
        stated(prose("Our data set covers 4,300 projects in Kenya from 2000 to 2014.", "Coders agreed in 93 percent.")) == []
    )


def test_who_stands_between_a_verb_of_giving_and_what_is_given_receives_it() -> None:
    found = sums(
        "Norway gave Kenya grants of 40 million dollars in 2016.",
        "Japan had pledged South Africa budget support of 85 million dollars in 2017.",
        "In 2009 Mali received Norway grants of 6 million dollars.",
    )
    assert sides(found[40e6]) == ({"NOR"}, {"KEN"})
    assert sides(found[85e6]) == ({"JPN"}, {"ZAF"})
    assert sides(found[6e6]) == ({"NOR"}, {"MLI"})
