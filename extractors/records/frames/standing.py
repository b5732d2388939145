"""How far a fact has come: done, or denied, planned, promised, suspended, cancelled; the printed words say so."""

import re
from dataclasses import dataclass, replace
from functools import cache

from extractors.entities import facts
from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.clauses import Parsed
from extractors.records.frames import called_false, lexicon
from extractors.records.frames.slots import BEFORE_NOUN, HANGING, are_parted, first_joined, path
from extractors.records.located import Located

NOT_DONE = frozenset(
    {"denied", "planned", "negotiated", "pledged", "suspended", "cancelled", "initialled", "failed", "proposed"}
)
"""Standings with which a fact does not count in sums."""
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
"""Tags of verbs that tell a fact of their own (Penn Treebank)."""
PAST = frozenset({"VBD", "VBN"})
BOUNDS = frozenset({"exceed", "surpass", "top"})
"""Verbs that with "not" only give a figure's upper bound: "did not exceed 5 million"."""
AT_MOST = "at most"  # the modifier of such a figure
PROMISES = frozenset({"pledge", "promise"})
"""Nouns for money that is not given yet; a commitment binds."""
NOT_YET = frozenset({"yet", "ready"})
"""Words with "not" of what is still to be done: "not yet signed", "not ready to sign"."""


@dataclass(frozen=True, slots=True)
class Standing(Span):
    """The standing's name, "" for a plain fact, and the words that say so."""

    name: str
    words: str


@cache
def _by_word() -> dict[str, str]:
    return {word: row["standing"] for row in facts.rows("standings") for word in row["words"].split("|")}


def of_word(word: str) -> str:
    """The standing that a word tells by itself, in lower case: "shelved"; "" for none."""
    return _by_word().get(word, "")


def of_words(located: Located, parsed: Parsed, at: int) -> Standing:
    """The standing that the verbs over a word, from the nearest up, give to what it tells."""
    tree = parsed.tree
    verbs = [i for i in path(tree, at) if tree.tokens[i].pos in ("VERB", "AUX")]
    span = parsed.span([verbs[0]]) if verbs else parsed.span([at])
    if (talks := _talks(tree, at)) is not None:
        span = parsed.span([talks])
        return Standing(span.start, span.end, "negotiated", _plain(located, span))
    if (false := called_false.said_by(tree, at)) is not None:
        span = parsed.span([false])
        return Standing(span.start, span.end, "denied", _plain(located, span))
    for k, verb in enumerate(verbs[:3]):
        over = tree.tokens[verbs[k - 1]].dep if k else ""
        aim = over == "relcl" and tree.has_to(verbs[k - 1])
        apart = over in ("relcl", "conj", "advcl") or (over == "acl" and tree.tokens[verbs[k - 1]].tag == "VBN")
        if (apart and not aim) or (k and are_parted(tree, verbs[k - 1], verb)):
            break
        if name := _of_verb(tree, verb, first=k == 0):
            spared = name == "planned" or (name == "denied" and _is_under_it(tree, at))
            if spared and not is_financing(tree, verb) and (own := _given_before(tree, at)) is not None:
                span = clauses.verb_group(parsed, own)
                return Standing(span.start, span.end, "", _plain(located, span))
            span = clauses.verb_group(parsed, verbs[0]) if name in ("denied", "planned") else parsed.span([verb])
            if k and any(tree.tokens[c].lemma in NOT_YET for c in tree.children(verb)):
                span = parsed.span([verb, verbs[0]])  # "was not ready to sign"
            return Standing(span.start, span.end, name, _plain(located, span))
    return Standing(span.start, span.end, "", _plain(located, span) if verbs else "")


def bounded(tree: Tree, at: int | None, figure: Mention) -> Mention:
    """A figure, as at most that where a verb says that it was not exceeded: "did not exceed 5 million"."""
    verb = next((i for i in path(tree, at) if tree.tokens[i].pos == "VERB"), None) if at is not None else None
    if verb is None or tree.tokens[verb].lemma not in BOUNDS or figure.modifier:
        return figure
    return replace(figure, modifier=AT_MOST) if any(tree.tokens[c].dep == "neg" for c in tree.children(verb)) else figure


def is_financing(tree: Tree, verb: int) -> bool:
    """Whether a verb itself tells of money given or let off: "may be forgiven"."""
    frame = lexicon.frames("verb").get(lexicon.key(tree.tokens[verb].lemma))
    return frame is not None and frame.kind == "financing"


def _is_under_it(tree: Tree, at: int) -> bool:
    """Whether a word only says under which loan something was done or refused: "gave no more under the loan made in May"."""
    nouns = (tree.tokens[i] for i in _noun_of(tree, at))
    return any(noun.dep == "pobj" and tree.tokens[noun.head].lemma == "under" for noun in nouns)


def _noun_of(tree: Tree, at: int) -> tuple[int, ...]:
    """A word, and the noun that it stands before."""
    return (at, *(i for i in path(tree, at)[1:2] if tree.tokens[at].dep in BEFORE_NOUN))


def _given_before(tree: Tree, at: int) -> int | None:
    """The verb in the past that says which money is meant, whatever comes of it: "the 5 million offered would go"."""
    nouns = _noun_of(tree, at)
    of = (c for i in nouns for c in tree.children(i) if tree.tokens[c].lemma == "of")  # "a line of credit granted in May"
    nouns = (*nouns, *(k for c in of for k in tree.children(c)))
    verbs = [c for i in nouns for c in tree.children(i) if tree.tokens[c].dep in HANGING and tree.tokens[c].tag in PAST]
    gives = lexicon.frames("verb")
    return next(
        (v for v in verbs if (f := gives.get(lexicon.key(tree.tokens[v].lemma))) and f.slots.get("subj") == "giver"), None
    )


def _talks(tree: Tree, at: int) -> int | None:
    """The noun for talks that a word hangs on, with no verb of its own between: "talks on a loan", "talks for A to lend";
    or that its verb begins or holds: "talks have begun to provide a loan"."""
    for i in path(tree, at):
        token = tree.tokens[i]
        if _is_talks(tree, i) and i != at:
            return i
        if token.tag in FINITE or any(
            tree.tokens[c].dep in ("aux", "auxpass") and tree.tokens[c].tag in FINITE for c in tree.children(i)
        ):
            within = [k for c in tree.children(i) if tree.tokens[c].lemma == "in" for k in tree.children(c)]
            if token.lemma == "be" and (talks := next((k for k in within if _is_talks(tree, k)), None)) is not None:
                return talks if i != at else None
            nouns = (c for c in tree.children(i) if tree.tokens[c].dep in ("nsubj", "nsubjpass", "dobj"))
            return next((c for c in nouns if token.lemma in lexicon.words("talks_on") and _is_talks(tree, c)), None)
    return None


def _is_talks(tree: Tree, at: int) -> bool:
    return tree.tokens[at].lemma in lexicon.words("negotiations") and tree.tokens[at].pos == "NOUN"


def _of_verb(tree: Tree, verb: int, first: bool) -> str:
    token = tree.tokens[verb]
    children = [tree.tokens[c] for c in tree.children(verb)]
    if any(c.dep == "neg" for c in children) or _is_of_neither(tree, verb) or _acts_on_nothing(tree, verb):
        if token.lemma in ("complete", "finish", "open") and any(c.lemma in ("until", "till") for c in children):
            return ""
        if token.lemma in BOUNDS:
            return ""
        return "planned" if is_still_to_come(tree, verb) else "denied"
    tells = not first and token.lemma in lexicon.words("reports")  # "it may be recalled that they signed"
    possible = (c.dep == "aux" and (c.lemma in clauses.POSSIBLE or c.text.casefold() in ("will", "would")) for c in children)
    if not tells and any(possible):
        return "planned"
    if token.lemma == "intend" and any(c.dep == "nsubjpass" for c in children):
        return ""  # what a treaty is intended to do says what it is for
    phrase = " ".join([token.lemma, *(c.lemma for c in children if c.dep == "prt")])  # "turned down"
    name = "planned" if token.lemma in lexicon.words("foretells") else of_word(phrase) or of_word(token.lemma)
    if name and not (token.lemma in lexicon.words("changes") and not any(c.dep in ("xcomp", "dobj") for c in children)):
        return name
    if first and token.dep == "xcomp" and any(c.tag == "TO" for c in children):
        above = tree.tokens[token.head]
        goal = any(tree.tokens[c].lemma in lexicon.words("goals") for c in tree.children(token.head))
        ahead = above.lemma == "be" and (goal or above.tag in ("VBZ", "VBP"))  # "the goal was to build", "A is to build"
        return "planned" if ahead else of_word(above.lemma)
    return ""


def _is_of_neither(tree: Tree, verb: int) -> bool:
    """Whether "neither" or "nor" denies a verb: "has neither signed nor ratified the pact"."""
    below = (tree.tokens[c] for c in tree.children(first_joined(tree, verb)))
    return any(token.lemma == "neither" and token.dep in ("preconj", "cc", "advmod") for token in below)


def _acts_on_nothing(tree: Tree, verb: int) -> bool:
    """Whether what a verb acts on is denied: "leased no port"."""
    things = [c for c in tree.children(verb) if tree.tokens[c].dep == "dobj" and tree.tokens[c].pos == "NOUN"]
    return any(of_noun(tree, c) == "denied" for c in things)


def of_promise(tree: Tree, at: int, word: str, found: Standing) -> Standing:
    """The standing of what a noun tells: of a pledge nothing is given yet, unless it was kept ("fulfilled its pledge")."""
    if (
        found.name
        or word not in PROMISES
        or any(tree.tokens[i].lemma in lexicon.words("keeps") for i in path(tree, at)[1:3])
    ):
        return found
    return replace(found, name="pledged")


def is_still_to_come(tree: Tree, verb: int) -> bool:
    """Whether a verb with "not" tells of what is only not done yet: "not yet signed"."""
    return any(tree.tokens[c].lemma in NOT_YET for c in tree.children(verb))


def of_noun(tree: Tree, at: int) -> str:
    """The standing that the words right before a noun give it: "planned port", "proposed loan", "no agreement"."""
    for c in tree.children(at):
        token = tree.tokens[c]
        if token.dep == "det" and token.lemma in ("no", "neither"):
            return "denied"
        if token.dep in ("amod", "compound") and (name := of_word(token.text.casefold())):
            return name
    return ""


def _plain(located: Located, span: Span) -> str:
    return re.sub(r"\s+", " ", located.text(span)).casefold()
