"""Lines of a band -> rows: which line begins a row, and which goes on with the one above."""

from collections.abc import Mapping, Sequence

from extractors.tables.evidence import Evidence, Scale, weighed
from extractors.tables.grid.bands import BandLine, Reach, band_of, is_full
from extractors.tables.grid.lone_labels import BELOW_LABEL, LABEL_ALONE
from extractors.tables.grid.meetings import COLUMN, Meeting
from extractors.tables.grid.middles import rows_by_middles
from extractors.tables.grid.seams import AS_SET, DEEPER, ONE_LINE, Seam, about_line, is_small
from extractors.tables.stages import Habit


def under_sections(lines: Sequence[BandLine], rights: Mapping[int, Reach]) -> tuple[tuple[int, ...], ...]:
    """The lines of a ruled band as one row, but for lines of labels alone above it that open sections."""
    groups: list[list[int]] = [[0]]
    for i in range(1, len(lines)):
        above = lines[i - 1]
        if groups[-1] == [i - 1] and set(above.columns) == {0} and _opens_section(above, lines[i], rights):
            groups.append([i])
        else:
            groups[-1].append(i)
    filled = any(set(lines[i].columns) != {0} for i in groups[-1])
    return tuple(tuple(group) for group in groups) if filled else (tuple(range(len(lines))),)


def _opens_section(label: BandLine, line: BandLine, rights: Mapping[int, Reach]) -> bool:
    """Whether a label alone is no first line of the one below: bold or slanted above plain, or ended before a deeper one."""
    if 0 not in line.columns:
        return False
    words, below = label.columns[0], line.columns[0]
    if all(word.bold for word in words) and not any(word.bold for word in below):
        return True
    if all(word.italic for word in words) and not any(word.italic for word in below):
        return True
    deeper = below[0].box.x0 > words[0].box.x0 + DEEPER * line.size
    return deeper and below[0].text[:1].isupper() and not is_full(words, below[0], rights[0])


def body_rows(
    lines: Sequence[BandLine], rights: Mapping[int, Reach], habit: Habit | None = None
) -> tuple[tuple[int, ...], ...]:
    """Body lines grouped into rows.

    `rights` gives how far to the right each column's text reaches, `habit` how the table's rows are set on the page before.
    """
    if not lines:
        return ()
    if by_middles := rows_by_middles(lines):
        return by_middles
    band = band_of(lines, rights, habit)
    groups: list[list[int]] = [[0]]
    for i in range(1, len(lines)):
        row = [lines[k] for k in groups[-1]]
        if begins_row(Seam(row, lines, i, band)):
            groups.append([i])
        else:
            groups[-1].append(i)
    return tuple(tuple(group) for group in groups)


def begins_row(seam: Seam) -> bool:
    """Whether the line begins a row."""
    if set(seam.line.columns) == {0} and seam.held - {0}:
        return weighed(LABEL_ALONE, seam) > 0
    if seam.held == {0} and set(seam.line.columns) != {0}:
        return weighed(BELOW_LABEL, seam) > 0
    return weighed(FILLED, seam) > 0


def columns(seam: Seam) -> float:
    """What each column says by itself, added up."""
    return sum(weighed(COLUMN, Meeting(seam, column)) for column in seam.line.columns)


def next_label(seam: Seam) -> float:
    """Both have a label, and the line's does not begin as the rest of one does."""
    line = seam.line
    return 0 in line.columns and 0 in seam.held and (0 in seam.band.small or not is_small(line.columns[0][0]))


def no_label(seam: Seam) -> float:
    """The line has no label, where labels are usual."""
    return 0 not in seam.line.columns and not seam.band.few_labels


def never_without(seam: Seam) -> float:
    """The line has no label, where every row has one."""
    return bool(no_label(seam)) and seam.band.all_labels


def only_wrapping(seam: Seam) -> float:
    """The line fills but the one column that goes on where all others are blank."""
    return seam.band.wrapping is not None and set(seam.line.columns) == {seam.band.wrapping}


FILLED = Scale(
    "a row begins",
    ONE_LINE,
    (
        *AS_SET,
        Evidence("columns", columns, 1.0),
        Evidence("label below label", next_label, 0.6),
        Evidence("no label", no_label, -1.0),
        Evidence("no label where all have one", never_without, -3.0),
        Evidence("only the column that wraps", only_wrapping, -8.0),
    ),
    about_line,
)
