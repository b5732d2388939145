"""An id that became another is told as such, not as one row gone and one new."""

from dataclasses import replace

from extractors.model.rows import EntityRow
from flows.contents import Contents
from flows.emit.changes import between, of_contents
from tests.flows.rows import contents


def entity(entity_id: str, name: str) -> EntityRow:
    return EntityRow(entity_id, "ORG", name, "", "", (), 1, 1)


def dataset(row: EntityRow, *others: EntityRow) -> Contents:
    """One paper whose mention is of the first entity."""
    one = contents()
    mentions = tuple(replace(mention, entity_id=row.entity_id) for mention in one.mentions)
    return replace(one, mentions=mentions, entities=(row, *others))


def told(old: Contents, new: Contents) -> list[tuple[str, str, str, str]]:
    rows = between(of_contents(old, {}), of_contents(new, {}))
    return [(row.change, row.subject_id, row.old, row.new) for row in rows if row.subject == "entities"]


def test_a_new_id_of_the_same_mentions_is_a_rename() -> None:
    old, new = entity("ent_a", "Northern Ports"), entity("ent_b", "Northern Ports Holding")
    assert told(dataset(old), dataset(new)) == [("renamed", "ent_a", "ent_a", "ent_b")]


def test_an_entity_that_became_part_of_another_is_renamed_to_it() -> None:
    part, whole = entity("ent_a", "NP"), entity("ent_b", "Northern Ports")
    changes = told(dataset(part, whole), dataset(whole))
    assert changes == [("renamed", "ent_a", "ent_a", "ent_b")]


def test_an_entity_without_mentions_left_is_gone() -> None:
    old = dataset(entity("ent_a", "Northern Ports"))
    new = replace(dataset(entity("ent_b", "Other")), mentions=())
    assert [change for change, *_ in told(old, new)] == ["removed", "added"]
