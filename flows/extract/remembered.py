"""The stages of reading one paper, each looked up before it is done: a change of one leaves those before it alone.

This is the child's side. It may not write to the cache: what it has done it hands over sealed, and the parent puts it away.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.model.document import Document
from extractors.model.fact import Mention
from extractors.readers.failure import Unreadable
from flows.extract.cache import Key, get, sealed

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from extractors.paper import Stages
    from extractors.reading import Stop


@dataclass(frozen=True, slots=True)
class Memory:
    """Where the stages of one paper are looked up. `folder` is the cache's."""

    folder: Path
    reading: Key
    entities: Key

    @property
    def files(self) -> tuple[bytes, ...]:
        """The files that are looked into; none may be there."""
        return tuple(bytes(key.path(self.folder)) for key in (self.reading, self.entities))

    def leavings(self, kept: Mapping[str, bytes]) -> tuple[tuple[Key, bytes], ...]:
        """What stages gave, by their keys; no bytes for those that gave nothing, as they were known."""
        return tuple((key, kept.get(key.stage, b"")) for key in (self.reading, self.entities))


@dataclass(frozen=True, slots=True)
class Reading:
    """What the first stage gave: a document, or why there is none, as `Unreadable` says it."""

    document: Document | None = None
    reason: str = ""
    detail: str = ""
    n_pages: int = 0

    def result(self) -> Document:
        """The document. Raises Unreadable where there is none."""
        if self.document is None:
            raise Unreadable(self.reason, self.detail, self.n_pages)
        return replace(self.document, runs=tuple(self.document.runs))


MOST_PAGES = 200
"""Pages of a document that is kept between stages: one takes some 150 KB of memory a page to be kept or taken up again.
A longer paper is read anew where the code of any stage has changed."""

OF_THE_RUN = ("out_of_memory", "out_of_time", "ocr_failed", "wrong_password")
"""Reasons that hold for these limits, this moment or this password, not for the file."""


Keep = Callable[[str, bytes], None]
"""Takes what a stage gave, sealed; the stage is named."""


def stages(memory: Memory, usual: "Stages", keep: Keep, known_pages: Callable[[int], None]) -> "Stages":
    """The `usual` stages of a paper with a memory. `keep` is given what is new, `known_pages` how many pages were known."""
    from extractors.paper import Stages

    def read(data: bytes, media_type: str, stop: "Stop") -> Document:
        found = get(memory.folder, memory.reading, readings())
        if found is not None:
            document = found.result()
            known_pages(document.n_pages)
            return document
        try:
            document = usual.read(data, media_type, stop)
        except Unreadable as failure:
            if failure.reason not in OF_THE_RUN:
                why = Reading(None, failure.reason, failure.detail, failure.n_pages)
                keep("reading", sealed(memory.reading, [readings().dump_json(why)]))
            raise
        if not _is_cut(document) and document.n_pages <= MOST_PAGES:
            known = Reading(replace(document, runs=tuple(document.runs)))
            keep("reading", sealed(memory.reading, [readings().dump_json(known)]))
        return document

    def mentions(document: Document) -> tuple[Mention, ...]:
        if _is_cut(document):
            return usual.mentions(document)
        found = get(memory.folder, memory.entities, _mentions())
        if found is None:
            found = usual.mentions(document)
            keep("entities", sealed(memory.entities, [_mentions().dump_json(found)]))
        return found

    return Stages(read, mentions)


def _is_cut(document: Document) -> bool:
    """Whether a limit ended the reading, or an accident robbed it of a page: such a document holds for this once only."""
    return any(doubt.flag in ("limit_reached", "ocr_failed") for doubt in document.doubts)


def warm() -> None:
    """Make ready what turns documents and mentions into JSON and back."""
    readings()
    _mentions()


@cache
def readings() -> "TypeAdapter[Reading]":
    """Turns what the first stage gave into JSON and back, every type checked."""
    from pydantic import TypeAdapter

    return TypeAdapter(Reading)


@cache
def _mentions() -> "TypeAdapter[tuple[Mention, ...]]":
    from pydantic import TypeAdapter

    return TypeAdapter(tuple[Mention, ...])
