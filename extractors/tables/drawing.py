"""A picture of a page with what was found on it: regions, rules, rows, columns and cells."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import pypdfium2

from extractors.model.document import Table
from extractors.model.page import Box, Page
from extractors.readers.turned import displayed
from extractors.tables.marks.rules import clean
from extractors.tables.marks.typed import typed

Stroke = Literal["region", "refused", "rule", "cell", "header", "caption", "note", "doubt"]

SCALE = 1.6
"""Pixels per point of the picture."""

DASH = 6
"""Pixels of a dash, and between two."""

COLOURS: dict[Stroke, tuple[int, int, int, int]] = {
    "region": (200, 30, 30, 255),
    "refused": (200, 30, 30, 200),
    "rule": (255, 140, 0, 200),
    "cell": (60, 60, 220, 255),
    "header": (40, 160, 220, 60),
    "caption": (160, 0, 160, 70),
    "note": (120, 90, 30, 70),
    "doubt": (230, 0, 0, 60),
}

FILLED: frozenset[Stroke] = frozenset({"header", "caption", "note", "doubt"})

WIDTH: dict[Stroke, int] = {"region": 3, "rule": 1, "cell": 1}


@dataclass(frozen=True, slots=True)
class Mark:
    """A rectangle to draw, in page points; `label` is printed at its top left corner."""

    stroke: Stroke
    box: Box
    label: str = ""


def shapes(page: Page, tables: Sequence[Table], refused: Sequence[Box] = ()) -> tuple[Mark, ...]:
    """What to draw on a page, in drawing order: refused places, rules, cells, heads, doubts, captions, notes, tables."""
    rules = clean(page, typed(page.words))
    out = [Mark("refused", box) for box in refused]
    out += [Mark("rule", Box(r.start, r.at, r.end, r.at)) for r in rules.horizontal]
    out += [Mark("rule", Box(r.at, r.start, r.at, r.end)) for r in rules.vertical]
    for number, table in enumerate(tables, start=1):
        out += _cells(page, table)
        runs = [("caption", table.caption), *(("note", note) for note in table.notes)]
        out += [
            Mark("caption" if name == "caption" else "note", run.box)
            for name, group in runs
            for run in group
            if run.page == page.number and run.box is not None
        ]
        label = f"{number}: {table.n_rows} x {table.n_cols}, {table.method}, {table.confidence:.2f}"
        out += [Mark("region", p.box, label) for p in table.parts if p.page == page.number and p.box is not None]
    return tuple(out)


def _cells(page: Page, table: Table) -> list[Mark]:
    out = []
    for cell in table.cells:
        for part in cell.parts:
            if part.page != page.number or part.box is None:
                continue
            if cell.is_header:
                out.append(Mark("header", part.box))
            if cell.confidence < 0.7 * table.confidence:
                out.append(Mark("doubt", part.box))
            out.append(Mark("cell", part.box, f"{cell.row},{cell.col}"))
    return out


def picture(data: bytes, page: Page, tables: Sequence[Table], refused: Sequence[Box] = ()) -> bytes:
    """The page of a PDF as a PNG with its tables drawn on it, and the places of refused candidates dashed.

    `page` is as read from these bytes, `tables` as `find` gives them (on a turned page, turned with it).
    Raises pypdfium2's PdfiumError when the file cannot be opened.
    """
    pdf = pypdfium2.PdfDocument(data)
    try:
        image = pdf[page.number - 1].render(scale=SCALE).to_pil().convert("RGB")
    finally:
        pdf.close()
    return _drawn(image, [replace(shape, box=displayed(shape.box, page)) for shape in shapes(page, tables, refused)])


def _drawn(image: Any, to_draw: Sequence[Mark]) -> bytes:
    from PIL import Image, ImageDraw

    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    for shape in to_draw:
        box = [v * SCALE for v in (shape.box.x0, shape.box.top, shape.box.x1, shape.box.bottom)]
        colour = COLOURS[shape.stroke]
        if shape.stroke == "refused":
            for line in _dashes(box):
                pen.line(line, fill=colour, width=2)
        elif shape.stroke in FILLED:
            pen.rectangle(box, fill=colour)
        else:
            pen.rectangle(box, outline=colour, width=WIDTH.get(shape.stroke, 1))
        if shape.label:
            pen.text((box[0] + 1, box[1] - (12 if shape.stroke == "region" else 0)), shape.label, fill=colour)
    out = io.BytesIO()
    Image.alpha_composite(image.convert("RGBA"), layer).convert("RGB").save(out, "PNG")
    return out.getvalue()


def _dashes(box: Sequence[float]) -> list[tuple[float, float, float, float]]:
    """The four sides of a box as dashes."""
    x0, top, x1, bottom = box
    out = []
    for at in range(0, int(x1 - x0), 2 * DASH):
        out += [(x0 + at, y, min(x1, x0 + at + DASH), y) for y in (top, bottom)]
    for at in range(0, int(bottom - top), 2 * DASH):
        out += [(x, top + at, x, min(bottom, top + at + DASH)) for x in (x0, x1)]
    return out
