"""What a run leaves for the next: the version it ended with, what that was made from, and what is to be tried again."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import cast

from flows import durable

WORK = ".paperledger"
"""The folder, in an output folder, that holds lock, cache and the engine's files."""

FILE = "last.json"


@dataclass(frozen=True, slots=True)
class Last:
    """The end of a run.

    `again` names the papers on which something of the moment went wrong, with the reason: the next run tries them again
    even if nothing changed. `seal` and `descriptor` tell whether the version's files are as they were (see `sound`).
    """

    version: str
    made_from: Mapping[str, str]
    again: Mapping[str, str] = field(default_factory=dict)
    seal: str = ""
    descriptor: str = ""


def read(out: Path) -> Last | None:
    """What the last run left; None where nothing is, or nothing that can be understood."""
    try:
        found = json.loads((out / WORK / FILE).read_bytes())
        texts = [str(found.get(name, "")) for name in ("version", "seal", "descriptor")]
        tables = [_texts(found.get(name, {})) for name in ("made_from", "again")]
    except (OSError, ValueError, AttributeError):
        return None
    return Last(texts[0], tables[0], tables[1], texts[1], texts[2])


def write(out: Path, last: Last) -> None:
    """Leave it for the next run. Raises OSError when it cannot be written."""
    durable.put(out / WORK / FILE, json.dumps(asdict(last)).encode())


def _texts(found: object) -> dict[str, str]:
    """A JSON object of texts. Raises ValueError for anything else."""
    if not isinstance(found, dict):
        raise ValueError(found)
    return {str(name): str(value) for name, value in cast(dict[object, object], found).items()}
