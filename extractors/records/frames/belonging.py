"""Which word a figure belongs to: the noun that it is of, or the verb that moves it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from extractors.entities.grammar import Token, Tree
from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.clauses import Parsed
from extractors.records.frames import amounts, called_off, lexicon, side_nouns
from extractors.records.frames.slots import (
    BEFORE_NOUN,
    is_part_of,
    is_passive,
    main_verb_among,
    path,
    subjects,
    verb_among,
)
from extractors.records.frames.triggers import Trigger, nouns_of

OF_A_NOUN = frozenset({"in", "of", "as"})
CAUSED = frozenset({"result", "consequence"})
"""Nouns that lead to what a sum comes from, and is not of: "debts of 2 million as a result of loans"."""
INNER = frozenset("-‐–'’“\"/")  # signs that stand within a noun phrase
BEFORE = re.compile(
    r"\s*(?:(?:to|from|with|by|towards|for|in)\s+(?:(?:\(\s)?[^\W\d][\w'’-]*\s+(?:\)\s+)?){1,5}?(?=of\b|total|worth|amount|valued))?(?:\(|,|:|–|—)?\s*(?:,?\s*(?:which\s+)?(?:is|are|was|were|being)\s+)?(?:of|worth|total+ing|total+ed|valued\s+at|amounting\s+to|"
    r"(?:in|for)\s+(?:the|an)\s+amount\s+of|to\s+the\s+(?:tune|value)\s+of|at|estimated\s+at|with\s+a\s+value\s+of|:|for|equal\s+to|equivalent\s+to|reaching)?"
    r"\s*(?:an?\s+|the\s+)?(?:estimated|about|around|some|over|nearly|approximately|roughly|almost|up\s+to|at\s+least|more\s+than|total\s+(?:(?:sum|amount|value)\s+)?of"
    r"|as\s+much\s+as|less\s+than|just|only|combined|additional|further)?\s*(?:estimated\s+)?",
    re.IGNORECASE,
)
SHARE_TOO = re.compile(
    r"(?:(?P<apart>, )|(?P<open>\( ))?(?:or )?(?:about |some |nearly )?"
    r"[\d.]+ (?:%|percent|per cent)(?(apart) ,)(?(open) \))(?= of )"
)
INTEREST = frozenset({"-", "free", "rate", "bearing"})  # between "interest" and the loan that it describes
MOVES_DEBT = frozenset({"debt_relief", "debt_rescheduling", "refinancing", "guarantee"})
MOVABLE = frozenset({"debt_stock", "debt_service", "loan", "assistance", "bond", "credit_line"})


@dataclass(frozen=True, slots=True)
class Belonging:
    """The word that a figure belongs to, and how sure that is (about 0 to 10); `verb` governs both, None for none."""

    trigger: Trigger
    score: float
    verb: Trigger | None = None


def of_figure(parsed: Parsed, figure: Mention, triggers: Sequence[Trigger]) -> Belonging | None:
    """The trigger that a figure belongs to; None where the sentence has none."""
    at = clauses.anchor(parsed, figure)
    if at is None or not triggers:
        return None
    told = [t for t in triggers if t.frame.kind and not _says_which(parsed.tree, t, triggers, at)]
    told = [t for t in told if figure.kind == "percent" or not _is_of_a_share(parsed.tree, t)] or told
    ranked = sorted(((_score(parsed, figure, at, t), -t.at, t) for t in told), key=lambda x: (x[0], x[1]), reverse=True)
    verb = _mover(parsed, at, triggers) or governing(parsed, at, triggers)
    if not ranked:
        return None
    if (owed := _that_is_owed(parsed.tree, at, triggers)) is not None:
        return Belonging(owed, 8.5)
    score, _, best = ranked[0]
    debt = next((t for t in told if t.frame.type == "debt_stock" and t.frame.pos == "noun"), None)
    if debt is not None and best.frame.type == "loan" and score < 9 and 0 < abs(debt.at - best.at) <= 4:
        return Belonging(debt, score, verb)
    relief = [t for t in told if t.frame.pos == "noun" and t.frame.type.startswith("debt_re")]
    of_relief = next((t for t in relief if is_part_of(parsed.tree, at, t.at)), None)
    movable = best.frame.type in MOVABLE
    if of_relief is not None and movable:
        return Belonging(of_relief, max(score, 8.0), verb)
    if verb is not None and verb.frame.type == "debt_stock" and best.frame.kind == "financing":
        return Belonging(verb, max(score, 8.0), verb)
    if verb is not None and called_off.is_it(verb, best):
        return Belonging(best, score)
    if verb is not None and verb.frame.type in MOVES_DEBT and movable and _moved(parsed.tree, verb, best, at):
        return Belonging(verb, max(score, 8.0), verb)
    return Belonging(best, score, verb)


def _that_is_owed(tree: Tree, at: int, triggers: Sequence[Trigger]) -> Trigger | None:
    """The verb of a whole that somebody owes, of which a part is told: "forgave 3 million of the 9 million that A owed"."""
    link = tree.tokens[tree.tokens[at].head]
    part = tree.tokens[at].dep == "pobj" and link.lemma == "of" and tree.tokens[link.head].dep in ("dobj", "nsubjpass")
    clauses_on = [c for c in tree.children(at) if tree.tokens[c].dep == "relcl"]
    owed = (t for t in triggers if part and t.frame.type == "debt_stock" and t.frame.pos == "verb" and t.at in clauses_on)
    return next(owed, None)


def _is_of_a_share(tree: Tree, trigger: Trigger) -> bool:
    """Whether an economy's size is only what a share is of, and no sum's word: "5 million, 3 percent of GDP"."""
    link = tree.tokens[tree.tokens[trigger.at].head]
    return trigger.frame.type == "gdp" and link.lemma == "of" and tree.tokens[link.head].text in ("%", "percent", "cent")


def _says_which(tree: Tree, verb: Trigger, triggers: Sequence[Trigger], at: int) -> bool:
    """Whether a word only says which debt, loan, plant or pact is meant: "guaranteed debts", "a 350MW-capacity plant"; or
    under which pact a sum is given."""
    if verb.frame.type == "capacity" and verb.frame.pos == "noun":
        before = tree.tokens[verb.at].dep in ("nmod", "compound", "amod")
        return before and tree.tokens[verb.at].head in nouns_of(triggers, "project")
    if verb.frame.type == "price":
        loans = [t.at for t in triggers if t.frame.kind == "financing" and t.frame.pos == "noun" and t.at > verb.at]
        return bool(loans) and all(tree.tokens[i].lemma in INTEREST for i in range(verb.at + 1, min(loans)))
    token = tree.tokens[verb.at]
    if verb.frame.kind == "agreement" and tree.tokens[token.head].lemma == "under" and at not in tree.subtree(verb.at):
        return True
    pacts = nouns_of(triggers, "agreement")
    if verb.frame.kind == "claim" and token.dep in BEFORE_NOUN and token.head in pacts:
        return True  # "an investment agreement"
    debts = {t.at for t in triggers if t.frame.type == "debt_stock" and t.frame.pos == "noun"}
    return verb.frame.pos == "verb" and token.dep == "amod" and (token.head in debts or verb.at + 1 in debts)


def governing(parsed: Parsed, at: int, triggers: Sequence[Trigger]) -> Trigger | None:
    """The nearest verb with a frame that a word hangs on, or the passive that hangs on the word: "5 million given by A"."""
    verbs = {t.at: t for t in triggers if t.frame.pos == "verb"}
    under = next((verbs[i] for i in parsed.tree.children(at) if i in verbs and hangs_on(parsed.tree, i, at)), None)
    return under or next((verbs[i] for i in path(parsed.tree, at) if i in verbs), None)


def _mover(parsed: Parsed, at: int, triggers: Sequence[Trigger]) -> Trigger | None:
    """The verb that lets off or moves a debt which a participle behind the sum only tells: "cut 5 million owed by A"."""
    owed = [t for t in triggers if t.frame.type == "debt_stock" and hangs_on(parsed.tree, t.at, at)]
    verbs = {t.at: t for t in triggers if t.frame.pos == "verb" and t.frame.type in MOVES_DEBT}
    over = main_verb_among(parsed.tree, path(parsed.tree, at)[1:])
    return verbs.get(over) if owed and over is not None else None


def hangs_on(tree: Tree, verb: int, noun: int) -> bool:
    """Whether a past participle stands behind a noun that it is of, with who did it: "sums given by A"."""
    token = tree.tokens[verb]
    agent = any(tree.tokens[c].dep == "agent" for c in tree.children(verb))
    return token.head == noun and token.dep == "acl" and token.tag == "VBN" and agent


def _moved(tree: Tree, verb: Trigger, noun: Trigger, at: int) -> bool:
    """Whether a verb acts on the noun or the figure, which is not its actor."""
    if any(i != verb.at and _has_a_subject(tree, i) for i in takewhile(lambda i: i != verb.at, path(tree, at))):
        return False  # "forgave A 5 million when A had a debt of 7 million"
    if _is_the_whole_of_a_share(tree, verb.at, noun.at, at):
        return False
    subjects = [c for c in tree.children(verb.at) if tree.tokens[c].dep == "nsubj"]
    inside = any(at in tree.subtree(c) or noun.at in tree.subtree(c) for c in subjects)
    return not inside or is_passive(tree, verb.at)


def _is_the_whole_of_a_share(tree: Tree, verb: int, noun: int, at: int) -> bool:
    """Whether a verb moves a share of a noun that a clause behind measures: "forgave 8 % of a debt that was 5 million"."""
    over = list(takewhile(lambda i: i != verb, path(tree, noun)))
    inside = {*over, *tree.subtree(noun)}
    clause = any(tree.tokens[i].dep == "relcl" and tree.tokens[i].head in inside for i in path(tree, at))
    return clause and any(tree.tokens[i].text in ("%", "percent") or tree.tokens[i].lemma == "cent" for i in over)


def _has_a_subject(tree: Tree, verb: int) -> bool:
    """Whether a word is a verb that somebody who is named does: no "which", no "that"."""
    return tree.tokens[verb].pos == "VERB" and any(
        tree.tokens[c].dep == "nsubj" and tree.tokens[c].pos in ("NOUN", "PROPN") for c in tree.children(verb)
    )


def _score(parsed: Parsed, figure: Mention, at: int, trigger: Trigger) -> float:
    tree = parsed.tree
    words = parsed.words(Span(figure.start, figure.end))
    far = distance(tree, at, trigger.at)
    if trigger.frame.pos == "verb" and trigger.frame.type == "share" and figure.kind != "percent":
        return 5.0 - far
    if trigger.frame.pos == "verb":
        return _verb_score(tree, at, trigger.at, far) - (2.5 if is_purpose(tree, trigger.at) else 0.0)
    if _follows(tree, words[-1], trigger):
        return 10.0 - 0.05 * (trigger.at - words[-1])
    if trigger.at < words[0] and _precedes(parsed, figure, trigger):
        return 9.4 - 0.1 * far
    if _linked(tree, at, trigger.at):
        return 8.0 - 0.1 * far
    if amounts.of_its_pronoun(tree, at, trigger.at):
        return 8.2 - 0.1 * far
    if amounts.in_the_form(tree, at, trigger.at):
        return 9.0 - 0.1 * far
    if amounts.in_the_amount(tree, at, trigger.at):
        return 7.9 - 0.1 * far
    return 6.0 - far


def _verb_score(tree: Tree, at: int, verb: int, far: float) -> float:
    if tree.tokens[verb].head == at and tree.tokens[verb].tag == "VBN" and tree.tokens[verb].dep in ("acl", "relcl"):
        return 8.6 - 0.1 * far
    near = [i for i in path(tree, at)[:4] if tree.tokens[i].head == verb]
    if near and tree.tokens[near[0]].dep in ("dobj", "nsubjpass", "attr", "oprd", "dative"):
        return 8.6 - 0.1 * far
    if near and tree.tokens[near[0]].dep in ("prep", "npadvmod", "nsubj", "nummod"):
        return 7.6 - 0.1 * far
    return 6.2 - far


def _follows(tree: Tree, last: int, trigger: Trigger) -> bool:
    """Whether the trigger's noun comes right after a figure: "5 million loan", "5 million in soft loans", "7 % of debt"."""
    linked = False
    last = _with_its_share(tree, _with_its_bracket(tree, last, trigger.first))
    for token in tree.tokens[last + 1 : trigger.first]:
        if token.lemma in CAUSED:
            return False
        if token.pos == "ADP" or token.lemma == "worth":
            if token.lemma not in OF_A_NOUN | {"worth"} or (linked and token.lemma != "of"):
                return False
            linked = True
        elif not _adds_an_adjective(tree, token) and _parts(token, linked):
            return False
    return trigger.first > last and trigger.at - last <= 9


def _with_its_bracket(tree: Tree, last: int, before: int) -> int:
    """The last word of a sum, with the same sum in another currency in brackets behind it."""
    after = [token.text for token in tree.tokens[last + 1 : before]]
    if after[:1] != ["("] or ")" not in after:
        return last
    closed = after.index(")")
    return last + closed + 1 if any(text[:1].isdigit() for text in after[:closed]) else last


def _with_its_share(tree: Tree, last: int) -> int:
    """The last word of a sum and the share that is told in its place: "5 million, or 9 percent, of all loans"."""
    after = tree.tokens[last + 1 : last + 8]
    found = SHARE_TOO.match(" ".join(token.text for token in after))
    return last + len(found.group().split()) if found else last


def _adds_an_adjective(tree: Tree, token: Token) -> bool:
    """Whether "and" only joins two adjectives of a noun: "economic and technical assistance"."""
    return token.dep == "cc" and token.pos == "CCONJ" and tree.tokens[token.head].pos == "ADJ"


def _parts(token: Token, linked: bool) -> bool:
    """Whether a word between a figure and a noun says that the noun is not the figure's."""
    if token.pos == "PUNCT":
        return token.text not in INNER
    if token.pos in ("VERB", "AUX", "CCONJ", "SCONJ", "PRON", "NUM"):
        return token.dep not in ("amod", "compound", "poss")
    if token.text[:1].isupper():
        return False
    return token.pos == "NOUN" and not linked and token.dep not in ("compound", "nmod", "amod", "npadvmod")


def _precedes(parsed: Parsed, figure: Mention, trigger: Trigger) -> bool:
    """Whether the trigger's noun comes right before a figure: "a loan of 5 million", "debt (5 million)"."""
    tokens = parsed.tree.tokens
    start = parsed.sentence.start + tokens[_last(parsed.tree, trigger)].end
    text = "".join(t.text + " " for t in tokens if start <= parsed.sentence.start + t.start < figure.start)
    return len(text) < 60 and bool(BEFORE.fullmatch(text))


def _last(tree: Tree, trigger: Trigger) -> int:
    """The last word of a trigger's phrase, whose head may stand first: the "credit" of "line of credit"."""
    last = trigger.first + len(trigger.frame.word.split()) - 1
    whole = trigger.at == trigger.first < last < len(tree.tokens) and tree.tokens[last - 1].pos == "ADP"
    return last if whole else max(trigger.at, trigger.first)


def _linked(tree: Tree, at: int, noun: int) -> bool:
    """Whether a noun is of a verb like "amount to" that a figure completes, or completes it, or is brought to the figure."""
    verb = verb_among(tree, path(tree, at)[1:])
    if verb is None or tree.tokens[verb].lemma not in lexicon.words("levels"):
        return verb is not None and side_nouns.is_brought_to(tree, verb, noun, at)
    inside = [c for c in tree.children(verb) if tree.tokens[c].dep in ("nsubj", "nsubjpass", "attr")]
    over = tree.tokens[verb].head
    if tree.tokens[verb].dep in ("acl", "relcl", "xcomp"):
        inside.append(over)
    if tree.tokens[verb].dep in ("conj", "advcl") and not any(tree.tokens[c].dep in ("nsubj", "nsubjpass") for c in inside):
        inside += subjects(tree, over)
    if tree.tokens[verb].dep == "relcl" and noun in path(tree, over)[:4]:
        return True
    return any(noun == c or (noun in tree.subtree(c) and at not in tree.subtree(c)) for c in inside)


def is_purpose(tree: Tree, verb: int) -> bool:
    """Whether a verb says what something is for: "a loan to build a port", "an agreement to repay"."""
    token = tree.tokens[verb]
    to = tree.has_to(verb)
    if to and token.dep in ("xcomp", "ccomp") and token.head != verb and is_purpose(tree, token.head):
        return True
    return (to and token.dep in ("acl", "relcl", "advcl")) or (
        to and token.dep == "xcomp" and tree.tokens[token.head].lemma in lexicon.words("for_a_purpose")
    )


def distance(tree: Tree, one: int, other: int) -> float:
    """Words of the tree between two words; the ends of clauses count double."""
    up, over = path(tree, one), path(tree, other)
    meet = next((at for at in up if at in over), None)
    if meet is None:
        return 9.0
    steps = [*up[: up.index(meet)], *over[: over.index(meet)]]
    cost = sum(1.6 if tree.tokens[i].dep in ("advcl", "ccomp", "relcl", "parataxis", "conj") else 0.7 for i in steps)
    return min(cost, 9.0)
