"""How two printed times stand to each other: EDTF dates as spans of months."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Standing = Literal["same_month", "same_year", "other_month", "overlap", "next", "near", "far", "one_silent", "silent"]
SLIP = 3  # years by which a date can be off by a slip or by the stage of a deal that it tells: agreed, signed, begun
LONG = 12  # months of a year
EVER = 12 * 10_000


@dataclass(frozen=True, slots=True)
class Months:
    """A stretch of months, both ends within, counted from the year 0; `fine` tells that a month or a day is printed, and not
    as about that time."""

    first: int
    last: int
    fine: bool

    @property
    def years(self) -> int:
        """In how many calendar years it lies."""
        return self.last // LONG - self.first // LONG + 1


@lru_cache(maxsize=50_000)
def months(date: str) -> Months | None:
    """The months of an EDTF date or interval (level 0, and of level 1 decades, `~`, `?` and open ends), None for none."""
    plain = re.sub(r"[~?%]", "", date)
    sure = plain == date
    if "/" in plain:
        begin, end = (_point(part) for part in plain.split("/", 1))
        if begin is None and end is None:
            return None
        return Months(begin.first if begin else 0, end.last if end else EVER, False)
    return _point(plain, sure)


def _point(text: str, sure: bool = True) -> Months | None:
    hit = re.fullmatch(r"(\d{2}XX|\d{3}X|\d{4})(?:-(\d{2}))?(?:-\d{2})?", text)
    if hit is None:
        return None
    first, last = int(hit[1].replace("X", "0")), int(hit[1].replace("X", "9"))
    month = int(hit[2]) if hit[2] else 0
    if 1 <= month <= LONG:
        return Months(first * LONG + month - 1, first * LONG + month - 1, sure)
    return Months(first * LONG, last * LONG + LONG - 1, False)


def standing(one: str, other: str) -> Standing:
    """How two EDTF dates stand to each other."""
    a, b = months(one), months(other)
    if a is None or b is None:
        return "silent" if a is None and b is None else "one_silent"
    if a.years == b.years == 1 and a.first // LONG == b.first // LONG:
        if a.fine and b.fine:
            return "same_month" if a == b else "other_month"
        return "same_year"
    if a == b:
        return "same_year"
    if a.first <= b.last and b.first <= a.last:
        return "overlap"
    gap = max(a.first // LONG - b.last // LONG, b.first // LONG - a.last // LONG)
    return "next" if gap <= 1 else "near" if gap <= SLIP else "far"
