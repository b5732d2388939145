"""Where an actor stands from the words that tell a fact: as subject, behind "to", as a possessive, and of which word."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.entities.grammar import Tree
from extractors.records.frames import lexicon

SUBJECT = frozenset({"nsubj", "csubj"})
OBJECT = frozenset({"dobj", "obj", "attr", "oprd"})
WEAK = frozenset({"of", "poss", "amod", "appos", "and"})
"""Slots that only hold where no other stands further out: in "to the government of A" the slot of A is "to"."""
WHERE_FROM = frozenset({"from", "in"})
BEFORE_NOUN = frozenset({"amod", "compound", "nmod", "nummod"})
SUBSIDIARIES = frozenset({"subsidiary", "affiliate", "arm", "unit", "branch"})
TOPIC = frozenset({"on", "concerning", "regarding", "about"})
"""Prepositions before what an agreement is about."""
HANGING = frozenset({"acl", "relcl"})
CLAUSES = frozenset({"advcl", "ccomp", "parataxis", "csubj"})
FOR_ANOTHER = 2.0  # how far those stand on whose behalf a subject acts
BESIDE_SUBJECT = 0.3  # how far those stand at most who act along with a subject
ALONG = frozenset({"along", "together", "jointly"})
AGAINST = frozenset({"while", "whilst", "whereas"})
SHARING = frozenset({"xcomp", "conj", "advcl", "pcomp"})


@dataclass(frozen=True, slots=True)
class Slot:
    """`name` is a preposition, subj, obj, dative, poss, amod or appos; `of` the word it is the slot of; `far` how many
    words of the tree lie between, clauses counting more."""

    name: str
    of: int
    far: float


def are_parted(tree: Tree, one: int, other: int) -> bool:
    """Whether a semicolon stands between two words: each has its own grammar."""
    return any(token.text == ";" for token in tree.tokens[min(one, other) : max(one, other)])


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what was done to its subject, or to the noun that it hangs on."""
    deps = {tree.tokens[c].dep for c in tree.children(verb)}
    if deps & {"nsubjpass", "auxpass"}:
        return True
    token = tree.tokens[verb]
    if token.dep == "conj" and token.tag == "VBN" and not deps & {"nsubj", "aux", "dobj"}:
        return is_passive(tree, token.head)
    return token.dep == "acl" and token.tag == "VBN" and "aux" not in deps


DEEPEST = 50  # words over a word that are looked at: those of a sentence hang far less deep, but one without end


def path(tree: Tree, at: int) -> tuple[int, ...]:
    """A word and the words that it hangs on, up to the root, no more than `DEEPEST`."""
    found = [at]
    while tree.tokens[at].head != at and len(found) < DEEPEST:
        at = tree.tokens[at].head
        found.append(at)
    return tuple(found)


def verb_among(tree: Tree, words: Iterable[int]) -> int | None:
    """The first verb of some words, such as of those that a word hangs on; "be" and "have" are verbs too."""
    return next((i for i in words if tree.tokens[i].pos in ("VERB", "AUX")), None)


def main_verb_among(tree: Tree, words: Iterable[int]) -> int | None:
    """The first verb of some words that is none like "be", which only tells that another word holds."""
    return next((i for i in words if tree.tokens[i].pos == "VERB"), None)


def first_joined(tree: Tree, word: int) -> int:
    """The first of the words that "and" joins to one: of "should raise, limit and extend" the first verb."""
    while tree.tokens[word].dep == "conj" and tree.tokens[word].head != word:
        word = tree.tokens[word].head
    return word


def is_part_of(tree: Tree, at: int, noun: int) -> bool:
    """Whether a word hangs on a noun by "of", with no verb between: "the cancellation of 5 million in debts"."""
    up = path(tree, at)
    way = up[1 : up.index(noun)] if noun in up[1:] else ()
    return bool(way) and tree.tokens[way[-1]].lemma == "of" and all(tree.tokens[i].pos not in ("VERB", "AUX") for i in way)


def is_in_a_clause_on(tree: Tree, at: int, over: int) -> bool:
    """Whether a word stands in a relative clause on the noun `over`, or below it: "a port that costs 5 million"."""
    up = path(tree, at)
    return any(tree.tokens[i].dep == "relcl" for i in up[: up.index(over)])


def slots(tree: Tree, actor: int, trigger: int) -> Iterator[Slot]:
    """The slots in which an actor stands, as seen from a trigger: the nearest first."""
    above = path(tree, trigger)
    hops = _hops(tree, above)
    climbed = path(tree, actor)
    meet = next((i for i, at in enumerate(climbed) if at in hops), None)
    if meet is None:
        return
    top = climbed[meet]
    if _is_of_another(tree, climbed[: meet + 1]):
        return
    if meet == 0 or _is_name_of(tree, climbed[:meet]):
        yield from _downward(tree, top, above, hops)
    inner = [i for i in range(1, meet) if tree.tokens[climbed[i]].pos in ("VERB", "AUX")]
    yield from _of_nouns_between(tree, climbed[: inner[0] if inner else meet], hops[top])
    for i in inner[:1]:
        dep = tree.tokens[climbed[i]].dep
        name = "" if _is_set_against(tree, climbed[i]) else _label(tree, climbed[: i + 1])
        if name and not (name == "subj" and dep == "conj"):  # who does the next thing has no part in the one before
            yield Slot(name, climbed[i], hops[top] + (1.0 if dep in HANGING or dep == "xcomp" else 2.5))
    if not inner:
        name = _label(tree, climbed[: meet + 1])
        if tree.tokens[top].pos in ("VERB", "AUX") and name in ("subj", "obj"):
            yield from _shared(tree, name, top, above, hops)
        elif name:
            yield Slot(name, top, hops[top] + 0.1 * meet + _through(tree, climbed[: meet + 1]))


def acting(tree: Tree, actor: int, trigger: int) -> Iterator[Slot]:
    """The slots of an actor; who acts along with the subject, or on whose behalf it acts, stands as a subject."""
    above = path(tree, actor)[:6]
    behalf = next((k for k, i in enumerate(above) if tree.tokens[i].lemma == "behalf"), None)
    verb = verb_among(tree, above[behalf:]) if behalf is not None else None
    if verb is not None:
        yield Slot("subj", verb, FOR_ANOTHER)
        return
    along = any(tree.tokens[i].lemma == "with" and tree.tokens[i - 1].lemma in ALONG for i in above[1:5])
    for slot in slots(tree, actor, trigger):
        yield Slot("subj", slot.of, min(slot.far, BESIDE_SUBJECT)) if along and slot.name == "with" else slot


def subjects(tree: Tree, verb: int) -> list[int]:
    """The subjects of a verb, of a passive one too."""
    return [c for c in tree.children(verb) if tree.tokens[c].dep in ("nsubj", "nsubjpass")]


def hang_apart(tree: Tree, one: int, other: int) -> bool:
    """Whether two words stand before two nouns of which the one is told beside the other: "Irish grants, a Swedish loan"."""
    heads = (tree.tokens[one].head, tree.tokens[other].head)
    before = all(tree.tokens[i].dep in BEFORE_NOUN for i in (one, other))
    return before and heads[0] != heads[1] and any(tree.tokens[i].dep in ("appos", "conj") for i in heads)


def is_deep(tree: Tree, at: int, verb: int) -> bool:
    """Whether a word stands deep below a verb: behind two prepositions, or in a clause with a subject of its own."""
    climbed = path(tree, at)
    between = climbed[: climbed.index(verb)] if verb in climbed else ()
    return any(subjects(tree, i) for i in between) or sum(tree.tokens[i].dep == "pobj" for i in between) > 1


def is_done_by_another(tree: Tree, verb: int, at: int) -> bool:
    """Whether a word below a verb is what a clause of its own does, whose subject is a noun: "A helped as banks lent 5"."""
    below = path(tree, at)
    below = below[: below.index(verb)] if verb in below else ()
    acts = [c for i in below if tree.tokens[i].pos == "VERB" for c in tree.children(i) if tree.tokens[c].dep == "nsubj"]
    others = [c for c in acts if tree.tokens[c].pos in ("NOUN", "PROPN") and c not in below]
    return any(all(tree.tokens[k].dep != "poss" for k in tree.children(c)) for c in others)


def is_inside(tree: Tree, at: int) -> bool:
    """Whether a word stands right behind "in"."""
    return tree.tokens[at].dep == "pobj" and tree.tokens[tree.tokens[at].head].lemma == "in"


def _is_set_against(tree: Tree, verb: int) -> bool:
    """Whether a clause sets something else beside the one it hangs on: "while B gave 4 million"."""
    against = any(tree.tokens[c].dep == "mark" and tree.tokens[c].lemma in AGAINST for c in tree.children(verb))
    return against and tree.tokens[verb].dep == "advcl" and bool(subjects(tree, verb))


def _is_of_another(tree: Tree, climbed: Sequence[int]) -> bool:
    """Whether the way up leaves whose somebody is for that somebody: A has no part in "lent to A's partner"."""
    return any(
        (tree.tokens[below].dep == "poss" and tree.tokens[at].lemma in lexicon.words("others"))
        or (tree.tokens[below].lemma == "of" and tree.tokens[at].lemma in SUBSIDIARIES and tree.tokens[at].dep == "appos")
        for below, at in pairwise(climbed[:-1])
    )


def _of_nouns_between(tree: Tree, climbed: Sequence[int], far: float) -> Iterator[Slot]:
    """The slots of the nouns that the way up passes: in "loans of banks of A total 5 million" that of A at "banks"."""
    for k in range(1, len(climbed)):
        if tree.tokens[climbed[k]].pos in ("NOUN", "PROPN") and (name := _label(tree, climbed[: k + 1])):
            yield Slot(name, climbed[k], far + 0.8)


def _through(tree: Tree, climbed: Sequence[int]) -> float:
    """What a noun between a preposition and the word it is read with costs: "an alternative to A"."""
    for below, at in pairwise(climbed):
        if tree.tokens[below].dep == "prep" and tree.tokens[below].lemma != "of":
            return 0.7 if at != climbed[-1] and tree.tokens[at].pos in ("NOUN", "PROPN") else 0.0
    return 0.0


def _is_name_of(tree: Tree, climbed: Sequence[int]) -> bool:
    """Whether the way up only passes through parts of one name or its additions."""
    return all(tree.tokens[at].dep in ("appos", "compound", "conj", "nmod") for at in climbed)


def _hops(tree: Tree, above: Sequence[int]) -> dict[int, float]:
    """How far each word above a trigger is: a step counts a quarter, a clause one."""
    found, far = {above[0]: 0.0}, 0.0
    for below, at in pairwise(above):
        dep = tree.tokens[below].dep
        far += 1.0 if dep in HANGING | CLAUSES else 0.6 if dep in ("conj", "xcomp") else 0.25
        found[at] = far
    return found


def _downward(tree: Tree, noun: int, above: Sequence[int], hops: dict[int, float]) -> Iterator[Slot]:
    """The slot of a noun that a clause with the trigger hangs on: "A, which lent ...", "the sum lent to ..."."""
    i = above.index(noun)
    below = above[i - 1] if i else None
    if below is None or tree.tokens[below].dep not in HANGING:
        return
    passive = is_passive(tree, below)
    own = [tree.tokens[c] for c in subjects(tree, below)]
    named = any(t.pos != "PRON" or t.text.casefold() in ("it", "they", "he", "she") for t in own)
    yield Slot("obj" if passive or named else "subj", below, hops[below] + 0.3)


def _shared(tree: Tree, name: str, top: int, above: Sequence[int], hops: dict[int, float]) -> Iterator[Slot]:
    """The slot at a verb; a subject is also that of the verbs below, towards the trigger, that have none of their own."""
    raised = name == "obj" and is_passive(tree, top)
    if name == "subj" or raised:
        for below in reversed(above[: above.index(top)]):
            token = tree.tokens[below]
            if token.pos not in ("VERB", "AUX"):
                continue
            if (token.dep not in SHARING and not _is_of_the_first(tree, below)) or any(
                tree.tokens[c].dep in ("nsubj", "nsubjpass") for c in tree.children(below)
            ):
                break
            if raised and token.dep not in ("xcomp", "conj"):
                break
            yield Slot("obj" if is_passive(tree, below) else "subj", below, hops[below] + 0.2)
    yield Slot(name, top, hops[top] + 0.2)


def _is_of_the_first(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what the subject is the first, or one, to do: "A was the first to lend"."""
    to = tree.has_to(verb)
    return to and tree.tokens[verb].dep == "relcl" and tree.tokens[tree.tokens[verb].head].dep == "attr"


def _label(tree: Tree, climbed: Sequence[int]) -> str:
    """The slot's name: of the dependencies on the way up, the first strong one; else the last weak one."""
    weak = ""
    for below, at in pairwise(climbed):
        token, head = tree.tokens[below], tree.tokens[at]
        name = _edge(tree, below)
        if not name or (name in WHERE_FROM and head.lemma in lexicon.words("people") and at != climbed[-1]):
            continue  # "investors from A" are A's
        if name not in WEAK:
            return name
        last = at == climbed[-1]
        if last or (name == "of" and head.lemma not in lexicon.words("bodies")) or name == "poss":
            weak = weak or name
        if name == "amod" and last:
            weak = weak or name
        del token
    return weak


PLACED = frozenset({"ahead", "short", "clear", "independent"})
"""Words whose "of" says over against whom somebody stands: "was ahead of A"."""


def _edge(tree: Tree, at: int) -> str:
    token = tree.tokens[at]
    if token.lemma == "as" and any(tree.tokens[c].lemma == "such" for c in tree.children(at)):
        return ""  # "to countries such as A": A stands behind "to"
    if token.dep in ("prep", "agent", "dative") and token.pos in ("ADP", "SCONJ", "PART"):
        return "" if token.lemma == "of" and tree.tokens[token.head].lemma in PLACED else token.lemma
    if token.dep == "dative":
        return "dative"
    if token.dep in SUBJECT:
        return "subj"
    if token.dep == "nsubjpass":
        return "obj"
    if token.dep in OBJECT:
        return "obj"
    if token.dep == "poss":
        return "poss"
    if token.dep in BEFORE_NOUN:
        return "poss" if any(tree.tokens[c].dep == "case" for c in tree.children(at)) else "amod"
    return "appos" if token.dep == "appos" else ""


def stands_behind(tree: Tree, at: int, links: Collection[str]) -> bool:
    """Whether the nearest preposition over a word is one of these: "lenders from A and B", "larger than that of A"."""
    over = (tree.tokens[i] for i in path(tree, at)[1:])
    first = next((token for token in over if token.dep in ("prep", "agent") or token.pos in ("VERB", "AUX")), None)
    behalf = any(tree.tokens[i].lemma == "behalf" for i in path(tree, at)[1:6])
    return behalf or (first is not None and first.lemma in links)
