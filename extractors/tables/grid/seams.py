"""A seam: a row so far, and the next line; and what it says on whether a row begins there, however lines are filled."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.page import Word
from extractors.tables.evidence import Evidence
from extractors.tables.grid.bands import Band, BandLine
from extractors.tables.marks.kinds import CONNECTIVES, INITIAL, ITEM, LEADS_ON, opens_item

SAME_LINE = 0.6
"""Steps between lines, in letter sizes, below which they are pieces of one line."""

HALF_LINE = 0.75
"""Steps in letter sizes below which a line stands amid two others, as cells set to the middle do."""

FAR = 2.2
"""Steps in letter sizes from which a line stands far below the row."""

DEEPER = 0.3
"""Letter sizes that a label begins further in at least."""


@dataclass(frozen=True, slots=True)
class Seam:
    """A row so far, and the next line, `lines[at]`."""

    row: Sequence[BandLine]
    lines: Sequence[BandLine]
    at: int
    band: Band

    @property
    def line(self) -> BandLine:
        return self.lines[self.at]

    @property
    def held(self) -> set[int]:
        """The columns that the row fills."""
        return {column for part in self.row for column in part.columns}

    @property
    def before(self) -> BandLine:
        """The last line of the row that shares a column with the next."""
        return next((part for part in reversed(self.row) if set(part.columns) & set(self.line.columns)), self.row[-1])

    def above(self, column: int) -> BandLine | None:
        """The last line of the row that fills a column."""
        return next((part for part in reversed(self.row) if column in part.columns), None)


def about_line(seam: Seam) -> str:
    """The line in question, cut short."""
    return " | ".join(seam.line.text(column) for column in seam.line.columns)[:60]


def on_one_line(seam: Seam) -> float:
    """The line is a piece of the row's line, or stands amid two lines of it beside figures."""
    line, before, last = seam.line, seam.before, seam.lines[seam.at - 1]
    near = HALF_LINE * line.size
    amid = last is not before and line.mid - last.mid < near and last.mid - before.mid < near
    return line.mid - before.mid < SAME_LINE * line.size or (amid and any(last.numeric(column) for column in last.columns))


def leading(seam: Seam) -> float:
    """The step is that between rows, or that within a row, where the band has two leadings; as sure as these tell."""
    band = seam.band
    if band.leading is None:
        return 0.0
    return band.weight if seam.line.mid - seam.before.mid > band.leading else -band.weight


def far_below(seam: Seam) -> float:
    """The line stands far below the row."""
    return seam.line.mid - seam.before.mid > FAR * seam.line.size


def regular(seam: Seam) -> float:
    """How many columns the line fills that nearly all lines fill: wrapped cells do so by chance alone.

    One may be blank, but not where the leading is that of wrapped lines.
    """
    usual, leading = seam.band.regular, seam.band.leading
    close = leading is not None and seam.line.mid - seam.before.mid <= leading
    shared = usual & seam.held & set(seam.line.columns)
    return len(shared) if 0 in shared and len(shared) >= max(2, len(usual) - (0 if close else 1)) else 0


def _itemised(seam: Seam) -> bool | None:
    """Whether a line opens an item as its row does, in the first column they share; None where the row is no item.

    An initial opens one where the next letter follows; else it is a name's.
    """
    for column in seam.line.columns:
        opening = next((part.columns[column][0].text for part in seam.row if column in part.columns), "")
        if ITEM.match(opening):
            following = seam.line.columns[column][0].text
            is_name = INITIAL.fullmatch(opening) and not opens_item(following, (opening,))
            return None if is_name else bool(ITEM.match(following))
    return None


def next_item(seam: Seam) -> float:
    """The row is an item of a list, and the line opens the next."""
    return _itemised(seam) is True


def amid_item(seam: Seam) -> float:
    """The row is an item of a list, and the line opens none."""
    return _itemised(seam) is False


def is_small(word: Word) -> bool:
    """Whether a word begins as what goes on with a sentence does; "pH" and "mRNA" do not."""
    signed = any(letter.isupper() for letter in word.text[1:]) and "-" not in word.text
    return (word.text[:1].islower() and not signed) or word.text[:1] in "(&"


def leads_on(word: Word) -> bool:
    """Whether a word ends as no cell does: with a comma, or by leading on."""
    return word.text.endswith(LEADS_ON) or word.text in CONNECTIVES


NEVER = -100.0
"""What decides against a row whatever else speaks."""

AS_SET = (
    Evidence("leading", leading, 1.0),
    Evidence("far below", far_below, 1.0),
    Evidence("fills the usual columns", regular, 2.0),
    Evidence("opens the next item", next_item, 3.0),
    Evidence("amid an item", amid_item, -1.5),
)
"""How the lines are set, whatever they hold."""

ONE_LINE = (Evidence("on one line with the row", on_one_line, NEVER),)
