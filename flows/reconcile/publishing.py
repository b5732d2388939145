"""Groups of statements become records, with their participants, evidence and flags."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.model.ids import content_id
from extractors.model.rows import EvidenceRow, FlagRow, ParticipantRow, RecordRow
from flows.hashes import hash_of
from flows.hashes import known as known_texts
from flows.kept import Pile, kept
from flows.ordered import Ordering
from flows.reconcile.accepting import acceptances, accepted
from flows.reconcile.conflicts import own_sum
from flows.reconcile.copies import notes, shared_files
from flows.reconcile.corrections import corrected, corrections
from flows.reconcile.decisions import Applied
from flows.reconcile.facts import facts
from flows.reconcile.flags import Flags, doubts_of, flags_of, stale
from flows.reconcile.grouping import Groups
from flows.reconcile.known import Fact
from flows.reconcile.participants import Places, participants
from flows.reconcile.relations import Paid, may_restate
from flows.reconcile.shards import Each, cut, here
from flows.reconcile.stated import Stated
from flows.reconcile.witnesses import Papers


@dataclass(frozen=True, slots=True)
class Facts:
    """Records, their participants, evidence and flags, each sorted by its key, and how many facts each paper states."""

    records: Sequence[RecordRow]
    participants: Sequence[ParticipantRow]
    evidence: Sequence[EvidenceRow]
    flags: Sequence[FlagRow]
    n_records: Mapping[str, int]


def publish(
    statements: Sequence[Stated], groups: Groups, applied: Applied, known: Papers, places: Places, each: Each = here
) -> Facts:
    """The published rows of all facts, decisions applied. `known` are all papers of the run, `each` does it in shards.

    Facts come one after the other, and only their rows are kept, on the disk where they are many; those claims that may
    state another record's sum again wait there for the others.
    """
    out, paid, claims = _Out(places), Paid(), Pile[Fact](WAITING, 16)
    rejected = {i for found in applied.found if found.decision.verb == "reject" for i in found.about}
    ids = _record_ids(statements, groups, rejected)
    doubts = doubts_of(groups, ids)
    out.flags.extend(doubts.flags)
    for fact in _settled(_made(statements, groups, ids, doubts.doubtful, known, each), groups, ids, applied):
        if may_restate(fact.record):
            claims.put((fact,))
        else:
            paid.add(fact.record)
            out.put(fact)
    for fact in claims.done():
        again = paid.again(fact.record)
        out.put(_restating(fact) if again else fact, again)
    out.flags.extend((*notes(out.copies), *stale(applied, sorted(known.first))))
    return out.facts()


WAITING = 1_000
"""Claims that wait in memory."""


def _made(
    statements: Sequence[Stated],
    groups: Groups,
    ids: Sequence[str],
    doubtful: Sequence[int],
    known: Papers,
    each: Each,
) -> Iterator[Fact]:
    """The fact of each group that has an id, in the groups' order."""
    asked = (
        (ids[k], _members([statements[i] for i in some], known), why, bool(doubtful[k]))
        for k, (some, why) in enumerate(zip(groups.groups, groups.reasons, strict=True))
        if ids[k]
    )
    return (fact for some in each(facts, cut(asked), None) for fact in some)


def _settled(facts: Iterable[Fact], groups: Groups, ids: Sequence[str], applied: Applied) -> Iterator[Fact]:
    """The facts with what persons corrected and accepted."""
    fixes, looked_at = corrections(applied), acceptances(applied)
    merges = {i for f in applied.found if f.decision.verb == "merge" for i in f.about}
    kept_groups = (some for k, some in enumerate(groups.groups) if ids[k])
    for some, fact in zip(kept_groups, facts, strict=True):
        settled = corrected(fact, [fixes[i] for i in some if i in fixes], bool(merges.intersection(some)))
        yield accepted(settled, some, looked_at) if looked_at else settled


class _Out:
    """The rows of facts as they come."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.records: Ordering[str, RecordRow] = Ordering()
        self.participants: Ordering[str, ParticipantRow] = Ordering()
        self.evidence: Ordering[str, EvidenceRow] = Ordering()
        self.flags: Flags = Flags()
        self.copies: Counter[tuple[str, str]] = Counter()
        self.n_records: Counter[str] = Counter()

    def put(self, fact: Fact, again: Sequence[str] = ()) -> None:
        """Take a fact; `again` are the records whose sum it states once more."""
        self.records.put(fact.record.record_id, fact.record)
        for part in participants(fact, self.places):
            self.participants.put(f"{part.record_id}\x1f{part.role}\x1f{part.name}", part)
        for row in (_evidence(fact, one) for one in fact.members):
            self.evidence.put(row.evidence_id, row)
        self.flags.extend(flags_of(fact, again))
        self.copies.update(shared_files(fact.members))
        self.n_records.update({one.document_id for one in fact.members})

    def facts(self) -> Facts:
        """All of them."""
        return Facts(
            records=kept(self.records.values()),
            participants=kept(self.participants.values()),
            evidence=kept(self.evidence.values()),
            flags=kept(self.flags.rows()),
            n_records=self.n_records,
        )


def _members(own: Sequence[Stated], known: Papers) -> tuple[Stated, ...]:
    """The places of a fact, those of papers that cite each other as one witness."""
    origins = {one.origin for one in own}
    if len(origins) < 2:
        return tuple(own)
    stands = known.witnesses(origins)
    return tuple(one if stands[one.origin] == one.origin else replace(one, origin=stands[one.origin]) for one in own)


def _record_ids(statements: Iterable[Stated], groups: Groups, rejected: Container[int]) -> list[str]:
    """A name for each fact, from what its places say: the first in order among the names that they would give it.

    So a fact keeps its name when another place repeats it, whatever order papers come in. A fact of which a place was
    rejected has none, "".
    """
    own = [_name(one) for one in statements]
    names = ["" if any(i in rejected for i in some) else min(own[i] for i in some) for some in groups.groups]
    twice = known_texts(names).twice
    seen: Counter[str] = Counter()
    for k, name in enumerate(names):
        if name and twice and hash_of(name) in twice:
            seen[name] += 1
            names[k] = name if seen[name] == 1 else f"{name}-{seen[name]}"
    return names


def _name(one: Stated) -> str:
    says = one.statement
    figures = (*(f"{currency}{value:.15g}" for value, currency in sorted(one.sums)), *says.quantities)
    return content_id("rec", says.kind, *says.parties, says.donor, says.recipient, says.date, one.wording.plain, *figures)


def _restating(fact: Fact) -> Fact:
    """A claim that states another record's sum again: not to be summed beside it."""
    flags = tuple(sorted({*fact.record.flags, "restates_record"}))
    return replace(fact, record=replace(fact.record, flags=flags, aggregate=False))


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
