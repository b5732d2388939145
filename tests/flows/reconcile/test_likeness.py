"""One fact in other words, in another rounding, as a claim here and a deal there; and what only looks like it."""

from dataclasses import replace

import pytest

from extractors.model.fact import Statement
from flows.reconcile import Reconciled, reconcile
from tests.flows.reconcile.making import document, statement


def loan(
    title: str, amount: float = 306.7e6, year: int | None = 2008, currency: str = "USD", kind: str = "financing"
) -> Statement:
    return statement(title, kind=kind, amount=amount, year=year, currency=currency)  # type: ignore[arg-type]


def of_two(one: Statement, other: Statement) -> Reconciled:
    return reconcile([document("doc_a", one), document("doc_b", other)])


STATED = "Norway lent 306.7 million for building the harbour at Kilunda"


@pytest.mark.parametrize(
    "other",
    [
        loan("a loan of 307 million paid for the Kilunda port", amount=307e6),
        loan("the Kilunda harbour was financed with 306.7 million"),
        loan("the port of Kilunda cost 306.7 million, which was borrowed", kind="claim"),
    ],
    ids=["rounded", "reworded", "told as a claim"],
)
def test_a_restatement_is_one_record(other: Statement) -> None:
    known = of_two(loan(STATED), other)
    assert [(r.n_evidence, r.kind) for r in known.records] == [(2, "financing")]


@pytest.mark.parametrize(
    "other",
    [
        loan("Norway lent 150 million for building schools in Tambora", amount=150e6),
        loan("Norway lent 306.7 million for a second phase of the harbour at Kilunda", year=2012),
        loan("Norway lent 41 million for building the harbour at Kilunda", amount=41e6, year=2013),
    ],
    ids=["another thing", "another phase", "another sum and year"],
)
def test_a_look_alike_is_another_record(other: Statement) -> None:
    assert len(of_two(loan(STATED), other).records) == 2


LENT = "A credit of 2.5 billion went to the grid company of Tambora"


def lent_by(name: str, title: str = LENT) -> Statement:
    bodies = (name, "Tambora Grid Company")
    one = loan(title, amount=2.5e9, year=None)
    return replace(one, organizations=bodies, donor_organizations=bodies[:1], recipient_organizations=bodies[1:])


def test_the_same_sum_of_another_lender_is_another_loan() -> None:
    again = f"{LENT}, as reported"
    assert len(of_two(lent_by("Bank of Oslo"), lent_by("Bank of Oslo", again)).records) == 1
    assert len(of_two(lent_by("Bank of Oslo"), lent_by("Lamu Credit Union", again)).records) == 2


def test_a_note_number_in_square_brackets_is_no_place_in_a_row() -> None:
    noted = "Norway lent 306.7 million for building the harbour at Kilunda [17][18]"
    assert len(of_two(loan(STATED), loan(noted)).records) == 1
    assert len(of_two(loan(f"{STATED} (I)"), loan(f"{STATED} (II)")).records) == 2


def test_a_part_of_the_world_and_a_figure_make_no_fact_of_a_claim_and_a_deal() -> None:
    owed = replace(loan("African states owed 13.5 billion", amount=13.5e9, kind="claim"), subtype="debt_stock")
    lent = loan("Lending to Africa was 13.5 billion on average", amount=13.5e9, year=None)
    lent = replace(lent, parties=("NOR",), donor="NOR", recipient="")
    assert len(of_two(owed, lent).records) == 2


def test_a_merge_says_what_was_seen_and_what_it_weighed() -> None:
    known = of_two(loan(STATED), loan("a loan of 307 million paid for the Kilunda port", amount=307e6))
    (why,) = [flag.detail for flag in known.flags if flag.flag == "merged_duplicate"]
    assert "same year (times +" in why


def test_title_sum_and_time_of_a_conflict_are_of_one_place() -> None:
    title = "Loan Agreement for Rehabilitation of the Lamu Port Railway"
    one = statement(f"The {title}", year=2014)
    other = statement(title, year=2015)
    known = reconcile([document("doc_a", one, published=2021), document("doc_b", other, published=2019)])
    assert [(r.title, r.year) for r in known.records] == [(title, 2015)]


def test_look_alikes_of_many_papers_that_hang_together_raise_one_doubt() -> None:
    papers = [
        document(f"doc_{i}", loan(f"a grant for fishing boats and nets of the {word} coast", amount=1e6, year=2015))
        for i, word in enumerate(("northern", "southern", "eastern", "western", "inner", "outer", "upper", "lower") * 4)
    ]
    known = reconcile(papers)
    doubts = [flag.subject_id for flag in known.flags if flag.flag == "possible_duplicate"]
    doubtful = {row.record_id for row in known.records if "possible_duplicate" in row.flags}
    assert len(doubts) == 1
    assert len(doubtful) == len(known.records) == 8


def test_papers_that_cite_each_other_are_one_witness() -> None:
    name = "A history of fishing in Lamu waters"
    first = document("doc_a", statement("Agreement on Fisheries Research in the Gulf of Lamu"), title=name)
    second = document("doc_b", statement("Agreement on Fisheries Research in the Gulf of Lamu"))
    citing = replace(second, text=f"References. Otieno, T. {name}. Journal of Fish, 2015.")
    assert [r.n_independent for r in reconcile([first, second]).records] == [2]
    assert [r.n_independent for r in reconcile([first, citing]).records] == [1]
