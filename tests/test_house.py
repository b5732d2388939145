"""Habits of the house that no other check keeps."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]

LONGEST = 300
"""Lines of a module: one idea."""

NEEDS_NO_NAME = (0, 1, 2)
"""Numbers that are places and steps, and the 2 by which halves are taken."""

MOST_UNNAMED = 53
"""Numbers in the code of tables that have no name; none may be added to them."""


def test_a_module_is_one_idea() -> None:
    sources = [file for place in ("extractors", "flows", "corpus") for file in (ROOT / place).rglob("*.py")]
    long = [file.relative_to(ROOT).as_posix() for file in sources if len(file.read_text("utf-8").splitlines()) > LONGEST]
    assert sorted(long) == []


def test_rooms_of_tables_say_what_is_where() -> None:
    tables = ROOT / "extractors" / "tables"
    for room in ("marks", "places", "grid", "heads", "judging", "joining", "told"):
        told = (tables / room / "__init__.py").read_text("utf-8")
        modules = {file.stem for file in (tables / room).glob("*.py")} - {"__init__"}
        assert sorted(module for module in modules if f"\n    {module} " not in told) == []


def test_numbers_of_tables_have_a_name() -> None:
    sources = (ROOT / "extractors" / "tables").rglob("*.py")
    unnamed = [f"{file.name}:{line}" for file in sources for line in _unnamed(ast.parse(file.read_text("utf-8")))]
    assert len(unnamed) <= MOST_UNNAMED, sorted(unnamed)


def _unnamed(module: ast.Module) -> Iterator[int]:
    """The lines of numbers that stand in no assignment to names in capitals."""
    named: set[ast.AST] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)]
            named |= set(ast.walk(node.value)) if names and all(name.isupper() for name in names) else set()
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and node not in named and _is_number(node) and node.value not in NEEDS_NO_NAME:
            yield node.lineno


def _is_number(node: ast.Constant) -> bool:
    return isinstance(node.value, int | float) and not isinstance(node.value, bool)
