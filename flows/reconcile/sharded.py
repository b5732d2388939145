"""Statements made and grouped in shards: pairs are judged, and connected ones grouped, in pieces that know no other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.model.extract import Extract
from flows.reconcile.decisions import Found
from flows.reconcile.grouping import Apart, Doubtful, Edge, Forest, Groups, Pair, edge_of, joined, pairs, settled
from flows.reconcile.likeness import judge
from flows.reconcile.rarity import Rarity
from flows.reconcile.shards import Each, connected, cut, gathered
from flows.reconcile.stated import Stated, stated
from flows.reconcile.witnesses import papers


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs to judge, the statements that they need by position, and what words weigh over the whole corpus."""

    pairs: Sequence[Pair]
    statements: Mapping[int, Stated]
    rarity: Rarity


@dataclass(frozen=True, slots=True)
class Piece:
    """Statements that no pair connects with others, by their positions in the corpus, and all that grouping them needs.

    `members` are groups of repeats; these, `edges` and `apart` tell positions within the piece.
    """

    positions: Sequence[int]
    statements: Sequence[Stated]
    members: Sequence[Sequence[int]]
    edges: Sequence[Edge]
    apart: Apart
    rarity: Rarity


def group(statements: Sequence[Stated], found: Sequence[Found], each: Each) -> Groups:
    """The groups that `grouping.group` makes, made in shards by `each`."""
    forest, apart = joined(statements, found)
    edges = [edge for some in each(judged, _pairs(forest)) for edge in some]
    pieces = list(_pieces(forest, edges, apart))
    known = [_at_home(piece, own) for piece, own in zip(pieces, each(grouped, pieces), strict=True)]
    return _together(forest, known)


@dataclass(frozen=True, slots=True)
class Told:
    """Papers, and the canonical names of their organisations."""

    extracts: Sequence[Extract]
    names: Mapping[tuple[str, str], str]


def stated_by(each: Each, extracts: Sequence[Extract], names: Mapping[tuple[str, str], str]) -> tuple[Stated, ...]:
    """The statements that `stated` gives for all papers, made in shards: only who a witness is takes all papers."""
    by_paper: defaultdict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for key, name in names.items():
        by_paper[key[0]][key] = name
    shards = (
        Told(some, {key: name for one in some for key, name in by_paper[one.document.document_id].items()})
        for some in cut(extracts)
    )
    known = papers(extracts)
    found = (one for some in each(told, shards) for one in some)
    return tuple(
        replace(one, order=i, origin=known.origin(one.document_id, one.statement.source)) for i, one in enumerate(found)
    )


def told(shard: Told) -> tuple[Stated, ...]:
    """A shard's side: the statements of its papers."""
    return stated(shard.extracts, dict(shard.names))


def _pairs(forest: Forest) -> Iterator[Pairs]:
    for some in cut(pairs(forest)):
        needed = {i for *_, on in some for i in on}
        yield Pairs(some, {i: forest.statements[i] for i in needed}, forest.rarity)


def judged(shard: Pairs) -> tuple[Edge, ...]:
    """A shard's side: the edges of its pairs, in their order."""
    known = shard.statements
    edges = (edge_of(a, b, (i, j), judge(known[i], known[j], shard.rarity)) for a, b, (i, j) in shard.pairs)
    return tuple(edge for edge in edges if edge)


def _pieces(forest: Forest, edges: Sequence[Edge], apart: Apart) -> Iterator[Piece]:
    repeats = {root: tuple(some) for root, some in forest.members.items()}
    sets = connected(len(forest.statements), ((edge.one, edge.other) for edge in edges))
    gatherings = list(gathered(sets))
    piece_of = {root: k for k, roots in enumerate(gatherings) for root in roots}
    within: list[list[Edge]] = [[] for _ in gatherings]
    for edge in edges:
        within[piece_of[edge.one]].append(edge)
    for roots, own in zip(gatherings, within, strict=True):
        positions = sorted(i for root in roots for i in repeats[root])
        at = {position: i for i, position in enumerate(positions)}
        yield Piece(
            positions=positions,
            statements=[forest.statements[i] for i in positions],
            members=[[at[i] for i in repeats[root]] for root in roots],
            edges=[
                replace(edge, one=at[edge.one], other=at[edge.other], judged=(at[edge.judged[0]], at[edge.judged[1]]))
                for edge in own
            ],
            apart=Apart(
                {at[i]: frozenset(at[j] for j in others if j in at) for i, others in apart.pairs.items() if i in at},
                frozenset(at[i] for i in apart.alone if i in at),
            ),
            rarity=forest.rarity,
        )


def grouped(piece: Piece) -> Groups:
    """A shard's side: the groups of its statements, by their places in it."""
    forest = Forest(piece.statements, piece.rarity)
    for first, *others in piece.members:
        for other in others:
            forest.join(first, other)
    return settled(forest, piece.edges, piece.apart)


def _at_home(piece: Piece, own: Groups) -> Groups:
    """Groups of a piece by their places in the corpus."""
    return replace(own, groups=tuple(tuple(piece.positions[i] for i in some) for some in own.groups))


def _together(forest: Forest, known: Sequence[Groups]) -> Groups:
    """The groups of all pieces, and what no pair touches, in print order."""
    in_pieces = {i for own in known for some in own.groups for i in some}
    alone = [tuple(sorted(some)) for root, some in forest.members.items() if root not in in_pieces]
    groups = sorted([*alone, *(some for own in known for some in own.groups)])
    place = {some: k for k, some in enumerate(groups)}
    doubtful: list[Doubtful] = []
    reasons: dict[int, tuple[str, ...]] = {}
    for own in known:
        at = [place[some] for some in own.groups]
        doubtful += [replace(one, one=at[one.one], other=at[one.other]) for one in own.doubtful]
        reasons |= {at[k]: why for k, why in own.reasons.items()}
    return Groups(tuple(groups), tuple(sorted(doubtful, key=lambda one: one.one)), reasons)
