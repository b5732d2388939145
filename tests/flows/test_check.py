"""What breaks the schema is not published, and the fault says which row and which rule."""

from dataclasses import replace

import pytest

from extractors.model.rows import MentionRow
from flows.check import extract_faults, faults
from flows.contents import Contents
from tests.flows.rows import contents, extract


def first_fault(broken: Contents) -> str:
    return str(next(faults(broken)))


def with_mention(**values: object) -> Contents:
    good = contents()
    return replace(good, mentions=(replace(good.mentions[0], **values),))  # type: ignore[arg-type]


def test_good_rows_have_no_fault() -> None:
    assert list(faults(contents())) == []
    assert list(extract_faults(extract())) == []


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"label": "PLACE"}, "is none of COUNTRY"),
        ({"confidence": 1.5}, "is above 1"),
        ({"confidence": float("nan")}, "no finite number"),
        ({"page": 0}, "is below 1"),
        ({"page": True}, "is no integer"),
        ({"zone": None}, "is missing"),
        ({"norm": "a\x00b"}, "cannot be written"),
        ({"norm": "a\ud800b"}, "cannot be written"),
        ({"entity_id": "ent_nobody"}, "points to no row of entities"),
        ({"document_id": "doc_nobody"}, "points to no row of documents"),
        ({"start": 0, "end": 5}, "does not say 'China'"),
        ({"end": 4000}, "does not say"),
    ],
)
def test_a_broken_rule_is_named(values: dict[str, object], words: str) -> None:
    assert words in first_fault(with_mention(**values))


def test_keys_are_unique() -> None:
    good = contents()
    twice = replace(good, mentions=(*good.mentions, *good.mentions))
    assert "key is not unique" in first_fault(twice)


def test_patterns_hold_for_whole_values() -> None:
    good = contents()
    assert "does not match" in first_fault(replace(good, records=(replace(good.records[0], donor="CHINA"),)))


def test_flags_point_to_rows() -> None:
    good = contents()
    assert "has no nobody" in first_fault(replace(good, flags=(replace(good.flags[0], subject_id="nobody"),)))


def test_quotes_may_differ_in_line_breaks_only() -> None:
    good = contents()
    broken_line = replace(good.evidence[0], quote=good.evidence[0].quote.replace(" ", "\n", 1))
    assert list(faults(replace(good, evidence=(broken_line,)))) == []


def test_one_paper_is_checked_alone() -> None:
    paper = extract()
    wrong: MentionRow = replace(paper.mentions[0], start=1)
    assert "does not say" in str(next(extract_faults(replace(paper, mentions=(wrong,)))))
