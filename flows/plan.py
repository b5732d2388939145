"""What a run would do, and why, told before it does it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from extractors.model.rows import DocumentRow
from flows import stages
from flows.beforehand import tasks
from flows.emit import last, sound, tabled
from flows.emit.dataset import made_from
from flows.emit.version import latest
from flows.extract.cache import Stage
from flows.ingest import Ingested, Paper
from flows.reasons import worded
from flows.stages import Run

Fate = Literal[
    "new",
    "changed",
    "code changed",
    "worked over",
    "limits changed",
    "tried again",
    "read before",
    "refused",
    "unchanged",
    "gone",
]

READ = ("new", "changed", "code changed", "limits changed", "tried again")
"""Fates of papers that a run would read."""

STILL_KNOWN: Mapping[Stage, str] = {
    "reading": "code changed: its mentions and records are found anew in the text and tables that are known",
    "entities": "code changed: its records are made anew from the text, tables and mentions that are known",
}
"""Why a paper is worked over, by the last of its stages that the code did not change for."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What would become of one paper. `why` says more where there is more to say."""

    path: str
    fate: Fate
    why: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would do: paper by paper, and what else changed since the latest version. `other` is empty for nothing."""

    papers: tuple[Planned, ...]
    other: tuple[str, ...]
    nothing: bool


def plan(run: Run, found: Ingested) -> Plan:
    """The plan of a run over `found`, by the latest version and the cache."""
    folder, damaged = latest(run.request.out), ""
    if folder is not None and not sound.is_sound(run.request.out, folder):
        damaged = f"version {folder.name} is damaged and will be built anew"
        folder = None
    before: dict[str, DocumentRow] = {}
    if folder is not None:
        rows = tabled.rows(folder, "documents")
        before = {row.path: row for row in rows if isinstance(row, DocumentRow)}
    known = {task.document_id: run.store.known(task) for task in tasks(found)}
    by_sha = {row.sha256: row for row in before.values() if row.sha256}
    left = last.read(run.request.out)
    again = left.again if left is not None else {}
    papers = [
        _again(again, _planned(paper, before, by_sha, known.get(paper.document_id), run.store.code), paper)
        for paper in found.papers
    ]
    here = {paper.path for paper in found.papers} | {path for paper in found.papers for path in paper.also_at}
    gone = [Planned(path, "gone", "it will leave the dataset") for path in sorted(before.keys() - here)]
    old = made_from(folder) if folder is not None else {}
    other = (*((damaged,) if damaged else ()), *(_other(old, stages.made_from(run, found)) if old else ()))
    return Plan((*papers, *gone), other, stages.published_before(run, found) is not None)


def lines(plan: Plan) -> Iterator[str]:
    """The plan, line by line."""
    if plan.nothing:
        yield f"Nothing to do: {len(plan.papers)} papers, all as in the latest version."
        return
    fates = Counter(paper.fate for paper in plan.papers)
    for paper in plan.papers:
        if paper.fate != "unchanged":
            yield f"{paper.fate:14} {paper.path}" + (f"  ({paper.why})" if paper.why else "")
    yield from plan.other
    yield ", ".join(f"{n} {fate}" for fate, n in sorted(fates.items())) or "no papers"
    n_read = sum(paper.fate in READ for paper in plan.papers)
    again = f", {fates['worked over']} worked over without being read" if fates["worked over"] else ""
    yield f"{n_read} papers would be read{again}, then all be reconciled"


def _again(again: Mapping[str, str], planned: Planned, paper: Paper) -> Planned:
    """What would become of a paper on which something of the moment went wrong in the last run."""
    reason = again.get(paper.document_id)
    return planned if reason is None or paper.refused else Planned(paper.path, "tried again", worded(reason))


def _planned(
    paper: Paper, before: Mapping[str, DocumentRow], by_sha: Mapping[str, DocumentRow], known: Stage | None, code: str
) -> Planned:
    """What would become of one paper, of whose stages `known` is the last that the cache holds."""
    if paper.refused:
        return Planned(paper.path, "refused", paper.refused)
    was = before.get(paper.path)
    same = by_sha.get(paper.sha256)
    if known == "records":
        if same is None:
            return Planned(paper.path, "read before", "its extract is in the cache")
        return Planned(paper.path, "unchanged")
    if known is not None:
        return Planned(paper.path, "worked over", STILL_KNOWN[known])
    if same is not None and same.extractor_version != code:
        return Planned(paper.path, "code changed", f"the code that reads is not that of version {same.extractor_version}")
    if was is not None and was.sha256 != paper.sha256:
        return Planned(paper.path, "changed", "the file is another than in the latest version")
    if same is not None and (paper.told or paper.password):
        return Planned(paper.path, "changed", "what was decided on its tables, or the password that opens it")
    if same is not None:
        return Planned(paper.path, "limits changed", "or its cached extract is gone")
    return Planned(paper.path, "new")


def _other(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    said = {
        "decisions": "decision changed: corpus/decisions.csv is not what it was",
        "code": "code changed: the extracting or the reconciling code is not what it was",
        "layout": "code changed: the files of a version are laid out anew",
    }
    for name, words in said.items():
        if old.get(name) != new.get(name):
            yield words
