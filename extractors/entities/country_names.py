"""The names of countries, as data/countries.csv lists them, ready to be looked up."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors.entities import facts
from extractors.entities.country_short_forms import listed, shortened
from extractors.entities.gazetteer import Gazetteer

Form = Literal["name", "demonym", "prefix"]


@dataclass(frozen=True, slots=True)
class Country:
    """What a phrase stands for: a country in one of its forms, or (no code) something that only looks like one."""

    iso3: str
    form: Form


_JOINING = frozenset({"and", "of", "the"})
_NOTHING = Country("", "name")
_RANKED = re.compile(r"\b[A-Z]{2,4}\b|\b(?:Rep|Dem)\.")


@cache
def lookup() -> Gazetteer[Country]:
    """All names and adjectives of countries, and what only looks like one."""
    known = [
        (row["form"], Country(row["iso3"], _form(row["kind"]))) for row in facts.rows("countries") if row["kind"] != "prefix"
    ]
    printed = {form for form, _ in known}
    short = [(text, country) for form, country in known for text in shortened(form) if text not in printed]
    ranked = [(text, country) for text, country in _ranked() if text not in printed]
    return Gazetteer([*known, *short, *ranked, *((row["phrase"], _NOTHING) for row in facts.rows("country_lookalikes"))])


def _ranked() -> list[tuple[str, Country]]:
    """Names as lists print them, with the initials of the state's rank before or behind them ("Korea DPR", "DR Congo").

    Those that two countries have are left out."""
    found: dict[str, set[Country]] = {}
    for row in facts.rows("countries"):
        if row["kind"] == "name":
            for text in listed(row["form"]):
                if _RANKED.search(text):
                    found.setdefault(text, set()).add(Country(row["iso3"], "name"))
    return [(text, countries.pop()) for text, countries in found.items() if len(countries) == 1]


@cache
def cells() -> dict[str, Country]:
    """What fills a cell of a list of countries, by its letters in small ones; a form of two countries is none."""
    found: dict[str, set[Country]] = {}
    for row in facts.rows("countries"):
        if row["kind"] == "name":
            for text in (row["form"], *shortened(row["form"]), *listed(row["form"])):
                found.setdefault(letters(text), set()).add(Country(row["iso3"], "name"))
    return {text: countries.pop() for text, countries in found.items() if len(countries) == 1}


def letters(text: str) -> str:
    """The words of a text in small letters, all other signs and words that join left out."""
    return " ".join(word for word in re.findall(r"[^\W_]+", text.casefold()) if word not in _JOINING)


@cache
def prefixes() -> dict[str, str]:
    """Codes by prefix in small letters: "sino"."""
    return {row["form"].casefold(): row["iso3"] for row in facts.rows("countries") if row["kind"] == "prefix"}


@cache
def lower_names() -> dict[str, Country]:
    """Countries by their short names of one word, in small letters."""
    rows = (row for row in facts.rows("countries") if row["is_short_name"] and row["form"].isalpha())
    return {row["form"].casefold(): Country(row["iso3"], "name") for row in rows}


def _form(kind: str) -> Form:
    return "demonym" if kind == "demonym" else "name"
