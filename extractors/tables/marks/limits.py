"""When a page is too dense to look for tables in: counted before any work that grows faster than the page."""

from bisect import bisect_left, bisect_right

from extractors.model.page import Doubt, Page
from extractors.tables.stages import Rules

MOST_CROSSINGS = 10_000
"""Crossings of rules on a page; a regular grid of 100 by 100 lines, which no printed table has."""

MOST_WORDS = 12_000
"""Words on a page; a newspaper page in small print has some 6,000."""

MOST_RULINGS = 50_000
"""Rulings before they are joined."""


def crossings(rules: Rules, limit: int = MOST_CROSSINGS) -> int:
    """How many times a horizontal and a vertical rule cross; counting stops above `limit`."""
    places = [rule.at for rule in rules.horizontal]
    count = 0
    for vertical in rules.vertical:
        for rule in rules.horizontal[bisect_left(places, vertical.start) : bisect_right(places, vertical.end)]:
            count += rule.start <= vertical.at <= rule.end
        if count > limit:
            break
    return count


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
