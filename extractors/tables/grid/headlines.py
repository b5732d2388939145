"""The head lines of a band that no rule parts from its body: where the figures, or the rows' labels, begin."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractors.tables.grid.bands import BandLine
from extractors.tables.marks.kinds import counts_below_years, counts_columns, is_year, letters
from extractors.tables.stages import Rule

MOST_HEAD_LINES = 8
"""Lines that the heads of a table take at most: three rows of heads, wrapped."""

SHORTEST_RULE = 12.0
"""Points that a rule under heads or above sums is long, at least."""

DEEPEST, DEEPEST_SHARE, MOST_BOLD = 6, 3, 4
"""Lines above the first of figures that may be heads, or one in so many lines of a band; and bold lines that may."""


def head_lines(lines: Sequence[BandLine], rules: Sequence[Rule]) -> int:
    """How many lines at the top of a band are column heads. `rules` are short ones that may underline heads."""
    return _without_sections(lines, _above_figures(lines), rules)


def _above_figures(lines: Sequence[BandLine]) -> int:
    """How many lines stand above the first line of figures, or are bold above others; 1 where neither tells."""
    columns = {c for line in lines for c in line.columns}
    figures = {
        c for c in columns if c and 2 * sum(line.numeric(c) for line in lines) >= sum(c in line.columns for line in lines)
    }
    if figures:
        for i, line in enumerate(lines):
            filled = figures & set(line.columns)
            plain = 2 * sum(line.numeric(c) and not is_year(line.text(c)) for c in filled) >= len(filled)
            counted = counts_columns([line.text(c) for c in sorted(filled)])
            if (
                not counted
                and filled
                and (
                    plain
                    or (
                        i and counts_below_years(*({c: held.text(c) for c in held.columns} for held in (lines[i - 1], line)))
                    )
                )
            ):
                return i if i <= max(DEEPEST, len(lines) // DEEPEST_SHARE) else 1
    bold = 0
    while bold < len(lines) and all(w.bold for words in lines[bold].columns.values() for w in words):
        bold += 1
    if 0 < bold < len(lines) and bold <= MOST_BOLD:
        return bold
    return 1


def _without_sections(lines: Sequence[BandLine], n_head: int, rules: Sequence[Rule]) -> int:
    """The number of head lines without the lines of labels alone below them, where these open the first section of rows.

    A label alone may also be the head of the stub, set on the lowest line: two of them, a colon, rules between, a head of
    the stub above, on the line before or before lines without it, or a type of its own tell.
    """
    labelled = [i for i, line in enumerate(lines) if 0 in line.columns]
    opened = (i for i, below in pairwise(labelled) if below == i + 1 and set(lines[i].columns) == {0})
    first = next((i for i in opened if lines[i].text(0)[:1].isupper()), n_head)
    if first < n_head and labelled[0] < first and set(lines[labelled[0]].columns) != {0}:
        return first
    last = next((i for i in range(n_head - 1, -1, -1) if set(lines[i].columns) != {0}), n_head - 1)
    alone = lines[last + 1 : n_head]
    if not alone:
        return n_head
    ruled = any(lines[last].mid < rule.at < alone[0].mid and rule.length > SHORTEST_RULE for rule in rules)
    named = any(0 in line.columns for line in lines[: last + 1]) and alone[0].text(0)[:1].isupper()
    rest = [mark for line in (*lines[: last + 1], lines[n_head]) for mark in _bold(line)] if n_head < len(lines) else [True]
    styled = all(_bold(alone[0])) and not any(rest)
    return last + 1 if ruled or named or styled or len(alone) >= 2 or alone[0].text(0).endswith(":") else n_head


def heads_over_row(lines: Sequence[BandLine]) -> int:
    """How many lines above the first of the rules that part rows are heads with the first row below them; 0 where all are.

    They are bold, and nothing of the row is, which has a label and fills as many columns: units below heads have none.
    """
    n_bold = next((i for i, line in enumerate(lines) if not all(_bold(line))), len(lines))
    row = lines[n_bold:]
    if not 0 < n_bold < len(lines) or any(mark for line in row for mark in _bold(line)):
        return 0
    filled = {c for line in row for c in line.columns}
    return n_bold if 0 in row[0].columns and filled >= {c for line in lines[:n_bold] for c in line.columns} else 0


def _bold(line: BandLine) -> list[bool]:
    return [word.bold for words in line.columns.values() for word in words]


def repeated_heads(lines: Sequence[BandLine], heads: Mapping[int, str]) -> int:
    """How many lines at the top of a band print the heads again that the table has on the page before."""
    for n in range(1, min(len(lines), MOST_HEAD_LINES + 1)):
        texts: dict[int, str] = {}
        for line in lines[:n]:
            for column in line.columns:
                texts[column] = texts.get(column, "") + letters(line.text(column))
        if texts == heads:
            return n
    return 0
