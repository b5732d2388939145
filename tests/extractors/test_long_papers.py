"""A paper of many pages is read as one of few is, though only some of its pages are held in memory at a time."""

from dataclasses import replace
from functools import partial
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors import entities, reading
from extractors.model import shelf
from extractors.model.document import Document
from extractors.model.shelf import Memory, Portions, Row, shelved
from extractors.paper import Stages, extract
from extractors.tables.joining import sections
from flows.extract.spill import Spill

TOWNS = ("Arden", "Bexley", "Corfe", "Dunster", "Epworth", "Frome", "Glossop")


def paper(n_pages: int = 14) -> bytes:
    """Pages of prose in two paragraphs, each with a running head; ruled tables that go on over two pages; footnotes."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=True)
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(60, 780, "Pumps that were paid for twice")
    for number in range(1, n_pages + 1):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 815, f"Wells and Pumps, volume {number % 2}")
        canvas.drawString(300, 20, str(number))
        canvas.setFont("Helvetica", 10)
        y = 740
        if number % 4 in (1, 2):
            y = table(canvas, number, y)
        for line in range(14):
            town, other = TOWNS[(number + line) % 7], TOWNS[(number * line) % 7]
            canvas.drawString(
                60, y, f"In {1990 + line} the Bank of {town} lent Kenya US$ {number + line} million for {other} and"
            )
            y -= 13
        canvas.setFont("Helvetica", 7)
        canvas.line(60, 70, 160, 70)
        canvas.drawString(60, 60, f"{number} See the accounts of {TOWNS[number % 7]} for {2000 + number}.")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def table(canvas: Canvas, number: int, top: int) -> int:
    canvas.drawString(60, top, f"Table {number // 4 + 1}: Loans by town, US$ million" + " (continued)" * (number % 4 == 2))
    rows = [("Town", "Year", "Loan"), *((town, str(2000 + i), str(number * i + 1)) for i, town in enumerate(TOWNS))]
    canvas.grid([60, 200, 280, 360], [top - 8 - 16 * i for i in range(len(rows) + 1)])
    for i, row in enumerate(rows):
        for x, text in zip((64, 204, 284), row, strict=True):
            canvas.drawString(x, top - 20 - 16 * i, text)
    return top - 8 - 16 * len(rows) - 30


def on_shelf(monkeypatch: pytest.MonkeyPatch, own: shelf.Shelf) -> Document:
    """The paper read as one of very many pages is."""
    monkeypatch.setattr(reading, "shelved", partial(shelved, few=2))
    monkeypatch.setattr(sections, "FEW", 1)
    return reading.read(paper(), reading.PDF, shelf=own)


@pytest.mark.parametrize("on_disk", [False, True])
def test_a_long_paper_is_read_as_a_short_one_is(monkeypatch: pytest.MonkeyPatch, tmp_path: object, on_disk: bool) -> None:
    short = reading.read(paper(), reading.PDF)
    with open(f"{tmp_path}/shelf", "w+b") as file:
        long = on_shelf(monkeypatch, Spill(file.fileno()) if on_disk else Memory())
        assert long.is_long
        assert not short.is_long
        assert [table.n_rows for table in short.tables] == [15, 15, 15, 15]
        assert replace(long, runs=tuple(long.runs)) == short
        assert entities.find(long) == entities.find(short)
        middle = len(short.text) // 2
        assert long.place(middle, middle + 40) == short.place(middle, middle + 40)


def test_the_rows_of_a_long_paper_are_those_of_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    short = extract(paper(), reading.PDF)
    long = extract(paper(), reading.PDF, stages=Stages(lambda *_: on_shelf(monkeypatch, Memory())), shelf=Memory())
    assert isinstance(long.mentions, Portions)
    assert isinstance(long.cells, Portions)
    assert (len(long.mentions), long.mentions[-1]) == (len(short.mentions), short.mentions[-1])
    assert list(long.portions(10**6)) == [short]


def test_few_of_a_rows_things_are_held() -> None:
    held = Memory()
    made: list[int] = []

    def things() -> Row[int]:
        return Row(50, lambda i: made.append(i) or i * i)  # type: ignore[func-returns-value]

    row = shelved(things(), held, few=10)
    assert list(row) == [i * i for i in range(50)]
    assert list(row[40:]) == [i * i for i in range(40, 50)]
    assert row[-1] == 49 * 49
    assert made == list(range(50))
    assert shelved(range(5), held, few=10) == (0, 1, 2, 3, 4)


def test_what_is_put_on_a_shelf_on_disk_is_got_from_it(tmp_path: object) -> None:
    with open(f"{tmp_path}/shelf", "w+b") as file:
        own = Spill(file.fileno())
        places = [own.put(bytes([i]) * 100 * i) for i in range(20)]
        assert [own.get(place) for place in reversed(places)] == [bytes([i]) * 100 * i for i in reversed(range(20))]
