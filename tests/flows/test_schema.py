"""The published columns are read off the row classes, and nothing else says what they are."""

from extractors.model.rows import TABLES
from flows.schema import columns, key, row_key
from tests.flows.rows import cell, document, table


def test_every_column_has_a_type_and_a_description() -> None:
    for row_class in TABLES.values():
        assert all(spec.column.description for spec in columns(row_class))


def test_types_are_read_off_annotations() -> None:
    specs = {spec.name: spec for spec in columns(TABLES["mentions"])}
    assert (specs["label"].kind, specs["label"].choices) == ("string", ("COUNTRY", "DATE", "AMOUNT", "ORG"))
    assert (specs["value"].kind, specs["value"].optional) == ("number", True)
    assert (specs["entity_id"].kind, specs["entity_id"].column.of) == ("string", "entities")
    assert {spec.name: spec.kind for spec in columns(TABLES["documents"])}["authors"] == "list"


def test_choices_of_a_union_are_joined() -> None:
    subject = next(spec for spec in columns(TABLES["changes"]) if spec.name == "subject")
    assert "flags" in subject.choices
    assert "documents" in subject.choices


def test_every_table_has_a_key_and_references_lead_to_tables() -> None:
    for name, row_class in TABLES.items():
        assert key(name)
        assert {spec.column.of for spec in columns(row_class) if spec.column.of} <= TABLES.keys()


def test_the_key_of_a_row_is_one_text() -> None:
    own = table(document())
    assert row_key(cell(own, 1, "x")) == f"{own.table_id}/0/1"
