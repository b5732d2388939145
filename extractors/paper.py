"""The whole way for one paper: bytes in, everything it says out."""

from collections.abc import Callable
from dataclasses import dataclass

from extractors import entities, observations, reading, records, tabulate
from extractors.model.document import Document
from extractors.model.extract import Extract
from extractors.model.fact import Mention
from extractors.model.shelf import Shelf
from extractors.readers.failure import Unreadable
from extractors.reading import PDF, Stop, never

__all__ = ["PDF", "Stages", "extract", "quarantined"]


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages that others build on. Who keeps what they give hands in some that look there first."""

    read: Callable[[bytes, str, Stop], Document] = reading.read
    mentions: Callable[[Document], tuple[Mention, ...]] = entities.find


def extract(
    data: bytes, media_type: str, stop: Stop = never, stages: Stages | None = None, shelf: Shelf | None = None
) -> Extract:
    """Everything read from one paper, whatever becomes of it; never raises for what the bytes hold.

    `media_type` is `application/pdf` or a text type. The row's path, catalogue columns and extractor version are left empty:
    they are not the paper's own. The rows of a long paper are put on the `shelf`, if there is one.
    """
    stage = stages or Stages()
    try:
        document = stage.read(data, media_type, stop)
    except Unreadable as failure:
        return quarantined(data, media_type, str(failure), failure.n_pages)
    mentions = stage.mentions(document)
    statements, observed = records.find(document, mentions), observations.find(document, mentions)
    return tabulate.extract(data, media_type, document, mentions, statements, observed, shelf)


def quarantined(data: bytes, media_type: str, reason: str, n_pages: int = 0) -> Extract:
    """The extract of a paper that could not be read; `n_pages` is 0 where its pages could not be counted."""
    return Extract(tabulate.document_row(data, media_type, None, reason, n_pages))
