"""Values that a person corrected, laid over the released ones."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.rows import RecordRow
from flows.reconcile import scores
from flows.reconcile.conflicts import CONFLICTS
from flows.reconcile.decisions import Applied, BadDecision, Decision
from flows.reconcile.known import Fact
from flows.reconcile.usd import in_usd

WRITTEN_AS = {"year": "date", "currency": "amount"}
"""Fields that are settled together with another one."""


def corrections(applied: Applied) -> dict[int, list[Decision]]:
    """The corrections by the statement that they speak of, in the order they were made."""
    found: dict[int, list[Decision]] = {}
    for one in applied.found:
        if one.decision.verb == "correct":
            for i in one.about:
                found.setdefault(i, []).append(one.decision)
    return found


def corrected(fact: Fact, fixes: Sequence[Sequence[Decision]], merged: bool) -> Fact:
    """The fact with a person's values; `merged` tells that a person brought its statements together."""
    decisions = [one for some in fixes for one in some]
    if not decisions:
        return fact if not merged else replace(fact, record=replace(fact.record, resolution="decided"))
    record = fact.record
    for one in decisions:
        record = _set(record, one)
    settled = {WRITTEN_AS.get(one.field, one.field) for one in decisions}
    released = tuple(replace(r, rule="decided", lost=()) if r.field in settled else r for r in fact.released)
    open_conflict = any(r.lost for r in released if r.field in CONFLICTS)
    flags = tuple(f for f in record.flags if f != "conflict" or open_conflict)
    if record.year is not None:
        flags = tuple(f for f in flags if f != "missing_year")
    record = replace(
        record,
        flags=flags,
        resolution="decided",
        aggregate=scores.may_sum(record.cumulative, flags),
        confidence=scores.confidence(fact.members, flags),
    )
    return replace(fact, record=replace(record, completeness=scores.completeness(record)), released=released)


def _set(record: RecordRow, one: Decision) -> RecordRow:
    """The record with one value set. Raises BadDecision for a value that the field cannot hold."""
    text = one.value
    try:
        match one.field:
            case "year":
                record = replace(record, year=int(text), date=text)
            case "date":
                found = re.match(r"(?:\.\./)?(\d{4})(?!\d)", text)
                record = replace(record, date=text, year=int(found.group(1)) if found else None)
            case "amount":
                record = replace(record, amount=float(text))
            case "parties":
                record = replace(record, parties=tuple(sorted(re.findall(r"[A-Z]{3}", text))))
            case "title" | "subtype" | "donor" | "recipient" | "term" | "currency" | "purpose" | "status" as field:
                record = replace(record, **{field: text})  # type: ignore[arg-type]
    except ValueError as error:
        raise BadDecision(f"decision {one.id}: {one.field} cannot be {text!r}") from error
    usd, rate, year = in_usd(record.amount, record.currency, record.year)
    return replace(record, amount_usd=usd, usd_rate=rate, usd_rate_year=year)
