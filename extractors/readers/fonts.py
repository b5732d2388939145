"""pdfminer's fonts, held to the sizes that fonts have.

It writes out each code of a range, however many a file claims, and takes depths and units as they are given.
"""

import re
from collections.abc import Iterable, Mapping
from statistics import median

from pdfminer.pdffont import PDFCIDFont, PDFFont, PDFType3Font
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, list_value, resolve1

from extractors.readers import bitmaps, contents
from extractors.readers.codings import coded

MOST_CODES = 1 << 19
"""Codes that one table of a font may speak of: a font has at most 65,536 letters, and tables name some of them twice."""

MOST_BYTES = 8_000_000
"""Bytes of a table of letters: what the most letters take up, several times."""

SQUATTEST, TALLEST = 0.3, 4.0
"""Heights of a font's box, as shares of its size, beyond which drawn letters are not in the size that they are set in."""

WIDEST = 2.0
"""Width of a font's middle letter, as a share of its size, beyond which its box is but a form that was filled in."""

USUAL_WIDTH = 0.5
"""Width of a text font's middle letter, as a share of its size."""

DEEPEST_LETTER, LEAST_DESCENT = -0.6, -0.05
USUAL_DESCENT = -0.22
"""What a font may give as its descent, from and to, and what a text font has, as shares of its size."""

_BEGIN = re.compile(rb"begin(?:bf|cid|notdef)range")
_BOLD = re.compile(
    r"(?i:bold|black|heavy|demi)|(?:^|[-_])(?:Bd|Blk|Hv)(?![a-z])|-Medi(?:Ital)?$"
    r"|^(?:CM(?:B\d|BX|BSY|MIB|SSBX|SSDC)|SF(?:BX|BI|BL|RB|SX|SO|XC)|EU[FRS]B)"
)
"""Names of bold faces: by the word or its abbreviation; URW's Times, bold as "Medi"; TeX's Computer Modern, cm-super and
Euler, whose names tell weight in one letter (K. Berry, "Fontname: Filenames for TeX fonts")."""

_ITALIC = re.compile(r"(?i:ital|obli|slant)|^(?:CM(?:BXTI|BXSL|TI|SL|MI|ITT)|SF(?:TI|SL|BI|BL|SI|SO|IT|ST))")

_RANGE = re.compile(rb"<([0-9a-fA-F]{1,16})>\s*<([0-9a-fA-F]{1,16})>\s*(?:<[^>]*>|\[[^\]]*\]|\d+)")


class Fonts(PDFResourceManager):
    """The fonts of one file. What tables beyond all measure say of widths and letters is left out."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        if objid and objid in self._cached_fonts:
            return super().get_font(objid, spec)
        kept = _tamed(spec)
        font = super().get_font(objid, kept)
        if isinstance(font, PDFType3Font):
            bitmaps.read(font, kept)
        part = "DescendantFonts" not in spec  # pdfminer asks for the part of a composite font by itself
        return coded(font, kept) if part and isinstance(font, PDFCIDFont) else font


def named_bold(name: str) -> bool:
    """Whether a font's name, without the prefix of a subset, is that of a bold face."""
    return bool(_BOLD.search(name))


def named_italic(name: str) -> bool:
    """Whether a font's name, without the prefix of a subset, is that of a slanted face."""
    return bool(_ITALIC.search(name))


def stature(font: PDFFont) -> float:
    """What the size that a font is set in must be multiplied by to be that of its letters: 1 but for drawn letters.

    Letters drawn one by one have units of their own; those of scanned type often are dots, set in a size of a fraction.
    A font that is flat and no less wide than letters has dashes alone.
    """
    if not isinstance(font, PDFType3Font):
        return 1.0
    height = abs(float(font.bbox[3]) - float(font.bbox[1])) * abs(float(font.vscale))
    width = _middle_width(font)
    if width > WIDEST * max(1.0, height):
        return width / USUAL_WIDTH
    is_sized = SQUATTEST <= height <= TALLEST or height <= 0 or (height < SQUATTEST <= width)
    return 1.0 if is_sized else height


def _middle_width(font: PDFType3Font) -> float:
    """The median width of a font's letters, as a share of the size it is set in; 0 without any."""
    widths = [abs(float(width) * float(font.hscale)) for width in font.widths.values() if width]
    return median(widths) if widths else 0.0


def descent(font: PDFFont) -> float:
    """How far a font's letters reach below the baseline, negative, as a share of the size.

    Some fonts give the depth without its sign, those for mathematics that of their tallest brackets, and those of signs, of
    letters drawn in dots and of files that leave it out none at all.
    """
    depth = -abs(float(font.get_descent()))
    return depth if DEEPEST_LETTER <= depth <= LEAST_DESCENT else USUAL_DESCENT


def is_flipped(font: PDFFont) -> bool:
    """Whether a font's letters are drawn upside down, to be set in a text that stands on its head."""
    return isinstance(font, PDFType3Font) and float(font.matrix[3]) < 0 < float(font.matrix[0])


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
    """Whether a table of letters is longer, or speaks of more codes, than a font can have."""
    if not isinstance(table, PDFStream):
        return False
    contents.unpacked(table)
    data = table.get_data()
    if len(data) > MOST_BYTES:
        return True
    ranges = [pair for section in _BEGIN.split(data)[1:] for pair in _RANGE.findall(section.partition(b"end")[0])]
    return sum(max(0, int(last, 16) - int(first, 16)) for first, last in ranges) > MOST_CODES
