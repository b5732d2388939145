"""The fields of a fact that its places may state differently, and how each is read from a place."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

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
OPPOSITE = (("donor", "recipient"), ("ref_area", "counterpart_area"))
"""Parts that nobody has both of in one fact, unless one place says so."""


def reads_of(members: Sequence[Stated]) -> Mapping[str, Read]:
    """How the fields of a fact are read: a side that one place prints goes before one that was taken over."""
    printed = {code for one in members for code in one.compared.printed}
    if len(members) == 1 or not printed:
        return READ
    told = {field for field in SIDES if any(getattr(one.statement, field) in one.compared.printed for one in members)}
    sides = {field: _printed(field) for field in told}
    for field, code in _misread(members):
        sides[field] = _but(sides.get(field) or _side(field), code)
    return {**READ, **sides, "parties": _of(printed)}


def _misread(members: Sequence[Stated]) -> Iterator[tuple[str, str]]:
    """The parts that a few places give to who has the opposite part in more, or in the first.

    Where two places turn the same two sides, that is a conflict, and shown as one.
    """
    for pair in OPPOSITE:
        read = [tuple(str(getattr(one.statement, field)) for field in pair) for one in members]
        one, other = (Counter(told[k] for told in read if told[k]) for k in (0, 1))
        for code in sorted(one.keys() & other.keys()):
            turned = any(told[0] and told[1] and told[::-1] in read for told in read)
            if not turned:
                first = next(k for told in read for k in (0, 1) if told[k] == code)
                lost = 0 if (other[code], first == 1) > (one[code], first == 0) else 1
                yield pair[lost], code


def _side(field: str) -> Callable[[Stated], str]:
    return lambda one: str(getattr(one.statement, field))


def _but(read: Callable[[Stated], str], code: str) -> Callable[[Stated], str]:
    """A reading that passes a code over."""
    return lambda one: "" if read(one) == code else read(one)


def _printed(field: str) -> Callable[[Stated], str]:
    def read(one: Stated) -> str:
        value = str(getattr(one.statement, field))
        return value if value in one.compared.printed else ""

    return read


def _of(printed: Collection[str]) -> Read:
    return lambda one: tuple(code for code in one.statement.parties if code in printed)
