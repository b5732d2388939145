"""Pictures of the pages that carry evidence: drawn in a limited child process as papers are read in one, and cached."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.model.page import Box
from extractors.readers.failure import Unreadable
from flows.extract import cache as kept
from flows.extract import code, worker
from flows.extract.cache import Key
from flows.extract.desk import Desk
from flows.extract.limits import Limits
from flows.extract.pool import Failed, Readers
from flows.extract.scratch import scratch
from flows.extract.task import Task

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from extractors.readers.picture import PagePicture

A_TIME = 8
"""Pages drawn by one child at a time."""

TOGETHER = 64
"""Pages of one paper whose pictures are kept, and looked up, as one: a picture takes some 0.3 MB then."""

HELD = 128
"""Pages from which no more pictures are held at a time."""

Stretch = tuple[Task, tuple[int, ...]]
"""A paper and some of its pages."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Which pages of a file are to be drawn."""

    file: bytes
    sha256: str
    numbers: tuple[int, ...]
    password: str = field(default="", repr=False)


def pictures(
    wanted: Mapping[str, Sequence[int]], tasks: Sequence[Task], folder: Path, readers: Readers
) -> Iterator[tuple[tuple[str, int], "PagePicture"]]:
    """The pictures of the wanted pages, with their paper and page, some at a time. `folder` is the cache's.

    A page that cannot be drawn, whatever the reason, has none: the dataset goes without its picture.
    """
    asked = [task for task in tasks if wanted.get(task.document_id) and task.media_type == "application/pdf"]
    stretches = ((task, part) for task in asked for part in _parts(tuple(wanted[task.document_id]), TOGETHER))
    with ThreadPoolExecutor(readers.workers) as threads:
        for some in _held(stretches):
            found = threads.map(lambda stretch: _of_stretch(stretch, folder, readers), some)
            yield from (
                ((task.document_id, one.number), one) for (task, _), own in zip(some, found, strict=True) for one in own
            )


def _held(stretches: Iterable[Stretch]) -> Iterator[list[Stretch]]:
    """The stretches, as many at a time as are held."""
    some: list[Stretch] = []
    for task, numbers in stretches:
        some.append((task, numbers))
        if sum(len(part) for _, part in some) >= HELD:
            yield some
            some = []
    if some:
        yield some


def _of_stretch(stretch: Stretch, folder: Path, readers: Readers) -> tuple["PagePicture", ...]:
    task, numbers = stretch
    key = Key("pictures", code.stage_version("pictures"), f"{task.sha256} {numbers}", task.kept_as)
    known = kept.get(folder, key, _adapter())
    if known is not None:
        return known
    with scratch() as copies:
        file = copies.near(task).file
        asks = [Ask(file, task.sha256, part, task.password) for part in _parts(numbers, A_TIME)]
        drawn = tuple(one for ask in asks for one in _asked(ask, readers))
    try:
        kept.put(folder, key, kept.sealed(key, [_adapter().dump_json(drawn)]), lasting=False)
    except OSError:
        return drawn
    return drawn


def _parts(numbers: tuple[int, ...], most: int) -> Iterator[tuple[int, ...]]:
    for i in range(0, len(numbers), most):
        yield numbers[i : i + most]


def _asked(ask: Ask, readers: Readers) -> tuple["PagePicture", ...]:
    try:
        return _adapter().validate_json(readers.ask(draw, ask, ask.file))
    except (Failed, Unreadable, OSError, ValueError, RuntimeError):
        return ()


def draw(ask: Ask, desk: Desk) -> bytes:
    """The child's side: the pictures as JSON. A file that is not what it was gives none."""
    import hashlib

    from extractors.readers.picture import pictures as drawn
    from extractors.readers.unlocking import unlocked

    data = Path(os.fsdecode(ask.file)).read_bytes()
    if hashlib.sha256(data).hexdigest() != ask.sha256:
        return _adapter().dump_json(())
    plain = unlocked(data, ask.password) if ask.password else data
    return _adapter().dump_json(tuple(worker.fenced(drawn(plain, ask.numbers), desk.limits)))


@cache
def _adapter() -> "TypeAdapter[tuple[PagePicture, ...]]":
    from pydantic import ConfigDict, TypeAdapter

    from extractors.readers.picture import PagePicture

    return TypeAdapter(tuple[PagePicture, ...], config=ConfigDict(ser_json_bytes="base64", val_json_bytes="base64"))


def marked(file: Path, sha256: str, number: int, box: Box, password: str = "") -> bytes:
    """A page of a paper as a PNG with a box drawn on it. Raises Failed where it cannot be drawn, or is not what it was."""
    import io

    from PIL import Image, ImageDraw

    with Readers(1, Limits(), preparation=worker.prepare_for_tables) as readers:
        drawn = _asked(Ask(os.path.abspath(os.fsencode(file)), sha256, (number,), password), readers)
    if not drawn:
        raise Failed(f"page {number} of {file} cannot be drawn; is the file still what was read?")
    image = Image.open(io.BytesIO(drawn[0].png)).convert("RGB")
    scale = image.width / drawn[0].width
    edges = [(box.x0 - 2) * scale, (box.top - 2) * scale, (box.x1 + 2) * scale, (box.bottom + 2) * scale]
    ImageDraw.Draw(image).rectangle(edges, outline=(200, 40, 40), width=3)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
