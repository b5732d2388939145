"""Who takes part in what a row of a table tells, by the heads of its columns."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import cast

from extractors.entities import facts
from extractors.model.fact import Participant, Role
from extractors.records.bodies import home
from extractors.records.located import Located
from extractors.records.sheet import Field, Sheet

LONGEST = 8
"""Words of a cell that names one body."""

MARKS = re.compile(r"\s*(?:\([^)]*\)|[*†‡#]+)\s*$")
_PARTED = re.compile(r"\s*(?:[,;/]|\band\b|\n)\s*")


@cache
def _heads() -> tuple[tuple[Role, frozenset[str]], ...]:
    return tuple((cast(Role, row["role"]), frozenset(row["words"].split("|"))) for row in facts.rows("part_heads"))


def roles_of(head: str) -> tuple[Role, ...]:
    """The parts that a column's bodies have by its head, each of "Owner / operator"; () for none."""
    found = (_role_of(piece) for piece in re.split(r"[/&]|\band\b|\bor\b", head))
    return tuple(dict.fromkeys(role for role in found if role is not None))


def _role_of(head: str) -> Role | None:
    """The part that words name, or None: the longest words decide, of one length the last."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"\([^)]*\)", " ", head.casefold()))
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size, -1, -1):
            group = " ".join(words[start : start + size])
            for role, names in _heads():
                if group in names:
                    return role
    return None


def of_row(located: Located, sheet: Sheet, row: Sequence[Field | None]) -> tuple[Participant, ...]:
    """The participants of a row, in the order of the columns."""
    heads = enumerate(sheet.heads)
    columns = ((role, row[col]) for col, head in heads if head.role != "country" for role in roles_of(head.text))
    return tuple(one for role, field in columns if field is not None and field.text for one in who_in(located, role, field))


def who_in(located: Located, role: Role, field: Field) -> Iterator[Participant]:
    """The bodies and countries that a cell names; else its own words, where they may be a name."""
    found = [m for m in located.within(field, "ORG", "COUNTRY") if m.norm and m.kind != "nested"]
    for mention in found:
        name = mention.norm if mention.label == "ORG" else mention.text
        yield Participant(mention.start, mention.end, role, name, home(mention), "column_head")
    name = MARKS.sub("", field.text).strip()
    if not found and name[:1].isupper() and len(name.split()) <= LONGEST and not _PARTED.search(name):
        yield Participant(field.start, field.start + len(name), role, name, "", "column_head")
