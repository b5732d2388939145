"""PDFs written object by object, for what no PDF library writes."""

from collections.abc import Sequence

CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
BOX = b"/MediaBox [0 0 595 842]"


def raw(objects: Sequence[bytes], ends: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalog. `ends` is what its trailer says beside its size."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d %b >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, ends, start)
    return bytes(out)


def show(text: str, y: int = 760) -> bytes:
    """Operators that print a line, in font A."""
    return b"BT /A 11 Tf 72 %d Td (%b) Tj ET" % (y, text.encode())


def stream(content: bytes, extra: bytes = b"", length: int | None = None) -> bytes:
    """A stream object; `length` is what it says of itself."""
    size = len(content) if length is None else length
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (size, extra, content)


def page_of(
    content: bytes,
    box: bytes = BOX,
    font: bytes = FONT,
    length: int | None = None,
    count: int = 1,
    times: int = 1,
    deflated: bool = False,
) -> bytes:
    """A PDF of one page that prints `content` as many `times`."""
    page = b"<< /Type /Page /Parent 2 0 R %b /Resources << /Font << /A 4 0 R >> >> /Contents [%b] >>" % (
        box,
        b"5 0 R " * times,
    )
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count %d >>" % count
    return raw([CATALOG, pages, page, font, stream(content, b"/Filter /FlateDecode" if deflated else b"", length)])
