"""Tables of figures, typeset, with what each figure says beside them: one shape of table each.

A shape is heads over columns, labels beside rows, and cells. What a figure says is put together from what its row, its
column and its whole table are said to be, never read off the page.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from reportlab.pdfgen.canvas import Canvas

Value = str | int | bool | float | tuple[str, ...] | None
Facts = Mapping[str, Value]
Rules = Literal["three", "grid", "none"]

PAGE = (595.0, 842.0)
LEFT, TOP, SIZE, LEADING = 60.0, 90.0, 9.0, 14.0


@dataclass(frozen=True)
class Cell:
    """A cell: its words, marks raised behind them, and what its figures say beside what row and column do."""

    text: str
    mark: str = ""
    says: tuple[Facts, ...] = ()


@dataclass(frozen=True)
class Row:
    """A row: its label, set in by `indent`, its cells (none for a title), and what it says of its figures."""

    label: str
    cells: tuple[Cell, ...] = ()
    says: Facts = field(default_factory=dict)
    indent: int = 0
    wide: bool = False


@dataclass(frozen=True)
class Shape:
    """A table. `heads` are rows of (text, columns it spans), the stub's column first; `cols` says what each column does."""

    name: str
    caption: str
    heads: tuple[tuple[tuple[str, int], ...], ...]
    cols: tuple[Facts, ...]
    rows: tuple[Row, ...]
    says: Facts = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    rules: Rules = "three"
    stub: float = 150.0

    @property
    def truth(self) -> tuple[dict[str, Value], ...]:
        """What each figure says, row by row."""
        found = []
        for row in self.rows:
            for cell, col in zip(row.cells, self.cols, strict=False):
                found += [{**self.says, **col, **row.says, **says} for says in cell.says]
        return tuple(found)

    def pdf(self) -> bytes:
        """The table on a page of its own, between two paragraphs; the same bytes each time."""
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=PAGE, invariant=1)
        _prose(canvas, 0, TOP - 30)
        y = _table(canvas, self)
        _prose(canvas, 1, y + 24)
        canvas.showPage()
        canvas.save()
        return out.getvalue()


PROSE = (
    "The figures below were gathered from the yearbooks of the ministry and from letters that its clerks",
    "wrote to each other over the years. Where they differ the later one is given, as the editors say.",
)


def _prose(canvas: Canvas, start: int, y: float) -> None:
    canvas.setFont("Times-Roman", 10)
    for i in range(2):
        canvas.drawString(LEFT, PAGE[1] - y - 12 * i, PROSE[(start + i) % 2])


def _table(canvas: Canvas, shape: Shape) -> float:
    """Draw the table; returns how far down it reaches, notes included."""
    n = len(shape.cols)
    width = (PAGE[0] - 2 * LEFT - shape.stub) / n
    rights = [LEFT + shape.stub + width * (i + 1) - 6 for i in range(n)]
    y = TOP
    canvas.setFont("Helvetica-Bold", SIZE)
    canvas.drawString(LEFT, PAGE[1] - y, shape.caption)
    top = y = y + 8
    lines = [top]
    for heads in shape.heads:
        y += LEADING
        _heads(canvas, heads, y, width, shape)
        lines.append(y + 4)
    for row in shape.rows:
        y += LEADING
        _row(canvas, row, y, rights)
        lines.append(y + 4)
    bottom = y + 4
    _rules(canvas, shape, lines, width)
    canvas.setFont("Helvetica", SIZE - 1.5)
    for note in shape.notes:
        y += LEADING
        canvas.drawString(LEFT, PAGE[1] - y - 2, note)
    return max(bottom, y)


def _heads(canvas: Canvas, heads: Sequence[tuple[str, int]], y: float, width: float, shape: Shape) -> None:
    canvas.setFont("Helvetica-Bold", SIZE)
    canvas.drawString(LEFT + 3, PAGE[1] - y, heads[0][0])
    at = 0
    for text, span in heads[1:]:
        x = LEFT + shape.stub + width * at
        if span == 1:
            canvas.drawRightString(x + width - 6, PAGE[1] - y, text)
        else:
            canvas.drawCentredString(x + width * span / 2, PAGE[1] - y, text)
            canvas.setLineWidth(0.4)
            canvas.line(x + 8, PAGE[1] - y - 3, x + width * span - 4, PAGE[1] - y - 3)
        at += span


def _row(canvas: Canvas, row: Row, y: float, rights: Sequence[float]) -> None:
    canvas.setFont("Helvetica-Bold" if row.wide else "Helvetica", SIZE)
    if row.wide:
        canvas.drawCentredString((LEFT + rights[-1]) / 2, PAGE[1] - y, row.label)
    else:
        canvas.drawString(LEFT + 3 + 10 * row.indent, PAGE[1] - y, row.label)
    for cell, right in zip(row.cells, rights, strict=False):
        canvas.setFont("Helvetica", SIZE)
        canvas.drawRightString(right, PAGE[1] - y, cell.text)
        if cell.mark:
            canvas.setFont("Helvetica", SIZE - 3.5)
            canvas.drawString(right + 0.4, PAGE[1] - y + 3.5, cell.mark)


def _rules(canvas: Canvas, shape: Shape, lines: Sequence[float], width: float) -> None:
    right = PAGE[0] - LEFT
    n_heads = len(shape.heads)
    levels = {"three": [lines[0], lines[n_heads], lines[-1]], "grid": list(lines), "none": []}[shape.rules]
    canvas.setLineWidth(0.6)
    for level in levels:
        canvas.line(LEFT, PAGE[1] - level, right, PAGE[1] - level)
    if shape.rules == "grid":
        for x in (LEFT, *(LEFT + shape.stub + width * i for i in range(len(shape.cols) + 1))):
            canvas.line(x, PAGE[1] - lines[0], x, PAGE[1] - lines[-1])


# ---------------------------------------------------------------- how figures are printed

Style = Callable[[float, int], str]


def english(value: float, decimals: int = 0) -> str:
    """1,234.5"""
    return f"{value:,.{decimals}f}"


def german(value: float, decimals: int = 0) -> str:
    """1.234,5"""
    return english(value, decimals).translate(str.maketrans(",.", ".,"))


def spaced(value: float, decimals: int = 0) -> str:
    """1 234.5"""
    return english(value, decimals).replace(",", " ")


def swiss(value: float, decimals: int = 0) -> str:
    """1'234.5"""
    return english(value, decimals).replace(",", "'")


def bracketed(value: float, decimals: int = 0) -> str:
    """(1,234.5) for a negative"""
    return f"({english(-value, decimals)})" if value < 0 else english(value, decimals)


def dashed(value: float, decimals: int = 0) -> str:
    """\u20131,234.5 with a dash for the minus"""
    return english(value, decimals).replace("-", "\u2013")


def cell(
    value: float,
    style: Style = english,
    decimals: int = 0,
    before: str = "",
    behind: str = "",
    mark: str = "",
    **says: Value,
) -> Cell:
    """A cell that prints one figure."""
    note = says.pop("note", mark)
    return Cell(
        f"{before}{style(value, decimals)}{behind}", mark, ({"obs_value": round(value, decimals), "note": note, **says},)
    )


def none(sign: str = "..") -> Cell:
    """A cell that says that there is no figure."""
    return Cell(sign, "", ({"obs_value": None, "obs_status": "m"},))


def words(text: str) -> Cell:
    """A cell of words, or an empty one."""
    return Cell(text)
