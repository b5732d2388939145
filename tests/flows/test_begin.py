"""A new folder has an empty corpus; what is there already stays."""

from pathlib import Path

from flows import catalogue, expectations
from flows.begin import begin
from flows.gather import decided


def test_an_empty_corpus_is_made_and_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    assert len(list(begin(folder))) == 4
    corpus = folder / "corpus"
    assert (catalogue.load(corpus), expectations.load(corpus), decided(corpus).decisions) == ((), (), ())
    (corpus / "papers.csv").write_text("file\na.pdf\n")
    assert len(list(begin(folder))) == 1
    assert (corpus / "papers.csv").read_text() == "file\na.pdf\n"
