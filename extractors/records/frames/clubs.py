"""Clubs of givers and lenders that are called after the country they help: "the Nepal Consortium", "Friends of Haiti"."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.records import bodies
from extractors.records.frames.filling import Filled


def sides(filled: Sequence[Filled]) -> list[Filled]:
    """The sides of money of which a club has a part: it gives, and where nobody is told to get it, its country does."""
    clubs = [one for one in filled if one.actor.sort == "organization" and bodies.helped_by(one.actor.name)]
    if not clubs:
        return list(filled)
    found = [replace(one, role="giver") if one in clubs else one for one in filled]
    codes = {bodies.helped_by(one.actor.name) for one in clubs}
    if len(codes) == 1 and all(one.role != "receiver" for one in found):
        code = codes.pop()
        whom = replace(clubs[0].actor, code=code, name=code, sort="country")
        found.append(Filled("receiver", whom, "", 2.2, "country of the givers' club"))
    return found
