"""A run whenever the corpus changes and has then been quiet for a while."""

import os
import time
from collections.abc import Callable

from flows import beyond, catalogue
from flows.beyond import Unreachable
from flows.gather import DECISIONS
from flows.ingest import discover
from flows.stages import Request

Look = tuple[tuple[bytes, int, int | str], ...]


def look(request: Request) -> Look:
    """What is there now: path, size and time of change of every paper, of the catalogue and of the decisions.

    Of a file at a URL it is what the store says of its last change. Raises Unreachable.
    """
    entries = catalogue.load(request.corpus)
    given = [os.fsencode(path) for path in request.paths] or [os.fsencode(request.corpus / each.file) for each in entries]
    files, _ = discover(given if request.paths or not request.urls else ())
    files += [os.fsencode(request.corpus / name) for name in (catalogue.CATALOGUE, DECISIONS)]
    far = (each for url in request.urls for each in beyond.listed(url))
    return (*map(_stat, files), *((each.url.encode(), each.size, each.mark) for each in far))


def watch(request: Request, every: float, quiet: float, run: Callable[[Request], int], say: Callable[[str], None]) -> None:
    """Run now and after each change, until interrupted.

    The corpus is looked at every `every` seconds; a change is acted on when nothing moved for `quiet` seconds. A store that
    cannot be reached any more is looked at again until it can. Raises Unreachable where it never could be.
    """
    seen: Look | None = None
    gone = False
    while True:
        try:
            now = _settled(request, every, quiet) if look(request) != seen else seen
            gone = False
        except Unreachable as error:
            if seen is None:
                raise
            if not gone:
                say(f"{error}; it is looked at again every {every:g} s")
            now, gone = seen, True
        if now != seen:
            run(request)
            seen = now
        time.sleep(every)


def _settled(request: Request, every: float, quiet: float) -> Look:
    now, since = look(request), time.monotonic()
    while time.monotonic() - since < quiet:
        time.sleep(min(every, quiet))
        after = look(request)
        if after != now:
            now, since = after, time.monotonic()
    return now


def _stat(path: bytes) -> tuple[bytes, int, int]:
    try:
        status = os.stat(path)
    except OSError:
        return path, -1, 0
    return path, status.st_size, status.st_mtime_ns
