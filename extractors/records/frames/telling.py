"""What a sentence tells: a fact for each of its figures, and facts without any."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.entities import units
from extractors.model.document import Span
from extractors.model.fact import Mention, Value
from extractors.records import clauses, coordinated
from extractors.records.clauses import Parsed
from extractors.records.frames import (
    all_lent,
    as_before,
    belonging,
    built,
    called_off,
    clause_sides,
    coverage,
    deal_sizes,
    debtors,
    deciding,
    floated,
    following,
    gapped,
    held,
    in_brackets,
    known_lenders,
    labelled,
    lent,
    levels,
    lists,
    of_itself,
    outputs,
    own_budgets,
    passage,
    remitted,
    running_totals,
    signed_loans,
    stakes,
    standing,
    stocks,
    times,
    turned,
    wording,
    works_before,
)
from extractors.records.frames.deciding import Decision
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.sided import CLOSE, sides
from extractors.records.frames.terms import Terms
from extractors.records.frames.told import Told
from extractors.records.located import Located

SURE_MEASURE = 4.5  # score of a claim's word from which a verb of giving beside it says no more
SURE_ALONE = 7.4  # score of a word from which a figure of nobody and no time is still a fact
LARGE_SUM = 1e6  # units of currency from which a sum of nobody and no time may stand alone
EXTENTS = frozenset({"length", "speed", "temperature"})
"""What no goods are measured by."""


def of_figures(located: Located, here: Scene, taken: Sequence[Span] = ()) -> Iterator[Told]:
    """The facts that the figures of a sentence are about, one a figure."""
    parsed = here.parsed
    sums = [m for m in here.figures if m.kind == "money"]
    sized = [m for m in here.figures if m.kind == "quantity"]
    again = {**coordinated.told_again(located, sums), **coordinated.measured_again(located, sized)}
    percents = [m for m in here.figures if m.kind == "percent"]
    shares = {
        **coordinated.shared_out(located, parsed.sentence, percents),
        **coordinated.shared_out(located, parsed.sentence, sums),
    }
    repeated = {*again, *(m.start for m in percents if coordinated.is_of_the_whole(located, m))}
    repeated |= {m.start for m in sums if len(sums) > 1 and coordinated.is_the_whole(located, parsed.sentence, m)}
    repeated |= coordinated.in_own_dollars(located, sums)
    own = [m for m in here.figures if m.start not in repeated and not any(s.start <= m.start < s.end for s in taken)]
    own = [m for m in own if not built.is_stopped(parsed, m, here.triggers)]
    decisions = lists.as_one(here.listed, {m.start: _decision(located, here, m) for m in own})
    decisions.update(in_brackets.as_what_they_list(located, here, decisions))
    decisions.update(debtors.of_a_list(here, decisions))
    like = {*here.listed, *here.by_place, *here.against}
    decisions.update(as_before.as_the_one_before(located, parsed, own, decisions, like, again))
    decisions.update(as_before.as_the_clause_before(located, here, decisions))
    decisions.update(_as_shared_out(shares, decisions))
    decisions.update(outputs.alike(located, own, decisions))
    own = levels.without_former(located, parsed, own, decisions)
    loans = any(d.kind == "financing" for d in decisions.values()) or any(t.frame.kind == "financing" for t in here.triggers)
    loans = loans or (here.terms.rate is not None and (here.terms.maturity or here.terms.grace) is not None)
    rates = {m.start for m in coverage.terms(here, loans)}
    priced = stakes.prices(parsed, own, decisions)
    decisions.update({price.start: decisions[at] for at, price in priced.items()})
    joined = {**deal_sizes.counts_with_sums(parsed, own), **priced}
    for figure in own:
        if figure.start in rates or figure.start in joined:
            continue
        if figure.unit == "bp" and decisions[figure.start].type != "price":
            continue
        beside = [m for m in here.figures if again.get(m.start) is figure]
        beside += [m for m in own if joined.get(m.start) is figure]
        decision = decisions[figure.start]
        if decision.kind in ("agreement", "project") and any((m.value or 0) > 2 for m in beside if m.kind == "count"):
            decision = replace(decision, kind="claim", type="other")
        told = _of_figure(located, here, figure, beside, decision, shares.get(figure.start))
        if told is not None:
            here = replace(here, passage=here.passage.then((told,)))
            yield told


def _decision(located: Located, here: Scene, figure: Mention) -> Decision:
    at = clauses.anchor(here.parsed, figure) or 0
    found = belonging.of_figure(here.parsed, figure, outputs.measured(located, here.figures, figure, here.triggers))
    bodies = {a.at for a in here.actors if a.sort == "organization"}
    verb = belonging.governing(here.parsed, at, here.triggers)
    decision = deciding.decide(located, here.parsed, figure, at, found, here.triggers, here.terms.rate is not None)
    works = {t.at for t in here.triggers if t.frame.kind == "project"}
    decision = stakes.of_a_work(here.parsed, at, decision, verb, works)
    decision = floated.raised(here.parsed.tree, at, stakes.of_a_firm(here.parsed, at, decision, verb, bodies), verb)
    decision = floated.by_bonds(here.parsed.tree, decision, here.triggers)
    decision = deal_sizes.of_changed(here.parsed, at, decision, here.triggers)
    told = deal_sizes.as_claim(here.parsed.tree, floated.brought_to(here.parsed.tree, at, decision, here.triggers))
    told = coverage.as_share(here, figure, at, coverage.of_a_part(here.parsed.tree, told))
    told = remitted.by_people(here.parsed, at, stakes.of_price(here.parsed, at, told, verb))
    return labelled.lent(located, here, figure, at, told)


def _as_shared_out(
    shares: Mapping[int, coordinated.Share], decisions: Mapping[int, Decision]
) -> Iterator[tuple[int, Decision]]:
    """The decisions on figures that one "respectively" shares out: as on the surest of them."""
    for share in shares.values():
        row = [at for at, other in shares.items() if other.row == share.row and at in decisions]
        if len(row) > 1 and len({decisions[at].kind for at in row}) == 1:
            surest = max((decisions[at] for at in row), key=lambda d: (d.type != "other", d.score))
            yield from ((at, surest) for at in row)


def _of_figure(
    located: Located,
    here: Scene,
    figure: Mention,
    beside: Sequence[Mention],
    decision: Decision,
    share: coordinated.Share | None,
) -> Told | None:
    parsed = here.parsed
    at = clauses.anchor(parsed, figure)
    decision, filled = _settled(located, here, figure, at if at is not None else 0, decision, share)
    verb = clauses.verb_over(parsed, figure)
    several = len([m for m in here.figures if m.kind == figure.kind]) > 1
    shares_verb = any(clauses.verb_over(parsed, m) == verb for m in here.figures if m.start < figure.start)
    part = wording.clause(parsed, figure, verb, shares_verb) if several else Span(parsed.sentence.start, parsed.sentence.end)
    part = share.row if share is not None else part
    end = share.row.end if share is not None else max([figure.end, *(m.end for m in beside if m.kind == "money")])
    for items in (here.against, here.by_place):
        end = max(end, items[figure.start].stretch.end if figure.start in items else end)
    if share is None and figure.kind == "percent":
        end = max(end, outputs.end_of(located.document.text, here.figures, figure))
    when = times.of_figure(located, parsed, figure, verb, end, decision.trigger.at, decision.kind == "claim")
    if when is not None and when.end <= parsed.sentence.start and _is_placed(decision, filled):
        when = None
    if when is not None:
        when = levels.time_of(located, here.figures, figure, when)
    elif as_before.is_a_part(located, parsed.sentence):
        when = as_before.when_of_the_whole(here)
    how_far = standing.of_words(located, parsed, at or 0)
    how_far = called_off.standing(located, parsed, at or 0, decision.type, how_far)
    how_far = standing.of_promise(parsed.tree, decision.trigger.at, decision.trigger.frame.word, how_far)
    if coordinated.is_paid_in_part(located, parsed.sentence, figure):
        when, how_far = None, replace(how_far, name="", words="")
    alone = _stands_alone(located, parsed, figure, decision)
    if (
        not filled
        and when is None
        and not alone
        and not works_before.tells_a_cost(located, here, figure, decision.trigger.at)
    ):
        return None
    text = wording.title(located, part, wording.subject(parsed, verb) if several and share is None else None)
    return Told(
        parsed=parsed,
        kind=decision.kind,
        type=decision.type,
        clause=part,
        figures=(standing.bounded(parsed.tree, at, figure), *beside),
        filled=filled,
        when=when,
        standing=how_far,
        told_by=deciding.span_of(parsed, decision.trigger),
        score=decision.score,
        terms=here.terms.of_kind(decision.type) if decision.kind == "financing" else Terms(),
        flags=("umbrella",) if any(m.kind == "count" for m in beside) else (),
        title=Value(part.start, part.end, "title", text, "clause"),
        cumulative=running_totals.is_one(located, parsed, figure, part, decision.kind, when),
    )


def _is_placed(decision: Decision, filled: Sequence[Filled]) -> bool:
    """Whether a work has its place in its own sentence: the time of the sentence before is that of something else."""
    return decision.kind == "project" and any(one.role == "place" and one.method == "grammar" for one in filled)


def _stands_alone(located: Located, parsed: Parsed, figure: Mention, decision: Decision) -> bool:
    """Whether a figure of no one country and no time is still a fact: of a continent or countries at large by a word that
    tells what it is, or a large sum that surely is of its word."""
    large = figure.kind == "percent" or (figure.kind == "money" and (figure.value or 0.0) >= LARGE_SUM)
    if not large or decision.type == "price":
        return False
    told = (decision.score >= SURE_MEASURE or figure.kind == "percent") and decision.type != "other"
    if told and passage.speaks_of_a_group(located, parsed.sentence):
        return True
    return figure.kind != "percent" and decision.score >= SURE_ALONE


def _settled(
    located: Located, here: Scene, figure: Mention, at: int, decision: Decision, share: coordinated.Share | None
) -> tuple[Decision, tuple[Filled, ...]]:
    """The decision on a figure and its sides; goods, costs and sums of no certain measure that A gives B are financing."""
    told = passage.of_the_same(here.passage, here.parsed.sentence)
    decision = gapped.as_told(here.parts, figure, told, decision)
    filled = sides(located, here, figure, at, decision, share)
    if decision.kind == "claim":
        given_away = figure.kind == "quantity" and decision.trigger.frame.kind == "financing"
        unsure = decision.score < SURE_MEASURE or figure.kind == "count" or decision.type == "price" or given_away
        goods = figure.kind != "percent" and units.dimensions().get(figure.unit) not in EXTENTS
        other = deciding.in_kind(here.parsed, at, here.triggers) if unsure and goods else None
        if other is not None:
            moved = sides(located, here, figure, at, other, share)
            given = {one.role for one in moved if one.method == "grammar" and one.far <= CLOSE}
            if {"giver", "receiver"} <= given and "/" in figure.unit:  # "sends 5,000 barrels a day to A"
                return replace(other, kind="claim", type="exports"), known_lenders.as_trade(moved)
            if {"giver", "receiver"} <= given:
                return (other if figure.kind != "money" else replace(other, type="assistance")), moved
    filled = _turned(located, here, figure, decision, filled)
    decision, filled = following.settled(located, here, figure, decision, filled)
    filled = all_lent.without_one_receiver(located, here, figure, decision, filled)
    if decision.kind == "financing" and own_budgets.pays(located, here, figure, filled):
        return replace(decision, kind="claim", type="other"), own_budgets.of_who_pays(filled)
    if (
        decision.kind == "financing"
        and decision.trigger.frame.type == "take"
        and not any(one.role == "giver" for one in filled)
        and not lent.comes_from_lenders(here.parsed.tree, at if at is not None else 0)
        and not lent.is_received_by_a_state(here.parsed.tree, decision.trigger, filled)
        and not _goes_on_from_money(here, figure, filled)
    ):
        claim = replace(decision, kind="claim", type="other")
        return claim, sides(located, here, figure, at, claim, share)
    return decision, filled


def _goes_on_from_money(here: Scene, figure: Mention, filled: Sequence[Filled]) -> bool:
    """Whether a figure in a part without a verb is like one that is told as money given: "A received 5 million, B 3"."""
    part = here.parts.get(figure.start)
    told = passage.of_the_same(here.passage, here.parsed.sentence)
    like = next((one for one in told if part is not None and part.like in one.figures), None)
    return like is not None and like.kind == "financing" and any(one.role == "receiver" for one in filled)


def _turned(
    located: Located, here: Scene, figure: Mention, decision: Decision, filled: tuple[Filled, ...]
) -> tuple[Filled, ...]:
    """The sides as the measure or instrument of a fact turns them."""
    if decision.trigger.frame.type == "share":
        filled = turned.of_and_in(filled)
    if decision.type in ("share", "debt_share"):
        filled = turned.of_a_share(here, filled)
    filled = turned.by_measure(decision.type, filled)
    if decision.type in ("share", "other", "count"):
        filled = of_itself.sides(located, here, figure, filled)
    if decision.type == "investment":
        filled = of_itself.of_a_government(located, filled)
    filled = held.sides(here, figure, decision, filled)
    if decision.kind == "claim" and decision.type in ("debt_stock", "debt_service", "debt_share"):
        filled = turned.provided_by(here.parsed.tree, filled)
        filled = stocks.sides(here.parsed.tree, decision.trigger, filled)
        filled = clause_sides.with_debtor(here, clauses.anchor(here.parsed, figure), filled)
        filled = turned.with_its_debtor(here, debtors.with_creditor(located, here, decision, filled))
        filled = debtors.behind_its_share(located, here, figure, filled)
    if decision.kind == "financing":
        filled = known_lenders.sides(here, decision.trigger, filled)
        filled = lent.without_who_agrees(decision.trigger, filled)
        filled = turned.drawn_so_far(here.parsed.tree, decision.trigger, filled)
        filled = signed_loans.sides(here.parsed.tree, decision.trigger, filled)
        filled = turned.in_exchange(here.parsed.tree, decision.trigger, filled)
        filled = floated.sides(here.parsed.tree, decision.trigger, filled)
        filled = stakes.without_the_target(here.parsed, decision, filled)
    if decision.type in ("debt_rescheduling", "refinancing"):
        filled = turned.by_its_debtor(here, decision.trigger.frame.word, filled)
    if decision.type.startswith("debt_re"):
        filled = turned.of_whose_debt(here, turned.with_its_creditors(filled))
    if decision.kind == "financing" and passage.speaks_of_a_group(located, here.parsed.sentence):
        filled = signed_loans.by_its_lone_party(here, filled)
    return filled
