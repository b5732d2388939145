"""No number of a page is lost in silence."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extractors import reading, tables
from extractors.layout import furniture, ledger, metadata, order
from extractors.layout.assemble import assemble
from extractors.model.document import Document
from extractors.model.page import Page
from extractors.readers import pdf
from tests.papers import held_shapes, shapes
from tests.papers.statistics import Shape

SHAPES = (*shapes.shapes()[:5], *held_shapes.shapes()[:2])


def read(shape: Shape) -> tuple[tuple[Page, ...], Sequence[Page], Document]:
    """A paper's pages, those without running heads, and its document."""
    pages = tuple(pdf.read(shape.pdf()))
    body = furniture.strip(pages)
    flow = order.flow(body, tables.find(body))
    return pages, body, assemble(flow, metadata.read(flow), n_pages=len(pages))


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_sound_page_is_not_flagged(shape: Shape) -> None:
    assert [doubt for doubt in reading.read(shape.pdf(), reading.PDF).doubts if doubt.flag == "number_lost"] == []


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_any_number_that_the_document_drops_is_named(shape: Shape) -> None:
    pages, body, document = read(shape)
    runs = [run for run in document.runs if any(letter.isdigit() for letter in document.text[run.start : run.end])]
    for run in runs:
        damaged = replace(document, runs=tuple(other for other in document.runs if other != run))
        (doubt,) = ledger.lost(pages, body, damaged)
        assert (doubt.flag, doubt.page) == ("number_lost", 1)
        assert document.text[run.start : run.end] in doubt.detail
        assert f"({run.box.x0:.0f}, {run.box.top:.0f}" in doubt.detail if run.box else False


def test_what_is_left_out_on_purpose_is_not_lost() -> None:
    pages, body, document = read(SHAPES[0])
    number = next(word for word in body[0].words if word.text == "5,907")
    running = replace(pages[0], words=tuple(word for word in body[0].words if word != number))
    damaged = replace(document, runs=tuple(run for run in document.runs if document.text[run.start : run.end] != "5,907"))
    assert ledger.lost(pages, (running,), damaged) == ()
    raised = replace(
        body[0], words=tuple(replace(w, text="7", superscript=True) if w == number else w for w in body[0].words)
    )
    assert ledger.lost(pages, (raised,), damaged) == ()
