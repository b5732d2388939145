"""Heads, stubs, captions and notes as labels: their words without note marks, and the places that they name."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.model.document import Document, Run, joined
from extractors.model.fact import Mention

RAISED = 0.85
_SQUARED = re.compile(r"(?:\b[kcdm]?m|\b[Rr]|\bft|\bmi|CO|/\s?[kcm]?m)$")
_MARK = re.compile(r"\d{1,2}(?:,\d{1,2}){0,2}|[a-z](?:,[a-z]){0,2}|[*†‡§¶#]{1,3}|\(?[a-z\d]\)?")
_TAIL_MARKS = re.compile(
    r"(?:\s?(?:[*†‡§¶∗]{1,3}|[¹²³⁴-⁹]{1,2}|\s\d{1,2}/|(?<=[^\W\d_)])\d/|(?<=[^\s(])\(\d\)|\[\d{1,2}\]))+$"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A country named in a label, at `start:end` of its text."""

    start: int
    end: int
    iso3: str
    kind: str


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label: its words without marks, and the countries named in it."""

    text: str
    places: tuple[Place, ...] = ()


def words_of(runs: Sequence[Run]) -> str:
    """The text of runs without the note marks that are raised behind its words or hang on its end."""
    kept: list[Run] = []
    for i, run in enumerate(runs):
        before = runs[i - 1] if i else None
        if before is not None and _is_mark(run, before):
            kept[-1:] = [Run(kept[-1].text, kept[-1].page, kept[-1].box, run.end)] if kept else []
        else:
            kept.append(run)
    text = " ".join(joined(kept).split())
    return _TAIL_MARKS.sub("", text).strip() or text


def _is_mark(run: Run, host: Run) -> bool:
    if run.box is None or host.box is None or not _MARK.fullmatch(run.text):
        return False
    if is_turned(host):
        return False
    raised = run.box.height < RAISED * host.box.height and run.box.y_mid < host.box.y_mid - 0.05 * host.box.height
    return raised and not (run.text in "23" and _SQUARED.search(host.text))


def is_turned(run: Run) -> bool:
    """Whether a word stands on end: it is much higher than wide."""
    return run.box is not None and len(run.text) > 2 and run.box.height > 1.3 * run.box.width


class Labels:
    """The labels of a document's tables: made once, looked up by cell."""

    def __init__(self, document: Document, mentions: Iterable[Mention]) -> None:
        self.document = document
        self._places: dict[tuple[int, int | None], list[tuple[str, Mention]]] = {}
        every = list(mentions)
        bodies = sorted((m.start, m.end) for m in every if m.label == "ORG")
        starts = [start for start, _ in bodies]
        for mention in every:
            if mention.label != "COUNTRY" or not mention.norm:
                continue
            k = bisect_right(starts, mention.start) - 1
            if k >= 0 and mention.end <= bodies[k][1] and mention.end - mention.start < bodies[k][1] - bodies[k][0]:
                continue  # part of a body's name
            block = document.block_at(mention.start)
            if block is not None and block.table is not None and (block.cell is not None or block.kind == "caption"):
                self._places.setdefault((block.table, block.cell), []).append((mention.text, mention))
        self._made: dict[tuple[int, int | None], Label] = {}

    def of_cell(self, table: int, cell: int) -> Label:
        """The label that a cell prints."""
        key = (table, cell)
        if key not in self._made:
            self._made[key] = self._label(key, self.document.tables[table].cells[cell].runs)
        return self._made[key]

    def of_caption(self, table: int) -> Label:
        """The label that a caption is, without its word and number."""
        key = (table, None)
        if key not in self._made:
            self._made[key] = self._label(key, self.document.tables[table].caption)
        return self._made[key]

    def _label(self, key: tuple[int, int | None], runs: Sequence[Run]) -> Label:
        text = words_of(runs)
        places, at = [], 0
        for printed, mention in self._places.get(key, ()):
            found = text.find(" ".join(printed.split()), at)
            if found >= 0:
                at = found + len(" ".join(printed.split()))
                places.append(Place(found, at, mention.norm, mention.kind))
        return Label(text, tuple(places))
