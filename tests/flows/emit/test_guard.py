"""A version in which too much is gone is held back, and only then."""

from dataclasses import replace
from pathlib import Path

from extractors.model.rows import DocumentRow
from flows.contents import Contents
from flows.emit import guard
from flows.emit.publish import emit
from flows.upkeep import version_lines
from tests.flows.rows import contents, document, evidence, record


def dataset(n: int, *papers: DocumentRow) -> Contents:
    """So many records, all stated by each paper."""
    papers = papers or (document(),)
    records = tuple(replace(record(), record_id=f"rec_{i}", n_evidence=len(papers)) for i in range(n))
    places = tuple(evidence(paper, each) for paper in papers for each in records)
    return replace(contents(*papers), records=records, evidence=places)


def doubts(before: Contents, after: Contents, tmp_path: Path, decided: int = 0) -> list[str]:
    folder = emit(before, {"papers": "one"}, tmp_path, lambda *_: {}).folder
    return list(guard.doubts(folder, after, decided))


def test_a_fifth_may_go_and_no_more(tmp_path: Path) -> None:
    assert doubts(dataset(10), dataset(8), tmp_path) == []
    (why,) = doubts(dataset(10), dataset(7), tmp_path)
    assert "of 10 records of papers that are still there 3 are gone" in why


def test_what_decisions_and_removed_papers_take_away_does_not_count(tmp_path: Path) -> None:
    assert doubts(dataset(10), dataset(7), tmp_path, decided=1) == []
    other = document("b.pdf", "1" * 64)
    assert doubts(dataset(10), dataset(1, other), tmp_path) == []
    renewed = document("a.pdf", "1" * 64)
    assert len(doubts(dataset(10), dataset(1, renewed), tmp_path)) == 1


def test_a_night_on_which_nothing_could_be_read_is_held_back() -> None:
    unread = replace(document(), status="quarantined", reason="vanished")
    (why,) = guard.doubts(None, replace(contents(), documents=(unread,)), 0)
    assert "no paper could be read" in why


def test_versions_say_why_one_is_held_back(tmp_path: Path) -> None:
    emit(dataset(10), {"papers": "one"}, tmp_path, lambda *_: {})
    (tmp_path / ".paperledger").mkdir()
    held = emit(dataset(1), {"papers": "two"}, tmp_path, lambda *_: {}, ("9 records are gone",))
    guard.note(tmp_path, held.name, "9 records are gone")
    first, second = version_lines(tmp_path)
    assert first.endswith("  latest")
    assert second.endswith("  held back: 9 records are gone")
    guard.note(tmp_path, held.name, "")
    assert guard.held(tmp_path) == {}
