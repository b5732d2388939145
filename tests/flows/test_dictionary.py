"""The data dictionary beside the datasets says what the code publishes."""

from pathlib import Path

from extractors.model.rows import TABLES
from flows.dictionary import markdown
from flows.schema import columns

README = Path(__file__).parents[2] / "outputs" / "README.md"


def test_every_column_is_explained() -> None:
    text = markdown()
    for name, row_class in TABLES.items():
        section = text.partition(f"## {name}\n")[2].partition("\n## ")[0]
        assert all(f"| {spec.name} |" in section for spec in columns(row_class)), name


def test_the_file_in_outputs_is_up_to_date() -> None:
    assert README.read_text("utf-8") == markdown(), "run: paperledger dictionary > outputs/README.md"
