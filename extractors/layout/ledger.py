"""No number is lost in silence: each number of a page's text layer is in the document, or was left out for a named reason.

Numbers are counted, not matched by place: what a page prints and the document does not hold was lost on the way, whichever
stage lost it. Pages may be turned and words mended meanwhile; digits stay.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from extractors.model.document import Document, Part
from extractors.model.page import Box, Doubt, Page, Word

SHOWN = 5
"""Lost numbers that a doubt names, at most."""

_NOTE_MARK = re.compile(r"(?:[\[(]?[-−–]?\d{1,3}(?:[,;–-]\s?\d{1,3})*[\])]?){1,4}[,.;:]?")
_DIGITS = re.compile(r"\d+")
NONE: Counter[str] = Counter()


def lost(pages: Sequence[Page], kept: Sequence[Page], document: Document) -> tuple[Doubt, ...]:
    """A doubt for each page that prints numbers which the document does not hold, with the numbers and their boxes.

    `pages` are those that were read, `kept` the same without running heads and feet, page and line numbers, which are left
    out on purpose. So are raised note marks and parts of formulas, and what is printed at an angle beside the tables:
    watermarks and the labels of axes.
    """
    held: dict[int, Counter[str]] = {}
    for run in document.runs:
        if digits := _digits(document.text[run.start : run.end]):
            held.setdefault(run.page, Counter()).update(digits)
    short = [at for at, body in enumerate(kept) if _missing(_numbers(body), held.get(body.number, NONE))]
    runs = _runs(document, {pages[at].number for at in short})
    parts = [part for table in document.tables for part in table.parts]
    found = (
        _of_page(pages[at], kept[at], held.get(pages[at].number, NONE), parts, runs.get(pages[at].number, ()))
        for at in short
    )
    return tuple(doubt for doubt in found if doubt is not None)


def _numbers(body: Page) -> list[tuple[Word, Counter[str]]]:
    """The words of a page that print numbers which are to be in the document, with those."""
    return [(word, digits) for word in body.words if (digits := _digits(word.text)) and not _is_raised(word)]


def _missing(words: Sequence[tuple[Word, Counter[str]]], held: Counter[str]) -> Counter[str]:
    printed: Counter[str] = Counter()
    for _, digits in words:
        printed.update(digits)
    return printed - held


def _runs(document: Document, pages: Collection[int]) -> Mapping[int, Sequence[tuple[Box, Counter[str]]]]:
    """The places and numbers of the runs that print some on these pages."""
    found: dict[int, list[tuple[Box, Counter[str]]]] = {}
    for run in document.runs if pages else ():
        if run.page in pages and run.box is not None and (digits := _digits(document.text[run.start : run.end])):
            found.setdefault(run.page, []).append((run.box, digits))
    return found


def _of_page(
    page: Page, body: Page, held: Counter[str], parts: Sequence[Part], runs: Sequence[tuple[Box, Counter[str]]]
) -> Doubt | None:
    words = _numbers(body)
    missing = _missing(words, held)
    boxes = [part.box for part in parts if part.page == page.number and part.box is not None and not page.turn]
    gone = []
    for word, digits in words:
        if not digits & missing:
            continue
        aside = not word.upright and not any(_covers(box, word) for box in boxes)
        told = not page.turn and any(_covers(box, word) and not digits - there for box, there in runs)
        if not aside and not told:
            missing -= digits
            gone.append(word)
    return Doubt("number_lost", _shown(gone), page.number) if gone else None


def _digits(text: str) -> Counter[str]:
    found = _DIGITS.findall(text)
    return Counter(found) if found else NONE


def _covers(box: Box, word: Word) -> bool:
    return box.contains(word.box.x_mid, word.box.y_mid)


def _is_raised(word: Word) -> bool:
    """Whether a word is a raised note mark, or a raised part of a formula: one with letters."""
    return word.superscript and (_NOTE_MARK.fullmatch(word.text) is not None or any(c.isalpha() for c in word.text))


def _shown(words: Sequence[Word]) -> str:
    """The first of the words with their boxes, and how many more there are."""
    shown = ", ".join(f"{word.text} at {_corners(word.box)}" for word in words[:SHOWN])
    return f"{shown} and {len(words) - SHOWN} more" if len(words) > SHOWN else shown


def _corners(box: Box) -> str:
    return f"({box.x0:.0f}, {box.top:.0f}, {box.x1:.0f}, {box.bottom:.0f})"
