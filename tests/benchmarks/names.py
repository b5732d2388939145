"""How the joining of names grows: time and memory for generated corpora of 20,000 to 320,000 names with their mentions.

    python -m tests.benchmarks.names [SIZE ...]

Each size runs in a process of its own. Words are drawn with real skew (Zipf: the commonest word stands in every tenth
name), so that blocks are as crowded as where half of all names begin with "Bank of" or "Ministry of". A tenth of the names
are other spellings, legal forms or short forms of earlier ones. A name has one to some hundred mentions, three on average.

The last line gives the exponent with which CPU time grows between the smallest and the largest size.
"""

import gc
import math
import multiprocessing
import random
import resource
import sys
import time
from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate
from multiprocessing.connection import Connection

from extractors.model.extract import Extract
from extractors.model.rows import DocumentRow, MentionRow
from flows.reconcile.entities import resolve

PER_PAPER = 500
VARIANTS = 0.1
HEADS = ("Bank", "Ministry", "Company", "Institute", "Authority", "Group", "Agency", "Fund", "Corporation", "Union")
SYLLABLES = ("ka", "lo", "mi", "tu", "ran", "shi", "bo", "ne", "du", "sa", "ver", "gol", "pa", "ri", "zen", "ta", "ke", "ol")


class Vocabulary:
    """Made-up words, the n-th of them drawn with a chance that falls with n."""

    def __init__(self, rng: random.Random, size: int) -> None:
        self._rng = rng
        self._words = sorted({"".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))).title() for _ in range(size)})
        rng.shuffle(self._words)
        self._sums = list(accumulate(1 / (n + 10) for n in range(len(self._words))))

    def word(self) -> str:
        """A word, a common one more often than a rare one."""
        return self._words[bisect(self._sums, self._rng.random() * self._sums[-1] * 0.999999)]


def name(rng: random.Random, vocabulary: Vocabulary) -> str:
    """A made-up name: one to four words, mostly about a head."""
    head = HEADS[min(int(rng.expovariate(0.4)), len(HEADS) - 1)]
    own = [vocabulary.word() for _ in range(rng.choice((1, 1, 2, 2, 3)))]
    how = rng.random()
    if how < 0.2:
        return " ".join(own)
    return f"{head} of {' '.join(own)}" if how < 0.5 else f"{' '.join(own)} {head}"


def variant(rng: random.Random, earlier: str) -> str:
    """Another form of a name: with a legal form, with a slip, or its initials."""
    how = rng.random()
    if how < 0.4:
        return f"{earlier} Co., Ltd."
    if how < 0.7:
        return earlier.replace("k", "c", 1)
    return "".join(word[0] for word in earlier.split()).upper()


def names(size: int, seed: int = 11) -> list[str]:
    """That many different names."""
    rng = random.Random(seed)
    vocabulary = Vocabulary(rng, 4 * int(math.sqrt(size)) + size // 8)
    found: dict[str, None] = {}
    order: list[str] = []
    while len(found) < size:
        again = order and rng.random() < VARIANTS
        one = variant(rng, rng.choice(order)) if again else name(rng, vocabulary)
        if one not in found:
            found[one] = None
            order.append(one)
    return order


def mention(text: str, document_id: str, at: int) -> MentionRow:
    """A mention of an organisation, as the extractor gives it."""
    where = (None, None, None, None, None, None, None)
    return MentionRow(
        f"m_{document_id}_{at}", document_id, "ORG", "", text, text, None, "", "", None, "body", 1, at, at + len(text),
        *where, "generated", 0.9,
    )  # fmt: skip


def corpus(size: int) -> Iterator[Extract]:
    """Papers that mention `size` names, a few of them often."""
    rng = random.Random(5)
    order = names(size)
    mentions = [one for one in order for _ in range(min(200, int(rng.paretovariate(1.5))))]
    rng.shuffle(mentions)
    for paper in range(0, len(mentions), PER_PAPER):
        document_id = f"doc_{paper:08d}"
        about = dict.fromkeys(DocumentRow.__dataclass_fields__) | {"document_id": document_id}
        some = tuple(mention(text, document_id, 100 * i) for i, text in enumerate(mentions[paper : paper + PER_PAPER]))
        yield Extract(DocumentRow(**about), mentions=some)  # type: ignore[arg-type]  # only its id is read


def measure(size: int, answer: Connection) -> None:
    """Print one line of figures, and hand back the CPU seconds."""
    papers = list(corpus(size))
    n_mentions = sum(len(paper.mentions) for paper in papers)
    gc.disable()  # as all of reconciliation runs
    cpu = time.process_time()
    known = resolve(papers)
    cpu = time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{size:8d} names  {n_mentions:9d} mentions  {len(known.entities):8d} entities  {cpu:7.1f} CPU s  {peak:6.0f} MB")
    answer.send(cpu)


def main() -> None:
    """Measure the sizes asked for, each in a process of its own."""
    sizes = [int(text) for text in sys.argv[1:]] or [20_000, 80_000, 320_000]
    seconds = []
    for size in sizes:
        here, there = multiprocessing.get_context("spawn").Pipe()
        process = multiprocessing.get_context("spawn").Process(target=measure, args=(size, there))
        process.start()
        seconds.append(here.recv())
        process.join()
    if len(sizes) > 1:
        exponent = math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])
        print(f"CPU time grows with the number of names to the power of {exponent:.2f}")


if __name__ == "__main__":
    main()
