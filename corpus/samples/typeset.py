"""Typeset the sample papers: content/NAME.source and the tables beside it -> NAME.pdf.

    python -m corpus.samples.typeset [NAME...]

Run from the project's root (`make samples`). The same content gives the same bytes, on any machine with the same
reportlab; nothing is compressed, so that no compression library can make a difference.
"""

import json
import sys
from pathlib import Path

from tests.papers.content import Table, read_table
from tests.papers.press import Setting, Typeset, typeset
from tests.papers.ruled import Look

HERE = Path(__file__).parent
CONTENT = HERE / "content"

SETTINGS = {
    "central-asia-agreements": Setting(
        n_columns=2,
        hyphenated=True,
        size=9.7,
        head="Sample and Specimen: Agreements and Aid between China and Five Central Asian Countries",
        foot="paperledger Sample Notes, 1(1), 2026",
        compressed=False,
    ),
    "third-market-cooperation": Setting(
        look=Look(rules="three", font="Times-Roman", size=9.5, leading=12),
        size=10,
        head="C. Sample: Chinese and Japanese Firms in Third Markets",
        foot="paperledger Sample Notes, 1(2), 2026",
        notes_room=46,
        table_width=0.9,
        compressed=False,
    ),
}


def typeset_sample(name: str) -> Typeset:
    """The sample paper of that name and the truth about its tables. Raises KeyError when it has no setting here."""
    source = (CONTENT / f"{name}.source").read_text(encoding="utf-8")
    return typeset(source, SETTINGS[name], _table)


def pdf(name: str) -> bytes:
    """The sample paper's bytes."""
    return typeset_sample(name).pdf


def _table(name: str) -> Table:
    return read_table(json.loads((CONTENT / f"{name}.json").read_text(encoding="utf-8")))


def main(names: list[str]) -> None:
    """Write the named samples, or all of them, beside this script."""
    for name in names or list(SETTINGS):
        (HERE / f"{name}.pdf").write_bytes(pdf(name))


if __name__ == "__main__":
    main(sys.argv[1:])
