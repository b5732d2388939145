"""Whether a change leaves every table of the documents at hand as it was.

    python -m tests.benchmarks.fingerprint save FILE       # writes what the code finds now
    python -m tests.benchmarks.fingerprint check FILE      # prints what differs from that; exit code 1 where something does

Folders of the shared material may be named behind, to look at their documents only. With `--read` only documents that were
read before are looked at. A table is told by its cells with their spans, texts and boxes, caption, notes, unit, doubts and
confidence. Also prints the processor time that finding took.
"""

import json
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from extractors.model.document import Run, Table
from extractors.tables import find, given_up
from tests.benchmarks import at_hand

Prints = Mapping[str, list[list[str]]]
"""For each document the lines that tell each of its tables."""


def _box(run: Run) -> str:
    return "" if run.box is None else f"{run.box.x0:.1f},{run.box.top:.1f}"


def told(table: Table) -> list[str]:
    """All that a table says, as lines."""
    lines = [
        f"page {table.page_start}-{table.page_end} {table.n_rows}x{table.n_cols} heads {table.n_header_rows} {table.method}",
        f"number {table.number} unit {table.unit} confidence {table.confidence:.6f}",
        "caption " + " ".join(run.text for run in table.caption),
        *("note " + " ".join(run.text for run in note) for note in table.notes),
    ]
    for c in sorted(table.cells, key=lambda c: (c.row, c.col)):
        place = _box(c.runs[0]) if c.runs else ""
        lines.append(
            f"{c.row},{c.col}+{c.row_span}x{c.col_span} {'head ' if c.is_header else ''}{c.text} "
            f"/{'|'.join(c.path)}/ {place} {c.confidence:.3f}"
        )
    return [*lines, *(f"doubt {doubt}" for doubt in table.doubts)]


def prints(places: Sequence[str] = (), read_only: bool = False) -> tuple[Prints, float, int]:
    """What is found in each document, the processor seconds that it took, and the number of pages.

    With `read_only` only documents whose pages are kept are looked at.
    """
    out: dict[str, list[list[str]]] = {}
    spent, n_pages = 0.0, 0
    for file in at_hand.documents(*places):
        if read_only and not at_hand.is_kept(file):
            continue
        pages = at_hand.pages(file)
        start = time.process_time()
        tables = find(pages)
        spent += time.process_time() - start
        n_pages += len(pages)
        out[f"{file.parent.name}/{file.name}"] = [*map(told, tables), [str(doubt) for doubt in given_up(pages)]]
    return out, spent, n_pages


def differing(before: Prints, after: Prints) -> list[str]:
    """A line for each thing that is in one and not in the other."""
    out = []
    for name in sorted({*before, *after}):
        old, new = before.get(name, []), after.get(name, [])
        if old == new:
            continue
        out.append(f"{name}: {len(old) - 1} tables, now {len(new) - 1}")
        gone, come = {line for t in old for line in t}, {line for t in new for line in t}
        out += [f"  - {line}" for t in old for line in t if line not in come]
        out += [f"  + {line}" for t in new for line in t if line not in gone]
    return out


def main(what: str, file: Path, places: Sequence[str], read_only: bool) -> int:
    """Save or check; the exit code."""
    found, spent, n_pages = prints(places, read_only)
    n_tables = sum(len(tables) - 1 for tables in found.values())
    print(f"{len(found)} documents, {n_pages} pages, {n_tables} tables, {1000 * spent / n_pages:.1f} ms of processor a page")
    if what == "save":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(found, indent=0, ensure_ascii=False), "utf-8")
        return 0
    before: Prints = json.loads(file.read_text("utf-8"))
    if read_only or places:
        before = {name: tables for name, tables in before.items() if name in found}
    lines = differing(
        before, {name: tables for name, tables in found.items() if not (read_only or places) or name in before}
    )
    print("\n".join(lines) or "all as before")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(
        main(sys.argv[1], Path(sys.argv[2]), [place for place in sys.argv[3:] if place[:1] != "-"], "--read" in sys.argv)
    )
