"""Facts that a sentence tells without a figure: a loan, a relief of debt, a guarantee."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal

from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.model.fact import Mention, Value
from extractors.records.frames import deciding, lent, lexicon, sided, signed_loans, standing, times, turned, who
from extractors.records.frames.deciding import Decision
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import BEFORE_NOUN, path, verb_among
from extractors.records.frames.terms import Terms
from extractors.records.frames.told import Told
from extractors.records.frames.triggers import Trigger
from extractors.records.located import Located
from extractors.records.vocabulary import either_of

ABOUT_IT = frozenset({"statistic", "statistics", "datum", "data", "figure", "database", "dataset", "report", "reporting"})
"""Nouns of what only tells of money: "aid statistics"."""
OWED = re.compile(
    r"debt|\b(?:loans?|lend|lent|arrears|owe[sd]?|owing|credit|creditors?|principal|repay|bonds?|claims?|obligations?|liabilit|"
    r"interest|payments?|instal?lments?|matur|paris\s+club)",
    re.IGNORECASE,
)
"""Words for what is owed: without any, what is cancelled, waived, deferred or guaranteed is something else."""
NEAR = 1.6  # how far a side may stand from the word that tells a fact without a figure


ENDINGS: Mapping[Literal["noun", "verb"], str] = {
    "noun": "(?:s|e|es|y|ies)?",
    "verb": "(?:s|e|es|y|ies|d|ed|ied|ing|[a-z](?:ed|ing))?",
}
"""What the forms of a word end on, after its stem: "subsid-ies", "cancel-led"."""
IRREGULAR = ("lent", "forgave", "forgiven", "wrote", "written")
"""Forms of verbs that lend or relieve which their endings do not tell."""


@cache
def _telling() -> re.Pattern[str]:
    """The words that may tell a fact without a figure, in all their forms: those whose frames tell loans or deals. In lower
    case, as is the text that they are searched for in."""
    phrases = {
        _forms(frame.word.lower().split(), pos)
        for pos in ENDINGS
        for frame in lexicon.frames(pos).values()
        if frame.kind in ("financing", "agreement")
    }
    return re.compile(rf"\b{either_of([*sorted(phrases), *IRREGULAR])}\b")


def _forms(words: Sequence[str], pos: Literal["noun", "verb"]) -> tuple[str, ...]:
    """A pattern for a phrase in all its forms, piece by piece; of a verb's only the verb, as what follows it may stand
    apart."""
    *before, last = words if pos == "noun" else words[:1]
    stem = last[:-1] if last[-1] in "ey" else last
    begun = [piece for word in before for piece in (*map(re.escape, word), r"\W+")]
    return (*begun, *map(re.escape, stem), ENDINGS[pos])


def triggered(located: Located, sentence: Span) -> bool:
    """Whether a sentence may tell a fact without a figure: it names somebody and has a word for loans or deals."""
    if not located.within(sentence, "COUNTRY", "ORG") and not who.TAKES_UP.search(located.text(sentence)):
        return False
    return _telling().search(located.text(sentence).lower()) is not None


def find(located: Located, here: Scene, told: Sequence[Told], deals: Sequence[Told]) -> Iterator[Told]:
    """The facts of a sentence that none of its figures is about, one a word that tells one."""
    used = {one.told_by.start for one in told if one.told_by is not None}
    kinds = {one.kind for one in told}
    taken: set[str] = {"agreement"} if deals else set()
    for trigger in here.triggers:
        span = deciding.span_of(here.parsed, trigger)
        kind = trigger.frame.kind
        if kind != "financing" or span.start in used or kind in taken or kind in kinds:
            continue
        if told or not _is_told(here, trigger):
            continue
        found = _of_trigger(located, here, trigger, span)
        if found is not None:
            taken.add(kind)
            yield found
            yield from (replace(found, when=other) for other in _other_times(located, found))


def _is_told(here: Scene, trigger: Trigger) -> bool:
    """Whether a verb of giving or taking moves what the word means, or its giver and receiver are told beside it."""
    tree = here.parsed.tree
    noun = tree.tokens[tree.tokens[trigger.at].head]
    if trigger.frame.pos == "noun" and tree.tokens[trigger.at].dep in BEFORE_NOUN and noun.lemma in ABOUT_IT:
        return False
    if trigger.frame.pos == "verb" or trigger.frame.type.startswith("debt_re"):
        return True
    verbs = {t.at for t in here.triggers if t.frame.pos == "verb" and t.frame.kind != "claim"}
    if any(i in verbs for i in path(tree, trigger.at)[1:3]):
        return True
    links = {tree.tokens[c].lemma for c in tree.children(trigger.at) if tree.tokens[c].dep in ("prep", "agent")}
    return bool(links & {"by", "from"}) and bool(links & {"to", "for"})


def _of_trigger(located: Located, here: Scene, trigger: Trigger, span: Span) -> Told | None:
    decision = Decision(trigger.frame.kind, trigger.frame.type, trigger, 6.0)
    filled = lent.without_who_agrees(trigger, sided.sides(located, here, None, None, decision))
    filled = signed_loans.sides(here.parsed.tree, trigger, filled)
    if trigger.frame.type in ("debt_rescheduling", "refinancing"):
        filled = turned.by_its_debtor(here, trigger.frame.word, filled)
    verb = verb_among(here.parsed.tree, path(here.parsed.tree, trigger.at))
    when = times.of_figure(located, here.parsed, span, verb, span.end, trigger.at)
    if not _is_event(trigger, filled, when is not None):
        return None
    sentence = here.parsed.sentence
    text = re.sub(r"\s+", " ", located.text(sentence)).strip(" ,;.")
    found = standing.of_words(located, here.parsed, trigger.at)
    name = standing.of_noun(here.parsed.tree, trigger.at)
    if {name, found.name} & {"denied", "failed"} or _is_talked_of(here.parsed.tree, trigger.at):
        return None
    if trigger.frame.type.startswith(("debt_re", "guarantee")) and not OWED.search(text):
        return None
    return Told(
        parsed=here.parsed,
        kind=decision.kind,
        type=decision.type,
        clause=Span(sentence.start, sentence.end),
        figures=(),
        filled=filled,
        when=when,
        standing=found,
        told_by=span,
        score=decision.score,
        terms=here.terms if decision.kind == "financing" else Terms(),
        title=Value(sentence.start, sentence.end, "title", text, "clause"),
    )


def _other_times(located: Located, one: Told) -> Iterator[Mention]:
    """The times that "and" adds to that of a fact: it happened again in each: "the reschedulings in 1999 and 2001"."""
    last = one.when
    sentence = one.parsed.sentence
    if last is None or one.told_by is None or not one.told_by.end <= last.start < sentence.end:
        return
    for date in located.within(Span(last.end, sentence.end), "DATE"):
        joined = located.document.text[last.end : date.start]
        if not date.norm or "/" in date.norm or not re.fullmatch(r"\s*(?:,\s*)?and(?:\s+in)?\s+|\s*,\s*", joined):
            return
        yield date
        last = date


def _is_talked_of(tree: Tree, at: int) -> bool:
    """Whether a noun is only what talks, hopes or risks are about: "talks on an agreement"."""
    for below in path(tree, at)[:6]:
        token = tree.tokens[below]
        if token.dep == "prep" and tree.tokens[token.head].lemma in lexicon.words("talks"):
            return True
    return False


def _is_event(trigger: Trigger, filled: Sequence[Filled], dated: bool) -> bool:
    """Whether the words tell an event: both sides by the grammar, or one of them with a time or a term."""
    near = {one.role for one in filled if one.method == "grammar" and one.far <= NEAR}
    if {"giver", "receiver"} <= near:
        return True
    told = near & {"giver", "receiver"} if trigger.frame.pos == "noun" else near & {"receiver"}
    return trigger.frame.type.startswith("debt") and bool(told) and dated
