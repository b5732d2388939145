"""The fields of a fact that its places may state differently, and how each is read from a place."""

from collections.abc import Collection, Mapping, Sequence

from flows.reconcile.conflicts import Read, own_figure, own_sum
from flows.reconcile.stated import Stated

READ: Mapping[str, Read] = {
    "subtype": lambda one: one.statement.subtype,
    "parties": lambda one: one.statement.parties,
    "donor": lambda one: one.statement.donor,
    "recipient": lambda one: one.statement.recipient,
    "date": lambda one: one.statement.date,
    "term": lambda one: one.statement.term,
    "amount": own_sum,
    "donor_organizations": lambda one: one.givers,
    "recipient_organizations": lambda one: one.receivers,
    "interest_rate": lambda one: one.statement.interest_rate,
    "maturity_years": lambda one: one.statement.maturity_years,
    "grace_years": lambda one: one.statement.grace_years,
    "measure": lambda one: one.statement.measure,
    "ref_area": lambda one: one.statement.ref_area,
    "counterpart_area": lambda one: one.statement.counterpart_area,
    "figure": own_figure,
    "purpose": lambda one: one.statement.purpose,
    "status": lambda one: one.statement.status,
}
"""The fields that places may state differently, and how each is read."""

SIDES = ("donor", "recipient", "ref_area", "counterpart_area")


def reads_of(members: Sequence[Stated]) -> Mapping[str, Read]:
    """How the fields of a fact are read: a side that one place prints goes before one that was taken over."""
    printed = {code for one in members for code in one.compared.printed}
    if len(members) == 1 or not printed:
        return READ
    told = {field for field in SIDES if any(getattr(one.statement, field) in one.compared.printed for one in members)}
    return {**READ, **{field: _printed(field) for field in told}, "parties": _of(printed)}


def _printed(field: str) -> Read:
    def read(one: Stated) -> str:
        value = str(getattr(one.statement, field))
        return value if value in one.compared.printed else ""

    return read


def _of(printed: Collection[str]) -> Read:
    return lambda one: tuple(code for code in one.statement.parties if code in printed)
