"""Sentences written by hand, their restatements and what only looks like them, as pairs to fit weights on: taught.psv.

Made-up papers hold its columns: what is stated, the same in other words, what resembles it; and two of these in one paper.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from extractors import paper
from extractors.model.extract import Extract
from flows.reconcile import blocking, entities
from flows.reconcile.likeness import rarity_of
from flows.reconcile.stated import Stated, stated
from tests.benchmarks.restating.labelled import Pair, pair, plain

PAPERS = (("stated",), ("restated",), ("look_alike",), ("stated", "restated"), ("look_alike", "restated"))
"""The columns that each paper holds; the last two give pairs within one."""
ROWS = Path(__file__).parent / "taught.psv"
FOLDS = 10
"""Groups that the rows are put in, each left out as a whole together."""


def rows() -> list[dict[str, str]]:
    """The sentences, one row a fact."""
    with ROWS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="|", quoting=csv.QUOTE_NONE))


def read() -> list[Extract]:
    """The papers, in the order of `PAPERS`."""
    return [_paper(columns) for columns in PAPERS]


def _paper(columns: tuple[str, ...]) -> Extract:
    title = f"Deals of States: A Survey ({' and '.join(columns)})"
    head = f"{title}\n\nAna Example\n\nPublished: March 2021\n\nAbstract: A list.\n\n1. Deals\n\n"
    told = "\n\n".join(row[column] for column in columns for row in rows())
    return paper.extract(f"{head}{told}\n".encode(), "text/plain")


def pairs(extracts: Sequence[Extract]) -> Iterator[Pair]:
    """The labelled pairs that the blocks bring together: between the papers of one column, and within those of two."""
    single, double = extracts[:3], extracts[3:]
    yield from _pairs(single, dict(zip([e.document.document_id for e in single], PAPERS, strict=False)))
    for extract, columns in zip(double, PAPERS[3:], strict=True):
        yield from _pairs([extract], {extract.document.document_id: columns})


def _pairs(extracts: Sequence[Extract], columns_of: Mapping[str, tuple[str, ...]]) -> Iterator[Pair]:
    at = {(column, plain(row[column])): n for n, row in enumerate(rows()) for column in PAPERS[0] + PAPERS[1] + PAPERS[2]}
    ordered = sorted(extracts, key=lambda e: e.document.document_id)
    statements = stated(ordered, entities.resolve(ordered).names)
    rarity = rarity_of(statements)

    def told(one: Stated) -> tuple[int, str] | None:
        hits = [
            (at[key], column)
            for column in columns_of[one.document_id]
            if (key := (column, plain(one.statement.quote))) in at
        ]
        return hits[0] if len(hits) == 1 else None

    for i, j in blocking.pairs(statements):
        one, other = told(statements[i]), told(statements[j])
        if one is not None and other is not None and one != other:
            same = one[0] == other[0] and (one[1] == "look_alike") == (other[1] == "look_alike")
            yield pair(f"taught {one[0] % FOLDS}", statements[i], statements[j], rarity, same)
