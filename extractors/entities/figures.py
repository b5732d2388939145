"""Printed numbers: digits with their groups and decimals, words, and scales such as million."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

_SPACE = "[ \u00a0\u2009\u202f]"
# The ways that digits are grouped, longest first. Every part is bounded, so that no text makes the search slow.
DIGITS = (
    r"(?:\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,8})?(?![\d])"  # 1,234,567.8
    r"|\d{1,2}(?:,\d{2}){1,4},\d{3}(?:\.\d{1,4})?(?!\d)"  # 1,25,000
    rf"|\d{{1,3}}(?:{_SPACE}\d{{3}}){{1,6}}(?:[.,]\d{{1,4}})?(?!\d|{_SPACE}\d{{3}}(?!\d))"  # 1 234 567,8
    r"|\d{1,3}(?:'\d{3}){1,6}(?:\.\d{1,4})?(?!\d)"  # 1'234
    r"|\d{1,3}(?:\.\d{3}){2,6}(?:,\d{1,4})?(?!\d)"  # 1.234.567,8
    r"|\d{1,3}(?:\.\d{3}){1,6},\d{1,4}(?!\d)"  # 1.234,5
    r"|\d{1,15}(?:[.,]\d{1,10})?(?:\s?[½¼¾⅓⅔])?(?!\d)"
    r"|[½¼¾⅓⅔]"
    r"|\.\d{1,8}(?!\d))"
)
_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333333", "⅔": "0.666667"}
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_BY_LENGTH = "|".join(sorted(_ONES[1:], key=len, reverse=True))
BELOW_HUNDRED = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_ONES[1:10])})\b)?|{_BY_LENGTH})"
"""A number in words from one to ninety-nine."""

_WORD = "|".join([_BY_LENGTH, *_TENS, "hundred"])
_BEFORE_SCALE = r"(?=[\s-]+(?:hundred|thousand|million|billion|trillion)\b)"
PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.25")}
"""Parts that a decimal tells exactly; a third of a million has no amount."""

_FIRST = "".join(sorted({word[0] for word in (*_ONES[1:], *_TENS, "hundred", "half", "quarter", "a")}))
WORDS = (
    rf"(?=[{_FIRST}])(?:(?:(?:an?|one|three)[\s-]+)?(?:half|quarters?)\s+of\s+an?{_BEFORE_SCALE}"
    rf"|(?:{_WORD})\s+and\s+(?:an?|one|three)[\s-]+(?:half|quarters?){_BEFORE_SCALE}"
    r"|half\s+an?|an?(?=\s+(?:hundred|thousand|million|billion|trillion)\b)"
    rf"|(?:{_WORD})(?:(?:[\s-]|\s+and\s+)(?:{_WORD})\b){{0,4}})"
)
_SCALES = {
    "hundred": 2, "thousand": 3, "thousands": 3, "thous": 3, "thou": 3, "thsd": 3, "k": 3, "lac": 5, "lakh": 5, "lakhs": 5,
    "million": 6, "millions": 6, "mn": 6, "mln": 6, "mio": 6, "mill": 6, "mil": 6, "m": 6, "mm": 6,
    "crore": 7, "crores": 7, "cr": 7,
    "billion": 9, "billions": 9, "milliard": 9, "milliards": 9, "bn": 9, "bln": 9, "bil": 9, "mrd": 9, "b": 9,
    "trillion": 12, "trillions": 12, "tn": 12, "trn": 12, "tr": 12, "quadrillion": 15, "quadrillions": 15,
}  # fmt: skip
MISPRINTED = re.compile(r"(?:m|b|tr)(?=[il]{3,6}on)i{0,2}l{1,3}i{0,2}ons?", re.IGNORECASE)
"""A scale with a letter of "illi" doubled, left out or out of its place: "miliion", "millon"."""
# Long scale words may stand anywhere; the one-letter ones only right behind a sum of money.
SCALE = (
    r"(?:(?:hundred|thousand)\s+(?:million|billion)|lakhs?\s+crores?|thousands?|thous?|thsd|millions?|billions?"
    r"|trillions?|milliards?|crores?|lakhs?|lac|mn"
    rf"|{MISPRINTED.pattern}"
    r"|mio\.?|tn|trn|mrd|(?:mil|bil|mill|mln|bln|bn)(?:\.(?=\s+(?:[a-z]|[A-Z]{3}\b)))?)"
    r"(?![^\W_])"
)
SHORT_SCALE = r"(?:[mbk]|mm|tr|cr)(?![^\W_])"


@dataclass(frozen=True, slots=True)
class Style:
    """How a document writes decimals: `comma` where "5,6" is 5.6 and "1.234" is 1234 throughout."""

    comma: bool = False


def style(texts: Iterable[str]) -> Style:
    """Decimal commas only where they outnumber decimal points clearly: an English text may quote a few."""
    commas = points = 0
    for text in texts:
        commas += len(re.findall(r"(?<![\d.,])\d{1,4},\d{1,2}(?![\d,])", text))
        points += len(re.findall(r"(?<![\d.,])\d{1,4}\.\d{1,2}(?![\d.])", text))
    return Style(commas > 3 and commas > 2 * points)


def number(text: str, style: Style = Style()) -> Decimal | None:
    """The value of printed digits, or None. "1,234" is 1234 and "5,6" is 5.6; a comma style turns "1.234" into 1234."""
    if len(text) > 40:
        return None
    extra = Decimal(0)
    body = text.strip()
    if body and body[-1] in _FRACTIONS:
        extra, body = Decimal(_FRACTIONS[body[-1]]), body[:-1].strip()
        if not body:
            return extra
    body = re.sub(rf"{_SPACE}|'", "", body)
    value = _decimal(body, style)
    return None if value is None else value + extra


def _decimal(body: str, style: Style) -> Decimal | None:
    if not re.fullmatch(r"\d{0,25}(?:[.,]\d{1,12}){0,7}", body) or not body:
        return None
    commas, points = body.count(","), body.count(".")
    if commas and points:
        decimal = "," if body.rfind(",") > body.rfind(".") else "."
    elif commas:
        in_groups = bool(re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}", body)) and not body.startswith("0,")
        decimal = "." if in_groups and not (style.comma and commas == 1) else ","
    else:
        in_groups = bool(re.fullmatch(r"\d{1,3}(?:\.\d{3})+", body))
        decimal = "," if points > 1 or (in_groups and style.comma and not body.startswith("0")) else "."
    other = "." if decimal == "," else ","
    plain = body.replace(other, "").replace(decimal, ".")
    return Decimal(plain) if re.fullmatch(r"\d*\.?\d+", plain) else None


def words(text: str) -> Decimal | None:
    """The value of a number in words up to the hundreds ("twenty-three", "half a"), or None."""
    parts = [part for part in re.split(r"[\s-]+", text.lower()) if part not in ("and", "of")]
    if not parts or len(parts) > 6:
        return None
    at = next((i for i, part in enumerate(parts) if part in PARTS), None)
    if at is not None and (at or len(parts) > 2):
        return _with_part(parts, at)
    if parts[0] == "half":
        return Decimal("0.5")
    total = 0
    for part in parts:
        if part in ("a", "an"):
            total += 1
        elif part in _ONES:
            total += _ONES.index(part)
        elif part in _TENS:
            total += 20 + 10 * _TENS.index(part)
        elif part == "hundred":
            total = max(total, 1) * 100
        else:
            return None
    return Decimal(total)


def _with_part(parts: list[str], at: int) -> Decimal | None:
    """The value of words with a half or quarters in them: "three quarters of a", "two and a half"."""
    whole = [part for part in parts[:at] if part not in ("a", "an")]
    if parts[at] == "quarters" or parts[at + 1 :]:  # "three quarters of a million": how many parts
        many = words(whole[-1]) if whole else Decimal(1)
        rest = words(" ".join(whole[:-1])) if len(whole) > 1 else Decimal(0)
        return None if many is None or rest is None else rest + many * PARTS[parts[at]]
    known = words(" ".join(whole)) if whole else Decimal(0)
    return None if known is None else known + PARTS[parts[at]]


def scale(text: str | None) -> Decimal:
    """The factor of a scale's words, 1 for none."""
    factor = Decimal(1)
    for part in (text or "").lower().split():
        factor *= Decimal(10) ** _SCALES.get(_spelt(part.rstrip(".")), 0)
    return factor


def _spelt(word: str) -> str:
    """A scale's word as it is spelt."""
    if word in _SCALES or MISPRINTED.fullmatch(word) is None:
        return word
    return {"m": "million", "b": "billion", "t": "trillion"}[word[0]]


def printed(value: Decimal) -> str:
    """A plain decimal without an exponent or needless zeros."""
    return format(value.normalize() + 0, "f") if value else "0"
