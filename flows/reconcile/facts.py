"""Groups of statements become records, with their evidence and flags."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.model.fact import Statement
from extractors.model.ids import content_id
from extractors.model.rows import EvidenceRow, FlagRow, RecordRow
from extractors.records.vocabulary import listed_sort
from flows.reconcile import scores
from flows.reconcile.accepting import acceptances, accepted
from flows.reconcile.conflicts import CONFLICTS, Read, Released, Winner, own_sum, settle, winner
from flows.reconcile.copies import are_copies, notes
from flows.reconcile.corrections import corrected, corrections
from flows.reconcile.decisions import Applied
from flows.reconcile.fields import reads_of
from flows.reconcile.flags import doubts_of, flags_of, stale
from flows.reconcile.grouping import Groups
from flows.reconcile.known import Fact
from flows.reconcile.relations import restated
from flows.reconcile.shards import Each, cut, here
from flows.reconcile.stated import Stated
from flows.reconcile.usd import in_usd
from flows.reconcile.witnesses import Papers

UMBRELLAS = frozenset({"agreement_bundle", "framework_agreement"})


@dataclass(frozen=True, slots=True)
class Facts:
    """Records, evidence and flags, each sorted by its key, and the facts behind them."""

    facts: tuple[Fact, ...]
    records: tuple[RecordRow, ...]
    evidence: tuple[EvidenceRow, ...]
    flags: tuple[FlagRow, ...]


def publish(statements: Sequence[Stated], groups: Groups, applied: Applied, known: Papers, each: Each = here) -> Facts:
    """The published rows of all facts, decisions applied. `known` are all papers of the run, `each` does it in shards."""
    fixes = corrections(applied)
    rejected = {i for found in applied.found if found.decision.verb == "reject" for i in found.about}
    kept = [k for k, members in enumerate(groups.groups) if not rejected.intersection(members)]
    ids = _record_ids([[statements[i] for i in groups.groups[k]] for k in kept])
    by_group = dict(zip(kept, ids, strict=True))
    doubts = doubts_of(groups, by_group)
    asked = (
        (
            by_group[k],
            _members([statements[i] for i in groups.groups[k]], known),
            groups.reasons.get(k, ()),
            k in doubts,
        )
        for k in kept
    )
    facts = [fact for some in each(_facts, cut(asked)) for fact in some]
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
        found.extend(flags_of(fact, again.get(fact.record.record_id, ())))
    found.extend(notes(fact.members for fact in facts))
    found.extend(stale(applied, sorted(known.first)))
    return Facts(
        facts=tuple(facts),
        records=tuple(sorted((fact.record for fact in facts), key=lambda row: row.record_id)),
        evidence=tuple(
            sorted((_evidence(fact, one) for fact in facts for one in fact.members), key=lambda r: r.evidence_id)
        ),
        flags=tuple(sorted({flag.flag_id: flag for flag in found}.values(), key=lambda row: row.flag_id)),
    )


def _members(own: Sequence[Stated], known: Papers) -> tuple[Stated, ...]:
    """The places of a fact, those of papers that cite each other as one witness."""
    origins = {one.origin for one in own}
    if len(origins) < 2:
        return tuple(own)
    stands = known.witnesses(origins)
    return tuple(one if stands[one.origin] == one.origin else replace(one, origin=stands[one.origin]) for one in own)


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
    figures = (*(f"{currency}{value:.15g}" for value, currency in sorted(one.sums)), *says.quantities)
    return content_id("rec", says.kind, *says.parties, says.donor, says.recipient, says.date, one.wording.plain, *figures)


def _facts(asked: Iterable[tuple[str, tuple[Stated, ...], tuple[str, ...], bool]]) -> list[Fact]:
    return [_fact(*one) for one in asked]


def _fact(record_id: str, members: tuple[Stated, ...], reasons: tuple[str, ...], doubtful: bool) -> Fact:
    reads = reads_of(members)
    won = winner(members, reads)
    own = _of_kind(members, won)
    released = _released(members, own, won, reads)
    value = {one.field: one.value for one in released}
    lead = (won.by if won is not None else _lead(own)).statement
    date, sum_ = str(value["date"] or ""), value["amount"]
    amount, currency = sum_ if isinstance(sum_, tuple) and isinstance(sum_[0], float) else (None, "")
    figure = value["figure"] if isinstance(value["figure"], tuple) else (None, "")
    year = _year(date, members)
    stated_flags = {flag for one in members for flag in one.statement.flags}
    if any(OTHERWISE not in one.statement.flags for one in members):
        stated_flags.discard(OTHERWISE)
    kind = own[0].statement.kind
    flags = scores.with_doubt(kind, members, _flags(lead, members, released, stated_flags, year, doubtful))
    cumulative = any(one.statement.cumulative for one in members)
    usd, rate, rate_year = in_usd(amount, str(currency), year)
    record = RecordRow(
        record_id=record_id,
        kind=kind,
        subtype=listed_sort(kind, str(value["subtype"] or "")),
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


OTHERWISE = "missing_party"
"""A flag of a place that says too little by itself: another place of the fact may say it."""

OF_A_SORT = frozenset({"subtype", "measure", "ref_area", "counterpart_area", "figure"})
"""Fields that mean something else, or nothing, in another kind: they are taken from places of the record's own kind."""


def _released(
    members: Sequence[Stated], own: Sequence[Stated], won: Winner | None, reads: Mapping[str, Read]
) -> tuple[Released, ...]:
    """The chosen value of each field; `own` are the members of the record's kind."""
    return tuple(settle(field, own if field in OF_A_SORT else members, read, won) for field, read in reads.items())


def _of_kind(members: Sequence[Stated], won: Winner | None) -> Sequence[Stated]:
    """The members of the kind that the record is: what is told as a deal is no mere claim, and then the better place's."""
    deals = [one for one in members if one.statement.kind != "claim"] or members
    kind = (won.by if won is not None and won.by in deals else _lead(deals)).statement.kind
    return [one for one in members if one.statement.kind == kind]


def _lead(members: Sequence[Stated]) -> Stated:
    """The place that gives the title: the best one, then the one of the longest title, then the first printed."""
    return min(members, key=lambda one: (-scores.place_quality(one), -len(one.statement.title), one.order))


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


def _restating(fact: Fact) -> Fact:
    """A claim that states another record's sum again: not to be summed beside it."""
    flags = tuple(sorted({*fact.record.flags, "restates_record"}))
    return replace(fact, record=replace(fact.record, flags=flags, aggregate=False))


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
