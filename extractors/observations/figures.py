"""What the text of one cell says as a figure: digits, sign, unit, marks, status; None for anything else."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from extractors.entities.date_grammar import YEAR
from extractors.model.document import Cell, Run
from extractors.model.observation import ObsStatus
from extractors.observations.forms import alternation, forms, is_missing, status_of
from extractors.observations.labels import is_turned
from extractors.observations.notation import DIGITS, Notation, plain
from extractors.observations.units import NOTHING, Unit, unit_before, unit_behind

RAISED = 0.8
"""Height of a raised mark at most, as a share of the figure's that it hangs on."""

Bracket = Literal["", "(", "["]
MINUS = r"\-–—−‐‑‒﹣－"
_STARS = r"(?:\*{1,4}|[†‡§¶#^°]{1,3}|[∗⁎]{1,4}|★{1,3})"
_SMALL = r"[¹²³⁰⁴-⁹ᵃ-ᶻ]{1,3}"
_MARK = re.compile(
    rf"\s?(?:{_STARS}|{_SMALL}|\((?:[a-z]|\d{{1,2}}|{_STARS})\)|\[(?:[a-z]|\d{{1,2}})\]|\d{{1,2}}[)/](?!\d)"
    r"|/(?:[a-z]|\d(?![.,]))(?![^\W_])|[a-z](?:,\s?[a-z]){0,3}(?![^\W_])\)?)"
)
_LIMIT_EXPONENT = r"(?:\s?[eE][-+−–]?\d{1,3}(?!\d)|\s?[x×·*]\s?10\^?[-+−–]?\d{1,2}(?!\d))?"
_NUMBER = re.compile(rf"(?P<digits>{DIGITS})(?P<power>{_LIMIT_EXPONENT})(?P<fraction>\s?[½¼¾⅓⅔])?")
_STAR = re.compile("[∗⁎]")
_BETWEEN_RAISED = re.compile("(?<=[¹²³⁰⁴-⁹ᵃ-ᶻ]) (?=[¹²³⁰⁴-⁹ᵃ-ᶻ])")
_REMARK = re.compile(r"\([^()\d][^()]{0,30}\)")
_FRACTION = {"½": ".5", "¼": ".25", "¾": ".75"}
_SIGN = re.compile(rf"\s*(?P<sign>[{MINUS}+±])\s?(?=[\d.,(\[$€£¥A-Z])")
_DATE = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}:\d{2}(?::\d{2})?|(?:19|20)\d\d[-/–](?:\d\d|(?:19|20)\d\d)"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure. `value` is a plain decimal with its sign, "" for a missing one and for a range.

    `bracket` tells that it stands in parentheses or brackets, `note` is what hangs on it (stars, letters, "<"), `unit` what
    the cell itself prints as its unit. `is_range` tells two figures that are the ends of one, `unsure` one of several that
    stand in one cell though nothing says how they belong together, `end` which end of a printed interval it is.
    """

    text: str
    value: str = ""
    bracket: Bracket = ""
    note: str = ""
    unit: Unit = NOTHING
    status: ObsStatus = ""
    is_range: bool = False
    unsure: bool = False
    end: Literal["", "low", "high"] = ""

    @property
    def is_year(self) -> bool:
        """Whether it may be a year and nothing else: four digits."""
        return re.fullmatch(YEAR, self.text) is not None

    @property
    def is_missing(self) -> bool:
        return self.status == "m"


def figures(cell: Cell, by: Notation) -> tuple[Figure, ...]:
    """The figures that a cell holds and nothing else: mostly one; a coefficient with its error below gives two.

    Nothing where any of its text is something else, and for dates.
    """
    if not cell.runs or len(cell.runs) > 12 or len(text := cell.text) > 80:
        return ()
    if is_missing(text):
        return (Figure(text.strip(), status="m"),)
    on_line, raised = _parted(cell.runs)
    if not any(letter.isdigit() for letter in on_line) or _DATE.fullmatch(on_line.strip()):
        return ()
    found = read(on_line, by)
    if not found and raised:
        return read(text, by)
    return (replace(found[0], note=_noted(found[0].note, raised)), *found[1:]) if raised and found else found


def level(cell: Cell) -> str:
    """A cell's text without the marks that are raised over it."""
    return _parted(cell.runs)[0] if len(cell.runs) > 1 else cell.text


def _parted(runs: Sequence[Run]) -> tuple[str, str]:
    """A cell's text on the line, and the marks raised over it. Raised letters that follow nothing are on the line."""
    if any(is_turned(run) for run in runs):
        return "".join(run.text + run.end for run in runs).rstrip(), ""
    heights = [run.box.height for run in runs if run.box is not None and any(c.isdigit() for c in run.text)]
    if len(heights) < len(runs) and not heights:
        return "".join(run.text + run.end for run in runs), ""
    tallest = max(heights, default=0.0)
    on_line, raised = "", ""
    for i, run in enumerate(runs):
        host = runs[i - 1].box if i else None
        if run.box is not None and host is not None and _is_raised(run, host.height, tallest) and len(run.text) <= 4:
            raised += run.text
            on_line += run.end
        else:
            on_line += run.text + run.end
    return on_line.rstrip(), raised


def _is_raised(run: Run, _: float, tallest: float) -> bool:
    return run.box is not None and run.box.height < RAISED * tallest


def _noted(note: str, raised: str) -> str:
    raised = _STAR.sub("*", unicodedata.normalize("NFKC", _BETWEEN_RAISED.sub(",", raised)))
    return f"{note},{raised}" if note else raised


def read(text: str, by: Notation) -> tuple[Figure, ...]:
    """The figures of a text that holds nothing else."""
    if text[:1] in "([" and (ends := _pair(text.strip(), by)):
        return ends
    first = _scanned(text, by)
    if first is None:
        return ()
    figure, rest = first
    rest = rest.strip()
    if not rest:
        return (figure,)
    joint = re.match(rf"[{MINUS}/;,]|to\b|±|and\b", rest)
    if joint and (second := _scanned(rest[joint.end() :], by)) is not None and not second[1].strip():
        unit = second[0].unit if figure.unit == NOTHING else figure.unit
        together = f"{figure.note}{second[0].note}"
        return (Figure(text.strip(), bracket=figure.bracket, note=together, unit=unit, is_range=True),)
    if (more := _scanned(rest, by)) is not None and not more[1].strip() and rest[0] not in "([":
        return replace(figure, unsure=True), replace(more[0], unsure=True)
    if rest[0] in "([" and (more := _scanned(rest, by)) is not None and not more[1].strip():
        return figure, more[0]
    if inner := _pair(rest, by):
        return (figure, *inner)
    return (replace(figure, note=_noted(figure.note, rest)),) if _REMARK.fullmatch(rest) else ()


def _pair(text: str, by: Notation) -> tuple[Figure, ...]:
    """The two ends of an interval in brackets: "[0.12, 0.45]"."""
    m = re.fullmatch(r"[(\[](.{1,20}?)(?:[,;]\s|;|\s?[–—]\s?|\sto\s)(.{1,20})[)\]]", text)
    ends = [_scanned(part, by) for part in m.groups()] if m else []
    found = [end[0] for end in ends if end is not None and not end[1].strip()]
    if len(found) != 2:
        return ()
    low, high = found
    return replace(low, bracket="[", end="low", text=text), replace(high, bracket="[", end="high", text=text)


def interval(text: str, by: Notation) -> tuple[Figure, ...]:
    """The two ends of an interval that is all of a text, in brackets or not; nothing for other texts."""
    bare = text.strip()
    return _pair(bare if bare[:1] in "([" else f"[{bare}]", by)


def _scanned(text: str, by: Notation) -> tuple[Figure, str] | None:
    """The figure that a text begins with, and the rest of the text."""
    at, limit, sign, bracket, unit = 0, "", "", "", NOTHING
    if m := _limits().match(text):
        limit, at = m[1], m.end()
    for _ in range(4):
        if m := _SIGN.match(text, at):
            sign, at = sign or m["sign"], m.end()
        elif not bracket and (m := re.compile(r"\s*([(\[])\s?").match(text, at)):
            bracket, at = m[1], m.end()
        elif (found := unit_before(text, at)) is not None:
            unit, at = found
    number = _NUMBER.match(text, re.compile(r"\s*").match(text, at).end())  # type: ignore[union-attr]
    if number is None:
        return None
    at = number.end()
    inner, at = _tail(text, at)
    if bracket and (m := re.compile(r"\s?[)\]]").match(text, at)):
        at = m.end()
    elif bracket:
        return None
    outer, at = _tail(text, at) if bracket else (Tail(), at)
    value = _value(number, sign, by)
    note = ",".join(filter(None, (limit, inner.note, outer.note)))
    status = inner.status or outer.status
    units = [u for u in (unit, inner.unit, outer.unit) if u != NOTHING]
    whole = units[0].merged(units[1]) if len(units) > 1 else units[0] if units else NOTHING
    figure = Figure(text[:at].strip(), value, bracket, note, whole, status)  # type: ignore[arg-type]
    return figure, text[at:]


@dataclass(frozen=True, slots=True)
class Tail:
    """What hangs on the end of a figure."""

    note: str = ""
    unit: Unit = NOTHING
    status: ObsStatus = ""


def _tail(text: str, at: int) -> tuple[Tail, int]:
    note, unit, status = [], NOTHING, ""
    for _ in range(5):
        if m := _statuses().match(text, at):
            status, at = status or status_of(m[1] or m[2]), m.end()
        elif unit == NOTHING and (found := unit_behind(text, at)) is not None:
            unit, at = found
        elif m := _MARK.match(text, at):
            note.append(_STAR.sub("*", re.sub(r"[\s()\[\]]", "", m[0])))
            at = m.end()
        else:
            break
    return Tail(",".join(note), unit, status), at  # type: ignore[arg-type]


def _value(m: re.Match[str], sign: str, by: Notation) -> str:
    digits = plain(m["digits"], by)
    fraction = (m["fraction"] or "").strip()
    if fraction in _FRACTION and "." not in digits:
        digits += _FRACTION[fraction]
    if power := re.sub(rf"[\s{MINUS}]", lambda x: "" if x[0].isspace() else "-", m["power"] or ""):
        exponent = re.sub(r"^(?:[eE]|[x×·*]10\^?)", "", power).lstrip("+")
        digits = format(float(f"{digits}e{exponent}"), ".15g")
    return f"-{digits}" if sign and sign in MINUS and re.search("[1-9]", digits) else digits


@cache
def _limits() -> re.Pattern[str]:
    return re.compile(rf"\s*({alternation(forms('limit'))})(?=[\s\d$€£¥.])\s?", re.IGNORECASE)


@cache
def _statuses() -> re.Pattern[str]:
    words = alternation(forms("estimate") | forms("projection"))
    return re.compile(rf"\s?(?:\(({words})\)|({words})(?![^\W_]))", re.IGNORECASE)
