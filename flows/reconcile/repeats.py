"""What is the same in two places that repeat each other."""

from flows.reconcile.stated import Stated


def content(one: Stated) -> tuple[object, ...]:
    """Every value that is compared."""
    says = one.statement
    money = tuple(sorted(one.sums)) or says.quantities
    who = (says.parties, says.donor, says.recipient)
    return (says.kind, says.subtype, *who, says.date, says.cumulative, one.wording, money, one.orgs)


def print_of(one: Stated) -> tuple[object, ...]:
    """The title to the letter and the values around it: the same in two places whatever names were found within it."""
    says = one.statement
    figures = (tuple(sorted(one.sums)), says.quantities)
    return (says.kind, says.parties, says.donor, says.recipient, says.date, one.wording.plain, *figures)
