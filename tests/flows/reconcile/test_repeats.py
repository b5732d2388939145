"""What is a repeat: a title that names nothing is none of another thing's."""

from dataclasses import replace

from extractors.model.fact import Statement
from flows.reconcile import reconcile
from tests.flows.reconcile.making import document, statement

DAMS = "Under an accord of 2015 dams are built on the river Sankara."
SCHOOLS = "By the deal of 2015 teachers come to far villages."


def accord(words: str, start: int = 0) -> Statement:
    """An agreement of which its sentence alone tells what it is about."""
    return replace(statement("accord", quote=words), start=start, end=start + len(words))


def test_two_accords_without_a_name_are_two_facts_in_one_paper_and_in_two() -> None:
    one, other = accord(DAMS), accord(SCHOOLS, 200)
    assert len(reconcile([document("doc_a", one, other)]).records) == 2
    assert len(reconcile([document("doc_a", one), document("doc_b", accord(SCHOOLS))]).records) == 2


def test_the_same_sentence_on_an_accord_without_a_name_is_a_repeat() -> None:
    known = reconcile([document("doc_a", accord(DAMS), accord(DAMS, 200)), document("doc_b", accord(DAMS))])
    assert [r.n_evidence for r in known.records] == [3]


def test_a_sum_tells_what_a_bare_word_does_not() -> None:
    one, other = (replace(s, moneys=statement("", amount=84.6e6).moneys) for s in (accord(DAMS), accord(DAMS, 200)))
    assert len(reconcile([document("doc_a", one, other)]).records) == 1
