"""Lines in reading order -> paragraphs: where one ends and the next begins, and which go on over a column or page.

Told by white space, indents (hanging ones too), short last lines, changes of face, and marks that open an item.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.layout.lines import Line
from extractors.model.page import Box
from extractors.readers.wording import (
    has_reference_label,
    heading_level,
    is_ended,
    is_figure_caption,
    is_note,
    item_mark,
    table_number,
    zone_opened,
)

WIDER = 1.28
"""Lines further apart than the usual leading by this factor are different paragraphs."""

LOOSER = 1.12
"""Lines further apart by this factor are, where the lower one bears a number and the upper one has ended."""

INDENT = 0.55
"""An indent is at least this many letter sizes."""

SAME_SIZE = 0.08
"""Lines of one paragraph differ in size by no more than this share."""

MISMEASURED = 0.25
"""Lines of one scanned paragraph may seem to differ by this share."""

FULL = 0.8
"""A line with this share of the letters that lines have fills its column, however wide they seem."""

SHORT = 1.6
"""A line that ends this many letter sizes before the column's edge is short."""

_NUMBERED = re.compile(r"\d{1,2}\.\s+[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together. `indented` tells whether the first one is, `full` whether the last one reaches its
    column's right edge, so that the paragraph may go on elsewhere."""

    lines: tuple[Line, ...]
    indented: bool = False
    full: bool = False

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        sizes: Counter[float] = Counter()
        for line in self.lines:
            sizes[line.size] += len(line.text)
        return sizes.most_common(1)[0][0]

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def italic(self) -> bool:
        return all(line.italic for line in self.lines)

    @property
    def box(self) -> Box:
        """The box around the lines of the first page."""
        first = [line.box for line in self.lines if line.page == self.lines[0].page]
        return Box(
            min(b.x0 for b in first), min(b.top for b in first), max(b.x1 for b in first), max(b.bottom for b in first)
        )


@dataclass(frozen=True, slots=True)
class Setting:
    """How a column is set: the leading for each letter size, the edges of its text, whether paragraphs hang, and how many
    letters its middle line has."""

    leading: dict[float, float]
    left: float
    right: float
    hangs: bool
    letters: int = 0


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of lines in reading order; each stays within its column."""
    done: list[Paragraph] = []
    leading = leadings(lines)
    for column in _columns(lines):
        setting = _setting(column, leading)
        start = 0
        for i in range(1, len(column) + 1):
            if i == len(column) or _starts(column, i, start, setting):
                indented = column[start].box.x0 - setting.left > INDENT * column[start].size and not setting.hangs
                full = setting.right - column[i - 1].box.x1 <= SHORT * column[i - 1].size
                done.append(Paragraph(tuple(column[start:i]), indented, full))
                start = i
    return done


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Stretches of lines that run down one column: same page, same column, each below the one before."""
    columns: list[list[Line]] = []
    for line in lines:
        last = columns[-1][-1] if columns else None
        if last is not None and line.page == last.page and line.box.y_mid > last.box.y_mid and _overlap(line.box, last.box):
            columns[-1].append(line)
        else:
            columns.append([line])
    return columns


def _overlap(a: Box, b: Box) -> bool:
    return min(a.x1, b.x1) - max(a.x0, b.x0) > -20.0


def leadings(lines: Sequence[Line]) -> dict[float, float]:
    """The usual distance between baselines for each letter size, from lines that follow each other."""
    steps: dict[float, list[float]] = defaultdict(list)
    for above, below in pairwise(lines):
        step = below.box.bottom - above.box.bottom
        if above.page == below.page and above.size == below.size and 0.8 * above.size < step < 2.6 * above.size:
            steps[above.size].append(round(step, 1))
    return {size: _usual(found) for size, found in steps.items()}


def _usual(steps: Sequence[float]) -> float:
    """The most frequent step, counted within half a point; the smallest of equals."""
    return max(sorted(set(steps)), key=lambda s: (sum(1 for other in steps if abs(other - s) <= 0.5), -s))


def _setting(column: Sequence[Line], leading: dict[float, float]) -> Setting:
    sizes = Counter(line.size for line in column)
    body = [line for line in column if line.size == sizes.most_common(1)[0][0]] or list(column)
    starts = Counter(round(line.box.x0) for line in body)
    common = [line.box.x0 for line in body if sum(starts[round(line.box.x0) + d] for d in (-1, 0, 1)) > 1]
    left = min(common or [line.box.x0 for line in body])
    letters = sorted(len(line.text) for line in body)[len(body) // 2]
    return Setting(leading, left, _right_edge(body), _hangs(body, left), letters)


def _right_edge(body: Sequence[Line]) -> float:
    """Where justified lines end; the end of the longest line where lines are ragged."""
    ends = Counter(round(line.box.x1) for line in body)
    edge = max(ends, key=lambda x: (sum(ends[x + d] for d in (-1, 0, 1)), x))
    return edge if sum(ends[edge + d] for d in (-1, 0, 1)) >= 0.4 * len(body) else max(line.box.x1 for line in body)


def _hangs(body: Sequence[Line], left: float) -> bool:
    """Whether first lines stand out to the left: more lines are indented than not, and the others open entries."""
    deep = [line for line in body if line.box.x0 - left > INDENT * line.size]
    flush = [line for line in body if line.box.x0 - left <= INDENT * line.size]
    labelled = sum(1 for line in flush if has_reference_label(line.text) or item_mark(line.text))
    if labelled >= 0.6 * len(flush):
        return len(deep) > 0.5 * len(flush)
    return len(deep) > 1.2 * len(flush) and len(flush) > 1


def _starts(column: Sequence[Line], i: int, start: int, setting: Setting) -> bool:
    """Whether the line at `i` opens a paragraph; the paragraph before it opened at `start`."""
    above, line, first = column[i - 1], column[i], column[start]
    step = line.box.bottom - above.box.bottom
    usual = setting.leading.get(line.size) or setting.leading.get(above.size) or 1.3 * line.size
    if step > WIDER * usual or _changes_size(above, line, setting):
        return True
    if step > LOOSER * usual and _NUMBERED.match(line.text) and is_ended(above.text):
        return True
    if line.bold != above.bold and _all_one_face(column[start:i]):
        return True
    if (
        line.italic != above.italic
        and (heading_level(column[start].text) > 1 or step > 1.1 * usual)
        and above.bold == line.bold
    ):
        return True
    text = line.text
    if table_number(text) or is_figure_caption(text) or (is_note(text) and is_ended(above.text)):
        return True
    if _opens_item(text, first, line) or _follows_heading(column[start:i], line, setting):
        return True
    return _opens_by_edge(above, line, first, setting)


def _changes_size(above: Line, line: Line, setting: Setting) -> bool:
    """Whether two lines differ in size as different things do. Scans measure each line anew: a line that breaks off at the
    edge goes on in the next one at a somewhat other size.
    """
    differ = abs(line.size - above.size) / max(line.size, above.size)
    if differ <= SAME_SIZE:
        return False
    full = len(above.text) >= FULL * setting.letters and abs(line.box.x0 - setting.left) <= INDENT * line.size
    return differ > MISMEASURED or not full or is_ended(above.text) or above.bold != line.bold


def _follows_heading(lines: Sequence[Line], line: Line, setting: Setting) -> bool:
    """Whether the lines so far read as a numbered or known heading that ended before this line, whatever their face."""
    if len(lines) > 3 or not line.text[:1].isupper() or lines[-1].bold or lines[-1].italic:
        return False
    text = " ".join(ln.text for ln in lines)
    level = heading_level(text)
    return (level > 1 or zone_opened(text) is not None) and setting.right - lines[-1].box.x1 > 2 * SHORT * line.size


def _all_one_face(lines: Sequence[Line]) -> bool:
    return len({line.bold for line in lines}) == 1


def _opens_item(text: str, first: Line, line: Line) -> bool:
    """Whether a mark opens an item of a list in which the paragraph so far is one too, or that stands out."""
    if has_reference_label(text):
        return has_reference_label(first.text) and abs(first.box.x0 - line.box.x0) < 12.0
    mark = item_mark(text)
    return (
        bool(mark) and not mark.strip()[0].isalnum() and (bool(item_mark(first.text)) or not text[len(mark) :][:1].islower())
    )


def _opens_by_edge(above: Line, line: Line, first: Line, setting: Setting) -> bool:
    """Whether indents and short lines tell a new paragraph."""
    deeper = line.box.x0 - above.box.x0
    indent = INDENT * line.size
    centred = (
        _is_centred(line, setting) and (_is_centred(above, setting) or not is_ended(above.text)) and _is_even(above, setting)
    )
    short = setting.right - above.box.x1 > SHORT * above.size
    if centred:
        return False
    if line.box.x0 - first.box.x0 > indent and has_reference_label(first.text):
        return False
    if above is first and _hangs_from_mark(first, line):
        return False
    if setting.hangs:
        return deeper < -indent and line.box.x0 - setting.left < indent and (is_ended(above.text) or short)
    if indent < deeper < 6 * line.size and abs(above.box.x0 - setting.left) <= indent:
        return not (above is first and has_reference_label(first.text))
    if line.box.x0 - setting.left > indent and abs(deeper) < 1.0 and above is first and short and is_ended(above.text):
        return True
    return short and is_ended(above.text) and line.text[:1].isupper() and setting.right - above.box.x1 > 3 * line.size


def _hangs_from_mark(first: Line, line: Line) -> bool:
    """Whether a line starts right below the text that follows a bullet or number at the head of its paragraph."""
    lead = first.words[0]
    short = lead.box.width < 3.5 * first.size and len(first.words) > 1
    return short and line.box.x0 - first.box.x0 > INDENT * line.size and abs(first.words[1].box.x0 - line.box.x0) < 2.5


def _is_even(line: Line, setting: Setting) -> bool:
    """Whether a line leaves as much room on its left as on its right, be it none."""
    left, right = line.box.x0 - setting.left, setting.right - line.box.x1
    return abs(left - right) < 0.25 * (left + right) + 3.0


def _is_centred(line: Line, setting: Setting) -> bool:
    left, right = line.box.x0 - setting.left, setting.right - line.box.x1
    return left > 2 * line.size and abs(left - right) < 0.35 * max(left, right) + 2.0
