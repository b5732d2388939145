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

SHORTEST_LINE, FEWEST_LINES, SAME = 5, 3, 0.005
"""Letters of a short line, at least; lines of a page that are parted before short ones are; and the share of the size within
which two gaps are one."""

LETTERS = 0.5
"""Share of letters among what is printed of a line of words, at least."""

FEWEST_GAPS = 2
SHORTEST, LONGEST = 2.0, 12.0
"""Letters of the middle one of the words, at least and at most."""


def parted(chains: Sequence[Chain]) -> list[Chain]:
    """The chains with lines parted into their words; where some lines are, so are short ones at the ends of paragraphs."""
    found = [_words(chain) if len(chain.glyphs) >= LONGEST_WORD else [chain] for chain in chains]
    lines = [pieces for chain, pieces in zip(chains, found, strict=True) if len(pieces) > 1 and _is_worded(chain)]
    if len(lines) < FEWEST_LINES:
        return [piece for pieces in found for piece in pieces]
    sizes = {pieces[0].size for pieces in lines}
    least = min(right.u0 - left.u1 for pieces in lines for left, right in pairwise(pieces))
    return [
        piece
        for chain, pieces in zip(chains, found, strict=True)
        for piece in (_words(chain, least) if len(pieces) == 1 and chain.size in sizes and _is_worded(chain) else pieces)
    ]


def _is_worded(chain: Chain) -> bool:
    """Whether most of a chain is letters: it is no figure, and no rule that is typed of signs."""
    return sum(glyph.text.isalpha() for glyph in chain.glyphs) > LETTERS * len(chain.glyphs)


def _words(chain: Chain, least_space: float = 0.0) -> list[Chain]:
    """The words of a chain, by gaps wider than those of its letters and no narrower than `least_space`; with one given, a
    single gap will do."""
    glyphs = chain.glyphs
    if chain.turn != 0 or len(glyphs) < SHORTEST_LINE or chain.size <= 0:
        return [chain]
    gaps = [(right.x0 - left.x1) / chain.size for left, right in pairwise(glyphs)]
    least = max(median(gaps) + WIDER, least_space / chain.size - SAME)
    ends = [i for i, gap in enumerate(gaps, 1) if gap >= least]
    pieces = [glyphs[start:end] for start, end in pairwise([0, *ends, len(glyphs)])]
    if len(ends) < (1 if least_space else FEWEST_GAPS) or not SHORTEST <= median(map(len, pieces)) <= LONGEST:
        return [chain]
    return [_chain(chain, piece, i == 0, i == len(ends)) for i, piece in enumerate(pieces)]


def _chain(line: Chain, glyphs: list[Glyph], is_first: bool, is_last: bool) -> Chain:
    left, right = min(glyph.x0 for glyph in glyphs), max(glyph.x1 for glyph in glyphs)
    opened, closed = line.opened or not is_first, line.closed or not is_last
    return Chain(glyphs, left, right, line.v, line.size, line.turn, closed, opened, line.twice)
