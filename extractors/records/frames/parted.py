"""Agreements that stand apart from the verb that tells them: before a comma, behind "party to", "out of", "into force"."""

from collections.abc import Collection, Iterator

from extractors.entities.grammar import Tree

LEFT_OUT = frozenset({"pull", "back", "opt", "drop", "walk"})
"""Verbs that with "out of" tell that somebody leaves an agreement."""


def before_comma(tree: Tree, verb: int, told: Collection[int]) -> int | None:
    """The agreement whose word, or letters, a participle follows behind a comma: "the Pact (TP), signed in 2011"."""
    token = tree.tokens[verb]
    if token.tag != "VBN" or verb < 2 or tree.tokens[verb - 1].text != "," or token.dep not in ("advcl", "acl", "conj"):
        return None
    if any(tree.tokens[c].dep in ("nsubj", "nsubjpass", "aux", "auxpass", "dobj") for c in tree.children(verb)):
        return None
    at = verb - 2
    while at and (tree.tokens[at].text in ("(", ")") or tree.tokens[at].text.isupper()):
        at -= 1
    return at if at in told else None


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
    """What sides agree on doing: the gerunds of "agreed upon building a dam"."""
    links = [c for c in tree.children(verb) if tree.tokens[c].dep == "prep" and tree.tokens[c].lemma in ("on", "upon", "to")]
    return [c for link in links for c in tree.children(link) if tree.tokens[c].dep == "pcomp"]


def is_only_what_it_is_like(tree: Tree, at: int, told: Collection[int]) -> bool:
    """Whether a word only says as what another was made, or until when: "a pact was signed as a stopgap agreement"."""
    token = tree.tokens[at]
    link = tree.tokens[token.head]
    bare = token.dep in ("pobj", "dobj", "pcomp") and link.lemma in ("as", "pend")
    return bare and any(i < at for i in told)
