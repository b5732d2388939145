"""The letters of painted strings: what a font's codes print is looked up once, and a string is placed and painted as one.

Where letters come to stand is pdfminer's arithmetic term by term, so that not the last digit differs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot, inf
from typing import Any

from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.utils import Matrix

from extractors.model.page import Box
from extractors.readers.clips import EDGE
from extractors.readers.fonts import descent, is_flipped, named_bold, named_italic, stature
from extractors.readers.painted import CLIPPED, Face, Glyph, turn_of

SPACE = 32
"""The code that word spacing is for (ISO 32000-1, 9.3.3)."""

Letter = tuple[int, str, float, float]
"""A letter of a string: its code, its text, how far it reaches, and where on the line it begins; in text space."""


@dataclass(slots=True)
class Setting:
    """How a string is painted: from text space to the page's in what matrix, in what size, rise, grey and mode.

    `height` is the page's; `across` where the line stands in text space, by its other axis; `order` the place in the page's
    order of what was painted before.
    """

    matrix: Matrix
    size: float
    rise: float
    height: float
    across: float
    grey: float | None
    mode: int
    clip: Box | None
    order: int


class Lettering:
    """A font as its letters are painted."""

    def __init__(self, font: PDFFont) -> None:
        self.font = font
        self.is_column = bool(font.is_vertical())
        self.face = face_of(font)
        self._letters: dict[int, tuple[str, float]] = {}
        self._tall, depth = stature(font), descent(font)
        self._low = -1 - depth if is_flipped(font) else depth

    def placed(self, state: Any, parts: Iterable[object]) -> tuple[list[Letter], float]:
        """The letters of a string, and where on the line the next one begins, by pdfminer's state of the text.

        `parts` are strings and numbers; a number moves back what follows, by thousandths of the size. Others are nothing.
        """
        size, scaling = state.fontsize, state.scaling * 0.01
        gap, step = state.charspace * scaling, 0.001 * size * scaling
        word_gap = 0 if self.font.is_multibyte() else state.wordspace * scaling
        at = state.linematrix[1 if self.is_column else 0]
        found: list[Letter] = []
        known, decode, has_begun = self._letters, self.font.decode, False
        for part in parts:
            if isinstance(part, bytes):
                for code in decode(part):
                    if has_begun:
                        at += gap
                    text, width = known.get(code) or self._letter(code)
                    advance = width * size * scaling
                    found.append((code, text, advance, at))
                    at += advance
                    if code == SPACE and word_gap:
                        at += word_gap
                    has_begun = True
            elif isinstance(part, int | float):
                at -= part * step
                has_begun = True
        return found, at

    def _letter(self, code: int) -> tuple[str, float]:
        """What a code prints, `(cid:...)` where the font does not say, and how wide that is."""
        try:
            text = self.font.to_unichr(code)
        except PDFUnicodeNotDefined:
            text = f"(cid:{code})"
        found = self._letters[code] = (text, float(self.font.char_width(code)))
        return found

    def painted(self, letters: Sequence[Letter], setting: Setting) -> list[Glyph]:
        """The letters of a string as they stand on the page."""
        if self.is_column:
            return [self._in_column(letter, setting, order) for order, letter in enumerate(letters, setting.order + 1)]
        size = setting.size * self._tall
        low = self._low * size + setting.rise
        if setting.matrix[1] == 0 == setting.matrix[2]:
            return self._level(letters, setting, size, low)
        return [
            self._turned(letter, (0, low, letter[2], low + size), size, setting, order)
            for order, letter in enumerate(letters, setting.order + 1)
        ]

    def _level(self, letters: Sequence[Letter], setting: Setting, size: float, low: float) -> list[Glyph]:
        """Letters of a line that runs along the page's width: all but the place along it is the same for each."""
        a, _, _, d, e, f = setting.matrix
        deep, high = sorted((d * low, d * (low + size)))
        lift = setting.across * d + f
        top, bottom = setting.height - high - lift, setting.height - deep - lift
        y = setting.height - d * setting.rise - lift
        real, mode, face, grey, order = abs(size) * abs(d), setting.mode, self.face, setting.grey, setting.order
        ahead, back = turn_of(a, 0), turn_of(-a, 0)
        left, right = _sides(setting.clip, top, bottom)
        glyphs = []
        for _, text, advance, at in letters:
            order += 1
            x = at * a + e
            reach = a * advance + x
            x0, x1 = (x, reach) if x <= reach else (reach, x)
            turn = back if (advance or size) < 0 else ahead
            shown = mode if x0 < right and x1 > left else CLIPPED
            glyphs.append(Glyph(text, x0, top, x1, bottom, x, y, real, turn, face, grey, shown, order))
        return glyphs

    def _in_column(self, letter: Letter, setting: Setting, order: int) -> Glyph:
        """A letter of a line that runs down the page, as fonts for Chinese and Japanese set them."""
        code, _, advance, _ = letter
        size = setting.size
        shift, lift = self.font.char_disp(code)  # type: ignore[misc]
        left = -(size * 0.5 if shift is None else shift * size * 0.001)
        high = (1000 - lift) * size * 0.001 + setting.rise
        return self._turned(letter, (left, high + advance, left + size, high), size, setting, order)

    def _turned(
        self, letter: Letter, place: tuple[float, float, float, float], size: float, setting: Setting, order: int
    ) -> Glyph:
        """A letter of a line in any direction. `place` is its rectangle in text space, from where the letter begins."""
        a, b, c, d, e, f = setting.matrix
        left, low, right, high = place
        x, y = (setting.across, letter[3]) if self.is_column else (letter[3], setting.across)
        e, f = x * a + y * c + e, x * b + y * d + f
        xs = (a * left + c * low, a * left + c * high, a * right + c * low, a * right + c * high)
        ys = (b * left + d * low, b * left + d * high, b * right + d * low, b * right + d * high)
        # A negative size and a negative scaling undo each other: letters are read the way they advance.
        ahead = -1 if ((right - left) or size) < 0 else 1
        x0, x1, top, bottom = min(xs) + e, max(xs) + e, setting.height - max(ys) - f, setting.height - min(ys) - f
        sides = _sides(setting.clip, top, bottom)
        return Glyph(
            letter[1],
            x0,
            top,
            x1,
            bottom,
            c * setting.rise + e,
            setting.height - d * setting.rise - f,
            abs(size) * hypot(c, d),
            turn_of(a * ahead, b * ahead),
            self.face,
            setting.grey,
            setting.mode if x0 < sides[1] and x1 > sides[0] else CLIPPED,
            order,
        )


def _sides(clip: Box | None, top: float, bottom: float) -> tuple[float, float]:
    """Between which sides a letter shows that stands between `top` and `bottom`; none where it does not."""
    if clip is None:
        return -inf, inf
    if top < clip.bottom + EDGE and bottom > clip.top - EDGE:
        return clip.x0 - EDGE, clip.x1 + EDGE
    return inf, -inf


def face_of(font: PDFFont) -> Face:
    """A font as far as it shows in its letters, by what its name and its descriptor say."""
    name = font.fontname.decode("latin-1") if isinstance(font.fontname, bytes) else str(font.fontname)
    name = name.rpartition("+")[2]
    weight = font.descriptor.get("FontWeight", 0)
    bold = named_bold(name) or bool(font.flags & (1 << 18)) or (isinstance(weight, int | float) and weight >= 600)
    return Face(name, bold, named_italic(name) or bool(font.flags & (1 << 6)) or font.italic_angle != 0)
