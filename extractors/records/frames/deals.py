"""Which words of a sentence tell that sides made, renewed or ended an agreement, and how."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.records import clauses, titles
from extractors.records.clauses import Parsed
from extractors.records.frames import lexicon, parted, resumed, second_acts
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import is_passive, path
from extractors.records.frames.triggers import Trigger, nouns_of
from extractors.records.vocabulary import ONE_SIDED, instrument_word, verbs

Way = Literal["signed", "formed", "awarded", "ended", "leased", "named", "termed", "agreed", "each", "approved"]
GIVEN = frozenset({"lease", "concession", "contract"})
"""What one side awards another."""
GIVE = frozenset({"give", "grant"})  # verbs that give contracts and much else, but no agreement
OF_MONEY = frozenset({"loan_agreement", "swap_line", "restructuring_agreement"})
"""Agreements that are approved as often by a lender's board as by a parliament."""
STATED = frozenset({"joint_statement", "joint_declaration", "joint_communique"})
VENTURE = re.compile(r"joint[\s-]ventures?", re.IGNORECASE)
PARTNERSHIP = re.compile(r"(?:partnership|union|alliance|entente|area|zone|venture)s?$", re.IGNORECASE)
SPANS = re.compile(r"\b\d{1,3}[\s-]years?\b|\b\d{1,2}[\s-]?yr\b", re.IGNORECASE)
NOTES = frozenset({"note", "letter"})
"""What sides exchange to agree (UN Treaty Collection glossary: exchange of notes, exchange of letters)."""
RAISES = frozenset({"elevate", "upgrade", "raise", "lift"})
BUNDLE = re.compile(
    r"\b(?:total|series|packages?|sets?|batch|raft|host|number|several|various|numerous|multiple|many|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
SHORT = re.compile(r"(?!.*S$)[A-Z][A-Za-z]{0,4}[A-Z]s?")
"""The letters of a sort of agreement, of one or of several; in capitals throughout a last S may be a part of them."""


@dataclass(frozen=True, slots=True)
class Deal:
    """An agreement that a sentence tells of: the word for it with its frame, the verb that tells it (None for none), and
    in which way. `several` where the words tell of more than one."""

    trigger: Trigger
    verb: int | None
    way: Way
    several: bool = False


def find(here: Scene) -> Iterator[Deal]:
    """The agreements of a sentence in print order, one an instrument."""
    tree = here.parsed.tree
    yield from _by_verbs(here)
    told = {t.at: t for t in here.triggers if t.frame.kind == "agreement" and t.frame.pos == "noun"}
    told |= resumed.before(here, told)
    acts = dict(_taken_up(here.parsed, told))
    for noun, act in _acted_on(here.parsed, told):
        if noun not in acts or not parted.is_told_aside(tree, act):
            acts[noun] = act
    for at in sorted({*told, *acts}):
        trigger = told.get(at) or _instrument(here.parsed, at, acts.get(at))
        if trigger is None or clauses.is_denied(here.parsed, at) or _is_part_of_another(tree, at, told):
            continue
        verb = acts.get(at)
        several = _is_plural(tree, at) and trigger.frame.type not in STATED
        way = _way(here.parsed, trigger, verb, several)
        if way is not None:
            yield Deal(trigger, verb, way, several)
            if verb is not None and not several:
                more = ((v, _way(here.parsed, trigger, v, several)) for v in second_acts.of(tree, at, verb))
                yield from (Deal(trigger, v, w) for v, w in more if w is not None)


def _by_verbs(here: Scene) -> Iterator[Deal]:
    """Agreements that a verb tells without a noun: "leased", "agreed to sell"."""
    tree = here.parsed.tree
    for trigger in here.triggers:
        if trigger.frame.kind == "agreement" and trigger.frame.pos == "verb":
            yield Deal(trigger, trigger.at, "leased")
    for verb, token in enumerate(tree.tokens):
        if token.lemma == "exchange" and token.pos == "VERB":
            notes = [c for c in tree.children(verb) if tree.tokens[c].dep in ("dobj", "nsubjpass")]
            if any(tree.tokens[c].lemma in NOTES for c in notes):
                frame = replace(lexicon.frames("verb")[lexicon.key("sign")], kind="agreement", type="exchange_of_notes")
                yield Deal(Trigger(verb, verb, frame), verb, "agreed")
        if token.lemma == "agree" and token.pos == "VERB" and not _agreed_in_words(here, verb):
            does = [c for c in tree.children(verb) if tree.tokens[c].dep == "xcomp"]
            does += parted.agreed_on(tree, verb)
            listed = lexicon.words("agreed_to") | lexicon.words("agreed_on")
            if any(tree.tokens[c].lemma in listed for c in does) or _agreed_that(tree, verb):
                yield Deal(Trigger(verb, verb, lexicon.frames("verb")[lexicon.key("sign")]), verb, "agreed")


def _agreed_in_words(here: Scene, verb: int) -> bool:
    """Whether what sides agree on has a word for an agreement, which tells it: "agreed on a pact"."""
    words = nouns_of(here.triggers, "agreement")
    return any(i in words for i in _objects(here.parsed, verb))


def _agreed_that(tree: Tree, verb: int) -> bool:
    """Whether what sides agree on is what one of them is to do: "A and B agreed that B would build a road"."""
    clauses_ = [c for c in tree.children(verb) if tree.tokens[c].dep == "ccomp"]
    return any(tree.tokens[k].lemma in ("would", "will", "shall") for c in clauses_ for k in tree.children(c))


def _is_plural(tree: Tree, at: int) -> bool:
    if SHORT.fullmatch(tree.tokens[at].text):
        return tree.tokens[at].text.endswith("s")  # "a BIT", "two BITs": the tagger cannot tell
    return tree.tokens[at].tag in ("NNS", "NNPS") or tree.tokens[at].text.casefold() in ("memoranda", "communiqués")


def _is_part_of_another(tree: Tree, at: int, told: dict[int, Trigger]) -> bool:
    """Whether a word is only a part of another's title: "the Protocol to the Convention", "a deal under the treaty"."""
    if _is_in_the_name_of_another(tree, at, told) or parted.is_only_what_it_is_like(tree, at, told):
        return True
    climbed = path(tree, at)[1:6]
    for below, above in zip(path(tree, at), climbed, strict=False):
        if tree.tokens[above].pos in ("VERB", "AUX"):
            return False
        if above in told and tree.tokens[below].dep in ("pobj", "prep", "compound", "nmod", "amod"):
            ends = ("conj", "appos") if _is_plural(tree, above) else ("conj",)  # "several pacts on fish (the Herring Pact)"
            return not any(tree.tokens[below].dep in ends for below in path(tree, at)[: climbed.index(above) + 1])
    return False


def _is_in_the_name_of_another(tree: Tree, at: int, told: Collection[int]) -> bool:
    """Whether a capitalised word goes on with the name of one before: "Treaty on Amity and Strategic Partnership"."""
    before = max((i for i in told if i < at), default=None)
    if before is None or not tree.tokens[at].text[:1].isupper() or tree.tokens[before + 1].text not in ("on", "of", "for"):
        return False
    words = tree.tokens[before + 2 : at]
    named = all(t.text[:1].isupper() or t.pos in ("ADP", "CCONJ", "DET") or t.text == "-" for t in words)
    return named and not any(t.pos == "CCONJ" and w.pos == "DET" for t, w in pairwise(words)) and bool(words)


def _way(parsed: Parsed, trigger: Trigger, verb: int | None, several: bool) -> Way | None:
    """How the words tell an agreement; None where they only speak of it."""
    tree, sort = parsed.tree, trigger.frame.type
    lemma = tree.tokens[verb].lemma if verb is not None else ""
    if verb is not None and (told := _by_act(tree, verb, several or sort in ONE_SIDED)) is not None:
        return told
    ends = lemma in verbs("end") or lemma in parted.LEFT_OUT or (verb is not None and parted.lets_end(tree, verb))
    if ends and sort not in ONE_SIDED:
        return "ended"
    if lemma in verbs("sign") or lemma in verbs("renew") or lemma in verbs("join") or lemma == "become":
        return "signed"
    if (lemma in verbs("issue") and sort in STATED) or (verb is not None and parted.is_made(tree, verb)):
        return "signed"
    if lemma in verbs("form") and PARTNERSHIP.search(tree.tokens[trigger.at].text):
        return "formed"
    declared = lemma in verbs("issue") and sort == "declaration"
    if declared or (lemma in verbs("approve") and sort not in ONE_SIDED | GIVEN | OF_MONEY):
        return "approved"
    if lemma in verbs("award") and (sort in GIVEN or (lemma not in GIVE and sort in {"agreement", "framework_agreement"})):
        return "awarded"
    if sort in ONE_SIDED:
        return None
    if several:
        return "each"
    return "termed" if is_termed(parsed, trigger.first) else "named"


def _by_act(tree: Tree, verb: int, unclear: bool) -> Way | None:
    """How a noun for an act, or a verb that brings into force, tells an agreement; `unclear` what is no single treaty."""
    token = tree.tokens[verb]
    if token.pos == "NOUN" and token.lemma in lexicon.words("ending_acts"):
        return "ended"
    made = token.lemma in lexicon.words("acts") and (not unclear or token.lemma in lexicon.words("signings"))
    return "signed" if made or parted.brings_into_force(tree, verb) else None


def is_termed(parsed: Parsed, word: int) -> bool:
    """Whether the years that it runs for stand before the first word for an agreement: "a 99-year lease"."""
    before = parsed.tree.tokens[max(0, word - 5) : word]
    return bool(
        SPANS.search("".join(t.text if t.text in ("-", "‐", "–") else f" {t.text}" for t in before).replace("- ", "-"))
    )


def _instrument(parsed: Parsed, at: int, verb: int | None) -> Trigger | None:
    """A trigger for an instrument without a frame of its own, that sides sign: "Outline of ...", "Joint Plan of Action"."""
    tree = parsed.tree
    phrase = tree.subtree(at, frozenset({"relcl", "acl", "appos", "conj"}))
    words = [i for i in phrase if i <= at]
    text = " ".join(tree.tokens[i].text for i in phrase)
    own = bool(instrument_word().fullmatch(tree.tokens[at].text)) or _is_venture(tree, at)
    signed = verb is not None and tree.tokens[verb].lemma in verbs("sign")
    own = own or (signed and tree.tokens[at].lemma.casefold() in lexicon.words("signed_things"))
    if not own and not (tree.tokens[at].text[:1].isupper() and instrument_word().search(text)):
        return None
    sort = titles.subtype_of(text if not own else " ".join(tree.tokens[i].text for i in words))
    return Trigger(at, at, replace(lexicon.frames("noun")[lexicon.key("agreement")], type=sort))


def _is_venture(tree: Tree, at: int) -> bool:
    return bool(at and VENTURE.fullmatch(f"{tree.tokens[at - 1].text} {tree.tokens[at].text}"))


def _acted_on(parsed: Parsed, told: dict[int, Trigger]) -> Iterator[tuple[int, int]]:
    """Each noun that a verb of making, awarding or ending acts on, with that verb."""
    tree = parsed.tree
    yield from parted.made(tree, told)
    senses = [verbs(s) for s in ("sign", "renew", "join", "issue", "form", "award", "end", "approve")]
    for verb, token in enumerate(tree.tokens):
        acts = (
            any(token.lemma in some for some in senses)
            or parted.brings_into_force(tree, verb)
            or parted.leaves(tree, verb)
            or parted.is_made(tree, verb)
        )
        if token.pos not in ("VERB", "AUX") or not acts:
            continue
        for noun in _objects(parsed, verb):
            inner = _within(tree, noun, told)
            hung = token.dep in ("acl", "relcl") and tree.tokens[verb].head == noun
            due = token.dep == "acl" and tree.has_to(verb)
            if hung and (due or token.tag == "VBG") and not is_passive(tree, verb):
                continue  # "signed an accord to extend another", "establishing another": what is extended is the other
            aside = parted.behind_its_sides(tree, verb, told) if hung else None
            over = next((i for i in path(tree, noun) if i in told), aside) if hung else None
            yield next(i for i in (inner, over, noun) if i is not None), verb
        yield from ((c, verb) for c in tree.children(verb) if c in told and _is_beside(tree, c, verb))
        yield from ((c, verb) for c in (*parted.raised(tree, verb), *parted.listed(tree, verb, told)) if c in told)
        if token.dep == "advcl" and token.tag == "VBN" and not _objects(parsed, verb):  # "Signed in 1951, the pact ..."
            yield from (
                (c, verb) for c in tree.children(token.head) if c in told and tree.tokens[c].dep == "nsubj" and c > verb
            )
        if (before := parted.before_comma(tree, verb, told)) is not None:
            yield before, verb
    yield from parted.joined_as_a_party(tree, told)


def _taken_up(parsed: Parsed, told: Collection[int]) -> Iterator[tuple[int, int]]:
    """Each agreement that "it" takes up as what a verb acts on: "talks on a treaty began; it was signed in May"."""
    senses = [verbs(s) for s in ("sign", "renew", "join", "end")]
    for verb, token in enumerate(parsed.tree.tokens):
        if token.pos != "VERB" or not (any(token.lemma in some for some in senses) or parted.leaves(parsed.tree, verb)):
            continue
        for at in _objects(parsed, verb):
            noun = max((i for i in told if i < at), default=None)
            if parsed.tree.tokens[at].text.casefold() in ("it", "which") and at not in told and noun is not None:
                yield noun, verb


def _is_beside(tree: Tree, noun: int, verb: int) -> bool:
    """Whether a verb with the noun as subject says on the side what was done to it, "the deal, struck in 2011, lapsed", or
    "and" adds the noun to what it acts on."""
    if tree.tokens[noun].dep == "conj":
        return True
    if tree.tokens[noun].dep != "nsubj" or tree.tokens[verb].lemma not in verbs("sign") | verbs("award"):
        return False
    return all(tree.tokens[c].dep not in ("dobj", "obj", "aux", "ccomp", "xcomp") for c in tree.children(verb))


def _objects(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """What a verb of agreeing acts on: its objects; what one enters "into" or agrees "on"; a noun tied to "with"."""
    tree, tokens = parsed.tree, parsed.tree.tokens
    lemma = tokens[verb].lemma
    if lemma in parted.LEFT_OUT:
        return parted.left(tree, verb)
    raised = tuple(_raised_to(tree, verb)) if lemma in RAISES else ()
    if raised:
        return raised
    links = {"enter": ("into",), "agree": ("on", "to", "upon"), "withdraw": ("from",), "accede": ("to",)}.get(
        lemma, ("with",)
    )
    left = lemma == "withdraw" and any(tokens[c].dep == "prep" and tokens[c].lemma == "from" for c in tree.children(verb))
    heads = () if left or lemma in ("enter", "agree", "accede") else clauses.objects(parsed, verb)
    heads = heads or parted.by_itself(tree, verb) or parted.shared(tree, verb)
    if heads or (tokens[verb].dep in ("acl", "relcl") and lemma not in ("enter", "agree", "accede")):
        return heads
    preps = [c for c in tree.children(verb) if tokens[c].dep in ("prep", "agent") and tokens[c].lemma in links]
    nouns = [n for c in preps for n in tree.children(c) if tokens[n].dep == "pobj"]
    if links != ("with",):
        return tuple(nouns)
    return tuple(
        n
        for n in nouns
        if instrument_word().fullmatch(tokens[n].text) and clauses.inner_article(parsed, tree.subtree(n)) is not None
    )


def _raised_to(tree: Tree, verb: int) -> Iterator[int]:
    """What relations are raised to: the partnership of "elevated their ties to a strategic partnership"."""
    for link in tree.children(verb):
        if tree.tokens[link].dep == "prep" and tree.tokens[link].lemma in ("to", "into"):
            yield from (n for n in tree.children(link) if PARTNERSHIP.search(tree.tokens[n].text))


def _within(tree: Tree, noun: int, told: dict[int, Trigger]) -> int | None:
    """The instrument that a collecting noun holds: that of "a series of agreements", of "part of a pact", of its "text"."""
    if noun in told or not (tree.tokens[noun].lemma in ("part", "text") or BUNDLE.fullmatch(tree.tokens[noun].text)):
        return None
    return next((i for i in tree.subtree(noun) if i in told), None)


def own_phrase(parsed: Parsed, deal: Deal) -> Span:
    """The words of the instrument's noun phrase, without clauses on the side."""
    return parsed.span((*parsed.tree.subtree(deal.trigger.at, clauses.ASIDE), deal.trigger.first))
