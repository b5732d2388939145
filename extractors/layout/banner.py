"""The banner over the title of a first page: rows that speak of the journal, not of the paper."""

import re
from collections.abc import Sequence
from itertools import pairwise

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

MOST_PITCH = 1.6
LEAST_ALIKE = 0.97
"""Rows of one paragraph stand so many letter sizes apart, at most, and their sizes differ by no more than this share."""


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
    told = [
        _speaks_of_journal(" ".join(w.text for w in row), running) and not in_prose
        for row, in_prose in zip(left[:title], _in_prose(left[:title], running), strict=True)
    ]
    if not any(told):
        return set()
    last = max(i for i, tells in enumerate(told) if tells)
    n_prose = sum(1 for row, tells in zip(left[:last], told, strict=False) if not tells and len(row) >= PROSE_WORDS)
    if last >= MOST_BANNER_ROWS or n_prose > MOST_PROSE:
        last = next(i for i, tells in enumerate([*told, False]) if not tells) - 1
    return {word for row in left[: last + 1] for word in row}


def _in_prose(left: Sequence[Sequence[Word]], running: set[str]) -> list[bool]:
    """Of each row whether it is of a paragraph of more lines than a banner has prose, as one with an address in it is."""
    starts = [0, *(i + 1 for i, (above, below) in enumerate(pairwise(left)) if not _runs_on(above, below)), len(left)]
    found: list[bool] = []
    for start, end in pairwise(starts):
        silent = [row for row in left[start:end] if not _speaks_of_journal(" ".join(w.text for w in row), running)]
        found += [sum(len(row) >= PROSE_WORDS for row in silent) > MOST_PROSE] * (end - start)
    return found


def _runs_on(above: Sequence[Word], below: Sequence[Word]) -> bool:
    """Whether a row is set as the one above it and stands at the pitch of a paragraph's lines."""
    sizes = sorted((max(w.size for w in above), max(w.size for w in below)))
    pitch = min(w.box.top for w in below) - min(w.box.top for w in above)
    return sizes[0] > LEAST_ALIKE * sizes[1] and pitch < MOST_PITCH * sizes[1]


def _speaks_of_journal(text: str, running: set[str]) -> bool:
    key = key_of(text)
    return bool(BANNER.search(text)) or (len(key) > 11 and any(key in other for other in running))
