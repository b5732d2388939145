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
from extractors.records.frames import (
    around_deals,
    dated,
    deals,
    deciding,
    each_dated,
    entitled,
    holding,
    in_force,
    lexicon,
    parted,
    resumed,
    signatories,
    standing,
    talks,
    under_deals,
)
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
    r"|\bwith\s+a\s+(?:\w+\s+)?value\s+of|\bat\s+a\s+(?:cost|price)\s+of|\bin\s+(?:return|exchange)\s+for)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
FIRST = frozenset({"first", "last", "only", "second", "third", "latest"})
"""Words of an order in which something was done: "the first country to sign"."""
EXPECTED = (
    frozenset({"expect", "plan", "schedule", "slate", "due", "will", "shall", "agree", "decide", "intend", "set"})
    | {"pledge", "promise", "commit", "vow", "proceed", "prepare", "intention", "decision"}
    | standing.NOT_YET
)
"""Words of a plan that is more than a wish."""
AGREED_TO = re.compile(r"\bagreed\s+(?:[^.;]{1,40}\s)?(?:to|that|(?:up)?on)\s", re.IGNORECASE)
NAMELY = re.compile(r"\b(?:viz\.?|namely|i\.e\.|known\s+as|called)\s*[,:]?\s*(?:the\s+)?[\"“‘]?$", re.IGNORECASE)
"""Words that lead to the name of what was told."""
ROW = re.compile(r"\b(?:viz\.?|namely|i\.e\.|including|such\s+as|among\s+them)\b|[:(–—]", re.IGNORECASE)
"""What leads to a row of names."""
EXCHANGED = re.compile(r"exchang(?:e|ed|ing)\s+(?:\w+\s+)?(?:notes|letters)\b")  # in lower case
LETTERS = re.compile(r"\b[A-Z][A-Za-z]{0,3}[A-Z]+s?\b")
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def triggered(text: str, letters: Collection[str] = ()) -> bool:
    """Whether a sentence may tell an agreement: it has a word or the letters for one, and a verb of signing or a year."""
    if ("agreed" in (low := text.lower()) and AGREED_TO.search(text)) or EXCHANGED.search(low) or resumed.is_taken_up(low):
        return True
    if not YEAR.search(text) and not _roots().search(low):
        return False
    told = instrument_word().search(text) or deals.VENTURE.search(text) or entitled.names_what_is_signed(text)
    return bool(told) or any(word in letters for word in LETTERS.findall(text))


@cache
def _roots() -> re.Pattern[str]:
    """The beginnings of verbs of signing and what else tells of it, in lower case: they are searched for without regard to
    case in a fourth of the time in a text that is in lower case too."""
    senses = ("sign", "renew", "join", "issue", "form", "award", "end", "approve")
    stems = sorted({lemma[:5] for sense in senses for lemma in verbs(sense)})
    return re.compile("|".join(map(re.escape, (*stems, "won", "gave", "struck", "negot", "talks", "in force"))))


def find(located: Located, here: Scene) -> Iterator[Told]:
    """The agreements of a sentence; several that are each named with their time stand for the words that lead to them."""
    found = tuple(_each(located, here))
    bundle = next((one for one in found if one.type == "agreement_bundle"), None)
    behind = found[found.index(bundle) + 1 :] if bundle is not None else ()
    named = [one for one in behind if one.when is not None and one.type != "agreement_bundle"]
    listed = bundle is not None and len(named) > 1 and _leads_to(located, bundle, named[0])
    yield from (one for one in found if not listed or one is not bundle)


def _leads_to(located: Located, bundle: Told, first: Told) -> bool:
    """Whether words for several agreements lead to the first of a row of names: "several pacts, namely the Fish Pact"."""
    if bundle.told_by is None or first.told_by is None:
        return False
    return ROW.search(located.document.text, bundle.told_by.end, first.told_by.start) is not None


def _each(located: Located, here: Scene) -> Iterator[Told]:
    """The agreements that the words of a sentence tell one by one."""
    before: Told | None = None
    for deal in deals.find(here):
        one = _told(located, here, deal)
        again = (
            one is not None
            and before is not None
            and (
                (deal.way == "termed" and _is_again(one, before))
                or _is_what_it_is_done_under(here, deal, one, before)
                or _is_namely(located, before, one)
                or _is_counted_with(here.parsed.tree, deal, one, before)
            )
        )
        if one is not None and not again:
            one = _with_the_same_sides(one, before)
            parts = tuple(each_dated.by_partner(located, here, one))
            single = one.type == "agreement_bundle" and len(parts) > 1
            yield from (replace(part, type=deal.trigger.frame.type or "agreement") if single else part for part in parts)
            before = one


def _is_again(one: Told, before: Told) -> bool:
    """Whether an agreement is that of the same sentence told by its verb: "leased it to A in return for a 99-year lease"."""
    return one.type == before.type and set(one.codes("party")) <= set(before.codes("party"))


def _is_what_it_is_done_under(here: Scene, deal: Deal, one: Told, before: Told) -> bool:
    """Whether an undated agreement is only that under which its sides agreed on what was told: "agreed to sell oil under a
    memorandum"."""
    agreed = before.told_by is not None and here.parsed.tree.tokens[here.parsed.words(before.told_by)[-1]].lemma == "agree"
    under = deal.verb is None and one.when is None and under_deals.is_one(here.parsed.tree, deal.trigger.at)
    return agreed and under and set(one.codes("party")) <= set(before.codes("party"))


def _is_counted_with(tree: Tree, deal: Deal, one: Told, before: Told) -> bool:
    """Whether several agreements are told and counted with those before: "signed 15 agreements and memoranda"."""
    own = [tree.tokens[c] for c in tree.children(deal.trigger.at)]
    joined = tree.tokens[deal.trigger.at].dep == "conj" and not any(t.dep in ("det", "nummod", "amod") for t in own)
    return joined and one.type == before.type == "agreement_bundle" and set(one.codes("party")) == set(before.codes("party"))


def _is_namely(located: Located, before: Told, one: Told) -> bool:
    """Whether an agreement only gives the name of the one before it: "a treaty was signed, namely the Treaty of ..."."""
    if before.title is None or one.title is None or before.type == "agreement_bundle":
        return False
    return NAMELY.search(located.document.text, before.title.end, one.title.start) is not None


def _with_the_same_sides(one: Told, before: Told | None) -> Told:
    """An agreement without sides of its own has those of the one listed before it, where they stand outside the sentence."""
    if before is not None and one.filled and all(f.slot == "with" for f in one.filled):
        makers = [f for f in before.filled if f.slot == "subj"]  # "signed X and, in May, Y with B"
        return replace(one, filled=(*one.filled, *makers))
    if before is None or one.codes("party") or not before.codes("party"):
        return one
    return replace(one, filled=before.filled) if all(f.method in around_deals.AROUND for f in before.filled) else one


def _told(located: Located, here: Scene, deal: Deal) -> Told | None:
    parsed = here.parsed
    at = deal.verb if deal.verb is not None else deal.trigger.at
    act = deal.verb is not None and parsed.tree.tokens[at].pos == "NOUN"
    found = standing.of_words(located, parsed, at) if not act else _of_act(located, parsed, at)
    if deal.way == "ended" and parted.lets_end(parsed.tree, at):
        found = replace(found, name="cancelled")
    title = parsed.sentence if deal.trigger.frame.pos == "verb" else entitled.title(located, parsed, deal)
    when = dated.of_deal(located, here, deal, title)
    known = deal.verb is None and entitled.is_name(parsed, deal) and dated.is_beside(located, title, when)
    if not known and not _is_done_or_due(parsed.tree, deal, found):
        open_ = deal.verb is None or parsed.tree.has_to(deal.verb)
        verb = talks.verb_of(parsed, deal) if open_ and not deal.several else None
        return None if verb is None else talks.about(located, here, deal, verb, title, _record(located, here, deal, title))
    found = replace(found, name="") if known else found
    filled = signatories.parties(located, here, deal, title)
    text = titles.cleaned(located.text(title))
    one_each = _is_one_each(located, here, filled, title) or _are_dated(located, filled, title, when)
    if deal.way == "each" and not (one_each or _are_had(here, deal, filled)):
        return None
    entry = dated.is_entry(located, parsed.sentence, when) and any(a.code for a in here.actors)
    if entry and not any(one.actor.code for one in filled):
        filled = (*filled, *around_deals.of_entry(here))
    if not entry and not holding.holds(here, deal, text, filled, when, dated.is_beside(located, title, when)):
        return None
    return replace(_record(located, here, deal, title), filled=filled, when=when, standing=found)


def _record(located: Located, here: Scene, deal: Deal, title: Span) -> Told:
    """An agreement by its words alone, still without sides, time and standing."""
    text = titles.cleaned(located.text(title))
    if resumed.is_one(here, deal.trigger) and here.passage.deal is not None and here.passage.deal.title is not None:
        text = here.passage.deal.title.value
    return Told(
        parsed=here.parsed,
        kind="agreement",
        type=_sort(deal, text),
        clause=here.parsed.sentence,
        figures=_sums(located, here, deal, title) if deal.trigger.frame.pos == "noun" else (),
        filled=(),
        when=None,
        standing=Standing(title.start, title.start, "", ""),
        told_by=deciding.span_of(here.parsed, deal.trigger),
        score=8.0 if deal.way == "signed" else 6.0,
        title=Value(title.start, title.end, "title", text, f"{deal.way} agreement"),
    )


def _is_one_each(located: Located, here: Scene, filled: Sequence[Filled], title: Span) -> bool:
    """Whether several agreements have a time each, by their partners or by what they are about."""
    row = each_dated.in_brackets(located, here.actors)
    sides = {one.actor.start for one in filled}
    return (len(row) > 1 and bool(sides & set(row))) or each_dated.is_one_each(located, here, title)


def _are_had(here: Scene, deal: Deal, filled: Sequence[Filled]) -> bool:
    """Whether somebody is said to have agreements with partners that are named, "A has pacts with B and C", or those between
    them are in force."""
    tree, at = here.parsed.tree, deal.trigger.at
    between = {one.actor.code for one in filled if one.slot == "between" and one.actor.code}
    if tree.tokens[at].dep == "nsubj" and len(between) > 1 and in_force.is_it(tree, tree.tokens[at].head):
        return True
    has = tree.tokens[at].dep == "dobj" and tree.tokens[tree.tokens[at].head].lemma == "have"
    partners = any(one.slot == "with" and one.actor.code for one in filled)
    return (
        has
        and partners
        and any(one.slot == "subj" and one.actor.code for one in filled)
        and not holding.is_of_many(tree, deal)
    )


def _are_dated(located: Located, filled: Sequence[Filled], title: Span, when: Mention | None) -> bool:
    """Whether several agreements are told by their year and all between whom they are: "the 1993 pacts between A and B"."""
    between = {one.actor.code for one in filled if one.slot == "between" and one.actor.code}
    return len(between) > 1 and dated.is_beside(located, title, when)


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
    if deal.verb is None and talks.are_over(tree, _verb_over(tree, deal), found.name):
        return True
    if found.name in (undone if deal.way != "ended" else {"denied"}):
        return False
    if standing.of_noun(tree, deal.trigger.at) in ("denied", "planned", "negotiated"):
        return False
    if deal.verb is None and under_deals.is_one(tree, deal.trigger.at):
        return True  # what is done under it, or not, says nothing of whether it holds
    at = deal.verb if deal.verb is not None else deal.trigger.at
    above = [tree.tokens[i] for i in path(tree, at)]
    met = any(t.lemma in lexicon.words("gives_way") and t.tag in ("VBD", "VBN") for t in above)  # "yielded to its demands"
    if not met and any(t.dep == "prep" and tree.tokens[t.head].lemma in lexicon.words("talks") for t in above[:6]):
        return False
    if deal.verb is None:
        return found.name not in ("planned", "denied")
    own = [tree.tokens[c] for c in tree.children(deal.verb)]
    words = {t.lemma for t in (*own, *above[:3])} | {t.text.casefold() for t in own}
    if any(t.lemma in clauses.CONDITIONS for t in own if t.dep == "mark"):
        return False
    if (deal.way == "ended" and parted.lets_end(tree, deal.verb)) or parted.is_met_for(tree, deal.verb):
        return True
    if any(t.lemma in FIRST for i in path(tree, deal.verb)[:2] for t in _beside(tree, i)):
        return True
    due = found.name == "planned" or any(t.tag == "TO" for t in own) or any(t.tag == "MD" for t in own)
    return not due or (bool(words & EXPECTED) and not words & {"would", "could", "may", "might", "should", "can"})


def _beside(tree: Tree, at: int) -> Iterator[Token]:
    """The words right over and under a word: "among the first countries to sign"."""
    links = [c for c in tree.children(at) if tree.tokens[c].dep in ("prep", "attr")]
    nouns = [n for c in links for n in tree.children(c)]
    return (tree.tokens[w] for n in (at, tree.tokens[at].head, *links, *nouns) for w in tree.children(n))


def _verb_over(tree: Tree, deal: Deal) -> int:
    """The verb over an agreement's word, else the word itself."""
    return next((i for i in path(tree, deal.trigger.at) if tree.tokens[i].pos in ("VERB", "AUX")), deal.trigger.at)


def _sums(located: Located, here: Scene, deal: Deal, title: Span) -> tuple[Mention, ...]:
    """The sums within the title, and the one that is said after it to be its worth; none of a clause that "and" adds."""
    text = located.document.text
    sums = [m for m in here.figures if m.kind == "money" and not clauses.is_added(here.parsed, m, deal.trigger.at)]
    own = [m for m in sums if title.start <= m.start < title.end]
    after = [m for m in sums if m.start >= title.end]
    worth = after[:1] if after and WORTH.search(text, title.end, after[0].start) else []
    return (*own, *worth)
