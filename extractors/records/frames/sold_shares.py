"""Shares of a firm that change hands: "bought 40 percent of the company", "Sale 30% stake"."""

import re

from extractors.entities.grammar import Tree
from extractors.model.fact import Mention
from extractors.records.clauses import Parsed
from extractors.records.frames import lexicon
from extractors.records.frames.slots import path
from extractors.records.located import Located

STAKE = re.compile(
    r"\s*(?:of\s+(?:the|its|a|an|[\w’'-]+['’]s)\s+(?:\w+\s+)?(?:\w+\s+)?(?:company|bank|firm|airline|utility|operator|corporation|insurer|carrier|producer|miner|maker|group|refiner|lender|retailer)\b)|\s*(?:\w+\s+)?(?:stake|share(?:holding)?s?\b(?!\s+of\s+(?:the\s+)?(?:gdp|debt|trade))|equity|interest\s+in|sale\b|ownership)",
    re.IGNORECASE,
)
DEALT = re.compile(r"\b(?:sale|purchase|acquisition)\s+(?:of\s+)?(?:an?\s+)?$", re.IGNORECASE)
"""A deal right before the share that changes hands, as notes put it: "Sale 30% stake"."""
NEAR = 5  # words over a percentage among which one of these stands


def changes_hands(located: Located, parsed: Parsed, figure: Mention, at: int, equity: bool) -> bool:
    """Whether a percentage, which is of `equity` or by the words behind it of a firm, is bought or sold."""
    text = located.document.text
    if not equity and STAKE.match(text, figure.end) is None:
        return False
    return DEALT.search(text, parsed.sentence.start, figure.start) is not None or _is_dealt(parsed.tree, at)


def _is_dealt(tree: Tree, at: int) -> bool:
    return any(tree.tokens[i].lemma in lexicon.words("trading") for i in path(tree, at)[:NEAR])
