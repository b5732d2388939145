"""Short forms in brackets right behind an organisation's name, in any case: (NP Port), (NP), (Chalco), ("the Fund")."""

import re
from collections.abc import Sequence

from extractors.entities import countries, currencies, nlp
from extractors.entities.organizations import norms
from extractors.entities.organizations.found import Found
from extractors.entities.passages import Passage

_BRACKET = re.compile(
    r"\s?[(\[]\s*(?:(?:hereinafter|hereafter|henceforth|abbreviated(?:\s+as)?|or|the|referred\s+to\s+as|known\s+as|also|,|;)"
    r"\s*){0,6}[\"“'‘]?(?P<short>[A-Z][A-Za-z&.-]{1,11}(?:\s[A-Z][A-Za-z&-]{1,9})?)[\"”'’]?\s*(?:[;,][^()]{0,40})?[)\]]"
)
_INITIALS = re.compile(r"[A-Z][A-Za-z]?[A-Z][A-Za-z]{0,6}[A-Z]?")
_UNNAMED = ("named government", "model")


def shortened(found: Sequence[Sequence[Found]], passages: Sequence[Passage]) -> dict[str, Found]:
    """By short form the first name that one passage prints it behind.

    Three initials and more need not spell the name: they may be those of its name in another language.
    """
    out: dict[str, Found] = {}
    for passage, items in zip(passages, found, strict=True):
        for item in items:
            m = _BRACKET.match(passage.masked, item.end)
            if m and item.method not in _UNNAMED and is_of(m["short"].rstrip("."), item.text):
                out.setdefault(m["short"].rstrip("."), item)
    return out


def is_of(short: str, name: str) -> bool:
    """Whether a bracket's words may be a name's short form: initials, or letters of the name in their order."""
    if _stands_for_other(short) or short.casefold() == name.casefold():
        return False
    if len(short) > 2 and _INITIALS.fullmatch(short):
        return True
    parts = short.split()
    if len(parts) == 1 and sum(c.isupper() for c in short) < 2 and (len(short) < 4 or nlp.is_english(short.casefold())):
        return False
    return all(_spells(part, name) for part in parts)


def _spells(part: str, name: str) -> bool:
    """Whether a name holds the letters of one word in their order: capitals, or the first letter, at the start of words."""
    at, starts = 0, [0, *(m.end() for m in re.finditer(r"[\s/&-]+|(?<=[a-z])(?=[A-Z])", name))]
    for i, char in enumerate(c for c in part if c.isalpha()):
        places = (k for k in range(at, len(name)) if name[k].casefold() == char.casefold())
        at = next((k for k in places if k in starts or (i and not (char.isupper() and part.isupper()))), -1) + 1
        if not at:
            return False
    return True


def _stands_for_other(text: str) -> bool:
    return countries.parse(text) is not None or norms.of_known(text) is not None or text in currencies.codes()
