"""The one builder: a fact that a sentence tells becomes a statement."""

import re
from collections.abc import Iterator

from extractors.model.fact import Participant, RecordKind, Role, Statement, Value
from extractors.records import plausible, titles
from extractors.records.frames import confidence, lexicon
from extractors.records.frames.filling import Filled, countries_of
from extractors.records.frames.standing import NOT_DONE
from extractors.records.frames.told import Told
from extractors.records.located import Located, moneys, quantities, values_of
from extractors.records.sources import cited

PARTS: dict[lexicon.Role, Role] = {
    "giver": "donor",
    "receiver": "recipient",
    "party": "party",
    "area": "subject",
    "counterpart": "counterpart",
    "place": "subject",
    "contractor": "contractor",
    "operator": "operator",
    "owner": "owner",
}


def statement(located: Located, told: Told) -> Statement:
    """The statement of a fact; its quote is the sentence."""
    sentence = told.parsed.sentence
    date = told.when.norm if told.when is not None else ""
    title = told.title or _clause_title(located, told)
    figure = told.figures[0] if told.figures else None
    claim = told.kind == "claim"
    donors, receivers = told.codes("giver"), told.codes("receiver")
    areas, others = told.codes("area"), told.codes("counterpart")
    return Statement(
        sentence.start,
        sentence.end,
        kind=_kind(told.kind),
        subtype=told.type,
        title=title.value,
        quote=located.text(sentence),
        method=f"frame_{told.kind}",
        confidence=confidence.of(located, told),
        parties=tuple(sorted(countries_of(told.filled))),
        donor=donors[0] if len(donors) == 1 and told.kind == "financing" else "",
        recipient=receivers[0] if len(receivers) == 1 and told.kind == "financing" else "",
        donor_organizations=_bodies(told.of("giver")) if told.kind == "financing" else (),
        recipient_organizations=_bodies(told.of("receiver")) if told.kind == "financing" else (),
        organizations=_bodies(told.filled),
        participants=tuple(_participants(told)),
        date=date,
        year=titles.year_of(date),
        moneys=tuple(dict.fromkeys(moneys(told.figures))),  # a sum may be told in words and again in figures
        quantities=quantities(told.figures),
        interest_rate=told.terms.rate,
        maturity_years=told.terms.maturity,
        grace_years=told.terms.grace,
        measure=told.type if claim else "",
        ref_area=areas[0] if claim and len(areas) == 1 else "",
        counterpart_area=others[0] if claim and len(others) == 1 else "",
        value=figure.value if claim and figure is not None else None,
        unit_measure=figure.unit if claim and figure is not None and figure.kind != "count" else "",
        purpose=located.text(told.purpose) if told.purpose is not None else "",
        status=told.standing.words,
        cumulative=told.cumulative,
        source=cited(located, sentence),
        flags=_flags(told, located.text(sentence)),
        values=tuple(_values(told, title)),
    )


def _kind(name: str) -> RecordKind:
    kinds: tuple[RecordKind, ...] = ("agreement", "financing", "project", "claim")
    return next(kind for kind in kinds if kind == name)


def _clause_title(located: Located, told: Told) -> Value:
    text = re.sub(r"\s+", " ", located.text(told.clause)).strip(" ,;.")
    return Value(told.clause.start, told.clause.end, "title", text, "clause")


def _bodies(filled: tuple[Filled, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.actor.name for one in filled if one.actor.is_a_body))


def _participants(told: Told) -> Iterator[Participant]:
    seen: set[tuple[str, str]] = set()
    for one in told.filled:
        role = PARTS.get(one.role) if (told.kind, one.role) != ("project", "giver") else "financier"
        name = one.actor.name
        if role is not None and (role, name) not in seen:
            seen.add((role, name))
            yield Participant(
                one.actor.start, one.actor.end, role, name, one.actor.code, f"{one.method}: {one.slot}".rstrip(": ")
            )


def _flags(told: Told, quote: str) -> tuple[str, ...]:
    dated = told.when is not None and not told.when.norm.startswith("XXXX")
    found = [("missing_year", not dated), ("not_done", told.standing.name in NOT_DONE)]
    if told.kind == "agreement":
        found.append(("missing_party", len(told.codes("party")) < 2))
    if told.kind == "financing":
        found.append(("missing_party", not (told.of("giver") and told.of("receiver"))))
    odd = plausible.flags(moneys(told.figures), told.figures, quote)
    return (*(flag for flag, wanting in found if wanting), *told.flags, *odd)


def _values(told: Told, title: Value) -> Iterator[Value]:
    yield title
    yield from values_of("amounts", (m for m in told.figures if m.kind == "money"))
    yield from values_of("quantities", (m for m in told.figures if m.kind != "money"))
    yield from values_of("date", [told.when] if told.when is not None else [])
    for one in told.filled:
        field = {"giver": "donor", "receiver": "recipient"}.get(one.role, "parties")
        if one.actor.code and (told.kind == "financing" or field == "parties"):
            yield Value(one.actor.start, one.actor.end, field, one.actor.code, one.method)
        if one.actor.is_a_body:
            yield Value(one.actor.start, one.actor.end, "organizations", one.actor.name, one.method)
    if told.standing.words:
        yield Value(told.standing.start, told.standing.end, "status", told.standing.words, told.standing.name or "verb")
    if told.told_by is not None:
        yield Value(told.told_by.start, told.told_by.end, "kind", told.type or told.kind, "frame")
