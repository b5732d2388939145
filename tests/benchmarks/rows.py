"""How often the rows of random tables are found: cells of one line, and cells that wrap, between seven kinds of rules.

    python -m tests.benchmarks.rows [COUNT]

No rule stands between rows. Words are drawn by lot, so some of these tables nobody could read; the figure serves to
compare two states of the code, not as a promise.
"""

import random
import sys
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.model.page import Box, Page, Ruling, Word
from extractors.tables import find
from tests.extractors.tables.sheets import LEADING, LETTER, rows, word

LINKS = "and of for in with by to"
KINDS = "north red blue white grey annual old new inland coastal heavy light small large local foreign total average"
NOUNS = """harbour dues quay timber salt lantern lake oil fish rope tar coal report method station sample model input output
weight freight tonnage pilot customs office survey depth channel buoy dredging permit vessel owner agent crew wages"""
NAMES = "Olsen Brandt Meyer Voss Holm Lund Dahl Seaford Norway Latvia Ghana Peru Spain Oslo Riga Accra Lima Cadiz"
LEXICON = tuple(map(str.split, (LINKS, KINDS, NOUNS, NAMES)))
"""Words that lead on, that qualify, and that name: of each kind a line."""

LEFT, TOP = 50.0, 124.0

STYLES = ("none", "three", "frame", "columns", "boxed columns", "label column", "columns of the body")


@dataclass(frozen=True)
class Layout:
    """Where the columns begin and how wide their cells are, in letters; whether cells wrap; points between rows."""

    starts: tuple[int, ...]
    widths: tuple[int, ...]
    end: int
    wraps: bool
    gap: float


def phrase(lot: random.Random, n: int) -> str:
    """Some words, with a small one amid them now and then, never at an end."""
    out: list[str] = []
    for i in range(n):
        amid = 0 < i < n - 1 and out[-1] not in LEXICON[0]
        out.append(lot.choice(lot.choices(LEXICON, (22 if amid else 0, 23, 40, 15))[0]))
    return " ".join(out)


def cell(lot: random.Random, kind: str, capital: bool) -> str:
    """The text of a cell of a kind of column."""
    if kind == "figure":
        return str(lot.randint(1, 99_999))
    shortest, longest = {"word": (1, 1), "short": (1, 2), "phrase": (2, 4), "long": (3, 16)}[kind]
    text = phrase(lot, lot.randint(shortest, longest))
    return text[0].upper() + text[1:] if capital else text


def table(lot: random.Random) -> tuple[list[list[str]], Layout] | None:
    """The cells of a table, the head first, and how it is set; None where the lot gives none that fits the page."""
    wraps, blank, gap = lot.random() < 0.5, lot.choice((0.0, 0.0, 0.15, 0.3)), lot.choice((0.0, 0.0, 3.0))
    n_cols, n_rows = lot.randint(2, 5), lot.randint(2, 9)
    kinds = [lot.choice(("word", "short", "phrase", "phrase", "figure" if c else "short")) for c in range(n_cols)]
    if wraps:
        kinds[lot.randrange(n_cols)] = "long"
    capitals = [lot.random() < 0.75 for _ in range(n_cols)]
    body = [
        ["" if c and lot.random() < blank else cell(lot, kinds[c], capitals[c]) for c in range(n_cols)]
        for _ in range(n_rows)
    ]
    head = [phrase(lot, 1).capitalize() for _ in range(n_cols)]
    widths = [
        max(len(head[c]), lot.randint(14, 28))
        if wraps and kinds[c] in ("long", "phrase")
        else max(len(r[c]) for r in (head, *body))
        for c in range(n_cols)
    ]
    gutters = [lot.choice((2, 3, 5)) for _ in range(n_cols)]
    starts = tuple(sum(widths[:c]) + sum(gutters[:c]) for c in range(n_cols))
    end = sum(widths) + sum(gutters)
    if end > 100 or any(sum(map(bool, row)) < 2 for row in body):
        return None
    return [head, *body], Layout(starts, tuple(widths), end, wraps, gap)


def sheet(cells: Sequence[Sequence[str]], layout: Layout, style: str) -> Page:
    """The page that the table stands on."""
    words = _line("Table 1. What was found", 0, 100.0)
    y, edges = TOP, [TOP]
    for row in cells:
        parts = [textwrap.wrap(text, width) for text, width in zip(row, layout.widths, strict=True)]
        for start, lines in zip(layout.starts, parts, strict=True):
            words += [w for i, line in enumerate(lines) for w in _line(line, start, y + i * LEADING)]
        y += LEADING * max(map(len, parts)) + (layout.gap if len(edges) > 1 else 0.0)
        edges.append(y)
    rules = tuple(_rules(layout, style, edges[0] - 1, edges[1] - 1, edges[-1] - layout.gap))
    return Page(1, 650.0, max(800.0, y + 50), tuple(words), rules)


def _line(text: str, start: int, y: float) -> list[Word]:
    out, at = [], start
    for piece in text.split():
        out.append(word(piece, LEFT + at * LETTER, y))
        at += len(piece) + 1
    return out


def _rules(layout: Layout, style: str, top: float, below_head: float, bottom: float) -> Iterator[Ruling]:
    if style == "none":
        return
    x0, x1 = LEFT - 2, LEFT + layout.end * LETTER
    yield from (Ruling(Box(x0, y, x1, y), horizontal=True) for y in (top, below_head, bottom))
    upright = [LEFT + start * LETTER - 2 for start in layout.starts[1:]]
    places = {"columns": upright, "boxed columns": upright, "columns of the body": upright, "label column": upright[:1]}
    sides = [x0, x1] if style in ("frame", "boxed columns") else []
    first = below_head if style == "columns of the body" else top
    yield from (Ruling(Box(x, first, x, bottom), horizontal=False) for x in (*places.get(style, ()), *sides))


def is_right(cells: Sequence[Sequence[str]], page: Page) -> bool:
    """Whether one table is found on a page, with just these cells."""
    found = find((page,))
    return len(found) == 1 and rows(found[0]) == [list(row) for row in cells]


def main(count: int) -> None:
    """Prints the share of right tables, by whether cells wrap and rows stand apart, and by the rules."""
    right: dict[str, list[bool]] = {}
    for seed in range(count):
        lot = random.Random(seed)
        made = table(lot)
        if made is None:
            continue
        cells, layout = made
        style = lot.choice(STYLES)
        told = is_right(cells, sheet(cells, layout, style))
        apart = "rows apart" if layout.gap else "even lines"
        for name in ("all", f"{'wrapped' if layout.wraps else 'one line a cell'}, {apart}", style):
            right.setdefault(name, []).append(told)
    for name, told_all in sorted(right.items()):
        print(f"{name:32} {sum(told_all) / len(told_all):.3f} of {len(told_all)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
