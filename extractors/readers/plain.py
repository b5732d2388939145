"""Papers already converted to text or Markdown: headings, paragraphs and tables in reading order.

A form feed is a page break; a file without one is page 1 throughout. What the conversion broke is mended: a paragraph cut
by a page end, a table cut in the same way, headings glued to the text below them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.model.document import Block, Run, Table
from extractors.readers import tsv
from extractors.readers.hyphens import is_cut, is_suspended, keeps_hyphen, vocabulary
from extractors.readers.letters import decoded, spelled
from extractors.readers.plain_blocks import Line, blocks_of, mended
from extractors.readers.wording import has_reference_label, heading_level, is_note, item_mark, table_number

LONG_LINE = 110
"""A file whose long lines are longer than this has one line a paragraph; else its lines were broken to fit a width."""

_ESCAPE = re.compile(r"\\([$%&_#*{}\[\]()~^|<>`+.!-])")
_MARKS = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\((?:[^()\s]+)(?:\s+\"[^\"]*\")?\)")
_ADDRESS = re.compile(r"<((?:https?|ftp|mailto):[^<>\s]+)>")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)(.{1,3000}?)(?<=\S)\1(?![\w*])")
_MOST_MARKS = 1000
"""Stars and low lines in one paragraph beyond which they are no emphasis: to pair them takes the square of their number."""

_MOST_COLUMNS = 1000
"""Marks between cells beyond which a line is no row of a table."""

_GLUED = re.compile(
    r"^(?P<head>(?:\d{1,2}\.?|[IVX]{1,5}\.)\s+[A-Z][A-Z ,'’&:-]{4,}[A-Z])\s+(?P<rest>[A-Z][a-z]+\s.{40,})$", re.S
)


@dataclass(frozen=True, slots=True)
class Rows:
    """Consecutive lines of separated cells."""

    lines: tuple[str, ...]
    page: int


def read(data: bytes) -> tuple[Block | Table, ...]:
    """The blocks and tables of a text or Markdown paper in order, boxes None.

    Raises Unreadable (`not_text`, `no_text`) for bytes that are no text, or hold none.
    """
    pieces = tuple(_pieces(decoded(data)))
    items = _tables(_rejoined(pieces))
    return tuple(mended(blocks_of(items)))


def _pieces(text: str) -> Iterator[Line | Rows]:
    """Lines and rows as they stand in the file, Markdown's marks read and taken off."""
    wrapped = _is_wrapped(text)
    words = vocabulary(text.splitlines()) if wrapped else {}
    for page, sheet in enumerate(text.split("\f"), 1):
        for chunk in re.split(r"\n[^\S\t\n]*\n+", sheet):
            lines = [line.rstrip(" \r") for line in chunk.split("\n") if line.strip() and not line.startswith("```")]
            found = _chunk(lines, page, wrapped, words)
            # Of a picture without a name, or of a heading's marks alone, no text is left.
            yield from (piece for piece in found if isinstance(piece, Rows) or piece.text.strip())


def _is_wrapped(text: str) -> bool:
    lengths = sorted(len(line) for line in text.splitlines() if len(line) > 40 and "\t" not in line and not _is_pipe(line))
    return bool(lengths) and lengths[int(0.9 * (len(lengths) - 1))] <= LONG_LINE


def _chunk(lines: Sequence[str], page: int, wrapped: bool, words: dict[str, int]) -> Iterator[Line | Rows]:
    """What stands between two blank lines."""
    prose: list[str] = []
    rows: list[str] = []
    for line in [*lines, ""]:
        is_row = _is_row(line)
        if rows and not is_row:
            yield Rows(tuple(rows), page)
            rows = []
        starts = not line or is_row or not wrapped or bool(item_mark(line.lstrip())) or bool(_MARKS.match(line))
        if prose and (starts or _stands_alone(prose, line)):
            yield _line(_joined(prose, words), page)
            prose = []
        if is_row:
            rows.append(_spelled(line))
        elif line:
            prose.append(line.strip())


def _stands_alone(prose: Sequence[str], line: str) -> bool:
    """Whether a heading, caption or reference ends before `line` although no blank line parts them."""
    return (
        (len(prose) == 1 and heading_level(prose[0]) > 0 and line.strip()[:1].isupper())
        or (has_reference_label(line.strip()) and has_reference_label(prose[0]))
        or bool(_MARKS.match(prose[-1]))
    )


def _joined(lines: Sequence[str], words: dict[str, int]) -> str:
    """Broken lines as one; a hyphen at a line's end stays where the paper's own words say so."""
    text = lines[0]
    for line in lines[1:]:
        cut = is_cut(text) and not is_suspended(text, line, words)
        text = (text[:-1] if cut and not keeps_hyphen(text, line, words) else text) + ("" if cut else " ") + line
    return text


def _is_row(line: str) -> bool:
    marked = ("\t" in line.strip("\r\n") and bool(line.strip())) or _is_pipe(line)
    return marked and line.count("\t") + line.count("|") <= _MOST_COLUMNS


def _is_pipe(line: str) -> bool:
    bare = line.strip()
    return bare.startswith("|") and bare.endswith("|") and bare.count("|") > 2


def _line(text: str, page: int) -> Line:
    marks = _MARKS.match(text)
    return Line(_spelled(marks.group(2) if marks else text), page, len(marks.group(1)) if marks else 0)


def _spelled(text: str) -> str:
    """The letters that Markdown's marks stand for."""
    text = _ADDRESS.sub(r"\1", _LINK.sub(r"\1", text))
    if text.count("*") + text.count("_") <= _MOST_MARKS:
        text = _EMPHASIS.sub(r"\2", text)
    return spelled(_ESCAPE.sub(r"\1", text))


def _rejoined(pieces: Sequence[Line | Rows]) -> list[Line | Rows]:
    """Headings parted from the paragraphs they were glued to."""
    parted: list[Line | Rows] = []
    for piece in pieces:
        glued = _GLUED.match(piece.text) if isinstance(piece, Line) and not piece.level else None
        if isinstance(piece, Line) and glued:
            parted += [
                replace(piece, text=glued["head"], level=heading_level(glued["head"])),
                replace(piece, text=glued["rest"]),
            ]
        else:
            parted.append(piece)
    return parted


def _tables(pieces: Sequence[Line | Rows]) -> list[Line | Table]:
    """Rows made tables, with the captions and notes around them; a block that goes on with a table is part of it."""
    items: list[Line | Table] = []
    grid: tsv.Grid | None = None
    caption: Line | None = None
    start = 1
    for i, piece in enumerate(pieces):
        if isinstance(piece, Line):
            follows = i + 1 < len(pieces) and isinstance(pieces[i + 1], Rows)
            if table_number(piece.text) and follows:
                caption = piece
            else:
                items.append(piece)
            continue
        fresh = tsv.grid(piece.lines, piece.page)
        if not fresh.rows:
            continue
        if grid is not None and caption is None and items and isinstance(items[-1], Table) and tsv.continues(grid, fresh):
            grid = tsv.continued(grid, fresh)
            items[-1] = tsv.table(grid, items[-1].number, items[-1].caption, start)
            continue
        grid, start = fresh, piece.page
        number = (table_number(caption.text) if caption else None) or ""
        runs = (Run(caption.text, caption.page),) if caption else ()
        items.append(tsv.table(grid, number, runs, start))
        caption = None
    return _with_notes(items)


def _with_notes(items: Sequence[Line | Table]) -> list[Line | Table]:
    """Note and source lines right after a table made its notes, a caption below it its caption."""
    done: list[Line | Table] = []
    for item in items:
        last = done[-1] if done else None
        if not isinstance(item, Line) or not isinstance(last, Table):
            done.append(item)
        elif is_note(item.text):
            done[-1] = replace(last, notes=(*last.notes, (Run(item.text, item.page),)))
        elif not last.caption and table_number(item.text):
            done[-1] = replace(last, number=table_number(item.text) or "", caption=(Run(item.text, item.page),))
        else:
            done.append(item)
    return done
