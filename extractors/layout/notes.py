"""Footnotes told from the running text: small letters at the foot of a column, under a short rule or opened by a mark."""

import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.layout.lines import Line
from extractors.layout.paragraphs import Paragraph
from extractors.model.document import Zone
from extractors.model.page import Page
from extractors.readers.wording import has_reference_label, is_figure_caption, is_note, table_number

SMALLER = 0.955
"""Footnotes are set at most at this share of the running text's size."""

_MARK = re.compile(r"^(?:[*†‡§¶#]+|\d{1,3}(?=\s|[^\W\d_])|[a-z](?=\s[A-Z]))")
_STAR = re.compile(r"^[*\u2217†‡§¶#]")
"""Marks of the notes under a title and the names of its authors."""
_IMPRINT = re.compile(
    r"©|\(c\)\s|copyright|licen[cs]e|creative\s?commons|corresponding author|e-?mail|received:?\s|accepted:?\s|@|"
    r"^(?:\W{0,2})(?:about (?:the )?authors?|fund(?:s|ing)?\b|acknowledge?ments?|orcid)",
    re.I,
)


def parted(lines: Sequence[Line], page: Page, size: float) -> tuple[list[Line], list[Line]]:
    """Lines of one page in reading order -> (running text, footnotes), both in that order."""
    small = [line for line in lines if line.size <= SMALLER * size and line.box.top > 0.25 * page.height]
    starts = [line for line in small if _opens_footnote(line, lines, page, size)]
    foot = {
        id(line) for start in starts for line in small if line.box.y_mid >= start.box.y_mid - 1 and _in_reach(line, start)
    }
    return [line for line in lines if id(line) not in foot], [line for line in lines if id(line) in foot]


def foot_zones(notes: Iterable[Paragraph]) -> Iterator[tuple[Paragraph, Zone]]:
    """Each footnote with its zone: `back` where it is about the paper or its authors, as under a first page, else `note`.

    What follows such a note on the first page without a mark of its own belongs to it.
    """
    zone: Zone | None = None
    for note in notes:
        own = _STAR.match(note.text) or _IMPRINT.search(note.text)
        goes_on = zone == "back" and not _MARK.match(note.text)
        zone = "back" if note.lines[0].page == 1 and (own or goes_on) else "note"
        yield note, zone


def _in_reach(line: Line, start: Line) -> bool:
    """Whether a line stands in the column that a footnote opens in, or below the whole line."""
    return line.box.x0 < max(start.box.x1, start.column.x1) and line.box.x1 > start.column.x0


def _opens_footnote(line: Line, lines: Sequence[Line], page: Page, size: float) -> bool:
    """Whether footnotes start with this line: nothing of full size below, and a rule, mark or imprint to tell it."""
    if table_number(line.text) or is_figure_caption(line.text):
        return False
    level = line.box.y_mid
    if any(other.size > SMALLER * size and other.box.y_mid > level and _in_reach(other, line) for other in lines):
        return False
    above = max((o.box.bottom for o in lines if o.box.y_mid < level - 1 and _in_reach(o, line)), default=0.0)
    if _is_ruled_off(line, above, page):
        return True
    apart = line.box.top - above > 0.25 * line.size
    if is_note(line.text) or has_reference_label(line.text):
        return False
    raised = line.words[0].superscript and line.words[0].box.x0 - line.column.x0 < 3 * line.size
    marked = raised or _MARK.match(line.text) is not None
    return apart and (marked or (page.number == 1 and _IMPRINT.search(line.text) is not None))


def _is_ruled_off(line: Line, above: float, page: Page) -> bool:
    """Whether a short rule stands between the line and what is above it."""
    return any(
        rule.horizontal
        and above - 2.0 <= rule.at <= line.box.top + 2.0
        and rule.at > line.box.top - 3 * line.size
        and 20.0 < rule.box.width < 0.5 * page.width
        and abs(rule.box.x0 - line.column.x0) < 24.0
        and rule.box.width < 0.95 * max(line.column.width, 60.0)
        for rule in page.rulings
    )
