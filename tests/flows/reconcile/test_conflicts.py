"""Every rule that settles a conflict settles one, is named, and keeps what lost in sight; no order of papers matters."""

import random
from dataclasses import replace

import pytest

from extractors.model.extract import Extract
from extractors.model.fact import Value
from flows.reconcile import reconcile
from tests.flows.reconcile.making import document, statement

TITLE = "Loan Agreement for Rehabilitation of the Lamu Port Railway"


def loan(amount: float = 1e7, year: int = 2015, date: str = "", source: str = "") -> Extract:
    return document("", statement(TITLE, amount=amount, year=year, date=date, source=source))


def paper(name: str, made: Extract, published: int = 2020, zone: str = "body") -> Extract:
    placed = tuple(replace(one, document_id=name, zone=zone) for one in made.statements)  # type: ignore[arg-type]
    return replace(made, document=replace(made.document, document_id=name, year=published), statements=placed)


CASES = [
    ("more_precise", [paper("a", loan()), paper("b", loan(date="2015-03"))], "date", "2015-03", False),
    ("better_source", [paper("a", loan(2e7), zone="front"), paper("b", loan(1e7), zone="table")], "amount", 1e7, True),
    ("more_witnesses", [paper("a", loan(2e7)), paper("b", loan(1e7)), paper("c", loan(1e7))], "amount", 1e7, True),
    ("earlier_paper", [paper("a", loan(2e7), 2021), paper("b", loan(1e7), 2019)], "amount", 1e7, True),
    ("first_printed", [paper("a", loan(1e7)), paper("b", loan(2e7))], "amount", 1e7, True),
]


ROUNDED = ("more_precise", [paper("a", loan(1.24e7)), paper("b", loan(1.236e7))], "amount", 1.236e7, False)


@pytest.mark.parametrize(
    ("rule", "papers", "field", "value", "conflict"), [*CASES, ROUNDED], ids=[*(case[0] for case in CASES), "rounded"]
)
def test_a_rule_settles_and_is_named(rule: str, papers: list[Extract], field: str, value: object, conflict: bool) -> None:
    known = reconcile(papers)
    assert len(known.records) == 1
    record = known.records[0]
    assert getattr(record, field) == value
    assert f"{field}: {rule}" in record.resolution
    lost = [flag.detail for flag in known.flags if flag.flag == "conflict"]
    assert bool(lost) is conflict
    assert all(f"by the rule {rule}; lost: " in detail for detail in lost)
    assert len(known.evidence) == len(papers)


def test_a_rate_told_in_full_goes_before_its_rounding() -> None:
    told = statement(TITLE, amount=1e7, year=2015)
    in_full, short = (document("", replace(told, interest_rate=rate)) for rate in (4.7, 5.0))
    (record,) = reconcile([paper("a", short), paper("b", in_full), paper("c", short)]).records
    assert record.interest_rate == 4.7


def test_one_source_cited_twice_does_not_outvote_another() -> None:
    cited = [paper(name, loan(2e7, source="Ministry of Finance, Debt Bulletin 2016"), 2021) for name in ("a", "b")]
    known = reconcile([*cited, paper("c", loan(1e7), 2019)])
    assert known.records[0].n_independent == 2
    assert "more_witnesses" not in known.records[0].resolution


def test_the_order_of_papers_never_matters() -> None:
    titles = (TITLE, "Loan for the Lamu Port Railway", "Lamu Port Railway Rehabilitation Loan", "Loan for Lamu Roads")
    papers = [
        document(
            f"doc_{i}", *(statement(t, amount=1e7 + i % 2 * 1e6, year=2014 + (i + k) % 3) for k, t in enumerate(titles))
        )
        for i in range(5)
    ]
    expected = reconcile(papers)
    for seed in range(4):
        shuffled = random.Random(seed).sample(papers, len(papers))
        assert reconcile(shuffled) == expected


def test_a_side_taken_over_from_the_sentence_before_neither_tells_two_apart_nor_is_released() -> None:
    title = "The Fund gave 110 million dirhams for wind turbines at Romakili"
    own = replace(statement(title, kind="financing", parties=("ARE", "KEN"), amount=110e6, currency="AED"), recipient="KEN")
    over = Value(0, 0, "recipient", "BGD", "the fact before")
    guessed = replace(own, parties=("ARE", "BGD", "KEN"), recipient="BGD", values=(over,))
    known = reconcile([document("doc_a", own), document("doc_b", guessed)])
    assert [(r.n_evidence, r.recipient, r.parties) for r in known.records] == [(2, "KEN", ("ARE", "KEN"))]
