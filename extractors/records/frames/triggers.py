"""The words of a sentence that tell facts: nouns and verbs that have a frame, instruments of agreement, and works."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.entities.grammar import Token, Tree
from extractors.model.document import Span
from extractors.records.clauses import Parsed
from extractors.records.frames import lexicon
from extractors.records.frames.lexicon import Frame

WORKS: Mapping[str, lexicon.Role] = {
    "poss": "place",
    "amod": "place",
    "in": "place",
    "at": "place",
    "of": "place",
    "for": "place",
    "near": "place",
    "between": "place",
    "by": "contractor",
    "from": "place",
    "to": "place",
    "through": "place",
    "outside": "place",
    "across": "place",
}

LENGTHS = frozenset({"km", "kilometre", "kilometer", "mile", "$"})
"""Units and signs by whose figures a line is one on the ground, which is so long or costs so much."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells a fact: words `first` to `at` of the sentence, `at` being the one that the others depend on."""

    first: int
    at: int
    frame: Frame


def find(parsed: Parsed, names: Sequence[Span], letters: Mapping[str, Frame]) -> tuple[Trigger, ...]:
    """The triggers of a sentence in order; the longest phrase that ends on a word is taken, none within a body's name.

    `letters` are the frames of agreements by the letters that the paper gives them.
    """
    tokens = parsed.tree.tokens
    found = [Trigger(i, i, letters[t.text]) for i, t in reversed([*enumerate(tokens)]) if t.text in letters]
    covered: set[int] = {i for name in names for i in parsed.words(name)} | {trigger.at for trigger in found}
    for at in range(len(tokens) - 1, -1, -1):
        if at in covered:
            continue
        noun = _noun(tokens, at) if tokens[at].pos not in ("AUX", "ADP", "DET", "PUNCT", "PRON") else None
        verbal = tokens[at].pos in ("VERB", "AUX") or tokens[at].text.casefold() in lexicon.words("verbal_adjectives")
        if noun is not None and noun.frame.type == "deposit" and _is_in_the_ground(parsed.tree, at):
            continue
        if at and tokens[at].lemma == "interest" and _is_without(tokens[max(0, at - 2) : at]):
            continue
        trigger = (
            noun if noun is not None and (not verbal or noun.first < at) else _verb(parsed.tree, at) if verbal else None
        )
        trigger = trigger or _line(parsed.tree, at)
        if trigger is not None:
            found.append(trigger)
            covered.update(range(trigger.first, trigger.at + 1))
    loans = {trigger.at for trigger in found if trigger.frame.kind == "financing" and trigger.frame.pos == "noun"}
    found = [t for t in found if t.frame.kind not in ("project", "agreement") or not _is_what_for(tokens, t.at, loans)]
    return _with_taken_up(parsed.tree, tuple(sorted(found, key=lambda trigger: trigger.at)))


def nouns_of(triggers: Iterable[Trigger], kind: str) -> set[int]:
    """Where the nouns for facts of a kind stand: the words for agreements, works, money."""
    return {t.at for t in triggers if t.frame.kind == kind and t.frame.pos == "noun"}


def _is_without(before: Sequence[Token]) -> bool:
    """Whether the words before "interest" say that a loan bears none: "lent free of interest", "without interest"."""
    return before[-1].lemma in ("no", "without") or [t.lemma for t in before] == ["free", "of"]


def _is_what_for(tokens: tuple[Token, ...], at: int, loans: Collection[int]) -> bool:
    """Whether a word only says what a loan is for: "a 4 million railway loan"."""
    return tokens[at].dep in ("compound", "nmod", "amod") and tokens[at].head in loans


def _with_taken_up(tree: Tree, found: tuple[Trigger, ...]) -> tuple[Trigger, ...]:
    """The triggers with each "one", "another" or "a third" that stands for the noun before it: "a loan for a port and
    another one for a dam"."""
    more = []
    for at in range(len(tree.tokens)):
        if not _stands_for_a_noun(tree, at):
            continue
        before = [t for t in found if t.at < at and t.frame.pos == "noun" and t.frame.kind]
        if before:
            more.append(Trigger(at, at, before[-1].frame))
    return tuple(sorted((*found, *more), key=lambda t: t.at)) if more else found


ORDINALS = frozenset({"second", "third", "fourth", "fifth", "other", "another", "first"})


def _stands_for_a_noun(tree: Tree, at: int) -> bool:
    """Whether a word takes a noun up: "the first one"; "a second", "another" before "of", "for", a comma or a verb."""
    token = tree.tokens[at]
    word = token.text.casefold()
    if word == "one":
        return any(tree.tokens[c].dep in ("det", "amod") for c in tree.children(at))
    led = word == "another" or (at > 0 and tree.tokens[at - 1].text.casefold() in ("a", "the"))
    after = tree.tokens[at + 1] if at + 1 < len(tree.tokens) else None
    return word in ORDINALS and led and after is not None and after.text.casefold() in ("of", "for", "worth", ",", "at")


def _line(tree: Tree, at: int) -> Trigger | None:
    """A line, or a stretch of one, that is measured, goes from one place to another or is built by its name, which is a
    work: "the Lagos-Kano line", "the section between Lagos and Kano"."""
    word = tree.tokens[at].lemma
    if word not in lexicon.words("lines") or tree.tokens[at].pos != "NOUN":
        return None
    behind = [c for c in tree.children(at) if c > at and tree.tokens[c].dep == "prep"]
    if any(t.lemma == "credit" for t in tree.tokens[at + 1 : at + 3]):
        return None  # "a $4 million line of credit agreement" lies nowhere
    between = any(tree.tokens[c].lemma == "between" for c in behind)
    ends = {"from", "to"} <= {tree.tokens[c].lemma for c in behind} or between
    named = any(tree.tokens[k].pos == "PROPN" for c in behind for k in tree.children(c))
    hyphened = at > 2 and tree.tokens[at - 2].text in ("-", "–")
    joined = hyphened and all(tree.tokens[k].text[:1].isupper() for k in (at - 3, at - 1))
    sizes = [c for c in tree.children(at) if c < at]
    measured = any(tree.tokens[i].lemma.casefold() in LENGTHS for c in sizes for i in (c, *tree.children(c)))
    is_work = measured or joined or (ends and named) or _is_built_by_name(tree, at)
    return Trigger(at, at, Frame(word, "noun", "project", "transport", WORKS)) if is_work else None


def _is_built_by_name(tree: Tree, line: int) -> bool:
    """Whether a line is called by a name and is what is built: "built the Awash line"."""
    called = line > 0 and tree.tokens[line - 1].pos == "PROPN" and tree.tokens[line].dep in ("dobj", "nsubjpass")
    frame = lexicon.frames("verb").get(lexicon.key(tree.tokens[tree.tokens[line].head].lemma))
    return called and frame is not None and frame.kind == "project"


def _is_in_the_ground(tree: Tree, at: int) -> bool:
    """Whether a deposit is one of ore: "a copper-cobalt deposit", "deposits of gold"."""
    own = [i for i in tree.subtree(at, frozenset({"relcl", "acl", "conj", "appos"})) if i != at]
    return any(tree.tokens[i].lemma in lexicon.words("minerals") for i in own)


def _verb(tree: Tree, at: int) -> Trigger | None:
    token = tree.tokens[at]
    after = tree.tokens[at + 1].text.casefold() if at + 1 < len(tree.tokens) else ""
    if (token.text.casefold(), after) == ("owing", "to") and token.dep != "acl":
        return None  # "fell owing to a drought"
    table = lexicon.frames("verb")
    frame = (
        table.get(lexicon.key(token.lemma + after))
        or table.get(lexicon.key(token.lemma))
        or table.get(lexicon.key(token.text))
    )
    return Trigger(at, at, frame) if frame is not None else None


def _noun(tokens: tuple[Token, ...], at: int) -> Trigger | None:
    heads = lexicon.heads()
    if (
        not {lexicon.key(tokens[at].lemma), lexicon.key(tokens[at].text), tokens[at].text.casefold().removesuffix("s")}
        & heads
    ):
        return None
    for first in range(max(0, at - lexicon.LONGEST + 1), at + 1):
        if tokens[first].pos in ("PUNCT", "ADP", "DET") and first < at:
            continue
        before = "".join(t.text for t in tokens[first:at])
        for last in dict.fromkeys((tokens[at].text, tokens[at].lemma, tokens[at].text.casefold().removesuffix("s"))):
            if frame := noun_frame(lexicon.key(before + last)):
                head = at if tokens[at].head not in range(first, at) else _outer(tokens, first, at)
                return Trigger(first, head if first <= head <= at else at, frame)
    return None


def _outer(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """The word of a phrase that hangs on one outside: the head of "line of credit"."""
    return next((i for i in range(first, last + 1) if not first <= tokens[i].head <= last or tokens[i].head == i), last)


@cache
def noun_frame(word: str) -> Frame | None:
    """The frame of a noun by its key: one of data/frames.csv, or that of something built."""
    if frame := lexicon.frames("noun").get(word):
        return frame
    if sector := lexicon.facilities().get(word):
        return Frame(word, "noun", "project", sector, WORKS)
    return None
