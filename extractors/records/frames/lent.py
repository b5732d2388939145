"""Money that is lent by other words than a verb of giving: from whom, to whom, as an arrangement, as "loan projects"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.entities.grammar import Tree
from extractors.model.fact import Mention
from extractors.records.clauses import Parsed
from extractors.records.frames import lexicon
from extractors.records.frames.filling import Filled
from extractors.records.frames.lexicon import Frame
from extractors.records.frames.slots import path
from extractors.records.frames.triggers import Trigger
from extractors.records.frames.who import lends_abroad
from extractors.records.located import Located

LENT = Frame(
    "",
    "noun",
    "financing",
    "loan",
    {"from": "giver", "by": "giver", "with": "giver", "to": "receiver", "for": "receiver", "in": "receiver"},
)
BY_WHOM = re.compile(r"\s*(?:\([^()]*\)\s*)?,?\s*(?:from|by)\s+(?:the\s+)?(?:\w+\s+)?")

OF_A_FUND = re.compile(
    r"\b(?:stand-?by|extended|credit|fund(?:ed)?|imf|[\w-]+-(?:month|year))(?:[\s-]+\w+){0,2}?\s+arrangements?\b[^.;]{0,60}$"
    r"|\barrangements?\s+under\s+(?:the\s+)?(?:ECF|EFF|RSF|SBA|PRGF|RCF|RFI|SCF|extended|rapid|stand-?by)\b[^.;]{0,80}$",
    re.IGNORECASE,
)
"""An arrangement by which a fund lends: named so, or by its length, with its sum behind it."""
PROGRAMME = re.compile(
    r"\s+(?:[\w-]+\s+){0,3}?(?:programme|program|package|facility|arrangement)\s+(?:with|from|by)\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""What stands between a sum and whom a programme of lending is with."""
INTO_EQUITY = re.compile(
    r"[^;]{0,120}?\b(?:(?:in)?to|for)\s+(?:(?:an?|its|new|ordinary|common|share|preferred)\s+){0,2}(?:equity|shares?|stock|capital)\b",
    re.IGNORECASE,
)
"""What leads from a loan to the shares that it is turned into."""
SWAP = "debt-for-equity swap"
TO_WHOM = re.compile(r"\s+to\s+(?:the\s+)?")


def lent_for(tree: Tree, trigger: Trigger, triggers: tuple[Trigger, ...]) -> Trigger:
    """The word for money before a noun for works, or behind one for a part, which is what the sum is of: "five loan projects
    for 9 million", "the London portion of the loan"."""
    if trigger.frame.type == "share" and trigger.frame.pos == "noun":
        return _whole_of(tree, trigger, triggers)
    if trigger.frame.kind != "project" or tree.tokens[trigger.at].lemma not in ("project", "programme", "program"):
        return trigger
    before = [t for t in triggers if t.at == trigger.at - 1 and t.frame.kind == "financing" and t.frame.pos == "noun"]
    return before[0] if before else trigger


def is_of_old_money(figure: Mention) -> bool:
    """Whether what is counted are pieces of a currency that has no code: "5 million gold crowns"."""
    words = figure.text.split()
    return bool(words) and words[-1].casefold().removesuffix("s") in lexicon.words("old_money")


def by_programme(located: Located, parsed: Parsed, figure: Mention) -> bool:
    """Whether a sum is that of a programme "with" a body that lends abroad: "a 5 million programme with the IMF"."""
    hit = PROGRAMME.match(located.document.text, figure.end)
    bodies = located.within(parsed.sentence, "ORG")
    return hit is not None and any(m.start == hit.end() and lends_abroad(m.norm or m.text) for m in bodies)


def _whole_of(tree: Tree, part: Trigger, triggers: tuple[Trigger, ...]) -> Trigger:
    """The word for a loan or a grant that a noun for a part is "of"; the noun itself where it is of none."""
    links = [c for c in tree.children(part.at) if tree.tokens[c].lemma == "of"]
    wholes = {k for c in links for k in tree.children(c)}
    return next((t for t in triggers if t.at in wholes and t.frame.kind == "financing" and t.frame.pos == "noun"), part)


def from_a_lender(located: Located, parsed: Parsed, figure: Mention) -> bool:
    """Whether "from" or "by" and an organisation come right after a sum that no verb tells of: "5 million from A Bank"."""
    if any(token.pos == "VERB" and token.dep == "ROOT" for token in parsed.tree.tokens):
        return False
    hit = BY_WHOM.match(located.document.text, figure.end)
    bodies = located.within(parsed.sentence, "ORG")
    return hit is not None and any(abs(m.start - hit.end()) < 12 and m.start >= figure.end for m in bodies)


def is_received_by_a_state(tree: Tree, trigger: Trigger, filled: Sequence[Filled]) -> bool:
    """Whether a country is the subject that "receives" a sum: what it gets so is given to it, whoever gave; not where it
    is a part of what the clause before tells: "sent home 5 million, of which A received 2"."""
    states = [one for one in filled if one.role == "receiver" and one.slot == "subj" and one.actor.code]
    before = [tree.tokens[i] for i in tree.subtree(trigger.at) if i < trigger.at]
    part = any(token.text.casefold() == "which" and tree.tokens[token.head].lemma == "of" for token in before)
    return bool(states) and tree.tokens[trigger.at].lemma == "receive" and not part


def comes_from_lenders(tree: Tree, at: int) -> bool:
    """Whether a sum, or what its verb takes, is "from" lenders told by a common noun: "from international lenders"."""
    return any(tree.tokens[noun].lemma in lenders() for noun in from_whom(tree, at))


def lenders() -> frozenset[str]:
    """The common nouns for those who lend."""
    return lexicon.words("lenders") | lexicon.words("private") | {"bank", "institution"}


def from_whom(tree: Tree, at: int) -> list[int]:
    """The words behind the "from" of a word, or of what is over it: of a loan, a sum, their verb."""
    links = (c for i in path(tree, at)[:3] for c in tree.children(i) if tree.tokens[c].lemma == "from")
    return [noun for link in links for noun in tree.children(link)]


def goes_to_a_country(located: Located, parsed: Parsed, figure: Mention) -> bool:
    """Whether "to" and a country come right after a sum that no word tells of: "5 million to A in 2012, 2 million to B"."""
    hit = TO_WHOM.match(located.document.text, figure.end)
    return hit is not None and any(m.start == hit.end() and m.norm for m in located.within(parsed.sentence, "COUNTRY"))


def is_an_arrangement(located: Located, parsed: Parsed, figure: Mention) -> bool:
    """Whether a sum is that of an arrangement by which a fund lends."""
    return OF_A_FUND.search(located.document.text, parsed.sentence.start, figure.start) is not None


def swapped(located: Located, parsed: Parsed, figure: Mention, at: int, trigger: Trigger) -> Trigger:
    """A word for a loan or debt as one for a swap, where it is turned into shares: it is lent no more."""
    tree, sentence = parsed.tree, parsed.sentence
    owed = trigger.frame.pos == "noun" and trigger.frame.type in ("loan", "debt_stock")
    turned = owed and any(tree.tokens[i].lemma in lexicon.words("converts") for i in path(tree, at))
    if not turned or not INTO_EQUITY.match(located.document.text, figure.end, sentence.end):
        return trigger
    return replace(trigger, frame=lexicon.frames("noun")[lexicon.key(SWAP)])


def without_who_agrees(trigger: Trigger, filled: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The sides of a swap of debt without those who agree to it: it may be the lender, the debtor or both."""
    swap = trigger.frame.word == SWAP
    return tuple(one for one in filled if not (swap and one.role == "receiver" and one.slot == "subj"))
