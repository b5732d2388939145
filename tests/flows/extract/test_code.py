"""The fingerprints of code change with the code that they stand for, and with no other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.extract import code, imports
from flows.extract.cache import Stage

FINGERPRINTS = (code.extractor_version, code.reconciler_version, code.layout_version)


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the code's skeleton that the fingerprints are taken of."""
    for name in ("extractors/tables/a.py", "extractors/data/a.csv", "extractors/model/a.py", "flows/reconcile/a.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x = 1\n")
    for name in ("flows/emit/a.py", "flows/report/style.css", "flows/data/a.csv", "flows/cli.py", "flows/gather.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x = 1\n")
    (tmp_path / "extractors/reading.py").write_text("from extractors.tables import a\n")
    (tmp_path / "extractors/entities").mkdir()
    (tmp_path / "extractors/entities/__init__.py").write_text("def find():\n    import extractors.entities.b\n")
    (tmp_path / "extractors/entities/b.py").write_text('open("a.csv")\n')
    for module in (code, imports):
        monkeypatch.setattr(module, "files", lambda package: tmp_path / package)
    return tmp_path


def fingerprints() -> list[str]:
    forget()
    return [each() for each in FINGERPRINTS]


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    forget()


def forget() -> None:
    for each in (*FINGERPRINTS, code.stage_version, code.surroundings, imports.source_at):
        each.cache_clear()


@pytest.mark.parametrize(
    ("file", "changed"),
    [
        ("extractors/tables/a.py", [True, False, False]),
        ("extractors/data/a.csv", [True, True, False]),
        ("extractors/model/a.py", [True, True, True]),
        ("flows/reconcile/a.py", [False, True, False]),
        ("flows/data/a.csv", [False, True, False]),
        ("flows/gather.py", [False, True, False]),
        ("flows/emit/a.py", [False, False, True]),
        ("flows/report/style.css", [False, False, True]),
        ("flows/cli.py", [False, False, False]),
    ],
)
def test_a_change_shows_where_it_matters(copied: Path, file: str, changed: list[bool]) -> None:
    before = fingerprints()
    (copied / file).write_text("x = 2\n")
    assert [old != new for old, new in zip(before, fingerprints(), strict=True)] == changed


@pytest.mark.parametrize(
    ("file", "changed"),
    [
        ("extractors/tables/a.py", [True, True, True]),
        ("extractors/model/a.py", [False, False, True]),
        ("extractors/reading.py", [True, True, True]),
        ("extractors/entities/__init__.py", [False, True, True]),
        ("extractors/entities/b.py", [False, True, True]),
        ("extractors/data/a.csv", [False, True, True]),
    ],
)
def test_a_change_of_a_stage_leaves_the_stages_before_it(copied: Path, file: str, changed: list[bool]) -> None:
    stages: tuple[Stage, ...] = ("reading", "entities", "records")
    before = [code.stage_version(stage) for stage in stages]
    with (copied / file).open("a") as out:
        out.write("# more\n")
    forget()
    assert [code.stage_version(stage) != old for stage, old in zip(stages, before, strict=True)] == changed


def test_a_library_of_another_version_is_another_extractor(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert copied
    before = fingerprints()
    monkeypatch.setattr(code, "version", lambda name: "0.0.0" if name == "pdfplumber" else "1")
    assert fingerprints()[0] != before[0]
