"""Whether enough is told of an agreement for a fact: its sides, its time or its name, by the way in which it is told."""

from collections.abc import Sequence

from extractors.entities.grammar import Tree
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.frames import around_deals, dated, deals, entitled, in_force, lexicon, parted, under_deals
from extractors.records.frames.deals import Deal
from extractors.records.frames.filling import Filled, countries_of
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import first_joined, path
from extractors.records.vocabulary import verbs

CLOSE = 1.3  # how far the sides of an undated agreement may stand from its word
OWN = frozenset({"poss", "amod", "between", "with", "of", "subj"})
TAKER = frozenset({"to", "by", "from"})
OFTEN = frozenset({"contract", "loan_agreement", "concession"})
"""Agreements that are spoken of in general as often as of one."""


def holds(here: Scene, deal: Deal, title: str, filled: Sequence[Filled], when: Mention | None, beside: bool) -> bool:
    """Whether enough is told for a fact: sides, a time or a name, by the way in which it is told; `beside` where the time
    stands right beside the name."""
    codes = countries_of(filled)
    named = entitled.capitals(title)
    if deal.way == "signed":
        return _several(here, deal, filled, when) if deal.several else _signed(here, deal, title, filled, when)
    if deal.way == "awarded" and deal.several:
        return len(codes) > 1 or (bool(codes) and any(one.actor.sort == "organization" for one in filled))
    if deal.way in ("awarded", "ended", "termed"):
        winner = deal.way == "awarded" and named > 0 and any(one.slot == "subj" for one in filled)
        enough = len(codes) > 1 or when is not None or _needs_no_time(here, deal, named, filled)
        return (bool(codes) and enough) or (when is not None and winner)
    if deal.way == "leased":
        taker = any(one.actor.code and one.slot in TAKER for one in filled)
        return bool(codes) and (taker or len(filled) > 1) and (when is not None or len(codes) > 1)
    if deal.way in ("formed", "agreed", "each", "approved"):
        return len(codes) > 1 or (deal.way == "agreed" and bool(codes) and len(filled) > 1)
    return _is_standing(here, deal, filled) if when is None else _named(here, deal, filled, when, beside)


def _several(here: Scene, deal: Deal, filled: Sequence[Filled], when: Mention | None) -> bool:
    """Whether several agreements that were signed are told: by two countries, in this sentence."""
    codes = countries_of(filled)
    tree = here.parsed.tree
    joined = deal.verb is not None and tree.tokens[deal.verb].lemma in lexicon.words("joins_or_leaves")
    bodies = any(
        f.actor.sort == "organization" and not f.actor.code and f.slot in ("subj", "with", "between") for f in filled
    )
    named = any(f.actor.code and f.actor.sort != "pronoun" for f in filled)
    one = joined or (named and (bodies or (_is_with_creditors(tree, deal) and _is_done(tree, deal))))
    if len(codes) < (1 if one else 2):
        return False
    if when is not None:
        return when.start >= here.parsed.sentence.start
    told = _is_done(tree, deal) or _is_planned(tree, deal)
    return told and not is_of_many(tree, deal) and _is_of_somebody(filled)


def _signed(here: Scene, deal: Deal, title: str, filled: Sequence[Filled], when: Mention | None) -> bool:
    """Whether one that was signed is told: by its sides or its name, with a time, in the past or by a long name."""
    tree = here.parsed.tree
    codes = countries_of(filled)
    named = entitled.capitals(title)
    if deals.PARTNERSHIP.search(tree.tokens[deal.trigger.at].text):
        return len(codes) > (0 if named >= entitled.CAPITALS else 1)
    sides = bool(codes) and (len(filled) > 1 or _has_a_group_beside(tree, deal) or _has_a_named_partner(here, deal))
    became = deal.verb is not None and tree.tokens[deal.verb].lemma == "become"
    aside = bool(codes) and (_is_known_one(tree, deal) or became)
    between = when is not None and any(one.slot == "between" and one.actor.code for one in filled)
    told = (len(title.split()) > 1 and bool(filled)) or sides or aside or between or entitled.is_name(here.parsed, deal)
    one_country = deal.trigger.frame.type == "restructuring_agreement" or _is_renewed_grant(tree, deal)
    one_country = one_country or _is_with_creditors(tree, deal)
    owed = bool(codes) and one_country  # one with holders of bonds, or with a firm
    untimed = (bool(codes) and named >= entitled.CAPITALS) or ((sides or owed) and _is_done(tree, deal))
    return (told and (when is not None or untimed)) or _is_dated_here(here, deal, when)


def _has_a_group_beside(tree: Tree, deal: Deal) -> bool:
    """Whether several countries that are not named sign with somebody: "Peru and nine other states signed a pact"."""
    doers = [c for c in tree.children(deal.verb) if tree.tokens[c].dep == "nsubj"] if deal.verb is not None else []
    joined = [k for c in doers for k in (c, *tree.children(c)) if k == c or tree.tokens[k].dep == "conj"]
    return len(joined) > 1 and any(
        tree.tokens[k].lemma in lexicon.words("states") and tree.tokens[k].tag == "NNS" for k in joined
    )


def _is_renewed_grant(tree: Tree, deal: Deal) -> bool:
    """Whether a lease or concession, which one country gives, is renewed or changed."""
    return (
        deal.verb is not None and deal.trigger.frame.type in deals.GIVEN and tree.tokens[deal.verb].lemma in verbs("renew")
    )


def _has_a_named_partner(here: Scene, deal: Deal) -> bool:
    """Whether who signs has a partner by a name that is nobody's known: "signed a deal with Acme"."""
    tree = here.parsed.tree
    own = tuple(tree.children(deal.verb)) if deal.verb is not None else ()
    made = any(tree.tokens[c].dep == "nsubj" for c in own)
    return made and any(tree.tokens[n].pos == "PROPN" for n in around_deals.with_whom(tree, deal))


def _is_with_creditors(tree: Tree, deal: Deal) -> bool:
    """Whether who lent is the partner by a common noun: "a deal with its bondholders"."""
    return any(tree.tokens[n].lemma in lexicon.words("creditors") for n in around_deals.with_whom(tree, deal))


def _is_dated_here(here: Scene, deal: Deal, when: Mention | None) -> bool:
    """Whether a sentence tells that one agreement was made and when, though not by whom: "A treaty was signed in 1998"."""
    own = when is not None and when.start >= here.parsed.sentence.start
    return own and _is_done(here.parsed.tree, deal) and not is_of_many(here.parsed.tree, deal)


def _needs_no_time(here: Scene, deal: Deal, named: int, filled: Sequence[Filled]) -> bool:
    """Whether what is awarded, held or left is told by one country and no time: held for so many years, given, or left."""
    tree = here.parsed.tree
    if deal.way == "ended":
        return _is_left(here, deal)
    given = deal.way == "awarded" and _is_done(tree, deal)
    held = deals.is_termed(here.parsed, deal.trigger.first) and (named > 1 or given or _is_held(tree, deal.trigger.at))
    return held or (deal.way == "awarded" and len(filled) > 1 and _is_done(tree, deal))


def _named(here: Scene, deal: Deal, filled: Sequence[Filled], when: Mention, beside: bool) -> bool:
    """Whether one that no verb tells is told by its time: with sides near it, or as a name."""
    codes = countries_of(filled)
    near = [one for one in filled if one.far <= 2.0 or one.method in around_deals.AROUND or len(codes) == 2]
    own = countries_of(near)
    if len(own) > 1 or (bool(own) and (len(near) > 1 or _is_told_by_its_year(here, deal, when))):
        return True
    tree, at = here.parsed.tree, deal.trigger.at
    told = _is_said_to_hold(tree, at) or (beside and _is_spoken_of(tree, at))
    if told and any(one.slot == "with" for one in near):
        return True  # "the treaty of 1654 with Sweden", "a treaty with Sweden has been in force since 1654"
    return entitled.is_name(here.parsed, deal) and (beside or _is_spoken_of(here.parsed.tree, deal.trigger.at))


def _is_said_to_hold(tree: Tree, at: int) -> bool:
    """Whether an agreement is the subject of "exists", "is in force", "applies"."""
    verb = tree.tokens[at].head
    return tree.tokens[at].dep in ("nsubj", "nsubjpass") and (
        tree.tokens[verb].lemma in ("exist", "apply") or in_force.is_it(tree, verb)
    )


def _is_left(here: Scene, deal: Deal) -> bool:
    """Whether somebody leaves a treaty that has a name: "withdrew from the Open Seas Treaty"."""
    lemma = here.parsed.tree.tokens[deal.verb].lemma if deal.verb is not None else ""
    return lemma in lexicon.words("joins_or_leaves") and entitled.is_name(here.parsed, deal)


def _is_held(tree: Tree, at: int) -> bool:
    """Whether somebody is said to have an agreement: "holds a 30-year concession"."""
    return tree.tokens[at].dep in ("dobj", "conj") and any(
        tree.tokens[i].lemma in verbs("hold") for i in path(tree, at)[1:3]
    )


def _is_done(tree: Tree, deal: Deal) -> bool:
    """Whether a verb in a tense of the past tells that an agreement was made, so that it needs no time: "have signed"."""
    if deal.verb is None:
        return False
    token = tree.tokens[deal.verb]
    if token.pos == "NOUN":  # "the highlight was the signing of the deal"
        return any(tree.tokens[i].tag == "VBD" for i in path(tree, deal.verb)[1:4])
    link = tree.tokens[token.head]
    by = token.dep == "pcomp" and link.lemma in ("by", "after", "in") and _is_past(tree, link.head)
    if token.tag not in ("VBD", "VBN") and not by and not parted.is_met_for(tree, deal.verb):
        return False
    return not any(tree.tokens[c].tag == "MD" for c in tree.children(deal.verb))


def _is_planned(tree: Tree, deal: Deal) -> bool:
    """Whether somebody is said to plan, or to be about, to make agreements: "A plans to sign pacts with B"."""
    if deal.verb is None:
        return False
    token = tree.tokens[deal.verb]
    ahead = any(tree.tokens[c].lemma in ("will", "shall") and tree.tokens[c].tag == "MD" for c in tree.children(deal.verb))
    return ahead or (token.dep == "xcomp" and tree.tokens[token.head].lemma in ("plan", "expect", "schedule", "due"))


def _is_past(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what was done, or what was done to an end: "met in order to settle it by signing"."""
    over = [tree.tokens[i] for i in path(tree, verb) if tree.tokens[i].pos == "VERB"][:2]
    return any(t.tag in ("VBD", "VBN") for t in over) and over[0].dep in ("ROOT", "advcl", "xcomp", "conj", "relcl")


def is_of_many(tree: Tree, deal: Deal) -> bool:
    """Whether agreements are spoken of in general: "many treaties", "have each signed"."""
    own = [*tree.children(deal.trigger.at), *(tree.children(deal.verb) if deal.verb is not None else ())]
    return any(tree.tokens[c].lemma in lexicon.words("not_one") for c in own)


def _is_of_somebody(filled: Sequence[Filled]) -> bool:
    """Whether a side of several agreements stands in the text around them, not only among what the paper is about."""
    return any(one.method != around_deals.ABOUT_BOTH for one in filled)


def _is_known_one(tree: Tree, deal: Deal) -> bool:
    """Whether a clause on the side tells of an agreement that is known already: "the agreement, signed in 2015, ..."."""
    known = any(tree.tokens[c].lemma in ("the", "this", "that") for c in tree.children(deal.trigger.at))
    return deal.verb is not None and tree.tokens[deal.verb].dep == "acl" and known


def _is_told_by_its_year(here: Scene, deal: Deal, when: Mention) -> bool:
    """Whether the year before an agreement's word says which one is meant: "Peru's 2009 supply contract"."""
    at = clauses.anchor(here.parsed, when)
    return at is not None and here.parsed.tree.tokens[at].head == deal.trigger.at and at < deal.trigger.at


def _is_spoken_of(tree: Tree, at: int) -> bool:
    """Whether something is said of an agreement, or done under it, that is not only mentioned."""
    if any(tree.tokens[i].lemma in dated.MEMBERS for i in path(tree, at)[1:4]):
        return True
    token = tree.tokens[at]
    over = tree.tokens[token.head]
    first = token.head == 0 and over.lemma == "in"
    return (
        token.dep in ("nsubj", "nsubjpass", "ROOT")
        or over.lemma in ("through", "by")
        or first
        or under_deals.is_one(tree, at)
    )


def _is_listed(tree: Tree, at: int) -> bool:
    """Whether an agreement is among those that a verb of listing lists: "they include the Agreement between A and B"."""
    first = tree.tokens[first_joined(tree, at)]
    return first.dep == "dobj" and tree.tokens[first.head].lemma in lexicon.words("listing")


def _is_standing(here: Scene, deal: Deal, filled: Sequence[Filled]) -> bool:
    """Whether something is said of an agreement that two sides have, though not since when."""
    tree, at = here.parsed.tree, deal.trigger.at
    close = {one.actor.code for one in filled if one.actor.code and one.slot in OWN and one.far <= CLOSE}
    told = tree.tokens[at].dep in ("nsubj", "nsubjpass") or tree.tokens[tree.tokens[at].head].lemma == "have"
    open_ = any(tree.tokens[c].lemma in ("a", "an", "any", "each", "every") for c in tree.children(at))
    had = tree.tokens[tree.tokens[at].head].lemma == "have"
    main = tree.tokens[tree.tokens[at].head].dep == "ROOT"
    if tree.tokens[at].text[:1].isupper() and _is_listed(tree, at):
        return len(close) > 1
    if under_deals.is_one(tree, at) and deal.trigger.frame.type not in OFTEN:
        tied = {one.actor.code for one in filled if one.actor.code and one.slot in ("with", "between", "subj")}
        both = countries_of(filled)
        return len(tied) > 1 or (open_ and len(both) == 2)
    if tree.tokens[at].dep == "attr" and any(tree.tokens[c].dep == "expl" for c in tree.children(tree.tokens[at].head)):
        return len(close) > 1
    return told and main and len(close) > 1 and (had or not open_) and deal.trigger.frame.type not in OFTEN
