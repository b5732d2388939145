"""Agreements that stand apart from the verb that tells them: before a comma, behind "party to", "out of", "into force"."""

from collections.abc import Collection, Iterator

from extractors.entities.grammar import Tree
from extractors.records import clauses
from extractors.records.frames import lexicon, standing
from extractors.records.frames.slots import TOPIC, path
from extractors.records.frames.standing import FINITE
from extractors.records.vocabulary import instrument_word, verbs

LEFT_OUT = frozenset({"pull", "back", "opt", "drop", "walk"})
"""Verbs that with "out of" tell that somebody leaves an agreement."""


def before_comma(tree: Tree, verb: int, told: Collection[int]) -> int | None:
    """The agreement whose word, or letters, a participle follows behind a comma: "the Pact (TP), signed in 2011"."""
    token, tokens = tree.tokens[verb], tree.tokens
    after = tokens[verb + 1].text if verb + 1 < len(tokens) else ""
    past = token.tag == "VBN" or (token.tag == "VBD" and (after in ("in", "on") or after in clauses.MONTHS))
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
    """The agreement that is the whole object of "agree" or "enter", or that was read as part of the place where it was
    signed: "agreed the deal in Lima", "entered similar pacts with Peru", "signed in Lima, Peru, a treaty"."""
    below = tuple(tree.children(verb))
    if tree.tokens[verb].lemma == "agree" or (tree.tokens[verb].lemma == "enter" and tree.tokens[verb].tag != "VB"):
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
    led = any(tree.tokens[c].dep == "det" for c in tree.children(at)) or tree.tokens[at].tag == "NNS"
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
    """Whether a word only says as what another was made, or until when, or what it is: "a pact was signed as a stopgap
    agreement", "signed the Fish Pact in 1971, a deal of ten articles"."""
    token = tree.tokens[at]
    link = tree.tokens[token.head]
    bare = token.dep in ("pobj", "dobj", "pcomp") and link.lemma in ("as", "pend")
    return any(i < at for i in told) and (bare or _explains(tree, at, told))


def _explains(tree: Tree, at: int, told: Collection[int]) -> bool:
    """Whether a word was read as a second object but explains the first behind a comma, where no "and" makes a list."""
    objects = [c for c in tree.children(tree.tokens[at].head) if tree.tokens[c].dep == "dobj"]
    first = min((c for c in tree.children(at) if c < at), default=at)
    behind = tree.tokens[first].text in ("a", "an") and first > 0 and tree.tokens[first - 1].text == ","
    row = any(tree.tokens[k].dep in ("cc", "conj") for c in objects for k in tree.children(c))
    return len(objects) == 2 and objects[1] == at and objects[0] in told and behind and not row


def made(tree: Tree, told: Collection[int]) -> Iterator[tuple[int, int]]:
    """Each agreement that hangs on a noun for an act of agreeing or ending, with that noun: "the signing of the treaty",
    "accession to the pact"; of what is signed also a declaration by its name."""
    for at, token in enumerate(tree.tokens):
        named = token.text[:1].isupper() and token.pos == "PROPN" and instrument_word().fullmatch(token.text) is not None
        noun = _act_over(tree, at) if at in told or named else None
        if noun is not None and (at in told or tree.tokens[noun].lemma in lexicon.words("signings")):
            yield at, noun


def _act_over(tree: Tree, at: int) -> int | None:
    """The noun for an act that a word hangs on by "of", "to" or "from"."""
    link = tree.tokens[at].head
    if tree.tokens[at].dep != "pobj" or tree.tokens[link].lemma not in ("of", "to", "from"):
        return None
    noun = tree.tokens[link].head
    if tree.tokens[noun].lemma in ("force", "effect"):
        noun = next((i for i in path(tree, noun) if tree.tokens[i].lemma == "entry"), noun)
    return noun if tree.tokens[noun].lemma in lexicon.words("acts") | lexicon.words("ending_acts") else None


def behind_its_sides(tree: Tree, verb: int, told: Collection[int]) -> int | None:
    """The agreement whose sides stand between it and a participle that was read as theirs: "the pact on fish between the two
    countries signed in 1990"."""
    side, token = tree.tokens[tree.tokens[verb].head], tree.tokens[verb]
    before = max((i for i in told if i < verb), default=None)
    if before is None or token.tag != "VBN" or token.head + 1 != verb or side.lemma not in lexicon.words("sides"):
        return None
    return None if any(t.tag in FINITE for t in tree.tokens[before:verb]) else before


def lets_end(tree: Tree, verb: int) -> bool:
    """Whether a verb tells that an agreement is not made to go on: "would not renew its treaty"."""
    denied = any(tree.tokens[c].dep == "neg" for c in tree.children(verb))
    return denied and tree.tokens[verb].lemma in ("renew", "prolong") and not standing.is_still_to_come(tree, verb)


def will_hold(tree: Tree, verb: int) -> bool:
    """Whether a verb tells that something will be in force: "will enter into force in 2030", "will take effect in May"."""
    below = tuple(tree.children(verb))
    surely = any(tree.tokens[c].tag == "MD" and tree.tokens[c].lemma in ("will", "shall") for c in below)
    links = [c for c in below if tree.tokens[c].dep == "prep" and tree.tokens[c].lemma in ("in", "into")]
    held = [n for c in links for n in tree.children(c)] + [c for c in below if tree.tokens[c].dep == "dobj"]
    holds = any(tree.tokens[n].lemma in ("force", "effect") for n in held)
    return surely and holds and not any(tree.tokens[c].dep in ("neg", "mark") for c in below)


def is_told_aside(tree: Tree, verb: int) -> bool:
    """Whether a verb on the side tells less of an agreement than the one before: "granted a lease, which it cancelled
    later", "ratified a pact made with Peru"."""
    aside = {"relcl": verbs("end"), "acl": verbs("issue") - verbs("sign")}
    return tree.tokens[verb].lemma in aside.get(tree.tokens[verb].dep, ())


def is_met_for(tree: Tree, verb: int) -> bool:
    """Whether an infinitive says what somebody met, or went somewhere, for, which was done: "met in Lima to sign"."""
    over = tree.tokens[tree.tokens[verb].head]
    own = [tree.tokens[c] for c in tree.children(tree.tokens[verb].head)]
    went = over.tag in ("VBD", "VBN") and over.lemma in lexicon.words("meets")
    aim = tree.tokens[verb].dep in ("advcl", "xcomp") and tree.has_to(verb)
    return went and aim and not any(t.tag == "MD" or t.dep in ("neg", "auxpass") for t in own)


def listed(tree: Tree, verb: int, told: Collection[int]) -> tuple[int, ...]:
    """The agreements of a list behind the first that a verb acts on, read as loose, or as joined to the partner or the topic
    of the one before: "signed a pact with A (1971), a deal on fish (1974) and a treaty with C"."""
    tokens = tree.tokens
    found = [c for c in tree.children(verb) if c in told and tokens[c].dep in ("dobj", "nsubjpass")]
    for at in sorted(told):
        if found and at > found[0] and at not in found and _is_one_more(tree, at, told):
            over = tokens[at].head
            partner = tokens[over].pos == "PROPN" and any(i in found for i in path(tree, over)[1:4])
            above = path(tree, over)[1:5]
            about = any(tokens[i].lemma in TOPIC | {"for"} for i in above)
            topic = about and over not in told and {found[-1], verb} & set(above)
            if over in found or partner or topic or (over == verb and tokens[at].dep == "dep"):
                found.append(at)
    return tuple(found[1:])


def _is_one_more(tree: Tree, at: int, told: Collection[int]) -> bool:
    """Whether a word begins one more item of a list, behind a comma or "and"; what only explains another has no "and"."""
    token = tree.tokens[at]
    first = min((c for c in tree.children(at) if c < at), default=at)
    led = tree.tokens[first].pos == "DET" or token.tag == "NNS"
    ends = any(tree.tokens[c].dep == "conj" and c in told for c in tree.children(at))
    kind = token.dep in ("conj", "dep") or (token.dep == "appos" and ends)
    return kind and led and first > 0 and tree.tokens[first - 1].text in (",", ";", "and")


def is_made(tree: Tree, verb: int) -> bool:
    """Whether an agreement is made, not made to be something: "a deal was made in 1991", "Peru made a deal with Chile", "the
    talks yielded a deal", not "made a deal possible"."""
    below = {tree.tokens[c].dep for c in tree.children(verb)}
    if tree.tokens[verb].lemma in lexicon.words("yields") and tree.tokens[verb].pos == "VERB":
        doers = [tree.tokens[c].lemma for c in tree.children(verb) if tree.tokens[c].dep == "nsubj"]
        return "dobj" in below and any(doer in lexicon.words("negotiations") for doer in doers)
    if tree.tokens[verb].lemma != "make" or below & {"oprd", "ccomp", "acomp", "attr"}:
        return False
    objects = [c for c in tree.children(verb) if tree.tokens[c].dep == "dobj"]
    objects = [c for c in objects if instrument_word().fullmatch(tree.tokens[c].text)]
    links = {tree.tokens[k].lemma for c in (verb, *objects) for k in tree.children(c) if tree.tokens[k].dep == "prep"}
    named = any(tree.tokens[c].dep == "nsubj" and tree.tokens[c].pos in ("PROPN", "PRON") for c in tree.children(verb))
    return "nsubjpass" in below or (bool(objects) and named and "with" in links)


def raised(tree: Tree, verb: int) -> tuple[int, ...]:
    """The agreement that is the subject of the verb over a passive infinitive: "the pact is expected to be signed"."""
    below = {tree.tokens[c].dep for c in tree.children(verb)}
    if tree.tokens[verb].dep != "xcomp" or "auxpass" not in below or below & {"nsubj", "nsubjpass"}:
        return ()
    return tuple(c for c in tree.children(tree.tokens[verb].head) if tree.tokens[c].dep in ("nsubj", "nsubjpass"))
