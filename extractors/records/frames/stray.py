"""Sides of an agreement that stand where grammar does not look for them: before a verb read without a subject, and in what
is agreed to be done for somebody."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.entities.grammar import Tree
from extractors.records import clauses
from extractors.records.frames import lexicon
from extractors.records.frames.deals import Deal
from extractors.records.frames.filling import Filled, countries_of
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import is_passive, path
from extractors.records.frames.who import Actor
from extractors.records.located import Located

HYPHENS = frozenset("-‐‑–—/")
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
ROW = re.compile(r"(?:,|,?\s*(?:and|&|with))\s+(?:the\s+)?(?:government\s+of\s+(?:the\s+)?)?", re.IGNORECASE)
"""What joins two names that stand in a row."""
WITH_MANY = re.compile(
    r"\bwith\s+(?:[\w-]+\s+){0,6}?(?:countries|nations|states|partners|governments|neighbou?rs|counterpart(?:ie)?s)\b[^.;:]{0,60}?,?\s*"
    r"(?:including|such\s+as|among\s+them|namely)\s+(?:the\s+)?$"
)
"""What leads from an agreement to those of many partners that are named."""
YEAR = re.compile(
    r"\W*(?:In|By|During|Since|On)\s+(?:early\s+|late\s+)?(?:(?:\d{1,2}\s+)?[A-Z][a-z]+\s+(?:\d{1,2},\s+)?)?\d{4},?\s+(?:the\s+)?"
)
"""What stands before a row of names without a comma."""
LEFT = re.compile(r"(?:^|,)\s*(?:the\s+)?(?:governments?\s+of\s+(?:the\s+)?)?$", re.IGNORECASE)
RIGHT = re.compile(
    r"(?:\s+(?:on\s+)?(?:\w+day|\d{1,2}\s+\w+|yesterday|today)|\s+in\s+[A-Z]\w+)?,?(?:\s+(?:has|have|had|also|finally|jointly|recently))*\s*$"
)
"""What may stand between the last of them and the verb."""

ABOUT = frozenset({"between", "amod", "poss", "of"})
"""Slots of those who may stand in what an agreement is about."""
FAR = 0.8  # how far by the grammar they stand at least who do


def nearest_doers(here: Scene, deal: Deal, found: Sequence[Filled]) -> list[Filled]:
    """The sides without who only does what stands over another doer's clause: B of "A ran it after B left a pact"."""
    above = path(here.parsed.tree, deal.trigger.at)
    over = {one.actor.start: clauses.governor(here.parsed, one.actor.at) for one in found if one.slot == "subj"}
    near = [above.index(verb) for verb in over.values() if verb in above]
    return [
        one
        for one in found
        if one.slot != "subj" or over[one.actor.start] not in above or above.index(over[one.actor.start]) == min(near)
    ]


def without_what_it_is_about(found: list[Filled]) -> list[Filled]:
    """The sides where two subjects sign, without those who only stand in what it is about: "A and B signed a deal to build a
    line between Lima and Quito"."""
    sign = {one.actor.code for one in found if one.slot == "subj" and one.actor.code and one.far < FAR}
    if len(sign) < 2:
        return found
    return [one for one in found if one.slot not in ABOUT or one.far < FAR or one.actor.code in sign]


def sides(located: Located, here: Scene, deal: Deal, beside: Sequence[Actor], known: Sequence[Filled]) -> Iterator[Filled]:
    """Sides that neither the verb's own subject nor a preposition at the agreement tells."""
    codes = countries_of(known)
    if deal.verb is None:
        return
    yield from _behind_a_year(located, here, known)
    if len(codes) < 2:
        yield from _of_whose_government(here, deal.verb, codes)
        yield from _of_the_visit(here, deal, codes)
        yield from _of_counterparts(here, deal, codes)
        yield from _of_those_included(located, here, deal, codes)
    if not codes:
        before = tuple(_before_verb(located, here, deal.verb, beside))
        yield from before or _witnesses(here, deal.verb, beside)
    elif len(codes) == 1:
        yield from _of_the_aim(here, deal, codes)


def _behind_a_year(located: Located, here: Scene, known: Sequence[Filled]) -> Iterator[Filled]:
    """The first of a row of subjects that is read with the year before it: "In 2012 A, B and C signed"."""
    text, start = located.document.text, here.parsed.sentence.start
    subjects = sorted((one for one in known if one.slot == "subj"), key=lambda one: one.actor.start)
    known_at = {one.actor.start for one in known}
    for first in subjects[:1]:
        row = (a for a in here.actors if a.end <= first.actor.start and ROW.fullmatch(text, a.end, first.actor.start))
        yield from (replace(first, actor=a) for a in row if a.start not in known_at and YEAR.fullmatch(text, start, a.start))


def _before_verb(located: Located, here: Scene, verb: int, beside: Sequence[Actor]) -> Iterator[Filled]:
    """The names that stand in a row right before an active verb of a main clause that has no subject: "After two years of
    talks, A and B on Friday signed ..." is at times read as if A and B were of the years."""
    tree, text = here.parsed.tree, located.document.text
    token = tree.tokens[verb]
    if token.dep != "ROOT" or token.tag not in ("VBD", "VBZ", "VBP", "VBN") or is_passive(tree, verb):
        return
    if any(tree.tokens[c].dep in SUBJECTS for c in tree.children(verb)):
        return
    start = here.parsed.sentence.start
    before = [a for a in beside if start <= a.start and a.end <= start + token.start]
    row = before[-1:]
    for a in reversed(before[:-1]):
        if not ROW.fullmatch(text, a.end, row[0].start):
            break
        row.insert(0, a)
    if row and LEFT.search(text[start : row[0].start]) and RIGHT.fullmatch(text, row[-1].end, start + token.start):
        yield from (Filled("party", a, "subj", 0.6) for a in row)


def _witnesses(here: Scene, verb: int, beside: Sequence[Actor]) -> Iterator[Filled]:
    """Those in whose presence something was signed, two at least: "witnessed by the presidents of A and B"."""
    tree = here.parsed.tree
    seen = [c for c in tree.children(verb) if tree.tokens[c].lemma in ("witness", "attend", "oversee")]
    seen += [
        n
        for c in tree.children(verb)
        for n in tree.children(c)
        if tree.tokens[c].lemma == "in" and tree.tokens[n].lemma == "presence"
    ]
    found = [a for a in beside if a.code and a.start and set(path(tree, a.at)) & set(seen)]
    if len({a.code for a in found}) > 1:
        yield from (Filled("party", a, "by", 0.9) for a in found)


def _of_the_visit(here: Scene, deal: Deal, codes: set[str]) -> Iterator[Filled]:
    """Whose visit to whom it was when something was signed: "signed during a visit of the president of A to B"."""
    tree = here.parsed.tree
    hung = [c for c in tree.children(deal.trigger.at) if tree.tokens[c].dep == "acl"]
    below = [c for verb in (deal.verb, *hung) if verb is not None for c in tree.children(verb)]
    links = [c for c in below if tree.tokens[c].dep == "prep" and tree.tokens[c].lemma in ("during", "on", "in")]
    visits = [n for c in links for n in tree.children(c) if tree.tokens[n].lemma in lexicon.words("visits")]
    for visit in visits:
        to = {i for c in tree.children(visit) if tree.tokens[c].lemma == "to" for i in tree.subtree(c)}
        lands = [a for a in here.actors if a.code and a.sort in ("country", "demonym") and visit in path(tree, a.at)]
        host, guest = ({a.code: a for a in lands if (a.at in to) == hosts} for hosts in (True, False))
        if len(host) == len(guest) == 1 and set(host) != set(guest) and codes <= {*host, *guest}:
            both = {**host, **guest}
            yield from (Filled("party", a, "visit", 1.1) for code, a in both.items() if code not in codes)


def _of_whose_government(here: Scene, verb: int, codes: set[str]) -> Iterator[Filled]:
    """Whose government "his government" is that signs: that of the one country before which a name stands as somebody's."""
    tree = here.parsed.tree
    doers = [c for c in tree.children(verb) if tree.tokens[c].dep == "nsubj"]
    his = [k for c in doers for k in tree.children(c) if tree.tokens[k].text.casefold() in ("his", "her")]
    persons = [a for a in here.actors if his and a.at < his[0] and a.sort == "demonym" and a.code]
    led = [(a, tree.tokens[tree.tokens[a.at].head]) for a in persons]
    persons = [a for a, noun in led if noun.pos == "PROPN" or noun.lemma in lexicon.words("officials")]
    if len({a.code for a in persons}) == 1 and persons[0].code not in codes:
        yield Filled("party", persons[0], "subj", 0.9)


def _of_counterparts(here: Scene, deal: Deal, codes: set[str]) -> Iterator[Filled]:
    """Where those are at home with whom something was signed: "signed with its counterparts from B and C"."""
    tree = here.parsed.tree
    for actor in here.actors:
        climbed = path(tree, actor.at)
        nouns = [k for k, i in enumerate(climbed) if tree.tokens[i].lemma in lexicon.words("counterparts")]
        if not actor.code or actor.code in codes or not nouns or not {deal.verb, deal.trigger.at} & set(climbed):
            continue
        links = [tree.tokens[i].lemma for i in climbed if tree.tokens[i].dep == "prep"]
        if links[:2] in (["in", "with"], ["from", "with"], ["of", "with"]):
            yield Filled("party", actor, "with", 0.9)


def _of_those_included(located: Located, here: Scene, deal: Deal, codes: set[str]) -> Iterator[Filled]:
    """The partners that are named as some of many: "signed agreements with countries in the region, including B and C"."""
    text, row = located.document.text, list[Actor]()
    for actor in here.actors:
        if row and not ROW.fullmatch(text, row[-1].end, actor.start):
            break
        if row or WITH_MANY.search(text, here.parsed.span([deal.trigger.at]).end, actor.start):
            row.append(actor)
    yield from (Filled("party", a, "with", 1.0) for a in row if a.code and a.code not in codes)


def _of_the_aim(here: Scene, deal: Deal, codes: set[str]) -> Iterator[Filled]:
    """The one other country of what an agreement is to do: B of "A signed a deal to help B build a dam"."""
    tree = here.parsed.tree
    words = {i for at in (deal.trigger.at, deal.verb) if at is not None for i in _aim(tree, at)}
    lands = {a.code: a for a in reversed(here.actors) if a.code and a.sort == "country"}
    inside = {code: a for code, a in lands.items() if code not in codes and a.at in words}
    if len(inside) == 1 and set(lands) <= codes | set(inside):
        yield from (Filled("party", a, "aim", 1.2) for a in inside.values())


def _aim(tree: Tree, at: int) -> tuple[int, ...]:
    """The words of the infinitive behind a word that says what an agreement is to do."""
    for c in tree.children(at):
        token = tree.tokens[c]
        to = any(tree.tokens[k].tag == "TO" for k in tree.children(c))
        if c > at and to and token.dep in ("acl", "advcl", "relcl", "xcomp") and token.lemma in lexicon.words("aims"):
            return tree.subtree(c)
    return ()


def hyphened(located: Located, named: Sequence[Actor], found: Sequence[Filled]) -> Iterator[Filled]:
    """Whoever is joined to a side by a hyphen: both of "the US–Liberia pact"."""
    sides = {one.actor.start: one for one in found}
    for one, other in pairs(located, named):
        if (one.start in sides) != (other.start in sides):
            known = sides.get(one.start) or sides[other.start]
            yield replace(known, actor=other if known.actor is one else one)


def pairs(located: Located, named: Sequence[Actor]) -> Iterator[tuple[Actor, Actor]]:
    """Those who are joined by a hyphen, two and two: "the US–Liberia dialogue"."""
    for one, other in pairwise(named):
        joined = located.document.text[one.end : other.start]
        if joined.strip() in HYPHENS and len(joined) <= 3:
            yield one, other
