"""What the labels of a figure say together: place, other side, time, unit and scale, and the words that are left."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractors.entities import facts
from extractors.entities.currency_usage import Usage
from extractors.model.observation import ObsStatus
from extractors.observations import periods, places
from extractors.observations.forms import status_of
from extractors.observations.labels import Label
from extractors.observations.periods import NO_TIME, Period
from extractors.observations.places import NO_SIDES, Sides
from extractors.observations.units import NOTHING, Unit, units_in

_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Said:
    """What one label says. `words` are those that are neither place nor time nor unit.

    `counts` tells that its figures are counts, ranks or ratios, which no unit of a caption reaches.
    """

    unit: Unit = NOTHING
    period: Period = NO_TIME
    sides: Sides = NO_SIDES
    is_place: bool = False
    words: str = ""
    is_total: bool = False
    status: ObsStatus = ""
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Roles:
    """What all labels of a figure say together, the nearest first where two say the same thing."""

    indicator: str
    sides: Sides
    time: str
    status: ObsStatus
    unit: Unit
    is_total: bool


def said(label: Label, usage: Usage, in_places: bool = False) -> Said:
    """What a label says; `in_places` tells that it stands in a column or row of countries."""
    text = label.text
    if area := places.whole(label) or (places.cut(text) if in_places and not is_total(text) else ""):
        return Said(sides=Sides(area), is_place=True)
    if (period := periods.whole(text)) is not None:
        return Said(period=period, status=period.status)
    unit, words = units_in(text, usage)
    found = periods.within(words) if words else None
    period, words = found if found is not None else (NO_TIME, words)
    status: ObsStatus = period.status or _status_word(words)
    sides = places.sides(label) if label.places else NO_SIDES
    return Said(
        unit, period, sides, False, _with_basis(words, unit), is_total(words), status, _COUNT.search(text) is not None
    )


def _status_word(words: str) -> ObsStatus:
    """The status that a whole label is ("Projected", "Estimate"), "" for none."""
    return status_of(words) if len(words) > 2 and " " not in words else ""


def _with_basis(words: str, unit: Unit) -> str:
    return f"{words} ({unit.basis})" if words and unit.basis else words or unit.basis


@cache
def _totals() -> re.Pattern[str]:
    words = {row["word"] for row in facts.rows("label_words") if row["kind"] == "total"}
    words |= {row["word"] for row in facts.rows("total_words") if row["kind"] == "total"}
    either = "|".join(re.escape(word) for word in sorted(sorted(words), key=len, reverse=True))
    return re.compile(rf"(?:{either})(?![^\W_])", re.IGNORECASE)


def is_total(text: str) -> bool:
    """Whether a label says that its figures are sums: it begins or ends with a word for it, and is short."""
    bare = text.strip(" :.*()").casefold()
    if not bare or len(bare.split()) > 5:
        return False
    m = _totals().match(bare)
    if m and (m[0] not in ("all", "overall", "world", "sum") or len(bare) == len(m[0])):
        return True
    return re.search(r"(?<![^\W_])(?<!of )(?<!in )(?:total|sub-?total)\)?$", bare) is not None


@dataclass(frozen=True, slots=True)
class Around:
    """What caption, unit line, corner and notes say for the whole table, the nearest first."""

    said: tuple[Said, ...]
    partners: bool = False


def combined(rows: Sequence[Said], cols: Sequence[Said], around: Around, own: Unit, own_status: ObsStatus) -> Roles:
    """The roles of a figure from its row's labels, its column's heads (outermost first each), and what stands around."""
    near = [*reversed(cols), *reversed(rows)]
    by_unit = sorted(near, key=lambda s: not s.unit.measure) if not own.measure else near
    unit = own
    for each in by_unit:
        unit = unit.merged(each.unit)
    unit = _with_around(unit, near, around)
    area, counterpart = _areas(rows, cols, around)
    words = [s.words for s in (*rows, *cols) if s.words]
    time = _time(near, around)
    return Roles(
        indicator=": ".join(dict.fromkeys(words)),
        sides=Sides(area, counterpart),
        time=time,
        status=own_status or next((s.status for s in near if s.status and time), ""),
        unit=unit,
        is_total=any(s.is_total for s in (*rows[-1:], *cols)),
    )


def _with_around(unit: Unit, near: Sequence[Said], around: Around) -> Unit:
    """The unit, completed by what stands around the table; a percentage or a count takes nothing from there."""
    told_count = any(s.counts for s in near)
    if unit.measure in ("%", "‰") or (told_count and not unit.measure):
        return unit
    for each in around.said:
        if unit.measure and unit.measure != each.unit.measure and each.unit.measure:
            continue
        unit = unit.merged(each.unit)
    return unit


_COUNT = re.compile(
    r"\b(?:number|no\.|rank|ranking|index|ratio|count|r2|r-squared|r²|observations|obs\.?|p-value|t-stat(?:istic)?)(?![^\W_])|^n$|^#",
    re.IGNORECASE,
)


def _areas(rows: Sequence[Said], cols: Sequence[Said], around: Around) -> tuple[str, str]:
    """Whom a figure is of, and the other side. Of two countries the outer one, or the row's, is the owner."""
    area = counterpart = ""
    for each in (*rows, *cols):
        if each.is_place and not area:
            area = each.sides.area
        elif each.is_place and not counterpart and each.sides.area != area:
            counterpart = each.sides.area
    named = [s.sides for s in (*reversed(rows), *reversed(cols), *around.said) if not s.is_place]
    areas = [s.area for s in named if s.area]
    owners = [s.owner for s in named if s.owner]
    others = [s.counterpart for s in named if s.counterpart]
    if around.partners and area and not counterpart and area not in (*owners, *areas):
        return next(iter([*owners, *areas]), ""), area
    area = area or next(iter([*areas, *owners]), "")
    aside = [code for code in (*others, *owners) if code != area]
    return area, counterpart or next(iter(aside), "")


def _time(near: Sequence[Said], around: Around) -> str:
    """The nearest time; the months of a year take their year from the other labels."""
    dated = [s.period for s in near if s.period.edtf]
    months = next((s.period.months for s in near if s.period.months), None)
    outside = [s.period.edtf for s in around.said if s.period.edtf]
    if months is not None:
        year = next((p.edtf for p in dated if _YEAR.fullmatch(p.edtf)), next((y for y in outside if _YEAR.fullmatch(y)), ""))
        return periods.of_year(year, months) if year else ""
    return dated[0].edtf if dated else outside[0] if outside else ""
