"""The entities that mentions of all papers name: one row each, and each mention's entity."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.model.extract import Extract
from extractors.model.ids import content_id
from extractors.model.rows import EntityRow, MentionRow
from flows.hashes import known
from flows.kept import kept
from flows.reconcile.canonical import NOBODY, Names, name_in, place_of
from flows.reconcile.decisions import Decision
from flows.reconcile.name_groups import grouped
from flows.reconcile.names import Named, forget
from flows.reconcile.released import home_of, keys, known_name, name_of
from flows.reconcile.renaming import Renaming, renaming
from flows.reconcile.tables import country_names
from flows.thawed import changing


@dataclass(frozen=True, slots=True)
class Resolved:
    """Entities, mentions with their entity, and the canonical names of organisations.

    `rejected` counts by paper the mentions that are left out, as a person said that they name no organisation. `stale` are
    decisions on organisations that no paper names any more, with what is missing.
    """

    entities: tuple[EntityRow, ...]
    mentions: Sequence[MentionRow]
    names: Names
    rejected: Mapping[str, int] = field(default_factory=dict)
    stale: tuple[tuple[Decision, str], ...] = ()


def resolve(extracts: Iterable[Extract], decisions: Iterable[Decision] = ()) -> Resolved:
    """Countries by their code, organisations by their names; dates and amounts are values, not entities.

    The extracts are gone through twice; of mentions no more is held than what makes the entities.
    """
    counts: Counter[str] = Counter()
    printed: defaultdict[str, set[str]] = defaultdict(set)
    told = known(_counted(extracts, counts, printed))
    bodies, decided = _bodies(counts, printed, decisions)
    found: dict[str, _Tally] = {}
    rejected: Counter[str] = Counter()
    named = (_but(decided.none, extract, rejected) for extract in extracts) if decided.none else extracts
    mentions = kept(mention for extract in named for mention in _tallied(extract, bodies, found))
    rows = (_row(entity_id, tally, bodies) for entity_id, tally in found.items())
    return Resolved(
        entities=tuple(sorted(rows, key=lambda row: row.entity_id)),
        mentions=mentions,
        names=Names({name: body.name for name, body in bodies.items()} | dict.fromkeys(decided.none, NOBODY), told),
        rejected=rejected,
        stale=decided.stale,
    )


def _but(none: Collection[str], extract: Extract, rejected: Counter[str]) -> Extract:
    """A paper without the mentions of what is no organisation, which are counted."""
    left = tuple(one for one in extract.mentions if one.label != "ORG" or name_in(one) not in none)
    rejected[extract.document.document_id] += len(extract.mentions) - len(left)
    return replace(extract, mentions=left)


def _counted(extracts: Iterable[Extract], counts: Counter[str], printed: defaultdict[str, set[str]]) -> Iterator[str]:
    """Each paper and name of an organisation in it, while names and what is printed for them are counted."""
    for extract in extracts:
        own: set[tuple[str, str]] = set()
        for mention in extract.mentions:
            if mention.label == "ORG":
                name = name_in(mention)
                counts[name] += 1
                printed[name].add(mention.text)
                own.add((mention.document_id, name))
        yield from (place_of(*one) for one in own)


@dataclass(slots=True)
class _Tally:
    """What is known of an entity by the mentions so far: the first one, forms, countries named inside, papers."""

    first: MentionRow
    printed: Counter[str] = field(default_factory=Counter)
    inside: Counter[str] = field(default_factory=Counter)
    n_documents: int = 0
    last: str = ""

    def add(self, mention: MentionRow, inside: str) -> None:
        """Count one more. Mentions of one paper follow each other."""
        self.printed[mention.text] += 1
        if inside:
            self.inside[inside] += 1
        if mention.document_id != self.last:
            self.n_documents, self.last = self.n_documents + 1, mention.document_id


def _tallied(extract: Extract, bodies: Mapping[str, "Body"], found: dict[str, _Tally]) -> Iterator[MentionRow]:
    """A paper's mentions with their entities, each added to the tally of its entity."""
    inside = _country_inside(extract.mentions)
    for mention in extract.mentions:
        key = _key(mention, bodies)
        if not key:
            yield _of_entity(mention, None)
            continue
        entity_id = content_id("ent", mention.label, key)
        if entity_id not in found:
            found[entity_id] = _Tally(mention)
        found[entity_id].add(mention, inside.get(mention.mention_id, ""))
        yield _of_entity(mention, entity_id)


_of_entity = changing(MentionRow, "entity_id")


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation: the name it is released under, what its id is derived from, and its country where it is known."""

    name: str
    key: str
    home: str


def _bodies(
    counts: Mapping[str, int], printed: Mapping[str, Collection[str]], decisions: Iterable[Decision]
) -> tuple[dict[str, Body], Renaming]:
    """For each name as resolved within a paper the organisation over all papers; and what persons decided of names."""
    named = [Named(name, tuple(sorted(printed[name])), counts[name]) for name in sorted(counts)]
    decided = renaming(decisions, named)
    groups = grouped([one for one in named if one.name not in decided.none], decided)
    released = [name_of(group) for group in groups]
    found: dict[str, Body] = {}
    ids = keys(groups, released, frozenset(gone for _, gone in decided.apart))
    for group, name, key in zip(groups, released, ids, strict=True):
        body = Body(_called(group, decided.called) or name, key, home_of(name))
        found |= {one.name: body for one in group}
    forget()
    known_name.cache_clear()
    return found, decided


def _called(group: Sequence[Named], called: Mapping[str, str]) -> str:
    """The name that a person gave an organisation, "" for none."""
    return next((called[one.name] for one in group if one.name in called), "") if called else ""


def _key(mention: MentionRow, bodies: Mapping[str, Body]) -> str:
    if mention.label == "COUNTRY":
        return mention.norm
    if mention.label == "ORG":
        return bodies[name_in(mention)].key
    return ""


def _country_inside(mentions: Iterable[MentionRow]) -> dict[str, str]:
    """The one country named within an organisation's printed name, by mention_id. The mentions are gone through twice."""
    starts: defaultdict[str, dict[int | None, str]] = defaultdict(dict)
    for mention in mentions:
        if mention.label == "COUNTRY" and mention.norm:
            starts[mention.document_id][mention.start] = mention.norm
    found = {}
    for org in (mention for mention in mentions if mention.label == "ORG"):
        at = starts.get(org.document_id, {})
        inside = {at[i] for i in range(org.start or 0, org.end or 0) if i in at}
        if len(inside) == 1:
            found[org.mention_id] = inside.pop()
    return found


def _row(entity_id: str, tally: _Tally, bodies: Mapping[str, Body]) -> EntityRow:
    first, printed = tally.first, tally.printed
    if first.label == "COUNTRY":
        name, home = country_names().get(first.norm) or printed.most_common(1)[0][0], first.norm
    else:
        body = bodies[name_in(first)]
        name, home = body.name, body.home
    return EntityRow(
        entity_id=entity_id,
        label=first.label,
        name=name,
        code=first.norm if first.label == "COUNTRY" else "",
        country=home or _only(tally.inside),
        aliases=tuple(sorted(text for text in printed if text != name)),
        n_mentions=printed.total(),
        n_documents=tally.n_documents,
    )


def _only(counts: Counter[str]) -> str:
    """The one country, or the one that nearly all mentions name."""
    if not counts:
        return ""
    country, n = max(counts.items(), key=lambda item: (item[1], item[0]))
    return country if n > 0.8 * counts.total() else ""
