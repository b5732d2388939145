"""Deals as news tell them: behind a date line, without a year, by some of who takes part; and what only looks like one."""

from dataclasses import replace

import pytest

from extractors import paper
from extractors.model.fact import Statement
from extractors.model.rows import RecordRow
from flows.reconcile import reconcile
from flows.reconcile.anchors import anchors
from flows.reconcile.canonical import UNNAMED
from flows.reconcile.likeness import looked_at, rarity_of
from flows.reconcile.stated import stated
from flows.reconcile.writing import month_told, written_on
from tests.flows.reconcile.making import document, statement


def records(*news: tuple[str, str]) -> list[RecordRow]:
    """The records of pieces of news, each with its day and words."""
    texts = (f"Marrabel news, page {n}\n\nPublished: {day}\n\n{words}\n" for n, (day, words) in enumerate(news))
    return list(reconcile([paper.extract(text.encode(), "text/plain") for text in texts]).records)


def level(measure: str, one: Statement, other: Statement) -> str:
    """What a measure sees in the statements of two papers."""
    a, b = stated([document("doc_a", one), document("doc_b", other)], UNNAMED)
    return dict(looked_at(a, b, rarity_of((a, b)))[1])[measure].level


@pytest.mark.parametrize("line", ["DUBAI (Reuters) - ", "MARRABEL: ", "Quito, Aug 4 (Xinhua) -- ", "SAN RUDA – ", ""])
def test_where_news_were_written_and_who_reports_are_no_names_of_what_they_tell(line: str) -> None:
    assert anchors(f"{line}The bank lends Kenya money for the Lodwar road.", ["Kenya"], []).firm == {"lodwar"}


@pytest.mark.parametrize("words", ["Lodwar (Ruda) road was paid for.", "GDP fell; Lodwar grew."])
def test_what_only_looks_like_a_date_line_is_told(words: str) -> None:
    found = anchors(words, [], [])
    assert "lodwar" in found.firm | found.soft


def test_a_currency_named_after_its_people_is_no_proper_name() -> None:
    assert not anchors("The swap is over Omani rials and Qatari riyals, with a Gulf ally.", [], []).firm


def test_the_month_in_which_news_were_written_is_that_at_their_top() -> None:
    assert written_on(2020, 900, [(40, "2020-03-12"), (700, "2020-05")]) == "2020-03~"
    assert written_on(2020, 900, [(40, "2019-03-12"), (700, "2020-05")]) == "2020"
    assert written_on(2020, 90_000, [(40, "2020-03-12")]) == "2020"
    assert written_on(None, 900, [(40, "2020-03-12")]) == ""


def test_a_lender_in_one_place_and_the_bank_that_borrows_in_the_other_are_no_two_lenders() -> None:
    loan = replace(statement("loan for the Lodwar road", kind="financing", subtype="loan", amount=84e6), end=200)
    gives = replace(loan, organizations=("Ruda Fund",), donor_organizations=("Ruda Fund",))
    takes = replace(loan, organizations=("Lodwar Bank",), recipient_organizations=("Lodwar Bank",))
    lends = replace(loan, organizations=("Sankara Bank",), donor_organizations=("Sankara Bank",))
    assert level("organizations", gives, takes) == "other_sides"
    assert level("organizations", gives, lends) == "others_in_part"


def test_an_organ_pays_for_its_body_and_two_organs_of_it_pay_twice() -> None:
    aid = replace(statement("aid for the budget", kind="financing", subtype="loan", amount=84e6), end=200)
    union, commission, council, bank = (
        replace(aid, organizations=(name,), donor_organizations=(name,))
        for name in ("European Union", "European Commission", "Council of the European Union", "European Investment Bank")
    )
    assert level("organizations", union, commission) == level("organizations", council, union) == "kindred"
    assert level("organizations", union, bank) == level("organizations", commission, council) == "others_in_part"


@pytest.mark.parametrize(
    ("date", "written", "to_come", "told"),
    [
        ("XXXX-12", "2023-05~", False, "2022-12"),
        ("XXXX-05-03", "2023-05~", False, "2023-05-03"),
        ("XXXX-03", "2023-05~", False, "2023-03"),
        ("XXXX-03", "2023-05~", True, "2024-03"),
        ("XXXX-12", "2023-05~", True, "2023-12"),
        ("XXXX-12", "2023", False, "XXXX-12"),
        ("XXXX-02-29", "2023-05~", False, "XXXX-02-29"),
        ("XXXX-02-29", "2024-05~", False, "2024-02-29"),
        ("2019-12", "2023-05~", False, "2019-12"),
        ("", "2023-05~", False, ""),
    ],
)
def test_a_month_without_a_year_is_the_last_before_the_news_or_the_next(
    date: str, written: str, to_come: bool, told: str
) -> None:
    assert month_told(date, written, to_come) == told


def test_what_news_say_will_be_paid_was_not_paid_months_before() -> None:
    ahead = "Norway will pay Kenya USD 50 million for cattle dips."
    paid = "Norway has paid out USD 50 million for cattle dips to Kenya."
    for day, n in (("August 2022", 1), ("March 2023", 2)):
        assert max(r.n_evidence for r in records((day, paid), ("April 2023", ahead))) == n


def test_an_agreement_named_after_its_deposit_is_the_agreement_on_it() -> None:
    placed = statement("placed a deposit of 3 billion", kind="financing", subtype="deposit", amount=3e9)
    assert level("sorts", placed, statement("deposit agreement", amount=3e9)) == "named_financing"
    assert level("sorts", placed, statement("fisheries agreement", amount=3e9)) == "other_kind"
    assert level("sorts", placed, statement("treaty on deposits", subtype="treaty", amount=3e9)) == "other_kind"


def test_a_loan_is_not_the_agreement_to_build_what_it_pays_for() -> None:
    loan = "China gave Kenya a loan of USD 480 million in 2015 for the port of Lodwar."
    works = "A USD 480 million agreement to build Lodwar port was signed by Kenya with China in 2015."
    lending = "A USD 480 million agreement to finance building Lodwar port was signed by Kenya with China in 2015."
    told = records(("May 2016", loan), ("June 2016", works))
    assert {(r.kind, r.n_evidence) for r in told} >= {("financing", 1), ("agreement", 1)}
    assert not any("possible_duplicate" in r.flags for r in told)
    again = records(("May 2016", works), ("June 2016", works.replace("A USD", "In 2015, a USD")))
    assert ("agreement", 2) in {(r.kind, r.n_evidence) for r in again}
    assert [r.n_evidence for r in records(("May 2016", loan), ("June 2016", lending)) if r.kind == "financing"] == [2]


def test_a_concession_may_be_told_as_a_lease_and_a_pledge_as_a_promise() -> None:
    lease, concession, treaty = (statement("port of Lodwar", subtype=sort) for sort in ("lease", "concession", "treaty"))
    assert level("sorts", lease, concession) == "plain_agreement"
    assert level("sorts", lease, treaty) == "other_agreement"
    pledge = statement("pledge of 55 million", kind="financing", subtype="pledge", amount=55e6)
    promised = replace(pledge, subtype="assistance", flags=("not_done",))
    paid = replace(pledge, subtype="assistance")
    assert level("standings", pledge, promised) == "alike"
    assert level("standings", pledge, paid) == "one_undone"


def test_words_for_a_sort_of_body_are_no_other_lender() -> None:
    loan = replace(statement("loan for the Lodwar road", kind="financing", subtype="loan", amount=84e6), end=200)
    full = replace(loan, organizations=("Ruda Development Bank",), donor_organizations=("Ruda Development Bank",))
    short = replace(loan, organizations=("Bank Group",), donor_organizations=("Bank Group",))
    assert level("organizations", full, short) == "one_silent"


@pytest.mark.parametrize(("part", "n"), [("Phase II of ", 2), ("a second tranche for ", 1), ("", 2)])
def test_an_exact_sum_for_the_second_phase_of_a_work_is_that_for_the_work(part: str, n: int) -> None:
    found = records(
        (
            "May 2016",
            "In 2015 Norges Bank lent Kenya USD 696.41 million for the Lodwar railway. It was long awaited, many said. "
            f"Norges Bank lent Kenya USD 696.41 million in 2015 as {part}the Lodwar railway.",
        )
    )
    assert max(r.n_evidence for r in found if r.kind == "financing") == n


def test_an_agreement_to_this_effect_is_on_the_loan_told_before() -> None:
    loan = "Norges Bank said on Thursday it has lent Kenya USD 83 million for cattle dips. "
    words = "agreement {} was signed by Anna Ruda, finance minister of Kenya, and Nils Vik, manager of Norges Bank, in Oslo."
    effect = records(("May 2016", loan + "An " + words.format("to this effect")))
    assert [r.n_evidence for r in effect] == [2]
    fishing = records(("May 2016", loan + "An " + words.format("on fishing")))
    assert max(r.n_evidence for r in fishing) == 1


def test_a_claim_with_the_exact_sum_year_and_body_of_a_deal_is_that_deal() -> None:
    loan = "In 2016 Norges Bank lent Kenya US$421 million for the port of Lodwar."
    told = "The other, of $421 million in 2016, given by Norges Bank to Kenya, carried 3 percent."
    assert max(r.n_evidence for r in records(("May 2018", loan), ("May 2019", told))) == 2
    assert max(r.n_evidence for r in records(("May 2018", loan), ("May 2019", told.replace("2016", "2011")))) == 1


def test_news_of_one_loan_meet_though_one_names_no_country_and_neither_a_year() -> None:
    found = records(
        (
            "17 December 2019",
            "The government and the Lodwar Development Bank have signed a loan agreement worth $83 million.",
        ),
        ("19 December 2019", "Kenya has signed a loan agreement of $83 million with the Lodwar Development Bank."),
    )
    assert [r.n_evidence for r in found] == [2]


def test_a_row_of_a_table_tells_no_order_that_the_text_does() -> None:
    head = "Loans of Kenya\n\nAnn Author\n\nPublished: May 2019\n\n1. Loans\n\n"
    rows = "2012\tNorges Bank\tSchools\t71\n2015\tNorges Bank\tRoads\t55\n"
    table = f"Table 1. Loans to Kenya\n\nYear\tLender\tProject\tUS$ million\n{rows}"
    for year, n in ((2015, 2), (2016, 1)):
        text = f"A second loan of US$ 55 million was given to Kenya by Norges Bank for roads in {year}.\n\n"
        found = reconcile([paper.extract((head + text + table).encode(), "text/plain")]).records
        assert max(r.n_evidence for r in found if r.amount == 55e6) == n
