"""The public face: a dataset in a notebook, and one paper by itself.

from paperledger import read_dataset, read_paper

data = read_dataset("outputs")
paper = read_paper("one.pdf")
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from extractors.model.extract import Extract

__all__ = ["read_dataset", "read_paper"]


def read_dataset(
    folder: str | Path = "outputs", tables: Sequence[str] = (), where: Mapping[str, str] | None = None
) -> dict[str, pd.DataFrame]:
    """The tables of a dataset by name, as pandas DataFrames. `folder` is an output folder, one version of it, or a URL.

    With `tables` only these are read, and of a URL fetched; with `where` only the rows in which each column named there is
    the value, or holds it where it is a list, as in `{"recipient": "KEN"}`. Raises FileNotFoundError where there is no
    dataset, KeyError for a table or column that there is none of.
    """
    from flows.distant import read

    return read(folder, tables, where or {})


def read_paper(file: str | Path) -> Extract:
    """Everything that one paper says: its text, tables, cells, mentions and statements, as rows of the same columns.

    `file` is a PDF, or a text (.txt, .md). It is read in this process, without the fences of a run: for a paper from
    somewhere unknown use `paperledger run`. A paper that cannot be read has the status `quarantined` and the reason.
    Raises OSError where the file cannot be opened.
    """
    from extractors import paper

    path = Path(file)
    data = path.read_bytes()
    is_text = path.suffix.lower() in (".txt", ".md") and b"%PDF-" not in data[:1024]
    return paper.extract(data, "text/plain" if is_text else paper.PDF)
