"""How well the confidence of tables tells wrong ones: python -m tests.benchmarks.confidence

The test papers and the held ones are read as they are and with damaged pages, so that tables of every kind come out wrong
too. A found table's F1 is that of the neighbours in its grid (right and below, spans filled in) against the true table
it shares most with, 0 for one that is no table; it is wrong below 0.97. The area under the curve is how often, of a wrong
table and a sound one, the wrong one has the lower confidence.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.layout import furniture
from extractors.model.page import Box, Page, Word
from extractors.readers import pdf
from extractors.tables import find
from flows.grid import matrix
from tests.papers import cases
from tests.papers.content import TrueTable
from tests.papers.held import held

WRONG = 0.97
"""A table with an F1 below this is wrong."""

BANDS = (0.0, 0.4, 0.6, 0.7, 0.8, 0.9, 1.0)

Neighbours = Counter[tuple[str, str, str]]
"""Pairs of texts beside each other in a grid, and which way."""


@dataclass(frozen=True, slots=True)
class Found:
    """A found table's F1 and confidence."""

    f1: float
    confidence: float


def _without_rules(page: Page) -> Page:
    return replace(page, rulings=(), fills=())


def _without_upright_rules(page: Page) -> Page:
    return replace(page, rulings=tuple(rule for rule in page.rulings if rule.horizontal))


def _in_wider_letters(page: Page) -> Page:
    """Every word wider by two fifths, as in a type that stands in for another, and no rules: gutters narrow."""

    def wider(word: Word) -> Word:
        box = word.box
        return replace(word, box=Box(box.x0, box.top, box.x1 + 0.4 * box.width, box.bottom))

    return replace(_without_rules(page), words=tuple(map(wider, page.words)))


def _set_closer(page: Page) -> Page:
    """Every line nearer to the next by a third, and no rules: leading tells less."""

    def closer(word: Word) -> Word:
        box, middle = word.box, 0.67 * word.box.y_mid
        return replace(word, box=Box(box.x0, middle - box.height / 2, box.x1, middle + box.height / 2))

    return replace(_without_rules(page), words=tuple(map(closer, page.words)))


DAMAGES: Mapping[str, Callable[[Page], Page]] = {
    "as they are": lambda page: page,
    "without rules": _without_rules,
    "without upright rules": _without_upright_rules,
    "in wider letters, without rules": _in_wider_letters,
    "set closer, without rules": _set_closer,
}


def neighbours(grid: Sequence[Sequence[str]]) -> Neighbours:
    """Each text with the next one to its right and below, blanks passed over, letters and digits only."""
    bare = [["".join(filter(str.isalnum, text)).casefold() for text in row] for row in grid]
    found: Neighbours = Counter()
    for way, lines in (("right", bare), ("down", list(zip(*bare, strict=True)))):
        for line in lines:
            found.update((a, b, way) for a, b in pairwise(text for text in line if text) if a != b)
    return found


def _true(table: TrueTable) -> tuple[Neighbours, Neighbours]:
    """With what spans rows or columns repeated, or given once: where no rule tells, either is right."""
    n = table["n_cols"]
    heads = [table["header"][i : i + n] for i in range(0, len(table["header"]), n)]
    return neighbours([*heads, *table["grid_filled"]]), neighbours([*heads, *table["grid"]])


def _f1(found: Neighbours, truth: Sequence[Neighbours]) -> float:
    shared = max(((found & true).total() / max(1, found.total() + true.total()) for true in truth), default=0.0)
    return 2 * shared


def scored(pages: Sequence[Page], truth: Sequence[TrueTable]) -> list[Found]:
    """The tables found on pages, each scored."""
    true = [reading for table in truth for reading in _true(table)]
    return [Found(_f1(neighbours(matrix(table)), true), table.confidence) for table in find(pages)]


def area(tables: Sequence[Found]) -> float | None:
    """How often, of a wrong table and a sound one, the wrong one is less sure; None where there are no such pairs.

    Two that are as sure as each other count half.
    """
    wrong = [t.confidence for t in tables if t.f1 < WRONG]
    sound = [t.confidence for t in tables if t.f1 >= WRONG]
    if not wrong or not sound:
        return None
    return sum((w < s) + 0.5 * (w == s) for w in wrong for s in sound) / (len(wrong) * len(sound))


def _mean(tables: Sequence[Found]) -> str:
    return f"{sum(t.f1 for t in tables) / len(tables):.2f}" if tables else "   -"


def _line(name: str, tables: Sequence[Found]) -> str:
    wrong = sum(t.f1 < WRONG for t in tables)
    told = area(tables)
    least = sorted(tables, key=lambda t: t.confidence)[: max(1, len(tables) // 5)]
    means = f"mean F1 {_mean(tables)}, of the least sure fifth {_mean(least)}"
    return f"{name:32} {len(tables):4} tables, {wrong:3} wrong, area {'  -' if told is None else f'{told:.2f}'}, {means}"


def main() -> None:
    papers = [(case.pdf(), case.truth) for case in cases() if case.scan is None]
    papers += [(done.pdf, done.tables) for done in (case.typeset() for case in held())]
    read = [(tuple(furniture.strip(tuple(pdf.read(data)))), truth) for data, truth in papers]
    all_tables: list[Found] = []
    for name, damage in DAMAGES.items():
        tables = [t for pages, truth in read for t in scored(tuple(map(damage, pages)), truth)]
        all_tables += tables
        print(_line(name, tables), flush=True)
    print(_line("all", all_tables))
    for low, high in pairwise(BANDS):
        band = [t for t in all_tables if low <= t.confidence < high]
        sound = sum(t.f1 >= WRONG for t in band)
        print(f"  confidence {low:.1f} to {high:.1f}: {len(band):4} tables, {sound:4} sound, mean F1 {_mean(band)}")


if __name__ == "__main__":
    main()
