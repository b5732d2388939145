"""How many facts of papers on other subjects become records as stated: python -m tests.benchmarks.unseen [NAME...]

The papers in papers/ were written, with the facts that a person reads in them, before any rule saw them, in three rounds
(`look`); rules were mended between the rounds. A fact counts when one record has its sum, currency, year and parties, giver
and receiver and kind as far as they are given, and no other fact has taken that record. Read for the first time, the rounds
gave 50 of 100, 33 of 55 and 26 of 28.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors import paper
from extractors.model.fact import Statement
from tests.papers.content import Table, read_table
from tests.papers.press import Setting, typeset

HERE = Path(__file__).parent / "papers"


@dataclass(frozen=True)
class Wanted:
    """A fact as a person reads it. Empty or None where the paper does not say, or where either way of saying it is right."""

    words: str
    year: int | None
    kind: str = ""
    amount: float | None = None
    currency: str = ""
    donor: str = ""
    recipient: str = ""
    parties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paper:
    """A paper's source, its tables by name, its facts, and sums and titles that are none."""

    look: int
    source: str
    tables: dict[str, Table]
    facts: tuple[Wanted, ...]
    no_sums: frozenset[float]
    no_agreements: tuple[str, ...]


def read(name: str) -> Paper:
    """The paper of that name."""
    raw = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    return Paper(
        look=raw["look"],
        source="\n".join(raw["source"]),
        tables={key: read_table(table) for key, table in raw["tables"].items()},
        facts=tuple(Wanted(**{**fact, "parties": tuple(fact.get("parties", ()))}) for fact in raw["facts"]),
        no_sums=frozenset(raw["no_sums"]),
        no_agreements=tuple(raw["no_agreements"]),
    )


def states(one: Statement, fact: Wanted) -> bool:
    """Whether a statement gives the fact with all its values."""
    own = (one.moneys[0].value, one.moneys[0].currency) if one.moneys else (None, "")
    words = " ".join(f"{one.quote} {one.title}".split()).casefold()
    return (
        fact.words.casefold() in words
        and fact.kind in ("", one.kind)
        and own == (fact.amount, fact.currency)
        and one.year == fact.year
        and fact.donor in ("", one.donor)
        and fact.recipient in ("", one.recipient)
        and set(fact.parties) <= set(one.parties)
    )


def right(found: Sequence[Statement], facts: Iterable[Wanted]) -> tuple[list[Wanted], list[Wanted]]:
    """The facts that statements give, each statement one, and those that none gives."""
    free = list(found)
    hits: list[Wanted] = []
    missed: list[Wanted] = []
    for fact in facts:
        hit = next((one for one in free if states(one, fact)), None)
        (missed if hit is None else hits).append(fact)
        if hit is not None:
            free.remove(hit)
    return hits, missed


def wrong(found: Iterable[Statement], case: Paper) -> list[Statement]:
    """Statements of what the paper does not state as a fact."""
    return [
        one
        for one in found
        if any(money.value in case.no_sums for money in one.moneys)
        or (one.kind == "agreement" and any(words in one.quote for words in case.no_agreements))
    ]


def main(names: Sequence[str]) -> None:
    """Print a line a paper, with the facts that were missed and the records that should not be."""
    n_right = n_facts = n_wrong = 0
    for name in names or sorted(file.stem for file in HERE.glob("*.json")):
        case = read(name)
        data = typeset(case.source, Setting(), case.tables.__getitem__).pdf
        found = [placed.statement for placed in paper.extract(data, "application/pdf").statements]
        hits, missed = right(found, case.facts)
        false = wrong(found, case)
        print(f"{name:10} look {case.look}  {len(hits)}/{len(case.facts)} facts, {len(false)} false", flush=True)
        for fact in missed:
            print("   missed", fact)
        for one in false:
            print("   false ", one.kind, one.title)
        n_right, n_facts, n_wrong = n_right + len(hits), n_facts + len(case.facts), n_wrong + len(false)
    print(f"all        {n_right}/{n_facts} facts, {n_wrong} false")


if __name__ == "__main__":
    main(sys.argv[1:])
