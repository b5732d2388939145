"""A group of statements becomes a record: for each field the value that is released, flags and scores."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from extractors.model.fact import Statement
from extractors.model.rows import RecordRow
from extractors.records.vocabulary import listed_sort
from flows.reconcile import scores
from flows.reconcile.conflicts import CONFLICTS, Read, Released, Winner, settle, winner
from flows.reconcile.copies import are_copies
from flows.reconcile.fields import reads_of
from flows.reconcile.known import Fact
from flows.reconcile.stated import Stated
from flows.reconcile.usd import in_usd
from flows.twins import DUPLICATE

UMBRELLAS = frozenset({"agreement_bundle", "framework_agreement"})


def facts(asked: Iterable[tuple[str, tuple[Stated, ...], tuple[str, ...], bool]], _: None) -> list[Fact]:
    """A shard's side: facts by their ids, places, reasons, and whether each may be another one."""
    return [_fact(*one) for one in asked]


def _fact(record_id: str, members: tuple[Stated, ...], reasons: tuple[str, ...], doubtful: bool) -> Fact:
    reads = reads_of(members)
    won = winner(members, reads)
    own = _of_kind(members, won)
    released = _released(members, own, won, reads)
    value = {one.field: one.value for one in released}
    lead = (won.by if won is not None else _fullest(own)).statement
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

ABOUT = 0.1
"""Quality by which a place that tells more may be less good than the best: how sure a reading is decides no title."""

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


def _fullest(members: Sequence[Stated]) -> Stated:
    """The place that gives the title where none contradicts another: of those about as good as the best, who tells most."""
    best = max(scores.place_quality(one) for one in members)
    return _lead(max(_by_told(one for one in members if scores.place_quality(one) >= best - ABOUT).items())[1])


def _by_told(members: Iterable[Stated]) -> dict[int, list[Stated]]:
    """Places by how many values each tells."""
    found: dict[int, list[Stated]] = {}
    for one in members:
        says = one.statement
        sides = (says.donor, says.recipient, says.ref_area, says.counterpart_area, says.parties[1:])
        told = (*sides, says.date, one.sums or says.value is not None or says.quantities)
        found.setdefault(sum(map(bool, told)), []).append(one)
    return found


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
        flags.add(DUPLICATE)
    if lead.subtype in UMBRELLAS:
        flags.add("umbrella")
    return tuple(sorted(flags))


def _resolution(members: Sequence[Stated], released: Iterable[Released]) -> str:
    """The rules by field, or what made none needed."""
    rules = [f"{one.field}: {one.rule}" for one in released if one.rule and (one.field in CONFLICTS)]
    if rules:
        return "; ".join(rules)
    return "only_statement" if len(members) == 1 else "all_agree"
