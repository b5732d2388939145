"""A published dataset is reviewed, decided on and shown, each value with the words or the rule behind it."""

from pathlib import Path

import pytest

from extractors.model.rows import RecordRow
from flows import decisions, review
from flows.emit.publish import emit
from flows.gather import gathered
from flows.reconcile.decisions import BadDecision, Decision, parse
from flows.report.page import page
from flows.review import Known, NoSuchRecord
from tests.flows.reconcile.making import from_text

PAPERS = ("first.txt", "restating.txt")


def published(out: Path, decided: tuple[Decision, ...] = ()) -> Known:
    emit(gathered([from_text(name) for name in PAPERS], decided), {"papers": str(len(decided))}, out, page)
    return review.load(out)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    return published(tmp_path_factory.mktemp("outputs"))


def key_of(known: Known, words: str) -> str:
    hits = {e.record_id for rows in known.evidence.values() for e in rows if words in e.quote}
    assert len(hits) == 1
    return hits.pop()


def test_the_queue_begins_with_conflicts_and_quotes_both_places(known: Known) -> None:
    items = review.queue(known)
    assert [item.flag.flag for item in items[:2]] == ["conflict", "conflict"]
    words = review.review(known, limit=2)
    assert "US$61 million" in words
    assert "US$71 million" in words
    assert "page 1" in words
    assert f"and {len(items) - 2} more" in words


def test_every_released_value_is_shown_with_its_words_or_its_rule(known: Known) -> None:
    for key in known.records:
        lines = review.show(known, key).splitlines()
        values = [i for i, line in enumerate(lines) if line[:2] == "  " and line[2:17].strip() in RecordRow.__slots__]
        assert values
        for i in values:
            assert '"' in lines[i + 1] or "rule: " in lines[i + 1], lines[i]


def test_words_behind_a_value_hold_it(known: Known) -> None:
    text = review.show(known, key_of(known, "prisoners"))
    assert '"2013"' in text
    assert '"2014"' in text
    assert "date: " in text
    assert "first.txt" not in text or "page" in text


def test_an_id_that_is_not_there_is_said_so(known: Known) -> None:
    with pytest.raises(NoSuchRecord, match="rec_nothing"):
        review.show(known, "rec_nothing")


def test_a_decision_goes_to_the_file_and_into_the_next_run(tmp_path: Path) -> None:
    before = published(tmp_path / "one")
    key = key_of(before, "US$71 million")
    made = decisions.decide(
        before, key, "correct", field="amount", value="71000000", who="A. Reader", why="seen", when="2026-01-02"
    )
    path = decisions.append(tmp_path, made)
    decisions.append(tmp_path, made)
    written = parse(path.read_text(encoding="utf-8"))
    assert written == made
    after = published(tmp_path / "two", written)
    assert (after.records[key].amount, after.records[key].resolution) == (71e6, "decided")
    assert "rule: decided" in review.show(after, key)
    assert not [flag for flag in after.flags if flag.flag == "conflict" and flag.subject_id == key]


def test_a_place_can_be_split_from_its_record(tmp_path: Path) -> None:
    before = published(tmp_path / "one")
    key = key_of(before, "US$71 million")
    place = next(e for e in before.evidence[key] if "US$71 million" in e.quote)
    after = published(tmp_path / "two", decisions.decide(before, place.evidence_id, "split", when="2026-01-02"))
    assert len(after.records) == len(before.records) + 1


def test_words_that_decide_nothing_are_refused(known: Known) -> None:
    key = key_of(known, "prisoners")
    with pytest.raises(BadDecision, match="other record"):
        decisions.decide(known, key, "merge")
    with pytest.raises(BadDecision, match="field"):
        decisions.decide(known, key, "correct", field="colour", value="red")
    with pytest.raises(BadDecision, match="name the piece of evidence"):
        decisions.decide(known, key, "split")
