"""Agreements that a sentence tells: signed, awarded, ended, in force, or named with their year."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractors.entities.grammar import Token, Tree
from extractors.model.document import Span
from extractors.model.fact import Mention, Value
from extractors.records import clauses, titles
from extractors.records.clauses import Parsed
from extractors.records.frames import around_deals, dated, deals, deciding, entitled, lexicon, signatories, standing
from extractors.records.frames.deals import Deal
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import path
from extractors.records.frames.standing import Standing
from extractors.records.frames.told import Told
from extractors.records.located import Located
from extractors.records.vocabulary import instrument_word, verbs

WORTH = re.compile(
    r"(?:\bworth|\bvalued\s+at|\btotal+ing|\bamounting\s+to|\bin\s+the\s+amount\s+of|\bto\s+the\s+(?:value|tune)\s+of"
    r"|\bwith\s+a\s+(?:\w+\s+)?value\s+of|\bat\s+a\s+(?:cost|price)\s+of)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
CLOSE = 1.3  # how far the sides of an undated agreement may stand from its word
OWN = frozenset({"poss", "amod", "between", "with", "of", "subj"})
AROUND = frozenset({"the sentence before", around_deals.ABOUT_BOTH})
"""Where sides that stand outside of a sentence come from that are those of an agreement without a name."""
TAKER = frozenset({"to", "by", "from"})
OFTEN = frozenset({"contract", "loan_agreement", "concession"})
"""Agreements that are spoken of in general as often as of one."""
FIRST = frozenset({"first", "last", "only", "second", "third", "latest"})
"""Words of an order in which something was done: "the first country to sign"."""
EXPECTED = frozenset({"expect", "plan", "schedule", "slate", "due", "will", "shall", "agree", "decide"})
"""Words of a plan that is more than a wish."""
AGREED_TO = re.compile(r"\bagreed\s+(?:[^.;]{1,40}\s)?(?:to|that)\s", re.IGNORECASE)
EXCHANGED = re.compile(r"\bexchang(?:e|ed|ing)\s+(?:\w+\s+)?(?:notes|letters)\b", re.IGNORECASE)
LETTERS = re.compile(r"\b[A-Z][A-Za-z]{0,3}[A-Z]+s?\b")
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def triggered(text: str, letters: Collection[str] = ()) -> bool:
    """Whether a sentence may tell an agreement: it has a word or the letters for one, and a verb of signing or a year."""
    if AGREED_TO.search(text) or EXCHANGED.search(text):
        return True
    if not YEAR.search(text) and not _roots().search(text):
        return False
    return bool(instrument_word().search(text)) or any(word in letters for word in LETTERS.findall(text))


@cache
def _roots() -> re.Pattern[str]:
    stems = sorted({lemma[:5] for sense in ("sign", "renew", "join", "issue", "award", "end") for lemma in verbs(sense)})
    return re.compile("|".join(map(re.escape, (*stems, "won", "gave", "struck"))), re.IGNORECASE)


def find(located: Located, here: Scene) -> Iterator[Told]:
    """The agreements of a sentence."""
    before: Told | None = None
    for deal in deals.find(here):
        one = _told(located, here, deal)
        if one is not None:
            one = _with_the_same_sides(one, before)
            parts = tuple(dated.by_partner(located, here, one))
            single = one.type == "agreement_bundle" and len(parts) > 1
            yield from (replace(part, type=deal.trigger.frame.type or "agreement") if single else part for part in parts)
            before = one


def _with_the_same_sides(one: Told, before: Told | None) -> Told:
    """An agreement without sides of its own has those of the one listed before it, where they stand outside the sentence."""
    if before is None or one.codes("party") or not before.codes("party"):
        return one
    return replace(one, filled=before.filled) if all(f.method in AROUND for f in before.filled) else one


def _told(located: Located, here: Scene, deal: Deal) -> Told | None:
    parsed = here.parsed
    at = deal.verb if deal.verb is not None else deal.trigger.at
    act = deal.verb is not None and parsed.tree.tokens[at].pos == "NOUN"
    found = standing.of_words(located, parsed, at) if not act else _of_act(located, parsed, at)
    title = parsed.sentence if deal.trigger.frame.pos == "verb" else entitled.title(located, parsed, deal)
    when = dated.of_deal(located, here, deal, title)
    known = deal.verb is None and entitled.is_name(parsed, deal) and dated.is_beside(located, title, when)
    if not known and not _is_done_or_due(parsed.tree, deal, found):
        return None
    found = replace(found, name="") if known else found
    filled = signatories.parties(located, here, deal, title)
    text = titles.cleaned(located.text(title))
    if deal.way == "each" and not _is_one_each(located, here, filled, title):
        return None
    entry = dated.is_entry(located, parsed.sentence, when) and any(a.code for a in here.actors)
    if entry and not any(one.actor.code for one in filled):
        filled = (*filled, *around_deals.of_entry(here))
    if not entry and not _holds(here, deal, text, filled, when, dated.is_beside(located, title, when)):
        return None
    sort = _sort(deal, text)
    return Told(
        parsed=parsed,
        kind="agreement",
        type=sort,
        clause=parsed.sentence,
        figures=_sums(located, here, title) if deal.trigger.frame.pos == "noun" else (),
        filled=filled,
        when=when,
        standing=found,
        told_by=deciding.span_of(parsed, deal.trigger),
        score=8.0 if deal.way == "signed" else 6.0,
        title=Value(title.start, title.end, "title", text, f"{deal.way} agreement"),
    )


def _is_one_each(located: Located, here: Scene, filled: Sequence[Filled], title: Span) -> bool:
    """Whether several agreements have a time each, by their partners or by what they are about."""
    row = dated.in_brackets(located, here.actors)
    sides = {one.actor.start for one in filled}
    return (len(row) > 1 and bool(sides & set(row))) or dated.is_one_each(located, here, title)


def _of_act(located: Located, parsed: Parsed, noun: int) -> Standing:
    """The standing that a noun for an act of agreeing gives: "the signing", "planned signature"."""
    span = parsed.span([noun])
    return Standing(span.start, span.end, standing.of_noun(parsed.tree, noun), located.text(span).casefold())


def _sort(deal: Deal, title: str) -> str:
    """The sort of agreement: what its title names, else what its word means."""
    if deal.several and deal.way == "signed":
        return "agreement_bundle"
    own = deal.trigger.frame.type or "agreement"
    named = titles.subtype_of(title) if deal.way == "signed" and own == "agreement" else own
    return own if named == "contract" else named


def _is_done_or_due(tree: Tree, deal: Deal, found: Standing) -> bool:
    """Whether the words state an agreement or a plan for one: nothing denied, wished, talked of or made a condition of."""
    undone = {"denied", "negotiated", "proposed"} | ({"failed"} if deal.verb is not None else set())
    if deal.verb is None and found.name == "denied" and signatories.is_in_force(tree, _verb_over(tree, deal)):
        return True  # it is made, though not yet in force
    if found.name in (undone if deal.way != "ended" else {"denied"}):
        return False
    if standing.of_noun(tree, deal.trigger.at) in ("denied", "planned", "negotiated"):
        return False
    if deal.verb is None and around_deals.is_under(tree, deal.trigger.at):
        return True  # what is done under it, or not, says nothing of whether it holds
    at = deal.verb if deal.verb is not None else deal.trigger.at
    above = [tree.tokens[i] for i in path(tree, at)]
    if any(t.dep == "prep" and tree.tokens[t.head].lemma in lexicon.words("talks") for t in above[:6]):
        return False
    if deal.verb is None:
        return found.name not in ("planned", "denied")
    own = [tree.tokens[c] for c in tree.children(deal.verb)]
    words = {t.lemma for t in (*own, *above[:3])} | {t.text.casefold() for t in own}
    if any(t.lemma in clauses.CONDITIONS for t in own if t.dep == "mark"):
        return False
    if any(t.lemma in FIRST for i in path(tree, deal.verb)[:2] for t in _beside(tree, i)):
        return True
    due = found.name == "planned" or any(t.tag == "TO" for t in own) or any(t.tag == "MD" for t in own)
    return not due or (bool(words & EXPECTED) and not words & {"would", "could", "may", "might", "should", "can"})


def _beside(tree: Tree, at: int) -> Iterator[Token]:
    """The words right over and under a word: "among the first countries to sign"."""
    links = [c for c in tree.children(at) if tree.tokens[c].dep in ("prep", "attr")]
    nouns = [n for c in links for n in tree.children(c)]
    return (tree.tokens[w] for n in (at, tree.tokens[at].head, *links, *nouns) for w in tree.children(n))


def _holds(here: Scene, deal: Deal, title: str, filled: Sequence[Filled], when: Mention | None, beside: bool) -> bool:
    """Whether enough is told for a fact: sides, a time or a name, by the way in which it is told; `beside` where the time
    stands right beside the name."""
    codes = {one.actor.code for one in filled if one.actor.code}
    named = entitled.capitals(title)
    if deal.way == "signed" and deal.several:
        joined = deal.verb is not None and here.parsed.tree.tokens[deal.verb].lemma in around_deals.JOINS
        return len(codes) > (0 if joined else 1) and (
            _is_done(here.parsed.tree, deal) and not _is_of_many(here.parsed.tree, deal) and _is_of_somebody(filled)
            if when is None
            else when.start >= here.parsed.sentence.start
        )
    if deal.way == "signed" and deals.PARTNERSHIP.search(here.parsed.tree.tokens[deal.trigger.at].text):
        return len(codes) > (0 if named >= entitled.CAPITALS else 1)
    if deal.way == "signed":
        sides = len(filled) > 1 and bool(codes)
        aside = bool(codes) and _is_known_one(here.parsed.tree, deal)
        aside = aside or (bool(codes) and deal.verb is not None and here.parsed.tree.tokens[deal.verb].lemma == "become")
        told = (len(title.split()) > 1 and bool(filled)) or sides or aside or entitled.is_name(here.parsed, deal)
        return told and (when is not None or named >= entitled.CAPITALS or (sides and _is_done(here.parsed.tree, deal)))
    if deal.way == "awarded" and deal.several:
        return len(codes) > 1 or (bool(codes) and any(one.actor.sort == "organization" for one in filled))
    if deal.way in ("awarded", "ended", "termed"):
        winner = deal.way == "awarded" and named > 0 and any(one.slot == "subj" for one in filled)
        termed = deal.way != "ended" and deals.is_termed(here.parsed, deal.trigger.first)
        kept = termed and (named > 1 or _is_held(here.parsed.tree, deal.trigger.at))
        kept = kept or (deal.way == "ended" and _is_left(here, deal))
        kept = kept or (deal.way == "awarded" and len(filled) > 1 and _is_done(here.parsed.tree, deal))
        return (bool(codes) and (len(codes) > 1 or kept)) or (when is not None and (bool(codes) or winner))
    if deal.way == "leased":
        taker = any(one.actor.code and one.slot in TAKER for one in filled)
        return bool(codes) and (taker or len(filled) > 1) and (when is not None or len(codes) > 1)
    if deal.way in ("formed", "agreed", "each"):
        return len(codes) > 1
    near = [one for one in filled if one.far <= 2.0 or one.method in AROUND or len(codes) == 2]
    own = {one.actor.code for one in near if one.actor.code}
    if when is None:
        return _is_standing(here, deal, filled)
    if len(own) > 1 or (bool(own) and (len(near) > 1 or _is_told_by_its_year(here, deal, when))):
        return True
    return entitled.is_name(here.parsed, deal) and (beside or _is_spoken_of(here.parsed.tree, deal.trigger.at))


def _is_left(here: Scene, deal: Deal) -> bool:
    """Whether somebody leaves a treaty that has a name: "withdrew from the Open Seas Treaty"."""
    lemma = here.parsed.tree.tokens[deal.verb].lemma if deal.verb is not None else ""
    return lemma in around_deals.JOINS and entitled.is_name(here.parsed, deal)


def _is_held(tree: Tree, at: int) -> bool:
    """Whether somebody is said to have an agreement: "holds a 30-year concession"."""
    return tree.tokens[at].dep in ("dobj", "conj") and any(
        tree.tokens[i].lemma in verbs("hold") for i in path(tree, at)[1:3]
    )


def _is_done(tree: Tree, deal: Deal) -> bool:
    """Whether a verb in a tense of the past tells that an agreement was made, so that it needs no time: "have signed"."""
    if deal.verb is None or tree.tokens[deal.verb].tag not in ("VBD", "VBN"):
        return False
    return not any(tree.tokens[c].tag == "MD" for c in tree.children(deal.verb))


def _is_of_many(tree: Tree, deal: Deal) -> bool:
    """Whether agreements are spoken of in general: "many treaties", "have each signed"."""
    own = [*tree.children(deal.trigger.at), *(tree.children(deal.verb) if deal.verb is not None else ())]
    return any(tree.tokens[c].lemma in lexicon.words("not_one") for c in own)


def _is_of_somebody(filled: Sequence[Filled]) -> bool:
    """Whether a side of several agreements stands in the text around them, not only among what the paper is about."""
    return any(one.method != around_deals.ABOUT_BOTH for one in filled)


def _verb_over(tree: Tree, deal: Deal) -> int:
    """The verb over an agreement's word, else the word itself."""
    over = path(tree, deal.trigger.at)
    return next((i for i in over if tree.tokens[i].pos in ("VERB", "AUX")), deal.trigger.at)


def _is_known_one(tree: Tree, deal: Deal) -> bool:
    """Whether a clause on the side tells of an agreement that is known already: "the agreement, signed in 2015, ..."."""
    known = any(tree.tokens[c].lemma in ("the", "this", "that") for c in tree.children(deal.trigger.at))
    return deal.verb is not None and tree.tokens[deal.verb].dep == "acl" and known


def _is_told_by_its_year(here: Scene, deal: Deal, when: Mention) -> bool:
    """Whether the year before an agreement's word says which one is meant: "Peru's 2009 supply contract"."""
    at = clauses.anchor(here.parsed, when)
    return at is not None and here.parsed.tree.tokens[at].head == deal.trigger.at and at < deal.trigger.at


def _is_spoken_of(tree: Tree, at: int) -> bool:
    """Whether something is said of an agreement, or done under it, that is not only mentioned."""
    if any(tree.tokens[i].lemma in dated.MEMBERS for i in path(tree, at)[1:4]):
        return True
    token = tree.tokens[at]
    over = tree.tokens[token.head]
    first = token.head == 0 and over.lemma == "in"
    return (
        token.dep in ("nsubj", "nsubjpass", "ROOT")
        or over.lemma in ("through", "by")
        or first
        or around_deals.is_under(tree, at)
    )


def _is_standing(here: Scene, deal: Deal, filled: Sequence[Filled]) -> bool:
    """Whether something is said of an agreement that two sides have, though not since when."""
    tree, at = here.parsed.tree, deal.trigger.at
    close = {one.actor.code for one in filled if one.actor.code and one.slot in OWN and one.far <= CLOSE}
    told = tree.tokens[at].dep in ("nsubj", "nsubjpass") or tree.tokens[tree.tokens[at].head].lemma == "have"
    open_ = any(tree.tokens[c].lemma in ("a", "an", "any", "each", "every") for c in tree.children(at))
    had = tree.tokens[tree.tokens[at].head].lemma == "have"
    main = tree.tokens[tree.tokens[at].head].dep == "ROOT"
    if tree.tokens[at].dep == "attr" and any(tree.tokens[c].dep == "expl" for c in tree.children(tree.tokens[at].head)):
        return len(close) > 1
    return told and main and len(close) > 1 and (had or not open_) and deal.trigger.frame.type not in OFTEN


def _sums(located: Located, here: Scene, title: Span) -> tuple[Mention, ...]:
    """The sums within the title, and the one that is said after it to be its worth."""
    text = located.document.text
    own = [m for m in here.figures if m.kind == "money" and title.start <= m.start < title.end]
    after = [m for m in here.figures if m.kind == "money" and m.start >= title.end]
    worth = after[:1] if after and WORTH.search(text, title.end, after[0].start) else []
    return (*own, *worth)
