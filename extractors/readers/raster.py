"""A scanned page made ready to be read: straightened, its rules found and wiped away.

Works on grey pictures, rows by columns, 0 black to 255 white, `scale` pixels a point.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy
from numpy.typing import NDArray
from PIL import Image

from extractors.model.page import Box, Ruling

Grey = NDArray[numpy.uint8]
Dark = NDArray[numpy.bool_]

STEEPEST = 5.0
"""Degrees of skew looked for on either side."""

SHORTEST_ACROSS = 24.0
SHORTEST_DOWN = 16.0
"""A level or upright run of ink at least this long, in points, is a rule; letters are smaller."""

THICKEST = 5.0
"""A thicker run of ink, in points, is an area."""


MOST_TOUCHING = 0.3
"""Share of a rule's length that other ink may touch: letters and crossing rules."""


MOST_OF_LINE = 0.6
"""Share of a line of dots across a band, or down it, that letters take at most."""

SHADED, INKED = 8, 40
"""Greys by which a band is darker than the paper, and letters on it darker or lighter than it is, at least."""


@dataclass(frozen=True, slots=True)
class Straight:
    """A straightened picture and the degrees that it was turned by, anticlockwise."""

    grey: Grey
    degrees: float


def threshold(grey: Grey) -> int:
    """The grey that best parts ink from paper, by Otsu's method (1979)."""
    counts = numpy.array(Image.fromarray(grey).histogram() if grey.size else [0] * 256, dtype=float)
    levels = numpy.arange(256)
    below = numpy.cumsum(counts)
    above = counts.sum() - below
    sums = numpy.cumsum(counts * levels)
    with numpy.errstate(divide="ignore", invalid="ignore"):
        spread = below * above * (sums / below - (sums[-1] - sums) / above) ** 2
    return int(numpy.nanargmax(numpy.nan_to_num(spread)))


def straightened(grey: Grey) -> Straight:
    """The picture turned so that its lines of text and rules run level."""
    degrees = skew(grey)
    if abs(degrees) < 0.04:
        return Straight(grey, 0.0)
    turned = Image.fromarray(grey).rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
    return Straight(numpy.asarray(turned, dtype=numpy.uint8), degrees)


def skew(grey: Grey) -> float:
    """The degrees, anticlockwise, by which the picture must be turned to run level; 0 where it shows no lines.

    The angle at which ink falls into the fewest rows: the rows' sums differ most from each other there (Postl 1986).
    """
    step = max(1, grey.shape[1] // 850)
    small = grey[: grey.shape[0] // step * step, : grey.shape[1] // step * step]
    rows = small.reshape(small.shape[0] // step, step, -1).min(axis=1)
    small = reduce(numpy.minimum, [rows[:, i::step] for i in range(step)])  # in a tenth of the time of both axes at once
    ys, xs = numpy.nonzero(small <= threshold(grey))
    if len(xs) < 400:
        return 0.0
    if len(xs) > 120_000:
        pick = numpy.linspace(0, len(xs) - 1, 120_000).astype(int)
        xs, ys = xs[pick], ys[pick]
    best = 0.0
    for width, pace in ((STEEPEST, 0.5), (0.5, 0.1), (0.1, 0.02)):
        angles = numpy.arange(best - width, best + width + pace / 2, pace)
        best = float(max(angles, key=lambda angle: _sharpness(xs, ys, angle)))
    return -best if abs(best) <= STEEPEST else 0.0


def _sharpness(xs: NDArray[numpy.intp], ys: NDArray[numpy.intp], degrees: float) -> float:
    slope = numpy.tan(numpy.radians(degrees))
    rows = numpy.rint(ys + xs * slope).astype(int)
    counts = numpy.bincount(rows - rows.min()).astype(float)
    return float(((counts[1:] - counts[:-1]) ** 2).sum())


def levelled(grey: Grey, scale: float) -> Grey:
    """The picture with the shaded and dark bands that run across it as light as its paper, and light letters on them dark.

    The ground of a row of dots is what most of them are; a band is thicker than a rule.
    """
    if not grey.size:
        return grey
    grounds = numpy.median(grey, axis=1)
    paper = float(numpy.median(grounds))
    shaded = grounds < paper - SHADED
    edges = numpy.flatnonzero(numpy.diff(numpy.concatenate(([0], shaded.astype(numpy.int8), [0]))))
    bands = [(top, bottom) for top, bottom in zip(edges[::2], edges[1::2], strict=True) if bottom - top > THICKEST * scale]
    if not bands:
        return grey
    light = grey.copy()
    for top, bottom in bands:
        ground, band = float(numpy.median(grounds[top:bottom])), grey[top:bottom].astype(float)
        beside = numpy.median(band, axis=0) >= paper - SHADED
        is_dark = _holds_light_letters(band[:, ~beside], ground)
        lighter = paper - (band - ground) * (paper / (255 - ground)) if is_dark else band * (paper / max(1.0, ground))
        light[top:bottom] = numpy.clip(numpy.where(beside, band, lighter), 0, 255)
    return light


def _holds_light_letters(band: NDArray[numpy.float64], ground: float) -> bool:
    """Whether letters on a band are lighter than its ground, not darker; rules on it, which run through, are no letters."""
    dark = band < ground - INKED
    dark[dark.mean(axis=1) > MOST_OF_LINE] = False
    dark[:, dark.mean(axis=0) > MOST_OF_LINE] = False
    return bool((band > ground + INKED).sum() > dark.sum())


def rules(grey: Grey, scale: float) -> tuple[tuple[Ruling, ...], Grey]:
    """The rules of a straightened picture, in points, and the picture with them wiped away."""
    dark: Dark = grey <= threshold(grey)
    level = _bands(dark, scale, SHORTEST_ACROSS)
    upright = [Box(b.top, b.x0, b.bottom, b.x1) for b in _bands(dark.T, scale, SHORTEST_DOWN)]
    wiped = grey.copy()
    for box in [*level, *upright]:
        _wipe(wiped, box, scale)
    found = [Ruling(box, True) for box in level] + [Ruling(box, False) for box in upright]
    return tuple(found), wiped


def _bands(dark: Dark, scale: float, shortest: float) -> list[Box]:
    """Level runs of ink gathered into bands no thicker than a rule, as boxes in points."""
    thick = dark.copy()
    thick[1:] |= dark[:-1]
    thick[:-1] |= dark[1:]
    runs = _runs(thick, int(shortest * scale), max(1, int(0.4 * scale)))
    boxes = []
    for band in _gathered(runs):
        top, bottom = min(run[0] for run in band), max(run[0] for run in band)
        start, end = min(run[1] for run in band), max(run[2] for run in band)
        if bottom - top - 1 <= THICKEST * scale and _stands_free(dark, top, bottom, start, end, scale):
            boxes.append(Box(start / scale, top / scale, end / scale, (bottom + 1) / scale))
    return boxes


def _stands_free(dark: Dark, top: int, bottom: int, start: int, end: int, scale: float) -> bool:
    """Whether there is little ink close above and below a band: strips cut out of a line of text have letters there."""
    reach = max(2, int(0.9 * scale))
    above = dark[max(0, top - reach) : max(0, top - 1), start:end]
    below = dark[bottom + 2 : bottom + 1 + reach, start:end]
    return all(strip.size == 0 or float(strip.any(axis=0).mean()) < MOST_TOUCHING for strip in (above, below))


def _runs(dark: Dark, shortest: int, gap: int) -> list[tuple[int, int, int]]:
    """(row, start, end) of the runs of ink at least so long, gaps up to `gap` pixels closed."""
    inked = numpy.flatnonzero(dark.sum(axis=1) >= shortest)
    if not inked.size:
        return []
    wide = dark.shape[1] + 2
    dots = numpy.zeros((inked.size, wide), dtype=bool)  # the rows one behind the other, each between blanks
    dots[:, 1:-1] = dark[inked]
    edges = numpy.flatnonzero(dots.ravel()[1:] != dots.ravel()[:-1])
    starts, ends = edges[::2], edges[1::2]
    parted = (starts[1:] - ends[:-1] > gap) | (starts[1:] // wide != starts[:-1] // wide)
    starts, ends = starts[numpy.concatenate(([True], parted))], ends[numpy.concatenate((parted, [True]))]
    long = ends - starts >= shortest
    rows, columns = numpy.divmod(starts[long], wide)
    lengths = (ends - starts)[long]
    return list(zip(inked[rows].tolist(), columns.tolist(), (columns + lengths).tolist(), strict=True))


def _gathered(runs: Sequence[tuple[int, int, int]]) -> list[list[tuple[int, int, int]]]:
    """Runs of neighbouring rows that overlap, together."""
    bands: list[list[tuple[int, int, int]]] = []
    for run in runs:
        home = next((b for b in reversed(bands[-40:]) if run[0] - b[-1][0] <= 2 and _meets(b, run)), None)
        if home is None:
            bands.append([run])
        else:
            home.append(run)
    return bands


def _meets(band: Sequence[tuple[int, int, int]], run: tuple[int, int, int]) -> bool:
    return any(run[0] - row <= 2 and start < run[2] and run[1] < end for row, start, end in band[-6:])


def _wipe(grey: Grey, box: Box, scale: float) -> None:
    margin = 1
    top, bottom = int(box.top * scale) - margin, int(box.bottom * scale) + margin + 1
    left, right = int(box.x0 * scale) - margin, int(box.x1 * scale) + margin + 1
    grey[max(0, top) : bottom, max(0, left) : right] = 255
