"""Who fills the roles of a fact: each actor by the slot in which it stands, the nearest first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.entities.grammar import Tree
from extractors.records.frames import at_home, helped, lexicon, side_nouns
from extractors.records.frames.families import FAMILIES
from extractors.records.frames.lexicon import Frame, Role
from extractors.records.frames.movements import INSTALMENTS
from extractors.records.frames.slots import HANGING, Slot, acting, are_parted, hang_apart, is_done_by_another, path
from extractors.records.frames.triggers import Trigger, noun_frame
from extractors.records.frames.who import Actor

MAIN: Mapping[str, Role] = {"financing": "receiver", "claim": "area", "project": "place", "agreement": "party"}
"""The side that a fact of a kind has above all, and whose country is asked for."""
OTHER: Mapping[str, Role] = {"financing": "giver", "claim": "counterpart"}
"""The side over against it, of the kinds that have one."""
LIMIT = 2.6  # how far a slot may be from the word that tells the fact
ISSUES = frozenset({"issue"})  # a loan to somebody; bonds are floated too, see givers.ISSUES
BACK = frozenset({"buy back", "pay back"})  # who does so owes, unlike who buys or pays
LENDING = frozenset({"lending"})
LENT = frozenset({"loan", "credit_line", "grant", "guarantee", "assistance"})  # what a verb of issuing gives, not raises
ACQUIRES = frozenset({"acquire"})  # loans are acquired as they are obtained; what else is acquired is paid for
PLACES = frozenset({"place", "offer", "launch", "sell", "price"})  # what issuers do with bonds
SALES = frozenset({"sale", "divestment", "disposal", "sell-off", "capital injection"})  # who gets these is paid
TRADED = frozenset({"exports", "imports", "trade"})
ENDS = frozenset({"from", "to", "through", "via", "into", "across"})
"""Prepositions of the places that a line goes from, through and to: it lies in all of them."""
SAME = 0.25  # actors as near as this to the best one of a role stand beside it


@dataclass(frozen=True, slots=True)
class Filled:
    """An actor in a role: how far it stands from the fact's word, and by which slot of which word."""

    role: Role
    actor: Actor
    slot: str
    far: float
    method: str = "grammar"


def countries_of(some: Iterable[Filled]) -> set[str]:
    """The codes of the countries among those who fill roles."""
    return {one.actor.code for one in some if one.actor.code}


def fill(tree: Tree, actors: Sequence[Actor], trigger: Trigger, kind: str, figure: int | None) -> tuple[Filled, ...]:
    """The roles of a fact of this kind, each actor in its best one. `figure` is the word that the fact's sum hangs by."""
    found = [one for actor in actors if (one := best(tree, actor, trigger, kind, figure)) is not None]
    found = _with_borrower(_of_its_holder(tree, trigger, found))
    if kind == "financing":
        found = _with_helped(tree, actors, trigger, found)
    chosen: list[Filled] = []
    for role in dict.fromkeys(one.role for one in found):
        some = sorted((one for one in found if one.role == role), key=lambda one: one.far)
        first = some[0]
        if (role, first.slot) == ("place", "amod"):
            first = next((one for one in some if one.slot == "in" and at_home.only_names(first.actor, one.actor)), first)
        kept = [first]
        for one in (one for one in some if one is not first):
            row = kept if role == "party" else [first]  # "A's treaties with B, C, D": C and D stand beside B
            joined = any(are_joined(tree, one.actor.at, other.actor.at) for other in row)
            beside = _beside(one, first) and not hang_apart(tree, one.actor.at, first.actor.at)
            if beside or joined or _is_partner_aside(tree, one, trigger.at):
                kept.append(one)
        chosen += kept
    return tuple(chosen)


def _is_partner_aside(tree: Tree, one: Filled, at: int) -> bool:
    """Whether somebody is a partner in a clause that hangs on an agreement: B of "the pact that A signed with B"."""
    hung = (tree.tokens[i] for i in path(tree, one.actor.at))
    return one.slot in ("with", "between") and any(t.dep in ("relcl", "acl") and t.head == at for t in hung)


def _of_its_holder(tree: Tree, trigger: Trigger, found: list[Filled]) -> list[Filled]:
    """The roles where a stake is financed that somebody takes: it is the holder's ("a loan to finance A's stake")."""
    if trigger.frame.type == "deposit":  # "A renewed its deposit": it is A's
        own = {one.actor.code for one in found if one.role == "giver" and one.slot == "poss"}
        return [one for one in found if one.slot != "subj" or one.actor.code not in own]
    over = next((tree.tokens[i] for i in path(tree, trigger.at) if tree.tokens[i].pos == "VERB"), tree.tokens[trigger.at])
    held = any(one.role == "giver" and one.slot == "poss" for one in found)
    if trigger.frame.type != "equity_investment" or over.lemma not in lexicon.words("finances") or not held:
        return found
    return [one for one in found if one.role != "giver" or one.slot == "poss"]


def _with_borrower(found: list[Filled]) -> list[Filled]:
    """The roles where somebody lends what is another's: A receives in "A's loan from B", "B raised A's credit"."""
    takers = {one.actor.code for one in found if one.role == "receiver" and one.slot == "subj"} - {""}
    found = [one for one in found if one.slot != "poss" or one.role != "giver" or one.actor.code not in takers]
    givers = [one for one in found if one.role == "giver"]
    bodies = {one.actor.code for one in givers if one.slot == "amod" and one.actor.sort == "organization"}
    others = {one.actor.code for one in givers if one.slot in ("subj", "from")} | bodies  # "its IMF loan" is its own
    whose = {one.actor.code for one in givers if one.slot == "poss"}
    if any(one.role == "receiver" and one.actor.code not in whose for one in found) or not others:
        return found
    own = [one for one in givers if one.slot == "poss" and one.actor.code and not others & {one.actor.code}]
    return [replace(one, role="receiver") if one in own else one for one in found]


def _with_helped(tree: Tree, actors: Sequence[Actor], trigger: Trigger, found: list[Filled]) -> list[Filled]:
    """The roles where money is said to be for somebody who has no nearer part, with those joined to who that is."""
    if any(one.role == "receiver" and one.far < helped.FAR for one in found):
        return found
    who = helped.by_money(tree, actors, trigger.at)
    if who is None:
        return found
    others = [one for one in found if one.actor.code != who.code]
    given = any(one.role == "giver" for one in others)
    agrees = [one for one in others if one.role == "receiver" and one.slot == "subj" and not given]
    rest = [*(one for one in others if one.role != "receiver"), *(replace(one, role="giver") for one in agrees)]
    joined = [a for a in actors if a is not who and are_joined(tree, a.at, who.at)]
    return [*rest, *(Filled("receiver", a, "to help", helped.FAR) for a in (who, *joined))]


def _beside(one: Filled, first: Filled) -> bool:
    """Whether an actor is as near as the first one of its role, by the same slot or as another name of the same country;
    the sides of an agreement stand in several slots."""
    if one.role == "party" or (one.role == "place" and {one.slot, first.slot} <= ENDS):
        return one.far <= first.far + 2 * SAME
    if (one.slot, first.slot) == ("subj", "with") and one.role == "giver":
        return True  # "A financed it with B"
    same = one.slot == first.slot or one.actor.code == first.actor.code or "poss" in (one.slot, first.slot)
    return one.far <= first.far + SAME and same


def best(tree: Tree, actor: Actor, trigger: Trigger, kind: str, figure: int | None) -> Filled | None:
    """The nearest role that an actor fills, None where it fills none."""
    if side_nouns.is_told_by(tree, actor.at) or are_parted(tree, actor.at, trigger.at):
        return None
    family = FAMILIES[kind]
    options = []
    for ref in dict.fromkeys((trigger.at, *(() if figure is None else (figure,)))):
        for slot in acting(tree, actor.at, ref):
            role = next((family[role] for role in _told(tree, actor, slot, trigger, ref) if role in family), None)
            if role == "place" and (actor.is_a_body or at_home.is_of_a_firm(tree, actor)):
                continue
            if kind == "project" and actor.sort == "place" and role in ("giver", "owner"):
                role = "place"
            if role == "contractor" and trigger.frame.type == "bond":
                role = "receiver"  # "A completed the sale of bonds"
            elif role == "contractor" and kind == "financing" and _acts_on(tree, slot.of, trigger.at):
                role = "giver"
            if kind == "claim" and role == "area" and _is_over_against(tree, actor, slot, trigger):
                role = "counterpart"
            if role is not None and slot.far <= LIMIT and not _moves_another(tree, slot, kind, ref, role):
                options.append(Filled(role, actor, slot.name, slot.far + _cost(actor, slot, role)))
    return min(options, key=lambda one: one.far, default=None)


def _told(tree: Tree, actor: Actor, slot: Slot, trigger: Trigger, ref: int) -> Iterator[Role]:
    """The roles of an actor in a slot."""
    if slot.name == "amod" and (side_nouns.is_whom_it_is_given(tree, actor.at) or side_nouns.holds_it(actor, trigger)):
        yield "receiver"
    elif (role := side_nouns.by_what_is_acted_on(tree, slot, trigger)) is not None:
        yield role
    elif side_nouns.says_nothing(tree, actor.at, slot, trigger):
        return
    elif trigger.frame.kind == "financing" and (
        (slot.name == "for" and at_home.of_goods(tree, actor))
        or (slot.name == "to" and side_nouns.is_owed_to(tree, actor.at))
    ):
        yield "giver"
    elif slot.name == "of" and trigger.frame.kind == "financing" and side_nouns.is_where_a_work_is(tree, actor.at):
        yield "receiver"
    elif not (slot.name == "by" and trigger.frame.type != "guarantee" and _backs(tree, slot.of)):
        yield from _roles(tree, slot, trigger, ref)


def _backs(tree: Tree, verb: int) -> bool:
    """Whether a verb says who stands good for a loan, not who gave it: "a loan backed by A"."""
    return tree.tokens[verb].lemma in lexicon.words("backs")


def _moves_another(tree: Tree, slot: Slot, kind: str, ref: int, role: Role) -> bool:
    """Whether a verb of giving over another verb has its own matter: it says nothing of a claim's word below that one, nor
    who gives what by that one somebody else gives."""
    if kind == "financing":
        return role == "giver" and slot.name == "subj" and is_done_by_another(tree, slot.of, ref)
    verb = next((i for i in path(tree, ref) if tree.tokens[i].pos in ("VERB", "AUX")), slot.of)
    if kind != "claim" or slot.of == verb or tree.tokens[slot.of].pos not in ("VERB", "AUX"):
        return False
    frame = _frame_at(tree, slot.of)
    return frame is not None and not frame.kind


def _acts_on(tree: Tree, verb: int, noun: int) -> bool:
    """Whether a verb is of a noun: it hangs on it, or has it as its object: "a credit line opened by A"."""
    return tree.tokens[verb].head == noun or (tree.tokens[noun].head == verb and tree.tokens[noun].dep != "nsubj")


def _is_over_against(tree: Tree, actor: Actor, slot: Slot, trigger: Trigger) -> bool:
    """Whether whom a slot would make the one that a measure is of is the other side: whose goods are imported ("imports of
    Irish beef"), to whom what is repaid goes."""
    if trigger.frame.type == "imports":
        return slot.name == "of" and tree.tokens[actor.at].dep == "amod"
    return trigger.frame.type in ("debt_service", "exports") and slot.name == "to"


def _roles(tree: Tree, slot: Slot, trigger: Trigger, ref: int) -> Iterator[Role]:
    """The roles of a slot: by the frame of the word whose slot it is, and by the trigger's own frame."""
    token = tree.tokens[slot.of]
    verb = token.pos in ("VERB", "AUX")
    neutral = not verb and token.lemma in lexicon.words("neutral")
    again = not verb and _is_last_word(token.lemma, trigger.frame)  # "loans" of "foreign loans"
    lends = tree.tokens[trigger.at].lemma in LENDING and tree.tokens[trigger.at].head == slot.of  # "A's lending plans"
    own = trigger.frame if neutral or again or lends or slot.of in (trigger.at, ref) else _frame_at(tree, slot.of)
    if own is not None and own.type == "commerce" and trigger.frame.type == "debt_service":
        own = lexicon.frames("verb")[lexicon.key("repay")]
    elsewhere = own is not None and slot.of not in (trigger.at, ref)
    aside = own is not None and elsewhere and (own.type in TRADED or own.word in INSTALMENTS or _is_made_up(tree, slot.of))
    if aside and trigger.frame.kind == "financing":
        own = None  # "loans for exports from A", "an instalment of a loan to A": whose goods or sum it is says nothing here
    if own is not None and verb and own.kind == "":
        own = _paid_for(own, token.lemma, trigger) or own
    if own is not None and own.pos == "noun" and elsewhere and trigger.frame.type == "bond":
        own = None  # "the bond issue showed A's commitment": who commits has bought nothing
    if (
        own is not None
        and elsewhere
        and trigger.frame.kind == "financing"
        and side_nouns.is_where_money_lies(tree, slot.of, own)
    ):
        yield "receiver"
    if slot.name == "amod" and trigger.frame.type == "take" and _is_object(tree, slot.of, trigger.at):
        yield "giver"  # "received Danish aid"
    lent = slot.name == "with" and trigger.frame.slots.get("with") == "giver"  # "signed a loan with A", who lends
    if own is not None and slot.name in own.slots and not (lent and own.slots["with"] == "party"):
        yield own.slots[slot.name]
    beside = own is None and token.dep in HANGING and token.head not in (trigger.at, ref)  # "at a meeting hosted by A"
    if beside:
        return
    if verb and slot.name not in ("subj", "obj", "poss", "amod", "appos", "dative") and slot.name in trigger.frame.slots:
        yield trigger.frame.slots[slot.name]


def _is_last_word(lemma: str, frame: Frame) -> bool:
    return lexicon.key(frame.word).endswith(lexicon.key(lemma))


def _is_made_up(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what something consists of: "made up of"."""
    return [token.text.casefold() for token in tree.tokens[verb : verb + 3]] == ["made", "up", "of"]


def _paid_for(own: Frame, lemma: str, trigger: Trigger) -> Frame | None:
    """The frame of giving for a verb that issues a loan to somebody, that of buying for one that takes a stake, and that of
    issuing for one that places bonds."""
    takes = own.slots.get("subj") == "receiver"
    if own.type == "commerce" and lemma in ACQUIRES and trigger.frame.type in LENT:
        return lexicon.frames("verb")[lexicon.key("obtain")]
    if (takes and lemma in ISSUES and trigger.frame.type in LENT) or _buys(own, trigger):
        return lexicon.frames("verb")[lexicon.key("provide" if lemma in ISSUES else "acquire")]
    return lexicon.frames("verb")["issue"] if lemma in PLACES and trigger.frame.type == "bond" else None


def _buys(own: Frame, trigger: Trigger) -> bool:
    """Whether what a verb of taking takes, or one of agreeing agrees, is a stake, which is paid for."""
    deals = own.type == "take" or own.slots.get("subj") == "party"
    return deals and trigger.frame.type == "equity_investment" and trigger.frame.word not in SALES


def _is_object(tree: Tree, noun: int, verb: int) -> bool:
    return tree.tokens[noun].head == verb and tree.tokens[noun].dep in ("dobj", "obj")


def _frame_at(tree: Tree, at: int) -> Frame | None:
    """The frame of a word, that of a verb of giving with the word behind it ("come forward") before its own."""
    token = tree.tokens[at]
    if token.pos not in ("VERB", "AUX"):
        return noun_frame(lexicon.key(token.lemma))
    after = tree.tokens[at + 1].text if at + 1 < len(tree.tokens) else ""
    table = lexicon.frames("verb")
    phrase = table.get(lexicon.key(token.lemma + after))
    own = phrase is not None and (not phrase.kind or phrase.word in BACK)
    return phrase if own else table.get(lexicon.key(token.lemma))


def _cost(actor: Actor, slot: Slot, role: Role) -> float:
    """What makes a slot less likely: a town gives nothing but by its government, a demonym says more of a giver."""
    if actor.sort == "place" and role in ("giver", "counterpart"):
        return 0.6
    if slot.name == "in" and role == "receiver" and actor.sort == "organization":
        return 0.5
    if slot.name == "from" and role == "receiver":
        return 0.8  # who sells a stake, farther than where what it is of lies
    return 0.0


def are_joined(tree: Tree, one: int, other: int) -> bool:
    """Whether two words are joined by "and" or a comma."""
    for at, goal in ((one, other), (other, one)):
        while tree.tokens[at].dep in ("conj", "appos") and tree.tokens[at].head != at:
            at = tree.tokens[at].head
            if at == goal:
                return True
    return False
