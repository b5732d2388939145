"""Agreements that stand apart from the verb that tells them: before a comma, behind "party to", "out of", "into force"."""

from calendar import month_name
from collections.abc import Collection, Iterator

from extractors.entities.grammar import Tree
from extractors.records.frames import lexicon
from extractors.records.vocabulary import instrument_word

MONTHS = frozenset(month_name[1:])
LEFT_OUT = frozenset({"pull", "back", "opt", "drop", "walk"})
"""Verbs that with "out of" tell that somebody leaves an agreement."""


def before_comma(tree: Tree, verb: int, told: Collection[int]) -> int | None:
    """The agreement whose word, or letters, a participle follows behind a comma: "the Pact (TP), signed in 2011"."""
    token, tokens = tree.tokens[verb], tree.tokens
    after = tokens[verb + 1].text if verb + 1 < len(tokens) else ""
    past = token.tag == "VBN" or (token.tag == "VBD" and (after in ("in", "on") or after in MONTHS))
    if not past or verb < 2 or token.dep not in ("advcl", "acl", "conj", "ccomp"):
        return None
    if any(tokens[c].dep in ("nsubj", "nsubjpass", "aux", "auxpass", "dobj") for c in tree.children(verb)):
        return None
    if tokens[verb - 1].text != ",":  # "planned as part of the Air Pact signed in 2011"
        return verb - 1 if verb - 1 in told and token.tag == "VBD" else None
    at = verb - 2
    while at and (tokens[at].text in ("(", ")") or tokens[at].text.isupper()):
        at -= 1
    named = next((i for i in told if tokens[i].text[:1].isupper() and tree.subtree(i)[-1] == verb - 2), None)
    return at if at in told else named


def by_itself(tree: Tree, verb: int) -> tuple[int, ...]:
    """The agreement that is the whole object of "agree", or that was read as part of the place where it was signed:
    "agreed the deal in Lima", "signed in Lima, Peru, a treaty"."""
    below = tuple(tree.children(verb))
    if tree.tokens[verb].lemma == "agree":
        return tuple(c for c in below if tree.tokens[c].dep in ("dobj", "nsubjpass") and _is_instrument(tree, c))
    venues = [c for c in below if tree.tokens[c].dep == "prep" and tree.tokens[c].lemma in ("in", "at")]
    return tuple(
        n
        for venue in venues
        for n in tree.subtree(venue)
        if tree.tokens[n].dep in ("appos", "conj")
        and tree.tokens[n - 1 if n else 0].pos != "ADP"
        and _is_instrument(tree, n)
    )


def shared(tree: Tree, verb: int) -> tuple[int, ...]:
    """The agreement that was read as what its own first words do: "a water sharing treaty was signed"."""
    tokens = tree.tokens
    acts = [c for c in tree.children(verb) if tokens[c].dep in ("csubj", "csubjpass") and tokens[c].tag == "VBG"]
    return tuple(c + 1 for c in acts if tokens[c + 1].head == c and instrument_word().fullmatch(tokens[c + 1].text))


def _is_instrument(tree: Tree, at: int) -> bool:
    led = any(tree.tokens[c].dep == "det" for c in tree.children(at))
    return led and instrument_word().fullmatch(tree.tokens[at].text) is not None


def joined_as_a_party(tree: Tree, told: Collection[int]) -> Iterator[tuple[int, int]]:
    """Each agreement to which somebody became a party, with the verb that says so."""
    for verb, token in enumerate(tree.tokens):
        parties = [c for c in tree.children(verb) if tree.tokens[c].lemma in ("party", "signatory", "member")]
        if token.lemma != "become" or not parties:
            continue
        links = [c for at in (verb, *parties) for c in tree.children(at) if tree.tokens[c].lemma in ("to", "of")]
        yield from ((n, verb) for c in links for n in tree.children(c) if n in told)


def leaves(tree: Tree, verb: int) -> bool:
    """Whether a verb with "out of" tells that somebody leaves an agreement: "pulled out of"."""
    out = any(tree.tokens[c].lemma == "out" for c in tree.children(verb))
    return tree.tokens[verb].lemma in LEFT_OUT and out


def left(tree: Tree, verb: int) -> tuple[int, ...]:
    """What somebody leaves by a verb with "out of"."""
    tokens = tree.tokens
    out = [c for c in tree.children(verb) if tokens[c].lemma == "out"]
    inner = [c for at in (verb, *out) for c in tree.children(at) if tokens[c].lemma == "of" and tokens[c].dep == "prep"]
    return tuple(n for c in inner for n in tree.children(c) if tokens[n].dep == "pobj")


def brings_into_force(tree: Tree, verb: int) -> bool:
    """Whether a verb tells that somebody brings or puts something into force."""
    if tree.tokens[verb].lemma not in ("bring", "put") or tree.tokens[verb].pos != "VERB":
        return False
    links = [c for c in tree.children(verb) if tree.tokens[c].dep == "prep" and tree.tokens[c].lemma in ("in", "into")]
    return any(tree.tokens[n].lemma in ("force", "effect", "operation") for c in links for n in tree.children(c))


def agreed_on(tree: Tree, verb: int) -> list[int]:
    """What sides agree on: the gerunds of "agreed upon building a dam", nouns such as "a ceasefire"."""
    links = [c for c in tree.children(verb) if tree.tokens[c].dep == "prep" and tree.tokens[c].lemma in ("on", "upon", "to")]
    below = [c for link in links for c in tree.children(link)]
    return [c for c in below if tree.tokens[c].dep == "pcomp" or tree.tokens[c].lemma in lexicon.words("agreed_on")]


def is_only_what_it_is_like(tree: Tree, at: int, told: Collection[int]) -> bool:
    """Whether a word only says as what another was made, or until when: "a pact was signed as a stopgap agreement"."""
    token = tree.tokens[at]
    link = tree.tokens[token.head]
    bare = token.dep in ("pobj", "dobj", "pcomp") and link.lemma in ("as", "pend")
    return bare and any(i < at for i in told)
