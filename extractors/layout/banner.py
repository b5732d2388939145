"""The banner over the title of a first page: rows that speak of the journal, not of the paper."""

import re

from extractors.layout.lines import rows
from extractors.model.page import Page, Word

BANNER = re.compile(
    r"\b(?:journal|vol(?:ume)?\b[\s.:–-]*\d|issue\b[\s.:–-]*\d|no\.\s*\d|issn|isbn|doi|https?:|www\.|research article|"
    r"original (?:article|paper|research)|review article|case report|short communication|open access|"
    r"published (?:by|online)|contents lists? available|available online at|homepage|home page)",
    re.I,
)

MOST_BANNER_ROWS = 8
"""A banner has fewer rows than this; what stands in more above a title is the end of another article."""

PROSE_WORDS = 8
MOST_PROSE = 2
"""Rows of so many words and more that do not speak of the journal, as a banner may have."""


def key_of(text: str) -> str:
    """The wording alone: no case, spaces or figures."""
    return re.sub(r"[\W_]+", "", re.sub(r"\d+", "0", text.casefold()))


def banner(first: Page, gone: set[Word], running: set[str]) -> set[Word]:
    """The words of the journal's banner: rows over the title of the first page that speak of the journal, not the paper.

    `running` are the wordings of what stands at the edges of the other pages.
    """
    left = [
        row for row in rows(w for w in first.words if w.upright and w not in gone) if row[0].box.top < 0.4 * first.height
    ]
    if not left:
        return set()
    title = max(range(len(left)), key=lambda i: (max(w.size for w in left[i]), -i))
    told = [_speaks_of_journal(" ".join(w.text for w in row), running) for row in left[:title]]
    if not any(told):
        return set()
    last = max(i for i, tells in enumerate(told) if tells)
    n_prose = sum(1 for row, tells in zip(left[:last], told, strict=False) if not tells and len(row) >= PROSE_WORDS)
    if last >= MOST_BANNER_ROWS or n_prose > MOST_PROSE:
        last = next(i for i, tells in enumerate([*told, False]) if not tells) - 1
    return {word for row in left[: last + 1] for word in row}


def _speaks_of_journal(text: str, running: set[str]) -> bool:
    key = key_of(text)
    return bool(BANNER.search(text)) or (len(key) > 11 and any(key in other for other in running))
