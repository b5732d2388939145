"""The columns of a grid: its faces divided by drawn rules and by white space."""

from collections.abc import Sequence
from itertools import pairwise

from extractors.model.page import Word
from extractors.tables.grid.columns import gaps_of
from extractors.tables.grid.faces import Divided, Faces
from extractors.tables.grid.gaps import WIDE, Gap
from extractors.tables.marks.kinds import is_number
from extractors.tables.marks.lines import rows_with_labels, segments_of
from extractors.tables.stages import Region

FEWEST_FIGURES = 4
"""Figures on each line of a column, from which they are cells of their own."""

FEWEST_LINES = 3
"""Lines on both sides of a gap, from which it parts columns amid drawn ones."""

HALF, MOSTLY_FIGURES = 0.5, 0.6
"""Share of a column's lines with text on both sides of a gap, and of the texts to its right that are figures, from which it
parts a drawn column."""

FAR_APART = 1.2
"""Letter sizes between figures, from which on no drawn column holds both in a cell."""

GROUP = 3
"""Digits of a group in a sum."""


def columns_of(
    region: Region, faces: Faces, held: Sequence[tuple[Word, ...]]
) -> tuple[tuple[float, ...], tuple[Divided, ...]]:
    """All column edges, drawn and white, and for each face, with the words it `held`, the separators inside it.

    Separators that are known beforehand hold where the table goes on with another, and where the page shows none.
    """
    if not region.continues:
        xs, divided = _divided_columns(faces, held)
        if len(xs) > 2 or not region.columns:
            return xs, divided
    return _known_columns(region, faces, held)


def _divided_columns(faces: Faces, held: Sequence[tuple[Word, ...]]) -> tuple[tuple[float, ...], tuple[Divided, ...]]:
    """All column edges, drawn and white, and for each face the separators inside it."""
    groups: dict[tuple[int, int], list[int]] = {}
    for i, face in enumerate(faces.faces):
        groups.setdefault((face.c0, face.c1), []).append(i)
    inner_rules = len(faces.xs) - 2
    found: dict[int, tuple[float, ...]] = {}
    added: list[float] = []
    for (c0, c1), members in sorted(groups.items(), key=lambda item: item[0][0] - item[0][1]):
        lines = [row for i in members for row, _ in rows_with_labels(held[i])]
        left, right = faces.xs[c0], faces.xs[c1]
        drawn = faces.xs[c0 + 1 : c1]
        known = (*drawn, *added)
        if len(lines) < 2:  # One line shows no separators of its own: those of other rows hold that it leaves open.
            pairs = [pair for line in lines for pair in pairwise(segments_of(line))]
            shown = {x for x in known for a, b in pairs if a.box.x1 < x < b.box.x0}
        else:
            gaps = gaps_of(lines, left, right)
            shown = {_snapped(gap, known) for gap in gaps if _worth(gap, lines, drawn, inner_rules)}
        placed = tuple(sorted(shown))
        added += [x for x in placed if x not in faces.xs and x not in added]
        for i in members:
            found[i] = placed
    xs = tuple(sorted({*faces.xs, *added}))
    divided = tuple(
        Divided(face, held[i], tuple(x for x in found[i] if face.box.x0 < x < face.box.x1))
        for i, face in enumerate(faces.faces)
    )
    return xs, divided


def _known_columns(
    region: Region, faces: Faces, held: Sequence[tuple[Word, ...]]
) -> tuple[tuple[float, ...], tuple[Divided, ...]]:
    """Column edges where the separators are known beforehand."""
    inner = tuple(x for x in region.columns if faces.xs[0] < x < faces.xs[-1])
    divided = (
        Divided(face, group, tuple(x for x in inner if face.box.x0 < x < face.box.x1))
        for face, group in zip(faces.faces, held, strict=True)
    )
    return tuple(sorted({*faces.xs, *inner})), tuple(divided)


def _worth(gap: Gap, lines: Sequence[Sequence[Word]], drawn: Sequence[float], inner_rules: int) -> bool:
    """Whether a gap divides a column that drawn rules already bound: only clear figures or many lines do.

    `drawn` are the columns' edges that rules of other rows give: a few lines of heads over them show no others.
    """
    if not drawn and _are_figures(lines):
        return True
    if drawn or inner_rules == 0:
        return not drawn or gap.support >= FEWEST_LINES or any(gap.start - 2 <= x <= gap.end + 2 for x in drawn)
    sides = [
        [" ".join(w.text for w in line if (w.box.x_mid < gap.at) == left_side) for line in lines]
        for left_side in (True, False)
    ]
    figures = sum(is_number(text) for text in sides[1] if text)
    filled = sum(bool(text) for text in sides[1])
    if inner_rules == 1 and (gap.support >= FEWEST_LINES or _stand_alone(lines)):
        return True
    wide = gap.end - gap.start > FAR_APART * lines[0][0].size
    beside = [text for left, text in zip(*sides, strict=True) if is_number(text) and (not left or is_number(left))]
    if wide and len(beside) >= HALF * filled and _left_open(gap, lines):  # no figure in words: a head's "Top 100"
        return True
    return gap.support >= max(FEWEST_LINES, HALF * len(lines)) and figures >= MOSTLY_FIGURES * filled


def _stand_alone(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether each word stands as far from the next as columns do: signs and short heads, no phrases."""
    return all(b.box.x0 - a.box.x1 >= WIDE * a.size for line in lines for a, b in pairwise(line))


def _left_open(gap: Gap, lines: Sequence[Sequence[Word]]) -> bool:
    """Whether two lines or more have text on both sides of a gap, heads too."""
    pairs = [pairwise(segments_of(line)) for line in lines]
    return sum(any(a.box.x1 <= gap.at <= b.box.x0 for a, b in line) for line in pairs) > 1


def _are_figures(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether lines hold nothing but figures, as many on each, more than a sum in groups of three digits has."""
    texts = [[word.text for word in line] for line in lines]
    grouped = all(len(text) == GROUP for line in texts for text in line[1:])
    return (
        len(lines) > 1
        and len(texts[0]) >= FEWEST_FIGURES
        and len({len(line) for line in texts}) == 1
        and all(is_number(text) for line in texts for text in line)
        and not grouped
    )


def _snapped(gap: Gap, known: Sequence[float]) -> float:
    """The separator of a gap: one already known that lies in it, else its own."""
    return next((x for x in known if gap.start - 2 <= x <= gap.end + 2), gap.at)
