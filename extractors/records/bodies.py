"""The country that an organisation belongs to: governments, ministries and national companies stand for theirs."""

import re
from collections.abc import Iterable
from functools import cache

from extractors.entities import countries, facts
from extractors.model.fact import Mention, Value
from extractors.records.frames import lexicon

SHORT = 4  # letters up to which a name of one word may be any word
LEADING = 3  # words at the start of a name that may be a country: "United Arab Emirates ..."


@cache
def country_of(name: str) -> str:
    """The alpha-3 code of an organisation's country by its canonical name, or "".

    It is that of the table of known organisations, else the country after the name's last "of", else the one that it
    begins with, else that of the body whose family it is of. A name that holds two countries belongs to neither, nor do
    those who club together for one: "Consortium for Nepal" are Nepal's givers.
    """
    if _known().get(name):
        return _known()[name]
    if _clubs().search(name):
        return ""
    found = _called_after(name, " of ")
    return found.pop() if len(found) == 1 else "" if found else _of_its_family(name) or _of_its_place(name)


def _called_after(name: str, *links: str) -> set[str]:
    """The countries that a name ends with behind one of these links, or begins with."""
    words = name.replace("’", "'").split()
    found = {countries.begins_body(name.rsplit(link, 1)[1]) or "" for link in links if link in name}
    for size in range(min(LEADING, len(words)), 0, -1):
        code = countries.begins_body(" ".join(words[:size]).removesuffix("'s"))
        if code and len(words) > size:
            found.add(code)
            break
    return found - {""}


def _of_its_family(name: str) -> str:
    """The country of the national body whose one-word name a longer one begins with: "Gazprom Neft"; "" for other names."""
    first, _, rest = name.partition(" ")
    return _families().get(first, "") if rest and " of " not in name else ""


@cache
def _families() -> dict[str, str]:
    """The national bodies that are known by one word, letters alone aside, with their countries."""
    rows = [row for row in facts.rows("known_organizations") if row["country"]]
    named = {word: row["country"] for row in rows for word in (row["name"], *row["aliases"].split(";"))}
    return {word: code for word, code in named.items() if " " not in word and len(word) > SHORT and not word.isupper()}


def _of_its_place(name: str) -> str:
    """The country of the place that a local body is called after: "Port Authority of Mombasa"; "" for other names."""
    if not _local().search(name):
        return ""
    codes = {lexicon.country_of_place(hit.group()) for hit in lexicon.places().finditer(name)}
    return codes.pop() if len(codes) == 1 else ""


@cache
def _local() -> re.Pattern[str]:
    """Words of the names of bodies that lie where they are called after."""
    return re.compile(rf"\b(?:{'|'.join(sorted(lexicon.words('local_bodies')))})\b")


def helped_by(name: str) -> str:
    """The country that a club of givers or lenders is called after, which it helps; "" for other names."""
    if not _clubs().search(name):
        return ""
    found = _called_after(re.sub(r"^Aid(?:[ -]to)?[ -]", "", name), " of ", " for ", " on ")
    return found.pop() if len(found) == 1 else ""


@cache
def _clubs() -> re.Pattern[str]:
    """Words of the names of clubs of givers and lenders."""
    return re.compile(rf"\b(?:{'|'.join(sorted(lexicon.words('clubs_for')))})\b")


@cache
def _known() -> dict[str, str]:
    return {row["name"]: row["country"] for row in facts.rows("known_organizations")}


def home(mention: Mention) -> str:
    """The country that a mention of a country or an organisation stands for, or ""."""
    if mention.label == "COUNTRY":
        return mention.norm
    return country_of(mention.norm or mention.text) if mention.label == "ORG" else ""


def homes(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The distinct countries that mentions stand for, in print order."""
    return tuple(dict.fromkeys(code for mention in mentions if (code := home(mention))))


def party_values(mentions: Iterable[Mention]) -> tuple[Value, ...]:
    """Evidence for each country among the parties: the first mention that stands for it, a country's own before others."""
    first: dict[str, Mention] = {}
    for mention in sorted(mentions, key=lambda m: m.label != "COUNTRY"):
        if code := home(mention):
            first.setdefault(code, mention)
    return tuple(
        Value(m.start, m.end, "parties", code, m.method if m.label == "COUNTRY" else "country of the organisation")
        for code, m in first.items()
    )
