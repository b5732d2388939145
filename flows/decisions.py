"""Writing down what a person decides, taking it back, and what became of it."""

import getpass
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from extractors.model.rows import EvidenceRow, RecordRow
from flows import durable, naming, sheets, tabling
from flows.emit.dataset import made_from
from flows.reconcile.accepting import NOT_ACCEPTED
from flows.reconcile.decisions import FIELDS, NAME, BadDecision, Decision, Quote, Verb, decision, is_on_table, parse, written
from flows.reconcile.values import BadValue, normalised
from flows.review import SETTLED, Known, doubts_about, resolved, twins

FILE = "decisions.csv"
IDS = "decision_ids"
"""What a version calls the decisions that it was made with, among what it was made from."""


@dataclass(frozen=True, slots=True)
class Signed:
    """Who decides, when and why. `when` is a day, today by default."""

    who: str = ""
    why: str = ""
    when: str = ""

    @property
    def name(self) -> str:
        return self.who or getpass.getuser()

    @property
    def day(self) -> str:
        return self.when or date.today().isoformat()


def decide(
    known: Known,
    key: str,
    verb: Verb,
    *,
    other: str = "",
    field: str = "",
    value: str = "",
    who: str = "",
    why: str = "",
    when: str = "",
) -> tuple[Decision, ...]:
    """The decisions that a person's word makes about the record, evidence, organisation or table `key`.

    A key may be cut short. `merge` and `keep` need `other`, a record or evidence; `keep` without it keeps the record apart
    from every one that it may duplicate. `split` takes a piece of evidence out of its record. `correct` needs `field` and
    `value`, which comes back as records hold it. `accept` ends the doubt `other` (the code of a flag), or all that yes can
    end. For tables see `tabling.said`. `when` is the day, today by default. Raises NoSuchRecord, BadDecision.
    """
    signed = Signed(who, why, when)
    table, row_id = resolved(known, key)
    if table == "entities":
        name = NAME if verb == "correct" else ""
        return tuple(
            decision(verb, said.quote, said.other, name, said.value, signed.name, signed.day, signed.why)
            for said in naming.said(known, row_id, verb, other, field, value)
        )
    if table in ("tables", "documents"):
        about = tabling.said(known, table, row_id, verb, other, value)
        return (decision(verb, about.quote, about.other, "", about.value, signed.name, signed.day, signed.why),)
    if table not in ("records", "evidence"):
        raise BadDecision(
            f"{row_id} is a row of {table}; what can be decided on is a record, evidence, an organisation, a table"
        )
    places = known.places(row_id)
    if verb == "correct":
        return (_made(known, verb, places[0], signed, field, _value(known, places[0], field, value)),)
    if verb == "accept":
        return tuple(
            _made(known, verb, place, signed, flag) for flag in _doubts(known, places[0], other) for place in places
        )
    if verb == "reject":
        return tuple(_made(known, verb, place, signed) for place in places)
    if verb == "merge" and not other:
        raise BadDecision("merge needs the other record")
    return _beside(known, row_id, verb, other, signed)


def _beside(known: Known, row_id: str, verb: Verb, other: str, signed: Signed) -> tuple[Decision, ...]:
    """What is decided of a record and others: merge, keep, split."""
    places = known.places(row_id)
    others = [known.places(resolved(known, name)[1])[0] for name in _others(known, row_id, verb, other)]
    if verb == "keep" and not others:
        raise BadDecision(f"{row_id} has no possible duplicate to be kept apart from; name the other record")
    if verb == "split" and not others and len(places) > 1:
        raise BadDecision(f"{row_id} has {len(places)} places; name the piece of evidence that is a fact of its own")
    if others:
        return tuple(_made(known, verb, places[0], signed, other=quote(known, each)) for each in others)
    return (_made(known, verb, places[0], signed),)


def _made(
    known: Known,
    verb: Verb,
    place: EvidenceRow,
    signed: Signed,
    field: str = "",
    value: str = "",
    other: Quote | None = None,
) -> Decision:
    return decision(verb, quote(known, place), other, field, value, signed.name, signed.day, signed.why)


def _value(known: Known, place: EvidenceRow, field: str, value: str) -> str:
    if field not in FIELDS:
        raise BadDecision(f"no such field: {field!r}; known are {', '.join(FIELDS)}")
    try:
        return normalised(field, value, known.records[place.record_id].kind)
    except BadValue as error:
        raise BadDecision(f"{field} is as it was: {error}") from error


def _doubts(known: Known, place: EvidenceRow, flag: str) -> tuple[str, ...]:
    """The doubts about a place's record that yes can end; only `flag` where it is named."""
    flags = known.records[place.record_id].flags
    if flag and flag not in flags:
        raise BadDecision(f"{place.record_id} has no doubt {flag!r}; it has {', '.join(flags) or 'none'}")
    wanted = (flag,) if flag else tuple(each for each in flags if each not in SETTLED)
    found = tuple(each for each in wanted if each not in NOT_ACCEPTED)
    if not found and wanted:
        raise BadDecision(f"{', '.join(wanted)} is ended by merge or keep, not by accept")
    if not found:
        raise BadDecision(f"{place.record_id} has no doubt to be accepted")
    return found


def quote(known: Known, place: EvidenceRow) -> Quote:
    """The quoted words that a decision about a place is keyed to."""
    _, _, number = place.evidence_id.partition("-")
    paper = known.documents[place.document_id].title
    return Quote(place.document_id, " ".join(place.quote.split()), place.title, int(number or 1), paper)


def _others(known: Known, key: str, verb: Verb, other: str) -> list[str]:
    """The records that a decision sets a record beside: the one named, or for `keep` those that it may duplicate."""
    if other or verb != "keep":
        return [other] if other else []
    record = known.places(key)[0].record_id
    return sorted({each for flag in doubts_about(known, record) for each in twins(flag, record) if each in known.records})


def told(known: Known, made: tuple[Decision, ...], key: str) -> str:
    """What decisions change, in a line: for a corrected value, what it was and what it will be."""
    first = made[0]
    if is_on_table(first.verb):
        return tabling.told(resolved(known, key)[1], first.verb, first.value)
    if first.of_organization:
        return naming.told(known, resolved(known, key)[1], first)
    record = known.records[known.places(resolved(known, key)[1])[0].record_id]
    if first.verb == "correct":
        return f"{record.record_id} {first.field}: {_shown(record, first.field)} -> {first.value or '(none)'}"
    doubts = ", ".join(dict.fromkeys(one.field for one in made if one.verb == "accept"))
    return f"{record.record_id} {first.verb}" + (f": {doubts}" if doubts else "")


def _shown(record: RecordRow, field: str) -> str:
    value = getattr(record, field)
    if field == "amount" and value is not None:
        return f"{record.currency} {value:.15g}".strip()
    return "; ".join(value) if isinstance(value, tuple) else str(value or "(none)")


# The file


def load(corpus: Path) -> tuple[Decision, ...]:
    """The decisions of a corpus folder, in the file's order. Raises BadDecision for a row that makes no sense."""
    text = sheets.text(corpus / FILE, BadDecision)
    return parse(text, str(corpus / FILE)) if text is not None else ()


def append(corpus: Path, decisions: tuple[Decision, ...]) -> Path:
    """Add decisions to corpus/decisions.csv and return its path; one that says the same about the same words is replaced.

    Raises BadDecision when the file holds a row that cannot be understood: nothing is written then.
    """
    fresh = {_about(one) for one in decisions}
    return _save(corpus, (*(one for one in load(corpus) if _about(one) not in fresh), *decisions))


def undo(corpus: Path, key: str = "") -> tuple[Decision, ...]:
    """Take back the decision whose id begins with `key`, or what was decided last; returns what is gone.

    Raises BadDecision when there is none, or several.
    """
    rows = load(corpus)
    if not rows:
        raise BadDecision(f"{corpus / FILE} holds no decision to take back")
    found = [one for one in rows if one.id.startswith(key)] if key else [rows[-1]]
    if not found or len({one.id for one in found}) > 1:
        several = f"several decisions' ids begin with {key}" if found else f"no decision's id begins with {key}"
        raise BadDecision(f"{several}; `paperledger decisions` lists them")
    _save(corpus, tuple(one for one in rows if one not in found))
    return tuple(found)


def _save(corpus: Path, rows: tuple[Decision, ...]) -> Path:
    corpus.mkdir(parents=True, exist_ok=True)
    durable.put(corpus / FILE, written(rows).encode())
    return corpus / FILE


def _about(one: Decision) -> tuple[object, ...]:
    other = replace(one.other, paper="") if one.other is not None else None
    return one.verb, replace(one.quote, paper=""), other, one.field


# What became of them

State = Literal["applied", "stale", "waits for the next run"]


def states(known: Known, rows: tuple[Decision, ...]) -> Iterator[tuple[Decision, State]]:
    """Each decision, and what became of it in a version."""
    ids = frozenset(made_from(known.folder).get(IDS, "").split())
    stale = {flag.detail.partition(" ")[0] for flag in known.flags if flag.flag == "stale_decision"}
    for one in rows:
        yield one, "stale" if one.id in stale else "applied" if one.id in ids else "waits for the next run"


def lines(known: Known, rows: tuple[Decision, ...]) -> Iterator[str]:
    """The decisions, two lines each: what, who, when, and what became of it; the words, and why."""
    for one, state in states(known, rows):
        what = f" {one.field}" if one.field else ""
        value = f" = {one.value}" if one.verb == "correct" else ""
        yield f"{one.id}  {one.when}  {one.who or 'nobody named'}  {one.verb}{what}{value}  [{state}]"
        words = one.quote.text if len(one.quote.text) <= 90 else one.quote.text[:89] + "…"
        beside = f' / "{one.other.text[:60]}"' if one.other else ""
        yield f'  "{words}"{beside}' + (f"  because {one.why}" if one.why else "")
    if not rows:
        yield "no decisions yet; `paperledger review` lists what waits for one"
