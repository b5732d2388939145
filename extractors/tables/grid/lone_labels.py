"""Does a row begin where a line, or the row above it, is but a label? The evidence, and what each piece of it counts."""

from collections.abc import Sequence

from extractors.model.page import Word
from extractors.tables.evidence import Evidence, Scale, weighed
from extractors.tables.grid.bands import BandLine, is_full
from extractors.tables.grid.seams import AS_SET, DEEPER, ONE_LINE, Seam, about_line, is_small, leads_on
from extractors.tables.marks.captions import opens_note
from extractors.tables.marks.kinds import CONNECTIVES, HYPHENS, LEADS_ON
from extractors.tables.stages import DOTS

SHORTEST_INDENT, LONGEST_INDENT = 0.4, 3.0
"""Letter sizes that the next line of a label may be indented."""

FLUSH = 1.0
"""Points up to which labels begin at one place."""


def no_label_above(seam: Seam) -> float:
    """The row has no label that this one could go on with, or the line opens a note."""
    return seam.above(0) is None or opens_note(seam.line.text(0))


def label_counts_on(seam: Seam) -> float:
    """The label and the one above are figures, as years are: no figure wraps."""
    above = seam.above(0)
    return above is not None and above.numeric(0) and seam.line.numeric(0)


def _label_above(seam: Seam) -> tuple[Word, ...]:
    above = seam.above(0)
    assert above is not None
    return above.columns[0]


def label_hyphen(seam: Seam) -> float:
    """The label above breaks off with a hyphen."""
    return seam.above(0) is not None and _label_above(seam)[-1].text.endswith(HYPHENS)


def label_ended(seam: Seam) -> float:
    """The label above ends though the next word would have fitted."""
    return not is_full(_label_above(seam), seam.line.columns[0][0], seam.band.rights[0])


def label_leads_on(seam: Seam) -> float:
    """The label above ends with a comma or a word that leads on."""
    return leads_on(_label_above(seam)[-1])


def last_line(seam: Seam) -> float:
    """Nothing follows that the label could belong to."""
    return seam.at + 1 == len(seam.lines)


def label_small(seam: Seam) -> float:
    """The label begins as the rest of one does."""
    return is_small(seam.line.columns[0][0])


def label_capital(seam: Seam) -> float:
    """The label begins with a capital."""
    return seam.line.columns[0][0].text[:1].isupper()


def hangs(seam: Seam) -> float:
    """The label is indented, and the next one is not: lines after the first hang."""
    line, left = seam.line, _label_above(seam)[0].box.x0
    if seam.at + 1 >= len(seam.lines) or 0 not in seam.lines[seam.at + 1].columns:
        return 0.0
    indent = line.columns[0][0].box.x0 - left
    following = seam.lines[seam.at + 1].columns[0][0].box.x0 - left
    indented = SHORTEST_INDENT * line.size < indent < LONGEST_INDENT * line.size
    return indented and following < indent - DEEPER * line.size


def other_weight(seam: Seam) -> float:
    """One of the two labels is bold."""
    return _is_bold(seam.line.columns[0]) != _is_bold(_label_above(seam))


def _is_bold(words: Sequence[Word]) -> bool:
    return all(word.bold for word in words)


def other_slant(seam: Seam) -> float:
    """The label above is set in italics, and the line's own is not."""
    return all(word.italic for word in _label_above(seam)) and not any(word.italic for word in seam.line.columns[0])


def over_columns(seam: Seam) -> float:
    """The label above runs on over where the next column begins beside other labels."""
    beside = [
        words[0].box.x0 for line in seam.lines if 0 in line.columns for column, words in line.columns.items() if column
    ]
    return bool(beside) and _label_above(seam)[-1].box.x1 > min(beside)


def opens_band(seam: Seam) -> float:
    """The label above stands right below a rule, or below the heads."""
    return seam.at == 1


def label_follows(seam: Seam) -> float:
    """The line has no label of its own."""
    return 0 not in seam.line.columns


def comes_again(seam: Seam) -> float:
    """The label of the line and of the next come again below each other: sections have the same rows."""
    pair = _pair(seam.lines, seam.at)
    again = (_pair(seam.lines, i) for i in range(len(seam.lines)) if i != seam.at)
    return all(pair) and pair in again


def _pair(lines: Sequence[BandLine], at: int) -> tuple[str, str]:
    """The label of a line and the next one below it."""
    return lines[at].text(0), next((line.text(0) for line in lines[at + 1 :] if 0 in line.columns), "")


def one_word_a_label(seam: Seam) -> float:
    """All labels are one word, and the line's own does not begin as the rest of one does."""
    return 0 in seam.band.single and not is_small(seam.line.columns[0][0])


def dots_lead_on(seam: Seam) -> float:
    """Dots lead on from the end of the label, not from amid it."""
    label = seam.row[-1].columns[0]
    words = [word for word in label if word.text.strip(DOTS)]
    return bool(words) and len(words) < len(label)


def colon(seam: Seam) -> float:
    """The label above, set as the line's own, ends with a colon."""
    return _label_above(seam)[-1].text.endswith(":") and not other_weight(seam)


def deeper_or_not(seam: Seam) -> float:
    """The line's label begins further out, or deeper where labels of rows do."""
    label, first = _label_above(seam), seam.line.columns[0][0]
    outdented = first.box.x0 - label[0].box.x0 < -DEEPER * seam.line.size
    return outdented or is_deeper_row(label, seam.line.columns[0], seam.band.indents)


def is_deeper_row(label: Sequence[Word], below: Sequence[Word], indents: Sequence[float]) -> bool:
    """Whether a label under another that has ended begins deeper, where labels of rows do, and with a capital."""
    deeper = below[0].box.x0 > label[0].box.x0 + DEEPER * below[0].size and below[0].text[:1].isupper()
    ended = not label[-1].text.endswith((*LEADS_ON, *HYPHENS)) and label[-1].text.lower() not in CONNECTIVES
    return deeper and ended and any(abs(below[0].box.x0 - indent) < FLUSH for indent in indents)


LABEL = Scale(
    "the label begins one",
    (
        Evidence("no label above, or a note", no_label_above, 1.5),
        Evidence("figure below figure", label_counts_on, 1.5),
        Evidence("hyphen", label_hyphen, -2.0),
    ),
    (
        Evidence("ended", label_ended, 1.5),
        Evidence("leads on", label_leads_on, -1.5),
        Evidence("last line", last_line, -1.0),
        Evidence("small letter", label_small, -2.0),
        Evidence("capital", label_capital, 0.6),
        Evidence("hangs", hangs, -1.2),
        Evidence("other weight", other_weight, 1.0),
    ),
    about_line,
)

LABEL_ALONE = Scale(
    "a label alone begins a row", ONE_LINE, (*AS_SET, Evidence("label", lambda seam: weighed(LABEL, seam), 1.0)), about_line
)

LABEL_ABOVE = Scale(
    "the label above is over",
    (
        Evidence("no label of its own", label_follows, -0.5),
        Evidence("dots lead on", dots_lead_on, 1.5),
        Evidence("hyphen", label_hyphen, -2.0),
    ),
    (
        Evidence("ended", label_ended, 1.2),
        Evidence("small letter", label_small, -1.5),
        Evidence("other weight", other_weight, 2.0),
        Evidence("other slant", other_slant, 2.0),
        Evidence("over columns", over_columns, 2.0),
        Evidence("one word a label", one_word_a_label, 0.8),
        Evidence("comes again", comes_again, 1.2),
        Evidence("opens a band", opens_band, 0.4),
        Evidence("colon", colon, 1.2),
        Evidence("further out or deeper", deeper_or_not, 0.8),
    ),
    about_line,
)

BELOW_LABEL = Scale(
    "a row begins below a label",
    ONE_LINE,
    (*AS_SET, Evidence("label above", lambda seam: weighed(LABEL_ABOVE, seam), 1.0)),
    about_line,
)
