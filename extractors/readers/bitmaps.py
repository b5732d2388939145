"""Fonts of dots as TeX sets them: letters drawn one by one, whose names are only their codes (`/a12`, `/AC`).

pdfTeX and dvips write them where a font has no outlines. A code is then all that a letter says, and what it means hangs on
the coding of the font: Knuth's OT1, the Cork encoding T1, or one for mathematics. The widths of the letters tell them apart.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from string import ascii_uppercase, digits
from unicodedata import decomposition, normalize

from pdfminer.encodingdb import EncodingDB, name2unicode
from pdfminer.pdffont import PDFType3Font
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral

from extractors.model.lists import rows
from extractors.readers import contents
from extractors.readers.garble import MEANINGLESS
from extractors.readers.opening import LIBRARY_ERRORS

LIGATURE = 0.91, 1.066
"""A ligature's width, as a share of its letters' together: in Computer Modern, upright, slanted, italic, bold and sans."""

SAME = 0.03
"""Share by which the widths of a letter with and without its accent may differ, once rounded."""

WIDER = frozenset("ïďľ")
"""Letters that European Computer Modern sets wider than those without their accent."""

STROKED = 0.06
"""Share by which the widths of a letter with and without a stroke may differ: Computer Modern's sans widens its Ø."""

LEAST_ACCENTED = 3
"""Letters with accents that tell a coding where no ligature does: one alone has the width of its letter by chance."""

ASCII, BYTES = range(32, 127), range(256)

FLAT = 8.0
"""A dash is so many times wider than high; a brace never is wider than high."""

DASH_FROM, DASH_TO = 0.15, 0.8
"""Heights above the line, as shares of its width, between which a dash lies: rules lie lower, macrons higher."""

TALL, SLIM = 1.8, 8.0
"""Upright arrows and daggers are so many times higher than wide, a bar so many; quotation marks and x, y, z are not."""

ROUND = 1.2
"""The sign of degrees is no longer to one side than so many times the other."""

MOST_OF_POINT, MOST_OF_COMMA = 1.6, 3.5
"""Heights of a point and a comma, as shares of their widths, which colons and semicolons exceed."""

MOST_TOLD = 0.5
"""Where a file gives meanings to fewer of a font's letters, a converter has but taken some names of codes for words."""

CODINGS = "OT1", "T1"
"""Codings of text that Computer Modern comes in: Knuth's own, and that of Cork."""

MONEY = 36
WIDEST_DOLLAR = 1.2
"""A dollar sign is as wide as a digit. Knuth's italics have the wider sign of the pound in its place (OT1)."""

CURRENCY = frozenset({0xA2, 0xA3, 0xA5, 0xA7})
"""Codes that mean the same in TeX's companion font of signs (TS1) as in Adobe's standard encoding."""

_DIGITS = digits + ascii_uppercase
_PLAIN = {"ø": "o", "Ø": "O", "ı": "i"}
_LIGATURES = frozenset("ﬀﬁﬂﬃﬄ")
_BOX = re.compile(rb"^\s*" + rb"([-+]?\d*\.?\d+)\s+" * 6 + rb"d1\b")


@dataclass(frozen=True, slots=True)
class Shape:
    """A letter's ink: width, height and lower edge above the line, in the units of its drawing."""

    width: float
    height: float
    low: float


def read(font: PDFType3Font, spec: Mapping[str, object]) -> None:
    """Gives the codes of a font their letters, in place, where its letters are named by code and nothing else tells them.

    What no coding explains is left without a letter, but for the plain ones, which all codings of text share.
    """
    codes = _codes(spec)
    if not codes or _are_told(font, codes):
        return
    widths = {
        code: width for code in codes if isinstance(width := resolve1(font.widths.get(code)), int | float) and width > 0
    }
    coding = _coding(widths)
    plain = {code: EncodingDB.std2unicode[code] for code in codes if code in ASCII}
    font.unicode_map = None
    font.cid2unicode = plain | (_table(coding) if coding else _signs(spec, codes))
    if MONEY in codes and coding != "T1" and _is_wide_money(widths):
        font.cid2unicode |= {MONEY: "£" if coding else MEANINGLESS}


def _signs(spec: Mapping[str, object], codes: frozenset[int]) -> dict[int, str]:
    """What is known of a font whose coding is not told: dashes, points, marks by their ink, and TS1's signs of money."""
    has_words = any(chr(code).islower() for code in codes if code in ASCII)
    known = frozenset() if has_words else codes & CURRENCY
    return {code: EncodingDB.std2unicode[code] for code in known} | _by_shape(spec, codes)


def _are_told(font: PDFType3Font, codes: frozenset[int]) -> bool:
    """Whether the file itself gives most of a font's codes a meaning."""
    told = getattr(font.unicode_map, "cid2unichr", {})
    return len(codes & told.keys()) > MOST_TOLD * len(codes)


def _codes(spec: Mapping[str, object]) -> frozenset[int]:
    """The codes of a font whose letters all are named by them; else none."""
    encoding = resolve1(spec.get("Encoding"))
    differences = resolve1(encoding.get("Differences")) if isinstance(encoding, dict) else None
    named = [
        (code, name) for code, name in _named(differences if isinstance(differences, list) else ()) if name != ".notdef"
    ]
    if not all(name in _names(code) for code, name in named):
        return frozenset()
    drawings = _drawings(spec)
    return frozenset(code for code, name in named if name in drawings)


def _named(differences: Iterable[object]) -> Iterable[tuple[int, str]]:
    code = 0
    for entry in map(resolve1, differences):
        if isinstance(entry, int):
            code = entry
        elif isinstance(entry, PSLiteral) and code in BYTES:
            yield code, str(entry.name)
            code += 1


@cache
def _table(coding: str) -> dict[int, str]:
    """The letters of a coding, by code, where they are not those of ASCII."""
    runs = ((int(row["first"]), row["glyphs"].split()) for row in rows("tex_codes") if row["coding"] == coding)
    return {code: name2unicode(name) for first, names in runs for code, name in enumerate(names, first)}


def _coding(widths: Mapping[int, float]) -> str | None:
    """The coding that the widths of a font's letters speak for; None where they are few, all the same, or speak for both."""
    if len(set(widths.values())) == 1:
        return None
    speaking = [coding for coding, other in (CODINGS, CODINGS[::-1]) if _speak(widths, _table(coding), _table(other))]
    return speaking[0] if len(speaking) == 1 else None


def _speak(widths: Mapping[int, float], table: Mapping[int, str], other: Mapping[int, str]) -> bool:
    """Whether all ligatures and accented letters are as wide as their plain letters ask for, and enough can be no others."""
    told = {code: _fits(table[code], width, widths) for code, width in widths.items() if code in table}
    if False in told.values():
        return False
    own = {table[code] for code, fit in told.items() if fit and not _may_be(other.get(code, ""), widths[code], widths)}
    return not _LIGATURES.isdisjoint(own) or len(own) >= LEAST_ACCENTED


def _may_be(text: str, width: float, widths: Mapping[int, float]) -> bool:
    """Whether a letter may be this stroked one: in sans serif, ø and Ø are as wide as ligatures."""
    return text in _PLAIN and _fits(text, width, widths) is not False


def _fits(text: str, width: float, widths: Mapping[int, float]) -> bool | None:
    """Whether a letter is as wide as the plain letters that it is made of ask for; None where that cannot be told."""
    is_ligature = text in _LIGATURES
    plain = normalize("NFKD", text) if is_ligature else _PLAIN.get(text, _bare(text))
    parts = [widths.get(ord(letter)) for letter in plain]
    if not parts or None in parts:
        return None
    share = width / sum(part for part in parts if part)
    return LIGATURE[0] <= share <= LIGATURE[1] if is_ligature else abs(share - 1) <= (STROKED if text in _PLAIN else SAME)


def _bare(text: str) -> str:
    """A letter without its accent; "" for what has none."""
    return normalize("NFD", text)[0] if decomposition(text) and text.isalpha() and text not in WIDER else ""


def _is_wide_money(widths: Mapping[int, float]) -> bool:
    """Whether what stands at the code of the dollar is wider than the digits beside it."""
    digit = next((widths[code] for code in map(ord, "0123456789") if code in widths), None)
    return digit is not None and widths.get(MONEY, 0.0) > WIDEST_DOLLAR * digit


def _by_shape(spec: Mapping[str, object], codes: frozenset[int]) -> dict[int, str]:
    """Dashes, points, arrows and marks of fonts whose coding is not told, which no other sign of these codes looks like.

    OMS has the minus at 0, a ring at 14, arrows from 33, the prime at 48, note marks from 120; OML point and comma at 58 and
    59; OT1 its dashes at 123 and 124, T1 at 21 and 22; TS1 has degrees at 176.
    """
    found = {}
    for code in codes & _SHAPED.keys():
        shape = _shape(spec, code)
        sign, has_shape = _SHAPED[code]
        if shape and has_shape(shape):
            found[code] = sign
    return found


def _shape(spec: Mapping[str, object], code: int) -> Shape | None:
    """The ink of a letter, as its drawing begins by saying (ISO 32000-1, 9.6.5, `d1`); None where it does not say so."""
    drawings = _drawings(spec)
    try:
        drawing = next(resolve1(drawings[name]) for name in _names(code) if name in drawings)
        found = _BOX.match(drawing.get_data()) if contents.unpacked(drawing) else None
    except LIBRARY_ERRORS:  # a sign that cannot be drawn is no reason to lose its page
        return None
    if not found:
        return None
    left, low, right, high = (float(number) for number in found.groups()[2:])
    return Shape(right - left, high - low, low) if left < right and low < high else None


def _drawings(spec: Mapping[str, object]) -> Mapping[str, object]:
    drawings = resolve1(spec.get("CharProcs"))
    return drawings if isinstance(drawings, dict) else {}


def _names(code: int) -> tuple[str, str]:
    """The names that say no more than a code: those of pdfTeX, and of dvips, where `AB` is 11 and `D0` 108."""
    first, second = divmod(code, len(_DIGITS))
    return f"a{code}", chr(ord("A") + first) + _DIGITS[second]


def _is_dash(ink: Shape) -> bool:
    return ink.width >= FLAT * ink.height and DASH_FROM * ink.width <= ink.low <= DASH_TO * ink.width


def _is_level(ink: Shape) -> bool:
    return ink.width > ink.height


def _is_tall(ink: Shape) -> bool:
    return ink.height > TALL * ink.width


def _is_bar(ink: Shape) -> bool:
    return ink.height > SLIM * ink.width


def _is_ring(ink: Shape) -> bool:
    return ink.low > 0 and 1 / ROUND < ink.width / ink.height < ROUND


def _is_prime(ink: Shape) -> bool:
    return _is_tall(ink) and ink.low > 0


def _is_point(ink: Shape) -> bool:
    return ink.height <= MOST_OF_POINT * ink.width


def _is_comma(ink: Shape) -> bool:
    return ink.height <= MOST_OF_COMMA * ink.width


_SHAPED: dict[int, tuple[str, Callable[[Shape], bool]]] = {
    0: ("−", _is_dash),
    14: ("◦", _is_ring),
    21: ("–", _is_dash),
    22: ("—", _is_dash),
    33: ("→", _is_level),
    34: ("↑", _is_tall),
    35: ("↓", _is_tall),
    48: ("′", _is_prime),
    58: (".", _is_point),
    59: (",", _is_comma),
    106: ("|", _is_bar),
    120: ("§", _is_tall),
    121: ("†", _is_tall),
    122: ("‡", _is_tall),
    123: ("–", _is_dash),
    124: ("—", _is_dash),
    176: ("°", _is_ring),
}
