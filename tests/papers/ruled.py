"""A table as a reportlab flowable: drawn in many ways, cut anywhere, and noting on which page each cell fell.

Reportlab's own Table is not used: it cannot cut a spanning label cell at a page end, and does not tell where its cells went.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from reportlab.lib.colors import black, grey, white
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from tests.papers.content import Entry, Table

Rules = Literal[
    "grid",
    "word",
    "double",
    "hair",
    "three",
    "three_open",
    "header",
    "rows",
    "columns",
    "frame",
    "bands",
    "dark_head",
    "typed",
    "none",
]
SPANNED_HEAD_GAP = 3.0
"""A rule under a spanning head stops this many points short of its neighbours."""


@dataclass(frozen=True)
class Look:
    """How a table is set: its rules, letters and what happens at a page end. Lengths in points."""

    rules: Rules = "grid"
    font: str = "Times-Roman"
    bold: str = "Times-Bold"
    size: float = 9.0
    leading: float = 11.0
    pad_x: float = 4.0
    pad_y: float = 3.0
    cut_cells: bool = True
    """A row may be cut within a cell by the page end."""
    repeat_header: bool = False
    close_cut: bool = True
    """The last rule of a page is drawn even where a cell goes on."""
    centre_labels: bool = False
    """Cells over several rows stand in the middle of their height."""
    leaders: bool = False
    """Dots lead from the first column's text to the last column."""
    continued: str = ""
    """Printed over the part of a table on a later page; `{label}` is the table's."""


@dataclass(frozen=True)
class Slice:
    """Lines `first` to `last` (exclusive) of a row; `height` in points, padding included."""

    row: int
    first: int
    last: int
    height: float
    starts: bool
    ends: bool


PageLog = dict[tuple[int, int], set[int]]
"""Entry (row, col) -> the pages where it was printed."""


class Grid(Flowable):  # type: ignore[misc]
    """The slices of a table that stand together on a page."""

    def __init__(
        self, content: Table, look: Look, width: float, log: PageLog, slices: Sequence[Slice] | None = None
    ) -> None:
        super().__init__()
        self.content, self.look, self.width, self.log = content, look, width, log
        self.slices = tuple(slices) if slices is not None else self._whole_rows()
        self.height = sum(s.height for s in self.slices)
        self.spaceBefore = 2.0
        self.spaceAfter = 8.0

    def rows(self, first: int, last: int) -> "Grid":
        """Body rows `first` to `last` (exclusive, header apart), with the header if they are the first."""
        n_head = self.content.n_header_rows
        return self._part([s for s in self.slices if first + (n_head if first else 0) <= s.row < last + n_head])

    def heads(self) -> tuple[float, ...]:
        """The heights of the header rows."""
        return tuple(s.height for s in self.slices if s.row < self.content.n_header_rows)

    @cached_property
    def xs(self) -> list[float]:
        total = sum(self.content.widths)
        edges = [0.0]
        for share in self.content.widths:
            edges.append(edges[-1] + self.width * share / total)
        return edges

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """What fits into the height, and the rest; nothing when not even one body line would."""
        taken: list[Slice] = []
        room = height
        for i, part in enumerate(self.slices):
            if part.height <= room:
                taken.append(part)
                room -= part.height
                continue
            rest = list(self.slices[i:])
            head, tail = self._cut(part, room)
            if head is not None and tail is not None:
                taken.append(head)
                rest[0] = tail
            n_head = self.content.n_header_rows
            if not any(s.row >= n_head for s in taken):
                return []
            if self.look.repeat_header:
                rest = [s for s in self._whole_rows() if s.row < n_head] + rest
            caption = [_Line(self.look, self.width, self.content)] if self.look.continued else []
            return [self._part(taken), *caption, self._part(rest)]
        return [self]

    def _part(self, slices: Sequence[Slice]) -> "Grid":
        return Grid(self.content, self.look, self.width, self.log, slices)

    def _whole_rows(self) -> tuple[Slice, ...]:
        counts = [
            max((len(self.lines(e)) for e in self.content.entries if e.row == r and e.row_span == 1), default=1)
            for r in range(self.content.n_rows)
        ]
        for e in self.content.entries:  # the last row of a span takes what the label needs beyond its rows
            rows = range(e.row, e.row + e.row_span)
            have = sum(counts[r] for r in rows)
            if e.row_span > 1 and len(self.lines(e)) > have:
                counts[rows[-1]] += len(self.lines(e)) - have
        return tuple(Slice(r, 0, n, n * self.look.leading + 2 * self.look.pad_y, True, True) for r, n in enumerate(counts))

    def _cut(self, part: Slice, room: float) -> tuple[Slice | None, Slice | None]:
        fits = int((room - 2 * self.look.pad_y) / self.look.leading)
        if not self.look.cut_cells or part.row < self.content.n_header_rows or fits < 1 or fits >= part.last - part.first:
            return None, None
        at = part.first + fits
        pads = 2 * self.look.pad_y
        head = replace(part, last=at, height=fits * self.look.leading + pads, ends=False)
        return head, replace(part, first=at, height=(part.last - at) * self.look.leading + pads, starts=False)

    def lines(self, entry: Entry) -> list[str]:
        """The entry's text, broken to fit its cell."""
        width = self.xs[entry.col + entry.col_span] - self.xs[entry.col] - 2 * self.look.pad_x
        font = self.look.bold if entry.is_header or entry.col_span == self.content.n_cols else self.look.font
        return [line for part in entry.text.split("\n") for line in simpleSplit(part, font, self.look.size, width)] or [""]

    # drawing

    def draw(self) -> None:
        tops = self._tops()
        if self.look.rules in ("bands", "dark_head"):
            self._draw_fills(tops)
        for entry in self.content.entries:
            self._draw_entry(entry, tops)
        RULERS[self.look.rules](self, tops)

    def _tops(self) -> list[float]:
        """The y of each slice's upper edge, and of the lowest edge last; y grows upwards from the flowable's foot."""
        tops = [self.height]
        for part in self.slices:
            tops.append(tops[-1] - part.height)
        return tops

    def box(self, entry: Entry, tops: Sequence[float]) -> tuple[float, float] | None:
        """The upper and lower y of the entry on this page, or None when it is not here."""
        here = [i for i, s in enumerate(self.slices) if entry.row <= s.row < entry.row + entry.row_span]
        return (tops[here[0]], tops[here[-1] + 1]) if here else None

    def _draw_entry(self, entry: Entry, tops: Sequence[float]) -> None:
        span = self.box(entry, tops)
        if span is None:
            return
        canvas: Canvas = self.canv
        self.log.setdefault((entry.row, entry.col), set()).add(canvas.getPageNumber())
        first = next(s for s in self.slices if entry.row <= s.row < entry.row + entry.row_span)
        lines = self.lines(entry)
        if entry.row_span == 1:
            lines = lines[first.first : first.last]
        elif first.row != entry.row or not first.starts:
            lines = []  # a label is printed where it starts
        look = self.look
        top = span[0] - look.pad_y
        if look.centre_labels and entry.row_span > 1:
            top -= (span[0] - span[1] - 2 * look.pad_y - len(lines) * look.leading) / 2
        bold = entry.is_header or entry.col_span == self.content.n_cols
        canvas.setFont(look.bold if bold else look.font, look.size)
        canvas.setFillColor(white if entry.is_header and look.rules == "dark_head" else black)
        for i, line in enumerate(lines):
            self._draw_line(entry, line, top - i * look.leading - look.size * 0.8, bold)
        canvas.setFillColor(black)

    def _draw_line(self, entry: Entry, line: str, y: float, bold: bool) -> None:
        canvas: Canvas = self.canv
        look = self.look
        left, right = self.xs[entry.col] + look.pad_x, self.xs[entry.col + entry.col_span] - look.pad_x
        align = self.content.columns[entry.col]
        if entry.col_span > 1:
            align = "c" if entry.is_header else "l"
        if align == "r" or (align == "." and entry.is_header):
            canvas.drawRightString(right, y, line)
        elif align == "c":
            canvas.drawCentredString((left + right) / 2, y, line)
        elif align == ".":
            whole, point, _ = line.partition(".")
            font = look.bold if bold else look.font
            tail = stringWidth(point + "00", font, look.size) if point else stringWidth(".00", font, look.size)
            canvas.drawString(right - tail - stringWidth(whole, font, look.size), y, line)
        else:
            canvas.drawString(left, y, line)
            if look.leaders and entry.col == 0 and not entry.is_header:
                self._draw_leader(left + stringWidth(line, look.font, look.size) + 3, y)

    def _draw_leader(self, start: float, y: float) -> None:
        step = stringWidth(". ", self.look.font, self.look.size)
        n_dots = int((self.xs[1] - start) / step)
        self.canv.drawString(start, y, ". " * n_dots)

    def _draw_fills(self, tops: Sequence[float]) -> None:
        canvas: Canvas = self.canv
        n_head = self.content.n_header_rows
        for i, part in enumerate(self.slices):
            if part.row < n_head:
                canvas.setFillGray(0.0 if self.look.rules == "dark_head" else 0.7)
            elif self.look.rules == "bands" and (part.row - n_head) % 2 == 0:
                canvas.setFillGray(0.92)
            else:
                continue
            canvas.rect(0, tops[i + 1], self.width, part.height, stroke=0, fill=1)
        canvas.setFillColor(black)


class _Line(Flowable):  # type: ignore[misc]
    """The caption over a part of a table on a later page."""

    def __init__(self, look: Look, width: float, content: Table) -> None:
        super().__init__()
        self.look, self.width = look, width
        self.text = look.continued.format(label=content.label, number=content.number, caption=content.caption)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.look.leading + 4

    def draw(self) -> None:
        self.canv.setFont(self.look.font, self.look.size)
        self.canv.drawCentredString(self.width / 2, 6, self.text)


# how the rules of each kind are drawn


def _horizontal(grid: Grid, y: float, x0: float = 0.0, x1: float | None = None, weight: float = 0.5) -> None:
    grid.canv.setLineWidth(weight)
    grid.canv.line(x0, y, grid.width if x1 is None else x1, y)


def _boxes(grid: Grid, tops: Sequence[float], edge: Callable[[float, float, float, float], None]) -> None:
    """Call `edge` for the four sides of every cell; the lower side of a cut cell only if the look closes it."""
    for entry in grid.content.entries:
        span = grid.box(entry, tops)
        if span is None:
            continue
        x0, x1 = grid.xs[entry.col], grid.xs[entry.col + entry.col_span]
        edge(x0, span[0], x1, span[0])
        edge(x0, span[1], x0, span[0])
        edge(x1, span[1], x1, span[0])
        last = [s for s in grid.slices if entry.row <= s.row < entry.row + entry.row_span][-1]
        if grid.look.close_cut or (last.ends and last.row == entry.row + entry.row_span - 1):
            edge(x0, span[1], x1, span[1])


def _grid(grid: Grid, tops: Sequence[float]) -> None:
    grid.canv.setLineWidth(0.5)
    _boxes(grid, tops, lambda x0, y0, x1, y1: grid.canv.line(x0, y0, x1, y1))


def _hair(grid: Grid, tops: Sequence[float]) -> None:
    grid.canv.setLineWidth(0.1)
    grid.canv.setStrokeColor(grey)
    _boxes(grid, tops, lambda x0, y0, x1, y1: grid.canv.line(x0, y0, x1, y1))
    grid.canv.setStrokeColor(black)


def _word(grid: Grid, tops: Sequence[float]) -> None:
    """Every side of a cell is a filled rectangle of its own, half a point thick, as word processors write it."""

    def edge(x0: float, y0: float, x1: float, y1: float) -> None:
        grid.canv.rect(x0, y0, max(x1 - x0, 0.48), max(y1 - y0, 0.48), stroke=0, fill=1)

    _boxes(grid, tops, edge)


def _double(grid: Grid, tops: Sequence[float]) -> None:
    grid.canv.setLineWidth(0.4)

    def edge(x0: float, y0: float, x1: float, y1: float) -> None:
        for shift in (-0.9, 0.9):
            dx, dy = (shift, 0.0) if x0 == x1 else (0.0, shift)
            grid.canv.line(x0 + dx, y0 + dy, x1 + dx, y1 + dy)

    _boxes(grid, tops, edge)


def _header_foot(grid: Grid, tops: Sequence[float]) -> float:
    n_head = sum(1 for s in grid.slices if s.row < grid.content.n_header_rows)
    return tops[n_head]


def _three(grid: Grid, tops: Sequence[float]) -> None:
    """A rule above, one below the header, one at the end; spanning heads get a short rule of their own."""
    _header(grid, tops, weight=0.8)
    if (grid.slices[-1].row == grid.content.n_rows - 1 and grid.slices[-1].ends) or grid.look.rules == "three":
        _horizontal(grid, tops[-1], weight=0.8)


def _header(grid: Grid, tops: Sequence[float], weight: float = 0.6) -> None:
    if grid.slices[0].row == 0 or grid.look.rules == "three":
        _horizontal(grid, tops[0], weight=weight)
    if grid.slices[0].row < grid.content.n_header_rows:
        _horizontal(grid, _header_foot(grid, tops), weight=0.5)
    for entry in grid.content.entries:
        span = grid.box(entry, tops) if entry.is_header and entry.col_span > 1 else None
        if span is not None:
            x0, x1 = grid.xs[entry.col] + SPANNED_HEAD_GAP, grid.xs[entry.col + entry.col_span] - SPANNED_HEAD_GAP
            _horizontal(grid, span[1], x0, x1, weight=0.4)


def _rows(grid: Grid, tops: Sequence[float]) -> None:
    for i, y in enumerate(tops):
        if i == 0 or i == len(tops) - 1 or (grid.slices[i].starts and not _in_span(grid, grid.slices[i].row)):
            _horizontal(grid, y, weight=0.4)


def _in_span(grid: Grid, row: int) -> bool:
    return any(e.row < row < e.row + e.row_span and e.col_span == grid.content.n_cols for e in grid.content.entries)


def _columns(grid: Grid, tops: Sequence[float]) -> None:
    grid.canv.setLineWidth(0.5)
    for x in grid.xs[1:-1]:
        grid.canv.line(x, tops[-1], x, tops[0])
    _horizontal(grid, _header_foot(grid, tops))


def _frame(grid: Grid, tops: Sequence[float]) -> None:
    grid.canv.setLineWidth(0.6)
    grid.canv.rect(0, tops[-1], grid.width, tops[0] - tops[-1], stroke=1, fill=0)
    if grid.slices[0].row < grid.content.n_header_rows:
        _horizontal(grid, _header_foot(grid, tops))


def _typed(grid: Grid, tops: Sequence[float]) -> None:
    """Rules typed as rows of dashes."""
    size = grid.look.size
    n_dashes = int(grid.width / stringWidth("-", "Courier", size))
    grid.canv.setFont("Courier", size)
    for y in {tops[0], _header_foot(grid, tops), tops[-1]}:
        grid.canv.drawString(0, y - 0.3 * size, "-" * n_dashes)


def _no_rules(grid: Grid, tops: Sequence[float]) -> None:
    """Nothing is drawn: white space and shading part the cells."""


RULERS: dict[Rules, Callable[[Grid, Sequence[float]], None]] = {
    "grid": _grid,
    "hair": _hair,
    "word": _word,
    "double": _double,
    "three": _three,
    "three_open": _three,
    "header": _header,
    "rows": _rows,
    "columns": _columns,
    "frame": _frame,
    "bands": _no_rules,
    "dark_head": _no_rules,
    "typed": _typed,
    "none": _no_rules,
}
