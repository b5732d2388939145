"""What one thing does to another whenever it happens, and what people answer who are asked: no measures of the world.

"A rise of 1 percent in aid lowers debt by 2 percent", "Being landlocked cuts exports by 40 percent".
"""

from itertools import pairwise

from extractors.entities.grammar import Tree
from extractors.records import clauses
from extractors.records.frames import general, lexicon, modelled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import main_verb_among, path, verb_among
from extractors.records.frames.told import Told
from extractors.records.located import Located

ANY = frozenset({"a", "an", "any", "each", "every", "one", "another"})
MORE = frozenset({"more", "additional", "further", "extra"})
CERTAIN = frozenset({"the", "this", "that", "these", "those"})
HELPERS = frozenset({"would", "could", "may", "might", "can", "will", "be"})
PERCENT = frozenset({"percent", "%", "cent", "point"})
UNIT = 4  # words before and behind "percent" that may say of what it is
SUBJECTS = clauses.SUBJECTS | {"csubjpass"}


def is_effect(located: Located, here: Scene, fact: Told) -> bool:
    """Whether what has no time is part of an effect as such, or a claim is one, or a share of people who were asked."""
    tree, span = here.parsed.tree, fact.figures[0] if fact.figures else fact.told_by
    at = clauses.anchor(here.parsed, span) if span is not None else None
    if at is None or modelled.is_dated(located, here.parsed.sentence):
        return False
    climbed = path(tree, at)
    if any(_is_law(tree, i) for i in climbed) or fact.kind != "claim":
        return any(_is_law(tree, i) for i in climbed)
    share = bool(fact.figures) and fact.figures[0].kind == "percent"
    return _is_worded(tree) or (
        share and (_is_of_a_cause(here, climbed) or _is_of_the_asked(tree, climbed) or _is_its_size(tree, climbed))
    )


def _subject(tree: Tree, verb: int) -> int | None:
    return next((c for c in tree.children(verb) if tree.tokens[c].dep in SUBJECTS), None)


def _shifts(tree: Tree, verb: int) -> bool:
    """Whether a verb says that a level moves or is moved."""
    return tree.tokens[verb].lemma in lexicon.words("moves") | lexicon.words("changes")


def _is_law(tree: Tree, verb: int) -> bool:
    """Whether a verb that is in no past time says what any such movement, or doing a thing, does, or what moves "if"."""
    subject, token = _subject(tree, verb), tree.tokens[verb]
    helpers = {tree.tokens[c].lemma for c in tree.children(verb) if tree.tokens[c].dep in ("aux", "auxpass")}
    past = token.tag == "VBD" or any(
        tree.tokens[c].tag == "VBD" for c in tree.children(verb) if tree.tokens[c].dep != "nsubj"
    )
    if subject is None or past or not helpers <= HELPERS or not _shifts(tree, verb):
        return False
    if any(general.is_a_condition(tree, c) for c in tree.children(verb)):
        return True
    return _is_doing(tree, subject) or _is_any(tree, subject)


def _is_doing(tree: Tree, verb: int) -> bool:
    """Whether a verb is a subject that tells no certain deed: "removing tariffs", but not "building the port"."""
    if tree.tokens[verb].tag != "VBG" and not tree.tokens[verb].dep.startswith("csubj"):
        return False
    done = [c for c in tree.children(verb) if tree.tokens[c].dep == "dobj"]
    certain = any(tree.tokens[i].text.casefold() in CERTAIN for c in done for i in tree.children(c))
    return _shifts(tree, verb) or not certain


def _is_any(tree: Tree, noun: int) -> bool:
    """Whether a noun is any movement of a level, or a unit more of something: "a rise", "every road", "1 percent more"."""
    before = {tree.tokens[i].text.casefold() for c in tree.children(noun) if c < noun for i in tree.subtree(c)}
    moved = tree.tokens[noun].lemma in lexicon.words("movements")
    some = bool(before & ANY) or any(word[0].isdigit() for word in before)
    return bool(before & {"each", "every"}) or (moved and bool(before & ANY)) or (some and bool(before & MORE))


def _is_worded(tree: Tree) -> bool:
    """Whether a sentence says what "a 2 percent rise" or "each 1 percent cut" does, however its words hang together."""
    for i, token in enumerate(tree.tokens):
        before = {word.text.casefold() for word in tree.tokens[max(i - UNIT, 0) : i]}
        behind = {word.lemma for word in tree.tokens[i + 1 : i + UNIT]}
        if token.lemma in PERCENT and before & ANY and behind & lexicon.words("movements"):
            return any(word.tag in ("NNS", "VBZ") and _shifts(tree, j) for j, word in enumerate(tree.tokens) if j > i + 1)
    return False


def _is_of_a_cause(here: Scene, climbed: tuple[int, ...]) -> bool:
    """Whether a share is what something that is no certain thing and nobody moves a level by: "aid raises growth by"."""
    tree = here.parsed.tree
    verb = main_verb_among(tree, climbed)
    subject = _subject(tree, verb) if verb is not None else None
    if verb is None or subject is None or tree.tokens[verb].tag not in ("VBZ", "VBP") or not _shifts(tree, verb):
        return False
    below = [tree.tokens[c] for c in tree.children(verb)]
    named = any(subject in here.parsed.words(actor) for actor in here.actors)
    certain = any(tree.tokens[c].text.casefold() in CERTAIN or tree.tokens[c].dep == "poss" for c in tree.children(subject))
    moved = any(token.dep == "dobj" for token in below) and any(token.lemma == "by" for token in below)
    somebody = tree.tokens[subject].pos == "PRON" or (
        tree.tokens[subject].pos == "PROPN" and not tree.tokens[subject].text.isupper()
    )
    return moved and not (certain or named or somebody)


def _is_its_size(tree: Tree, climbed: tuple[int, ...]) -> bool:
    """Whether a share is the size of an effect or a chance: "the effect is 5 percent", "a correlation of 60 percent"."""
    verb = verb_among(tree, climbed)
    over = climbed[: climbed.index(verb)] if verb is not None else climbed
    subject = _subject(tree, verb) if verb is not None else None
    nouns = (*over, subject) if subject is not None and tree.tokens[verb or 0].lemma == "be" else over
    return any(tree.tokens[i].lemma in lexicon.words("effects") for i in nouns)


def _is_of_the_asked(tree: Tree, climbed: tuple[int, ...]) -> bool:
    """Whether a share is of people who say something: "60 percent of the managers agreed"."""
    said = lexicon.words("answers")
    return any(tree.tokens[a].dep in SUBJECTS and tree.tokens[b].lemma in said for a, b in pairwise(climbed))
