"""The tables of a paper with what persons decided about them, and a doubt for each decision that fits nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.model.document import Run, Table
from extractors.model.page import Doubt
from extractors.model.told import Told
from extractors.tables.marks.captions import label_of
from extractors.tables.told.printed import ALIKE, meant, share, text_of, tokens
from extractors.tables.told.rows import rows_meant, with_rows_joined

STALE = "stale_decision"

Finder = Callable[[Table, str], tuple[Run, ...]]
"""The runs that print quoted words near a table; none where they are not printed there."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The tables as decided, in their order, None for one that is none; a doubt for each decision that fits nothing."""

    tables: tuple[Table | None, ...]
    doubts: tuple[Doubt, ...] = ()


def carried(tables: Sequence[Table], told: Sequence[Told], caption: Finder, words: Mapping[str, int]) -> Carried:
    """All decisions but where a table stands, which finding has heeded; the words of each are sought in `tables` as found.

    `words` counts the paper's words, for hyphens at line ends.
    """
    found: list[Table | None] = list(tables)
    doubts = []
    for one in told:
        at = None if one.verb == "table" else meant(tables, one.words, one.occurrence)
        table = None if at is None else found[at]
        if one.verb == "table":
            why = "" if _is_there(tables, one) else "no table could be read where it says that one stands"
        elif at is None or table is None:
            why = f"words not found: {one.words}"
        else:
            found[at], why = _decided(table, one, caption, words)
        doubts += [Doubt(STALE, f"{one.id} {why}")] if why else []
    return Carried(tuple(found), tuple(doubts))


def _is_there(tables: Sequence[Table], one: Told) -> bool:
    """Whether a table prints the line that a person says one begins with."""
    return any(share(tokens(one.first), tokens(text_of(table))) >= ALIKE for table in tables)


def _decided(table: Table, one: Told, caption: Finder, words: Mapping[str, int]) -> tuple[Table | None, str]:
    """The table as decided, None for one that is none; and why the decision fits nothing, "" where it does."""
    if one.verb == "no_table":
        return None, ""
    if one.verb == "rows":
        rows = rows_meant(table, one.first, one.last)
        return (table, f"words not found: {one.first}") if rows is None else (with_rows_joined(table, *rows, words), "")
    runs = caption(table, one.first)
    if not runs:
        return table, f"words not found near the table: {one.first}"
    label = label_of(one.first)
    return replace(table, caption=runs, number=label.number if label is not None else ""), ""
