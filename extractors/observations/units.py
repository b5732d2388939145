"""Units and scales as labels and cells print them, read to a measure and a power of ten."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.entities import currencies, facts, figures, units
from extractors.entities.currencies import Usage
from extractors.observations.forms import alternation

PERCENT = r"%|‰|per\s?cent(?:age)?(?!\s+points?)(?:\s+share)?(?![^\W_])|pct\.?(?![^\W_])"

_SCALE = re.compile(
    rf"(?P<word>{figures.SCALE}|(?:thous|mil|bil|tril)\.|million|mill\.?(?![^\W_])|m(?![^\W_])|k(?![^\W_])|b(?![^\W_])"
    r"|tr(?![^\W_]))|(?P<zeros>['’]?000s?(?![\d])|(?<![\d.,])1[ ,.']?000(?:[ ,.']?000)*(?!\d)"
    r"|(?<![\d.,])10{1,9}(?=\s?[^\W\d_$€£¥]))",
    re.IGNORECASE,
)
_BASE_YEAR = re.compile(r"\(?(?:19|20)\d\d(?:\s?[=:–-]\s?\d{1,4}(?:\.0)?)?\)?(?![\d])")
_PER = re.compile(
    r"(?:per|/|a|p\.)\s?(?P<what>capita|annum|year|month|day|hour|person|head|unit|worker|household|inhabitant|a\.)(?![^\W_])",
    re.I,
)
_GLUED = re.compile(r"(?<=\b[A-Z]{3})(?=(?:bn|mn|mln|m|k|tn)\b)|\$\s?(?=USD\b)|(?<=[$€£¥₹])(?=[A-Za-z])|(?<=US[$])(?=[a-z])")
_PER_SIGN = {"annum": "a", "year": "a", "a.": "a", "month": "mo", "day": "d", "hour": "h"}
USUAL = Usage()
AMBIGUOUS = frozenset({"m", "k", "b", "tr"})


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
    rest = _GLUED.sub(" ", text.strip().strip("()[]{}.:;,").strip())
    if not rest or len(rest) > 90:
        return None
    basis: list[str] = []
    measure, mult, scaled, per, told = "", 0, False, "", False
    for _ in range(16):
        rest = rest.lstrip(" \n(),;:.–-")
        if not rest:
            break
        if (m := _percent().match(rest)) and not measure:
            measure, rest, told = ("‰" if m[0] == "‰" else "%"), rest[m.end() :], True
        elif not measure and (named := _currency(rest, usage)):
            measure, mult, rest, told = named[0], mult + named[1], rest[named[2] :], True
        elif (form := _form(rest)) and not measure:
            row, end = form
            measure, mult, told, rest = row[0], mult + row[1], True, rest[end:]
            scaled = scaled or row[1] != 0
        elif m := _scale(rest, alone=not told and not measure):
            mult, scaled, told, rest = mult + _power(m), True, True, rest[m.end() :]
        elif measure and (over := _per_unit(rest)) is not None:
            per, rest = f"{per}/{over[0]}", rest[over[1] :]
        elif m := _PER.match(rest):
            per, rest = f"{per}/{_PER_SIGN.get(m['what'].lower(), m['what'].lower())}", rest[m.end() :]
        elif (
            not measure
            and (m := units.behind().match(rest))
            and (sign := units.symbol(m, hyphened=False))
            and _is_unit(m, rest)
        ):
            measure, told, rest = sign, True, rest[m.end() :]
        elif m := _fillers("filler").match(rest):
            rest = rest[m.end() :]
        elif m := _fillers("basis").match(rest) or (_BASE_YEAR.match(rest) if told or basis else None):
            basis.append(m[0])
            rest = rest[m.end() :]
        else:
            return None
    per = "" if measure == "%" else per
    return Unit(measure + per if measure else "", mult, scaled, " ".join(basis)) if told and not rest.strip() else None


def _per_unit(rest: str) -> tuple[str, int] | None:
    """The unit behind "/" or "per" at the start of a text, and where it ends."""
    m = re.match(r"(?:/|per\s)\s?", rest)
    unit = units.behind().match(rest[m.end() :]) if m else None
    sign = units.symbol(unit, hyphened=False) if unit else None
    return (sign, m.end() + unit.end()) if m and unit and sign else None


def _is_unit(m: re.Match[str], rest: str) -> bool:
    """Whether a match is a unit's symbol: a lone letter is one only where nothing else stands in the text."""
    return len(m[0]) > 1 or (len(rest) == 1 and rest in "tgmhd")


def _scale(rest: str, alone: bool) -> re.Match[str] | None:
    m = _SCALE.match(rest)
    if m and (m["word"] or "").lower() in AMBIGUOUS and alone:
        return None
    return m


def _power(m: re.Match[str]) -> int:
    if m["zeros"]:
        return sum(digit == "0" for digit in m["zeros"])
    factor = figures.scale(m["word"].lower())
    return len(str(int(factor))) - 1


@cache
def _percent() -> re.Pattern[str]:
    return re.compile(PERCENT, re.IGNORECASE)


@cache
def _fillers(kind: str) -> re.Pattern[str]:
    words = [row["word"] for row in facts.rows("label_words") if row["kind"] == kind]
    return re.compile(rf"(?:{alternation(words)})(?![^\W_])", re.IGNORECASE)


@cache
def _forms() -> tuple[re.Pattern[str], dict[str, tuple[str, int]]]:
    rows = facts.rows("label_units")
    pattern = re.compile(rf"(?:{alternation([row['form'] for row in rows])})(?![^\W_]|/)")
    known = {row["form"]: (row["unit"], int(row["power"])) for row in rows}
    return pattern, known


def _form(rest: str) -> tuple[tuple[str, int], int] | None:
    pattern, known = _forms()
    m = pattern.match(rest) or pattern.match(rest[:1].lower() + rest[1:])
    return (known[m[0]], m.end()) if m and m[0] in known else None


def _currency(rest: str, usage: Usage) -> tuple[str, int, int] | None:
    """(currency, power of ten of its part, characters) at the start of a text."""
    m = currencies.behind().match(rest)
    if m is None:
        return None
    if m["word"]:
        found = currencies.of_word(m["word"], m["adjective"], usage)
        return (found[0], -2 if found[1] == 100 else 0, m.end()) if found else None
    code = currencies.of_sign(m["sign"] or "$", usage)
    if "US" in m[0].upper() and not m["sign"]:
        code = "USD"
    return (code, 0, m.end()) if code else None


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
            return Unit("", _power(_SCALE.match(piece)), True), start + last.end()  # type: ignore[arg-type]
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
        return unit, _tidy(rest)
    other, kept = _of_ends(rest, usage)
    return unit.merged(other), _tidy(kept)


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
    words = _GLUED.sub(" ", text).split()
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


def _tidy(text: str) -> str:
    return re.sub(r"\(\s*\)|\[\s*\]", "", re.sub(r"\s+", " ", text)).strip(" ,;:–-")


def first(found: Sequence[Unit]) -> Unit:
    """The first unit of several, nearest first, completed from the next ones."""
    unit = Unit()
    for each in found:
        unit = unit.merged(each)
    return unit
