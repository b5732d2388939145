"""Rows at the edge of a page that are rows of a table: no running heads, however often they repeat."""

from collections.abc import Sequence

from extractors.layout.lines import COLUMN_GAP, rows
from extractors.model.page import Box, Page, Ruling, Word, union

BARS, FEWEST_BARS = "|│┃¦", 2

FEWEST_PIECES = 4
"""Pieces of a row, from which it may be a row of a table; a running head has one to three."""

FEW_PIECES, FEWEST_IN_LINE, FLUSH = 3, 3, 1.5
"""Pieces that a running head has at most, rows near in whose cells each of them begins or ends, from which on it is the head
of these, and points by which they may miss it."""

REACH = 8.0
"""How far from a row the rows of its table stand, in heights of the row."""


def is_boxed(words: Sequence[Word], rulings: Sequence[Ruling]) -> bool:
    """Whether upright rules stand beside the row: it is a row of a table."""
    box = union(word.box for word in words)
    sides = [r for r in rulings if not r.horizontal and r.box.top <= box.y_mid <= r.box.bottom and r.box.height < 2000]
    return sum(1 for rule in sides if rule.at <= box.x0 + 1 or rule.at >= box.x1 - 1 or box.x0 < rule.at < box.x1) >= 2


def is_tabular(words: Sequence[Word], page: Page) -> bool:
    """Whether a row has a piece in line with each of so many columns of a row near it, or bars in line with bars there.

    Of three pieces each begins or ends where the cells of several rows do.
    """
    pieces = pieces_of(words)
    bars = [word.box.x_mid for word in words if word.text in BARS]
    if len(pieces) < FEW_PIECES and len(bars) < FEWEST_BARS:
        return False
    box = union(word.box for word in words)
    low, high = box.top - REACH * box.height, box.bottom + REACH * box.height
    near = rows(w for w in page.words if w.upright and low < w.box.y_mid < high and w not in words)
    if len(pieces) == FEW_PIECES:
        return sum(_in_line(pieces, pieces_of(other)) for other in near) >= FEWEST_IN_LINE
    for other in near:
        cells = pieces_of(other)
        level = sum(sum(c.x0 < piece.x1 and c.x1 > piece.x0 for c in cells) == 1 for piece in pieces)
        in_line = sum(any(abs(bar - w.box.x_mid) < 1.0 for bar in bars) for w in other if w.text in BARS)
        if (len(cells) >= FEWEST_PIECES and level >= max(FEWEST_PIECES, 0.75 * len(pieces))) or in_line >= FEWEST_BARS:
            return True
    return False


def _in_line(pieces: Sequence[Box], cells: Sequence[Box]) -> bool:
    """Whether two rows have as many pieces, and each of the one begins or ends where that of the other does."""
    return len(pieces) == len(cells) and all(
        min(abs(a.x0 - b.x0), abs(a.x1 - b.x1)) < FLUSH for a, b in zip(pieces, cells, strict=True)
    )


def pieces_of(words: Sequence[Word]) -> list[Box]:
    """The stretches of a row that column gaps part. A stretched line of text has narrower gaps."""
    pieces: list[Box] = []
    for word in words:
        if pieces and word.box.x0 - pieces[-1].x1 <= COLUMN_GAP * word.size:
            pieces[-1] = union((pieces[-1], word.box))
        else:
            pieces.append(word.box)
    return pieces
