"""The programs that know letters on a picture: tesseract where it is installed, else rapidocr."""

import csv
import importlib.util
import io
import signal
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy

from extractors.readers import tesseract
from extractors.readers.raster import Grey

WHOLE_PAGE = 3
BLOCK_OF_LINES = 6
"""What tesseract's manual calls page segmentation modes."""

Line = tuple[int, int, int, int]
"""The engine's name for a line: page, block, paragraph, line."""


class EngineFailed(Exception):
    """The engine gave no answer. That it saw nothing is an answer.

    `passing` tells that it was ended from outside, or could not be started: it may well give one another time.
    """

    def __init__(self, detail: str, passing: bool) -> None:
        super().__init__(detail)
        self.detail = detail
        self.passing = passing


@dataclass(frozen=True, slots=True)
class Seen:
    """A word as recognised, in pixels, with the line that the engine saw it in."""

    text: str
    left: int
    top: int
    width: int
    height: int
    confidence: float
    line: Line

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height


def can_read() -> bool:
    """Whether an engine is installed."""
    return bool(tesseract.path()) or _has_rapidocr()


def can_read_lines() -> bool:
    """Whether the engine can be asked for words that stand alone on a line: tesseract can."""
    return bool(tesseract.path())


def page_words(grey: Grey) -> list[Seen]:
    """The words on the picture of a page; none where no engine is installed. Raises EngineFailed."""
    if tesseract.path():
        return _by_tesseract(grey, WHOLE_PAGE)
    return _by_rapidocr(grey) if _has_rapidocr() else []


def line_words(grey: Grey) -> list[Seen]:
    """The words on a picture that holds one block of lines; none where tesseract is not installed or cannot read it.

    Raises EngineFailed where it was ended from outside.
    """
    try:
        return _by_tesseract(grey, BLOCK_OF_LINES) if tesseract.path() else []
    except EngineFailed as failure:
        if failure.passing:
            raise
        return []


@cache
def _has_rapidocr() -> bool:
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def _by_tesseract(grey: Grey, mode: int) -> list[Seen]:
    """Words by the tesseract program, which reads a picture from stdin and writes a table to stdout.

    Raises EngineFailed when it does not end as it should.
    """
    picture = b"P5 %d %d 255\n" % (grey.shape[1], grey.shape[0]) + grey.tobytes()
    try:
        done = tesseract.read(mode, picture)
    except OSError as error:
        raise EngineFailed(f"tesseract cannot be started: {error.strerror or error}", passing=True) from error
    if done.status in (-signal.SIGKILL, -signal.SIGTERM):
        raise EngineFailed(f"tesseract was ended by {signal.Signals(-done.status).name}", passing=True)
    if done.status == -signal.SIGXCPU:
        raise EngineFailed(f"tesseract took more than {tesseract.LONGEST} s of CPU time", passing=False)
    if done.status:
        raise EngineFailed(f"tesseract ended with {done.status}", passing=False)
    rows = csv.DictReader(io.StringIO(done.output.decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [_seen(row) for row in rows if row["level"] == "5" and (row["text"] or "").strip()]


def _seen(row: dict[str, str]) -> Seen:
    left, top, width, height = (int(row[name]) for name in ("left", "top", "width", "height"))
    block, par, line, page = (int(row[name]) for name in ("block_num", "par_num", "line_num", "page_num"))
    return Seen(row["text"].strip(), left, top, width, height, float(row["conf"]) / 100, (page, block, par, line))


def _by_rapidocr(grey: Grey) -> list[Seen]:
    """Words by rapidocr, which gives lines: each is parted at its spaces, by the width of its letters.

    Its boxes are 1.6 letter sizes high, measured on a text of known size; the capitals in them stand a quarter from the top.
    """
    result: Any = _rapidocr()(numpy.stack([grey] * 3, axis=-1))
    boxes, texts, scores = result.boxes, result.txts, result.scores
    if boxes is None or texts is None:
        return []
    found = []
    for number, (corners, text, score) in enumerate(zip(boxes, texts, scores, strict=True)):
        left, right = float(min(p[0] for p in corners)), float(max(p[0] for p in corners))
        high, low = float(min(p[1] for p in corners)), float(max(p[1] for p in corners))
        top, tall = int(high + 0.25 * (low - high)), max(1, int(0.43 * (low - high)))
        step = (right - left) / max(1, len(text))
        at = 0
        for word in text.split():
            start = text.index(word, at)
            at = start + len(word)
            x0, x1 = int(left + start * step), int(left + at * step)
            found.append(Seen(word, x0, top, max(1, x1 - x0), tall, float(score), (1, number, 1, 1)))
    return found


@cache
def _rapidocr() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "error"})
