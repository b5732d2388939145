"""A page's content as it lies in the file, unpacked as far as it can be.

pdfminer hands on nothing of a packed stream with one broken byte, without a word, and all of one that swells without end.
Here what comes before the break is kept, what is too much is left out, and both are said.
"""

import zlib
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1

FLATE = ("FlateDecode", "Fl")

MOST_UNPACKED = 24_000_000
"""Bytes of one stream that are unpacked: more than all the letters and lines that are read of a page need."""

MOST_READ_AGAIN = 1_000_000
"""Bytes of one stream that may be unpacked for each page that shows it: that takes a few milliseconds."""

MISSING = "its content is not found"

STEP = 256
"""Packed bytes unpacked at once: what is lost before a break, at most."""


def unpack(page: Any) -> str:
    """Unpacks the content streams of a pdfminer page, in place, and says what is wrong with them; "" for a sound page.

    Streams packed in other ways are left to pdfminer, which raises on those that it cannot decode.
    """
    streams = [resolve1(content) for content in page.contents]
    if streams and not any(isinstance(stream, PDFStream) for stream in streams):
        return MISSING
    broken = sum(1 for stream in streams if not unpacked(stream))
    return "" if not broken else "its content is broken" if broken == len(streams) else "a part of its content is broken"


def let_go(page: Any) -> None:
    """Lets go of the content of a sound pdfminer page that was read, which the document would hold, unpacked, to its end.

    pdfminer reads it again for another page that shares it, so what is long is held.
    """
    known = page.doc._cached_objs
    for stream in map(resolve1, page.contents):
        if isinstance(stream, PDFStream) and stream.data is not None and len(stream.data) <= MOST_READ_AGAIN:
            known.pop(stream.objid, None)
    page.contents = []


def unpacked(stream: object) -> bool:
    """Unpacks a stream, in place, as far as it can be, and tells whether all of it is there.

    A missing checksum does no harm.
    """
    if not isinstance(stream, PDFStream):
        return False
    filters = stream.get_filters()
    if stream.rawdata is None or len(filters) != 1 or getattr(filters[0][0], "name", "") not in FLATE or filters[0][1]:
        return True
    packed = stream.rawdata
    if stream.decipher is not None and stream.objid is not None and stream.genno is not None:
        packed = stream.decipher(stream.objid, stream.genno, packed, stream.attrs)
    stream.data, whole = _inflated(packed)
    stream.rawdata = None
    return whole


def _inflated(packed: bytes) -> tuple[bytes, bool]:
    """The bytes that a packed stream gives before it ends or breaks, and whether that is all of them."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    body = packed.lstrip(b"\r\n")[2:]
    found, size = [], 0
    try:
        for start in range(0, len(body), STEP):
            found.append(unpacker.decompress(body[start : start + STEP]))
            size += len(found[-1])
            if unpacker.eof or size > MOST_UNPACKED:
                break
    except zlib.error:
        return b"".join(found), False
    return b"".join(found), unpacker.eof
