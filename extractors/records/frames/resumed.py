"""Agreements of the sentence before that a pronoun takes up: "A treaty was opened in 1990. Peru ratified it in 1995"."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from extractors.records.frames import lexicon, parted
from extractors.records.frames.filling import Filled, countries_of
from extractors.records.frames.scenes import Scene
from extractors.records.frames.triggers import Trigger
from extractors.records.vocabulary import verbs

TAKEN_UP = re.compile(
    r"\b(?:sign|ratif|initial|renew|extend|conclud|join|left|quit|denounc|abrogat|repudiat|terminat|withdr|pull|opt|back|drop|acced|adher)\w*"
    r"\s+(?:(?:out\s+of|from|to)\s+)?(?:it|one)\b"
)
NAMED_AGAIN = re.compile(r"\s(?:it|one)\b")
"""Words, in lower case, by which a sentence may tell what became of the agreement before; and the last of them, which are
looked for first."""

ANY = frozenset({"agreement", "treaty"})
"""Sorts whose words take up an agreement of any sort: "the deal", "the pact"."""


def is_taken_up(low: str) -> bool:
    """Whether a sentence, in lower case, may tell what became of the agreement before."""
    return NAMED_AGAIN.search(low) is not None and TAKEN_UP.search(low) is not None


def before(here: Scene, told: Collection[int]) -> dict[int, Trigger]:
    """The pronouns that stand for the agreement of the sentence before, by their words: a country signs, ratifies or leaves
    "it", or signs "one"."""
    last = here.passage.deal
    previous = here.parsed.sentence.previous
    if told or last is None or previous is None or last.parsed.sentence.start != previous.start:
        return {}
    frame = replace(lexicon.frames("noun")[lexicon.key("agreement")], type=last.type)
    return {at: Trigger(at, at, frame) for at in _pronouns(here)}


def _pronouns(here: Scene) -> Iterator[int]:
    tree = here.parsed.tree
    countries = {a.at for a in here.actors if a.code and a.sort in ("country", "organization")}
    for verb, token in enumerate(tree.tokens):
        signs = token.lemma in verbs("sign") | verbs("renew") | verbs("join")
        leaves = parted.leaves(tree, verb) or token.lemma in lexicon.words("leaves_deals")
        if token.pos != "VERB" or not (signs or leaves):
            continue
        below = tuple(tree.children(verb))
        if any(tree.tokens[c].dep == "neg" for c in below) or not any(
            c in countries for c in below if tree.tokens[c].dep == "nsubj"
        ):
            continue
        words = ("it", "one") if signs else ("it",)
        link = "to" if token.lemma in lexicon.words("joins_to") else "from"
        behind = tuple(n for c in below if tree.tokens[c].lemma == link for n in tree.children(c))
        objects = (*parted.left(tree, verb), *behind, *(c for c in below if tree.tokens[c].dep == "dobj"))
        yield from (c for c in objects if tree.tokens[c].text.casefold() in words)


def is_the_one_before(here: Scene, trigger: Trigger) -> bool:
    """Whether "the lease" is the last one told in the same paragraph, of the same sort: it names nothing more."""
    last, tree = here.passage.deal, here.parsed.tree
    own = [tree.tokens[c] for c in tree.children(trigger.at) if tree.tokens[c].dep not in ("punct", "prep", "acl", "relcl")]
    bare = [t.lemma for t in own] in (["the"], ["this"]) and trigger.first == trigger.at
    bare = bare and not _has_a_name_behind(here, trigger)
    if last is None or not bare or (last.type != trigger.frame.type and trigger.frame.type not in ANY):
        return False
    told, at = last.parsed.sentence, here.parsed.sentence.before
    while at is not None and at.start > told.start:
        at = at.before
    return at is not None and at.start == told.start


def _has_a_name_behind(here: Scene, trigger: Trigger) -> bool:
    """Whether a capitalised word for an agreement goes on as a name: "the Treaty on Open Seas"."""
    tree = here.parsed.tree
    links = [c for c in tree.children(trigger.at) if tree.tokens[c].lemma in ("on", "for", "concerning")]
    names = [n for c in links for n in tree.children(c) if tree.tokens[n].text[:1].isupper()]
    return tree.tokens[trigger.at].text[:1].isupper() and bool(names)


def goes_on_about_a_body(here: Scene) -> bool:
    """Whether the agreement told last in the paragraph is one with a body that is of no country: "the EU-Peru pact"."""
    last, place = here.passage.deal, here.parsed.sentence.before
    while last is not None and place is not None and place.start > last.parsed.sentence.start:
        place = place.before
    return last is not None and place == last.parsed.sentence and any(not one.actor.code for one in last.filled)


def is_one(here: Scene, trigger: Trigger) -> bool:
    """Whether a trigger is such a pronoun."""
    return here.parsed.tree.tokens[trigger.at].text.casefold() in ("it", "one")


def both(here: Scene, kept: Collection[Filled]) -> Iterator[Filled]:
    """The other side of the agreement before, where it is one of two and one of these takes it up."""
    last = here.passage.deal
    codes = countries_of(kept)
    if last is not None and len(last.codes("party")) == 2 and len(codes & set(last.codes("party"))) == 1:
        yield from (
            replace(one, far=3.2, method="the agreement before")
            for one in last.filled
            if one.actor.code and one.actor.code not in codes
        )
