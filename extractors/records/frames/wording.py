"""The words that a fact's record is named by: the clause around its figure, with its subject."""

import re

from extractors.model.document import Span
from extractors.records import clauses
from extractors.records.clauses import Parsed
from extractors.records.located import Located


def clause(parsed: Parsed, figure: Span, verb: int | None, shares_verb: bool) -> Span:
    """The words of the verb's clause without the clauses that "and" adds; for a second figure on a verb, its own phrase."""
    tree = parsed.tree
    at = clauses.anchor(parsed, figure)
    if verb is None or at is None:
        return Span(parsed.sentence.start, parsed.sentence.end)
    if shares_verb:
        while tree.tokens[at].head not in (at, verb):
            at = tree.tokens[at].head
        words: tuple[int, ...] = tree.subtree(at, frozenset({"conj", "cc"}))
    else:
        words = tree.subtree(verb, frozenset({"cc", "nsubj", "nsubjpass", "advcl"}))
        joined = [c for c in tree.children(verb) if tree.tokens[c].dep == "conj"]
        others = {i for c in joined for i in tree.subtree(c)} | {tree.tokens[c].head for c in joined} - {verb}
        first = max((i for i in others if i < at), default=-1)
        last = min((i for i in others if i > at), default=len(tree.tokens))
        words = tuple(i for i in words if first < i < last and tree.tokens[i].pos not in ("CCONJ", "PUNCT"))
    return parsed.span((*words, *parsed.words(figure)))


def subject(parsed: Parsed, verb: int | None) -> Span | None:
    """The subject of a verb or of those that it hangs on."""
    for at in clauses.up(parsed, verb) if verb is not None else ():
        if words := clauses.subject(parsed, at):
            return parsed.span(words)
    return None


def title(located: Located, part: Span, whose: Span | None) -> str:
    """The clause with its subject before it; where the two overlap, from the first word of either to the last."""
    if whose is None:
        spans = [part]
    elif whose.start < part.end and part.start < whose.end:
        spans = [Span(min(whose.start, part.start), max(whose.end, part.end))]
    else:
        spans = [whose, part]
    return " ".join(re.sub(r"\s+", " ", located.text(span)).strip(" ,;.") for span in spans)
