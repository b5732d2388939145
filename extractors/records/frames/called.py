"""Which body words such as "the fund" mean: one named before that is called so."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records import actors
from extractors.records.clauses import Parsed
from extractors.records.frames import headings, lexicon, who
from extractors.records.frames.slots import path
from extractors.records.frames.who import Actor
from extractors.records.located import Located
from extractors.records.sentences import Sentence


def bodies(
    located: Located, parsed: Parsed, named: Sequence[Actor], span: Span, heads: Sequence[headings.Heading]
) -> list[Actor]:
    """The body that "the fund" means: one named before in the sentence or the paper, else one of the headings."""
    before = [a for a in named if a.start < span.start and a.sort == "organization"]
    noun = located.text(span).split()[-1]
    return before[-1:] or _named_so(located, parsed.sentence, noun) or _of_headings(located, heads, span.start, noun)


def _of_headings(located: Located, heads: Sequence[headings.Heading], at: int, noun: str) -> list[Actor]:
    """The body called so that the nearest heading before with one names."""
    for heading in reversed([h for h in heads if h.start < at]):
        block = located.document.block_at(heading.start)
        found = [m for m in located.within(block, "ORG") if _is_called(m, noun)] if block is not None else []
        if found:
            return [replace(who.carried(found[-1]), method="heading")]
    return []


def _named_so(located: Located, sentence: Sentence, noun: str) -> list[Actor]:
    """The nearest organisation before, in any paragraph, that is called so: "the Club" after "the Paris Club"."""
    place = sentence.previous
    for _ in range(actors.FAR):
        if place is None:
            return []
        found = [m for m in located.within(place, "ORG") if _is_called(m, noun)]
        if found:
            return [who.carried(found[-1])]
        place = place.previous
    return []


def _is_called(mention: Mention, noun: str) -> bool:
    """Whether a body's name has this noun, or a word that ends on it: "Eximbank" is a bank, "Co." a firm."""
    words = re.findall(r"\w+", f"{mention.norm} {mention.text}".casefold())
    if noun.casefold() in ("company", "firm") and lexicon.words("firm_name_words") & set(words):
        return True
    return any(word.endswith(noun.casefold()) for word in words)


def told_of(parsed: Parsed, before: Sequence[Actor], named: Sequence[Actor]) -> list[Actor]:
    """The country that a clause is about which those before only report: "the bank said that A had 5 % of the country's"."""
    tree = parsed.tree
    tells = {i for i, token in enumerate(tree.tokens) if token.lemma in lexicon.words("reports")}
    if not before or any(not tells & set(path(tree, a.at)[:5]) for a in before):
        return []
    last = max(a.at for a in before)
    return [a for a in named if a.sort == "country" and a.at > last and tree.tokens[a.at].dep == "nsubj"][:1]


HOST = re.compile(r"\b(?:in|to|for|into)\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands before the country where others work, or that they help."""


def hosts(located: Located, parsed: Parsed, at: int, options: list[Actor]) -> list[Actor]:
    """Those of several countries that "the government" may mean: where it gives, the one that is known to; where it borrows,
    gets or owes, where others worked, or whom they helped: "Chinese firms work in Togo. The government borrowed 5"."""
    token = parsed.tree.tokens[at]
    frame = lexicon.frames("verb").get(lexicon.key(parsed.tree.tokens[token.head].lemma)) if token.dep == "nsubj" else None
    if frame is None or len({a.code for a in options}) < 2:
        return options
    if frame.slots.get("subj") == "giver":
        lenders = [a for a in options if a.code in lexicon.providers()]
        return lenders if len({a.code for a in lenders}) == 1 else options
    if frame.slots.get("subj") not in ("receiver", "area"):
        return options
    text = located.document.text
    return [a for a in options if HOST.search(text, max(0, a.start - 20), a.start)] or options
