"""The fingerprints of code change with the code that they stand for, and with no other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.extract import code

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
    monkeypatch.setattr(code, "files", lambda package: tmp_path / package)
    return tmp_path


def fingerprints() -> list[str]:
    for each in FINGERPRINTS:
        each.cache_clear()
    return [each() for each in FINGERPRINTS]


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    for each in FINGERPRINTS:
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


def test_a_library_of_another_version_is_another_extractor(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert copied
    before = fingerprints()
    monkeypatch.setattr(code, "version", lambda name: "0.0.0" if name == "pdfplumber" else "1")
    assert fingerprints()[0] != before[0]
