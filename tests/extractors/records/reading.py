"""Papers as text or PDF, read the way the pipeline reads them, for the tests of this folder."""

from pathlib import Path

from extractors import paper
from extractors.model.extract import Extract
from extractors.model.fact import Statement

HERE = Path(__file__).parent / "papers"


def read(text: str) -> Extract:
    """A text paper through the whole of extraction."""
    return paper.extract(text.encode(), "text/plain")


def stated(text: str, kind: str = "") -> list[Statement]:
    """What a text paper states, of one kind or of all."""
    return [placed.statement for placed in read(text).statements if kind in ("", placed.statement.kind)]


def prose(*sentences: str) -> str:
    """A paper of one paragraph."""
    return f"A title of some length\n\nAnn Author\n\nAbstract: Words.\n\n1. Introduction\n\n{' '.join(sentences)}\n"


def tabled(caption: str, *rows: str) -> str:
    """A paper of one table; cells of a row are parted by " | "."""
    lines = "\n".join(row.replace(" | ", "\t").replace("| ", "\t") for row in rows)
    return prose("See below.") + f"\n{caption}\n\n{lines}\n\nThe end.\n"


def from_file(name: str) -> list[Statement]:
    """What a paper of papers/ states."""
    return stated((HERE / name).read_text(encoding="utf-8"))


def by_sum(*sentences: str) -> dict[float, Statement]:
    """The facts of a paragraph by their own sum or share."""
    facts = stated(prose(*sentences))
    return {(one.moneys[0].value if one.moneys else one.value or 0.0): one for one in facts if one.moneys or one.value}


def sides_of(found: dict[float, Statement], *sums: float) -> list[tuple[str, str, str]]:
    """Kind, giver and receiver of the facts with these sums."""
    return [(found[n].kind, found[n].donor, found[n].recipient) for n in sums]
