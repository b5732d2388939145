"""A page made ready: what is printed on it, found once for all rooms that ask."""

from dataclasses import dataclass, field

from extractors.model.page import Box, Page, Word
from extractors.tables.marks.leaders import contents_columns
from extractors.tables.marks.limits import excess, raw_excess
from extractors.tables.marks.plots import without_plots
from extractors.tables.marks.rules import Drawn, drawn_on
from extractors.tables.marks.text import PageText, page_text
from extractors.tables.marks.typed import typed


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page made ready: its upright words without typed rules and plots, its lines, what is drawn on it.

    `contents` are its columns of contents.
    """

    page: Page
    words: tuple[Word, ...] = ()
    text: PageText = field(default_factory=PageText)
    drawn: Drawn = field(default_factory=Drawn)
    contents: tuple[Box, ...] = ()


def sheet_of(page: Page, caption: Box | None = None) -> Sheet:
    """A page made ready; nothing is on it where it is too dense to look for tables in.

    `caption` is the place of the caption that the page before ends with.
    """
    if raw_excess(page):
        return Sheet(page)
    found = typed(page.words)
    drawn = drawn_on(page, found)
    if excess(page, drawn.rules) is not None:
        return Sheet(page)
    words = without_plots([word for word in found.words if word.upright], page.fills)
    turned = tuple(word for word in found.words if not word.upright)
    text = page_text(words, turned, page.width, drawn.rules.horizontal, caption)
    return Sheet(page, words, text, drawn, contents_columns(text.lines))
