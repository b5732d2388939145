"""A measure of likeness across the others: whether figure, time and sides agree all at once."""

from typing import Literal

from flows.reconcile import anchors, figures
from flows.reconcile.actors import sides
from flows.reconcile.amounts import quantities, sums
from flows.reconcile.overlap import overlap
from flows.reconcile.rarity import Rarity
from flows.reconcile.seen import Seen
from flows.reconcile.spans import LONG, Months, Standing, months, standing
from flows.reconcile.stated import Stated
from flows.reconcile.wording import common_stems

TIMES = frozenset({"same_year", "same_month", "same_named"})
OTHER = frozenset({"other_month", "overlap", "next", "near", "far"})
SIDES = frozenset({"same", "same_rare", "same_alone", "same_alone_rare", "part"})
SILENT = frozenset({"silent", "one_silent", "overlap", "giver_alone"})
EXACT = frozenset({"same_exact", "same_thing"})
LIKE = frozenset({"same_odd", "same_round", "rounded"})
UNTOLD = frozenset({"", "other", "count", "share"})
"""Measures of claims that do not say what is measured."""


FRESH = 3
"""Months within which news tell what has been done."""


def together(a: Stated, b: Stated, rarity: Rarity) -> Seen:
    """Whether title or figure, time and sides agree all at once: each may by chance, all of them hardly.

    What a place does not tell speaks for nothing; what it tells otherwise does.
    """
    found = {sums(a, b, rarity).level, quantities(a, b, rarity).level}
    time, who = time_of(a, b), sides(a, b, rarity).level
    agree = (time in TIMES) + (who in SIDES)
    against = (time not in TIMES | SILENT) or (who not in SIDES | SILENT)
    if who in SIDES and _tells_the_same(a, b) and time in TIMES | {"next"}:
        return Seen("title_next" if time == "next" else "title_all", "what is told and sides agree, and the time all but")
    if found & (EXACT | LIKE):
        several = len(a.compared.quantities & b.compared.quantities) > 1
        exact = several or found & EXACT or rounds_telling(a, b)
        how = "exact" if exact else "odd" if "same_odd" in found else "round"
        known = ("figure", "two", "all")[agree]
        other = "_other_thing" if _of_other_things(a, b) else ""
        level = f"{_measured(a, b)}{how}_{known}{'_against' if against else ''}{other}"
        return Seen(level, "figure, time and sides agree" if known == "all" else "figure agrees")
    if agree == len(("time", "sides")):
        return Seen("time_and_sides", "time and sides agree")
    return Seen("little_against" if against else "little", "not all agree")


def rounds_telling(a: Stated, b: Stated) -> bool:
    """Whether the one's sum is the other's, rounded to digits that hardly agree by chance."""
    one, other = a.compared.own_sum, b.compared.own_sum
    return one is not None and other is not None and figures.is_telling_rounding(one, other)


def time_of(a: Stated, b: Stated) -> Standing | Literal["same_named"]:
    """How the times stand to each other; `same_named` where a place without one names the other's year in its passage."""
    if _is_still_to_come(a, b) or _is_still_to_come(b, a):
        return "far"
    level = standing(a.time, b.time)
    if level == "next" and not (a.statement.date and b.statement.date):
        # news tell what was done some weeks before, and nothing that is still to come
        if _is_to_come(a, b) or _is_to_come(b, a):
            return "far"
        return level if _is_long_past(a, b) or _is_long_past(b, a) else "one_silent"
    if level in OTHER and not (a.dates_itself and b.dates_itself):
        level = "one_silent"  # the sentence before may tell of another time
    if level != "one_silent":
        return level
    dated, silent = (a, b) if months(a.time) else (b, a)
    span = months(dated.time)
    if span is not None and span.years == 1 and span.first // LONG in silent.compared.years:
        return "same_named"
    return "far" if span is not None and _came_later(silent, span) else level


def _is_to_come(dated: Stated, done: Stated) -> bool:
    """Whether what one place dates came after the year in which the other, without a date, tells what had been done."""
    time, written = months(dated.time), months(done.time)
    later = time is not None and written is not None and time.first // LONG > written.first // LONG
    return later and bool(dated.statement.date) and not done.statement.date and "not_done" not in done.statement.flags


def _is_still_to_come(planned: Stated, done: Stated) -> bool:
    """Whether news tell that something will be done which another place tells was done months before these were written."""
    time, written = months(done.time), months(planned.written)
    if time is None or written is None or written.first != written.last or planned.statement.date:
        return False
    ahead = "not_done" in planned.statement.flags and "not_done" not in done.statement.flags
    return ahead and planned.in_news and written.first - time.last > FRESH


def _is_long_past(told: Stated, news: Stated) -> bool:
    """Whether what one place tells was over months before the other, without a date, told as news what had been done."""
    time, written = months(told.time), months(news.time)
    if time is None or written is None or news.statement.date:
        return False
    return written.first - time.last > FRESH


def _came_later(one: Stated, span: Months) -> bool:
    """Whether what a place tells without a time was written before a time had come, and no plan for it: swaps recur."""
    written = one.published
    slack = 0 if one.in_news else 1  # of a report the year that is printed may be that of a draft
    return written is not None and span.first // LONG > written + slack and "not_done" not in one.statement.flags


def _tells_the_same(a: Stated, b: Stated) -> bool:
    """Whether no telling word is in one title alone, and one is in both passages."""
    both, common = overlap(a.wording.content, b.wording.content), common_stems()
    return not (both.only_a - common) and not (both.only_b - common) and bool(a.compared.things & b.compared.things)


def _of_other_things(a: Stated, b: Stated) -> bool:
    """Whether each place tells what it is about, and nothing of it, no name either, is in both: one sum, two purposes."""
    x, y = a.compared, b.compared
    if not (x.things and y.things) or anchors.shared(x.anchors, y.anchors)[0]:
        return False
    return not overlap(x.things, y.things).shared


def _measured(a: Stated, b: Stated) -> str:
    """ "measure_" for two claims of one measure, of which figure, time and sides tell all there is."""
    one, other = a.statement, b.statement
    same = one.subtype == other.subtype and one.subtype not in UNTOLD
    shares = {one.subtype, other.subtype} == {"share", "debt_share"}
    return "measure_" if one.kind == other.kind == "claim" and (same or shares) else ""
