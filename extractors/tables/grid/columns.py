"""Lines -> column separators: x-intervals that stay empty over most body lines."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from statistics import median

from extractors.model.page import Word, union
from extractors.tables.grid.gaps import AMOUNT, FEWEST_OF_SPACE, GROUPS_END, Gap, least_gap, open_gaps
from extractors.tables.grid.head_gaps import beside_body, between_heads, heads_over, parted_by_heads, under_heads
from extractors.tables.marks.kinds import MARKS, is_number, is_year
from extractors.tables.marks.lines import segments_of, space_of
from extractors.tables.stages import Segment

ERROR = re.compile(r"[(\[±][±<]?\s?[-–−]?\d[\d.,]*%?[)\]]?")
"""A figure's error, in brackets or after its sign."""

OPEN_INTERVAL, END_OF_INTERVAL = re.compile(r".*[(\[][^)\]]*\d[,;–-]"), re.compile(r"[-–−]?\d[\d.]*%?[)\]]")
"""The first bound of an interval, a figure before it or not, and the second: "0.8 [0.7," and "0.9]"."""

TIMES = "×"
"""The sign before the power of a figure."""

ERROR_SPACE = 0.45
"""Letter sizes that an error stands behind its figure, at most; a column of its own stands further off."""

PIECES_APART = 0.5
"""Letter sizes between pieces of a line, from which on it may be a row of a tight table."""

FEWEST_OF_FIGURES, OF_FIGURES = 3, 0.4
"""Lines of figures, from which on these alone tell the columns; two do where they are this share."""

NEARLY_MOST = 0.75
"""Share of the most pieces of a line, from which on one is the first of the body."""

DEEPEST_HEADS = 4
"""Lines above the body, at most."""

MOST_SET_IN, SHORT = 3.0, 0.4
"""Letter sizes from the left up to which a piece is no centred title, and the share of the width that one column takes."""


def gaps_of(lines: Sequence[Sequence[Word]], left: float, right: float) -> tuple[Gap, ...]:
    """The gaps between columns within `left` to `right`, from left to right.

    Only body lines vote: wide headings and section rows do not.
    """
    lines = [with_errors(line) for line in lines if line]
    if len(lines) < 2:
        return ()
    size = median(word.size for line in lines for word in line)
    voters = _voters(lines, left, right)
    if len(voters) < 2:
        return ()
    least = least_gap(voters, size)
    gaps = open_gaps(lines, voters, left, least, size)
    first = next((i for i, line in enumerate(lines) if any(line is voter for voter in voters)), 0)
    above = [segments_of(line, 1.0) for line in lines[:first]]
    top = segments_of(min(voters, key=lambda line: line[0].box.top), 1.0)
    heads = heads_over(above, gaps)
    if len(heads) == len(gaps) + 1:
        gaps = [between_heads(gap, *pair) for gap, pair in zip(gaps, pairwise(heads), strict=True)]
    else:
        gaps = [part for gap in gaps for part in parted_by_heads(gap, heads, least)]
        gaps += under_heads(above, voters, gaps, least)
    # Without heads the first line is looked at, which may be figures that head columns.
    gaps += beside_body(voters, heads or top, least)
    return _without_marks(sorted(gaps, key=lambda gap: gap.at), voters, heads, left, right)


def with_errors(line: Sequence[Word]) -> Sequence[Word]:
    """A line's words, those made one with a figure that are its error or power: "80 (1.97)" and "80 ± 1.97" are one cell."""
    out: list[Word] = []
    apart = max(ERROR_SPACE * line[0].size, space_of(line))
    for word in line:
        near = out and word.box.x0 - out[-1].box.x1 < apart
        if near and (_tells_error(out[-1].text, word.text) or _tells_power(out[-1].text, word)):
            out[-1] = replace(out[-1], text=f"{out[-1].text} {word.text}", box=union((out[-1].box, word.box)))
        else:
            out.append(word)
    return out


def _tells_error(figure: str, text: str) -> bool:
    """Whether a text goes on with a figure: its error, the sign before that, or the error after the sign."""
    if figure.endswith("±"):
        return len(figure) > 1 and is_number(text)
    if OPEN_INTERVAL.fullmatch(figure):
        return END_OF_INTERVAL.fullmatch(text) is not None
    return is_number(figure) and figure[-1] not in ")]" and (text == "±" or ERROR.fullmatch(text) is not None)


def _tells_power(figure: str, word: Word) -> bool:
    """Whether a word goes on with a figure by its power: the sign of times, the ten, or what is raised after that."""
    if figure.endswith(TIMES):
        return len(figure) > 1 and is_number(word.text)
    raised = word.superscript and TIMES in figure
    return raised or (word.text == TIMES and is_number(figure))


def _ends_in_figures(line: Sequence[Word]) -> bool:
    """Whether a line ends in figures, each of a column: three or more and no groups of digits, or two that are no counts."""
    texts = [word.text for word in reversed(line)]
    figures = list(takewhile(is_number, texts))
    several = len(figures) >= FEWEST_OF_SPACE and not all(GROUPS_END.fullmatch(text) for text in figures[:-1])
    return several or (len(figures) > 1 and all(AMOUNT.search(text) for text in figures))


def _voters(lines: Sequence[Sequence[Word]], left: float, right: float) -> list[Sequence[Word]]:
    """The body lines: from the first line of figures on, if there are figures; else all lines of two pieces or one short."""
    pieces = [segments_of(line, max(PIECES_APART, space_of(line) / line[0].size)) for line in lines]
    numeric = [
        (len(parts) >= 2 and sum(is_number(p.text) for p in parts[1:]) >= max(1, (len(parts) - 1) / 2))
        or _ends_in_figures(line)
        for line, parts in zip(lines, pieces, strict=True)
    ]
    counting = [parts for parts, counts in zip(pieces, numeric, strict=True) if counts and len(parts) > 1]
    labelled = [parts for parts in counting if not is_number(parts[0].text)]
    figures = [parts[1].box.x0 for parts in labelled or counting]
    body = median(figures) if figures else right
    short = [len(parts) >= 2 or (_is_short(parts[0], left, right) and not _reaches(parts[0], body)) for parts in pieces]
    if sum(numeric) >= FEWEST_OF_FIGURES or (sum(numeric) >= 2 and sum(numeric) >= OF_FIGURES * len(lines)):
        first = next((i for i, parts in enumerate(pieces) if numeric[i] and not _is_years(parts)), numeric.index(True))
        chosen = [line for i, line in enumerate(lines) if i >= first and (numeric[i] or (short[i] and len(pieces[i]) == 1))]
        rest = [line for i, line in enumerate(lines) if i >= first and not numeric[i] and len(pieces[i]) >= 2]
        if len(chosen) + len(rest) < 2:  # A single row below years.
            return [line for i, line in enumerate(lines) if numeric[i]]
        return chosen + rest if len(rest) <= len(chosen) else chosen
    most = max(len(parts) for parts in pieces)
    first = next(i for i, parts in enumerate(pieces) if len(parts) >= NEARLY_MOST * most)
    first = first if first <= min(DEEPEST_HEADS, len(lines) // 3) else 0
    chosen = [line for i, line in enumerate(lines) if short[i] and i >= first]
    return chosen if len(chosen) >= 2 else []


def _is_short(piece: Segment, left: float, right: float) -> bool:
    """Whether the only piece of a line can be the text of one column: not wide, nor centred as titles of sections are."""
    size = piece.words[0].size
    centred = abs(piece.box.x_mid - (left + right) / 2) < size and piece.box.x0 > left + MOST_SET_IN * size
    return piece.box.width < SHORT * (right - left) and not centred


def _reaches(piece: Segment, body: float) -> bool:
    """Whether a text that begins left of where the figures begin ends beyond that, or at it: the title of a section."""
    return piece.box.x0 < body < piece.box.x1 + PIECES_APART * piece.words[0].size


def _is_years(pieces: Sequence[Segment]) -> bool:
    """Whether all figures of a line are years: such a line over other figures is a head, as wide as it likes."""
    return all(is_year(piece.text) for piece in pieces if is_number(piece.text))


def _without_marks(
    gaps: list[Gap], lines: Sequence[Sequence[Word]], heads: Sequence[Segment], left: float, right: float
) -> tuple[Gap, ...]:
    """Gaps beside a column that holds nothing but currency signs, percent signs, brackets or marks are dropped.

    A column under a word of its own keeps them.
    """
    edges = [left, *(gap.at for gap in gaps), right]
    drop: set[int] = set()
    for i, (start, end) in enumerate(pairwise(edges)):
        inside = [w for line in lines for w in line if start < w.box.x_mid < end]
        headed = any(start < h.box.x0 and h.box.x1 < end and any(map(str.isalpha, h.text)) for h in heads)
        if inside and not headed and all(MARKS.fullmatch(w.text) or w.superscript for w in inside):
            opens = any(w.text[0] in "$€£¥₽([<>≤≥±URHAC" for w in inside)
            side = i if opens and i < len(gaps) else i - 1
            if 0 <= side < len(gaps):
                drop.add(side)
    return tuple(gap for i, gap in enumerate(gaps) if i not in drop)
