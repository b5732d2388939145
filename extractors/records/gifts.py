"""Aid and loans that the prose states between two countries: who gave whom what, and when."""

from dataclasses import replace

from extractors.model.fact import Statement
from extractors.records.clauses import Parsed
from extractors.records.located import Located
from extractors.records.purposes import purpose
from extractors.records.vocabulary import aid_sorts, first_sort

AID_CLAIMS = frozenset({"loan", "aid", "money", "capacity", "value"})


def as_aid(located: Located, parsed: Parsed, claim: Statement) -> Statement | None:
    """The aid item that a claim is when it says which country gave which other one something, and when; else None."""
    if not claim.donor or not claim.recipient or claim.donor == claim.recipient or claim.year is None:
        return None
    if claim.subtype not in AID_CLAIMS:
        return None
    dates = [m for m in located.within(parsed.sentence, "DATE") if m.norm]
    goal = purpose(located, parsed.sentence, dates)
    return replace(
        claim,
        kind="aid",
        subtype=first_sort(aid_sorts(), claim.title) or "assistance",
        method="prose_gift",
        purpose=located.text(goal) if goal is not None else "",
        parties=tuple(sorted({claim.donor, claim.recipient})),
    )
