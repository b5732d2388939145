"""The straight stretches of painted paths: what rules and boxes can be told from."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any


@dataclass(frozen=True, slots=True)
class Outline:
    """A subpath, or a straight stretch of one, in path space. `encloses` tells whether painting the inside shows it.

    Of a subpath that curves make most of, `curved` is set and the points are the ends of its stretches.
    """

    points: tuple[tuple[float, float], ...]
    encloses: bool
    curved: bool = False


def outlines(path: Sequence[Any]) -> list[Outline]:
    """The straight stretches of a path; a subpath without curves is one stretch, and ends where it starts if closed.

    A subpath with curves also gives the rectangle around it when straight sides make most of it, else its curve.
    """
    outlines: list[Outline] = []
    stretches: list[list[tuple[float, float]]] = []
    for step in [*path, ("m", 0.0, 0.0)]:
        command, ends = step[0], _ends(step)
        if command == "m":
            outlines += _finished(stretches)
            stretches = [ends]
        elif not stretches:
            continue
        elif command == "h":
            stretches[-1].append(stretches[0][0])
        elif command == "l" or _is_straight([stretches[-1][-1], *ends]):
            stretches[-1].append(ends[-1])
        else:
            stretches.append([ends[-1]])
    return outlines


def _ends(step: Sequence[Any]) -> list[tuple[float, float]]:
    """The points that a step of a path names."""
    if len(step) == 3:  # as most do
        return [(float(step[1]), float(step[2]))]
    return [(float(x), float(y)) for x, y in zip(step[1::2], step[2::2], strict=False)]


def _finished(stretches: Sequence[Sequence[tuple[float, float]]]) -> list[Outline]:
    if len(stretches) == 1:
        return [Outline(tuple(stretches[0]), True)] if len(stretches[0]) > 1 else []
    pieces = [Outline(tuple(points), False) for points in stretches if len(points) > 1]
    ends = [point for points in stretches for point in points]
    if len(ends) < 2:
        return pieces
    x0, x1, y0, y1 = min(x for x, _ in ends), max(x for x, _ in ends), min(y for _, y in ends), max(y for _, y in ends)
    straight = sum(
        hypot(bx - ax, by - ay) for p in pieces for (ax, ay), (bx, by) in zip(p.points, p.points[1:], strict=False)
    )
    if pieces and straight >= 1.2 * (x1 - x0 + y1 - y0):
        return [*pieces, Outline(((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)), True)]
    return [*pieces, Outline(tuple(ends), False, curved=True)]


def _is_straight(points: Sequence[tuple[float, float]]) -> bool:
    """Whether a curve's points all lie on one horizontal or vertical line."""
    return any(max(p[axis] for p in points) - min(p[axis] for p in points) < 0.1 for axis in (0, 1))
