"""What a PDF says of its paper beside the pages: title and authors of its information dictionary."""

import re

import pypdfium2

from extractors.model.document import Info
from extractors.readers.opening import LIBRARY_ERRORS

_NO_TITLE = re.compile(r"^(?:microsoft\b|untitled|document\d*$|.*\.(?:docx?|pdf|indd|tex|pptx?|xlsx?|qxd|rtf)$)", re.I)
"""What programs write for a title when nobody gave one."""


def read(data: bytes) -> Info:
    """Title and authors as the file names them, empty where it does not or cannot be opened."""
    try:
        document = pypdfium2.PdfDocument(data)
    except LIBRARY_ERRORS:
        return Info()
    try:
        found = document.get_metadata_dict(skip_empty=True)
    except LIBRARY_ERRORS:
        return Info()
    finally:
        document.close()
    title = " ".join(found.get("Title", "").split())
    return Info("" if _NO_TITLE.match(title) else title, " ".join(found.get("Author", "").split()))
