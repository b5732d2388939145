"""Which pieces of a table's heads stand over which: by rules, by reach, by place and by what they say.

Heads that wrap stand beside heads over several columns, set to the top, the middle or the foot, so that their lines tell
little of rows. What stands over what does.
"""

from collections.abc import Sequence
from itertools import pairwise

from extractors.tables.heads.pieces import IN_LINE, Piece, Print, in_line, level, mates_of, piece_lines
from extractors.tables.marks.kinds import CONNECTIVES, HYPHENS, LEADS_ON, MARKS, counts_columns
from extractors.tables.stages import Rule

AMID_SHARE = 0.35
"""How far from the middle of its parts a head may stand, in widths of a column."""

IN_LINE_SHARE = 0.12
"""The same where it is in line with one of them, over which alone it may stand."""

AS_ROWS = 0.93
"""Share of the step between rows that a line of units stands below its heads, from which it is a row of its own."""

RULE_ABOVE, RULE_BELOW = 0.3, 1.2
"""Letter sizes that the rule under a head stands above its foot, at most, and below."""

SLACK = 3.0
"""Points by which the middle of a part may miss the rule over it."""

MIDDLE = 0.2
"""Share of the way between two parts by which a head over both may miss its middle."""
AS_LEVELS = 1.15
"""Steps between rows that a part stands below its head, from which they are no lines of one head beside a rule."""


Pair = tuple[int, int]
"""Two pieces, by their place in the print: the upper one and the lower one."""


def over(found: Print) -> frozenset[Pair]:
    """The pairs of pieces of which the upper is a head over the lower: of another level, not of one cell."""
    pairs: set[Pair] = set()
    for i in range(len(found.pieces)):
        pairs |= {(i, j) for j in spanned(found, i)}
        pairs |= {(j, i) for j in gathered(found, i)}
    pairs |= {pair for line in rows_below(found) for pair in _above(found, line)}
    return frozenset(pairs | _beside_parts(found, pairs))


def rows_below(found: Print) -> list[list[int]]:
    """The lines that are rows of their own below the heads: of units, or of heads below numbers that count the columns."""
    lines = piece_lines(found.pieces)
    texts = [[found.pieces[i].text for i in line if found.pieces[i].start > 0] for line in ([], *lines)]
    return [line for line, above in zip(lines, texts, strict=False) if _is_row(found, line) or counts_columns(above)]


def _beside_parts(found: Print, pairs: set[Pair]) -> set[Pair]:
    """The pairs of a head and a unit, or a part that others have too, on the line of parts of other heads."""
    parts = {found.pieces[j].text for _, j in pairs}
    beside = {mate for _, j in pairs for mate in mates_of(found.pieces, j)}
    on_it = [j for j in sorted(beside) if found.pieces[j].start]
    again = [(i, j) for i, j in _above(found, on_it) if found.pieces[j].text in parts]
    units = [(i, j) for i, j in _above(found, on_it) if is_unit(found.pieces[j].text) and _at_rows_step(found, i, j)]
    lines = piece_lines(found.pieces)
    spaced = [
        (i, j)
        for i, j in _above(found, on_it)
        if _steps(found, i, j) >= AS_LEVELS and _alone(found, lines, i, j) and not _wrapped(found.pieces[i], found.pieces[j])
    ]
    return {*again, *units, *spaced}


def _alone(found: Print, lines: Sequence[Sequence[int]], i: int, j: int) -> bool:
    """Whether two pieces on lines that follow one another are the only ones of their columns."""
    upper, lower = (next(n for n, line in enumerate(lines) if k in line) for k in (i, j))
    piece = found.pieces[j]
    mine = [k for k, p in enumerate(found.pieces) if p.start < piece.end and p.end > piece.start]
    return lower == upper + 1 and mine[-2:] == [i, j]


def _at_rows_step(found: Print, i: int, j: int) -> bool:
    return _steps(found, i, j) >= AS_ROWS


def _steps(found: Print, i: int, j: int) -> float:
    """How far a piece stands below another, in steps between rows; 0 where those are not known."""
    return (found.pieces[j].mid - found.pieces[i].mid) / found.step if found.step else 0.0


def spanned(found: Print, i: int) -> list[int]:
    """The pieces below that a piece is a head over, by a rule, by its reach, by its place amid them or by what they say."""
    piece = found.pieces[i]
    below = found.below[i]
    if piece.end == 1 or not below:
        return []
    ruled = _underlined(found, i)
    if ruled:
        return ruled
    own = [j for j in below if _reaches(piece, found.pieces[j])]
    if len(own) == 1 and _wrapped(piece, found.pieces[own[0]]):
        return []
    shared = [j for j in _shared_out(found, i) if not _has_other_head(found, i, j)]
    if len(own) >= 2:
        return sorted({*own, *shared})
    amid = _amid(found, piece, below) or _amid(found, piece, _fullest(found, below))
    return shared if len(shared) >= 2 else [] if any(_has_other_head(found, i, j) for j in amid) else amid


def _has_other_head(found: Print, i: int, j: int) -> bool:
    """Whether a piece is over the column of a piece further down that is no head over a piece between them."""
    part = found.pieces[j]
    over_it = [k for k in range(i) if found.pieces[k].start <= part.start < found.pieces[k].end]
    return bool(over_it) and not level(found.pieces[over_it[-1]], found.pieces[i]) and i not in spanned(found, over_it[-1])


def _fullest(found: Print, places: Sequence[int]) -> list[int]:
    """Of some pieces those on the line that has most of them, the highest such."""
    lines = [[j for j in places if j == i or level(found.pieces[j], found.pieces[i])] for i in sorted(places)]
    return max(lines, key=len, default=[])


def _reaches(piece: Piece, part: Piece) -> bool:
    """Whether a piece stands right over another, or over the columns that it begins in."""
    return piece.box.shared_width(part.box) > 1.0 or piece.start <= part.start < piece.end


def _underlined(found: Print, i: int) -> list[int]:
    """The pieces below the rule under a piece, where that is not under others of its line too."""
    piece = found.pieces[i]
    mates = [found.pieces[j].box.x_mid for j in mates_of(found.pieces, i)]
    for rule in found.rules:
        close = piece.box.bottom - RULE_ABOVE * piece.size < rule.at < piece.box.bottom + RULE_BELOW * piece.size
        own = rule.start < piece.box.x1 and rule.end > piece.box.x0 and not any(rule.start < x < rule.end for x in mates)
        if close and own:
            under = _first_under(found, rule)
            # A rule across the table runs under the corner as well, which no head beside it stands over.
            is_short = any(p.box.x0 > rule.end + SLACK for p in found.pieces if p.box.y_mid > rule.at)
            return [j for j in under if is_short or found.pieces[j].start >= min(1, piece.start)]
    return []


def _first_under(found: Print, rule: Rule) -> list[int]:
    """The pieces below a rule, the first of each column, however far down: heads of fewer lines are set to the foot."""
    under = [
        j
        for j, p in enumerate(found.pieces)
        if p.box.y_mid > rule.at and rule.start - SLACK < p.box.x_mid < rule.end + SLACK
    ]
    taken: set[int] = set()
    first = []
    for j in under:
        columns = set(range(found.pieces[j].start, found.pieces[j].end))
        if not columns & taken:
            first.append(j)
        taken |= columns
    return first


def _wrapped(upper: Piece, lower: Piece) -> bool:
    """Whether the text of a line runs on in the one below."""
    ended = upper.text.endswith((*HYPHENS, *LEADS_ON)) or upper.words[-1].text.lower() in CONNECTIVES
    return ended or lower.text[:1].islower()


def _amid(found: Print, piece: Piece, others: Sequence[int]) -> list[int]:
    """The two pieces that a piece stands between, in line with neither."""
    pieces = [found.pieces[j] for j in others]
    if any(in_line(piece, other) for other in pieces):
        return []
    for (j, a), (k, b) in pairwise(zip(others, pieces, strict=True)):
        low, high = a.box.x_mid, b.box.x_mid
        if low + SLACK < piece.box.x_mid < high - SLACK and abs((low + high) / 2 - piece.box.x_mid) < MIDDLE * (high - low):
            return [j, k]
    return []


def _shared_out(found: Print, i: int) -> list[int]:
    """The pieces below that are a piece's own where all on its line share the pieces below among them.

    Either each stands amid its own two or more, or several have the same below them.
    """
    in_row = sorted((i, *mates_of(found.pieces, i)), key=lambda k: found.pieces[k].box.x0)
    line = [k for k in in_row if k == i or any(_reaches(found.pieces[k], part) for part in found.pieces[k + 1 :])]
    under = sorted({j for k in line for j in found.below[k]})
    parts = sorted(_fullest(found, under), key=lambda j: found.pieces[j].box.x0)
    heads = [found.pieces[k] for k in line]
    groups = _groups(heads, [found.pieces[j] for j in parts])
    mine = line.index(i)
    if len(groups[mine]) < 2:
        return []
    texts = [tuple(part.text for part in group) for group in groups]
    width = (found.pieces[parts[-1]].box.x1 - found.pieces[parts[0]].box.x0) / len(parts)
    centred = [len(group) > 1 and _centred(head, group, width) for head, group in zip(heads, groups, strict=True)]
    between = centred[mine] and not any(in_line(heads[mine], part) for part in groups[mine])
    sure = texts.count(texts[mine]) > 1 or between or all(centred)
    return [j for j in parts if found.pieces[j] in groups[mine]] if sure else []


def _centred(head: Piece, group: Sequence[Piece], width: float) -> bool:
    """Whether a head stands amid its parts: nearer where it is in line with one, `width` being that of a column."""
    share = IN_LINE_SHARE if any(in_line(head, part) for part in group) else AMID_SHARE
    return abs((group[0].box.x0 + group[-1].box.x1) / 2 - head.box.x_mid) < share * width


def _groups(line: Sequence[Piece], parts: Sequence[Piece]) -> list[list[Piece]]:
    """The parts of each head of a line: those nearest to it; or, where heads are flush with parts, from there on."""
    starts = [next((k for k, p in enumerate(parts) if abs(p.box.x0 - head.box.x0) < IN_LINE), -1) for head in line]
    if min(starts) >= 0 and len(set(starts)) == len(starts):
        return [list(parts[a:b]) for a, b in pairwise((*starts, len(parts)))]
    groups: list[list[Piece]] = [[] for _ in line]
    for part in parts:
        nearest = min(range(len(line)), key=lambda h: abs(line[h].box.x_mid - part.box.x_mid))
        groups[nearest].append(part)
    return groups


def gathered(found: Print, i: int) -> list[int]:
    """The pieces above that a piece stands below all together: a unit under several heads."""
    piece = found.pieces[i]
    above = found.above[i]
    if piece.start == 0 or len(above) < 2 or any(i in spanned(found, j) for j in above):
        return []
    own = [j for j in above if _reaches(piece, found.pieces[j])]
    if len(own) >= 2:
        return own
    fewer = len(mates_of(found.pieces, i)) < len(mates_of(found.pieces, above[0]))
    return _amid(found, piece, above) if fewer else []


def _is_row(found: Print, line: Sequence[int]) -> bool:
    """Whether a line is a row of its own under the heads: it gives each column its unit, a row below."""
    pieces = [found.pieces[i] for i in line if found.pieces[i].start > 0]
    filled = {c for p in found.pieces for c in range(max(1, p.start), p.end)}
    own = {p.start for p in pieces}
    if len(pieces) < 2 or not filled <= own:
        return False
    above = _above(found, line)
    return bool(above) and all(is_unit(p.text) for p in pieces) and all(_at_rows_step(found, i, j) for i, j in above)


def is_unit(text: str) -> bool:
    """Whether a head is but a sign or stands in brackets, as units do: "%", "$", "(no.)"."""
    bare = text.strip()
    return bool(MARKS.fullmatch(bare)) or (bare[:1] in "([" and bare[-1:] in ")]")


def _above(found: Print, line: Sequence[int]) -> list[Pair]:
    """The pairs of the pieces of a line and the piece right above each."""
    out = []
    for j in line:
        piece = found.pieces[j]
        upper = [
            i for i, p in enumerate(found.pieces[:j]) if p.start < piece.end and p.end > piece.start and not level(p, piece)
        ]
        if upper and piece.start > 0:
            out.append((upper[-1], j))
    return out
