"""Sentences that state no fact of anybody: rules, definitions, examples, advice."""

import re
from collections.abc import Collection

from extractors.entities.grammar import Token, Tree
from extractors.records import clauses
from extractors.records.frames import lexicon
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import first_joined, path, verb_among
from extractors.records.frames.told import Told
from extractors.records.located import Located

DEFINES = re.compile(
    r"\b(?:counts?\s+as|may\s+(?:not\s+)?count|(?:is|are|be)\s+(?:treated|considered|classified|categori[sz]ed|defined|regarded|counted|coded)\b|(?:is|are)\s+[\w-]+\s+(?:when|if|whenever)\b"
    r"|(?:is|are)\s+those\s+(?:with|that)|qualif(?:y|ies)\s+(?:as|for)|means\s+that|(?:is|are|was|were)\s+(?:only\s+)?(?:applicable|available|open)\s+(?:only\s+)?to\s+(?:those|countries|any))",
    re.IGNORECASE,
)
"""How a definition is worded."""
EXAMPLE = re.compile(
    r"^\W*(?:for\s+(?:example|instance),?\s+|imagine\s+|suppose\s+|consider\s+|take\s+|let\s+|say\s+)(?:that\s+)?(?:the\s+share\s+|an?\s+|one\s+|two\s+|some\s+)",
    re.IGNORECASE,
)
"""How an example begins that is made up."""
COUNTERFACTUAL = re.compile(
    r"^\W*(?:if|had)\b(?=.*\bwould\s+(?:not\s+)?have\b)(?:.*\bhad\b|(?<=had))", re.IGNORECASE | re.DOTALL
)
"""How a sentence is worded that tells what would have been."""
RELATIVE = re.compile(
    r"\b(?:all\s+else\s+equal|on\s+average|other\s+things\s+equal|conditional\s+on|ceteris\s+paribus)\b", re.IGNORECASE
)
"""What is said of countries as such, not of one."""
OR_MORE = re.compile(r"\s*(?:or|of|and)\s+(?:more|above|over|larger|less|below)\b", re.IGNORECASE)
"""What stands behind a figure that is the threshold of a definition."""
MORE_THAN = re.compile(r"\b(?:of|worth|with|costing)\s+(?:(?:more|less)\s+than|above|below|over|under)\s*$", re.IGNORECASE)
"""What stands before one."""
ADVICE = frozenset({"should", "ought"})
UNREAL = ADVICE | frozenset({"would", "could", "may", "might"})
BOUND = UNREAL | {"must"}
"""Helpers of what any such thing does by a rule, and none has done."""
GUESSED = frozenset({"may", "might", "could"})
INDEFINITE = frozenset({"a", "an", "any", "each", "every", "one", "such", "no"})


INVENTED = re.compile(
    r"^\W*(?:for\s+(?:example|instance),?\s+)?(?:consider|take)\s+(?:the\s+(?:example|case)\s+of\s+)?(?:an?|one|two|three|some)\s",
    re.IGNORECASE,
)
"""How an example begins that names whom it is made up of: "consider a port in A that costs 2 million"."""
LETTERED = re.compile(
    rf"\b(?i:{'|'.join(sorted(lexicon.words('anybody')))})\s+(?:[A-HJ-Z]\b(?![.$&’'-]\S)|[1-9](?=[’']s\b|\s+(?:will|would|is|has|can|may)\b))"
)
"""Whom a theory names by a letter or number: "country A", "lender 2 has"."""


def is_general(located: Located, here: Scene) -> bool:
    """Whether a sentence of no time names nobody and speaks of any country, loan or lender, of a rule or an example, or of
    somebody who stands for any."""
    sentence, text = here.parsed.sentence, located.text(here.parsed.sentence)
    if here.label is not None or any(m.norm for m in located.within(sentence, "DATE")):
        return False
    past = any(token.tag == "VBD" for token in here.parsed.tree.tokens)
    if LETTERED.search(text) or (INVENTED.match(text) and not past):
        return True
    tree = here.parsed.tree
    root = next((i for i, token in enumerate(tree.tokens) if token.dep == "ROOT"), None)
    if here.actors:
        return root is not None and DEFINES.search(text) is not None and _is_of_anybody(tree, root)
    if DEFINES.search(text) or EXAMPLE.match(text) or RELATIVE.search(text):
        return True
    return root is not None and _is_of_anybody(tree, root)


def _is_of_anybody(tree: Tree, root: int) -> bool:
    """Whether the main verb says what any such thing does or would do."""
    below = [(c, tree.tokens[c]) for c in tree.children(root)]
    subject = next((c for c, token in below if token.dep in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return False
    unreal = any(token.dep == "aux" and token.lemma in BOUND for _, token in below)
    if any(token.dep == "aux" and token.lemma in ("must", "shall") for _, token in below) and _is_any(tree, subject):
        return True
    present = _is_present(tree.tokens[root], [token for _, token in below])
    return (present or unreal) and _is_indefinite(tree, subject)


def _is_present(verb: Token, below: list[Token]) -> bool:
    """Whether a verb stands in the simple present; what has been or will be done is of a time."""
    helpers = [token for token in below if token.dep in ("aux", "auxpass")]
    if any(token.lemma in ("have", "will", "shall") for token in helpers):
        return False
    first = helpers[0] if helpers else verb
    return first.tag in ("VBZ", "VBP")


def _is_indefinite(tree: Tree, noun: int) -> bool:
    """Whether a noun has a word like "any" or "such" before it, or is a bare plural for those who act: "banks"."""
    before = [tree.tokens[c] for c in tree.children(noun) if c < noun]
    if any(token.dep in ("det", "nummod") and token.text.casefold() in INDEFINITE for token in before):
        return True
    bare = not any(token.dep in ("det", "poss", "nummod", "compound", "amod") for token in before)
    return bare and tree.tokens[noun].tag == "NNS" and tree.tokens[noun].lemma in lexicon.words("anybody")


def _is_any(tree: Tree, noun: int) -> bool:
    """Whether a noun stands for any of its kind: "a loan", "projects that cost more than 5 million"."""
    before = [
        tree.tokens[c].text.casefold() for c in tree.children(noun) if c < noun and tree.tokens[c].dep in ("det", "poss")
    ]
    return bool(set(before) & INDEFINITE) or (not before and tree.tokens[noun].tag == "NNS")


def _is_reported(tree: Tree, verb: int) -> bool:
    """Whether a verb tells, of a certain thing, what somebody said would be: "said that the loan would be 5 million"."""
    token = tree.tokens[verb]
    said = token.dep == "ccomp" and tree.tokens[token.head].tag == "VBD"
    subject = next((c for c in tree.children(verb) if tree.tokens[c].dep in ("nsubj", "nsubjpass")), None)
    will_be = any(tree.tokens[c].dep == "aux" and tree.tokens[c].text.casefold() == "would" for c in tree.children(verb))
    return said and will_be and subject is not None and not _is_indefinite(tree, subject)


def _is_supposed(tree: Tree, climbed: tuple[int, ...], fact: Told) -> bool:
    """Whether a fact stands in a clause with "if", or is what would be then; "even if" grants what is so, and a clause of a
    past time with a date mostly too: "if exports were 5 million in 2010, they were 9 in 2015"."""
    for i in climbed:
        if is_a_condition(tree, i):
            return fact.when is None or tree.tokens[i].tag != "VBD"
        below = tuple(tree.children(i))
        unreal = UNREAL if fact.kind == "claim" else UNREAL - {"may"}
        would = any(tree.tokens[c].dep == "aux" and tree.tokens[c].lemma in unreal for c in below)
        if would and any(is_a_condition(tree, c) for c in below):
            return True
    return False


def _is_counterfactual(located: Located, here: Scene, fact: Told) -> bool:
    """Whether a sentence tells what would have been, had something been else: "if A had repaid 5, it would have saved 3"."""
    return fact.figures != () and COUNTERFACTUAL.match(located.text(here.parsed.sentence)) is not None


def is_a_condition(tree: Tree, verb: int) -> bool:
    """Whether a verb's clause begins with "if" or "unless"."""
    marks = [c for c in tree.children(verb) if tree.tokens[c].dep == "mark" and tree.tokens[c].lemma in ("if", "unless")]
    granted = any(tree.tokens[c - 1].lemma in ("even", "as") for c in marks if c)
    return tree.tokens[verb].dep == "advcl" and bool(marks) and not granted


def _is_called_for(tree: Tree, verb: int) -> bool:
    """Whether a verb only tells what somebody needs to do, is advised to, or must bring a level to."""
    token = tree.tokens[verb]
    if token.dep == "conj" and _is_wished(tree, verb):
        return _is_called_for(tree, token.head)  # "it is desirable that A join and that B cancel"
    above = [tree.tokens[c].lemma for c in tree.children(token.head) if tree.tokens[c].dep == "acomp"]
    if token.dep == "ccomp" and token.tag in ("VB", "VBP") and set(above) & lexicon.words("advisable"):
        return True
    over = tree.tokens[token.head]
    proposed = token.dep == "ccomp" and over.lemma == "propose"
    called = token.dep in ("xcomp", "ccomp") and over.lemma in lexicon.words("calls_for")
    bare = token.tag in ("VB", "VBP") or any(tree.tokens[c].tag == "VB" for c in tree.children(verb))  # "advised to be kept"
    if bare and (called or proposed):
        return over.lemma != "need" or over.tag != "VBD"
    moved = lexicon.words("changes") | lexicon.words("moves") | lexicon.words("comes_to")
    return token.lemma in moved and any(tree.tokens[c].lemma == "must" for c in tree.children(verb))


def _is_wished(tree: Tree, verb: int) -> bool:
    """Whether a verb that another one is joined to stands in the form of what is asked for: "that B cancel", "be cut"."""
    below = {tree.tokens[c].dep for c in tree.children(verb)}
    bare = tree.tokens[verb].tag == "VB" and not below & {"aux", "auxpass"}
    bare = bare or any(tree.tokens[c].tag == "VB" and tree.tokens[c].dep == "auxpass" for c in tree.children(verb))
    return bare or (tree.tokens[verb].tag == "VBP" and ("nsubj" not in below or "mark" in below))


def _is_a_guess(fact: Told, helpers: Collection[str]) -> bool:
    """Whether a loan of no time only may be made; one that somebody could take was offered."""
    return fact.when is None and fact.kind == "financing" and "could" not in helpers


def _is_anybody(tree: Tree, noun: int) -> bool:
    """Whether a noun for those who act stands for any of them: "a country with debt of 90 percent"; a bare plural only where
    a clause says which: "countries whose debt exceeded it"."""
    if tree.tokens[noun].lemma not in lexicon.words("anybody"):
        return False
    whose = any(tree.tokens[k].text.casefold() == "whose" for k in tree.subtree(noun))
    return _is_indefinite(tree, noun) and (tree.tokens[noun].tag != "NNS" or whose)


def _is_of_all_so_large(located: Located, here: Scene, fact: Told) -> bool:
    """Whether works are told of from a size on: "projects of 2 billion or more", "projects of more than 2 billion are"."""
    text, tree = located.document.text, here.parsed.tree
    if OR_MORE.match(text, fact.figures[0].end):
        return True
    at = clauses.anchor(here.parsed, fact.figures[0])
    climbed = path(tree, at) if at is not None else ()
    noun = next((i for i in climbed if tree.tokens[i].tag == "NNS"), None)
    alone = noun is not None and not any(c < noun for c in tree.children(noun))
    return alone and MORE_THAN.search(text, here.parsed.sentence.start, fact.figures[0].start) is not None


def is_unreal(located: Located, here: Scene, fact: Told) -> bool:
    """Whether a fact is only what somebody should do, what would be of nobody that its sentence names, or from what size on
    works are called large: "projects of 2 billion or more"."""
    if fact.kind == "project" and fact.figures and _is_of_all_so_large(located, here, fact):
        return True
    if _is_counterfactual(located, here, fact):
        return True
    title, when = (fact.title, fact.when) if fact.kind != "claim" else (None, None)
    if title is not None and when is not None and title.start <= when.start < title.end:
        return False  # its own year tells that it is
    span = fact.figures[0] if fact.figures else fact.told_by
    at = clauses.anchor(here.parsed, span) if span is not None else None
    if at is None:
        return False
    tree = here.parsed.tree
    verb = verb_among(tree, path(tree, at))
    if verb is None:
        return False
    if _is_supposed(tree, path(tree, at), fact) or _is_called_for(tree, verb):
        return True
    steps = {"xcomp": 1, "ccomp": 1, "conj": 1, "pcomp": 2}.get(tree.tokens[verb].dep, 0)  # "should help by lending"
    over = [verb, first_joined(tree, verb), *path(tree, verb)[1 : steps + 1]]
    if _is_reported(tree, verb):
        return False
    helpers = {tree.tokens[c].lemma for i in over for c in tree.children(i) if tree.tokens[c].dep == "aux"}
    if helpers & GUESSED and (not fact.figures or _is_a_guess(fact, helpers)):
        return True
    nobody = fact.when is None and not (here.actors or here.groups) and here.label is None
    if fact.when is None and fact.figures and not here.actors and any(_is_anybody(tree, i) for i in path(tree, at)):
        return True
    return bool((helpers | {tree.tokens[i].lemma for i in over}) & ADVICE) or (nobody and bool(helpers & UNREAL))
