"""Which pairs of statements are looked at: those in one block, so that work grows with the corpus, not with its square.

Five sorts of keys are made for each statement, within its kind and, but for the last two, its parties:

- `words`: year and each of its four rarest stems. Two titles that share seven tenths of their words share one of them
  unless all of those are among the commoner words of both;
- `title`: all its stems and numbers, whatever the year: the same title under another year or with another sum;
- `rare`: its three rarest stems, whatever the year: a conflict about the year in other words;
- `sum`: year and each of its sums: the same money in other words;
- `organization`: year and each organisation: the same actors, whatever countries a place names.

Within a `words` block two titles of more than `SHORT` words must share `SHARE` of them (Dice coefficient over equal
stems; `SHARE_BESIDE_SUMS` where one names a sum, as equal sums have blocks of their own), for with less they could be
neither one fact nor a doubt. What is lost by this: long titles most of whose words are transliterated in other ways, unless
their sums or organisations bring them together.

A block larger than `LARGE` is sorted by its words, and each statement is compared with the `WINDOW` that follow it only:
this keeps the work linear and loses pairs that differ early in the alphabet in a block of very common words; such pairs
mostly share another, smaller block.

Measured by tests/benchmarks/reconcile.py, all of reconciliation: 13.5 CPU seconds for 50,000 statements and 59.8 for
200,000, which took 241 seconds by the clock on two cores that others used too. What still grows faster is doubt: more
look-alikes among the same few hundred words. The shares cost 14 of 144,000 records, which are no longer brought
together with another.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from flows.reconcile.stated import Stated

LARGE = 30
WINDOW = 8
RAREST = 4
SHORT = 4
SHARE = 0.4
SHARE_BESIDE_SUMS = 0.5

Key = tuple[str | int | float | None, ...]


def pairs(statements: Sequence[Stated]) -> Iterator[tuple[int, int]]:
    """Pairs of positions (i < j) worth comparing, each once, in a fixed order."""
    common = Counter(stem for one in statements for stem in one.wording.stems)
    blocks: defaultdict[Key, list[int]] = defaultdict(list)
    for i, one in enumerate(statements):
        for key in keys(one, common):
            blocks[key].append(i)
    seen: set[int] = set()
    n = len(statements)
    order = {i: _sorting(one) for i, one in enumerate(statements)}
    for key, block in blocks.items():
        for i, j in _within(block, order):
            code = i * n + j
            if code not in seen and (key[0] != "words" or _share_enough(statements[i], statements[j])):
                seen.add(code)
                yield i, j


def _share_enough(a: Stated, b: Stated) -> bool:
    """Whether two titles that share a rare stem share enough of their words, where both are of more than `SHORT` words."""
    one, other = a.wording, b.wording
    sizes = len(one.stems) + len(one.numbers), len(other.stems) + len(other.numbers)
    shared = len(one.stems & other.stems) + len(one.numbers & other.numbers)
    return min(sizes) <= SHORT or 2 * shared >= (SHARE_BESIDE_SUMS if a.sums or b.sums else SHARE) * sum(sizes)


def keys(one: Stated, common: Counter[str]) -> Iterator[Key]:
    """The keys of a statement, from the frequencies of stems over all statements."""
    says = one.statement
    who = says.recipient or "-".join(says.parties)
    rare = sorted(one.wording.stems, key=lambda stem: (common[stem], stem))
    for stem in rare[:RAREST]:
        yield ("words", says.kind, who, says.year, stem)
    yield ("title", says.kind, who, " ".join(sorted(one.wording.stems | one.wording.numbers)))
    for org in sorted(one.orgs):
        yield ("organization", says.kind, says.year, org)
    for sum_ in sorted(one.sums):
        yield ("sum", says.kind, says.year, *sum_)
    if len(rare) >= 3:
        yield ("rare", says.kind, who, *sorted(rare[:3]))
    if not who or says.kind == "claim":
        yield ("rare", says.kind, None, *sorted(rare[:3]))


def _sorting(one: Stated) -> tuple[str, ...]:
    return (*sorted(one.wording.stems), one.evidence_id)


def _within(block: Sequence[int], order: dict[int, tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    if len(block) <= LARGE:
        for a, i in enumerate(block):
            for j in block[a + 1 :]:
                yield i, j
        return
    by_words = sorted(block, key=lambda i: order[i])
    for a, i in enumerate(by_words):
        for j in by_words[a + 1 : a + 1 + WINDOW]:
            yield min(i, j), max(i, j)
