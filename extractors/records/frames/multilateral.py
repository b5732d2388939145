"""Treaties of many states, by their names or by what is told of them: no two states alone are their sides."""

import re
from functools import cache

from extractors.records.frames import abbreviated, lexicon
from extractors.records.frames.deals import Deal
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import is_passive
from extractors.records.located import Located
from extractors.records.vocabulary import any_of


def is_one(located: Located, here: Scene, deal: Deal) -> bool:
    """Whether an agreement is one of many states: by its name, its letters, or what its sentence says of it."""
    text, own = located.text(here.parsed.sentence), here.parsed.tree.tokens[deal.trigger.at]
    named = any(hit.start() <= own.start < hit.end() for hit in _names().finditer(text))
    return named or own.text in here.of_many or abbreviated.OF_MANY.search(text) is not None


def is_told_of(located: Located, here: Scene, deal: Deal) -> bool:
    """Whether a sentence tells of one what was done by nobody named, or when it holds: "was opened for signature"."""
    nobody = deal.verb is None or is_passive(here.parsed.tree, deal.verb)
    return nobody and is_one(located, here, deal)


@cache
def _names() -> re.Pattern[str]:
    return any_of(lexicon.words("of_many_states"))
