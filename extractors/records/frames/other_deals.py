"""Who stands within the words of another agreement, or of what another verb was done to: no side of this one."""

from collections.abc import Collection, Sequence

from extractors.entities.grammar import Token, Tree
from extractors.model.document import Span
from extractors.records import clauses
from extractors.records.clauses import ASIDE, Parsed
from extractors.records.frames import lexicon
from extractors.records.frames.deals import Deal
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import BEFORE_NOUN, are_parted, path, subjects
from extractors.records.frames.triggers import nouns_of
from extractors.records.frames.who import Actor
from extractors.records.vocabulary import verbs

NEAR = 8
"""Words within which the next agreement stands behind whom it is with."""
GAPS = ([",", "and"], [",", "while"], [",", "but"])
OTHER_TIMES = frozenset({"after", "before", "once", "until", "while", "whereas", "although", "though"})
"""Words before a clause on what was done at another time, or by somebody else."""


def has(here: Scene, actor: Actor, deal: Deal) -> bool:
    """Whether somebody belongs to another agreement or act of the sentence."""
    return (
        _is_of_another(here, actor, deal)
        or _is_of_another_act(here, actor, deal)
        or _is_told_later(here, actor, deal)
        or _is_before_another(here, actor, deal)
        or _pays_for_it(here.parsed.tree, actor.at)
        or _is_with_one_more(here.parsed.tree, actor.at, deal.trigger.at)
        or _is_in_a_gap(here, actor, deal)
    )


def _is_in_a_gap(here: Scene, actor: Actor, deal: Deal) -> bool:
    """Whether somebody stands in a part without a verb that tells of others what the verb before told: "A leased its port
    to B, and C its airport to D"."""
    tokens, verb = here.parsed.tree.tokens, deal.verb
    if verb is None or actor.at < verb:
        return False
    begins = (a.at for a in here.actors if verb < a.at <= actor.at and a.sort in ("country", "organization"))
    at = next((i for i in begins if [t.lemma for t in tokens[i - 2 : i]] in GAPS and _is_own(tokens, i)), None)
    return at is not None and not any(token.pos in ("VERB", "AUX") for token in tokens[at:])


def _is_own(tokens: Sequence[Token], at: int) -> bool:
    """Whether what a name does something to follows it: "C its airport"."""
    return at + 1 < len(tokens) and tokens[at + 1].tag in ("PRP$", "DT")


def _is_with_one_more(tree: Tree, actor: int, at: int) -> bool:
    """Whether somebody is whom another agreement is with that a pronoun tells: "signed a treaty with A, and in 2013 one with
    B"."""
    link = tree.tokens[tree.tokens[actor].head]
    taken_up = tree.tokens[link.head].text.casefold() in ("one", "another", "that", "those")
    several = tree.tokens[at].tag in ("NNS", "NNPS")  # "treaties, one with A"
    return link.lemma in ("with", "between") and taken_up and at < link.head < actor and not several


def _pays_for_it(tree: Tree, actor: int) -> bool:
    """Whether somebody only pays for what an agreement is about: "a contract with A, financed by B"."""
    links = [i for i in path(tree, actor) if tree.tokens[i].dep == "agent"]
    return any(tree.tokens[tree.tokens[i].head].lemma in lexicon.words("finances") for i in links)


def _is_told_later(here: Scene, actor: Actor, deal: Deal) -> bool:
    """Whether somebody is named only behind a semicolon that follows an agreement."""
    return actor.at > deal.trigger.at and are_parted(here.parsed.tree, actor.at, deal.trigger.at)


def _is_before_another(here: Scene, actor: Actor, deal: Deal) -> bool:
    """Whether "with" somebody leads to the next agreement: B of "signed a treaty with A and, with B, a protocol"."""
    tokens, link = here.parsed.tree.tokens, here.parsed.tree.tokens[actor.at].head
    if (
        tokens[link].lemma != "with"
        or not deal.trigger.at < link
        or [t.text for t in tokens[link - 2 : link]] != ["and", ","]
    ):
        return False
    return any(t.frame.kind == "agreement" and actor.at < t.at < actor.at + NEAR for t in here.triggers)


def _is_of_another_act(here: Scene, actor: Actor, deal: Deal) -> bool:
    """Whether somebody stands in what another verb of the same subject is done to: B is no side of the treaty of "signed a
    treaty in 1990 and leased a port to B"."""
    tree = here.parsed.tree
    own = deal.verb if deal.verb is not None else clauses.governor(here.parsed, deal.trigger.at)
    climbed = path(tree, actor.at)
    other = next((i for i in climbed if tree.tokens[i].pos == "VERB" and tree.tokens[i].dep != "acl"), None)
    if (
        own is None
        or other is None
        or other in (own, clauses.governor(here.parsed, deal.trigger.at))
        or deal.trigger.at in climbed
    ):
        return False
    if not (_is_joined(tree, other, own) or _is_joined(tree, own, other)):
        return False
    acted_on = [c for c in tree.children(other) if tree.tokens[c].dep == "dobj" and tree.tokens[c].pos != "PRON"]
    inside = climbed[climbed.index(other) - 1] if other in climbed[1:] else actor.at
    return bool(acted_on) and tree.tokens[inside].dep in ("dobj", "dative", "prep", "agent") and inside > other


def near(here: Scene, deal: Deal, actors: Sequence[Actor]) -> list[Actor]:
    """Those who stand in the part of the sentence that tells an agreement: in none parted off by a semicolon, and not in a
    clause on what was done at another time, "after A had lent it money"."""
    tree, at = here.parsed.tree, deal.trigger.at
    beside = [a for a in actors if not are_parted(tree, a.at, at)]
    return [a for a in beside if not _is_in_an_adverbial_clause(tree, a.at, at)]


def _is_in_an_adverbial_clause(tree: Tree, actor: int, at: int) -> bool:
    over = [i for i in path(tree, actor) if tree.tokens[i].dep == "advcl" and at not in tree.subtree(i)]
    marks = [tree.tokens[c] for i in over for c in tree.children(i) if tree.tokens[c].dep == "mark"]
    return any(mark.lemma in OTHER_TIMES for mark in marks)


def without_partners_of_the_first(here: Scene, deal: Deal, found: Sequence[Filled]) -> list[Filled]:
    """The sides of an agreement that one verb tells behind another, without whom that other one is "with", where it has a
    partner of its own: A of "signed a treaty with A in 2001 and a pact on seals with B"."""
    tree, at = here.parsed.tree, deal.trigger.at
    joined = tree.tokens[at].dep == "conj"
    first = max((i for i in nouns_of(here.triggers, "agreement") if joined and i < at), default=at)
    own = any(f.actor.code and f.actor.at > at and f.slot in ("with", "title") for f in found)
    if not own or deal.verb is None or deal.verb > first:
        return list(found)
    return [f for f in found if not (f.slot == "with" and first < f.actor.at < at)]


def is_of_the_verb_before(parsed: Parsed, date: Span, verb: int) -> bool:
    """Whether a time is of the verb that "and" joins this one to: in "signed a pact in 2009 and awarded a contract to a firm
    led by A in 2011" the first."""
    first, at = parsed.tree.tokens[verb].head, clauses.anchor(parsed, date)
    return _is_joined(parsed.tree, verb, first) and at is not None and at > first == clauses.governor(parsed, at)


def _is_joined(tree: Tree, verb: int, first: int) -> bool:
    """Whether "and" or "but" joins a verb to one before that has the same subject."""
    own = bool(subjects(tree, verb))
    return tree.tokens[verb].dep == "conj" and tree.tokens[verb].head == first and not own


def _is_of_another(here: Scene, actor: Actor, deal: Deal) -> bool:
    """Whether somebody stands within the words of another agreement, where this one has sides within its own: A is no side
    of the treaty of "a pact with A and a treaty with B"."""
    tree, at = here.parsed.tree, deal.trigger.at
    others = nouns_of(here.triggers, "agreement") - {at}
    above = path(tree, actor.at)
    over = next((i for i in above if i in others or i == at), at)
    if over == at or at in path(tree, over)[1:]:
        return over != at and _joins(tree, over, at) and _has_sides(here, at, others)
    return _has_sides(here, at, others)


def _joins(tree: Tree, other: int, at: int) -> bool:
    """Whether another agreement is joined to this one by "and", with or without a preposition of its own."""
    climbed = path(tree, other)
    between = climbed[: climbed.index(at)] if at in climbed else ()
    return any(tree.tokens[i].dep == "conj" for i in between)


def _has_sides(here: Scene, at: int, others: Collection[int]) -> bool:
    """Whether an agreement has a side behind "with" or "between" within its own words, or at a participle that hangs on it:
    "a deal signed with A"."""
    tree = here.parsed.tree
    hung = [c for c in tree.children(at) if tree.tokens[c].dep == "acl" and tree.tokens[c].lemma not in verbs("sign")]
    inner = set(tree.subtree(at)) & set(others)
    aside = {i for c in (*hung, *inner) for i in tree.subtree(c)}
    own = [c for c in tree.subtree(at, ASIDE - {"acl"}) if tree.tokens[c].dep == "prep" and c not in aside]
    links = {c for c in own if tree.tokens[c].lemma in ("with", "between")}
    pair = [a for a in here.actors if a.code and tree.tokens[a.at].dep in BEFORE_NOUN and at in path(tree, a.at)[1:3]]
    if len({a.code for a in pair}) > 1:
        return True  # "the A-B treaty"
    return any(a.code and links & set(path(tree, a.at)) and not inner & set(path(tree, a.at)) for a in here.actors)
