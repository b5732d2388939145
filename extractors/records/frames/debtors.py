"""Lists of debtors or creditors with their sums, which are debts: "its main debtors are A (5 million), B (3 million)"."""

import re
from collections.abc import Collection, Mapping

from extractors.model.fact import Mention
from extractors.records.bodies import homes
from extractors.records.frames import lexicon, lists, passage
from extractors.records.frames.deciding import SURE, Decision
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import path, verb_among
from extractors.records.frames.told import Told
from extractors.records.frames.triggers import Trigger
from extractors.records.frames.who import Actor
from extractors.records.located import Located
from extractors.records.sentences import Sentence

SHARE = re.compile(
    r"\s*,?\s*(?:or|\()\s*(?:(?:about|around|nearly|almost|some|over)\s+)?[\d.]+\s?(?:%|per\s?cent)\s+of\s+(?:its|the|their)\s+"
    r"[A-Za-z ]{3,30}?\)?\s*,?\s+to\s+(?:the\s+)?",
)
"""What stands between a sum that is owed and to whom: the same as a share of something."""
REACH = 2  # sentences back in which who lent to a list of debtors may be told
LISTS = frozenset({"be", "include", "remain", "comprise"})


def of_a_list(here: Scene, decisions: Mapping[int, Decision]) -> dict[int, Decision]:
    """The decisions on the sums of a list of debtors or creditors that no surer word tells: each is a debt."""
    noun = _noun(here)
    sums = [at for at, item in here.listed.items() if item.figure.kind == "money" and at in decisions]
    if noun is None or len(sums) < lists.LIST or any(_is_told(decisions[at]) for at in sums):
        return {}
    return dict.fromkeys(sums, Decision("claim", "debt_stock", noun, SURE))


def with_creditor(located: Located, here: Scene, decision: Decision, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of a debt that a list of "the" debtors tells, with the one who lent in a sentence right before."""
    tree, word = here.parsed.tree, decision.trigger
    if word.frame.word not in lexicon.words("debtors") or any(one.role == "counterpart" for one in filled):
        return filled
    if not any(tree.tokens[c].text.casefold() == "the" for c in tree.children(word.at)):
        return filled
    lender = _lender_before(located, here, {one.actor.code for one in filled})
    return filled if lender is None else (*filled, Filled("counterpart", lender, "", 3.4, "the sentence before"))


def behind_its_share(located: Located, here: Scene, figure: Mention, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of a sum that somebody owes, "or 5 percent of its output, to A": A is the creditor, and "its" the debtor."""
    text = located.document.text
    lender = next((a for a in here.actors if a.code and SHARE.fullmatch(text, figure.end, a.start)), None)
    if lender is None:
        return filled
    whose = [a for a in here.actors if a.sort == "pronoun" and figure.end < a.start < lender.start and a.code != lender.code]
    owes = [one for one in filled if one.role == "area" and one.actor.code not in ("", lender.code)]
    owes = owes or [Filled("area", a, "poss", 1.0) for a in whose]
    rest = (one for one in filled if one.role not in ("area", "counterpart"))
    return (*rest, *owes, Filled("counterpart", lender, "to", 0.3))


def _is_told(decision: Decision) -> bool:
    return (decision.kind, decision.type) != ("claim", "other") or decision.score >= SURE


def _noun(here: Scene) -> Trigger | None:
    """The word for debtors or creditors that a verb of being says who they are, or that they are among."""
    tree, words = here.parsed.tree, lexicon.words("debtors") | lexicon.words("creditors")
    for t in here.triggers:
        if t.frame.pos != "noun" or t.frame.word not in words or tree.tokens[t.at].tag != "NNS":
            continue
        over = verb_among(tree, path(tree, t.at)[1:3])
        if over is not None and tree.tokens[over].lemma in LISTS and tree.tokens[t.at].dep in ("nsubj", "attr", "pobj"):
            return t
    return None


def _lender_before(located: Located, here: Scene, used: Collection[str]) -> Actor | None:
    """The only country that lent by the nearest sentence before in the paragraph that tells of any lender or country."""
    place: Sentence | None = here.parsed.sentence.before
    for _ in range(REACH):
        if place is None:
            return None
        gave = [one.actor for fact in passage.of_the_same(here.passage, place) for one in _lenders(fact)]
        named = located.within(place, "COUNTRY")
        codes = {actor.code for actor in gave} or set(homes(named) if lists.names_lenders(located.text(place)) else ())
        if codes or named:
            code = codes.pop() if len(codes) == 1 else ""
            at = here.parsed.sentence.start
            return Actor(at, at, 0, code, code, "country", "the sentence before") if code not in ("", *used) else None
        place = place.before
    return None


def _lenders(fact: Told) -> tuple[Filled, ...]:
    lent = fact.kind == "financing" or fact.type.startswith("debt_")
    return tuple(one for one in fact.of("giver", "counterpart") if lent and one.actor.code)
