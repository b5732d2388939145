"""Statements that state one fact, brought together; pairs that might, noted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flows.kept import picked
from flows.reconcile import blocking
from flows.reconcile.blocks import Blocks
from flows.reconcile.decisions import Found
from flows.reconcile.forest import Apart, Edge, Forest, Pair
from flows.reconcile.likeness import UNLIKELY, Verdict, told_twice
from flows.reconcile.repeats import content, of_two_sums, print_of
from flows.reconcile.stated import Stated

TIE = 0.7  # two candidates of one paper whose log-odds lie closer than this cannot be told apart: at most twice as likely

MEMBERS = 4  # unlike members of a group that another group's are held against

MOST = 3  # others that a doubt about a fact names: of a row of look-alikes a person looks at the likeliest


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A group and another that may be the same fact, by positions in `Groups.groups`."""

    one: int
    other: int
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Groups:
    """Positions of statements by fact, each group and the list in print order; and the pairs of groups in doubt.

    `doubtful` stand by their first group; `reasons` say of each group why its statements were taken together, if any do.
    """

    groups: tuple[tuple[int, ...], ...]
    doubtful: Sequence[Doubtful]
    reasons: Sequence[tuple[str, ...]]


def group(statements: Sequence[Stated], found: Sequence[Found] = ()) -> Groups:
    """The facts that the statements state: word-for-word repeats first, then likenesses from the surest on.

    Two statements of one paper that are told apart keep the groups they are in apart, so that no paper is made to say
    one thing twice. What a person decided holds before all of this.
    """
    forest, apart = joined(statements, found)
    edges = (edge_of(i, j, on, forest.judged(*on)) for i, j, on in pairs(forest))
    return settled(forest, [edge for edge in edges if edge], apart)


def joined(statements: Sequence[Stated], found: Sequence[Found]) -> tuple[Forest, Apart]:
    """The statements, those together that a person merged or that repeat each other, and what a person told apart."""
    forest, apart = Forest(statements), _kept_apart(found)
    for position in _merged(found):
        forest.join(*position)
    _join_repeats(forest, apart)
    return forest, apart


def settled(forest: Forest, edges: Sequence[Edge], apart: Apart) -> Groups:
    """The groups that judged pairs make of repeats, and the pairs that stay in doubt.

    The surest are joined first, of one kind before others: a sentence often tells an agreement and the money of it, and the
    one of either paper is the one of the other.
    """
    doubtful: list[Edge] = [edge for edge in edges if not edge.same]
    reasons: defaultdict[int, list[str]] = defaultdict(list)
    same = [edge for edge in edges if edge.same]
    ties = _ties(same, forest)
    for edge in sorted(same, key=lambda e: (e.n_differs, e.other_kind, -e.strength, e.one, e.other)):
        if forest.root(edge.one) == forest.root(edge.other):
            continue
        if (min(edge.one, edge.other), max(edge.one, edge.other)) in ties or not _may_join(forest, edge, apart):
            doubtful.append(edge)
            continue
        forest.join(edge.one, edge.other)
        reasons[forest.root(edge.one)].append(forest.judged(*edge.judged).why)
    return _groups(forest, doubtful, reasons, apart)


SAYING = {"content": content, "print": print_of}
"""What two places must have in common to be repeats, one of the two."""


def _join_repeats(forest: Forest, apart: Apart) -> None:
    """Bring together statements that say the same in every compared value, each with the first that says so."""
    blocks = Blocks()
    for i, one in enumerate(forest.statements):
        for place, (sort, says) in enumerate(SAYING.items()):
            blocks.add(sort, says(one), i, place)
    for i, sort, first in sorted((i, sort, block[0]) for sort, block in blocks.shared() for i in block[1:]):
        says = SAYING[sort]
        one, other = forest.statements[first], forest.statements[i]
        repeated = says(one) == says(other) and not of_two_sums(one, other)  # and not by their hashes alone
        if repeated and not _told_apart(forest, first, i, apart):
            forest.join(first, i)


def _told_apart(forest: Forest, i: int, j: int, apart: Apart) -> bool:
    if not apart.pairs and not apart.alone:
        return False
    mine, theirs = forest.members(forest.root(i)), set(forest.members(forest.root(j)))
    if apart.alone & theirs or apart.alone.intersection(mine):
        return True
    return any(apart.pairs.get(member, frozenset()) & theirs for member in mine)


def pairs(forest: Forest) -> Iterator[Pair]:
    """The pairs of groups worth comparing, by their heads, each with the two statements that are compared for them."""
    heads = forest.roots()
    for a, b in blocking.pairs(picked(forest.statements, heads)):
        yield heads[a], heads[b], _to_judge(forest, heads[a], heads[b])


def edge_of(one: int, other: int, judged: tuple[int, int], found: Verdict) -> Edge | None:
    """The edge between two groups, told by a verdict on two of their statements; None where they are plainly apart."""
    if found.opinion == "apart":
        return None
    return Edge(
        one, other, found.opinion == "same", found.score, found.strength, len(found.differs), found.other_kind, judged
    )


def _to_judge(forest: Forest, i: int, j: int) -> tuple[int, int]:
    """The statements that are compared for two groups: two of one paper where they share a paper, else their heads."""
    mine, theirs = forest.members(i), forest.members(j)
    if len(mine) > 1 or len(theirs) > 1:
        by_paper = {forest.papers[k]: k for k in reversed(mine)}
        for k in theirs:
            twin = by_paper.get(forest.papers[k])
            if twin is not None:
                return twin, k
    return i, j


def _may_join(forest: Forest, edge: Edge, apart: Apart) -> bool:
    if _told_apart(forest, edge.one, edge.other, apart):
        return False
    mine, theirs = forest.members(forest.root(edge.one)), forest.members(forest.root(edge.other))
    papers: defaultdict[int, list[int]] = defaultdict(list)
    for k in mine:
        papers[forest.papers[k]].append(k)
    for k in theirs:
        for twin in papers.get(forest.papers[k], ()):
            if not told_twice(forest.judged(twin, k)):
                return False
    if edge.n_differs and any(papers.get(forest.papers[k]) for k in theirs):
        return False
    return not _contradicted(forest, mine, theirs)


def _contradicted(forest: Forest, mine: Sequence[int], theirs: Sequence[int]) -> bool:
    """Whether a rule tells what one group holds from what the other does, or lenders do, or weights two claims or years.

    So no chain of small steps joins two facts, nor does a claim of a bare figure, or a place without a time.
    """
    if len(mine) == len(theirs) == 1:
        return False
    for i in _unlike(forest, mine):
        for j in _unlike(forest, theirs):
            verdict = forest.judged(i, j)
            claims = forest.statements[i].statement.kind == forest.statements[j].statement.kind == "claim"
            unlikely = verdict.score < UNLIKELY and (claims or "year" in verdict.differs)
            if verdict.opinion == "apart" and (verdict.rule or unlikely):
                return True
            if verdict.opinion != "same" and verdict.other_lender:
                return True
    return False


def _unlike(forest: Forest, members: Sequence[int]) -> list[int]:
    """Of a group's statements one for each time, sum, sides and lenders that it has, at most `MEMBERS`."""
    found: dict[tuple[object, ...], int] = {}
    for i in members:
        says, own = forest.statements[i].statement, forest.statements[i].compared
        lenders = forest.statements[i].parts.get("donor")
        found.setdefault((says.date, own.own_sum, own.countries, lenders), i)
        if len(found) == MEMBERS:
            break
    return list(found.values())


def _apart_in_a_paper(forest: Forest, edge: Edge) -> bool:
    """Whether one paper tells the two groups apart: then no likeness to another paper's words raises a doubt."""
    mine, theirs = forest.members(forest.root(edge.one)), forest.members(forest.root(edge.other))
    by_paper = {forest.papers[k]: k for k in mine}
    twins = ((by_paper.get(forest.papers[k]), k) for k in theirs)
    return any(twin is not None and forest.judged(twin, k).opinion == "apart" for twin, k in twins)


def _ties(edges: Iterable[Edge], forest: Forest) -> set[tuple[int, int]]:
    """Edges between papers where a statement has two equally good counterparts in one other paper that are two facts.

    A deal and the money of it, told in one sentence, are no such two: the better one is taken.
    """
    papers = forest.papers
    best: defaultdict[tuple[int, int], list[tuple[float, int]]] = defaultdict(list)
    for edge in edges:
        for here, there in ((edge.one, edge.other), (edge.other, edge.one)):
            if papers[here] != papers[there]:
                best[here, papers[there]].append((edge.strength - 10 * edge.n_differs, there))
    tied: set[tuple[int, int]] = set()
    for (here, _), candidates in best.items():
        if len(candidates) > 1:
            candidates.sort(key=lambda c: (-c[0], c[1]))
            top, first = candidates[0]
            near = [there for strength, there in candidates[1:] if top - strength < TIE]
            near = [there for there in near if not _of_one_deal(forest, first, there)]
            if any(forest.judged(first, there).opinion != "same" for there in near):
                tied.update((min(here, there), max(here, there)) for there in (first, *near))
    return tied


def _of_one_deal(forest: Forest, one: int, other: int) -> bool:
    """Whether two statements are of one sentence and of two kinds: an agreement, and what is lent by it."""
    a, b = forest.statements[one].statement, forest.statements[other].statement
    return a.kind != b.kind and forest.papers[one] == forest.papers[other] and (a.start, a.quote) == (b.start, b.quote)


def _merged(found: Iterable[Found]) -> list[tuple[int, int]]:
    return [(i, j) for one in found if one.decision.verb == "merge" for i in one.about for j in one.other]


def _kept_apart(found: Iterable[Found]) -> Apart:
    """What a person told apart."""
    pairs: defaultdict[int, frozenset[int]] = defaultdict(frozenset)
    alone: set[int] = set()
    for one in found:
        if one.decision.verb == "split" and not one.other:
            alone.update(one.about)
        elif one.decision.verb in ("split", "keep"):
            for i in one.about:
                pairs[i] |= set(one.other)
            for j in one.other:
                pairs[j] |= set(one.about)
    return Apart(dict(pairs), frozenset(alone))


def _groups(forest: Forest, doubtful: Iterable[Edge], reasons: dict[int, list[str]], apart: Apart) -> Groups:
    roots = forest.roots()
    place = {root: k for k, root in enumerate(roots)}
    merged: defaultdict[int, list[str]] = defaultdict(list)
    for root, why in reasons.items():
        merged[place[forest.root(root)]].extend(why)
    return Groups(
        groups=tuple(tuple(sorted(forest.members(root))) for root in roots),
        doubtful=tuple(_doubts(forest, doubtful, place, apart)),
        reasons=tuple(tuple(dict.fromkeys(merged.get(k, ()))) for k in range(len(roots))),
    )


def _doubts(forest: Forest, doubtful: Iterable[Edge], place: dict[int, int], kept: Apart) -> Iterator[Doubtful]:
    """The pairs of groups in doubt: of each group the `MOST` likeliest."""
    best: dict[tuple[int, int], Edge] = {}
    for edge in doubtful:
        a, b = sorted((place[forest.root(edge.one)], place[forest.root(edge.other)]))
        settled = _told_apart(forest, edge.one, edge.other, kept) or _apart_in_a_paper(forest, edge)
        if a != b and not settled and ((a, b) not in best or best[a, b].score < edge.score):
            best[a, b] = edge
    by_group: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in best:
        for k in pair:
            by_group[k].append(pair)
    first = {k: sorted(own, key=lambda pair: (-best[pair].score, pair))[:MOST] for k, own in by_group.items()}
    for k, own in sorted(first.items()):
        for pair in own:
            edge = best[pair]
            other = pair[1] if pair[0] == k else pair[0]
            found = forest.judged(*edge.judged)
            yield Doubtful(k, other, found.score, found.why)
