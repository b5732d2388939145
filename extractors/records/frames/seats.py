"""The home of a body as the words beside its name tell it: "the Chilean builder Acme", "Acme, a Lima-based firm"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records.frames import lexicon
from extractors.records.located import Located

REACH = 80
"""Characters beside a name within which its home is told."""

WHOSE = re.compile(r"(?:['’]s)?\s+(?:state-owned\s+)?(?:[A-Z(][\w()-]*\s+){0,3}\(?", re.MULTILINE)
"""What may stand between a country and the name of a body of its own: "Peru's Banco Uno"."""
LINKS = "and|or|with|of|to|by|for|from|in|on|at|as|than|like"
"""Words between a firm and another name, which is none of its own: "Peru's largest builder and Acme"."""
BASED = r"[-‐–](?:based|headquartered|registered)"
SEATED = re.compile(r"(?:\s*\([^()]{1,20}\))?,?\s+(?:which\s+is\s+)?(?:based|headquartered)\s+in\s+(?:the\s+)?")


@cache
def _called() -> re.Pattern[str]:
    """What stands between a country and a firm's name before which it says what the firm is: "-based port operator "."""
    return re.compile(rf"(?:['’]s|{BASED})?\s+{_described()}\s+(?:(?!(?:{LINKS})\b)\w+\s+)??")


@cache
def _said_to_be() -> re.Pattern[str]:
    """What leads from a firm's name to the country that it is said to be of: ", a large and old "."""
    return re.compile(r"(?:\s*\([^()]{1,20}\))?,\s+(?:an?|the)\s+(?:(?!of\b|with\b|by\b|in\b|for\b)[a-z][\w-]*\s+){0,3}")


@cache
def _is_one() -> re.Pattern[str]:
    return re.compile(rf"(?:['’]s|{BASED})?\s+{_described()}\b")


def _described() -> str:
    nouns = "|".join(sorted(lexicon.words("firms_told")))
    return rf"(?:[a-z][\w-]*\s+){{0,5}}(?:{nouns})"


def country_told(located: Located, body: Mention) -> str:
    """The country that the words right before or behind a body's name give it; "" where they give none."""
    return _before(located, body) or _behind(located, body)


def in_long(located: Located, body: Mention) -> Iterator[tuple[int, str]]:
    """Where a body's name is spelled out around its letters, with the country before it: "the Chilean Trade Promotion (TP)
    Bank", if the body is "TP Bank"."""
    letters, _, rest = body.text.partition(" ")
    if not rest or not letters.isupper():
        return
    for hit in re.finditer(rf"\({re.escape(letters)}\)\s+{re.escape(rest)}\b", located.document.text):
        if code := _before(located, replace(body, start=hit.start() + 1)):
            yield hit.start(), code


def _before(located: Located, body: Mention) -> str:
    text = located.document.text
    for start, end, code, is_name in reversed(_lands(located, max(0, body.start - REACH), body.start)):
        whose = not is_name or text[end : end + 2] in ("'s", "’s")
        if whose and WHOSE.fullmatch(text, end, body.start) and located.within(Span(start, end), "COUNTRY"):
            return code
        if _called().fullmatch(text, end, body.start) and (whose or re.match(BASED, text[end:])):
            return code
        return ""
    return ""


def _behind(located: Located, body: Mention) -> str:
    text = located.document.text
    for start, end, code, is_name in _lands(located, body.end, min(len(text), body.end + REACH)):
        if SEATED.fullmatch(text, body.end, start):
            return code
        whose = not is_name or text[end : end + 2] in ("'s", "’s") or re.match(BASED, text[end:])
        led = _said_to_be().fullmatch(text, body.end, start)
        return code if led and whose and _is_one().match(text, end) else ""
    return ""


def _lands(located: Located, start: int, end: int) -> list[tuple[int, int, str, bool]]:
    """The countries and places of a stretch of text in order: where each stands, its code, and whether it is a name."""
    named = [(m.start, m.end, m.norm, m.kind != "demonym") for m in located.within(Span(start, end), "COUNTRY") if m.norm]
    taken = [(a, b) for a, b, _, _ in named]
    places = [
        (hit.start(), hit.end(), lexicon.country_of_place(hit.group()), True)
        for hit in lexicon.places().finditer(located.document.text, start, end)
        if not any(a < hit.end() and hit.start() < b for a, b in taken)
    ]
    return sorted(named + places)
