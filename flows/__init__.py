"""The corpus: the shell around the extractors. `from flows import read_dataset` opens a dataset in a notebook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

__all__ = ["read_dataset"]


def read_dataset(
    folder: str | Path = "outputs", tables: Sequence[str] = (), where: Mapping[str, str] | None = None
) -> dict[str, pd.DataFrame]:
    """The tables of a dataset by name, with the schema's dtypes; see `flows.emit.dataset.read`."""
    from flows.distant import read

    return read(folder, tables, where or {})
