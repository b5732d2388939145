"""Raised marks told from the words they stand at: note marks are words of their own, ordinals and powers are not."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from extractors.readers.chains import Chain

RAISED_SIZE = 0.86
"""A raised mark is smaller than its word by at least this factor."""

LIFTED = 0.25
"""A mark as large as its word stands above its baseline by at least this share of the size, and right behind it."""

LEAST_INDEX = 0.5
"""An index is at least this share of its word's size: smaller letters stand beside an initial over several lines."""

LEAST_MARK = 0.4
"""Letters smaller than this share of their neighbour are no mark of it: it is an initial over several lines."""

LONGEST_MARK = 8
LONGEST_FIGURE = 3
"""Letters of a raised mark at most, and figures of one that is as large as its word."""

BAND = 12.0
"""Height in points of the bands that marks and their words are looked up in."""

ORDINALS = ("st", "nd", "rd", "th", "er", "º", "ª")
LENGTHS = ("m", "km", "cm", "mm", "dm", "ft", "mi", "yd")
"""Raised letters after figures, and units whose powers are areas and volumes: these marks belong to their words."""


def mark_raised(chains: Sequence[Chain]) -> list[Chain]:
    """Chains with raised marks told apart; a lowered figure (an index, as in a formula) goes with its word."""
    upright = [chain for chain in chains if chain.turn == 0]
    bands: dict[int, list[Chain]] = defaultdict(list)
    for chain in upright:
        bands[int(chain.v // BAND)].append(chain)
    largest = {band: max([chain.size for chain in found]) for band, found in bands.items()}
    gone: set[int] = set()
    for chain in upright:
        if len(chain.glyphs) > LONGEST_MARK or not _is_small(chain, largest):
            continue
        host = _host(chain, bands)
        if host is None:
            continue
        if host.v > chain.v and not _belongs(host, chain):
            chain.raised = True
        elif host.u1 <= chain.u0 + 0.3 * host.size and id(host) not in gone and _may_join(host, chain, bands):
            host.glyphs += chain.glyphs
            host.u1 = chain.u1
            gone.add(id(chain))
    return [chain for chain in chains if id(chain) not in gone]


def _may_join(host: Chain, chain: Chain, bands: Mapping[int, Sequence[Chain]]) -> bool:
    """Whether a chain may be the index, ordinal or power of a word: no space is printed before it, and no word of a line
    that stands beside an initial.
    """
    return (
        chain.glyphs[0].text.isalnum()
        and not chain.opened
        and chain.size >= LEAST_INDEX * host.size
        and not (host.v < chain.v and _runs_on(chain, bands))
    )


def _runs_on(chain: Chain, bands: Mapping[int, Sequence[Chain]]) -> bool:
    """Whether a word follows on a chain's own baseline, in its own size."""
    return any(
        0.0 < other.u0 - chain.u1 < chain.size and abs(other.v - chain.v) < 0.1 * chain.size and other.size == chain.size
        for other in _near(chain, bands)
    )


def _near(chain: Chain, bands: Mapping[int, Sequence[Chain]]) -> Iterator[Chain]:
    """The chains of a chain's own band, the one below it and the one above, in this order."""
    band = int(chain.v // BAND)
    return (other for number in (band, band + 1, band - 1) for other in bands.get(number, ()))


def _is_small(chain: Chain, largest: Mapping[int, float]) -> bool:
    """Whether a chain near is so much larger that this one may be a mark of it, by the largest size of each band. A figure
    may be as large as its word."""
    band = int(chain.v // BAND)
    size = max(largest.get(band, 0.0), largest.get(band + 1, 0.0), largest.get(band - 1, 0.0))
    return size > 0 and (chain.size / size <= RAISED_SIZE or _is_figure(chain))


def _is_figure(chain: Chain) -> bool:
    return len(chain.glyphs) <= LONGEST_FIGURE and chain.glyphs[-1].text.isdigit()


def _belongs(host: Chain, mark: Chain) -> bool:
    """Whether a raised chain is part of the word before it: the end of an ordinal ("13th"), the power of a unit ("km2")."""
    word = "".join(glyph.text for glyph in host.glyphs)
    text = "".join(glyph.text for glyph in mark.glyphs)
    ordinal = text.lower() in ORDINALS and word[-1:].isdigit()
    unit = word.rpartition("/")[2] if "/" in word else word.lstrip("0123456789.,(")
    power = text in ("2", "3") and unit.lower() in LENGTHS
    return ordinal or power


def _host(mark: Chain, bands: Mapping[int, Sequence[Chain]]) -> Chain | None:
    """The word that a small chain stands beside, higher or lower than its baseline; None where it is no mark."""
    near = _near(mark, bands)
    return next((other for other in near if other is not mark and other.size and _is_mark_of(mark, other)), None)


def _is_mark_of(mark: Chain, word: Chain) -> bool:
    """Whether a chain stands beside a word as its raised mark or index does."""
    rise, share = (word.v - mark.v) / word.size, mark.size / word.size
    if RAISED_SIZE < share <= 1.0:
        behind = abs(mark.u0 - word.u1) <= 0.15 * word.size and not mark.opened
        return behind and LIFTED <= rise <= 0.75 and _is_figure(mark)
    beside = min(abs(mark.u0 - word.u1), abs(word.u0 - mark.u1)) <= 0.3 * word.size
    return LEAST_MARK <= share <= RAISED_SIZE and beside and (0.15 <= rise <= 0.75 or -0.45 <= rise <= -0.08)
