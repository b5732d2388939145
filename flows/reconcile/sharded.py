"""Statements made and grouped in shards: pairs are judged, and connected ones grouped, in pieces that know no other."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from extractors.model.extract import Extract
from flows.kept import kept
from flows.ordered import Ordering, ordered
from flows.reconcile.canonical import Names
from flows.reconcile.decisions import Found
from flows.reconcile.forest import Apart, Edge, Forest, Pair
from flows.reconcile.grouping import Doubtful, Groups, edge_of, joined, pairs, settled
from flows.reconcile.likeness import judge
from flows.reconcile.rarity import Rarity
from flows.reconcile.shards import PAPERS, Each, connected, cut, gathered
from flows.reconcile.stated import MOST_HELD, Stated, stated
from flows.reconcile.witnesses import Papers


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs to judge, and the statements that they need by position."""

    pairs: Sequence[Pair]
    statements: Mapping[int, Stated]


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


def group(statements: Sequence[Stated], found: Sequence[Found], each: Each) -> Groups:
    """The groups that `grouping.group` makes, made in shards by `each`."""
    forest, apart = joined(statements, found)
    edges = kept(edge for some in each(judged, _pairs(forest), forest.rarity) for edge in some)
    return _together(forest, each(grouped, _pieces(forest, edges, apart), forest.rarity))


@dataclass(frozen=True, slots=True)
class Told:
    """Papers, and what the organisations in them are called over all papers."""

    extracts: Sequence[Extract]
    names: Names


def stated_by(each: Each, extracts: Sequence[Extract], names: Names, known: Papers) -> Sequence[Stated]:
    """The statements that `stated` gives for all papers, made in shards: only who a witness is takes all papers."""
    shards = (Told(some, names.among(some)) for some in cut(extracts, PAPERS))
    found = (one for some in each(told, shards, None) for one in some)
    return kept(
        (replace(one, order=i, origin=known.origin(one.document_id, one.statement.source)) for i, one in enumerate(found)),
        MOST_HELD,
        1,
    )


def told(shard: Told, _: None) -> tuple[Stated, ...]:
    """A shard's side: the statements of its papers."""
    return tuple(stated(shard.extracts, shard.names))


def _pairs(forest: Forest) -> Iterator[Pairs]:
    for some in cut(pairs(forest)):
        needed = {i for *_, on in some for i in on}
        yield Pairs(some, {i: forest.statements[i] for i in sorted(needed)})


def judged(shard: Pairs, rarity: Rarity) -> tuple[Edge, ...]:
    """A shard's side: the edges of its pairs, in their order."""
    known = shard.statements
    edges = (edge_of(a, b, (i, j), judge(known[i], known[j], rarity)) for a, b, (i, j) in shard.pairs)
    return tuple(edge for edge in edges if edge)


def _pieces(forest: Forest, edges: Sequence[Edge], apart: Apart) -> Iterator[Piece]:
    n = len(forest.statements)
    gatherings = list(gathered(connected(n, ((edge.one, edge.other) for edge in edges))))
    piece_of = array("I", [0]) * n
    for k, roots in enumerate(gatherings):
        for root in roots:
            piece_of[root] = k
    by_piece = groupby(ordered((piece_of[edge.one], edge) for edge in edges), key=itemgetter(0))
    for roots, (_, own) in zip(gatherings, by_piece, strict=True):
        yield _piece(forest, roots, [edge for _, edge in own], apart)


def _piece(forest: Forest, roots: Sequence[int], edges: Sequence[Edge], apart: Apart) -> Piece:
    positions = sorted(i for root in roots for i in forest.members(root))
    at = {position: i for i, position in enumerate(positions)}
    return Piece(
        positions=positions,
        statements=[forest.statements[i] for i in positions],
        members=[[at[i] for i in forest.members(root)] for root in roots],
        edges=[
            replace(edge, one=at[edge.one], other=at[edge.other], judged=(at[edge.judged[0]], at[edge.judged[1]]))
            for edge in edges
        ],
        apart=Apart(
            {at[i]: frozenset(at[j] for j in others if j in at) for i, others in apart.pairs.items() if i in at},
            frozenset(at[i] for i in apart.alone if i in at),
        ),
    )


def grouped(piece: Piece, rarity: Rarity) -> Groups:
    """A shard's side: the groups of its statements, by their positions in the corpus; doubts and reasons by their places."""
    forest = Forest(piece.statements, rarity)
    for first, *others in piece.members:
        for other in others:
            forest.join(first, other)
    own = settled(forest, piece.edges, piece.apart)
    return replace(own, groups=tuple(tuple(piece.positions[i] for i in some) for some in own.groups))


def _together(forest: Forest, known: Iterable[Groups]) -> Groups:
    """The groups of all pieces, and what no pair touches, in print order."""
    groups: list[tuple[int, ...]] = []
    doubtful: Ordering[int, Doubtful] = Ordering()  # by the first position of a group, as reasons
    reasons: Ordering[int, tuple[str, ...]] = Ordering()
    for own in known:
        first = [some[0] for some in own.groups]
        groups += own.groups
        for one in own.doubtful:
            doubtful.put(first[one.one], replace(one, one=first[one.one], other=first[one.other]))
        for at, why in zip(first, own.reasons, strict=True):
            if why:
                reasons.put(at, why)
    in_pieces = bytearray(len(forest.statements))
    for some in groups:
        for i in some:
            in_pieces[i] = True
    groups += [tuple(sorted(forest.members(root))) for root in forest.roots() if not in_pieces[root]]
    groups.sort()
    place = array("I", [0]) * len(forest.statements)
    for k, some in enumerate(groups):
        place[some[0]] = k
    return Groups(
        tuple(groups),
        kept(replace(one, one=place[one.one], other=place[one.other]) for one in doubtful.values()),
        kept(_of_each(groups, reasons.pairs())),
    )


def _of_each(groups: Iterable[Sequence[int]], told: Iterator[tuple[int, tuple[str, ...]]]) -> Iterator[tuple[str, ...]]:
    """What is told of each group, in their order, by what is told of first positions."""
    nothing: tuple[int, tuple[str, ...]] = (-1, ())
    at, why = next(told, nothing)
    for first, *_ in groups:
        if first == at:
            yield why
            at, why = next(told, nothing)
        else:
            yield ()
