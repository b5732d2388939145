"""A region made wider: heads right above it, rows right below and labels to its left taken in."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from extractors.model.page import Box, Word
from extractors.tables.marks.captions import ends_caption, label_of, opens_note
from extractors.tables.marks.kinds import is_number, is_year
from extractors.tables.marks.rules import within
from extractors.tables.marks.text import PageText
from extractors.tables.stages import Grid, Region, RegionKind, Rules, Segment

MOST_HEAD_LINES = 8

MOST_STUB_WORDS = 5
"""Words that the head of the labels has at most where it stands on a line of its own."""

FEWEST_COLUMNS = 4
"""Columns from which on a line below a table that fills them can only be its next row."""

NEAR = 1.5
"""Points that a line may reach into the grid that it stands above or below."""

BESIDE = 3.0
"""Points that a piece of a line may reach into a grid's width, and still stand beside it."""

ROW_COLUMNS, FEWEST_FILLED = 0.5, 2
"""Share of the columns that the first of the rows below a grid fills, at least, and columns that any does."""

ROW_GAP, NEXT_ROW_GAP, WRAP_GAP = 1.2, 0.9, 0.5
"""Letter sizes between a grid and the first row below it, between that and the next, and lines of a label, at most."""

HAIR = 0.5
"""Points between a region's edge and its words."""

HEAD_GAP, LONE_HEAD_GAP = 0.95, 0.7
"""Letter sizes between a grid and heads above it, and a head that stands alone over some of its columns, at most."""

FULL_HEAD_GAP, FULL_HEAD_WORDS, FEWEST_FULL = 2.5, 3, 3
"""Letter sizes between a grid and heads above it, at most, where one of so few words stands over each of its columns of
figures, and how many such columns tell; one fewer where a rule over most of the grid's width stands between."""

RULED = 0.8

FLUSH = 1.5
"""Points by which a head may miss the end of its column of figures."""

SAME_SIZE = 0.06
"""Share of a letter size by which the words of a row may differ from the others."""

SIZES_APART = 0.3
"""Share of a letter size by which heads may differ from a grid."""

MOST_HEAD_WORDS = 9

STICKS_OUT = 6.0
"""Points that heads may reach beyond a grid."""

LONE_HEAD_WIDTH = 0.8
"""Share of a grid's width that a head alone over some of its columns takes, at most."""

BARE_FIGURES, MOST_ROWS_BARE = 0.6, 0.3
"""Share of first cells that are figures, from which on labels may stand outside; and of labels that may be figures."""

LABELLED, LABEL_WORDS = 0.6, 8
"""Share of rows that labels outside stand beside, at least, and their words, as a rule, at most."""

LEFT_REACH = 330.0
"""How far to the left of a grid its labels may begin, in points: those of statements take half a page."""


def widened(region: Region, grid: Grid, text: PageText, rules: Rules) -> Region:
    """The region with the head lines right above it, the rows right below and the label column to its left.

    Each is taken in where it aligns with the grid.
    """
    top = _heads_above(grid, text, rules)
    left = _labels_beside(grid, text) if grid.kind != "text" else None
    bottom = _rows_below(grid, text) if grid.kind == "stack" else None
    if top is None and left is None and bottom is None:
        return region
    box = Box(
        region.box.x0 if left is None else left,
        region.box.top if top is None else top,
        region.box.x1,
        region.box.bottom if bottom is None else bottom,
    )
    kind: RegionKind = "text" if region.kind == "stack" and left is not None else region.kind
    return replace(region, kind=kind, box=box, rules=within(rules, box))


def _rows_below(grid: Grid, text: PageText) -> float | None:
    """The bottom of rows that stand right below a grid's last rule, each text in a column; None without any.

    So ends a table whose rules part groups of rows, where the page breaks amid one, or one with rules between rows alone.
    """
    loose = {id(segment.words[0]) for segment in text.loose}
    below = sorted((x for x in text.lines if x.box.top >= grid.box.bottom - NEAR), key=lambda x: x.box.top)
    lines = [
        [s for s in line.segments if s.box.x1 > grid.box.x0 - BESIDE and s.box.x0 < grid.box.x1 + BESIDE] for line in below
    ]
    ends = (_end_of_filled(lines, grid, loose), _end_of_wrapped(lines, grid, loose))
    return max((end for end in ends if end is not None), default=None)


def _end_of_filled(lines: Sequence[Sequence[Segment]], grid: Grid, loose: set[int]) -> float | None:
    """The bottom of lines below a grid that fill most of its columns."""
    if grid.n_cols < FEWEST_COLUMNS:
        return None
    bottom, found = grid.box.bottom, None
    for segments in lines:
        columns = {c for c in (_column(s, grid) for s in segments) if c is not None}
        fewest = ROW_COLUMNS * grid.n_cols if found is None else FEWEST_FILLED
        if (
            not segments
            or min(s.box.top for s in segments) - bottom > (ROW_GAP if found is None else NEXT_ROW_GAP) * grid.size
            or len(columns) < max(len(segments), fewest)
            or any(id(s.words[0]) not in loose for s in segments)
        ):
            break
        bottom = found = max(s.box.bottom for s in segments) + HAIR
    return found


def _end_of_wrapped(lines: Sequence[Sequence[Segment]], grid: Grid, loose: set[int]) -> float | None:
    """The bottom of lines below a grid that are set as those of its cells: together they fill most columns, the labels' too.

    A line of the first column alone at their end is a note, but where the label right above it wraps.
    """
    bottom, filled, seen = grid.box.bottom, set[int](), False
    taken: list[tuple[set[int], float]] = []
    for segments in lines:
        top = min((s.box.top for s in segments), default=bottom)
        columns = _set_in(segments, grid) if segments and not opens_note(segments[0].text) else set[int]()
        if not columns or top - bottom > (NEXT_ROW_GAP if taken else ROW_GAP) * grid.size:
            break
        if columns == {0} and taken and (0 not in taken[-1][0] or top - bottom > WRAP_GAP * grid.size):
            break
        bottom = max(bottom, *(s.box.bottom for s in segments))
        taken.append((columns, bottom))
        filled |= columns
        seen |= any(id(s.words[0]) in loose for s in segments)
    enough = 0 in filled and len(filled) >= max(FEWEST_FILLED, ROW_COLUMNS * grid.n_cols)
    return bottom + HAIR if enough and seen else None


def _set_in(segments: Sequence[Segment], grid: Grid) -> set[int]:
    """The columns that a line fills where its text begins or ends in each of them as theirs do, in their size; else none."""
    words: dict[int, list[Word]] = {}
    for word in (word for s in segments for word in s.words):
        words.setdefault(grid.column_at(word.box.x_mid), []).append(word)
    own = {c: [w for cell in grid.cells if cell.col == c for w in cell.words] for c in words}
    for column, mine in words.items():
        theirs = own[column]
        inside = grid.xs[column] - 1 <= mine[0].box.x0 and mine[-1].box.x1 <= grid.xs[column + 1] + 1
        if not theirs or not inside or abs(mine[0].size - grid.size) > SAME_SIZE * grid.size:
            return set()
        starts = abs(mine[0].box.x0 - min(w.box.x0 for w in theirs)) < FLUSH
        if not starts and abs(mine[-1].box.x1 - max(w.box.x1 for w in theirs)) > FLUSH:
            return set()
    return set(words)


def _column(segment: Segment, grid: Grid) -> int | None:
    """The column that a segment stands in, with a point to spare; None for one that stands in no single one."""
    return next(
        (c for c in range(grid.n_cols) if grid.xs[c] - 1 <= segment.box.x0 and segment.box.x1 <= grid.xs[c + 1] + 1), None
    )


def _columns_under(texts: Sequence[Segment | Word], grid: Grid) -> list[int]:
    """The column that each text stands over, by its middle."""
    return [grid.column_at(text.box.x_mid) for text in texts]


def _heads_above(grid: Grid, text: PageText, rules: Rules) -> float | None:
    """The top of the head lines that stand right above a grid, each of them over columns; None without any."""
    loose = {id(segment.words[0]) for segment in text.loose}
    size = grid.size
    top, found = grid.box.top, None
    above = sorted((x for x in text.lines if x.box.bottom <= top + NEAR), key=lambda x: -x.box.bottom)
    for line in above[:MOST_HEAD_LINES]:
        segments = [s for s in line.segments if s.box.x1 > grid.box.x0 - BESIDE and s.box.x0 < grid.box.x1 + BESIDE]
        if not segments:
            continue
        gap = top - max(s.box.bottom for s in segments)
        ruled = any(line.box.y_mid < r.at < top + NEAR and r.length > RULED * grid.box.width for r in rules.horizontal)
        fewest = FEWEST_FULL - ruled
        full = found is None and any(rule(segments, grid, loose, fewest) for rule in (_ends_with_each, _is_over_each))
        of_caption = not full and len(segments) == 1 and ends_caption(line, text.lines)
        if gap > (FULL_HEAD_GAP if full else HEAD_GAP) * size or of_caption:
            break
        note = all(opens_note(text) for text in (segments[0].text, " ".join(s.text for s in segments)))
        is_other = note or label_of(segments[0].text)
        if full or (not is_other and _are_heads(segments, grid, loose, size, gap)):
            found = min(s.box.top for s in segments) - HAIR
        elif not _stub_head(segments, grid, loose, size):
            break
        top = min(s.box.top for s in segments) - HAIR
    return found


def _stub_head(segments: Sequence[Segment], grid: Grid, loose: set[int], size: float) -> bool:
    """Whether a line is but the head of the labels, set amid the lines of the heads beside it."""
    (first, *others) = segments
    alike = abs(first.words[0].size - size) <= SIZES_APART * size and len(first.words) <= MOST_STUB_WORDS
    return not others and alike and id(first.words[0]) in loose and _column(first, grid) == 0


def _is_over_each(segments: Sequence[Segment], grid: Grid, loose: set[int], fewest: int) -> bool:
    """Whether one or a few words, none of them a figure, stand over each column but the first, all of them of figures."""
    words = [word for s in segments for word in s.words]
    columns = Counter(_columns_under(words, grid))
    return (
        set(columns) == set(range(1, grid.n_cols))
        and len(columns) >= fewest
        and max(columns.values()) <= FULL_HEAD_WORDS
        and words[-1].box.x1 <= grid.box.x1 + STICKS_OUT
        and all(id(s.words[0]) in loose for s in segments)
        and not any(is_number(word.text) for word in words)
        and all(is_number(c.text) for c in grid.cells if c.col > 0 and c.words)
    )


def _ends_with_each(segments: Sequence[Segment], grid: Grid, loose: set[int], fewest: int) -> bool:
    """Whether words, none a figure, end where each column of figures ends: heads as near to each other as words are."""
    words = [word for s in segments for word in s.words]
    ends = [
        max(w.box.x1 for c in grid.cells if c.col == column for w in c.words)
        for column in range(1, grid.n_cols)
        if any(c.col == column and c.words for c in grid.cells)
    ]
    return (
        len(ends) >= fewest
        and len(words) <= FULL_HEAD_WORDS * grid.n_cols
        and words[0].box.x0 > grid.box.x0 - STICKS_OUT
        and words[-1].box.x1 < grid.box.x1 + STICKS_OUT
        and all(any(abs(word.box.x1 - end) < FLUSH for word in words) for end in ends)
        and all(id(s.words[0]) in loose for s in segments)
        and not any(is_number(word.text) for word in words)
        and all(is_number(c.text) for c in grid.cells if c.col > 0 and c.words)
    )


def _are_heads(segments: Sequence[Segment], grid: Grid, loose: set[int], size: float, gap: float) -> bool:
    """Whether segments can be column heads: short, over different columns of the grid or amid some but the first."""
    tight = gap < LONE_HEAD_GAP * size
    taken = [s for s in segments if id(s.words[0]) not in loose]
    in_prose = taken and (len(segments) <= 2 or taken != segments[:1])  # a label head may pass for the end of a caption
    if in_prose or any(len(s.words) > MOST_HEAD_WORDS for s in segments):
        return False
    if any(abs(s.words[0].size - size) > SIZES_APART * size for s in segments):
        return False
    if any(s.box.x0 < grid.box.x0 - STICKS_OUT or s.box.x1 > grid.box.x1 + STICKS_OUT for s in segments):
        return False
    if len(segments) == 1:
        return (
            tight
            and grid.n_cols > 2
            and segments[0].box.x0 > grid.xs[1] - 2
            and segments[0].box.width < LONE_HEAD_WIDTH * grid.box.width
        )
    columns = _columns_under(segments, grid)
    return len(set(columns)) == len(columns) and not all(is_number(s.text) and not is_year(s.text) for s in segments)


def _labels_beside(grid: Grid, text: PageText) -> float | None:
    """The left end of labels that stand beside most rows of figures, one a line, outside of the rules; None without such."""
    first = [c.text for c in grid.cells if c.col == 0 and c.row > 0 and c.words]
    if not first or sum(map(is_number, first)) < BARE_FIGURES * len(first):
        return None
    left = grid.box.x0
    segments = [
        s
        for s in text.loose
        if grid.box.top - 2 < s.box.y_mid < grid.box.bottom + 2 and left - LEFT_REACH < s.box.x0 and s.box.x1 < left + BESIDE
    ]
    rows = {r for r in range(grid.n_rows) for s in segments if grid.ys[r] - 1 <= s.box.y_mid <= grid.ys[r + 1] + 1}
    if len(segments) < 2 or len(rows) < LABELLED * grid.n_rows or median(len(s.words) for s in segments) > LABEL_WORDS:
        return None
    one_a_line = len({round(s.box.y_mid) for s in segments}) == len(segments)
    if not one_a_line or sum(is_number(s.text) for s in segments) > MOST_ROWS_BARE * len(segments):
        return None
    return min(s.box.x0 for s in segments) - 1.0
