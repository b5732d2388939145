"""Money that a state spends from its own budget, which nobody lends or gives to it: "put up 5 million from its budget"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.fact import Mention
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.located import Located

FROM_ITS_OWN = re.compile(
    r"\b(?:from|out\s+of|through)\s+(?:its|the|their)\s+(?:(?:own|state|national|federal|government|public|annual|general)\s+)*"
    r"(?:budget|coffers|treasury|exchequer|purse)\b",
    re.IGNORECASE,
)


def pays(located: Located, here: Scene, figure: Mention, filled: Sequence[Filled]) -> bool:
    """Whether the budget of who gives pays a sum, and nobody else receives it."""
    gave = {one.actor.code for one in filled if one.role == "giver"}
    others = {one.actor.code or one.actor.name for one in filled if one.role == "receiver"} - gave
    own = FROM_ITS_OWN.search(located.document.text, figure.end, here.parsed.sentence.end)
    return bool(gave - {""}) and not others and own is not None


def of_who_pays(filled: Sequence[Filled]) -> tuple[Filled, ...]:
    """The sides of such a sum: it is of who pays it."""
    return tuple(replace(one, role="area") for one in filled if one.role == "giver")
