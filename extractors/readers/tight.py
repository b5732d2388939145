"""Words of a line that prints no space and sets its words nearer than is usual: the gaps of the line tell them apart."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extractors.readers.chains import Chain
from extractors.readers.painted import Glyph

LONGEST_WORD = 20
"""Letters of a chain from which it may be a line; hardly any word is as long."""

WIDER = 0.07
"""A gap between words is wider than the usual one between letters by at least this share of the size: kerning moves letters
apart by half of it."""

FEWEST_GAPS = 2
SHORTEST, LONGEST = 2.0, 12.0
"""Letters of the middle one of the words, at least and at most."""


def parted(chains: Sequence[Chain]) -> list[Chain]:
    """The chains with lines parted into their words."""
    return [piece for chain in chains for piece in _words(chain)]


def _words(chain: Chain) -> list[Chain]:
    glyphs = chain.glyphs
    if chain.turn != 0 or len(glyphs) < LONGEST_WORD or chain.size <= 0:
        return [chain]
    gaps = [(right.x0 - left.x1) / chain.size for left, right in pairwise(glyphs)]
    least = median(gaps) + WIDER
    ends = [i for i, gap in enumerate(gaps, 1) if gap >= least]
    pieces = [glyphs[start:end] for start, end in pairwise([0, *ends, len(glyphs)])]
    if len(ends) < FEWEST_GAPS or not SHORTEST <= median(len(piece) for piece in pieces) <= LONGEST:
        return [chain]
    return [_chain(chain, piece, i == 0, i == len(ends)) for i, piece in enumerate(pieces)]


def _chain(line: Chain, glyphs: list[Glyph], is_first: bool, is_last: bool) -> Chain:
    left, right = min(glyph.x0 for glyph in glyphs), max(glyph.x1 for glyph in glyphs)
    opened, closed = line.opened or not is_first, line.closed or not is_last
    return Chain(glyphs, left, right, line.v, line.size, line.turn, closed, opened, line.twice)
