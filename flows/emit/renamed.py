"""Ids that became others: the same thing under a new id, told by what still points to it."""

from collections import defaultdict
from collections.abc import Mapping

Rows = Mapping[str, Mapping[str, str]]
"""CSV cells of a table by key and column."""

WITNESSES = {"entities": ("mentions", "entity_id"), "records": ("evidence", "record_id")}
"""For each table whose ids may change the rows that point to it, and in which column."""


def successors(table: str, old: Mapping[str, Rows], new: Mapping[str, Rows]) -> dict[str, str]:
    """By the id of each row that is gone the one that all of its witnesses point to now, where they agree.

    A witness is a mention of an entity, or a place that states a record; those that are gone themselves say nothing.
    """
    if table not in WITNESSES:
        return {}
    witness, column = WITNESSES[table]
    now_by_old: defaultdict[str, set[str]] = defaultdict(set)
    after = new.get(witness, {})
    for key, row in old.get(witness, {}).items():
        if key in after and row[column] not in new.get(table, {}):
            now_by_old[row[column]].add(after[key][column])
    return {was: next(iter(now)) for was, now in now_by_old.items() if was and len(now) == 1 and now != {""}}
