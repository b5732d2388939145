"""Figures of a clause that holds somebody else against whom the one before it is of: "while in A it was 5 percent"."""

import re
from collections.abc import Mapping, Sequence

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records.frames.filling import Filled
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
LED = re.compile(r"\b(?:in|for|at|of|among)\s+(?:the\s+)?$", re.IGNORECASE)
MAIN = r"(?:is|was|were|are|had\s+been|has\s+been|stood\s+at|reached|came\s+to|amounted\s+to|totall?ed|rose\s+to|fell\s+to)"
THE_SAME = re.compile(
    rf",?\s+(?:(?:it|they|this|the\s+(?:figure|share|rate|ratio|level|number|proportion|sum|amount|total))\s+)?(?:{MAIN}\s+)?"
    rf"(?:(?:as|so)\s+(?:low|high|much|little|many)\s+as\s+|at\s+|a\s+mere\s+|even\s+)?{SOME}",
    re.IGNORECASE,
)
"""What leads from that name, behind a preposition or "those of", to the figure."""
WHOSE = re.compile(rf"['’]s?\s+{MAIN}\s+(?:only\s+)?{SOME}", re.IGNORECASE)
"""What leads from a possessive that leaves out its noun to the figure: "A's were 3 million"."""
OWN = re.compile(r"['’]s?\s+(?:only\s+)?$", re.IGNORECASE)
COMPARED = re.compile(
    rf"(?:,?\s+(?:as\s+)?compared\s+(?:with|to)|,?\s+against|,?\s+versus|,?\s+vs\.?)\s+(?:only\s+)?{SOME}$", re.IGNORECASE
)
WHERE = re.compile(r"\s+(?:in|for|by)\s+(?:the\s+)?", re.IGNORECASE)
"""What stands before and behind a figure that another one is compared with: "compared with 7 percent in A"."""
ROW = re.compile(rf"(?:,|,?\s+and|,?\s+but|;)\s+(?:only\s+)?{SOME}$", re.IGNORECASE)
VERBS = re.compile(r"\b(?:is|are|was|were|had|has|have|will|would|while|whereas)\b", re.IGNORECASE)
"""What stands before a figure that is one more of a row, and what does not stand between the two."""
THOSE_OF = re.compile(r"\b(?:those|that)\s+(?:of|in|for)\s+(?:the\s+)?$", re.IGNORECASE)
THAT_WITH = re.compile(r"\b(?:those|that)\s+(?:with|from|to|towards?)\s+(?:the\s+)?$", re.IGNORECASE)
NAMED = re.compile(r"(?:,|;|,?\s+and)\s+(?:the\s+)?$", re.IGNORECASE)
OF = re.compile(rf"\s+of\s+{SOME}", re.IGNORECASE)
"""Around a name that leaves out a noun told before: "A had reserves of 5 million, B of 3 million"."""
BARE = re.compile(rf"['’]s?\s+{SOME}", re.IGNORECASE)
ENDS = re.compile(r"\s*(?:[.,;)]|(?:in|by|and|during|at)\b|$)")
"""Around a figure behind a possessive without a noun: "A's exports were 5 million, B's 3 million in 2012"."""
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
        owner = _before(located, sentence, figure, named) or _behind(located, sentence, before[-1], figure, named)
        if owner is not None:
            found[figure.start] = Item(figure, owner, Span(owner.start, max(owner.end, figure.end)))
    return found


def others(located: Located, figure: Mention, actors: Sequence[Actor]) -> frozenset[int]:
    """The starts of those behind a figure with whom it is only compared: "5 million, twice those of A"."""
    text = located.document.text
    behind = (a for a in actors if a.start >= figure.end)
    return frozenset(a.start for a in behind if THOSE_OF.search(text, max(figure.end, a.start - NEAR), a.start))


def with_partner(
    located: Located,
    sentence: Span,
    figure: Mention | None,
    actors: Sequence[Actor],
    filled: Sequence[Filled],
    kind: str,
) -> list[Filled]:
    """The sides of a claim with whom what it is of is held against the same with somebody else, who has no other part:
    "trade with A was 5 million, that with B 3"."""
    if figure is None or kind != "claim":
        return list(filled)
    named = (a for a in actors if a.code and figure.start - NEAR < a.end <= figure.start)
    whom = next((a for a in named if _is_partner(located.document.text, sentence, a, figure)), None)
    if whom is None:
        return list(filled)
    rest = [one for one in filled if one.role != "counterpart" and one.actor.start != whom.start]
    return [*rest, Filled("counterpart", whom, "with", 0.2)]


def _is_partner(text: str, sentence: Span, actor: Actor, figure: Mention) -> bool:
    led = THAT_WITH.search(text, max(sentence.start, actor.start - NEAR), actor.start) is not None
    beside = THE_SAME.fullmatch(text, actor.end, figure.start) or text[actor.end : figure.start].strip() == "("
    return led and bool(beside)


def _before(located: Located, sentence: Span, figure: Mention, named: Sequence[Actor]) -> Actor | None:
    text = located.document.text
    for actor in reversed(named):
        if not figure.start - NEAR < actor.end <= figure.start:
            continue
        left_out = OF.fullmatch(text, actor.end, figure.start) or (
            BARE.fullmatch(text, actor.end, figure.start) and ENDS.match(text, figure.end)
        )
        if left_out and NAMED.search(text, sentence.start, actor.start):
            return actor
        begins = BEGINS.search(text, max(sentence.start, actor.start - NEAR), actor.start)
        if begins is None:
            continue
        led = LED.search(begins.group()) is not None
        if WHOSE.fullmatch(text, actor.end, figure.start) or (led and THE_SAME.fullmatch(text, actor.end, figure.start)):
            return actor
    return None


def _behind(located: Located, sentence: Span, before: Mention, figure: Mention, named: Sequence[Actor]) -> Actor | None:
    text = located.document.text
    own = _whose_own(located, figure, named)
    start = own.start if own is not None else figure.start
    compared = COMPARED.search(text, max(sentence.start, start - NEAR), start) is not None
    behind = _where(text, figure, named)
    if behind is None or not (compared or (_where(text, before, named) is not None and _goes_on(text, before, figure))):
        return own if compared else None
    return behind


def _whose_own(located: Located, figure: Mention, named: Sequence[Actor]) -> Actor | None:
    """Whose a figure is that a possessive stands before: "compared to A's 7 million"."""
    return next((a for a in named if OWN.fullmatch(located.document.text, a.end, figure.start)), None)


def _where(text: str, figure: Mention, named: Sequence[Actor]) -> Actor | None:
    """Whom "in" or the like right behind a figure names."""
    where = WHERE.match(text, figure.end)
    return next((a for a in named if where is not None and a.start == where.end()), None)


def _goes_on(text: str, before: Mention, figure: Mention) -> bool:
    """Whether a figure is one more of a row: "5 million in A in 2012 and 3 million in B"."""
    between = text[before.end : figure.start]
    return ROW.search(between) is not None and VERBS.search(between) is None
