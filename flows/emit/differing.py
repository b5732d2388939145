"""Which rows of a table differ between two versions, told by hashes: sixteen bytes a row and version, not the rows."""

from array import array
from dataclasses import dataclass

from flows.emit.lines import Lines
from flows.hashes import Hashes, hash_of

SEEN = "\x1f"
"""Parts cells where they are hashed: it stands in no text that is published."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys of rows that are in the old version alone, in the new one alone, and in both with other cells."""

    gone: frozenset[str] = frozenset()
    come: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        return self.gone | self.come | self.changed


def differing(old: Lines, new: Lines) -> Keys:
    """The keys of the rows that differ. Rows are gone through twice where there are any, else once."""
    import numpy

    (old_keys, old_cells), (new_keys, new_cells) = _hashed(old), _hashed(new)
    gone = numpy.setdiff1d(old_keys, new_keys)
    come = numpy.setdiff1d(new_keys, old_keys)
    _, at_old, at_new = numpy.intersect1d(old_keys, new_keys, return_indices=True)
    changed = old_keys[at_old][old_cells[at_old] != new_cells[at_new]]
    return Keys(_named(old, gone), _named(new, come), _named(new, changed))


def _hashed(lines: Lines) -> tuple[Hashes, Hashes]:
    """The hashes of all keys, and those of the cells of each."""
    import numpy

    keys, cells = array("Q"), array("Q")
    for line in lines():
        keys.append(hash_of(line.key))
        cells.append(hash_of(SEEN.join(line.cells().values())))
    return numpy.array(keys, dtype=numpy.uint64), numpy.array(cells, dtype=numpy.uint64)


def _named(lines: Lines, hashes: Hashes) -> frozenset[str]:
    """The keys that have these hashes."""
    wanted = frozenset(hashes.tolist())
    return frozenset(line.key for line in lines() if hash_of(line.key) in wanted) if wanted else frozenset()
