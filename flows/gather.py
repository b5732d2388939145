"""The rows of all papers and what reconciliation made of them, as the contents of one version."""

from collections.abc import Sequence
from pathlib import Path

from extractors.model.extract import Extract
from flows.contents import Contents

DECISIONS = "decisions.csv"


def gathered(extracts: Sequence[Extract], corpus: Path) -> Contents:
    """Everything that is published, each table in its publishing order: by paper in the order given, then as printed."""
    return Contents(
        documents=tuple(each.document for each in extracts),
        tables=tuple(row for each in extracts for row in each.tables),
        cells=tuple(row for each in extracts for row in each.cells),
        mentions=tuple(row for each in extracts for row in each.mentions),
        flags=tuple(row for each in extracts for row in each.flags),
        texts={each.document.document_id: each.text for each in extracts if each.document.status != "quarantined"},
    )
