"""Plain sentences of the field, one paper each, and all that they state: what a rule for rarer ones must leave as it is.

Their figures and many of their facts are made up.
"""

import csv
from itertools import groupby
from pathlib import Path

import pytest

from tests.extractors.records.reading import prose, stated

TABLE = Path(__file__).with_suffix(".psv").with_stem("plain_sentences")
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(), delimiter="|", strict=True))
TOLD = {sentence: list(rows) for sentence, rows in groupby(ROWS, key=lambda row: row["sentence"])}


@pytest.mark.parametrize("sentence", TOLD)
def test_a_plain_sentence_states_what_it_says(sentence: str) -> None:
    found = [one for one in stated(prose(sentence)) if one.measure != "share"]
    assert [
        {
            "sentence": sentence,
            "kind": one.kind,
            "subtype": one.subtype or one.measure,
            "donor": one.donor,
            "recipient": one.recipient,
            "parties": " ".join(one.parties),
            "date": one.date,
        }
        for one in found
    ] == TOLD[sentence]
