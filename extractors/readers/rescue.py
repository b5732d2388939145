"""Files that lost the table of their objects, as downloads do that break off: the objects that are there, with a new root.

Both readers find objects without their table, but not where to begin; these files tell them.
"""

import re
from collections.abc import Iterator

MOST_BYTES = 60_000_000
"""Larger files are not searched."""

REACH = 3_000
"""Bytes of an object within which it says what it is."""

TAIL = 1_024
"""Bytes at its end within which a whole file says that it ends (ISO 32000-1, annex H.3.4.4)."""

_OBJECT = re.compile(rb"(?<!\d)(\d{1,8})\s+(\d{1,5})\s+obj\b")
_CATALOG = re.compile(rb"/Type\s*/Catalog\b")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_STREAM = re.compile(rb"\bstream\r?\n")
_END = re.compile(rb"\bendobj\b|\bstream\b")


def breaks_off(data: bytes) -> bool:
    """Whether the end of a file is missing."""
    return b"%%EOF" not in data[-TAIL:]


def rebuilt(data: bytes) -> Iterator[bytes]:
    """The file with a new trailer, for each way in which it may be read: from the root that it has, or page by page.

    Locked files are left alone: with the trailer their key is lost.
    """
    if len(data) > MOST_BYTES or b"/Encrypt" in data:
        return
    data = _ended(data)
    roots, pages, highest = [], [], 0
    for found in _OBJECT.finditer(data):
        says = _END.split(data[found.end() : found.end() + REACH], maxsplit=1)[0]
        number = int(found.group(1))
        highest = max(highest, number)
        if _CATALOG.search(says):
            roots.append(number)
        elif _PAGE.search(says) and number not in pages:
            pages.append(number)
    if roots:
        yield _with_root(data, roots[-1], highest)
    if pages:
        kids = b" ".join(b"%d 0 R" % number for number in pages)
        tree = b"\n%d 0 obj\n<< /Type /Pages /Kids [%b] /Count %d >>\nendobj\n" % (highest + 1, kids, len(pages))
        root = b"%d 0 obj\n<< /Type /Catalog /Pages %d 0 R >>\nendobj\n" % (highest + 2, highest + 1)
        yield _with_root(data + b"\nendobj\n" + tree + root, highest + 2, highest + 2)


def _ended(data: bytes) -> bytes:
    """The file, with an end to the stream within which it breaks off: else what is written behind it would belong to it."""
    begun = max((found.end() for found in _STREAM.finditer(data)), default=-1)
    return data + b"\nendstream\nendobj\n" if begun > data.rfind(b"endstream") else data


def _with_root(data: bytes, root: int, highest: int) -> bytes:
    return data + b"\ntrailer\n<< /Root %d 0 R /Size %d >>\nstartxref\n0\n%%%%EOF\n" % (root, highest + 1)
