"""Words of a cell -> runs of text: lines joined, hyphens mended, printed paragraphs kept apart."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractors.model.document import Run, RunEnd
from extractors.model.page import Word
from extractors.readers.hyphens import is_cut, keeps_hyphen
from extractors.readers.wording import BULLETS
from extractors.tables.marks.kinds import STOPS
from extractors.tables.marks.lines import middle, reading_lines

OPENS_ITEM = re.compile(rf"(?:[{BULLETS}–—*-]|\(?[0-9ivx]{{1,4}}[.)]|\(?[a-z]\))$")
"""A word that opens an item of a list within a cell: there each is a paragraph."""

PARAGRAPH_LEADING = 1.2
"""Leading between paragraphs over leading within one, at least."""

SET_SOLID, SPACE, ENDED = 0.95, 0.25, 1.2
"""Letter sizes from line to line, and of a set space; and how much more room than the next word takes a line leaves that
was ended."""

LOOSE = 1.6
"""Leading in letter sizes above which it is that of paragraphs, or of text set loosely: its lines do not tell which."""

TOUCHING = 0.15
"""Letter sizes up to which a raised mark stands at its word."""

NOTE_LETTER = re.compile(r"[a-h](?:, ?[a-h]){0,3}")
"""What points to a note where it is raised."""

NAMED = re.compile(r"[^\W\d_]{2}[.,:;]?$")
"""The end of a word of two letters or more, which has no power."""

TO_RAISED = str.maketrans(
    "0123456789+-−–=()abcdefghijklmnoprstuvwxyz,",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ ",
)
"""Raised letters for those of note marks and powers, a space between two marks; there is no raised q."""


def runs_of(
    words: Sequence[Word], page: int, right: float, vocabulary: Mapping[str, int], paragraphs: bool = True
) -> tuple[Run, ...]:
    """The runs of a cell, one a word, in reading order.

    `right` is how far to the right the cell's column is set, in points: a line that ends well short of it was ended, not
    wrapped. `vocabulary` decides which hyphens at line ends belong to their words. Without `paragraphs` all lines flow.
    """
    lines = [_without_note_letters(line) for line in reading_lines(words)]
    ends = breaks(lines, right) if paragraphs else tuple(False for _ in lines)
    runs: list[Run] = []
    for line, ended in zip(lines, ends, strict=True):
        runs += [Run(raised(word, line), page, word.box, _glue(word, line)) for word in line]
        if ended and line:
            runs[-1] = _with(runs[-1], "\n")
    return mended(runs, lines, vocabulary)


def raised(word: Word, line: Sequence[Word]) -> str:
    """A word's text; that of a raised mark in raised letters, so that it never becomes a digit of the figure before it."""
    if not word.superscript or all(other.superscript for other in line):
        return word.text
    return word.text.translate(TO_RAISED)


def _without_note_letters(line: Sequence[Word]) -> Sequence[Word]:
    """A line without raised letters at the ends of words, which point to notes; those of figures and signs stay."""
    kept = [line[i] for i in range(len(line)) if i == 0 or not _is_note_letter(line[i - 1], line[i])]
    return kept if len(kept) < len(line) else line


def _is_note_letter(host: Word, word: Word) -> bool:
    touches = word.box.x0 - host.box.x1 < TOUCHING * host.size
    return word.superscript and touches and bool(NOTE_LETTER.fullmatch(word.text)) and bool(NAMED.search(host.text))


def _glue(word: Word, line: Sequence[Word]) -> RunEnd:
    """Nothing before a raised mark that touches its word, else a space."""
    after = next((b for a, b in pairwise(line) if a is word), None)
    touches = after is not None and after.superscript and after.box.x0 - word.box.x1 < TOUCHING * word.size
    return "" if touches and not word.superscript else " "


def _with(run: Run, end: RunEnd, text: str | None = None) -> Run:
    return Run(run.text if text is None else text, run.page, run.box, end)


def mended(runs: Sequence[Run], lines: Sequence[Sequence[Word]], vocabulary: Mapping[str, int]) -> tuple[Run, ...]:
    """Runs with the words that line ends cut made whole."""
    out = list(runs)
    at = -1
    for line in lines[:-1]:
        at += len(line)
        if out[at].end == " " and is_cut(out[at].text):
            out[at] = joined_over(out[at], out[at + 1], vocabulary)
    return tuple(out)


def joined_over(before: Run, after: Run, vocabulary: Mapping[str, int]) -> Run:
    """The run before a line's or page's end as it is joined to the next: its hyphen kept or dropped, nothing between."""
    if not is_cut(before.text) or not after.text[:1].isalnum():
        return before
    if keeps_hyphen(before.text, after.text, vocabulary):
        return _with(before, "")
    return _with(before, "", before.text[:-1])


def breaks(lines: Sequence[Sequence[Word]], right: float) -> tuple[bool, ...]:
    """For each line whether a printed paragraph ends with it; False for the last.

    Evidence is set in space and type: leading above that within paragraphs; or a line that ends though the next word would
    have fitted, where it closes a sentence or the next line opens one or an item.
    """
    if len(lines) < 2:
        return tuple(False for _ in lines)
    steps = [_height(b) - _height(a) for a, b in pairwise(lines)]
    least = min(steps)
    ends = []
    for (line, following), step in zip(pairwise(lines), steps, strict=True):
        size = line[-1].size
        wide = step > PARAGRAPH_LEADING * max(least, SET_SOLID * size)
        slack = right - line[-1].box.x1 - SPACE * size - following[0].box.width
        closes, opens = line[-1].text.endswith(STOPS), _opens(following)
        if opens and OPENS_ITEM.match(following[0].text):
            ends.append(True)
        elif least > LOOSE * size:
            ends.append(closes and opens)
        elif wide:
            ends.append(closes or opens)
        else:
            ends.append(slack > ENDED * size and closes and opens)
    return (*ends, False)


def _opens(line: Sequence[Word]) -> bool:
    """Whether a line can open a paragraph: a capital, a figure, an item mark, an opening quote or bracket."""
    first = line[0].text
    return bool(OPENS_ITEM.match(first)) or first[:1].isupper() or first[:1].isdigit() or first[:1] in "“‘\"'([•"


def _height(line: Sequence[Word]) -> float:
    """The height of a line, raised marks left out."""
    return middle([word for word in line if not word.superscript] or line)
