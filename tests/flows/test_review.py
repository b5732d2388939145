"""A published dataset is reviewed, decided on and shown, each value with the words or the rule behind it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.entities.countries import short_name
from extractors.model.rows import ChangeRow, RecordRow
from flows import asking, decisions, find, review, showing, upkeep
from flows.emit import tabled
from flows.emit.publish import emit, whole
from flows.gather import gathered
from flows.reconcile.decisions import BadDecision, Decision, parse
from flows.report.page import files_of
from flows.review import Known, NoSuchRecord
from flows.schema import row_key
from tests.flows.reconcile.making import from_text

PAPERS = ("first.txt", "restating.txt")


def published(out: Path, decided: tuple[Decision, ...] = ()) -> Known:
    made_from = {"papers": str(len(decided)), "decision_ids": " ".join(one.id for one in decided)}
    emit(gathered([from_text(name) for name in PAPERS], decided), made_from, out, lambda c, d: whole(files_of(c, d)))
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
        lines = showing.show(known, key).splitlines()
        values = [i for i, line in enumerate(lines) if line[:2] == "  " and line[2:17].strip() in RecordRow.__slots__]
        assert values
        for i in values:
            assert '"' in lines[i + 1] or "rule: " in lines[i + 1], lines[i]


def test_words_behind_a_value_hold_it(known: Known) -> None:
    text = showing.show(known, key_of(known, "prisoners"))
    assert '"2013"' in text
    assert '"2014"' in text
    assert "date: " in text
    assert "first.txt" not in text or "page" in text


def test_an_id_that_is_not_there_is_said_so(known: Known) -> None:
    with pytest.raises(NoSuchRecord, match="rec_nothing"):
        showing.show(known, "rec_nothing")


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
    assert "rule: decided" in showing.show(after, key)
    assert not [flag for flag in after.flags if flag.flag == "conflict" and flag.subject_id == key]


def test_what_is_corrected_is_said_before_and_after(known: Known) -> None:
    key = key_of(known, "US$71 million")
    made = decisions.decide(known, key[:12], "correct", field="amount", value="US$ 15 million")
    assert decisions.told(known, made, key) == f"{key} amount: USD 61000000 -> USD 15000000"
    for field, value in (("date", "in May"), ("parties", "China; Narnia"), ("subtype", "foo"), ("currency", "dollars")):
        with pytest.raises(BadDecision, match=f"{field} is as it was: "):
            decisions.decide(known, key, "correct", field=field, value=value)


def test_an_accepted_doubt_is_gone_in_the_next_run(tmp_path: Path) -> None:
    before = published(tmp_path / "one")
    key = key_of(before, "US$71 million")
    assert "conflict" in before.records[key].flags
    made = decisions.decide(before, key, "accept", other="conflict", who="A. Reader", why="seen")
    decisions.append(tmp_path, made)
    written = decisions.load(tmp_path)
    assert {state for _, state in decisions.states(before, written)} == {"waits for the next run"}
    after = published(tmp_path / "two", written)
    assert "conflict" not in after.records[key].flags
    assert not [flag for flag in after.flags if flag.subject_id == key and flag.flag == "conflict"]
    assert {state for _, state in decisions.states(after, written)} == {"applied"}
    assert "A. Reader  accept conflict  [applied]" in next(decisions.lines(after, written))
    assert decisions.undo(tmp_path, made[0].id) == made[:1]
    assert len(decisions.load(tmp_path)) == len(made) - 1


def test_accept_ends_only_doubts_that_yes_can_end(known: Known) -> None:
    key = next(flag.subject_id for flag in known.flags if flag.flag == "conflict")
    with pytest.raises(BadDecision, match="has no doubt 'missing_year'"):
        decisions.decide(known, key, "accept", other="missing_year")


@pytest.mark.parametrize("table", ["documents", "mentions", "entities", "evidence", "records"])
def test_any_row_is_shown_by_the_beginning_of_its_id(known: Known, table: str) -> None:
    row = next(tabled.rows(known.folder, table))
    row_id = row_key(row)
    shown = showing.show(known, row_id[:-2])
    assert row_id in shown
    if table == "mentions":
        with pytest.raises(BadDecision, match=f"is a row of {table}; what can be decided on is a record"):
            decisions.decide(known, row_id, "reject")


def test_a_beginning_that_several_ids_have_is_said_so(known: Known) -> None:
    with pytest.raises(NoSuchRecord, match="ids begin with"):
        review.resolved(known, "men_1")


def test_what_asks_for_nothing_is_not_to_look_at(known: Known) -> None:
    assert {item.flag.flag for item in review.queue(known)}.isdisjoint({"umbrella", "restates_record", "not_done"})


def test_each_doubt_comes_with_commands_that_end_it(known: Known) -> None:
    item = review.queue(known)[0]
    assert f"paperledger decide {item.flag.subject_id} accept conflict" in review.review(known)
    assert review.review(known).startswith(f"{len(review.queue(known))} doubts about ")


def test_doubts_are_asked_about_one_after_the_other(known: Known, tmp_path: Path) -> None:
    answers = iter(["x", "c", "amount", "a lot", "c", "amount", "US$ 15 million", "q"])
    said = "\n".join(asking.ask(known, tmp_path, lambda _: next(answers)))
    assert "'a lot' is no single sum" in said
    assert "-> USD 15000000" in said
    (made,) = decisions.load(tmp_path)
    assert (made.verb, made.field, made.value) == ("correct", "amount", "USD 15000000")
    assert len(asking.open_items(known, (made,))) < len(asking.open_items(known, ()))


def test_a_fact_is_found_by_country_year_and_kind(known: Known) -> None:
    record = next(each for each in known.records.values() if each.year and each.parties)
    name = short_name(record.parties[0])
    lines = list(find.lines(known, (name, str(record.year), record.kind), 100))
    assert any(line.startswith(record.record_id) for line in lines)
    assert list(find.lines(known, ("Narnia",), 10)) == ["no fact speaks of Narnia"]
    assert record.record_id in "".join(find.lines(known, (name,), 100, as_json=True))


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


def test_changes_are_told_with_what_was_and_what_is() -> None:
    rows = [ChangeRow("records", "rec_1", "changed", ("year",), "year: 2014", "year: 2015", "decision")]
    lines = list(upkeep.change_lines(rows, False))
    assert lines == ["     1 records changed: decision", "changed  records rec_1", "           year: 2014 -> 2015"]
    assert json.loads(next(upkeep.as_json(rows)))[0]["new"] == "year: 2015"


def test_what_a_terminal_would_obey_is_not_printed(known: Known) -> None:
    evil = "a\x1b[2J\x07b\u202ec"
    key = next(iter(known.records))
    rows = {key: replace(known.records[key], title=evil, purpose=evil)}
    quoted = tuple(replace(place, quote=evil, title=evil) for place in known.evidence[key])
    flag = replace(known.flags[0], subject="records", subject_id=key, flag="conflict", detail=evil)
    hostile = replace(known, records=rows, evidence={key: quoted}, flags=(flag,))
    said = [showing.show(hostile, key), review.review(hostile), *find.lines(hostile, (key,), 1)]
    for text in said:
        assert all(letter.isprintable() or letter == "\n" for letter in text), text
