"""A page made ready: what is printed on it, found once for all rooms that ask, unless it is too dense to look for tables in.

What a page holds is counted before any work that grows faster than the page.
"""

from dataclasses import dataclass, field

from extractors.model.page import Box, Doubt, Page, Word
from extractors.tables.marks.leaders import contents_columns, with_leaders
from extractors.tables.marks.plots import without_plots
from extractors.tables.marks.rules import MOST_CROSSINGS, Drawn, crossings, drawn_on
from extractors.tables.marks.text import PageText, page_text
from extractors.tables.marks.typed import typed
from extractors.tables.stages import Rules

MOST_WORDS = 12_000
"""Words on a page; a newspaper page in small print has some 6,000."""

MOST_RULINGS = 50_000
"""Rulings before they are joined."""


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
    if crossings(drawn.rules) > MOST_CROSSINGS:
        return Sheet(page)
    words = without_plots([*with_leaders(word for word in found.words if word.upright)], page.fills)
    turned = tuple(word for word in found.words if not word.upright)
    text = page_text(words, turned, page.width, drawn.rules.horizontal, caption)
    return Sheet(page, words, text, drawn, contents_columns(text.lines))


def raw_excess(page: Page) -> str:
    """Why a page is given up before its rules are even joined, or ""."""
    if len(page.rulings) > MOST_RULINGS:
        return f"{len(page.rulings)} rulings"
    return f"{len(page.words)} words" if len(page.words) > MOST_WORDS else ""


def excess(page: Page, rules: Rules) -> Doubt | None:
    """The doubt to note where a page's tables are given up, with the reason; None on ordinary pages."""
    reason = raw_excess(page)
    if not reason and crossings(rules) > MOST_CROSSINGS:
        reason = f"more than {MOST_CROSSINGS} crossings of rules"
    return Doubt("tables_given_up", f"not looked for tables: {reason}", page.number) if reason else None
