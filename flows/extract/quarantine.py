"""What is published of a paper that could not be read."""

from extractors.model.extract import Extract
from extractors.model.rows import DocumentRow
from flows.extract.task import Task


def quarantine(task: Task, reason: str) -> Extract:
    """The extract of a paper that could not be read."""
    return Extract(
        DocumentRow(
            document_id=task.document_id,
            sha256=task.sha256,
            path="",
            also_at=(),
            media_type=task.media_type,
            title="",
            authors=(),
            year=None,
            publisher="",
            doi="",
            url="",
            licence="",
            language="",
            n_pages=0,
            n_pages_ocr=0,
            n_tables=0,
            n_mentions=0,
            n_records=0,
            status="quarantined",
            reason=reason,
            extractor_version="",
        )
    )
