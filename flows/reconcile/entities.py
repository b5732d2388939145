"""The entities that mentions of all papers name: one row each, and each mention's entity."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.model.extract import Extract
from extractors.model.ids import content_id
from extractors.model.rows import EntityRow, MentionRow
from flows.reconcile.decisions import Decision
from flows.reconcile.name_groups import grouped
from flows.reconcile.names import Named
from flows.reconcile.released import home_of, keys, name_of
from flows.reconcile.renaming import renaming
from flows.reconcile.tables import country_names


@dataclass(frozen=True, slots=True)
class Resolved:
    """Entities, mentions with their entity, and the canonical name of each organisation by (document_id, printed norm).

    `stale` are decisions on organisations that no paper names any more, with what is missing.
    """

    entities: tuple[EntityRow, ...]
    mentions: tuple[MentionRow, ...]
    names: dict[tuple[str, str], str]
    stale: tuple[tuple[Decision, str], ...] = ()


def resolve(extracts: Sequence[Extract], decisions: Iterable[Decision] = ()) -> Resolved:
    """Countries by their code, organisations by their names; dates and amounts are values, not entities."""
    mentions = [mention for extract in extracts for mention in extract.mentions]
    organizations = [m for m in mentions if m.label == "ORG"]
    bodies, stale = _bodies(organizations, decisions)
    entity_of: dict[str, str] = {}
    members: defaultdict[str, list[MentionRow]] = defaultdict(list)
    for mention in mentions:
        key = _key(mention, bodies)
        if key:
            entity_id = content_id("ent", mention.label, key)
            entity_of[mention.mention_id] = entity_id
            members[entity_id].append(mention)
    inside = _country_inside(organizations, mentions)
    rows = [_row(entity_id, some, bodies, inside) for entity_id, some in members.items()]
    return Resolved(
        entities=tuple(sorted(rows, key=lambda row: row.entity_id)),
        mentions=tuple(replace(m, entity_id=entity_of.get(m.mention_id)) for m in mentions),
        names={(m.document_id, m.norm or m.text): bodies[m.norm or m.text].name for m in organizations},
        stale=stale,
    )


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation: the name it is released under, what its id is derived from, and its country where it is known."""

    name: str
    key: str
    home: str


def _bodies(
    organizations: Iterable[MentionRow], decisions: Iterable[Decision]
) -> tuple[dict[str, Body], tuple[tuple[Decision, str], ...]]:
    """For each name as resolved within a paper the organisation over all papers; and decisions on names that are gone."""
    counts: Counter[str] = Counter()
    printed: defaultdict[str, set[str]] = defaultdict(set)
    for mention in organizations:
        name = mention.norm or mention.text
        counts[name] += 1
        printed[name].add(mention.text)
    named = [Named(name, tuple(sorted(printed[name])), counts[name]) for name in sorted(counts)]
    decided = renaming(decisions, named)
    groups = grouped(named, decided)
    released = [name_of(group) for group in groups]
    found: dict[str, Body] = {}
    ids = keys(groups, released, frozenset(gone for _, gone in decided.apart))
    for group, name, key in zip(groups, released, ids, strict=True):
        body = Body(_called(group, decided.called) or name, key, home_of(name))
        found |= {one.name: body for one in group}
    return found, decided.stale


def _called(group: Sequence[Named], called: Mapping[str, str]) -> str:
    """The name that a person gave an organisation, "" for none."""
    return next((called[one.name] for one in group if one.name in called), "") if called else ""


def _key(mention: MentionRow, bodies: dict[str, Body]) -> str:
    if mention.label == "COUNTRY":
        return mention.norm
    if mention.label == "ORG":
        return bodies[mention.norm or mention.text].key
    return ""


def _country_inside(organizations: Iterable[MentionRow], mentions: Iterable[MentionRow]) -> dict[str, str]:
    """The one country named within an organisation's printed name, by mention_id."""
    by_paper: defaultdict[str, list[MentionRow]] = defaultdict(list)
    for mention in mentions:
        if mention.label == "COUNTRY" and mention.norm:
            by_paper[mention.document_id].append(mention)
    starts = {paper: {m.start: m for m in some} for paper, some in by_paper.items()}
    found = {}
    for org in organizations:
        at = starts.get(org.document_id, {})
        inside = {at[i].norm for i in range(org.start or 0, org.end or 0) if i in at}
        if len(inside) == 1:
            found[org.mention_id] = inside.pop()
    return found


def _row(entity_id: str, mentions: Sequence[MentionRow], bodies: dict[str, Body], inside: dict[str, str]) -> EntityRow:
    first = mentions[0]
    printed = Counter(m.text for m in mentions)
    if first.label == "COUNTRY":
        name, home = country_names().get(first.norm) or printed.most_common(1)[0][0], first.norm
    else:
        body = bodies[first.norm or first.text]
        name, home = body.name, body.home
    countries = Counter(inside[m.mention_id] for m in mentions if m.mention_id in inside)
    return EntityRow(
        entity_id=entity_id,
        label=first.label,
        name=name,
        code=first.norm if first.label == "COUNTRY" else "",
        country=home or _only(countries),
        aliases=tuple(sorted(text for text in printed if text != name)),
        n_mentions=len(mentions),
        n_documents=len({m.document_id for m in mentions}),
    )


def _only(counts: Counter[str]) -> str:
    """The one country, or the one that nearly all mentions name."""
    if not counts:
        return ""
    country, n = max(counts.items(), key=lambda item: (item[1], item[0]))
    return country if n > 0.8 * counts.total() else ""
