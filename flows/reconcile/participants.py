"""Who takes part in each record, and as what."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from extractors.model.fact import Role
from extractors.model.rows import ParticipantRow, RecordRow
from flows.reconcile.actors import kindred
from flows.reconcile.canonical import NOBODY, Names
from flows.reconcile.entities import Resolved
from flows.reconcile.known import Fact
from flows.reconcile.stated import Stated
from flows.reconcile.tables import country_names, heir

BY_COLUMN: tuple[tuple[Role, str], ...] = (
    ("donor", "donor"),
    ("recipient", "recipient"),
    ("subject", "ref_area"),
    ("counterpart", "counterpart_area"),
    ("donor", "donor_organizations"),
    ("recipient", "recipient_organizations"),
)
"""The parts that columns of a record tell by themselves."""

OPPOSITE: Mapping[Role, Role] = {
    "donor": "recipient",
    "recipient": "donor",
    "subject": "counterpart",
    "counterpart": "subject",
}
"""Parts of which nobody has both in one fact, unless a column of each says so."""


def participants(fact: Fact, places: "Places") -> Iterable[ParticipantRow]:
    """One row a part in a fact, in no order: what its record's columns say, then what its places add.

    Where a column gives a part and a place names it there, the row says where.
    """
    found: dict[tuple[Role, str], ParticipantRow] = {}
    released = list(_released(fact, places))
    stated = [row for one in fact.members for row in _stated(fact.record, one, places)]
    for row in (*(row for row in stated if not _is_told_otherwise(row, released)), *released):
        found.setdefault((row.role, row.name), row)
    return found.values()


def _is_told_otherwise(row: ParticipantRow, released: Iterable[ParticipantRow]) -> bool:
    """Whether a column of the record has the same in that part: a body in full, a state as its heir."""
    own = [one for one in released if one.role == row.role and one.name != row.name]
    if row.role == "party" and any(row.country != one.country and heir(row.country) == heir(one.country) for one in own):
        return True
    return any(kindred(row.name, one.name) and len(row.name) < len(one.name) for one in own)


@dataclass(frozen=True, slots=True)
class Places:
    """Entities by what statements call them.

    `countries` gives name and entity id by code, `bodies` entity id and home by canonical name, `names` the canonical names
    of organisations.
    """

    countries: Mapping[str, tuple[str, str]]
    bodies: Mapping[str, tuple[str, str]]
    names: Names

    def country(self, code: str) -> str:
        """The name of a country, which no paper need print: "Tanzania" where all name Dar es Salaam."""
        return self.countries[code][0] if code in self.countries else country_names().get(code, code)


def places_of(named: Resolved) -> Places:
    """The entities by what statements call them."""
    return Places(
        countries={row.code: (row.name, row.entity_id) for row in named.entities if row.label == "COUNTRY"},
        bodies={row.name: (row.entity_id, row.country) for row in named.entities if row.label == "ORG"},
        names=named.names,
    )


def _stated(record: RecordRow, one: Stated, places: Places) -> Iterator[ParticipantRow]:
    """What a place says beyond the columns; a country that a column of the record contradicts is left out."""
    for each in one.statement.participants:
        body = places.names.knows(one.document_id, each.name)
        state = each.country in country_names() and not body
        if state and not _agrees(record, each.role, each.country):
            continue
        name = places.country(each.country) if state else places.names.of(one.document_id, each.name)
        if name != NOBODY:
            at = each.start, each.end
            yield _row(record.record_id, each.role, name, each.country, places, state, one, at, each.method)


def _agrees(record: RecordRow, role: Role, country: str) -> bool:
    columns = {part: getattr(record, column) for part, column in BY_COLUMN if not column.endswith("organizations")}
    told = columns.get(role, "")
    return country == told or (not told and country != columns.get(OPPOSITE.get(role, role), ""))


def _released(fact: Fact, places: Places) -> Iterator[ParticipantRow]:
    record = fact.record
    lead = fact.members[0]
    for role, column in BY_COLUMN:
        for value in _several(getattr(record, column)):
            yield _of_column(record.record_id, role, column, value, places, lead)
    if record.kind == "agreement":
        for code in record.parties:
            yield _of_column(record.record_id, "party", "parties", code, places, lead)


def _several(value: str | tuple[str, ...]) -> Iterable[str]:
    return value if isinstance(value, tuple) else (value,) if value else ()


def _of_column(record_id: str, role: Role, column: str, value: str, places: Places, lead: Stated) -> ParticipantRow:
    state = not column.endswith("organizations")
    name = places.country(value) if state else value
    at = next(((v.start, v.end) for v in lead.statement.values if v.field in (column, "parties") and v.value == value), None)
    return _row(record_id, role, name, value if state else "", places, state, lead if at else None, at, f"column_{column}")


def _row(
    record_id: str,
    role: Role,
    name: str,
    country: str,
    places: Places,
    state: bool,
    one: Stated | None,
    at: tuple[int, int] | None,
    method: str,
) -> ParticipantRow:
    if state:
        entity, home = places.countries.get(country, ("", None))[1], country
    else:
        entity, home = places.bodies.get(name, (None, ""))
    return ParticipantRow(
        record_id=record_id,
        role=role,
        name=name,
        entity_id=entity,
        country=country or home,
        document_id=one.document_id if one else None,
        start=at[0] if at else None,
        end=at[1] if at else None,
        method=method,
    )
