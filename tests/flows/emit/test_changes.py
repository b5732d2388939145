"""Differences between versions, each with its cause."""

from dataclasses import replace

import pytest

from extractors.model.rows import DocumentRow
from flows.emit.changes import Version, between, of_contents, of_files
from flows.emit.publish import draft
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


def test_files_tell_the_same_as_rows() -> None:
    files = {name.removesuffix(".csv"): data for name, data in draft(contents(A), "").files.items() if name.endswith(".csv")}
    assert of_files(files, {}) == version(A)
