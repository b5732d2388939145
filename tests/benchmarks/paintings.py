"""Whether our interpreter paints every page as pdfminer's own does, and how many times as fast.

    python -m tests.benchmarks.paintings PLACE...     # PDFs or folders of them; exit code 1 where a page differs

Each page is painted by both, in turns; told are the pages that differ, and the CPU seconds of both. An error counts as the
same when it is of the same kind.
"""

import logging
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extractors.readers import canvas, contents, opening
from extractors.readers.failure import Unreadable
from extractors.readers.fonts import Fonts
from extractors.readers.painted import Painting
from tests.extractors.readers import pdfminers


def told(paint: Any, page: Any, fonts: Fonts) -> Painting | str:
    """What a page paints, or the kind of error that it ends with."""
    try:
        painted: Painting = paint(page, fonts)
    except (MemoryError, RecursionError, *opening.LIBRARY_ERRORS) as error:
        return type(error).__name__
    return painted


def differing(data: bytes, spent: list[float], most: int = sys.maxsize) -> tuple[int, list[int]]:
    """How many pages of a PDF were painted, at most so many, and the numbers of those that differ.

    CPU seconds are added to `spent`: pdfminer's, ours. Raises Unreadable.
    """
    book = opening.opened(data)
    found, fonts, others = [], Fonts(), Fonts()
    try:
        for number, page in enumerate(book.pages[:most], 1):
            try:
                contents.unpack(page.page_obj)
            except opening.LIBRARY_ERRORS:
                continue
            start = time.process_time()
            theirs = told(pdfminers.painting, page, others)
            middle = time.process_time()
            ours = told(canvas.painting, page, fonts)
            spent[0] += middle - start
            spent[1] += time.process_time() - middle
            page.close()
            if ours != theirs:
                found.append(number)
        return len(book.pages[:most]), found
    finally:
        book.close()


def main(places: Sequence[str]) -> int:
    """Prints what differs; the exit code."""
    logging.disable(logging.CRITICAL)
    named = [Path(place) for place in places]
    files = [file for place in named for file in (sorted(place.rglob("*.pdf")) if place.is_dir() else [place])]
    spent, n_pages, n_other = [0.0, 0.0], 0, 0
    for file in files:
        try:
            n, found = differing(file.read_bytes(), spent)
        except Unreadable:
            continue
        n_pages, n_other = n_pages + n, n_other + len(found)
        if found:
            print(f"{file.name}: pages {found}", flush=True)
    print(f"{len(files)} files, {n_pages} pages, {n_other} differ; {spent[0]:.1f} and {spent[1]:.1f} CPU s")
    return 1 if n_other else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
