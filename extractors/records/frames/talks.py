"""Agreements that two sides are told to negotiate, or to have talks on: facts that are not done, with that standing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.records.clauses import Parsed
from extractors.records.frames import dated, in_force, lexicon, parted, signatories
from extractors.records.frames.deals import Deal
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import path, verb_among
from extractors.records.frames.standing import Standing
from extractors.records.frames.told import Told
from extractors.records.located import Located

ON = frozenset({"on", "for", "about", "towards", "toward", "over", "of"})
HELD = ("nsubj", "nsubjpass", "dobj", "pobj")


def verb_of(parsed: Parsed, deal: Deal) -> int | None:
    """The verb that tells of the talks on an agreement: that of "are negotiating a pact", of "talks on a pact began";
    None where there are none, or they are only planned, denied or wished."""
    tree = parsed.tree
    over = tree.tokens[deal.trigger.at]
    if over.dep in ("dobj", "nsubjpass") and tree.tokens[over.head].lemma == "negotiate":
        verb: int | None = over.head
    elif (
        over.dep == "pobj"
        and tree.tokens[over.head].lemma in ON
        and tree.tokens[tree.tokens[over.head].head].lemma == "work"
    ):
        verb = tree.tokens[over.head].head  # "are working on a pact"
    else:
        noun = _noun(tree, deal.trigger.at)
        over_it = path(tree, noun)[1:] if noun is not None else ()
        verb = verb_among(tree, over_it)
        if verb is not None and noun is not None and not _is_held(tree, verb, noun):
            return None
    return verb if verb is not None and _is_real(tree, verb) else None


def _is_held(tree: Tree, verb: int, noun: int) -> bool:
    """Whether a verb tells that talks are held, or somebody is "in" them."""
    inside = tree.tokens[tree.tokens[noun].head].lemma == "in" and tree.tokens[verb].lemma in ("be", "remain", "engage")
    return inside or tree.tokens[verb].lemma in lexicon.words("talks_held")


def _noun(tree: Tree, at: int) -> int | None:
    """The noun for talks that an agreement's word hangs on: "negotiations on a pact", "talks to sign a pact"."""
    link = tree.tokens[at].head
    noun = tree.tokens[link].head
    if tree.tokens[at].dep == "dobj" and tree.tokens[link].dep == "acl" and tree.has_to(link):
        held = tree.tokens[noun].lemma in lexicon.words("negotiations") and tree.tokens[noun].dep in HELD
        return noun if held else None
    if tree.tokens[at].dep != "pobj" or tree.tokens[link].lemma not in ON:
        return None
    if tree.tokens[noun].dep == "pobj" and tree.tokens[noun].pos == "PROPN":  # "talks with A on a pact", read as of A
        noun = tree.tokens[tree.tokens[noun].head].head
    if tree.tokens[noun].lemma in lexicon.words("talks_held") and tree.tokens[noun].pos == "VERB":
        noun = next((c for c in tree.children(noun) if tree.tokens[c].lemma in lexicon.words("negotiations")), noun)
    held = tree.tokens[noun].lemma in lexicon.words("negotiations") and tree.tokens[noun].dep in HELD
    return noun if held else None


def _is_real(tree: Tree, verb: int) -> bool:
    """Whether talks are held, or were: no infinitive, nothing denied, planned or possible, nor "but not signed"."""
    own = tuple(tree.children(verb))
    if any(tree.tokens[c].tag in ("MD", "TO") or tree.tokens[c].dep in ("neg", "mark") for c in own):
        return False
    more = [k for c in own if tree.tokens[c].dep == "conj" for k in tree.children(c)]
    return not any(tree.tokens[k].dep == "neg" or tree.tokens[k].lemma == "never" for k in more)


def are_over(tree: Tree, verb: int, name: str) -> bool:
    """Whether an agreement is made, by a verb of a standing that tells that it is not yet in force, or will be."""
    return (name == "denied" and in_force.is_it(tree, verb)) or (name == "planned" and parted.will_hold(tree, verb))


def about(located: Located, here: Scene, deal: Deal, verb: int, title: Span, one: Told) -> Told | None:
    """The agreement that talks are on, with its two sides; None where not two countries are told to talk."""
    as_told = replace(deal, verb=verb)
    filled = (*signatories.parties(located, here, as_told, title), *_talking(here, verb))
    if len({f.actor.code for f in filled if f.actor.code and f.method == "grammar"}) < 2 or " " not in located.text(title):
        return None
    words = here.parsed.span([verb])
    return replace(
        one,
        filled=_once(filled),
        when=dated.of_deal(located, here, as_told, title),
        standing=Standing(words.start, words.end, "negotiated", located.text(words).casefold()),
    )


def _talking(here: Scene, verb: int) -> Iterator[Filled]:
    """Those behind "between" and "with" at the noun for the talks, or at their verb."""
    tree = here.parsed.tree
    nouns = [i for i in tree.subtree(verb) if tree.tokens[i].lemma in ("negotiation", "talk")]
    links = {c for i in (verb, *nouns) for c in tree.children(i) if tree.tokens[c].lemma in ("between", "with")}
    yield from (Filled("party", a, "between", 0.8) for a in here.actors if a.code and links & set(path(tree, a.at)[1:4]))


def _once(filled: Sequence[Filled]) -> tuple[Filled, ...]:
    """Each country and body once, the surest first."""
    kept: dict[str, Filled] = {}
    for one in sorted(filled, key=lambda f: f.far):
        kept.setdefault(one.actor.code or one.actor.name, one)
    return tuple(kept.values())
