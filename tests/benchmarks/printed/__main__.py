"""Prints documents, reads them, counts."""

from __future__ import annotations

import argparse
import hashlib
import pickle
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from extractors.model.document import Table
from extractors.tables import find
from tests.benchmarks import at_hand
from tests.benchmarks.printed import tex, web
from tests.benchmarks.printed.likeness import Entry, letters, level, same, teds
from tests.benchmarks.printed.prints import Print

MAKERS = {"tex": tex, "web": web}
HELD_FROM = 1000
KEPT = at_hand.ROOT / "build" / "printed"
ALIKE = 0.2
"""TEDS below which a table is not found."""


def entries(table: Table) -> list[Entry]:
    return [Entry(c.row, c.col, c.row_span, c.col_span, c.text) for c in table.cells]


def printed(maker: str, seed: int) -> Print:
    """The document of a seed, kept in `build` by its maker's code."""
    code = hashlib.sha256(b"".join(p.read_bytes() for p in sorted(Path(__file__).parent.glob("*.py")) if p.stem[0] != "_"))
    place = KEPT / f"{maker}-{seed}-{code.hexdigest()[:8]}.pickle"
    if not place.is_file():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(pickle.dumps(MAKERS[maker].document(seed)))
    found: Print = pickle.loads(place.read_bytes())
    return found


def paired(truth: list[tuple[list[Entry], int]], found: list[list[Entry]]) -> list[tuple[float, int]]:
    """For each true table how like the found one is that suits it, and which that is; each suits one."""
    likes = {(i, j): teds(level(t, n), level(f, n)) for i, (t, n) in enumerate(truth) for j, f in enumerate(found)}
    out = [(0.0, -1)] * len(truth)
    taken: set[int] = set()
    for (i, j), like in sorted(likes.items(), key=lambda pair: -pair[1]):
        if out[i][1] < 0 and j not in taken and like > ALIKE:
            out[i] = (like, j)
            taken.add(j)
    return out


def main(maker: str, seeds: Iterable[int], errors: bool, keep: Path | None) -> None:
    n = exact = missed = false = captions = 0
    likes: list[float] = []
    groups: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for seed in seeds:
        done = printed(maker, seed)
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{maker}{seed}.pdf").write_bytes(done.pdf)
        tables = find(at_hand.pages_of(done.pdf))
        found = [entries(t) for t in tables]
        truth = [(model.truth(), model.n_heads) for model in done.tables]
        pairs = paired(truth, found)
        false += len(found) - sum(j >= 0 for _, j in pairs)
        for model, look, (true, heads), (like, j) in zip(done.tables, done.looks, truth, pairs, strict=True):
            right = j >= 0 and same(level(true, heads), level(found[j], heads))
            n, exact, missed = n + 1, exact + right, missed + (j < 0)
            captions += j >= 0 and model.caption.read[:12] in "".join(r.text + r.end for r in tables[j].caption)
            likes.append(like)
            for word in look.split():
                groups[word].append((like, right))
            if errors and seed < HELD_FROM and not right:
                print(f"{maker} {seed} table {model.number} {look}: {'missed' if j < 0 else f'{like:.3f}'}", end="")
                print("" if j < 0 else " " + _difference(level(true, heads), level(found[j], heads)), flush=True)
        if errors and seed < HELD_FROM and len(found) > sum(j >= 0 for _, j in pairs):
            print(f"{maker} {seed}: others found", [k for k in range(len(found)) if k not in {j for _, j in pairs}])
    for name, rows in sorted(groups.items()):
        mean, same_ones = sum(x for x, _ in rows) / len(rows), sum(r for _, r in rows)
        print(f"  {name:12} {len(rows):4} exact {same_ones / len(rows):.3f}  TEDS {mean:.3f}")
    print(f"{n} tables: exact {exact} ({exact / n:.3f}), TEDS {sum(likes) / n:.3f}", end="")
    print(f", missed {missed}, others {false}, captions {captions}")


def _difference(true: list[Entry], found: list[Entry]) -> str:
    """The shapes, and the first cells that are in one only."""

    def shape(cells: list[Entry]) -> str:
        return f"{max(c.row + c.row_span for c in cells)}x{max(c.col + c.col_span for c in cells)}"

    def told(cells: list[Entry]) -> set[tuple[int, int, int, int, str]]:
        return {(c.row, c.col, c.row_span, c.col_span, letters(c.text)) for c in cells if c.text.strip()}

    a, b = told(true), told(found)
    return f"{shape(true)} as {shape(found)}; true {sorted(a - b)[:4]} read {sorted(b - a)[:4]}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("maker", choices=MAKERS)
    parser.add_argument("seeds")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    first, _, last = asked.seeds.partition("-")
    main(asked.maker, range(int(first), int(last or first) + 1), asked.errors, asked.keep)
