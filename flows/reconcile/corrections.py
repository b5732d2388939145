"""Values that a person corrected, laid over the released ones."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.rows import RecordRow
from flows.reconcile import scores
from flows.reconcile.conflicts import CONFLICTS
from flows.reconcile.decisions import Applied, Decision
from flows.reconcile.known import Fact
from flows.reconcile.usd import in_usd
from flows.reconcile.values import amount_of

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
    """The record with one value set, in the form that `values.normalised` gives."""
    text = one.value
    match one.field:
        case "year":
            record = replace(record, year=int(text) if text else None, date=text)
        case "date":
            found = re.match(r"(?:\.\./)?(\d{4})(?!\d)", text)
            record = replace(record, date=text, year=int(found.group(1)) if found else None)
        case "amount":
            amount, currency = amount_of(text) if text else (None, "")
            record = replace(record, amount=amount, currency=currency or (record.currency if text else ""))
        case "parties":
            record = replace(record, parties=tuple(re.findall(r"[A-Z]{3}", text)))
        case "interest_rate" | "maturity_years" | "grace_years" | "value" as field:
            record = replace(record, **{field: float(text) if text else None})  # type: ignore[arg-type]
        case field:
            record = replace(record, **{field: text})  # type: ignore[arg-type]
    usd, rate, year = in_usd(record.amount, record.currency, record.year)
    return replace(record, amount_usd=usd, usd_rate=rate, usd_rate_year=year)
