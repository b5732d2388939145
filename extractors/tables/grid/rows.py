"""Lines of a band -> rows: which line begins a row, and which goes on with the one above."""

from collections.abc import Mapping, Sequence

from extractors.model.page import Word
from extractors.tables.grid.bands import Band, BandLine, band_of, is_full
from extractors.tables.marks.captions import opens_note
from extractors.tables.marks.kinds import CONNECTIVES, ITEM
from extractors.tables.stages import Habit

CHANCE = 2.0
"""What each column counts that nearly all lines fill at once with the others: wrapped cells do so by chance alone."""


def under_sections(
    lines: Sequence[BandLine], rights: Mapping[int, float], indents: Sequence[float]
) -> tuple[tuple[int, ...], ...]:
    """The lines of a ruled band as one row, but for lines of labels alone above it that open sections.

    `indents` are the places that rows' labels begin at.
    """
    groups: list[list[int]] = [[0]]
    for i in range(1, len(lines)):
        above = lines[i - 1]
        if groups[-1] == [i - 1] and set(above.columns) == {0} and _opens_section(above, lines[i], rights, indents):
            groups.append([i])
        else:
            groups[-1].append(i)
    filled = any(set(lines[i].columns) != {0} for i in groups[-1])
    return tuple(tuple(group) for group in groups) if filled else (tuple(range(len(lines))),)


def _opens_section(label: BandLine, line: BandLine, rights: Mapping[int, float], indents: Sequence[float]) -> bool:
    """Whether a label alone is no first line of the one below: set bold above plain, or ended before a deeper one."""
    if 0 not in line.columns:
        return False
    words, below = label.columns[0], line.columns[0]
    if all(word.bold for word in words) and not any(word.bold for word in below):
        return True
    deeper = below[0].box.x0 > words[0].box.x0 + 0.3 * line.size
    if _is_deeper_row(words, below, indents):
        return True
    return deeper and below[0].text[:1].isupper() and not is_full(words[-1], below[0], rights[0])


def _is_deeper_row(label: Sequence[Word], below: Sequence[Word], indents: Sequence[float]) -> bool:
    """Whether a label under another that has ended begins deeper, where labels of rows do, and with a capital."""
    deeper = below[0].box.x0 > label[0].box.x0 + 0.3 * below[0].size and below[0].text[:1].isupper()
    ended = not label[-1].text.endswith((",", "/", "&", "-")) and label[-1].text.lower() not in CONNECTIVES
    return deeper and ended and any(abs(below[0].box.x0 - indent) < 1.0 for indent in indents)


def body_rows(
    lines: Sequence[BandLine], rights: Mapping[int, float], habit: Habit | None = None
) -> tuple[tuple[int, ...], ...]:
    """Body lines grouped into rows.

    `rights` gives how far to the right each column's text reaches, `habit` how the table's rows are set on the page before.
    """
    if not lines:
        return ()
    band = band_of(lines, rights, habit)
    groups: list[list[int]] = [[0]]
    for i in range(1, len(lines)):
        row = [lines[k] for k in groups[-1]]
        if _breaks(row, lines, i, band):
            groups.append([i])
        else:
            groups[-1].append(i)
    return tuple(tuple(group) for group in groups)


def _breaks(row: Sequence[BandLine], lines: Sequence[BandLine], i: int, band: Band) -> bool:
    line = lines[i]
    before = next((part for part in reversed(row) if set(part.columns) & set(line.columns)), row[-1])
    step = line.mid - before.mid
    last = lines[i - 1]
    amid = last is not before and line.mid - last.mid < 0.75 * line.size and last.mid - before.mid < 0.75 * line.size
    if step < 0.6 * line.size or (amid and any(last.numeric(column) for column in last.columns)):
        return False
    score = 0.0
    if band.leading is not None:
        score += band.weight if step > band.leading else -band.weight
    if step > 2.2 * line.size:
        score += 1.0
    held = {c for part in row for c in part.columns}
    shared = band.regular & held & set(line.columns)
    if 0 in shared and len(shared) >= max(2, len(band.regular) - 1):
        score += CHANCE * len(shared)
    itemised = _items(row, line)
    if itemised is not None:
        score += 3.0 if itemised else -1.5
    if set(line.columns) == {0} and any(c for c in held):
        return score + _label_only(row, lines, i, band.rights) > 0
    if held == {0} and set(line.columns) != {0}:
        return score + _after_label(row[-1], line, band.rights, band.indents) > 0
    for column in line.columns:
        score += _column_vote(row, line, column, band)
    if 0 in line.columns and 0 in held and (0 in band.small or not _is_small(line.columns[0][0])):
        score += 0.6
    if 0 not in line.columns and not band.few_labels:
        score -= 4.0 if band.all_labels or band.wrapped else 1.0
    if 0 not in line.columns and all(_listed(row, column) for column in line.columns):
        score -= 8.0
    return score > 0


def _listed(row: Sequence[BandLine], column: int) -> bool:
    """Whether a column's text so far ends as an item of a list does that has more to come."""
    above = next((part for part in reversed(row) if column in part.columns), None)
    return above is not None and above.columns[column][-1].text.endswith(";")


def _items(row: Sequence[BandLine], line: BandLine) -> bool | None:
    """Whether a line opens an item as its row does, in the first column they share; None where the row is no item."""
    for column in line.columns:
        opening = next((part.columns[column][0].text for part in row if column in part.columns), "")
        if ITEM.match(opening):
            return bool(ITEM.match(line.columns[column][0].text))
    return None


def _column_vote(row: Sequence[BandLine], line: BandLine, column: int, band: Band) -> float:
    """How far one column speaks for a new row (positive) or for going on (negative)."""
    above = next((part for part in reversed(row) if column in part.columns), None)
    if above is None:
        return 1.2 if column == 0 or line.numeric(column) else 0.3
    if line.numeric(column) and above.numeric(column):
        return 3.0
    alone = line.numeric(column) or _opens_alone(line.columns[column])
    if column in band.figures and alone and (above.numeric(column) or _word_alone(row, column)):
        return 3.0
    if _hole(row, above, line):
        return 3.0
    last, first = above.columns[column][-1], line.columns[column][0]
    if last.text.endswith(("-", "‐")) and first.text[:1].islower():
        return -2.0
    vote = -band.fullness[column] if is_full(last, first, band.rights[column]) else 1.4
    if last.text.endswith(";"):
        return vote - 2.5
    if column in band.closers:
        vote += 1.2 if last.text[-1] in band.closers[column] else -1.2
    if " ".join(word.text for word in line.columns[column][:2]) in band.openers.get(column, ()):
        vote += 1.5
    if _is_small(first):
        vote -= 0.0 if column in band.small else 1.0
    elif first.text[:1].isupper() or first.text[:1].isdigit():
        vote += 0.4
    if last.text.endswith((".", ";", ")")):
        vote += 0.3
    elif last.text.endswith((",", "&", "/")) or last.text in CONNECTIVES:
        vote -= 0.8
    return vote


def _is_small(word: Word) -> bool:
    """Whether a word begins as what goes on with a sentence does."""
    return word.text[:1].islower() or word.text[:1] in "(&"


def _word_alone(row: Sequence[BandLine], column: int) -> bool:
    """Whether all that a row holds of a column is one word without figures that does not lead on: a "yes" among figures."""
    words = [word for part in row for word in part.columns.get(column, ())]
    return len(words) == 1 and words[0].text.isalpha() and words[0].text.lower() not in CONNECTIVES


def _opens_alone(words: Sequence[Word]) -> bool:
    """Whether a piece of a line is one word with a capital."""
    return len(words) == 1 and words[0].text.isalpha() and words[0].text[0].isupper()


def _hole(row: Sequence[BandLine], above: BandLine, line: BandLine) -> bool:
    """Whether lines of other columns alone stand between two lines of one: no cell's text has such a hole."""
    return any(above.mid + 0.6 * line.size < part.mid < line.mid - 0.6 * line.size for part in row)


def _label_only(row: Sequence[BandLine], lines: Sequence[BandLine], i: int, rights: Mapping[int, float]) -> float:
    """A line with nothing but a label under a filled row: the label's next line, a section, or the next row's label."""
    line = lines[i]
    above = next((part for part in reversed(row) if 0 in part.columns), None)
    if above is None or opens_note(line.text(0)):
        return 1.5
    words, last = line.columns[0], above.columns[0][-1]
    if last.text.endswith(("-", "‐")):
        return -2.0
    score = 0.0 if is_full(last, words[0], rights[0]) else 1.5
    if last.text.endswith((",", "/", "&")) or last.text in CONNECTIVES:
        score -= 1.5
    if i + 1 == len(lines):
        score -= 1.0
    indent = words[0].box.x0 - above.columns[0][0].box.x0
    if words[0].text[:1].islower() or words[0].text[:1] in "(&":
        score -= 2.0
    elif words[0].text[:1].isupper():
        score += 0.6
    if 0.4 * line.size < indent < 3 * line.size and i + 1 < len(lines) and 0 in lines[i + 1].columns:
        following = lines[i + 1].columns[0][0].box.x0 - above.columns[0][0].box.x0
        score += -1.2 if following < indent - 0.3 * line.size else 0.0
    if all(word.bold for word in words) != all(word.bold for word in above.columns[0]):
        score += 1.0
    return score


def _after_label(label: BandLine, line: BandLine, rights: Mapping[int, float], indents: Sequence[float]) -> float:
    """A filled line under a line with nothing but a label: the label's last line, or the first row of a section."""
    if 0 not in line.columns:
        return -0.5
    words = [word for word in label.columns[0] if word.text.strip(".…·")]
    if words and len(words) < len(label.columns[0]):
        return 1.5  # dots lead on from the end of a label, not from amid it
    last, first = label.columns[0][-1], line.columns[0][0]
    if last.text.endswith(("-", "‐")):
        return -2.0
    score = -0.3 if is_full(last, first, rights[0]) else 1.2
    if first.text[:1].islower() or first.text[:1] in "(&":
        score -= 1.5
    if all(w.bold for w in label.columns[0]) != all(w.bold for w in line.columns[0]):
        score += 2.0
    elif last.text.endswith(":"):
        score += 1.2
    indent = first.box.x0 - label.columns[0][0].box.x0
    if indent < -0.3 * line.size or _is_deeper_row(label.columns[0], line.columns[0], indents):
        score += 0.8
    return score
