"""pdfminer's fonts, held to the sizes that fonts have: it writes out each code of a range, however many a file claims."""

import re
from collections.abc import Iterable, Mapping

from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, list_value, resolve1

MOST_CODES = 1 << 19
"""Codes that one table of a font may speak of: a font has at most 65,536 letters, and tables name some of them twice."""

_RANGES = re.compile(rb"begin(?:bf|cid|notdef)range(.*?)end(?:bf|cid|notdef)range", re.S)
_RANGE = re.compile(rb"<([0-9a-fA-F]{1,16})>\s*<([0-9a-fA-F]{1,16})>\s*(?:<[^>]*>|\[[^\]]*\]|\d+)")


class Fonts(PDFResourceManager):
    """The fonts of one file. What tables beyond all measure say of widths and letters is left out."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        known = objid in self._cached_fonts if objid else False
        return super().get_font(objid, spec if known else _tamed(spec))


def _tamed(spec: Mapping[str, object]) -> dict[str, object]:
    """A font's dictionary without what would take minutes and gigabytes to write out."""
    kept = dict(spec)
    for name, group in (("W", 3), ("W2", 5)):
        if name in kept:
            kept[name] = list(_within(list_value(kept[name]), group))
    for name in ("ToUnicode", "Encoding"):
        if _is_boundless(resolve1(kept.get(name))):
            del kept[name]
    return kept


def _within(widths: Iterable[object], group: int) -> Iterable[object]:
    """The entries of a width table: `c [w ...]` and `first last w`, the latter `group` numbers, as far as they fit."""
    left = MOST_CODES
    numbers: list[float] = []
    for entry in widths:
        value = resolve1(entry)
        if isinstance(value, list):
            left -= len(value)
            ready, numbers = [*numbers, value], []
        elif isinstance(value, int | float):
            numbers.append(value)
            if len(numbers) < group:
                continue
            left -= max(0, int(numbers[1] - numbers[0]))
            ready, numbers = list(numbers), []
        else:
            continue
        if left < 0:
            return
        yield from ready


def _is_boundless(table: object) -> bool:
    """Whether a table of letters speaks of more codes than a font can have."""
    if not isinstance(table, PDFStream):
        return False
    ranges = [pair for section in _RANGES.findall(table.get_data()) for pair in _RANGE.findall(section)]
    return sum(max(0, int(last, 16) - int(first, 16)) for first, last in ranges) > MOST_CODES
