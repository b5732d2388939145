"""Headings and how deep they stand, in papers whose headings bear no numbers."""

import io
from collections.abc import Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractors.layout import furniture, order
from extractors.model.document import Block
from extractors.readers import pdf
from tests.extractors.layout.test_bands import column, prose

TREE = (
    (1, "Purpose of the survey"),
    (2, "How the boats were counted"),
    (1, "Findings of the board"),
    (2, "Landings by harbour"),
    (3, "The northern ports"),
    (3, "The southern ports"),
    (2, "Prices paid to crews"),
)
FAMILIES = ("Times-Roman", "Times-Bold", "Times-Italic"), ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
Face = tuple[int, float]
"""Which font of a family (0 plain, 1 bold, 2 slanted), and in what size."""


def headings(
    heads: Sequence[tuple[int, str]], faces: dict[int, Face], family: Sequence[str], before: Sequence[tuple[str, float]]
) -> list[tuple[int, str]]:
    """The headings of a page, read back with their depths; `before` are lines above them, each with its size."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    y = 790.0
    for text, size in before:
        canvas.setFont(family[1], size)
        canvas.drawString(60, y, text)
        y -= 1.5 * size
    for i, (level, text) in enumerate(heads):
        font, size = faces[level]
        canvas.setFont(family[font], size)
        y -= 1.2 * size
        canvas.drawString(60, y, text)
        y = column(canvas, prose(60 + i, 60), 60, y - 15, 440, family[0], 10)
    canvas.save()
    pages = list(pdf.read(out.getvalue()))
    flow = order.flow(furniture.strip(pages), ())
    return [(block.level, block.text) for block in flow if isinstance(block, Block) and block.kind == "heading"]


TITLE = (("Fishing in Seven Towns", 26.0), ("Anna Berg and Carl Dahl", 11.0))


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(
    "faces",
    [
        {1: (1, 16.0), 2: (1, 13.0), 3: (1, 11.0)},
        {1: (0, 20.0), 2: (0, 13.0), 3: (1, 10.0)},
        {1: (1, 14.0), 2: (2, 14.0), 3: (1, 10.0)},
    ],
)
def test_the_depth_of_a_heading_without_a_number_is_told_by_its_face(faces: dict[int, Face], family: Sequence[str]) -> None:
    assert headings(TREE, faces, family, TITLE) == list(TREE)


@pytest.mark.parametrize("text", ["Part Imports of the towns", "Section Chiefs and crews", "A Boats and Nets Survey"])
def test_a_heading_that_merely_looks_numbered_is_as_deep_as_its_face(text: str) -> None:
    tree = [*TREE[:5], (3, text), TREE[6]]
    assert headings(tree, {1: (1, 16.0), 2: (1, 13.0), 3: (1, 11.0)}, FAMILIES[0], TITLE) == tree


def test_a_larger_line_over_a_list_is_a_heading_even_where_no_paragraph_came_before() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for number, (text, size, top) in enumerate(
        [
            ("Fishing in Seven Towns", 26.0, 760),
            ("The northern ports", 16.0, 700),
            ("• Boats left the harbour in May", 11.0, 670),
            ("• Nets were mended", 11.0, 650),
            ("The southern ports", 16.0, 600),
            ("• Crews were paid", 11.0, 570),
        ]
    ):
        canvas.setFont("Times-Bold" if not number else "Times-Roman", size)
        canvas.drawString(60, top, text)
    canvas.save()
    flow = order.flow(furniture.strip(list(pdf.read(out.getvalue()))), ())
    blocks = [block for block in flow if isinstance(block, Block)]
    assert [b.text for b in blocks if b.kind == "heading"] == ["The northern ports", "The southern ports"]
    assert {b.zone for b in blocks if b.kind == "item"} == {"body"}
