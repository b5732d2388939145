"""Flags on records and decisions: what a person should look at, and why."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from extractors.model.ids import content_id
from extractors.model.rows import FlagRow
from flows.ordered import Ordering
from flows.reconcile.conflicts import CONFLICTS, shown
from flows.reconcile.decisions import Applied
from flows.reconcile.grouping import Doubtful, Groups
from flows.reconcile.known import Fact
from flows.reconcile.shards import connected
from flows.reconcile.tables import bars
from flows.twins import DUPLICATE

NAMED = 8  # others of a cluster that a doubt names
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


def doubts_of(groups: Groups, ids: Sequence[str]) -> dict[int, list[FlagRow]]:
    """By each fact that may be another one its flags: one for all facts that hang together by such doubts.

    It stands at the fact that names the most others, of which the first by id; the facts beside it have none of their own.
    """
    doubts = [doubt for doubt in groups.doubtful if ids[doubt.one] and ids[doubt.other]]
    found: dict[int, list[FlagRow]] = {}
    for cluster in _clusters(doubts):
        first = _first(cluster, ids)
        found |= {k: [] for doubt in cluster for k in (doubt.one, doubt.other)}
        found[first] = [_doubt(ids, first, cluster)]
    return found


def _clusters(doubts: Sequence[Doubtful]) -> list[list[Doubtful]]:
    """The doubts of facts that hang together."""
    n = max((max(doubt.one, doubt.other) for doubt in doubts), default=-1) + 1
    sets = connected(n, ((doubt.one, doubt.other) for doubt in doubts))
    cluster_of = {k: at for at, some in enumerate(sets) for k in some}
    found: list[list[Doubtful]] = [[] for _ in sets]
    for doubt in doubts:
        found[cluster_of[doubt.one]].append(doubt)
    return found


def _first(cluster: Sequence[Doubtful], ids: Sequence[str]) -> int:
    n = Counter(doubt.one for doubt in cluster)
    return min(n, key=lambda k: (-n[k], ids[k]))


def _doubt(ids: Sequence[str], first: int, cluster: Sequence[Doubtful]) -> FlagRow:
    one = ids[first]
    best: dict[frozenset[int], Doubtful] = {}
    for doubt in sorted(cluster, key=lambda d: (d.one != first, ids[d.one], ids[d.other])):
        best.setdefault(frozenset((doubt.one, doubt.other)), doubt)
    likely = sorted(best.values(), key=lambda d: (d.one != first, -d.score, ids[d.one], ids[d.other]))
    others = sorted({ids[k] for doubt in cluster for k in (doubt.one, doubt.other)} - {one})
    more = f" and {len(others) - NAMED} more" if len(others) > NAMED else ""
    said = [f"{ids[d.one]} may be {ids[d.other]}: score {d.score:.2f}: {d.why}" for d in likely[:REASONS]]
    members = f"one fact may be {len(others) + 1} records: {', '.join((one, *others[:NAMED]))}{more}"
    return FlagRow(
        flag_id=content_id("flg", one, DUPLICATE),
        subject="records",
        subject_id=one,
        document_id=None,
        page=None,
        flag=DUPLICATE,
        detail=" | ".join((members, *said)),
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
