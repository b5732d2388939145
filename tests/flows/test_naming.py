"""What a person decides on organisations holds over runs: merged, kept apart, taken out, renamed, and taken back."""

from dataclasses import replace
from pathlib import Path

import pytest

from extractors.model.extract import Extract
from extractors.model.rows import EntityRow, MentionRow
from extractors.paper import extract
from flows import decisions, review
from flows.emit import tabled
from flows.emit.publish import emit, whole
from flows.gather import gathered
from flows.reconcile.decisions import BadDecision, Decision
from flows.report.page import files_of
from flows.review import Known
from tests.flows.reconcile.making import document, mention

ONE, OTHER, THIRD = "Lamu Ports Authority", "Coastal Harbour Agency", "Kisumu Rail Works"


def paper(name: str, *names: str) -> Extract:
    text, starts = "", []
    for each in names:
        starts.append(len(text))
        text += f"{each}.\n"
    found = tuple(mention(each, each, name, start) for each, start in zip(names, starts, strict=True))
    row = replace(document(name).document, n_mentions=len(found))
    return Extract(row, text=text, mentions=found)


FIRST = paper("doc_a", ONE, ONE, OTHER, THIRD, THIRD)


def published(out: Path, papers: tuple[Extract, ...], decided: tuple[Decision, ...] = ()) -> Known:
    emit(
        gathered(papers, decided),
        {"n": str(len(papers)), "d": " ".join(d.id for d in decided)},
        out,
        lambda c, d: whole(files_of(c, d)),
    )
    return review.load(out)


def organizations(known: Known) -> dict[str, EntityRow]:
    rows = (row for row in tabled.rows(known.folder, "entities") if isinstance(row, EntityRow))
    return {row.name: row for row in rows if row.label == "ORG"}


def decided(known: Known, corpus: Path, key: str, verb: str, **said: str) -> tuple[Decision, ...]:
    decisions.append(corpus, decisions.decide(known, key, verb, who="A. Reader", **said))  # type: ignore[arg-type]
    return decisions.load(corpus)


def test_merged_organisations_stay_one_when_a_paper_is_added_and_are_two_when_it_is_taken_back(tmp_path: Path) -> None:
    before = published(tmp_path / "out", (FIRST,))
    ids = {name: row.entity_id for name, row in organizations(before).items()}
    rows = decided(before, tmp_path, ids[ONE], "merge", other=ids[OTHER])
    assert decisions.told(before, rows, ids[ONE]) == f"{ids[ONE]} merge: {ONE} / {OTHER} -> one organisation"
    after = published(tmp_path / "out", (FIRST, paper("doc_b", OTHER)), rows)
    merged = organizations(after)[ONE]
    assert (merged.n_mentions, merged.aliases) == (4, (OTHER,))
    assert merged.entity_id in (ids[ONE], ids[OTHER])
    changes = (after.folder / "changes.csv").read_text()
    gone = ids[OTHER] if merged.entity_id == ids[ONE] else ids[ONE]
    assert f"entities,{gone},renamed" in changes
    decisions.undo(tmp_path)
    again = published(tmp_path / "out", (FIRST, paper("doc_b", OTHER)), decisions.load(tmp_path))
    assert set(organizations(again)) == {ONE, OTHER, THIRD}


def test_names_that_are_spelled_alike_are_kept_apart(tmp_path: Path) -> None:
    alike = "Kisumu Rail Work"
    before = published(tmp_path / "out", (FIRST,))
    assert alike not in organizations(published(tmp_path / "beside", (FIRST, paper("doc_b", alike))))
    both = published(tmp_path / "two", (FIRST, paper("doc_b", alike)))
    rows = decided(both, tmp_path, organizations(both)[THIRD].entity_id, "split", other=alike)
    after = organizations(published(tmp_path / "two", (FIRST, paper("doc_b", alike)), rows))
    assert {THIRD, alike} <= set(after)
    assert after[THIRD].entity_id == organizations(before)[THIRD].entity_id


def test_a_renamed_organisation_keeps_its_id_and_its_name_when_a_paper_is_added(tmp_path: Path) -> None:
    before = published(tmp_path / "out", (FIRST,))
    own = organizations(before)[THIRD]
    rows = decided(before, tmp_path, own.entity_id, "correct", value="Kisumu Railway Workshops")
    assert decisions.told(before, rows, own.entity_id).endswith(f"name: {THIRD} -> Kisumu Railway Workshops")
    after = published(tmp_path / "out", (FIRST, paper("doc_b", THIRD, THIRD)), rows)
    assert organizations(after)["Kisumu Railway Workshops"].entity_id == own.entity_id
    mentions = [row for row in tabled.rows(after.folder, "mentions") if isinstance(row, MentionRow)]
    assert [m.entity_id for m in mentions if m.text == THIRD] == [own.entity_id] * 4


def test_a_decision_on_a_name_that_is_gone_is_said_to_be_stale(tmp_path: Path) -> None:
    before = published(tmp_path / "out", (FIRST,))
    rows = decided(before, tmp_path, organizations(before)[THIRD].entity_id, "correct", value="Works")
    after = published(tmp_path / "out", (paper("doc_a", ONE),), rows)
    assert [f.detail.endswith(f"name not found: {THIRD}") for f in after.flags if f.flag == "stale_decision"] == [True]


LENDING = f"""The {OTHER} lent US$ 14 million to Malawi in 2011 for rolling stock.

The {ONE} is older than the {OTHER}."""


def read(text: str) -> Extract:
    return extract(text.encode(), "text/plain")


def test_what_is_no_organisation_is_gone_from_every_table_and_its_fact_stays(tmp_path: Path) -> None:
    before = published(tmp_path / "out", (read(LENDING),))
    body = organizations(before)[OTHER]
    assert [row.donor_organizations for row in before.records.values()] == [(OTHER,)]
    rows = decided(before, tmp_path, body.entity_id, "reject")
    assert decisions.told(before, rows, body.entity_id) == f"{body.entity_id} reject: {OTHER} -> no organisation"
    after = published(tmp_path / "out", (read(LENDING),), rows)
    assert set(organizations(after)) == {ONE}
    assert [(row.organizations, row.donor_organizations, row.amount) for row in after.records.values()] == [((), (), 14e6)]
    for table in ("mentions", "participants"):
        assert OTHER not in (after.folder / f"{table}.csv").read_text()
    paper_row, mentions = next(iter(after.documents.values())), list(tabled.rows(after.folder, "mentions"))
    assert paper_row.n_mentions == len(mentions) == 4
    assert f"entities,{body.entity_id},removed" in (after.folder / "changes.csv").read_text()
    assert next(iter(before.documents.values())).n_mentions == 6
    decisions.undo(tmp_path)
    assert OTHER in organizations(published(tmp_path / "out", (read(LENDING),), decisions.load(tmp_path)))


def test_a_rejected_name_stays_so_when_papers_are_added_and_takes_no_other_with_it(tmp_path: Path) -> None:
    before = published(tmp_path / "out", (FIRST,))
    merged = decided(
        before, tmp_path, organizations(before)[ONE].entity_id, "merge", other=organizations(before)[OTHER].entity_id
    )
    before = published(tmp_path / "out", (FIRST,), merged)
    rows = decided(before, tmp_path, organizations(before)[ONE].entity_id, "reject")
    assert [(one.verb, one.quote.text) for one in rows] == [("merge", ONE), ("reject", OTHER), ("reject", ONE)]
    after = published(tmp_path / "out", (FIRST, paper("doc_b", OTHER, f"{OTHER} Group")), rows)
    assert set(organizations(after)) == {THIRD, f"{OTHER} Group"}
    assert not [flag for flag in after.flags if flag.flag == "stale_decision"]


def test_a_rejected_name_is_not_what_its_words_stand_for_later(tmp_path: Path) -> None:
    short = Extract(document("doc_a").document, text="The Board.", mentions=(mention("The Board", "Harbour Board"),))
    rows = decided(
        known := published(tmp_path / "out", (short,)),
        tmp_path,
        next(iter(organizations(known).values())).entity_id,
        "reject",
    )
    other = replace(short, mentions=(mention("The Board", THIRD),))
    after = published(tmp_path / "out", (other,), rows)
    assert set(organizations(after)) == {THIRD}
    assert [f.detail.endswith("name not found: Harbour Board") for f in after.flags if f.flag == "stale_decision"] == [True]


@pytest.mark.parametrize(
    ("verb", "said", "why"),
    [
        ("accept", {}, "no word about an organisation"),
        ("merge", {}, "merge needs the other organisation"),
        ("split", {"other": "Nobody"}, "printed nowhere as Nobody"),
        ("correct", {"value": OTHER}, "is called Coastal Harbour Agency already"),
    ],
)
def test_words_that_decide_nothing_are_refused(tmp_path: Path, verb: str, said: dict[str, str], why: str) -> None:
    known = published(tmp_path / "out", (FIRST,))
    with pytest.raises(BadDecision, match=why):
        decided(known, tmp_path, organizations(known)[ONE].entity_id, verb, **said)
    assert not decisions.load(tmp_path)


def test_of_names_used_as_often_the_released_one_stands_in_a_decision(tmp_path: Path) -> None:
    known = published(tmp_path / "out", (paper("doc_a", "Lamu Harbour Bank", "Harbour Bank of Lamu", THIRD),))
    found = organizations(known)
    (bank,) = {row.name: row for name, row in found.items() if name != THIRD}.values()
    (row,) = decided(known, tmp_path, found[THIRD].entity_id, "keep", other=bank.entity_id)
    assert row.other is not None
    assert row.other.text == bank.name
