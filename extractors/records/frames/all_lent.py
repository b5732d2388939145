"""Sums of all that a lender has lent, which no one country told before received."""

import re

from extractors.model.fact import Mention
from extractors.records.frames.deciding import Decision
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.located import Located

MORE_THAN_ONE = 1e12
"""Units of currency that no one country is lent, whatever the currency."""

SO_FAR = re.compile(
    r"\b(?:since|so\s+far|to\s+date|in\s+total|altogether|over\s+the\s+(?:last|past)|by\s+(?:(?:the\s+)?end\s+of\s+)?(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""Words for a time over which sums add up."""
FOR = re.compile(r"\s+(?:for|to|towards|toward)\s")


def without_one_receiver(
    located: Located, here: Scene, figure: Mention, decision: Decision, filled: tuple[Filled, ...]
) -> tuple[Filled, ...]:
    """The sides without a receiver of the sentences before, where a lender by its name "has lent" so much since then, for
    nothing that is told, or where the sum is more than any one country gets."""
    tree, text = here.parsed.tree, located.document.text
    if decision.kind != "financing" or figure.kind != "money":
        return filled
    lenders = [one for one in filled if one.role == "giver" and one.slot == "subj" and one.actor.sort == "organization"]
    verbs = {tree.tokens[one.actor.at].head for one in lenders if one.method == "grammar"}
    so_far = any(tree.tokens[c].dep == "aux" and tree.tokens[c].lemma == "have" for v in verbs for c in tree.children(v))
    so_far = so_far and SO_FAR.search(located.text(here.parsed.sentence)) is not None and not FOR.match(text, figure.end)
    if not so_far and (figure.value or 0.0) < MORE_THAN_ONE:
        return filled
    return tuple(one for one in filled if one.role != "receiver" or one.method in ("grammar", "heading"))
