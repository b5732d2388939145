"""How a level moved: a percentage that says by how much is no share; what turns into a deficit stays a balance."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records.frames import lexicon
from extractors.records.frames.slots import subjects
from extractors.records.frames.triggers import Trigger
from extractors.records.located import Located

CHANGE = re.compile(
    r"\b(?:grew|grow|grown|growing|rose|rise|risen|increase[ds]?|increasing|fell|fall|fallen|decline[ds]?|decreas(?:e[ds]?|ing)|reduction|growth|dropp?e?d?|(?<!making\s)(?<!make\s)(?<!makes\s)(?<!made\s)up|down)\s+(?:by\s+|of\s+)?(?:(?!(?:from|to)\b)\w+\s+){0,2}$",
    re.I,
)
BESIDE = re.compile(r"\s+(?:since|from|on|over|compared)\b", re.IGNORECASE)
"""What stands behind one more percentage by which a level moved: "rose 6 % since 2016 and 2 % since 2018"."""
AMOUNTS = frozenset({"npadvmod", "dobj", "obj"})
"""How a percentage hangs on the verb that says how a level moved: "rose 5 percent"."""
PACES = frozenset({"rate", "pace"})
BALANCES = frozenset({"deficit", "surplus"})
OWED = frozenset({"debt_stock", "loan", "credit_line", "bond"})
"""What is paid back."""
INSTALMENTS = frozenset({"instalment", "installment"})


def is_one(located: Located, sentence: Span, tree: Tree, figure: Mention, at: int) -> bool:
    """Whether a percentage says by how much, or how fast, a level moved, or how high its growth is."""
    told = CHANGE.search(located.document.text, sentence.start, figure.start) is not None
    if tree.tokens[at].dep == "conj" and BESIDE.match(located.document.text, figure.end):
        return _is_one_more(located, sentence, tree, tree.tokens[at].head)
    return told or _is_by_a_verb(tree, at) or _is_of_growth(tree, at) or _is_of_a_movement(tree, at)


def _is_one_more(located: Located, sentence: Span, tree: Tree, first: int) -> bool:
    """Whether a percentage is joined to one that says how a level moved, or to the verb that does."""
    if _moves(tree, first) or _is_by_a_verb(tree, first):
        return True
    start = sentence.start + min(tree.tokens[i].start for i in (first, *tree.children(first)) if i <= first)
    return CHANGE.search(located.document.text, sentence.start, start) is not None


def _is_of_a_movement(tree: Tree, at: int) -> bool:
    """Whether a word tells how large a movement is: "a 28 percent increase"."""
    token = tree.tokens[at]
    moved = tree.tokens[token.head]
    return (
        token.dep in ("compound", "nmod", "amod", "nummod") and moved.lemma in lexicon.words("movements") and at < token.head
    )


def _is_by_a_verb(tree: Tree, at: int) -> bool:
    """Whether a word is what a verb moves a level by: "expanded by 5 percent", "at an annual rate of 5 percent"."""
    token = tree.tokens[at]
    link = tree.tokens[token.head]
    if token.dep == "pobj" and link.lemma == "of" and tree.tokens[link.head].lemma in PACES:
        pace = tree.tokens[link.head]
        link = tree.tokens[pace.head]
        return pace.dep == "pobj" and link.lemma == "at" and _moves(tree, link.head)
    if token.dep == "pobj" and link.lemma == "by":
        return _moves(tree, link.head)
    return token.dep in AMOUNTS and _moves(tree, token.head)


def _is_of_growth(tree: Tree, at: int) -> bool:
    """Whether a word is the level that growth itself has: "growth rose from 2 to 3 percent", "growth was 3 percent"."""
    token = tree.tokens[at]
    over = tree.tokens[token.head].head if token.dep == "pobj" else token.head
    doers = [tree.tokens[c] for c in subjects(tree, over)]
    return token.dep in ("pobj", "attr", "dobj") and any(t.lemma == "growth" for t in doers)


def _moves(tree: Tree, verb: int) -> bool:
    return tree.tokens[verb].pos == "VERB" and tree.tokens[verb].lemma in lexicon.words("changes")


def of_an_instalment(tree: Tree, trigger: Trigger, carrier: Trigger | None) -> Trigger:
    """The word that a sum belongs to; an instalment that somebody gives or gets is a part of what is given, as what is paid
    is one of what is owed: "the bank released an instalment of 5 million"."""
    if carrier is None or carrier.frame.kind or carrier.frame.type == "commerce" or trigger.frame.word not in INSTALMENTS:
        return trigger
    token = tree.tokens[trigger.at]
    moved = token.head == carrier.at and token.dep in ("dobj", "obj", "nsubjpass")
    return replace(trigger, frame=lexicon.frames("noun")["tranche"]) if moved else trigger


def of_a_payment(tree: Tree, trigger: Trigger, carrier: Trigger | None, moved: bool) -> Trigger:
    """The word that a sum belongs to: where a verb of paying back moves it, that one, whatever debt it is paid on: "repaid
    A 5 million in debts"; not "a loan granted by A", which is told itself."""
    told = any(tree.tokens[c].dep in ("acl", "relcl") for c in tree.children(trigger.at))
    debt = trigger.frame.type in OWED and trigger.frame.pos == "noun" and not told
    return carrier if carrier is not None and carrier.frame.type == "debt_service" and moved and debt else trigger


def of_a_balance(trigger: Trigger, triggers: Sequence[Trigger]) -> Trigger:
    """The word that a sum belongs to; a mere deficit behind a balance of trade is one of trade: "the trade surplus turned
    into a deficit of 5 million"."""
    balance = next((t.frame for t in triggers if t.frame.type == "trade_balance" and t.at < trigger.at), None)
    return replace(trigger, frame=balance) if balance is not None and trigger.frame.word in BALANCES else trigger


def is_of_money(tree: Tree, share: int, verb: int) -> bool:
    """Whether a share of money comes as another kind of money: "60 % of all financing is financed by loans"."""
    nouns = lexicon.frames("noun")
    links = [c for c in tree.children(share) if tree.tokens[c].lemma == "of"]
    agents = [c for c in tree.children(verb) if tree.tokens[c].dep == "agent" or tree.tokens[c].lemma == "through"]
    wholes, means = ([n for c in some for n in tree.children(c) if tree.tokens[n].dep == "pobj"] for some in (links, agents))
    kinds = [{f.kind for n in some if (f := nouns.get(lexicon.key(tree.tokens[n].lemma)))} for some in (wholes, means)]
    return all("financing" in found for found in kinds)


def is_done_by_a_measure(tree: Tree, verb: Trigger) -> bool:
    """Whether what gives is a measure, and nobody: "remittances contributed 5 million to incomes"."""
    nouns = lexicon.frames("noun")
    told = [nouns.get(lexicon.key(tree.tokens[c].lemma.casefold())) for c in subjects(tree, verb.at)]
    kinds = {frame.kind for frame in told if frame is not None}
    return verb.frame.slots.get("subj") == "giver" and kinds == {"claim"}
