"""Sides of a fact that its measure or its instrument turns: whose debt it is, who trades with whom, of what a share is."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import cache

from extractors.entities.grammar import Tree
from extractors.records.frames import lexicon
from extractors.records.frames.filling import Filled
from extractors.records.frames.lexicon import Role
from extractors.records.frames.passage import givers as givers_so_far
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import main_verb_among, path
from extractors.records.frames.triggers import Trigger


def of_two(filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of trade "between A and B": it is of the one with the other."""
    areas = [one for one in filled if one.role == "area" and one.actor.code]
    if len({one.actor.code for one in areas}) != 2 or any(one.role == "counterpart" for one in filled):
        return filled
    other = next(one for one in areas if one.actor.code != areas[0].actor.code)
    return tuple(replace(one, role="counterpart") if one is other else one for one in filled)


def of_one(filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of a capacity, which is of nobody over against another: of where it comes from, or of the country that adds
    it: "the government will add 700 MW, comprising 600 MW from the Ruwa dam"."""
    own = [one for one in filled if one.role == "counterpart" and one.method == "grammar" and one.slot in ("from", "subj")]
    own = [one for one in own if one.actor.code and one.actor.sort != "organization"]
    if not own or any(one.role == "area" and one.method == "grammar" for one in filled):
        return filled
    return tuple(replace(one, role="area") if one in own else one for one in filled if one.role != "area")


def of_its_host(filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of "Peru's direct investment", with nobody over against it: of a country that invests little abroad it is
    made there."""
    whose = [one for one in filled if (one.role, one.slot, one.method) == ("counterpart", "poss", "grammar")]
    others = [one for one in filled if one.method == "grammar" and one not in whose]
    if len(whose) != 1 or others or whose[0].actor.code in lexicon.providers():
        return filled
    return (replace(whose[0], role="area"),)


WHOSE = frozenset({"poss", "amod", "compound", "nmod", "of"})
"""Slots of whose something is."""
BY_MEASURE: dict[str, Callable[[tuple[Filled, ...]], tuple[Filled, ...]]] = {
    "trade": of_two,
    "trade_balance": of_two,
    "capacity": of_one,
    "reserves": of_one,
    "gdp": of_one,
    "fdi_flow": of_its_host,
    "fdi_stock": of_its_host,
}


def by_measure(measure: str, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides as what is measured turns them."""
    return BY_MEASURE[measure](filled) if measure in BY_MEASURE else filled


def drawn_so_far(tree: Tree, trigger: Trigger, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of a running total: "it brings Peru's total disbursements to 5 million", which Peru got."""
    over = tree.tokens[tree.tokens[trigger.at].head].lemma
    whose = [one for one in filled if (one.role, one.slot) == ("giver", "poss")]
    if over != "bring" or len(whose) != 1 or whose[0].actor.code in lexicon.providers():
        return filled
    return tuple(replace(one, role="receiver") if one is whose[0] else one for one in filled if one.role != "receiver")


def with_its_debtor(here: Scene, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides where an adjective says whose debt it is: of a country that lends it is owed to it, else owed by it."""
    if any(one.role == "area" and one.method == "grammar" for one in filled):
        return filled
    whose = next((one for one in filled if one.role == "counterpart" and one.slot in ("amod", "compound")), None)
    if whose is None or whose.actor.code in here.passage.gave or _is_a_lender(here.parsed.tree, whose):
        return filled
    return (*(one for one in filled if one.role != "area" and one is not whose), replace(whose, role="area"))


def _is_a_lender(tree: Tree, one: Filled) -> bool:
    """Whether who stands before a debt is a body of no country, to which it is owed, "IDA arrears", or only says whose
    lenders are meant: "owed to Chinese lenders"."""
    head = tree.tokens[tree.tokens[one.actor.at].head]
    return (one.actor.sort == "organization" and not one.actor.code) or head.lemma in lexicon.words("lenders") | {"bank"}


def with_its_creditors(filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides where a country and a club of creditors do together what relieves the country: it receives."""
    givers = [one for one in filled if one.role == "giver" and one.slot == "subj"]
    clubs = [one for one in givers if one.actor.sort == "organization" and not one.actor.code]
    states = [one for one in givers if one.actor.code]
    if not clubs or len(states) != 1 or any(one.role == "receiver" and one.actor.code for one in filled):
        return filled
    return tuple(replace(one, role="receiver") if one is states[0] else one for one in filled)


def of_and_in(filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of a share where it is "of A in B": B is whose whole it is a share of, A whose part."""
    whole = [one for one in filled if one.slot == "in" and one.role in ("area", "counterpart") and one.method == "grammar"]
    parts = [one for one in filled if one.slot in ("of", "amod", "poss", "by") and one.role in ("area", "counterpart")]
    if not whole or not parts or whole[0].actor.code == parts[0].actor.code:
        return filled
    rest = tuple(one for one in filled if one not in whole and one not in parts)
    return (*rest, *(replace(one, role="area") for one in whole), *(replace(one, role="counterpart") for one in parts))


def of_a_share(here: Scene, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of "A's share of B's imports": B is whose whole it is a share of, A whose part."""
    tree, nouns = here.parsed.tree, lexicon.words("parts_of_wholes")
    told = [one for one in filled if one.method == "grammar" and one.slot in WHOSE and one.role in ("area", "counterpart")]
    parts = [one for one in told if tree.tokens[tree.tokens[one.actor.at].head].lemma in nouns]
    if len(parts) != 1:
        return filled
    links = [c for c in tree.children(tree.tokens[parts[0].actor.at].head) if tree.tokens[c].lemma in ("of", "in")]
    below = {i for c in links for i in tree.subtree(c)}
    whole = [a for a in here.actors if a.at in below and a.code not in ("", parts[0].actor.code) and _is_whose(tree, a.at)]
    if len({a.code for a in whole}) != 1:
        return filled
    others = (one for one in filled if one.role not in ("area", "counterpart"))
    return (*others, Filled("area", whole[0], "of", 0.4), replace(parts[0], role="counterpart"))


def _is_whose(tree: Tree, at: int) -> bool:
    """Whether a name says whose a noun is."""
    token = tree.tokens[at]
    return token.dep in WHOSE or (token.dep == "pobj" and tree.tokens[token.head].lemma == "of")


def provided_by(tree: Tree, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of a share of somebody's loans that another one is told to have given: "60 percent of A's loans were
    provided by B" is of A's debt to B."""
    whose = [one for one in filled if one.slot in ("poss", "of", "amod") and one.role == "counterpart" and one.actor.code]
    gave = [one for one in filled if one.actor.code and one not in whose and _gives_as_agent(tree, one.actor.at)]
    if len(gave) != 1 or len(whose) != 1:
        return filled
    rest = [one for one in filled if one not in gave and one not in whose]
    return (*rest, replace(whose[0], role="area"), replace(gave[0], role="counterpart"))


def _gives_as_agent(tree: Tree, at: int) -> bool:
    """Whether somebody is who something was given "by"."""
    link = tree.tokens[tree.tokens[at].head] if at < len(tree.tokens) else None
    if link is None or link.dep != "agent":
        return False
    frame = lexicon.frames("verb").get(lexicon.key(tree.tokens[link.head].lemma))
    return frame is not None and frame.slots.get("subj") == "giver"


def in_exchange(tree: Tree, trigger: Trigger, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of money that somebody got "in exchange for" what it gave, and those to whom it gave that."""
    up = path(tree, trigger.at)
    swap = next((k for k, i in enumerate(up) if tree.tokens[i].lemma in ("exchange", "return")), None)
    if swap is None or tree.tokens[tree.tokens[up[swap]].head].lemma != "in":
        return filled
    above = set(up[swap + 1 :])
    turned: dict[tuple[Role, str], Role] = {
        ("giver", "subj"): "receiver",
        ("receiver", "to"): "giver",
        ("receiver", "dative"): "giver",
    }
    return tuple(
        replace(one, role=turned.get((one.role, one.slot), one.role)) if _is_at(tree, one, above) else one for one in filled
    )


def _is_at(tree: Tree, one: Filled, words: Collection[int]) -> bool:
    """Whether who fills a role stands at one of these verbs, by the grammar."""
    near = next((i for i in path(tree, one.actor.at)[1:] if tree.tokens[i].pos in ("VERB", "AUX")), None)
    return one.method == "grammar" and near in words


@cache
def lenders() -> frozenset[str]:
    """Nouns for those who lend, the words of the names of banks and funds included."""
    return lexicon.words("lenders") | lexicon.words("lender_names")


def by_its_debtor(here: Scene, word: str, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides where a debtor restructures its own debt, or that of nobody else who is told by the grammar: it receives."""
    if (debtor := _of_its_own_debt(here, filled)) is not None:
        return debtor
    givers = [one for one in filled if one.role == "giver" and one.method == "grammar"]
    if any(_names_lenders(here.parsed.tree, one.actor.at) for one in givers if one.slot == "subj"):
        return filled
    filled = _with_who_asks(here.parsed.tree, filled, givers)
    givers = [one for one in filled if one.role == "giver" and one.method == "grammar"]
    subjects = [one for one in givers if one.slot == "subj" and one.actor.code]
    codes = {one.actor.code for one in subjects}
    if len(codes) != 1 or any(_receives_there(here.parsed.tree, one, subjects[0]) for one in filled):
        return filled
    own = any(one.slot == "poss" and one.actor.code in codes for one in givers)
    known = codes & (here.passage.gave | givers_so_far(here.passage))
    if not own and (known or lexicon.key(word) not in map(lexicon.key, lexicon.words("by_the_debtor"))):
        return filled
    others = [one for one in filled if one.role != "receiver" and one.actor.code not in codes]
    return (*others, replace(subjects[0], role="receiver"))


def _of_its_own_debt(here: Scene, filled: tuple[Filled, ...]) -> tuple[Filled, ...] | None:
    """The sides where somebody restructures "its debt to" another, who gives; None where nobody does."""
    tree = here.parsed.tree
    subject = next((one for one in filled if (one.role, one.slot, one.method) == ("giver", "subj", "grammar")), None)
    if subject is None:
        return None
    verb = tree.tokens[subject.actor.at].head
    debts = [c for c in tree.children(verb) if tree.tokens[c].dep == "dobj"]
    own = any(tree.tokens[k].text.casefold() in ("its", "their") for c in debts for k in tree.children(c))
    links = [c for i in (verb, *debts) for c in tree.children(i) if tree.tokens[c].lemma == "to"]
    owed = [a for a in here.actors if tree.tokens[a.at].head in links and a.code not in ("", subject.actor.code)]
    if not own or len({a.code for a in owed}) != 1:
        return None
    rest = (one for one in filled if one.role not in ("giver", "receiver"))
    return (*rest, replace(subject, role="receiver"), *(Filled("giver", a, "to", 0.4) for a in owed))


def _receives_there(tree: Tree, one: Filled, subject: Filled) -> bool:
    """Whether somebody is told by the grammar to receive, in the clause of a subject and in none beside it."""
    verb = main_verb_among(tree, path(tree, subject.actor.at))
    if one.role != "receiver" or one.method != "grammar":
        return False
    return verb is None or one.actor.at in tree.subtree(verb, frozenset({"advcl", "ccomp", "conj", "parataxis"}))


def _names_lenders(tree: Tree, at: int) -> bool:
    """Whether who does something is a body of lenders by the nouns of the subject: "a consortium of Danish banks"."""
    climbed = path(tree, at)
    subject = next((k for k, i in enumerate(climbed) if tree.tokens[i].dep == "nsubj"), None)
    nouns = climbed[1 : subject + 1] if subject else ()
    return any(tree.tokens[i].pos == "NOUN" and tree.tokens[i].lemma in lenders() for i in nouns)


def _with_who_asks(tree: Tree, filled: tuple[Filled, ...], givers: Sequence[Filled]) -> tuple[Filled, ...]:
    """The sides where a firm restructures a loan "with" its banks: it owes."""
    asks = [one for one in givers if one.slot == "subj" and not one.actor.code and _is_with_banks(tree, one.actor.at)]
    return tuple(replace(one, role="receiver") if one in asks else one for one in filled)


def _is_with_banks(tree: Tree, at: int) -> bool:
    """Whether the verb that somebody is the subject of, or its object, has "with" and a noun for lenders."""
    verb = main_verb_among(tree, path(tree, at))
    over = [verb, *(c for c in tree.children(verb) if tree.tokens[c].dep == "dobj")] if verb is not None else []
    links = [c for i in over for c in tree.children(i) if tree.tokens[c].lemma == "with"]
    return any(tree.tokens[n].lemma in lenders() for c in links for n in tree.children(c))


def of_whose_debt(here: Scene, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of relief where an adjective says whose debt is let off, and another one lets it off: it receives, whoever
    else is named: "A wrote off 5 million in Togolese debt"."""
    debts = {t.at for t in here.triggers if t.frame.type == "debt_stock" and t.frame.pos == "noun"}
    tree = here.parsed.tree
    whose = [a for a in here.actors if a.code and a.sort == "demonym" and tree.tokens[a.at].head in debts]
    gave = {one.actor.code for one in filled if one.role == "giver" and one.slot == "subj"} - {""}
    if len(whose) != 1 or not gave or whose[0].code in gave:
        return filled
    rest = tuple(one for one in filled if one.role != "receiver" and one.actor.code != whose[0].code)
    return (*rest, Filled("receiver", whose[0], "amod", 0.3))
