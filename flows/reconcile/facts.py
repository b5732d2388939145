"""Groups of statements become records, with their evidence and flags."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.model.fact import Statement
from extractors.model.ids import content_id
from extractors.model.rows import EvidenceRow, FlagRow, RecordRow
from flows.reconcile import scores
from flows.reconcile.accepting import acceptances, accepted
from flows.reconcile.conflicts import CONFLICTS, Released, own_figure, own_sum, settle, shown
from flows.reconcile.copies import are_copies, notes
from flows.reconcile.corrections import corrected, corrections
from flows.reconcile.decisions import Applied
from flows.reconcile.grouping import Groups
from flows.reconcile.known import Fact
from flows.reconcile.relations import restated
from flows.reconcile.stated import Stated
from flows.reconcile.usd import in_usd

UMBRELLAS = frozenset({"agreement_bundle", "framework_agreement"})


@dataclass(frozen=True, slots=True)
class Facts:
    """Records, evidence and flags, each sorted by its key, and the facts behind them."""

    facts: tuple[Fact, ...]
    records: tuple[RecordRow, ...]
    evidence: tuple[EvidenceRow, ...]
    flags: tuple[FlagRow, ...]


def publish(statements: Sequence[Stated], groups: Groups, applied: Applied, documents: Sequence[str]) -> Facts:
    """The published rows of all facts, decisions applied. `documents` are the ids of all papers of the run."""
    fixes = corrections(applied)
    rejected = {i for found in applied.found if found.decision.verb == "reject" for i in found.about}
    kept = [k for k, members in enumerate(groups.groups) if not rejected.intersection(members)]
    ids = _record_ids([[statements[i] for i in groups.groups[k]] for k in kept])
    by_group = dict(zip(kept, ids, strict=True))
    doubts = _doubts(groups, by_group)
    facts = [
        _fact(by_group[k], tuple(statements[i] for i in groups.groups[k]), groups.reasons.get(k, ()), bool(doubts.get(k)))
        for k in kept
    ]
    found: list[FlagRow] = [flag for k in kept for flag in doubts.get(k, ())]
    merges = {i for f in applied.found if f.decision.verb == "merge" for i in f.about}
    facts = [
        corrected(fact, [fixes[i] for i in groups.groups[k] if i in fixes], bool(merges.intersection(groups.groups[k])))
        for k, fact in zip(kept, facts, strict=True)
    ]
    looked_at = acceptances(applied)
    if looked_at:
        facts = [accepted(fact, groups.groups[k], looked_at) for k, fact in zip(kept, facts, strict=True)]
    again = restated(facts)
    facts = [_restating(fact) if fact.record.record_id in again else fact for fact in facts]
    for fact in facts:
        found.extend(_flags_of(fact, again.get(fact.record.record_id, ())))
    found.extend(notes(fact.members for fact in facts))
    found.extend(_stale(applied, documents))
    return Facts(
        facts=tuple(facts),
        records=tuple(sorted((fact.record for fact in facts), key=lambda row: row.record_id)),
        evidence=tuple(
            sorted((_evidence(fact, one) for fact in facts for one in fact.members), key=lambda r: r.evidence_id)
        ),
        flags=tuple(sorted({flag.flag_id: flag for flag in found}.values(), key=lambda row: row.flag_id)),
    )


def _record_ids(groups: Sequence[Sequence[Stated]]) -> list[str]:
    """A name for each fact, from what its places say: the first in order among the names that they would give it.

    So a fact keeps its name when another place repeats it, whatever order papers come in.
    """
    names = [min(_name(one) for one in members) for members in groups]
    seen: Counter[str] = Counter()
    out = []
    for name in names:
        seen[name] += 1
        out.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return out


def _name(one: Stated) -> str:
    says = one.statement
    words = (*sorted(one.wording.stems), *sorted(one.wording.numbers), *sorted(one.wording.marks))
    sums = (f"{currency}{value:.15g}" for value, currency in sorted(one.sums))
    return content_id("rec", says.kind, *says.parties, says.donor, says.recipient, says.date, *words, *sums)


def _fact(record_id: str, members: tuple[Stated, ...], reasons: tuple[str, ...], doubtful: bool) -> Fact:
    released = _released(members)
    value = {one.field: one.value for one in released}
    lead = _lead(members)
    date, sum_ = str(value["date"] or ""), value["amount"]
    amount, currency = sum_ if isinstance(sum_, tuple) and isinstance(sum_[0], float) else (None, "")
    figure = value["figure"] if isinstance(value["figure"], tuple) else (None, "")
    year = _year(date, members)
    stated_flags = {flag for one in members for flag in one.statement.flags}
    flags = _flags(lead, members, released, stated_flags, year, doubtful)
    cumulative = any(one.statement.cumulative for one in members)
    usd, rate, rate_year = in_usd(amount, str(currency), year)
    record = RecordRow(
        record_id=record_id,
        kind=lead.kind,
        subtype=str(value["subtype"] or ""),
        title=lead.title,
        parties=_texts(value["parties"]),
        donor=str(value["donor"] or ""),
        recipient=str(value["recipient"] or ""),
        donor_organizations=_texts(value["donor_organizations"]),
        recipient_organizations=_texts(value["recipient_organizations"]),
        organizations=tuple(sorted({org for one in members for org in one.orgs})),
        date=date,
        term=str(value["term"] or ""),
        year=year,
        amount=amount,
        currency=str(currency),
        amount_usd=usd,
        usd_rate=rate,
        usd_rate_year=rate_year,
        quantities=tuple(dict.fromkeys(q for one in members for q in one.statement.quantities)),
        interest_rate=_number(value["interest_rate"]),
        maturity_years=_number(value["maturity_years"]),
        grace_years=_number(value["grace_years"]),
        measure=str(value["measure"] or ""),
        ref_area=str(value["ref_area"] or ""),
        counterpart_area=str(value["counterpart_area"] or ""),
        value=_number(figure[0]),
        unit_measure=str(figure[1]),
        purpose=str(value["purpose"] or ""),
        status=str(value["status"] or ""),
        cumulative=cumulative,
        flags=flags,
        n_evidence=len(members),
        n_independent=len({one.origin for one in members}),
        resolution=_resolution(members, released),
        source_quality=scores.source_quality(members),
        completeness=None,
        aggregate=scores.may_sum(cumulative, flags),
        confidence=scores.confidence(members, flags),
    )
    return Fact(replace(record, completeness=scores.completeness(record)), members, released, reasons)


def _released(members: Sequence[Stated]) -> tuple[Released, ...]:
    """The chosen value of each field that places may state differently."""
    return (
        settle("subtype", members, lambda one: one.statement.subtype),
        settle("parties", members, lambda one: one.statement.parties),
        settle("donor", members, lambda one: one.statement.donor),
        settle("recipient", members, lambda one: one.statement.recipient),
        settle("date", members, lambda one: one.statement.date),
        settle("term", members, lambda one: one.statement.term),
        settle("amount", members, own_sum),
        settle("donor_organizations", members, lambda one: one.givers),
        settle("recipient_organizations", members, lambda one: one.receivers),
        settle("interest_rate", members, lambda one: one.statement.interest_rate),
        settle("maturity_years", members, lambda one: one.statement.maturity_years),
        settle("grace_years", members, lambda one: one.statement.grace_years),
        settle("measure", members, lambda one: one.statement.measure),
        settle("ref_area", members, lambda one: one.statement.ref_area),
        settle("counterpart_area", members, lambda one: one.statement.counterpart_area),
        settle("figure", members, own_figure),
        settle("purpose", members, lambda one: one.statement.purpose),
        settle("status", members, lambda one: one.statement.status),
    )


def _lead(members: Sequence[Stated]) -> Statement:
    """The statement that gives the title: the best place, then the longest title, then the first printed."""
    return min(members, key=lambda one: (-scores.place_quality(one), -len(one.statement.title), one.order)).statement


def _year(date: str, members: Sequence[Stated]) -> int | None:
    """The year of the released date."""
    return next((one.statement.year for one in members if date and one.statement.date == date), None)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(part) for part in value) if isinstance(value, tuple) else ()


def _number(value: object) -> float | None:
    return value if isinstance(value, float) else None


def _flags(
    lead: Statement,
    members: Sequence[Stated],
    released: Iterable[Released],
    stated: set[str],
    year: int | None,
    doubtful: bool,
) -> tuple[str, ...]:
    flags = set(stated)
    if year is not None:
        flags.discard("missing_year")
    if any(one.lost and one.field in CONFLICTS for one in released):
        flags.add("conflict")
    if len(members) > 1 and not are_copies(members):
        flags.add("merged_duplicate")
    if doubtful:
        flags.add("possible_duplicate")
    if lead.subtype in UMBRELLAS:
        flags.add("umbrella")
    return tuple(sorted(flags))


def _resolution(members: Sequence[Stated], released: Iterable[Released]) -> str:
    """The rules by field, or what made none needed."""
    rules = [f"{one.field}: {one.rule}" for one in released if one.rule and (one.field in CONFLICTS)]
    if rules:
        return "; ".join(rules)
    return "only_statement" if len(members) == 1 else "all_agree"


# Evidence


def _evidence(fact: Fact, one: Stated) -> EvidenceRow:
    says, box = one.statement, one.placed.box
    sum_ = own_sum(one)
    return EvidenceRow(
        evidence_id=one.evidence_id,
        record_id=fact.record.record_id,
        document_id=one.document_id,
        zone=one.placed.zone,
        table_id=one.placed.table_id,
        row=says.row,
        col=says.col,
        page=one.placed.page,
        start=says.start,
        end=says.end,
        quote=says.quote,
        x0=round(box.x0, 2) if box else None,
        top=round(box.top, 2) if box else None,
        x1=round(box.x1, 2) if box else None,
        bottom=round(box.bottom, 2) if box else None,
        title=says.title,
        parties=says.parties,
        donor=says.donor,
        recipient=says.recipient,
        date=says.date,
        year=says.year,
        amount=sum_[0] if sum_ else None,
        currency=sum_[1] if sum_ else "",
        ref_area=says.ref_area,
        counterpart_area=says.counterpart_area,
        value=says.value,
        unit_measure=says.unit_measure,
        method=says.method,
        values=tuple(f"{v.field}={v.value} @{v.start}:{v.end} {v.method}" for v in says.values),
        confidence=says.confidence,
    )


# Flags


def _flag(fact: Fact, flag: str, detail: str) -> FlagRow:
    first = fact.members[0]
    return FlagRow(
        flag_id=content_id("flg", fact.record.record_id, flag, detail),
        subject="records",
        subject_id=fact.record.record_id,
        document_id=first.document_id,
        page=first.placed.page,
        flag=flag,
        detail=detail,
    )


def _restating(fact: Fact) -> Fact:
    """A claim that states another record's sum again: not to be summed beside it."""
    flags = tuple(sorted({*fact.record.flags, "restates_record"}))
    return replace(fact, record=replace(fact.record, flags=flags, aggregate=False))


def _flags_of(fact: Fact, again: Sequence[str]) -> Iterable[FlagRow]:
    record = fact.record
    for one in fact.released:
        if "conflict" in record.flags and one.lost and one.field in CONFLICTS and one.value is not None:
            detail = f"{one.field}: {shown(one.value)} released by the rule {one.rule}; lost: {'; '.join(one.lost)}"
            yield _flag(fact, "conflict", detail)
    if "merged_duplicate" in record.flags:
        why = " | ".join(fact.reasons) or "the places say the same in every value"
        yield _flag(fact, "merged_duplicate", f"{record.n_evidence} places taken for one fact: {why}")
    details = {
        "missing_year": "no year is printed",
        "missing_party": f"parties read: {', '.join(record.parties) or 'none'}",
        "restates_record": f"same sum, year and parties as {', '.join(again)}",
        "umbrella": f"holds others by its sort: {record.subtype}",
    }
    for flag in record.flags:
        if flag not in {"conflict", "merged_duplicate", "possible_duplicate"}:
            yield _flag(fact, flag, details.get(flag, f"stated as: {record.title}"))


def _doubts(groups: Groups, ids: Mapping[int, str]) -> dict[int, list[FlagRow]]:
    """Flags for pairs that may be one fact, on both."""
    found: defaultdict[int, list[FlagRow]] = defaultdict(list)
    for doubt in groups.doubtful:
        if doubt.one not in ids or doubt.other not in ids:
            continue
        for here, there in ((doubt.one, doubt.other), (doubt.other, doubt.one)):
            detail = f"may be {ids[there]}: score {doubt.verdict.score:.2f}: {doubt.verdict.why}"
            found[here].append(
                FlagRow(
                    flag_id=content_id("flg", ids[here], "possible_duplicate", ids[there]),
                    subject="records",
                    subject_id=ids[here],
                    document_id=None,
                    page=None,
                    flag="possible_duplicate",
                    detail=detail,
                )
            )
    return found


def _stale(applied: Applied, documents: Sequence[str]) -> Iterable[FlagRow]:
    """A flag for each decision whose words are gone: on its paper, or on the first one where its paper is not in the run."""
    for one, why in applied.stale if documents else ():
        known = one.quote.document_id in documents
        document_id = one.quote.document_id if known else min(documents)
        where = "" if known else f"its paper {one.quote.document_id} is not in this run; "
        yield FlagRow(
            flag_id=content_id("flg", one.id, "stale_decision"),
            subject="documents",
            subject_id=document_id,
            document_id=document_id,
            page=None,
            flag="stale_decision",
            detail=f"{one.id} ({one.verb} by {one.who}, {one.when}): {where}{why}",
        )
