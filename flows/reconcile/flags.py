"""Flags on records and decisions: what a person should look at, and why."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from extractors.model.ids import content_id
from extractors.model.rows import FlagRow
from flows.ordered import Ordering, ordered
from flows.reconcile.conflicts import CONFLICTS, shown
from flows.reconcile.decisions import Applied
from flows.reconcile.grouping import Doubtful, Groups
from flows.reconcile.known import Fact
from flows.reconcile.shards import connected
from flows.reconcile.tables import bars
from flows.twins import DUPLICATE, REST

NAMED = 8  # others of a cluster that a doubt names first
MEMBERS = 500  # others that it names in all: a cell of a spreadsheet takes 32,767 letters
REASONS = 3  # pairs of a cluster of which a doubt says why


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


def flags_of(fact: Fact, again: Sequence[str]) -> Iterable[FlagRow]:
    """The flags on a record but for possible duplicates; `again` are the records whose sum it states once more."""
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
        "unsure": f"confidence {record.confidence:.2f}, below {bars()[record.kind]:.2f}; stated as: {record.title}",
        "umbrella": f"holds others by its sort: {record.subtype}",
    }
    for flag in record.flags:
        if flag not in {"conflict", "merged_duplicate", DUPLICATE}:
            yield _flag(fact, flag, details.get(flag, f"stated as: {record.title}"))


class Flags:
    """Flags as they come."""

    def __init__(self) -> None:
        self._rows: Ordering[str, FlagRow] = Ordering()

    def extend(self, rows: Iterable[FlagRow]) -> None:
        """Take some more."""
        for row in rows:
            self._rows.put(row.flag_id, row)

    def rows(self) -> Iterator[FlagRow]:
        """Each once, by its id."""
        return (next(same)[1] for _, same in groupby(self._rows.pairs(), key=itemgetter(0)))


@dataclass(frozen=True, slots=True)
class Doubts:
    """Of each group whether it may be another fact, 0 or 1, and the flags that say so, to be asked for once."""

    doubtful: Sequence[int]
    flags: Iterable[FlagRow]


def doubts_of(groups: Groups, ids: Sequence[str]) -> Doubts:
    """The doubts about facts: one flag for all facts that hang together by such doubts. Groups without an id are no facts.

    It stands at the fact that names the most others, of which the first by id; the facts beside it have none of their own.
    """

    def told() -> Iterator[Doubtful]:
        return (doubt for doubt in groups.doubtful if ids[doubt.one] and ids[doubt.other])

    cluster_of, doubtful = array("q", [0]) * len(ids), bytearray(len(ids))
    for at, some in enumerate(connected(len(ids), ((doubt.one, doubt.other) for doubt in told()))):
        for k in some:
            cluster_of[k], doubtful[k] = at, True
    clusters = groupby(ordered((cluster_of[doubt.one], doubt) for doubt in told()), key=itemgetter(0))
    return Doubts(doubtful, (_doubt(ids, [doubt for _, doubt in some]) for _, some in clusters))


def _first(cluster: Sequence[Doubtful], ids: Sequence[str]) -> int:
    n = Counter(doubt.one for doubt in cluster)
    return min(n, key=lambda k: (-n[k], ids[k]))


def _doubt(ids: Sequence[str], cluster: Sequence[Doubtful]) -> FlagRow:
    first = _first(cluster, ids)
    one = ids[first]
    best: dict[frozenset[int], Doubtful] = {}
    for doubt in sorted(cluster, key=lambda d: (d.one != first, ids[d.one], ids[d.other])):
        best.setdefault(frozenset((doubt.one, doubt.other)), doubt)
    likely = sorted(best.values(), key=lambda d: (d.one != first, -d.score, ids[d.one], ids[d.other]))
    others = sorted({ids[k] for doubt in cluster for k in (doubt.one, doubt.other)} - {one})
    more = f" and {len(others) - NAMED} more" if len(others) > NAMED else ""
    said = [f"{ids[d.one]} may be {ids[d.other]}: score {d.score:.2f}: {d.why}" for d in likely[:REASONS]]
    members = f"one fact may be {len(others) + 1} records: {', '.join((one, *others[:NAMED]))}{more}"
    rest = f"{REST}{', '.join(others[NAMED:MEMBERS])}" if more else ""
    return FlagRow(
        flag_id=content_id("flg", one, DUPLICATE),
        subject="records",
        subject_id=one,
        document_id=None,
        page=None,
        flag=DUPLICATE,
        detail=" | ".join((members, *said)) + rest,
    )


def stale(applied: Applied, documents: Sequence[str]) -> Iterable[FlagRow]:
    """A flag for each decision whose words are gone: on its paper, or on the first one where its paper is not in the run."""
    for one, why in applied.stale if documents else ():
        known = one.quote.document_id in documents
        document_id = one.quote.document_id if known else min(documents)
        where = "" if known or one.of_organization else f"its paper {one.quote.document_id} is not in this run; "
        yield FlagRow(
            flag_id=content_id("flg", one.id, "stale_decision"),
            subject="documents",
            subject_id=document_id,
            document_id=document_id,
            page=None,
            flag="stale_decision",
            detail=f"{one.id} ({one.verb} by {one.who}, {one.when}): {where}{why}",
        )
