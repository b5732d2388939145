"""Habits of the house that no other check keeps."""

from pathlib import Path

ROOT = Path(__file__).parents[1]

LONGEST = 300
"""Lines of a module: one idea."""

LONGER = frozenset(
    {
        "extractors/entities/countries.py",
        "extractors/entities/date_grammar.py",
        "extractors/model/rows.py",
        "extractors/readers/canvas.py",
        "extractors/readers/plain.py",
        "extractors/readers/words.py",
        "extractors/records/claims.py",
        "flows/reconcile/facts.py",
        "flows/reconcile/likeness.py",
    }
)
"""Modules that are longer still; no other may become so."""


def test_a_module_is_one_idea() -> None:
    sources = [file for place in ("extractors", "flows", "corpus") for file in (ROOT / place).rglob("*.py")]
    long = {file.relative_to(ROOT).as_posix() for file in sources if len(file.read_text("utf-8").splitlines()) > LONGEST}
    assert sorted(long - LONGER) == []


def test_rooms_of_tables_say_what_is_where() -> None:
    tables = ROOT / "extractors" / "tables"
    for room in ("marks", "places", "grid", "heads", "judging", "joining", "told"):
        told = (tables / room / "__init__.py").read_text("utf-8")
        modules = {file.stem for file in (tables / room).glob("*.py")} - {"__init__"}
        assert sorted(module for module in modules if f"\n    {module} " not in told) == []
