"""Tables of known cases that reconciliation reads: words of one meaning, exchange rates, qualities of sources."""

from dataclasses import dataclass
from functools import cache

from extractors.model import lists


def _rows(name: str) -> tuple[dict[str, str], ...]:
    return lists.rows(name, "flows")


@cache
def synonyms() -> tuple[tuple[str, ...], ...]:
    """Groups of words that mean the same in titles, the first of each standing for all."""
    return tuple(tuple(row["words"].split("|")) for row in _rows("synonyms"))


@cache
def bars() -> dict[str, float]:
    """For each kind of record the confidence from which on it may be summed (data/bars.csv, which may be edited)."""
    return {row["kind"]: float(row["bar"]) for row in _rows("bars")}


@cache
def source_qualities() -> dict[str, float]:
    """How good a place in a paper is as a source, by its zone."""
    return {row["zone"]: float(row["quality"]) for row in _rows("source_qualities")}


@dataclass(frozen=True, slots=True)
class LikenessWeight:
    """How much a level of a measure speaks for one fact, in log-odds, for pairs of two papers or of one."""

    scope: str
    measure: str
    level: str
    weight: float


@cache
def likeness_weights() -> tuple[LikenessWeight, ...]:
    """What each measure's levels weigh, as fitted."""
    return tuple(
        LikenessWeight(row["scope"], row["measure"], row["level"], float(row["weight"])) for row in _rows("likeness_weights")
    )


@dataclass(frozen=True, slots=True)
class Rate:
    """Units of a currency for one US dollar: the average over a year."""

    per_usd: float
    source: str


@cache
def exchange_rates() -> dict[tuple[str, int], Rate]:
    """Yearly average rates by currency (ISO 4217) and year: the ECB's, and official ones where it has none."""
    return {
        (row["currency"], int(row["year"])): Rate(float(row["per_usd"]), row["source"])
        for name in ("official_rates", "exchange_rates")
        for row in _rows(name)
    }


@cache
def legal_forms() -> tuple[str, ...]:
    """Legal forms of companies, in lower case."""
    return tuple(row["form"] for row in _rows("legal_forms"))


@cache
def country_names() -> dict[str, str]:
    """Short English names of countries by ISO 3166-1 alpha-3."""
    return {row["iso3"]: row["form"] for row in lists.rows("countries") if row["is_short_name"] == "yes"}


@cache
def capitals() -> frozenset[str]:
    """Seats of governments, by which papers tell states."""
    return frozenset(row["place"] for row in lists.rows("places") if row["capital"])


@cache
def demonyms() -> frozenset[str]:
    """Words for who and what is of a country, in lower case: in "Omani rial" none is a country's name."""
    return frozenset(row["form"].casefold() for row in lists.rows("countries") if row["kind"] == "demonym")


@cache
def heirs() -> dict[str, str]:
    """The state of today by which a state that is no more is told too, by ISO codes."""
    return {row["code"]: row["heir"] for row in _rows("former_states")}


def heir(code: str) -> str:
    """The state that a country code is compared as: a deal of the Soviet Union may be told as Moscow's, or Russia's."""
    return heirs().get(code, code)


@cache
def organs() -> dict[str, str]:
    """By the name of an organ that of the body for which it acts."""
    return {row["organ"]: row["body"] for row in _rows("organs")}


@cache
def common_words() -> tuple[str, ...]:
    """Words of titles that do not tell one thing from another."""
    return tuple(word for row in _rows("common_words") for word in row["words"].split("|"))
