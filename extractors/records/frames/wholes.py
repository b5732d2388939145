"""Of what whole a percentage is a share: "37 percent of countries", "5 percent of the costs"."""

import re

from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records.frames import lexicon
from extractors.records.located import Located

PORTION = (
    r"(?:%|\bper\s?cent|\b(?:[mb]illion|half|most|part|(?:(?:a|one|two|three)[\s-])?(?:thirds?|quarters?)))(?:,)?\s+of\s+"
)
DEBT = r"(?:debts?|loans?|arrears|obligations?)"
A_PART_OF = re.compile(
    r"(?:%|\bper\s?cent),?\s+of\s+(?:the|its|his|their|an?|all)\s+(?:total\s+)?(?:(?:about|nearly|some|almost)\s+)?$"
    rf"|{PORTION}(?:[\w’'-]+\s+){{1,4}}{DEBT}\s*(?:\s(?:of|worth|totall?ing)\s+|\(\s*)(?:about\s+|some\s+)?$",
    re.I,
)
"""What stands before a whole of which a part is told: "90 percent of the $35 billion", "half of A's debt of $35 billion"."""
WHOSE = re.compile(rf"{PORTION}(?:[\w’'-]+\s+){{1,3}}$", re.I)
OF_DEBT = re.compile(rf"\s+(?:[\w-]+\s+)?{DEBT}\b", re.I)
"""What stands around such a sum before its noun: "90 percent of A's $35 billion debt"."""


def is_one(located: Located, sentence: Span, figure: Mention) -> bool:
    """Whether a sum is the whole that a percentage, or another sum of a debt, before it is a part of."""
    text = located.document.text
    inner = WHOSE.search(text, sentence.start, figure.start) and OF_DEBT.match(text, figure.end)
    return inner is not None or A_PART_OF.search(text, sentence.start, figure.start) is not None


def whole(tree: Tree, at: int) -> int | None:
    """The noun that a percentage is "of", None where it is of nothing."""
    links = (c for c in tree.children(at) if tree.tokens[c].lemma == "of" and c > at)
    return next((n for c in links for n in tree.children(c) if tree.tokens[n].dep == "pobj"), None)


def is_of_things(tree: Tree, at: int, word: int) -> bool:
    """Whether a percentage is "of" things that are no money, not of the `word` that tells it, or stands beside their number:
    "37 percent of countries", "out of 43 countries 12 or 28 percent"."""
    noun = whole(tree, at)
    noun = _counted_first(tree) if noun is None else noun
    if noun is None or noun == word or tree.tokens[noun].tag != "NNS":
        return False
    words = (lexicon.key(tree.tokens[i].lemma) for i in (noun, *tree.children(noun)))
    return all(key not in lexicon.frames("noun") for key in words)


def _counted_first(tree: Tree) -> int | None:
    """The noun of those "out of" which a sentence counts some at its beginning."""
    start = [token.text.casefold() for token in tree.tokens[:2]]
    if start != ["out", "of"]:
        return None
    return next((i for i, token in enumerate(tree.tokens[2:6], 2) if token.tag == "NNS" and token.dep == "pobj"), None)
