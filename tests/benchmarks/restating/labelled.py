"""Pairs of statements whose truth is known: read from made-up papers by the extractors, brought together by the blocks."""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors import paper as papers
from extractors.model.extract import Extract
from flows.reconcile import blocking, entities
from flows.reconcile.figures import closeness
from flows.reconcile.likeness import looked_at, rarity_of
from flows.reconcile.rarity import Rarity
from flows.reconcile.stated import Stated, stated
from tests.benchmarks.restating import formal
from tests.benchmarks.restating.telling import Told, paper, row, tell, together
from tests.benchmarks.restating.worlds import Fact, fact, look_alikes

FACTS = 30
RESTATED, RESEMBLED = 0.4, 0.5
WITHIN = 0.12
IN_TABLES = 0.12
JOINED = 0.1


@dataclass(frozen=True, slots=True)
class Pair:
    """What each measure saw in a pair, whether both state one fact, and the group that is left out as a whole together.

    `rule` is what makes two facts of them whatever is weighed, "" for none.
    """

    group: str
    scope: str
    levels: tuple[tuple[str, str], ...]
    same: bool
    rule: str = ""
    one: str = ""
    other: str = ""


def world(seed: int) -> list[list[Told]]:
    """What three papers of one world tell: the second and the third restate some of it and tell things that resemble it."""
    rng = random.Random(seed)
    facts = [fact(rng) for _ in range(FACTS)]
    first = [tell(rng, one, again=False) for one in facts]
    first += [tell(rng, one, again=True) for one in facts if rng.random() < WITHIN]
    others = [_joined(rng, [*_others(rng, facts)]) for _ in range(2)]
    return [first, *others]


def _joined(rng: random.Random, told: Sequence[Told]) -> list[Told]:
    """The same, some of it two facts a sentence."""
    found: list[Told] = []
    for one in told:
        if found and not one.row and not found[-1].row and len(found[-1].facts) == 1 and rng.random() < JOINED:
            found[-1] = together(found[-1], one)
        else:
            found.append(one)
    return found


def _others(rng: random.Random, facts: Sequence[Fact]) -> Iterator[Told]:
    for one in facts:
        how = rng.random()
        if how < RESTATED:
            yield _told(rng, one)
        elif how < RESTATED + RESEMBLED:
            yield _told(rng, rng.choice([*look_alikes(rng, one)]))
        else:
            yield _told(rng, fact(rng))


def _told(rng: random.Random, one: Fact) -> Told:
    if one.kind in ("loan", "grant") and one.currency == "USD" and rng.random() < IN_TABLES:
        return row(rng, one)
    return tell(rng, one, again=True)


def read(seed: int) -> Iterator[Pair]:
    """The labelled pairs of one world."""
    told = world(seed)
    titles = [f"Deals of the world numbered {seed}: part {i}" for i in range(len(told))]
    extracts = [papers.extract(paper(t, own).encode(), "text/plain") for t, own in zip(titles, told, strict=True)]
    where = {
        extract.document.document_id: {plain(one.text): one.facts for one in own}
        for extract, own in zip(extracts, told, strict=True)
    }
    yield from labelled(f"world {seed}", extracts, where)


def of_world(seed: int) -> list[Pair]:
    """The same as a list, which a process can hand back."""
    return list(read(seed))


def labelled(group: str, extracts: Sequence[Extract], where: Mapping[str, Mapping[str, Sequence[Fact]]]) -> Iterator[Pair]:
    """The pairs that the blocks bring together among statements whose words are known to tell a fact."""
    ordered = sorted(extracts, key=lambda e: e.document.document_id)
    statements = stated(ordered, entities.resolve(ordered).names)
    facts = [_fact_of(one, where[one.document_id]) for one in statements]
    rarity = rarity_of(statements)
    for i, j in blocking.pairs(statements):
        one, other = facts[i], facts[j]
        if one is None or other is None or (statements[i].document_id == statements[j].document_id and one[0] == other[0]):
            continue
        yield pair(group, statements[i], statements[j], rarity, one[1] == other[1])


def pair(group: str, a: Stated, b: Stated, rarity: Rarity, same: bool) -> Pair:
    """One labelled pair."""
    rule, found = looked_at(a, b, rarity)
    scope = "within" if a.document_id == b.document_id else "between"
    return Pair(
        group, scope, tuple((name, one.level) for name, one in found), same, rule, a.statement.quote, b.statement.quote
    )


def _fact_of(one: Stated, known: Mapping[str, Sequence[Fact]]) -> tuple[str, Fact] | None:
    """The words that a statement was read from and the fact it tells; None where that cannot be said."""
    quote = plain(one.statement.quote)
    hits = [text for text in known if quote and (quote in text or text in quote)]
    if quote not in known and len(hits) != 1:
        return None
    text = quote if quote in known else hits[0]
    facts = [fact for fact in known[text] if len(known[text]) == 1 or _tells(one, fact)]
    return (text, facts[0]) if len(facts) == 1 else None


def _tells(one: Stated, fact: Fact) -> bool:
    """Whether a statement's own figure is that of the fact."""
    if one.compared.own_sum is not None:
        return closeness(one.compared.own_sum, (fact.amount, fact.currency), fact.year) not in ("other", "unknown")
    return fact.share in {value for value, _ in one.compared.quantities}


def plain(text: str) -> str:
    return "".join(text.split()).rstrip(".").casefold()


def by_group(pairs: Sequence[Pair]) -> dict[str, list[Pair]]:
    """Pairs by their group."""
    found: defaultdict[str, list[Pair]] = defaultdict(list)
    for one in pairs:
        found[one.group].append(one)
    return dict(found)


def listed(seed: int) -> Iterator[Pair]:
    """The labelled pairs of three made-up lists of agreements."""
    extracts, known = formal.papers(seed)
    statements = stated(extracts)
    rarity = rarity_of(statements)
    told = [known[one.document_id, one.statement.start] for one in statements]
    for i, j in blocking.pairs(statements):
        yield pair(f"list {seed}", statements[i], statements[j], rarity, told[i] == told[j])
