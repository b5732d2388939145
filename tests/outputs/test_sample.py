"""outputs/sample is what the sample papers give: a person reviews it like any other change, and no test rewrites it."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest

from extractors.model.rows import TABLES
from flows import read_dataset

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "outputs" / "sample"
ADVICE = "if the change is meant, run `make sample` and review the difference"


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples' dataset, built anew without Prefect."""
    out = tmp_path_factory.mktemp("rebuilt")
    program = Path(sys.executable).with_name("paperledger")
    done = subprocess.run(
        [program, "run", "--engine", "local", "--quiet", "--out", out], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return out / "latest"


def lines(file: Path) -> list[dict[str, str]]:
    """The rows of a table, without the fingerprint of the code that read them."""
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
    return [{name: value for name, value in row.items() if name != "extractor_version"} for row in rows]


@pytest.mark.parametrize("table", list(TABLES))
def test_each_table_is_rebuilt(table: str, rebuilt: Path) -> None:
    assert lines(rebuilt / f"{table}.csv") == lines(SAMPLE / f"{table}.csv"), ADVICE


def test_the_texts_are_rebuilt(rebuilt: Path) -> None:
    kept = {file.name: file.read_text(encoding="utf-8") for file in (SAMPLE / "texts").iterdir()}
    assert kept == {file.name: file.read_text(encoding="utf-8") for file in (rebuilt / "texts").iterdir()}, ADVICE


def test_a_newcomer_finds_the_papers_and_their_facts_in_it() -> None:
    data = read_dataset(SAMPLE)
    assert set(data["documents"]["status"]) == {"ok"}
    assert set(data["tables"]["page_end"] - data["tables"]["page_start"]) == {0, 1}
    swap = data["records"][data["records"]["title"] == "China-Tajikistan 3 billion RMB Swap Agreement"].iloc[0]
    assert (tuple(swap["parties"]), swap["year"], swap["amount"], swap["currency"]) == (("CHN", "TJK"), 2015, 3e9, "CNY")
    assert swap["n_evidence"] >= 2
    forum = data["records"][(data["records"]["kind"] == "claim") & (data["records"]["amount"] == 18e9)].iloc[0]
    assert forum["date"] == "2018-10"


def test_the_two_planted_contradictions_are_doubts() -> None:
    """third-market-cooperation.pdf gives another sum for one item of aid and another year for one."""
    data = read_dataset(SAMPLE)
    doubted = data["flags"][data["flags"]["flag"].isin(["conflict", "possible_duplicate"])]
    quotes = data["evidence"][data["evidence"]["record_id"].isin(doubted["subject_id"])]["quote"]
    for words in ("Mobile inspection equipment", "Military assistance"):
        assert quotes.str.contains(words).any(), words
