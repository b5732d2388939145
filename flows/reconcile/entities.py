"""The entities that mentions of all papers name: one row each, and each mention's entity."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.model.extract import Extract
from extractors.model.ids import content_id
from extractors.model.rows import EntityRow, MentionRow
from flows.reconcile.names import Named, together
from flows.reconcile.tables import country_names


@dataclass(frozen=True, slots=True)
class Resolved:
    """Entities, mentions with their entity, and the canonical name of each organisation by (document_id, printed norm)."""

    entities: tuple[EntityRow, ...]
    mentions: tuple[MentionRow, ...]
    names: dict[tuple[str, str], str]


def resolve(extracts: Sequence[Extract]) -> Resolved:
    """Countries by their code, organisations by their names; dates and amounts are values, not entities."""
    mentions = [mention for extract in extracts for mention in extract.mentions]
    organizations = [m for m in mentions if m.label == "ORG"]
    canonical = _canonical(organizations)
    entity_of: dict[str, str] = {}
    members: defaultdict[str, list[MentionRow]] = defaultdict(list)
    for mention in mentions:
        key = _key(mention, canonical)
        if key:
            entity_id = content_id("ent", mention.label, key)
            entity_of[mention.mention_id] = entity_id
            members[entity_id].append(mention)
    inside = _country_inside(organizations, mentions)
    rows = [_row(entity_id, some, canonical, inside) for entity_id, some in members.items()]
    return Resolved(
        entities=tuple(sorted(rows, key=lambda row: row.entity_id)),
        mentions=tuple(replace(m, entity_id=entity_of.get(m.mention_id)) for m in mentions),
        names={(m.document_id, m.norm or m.text): canonical[m.norm or m.text] for m in organizations},
    )


def _canonical(organizations: Iterable[MentionRow]) -> dict[str, str]:
    """For each name as resolved within a paper the name over all papers."""
    counts: Counter[str] = Counter()
    printed: defaultdict[str, set[str]] = defaultdict(set)
    for mention in organizations:
        name = mention.norm or mention.text
        counts[name] += 1
        printed[name].add(mention.text)
    return together([Named(name, tuple(sorted(printed[name])), counts[name]) for name in sorted(counts)])


def _key(mention: MentionRow, canonical: dict[str, str]) -> str:
    if mention.label == "COUNTRY":
        return mention.norm
    if mention.label == "ORG":
        return canonical[mention.norm or mention.text]
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


def _row(entity_id: str, mentions: Sequence[MentionRow], canonical: dict[str, str], inside: dict[str, str]) -> EntityRow:
    first = mentions[0]
    printed = Counter(m.text for m in mentions)
    if first.label == "COUNTRY":
        name = country_names().get(first.norm) or printed.most_common(1)[0][0]
    else:
        name = canonical[first.norm or first.text]
    countries = Counter(inside[m.mention_id] for m in mentions if m.mention_id in inside)
    return EntityRow(
        entity_id=entity_id,
        label=first.label,
        name=name,
        code=first.norm if first.label == "COUNTRY" else "",
        country=first.norm if first.label == "COUNTRY" else _only(countries),
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
