"""What is the same in two places that repeat each other."""

from flows.reconcile.rules import tells_both
from flows.reconcile.stated import Stated
from flows.reconcile.wording import common_stems


def content(one: Stated) -> tuple[object, ...]:
    """Every value that is compared."""
    says = one.statement
    money = tuple(sorted(one.sums)) or says.quantities
    who = (says.parties, says.donor, says.recipient)
    told = (*who, one.time, says.cumulative, one.wording, one.compared.marks, money, one.orgs)
    return (says.kind, says.subtype, *told, *_passage(one))


def print_of(one: Stated) -> tuple[object, ...]:
    """The title to the letter and the values around it: the same in two places whatever names were found within it."""
    says = one.statement
    figures = (tuple(sorted(one.sums)), says.quantities)
    told = (says.parties, says.donor, says.recipient, one.time, one.wording.plain, one.compared.marks, *figures)
    return (says.kind, *told, *_passage(one))


def of_two_sums(one: Stated, other: Stated) -> bool:
    """Whether one sentence prints a sum twice, each time as that of another statement: "20 million from A, 20 from B"."""
    a, b = _places_of_sums(one), _places_of_sums(other)
    return tells_both(one, other) and bool(a and b) and a.isdisjoint(b)


def _places_of_sums(one: Stated) -> set[int]:
    return {value.start for value in one.statement.values if value.field == "amounts"}


def _passage(one: Stated) -> tuple[object, ...]:
    """The words of its passage where nothing else tells what a statement is about, or when: each of two accords is called
    one, and a swap that is renewed every third year a swap."""
    says = one.statement
    if one.time and (one.sums or says.quantities or one.wording.content - common_stems()):
        return ()
    return (one.compared.context, one.compared.anchors)
