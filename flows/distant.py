"""A dataset read back from wherever it is: a folder, or a URL of which only the tables are fetched that are asked for."""

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from flows import beyond
from flows.emit import dataset
from flows.emit.package import digest
from flows.emit.version import DESCRIPTOR, LATEST, VERSIONS

if TYPE_CHECKING:
    import pandas as pd


def read(place: str | Path, tables: Sequence[str], where: Mapping[str, str]) -> "dict[str, pd.DataFrame]":
    """The tables of a dataset by name; see `dataset.read`. Raises Unreachable where a URL cannot be read."""
    text = str(place).removeprefix("file://")
    if not beyond.is_url(text):
        return dataset.read(Path(text), tables, where)
    with tempfile.TemporaryDirectory() as folder:
        _fetch(_version(text.rstrip("/")), tables, Path(folder))
        return dataset.read(Path(folder), tables, where)


def _version(url: str) -> str:
    """The URL of the version that is at a URL, or the latest one of the output folder there."""
    data = beyond.read(f"{url}/{LATEST}")
    return f"{url}/{VERSIONS}/{json.loads(data)['version']}" if data else url


def _fetch(version: str, tables: Sequence[str], folder: Path) -> None:
    data = beyond.read(f"{version}/{DESCRIPTOR}")
    if data is None:
        raise FileNotFoundError(f"{version} holds no dataset; `paperledger run` makes one")
    (folder / DESCRIPTOR).write_bytes(data)
    for resource in json.loads(data)["resources"]:
        for each in resource.get("parts", [resource]) if not tables or resource["name"] in tables else ():
            file = folder / str(each["path"])
            if not beyond.fetch(f"{version}/{each['path']}", file) or digest(file) != each["hash"]:
                raise FileNotFoundError(f"{version}/{each['path']} is missing, or not what was written")
