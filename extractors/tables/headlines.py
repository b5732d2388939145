"""The head lines of a band that no rule parts from its body: where the figures, or the rows' labels, begin, and rows."""

from collections.abc import Mapping, Sequence

from extractors.tables.rows import BandLine
from extractors.tables.stages import Rule
from extractors.tables.wording import letters

MOST_HEAD_LINES = 8
"""Lines that the heads of a table take at most: three rows of heads, wrapped."""


def head_lines(lines: Sequence[BandLine], rules: Sequence[Rule]) -> int:
    """How many lines at the top of a band are column heads. `rules` are short ones that may underline heads."""
    return _without_sections(lines, _above_figures(lines), rules)


def _above_figures(lines: Sequence[BandLine]) -> int:
    """How many lines stand above the first line of figures, or are bold above others; 1 where neither tells."""
    columns = {c for line in lines for c in line.columns}
    figures = {
        c for c in columns if c and 2 * sum(line.numeric(c) for line in lines) > sum(c in line.columns for line in lines)
    }
    if figures:
        for i, line in enumerate(lines):
            filled = figures & set(line.columns)
            if filled and 2 * sum(line.numeric(c) and not _is_year(line.text(c)) for c in filled) >= len(filled):
                return i if i <= max(6, len(lines) // 3) else 1
    bold = 0
    while bold < len(lines) and all(w.bold for words in lines[bold].columns.values() for w in words):
        bold += 1
    if 0 < bold < len(lines) and bold <= 4:
        return bold
    return 1


def _without_sections(lines: Sequence[BandLine], n_head: int, rules: Sequence[Rule]) -> int:
    """The number of head lines without the lines of labels alone below them, where these open the first section of rows.

    A label alone may also be the head of the stub, set on the lowest line: two of them, a
    colon, rules between, or a head of the stub above tell.
    """
    last = next((i for i in range(n_head - 1, -1, -1) if set(lines[i].columns) != {0}), n_head - 1)
    alone = lines[last + 1 : n_head]
    if not alone:
        return n_head
    ruled = any(lines[last].mid < rule.at < alone[0].mid and rule.length > 12 for rule in rules)
    named = 0 in lines[last].columns and alone[0].text(0)[:1].isupper()
    return last + 1 if ruled or named or len(alone) >= 2 or alone[0].text(0).endswith(":") else n_head


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in {"18", "19", "20"}


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


# ---------------------------------------------------------------- their rows


def head_rows(lines: Sequence[BandLine]) -> tuple[tuple[int, ...], ...]:
    """Head lines grouped into rows: a break only where a line of spanning heads stands over a line of their parts."""
    groups: list[list[int]] = [[0]] if lines else []
    for i in range(1, len(lines)):
        if _spans_over(lines[i - 1], lines[i]):
            groups.append([i])
        else:
            groups[-1].append(i)
    return tuple(tuple(group) for group in groups)


def _spans_over(upper: BandLine, lower: BandLine) -> bool:
    """Whether heads of the upper line stand over two or more heads of the lower one: by reach, or each amid its group."""
    heads, parts = _extents(upper), _extents(lower)
    if _repeats_under_each(upper, lower):
        return True
    if len(parts) <= len(heads) or not heads:
        return False
    if any(sum(a < x1 and b > x0 for a, b in parts) >= 2 for x0, x1 in heads):
        return True
    if any(_between_parts(head, parts) for head in heads):
        return True
    groups = amid(heads, parts)
    return bool(groups) and all(len(group) >= 2 for group in groups)


def _repeats_under_each(upper: BandLine, lower: BandLine) -> bool:
    """Whether heads of the lower line come again, beside heads of the upper one too: the same parts under several."""
    texts = [lower.text(column) for column in lower.columns if column]
    beside = any(column not in upper.columns for column in lower.columns if column)
    return beside and set(upper.columns) != {0} and len(texts) > len(set(texts))


def _between_parts(head: tuple[float, float], parts: Sequence[tuple[float, float]]) -> bool:
    """Whether a head lies between the middles of two parts and is in line with neither, as a wrapped head's lines are."""
    middle = sum(head) / 2
    in_line = any(
        min(abs(a - head[0]), abs(b - head[1]), abs((a + b) / 2 - middle)) < 2.5
        for a, b in parts
        if a < head[1] and b > head[0]
    )
    nearest = sorted(parts, key=lambda p: abs(sum(p) / 2 - middle))[:2]
    if in_line or len(nearest) < 2:
        return False
    low, high = sorted(sum(p) / 2 for p in nearest)
    return low + 3 < middle < high - 3 and abs((low + high) / 2 - middle) < 0.2 * (high - low)


def _extents(line: BandLine) -> list[tuple[float, float]]:
    """The x-ranges of a line's heads, the label column's left out."""
    return [(words[0].box.x0, words[-1].box.x1) for column, words in line.columns.items() if column]


def amid(heads: Sequence[tuple[float, float]], parts: Sequence[tuple[float, float]]) -> list[list[int]]:
    """The parts under each head, if every head stands in the middle of its own run of parts; else nothing."""
    groups: list[list[int]] = [[] for _ in heads]
    for i, (a, b) in enumerate(parts):
        nearest = min(range(len(heads)), key=lambda h: abs(sum(heads[h]) - (a + b)))
        groups[nearest].append(i)
    if not all(groups):
        return []
    width = (parts[-1][1] - parts[0][0]) / len(parts)
    for head, group in zip(heads, groups, strict=True):
        middle = (parts[group[0]][0] + parts[group[-1]][1]) / 2
        if abs(middle - sum(head) / 2) > 0.35 * width:
            return []
    return groups
