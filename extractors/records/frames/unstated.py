"""Facts that a sentence does not state: what nobody does, what would be, thresholds, and what marks of a chart stand for."""

import re
from itertools import pairwise

from extractors.entities.grammar import Tree
from extractors.records import clauses
from extractors.records.frames import foreseen, lexicon, modelled, only_worded
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import path
from extractors.records.frames.told import Told
from extractors.records.frames.triggers import nouns_of
from extractors.records.located import Located

NOBODY = frozenset({"none", "nobody", "neither", "few", "no-one"})
NO = frozenset({"no", "neither"})
RELATIVE = frozenset({"WDT", "WP"})
"""Tags of relative pronouns."""
THE = frozenset({"the", "this", "that", "these", "those"})
ALL = frozenset({"all", "any", "each", "every"})
INVERTED = re.compile(r"^\W*(?:were|should|had)\s", re.IGNORECASE)
"""How a sentence begins that tells what would be."""
THAN_A_NAME = re.compile(r"\bthan\s+(?:the\s+)?[A-Z]")
FOR_EVERY = re.compile(r"\bfor\s+(?:every|each)\s+(?:additional\s+)?(?:[A-Z]{0,3}[$€£¥]|\d)", re.IGNORECASE)
LABELS = 3
"""Figures from which words and figures without a verb are the labels of a chart."""
AXIS = 8
"""Numbers, "2013F" and "Q4" included, more than half of what stands there, from which these are the marks of an axis."""
EXCEEDS = frozenset({"exceed", "surpass", "outstrip", "outweigh", "outpace"})
PLAIN = re.compile(r"(?:\s+[\w.'’&-]+){0,4}\s+")
BOUND = re.compile(
    r"\b(?:above|below|over|under|exceeding|(?:of|worth)\s+(?:more|less)\s+than|of\s+at\s+least)\s*$", re.IGNORECASE
)
"""What stands before a figure from which on things are told of."""


def is_unstated(located: Located, here: Scene, fact: Told) -> bool:
    """Whether a sentence only says that nobody does so, what would be, or what is so by a rule, a threshold or a chart."""
    tree, span = here.parsed.tree, fact.figures[0] if fact.figures else fact.told_by
    at = clauses.anchor(here.parsed, span) if span is not None else None
    if at is None or span is None:
        return False
    climbed = path(tree, at)
    if only_worded.is_only_worded(located, here, fact, climbed) or foreseen.is_foreseen(located, here, fact, climbed):
        return True
    if _is_supposed(located, here, climbed) or _is_made_up(tree, climbed) or _are_labels(located, here, fact):
        return True
    if any(tree.tokens[c].lemma == "whether" for i in climbed for c in tree.children(i) if tree.tokens[c].dep == "mark"):
        return fact.when is None
    verb = _verb(tree, climbed)
    nouns = climbed[: climbed.index(verb) + 1] if verb is not None else climbed
    if fact.figures and (any(_has_no(tree, i) for i in nouns) or _is_a_ratio(located, here, fact)):
        return True
    if verb is None:
        return False
    if fact.kind == "financing" and _is_nobodys_gift(here, fact, verb):
        return True
    if fact.figures and (_is_needed(tree, climbed, verb) or _is_a_difference(tree, climbed)):
        return True
    if _is_unsigned(tree, climbed, verb) if fact.kind == "agreement" else _is_denied(located, here, climbed, verb):
        return True
    return fact.when is None and (
        (bool(fact.figures) and _is_of_all_beyond(located, here, fact, climbed))
        or _is_of_a_chart(tree, verb)
        or (not modelled.is_dated(located, here.parsed.sentence) and _is_a_rule(tree, verb, fact.kind == "claim"))
    )


def _verb(tree: Tree, climbed: tuple[int, ...]) -> int | None:
    """The first verb over a word, one read as a noun that has a subject included."""
    return next((i for i in climbed if tree.tokens[i].pos in ("VERB", "AUX") or _subject(tree, i) is not None), None)


def _subject(tree: Tree, verb: int) -> int | None:
    return next((c for c in tree.children(verb) if tree.tokens[c].dep in clauses.SUBJECTS), None)


def _is_denied(located: Located, here: Scene, climbed: tuple[int, ...], verb: int) -> bool:
    """Whether the subject of the verb over a figure, or of the one that it completes, is nobody, "no bank lent 3 million",
    "no state is expected to owe 5 percent", "there is no state that owes 5 percent". What is "the 3 million loan" is,
    whatever nobody does with it."""
    tree = here.parsed.tree
    below = climbed[: climbed.index(verb)]
    subject = _subject(tree, verb)
    while subject is None and tree.tokens[verb].dep == "xcomp":
        verb = tree.tokens[verb].head
        subject = _subject(tree, verb)
    if subject is not None and tree.tokens[verb].dep == "relcl" and tree.tokens[subject].tag in RELATIVE:
        subject = tree.tokens[verb].head
    if subject is None or not _is_nobody(tree, subject):
        return False
    if subject in below and tree.tokens[subject].pos == "PRON":
        return False  # "none of the 5 million was spent"
    known = any(tree.tokens[c].text.casefold() in THE for i in below for c in tree.children(i) if i != subject)
    start = here.parsed.sentence.start + tree.tokens[subject].start
    named = THAN_A_NAME.search(located.document.text, start, here.parsed.sentence.end)
    return not known and named is None


def _is_unsigned(tree: Tree, climbed: tuple[int, ...], verb: int) -> bool:
    """Whether nobody, not only few, does to an agreement what the verb right over it says: "neither A nor B signed it"."""
    subject = _subject(tree, verb)
    acted = tree.tokens[climbed[0]].dep == "dobj" and tree.tokens[climbed[0]].head == verb
    few = subject is not None and any(tree.tokens[i].lemma == "few" for i in tree.subtree(subject))
    return acted and subject is not None and not few and _is_nobody(tree, subject)


def _is_paid_off(tree: Tree, verb: int) -> bool:
    """Whether a payment ends a debt, which nobody forgives: "a payment of 5 million cancelled the debt"."""
    subject = _subject(tree, verb)
    return subject is not None and tree.tokens[subject].lemma in lexicon.words("repayments")


def _is_nobodys_gift(here: Scene, fact: Told, verb: int) -> bool:
    """Whether what is read as money given is a debt that was paid, a work called off, or what a court awards."""
    if _is_a_courts(here.parsed.tree, verb):
        return True
    return fact.type == "debt_relief" and (_is_paid_off(here.parsed.tree, verb) or _is_of_a_work(here, verb))


def _is_of_a_work(here: Scene, verb: int) -> bool:
    """Whether what is called off is a work, and no debt: "three pipelines worth 2 million were cancelled"."""
    works = nouns_of(here.triggers, "project")
    things = [c for c in here.parsed.tree.children(verb) if here.parsed.tree.tokens[c].dep in ("dobj", "nsubjpass")]
    return any(c in works for c in things)


def _is_a_courts(tree: Tree, verb: int) -> bool:
    """Whether a court awards what one side owes the other, which nobody gives: "the court awarded A 5 million"."""
    subject = _subject(tree, verb)
    return subject is not None and tree.tokens[subject].lemma in lexicon.words("courts")


def _is_needed(tree: Tree, climbed: tuple[int, ...], verb: int) -> bool:
    """Whether a sum is only what somebody needs or lacks: "A needs 5 million a year for its roads"."""
    below = climbed[climbed.index(verb) - 1] if climbed.index(verb) else verb
    over = tree.tokens[tree.tokens[verb].head]
    subject, ahead = _subject(tree, verb), [tree.tokens[c].tag for c in tree.children(verb) if tree.tokens[c].dep == "aux"]
    it = subject is not None and tree.tokens[subject].text.casefold() == "it"
    if tree.tokens[verb].lemma == "take" and it and "MD" in ahead:
        return True  # "it would take 5 million to reach the goals"
    if tree.tokens[verb].dep == "xcomp" and over.lemma in lexicon.words("needs") and over.tag in ("VBZ", "VBP"):
        return True
    return tree.tokens[verb].lemma in lexicon.words("needs") and tree.tokens[below].dep in ("dobj", "nsubjpass")


def _is_a_difference(tree: Tree, climbed: tuple[int, ...]) -> bool:
    """Whether a sum is only by how much one thing is more than another: "exceeds the commitments by 5 million"."""
    link = tree.tokens[tree.tokens[climbed[0]].head]
    by = tree.tokens[climbed[0]].dep == "pobj" and link.lemma == "by"
    return by and tree.tokens[link.head].lemma in EXCEEDS


def _is_a_ratio(located: Located, here: Scene, fact: Told) -> bool:
    """Whether a sum comes to another: "for every dollar of aid"."""
    return FOR_EVERY.search(located.document.text, here.parsed.sentence.start, fact.figures[0].end) is not None


def _is_nobody(tree: Tree, noun: int) -> bool:
    """Whether a subject is nobody: "no country", "none of them", "neither A nor B", "few states", "not one bank"."""
    words = [tree.tokens[i].text.casefold() for c in tree.children(noun) if c < noun for i in tree.subtree(c)]
    if tree.tokens[noun].text.casefold() in NOBODY or words[:2] == ["not", "one"] or words[:1] == ["neither"]:
        return not {"a", "but"} & set(words)
    if tree.tokens[noun].text.casefold() == "one" and words[:1] in (["no"], ["not"]):
        return True
    few = "few" in words and not {"a", "the", "these", "those", "last", "first"} & set(words)
    return few or _has_no(tree, noun)


def _has_no(tree: Tree, noun: int) -> bool:
    """Whether a noun is denied: "made no loans of 5 million"."""
    return any(tree.tokens[c].dep == "det" and tree.tokens[c].text.casefold() in NO for c in tree.children(noun))


def _is_supposed(located: Located, here: Scene, climbed: tuple[int, ...]) -> bool:
    """Whether a sentence begins like "Were A to lend 5 million", which no clause on the side is part of."""
    tree = here.parsed.tree
    aside = any(tree.tokens[i].dep in ("relcl", "acl") for i in climbed)
    return not aside and INVERTED.match(located.text(here.parsed.sentence)) is not None


def _is_made_up(tree: Tree, climbed: tuple[int, ...]) -> bool:
    """Whether a figure is of a thing that is said to be made up, or is told of one: "a hypothetical loan"."""
    verb = _verb(tree, climbed)
    subject = _subject(tree, verb) if verb is not None else None
    nouns = climbed if subject is None else (*climbed, subject)
    return any(tree.tokens[c].lemma.casefold() in lexicon.words("made_up") for i in nouns for c in tree.children(i))


def _are_labels(located: Located, here: Scene, fact: Told) -> bool:
    """Whether a figure stands in a row of words and figures without a verb or a sign between, as a chart's labels do, or
    among so many bare numbers as its axes have."""
    numbers = sum(any(letter.isdigit() for letter in token.text) for token in here.parsed.tree.tokens)
    if fact.figures and numbers >= AXIS and 2 * numbers > len(here.parsed.tree.tokens):
        return True
    tree, shown = here.parsed.tree, [m for m in here.figures if m.kind in ("percent", "quantity", "money")]
    if len(shown) < LABELS or not fact.figures or any(token.pos in ("VERB", "AUX") for token in tree.tokens):
        return False
    text = located.document.text
    return all(PLAIN.fullmatch(text, a.end, b.start) is not None for a, b in pairwise(shown))


def _is_of_all_beyond(located: Located, here: Scene, fact: Told, climbed: tuple[int, ...]) -> bool:
    """Whether a figure is the size from which on all things are told of: "all loans above 5 million were checked"."""
    tree, text = here.parsed.tree, located.document.text
    bound = BOUND.search(text, here.parsed.sentence.start, fact.figures[0].start) is not None
    if bound and only_worded.is_left_out(tree, climbed):
        return True
    return bound and any(tree.tokens[c].text.casefold() in ALL for i in climbed for c in tree.children(i))


def _is_of_a_chart(tree: Tree, verb: int) -> bool:
    """Whether a mark of a chart shows something: "each bar stands for 5 million"."""
    subject = _subject(tree, verb)
    marks = subject is not None and tree.tokens[subject].lemma in lexicon.words("chart_marks")
    return marks and tree.tokens[verb].lemma in lexicon.words("chart_shows")


def _is_a_rule(tree: Tree, verb: int, claim: bool) -> bool:
    """Whether a limit is so high, or a law allows so much."""
    subject = _subject(tree, verb)
    token = tree.tokens[verb]
    limits = subject is not None and tree.tokens[subject].lemma in lexicon.words("limits") and token.lemma in ("be", "set")
    over = tree.tokens[token.head]
    lets = _subject(tree, token.head) if token.dep in ("ccomp", "xcomp") and over.lemma in lexicon.words("allows") else None
    return (claim and limits) or (lets is not None and tree.tokens[lets].lemma in lexicon.words("laws"))
