"""What a person decides holds over runs, is found by its words, and is never silently dropped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reconcile import reconcile
from flows.reconcile.decisions import BadDecision, Decision, Quote, decision, parse, written
from tests.flows.reconcile.making import document, statement

ONE = statement("Agreement on Fisheries Research and Training of Inspectors in Lamu")
LIKE = statement("Agreement on Fisheries Research and Marketing in Lamu")


def quote(one: object, occurrence: int = 1) -> Quote:
    return Quote("doc_a", one.quote, one.title, occurrence)  # type: ignore[attr-defined]


def said(verb: str, about: Quote, other: Quote | None = None, field: str = "", value: str = "") -> Decision:
    return decision(verb, about, other, field, value, "A. Reader", "2026-01-02", "because")  # type: ignore[arg-type]


def test_merge_brings_two_together() -> None:
    known = reconcile([document("doc_a", ONE, LIKE)], [said("merge", quote(ONE), quote(LIKE))])
    assert [(r.n_evidence, r.resolution) for r in known.records] == [(2, "decided")]


def test_keep_ends_the_doubt() -> None:
    before = reconcile([document("doc_a", ONE, LIKE)])
    assert [f.flag for f in before.flags].count("possible_duplicate") == 1
    known = reconcile([document("doc_a", ONE, LIKE)], [said("keep", quote(ONE), quote(LIKE))])
    assert len(known.records) == 2
    assert not [f for f in known.flags if f.flag == "possible_duplicate"]
    assert all(r.aggregate for r in known.records)


def test_split_takes_a_repeat_out() -> None:
    known = reconcile([document("doc_a", ONE, ONE)], [said("split", quote(ONE, 2))])
    assert [r.n_evidence for r in known.records] == [1, 1]
    assert len({r.record_id for r in known.records}) == 2


def test_correct_fills_a_missing_year() -> None:
    undated = statement("Agreement on Merchant Shipping", year=None)
    known = reconcile([document("doc_a", undated)], [said("correct", quote(undated), None, "year", "2004")])
    assert [(r.year, r.date, r.flags, r.resolution) for r in known.records] == [(2004, "2004", (), "decided")]
    assert known.evidence[0].year is None


def test_reject_leaves_a_record_out() -> None:
    known = reconcile([document("doc_a", ONE, statement("Treaty of Lamu"))], [said("reject", quote(ONE))])
    assert [r.title for r in known.records] == ["Treaty of Lamu"]


def test_words_are_found_in_spite_of_case_and_spacing() -> None:
    loose = Quote("doc_a", ONE.quote.upper().replace(" ", "  "), ONE.title)
    known = reconcile([document("doc_a", ONE)], [said("correct", loose, None, "subtype", "treaty")])
    assert known.records[0].subtype == "treaty"


def test_a_decision_whose_words_are_gone_is_reported() -> None:
    gone = said("reject", Quote("doc_a", "Words that are not there", ""))
    known = reconcile([document("doc_a", ONE)], [gone])
    stale = [f for f in known.flags if f.flag == "stale_decision"]
    assert len(known.records) == 1
    assert [gone.id in f.detail and "Words that are not there" in f.detail for f in stale] == [True]


def test_decisions_hold_for_a_new_typesetting_of_their_paper() -> None:
    title = "A Register of Agreements on the Great Lakes"
    again = document("doc_b", ONE, LIKE, title=title.upper())
    here, there = (Quote("doc_a", one.quote, one.title, 1, title) for one in (ONE, LIKE))
    for verb, records in (("merge", 1), ("keep", 2), ("reject", 1)):
        known = reconcile([again], [said(verb, here, there if verb != "reject" else None)])
        assert (len(known.records), [f.flag for f in known.flags if f.flag == "stale_decision"]) == (records, []), verb
    fixed = reconcile([again], [said("correct", here, None, "year", "2004")])
    assert [r.year for r in fixed.records if r.resolution == "decided"] == [2004]
    other = document("doc_b", ONE, LIKE, title="Another Paper on the Great Lakes")
    assert "stale_decision" in {f.flag for f in reconcile([other], [said("reject", here)]).flags}


def test_a_decision_about_a_paper_that_is_not_there_is_reported() -> None:
    known = reconcile([document("doc_b", ONE)], [said("reject", quote(ONE))])
    assert ["doc_a is not in this run" in f.detail for f in known.flags if f.flag == "stale_decision"] == [True]


@given(
    text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip),
    occurrence=st.integers(1, 9),
)
def test_what_is_written_is_read_back(text: str, occurrence: int) -> None:
    one = said("keep", Quote("doc_a", text.strip(), "T", occurrence), Quote("doc_b", "x", "y", 1))
    assert parse(written([one])) == (one,)


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("d1,burn,doc_a,words", "verb"),
        ("d1,reject,doc_a,", "quote"),
        ("d1,merge,doc_a,words", "other quote"),
    ],
)
def test_a_row_that_is_no_decision_is_named_with_its_line(row: str, word: str) -> None:
    with pytest.raises(BadDecision, match=rf"line 2: .*{word}"):
        parse(f"id,verb,document_id,quote\n{row}\n")


def test_a_value_that_a_field_cannot_hold_is_refused() -> None:
    text = written([said("correct", quote(ONE), None, "year", "soon")])
    with pytest.raises(BadDecision, match=r"corpus/decisions.csv, line 2: 'soon' is no year; .* mend the row or delete it"):
        parse(text, "corpus/decisions.csv")


def test_what_was_looked_at_is_no_doubt_while_the_words_are_the_same() -> None:
    undated = statement("Agreement on Merchant Shipping", year=None)
    looked = said("accept", quote(undated), None, "missing_year")
    known = reconcile([document("doc_a", undated)], [looked])
    assert (known.records[0].flags, known.flags) == ((), ())
    again = statement("Agreement on Merchant Shipping", year=None, quote="The Agreement on Merchant Shipping was praised")
    known = reconcile([document("doc_a", undated, again)], [looked])
    assert [record.flags for record in known.records if record.n_evidence == 2] == [("merged_duplicate", "missing_year")]


def test_one_paper_in_two_files_is_one_note() -> None:
    title = "A Register of Agreements on the Great Lakes"
    others = [statement(f"Treaty of {name}", subtype="treaty") for name in ("Lamu", "Mwanza", "Kisumu")]
    known = reconcile([document(name, *others, title=title) for name in ("doc_a", "doc_b")])
    assert [(r.n_evidence, r.n_independent, r.flags) for r in known.records] == [(2, 1, ())] * 3
    assert [(f.flag, f.subject_id, f.detail) for f in known.flags] == [
        ("same_paper", "doc_b", "the same paper as doc_a: 3 facts are stated by both")
    ]


def test_a_sum_that_a_person_writes_brings_its_currency() -> None:
    one = statement("A loan for a road", kind="financing", amount=15.0)
    (known,) = parse(written([said("correct", quote(one), None, "amount", "15 million euros")]))
    (record,) = reconcile([document("doc_a", one)], [known]).records
    assert (record.amount, record.currency) == (15e6, "EUR")
    assert record.usd_rate
