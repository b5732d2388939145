"""Typeset a paper's source as a PDF, in one of many settings, and say where its tables fell.

A source is plain text, a block a line: `title:`, `authors:`, `affiliation:`, `dates:`, `abstract:` and `keywords:` lines
first, then `## heading`, `### heading`, `- item`, `1) item`, `[1] reference`, `[^1]: footnote` (called by `[^1]` in a
text), and paragraphs. `*words*` are set in italics. What stands in double brackets is a table: `[[table name]]` over
the page's width, `[[column table name]]` inside a column, `[[tables name | name]]` side by side, `[[first 7 rows of name]]`
and `[[rest of name from 7, caption]]` for one that is interrupted; or `[[new page]]`.
"""

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BalancedColumns,
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
)

from tests.papers.content import Table, TrueTable, table, truth
from tests.papers.ruled import Grid, Look, PageLog

Turn = Literal["no", "page", "text"]
"""A page set sideways: turned by the viewer (`page`), or with its letters standing on end (`text`)."""

GUTTER = 18.0
"""Between two columns, in points."""

SOFT_HYPHEN = "\u00ad"
HYPHENATED = re.compile(
    r"(?<=[a-z]{3})(?=(?:tion|tions|ment|ments|ture|tures|ship|ships|ness|sion|sions|ing|ly|able|ries)\b)"
)
NOTE_CALL = re.compile(r"\[\^(\w+)\]")


@dataclass(frozen=True)
class Setting:
    """How a paper is set. Lengths in points."""

    look: Look = field(default_factory=Look)
    n_columns: Literal[1, 2] = 1
    page: tuple[float, float] = (595.0, 842.0)
    margin: float = 56.0
    font: str = "Times"
    size: float = 10.0
    justified: bool = True
    hyphenated: bool = False
    head: str = ""
    """Printed over every page but the first, with a rule below it."""
    foot: str = ""
    """Printed under every page, beside the page number."""
    caption_below: bool = False
    caption_form: str = "{label} {caption}"
    table_width: float = 1.0
    """The share of the text's width that a table takes."""
    turn: Turn = "no"
    notes_room: float = 0.0
    """Height kept at the foot of every page for footnotes."""
    compressed: bool = True


@dataclass(frozen=True)
class Typeset:
    """A PDF, and the truth about its tables in the order they were printed."""

    pdf: bytes
    tables: tuple[TrueTable, ...]
    n_pages: int


@dataclass
class _Job:
    """What is noted down while the pages are drawn."""

    setting: Setting
    find: Callable[[str], Table]
    logs: list[tuple[Table, PageLog]] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    called: dict[int, list[str]] = field(default_factory=dict)
    n_pages: int = 0


def typeset(source: str, setting: Setting, find: Callable[[str], Table] = table) -> Typeset:
    """The source as a PDF. `find` gives the table of a name. The same input gives the same bytes."""
    first = _Job(setting, find)
    pdf = _print(source, first, {})
    if first.called:  # the first printing tells on which page each footnote is called
        second = _Job(setting, find)
        pdf = _print(source, second, first.called)
        first = second
    tables = tuple(_truth(content, log, bool(setting.caption_form)) for content, log in first.logs)
    return Typeset(pdf, tables, first.n_pages)


def _truth(content: Table, log: PageLog, has_caption: bool) -> TrueTable:
    if not has_caption:
        content = replace(content, number="", caption="", unit="")
    return truth(content, {at: sorted(pages) for at, pages in log.items()})


def _print(source: str, job: _Job, footnotes: Mapping[int, list[str]]) -> bytes:
    setting = job.setting
    width, height = setting.page
    margin = setting.margin
    story = _story(source, job)

    def furnish(canvas: Canvas, _document: BaseDocTemplate) -> None:
        _turn(canvas, setting)
        job.n_pages = page = canvas.getPageNumber()
        canvas.setFont(f"{setting.font}-Roman" if setting.font == "Times" else setting.font, 8)
        if setting.head and page > 1:
            canvas.drawString(margin, height - margin + 14, setting.head)
            canvas.setLineWidth(0.4)
            canvas.line(margin, height - margin + 10, width - margin, height - margin + 10)
        if setting.foot:
            canvas.drawString(margin, margin - 24, setting.foot)
            canvas.drawRightString(width - margin, margin - 24, str(page))
        _draw_footnotes(canvas, job, footnotes.get(page, ()))

    out = io.BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=setting.page,
        invariant=1,
        pageCompression=int(setting.compressed),
        title=_field(source, "title"),
        author=_field(source, "authors"),
    )
    room = setting.notes_room
    frame = Frame(margin, margin + room, width - 2 * margin, height - 2 * margin - room, 0, 0, 0, 0, id="text")
    template = PageTemplate(id="page", frames=[frame], onPage=furnish)
    template.rotation = 90 if setting.turn == "page" else 0  # the viewer turns the sheet upright again
    document.addPageTemplates([template])
    document.build(story)
    return out.getvalue()


def _turn(canvas: Canvas, setting: Setting) -> None:
    width, height = setting.page
    if setting.turn == "no":
        return
    if setting.turn == "text":
        canvas.setPageSize((height, width))
    canvas.translate(height, 0)  # the sheet stands upright, what is printed on it lies on its side
    canvas.rotate(90)


def _draw_footnotes(canvas: Canvas, job: _Job, names: "list[str] | tuple[()]") -> None:
    if not names:
        return
    style = _style(job.setting, "note")
    margin = job.setting.margin
    top = margin + job.setting.notes_room - 8
    canvas.setLineWidth(0.4)
    canvas.line(margin, top + 3, margin + 90, top + 3)
    for name in names:
        note = Paragraph(f"<super>{name}</super> {_marked(job.notes[name])}", style)
        _, height = note.wrap(job.setting.page[0] - 2 * margin, top)
        top -= height
        note.drawOn(canvas, margin, top)


class _Call(Flowable):  # type: ignore[misc]
    """Takes no room; notes the page where a footnote is called."""

    def __init__(self, job: _Job, names: list[str]) -> None:
        super().__init__()
        self.job, self.names = job, names

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        self.job.called.setdefault(self.canv.getPageNumber(), []).extend(self.names)


def _field(source: str, name: str) -> str:
    hit = re.search(rf"^{name}: (.*)$", source, re.M)
    return hit.group(1) if hit else ""


# from source lines to flowables


def _story(source: str, job: _Job) -> list[Flowable]:
    story: list[Flowable] = []
    narrow: list[Flowable] = []

    def flush() -> None:
        if narrow and job.setting.n_columns == 2:
            story.append(
                BalancedColumns(list(narrow), nCols=2, needed=40, innerPadding=GUTTER, leftPadding=0, rightPadding=0)
            )
        else:
            story.extend(narrow)
        narrow.clear()

    for line in filter(None, map(str.strip, source.splitlines())):
        if hit := re.fullmatch(r"\[\^(\w+)\]: (.*)", line):
            job.notes[hit.group(1)] = hit.group(2)
        elif hit := re.fullmatch(r"\[\[column table (.*)\]\]", line):
            share = _column_width(job.setting)
            narrow.append(_Beside([_table(job.find(hit.group(1)), job, share)], share, 0))
        elif line.startswith("[["):
            flush()
            story.extend(_wide(line.strip("[]"), job))
        elif hit := re.fullmatch(r"(title|authors|affiliation|dates|abstract|keywords): (.*)", line):
            story.append(_front(hit.group(1), hit.group(2), job.setting))
        else:
            narrow.append(_block(line, job.setting))
            if names := NOTE_CALL.findall(line):
                narrow.append(_Call(job, names))
    flush()
    return story


def _wide(order: str, job: _Job) -> list[Flowable]:
    """What a line in double brackets asks for over the whole width of the page."""
    width = job.setting.page[0] - 2 * job.setting.margin
    if order == "new page":
        return [PageBreak()]
    if hit := re.fullmatch(r"tables (\w+) \| (\w+)", order):
        share = (width - 24) / 2
        return [_Beside([_table(job.find(name), job, share) for name in hit.groups()], share, 24)]
    if hit := re.fullmatch(r"first (\d+) rows of (\w+)", order):
        caption, grid, *_ = _table(job.find(hit.group(2)), job, width * job.setting.table_width)
        return [caption, grid.rows(0, int(hit.group(1)))]
    if hit := re.fullmatch(r"rest of (\w+) from (\d+), (.*)", order):
        content = job.find(hit.group(1))
        log = next(log for known, log in job.logs if known is content)
        grid = Grid(content, job.setting.look, width * job.setting.table_width, log).rows(int(hit.group(2)), content.n_rows)
        return [Paragraph(_marked(hit.group(3)), _style(job.setting, "caption")), grid]
    name = order.removeprefix("table ")
    blocks = _table(job.find(name), job, width * job.setting.table_width)
    head = sum(next(block for block in blocks if isinstance(block, Grid)).heads())
    return [CondPageBreak(head + 48), *blocks]


def _column_width(setting: Setting) -> float:
    gaps = GUTTER * (setting.n_columns - 1)
    return (setting.page[0] - 2 * setting.margin - gaps) / setting.n_columns


def _table(content: Table, job: _Job, width: float) -> list[Flowable]:
    setting = job.setting
    log: PageLog = {}
    job.logs.append((content, log))
    words = setting.caption_form.format(label=content.label, number=content.number, caption=content.caption)
    if words and content.unit:
        words += f" ({content.unit})"
    caption = Paragraph(_marked(words), _style(setting, "caption"))
    grid = Grid(content, setting.look, width, log)
    notes = [Paragraph(_marked(note), _style(setting, "note")) for note in content.notes]
    return [grid, caption, *notes] if setting.caption_below else [caption, grid, *notes]


class _Beside(Flowable):  # type: ignore[misc]
    """Stacks of flowables side by side, their heads on one line."""

    def __init__(self, stacks: list[list[Flowable]], width: float, gap: float) -> None:
        super().__init__()
        self.stacks, self.share, self.gap = stacks, width, gap
        self.spaceBefore = self.spaceAfter = 6.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = available_width
        self.height = max(sum(part.wrap(self.share, available_height)[1] for part in stack) for stack in self.stacks)
        return self.width, self.height

    def draw(self) -> None:
        for i, stack in enumerate(self.stacks):
            y = self.height
            for part in stack:
                y -= part.wrap(self.share, self.height)[1]
                part.drawOn(self.canv, i * (self.share + self.gap), y)


def _front(kind: str, text: str, setting: Setting) -> Flowable:
    lead = {"abstract": "<b>Abstract.</b> ", "keywords": "<b>Keywords:</b> "}.get(kind, "")
    return Paragraph(lead + _marked(text), _style(setting, kind))


def _block(line: str, setting: Setting) -> Flowable:
    for prefix, kind in (("### ", "subheading"), ("## ", "heading")):
        if line.startswith(prefix):
            return Paragraph(_marked(line.removeprefix(prefix)), _style(setting, kind))
    if line.startswith("- "):
        return Paragraph(_marked(line[2:]), _style(setting, "item"), bulletText="\u2022")
    if hit := re.match(r"(\d+[.)]) ", line):
        return Paragraph(_marked(line[hit.end() :]), _style(setting, "item"), bulletText=hit.group(1))
    if re.match(r"\[\d+\] ", line):
        return Paragraph(_marked(line), _style(setting, "reference"))
    text = HYPHENATED.sub(SOFT_HYPHEN, line) if setting.hyphenated else line
    return Paragraph(_marked(text), _style(setting, "paragraph"))


def _marked(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = NOTE_CALL.sub(r"<super>\1</super>", text)
    return re.sub(r"(?<![\w*])\*([^*]+)\*(?![\w*])", r"<i>\1</i>", text)


def _style(setting: Setting, kind: str) -> ParagraphStyle:
    size = setting.size
    roman = "Times-Roman" if setting.font == "Times" else setting.font
    italic = "Times-Italic" if setting.font == "Times" else f"{setting.font}-Oblique"
    bold = f"{setting.font}-Bold"
    body = ParagraphStyle(
        "paragraph",
        fontName=roman,
        fontSize=size,
        leading=size * 1.25,
        spaceAfter=size * 0.5,
        alignment=TA_JUSTIFY if setting.justified else TA_LEFT,
        embeddedHyphenation=1 if setting.hyphenated else 0,
    )
    styles: dict[str, dict[str, object]] = {
        "paragraph": {},
        "abstract": {"fontName": italic},
        "keywords": {"fontName": italic, "spaceAfter": size},
        "title": {
            "fontName": bold,
            "fontSize": size * 1.7,
            "leading": size * 2.1,
            "alignment": TA_CENTER,
            "spaceAfter": size,
        },
        "authors": {"alignment": TA_CENTER, "fontSize": size * 1.1},
        "affiliation": {"alignment": TA_CENTER, "fontName": italic, "fontSize": size * 0.9},
        "dates": {"alignment": TA_CENTER, "fontSize": size * 0.9},
        "heading": {"fontName": bold, "spaceBefore": size * 0.8, "alignment": TA_LEFT, "keepWithNext": 1},
        "subheading": {"fontName": bold, "spaceBefore": size * 0.4, "alignment": TA_LEFT, "keepWithNext": 1},
        "item": {"leftIndent": 16, "bulletIndent": 4, "spaceAfter": 2},
        "reference": {"fontSize": size * 0.85, "leading": size * 1.05, "leftIndent": 16, "firstLineIndent": -16},
        "caption": {"fontName": italic, "fontSize": size * 0.9, "alignment": TA_CENTER, "spaceBefore": 8, "spaceAfter": 4},
        "note": {"fontSize": size * 0.8, "leading": size, "alignment": TA_LEFT, "spaceAfter": 3},
    }
    return ParagraphStyle(kind, parent=body, **styles[kind])
