"""Units and scales as labels and cells print them, read to a measure and a power of ten."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.entities import currencies
from extractors.entities.currency_usage import Usage
from extractors.observations.forms import tidy
from extractors.observations.unit_parts import GLUED, PERCENT, SoFar, next_part, scale_of

MOST_PARTS = 16
"""Parts of a unit's text that are read, at most."""

USUAL = Usage()


@dataclass(frozen=True, slots=True)
class Unit:
    """A measure (ISO 4217, UCUM, "%", or as printed; "" for none) and the power of ten that figures are in.

    `scaled` tells that a scale was printed, `basis` the words beside it that change what is measured ("constant prices").
    """

    measure: str = ""
    mult: int = 0
    scaled: bool = False
    basis: str = ""

    def merged(self, other: "Unit") -> "Unit":
        """This unit, with what it leaves open taken from another."""
        if not self.measure and not self.scaled:
            return other
        mult = other if other.scaled and not self.scaled and self.measure not in ("%", "‰") else self
        return Unit(self.measure or other.measure, mult.mult, mult.scaled, self.basis or other.basis)


NOTHING = Unit()


@lru_cache(maxsize=4096)
def unit_of(text: str, usage: Usage = USUAL) -> Unit | None:
    """The unit that a text names and nothing else ("in millions of US dollars", "US$ bn", "% of", "kg/year"), or None."""
    rest = GLUED.sub(" ", text.strip().strip("()[]{}.:;,").strip())
    if not rest or len(rest) > 90:
        return None
    so = SoFar()
    for _ in range(MOST_PARTS):
        rest = rest.lstrip(" \n(),;:.–-")
        if not rest:
            break
        step = next_part(so, rest, usage)
        if step is None:
            return None
        so, rest = step[0], rest[step[1] :]
    per = "" if so.measure == "%" else so.per
    measure = so.measure + per if so.measure else ""
    return Unit(measure, so.mult, so.scaled, " ".join(so.basis)) if so.told and not rest.strip() else None


# ---------------------------------------------------------------- beside a figure

_BEFORE = re.compile(r"\s*(?P<sign>US\s?\\?\$|[A-Z]{1,3}\s?\\?\$|\\?\$|€|£|¥|₹|[A-Z]{3}(?=[\s\d])|Rs\.?|RMB)\s?")
_BEHIND = re.compile(
    rf"\s?(?P<body>{PERCENT}|[^\W\d_][^\d*†‡§()\[\]]{{0,30}}|[$€£¥₹°][^\d*†‡§()\[\]]{{0,20}})", re.IGNORECASE
)


def unit_before(text: str, at: int, usage: Usage = USUAL) -> tuple[Unit, int] | None:
    """The currency that stands before a figure at `at`, and where it ends."""
    m = _BEFORE.match(text, at)
    if m is None:
        return None
    code = currencies.of_sign(m["sign"], usage)
    return (Unit(code), m.end()) if code else None


def unit_behind(text: str, at: int, usage: Usage = USUAL) -> tuple[Unit, int] | None:
    """The unit or scale that stands behind a figure at `at`, and where it ends: the longest run of words that is one."""
    m = _BEHIND.match(text, at)
    if m is None:
        return None
    body, start = m["body"], m.start("body")
    if body[0] in "%‰":
        return Unit(body[0]), start + 1
    spaced = start > at
    words = list(re.finditer(r"\S+", body))
    for last in reversed(words[:5]):
        piece = body[: last.end()]
        if len(piece) == 1 and not (spaced and piece in "tgm") and piece not in "k$€£¥₹°":
            continue
        if (unit := unit_of(piece, usage)) is not None:
            return unit, start + last.end()
        if piece.lower() in ("m", "bn", "b", "k"):
            return Unit("", scale_of(piece), True), start + last.end()
    return None


# ---------------------------------------------------------------- in a label

_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,90})[)\]]")
_OF_WHOLE = re.compile(rf"(?:{PERCENT})(?=\s+(?:of|in)\s)", re.IGNORECASE)
_ANYWHERE = re.compile(rf"(?<![\d\s])\s?(?:{PERCENT})|(?<![\d\s])\s+(?:{PERCENT})|^(?:{PERCENT})", re.IGNORECASE)
_SYMBOL = re.compile(r"[kmc][gmt]|ha|[kMGT](?:t|W|Wh|Wp|toe)|kWh|Mtoe|toe")
_COMMA = re.compile(r"\s*[,;:]\s+|\s+[–—-]\s+|\n")
_IN = re.compile(r"\s(?=(?:in|of)\s+(?:(?:constant|current|real|nominal)\s)?)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def units_in(label: str, usage: Usage = USUAL) -> tuple[Unit, str]:
    """The unit that a label names, if any, and the label without it. What a percentage is of stays in the label."""
    unit, rest = Unit(), label
    for m in list(_BRACKETS.finditer(label)):
        inner, kept = _of_pieces(m[1], usage)
        if inner != Unit():
            unit = unit.merged(inner)
            rest = rest.replace(m[0], f"({kept})" if kept else "", 1)
    if (whole := unit_of(rest, usage)) is not None:
        return unit.merged(whole), ""
    if unit.measure:
        return unit, tidy(rest)
    other, kept = _of_ends(rest, usage)
    return unit.merged(other), tidy(kept)


def _of_pieces(text: str, usage: Usage) -> tuple[Unit, str]:
    """The unit in a bracket's text: all of it, one of its pieces, or the percent sign of a share."""
    if (whole := unit_of(text, usage)) is not None:
        return whole, ""
    unit, kept = Unit(), []
    for piece in re.split(r"\s*[,;:]\s+", text):
        found = unit_of(piece, usage)
        if found is None and (m := _OF_WHOLE.search(piece)) and m.start() < 4:
            found, piece = Unit("%"), piece.strip()
            kept.append(piece)
        elif found is None:
            kept.append(piece)
        unit = unit.merged(found) if found else unit
    return unit, ", ".join(kept)


def _of_ends(text: str, usage: Usage) -> tuple[Unit, str]:
    """The unit at one end of a label: behind a comma, a dash, "in" or "of", or in its last words."""
    pieces = _COMMA.split(text)
    for i in (*range(len(pieces) - 1, 0, -1), 0):
        if len(pieces) > 1 and (found := unit_of(pieces[i], usage)) is not None:
            return found, ", ".join(pieces[:i] + pieces[i + 1 :])
    for m in _IN.finditer(text):
        if (found := unit_of(text[m.end() :], usage)) is not None:
            return found, text[: m.start()]
    if (last := _last_words(text, usage)) is not None:
        return last
    if sign := _ANYWHERE.search(text):
        shares = re.match(r"\s+of\s", text[sign.end() :])
        return Unit("%"), text if shares else f"{text[: sign.start()]} {text[sign.end() :]}"
    return NOTHING, text


def _last_words(text: str, usage: Usage) -> tuple[Unit, str] | None:
    words = GLUED.sub(" ", text).split()
    for n in range(min(5, len(words) - 1), 0, -1):
        tail = " ".join(words[-n:])
        found = unit_of(tail, usage)
        if (
            found is not None
            and (found.measure or found.scaled)
            and (len(tail) > 1 or tail in "$€£¥₹")
            and not words[-n][0].isdigit()
            and _is_sure(tail, found)
        ):
            return found, " ".join(words[:-n])
    for n in range(min(4, len(words) - 1), 0, -1):
        head = " ".join(words[:n])
        found = unit_of(head, usage)
        if found is not None and found.measure and (_is_sure(head, found) or found.scaled):
            return found, " ".join(words[n:])
    return None


def _is_sure(words: str, unit: Unit) -> bool:
    """Whether words at a label's end are a unit: signs, codes and symbols are, names only with a scale or a "per"."""
    signed = bool(re.search(r"[%$€£¥/²³°\d]", words)) or unit.scaled or words.upper() == words
    return signed or _SYMBOL.fullmatch(words) is not None


def first(found: Sequence[Unit]) -> Unit:
    """The first unit of several, nearest first, completed from the next ones."""
    unit = Unit()
    for each in found:
        unit = unit.merged(each)
    return unit
