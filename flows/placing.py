"""What is not a paper's own laid over its extract: its paths, what the catalogue says of it, the code that read it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.model.extract import Extract
from extractors.model.ids import content_id
from extractors.model.rows import DocumentRow, FlagRow
from flows.extract.quarantine import quarantine
from flows.extract.task import Task
from flows.ingest import Paper
from flows.reasons import worded


def placed(papers: Iterable[Paper], extracts: Iterable[Extract], extractor_version: str) -> Iterator[Extract]:
    """The extracts of all papers; those of the papers that were read are given, in their order."""
    read = iter(extracts)
    for paper in papers:
        yield _placed(paper, None if paper.refused else next(read), extractor_version)


def _placed(paper: Paper, extract: Extract | None, extractor_version: str) -> Extract:
    """A paper's extract with what is not the paper's own: its paths, catalogue columns, and the code that read it."""
    if extract is None:
        extract = quarantine(Task(paper.document_id, paper.sha256, paper.file, paper.media_type, paper.path), paper.refused)
    row = replace(
        extract.document,
        document_id=paper.document_id,
        sha256=paper.sha256,
        path=paper.path,
        also_at=paper.also_at,
        media_type=paper.media_type,
        url=paper.url,
        licence=paper.licence,
        reason=worded(extract.document.reason),
        extractor_version=extractor_version,
        title=paper.title or extract.document.title,
        year=paper.year or extract.document.year,
        doi=paper.doi or extract.document.doi,
    )
    return replace(extract, document=row, flags=(*extract.flags, *_outvoted(extract.document, row)))


def _outvoted(printed: DocumentRow, row: DocumentRow) -> Iterator[FlagRow]:
    """A note for what the paper prints where the catalogue says another thing."""
    said = {name: (getattr(printed, name), getattr(row, name)) for name in ("title", "year", "doi")}
    differs = [f"{name} printed: {old}" for name, (old, new) in said.items() if old and old != new]
    if differs:
        detail = "; ".join(differs)
        key = content_id("flg", row.document_id, "catalogued", detail)
        yield FlagRow(key, "documents", row.document_id, row.document_id, None, "catalogued", detail)
