"""Raised marks told from the words they stand at: note marks are words of their own, ordinals and powers are not."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from extractors.readers.chains import Chain

RAISED_SIZE = 0.86
"""A raised mark is smaller than its word by at least this factor."""

LEAST_MARK = 0.4
"""Letters smaller than this share of their neighbour are no mark of it: it is an initial over several lines."""

LONGEST_MARK = 8
BAND = 12.0
"""Letters of a raised mark at most; height in points of the bands that marks and their words are looked up in."""

ORDINALS = ("st", "nd", "rd", "th", "er", "e", "o", "a", "º", "ª")
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
        elif host.u1 <= chain.u0 + 0.3 * host.size and id(host) not in gone and chain.glyphs[0].text.isalnum():
            host.glyphs += chain.glyphs
            host.u1 = chain.u1
            gone.add(id(chain))
    return [chain for chain in chains if id(chain) not in gone]


def _is_small(chain: Chain, largest: Mapping[int, float]) -> bool:
    """Whether a chain near is so much larger that this one may be a mark of it, by the largest size of each band."""
    band = int(chain.v // BAND)
    size = max(largest.get(band, 0.0), largest.get(band + 1, 0.0), largest.get(band - 1, 0.0))
    return size > 0 and chain.size / size <= RAISED_SIZE


def _belongs(host: Chain, mark: Chain) -> bool:
    """Whether a raised chain is part of the word before it: the end of an ordinal ("13th"), the power of a unit ("km2")."""
    word = "".join(glyph.text for glyph in host.glyphs)
    text = "".join(glyph.text for glyph in mark.glyphs)
    ordinal = text.lower() in ORDINALS and word[-1:].isdigit()
    power = text in ("2", "3") and word.lstrip("0123456789.,(").lower() in LENGTHS
    return ordinal or power


def _host(mark: Chain, bands: dict[int, list[Chain]]) -> Chain | None:
    """The word that a small chain stands beside, higher or lower than its baseline; None where it is no mark."""
    band = int(mark.v // BAND)
    for other in (chain for near in (band, band + 1, band - 1) for chain in bands.get(near, ())):
        if other is mark or not other.size or not LEAST_MARK <= mark.size / other.size <= RAISED_SIZE:
            continue
        rise = (other.v - mark.v) / other.size
        beside = min(abs(mark.u0 - other.u1), abs(other.u0 - mark.u1)) <= 0.3 * other.size
        if beside and (0.15 <= rise <= 0.75 or -0.45 <= rise <= -0.08):
            return other
    return None
