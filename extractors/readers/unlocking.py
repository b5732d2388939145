"""A locked PDF, opened by the password that a person gave, as one that is not locked."""

import io

import pypdfium2
import pypdfium2.raw as pdfium_c

from extractors.readers.failure import Unreadable

UNLOCKED = -1
"""What pdfium gives for the revision of the lock of a file that has none."""


def unlocked(data: bytes, password: str) -> bytes:
    """The PDF without its lock; as it is where it has none, or is broken. Raises Unreadable `wrong_password`."""
    try:
        document = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            raise Unreadable("wrong_password", "passwords.csv has another") from None
        return data
    try:
        if pdfium_c.FPDF_GetSecurityHandlerRevision(document) == UNLOCKED:
            return data
        out = io.BytesIO()
        document.save(out, flags=pdfium_c.FPDF_REMOVE_SECURITY)
        return out.getvalue()
    finally:
        document.close()
