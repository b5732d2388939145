"""Sketches of pages, one for each rule of tables that no other test shows: what is read of them, row by row.

`sketches.txt` holds them. A line of `=` is a rule across, from its first to its last sign; a line that begins with `*` is
bold; `down 10 0-4` is an upright rule before letter 10, from line 0 to line 4. Below `->` stand the rows of the tables that
are found, the texts of a row parted by bars, tables by a blank line.
"""

import re
from importlib import import_module
from pathlib import Path

import pytest

from extractors.model.page import Page, Ruling
from extractors.tables import find
from tests.extractors.tables.sheets import across, down, page_of, rows

SKETCHES = (Path(__file__).parent / "sketches.txt").read_text("utf-8").split("\n## ")[1:]


def _pages(drawn: str) -> tuple[Page, ...]:
    return tuple(_page(text, number) for number, text in enumerate(drawn.split("\n(next page)\n"), start=1))


def _page(drawn: str, number: int) -> Page:
    lines: list[str] = []
    rulings: list[Ruling] = []
    bold: list[int] = []
    for line in drawn.split("\n"):
        upright = re.fullmatch(r"down (\d+) (\d+)-(\d+)", line)
        if upright:
            rulings.append(down(*map(int, upright.groups())))
        elif set(line) <= {" ", "="} and "=" in line:
            rulings.append(across(len(lines), len(line) - len(line.lstrip()) - 1, len(line) - 1))
        else:
            bold += [len(lines)] if line[:1] == "*" else []
            lines.append(line[1:])
    return page_of("\n".join(lines), rulings, number, bold)


def test_each_is_named_after_a_rule_that_is_there() -> None:
    names = (sketch.partition("\n")[0] for sketch in SKETCHES)
    named = (name.rpartition(".") for name in names if re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", name))
    modules = [(import_module(f"extractors.tables.{module}"), rule) for module, _, rule in named]
    assert [rule for module, rule in modules if not hasattr(module, rule)] == []


@pytest.mark.parametrize("sketch", SKETCHES, ids=[sketch.partition("\n")[0] for sketch in SKETCHES])
def test_each_is_read_as_it_is_set(sketch: str) -> None:
    _, _, body = sketch.partition("\n")
    drawn, _, told = re.sub(r"^# .*\n", "", body, flags=re.M).partition("\n->")
    found = ["\n".join(" | ".join(row).rstrip() for row in rows(table)) for table in find(_pages(drawn))]
    assert found == [table for table in told.strip("\n").split("\n\n") if table]
