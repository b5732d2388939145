"""Pages without a usable text layer, read from their picture: tesseract where it is installed, else rapidocr, else a doubt
that says what to install."""

import csv
import importlib.util
import io
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from statistics import median
from typing import Any

import numpy

from extractors.model.page import Box, Doubt, Page, Word
from extractors.readers.letters import spelled
from extractors.readers.raster import Grey, rules, straightened

RESOLUTION = 300
"""Dots an inch that a page is rendered at: tesseract's manual asks for 300."""

MOST_DOTS = 30_000_000
LONGEST = 100
"""Dots of a picture at most; seconds for one page."""

LEAST_CONFIDENCE = 0.15

INSTALL = "install tesseract (or paperledger's ocr extra) and run again to read this page from its picture"

_DESCENDERS = set("gjpqyQ,;()[]{}|$ç§@_/")


@dataclass(frozen=True, slots=True)
class Seen:
    """A word as recognised, in pixels, with the line that the engine saw it in."""

    text: str
    left: int
    top: int
    width: int
    height: int
    confidence: float
    line: tuple[int, int, int, int]


def scale_for(width: float, height: float) -> float:
    """Pixels a point for a page of this size in points."""
    fits: float = (MOST_DOTS / max(1.0, width * height)) ** 0.5
    return min(RESOLUTION / 72, fits)


def can_read() -> bool:
    """Whether an engine is installed."""
    return bool(_tesseract()) or _has_rapidocr()


def read(page: Page, grey: Grey, scale: float) -> Page:
    """The page with words and rulings from its picture, straightened; as it was, with a doubt, where none could be read.

    Boxes are in points of the straightened page. Word sizes are those of the lines' letters. A picture that fills the page
    is the page, and no longer listed among its pictures.
    """
    straight = straightened(grey)
    rulings, wiped = rules(straight.grey, scale)
    seen = _recognised(wiped)
    words = _words([word for word in seen if word.confidence >= LEAST_CONFIDENCE], scale)
    if not words:
        return page
    sure = sum(word.confidence * len(word.text) for word in words) / sum(len(word.text) for word in words)
    told = f"read from its picture, {sure:.0%} sure" + (
        f", turned by {straight.degrees:.1f} degrees" if straight.degrees else ""
    )
    kept = tuple(doubt for doubt in page.doubts if doubt.flag not in ("unreadable_page", "garbled_text"))
    doubts = (*kept, Doubt("ocr_page", told, page.number))
    rest = tuple(box for box in page.pictures if box.width * box.height < 0.3 * page.width * page.height)
    return replace(page, words=words, rulings=(*page.rulings, *rulings), pictures=rest, method="ocr", doubts=doubts)


@cache
def _tesseract() -> str:
    return shutil.which("tesseract") or ""


@cache
def _has_rapidocr() -> bool:
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def _recognised(grey: Grey) -> list[Seen]:
    if _tesseract():
        return _by_tesseract(grey)
    return _by_rapidocr(grey) if _has_rapidocr() else []


def _by_tesseract(grey: Grey) -> list[Seen]:
    """Words by the tesseract program, which reads a picture from stdin and writes a table to stdout."""
    picture = b"P5 %d %d 255\n" % (grey.shape[1], grey.shape[0]) + grey.tobytes()
    command = [_tesseract(), "-", "-", "--dpi", str(RESOLUTION), "--psm", "3", "-c", "preserve_interword_spaces=0", "tsv"]
    try:
        done = subprocess.run(
            command,
            input=picture,
            capture_output=True,
            timeout=LONGEST,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (subprocess.SubprocessError, OSError):
        return []
    rows = csv.DictReader(io.StringIO(done.stdout.decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE)
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


def _words(seen: Sequence[Seen], scale: float) -> tuple[Word, ...]:
    """Recognised words in points, those of one line with one size and standing on one baseline."""
    lines: dict[tuple[int, int, int, int], list[Seen]] = {}
    for word in seen:
        lines.setdefault(word.line, []).append(word)
    heights = [_height(line) for line in lines.values() for _ in line]
    usual = median(heights) if heights else 0.0
    found = []
    for line in lines.values():
        height = _height(line)
        height = usual if abs(height - usual) < 0.16 * usual else height
        base = _baseline(line)
        for word in line:
            bottom = base(word.left + word.width / 2)
            if abs(bottom - (word.top + word.height)) > 0.6 * height:
                bottom = word.top + word.height
            size = height / scale
            box = Box(
                word.left / scale,
                bottom / scale - 0.76 * size,
                (word.left + word.width) / scale,
                bottom / scale + 0.24 * size,
            )
            text = _with_figures(spelled(word.text))
            if text:
                found.append(Word(text, box, round(size, 1), confidence=round(min(1.0, word.confidence), 3)))
    return tuple(found)


def _with_figures(text: str) -> str:
    """A figure with the letters that engines take for its noughts and ones put right."""
    if not re.match(r"^[(\[$€£¥]*\d", text):
        return text
    return re.sub(r"(?<=\d)[lI](?=\d)", "1", re.sub(r"(?<=\d)O+", lambda found: "0" * len(found.group()), text))


def _height(line: Sequence[Seen]) -> float:
    """The letter size of a line in pixels, from its tall letters: capitals and figures are 0.69 of the size, on average."""
    tall = [word.height - (0.2 * word.height if _hangs(word.text) else 0) for word in line if _rises(word.text)]
    low = [word.height * 1.45 for word in line if not _rises(word.text) and not _hangs(word.text) and word.text.isalpha()]
    found = tall or low or [word.height for word in line]
    return float(median(found)) / 0.69


def _rises(text: str) -> bool:
    return any(c.isupper() or c.isdigit() or c in "bdfhklt" for c in text)


def _hangs(text: str) -> bool:
    return any(c in _DESCENDERS for c in text)


def _baseline(line: Sequence[Seen]) -> Any:
    """The baseline of a line as a function of x, from words without hanging letters."""
    standing = [word for word in line if not _hangs(word.text) and any(c.isalnum() for c in word.text)] or list(line)
    xs = [word.left + word.width / 2 for word in standing]
    ys = [float(word.top + word.height) for word in standing]
    middle = median(ys)
    kept = [(x, y) for x, y in zip(xs, ys, strict=True) if abs(y - middle) < 0.5 * max(word.height for word in line)]
    if len(kept) < 3 or max(x for x, _ in kept) - min(x for x, _ in kept) < 200:
        return lambda _x: middle
    slope, offset = numpy.polyfit([x for x, _ in kept], [y for _, y in kept], 1)
    return lambda x: slope * x + offset if abs(slope) < 0.02 else middle
