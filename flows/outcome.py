"""What a run came to, for programs: run.json beside `latest`, the same in events, on webhooks and with --json."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from flows import durable, mirror
from flows.summary import Summary

FILE = "run.json"

State = Literal["published", "unchanged", "held back", "failed"]
Plain = str | int | Mapping[str, int] | list[dict[str, str]]


def outcome(state: State, message: str, out: Path, summary: Summary | None = None) -> dict[str, Plain]:
    """The end of a run: state, message, folder or URL; counts, doubts and unread papers of the version it made or found."""
    said: dict[str, Plain] = {"state": state, "message": message, "out": mirror.url_of(out) or str(out)}
    if summary is None:
        return said
    papers = Counter[str](row.status for row in summary.documents)
    unread = [
        {"path": row.path, "status": row.status, "reason": row.reason} for row in summary.documents if row.status != "ok"
    ]
    return said | {
        "version": summary.published.name,
        "papers": dict(sorted(papers.items())),
        "counts": dict(sorted(summary.counts.items())),
        "flags": dict(sorted(summary.flags.items())),
        "not_read_whole": unread,
    }


def written(said: Mapping[str, Plain]) -> str:
    """The same as JSON."""
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def keep(said: Mapping[str, Plain], out: Path) -> None:
    """Leave it as run.json in the output folder; a disk that takes no more does not fail a run for it."""
    try:
        durable.put(out / FILE, written(said).encode())
    except OSError:
        return
