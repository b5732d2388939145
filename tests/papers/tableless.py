"""Pages without any table that look like one to a careless reader: lists, contents, letterheads, figures, author blocks."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from reportlab.lib.colors import black
from reportlab.pdfgen.canvas import Canvas

from tests.papers.cases import A5, JOURNAL, OFFICE, SMALL, prose
from tests.papers.press import Setting, typeset
from tests.papers.sketches import labelled_bars, music, offices, shares

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT, TOP = 64.0, 531.0, 780.0

Draw = Callable[[Canvas], None]


@dataclass(frozen=True)
class Tableless:
    """A paper without any table. `layout` says what sort of pages it has."""

    name: str
    layout: str
    n_pages: int
    pdf: bytes


def tableless() -> tuple[Tableless, ...]:
    """Some thirty pages without a table, of more than a dozen layouts, in a fixed order."""
    return (
        _set("prose_one_column", "prose", _prose(16), SMALL),
        _set("prose_two_columns", "prose", _prose(26), JOURNAL),
        _set("prose_ragged", "prose", _prose(14), replace(OFFICE, page=A5)),
        _set("lists", "list", _lists(), SMALL),
        _set("lists_two_columns", "list", _lists(), JOURNAL),
        _set("references", "references", _references(48), JOURNAL),
        _set("references_one_column", "references", _references(22), SMALL),
        _set("interview", "prose", _interview(), OFFICE),
        _drawn("contents", "contents", [_contents(0), _contents(14)]),
        _drawn("index", "index", [_index(2), _index(3)]),
        _drawn("letters", "letterhead", [_letter(ruled=True), _letter(ruled=False)]),
        _drawn("equations", "equations", [_equations(0), _equations(5)]),
        _drawn("figures", "figure", [_bars, _curves, _points]),
        _drawn("author_blocks", "authors", [_authors(3), _authors(2)]),
        _drawn("verse", "verse", [_verse]),
        _drawn("boxes", "boxes", [_call_out, _flow_chart]),
        _drawn("listing", "listing", [_listing]),
        _drawn("sketches", "figure", [labelled_bars, offices, shares, music]),
    )


def _set(name: str, layout: str, source: str, setting: Setting) -> Tableless:
    done = typeset(source, setting)
    return Tableless(name, layout, done.n_pages, done.pdf)


def _drawn(name: str, layout: str, pages: list[Draw]) -> Tableless:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    for i, draw in enumerate(pages, 1):
        canvas.setFont("Times-Roman", 8)
        canvas.drawCentredString(WIDTH / 2, 36, str(i))
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return Tableless(name, layout, len(pages), out.getvalue())


# sources for the typesetter


def _prose(n_paragraphs: int) -> str:
    heads = {0: "## 1. The books", 5: "### 1.1 How they were kept", 10: "## 2. The ships, 1996 to 1998", 18: "## 3. Doubts"}
    lines = [line for i in range(n_paragraphs) for line in (heads.get(i, ""), prose(i, 5 + i % 4))]
    return "title: Harbours without Figures\nauthors: Ann Example\n" + "\n".join(lines)


def _lists() -> str:
    sentences = prose(0, 38).split(". ")
    bullets = "\n".join(f"- {sentence}" for sentence in sentences[:14])
    numbers = "\n".join(f"{i}) {sentence}" for i, sentence in enumerate(sentences[14:28], 1))
    short = "\n".join(f"- {words}" for words in ("North Quay, 1996", "Fish Hall, 1997", "Slipway, 12 berths", "Ford, 0.4 m"))
    parts = (
        "## What we looked at",
        prose(1, 3),
        bullets,
        "## In which order",
        numbers,
        "## Where",
        prose(4, 2),
        short,
        prose(5),
    )
    return "\n".join(parts)


def _references(n: int) -> str:
    words = prose(2, 30).split()
    lines = []
    for i in range(1, n + 1):
        title = " ".join(words[i * 3 : i * 3 + 5 + i % 4]).strip(".,")
        page = i * 7 % 200
        names = f"Example {'ABCDE'[i % 5]}., Sample {'FGHIJ'[i % 5]}."
        lines.append(
            f"[{i}] {names} {title}. Invented Journal, {i % 9 + 1}({i % 4 + 1}), {1980 + i}, pp. {page}-{page + 12}."
        )
    return "## References\n" + "\n".join(lines)


def _interview() -> str:
    asked = [
        f"Q: {line}?\nA: {prose(i + 3, 3)}" for i, line in enumerate(("Who kept the books", "For how long", "And the rats"))
    ]
    return "## An interview\n" + "\n".join(asked * 3)


# pages drawn by hand


def _contents(first: int) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Bold", 14)
        canvas.drawString(LEFT, TOP, "Contents" if first == 0 else "Contents (continued)")
        canvas.setFont("Times-Roman", 10.5)
        words = prose(3, 38).split(". ")
        for i in range(26):
            y = TOP - 34 - i * 25
            indent = 18.0 * (i % 3 > 0)
            head = (
                f"{(first + i) // 3 + 1}{'.' + str(i % 3) if i % 3 else ''}  {' '.join(words[i % len(words)].split()[:6])}"
            )
            canvas.drawString(LEFT + indent, y, head)
            start = LEFT + indent + canvas.stringWidth(head, "Times-Roman", 10.5) + 6
            canvas.drawString(start, y, ". " * int((RIGHT - 26 - start) / canvas.stringWidth(". ", "Times-Roman", 10.5)))
            canvas.drawRightString(RIGHT, y, str(3 + (first + i) * 2))

    return draw


def _index(n_columns: int) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Bold", 14)
        canvas.drawString(LEFT, TOP, "Index")
        words = sorted({word.strip(".,").lower() for word in prose(0, 38).split() if len(word) > 6})
        share = (RIGHT - LEFT) / n_columns
        canvas.setFont("Times-Roman", 9)
        for i, word in enumerate(words[: 48 * n_columns]):
            pages = ", ".join(str(11 + (i * k) % 170) for k in range(1, 2 + i % 4))
            canvas.drawString(LEFT + share * (i // 48), TOP - 28 - 14 * (i % 48), f"{word}, {pages}")

    return draw


def _letter(ruled: bool) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(LEFT, TOP, "HARBOUR BOARD OF ALDERMOUTH")
        if ruled:
            canvas.setLineWidth(1.5)
            canvas.line(LEFT, TOP - 8, RIGHT, TOP - 8)
            canvas.line(LEFT, TOP - 11, RIGHT, TOP - 11)
        canvas.setFont("Helvetica", 8)
        left = ("14 Quay Street", "Aldermouth AM1 2AB", "Founded 1782")
        right = ("Telephone 555 0100", "Telegraph: PILOT", "Office hours 8 to 4")
        for i in range(3):
            canvas.drawString(LEFT, TOP - 26 - 10 * i, left[i])
            canvas.drawRightString(RIGHT, TOP - 26 - 10 * i, right[i])
        canvas.setFont("Helvetica", 10)
        for i, line in enumerate(("The Keeper of the Books", "Office of Invented Studies", "9 Mill Lane", "Brackwater")):
            canvas.drawString(LEFT, TOP - 92 - 13 * i, line)
        canvas.drawRightString(RIGHT, TOP - 160, "6 June 1998")
        canvas.drawString(LEFT, TOP - 160, "Our reference: HB/98/114")
        _paragraphs(canvas, ["Dear Keeper,", prose(2), prose(5, 7), prose(9, 5), "Yours faithfully,"], TOP - 190)
        canvas.drawString(LEFT, 250, "A. Example")
        canvas.drawString(LEFT + 250, 250, "B. Example")
        canvas.drawString(LEFT, 236, "Harbour Master")
        canvas.drawString(LEFT + 250, 236, "Clerk to the Board")

    return draw


def _paragraphs(canvas: Canvas, texts: list[str], y: float, font: str = "Helvetica", size: float = 10) -> float:
    for text in texts:
        line = ""
        for word in [*text.split(), ""]:
            if word and canvas.stringWidth(f"{line} {word}", font, size) < RIGHT - LEFT:
                line = f"{line} {word}".strip()
                continue
            canvas.setFont(font, size)
            canvas.drawString(LEFT, y, line)
            y -= size * 1.35
            line = word
        y -= size * 0.6
    return y


def _equations(first: int) -> Draw:
    formulas = (
        "D(t)  =  D(0)  +  sum of q(i) c(i),      i = 1, ..., n",
        "q(i)  =  a  +  b l(i)  +  e(i)",
        "L  =  3.2 B  -  0.7 d,      0 < d < 4.5",
        "w  =  (m - r) / m,      m = 12.5,   r = 1.1",
        "p(x | y)  =  p(y | x) p(x) / p(y)",
    )

    def draw(canvas: Canvas) -> None:
        y = TOP
        for i, formula in enumerate(formulas):
            y = _paragraphs(canvas, [prose(first + i, 3)], y, "Times-Roman") - 12
            canvas.setFont("Times-Italic", 11)
            canvas.drawCentredString(WIDTH / 2, y, formula)
            canvas.drawRightString(RIGHT, y, f"({first + i + 1})")
            y -= 26
            if i == 2:
                for k, row in enumerate(("1   0   0", "0   2   b", "0   b   3")):
                    canvas.drawCentredString(WIDTH / 2, y - 14 * k, row)
                canvas.drawRightString(WIDTH / 2 - 34, y - 14, "M  =")
                y -= 56

    return draw


def _axes(canvas: Canvas, grid: bool) -> None:
    canvas.setLineWidth(0.8)
    canvas.line(120, 480, 500, 480)
    canvas.line(120, 480, 120, 720)
    canvas.setFont("Helvetica", 8)
    canvas.setLineWidth(0.3)
    for i in range(7):
        y, x = 480 + i * 40, 120 + i * 60
        canvas.drawRightString(114, y - 3, str(i * 250))
        canvas.drawCentredString(x, 468, str(1996 + i))
        canvas.line(116, y, 500 if grid else 120, y)
        canvas.line(x, 476, x, 720 if grid else 480)
    canvas.drawCentredString(310, 452, "Year")
    canvas.saveState()
    canvas.translate(84, 600)
    canvas.rotate(90)
    canvas.drawCentredString(0, 0, "Ships entered")
    canvas.restoreState()


def _caption(canvas: Canvas, text: str) -> None:
    canvas.setFont("Times-Italic", 10)
    canvas.drawCentredString(WIDTH / 2, 430, text)
    _paragraphs(canvas, [prose(6, 8), prose(8, 7)], 400, "Times-Roman")


def _bars(canvas: Canvas) -> None:
    _axes(canvas, grid=False)
    for i in range(6):
        for k, height in enumerate((60 + 31 * i % 130, 90 + 47 * i % 110)):
            canvas.setFillGray(0.35 + 0.35 * k)
            canvas.rect(138 + i * 60 + k * 18, 480, 18, height, stroke=1, fill=1)
    canvas.setFillColor(black)
    canvas.rect(390, 690, 8, 8, fill=1)
    canvas.drawString(404, 690, "Inward")
    canvas.drawString(404, 676, "Outward")
    _caption(canvas, "Figure 1: Ships entered by year and direction")


def _curves(canvas: Canvas) -> None:
    _axes(canvas, grid=True)
    canvas.setLineWidth(1.2)
    for k in range(3):
        points = [(120 + i * 60, 520 + k * 50 + (i * 37 * (k + 1)) % 60) for i in range(7)]
        for (x0, y0), (x1, y1) in pairwise(points):
            canvas.line(x0, y0, x1, y1)
        canvas.drawString(505, points[-1][1], f"Port {'ABC'[k]}")
    _caption(canvas, "Figure 2: Ships entered in three ports")


def _points(canvas: Canvas) -> None:
    _axes(canvas, grid=False)
    for i in range(40):
        canvas.circle(130 + (i * 53) % 360, 490 + (i * 71) % 220, 2, fill=1)
    canvas.drawString(300, 640, "R = 0.31, n = 40")
    _caption(canvas, "Figure 3: Length and dues of forty ships")


def _authors(n_columns: int) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Bold", 17)
        canvas.drawCentredString(WIDTH / 2, TOP, "The Books of Two Ports")
        share = (RIGHT - LEFT) / n_columns
        for i in range(n_columns * 2):
            x, y = LEFT + share * (i % n_columns + 0.5), TOP - 40 - 70 * (i // n_columns)
            canvas.setFont("Times-Bold", 10)
            canvas.drawCentredString(x, y, f"{('Ann', 'Bo', 'Cleo', 'Dora', 'Emil', 'Flo')[i]} Example")
            canvas.setFont("Times-Roman", 9)
            for k, line in enumerate(("Office of Invented Studies", "Aldermouth", f"{'abcdef'[i]}@example.org")):
                canvas.drawCentredString(x, y - 12 * (k + 1), line)
        y = _paragraphs(
            canvas, ["Abstract", prose(0, 6), "Keywords: books, ports", prose(3, 9), prose(5, 9)], TOP - 200, "Times-Roman"
        )
        canvas.setLineWidth(0.5)
        canvas.line(LEFT, y - 4, LEFT + 120, y - 4)
        _paragraphs(canvas, ["Received 3 May 1998. Accepted 9 June 1998. Published 1 July 1998."], y - 18, "Times-Roman", 8)

    return draw


def _verse(canvas: Canvas) -> None:
    lines = [" ".join(sentence.split()[:7]) for sentence in prose(1, 32).split(". ")]
    canvas.setFont("Times-Roman", 11)
    for i, line in enumerate(lines):
        canvas.drawString(LEFT + 60 + 24 * (i % 2), TOP - 17 * i - 14 * (i // 4), line)
        if (i + 1) % 5 == 0:
            canvas.drawRightString(RIGHT, TOP - 17 * i - 14 * (i // 4), str(i + 1))


def _call_out(canvas: Canvas) -> None:
    y = _paragraphs(canvas, [prose(4, 7)], TOP, "Times-Roman")
    canvas.setFillGray(0.9)
    canvas.rect(LEFT - 6, y - 110, RIGHT - LEFT + 12, 116, stroke=1, fill=1)
    canvas.setFillColor(black)
    _paragraphs(canvas, ["What to remember", prose(7, 4)], y - 14, "Times-Bold", 9.5)
    _paragraphs(canvas, [prose(9, 8), prose(2, 8)], y - 140, "Times-Roman")


def _flow_chart(canvas: Canvas) -> None:
    steps = (("Book found", "Book copied"), ("Copies compared", "Third reading"), ("Entries counted", "Annex typed"))
    canvas.setFont("Helvetica", 9)
    for r, pair in enumerate(steps):
        for c, text in enumerate(pair):
            x, y = 130 + 210 * c, 660 - 110 * r
            canvas.rect(x, y, 120, 40)
            canvas.drawCentredString(x + 60, y + 17, text)
            if c == 0:
                canvas.line(x + 120, y + 20, x + 210, y + 20)
        if r < 2:
            canvas.line(400, 660 - 110 * r, 400, 620 - 110 * r + 30)
    canvas.setFont("Times-Italic", 10)
    canvas.drawCentredString(WIDTH / 2, 400, "Figure 4: The way of an entry")
    _paragraphs(canvas, [prose(10, 8)], 370, "Times-Roman")


def _listing(canvas: Canvas) -> None:
    code = (
        "def dues(length, year):",
        "    if year < 1900:",
        "        return 2 * length",
        "    rate = 3 if length > 40 else 1",
        "    return rate * length",
        "",
        "for ship in book:",
        "    total += dues(ship.length, ship.year)",
        "print(total)",
    )
    y = _paragraphs(canvas, [prose(8, 6)], TOP, "Times-Roman")
    canvas.setFont("Courier", 9)
    for i, line in enumerate(code):
        canvas.drawString(LEFT + 20, y - 12 * i, f"{i + 1:>2}  {line}")
    _paragraphs(canvas, [prose(12, 8)], y - 12 * len(code) - 20, "Times-Roman")
