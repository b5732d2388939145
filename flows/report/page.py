"""report.html: one file, no script, nothing from the web."""

from extractors.model.rows import ChangeRow
from flows.contents import Contents


def page(contents: Contents, changes: tuple[ChangeRow, ...]) -> str:
    """The page of one version."""
    return f"<!doctype html><title>paperledger</title><p>{len(contents.documents)} papers, {len(changes)} changes</p>\n"
