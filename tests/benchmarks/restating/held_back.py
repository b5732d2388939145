"""How the held-back sentences are joined: python -m tests.benchmarks.restating.held_back

Three made-up papers hold the columns of held.psv: what is stated, the same in other words, and what only looks like it.
They are read by the extractors and reconciled as a run would. A pair counts where both of its sentences are found.
"""

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path

from extractors import paper
from extractors.model.extract import Extract
from flows.reconcile import reconcile
from tests.benchmarks.restating.labelled import plain

COLUMNS = ("stated", "restated", "look_alike")
ROWS = Path(__file__).parent / "held.psv"


def rows() -> list[dict[str, str]]:
    """The sentences, one row a fact."""
    with ROWS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="|", quoting=csv.QUOTE_NONE))


def read(told: list[dict[str, str]], column: str) -> Extract:
    """The paper that holds one column."""
    head = (
        f"Deals of States: A Survey ({column})\n\nAna Example\n\nPublished: March 2021\n\nAbstract: A list.\n\n1. Deals\n\n"
    )
    return paper.extract((head + "\n\n".join(row[column] for row in told) + "\n").encode(), "text/plain")


def figures(told: list[dict[str, str]]) -> Counter[str]:
    """Pairs found and joined, pairs in doubt, look-alikes found and merged, records that hold more than one fact."""
    extracts = {column: read(told, column) for column in COLUMNS}
    column_of = {extract.document.document_id: column for column, extract in extracts.items()}
    at = {(column, plain(row[column])): n for n, row in enumerate(told) for column in COLUMNS}
    known = reconcile(list(extracts.values()))
    records: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    facts: defaultdict[str, set[str]] = defaultdict(set)
    for place in known.evidence:
        column = column_of[place.document_id]
        n = at.get((column, plain(place.quote)))
        if n is not None:
            records[column, n].add(place.record_id)
            facts[place.record_id].add(f"{'like ' if column == 'look_alike' else ''}{n}")
    doubts = {
        f.subject_id: set(re.findall(r"may be (rec_[\w-]+)", f.detail)) for f in known.flags if "may be rec_" in f.detail
    }
    found: Counter[str] = Counter({"records of two facts": sum(len(own) > 1 for own in facts.values())})
    for n in range(len(told)):
        one, again, like = (records[column, n] for column in COLUMNS)
        if one and again:
            found["pairs"] += 1
            found["joined"] += bool(one & again)
            found["in doubt"] += not one & again and any(doubts.get(record, set()) & again for record in one)
        if one and like:
            found["look-alikes"] += 1
            found["look-alikes merged"] += bool((one | again) & like)
    return found


if __name__ == "__main__":
    for name, count in figures(rows()).items():
        print(f"{count:5d} {name}")
