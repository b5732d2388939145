"""Canonical names of organisations."""

import re

from extractors.entities import countries, facts
from extractors.entities.organizations import known, legal_forms
from extractors.entities.passages import plain


def canonical(text: str) -> str:
    """The name as it is to be joined on: white space and apostrophes made plain, capitals throughout turned into a title."""
    name = re.sub(r"\s+", " ", plain(text)).strip(" ,;")
    name = re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.I)
    name = re.sub(r"'s$", "", name)
    letters = [c for c in name if c.isalpha()]
    if " " in name and letters and all(c.isupper() for c in letters):
        name = " ".join(_titled(word) for word in name.split(" "))
    return name


def _titled(word: str) -> str:
    if word.casefold() in facts.words("small_in_title"):
        return word.casefold()
    return word if len(word) <= 3 else "-".join(part[:1] + part[1:].lower() for part in word.split("-"))


def of_known(text: str) -> str | None:
    """The canonical name of a well-known organisation in any of its forms, with or without a legal form, or None."""
    short = legal_forms.stripped(text)
    body = known.lookup().get(text) or (known.lookup().get(short) if short else None)
    return body.name if body else None


def norm(text: str) -> str:
    """The canonical name of an organisation: the well-known one, else the one printed."""
    return of_known(text) or canonical(text)


def country_of(name: str) -> str:
    """The country of a known body, else the one named at the end or the head of a body's name; "" for none."""
    body = known.lookup().get(name)
    if body is not None and body.country:
        return body.country
    m = re.search(r"\b(?:of|in)\s+(?:the\s+)?([A-Z][\w'. -]+)$", name)
    if m and (iso3 := countries.begins_body(m[1])):
        return iso3
    words = name.split()
    for n in (3, 2, 1):
        if len(words) > n and (iso3 := countries.begins_body(" ".join(words[:n]))):
            return iso3
    return ""
