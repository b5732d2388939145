"""A second paper restates half of what a first one says, in other words, with one other year and one other sum."""

from dataclasses import replace
from functools import cache

import pytest

from extractors import paper
from extractors.model.extract import Extract
from extractors.model.rows import RecordRow
from flows.reconcile import Reconciled, reconcile
from flows.reconcile.decisions import Quote, decision
from tests.flows.reconcile.making import HERE
from tests.papers.plainly import pdf
from tests.papers.press import Setting
from tests.papers.ruled import Look

FORMS = ("text", "pdf", "two columns")


@cache
def papers(form: str) -> tuple[Extract, Extract]:
    """Both papers, dated, in a form."""
    first, second = (read(name, form) for name in ("first.txt", "restating.txt"))
    return dated(first, 2019), dated(second, 2021)


def dated(extract: Extract, year: int) -> Extract:
    return replace(extract, document=replace(extract.document, year=year))


def read(name: str, form: str) -> Extract:
    text = (HERE / name).read_text(encoding="utf-8")
    if form == "text":
        return paper.extract(text.encode(), "text/plain")
    setting = Setting() if form == "pdf" else Setting(n_columns=2, look=Look(rules="three"), hyphenated=True)
    return paper.extract(pdf(text, setting), "application/pdf")


def known(form: str) -> Reconciled:
    return reconcile(papers(form))


def record(result: Reconciled, words: str, year: int | None = None) -> RecordRow:
    hits = {
        e.record_id for e in result.evidence if words.casefold() in " ".join(e.quote.casefold().split()) or words in e.title
    }
    found = [r for r in result.records if r.record_id in hits and year in (None, r.year)]
    assert len(found) == 1, [(r.title, r.year) for r in found]
    return found[0]


@pytest.mark.parametrize("form", FORMS)
def test_restated_facts_gain_a_witness(form: str) -> None:
    result = known(form)
    words = ("marketing", "Mangoes", "Renewable Energy", "double taxation", "dairy farming", "roads")
    restated = [record(result, word) for word in words]
    assert [(r.n_evidence, r.n_independent) for r in restated] == [(2, 2)] * len(words)
    assert all("conflict" not in r.flags for r in restated)


@pytest.mark.parametrize("form", FORMS)
def test_the_other_year_and_the_other_sum_are_conflicts_settled_by_a_rule(form: str) -> None:
    result = known(form)
    year, amount = record(result, "prisoners"), record(result, "power transmission")
    assert (year.n_evidence, year.year, year.resolution) == (2, 2013, "date: earlier_paper")
    assert (amount.n_evidence, amount.amount, amount.resolution) == (2, 61_000_000, "amount: better_source")
    lost = {flag.subject_id: flag.detail for flag in result.flags if flag.flag == "conflict"}
    assert set(lost) == {year.record_id, amount.record_id}
    assert "2014" in lost[year.record_id]
    assert "71000000" in lost[amount.record_id]
    stated = {(e.year, e.amount) for e in result.evidence if e.record_id in lost}
    assert {(2013, None), (2014, None), (2013, 61e6), (2013, 71e6)} == stated


@pytest.mark.parametrize("form", FORMS)
def test_look_alikes_stay_apart(form: str) -> None:
    result = known(form)
    assert record(result, "Avocados").record_id != record(result, "Mangoes").record_id
    assert record(result, "Textile Mill", 2015).n_evidence == record(result, "Textile Mill", 2017).n_evidence == 1
    assert record(result, "ambulances").record_id != record(result, "drought").record_id
    assert not [flag for flag in result.flags if flag.flag == "possible_duplicate"]


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_lost(form: str) -> None:
    result = known(form)
    assert len(result.evidence) == sum(len(extract.statements) for extract in papers(form))
    assert len([r for r in result.records if "missing_year" in r.flags]) == 1


@pytest.mark.parametrize("form", FORMS)
def test_abstract_text_and_table_of_one_paper_tell_each_fact_once(form: str) -> None:
    told = {(r.year, r.amount): r.n_evidence for r in reconcile([read("within.txt", form)]).records}
    loans = {(2014, 31.4e6): 3, (2016, 12.6e6): 2, (2011, 87e6): 2, (2017, 87e6): 2, (2019, 1.93e9): 2}
    assert {what: n for what, n in told.items() if what[1] is not None} == loans
    assert told[1986, None] == 2
    assert len(told) == len(loans) + 1


def test_a_decision_settles_a_conflict_and_holds_after_reading_again() -> None:
    result = known("text")
    wrong = record(result, "power transmission")
    place = next(e for e in result.evidence if e.record_id == wrong.record_id and e.amount == 71e6)
    quote = Quote(place.document_id, place.quote, place.title)
    word = decision("correct", quote, None, "amount", "71000000", "A. Reader", "2026-01-02", "The later paper had the files")
    again = [dated(read("restating.txt", "text"), 2021), dated(read("first.txt", "text"), 2019)]
    settled = record(reconcile(again, [word]), "power transmission")
    assert (settled.record_id, settled.amount, settled.resolution) == (wrong.record_id, 71e6, "decided")
    assert "conflict" not in settled.flags


def test_the_order_of_papers_does_not_matter() -> None:
    one, other = papers("text")
    assert reconcile([one, other]) == reconcile([other, one])
