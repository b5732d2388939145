"""What one column says on whether a line begins a row: its text above, and its text on the line."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.page import Word
from extractors.tables.evidence import Evidence, Scale
from extractors.tables.grid.bands import BandLine, is_full
from extractors.tables.grid.seams import SAME_LINE, Seam, is_small, leads_on
from extractors.tables.marks.kinds import HYPHENS


@dataclass(frozen=True, slots=True)
class Meeting:
    """A column of a seam."""

    seam: Seam
    column: int

    @property
    def above(self) -> BandLine | None:
        return self.seam.above(self.column)

    @property
    def line_above(self) -> tuple[Word, ...]:
        """The line that the column ends with so far."""
        above = self.above
        assert above is not None
        return above.columns[self.column]

    @property
    def last(self) -> Word:
        return self.line_above[-1]

    @property
    def words(self) -> tuple[Word, ...]:
        """What the line holds of the column."""
        return self.seam.line.columns[self.column]


def about_column(meeting: Meeting) -> str:
    """The text in question, cut short."""
    return f"column {meeting.column}: {meeting.seam.line.text(meeting.column)[:40]}"


def opens_column(meeting: Meeting) -> float:
    """The row has nothing in this column, which is that of labels or begins with a figure."""
    return meeting.above is None and (meeting.column == 0 or meeting.seam.line.numeric(meeting.column))


def figure_apart(meeting: Meeting) -> float:
    """A figure where the row has none, while it has others above: those of a row stand on one line."""
    figures, row = meeting.seam.band.figures, meeting.seam.row
    mine = meeting.above is None and meeting.column in figures and meeting.seam.line.numeric(meeting.column)
    return mine and any(part.numeric(column) for part in row for column in figures)


def blank_above(meeting: Meeting) -> float:
    """The row has nothing in this column."""
    return meeting.above is None


def figure_below_figure(meeting: Meeting) -> float:
    """A figure below a figure: no figure wraps."""
    above, column = meeting.above, meeting.column
    return above is not None and meeting.seam.line.numeric(column) and above.numeric(column)


def among_figures(meeting: Meeting) -> float:
    """A figure or one word with a capital below a figure, in a column of figures."""
    above, column = meeting.above, meeting.column
    if above is None or column not in meeting.seam.band.figures:
        return 0.0
    alone = meeting.seam.line.numeric(column) or _opens_alone(meeting.words)
    return alone and above.numeric(column)


def _opens_alone(words: Sequence[Word]) -> bool:
    """Whether a piece of a line is one word with a capital."""
    return len(words) == 1 and words[0].text.isalpha() and words[0].text[0].isupper()


def hole(meeting: Meeting) -> float:
    """Lines of other columns alone stand between the two lines of this one: no cell's text has such a hole."""
    above, line = meeting.above, meeting.seam.line
    reach = SAME_LINE * line.size
    return above is not None and any(above.mid + reach < part.mid < line.mid - reach for part in meeting.seam.row)


def hyphen(meeting: Meeting) -> float:
    """The text breaks off with a hyphen, and goes on in small letters."""
    return meeting.last.text.endswith(HYPHENS) and meeting.words[0].text[:1].islower()


def _wrapped(meeting: Meeting) -> bool:
    return is_full(meeting.line_above, meeting.words[0], meeting.seam.band.rights[meeting.column])


def wrapped(meeting: Meeting) -> float:
    """The next word would not have fitted on the line above; as much as a full line says in this column."""
    return meeting.seam.band.fullness[meeting.column] if _wrapped(meeting) else 0.0


def ended(meeting: Meeting) -> float:
    """The line above ends though the next word would have fitted."""
    return not _wrapped(meeting)


def ends_item(meeting: Meeting) -> float:
    """The text above ends as an item of a list does that has more to come; then nothing below counts."""
    return meeting.last.text.endswith(";")


def usual_end(meeting: Meeting) -> float:
    """Rows of this column end with marks, and the text above does (1) or does not (-1)."""
    marks = meeting.seam.band.closers.get(meeting.column)
    if marks is None or ends_item(meeting):
        return 0.0
    return 1.0 if meeting.last.text[-1] in marks else -1.0


def usual_opening(meeting: Meeting) -> float:
    """The line begins with a pair of words that rows of this column begin with."""
    opening = " ".join(word.text for word in meeting.words[:2])
    return not ends_item(meeting) and opening in meeting.seam.band.openers.get(meeting.column, ())


def small(meeting: Meeting) -> float:
    """The line begins as the rest of a sentence does, and cells of this column do not."""
    return not ends_item(meeting) and is_small(meeting.words[0]) and meeting.column not in meeting.seam.band.small


def capital(meeting: Meeting) -> float:
    """The line begins with a capital or a figure."""
    first = meeting.words[0].text[:1]
    return not ends_item(meeting) and (first.isupper() or first.isdigit())


def one_word(meeting: Meeting) -> float:
    """The column holds one word on every line, and the line does not go on with the one above."""
    goes_on = is_small(meeting.words[0]) or leads_on(meeting.last) or meeting.last.text.endswith(HYPHENS)
    return meeting.column in meeting.seam.band.single and not goes_on


def closed(meeting: Meeting) -> float:
    """The text above ends a sentence."""
    return not ends_item(meeting) and meeting.last.text.endswith((".", ")"))


def open_end(meeting: Meeting) -> float:
    """The text above ends as no cell does: with a comma, or a word that leads on."""
    return not ends_item(meeting) and leads_on(meeting.last)


COLUMN = Scale(
    "a column begins a cell",
    (
        Evidence("figure below others", figure_apart, 2.0),
        Evidence("label or figure below a blank", opens_column, 1.2),
        Evidence("below a blank", blank_above, 0.3),
        Evidence("figure below figure", figure_below_figure, 3.0),
        Evidence("alone among figures", among_figures, 3.0),
        Evidence("other lines between", hole, 3.0),
        Evidence("hyphen", hyphen, -2.0),
    ),
    (
        Evidence("wrapped", wrapped, -1.0),
        Evidence("ended", ended, 1.4),
        Evidence("amid a list", ends_item, -2.5),
        Evidence("ends as rows do", usual_end, 1.2),
        Evidence("opens as rows do", usual_opening, 1.5),
        Evidence("small letter", small, -1.0),
        Evidence("capital or figure", capital, 0.4),
        Evidence("one word a line", one_word, 0.8),
        Evidence("sentence closed", closed, 0.3),
        Evidence("leads on", open_end, -0.8),
    ),
    about_column,
)
