"""The documents at hand, their pages read once: the shared material beside the repository, samples and test papers.

Reading takes ten times as long as finding tables, so read pages are kept in `build/pages`: delete it where the readers have
changed and that matters.
"""

import hashlib
import pickle
from collections.abc import Iterator
from pathlib import Path

from extractors.layout import furniture
from extractors.model.page import Page
from extractors.readers import pdf
from extractors.readers.failure import Unreadable

ROOT = Path(__file__).parents[2]

SHARED = ROOT.parent / "shared"

KEPT = ROOT / "build" / "pages"

PLACES = ("bench/tables/eu", "papers", "cases", "bench/facts/pdf", "robust")
"""The folders of shared material that hold PDFs."""


def documents(*places: str) -> Iterator[Path]:
    """The PDFs of these folders of the shared material and, without any named, of all of them and of the samples."""
    for place in places or PLACES:
        yield from sorted((SHARED / place).glob("*.pdf"))
    if not places:
        yield from sorted((ROOT / "corpus" / "samples").rglob("*.pdf"))


def is_kept(file: Path) -> bool:
    """Whether a PDF was read before."""
    return _place_of(file.read_bytes()).is_file()


def _place_of(data: bytes) -> Path:
    return KEPT / f"{hashlib.sha256(data).hexdigest()[:24]}.pickle"


def pages(file: Path) -> tuple[Page, ...]:
    """The pages of a PDF as tables are sought on them, without running heads; none where it cannot be read."""
    return pages_of(file.read_bytes())


def pages_of(data: bytes) -> tuple[Page, ...]:
    """The same of a PDF that is no file."""
    kept = _place_of(data)
    if kept.is_file():
        found: tuple[Page, ...] = pickle.loads(kept.read_bytes())
        return found
    try:
        found = tuple(furniture.strip(tuple(pdf.read(data))))
    except Unreadable:
        found = ()
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps(found))
    return found
