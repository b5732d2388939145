"""Paragraphs -> runs of text: line ends mended, note marks left out, paragraphs over columns and pages made whole."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractors.layout.lines import Line
from extractors.layout.paragraphs import INDENT, Paragraph
from extractors.model.document import Run
from extractors.model.page import Word
from extractors.readers.hyphens import is_cut, is_suspended, keeps_hyphen
from extractors.readers.wording import (
    goes_on,
    has_reference_label,
    heading_level,
    is_ended,
    is_figure_caption,
    is_note,
    item_mark,
    table_number,
)

TOUCHING = 0.1
"""Words nearer than this share of the letter size are printed without a space."""

_NOTE_MARK = re.compile(r"^[\[(]?(?:[*†‡§¶#\ufffd]+|\d{1,3}|[a-z])(?:[,;–-]?\s?(?:[*†‡§¶#\ufffd]+|\d{1,3}|[a-z]))*[\])]?,?$")
_TERM = re.compile(r"(?:\d{1,3}(?:\.\d+)?(?P<letters>[^\W\d_]{1,3})|(?:\w{1,12}/)+[^\W\d_]{1,2})")
"""A number with its variables, or a rate in units."""

_NO_TERM = frozenset({"s", "st", "nd", "rd", "th", "m", "bn", "mn", "k", "b"})
"""Letters behind a number that are an ordinal's, a decade's or a scale's."""

_FUNCTIONS = frozenset({"sin", "cos", "tan", "log", "ln", "sinh", "cosh", "tanh"})
_FORMULA = re.compile(r"[\w.,]{1,6}(?:\s?[-−–+*/×·=]\s?[\w.,]{1,6}){1,3}")
_RAISED = str.maketrans("0123456789+-−=()nabcde", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿᵃᵇᶜᵈᵉ")


def runs_of(paragraph: Paragraph, words: Mapping[str, int]) -> tuple[Run, ...]:
    """The paragraph's words as runs; a word mended over a line end is two runs with nothing between.

    `words` counts the paper's words, see hyphens.vocabulary.
    """
    runs: list[Run] = []
    for line in paragraph.lines:
        fresh = _line_runs(line)
        if runs and fresh:
            runs[-1] = _at_line_end(runs, fresh, words)
        runs += fresh
    return tuple(runs)


def _at_line_end(runs: Sequence[Run], after: Sequence[Run], words: Mapping[str, int]) -> Run:
    """The last run before a line end, with its hyphen and end settled by what follows."""
    last = runs[-1]
    before = "".join(run.text + run.end for run in runs[-2:]).rstrip()
    following = "".join(run.text + run.end for run in after[:2])
    if is_cut(before) and not is_suspended(before, following, words):
        kept = keeps_hyphen(before, following, words)
        return Run(last.text if kept else last.text[:-1], last.page, last.box, "")
    if last.text.endswith(("/", "—")) and len(last.text) > 1 and (last.text[-1] == "—" or "://" in last.text):
        return Run(last.text, last.page, last.box, "")
    return last


def _line_runs(line: Line) -> list[Run]:
    runs: list[Run] = []
    before: Word | None = None
    dropped = False
    for i, word in enumerate(line.words):
        if word.superscript and _is_note_mark(line, i):
            dropped = True
            continue
        text = word.text
        if word.superscript and before is not None:
            text = text.translate(_RAISED)
        if runs and before is not None and _touches(before, word, dropped):
            last = runs[-1]
            runs[-1] = Run(last.text, last.page, last.box, "")
        runs.append(Run(text, line.page, word.box, " "))
        before, dropped = word, False
    return runs


def _touches(left: Word, right: Word, dropped: bool) -> bool:
    """Whether no space is printed between two words; one note mark may have stood between."""
    if dropped:
        return right.text[0] in ",.;:)]”’»!?"
    gap = max(right.box.x0 - left.box.x1, left.box.x0 - right.box.x1)  # whichever way the line is read
    is_level = gap > 0 or abs(left.box.bottom - right.box.bottom) < TOUCHING
    if is_level and left.size == right.size and not (left.superscript or right.superscript):
        return False  # The reader parts such words at a printed space only, however narrow, or where letters lean over.
    return gap < TOUCHING * min(left.size, right.size)


def _is_note_mark(line: Line, i: int) -> bool:
    """Whether a raised word points to a note: not the power of a number, unit or single letter."""
    if not _NOTE_MARK.match(line.words[i].text):
        return False
    if i == 0:
        return True
    host = line.words[i - 1]
    if host.superscript or host.text[-1] in ",.;:)]”’'\"»!?":
        return not _closes_formula(line, i)
    core = re.sub(r"^\W+", "", host.text)
    return core[-1:].isalpha() and len(core) > 1 and not _has_power(line, i)


def _has_power(line: Line, i: int) -> bool:
    """Whether a raised word is the power of a term ("3ab", "sin") or of the last unit of a rate ("kg/m")."""
    host, mark = line.words[i - 1].text, line.words[i].text
    term = _TERM.fullmatch(host.lstrip("(-−–+"))
    return mark.isdigit() and (host.casefold() in _FUNCTIONS or (term is not None and term["letters"] not in _NO_TERM))


def _closes_formula(line: Line, i: int) -> bool:
    """Whether a raised figure stands behind a bracket that closes a formula: "(1 + r)", "f(x)"."""
    host, mark = line.words[i - 1].text, line.words[i].text
    if not mark.isdigit() or host[-1] not in ")]":
        return False
    inside = " ".join(word.text for word in line.words[max(0, i - 5) : i]).rpartition("(")
    if not inside[1]:
        return False
    is_argument = len(inside[2]) == 2 and re.search(r"(?:^|[\W\d])[^\W\d_]$", inside[0])
    return bool(is_argument) or _FORMULA.fullmatch(inside[2][:-1].strip()) is not None


def continued(pieces: Iterable[Paragraph | int]) -> Iterator[Paragraph | int]:
    """Pieces with the paragraphs that go on over a column, page or table made whole; what stood between comes after."""
    done: list[Paragraph | int] = []
    open_at: list[int] = []
    for piece in pieces:
        if isinstance(piece, int) or _is_aside(piece):
            done.append(piece)
            continue
        home = next((at for at in _homes(done, open_at, piece) if _goes_on(done, at, piece)), None)
        if home is None:
            settled = open_at[-1] if open_at else 0  # nothing before the last two goes on any more
            yield from done[:settled]
            del done[:settled]
            open_at = [*(at - settled for at in open_at[-1:]), len(done)]
            done.append(piece)
        else:
            last = done[home]
            assert isinstance(last, Paragraph)
            done[home] = Paragraph(last.lines + piece.lines, last.indented, piece.full)
    yield from done


def _homes(done: Sequence[Paragraph | int], open_at: Sequence[int], piece: Paragraph) -> list[int]:
    """Where a piece may belong to: the last paragraph, and the one before where the last stands beside it, as words under a
    picture do that the text runs around."""
    if len(open_at) < 2:
        return list(open_at)
    beside, before = done[open_at[-1]], done[open_at[-2]]
    assert isinstance(beside, Paragraph)
    assert isinstance(before, Paragraph)
    floats = beside.box.x0 > before.box.x1 and beside.size < before.size and beside.lines[0].page == before.lines[-1].page
    return [open_at[-1], open_at[-2]] if floats and abs(piece.box.x0 - before.box.x0) < 3.0 else [open_at[-1]]


def _goes_on(done: Sequence[Paragraph | int], at: int, piece: Paragraph) -> bool:
    last = done[at]
    return isinstance(last, Paragraph) and _continues(last, piece, at + 1 < len(done))


def _is_aside(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a caption or note that may stand in the middle of another."""
    text = paragraph.text
    return table_number(text) is not None or is_figure_caption(text) or is_note(text)


def _continues(before: Paragraph, after: Paragraph, interrupted: bool) -> bool:
    """Whether `after` is the rest of `before`, told by place, face, indent and wording."""
    last, first = before.lines[-1], after.lines[0]
    same_column = last.page == first.page and last.column == first.column and first.box.top > last.box.top
    if same_column and not interrupted:
        return False
    if abs(last.size - first.size) > 0.06 * last.size or (last.bold != first.bold and (last.bold or len(after.lines) == 1)):
        return False
    if before.bold or (heading_level(after.text) and (after.bold or after.italic or is_ended(before.text))):
        return False
    if has_reference_label(after.text) or item_mark(after.text):
        return False
    if not is_ended(before.text):
        return goes_on(before.text, after.text) or (before.full and not after.indented)
    if has_reference_label(before.text):
        return _hangs(before, first)
    return before.full and len(before.lines) > 1 and not after.indented


def _hangs(entry: Paragraph, line: Line) -> bool:
    """Whether an entry of a list hangs from its first line and `line` is set in like the rest of it."""
    indents = [ln.box.x0 - ln.column.x0 for ln in entry.lines]
    deep = line.box.x0 - line.column.x0
    return len(indents) > 1 and indents[1] - indents[0] > INDENT * line.size and abs(deep - indents[1]) < 3.0
