"""How near two printed figures are: equal, one the other's rounding, one the other in another currency, or another."""

import math
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from typing import Literal

from flows.reconcile.tables import exchange_rates

Closeness = Literal["equal", "rounded", "converted", "near", "other", "unknown"]
ORDER: tuple[Closeness, ...] = ("equal", "rounded", "converted", "near", "unknown", "other")
"""From the most alike to the least; two currencies without a rate say nothing, less than near and more than other."""

ROUNDED = 0.03  # share of the figure that rounding may take off: "306.7" and "307", "39.6" and "40"
NEAR = 0.13  # share by which sources differ about one sum: fees, a day's rate, a stage of the deal
CONVERTED = (
    0.08  # share by which a day's rate of exchange departs from the year's average (ECB, 2000-2024: nine years in ten)
)
NEXT_SHARE = 0.5  # percentage points from which one share is no rounding of another: who rounds 49.1 prints 49, not 50
TELLING = 3  # significant digits from which two equal figures are hardly so by chance

Sum = tuple[float, str]
"""A value and its currency (ISO 4217) or unit."""


@lru_cache(maxsize=50_000)
def digits(value: float) -> int:
    """The significant digits of a figure as it would be printed: 3 of 307000000, 1 of 5000."""
    text = f"{abs(value):.12e}".partition("e")[0].replace(".", "").rstrip("0")
    return max(1, len(text))


def roundness(value: float) -> Literal["exact", "odd", "round"]:
    """How little two things share a figure by chance: `exact` from three digits on, `odd` for two that end on no 5."""
    n = digits(value)
    if n >= TELLING:
        return "exact"
    return "round" if n == 1 or f"{abs(value):.1e}"[2] == "5" else "odd"


def closeness(one: Sum, other: Sum, year: int | None) -> Closeness:
    """How near two sums are; those in two currencies are compared in dollars at the rate of `year`."""
    (x, unit), (y, its) = one, other
    if unit == its:
        return "near" if unit == "%" and abs(x - y) > NEXT_SHARE and _near(x, y) == "rounded" else _near(x, y)
    x_usd, y_usd = dollars(one, year), dollars(other, year)
    if x_usd is None or y_usd is None:
        return "unknown" if _at_some_rate(one, other) else "other"
    return "converted" if _share(x_usd, y_usd) <= CONVERTED else "other"


def _near(x: float, y: float) -> Closeness:
    if x == y:
        return "equal"
    share = _share(x, y)
    if share <= ROUNDED and rounds(x, y):
        return "rounded"
    return "near" if share <= NEAR else "other"


def _share(x: float, y: float) -> float:
    return abs(x - y) / max(abs(x), abs(y), 1e-12)


def rounds(x: float, y: float) -> bool:
    """Whether the figure of fewer digits is what the other rounds to."""
    coarse, fine = sorted((x, y), key=lambda value: (digits(value), value))
    if digits(coarse) == digits(fine) or not coarse:
        return False
    step = 10.0 ** (math.floor(math.log10(abs(coarse))) - digits(coarse) + 1)
    return abs(fine - coarse) <= 0.5 * step * (1 + 1e-9)


def is_telling_rounding(one: Sum, other: Sum) -> bool:
    """Whether one sum is what the other rounds to, to digits that two things hardly share by chance: 412 and 412.3."""
    (x, unit), (y, its) = one, other
    return unit == its and min(digits(x), digits(y)) >= TELLING and _near(x, y) == "rounded"


def dollars(one: Sum, year: int | None) -> float | None:
    """The sum in US dollars at the year's average rate, None where there is none."""
    value, currency = one
    if currency == "USD":
        return value
    rate = exchange_rates().get((currency, year)) if year is not None else None
    return value / rate.per_usd if rate else None


def _at_some_rate(one: Sum, other: Sum) -> bool:
    """Whether two sums may be one, each at the rate of any year; also where a currency has no rates."""
    spans = [_rates(unit) for _, unit in (one, other)]
    if None in spans:
        return True
    low, high = ([value / rate for rate in span or ()] for (value, _), span in zip((one, other), spans, strict=True))
    return min(low) <= max(high) * (1 + CONVERTED) and min(high) <= max(low) * (1 + CONVERTED)


@cache
def _rates(currency: str) -> tuple[float, float] | None:
    """The least and the most that a US dollar cost in a currency, of all years; None for a currency without rates."""
    if currency == "USD":
        return 1.0, 1.0
    found = [rate.per_usd for (name, _), rate in exchange_rates().items() if name == currency]
    return (min(found), max(found)) if found else None


def best(some: Iterable[Sum], others: Collection[Sum], year: int | None) -> tuple[Closeness, Sum] | None:
    """The nearest two of two places' sums, and the sum that they agree about; None where one place has none.

    Where both tell a sum in one currency, that decides: two sums come near each other in two currencies by chance too.
    """
    every = [(x, y) for x in some for y in others]
    alike = [(x, y) for x, y in every if x[1] == y[1]]
    found = [(closeness(x, y, year), x) for x, y in alike or every]
    return min(found, key=lambda hit: (ORDER.index(hit[0]), -digits(hit[1][0]), hit[1]), default=None)


def grid(value: float) -> Iterator[float]:
    """The figures of two digits on both sides of a value, or the value where it is one: roundings of one meet there."""
    if not value:
        yield 0.0
        return
    step = 10.0 ** (math.floor(math.log10(abs(value))) - 1)
    low = math.floor(value / step + 1e-9)
    yield float(f"{low * step:.6g}")
    if abs(value / step - low) > 1e-6:
        yield float(f"{(low + 1) * step:.6g}")


def shade(usd: float) -> int:
    """The number of the eighth-wide bin that a sum in dollars falls in, for sums that were converted at other rates."""
    return math.floor(math.log(usd) / math.log(1 + CONVERTED)) if usd > 0 else 0
