"""The row edges of a grid's faces: the strips that drawn rules bound, cut where their lines begin rows."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.model.page import Word
from extractors.tables.grid.apart import FEWEST_ROWS, evenly_set, figures_apart, labels_end, own_cells, stacked
from extractors.tables.grid.bands import BandLine, Reach
from extractors.tables.grid.faces import Divided, Faces
from extractors.tables.grid.headlines import SHORTEST_RULE, head_lines, heads_over_row, repeated_heads
from extractors.tables.grid.rows import body_rows, under_sections
from extractors.tables.grid.sections import title_lines
from extractors.tables.marks.kinds import is_number
from extractors.tables.marks.lines import rows_with_labels, space_of
from extractors.tables.stages import Region, Rule

MANY_BANDS = 4
"""Bands from which on rules part rows, not a head from a body."""

NEAR, RAGGED = 1.4, 3.0
"""Letter sizes before the next column up to which one could be set, and points that the places may differ where its lines
begin, if these are set to the left, or else twice their middles or ends."""

FEWEST_IN_GROUPS = 4
"""Lines that are rows of their own, from which on rules may part groups of them."""

MOST_LINES_OF_HEADS = 4
"""Lines above the first rule up to which they are heads, where few rules follow."""

Groups = tuple[tuple[int, ...], ...]
"""The lines of each row, by their places."""


@dataclass(frozen=True, slots=True)
class Strip:
    """The lines of a band between rules, and where it stands among the others of its region that hold words.

    `n_bands` counts those, `n_faces` the faces that rules part it into. `in_groups` tells that rules part groups of rows,
    not rows. `pitch` is how far apart rows of one line each stand between rules, in points; None where too few show it.
    `rights` tells how far to the right the columns' text could be set.
    """

    lines: tuple[BandLine, ...]
    region: Region
    n_bands: int
    n_faces: int
    first: bool
    in_groups: bool
    pitch: float | None
    rights: Mapping[int, Reach]

    @property
    def whole(self) -> Groups:
        return (tuple(range(len(self.lines))),)


def divided_rows(
    region: Region, faces: Faces, divided: Sequence[Divided], xs: Sequence[float]
) -> tuple[tuple[float, ...], tuple[tuple[float, ...], ...]]:
    """All row edges, drawn and white, and for each face those inside it."""
    heights = [bottom - top for top, bottom in pairwise(faces.ys)]
    texts = [
        [i for i, d in enumerate(divided) if (d.face.r0, d.face.r1) == (r, r + 1) and d.words] for r in range(len(heights))
    ]
    printed = [band_lines([divided[i] for i in members], xs) for members in texts]
    n_filled, pitch = sum(map(bool, texts)), pitch_of(printed, heights)
    rows = tuple(line for lines in printed for line in lines)
    titles = title_lines(rows)
    body = rows[len(next((lines for lines in printed if lines), ())) :]
    many = column_rights(body) if body and n_filled >= MANY_BANDS else None
    in_groups = of_groups(printed, many if many is not None else {})
    at, first = 0, True
    placed: list[tuple[float, ...]] = []
    for r, (members, lines) in enumerate(zip(texts, printed, strict=True)):
        n_faces = sum((d.face.r0, d.face.r1) == (r, r + 1) for d in divided)
        rights = many if many is not None and not first else column_rights(lines)
        strip = Strip(lines, region, n_filled, n_faces, first, in_groups, pitch, rights)
        own = {i for i in range(len(lines)) if titles & {at + i - 1, at + i}}
        groups = _parted(row_groups(strip), own | _ruled_off(lines, region.rules.horizontal)) if members else ()
        at, first = at + len(lines), first and not members
        placed.append(tuple(_between(lines, upper, lower) for upper, lower in pairwise(groups)))
    ys = tuple(sorted({*faces.ys, *(y for edges in placed for y in edges)}))
    return ys, tuple(placed[d.face.r0] if d.face.r1 == d.face.r0 + 1 else () for d in divided)


def of_groups(bands: Sequence[Sequence[BandLine]], rights: Mapping[int, Reach]) -> bool:
    """Whether rules part groups of rows, not rows: most lines of bands of several, heads aside, are rows of their own.

    `rights` is how far the columns' text could be set; nothing where rules are few.
    """
    several = [lines for lines in bands if len(lines) > 1]
    rows = sum(map(stacked, several)) >= max(2, 0.5 * len(several))
    own = [len(lines) for lines in several[several[:1] == list(bands[:1]) :] if rights and own_cells(lines, rights)]
    return rows or (sum(own) >= FEWEST_IN_GROUPS and 2 * sum(own) >= sum(map(len, several)))


def pitch_of(bands: Sequence[Sequence[BandLine]], heights: Sequence[float]) -> float | None:
    """The usual height of bands of one line; None where there are too few of them."""
    found = [height for lines, height in zip(bands, heights, strict=True) if len(lines) == 1]
    return median(found) if len(found) >= FEWEST_ROWS else None


def _parted(groups: Groups, firsts: Set[int]) -> Groups:
    """Rows cut where a line begins one that is known to."""
    out: list[list[int]] = []
    for group in groups:
        for i in group:
            if i == group[0] or i in firsts:
                out.append([])
            out[-1].append(i)
    return tuple(tuple(group) for group in out)


def _ruled_off(lines: Sequence[BandLine], rules: Sequence[Rule]) -> set[int]:
    """The lines right below a rule, however short: rules under spanning heads and above sums."""
    return {
        i + 1
        for i, (upper, lower) in enumerate(pairwise(lines))
        if any(
            rule.length > SHORTEST_RULE and _clear(rule, upper, below=False) and _clear(rule, lower, below=True)
            for rule in rules
            if upper.mid < rule.at < lower.mid
        )
    }


def _clear(rule: Rule, line: BandLine, below: bool) -> bool:
    """Whether a rule runs over or under words of a line, not through their middle."""
    over = [w for words in line.columns.values() for w in words if w.box.x0 < rule.end and w.box.x1 > rule.start]
    return bool(over) and all((w.box.y_mid > rule.at) == below for w in over)


def row_groups(strip: Strip) -> Groups:
    """The lines of a band by row, as rules part rows, columns, or heads from a body."""
    if len(strip.lines) < 2:
        return strip.whole
    if _parts_rows(strip):
        return _between_row_rules(strip)
    if strip.n_faces >= 2 and strip.n_bands == 2:
        return _between_column_rules(strip)
    return _in_the_open(strip)


def _parts_rows(strip: Strip) -> bool:
    """Whether the rules of a region part rows: bands are many, or few and of faces side by side."""
    unlabelled = sum(0 in line.columns for line in strip.lines) < 3
    return strip.n_bands >= MANY_BANDS or (strip.n_faces >= 2 and (strip.n_bands >= 3 or unlabelled))


def _between_row_rules(strip: Strip) -> Groups:
    """One row of wrapped cells, unless the lines show that they are rows of their own."""
    lines, rights = strip.lines, strip.rights
    if not strip.first and (own_cells(lines, rights) or evenly_set(lines, strip.pitch)):
        return tuple((i,) for i in range(len(lines)))
    rows = body_rows(lines, rights)
    if stacked(lines) or (not strip.first and (strip.in_groups or figures_apart(lines, rows) or labels_end(lines, rights))):
        return rows
    if strip.first:
        n_head = heads_over_row(lines)
        return (tuple(range(n_head)), tuple(range(n_head, len(lines)))) if n_head else strip.whole
    groups = under_sections(lines, rights)
    under = lines[groups[-1][0] :]
    return (*groups[:-1], *((i,) for i in groups[-1])) if own_cells(under, rights) else groups


def _between_column_rules(strip: Strip) -> Groups:
    """The rows below a head between rules of columns, where nearly all of them are filled; else one row."""
    rows = body_rows(strip.lines, strip.rights)
    full = sum(len({c for i in row for c in strip.lines[i].columns}) >= 2 for row in rows)
    filled = not strip.first and full >= FEWEST_ROWS and full >= 0.8 * len(rows)
    return rows if stacked(strip.lines) or filled else strip.whole


def _in_the_open(strip: Strip) -> Groups:
    """The heads as one row, and the rows below them."""
    n_head = _head_lines(strip)
    body = body_rows(strip.lines[n_head:], strip.rights, strip.region.habit)
    heads = (tuple(range(n_head)),) if n_head else ()
    return (*heads, *(tuple(i + n_head for i in group) for group in body))


def _head_lines(strip: Strip) -> int:
    """How many lines at the top of a band that no rules part are heads."""
    lines, region = strip.lines, strip.region
    if region.continues or (strip.n_bands == 1 and strip.n_faces >= 2):
        return repeated_heads(lines, region.habit.heads) if region.habit is not None else 0
    if strip.n_bands <= 1:
        return head_lines(lines, region.rules.horizontal)
    return len(lines) if strip.first and not stacked(lines) and len(lines) <= MOST_LINES_OF_HEADS else 0


def band_lines(parts: Sequence[Divided], xs: Sequence[float]) -> tuple[BandLine, ...]:
    """The lines of faces side by side, with each line's words by column of the whole grid."""
    words = [word for part in parts for word in part.words]
    edges = {id(word): part for part in parts for word in part.words}
    lines = []
    for row, level in rows_with_labels(words):
        columns: dict[int, list[Word]] = {}
        homes = [_column_of(word, edges[id(word)], xs) for word in row]
        if is_phrase(row, homes):
            homes = [homes[0]] * len(row)
        for column, word in zip(homes, row, strict=True):
            columns.setdefault(column, []).append(word)
        lines.append(
            BandLine(
                min(w.box.top for w in level),
                max(w.box.bottom for w in level),
                median(w.size for w in level),
                {c: tuple(ws) for c, ws in sorted(columns.items())},
            )
        )
    return tuple(lines)


def is_phrase(row: Sequence[Word], homes: Sequence[int]) -> bool:
    """Whether a line is one phrase that begins in the first column and runs on over others: the title of a section."""
    if homes[0] != 0 or homes[-1] == 0:
        return False
    close = all(b.box.x0 - a.box.x1 < space_of(row) for a, b in pairwise(row))
    return close and not any(is_number(word.text) for word in row)


def _column_of(word: Word, part: Divided, xs: Sequence[float]) -> int:
    left = max([part.face.box.x0, *(x for x in part.xs if x <= word.box.x_mid)])
    return xs.index(left)


def column_rights(lines: Sequence[BandLine]) -> Mapping[int, Reach]:
    """How far each column could be set: to its own ink's end, or near to where the next column's ink begins."""
    ends: dict[int, list[tuple[float, float]]] = {}
    for line in lines:
        for column, words in line.columns.items():
            ends.setdefault(column, []).append((words[0].box.x0, words[-1].box.x1))
    size = median(line.size for line in lines) if lines else 0.0
    following = {column: min(ends[after])[0] - NEAR * size for column, after in pairwise(sorted(ends))}
    return {column: _reach(mine, following.get(column, 0.0)) for column, mine in ends.items()}


def _reach(ends: Sequence[tuple[float, float]], until: float) -> Reach:
    """The reach of a column, given where its lines begin and end, and where the next column is near."""
    right, left = max(x1 for _, x1 in ends), min(x0 for x0, _ in ends)
    for at in ((x0 + x1 for x0, x1 in ends), (2 * x1 for _, x1 in ends)):
        places = list(at)
        if len(ends) > 2 and max(places) - min(places) < RAGGED < max(x0 for x0, _ in ends) - left:
            return Reach(right, left)
    return Reach(max(right, until))


def _between(lines: Sequence[BandLine], upper: Sequence[int], lower: Sequence[int]) -> float:
    return (max(lines[i].mid for i in upper) + min(lines[i].mid for i in lower)) / 2
