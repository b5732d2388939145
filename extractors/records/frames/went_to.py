"""Whom a sum goes to or comes from by the name right behind it: in a list, and behind a verb that moves it there."""

import math
import re
from collections.abc import Sequence

from extractors.model.fact import Mention
from extractors.records.frames import lists
from extractors.records.frames.filling import Filled
from extractors.records.frames.lexicon import Role
from extractors.records.frames.lists import Item
from extractors.records.frames.scenes import Scene
from extractors.records.frames.who import Actor
from extractors.records.located import Located
from extractors.records.vocabulary import SOME

GOES = re.compile(
    r"(?:\s*\([^()]{1,40}\))?\s*,?\s*(?:(?:will|would|have|has|had|was|were|been|is|are|be)\s+)*"
    r"(?:go|goes|going|gone|went|flow|flows|flowed|channel\w*|direct\w*|extended|given|lent|granted|allocated|provided|disbursed|sent)\s+"
    r"to\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""What stands between a sum and whom it went to where the sum is what went."""
TO = re.compile(r"(?:\s*\([^()]{1,40}\))?\s+to\s+(?:the\s+)?(?:government\s+of\s+(?:the\s+)?)?", re.IGNORECASE)
FROM = re.compile(r"\s+from\s+(?:the\s+)?", re.IGNORECASE)
EXACT = 1e-6  # by how much a sum may differ from what its parts come to
LINKS: dict[str, Role] = {"to": "receiver", "for": "receiver", "from": "giver", "by": "giver"}
BEFORE_A_LIST = re.compile(rf"\b({'|'.join(LINKS)})\s+(?:the\s+)?(?:[A-Z]\w+\s+of\s+)?$", re.IGNORECASE)
"""The preposition before the first name of a list, which may be a long form ("the Republic of A")."""

THOSE = re.compile(rf"\b(?:those|that|the\s+ones?)\s+({'|'.join(LINKS)})\s+(?:the\s+)?$", re.IGNORECASE)
WERE = re.compile(
    rf"\s+(?:is|was|were|are|reached|came\s+to|amounted\s+to|totall?ed|stood\s+at)\s+(?:only\s+)?{SOME}", re.IGNORECASE
)
"""Around a name behind a word that takes up a sum told before: "those to A were 5 million"."""


def sides(located: Located, here: Scene, figure: Mention, filled: list[Filled]) -> list[Filled]:
    """The sides of a sum with who stands right behind it in the role that the words between give; others lose that role."""
    found = _of_a_list(located, here, figure) or _moved(located, here, figure) or _taken_up(located, here, figure)
    found = found or _from_whom(located, here, figure, filled)
    if found is None:
        return filled
    role, owner = found
    own = [owner, *_joined(located, here, figure, owner)]
    starts = {a.start for a in own}
    rest = [one for one in filled if one.role != role and one.actor.start not in starts]
    return [*rest, *(Filled(role, a, "beside its figure", 0.2) for a in own)]


def _taken_up(located: Located, here: Scene, figure: Mention) -> tuple[Role, Actor] | None:
    """To or from whom a sum is by "those to A were 5 million"."""
    text, start = located.document.text, here.parsed.sentence.start
    owner = next((a for a in here.actors if a.code and WERE.fullmatch(text, a.end, figure.start)), None)
    hit = THOSE.search(text, start, owner.start) if owner is not None else None
    return (LINKS[hit.group(1).casefold()], owner) if owner is not None and hit is not None else None


def _from_whom(located: Located, here: Scene, figure: Mention, filled: Sequence[Filled]) -> tuple[Role, Actor] | None:
    """Who stands with "from" right behind a sum, where another one is taken to have given it: "grants from A and 5 million
    from B"."""
    text = located.document.text
    owner = next((a for a in here.actors if a.code and FROM.fullmatch(text, figure.end, a.start)), None)
    others = any(one.role == "giver" and one.slot == "amod" for one in filled)
    return ("giver", owner) if owner is not None and others else None


def of_its_parts(located: Located, here: Scene, figure: Mention, filled: list[Filled]) -> list[Filled]:
    """The sides of a sum with all whom the list behind it names, where its parts come to the sum: "12 million, given by A
    (7 million) and B (5 million)"."""
    for items in (here.listed, here.by_place):
        parts = sorted((one for one in items.values() if one.figure.start > figure.end), key=lambda one: one.figure.start)
        if len(parts) < lists.LIST or figure.start in items or not _comes_to(located, here, parts, figure):
            continue
        role = _role_of(located, here, parts[0])
        if role is not None:
            owners = [a for one in parts for a in (one.owner, *_joined(located, here, one.figure, one.owner))]
            starts = {a.start for a in owners}
            rest = [one for one in filled if one.role != role and one.actor.start not in starts]
            return [*rest, *(Filled(role, a, "beside its part", 0.3) for a in owners)]
    return filled


def _comes_to(located: Located, here: Scene, parts: Sequence[Item], figure: Mention) -> bool:
    """Whether the parts of a list add up to a sum; each of those joined by "each" has the whole part."""
    if figure.value is None or any(one.figure.unit != figure.unit or one.figure.value is None for one in parts):
        return False
    total = 0.0
    for one in parts:
        each = "each" in located.document.text[one.figure.end : one.owner.start].split()
        total += (one.figure.value or 0.0) * (1 + len(_joined(located, here, one.figure, one.owner)) if each else 1)
    return math.isclose(total, figure.value, rel_tol=EXACT)


def _role_of(located: Located, here: Scene, first: Item) -> Role | None:
    """The role of all whom a list names, by the preposition before its first name."""
    hit = BEFORE_A_LIST.search(located.document.text, here.parsed.sentence.start, first.owner.start)
    return LINKS[hit.group(1).casefold()] if hit is not None else None


def _of_a_list(located: Located, here: Scene, figure: Mention) -> tuple[Role, Actor] | None:
    """Who stands behind a sum of a list: "5 million to A, 3 million from B"."""
    item = here.by_place.get(figure.start)
    if item is None:
        return None
    words = located.document.text[figure.end : item.owner.start].casefold().split()
    role = next((LINKS[word] for word in words if word in LINKS), None)
    return (role, item.owner) if role is not None else None


def _moved(located: Located, here: Scene, figure: Mention) -> tuple[Role, Actor] | None:
    """To whom a sum went: "the other 5 million will go to A", "a loan of 5 million to A"."""
    after = next((a for a in here.actors if a.start >= figure.end), None)
    text = located.document.text
    if after is None or not (GOES.fullmatch(text, figure.end, after.start) or TO.fullmatch(text, figure.end, after.start)):
        return None
    return "receiver", after


def _joined(located: Located, here: Scene, figure: Mention, owner: Actor) -> Sequence[Actor]:
    """Those whom "and" or a comma joins to a name, before the next figure: "5 million to A and B, 3 million to C"."""
    end = next((m.start for m in here.figures if m.start > figure.end), here.parsed.sentence.end)
    apart = {one.owner.start for one in here.parts.values()}  # "5 million to A, and B another 6 million"
    found, last = [], owner.end
    for a in sorted((one for one in here.actors if one.start not in apart), key=lambda one: one.start):
        if last < a.start < end and re.fullmatch(r"\s*(?:,|,?\s*and)\s+(?:the\s+)?", located.document.text[last : a.start]):
            found.append(a)
            last = a.end
    return found
