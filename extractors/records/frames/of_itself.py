"""Of whom a share or a measure is that only has somebody over against it: of them, unless of countries in general."""

import re
from dataclasses import replace

from extractors.model.fact import Mention
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.who import STATE
from extractors.records.located import Located

WHOLE = re.compile(r"\s*(?:of|in)\s+(?:(?:the|all|total|its|annual)\s+){0,2}", re.IGNORECASE)

OWED_TO = re.compile(r"\bowed\s+to\s+(?:[a-z]+\s+)?$", re.IGNORECASE)

GOVERNMENT = "Government of "
"""How the canonical name of a government begins."""


def sides(located: Located, here: Scene, figure: Mention, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of a share or measure that only has somebody over against it: it is of them, unless of no single country."""
    grammatical = tuple(one for one in filled if one.method == "grammar")
    general = _is_of_countries_in_general(located, here, figure) and all(one.slot != "subj" for one in grammatical)
    listed = any(one.slot == "beside its figure" for one in grammatical) and len(filled) > len(grammatical)
    if general or listed or not grammatical or any(one.role != "counterpart" for one in grammatical):
        return filled
    area = [one for one in filled if one.role == "area"]
    told_before = area and all(one.method in ("the fact before", "the figure before") for one in area)
    ways = ("from", "to", "subj", "as before") if told_before else ("from", "to")
    if area and all(one.slot in ways for one in grammatical):
        return filled
    if OWED_TO.search(located.document.text, here.parsed.sentence.start, grammatical[0].actor.start):
        return filled  # a creditor owes nothing of it
    return tuple(replace(one, role="area") for one in grammatical)


def _is_of_countries_in_general(located: Located, here: Scene, figure: Mention) -> bool:
    """Whether what a figure is of is that of a continent or of countries in general: "3 % of regional output"."""
    text = located.document.text
    return any(g.start > figure.end and WHOLE.fullmatch(text, figure.end, g.start) for g in here.groups)


def of_a_government(located: Located, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of what a government, or "the country", invests where grammar has no place for it: it does so at home."""
    invests = [one for one in filled if one.role == "counterpart" and one.slot == "subj"]
    placed = any(one.role == "area" and one.method == "grammar" for one in filled)
    states = [one.actor.name.startswith(GOVERNMENT) or STATE.match(located.text(one.actor)) for one in invests]
    if placed or not invests or not all(states):
        return filled
    return tuple(replace(one, role="area") for one in invests)
