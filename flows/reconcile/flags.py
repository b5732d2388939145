"""Flags on records and decisions: what a person should look at, and why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from extractors.model.ids import content_id
from extractors.model.rows import FlagRow
from flows.reconcile.conflicts import CONFLICTS, shown
from flows.reconcile.decisions import Applied
from flows.reconcile.grouping import Doubtful, Groups
from flows.reconcile.known import Fact
from flows.reconcile.tables import bars


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
        if flag not in {"conflict", "merged_duplicate", "possible_duplicate"}:
            yield _flag(fact, flag, details.get(flag, f"stated as: {record.title}"))


def doubts_of(groups: Groups, ids: Mapping[int, str]) -> dict[int, list[FlagRow]]:
    """One flag for each fact that may be another one, which names the likeliest."""
    found: defaultdict[int, list[Doubtful]] = defaultdict(list)
    for doubt in groups.doubtful:
        if doubt.one in ids and doubt.other in ids:
            found[doubt.one].append(doubt)
    return {k: [_doubt(ids, own)] for k, own in found.items()}


def _doubt(ids: Mapping[int, str], own: Sequence[Doubtful]) -> FlagRow:
    one, more = ids[own[0].one], own[0].of - len(own)
    said = [f"may be {ids[doubt.other]}: score {doubt.verdict.score:.2f}: {doubt.verdict.why}" for doubt in own]
    if more > 0:
        said.append(f"and {more} more that look alike")
    return FlagRow(
        flag_id=content_id("flg", one, "possible_duplicate"),
        subject="records",
        subject_id=one,
        document_id=None,
        page=None,
        flag="possible_duplicate",
        detail=" | ".join(said),
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
