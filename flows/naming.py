"""What a person decides on organisations: two are one, two names are two, one is to be called otherwise, or is none."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from extractors.model.rows import EntityRow, MentionRow
from flows.emit import tabled
from flows.reconcile.decisions import NAME, OF_ORGANIZATIONS, BadDecision, Decision, Quote, Verb
from flows.reconcile.values import BadValue, normalised
from flows.review import Known, resolved
from flows.said import Said


def said(known: Known, entity_id: str, verb: Verb, other: str, field: str, value: str) -> tuple[Said, ...]:
    """A person's word about an organisation.

    `merge` and `keep` need `other`, another organisation; `split` takes `other`, a printed name, out of it; `correct` with
    the field "name" gives it another name; `reject` says of each of its names that it is no organisation's: a name that
    another paper has for it is not known to be none. Raises NoSuchRecord, BadDecision.
    """
    rows = _organizations(known)
    own = _one(rows, entity_id)
    if verb not in OF_ORGANIZATIONS:
        raise BadDecision(f"{verb} is no word about an organisation; say {', '.join(OF_ORGANIZATIONS)}")
    mentions = _mentions(known, own)
    if verb == "reject":
        return tuple(Said(_quote(some)) for _, some in sorted(_by_name(mentions).items()))
    quote = _quote(mentions, own.name)
    if verb == "correct":
        return (Said(quote, value=_called(rows, own, field, value)),)
    if not other:
        needs = "the printed name that is another organisation's" if verb == "split" else "the other organisation"
        raise BadDecision(f"{verb} needs {needs}")
    if verb == "split":
        return (Said(*_split(known, own, other)),)
    beside = _one(rows, resolved(known, other)[1])
    if beside.entity_id == own.entity_id:
        raise BadDecision(f"{own.entity_id} is one organisation; to take a name out of it: split and the name")
    return (Said(quote, _quote(_mentions(known, beside), beside.name)),)


def told(known: Known, entity_id: str, one: Decision) -> str:
    """What a decision changes, in a line: what was, and what will be."""
    own = _organizations(known)[entity_id]
    if one.verb == "reject":
        return f"{entity_id} reject: {own.name} -> no organisation"
    if one.other is None:
        return f"{entity_id} {NAME}: {own.name} -> {one.value}"
    after = "one organisation" if one.verb == "merge" else "two organisations"
    return f"{entity_id} {one.verb}: {one.quote.text} / {one.other.text} -> {after}"


def _organizations(known: Known) -> dict[str, EntityRow]:
    return {row.entity_id: row for row in tabled.rows(known.folder, "entities") if isinstance(row, EntityRow)}


def _one(rows: dict[str, EntityRow], entity_id: str) -> EntityRow:
    row = rows.get(entity_id)
    if row is None or row.label != "ORG":
        raise BadDecision(f"{entity_id} is no organisation; a country has its name from ISO 3166")
    return row


def _called(rows: dict[str, EntityRow], own: EntityRow, field: str, value: str) -> str:
    if field and field != NAME:
        raise BadDecision(f"{field} of an organisation is no field to correct; its {NAME} is")
    try:
        called = normalised(NAME, value)
    except BadValue as error:
        raise BadDecision(f"{NAME} is as it was: {error}") from error
    twin = next((row for row in rows.values() if row.name == called and row.entity_id != own.entity_id), None)
    if twin is not None:
        raise BadDecision(f"{twin.entity_id} is called {called} already; if it is the same one, merge them")
    return called


def _mentions(known: Known, own: EntityRow) -> list[MentionRow]:
    rows = (row for row in tabled.rows(known.folder, "mentions") if isinstance(row, MentionRow))
    return [row for row in rows if row.entity_id == own.entity_id]


def _by_name(mentions: list[MentionRow]) -> dict[str, list[MentionRow]]:
    found: defaultdict[str, list[MentionRow]] = defaultdict(list)
    for each in mentions:
        found[each.norm or each.text].append(each)
    return found


def _quote(mentions: list[MentionRow], name: str = "") -> Quote:
    """The name that papers use most for an organisation, and the words most often printed for it; of names used as often
    the released `name`."""
    return Quote("", _most((m.norm or m.text for m in mentions), name), _most((m.text for m in mentions), name))


def _most(texts: Iterable[str], name: str) -> str:
    counts = Counter(texts)
    return min(counts, key=lambda text: (-counts[text], text != name, text))


def _split(known: Known, own: EntityRow, name: str) -> tuple[Quote, Quote]:
    """What stays, and the name that goes: one printed, or the one that its paper gives in full."""
    mentions = _mentions(known, own)
    gone = {m.norm or m.text for m in mentions if name in (m.text, m.norm)}
    stays = [m for m in mentions if (m.norm or m.text) not in gone]
    if not gone:
        raise BadDecision(f"{own.name} is printed nowhere as {name}; its names are {', '.join(own.aliases) or own.name}")
    if not stays:
        raise BadDecision(f"{name} is in every place of {own.name}; there is nothing to take it out of")
    return _quote(stays), _quote([m for m in mentions if (m.norm or m.text) in gone])
