"""A new folder to work in: a corpus without papers yet, its three tables with their headings."""

from collections.abc import Iterator
from pathlib import Path

from flows import catalogue, durable, expectations
from flows.reconcile.decisions import written

EXPECTATIONS = "subject,measure,minimum,maximum,why,papers\n"


def begin(folder: Path) -> Iterator[str]:
    """Make `corpus/` with papers.csv, decisions.csv and expectations.csv; what is there already stays. Yields what to do.

    Raises OSError where the folder cannot be written.
    """
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    files = {"decisions.csv": written(()), expectations.FILE: EXPECTATIONS}
    if not (corpus / catalogue.CATALOGUE).exists():
        catalogue.save(corpus, ())
        yield f"{corpus / catalogue.CATALOGUE} made"
    for name, text in files.items():
        if not (corpus / name).exists():
            durable.put(corpus / name, text.encode())
            yield f"{corpus / name} made"
    yield f"Next: cd {folder}; paperledger add PAPER.pdf; paperledger run; paperledger explore"
