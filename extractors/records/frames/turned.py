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
from extractors.records.frames.slots import main_verb_among, path, verb_among
from extractors.records.frames.triggers import Trigger
from extractors.records.frames.who import is_a_lender_s, lends_abroad
from extractors.records.vocabulary import verbs


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


BY_MEASURE: dict[str, Callable[[tuple[Filled, ...]], tuple[Filled, ...]]] = {
    "trade": of_two,
    "trade_balance": of_two,
    "capacity": of_one,
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


def by_who_lends(tree: Tree, trigger: Trigger, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of a loan, given by that one of two that signed it which lends as a bank, or as a state abroad."""
    return _by_its_provider(tree, trigger, _by_its_lender(tree, trigger, filled))


def _by_its_lender(tree: Tree, trigger: Trigger, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of a loan that a bank and somebody else signed, or the one with the other: the bank gave it."""
    takers = [one for one in filled if one.role == "receiver"]
    givers = [one for one in filled if one.role == "giver"]
    bank = next((one for one in takers if one.slot == "subj" and is_a_lender_s(one.actor.name)), None)
    if bank is not None and givers and all(one.slot == "with" and not _rivals(one, bank) for one in givers):
        return tuple(
            replace(one, role="receiver") if one in givers else replace(one, role="giver") if one in takers else one
            for one in filled
        )
    banks = [one for one in takers if one.actor.sort == "organization" and is_a_lender_s(one.actor.name)]
    others = {one.actor.code for one in takers if one not in banks} - {one.actor.code for one in banks}
    taken = _is_with_a_taker(tree, trigger.at) or _is_held(tree, trigger.at)
    abroad = all(one.slot == "subj" and (_is_a_fund_abroad(one) or _lends(one, taken)) for one in banks)
    if givers or not banks or not (others or abroad):
        return filled
    return tuple(replace(one, role="giver") if one in banks else one for one in filled)


def _lends(one: Filled, taken: bool) -> bool:
    """Whether a bank of no country, or one that signs with who takes, lends by its name."""
    return (taken or not one.actor.code) and lends_abroad(one.actor.name)


def _is_a_fund_abroad(one: Filled) -> bool:
    """Whether a body is a fund for development abroad of a state that is known to lend."""
    words = {word.casefold() for word in one.actor.name.split()}
    return one.actor.code in lexicon.providers() and {"fund", "for", "development"} <= words and lends_abroad(one.actor.name)


def _by_its_provider(tree: Tree, trigger: Trigger, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of a loan that two states signed, or one with the other: that one gave it which is known to lend abroad."""
    takers = [one for one in filled if one.role == "receiver"]
    givers = [one for one in filled if one.role == "giver"]
    if not givers and len(takers) == 2 and _both_sign(tree, trigger, takers):
        gave = [one for one in takers if one.actor.code in lexicon.providers()]
        rest = tuple(one for one in filled if one.role != "receiver")
        if len(gave) != 1:
            return rest  # which of two lenders, or of two that are none, gave is not told
        return (*rest, *(replace(one, role="giver") if one in gave else one for one in takers))
    signed = len(takers) == len(givers) == 1 and (takers[0].slot, givers[0].slot) == ("subj", "with")
    if not signed or takers[0].actor.code not in lexicon.providers() or givers[0].actor.code in ("", *lexicon.providers()):
        return filled
    rest = tuple(one for one in filled if one.role not in ("giver", "receiver"))
    return (*rest, replace(takers[0], role="giver"), replace(givers[0], role="receiver"))


def _both_sign(tree: Tree, trigger: Trigger, takers: Sequence[Filled]) -> bool:
    """Whether two states are those who sign a loan or grant, the one joined to the other by "and"."""
    states = len({one.actor.code for one in takers} - {""}) == 2 and all(one.slot == "subj" for one in takers)
    return states and any(
        tree.tokens[i].lemma in verbs("sign") for i in path(tree, trigger.at) if tree.tokens[i].pos == "VERB"
    )


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
def _lenders() -> frozenset[str]:
    """Nouns for those who lend, the words of the names of banks and funds included."""
    return lexicon.words("lenders") | lexicon.words("lender_names")


def _is_held(tree: Tree, loan: int) -> bool:
    """Whether somebody is said to have loans or commitments, which a bank has given."""
    verb = verb_among(tree, path(tree, loan))
    return verb is not None and tree.tokens[verb].lemma in ("have", "hold")


def _is_with_a_taker(tree: Tree, loan: int) -> bool:
    """Whether a loan is signed "with" some company or other body that is no lender: "a loan with a consortium of firms"."""
    verb = tree.tokens[loan].head
    links = [c for at in (loan, verb) for c in tree.children(at) if tree.tokens[c].lemma == "with"]
    partners = [n for c in links for n in tree.children(c) if tree.tokens[n].dep == "pobj"]
    return any(
        tree.tokens[n].lemma.casefold() in lexicon.words("takers")
        and not any(tree.tokens[i].lemma.casefold() in _lenders() for i in tree.subtree(n))
        for n in partners
    )


def _rivals(one: Filled, bank: Filled) -> bool:
    """Whether who signs with a bank may be the lender as well: the bank of a state is none beside one of many states."""
    return is_a_lender_s(one.actor.name) and (not one.actor.code or bool(bank.actor.code))


def by_its_debtor(here: Scene, word: str, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides where a debtor restructures its own debt, or that of nobody else who is told by the grammar: it receives."""
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
    return any(tree.tokens[i].pos == "NOUN" and tree.tokens[i].lemma in _lenders() for i in nouns)


def _with_who_asks(tree: Tree, filled: tuple[Filled, ...], givers: Sequence[Filled]) -> tuple[Filled, ...]:
    """The sides where a firm restructures a loan "with" its banks: it owes."""
    asks = [one for one in givers if one.slot == "subj" and not one.actor.code and _is_with_banks(tree, one.actor.at)]
    return tuple(replace(one, role="receiver") if one in asks else one for one in filled)


def _is_with_banks(tree: Tree, at: int) -> bool:
    """Whether the verb that somebody is the subject of, or its object, has "with" and a noun for lenders."""
    verb = main_verb_among(tree, path(tree, at))
    over = [verb, *(c for c in tree.children(verb) if tree.tokens[c].dep == "dobj")] if verb is not None else []
    links = [c for i in over for c in tree.children(i) if tree.tokens[c].lemma == "with"]
    return any(tree.tokens[n].lemma in _lenders() for c in links for n in tree.children(c))


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
