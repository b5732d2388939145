"""Bold words on a picture, told by how thick their strokes are."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import numpy

from extractors.model.page import Word
from extractors.readers.raster import Dark, Grey, threshold

BOLD = 1.2
"""A bold word's strokes are at least so many times as thick as the page's usual ones: on scans of 200 dots an inch 19 in 20
regular words stay below 1.08, 19 in 20 bold ones lie above 1.2."""

NEARLY = 1.1
"""Words between these are what their neighbours are."""

FEWEST = 30
"""Words that a page must have to tell what is usual."""


def with_bold(words: Sequence[Word], grey: Grey, scale: float) -> tuple[Word, ...]:
    """The words, those with thick strokes marked bold. `words` are in reading order, in points of the picture."""
    if len(words) < FEWEST:
        return tuple(words)
    dark: Dark = grey <= threshold(grey)
    strokes = [_stroke(dark, word, scale) for word in words]
    usual = median(stroke for stroke, word in zip(strokes, words, strict=True) for _ in word.text)
    if usual <= 0:
        return tuple(words)
    thick = [stroke / usual for stroke in strokes]
    return tuple(replace(word, bold=_is_bold(words, thick, i)) for i, word in enumerate(words))


def _is_bold(words: Sequence[Word], thick: Sequence[float], at: int) -> bool:
    beside = [thick[i] for i in (at - 1, at + 1) if 0 <= i < len(words) and _are_neighbours(words[i], words[at])]
    if thick[at] >= BOLD:
        return not beside or max(beside) >= NEARLY or thick[at] >= BOLD + 0.1
    return thick[at] >= NEARLY and bool(beside) and max(beside) >= BOLD


def _are_neighbours(one: Word, other: Word) -> bool:
    gap = max(one.box.x0, other.box.x0) - min(one.box.x1, other.box.x1)
    return abs(one.box.y_mid - other.box.y_mid) < 0.3 * one.size and gap < one.size


def _stroke(dark: Dark, word: Word, scale: float) -> float:
    """How thick a word's strokes are, as a share of its letter size: its ink by the length of its outline."""
    box = word.box
    ink = dark[
        max(0, int(box.top * scale)) : int(box.bottom * scale) + 1, max(0, int(box.x0 * scale)) : int(box.x1 * scale) + 1
    ]
    if not ink.size or not word.size:
        return 0.0
    across = int((ink[:, 1:] & ~ink[:, :-1]).sum()) + int(ink[:, 0].sum())
    down = int((ink[1:] & ~ink[:-1]).sum()) + int(ink[0].sum())
    return float(ink.sum()) / max(1.0, float(numpy.hypot(across, down))) / (word.size * scale)
