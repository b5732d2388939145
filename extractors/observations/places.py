"""The country that a label is, or names as one side of trade or finance."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.entities import countries, facts
from extractors.observations.labels import Label, Place

SHORTEST = 5
"""Letters of a cut name that may still be told."""

_FRAME = re.compile(r"[\s,.:;()*†‡&'’\"“”-]+|\bthe\b|\b(?:of which|of-which|o/w|incl\.?|including|total)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sides:
    """Whom a figure is of and the other side, ISO 3166-1 alpha-3; "" where a label does not say.

    `owner` is a country that a label names as whose a thing is ("Chinese contracts"): it is the area where nothing else is,
    and the other side of what happens elsewhere.
    """

    area: str = ""
    counterpart: str = ""
    owner: str = ""


NO_SIDES = Sides()


def whole(label: Label) -> str:
    """The country that a label is and nothing else, "" for other labels."""
    return _parsed(label.text) or (
        label.places[0].iso3 if len(label.places) == 1 and _covers(label, label.places[0]) else ""
    )


@lru_cache(maxsize=8192)
def _parsed(text: str) -> str:
    bare = text.strip(" .:*•·-–—").rstrip("0123456789")
    return (countries.parse(bare) or "") if 1 < len(bare) <= 60 else ""


def _covers(label: Label, place: Place) -> bool:
    return not _FRAME.sub("", label.text[: place.start] + label.text[place.end :])


@lru_cache(maxsize=4096)
def cut(text: str) -> str:
    """The country whose name a column cut short ("Syrian Arab Repub"), or that a label begins with; "" for none.

    Only for labels that stand among countries.
    """
    bare = " ".join(text.replace("&", "and").split()).casefold().rstrip(" .…")
    if len(bare) < SHORTEST:
        return ""
    hits = {iso3 for form, iso3 in _names() if form.startswith(bare)}
    if len(hits) == 1:
        return hits.pop()
    words = re.split(r"[\s,]+", bare)
    for n in range(len(words), 0, -1):
        if (found := countries.parse(" ".join(words[:n]).title())) and len(" ".join(words[:n])) > 2:
            return found
    return ""


@cache
def _names() -> tuple[tuple[str, str], ...]:
    return tuple((row["form"].casefold(), row["iso3"]) for row in facts.rows("countries") if row["kind"] == "name")


# ---------------------------------------------------------------- sides of trade and finance


@cache
def _side_words() -> re.Pattern[str]:
    kinds = {row["form"]: row["side"] for row in facts.rows("measures") if row["side"]}
    finance = [form for form, side in kinds.items() if side == "finance"]
    trade = [form for form, side in kinds.items() if side == "trade"]
    either = "|".join(map(re.escape, sorted(finance, key=len, reverse=True)))
    other = "|".join(map(re.escape, sorted(trade, key=len, reverse=True)))
    return re.compile(rf"\b(?:(?P<finance>{either})|(?P<trade>{other}))\b", re.IGNORECASE)


def dealing(text: str) -> str:
    """What two sides do, that a text speaks of first: "finance", where one gives the other money, "trade", or ""."""
    found = _side_words().search(text)
    return (found.lastgroup or "") if found else ""


def sides(label: Label) -> Sides:
    """The sides that a label of more words names: "Exports to China", "Chinese loans to Kenya", "FDI from Japan"."""
    area = counterpart = owner = ""
    named: list[str] = []
    between = dealing(label.text)
    for place in label.places:
        if "_" in label.text[max(0, place.start - 1) : place.end + 1]:
            continue
        before = label.text[: place.start].rstrip().casefold()
        before = re.sub(r"\bthe$", "", before).rstrip()
        word = re.search(r"[\w-]+$", before)
        role = _role(word[0] if word else "", place, label.text[place.end :], between)
        if role == "counterpart" and not counterpart:
            counterpart = place.iso3
        elif role == "owner" and not owner:
            owner = place.iso3
        elif role == "area" and not area:
            area = place.iso3
        elif role == "named":
            named.append(place.iso3)
    area = area or (named[0] if len(set(named)) == 1 else "")
    return Sides(area, counterpart if counterpart != area else "", owner if owner != area else "")


def located(label: Label) -> Sides:
    """The country that a label says something happened in ("Growth in Kenya"), where others it names are only spoken of."""
    for place in label.places:
        word = re.search(r"[\w-]+(?=\s*(?:the\s*)?$)", label.text[: place.start].casefold())
        if word and word[0] in ("in", "for", "across", "within"):
            return Sides(place.iso3)
    return Sides()


def _role(before: str, place: Place, after: str, between: str) -> str:
    """Which side a country is, by the word before it and what follows."""
    finance = between == "finance"
    owns = place.kind == "demonym" or re.match(r"['’]s?\b", after) is not None
    if owns:
        return "counterpart" if finance else "owner"
    if not between and before in ("to", "into", "with", "towards", "toward", "against", "and"):
        return ""
    if before in ("from", "with", "against", "between"):
        return "counterpart" if before != "between" else "area"
    if before in ("to", "into", "towards"):
        return "area" if finance else "counterpart"
    if before == "by":
        return "counterpart" if finance else "area"
    if before == "and":
        return "counterpart"
    return "area" if before in ("in", "for", "of", "within", "on", "across") else "named"
