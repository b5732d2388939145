"""Ids that became others: the same thing under a new id, told by what still points to it."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from flows.emit.differing import Keys
from flows.emit.lines import Line

Rows = Callable[[str], Iterable[Line]]
"""The rows of a version's table, by the table's name."""

WITNESSES = {"entities": ("mentions", "entity_id"), "records": ("evidence", "record_id")}
"""For each table whose ids may change the rows that point to it, and in which column."""


def successors(table: str, keys: Keys, old: Rows, new: Rows) -> dict[str, str]:
    """By the id of each row that is gone the one that all of its witnesses point to now, where they agree.

    A witness is a mention of an entity, or a place that states a record; those that are gone themselves say nothing. `keys`
    are those of the table that differ.
    """
    if table not in WITNESSES or not keys.gone:
        return {}
    witness, column = WITNESSES[table]
    pointing = {line.key: line.cell(column) for line in old(witness) if line.cell(column) in keys.gone}
    now_by_old: defaultdict[str, set[str]] = defaultdict(set)
    for line in new(witness):
        if (was := pointing.get(line.key)) is not None:
            now_by_old[was].add(line.cell(column))
    return {was: next(iter(now)) for was, now in now_by_old.items() if was and len(now) == 1 and now != {""}}
