"""What is the same in two places that repeat each other."""

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


def _passage(one: Stated) -> tuple[object, ...]:
    """The words of its passage where nothing else tells what a statement is about, or when: each of two accords is called
    one, and a swap that is renewed every third year a swap."""
    says = one.statement
    if one.time and (one.sums or says.quantities or one.wording.content - common_stems()):
        return ()
    return (one.compared.context, one.compared.anchors)
