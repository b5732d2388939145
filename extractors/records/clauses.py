"""Who did what in a sentence: verbs, their subjects and objects, and the mentions that stand in them."""

from calendar import month_name
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records.frames import lexicon
from extractors.records.located import Located
from extractors.records.sentences import Sentence
from extractors.records.vocabulary import verbs

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
CLAUSES = frozenset({"ROOT", "conj", "advcl", "ccomp", "xcomp", "relcl", "acl", "pcomp", "parataxis"})
ASIDE = frozenset({"relcl", "acl", "appos", "parataxis"})


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence and its grammar; that of an item of a list begins with the words of its `lead`."""

    sentence: Sentence
    tree: Tree
    lead: Span | None = None

    def span(self, words: Iterable[int]) -> Span:
        """Where the words stand in the document's text, from the first to the last."""
        chosen = sorted(words)
        first, last = self.tree.tokens[chosen[0]], self.tree.tokens[chosen[-1]]
        return Span(self.sentence.start + first.start, self.sentence.start + last.end)

    def words(self, span: Span) -> tuple[int, ...]:
        """The words that a stretch of the document's text covers."""
        return self.tree.at(span.start - self.sentence.start, span.end - self.sentence.start)


def within(located: Located, parsed: Parsed, words: Iterable[int]) -> tuple[Mention, ...]:
    """The mentions that stand on these words: those whose last word is one of them."""
    chosen = set(words)
    found = []
    for mention in located.within(parsed.sentence):
        own = parsed.words(Span(mention.start, mention.end))
        if own and chosen.intersection(own):
            found.append(mention)
    return tuple(found)


def anchor(parsed: Parsed, span: Span) -> int | None:
    """The word of a stretch that the rest of it depends on; its last one where that is torn off as a possessive: of "the
    Ministry of A's plan" the parser often makes "A's plan", of which there is a ministry."""
    words = parsed.words(span)
    inside = set(words)
    tops = [i for i in words if parsed.tree.tokens[i].head not in inside or parsed.tree.tokens[i].head == i]
    torn = len(tops) > 1 and tops[-1] == words[-1] and parsed.tree.tokens[tops[-1]].dep == "poss"
    return tops[-1] if torn else next(iter(tops), None)


def governor(parsed: Parsed, i: int) -> int | None:
    """The verb that word i depends on, itself included; participles before a noun do not count."""
    tokens = parsed.tree.tokens
    for _ in range(len(tokens)):
        if tokens[i].pos in ("VERB", "AUX") and tokens[i].dep in CLAUSES:
            return i
        if tokens[i].head == i:
            return i
        i = tokens[i].head
    return None


def verb_over(parsed: Parsed, span: Span) -> int | None:
    """The verb that the words of a figure, a date or a name hang on."""
    at = anchor(parsed, span)
    return governor(parsed, at) if at is not None else None


def is_added(parsed: Parsed, span: Span, word: int) -> bool:
    """Whether words hang on a verb that "and" adds behind a word, with a subject of its own: "A signed it, and B lent 5"."""
    verb, tree = verb_over(parsed, span), parsed.tree
    if verb is None or verb < word or tree.tokens[verb].dep != "conj" or word in tree.subtree(verb):
        return False
    return any(tree.tokens[c].dep in SUBJECTS and tree.tokens[c].pos != "PRON" for c in tree.children(verb))


def up(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """The verb and the verbs it hangs on, the nearest first."""
    found = [verb]
    tokens = parsed.tree.tokens
    at = verb
    for _ in range(len(tokens)):
        if tokens[at].head == at:
            break
        above = governor(parsed, tokens[at].head)
        if above is None or above in found:
            break
        found.append(above)
        at = above
    return tuple(found)


PERSONAL = frozenset({"it", "they", "he", "she", "we"})


def subject(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """The words of a verb's subject; of a participle that hangs on a noun, the noun's; () for none of its own and for a
    pronoun, which means somebody else than that noun."""
    tree = parsed.tree
    for child in tree.children(verb):
        if tree.tokens[child].dep in SUBJECTS and tree.tokens[child].pos != "PRON":
            return tree.subtree(child, ASIDE - {"appos"})
        if tree.tokens[child].dep in SUBJECTS and tree.tokens[child].text.casefold() in PERSONAL:
            return ()
    if tree.tokens[verb].dep in ("acl", "relcl"):
        return tree.subtree(tree.tokens[verb].head, ASIDE)
    return ()


def agent(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """The words after "by", and after another that "and" adds, that say who did what a passive verb tells."""
    tree = parsed.tree
    links = [c for c in tree.children(verb) if tree.tokens[c].dep == "agent"]
    links += [c for c in tree.children(verb) if links and tree.tokens[c].dep == "conj" and tree.tokens[c].lemma == "by"]
    return tuple(i for c in links for i in tree.subtree(c))


def objects(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """The heads of what a verb acts on: objects and passive subjects, with those that "and" adds."""
    tree = parsed.tree
    found = [c for c in tree.children(verb) if tree.tokens[c].dep in ("dobj", "nsubjpass", "obj")]
    found += [  # "concluded an agreement worth 5 million" is parsed as if the agreement were a subject of "worth"
        noun
        for c in tree.children(verb)
        if tree.tokens[c].dep == "ccomp" and tree.tokens[c].lemma == "worth"
        for noun in tree.children(c)
        if tree.tokens[noun].dep == "nsubj"
    ]
    if tree.tokens[verb].dep in ("acl", "relcl") and not _is_of_whose(tree, found):
        found.append(tree.tokens[verb].head)
    for head in tuple(found):
        found.extend(_joined(tree, head))
    return tuple(dict.fromkeys(found))


def _is_of_whose(tree: Tree, acted_on: Sequence[int]) -> bool:
    """Whether a clause on the side acts on something of what it stands behind: "a pact whose text was not published"."""
    return any(tree.tokens[c].text.casefold() == "whose" for noun in acted_on for c in tree.children(noun))


def _joined(tree: Tree, head: int) -> list[int]:
    found = []
    for child in tree.children(head):
        if tree.tokens[child].dep == "conj":
            found.append(child)
            found.extend(_joined(tree, child))
    return found


POSSIBLE = frozenset({"would", "should", "could", "may", "might", "can", "must", "will", "shall"})
CONDITIONS = frozenset({"if", "unless", "whether"})


def is_stated(parsed: Parsed, verb: int) -> bool:
    """Whether the verb states that something happened: not denied, only possible, or an infinitive ("hopes to sign")."""
    tree = parsed.tree
    children = [tree.tokens[c] for c in tree.children(verb)]
    if any(c.dep == "neg" or (c.dep == "aux" and (c.lemma in POSSIBLE or c.pos == "PART")) for c in children):
        return False
    above = up(parsed, verb)[1:2] if tree.tokens[verb].dep in ("xcomp", "ccomp", "pcomp") else ()
    if any(tree.tokens[v].lemma in verbs("deny") for v in above):
        return False
    if tree.tokens[verb].dep == "conj" and not any(c.dep in ("aux", "auxpass") for c in children):
        return is_stated(parsed, tree.tokens[verb].head)
    return not (tree.tokens[verb].dep == "advcl" and any(c.dep == "mark" and c.lemma in CONDITIONS for c in children))


def verb_group(parsed: Parsed, verb: int) -> Span:
    """The verb; where it does not state that something happened, from the words on that say so before it."""
    tree = parsed.tree
    if is_stated(parsed, verb):
        return parsed.span([verb])
    before = [c for c in tree.children(verb) if c < verb and tree.tokens[c].dep in ("neg", "aux", "auxpass")]
    above = tree.tokens[verb].head
    over = [above] if tree.tokens[verb].dep == "xcomp" and above < verb else []
    return parsed.span([*over, *before, verb])


def is_denied(parsed: Parsed, noun: int) -> bool:
    """Whether a noun is there only to be denied: "no agreement", "neither contract"."""
    tree = parsed.tree
    return any(tree.tokens[c].dep == "det" and tree.tokens[c].lemma in ("no", "neither") for c in tree.children(noun))


def told_by_another(parsed: Parsed, span: Span, verb: int) -> bool:
    """Whether a stretch belongs to a clause said on the side by another verb: "a pact, which entered into force in 1994"."""
    at = anchor(parsed, span)
    other = governor(parsed, at) if at is not None else None
    if other is None or other in up(parsed, verb):
        return False
    hung = up(parsed, other)
    below = hung[: hung.index(verb)] if verb in hung else ()
    tree, own = parsed.tree, verbs("sign") | lexicon.words("valued")
    return any(
        not tree.has_to(v)
        and (tree.tokens[v].dep == "relcl" or (tree.tokens[v].dep == "acl" and tree.tokens[v].lemma not in own))
        for v in below
    )


def is_aside(parsed: Parsed, verb: int) -> bool:
    """Whether the verb only says something on the side about the subject of the sentence: "X, founded with ..., grew"."""
    tree = parsed.tree
    if tree.tokens[verb].dep not in ("acl", "relcl") or tree.tokens[verb].lemma in lexicon.words("valued"):
        return False
    above = governor(parsed, tree.tokens[verb].head)
    subjects = [c for c in tree.children(above) if tree.tokens[c].dep in SUBJECTS] if above is not None else []
    return any(tree.tokens[verb].head in tree.subtree(c) for c in subjects)


MONTHS = frozenset(month_name[1:])
TIMES = frozenset({"day", "week", "month", "year"}) | MONTHS
"""What an article may be of that stands behind a name and begins no other thing."""


def inner_article(parsed: Parsed, words: tuple[int, ...]) -> int | None:
    """The article amid words that are two noun phrases in one: "(with) New Zealand a treaty", not "Chile the next month"."""
    tokens = parsed.tree.tokens
    before = (k for k, i in enumerate(words) if k and tokens[i].dep == "det" and tokens[words[k - 1]].pos == "PROPN")
    return next((k for k in before if not any(tokens[i].lemma in TIMES for i in words[k + 1 : k + 3])), None)
