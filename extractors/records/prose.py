"""What the sentences of a paper state: agreements, facts with figures, facts without."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extractors.entities import grammar
from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.model.fact import Mention, Statement
from extractors.records import clauses
from extractors.records.clauses import Parsed
from extractors.records.frames import (
    added_terms,
    agreed,
    build,
    built,
    confidence,
    context,
    effects,
    entries,
    general,
    headings,
    led,
    listed_deals,
    measured,
    modelled,
    next_dates,
    one_more,
    passage,
    registered,
    run_on,
    same_time,
    scenes,
    stages,
    stakes,
    studied,
    subjects_of_papers,
    telling,
    under_way,
    unstated,
    unsummed,
    work_terms,
    works_before,
)
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import path, subjects
from extractors.records.frames.told import Told
from extractors.records.frames.triggers import nouns_of
from extractors.records.located import Located
from extractors.records.sentences import Sentence, sentences

NO_PROSE = re.compile(r"(?:\.\s?){7}|(?:[-–—_]\s){5}|…\s?…|©|\bcopyright\s+(?:\(c\)|(?:19|20)\d\d)", re.IGNORECASE)
"""What entries of a table of contents and notices of copyright have, and no sentence."""
ABOUT_ITSELF = re.compile(
    r"(?:the\s+)?(?:table|figure|section|chapter|appendix|annex)\s+[\dIVX]|(?:the\s+)?authors?\b", re.IGNORECASE
)
"""A sentence about the paper's own tables and parts, or about who wrote it, states no fact of the world."""

LEAST_SURE = 0.4  # of a fact whose sides the next ones may go on with: of what is less sure three in four are wrong


def find(located: Located, listed: Sequence[Span] = ()) -> Iterator[Statement]:
    """The statements of the paper's prose."""
    for _, facts in walk(located, listed):
        for one in facts:
            yield build.statement(located, one)


def walk(located: Located, listed: Sequence[Span] = ()) -> Iterator[tuple[Scene, tuple[Told, ...]]]:
    """Each sentence that carries a trigger, none of `listed`, with the facts that it tells."""
    around = context.around(located)
    chosen: list[Sentence] = [
        s
        for s in sentences(located)
        if not any(span.start < s.end and s.start < span.end for span in listed) and is_candidate(located, s, around.letters)
    ]
    before = passage.Passage(
        topics=subjects_of_papers.topics(located), about=headings.titled(around.headings), titled=around.titled
    )
    last: tuple[Scene, tuple[Told, ...]] | None = None
    for parsed in _parsed(located, chosen):
        here = scenes.scene(located, parsed, around, before)
        facts = facts_told(located, here)
        if last is not None:
            whole = added_terms.with_terms(located, last[1], here, facts)
            facts = added_terms.without_rates(here, facts) if whole != last[1] else facts
            yield last[0], whole
        sure = [one for one in facts if one.kind != "agreement" and confidence.of(located, one) >= LEAST_SURE]
        before = before.then(sure)
        if parsed.lead is None:  # an entry's agreement is not what the next entry goes on from
            before = replace(before, deal=next((one for one in reversed(facts) if one.kind == "agreement"), before.deal))
        last = (here, facts)
    if last is not None:
        yield last


def _parsed(located: Located, chosen: Sequence[Sentence]) -> Iterator[Parsed]:
    """The sentences with their grammar; an item of a list that is no sentence is read with what leads into the list.

    They are parsed portion by portion, so that a long paper's trees are not all held at once.
    """
    for first in range(0, len(chosen), grammar.PORTION):
        yield from _portion(located, chosen[first : first + grammar.PORTION])


def _portion(located: Located, chosen: Sequence[Sentence]) -> list[Parsed]:
    trees = grammar.parse([located.text(sentence) for sentence in chosen])
    found = [Parsed(sentence, tree) for sentence, tree in zip(chosen, trees, strict=True)]
    leads = {
        i: lead for i, one in enumerate(found) if (lead := led.lead(located, one.sentence)) and led.is_fragment(one.tree)
    }
    again = grammar.parse([led.words(located, lead, found[i].sentence) for i, lead in leads.items()])
    for (i, lead), tree in zip(leads.items(), again, strict=True):
        found[i] = led.parsed(located, lead, found[i].sentence, tree)
    return found


def facts_told(located: Located, here: Scene) -> tuple[Told, ...]:
    """What a parsed sentence states: agreements, facts with figures, facts without. A sum that is an agreement's own by its
    words, or by the frame of its word, is told with it."""
    if general.is_general(located, here):
        return ()
    deals = listed_deals.find(located, here, tuple(agreed.find(located, here)), here.letters)
    deals = registered.find(located, here, run_on.find(located, here, deals))
    told_with = [m for one in deals for m in one.figures]
    has_figures = measured.has(located, here.parsed.sentence)
    facts = tuple(telling.of_figures(located, here, told_with)) if has_figures else ()
    facts = tuple(one for one in facts if not (one.figures and under_way.is_progress(here.parsed, one.figures[0])))
    if modelled.is_of_a_model(located, here):
        facts = tuple(one for one in facts if one.kind != "claim")
    facts = tuple(one for one in facts if one.kind != "agreement" or not _is_of_before(located, one))
    owners = [next((deal for deal in deals if _is_of(located, here, deal, one)), None) for one in facts]
    rest = tuple(one for one, owner in zip(facts, owners, strict=True) if owner is None and not _counts(here, one, deals))
    whole = [_with_sums(deal, [one for one, owner in zip(facts, owners, strict=True) if owner is deal]) for deal in deals]
    rest = work_terms.in_one(tuple(work_terms.with_roles(here, one) for one in rest))
    rest = works_before.with_costs(located, here, [_dated(located, here, one) for one in rest])
    rest = same_time.with_times(located, here, [stakes.in_work(located, here, one) for one in rest])
    alone = tuple(unsummed.find(located, here, rest, deals))
    entered = () if any(one.kind == "project" for one in rest) else tuple(entries.find(located, here))
    if entered:
        sized = {m.start for one in entered for m in one.figures}
        rest = tuple(one for one in rest if one.kind != "claim" or not {m.start for m in one.figures} <= sized)
    found = (*whole, *rest, *alone, *(entered or built.find(located, here, (*rest, *alone))))
    found = (*found, *works_before.find(located, here, found))
    found = work_terms.with_capacities(here, found)
    found = tuple(one for one in found if not unstated.is_unstated(located, here, one))
    return one_more.with_it(
        located,
        [one for one in found if not (general.is_unreal(located, here, one) or effects.is_effect(located, here, one))],
        here,
    )


def _is_of(located: Located, here: Scene, deal: Told, fact: Told) -> bool:
    """Whether the figure of a fact is an agreement's own: the frame of its word tells so, or it is only what the sides agree
    to pay, of no measure of its own."""
    if fact.kind == "agreement":
        apart = fact.when is not None and deal.when is not None and fact.when.norm != deal.when.norm
        return fact.told_by == deal.told_by and not apart
    if fact.kind == "claim" and fact.type == "other" and fact.told_by == deal.told_by and _is_its_size(located, here, fact):
        return True
    if fact.kind == "claim" and fact.told_by is not None and fact.figures and fact.figures[0].kind == "quantity":
        words = {here.parsed.span([t.at]).end for t in here.triggers if t.frame.kind == "agreement"}
        return fact.told_by.end in words  # what a lease is of, or a contract for, is no measure beside it
    if fact.kind != "claim" or deal.told_by is None or not fact.figures or fact.figures[0].kind != "money":
        return False
    at, word = clauses.anchor(here.parsed, fact.figures[0]), clauses.anchor(here.parsed, deal.told_by)
    climbed = path(here.parsed.tree, at) if at is not None else ()
    if word is None or word not in climbed:
        return False
    return not any(_is_apart(here.parsed.tree, i) for i in climbed[: climbed.index(word)])


def _is_of_before(located: Located, fact: Told) -> bool:
    """Whether the figure of an agreement is that of earlier ones: "contracts of 18 million, up from 9 million"."""
    return bool(fact.figures) and next_dates.is_what_another_is_compared_with(located.document.text, fact.figures[0])


def _counts(here: Scene, fact: Told, deals: Sequence[Told]) -> bool:
    """Whether a figure only says how many agreements were made that are told: "signed 27 agreements"."""
    at = clauses.anchor(here.parsed, fact.figures[0]) if fact.kind == "claim" and fact.figures else None
    if at is None or fact.figures[0].kind != "count":
        return False
    words = {clauses.anchor(here.parsed, deal.told_by) for deal in deals if deal.told_by is not None}
    return at in words or here.parsed.tree.tokens[at].head in words


def _dated(located: Located, here: Scene, one: Told) -> Told:
    """A work that its size tells of, with the only time of its sentence: "the 90 km line was laid and opened in 1976"; one
    that its cost tells of, with the time of what was done to it."""
    if one.kind != "project" or one.when is not None:
        return one
    when = built.of_its_clause(located, here.parsed)
    sized = all(m.kind == "quantity" for m in one.figures)
    return replace(one, when=when) if sized or (when is not None and _is_of_its_work(here, when)) else one


def _is_of_its_work(here: Scene, when: Mention) -> bool:
    """Whether the verb over a time has the first work of the sentence as its subject, by the verb that it is joined to too:
    "the line was built at a cost of 5 million and opened in 2016"."""
    tree = here.parsed.tree
    work = min(nouns_of(here.triggers, "project"), default=None)
    verb = clauses.verb_over(here.parsed, when)
    while verb is not None and not subjects(tree, verb) and tree.tokens[verb].dep in ("conj", "xcomp"):
        verb = tree.tokens[verb].head
    own = {work, stages.of(tree, work)} if work is not None else set()
    return verb is not None and not own.isdisjoint(subjects(tree, verb))


SIZE = re.compile(
    r"\b(?:limit|amount|size|volume|value|ceiling|worth)\s+(?:is\s+|was\s+)?(?:of|at|to)\s+(?:[a-z]+\s+){0,2}$",
    re.IGNORECASE,
)
"""Words before a sum that say how large an agreement is: "renewed it with a limit of 5 million"."""


def _is_its_size(located: Located, here: Scene, fact: Told) -> bool:
    figure = fact.figures[0] if fact.figures else None
    if figure is None or figure.kind != "money":
        return False
    return SIZE.search(located.document.text, here.parsed.sentence.start, figure.start) is not None


def _is_apart(tree: Tree, at: int) -> bool:
    """Whether a word begins what is said beside a noun; what it is "to" do is not."""
    dep = tree.tokens[at].dep
    return dep in ("conj", "appos") or (dep == "relcl" and not any(tree.tokens[c].tag == "TO" for c in tree.children(at)))


def _with_sums(deal: Told, facts: Sequence[Told]) -> Told:
    """An agreement with the figures that belong to its word, and with the time and the terms beside them."""
    for one in facts:
        deal = replace(deal, figures=(*deal.figures, *one.figures), when=deal.when or one.when, terms=one.terms)
    return deal


def is_candidate(located: Located, sentence: Sentence, letters: Collection[str]) -> bool:
    """Whether a sentence may state a fact of the world by its words."""
    text = located.text(sentence)
    if ABOUT_ITSELF.match(text) or NO_PROSE.search(text):
        return False
    if measured.is_bare(located, sentence) and led.lead(located, sentence) is None:
        return False
    triggered = (
        measured.has(located, sentence)
        or agreed.triggered(text, letters)
        or unsummed.triggered(located, sentence)
        or built.triggered(located, sentence)
        or works_before.triggered(located, sentence)
        or entries.begins(text)
        or listed_deals.begins(located, sentence, letters)
        or run_on.begins(located, sentence)
        or registered.begins(located, sentence)
    )
    return triggered and not (studied.is_of_the_study(located, sentence) or measured.is_a_rule(located, sentence))
