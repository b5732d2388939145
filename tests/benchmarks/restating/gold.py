"""The gold facts of real papers written as perfect statements of these papers: joining measured apart from reading."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractors.model.extract import Extract, PlacedStatement
from extractors.model.fact import Money, Statement
from flows.reconcile.spans import months

GAP = re.compile(r"[\s\-‐-―−­]+")
ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])|\n\n")
CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Known:
    """A gold fact: its id, the fact of the world that it states, and the facts that look like it."""

    id: str
    world: str
    look_alike: tuple[str, ...]
    optional: bool
    doc: str


def facts(folder: Path) -> list[dict[str, object]]:
    """The rows of the gold."""
    return [json.loads(line) for line in (folder / "gold" / "facts.jsonl").read_text("utf-8").splitlines() if line.strip()]


def numbers(folder: Path) -> dict[str, str]:
    """The papers of the gold by a number, which tells no name of theirs."""
    return {doc: str(i) for i, doc in enumerate(sorted({str(fact["doc"]) for fact in facts(folder)}), 1)}


def stated_perfectly(folder: Path, extracts: Sequence[Extract]) -> tuple[list[Extract], dict[tuple[str, int], Known]]:
    """The papers with the gold's facts as their only statements, and what each states by (document_id, start)."""
    by_hash: defaultdict[str, list[Mapping[str, object]]] = defaultdict(list)
    for fact in facts(folder):
        by_hash[str(fact["sha256"])].append(fact)
    made: list[Extract] = []
    known: dict[tuple[str, int], Known] = {}
    for extract in extracts:
        placed = []
        for at, row in _placed(extract, by_hash[extract.document.sha256]):
            placed.append(at)
            known[at.document_id, at.statement.start] = _known(row)
        made.append(replace(extract, statements=tuple(placed)))
    return made, known


def stated_as_read(folder: Path, extracts: Sequence[Extract]) -> tuple[Sequence[Extract], dict[tuple[str, int, str], Known]]:
    """The papers with what was read from them, and the gold fact that each statement tells by (document_id, start, title).

    A statement tells a fact whose sentence it is and whose figure it has; of facts without one, that of its kind.
    """
    by_hash: defaultdict[str, list[Mapping[str, object]]] = defaultdict(list)
    for fact in facts(folder):
        by_hash[str(fact["sha256"])].append(fact)
    known: dict[tuple[str, int, str], Known] = {}
    for extract in extracts:
        for placed in extract.statements:
            hits = [row for row in by_hash[extract.document.sha256] if _tells(placed.statement, row)]
            if len({str(row["world_fact"] or row["id"]) for row in hits}) == 1:
                one = placed.statement
                known[extract.document.document_id, one.start, one.title] = _known(hits[0])
    return extracts, known


def _tells(one: Statement, row: Mapping[str, object]) -> bool:
    quote = GAP.sub("", str(row.get("quote") or ""))
    own = GAP.sub("", one.quote)
    if not quote or (quote not in own and own not in quote):
        return False
    amount = row.get("amount")
    if amount is None:
        return one.kind in str(row["kind"]).split("|") and not one.moneys
    figures = {money.value for money in one.moneys} | ({one.value} if one.value is not None else set())
    return any(abs(value - float(str(amount))) <= 0.005 * abs(value) for value in figures)


def _known(row: Mapping[str, object]) -> Known:
    own = str(row["id"])
    like: tuple[str, ...] = tuple(row["look_alike"])  # type: ignore[arg-type]
    return Known(own, str(row["world_fact"] or own), like, bool(row["optional"]), str(row["doc"]))


def _placed(
    extract: Extract, rows: Sequence[Mapping[str, object]]
) -> Iterator[tuple[PlacedStatement, Mapping[str, object]]]:
    used: set[int] = set()
    for row in rows:
        start, end = _sentence(extract.text, str(row.get("quote") or ""))
        while start in used:
            start += 1
        used.add(start)
        document_id = extract.document.document_id
        one = _statement(row, start, end, extract.text[start:end] or str(row.get("quote") or row.get("name") or ""))
        yield PlacedStatement(one, document_id, "body", None, int(str(row["page"])), None), row


def _sentence(text: str, quote: str) -> tuple[int, int]:
    """The sentence of the text that holds the quote; (0, 0) where it is not found."""
    if not quote:
        return 0, 0
    pattern = r"[\s\-‐-―−­]*".join(re.escape(char) for char in GAP.sub("", quote))
    hit = re.search(pattern, text)
    if hit is None:
        return 0, 0
    begin = max((m.end() for m in ENDS.finditer(text, max(0, hit.start() - 600), hit.start() + 1)), default=hit.start())
    stop = next((m.start() for m in ENDS.finditer(text, hit.end() - 1, hit.end() + 600)), hit.end())
    return min(begin, hit.start()), max(stop, hit.end())


def _first(row: Mapping[str, object], name: str) -> str:
    value = row.get(name)
    text = str(value[0] if isinstance(value, list) and value else "" if isinstance(value, list) or value is None else value)
    return "" if text == "*" else text.split("|")[0].strip("()")


def _statement(row: Mapping[str, object], start: int, end: int, words: str) -> Statement:
    amount, unit = row.get("amount"), str(row.get("currency") or "")
    value = float(str(amount)) if amount is not None else None
    kind = _first(row, "kind")
    dates = [d for d in str(row.get("date") or "").split("|") if d not in ("*", "")]
    sides = [str(code).split("|")[0].strip("()") for name in ("parties", "named") for code in (row.get(name) or [])]  # type: ignore[attr-defined]
    areas = [_first(row, name) for name in ("donor", "recipient", "ref_area", "counterpart_area", "country")]
    codes = tuple(sorted({code for code in (*sides, *areas) if CODE.fullmatch(code)}))
    bodies = [str(n).split("|")[0] for name in ("dorg", "rorg", "orgs", "cporg") for n in (row.get(name) or [])]  # type: ignore[attr-defined]
    span = months(dates[0]) if dates else None
    quantity = f"{value:.15g} {unit}".strip() if value is not None and not CODE.fullmatch(unit) else ""
    title = " ".join(str(row.get("name") or words).split("|")[0].split())
    return Statement(
        start,
        max(end, start + 1),
        kind=kind,  # type: ignore[arg-type]
        subtype=_first(row, "type"),
        title=title if kind == "project" and row.get("name") else " ".join(words.split()),
        quote=" ".join(words.split()),
        method="gold",
        confidence=0.9,
        parties=codes,
        donor=areas[0] if CODE.fullmatch(areas[0]) else "",
        recipient=areas[1] if CODE.fullmatch(areas[1]) else "",
        organizations=tuple(sorted(set(bodies))),
        date=dates[0] if dates else "",
        year=span.first // 12 if span is not None and span.years == 1 else None,
        moneys=(Money(value, unit),) if value is not None and CODE.fullmatch(unit) else (),
        quantities=(quantity,) if quantity else (),
        cumulative=bool(row.get("cum")),
        status=_first(row, "status"),
    )
