"""Pairs written by hand, as the tests of reconciliation have them: cases.psv. What may be either stands there as both."""

import csv
from collections.abc import Iterator
from pathlib import Path

from extractors.model.extract import Extract, PlacedStatement
from extractors.model.fact import Money, Statement
from extractors.model.rows import DocumentRow
from flows.reconcile.likeness import rarity_of
from flows.reconcile.stated import stated
from tests.benchmarks.restating.labelled import Pair, pair

HERE = Path(__file__).parent


def pairs() -> Iterator[Pair]:
    """One labelled pair a row."""
    with (HERE / "cases.psv").open(encoding="utf-8", newline="") as file:
        for n, row in enumerate(csv.DictReader(file, delimiter="|", quoting=csv.QUOTE_NONE)):
            one = _statement(row["kind"], row["one"], row["year"], row["amount"], 0)
            other = _statement(row["kind"], row["other"], row["other_year"], row["other_amount"], 1000)
            papers = ("doc_a", "doc_a" if row["scope"] == "within" else "doc_b")
            placed = [
                PlacedStatement(s, paper, "body", None, 1, None) for s, paper in zip((one, other), papers, strict=True)
            ]
            extracts = [_paper(name, [p for p in placed if p.document_id == name]) for name in sorted(set(papers))]
            a, b = stated(extracts)
            yield pair(f"case {n}", a, b, rarity_of((a, b)), row["same"] == "1")


def _statement(kind: str, title: str, year: str, amount: str, start: int) -> Statement:
    deal = kind == "financing"
    return Statement(
        start,
        start + len(title),
        kind=kind,  # type: ignore[arg-type]
        subtype="agreement",
        title=title,
        quote=f"{title} ({year or None})",
        method="made",
        confidence=0.9,
        parties=("KEN", "NOR"),
        donor="KEN" if deal else "",
        recipient="NOR" if deal else "",
        date=year,
        year=int(year) if year else None,
        moneys=(Money(float(amount), "USD"),) if amount else (),
    )


def _paper(document_id: str, placed: list[PlacedStatement]) -> Extract:
    about = ("", f"{document_id}.pdf", (), "application/pdf", "", (), 2020, "", "", "", "", "en")
    return Extract(DocumentRow(document_id, *about, 1, 0, 0, 0, 0, "ok", "", "x"), statements=tuple(placed))
