"""Figures of a clause that holds somebody else against whom the one before it is of: "while in A it was 5 percent"."""

import re
from collections.abc import Mapping, Sequence

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records.frames.lists import Item
from extractors.records.frames.who import Actor
from extractors.records.located import Located
from extractors.records.vocabulary import SOME

BEGINS = re.compile(
    r"(?:;|,?\s+(?:while|whilst|whereas|but|and|yet))\s+(?:only\s+)?"
    r"(?:(?:in|for|at|among|in\s+the\s+case\s+of)\s+|(?:that|those)\s+(?:of|in|for)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""What stands before the name of whom such a clause is of."""
MAIN = r"(?:is|was|were|are|had\s+been|has\s+been|stood\s+at|reached|came\s+to|amounted\s+to|totall?ed|rose\s+to|fell\s+to)"
THE_SAME = re.compile(
    rf",?\s+(?:(?:it|they|this|the\s+(?:figure|share|rate|ratio|level|number|proportion|sum|amount|total))\s+)?(?:{MAIN}\s+)?"
    rf"(?:(?:as|so)\s+(?:low|high|much|little|many)\s+as\s+|at\s+|a\s+mere\s+|even\s+)?{SOME}",
    re.IGNORECASE,
)
"""What leads from that name, behind a preposition or "those of", to the figure."""
WHOSE = re.compile(rf"['’]s?\s+{MAIN}\s+(?:only\s+)?{SOME}", re.IGNORECASE)
"""What leads from a possessive that leaves out its noun to the figure: "A's were 3 million"."""
COMPARED = re.compile(
    rf"(?:,?\s+(?:as\s+)?compared\s+(?:with|to)|,?\s+against|,?\s+versus|,?\s+vs\.?)\s+(?:only\s+)?{SOME}$", re.IGNORECASE
)
WHERE = re.compile(r"\s+(?:in|for|by)\s+(?:the\s+)?", re.IGNORECASE)
"""What stands before and behind a figure that another one is compared with: "compared with 7 percent in A"."""
NEAR = 90  # letters that such a clause takes at most before its figure


def items(
    located: Located, sentence: Span, figures: Sequence[Mention], actors: Sequence[Actor], listed: Mapping[int, Item]
) -> dict[int, Item]:
    """Whose each figure is that stands so behind another one of its kind, by the figure's start; none of those `listed`."""
    found: dict[int, Item] = {}
    named = [a for a in actors if a.code and a.sort in ("country", "organization") and a.end > a.start]
    for n, figure in enumerate(figures):
        before = [m for m in figures[:n] if m.kind == figure.kind]
        if not before or figure.start in listed:
            continue
        owner = _before(located, sentence, figure, named) or _behind(located, sentence, figure, named)
        if owner is not None:
            found[figure.start] = Item(figure, owner, Span(owner.start, max(owner.end, figure.end)))
    return found


def _before(located: Located, sentence: Span, figure: Mention, named: Sequence[Actor]) -> Actor | None:
    text = located.document.text
    for actor in reversed(named):
        if not figure.start - NEAR < actor.end <= figure.start:
            continue
        begins = BEGINS.search(text, max(sentence.start, actor.start - NEAR), actor.start)
        if begins is None:
            continue
        led = re.search(r"\b(?:in|for|at|of|among)\s+(?:the\s+)?$", begins.group(), re.IGNORECASE) is not None
        if WHOSE.fullmatch(text, actor.end, figure.start) or (led and THE_SAME.fullmatch(text, actor.end, figure.start)):
            return actor
    return None


def _behind(located: Located, sentence: Span, figure: Mention, named: Sequence[Actor]) -> Actor | None:
    text = located.document.text
    if COMPARED.search(text, max(sentence.start, figure.start - NEAR), figure.start) is None:
        return None
    where = WHERE.match(text, figure.end)
    return next((a for a in named if where is not None and a.start == where.end()), None)
