"""The words of title pages: data/title_page.csv by role, and names of persons and countries from the tables of entities."""

import re
from functools import cache, lru_cache

from extractors.model.lists import rows


@cache
def words(role: str) -> frozenset[str]:
    """The words of a role: `series`, `by`, `publisher`, `other`, `title`, `job`, `degree`, `about`, `small`."""
    return frozenset(row["words"] for row in rows("title_page") if row["role"] == role)


@cache
def given_names() -> frozenset[str]:
    """Given names, in small letters."""
    return frozenset(row["name"].casefold() for row in rows("given_names"))


@cache
def family_names() -> frozenset[str]:
    """Family names, in small letters."""
    return frozenset(row["name"].casefold() for row in rows("family_names"))


@cache
def countries() -> frozenset[str]:
    """Names and demonyms of countries, in small letters."""
    return frozenset(row["form"].casefold() for row in rows("countries"))


@cache
def organization_heads() -> frozenset[str]:
    """Nouns that surely name a body ("university", "ministry"), in small letters."""
    return frozenset(row["head"].casefold() for row in rows("org_heads") if row["strength"] == "strong")


@cache
def body_nouns() -> frozenset[str]:
    """All nouns that may name a body, in small letters."""
    return frozenset(row["head"].casefold() for row in rows("org_heads"))


@lru_cache(maxsize=1024)
def label(text: str) -> tuple[str, str, str]:
    """(role, label, rest) of a line such as "Author(s): A. Smith" or "by A. Smith"; empty strings where none opens it."""
    found = re.match(r"^([^\W\d_][^:：]{0,38}?)\s*[:：]\s*(.*)$", text, re.S)
    if found:
        name = found[1].casefold().strip()
        for role in ("by", "publisher", "title", "other"):
            if name in words(role):
                return role, name, found[2].strip()
    lower = text.casefold()
    for role in ("by", "publisher", "other"):
        for name in sorted(words(role), key=len, reverse=True):
            if (name.endswith("by") and lower.startswith(f"{name} ")) or lower == name:
                return role, name, text[len(name) :].strip()
    return "", "", ""
