"""Which pairs of statements are looked at: those in one block, so that work grows with the corpus, not with its square.

These sorts of keys are made for each statement, of whatever kind, for one place's loan is another's claim:

- `words`: sides, year and each of its four rarest stems. Two titles that share seven tenths of their words share one of
  them unless all of those are among the commoner words of both;
- `title`: sides and all its stems and numbers, whatever the year: the same title under another year or with another sum;
- `rare`: its three rarest stems, whatever the year, with its sides and, where it names none or claims, without;
- `name`: each of its four rarest proper names, whatever else: the same thing in quite other words; where it has none, those
  to which its "the port" points, and what may be the name of a work;
- `sort`: sides and the sort of deal, where it is one of which there are few, with the year and without;
- `near`: sides, and how each of the two rarest proper names in it or shortly before it begins: what "the project" points
  to, and names put in two ways;
- `sum` and `count`: each of its sums or quantities with the year, and its two-digit roundings with each of its countries;
- `dollars`: its sum in dollars, about, with year and country: the same money in another currency;
- `about`: sides and the two rarest words that tell what its passage is about, where the title is "the agreement" or so;
- `back`: the deal to which "the agreement" points, and each deal itself;
- `organization`: year and each organisation: the same actors, whatever countries a place names.

Within a `words` block two titles of more than `SHORT` words must share `SHARE` of them (Dice coefficient over equal
stems; `SHARE_BESIDE_SUMS` where one names a sum, as equal sums have blocks of their own), for with less they could be
neither one fact nor a doubt. What is lost by this: long titles most of whose words are transliterated in other ways, unless
their sums, names or organisations bring them together.

Two places that are of other countries (states.py) are no pair, whatever block they share: most of those that share no more
than a word or a figure are not. Small blocks come first, as they tell most, and two statements that have each been
compared with `ENOUGH` others are left alone. A block larger than `LARGE` is sorted by its words, and each statement is
compared with the `WINDOW` that follow it only: this keeps the work linear and loses pairs that differ early in the
alphabet in a block of very common words; such pairs mostly share another, smaller block.
"""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

from extractors.entities import currencies
from flows.ordered import ordered
from flows.reconcile.amounts import year_of
from flows.reconcile.blocks import Blocks
from flows.reconcile.figures import dollars, grid, shade
from flows.reconcile.seldom import SELDOM
from flows.reconcile.spans import months
from flows.reconcile.stated import Stated
from flows.reconcile.states import States, other_states, states, swapped
from flows.reconcile.tables import heir
from flows.reconcile.wording import common_stems, folded, stem

LARGE = 30
WINDOW = 8
ENOUGH = 40
RAREST = 4
NEAR = 2
SPELLED = 5  # letters that begin a name however its end is put: Kalbata, Kalbatau
SHORT = 4
SHARE = 0.4
SHARE_BESIDE_SUMS = 0.5

Key = tuple[str | int | float | None, ...]


def pairs(statements: Sequence[Stated]) -> Iterator[tuple[int, int]]:
    """Pairs of positions (i < j) worth comparing, each once, in a fixed order.

    The statements are gone through three times at most; held of each are the numbers of its words and those it was
    compared with.
    """
    common: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for one in statements:
        common.update(one.wording.stems)
        named.update(one.compared.anchors.firm)
    titles, peoples = Titles(), Peoples()
    blocks = Blocks()
    for i, one in enumerate(statements):
        titles.add(one)
        peoples.add(one)
        for n, key in enumerate(dict.fromkeys(keys(one, common, named))):
            blocks.add(str(key[0]), key, i, n)
    seen: list[array[int] | None] = [None] * len(statements)
    compared = array("I", [0]) * len(statements)
    order: Sequence[int] = ()
    for sort, block in blocks.shared():
        if len(block) > LARGE and not order:
            order = _ranks(statements)
        for i, j in _within(block, order):
            before = seen[i]
            if (compared[i] >= ENOUGH and compared[j] >= ENOUGH) or (before is not None and j in before):
                continue
            if not peoples.differ(i, j) and (sort != "words" or titles.share_enough(i, j)):
                if before is None:
                    before = seen[i] = array("I")
                before.append(j)
                compared[i] += 1
                compared[j] += 1
                yield i, j


class Peoples:
    """What is told of countries, as numbers."""

    def __init__(self) -> None:
        self._numbers: dict[States, int] = {}
        self._told: list[States] = []
        self._of = array("I")

    def add(self, one: Stated) -> None:
        """Take the next statement's."""
        told = states(one)
        number = self._numbers.setdefault(told, len(self._told))
        if number == len(self._told):
            self._told.append(told)
        self._of.append(number)

    def differ(self, i: int, j: int) -> bool:
        """Whether two statements are of other countries, in whatever way one may have been turned."""
        mine, theirs = self._told[self._of[i]], self._told[self._of[j]]
        return bool(other_states(mine, theirs, swapped(mine, theirs)))


class Titles:
    """The words of titles as numbers, and whether a place tells a sum."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, bool], int] = {}
        self._words, self._ends, self._sums = array("I"), array("I", [0]), bytearray()

    def add(self, one: Stated) -> None:
        """Take the next statement's."""
        numbers, told = self._numbers, one.wording
        self._words.extend(numbers.setdefault((word, False), len(numbers)) for word in told.stems)
        self._words.extend(numbers.setdefault((word, True), len(numbers)) for word in told.numbers)
        self._ends.append(len(self._words))
        self._sums.append(bool(one.sums))

    def share_enough(self, i: int, j: int) -> bool:
        """Whether two titles that share a rare stem share enough of their words, where both are of more than `SHORT`."""
        one, other = self._of(i), self._of(j)
        if min(len(one), len(other)) <= SHORT:
            return True
        share = SHARE_BESIDE_SUMS if self._sums[i] or self._sums[j] else SHARE
        return 2 * len(set(one).intersection(other)) >= share * (len(one) + len(other))

    def _of(self, i: int) -> "array[int]":
        return self._words[self._ends[i] : self._ends[i + 1]]


def keys(one: Stated, common: Counter[str], named: Counter[str]) -> Iterator[Key]:
    """The keys of a statement, from the frequencies of stems and of proper names over all statements."""
    says, beside = one.statement, one.compared
    who = heir(says.recipient) or "-".join(sorted(heir(side) for side in says.parties))
    rare = sorted(one.wording.stems, key=lambda word: (common[word], word))
    for word in rare[:RAREST]:
        yield ("words", who, says.year, word)
    yield ("title", who, " ".join(sorted(one.wording.content)))
    yield from _names(one, who, named, len(common))
    if who and says.subtype in SELDOM:
        yield ("sort", who, says.year, says.subtype)
        yield ("sort", who, None, says.subtype)
    whom = who or "-".join(sorted(beside.named))
    if whom and (span := months(says.date)) is not None and span.fine:
        yield ("month", whom, span.first)
    for org in sorted(one.orgs):
        yield from (("organization", year, org) for year in _years(one))
    if len(rare) >= 3:
        yield ("rare", who, *sorted(rare[:3]))
    if not who or says.kind == "claim":
        yield ("rare", None, *sorted(rare[:3]))
    yield from _deals(one, who, common)
    yield from _figures(one)


def _names(one: Stated, who: str, named: Counter[str], n: int) -> Iterator[Key]:
    """The keys of a statement's proper names; `n` is more than any of them is found."""
    anchors = one.compared.anchors
    names = anchors.firm or one.pointed or (anchors.soft if one.statement.kind == "project" else frozenset())
    for name in sorted(names, key=lambda name: (named[name], name))[:RAREST]:
        yield ("name", stem(name))
    if who:
        for name in sorted(anchors.firm | one.around, key=lambda name: (named[name] or n, name))[:NEAR]:
            yield ("near", who, folded(name)[:SPELLED])


def _deals(one: Stated, who: str, common: Counter[str]) -> Iterator[Key]:
    """The keys of a deal that is told without a title of its own, or to which another place points back."""
    if who and not one.wording.content - common_stems():
        for thing in sorted(one.compared.things, key=lambda word: (common[word], word))[:NEAR]:
            yield ("about", who, thing)
    if one.back:
        yield ("back", one.back)
    if one.statement.kind in ("agreement", "financing"):
        yield ("back", one.evidence_id)


def _figures(one: Stated) -> Iterator[Key]:
    """The keys of a statement's sums and quantities."""
    year, countries = one.statement.year, sorted(one.compared.countries) or [""]
    part = () if one.sums or one.compared.part is None else (one.compared.part,)
    beside = () if one.sums else [(value, unit) for value, unit in one.compared.beside if unit in currencies.codes()]
    for sort, some in (("sum", (*one.sums, *part, *beside)), ("count", one.compared.quantities)):
        for value, unit in sorted(some):
            yield from ((sort, when, value, unit) for when in _years(one))
            for near in grid(value):
                yield from ((f"{sort} about", country, near, unit) for country in countries)
    usd = dollars(one.compared.own_sum, year) if one.compared.own_sum else None
    if usd:
        there = shade(usd)
        bins = (there,) if one.compared.own_sum and one.compared.own_sum[1] == "USD" else (there - 1, there, there + 1)
        for bin_ in bins:
            for country in countries:
                yield ("dollars", year, country, bin_)


def _years(one: Stated) -> tuple[int | None, ...]:
    """The year that a place tells, or none and that in which it was written as news."""
    return tuple(dict.fromkeys((one.statement.year, year_of(one))))


def _ranks(statements: Sequence[Stated]) -> Sequence[int]:
    """The place of each statement among all, sorted by their words."""
    ranks = array("I", [0]) * len(statements)
    by_words = ordered(((*sorted(one.wording.stems), one.evidence_id), i) for i, one in enumerate(statements))
    for rank, (_, i) in enumerate(by_words):
        ranks[i] = rank
    return ranks


def _within(block: Sequence[int], order: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(block) <= LARGE:
        for a, i in enumerate(block):
            for j in block[a + 1 :]:
                yield i, j
        return
    by_words = sorted(block, key=lambda i: order[i])
    for a, i in enumerate(by_words):
        for j in by_words[a + 1 : a + 1 + WINDOW]:
            yield min(i, j), max(i, j)
