"""Well-known organisations by their names and abbreviations, with the country of national bodies.

The rows were written down from general knowledge, not copied from a list; behind "general knowledge;" their `source` says
where each can be checked.
"""

import re
from dataclasses import dataclass
from functools import cache

from extractors.entities import facts
from extractors.entities.gazetteer import Gazetteer

# British and American spellings of the same name.
_SPELLINGS = (
    ("Organisation", "Organization"), ("Programme", "Program"), ("Labour", "Labor"), ("Corporation", "Corp"),
    ("Centre", "Center"), ("Defence", "Defense"), (" & ", " and "),
)  # fmt: skip

PLURAL_WITHIN = 2  # words of a company's name from which one inside it may be misprinted in the singular


@dataclass(frozen=True, slots=True)
class Known:
    """The canonical name, alpha-3 of the country whose body it is ("" for none), and whether it is a company."""

    name: str
    country: str
    is_company: bool = False


@cache
def lookup() -> Gazetteer[Known]:
    """All names, in both spellings, and abbreviations."""
    return Gazetteer(forms())


@cache
def forms() -> tuple[tuple[str, Known], ...]:
    """Each form of each name with the body that it names. The first row that has a form wins."""
    found: dict[str, Known] = {}
    for row in facts.rows("known_organizations"):
        known = Known(row["name"], row["country"], row["source"].endswith("company site"))
        for form in (row["name"], *filter(None, row["aliases"].split(";"))):
            misprinted = _singular(form) if known.is_company else set()
            for spelling in _spellings(form) | _national(form, row["country"]) | misprinted:
                found.setdefault(spelling, known)
    return tuple(found.items())


def _national(form: str, country: str) -> set[str]:
    """The name of an agency of the United States with its country before it."""
    if country != "USA" or " " not in form or form.startswith(("U", "American")) or " of the United States" in form:
        return set()
    return {f"{prefix} {form}" for prefix in ("U.S.", "US", "United States")}


def _singular(form: str) -> set[str]:
    """The name of a company whose inner plural is printed as a singular, as many do: "China Merchant Port"."""
    first, *inner, last = words if len(words := form.split()) > PLURAL_WITHIN else [form, form]
    return {" ".join((first, *(re.sub(r"(?<=[a-rt-z])s$", "", word) for word in inner), last))} if inner else set()


def _spellings(form: str) -> set[str]:
    found = {form}
    if form.isupper() and form.isalpha() and 2 < len(form) < 6:
        found.add("".join(f"{letter}." for letter in form))
    for one, other in _SPELLINGS:
        if one in form or other in form:
            found |= {text.replace(one, other) for text in found} | {text.replace(other, one) for text in found}
    return {text for text in found if not re.search(r"\b(?:Programmme|Programmeme)", text)}


def is_abbreviation(text: str) -> bool:
    """Whether a form is written as an abbreviation: it may stand for something else that the paper defines."""
    return len(text) <= 8 and sum(c.isupper() for c in text) >= 2 and " " not in text
