"""What became of each paper, what is doubtful, and what changed."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import nsmallest
from itertools import islice

from extractors.model.rows import ChangeRow, DocumentRow, FlagRow
from flows.reasons import flags as known_flags
from flows.report.markup import Html, element, folded, grid, section, shown_of, text

MOST_PAPERS = 500
MOST_FLAGS = 300
MOST_CHANGES = 200

GRAVE = ("documents", "records", "evidence", "participants", "tables", "observations", "mentions", "cells", "entities")
"""Tables whose doubts come first: a lost page hides facts, a doubtful mention is one word."""


def papers(rows: Sequence[DocumentRow]) -> Html:
    """The papers, those that were not read whole first."""
    order = {"quarantined": 0, "partial": 1, "ok": 2}
    worst = nsmallest(MOST_PAPERS, rows, key=lambda row: (order[row.status], row.path))
    heads = ("Paper", "Year", "Status", "Pages", "Tables", "Mentions", "Records")
    lead = shown_of(len(worst), len(rows), "papers, those not read whole first", "documents.csv")
    return section("papers", "Papers", lead, grid(heads, map(_paper, worst), "papers"))


def _paper(row: DocumentRow) -> list[Html]:
    title = element("b", text(row.title)) if row.title else ""
    also = f" (also {len(row.also_at)} more)" if row.also_at else ""
    lines = [title, element("small", text(row.path + also)), element("em", text(row.reason)) if row.reason else ""]
    counts = [text(n) for n in (row.n_pages, row.n_tables, row.n_mentions, row.n_records)]
    return ["<br>".join(filter(None, lines)), text(row.year), element("span", row.status, f"status {row.status}"), *counts]


def doubts(rows: Sequence[FlagRow], documents: Mapping[str, DocumentRow]) -> Html:
    """What a person should look at: counts by kind with what to do, then the doubts themselves, the gravest first."""
    if not rows:
        return section("flags", "To look at", "Nothing is flagged.", "")
    counts = Counter(row.flag for row in rows)
    known = known_flags()
    kinds = [
        [element("code", text(flag)), str(n), text(known[flag].meaning), text(known[flag].what_to_do)]
        for flag, n in counts.most_common()
        if flag in known
    ]
    worst = gravest(rows)
    places = [
        [element("code", text(row.flag)), text(row.detail), _where(row, documents), element("small", text(row.subject_id))]
        for row in worst
    ]
    lead = shown_of(len(worst), len(rows), "doubts, the gravest first", "flags.csv")
    listed = folded("The doubts one by one", grid(("Flag", "What is doubtful", "Where", "Row"), places))
    return section("flags", "To look at", lead, grid(("Flag", "Rows", "Meaning", "What to do"), kinds) + listed)


def gravest(rows: Iterable[FlagRow]) -> list[FlagRow]:
    """The doubts that are listed, the gravest first."""
    return nsmallest(MOST_FLAGS, rows, key=lambda row: (GRAVE.index(row.subject), row.flag, row.flag_id))


def _where(row: FlagRow, documents: Mapping[str, DocumentRow]) -> Html:
    paper = documents.get(row.document_id or "")
    name = paper.path.rpartition("/")[2] if paper else ""
    return text(f"{name}, page {row.page}" if row.page is not None else name)


def changes(rows: Collection[ChangeRow]) -> Html:
    """What differs from the version before, and why."""
    if not rows:
        return section("changes", "Changes", "This is the first version, or nothing differs from the one before.", "")
    counts = Counter((row.subject, row.change, row.cause) for row in rows)
    kinds = [[text(subject), change, text(cause), str(n)] for (subject, change, cause), n in sorted(counts.items())]
    first = [
        [text(row.subject), text(row.subject_id), row.change, text(", ".join(row.columns)), text(row.cause)]
        for row in islice(rows, MOST_CHANGES)
    ]
    lead = shown_of(len(first), len(rows), "changed rows", "changes.csv")
    listed = folded("The changes one by one", grid(("Table", "Row", "Change", "Columns", "Cause"), first))
    return section("changes", "Changes", lead, grid(("Table", "Change", "Cause", "Rows"), kinds) + listed)
