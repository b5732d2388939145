"""Writing down what a person decides."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from extractors.model.rows import EvidenceRow
from flows import durable
from flows.gather import decided
from flows.reconcile.decisions import FIELDS, BadDecision, Decision, Quote, Verb, decision, written
from flows.review import Known, NoSuchRecord

FILE = "decisions.csv"


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
    """The decisions that a person's word makes about the record or piece of evidence `key`.

    `merge` and `keep` need `other`, a record or evidence; `keep` without it keeps the record apart from every one that it
    may duplicate. `split` takes a piece of evidence out of its record. `correct` needs `field` and `value`. `when` is the
    day, today by default. Raises NoSuchRecord, BadDecision.
    """
    day = when or date.today().isoformat()
    if verb == "correct" and field not in FIELDS:
        raise BadDecision(f"no such field: {field!r}; known are {', '.join(FIELDS)}")
    if verb == "merge" and not other:
        raise BadDecision("merge needs the other record")
    places = _places(known, key)
    if verb == "reject":
        return tuple(decision(verb, quote(known, place), None, "", "", who, day, why) for place in places)
    others = [_places(known, name)[0] for name in ([other] if other else _twins(known, key) if verb == "keep" else [])]
    if verb == "keep" and not others:
        raise BadDecision(f"{key} has no possible duplicate to be kept apart from; name the other record")
    if verb == "split" and not others and len(places) > 1:
        raise BadDecision(f"{key} has {len(places)} places; name the piece of evidence that is a fact of its own")
    if verb in ("merge", "keep", "split") and others:
        return tuple(decision(verb, quote(known, places[0]), quote(known, each), "", "", who, day, why) for each in others)
    return (decision(verb, quote(known, places[0]), None, field, value, who, day, why),)


def quote(known: Known, place: EvidenceRow) -> Quote:
    """The quoted words that a decision about a place is keyed to."""
    _, _, number = place.evidence_id.partition("-")
    paper = known.documents[place.document_id].title
    return Quote(place.document_id, " ".join(place.quote.split()), place.title, int(number or 1), paper)


def _places(known: Known, key: str) -> tuple[EvidenceRow, ...]:
    place = known.place(key)
    if place is not None:
        return (place,)
    if key not in known.records:
        raise NoSuchRecord(f"no record or evidence {key}")
    return known.evidence[key]


def _twins(known: Known, key: str) -> list[str]:
    """The records that a record may duplicate, from its flags."""
    place = known.place(key)
    record = place.record_id if place is not None else key
    details = [flag.detail for flag in known.flags if flag.subject_id == record and flag.flag == "possible_duplicate"]
    return [other for other in sorted(known.records) if any(f"may be {other}:" in detail for detail in details)]


def append(corpus: Path, decisions: tuple[Decision, ...]) -> Path:
    """Add decisions to corpus/decisions.csv and return its path; one that says the same about the same words is replaced.

    Raises BadDecision when the file holds a row that cannot be understood: nothing is written then.
    """
    path = corpus / FILE
    before = decided(corpus).decisions
    fresh = {_about(one) for one in decisions}
    kept = [one for one in before if _about(one) not in fresh]
    durable.put(path, written([*kept, *decisions]).encode())
    return path


def _about(one: Decision) -> tuple[object, ...]:
    other = replace(one.other, paper="") if one.other is not None else None
    return one.verb, replace(one.quote, paper=""), other, one.field
