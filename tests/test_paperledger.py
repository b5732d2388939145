"""The public face does what it says."""

from pathlib import Path

import paperledger
from flows.emit.publish import emit
from tests.flows.rows import contents


def test_a_dataset_and_a_paper_are_read(tmp_path: Path) -> None:
    emit(contents(), {"papers": "1"}, tmp_path, lambda *_: {})
    data = paperledger.read_dataset(tmp_path)
    assert data["records"]["amount"].tolist() == [3e6]
    (tmp_path / "a.txt").write_text("# A note on roads\n\nIn May 2016 China lent Kenya US$ 3 million for a road.\n")
    found = paperledger.read_paper(tmp_path / "a.txt")
    assert found.document.status == "ok"
    assert {"CHN", "KEN"} <= {mention.norm for mention in found.mentions}
    assert found.statements
