"""Differences between versions, each with its cause."""

from dataclasses import replace
from pathlib import Path

import pytest

from extractors.model.rows import DocumentRow
from flows.emit import changes
from flows.emit.changes import Version, between, of_contents, of_files
from flows.emit.drafting import Draft
from flows.emit.publish import main
from tests.flows.rows import contents, document

A, B, B2 = document("a.pdf"), document("b.pdf", "1" * 64), document("b.pdf", "2" * 64)


def causes(old: Version, new: Version) -> dict[str, str]:
    return {f"{row.change} {row.subject}": row.cause for row in between(old, new)}


def version(*papers: DocumentRow, **made_from: str) -> Version:
    return of_contents(contents(*papers), made_from)


def test_nothing_differs_from_itself() -> None:
    assert list(between(version(A), version(A))) == []


def test_a_first_version_lists_no_changes() -> None:
    assert list(between(Version(), version(A))) == []


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        ((A,), (A, B), "new paper"),
        ((A, B), (A,), "removed paper"),
        ((A, B), (A, B2), "changed paper"),
    ],
)
def test_papers_come_go_and_change(old: tuple[DocumentRow, ...], new: tuple[DocumentRow, ...], cause: str) -> None:
    found = causes(version(*old), version(*new))
    assert cause in found.values()
    assert set(found.values()) == {cause}


def test_new_code_is_told_by_the_papers_that_it_read() -> None:
    newer = replace(A, extractor_version="v2")
    assert causes(version(A, code="1"), version(newer, code="2")) == {"changed documents": "new code"}


def test_a_decision_is_told_where_no_paper_changed() -> None:
    one, other = contents(A), contents(A)
    other = replace(other, records=(replace(other.records[0], resolution="decided"),))
    old, new = of_contents(one, {"decisions": ""}), of_contents(other, {"decisions": "x"})
    assert [(row.columns, row.cause) for row in between(old, new)] == [(("resolution",), "decision")]


def test_files_tell_the_same_as_rows(tmp_path: Path) -> None:
    main(Draft(tmp_path), contents(A))
    read = of_files({file.stem: [file] for file in tmp_path.glob("*.csv")}, {})
    for name in read.tables:
        told = [[(line.key, line.cells()) for line in side.rows(name)] for side in (read, version(A))]
        assert told[0] == told[1]
    assert list(between(read, version(A))) == list(between(version(A), read)) == []


def test_rows_are_told_apart_whatever_cell_they_differ_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MOST_AT_ONCE", 1)
    one = contents(A, B)
    moved = tuple(replace(cell, text=f"{cell.text}?") for cell in one.cells)
    other = replace(one, cells=(*moved[1:], replace(moved[0], col=99)))
    found = [(row.change, row.subject_id.split("/", 1)[1]) for row in between(of_contents(one, {}), of_contents(other, {}))]
    first = "/".join(map(str, (one.cells[0].row, one.cells[0].col)))
    assert ("removed", first) in found
    assert ("added", f"{one.cells[0].row}/99") in found
    assert len(found) == len(one.cells) + 1
    assert [key for _, key in found] != []
