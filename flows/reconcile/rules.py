"""Rules about two statements that no weight outdoes: what makes two facts of them, or one."""

import re

from flows.reconcile.actors import turned
from flows.reconcile.back import EFFECT, besides
from flows.reconcile.in_both import counted, exactly, named, only_further, telling_sum, unsorted
from flows.reconcile.marks import AMENDING_MARK, other_of_a_row
from flows.reconcile.stated import Stated
from flows.reconcile.states import other_states, states
from flows.reconcile.wording import stem

MANY = 3  # equal figures that make two statements of one time one fact
OTHER_TIME = frozenset({"other_month", "next", "near", "far"})
FIRST = frozenset({"1"})
"""The mark of the first of a row, which is often told without it."""
OTHER_FIGURE = frozenset({"near", "other"})
OTHER_SUM = OTHER_FIGURE | {"same_word"}
"""Sums that are in conflict should the two be one fact."""
PAID = re.compile(r"\b(?:tranche|instal?lment|disbursement|payment)", re.IGNORECASE)
"""Payments of one loan, which may be of one sum."""
WORKS = frozenset({"", "other", "agreement", "contract"})
BUILDS, MONEY = stem("build"), frozenset({stem("loan"), stem("finance"), "grant", "aid"})
"""Stems of agreements on works and on money."""


def differs(levels: dict[str, str]) -> tuple[str, ...]:
    """The fields in which the two disagree, should they be one fact."""
    time, money = levels["times"], levels["sums"]
    fields = (("date",) if time == "other_month" else ("year",)) if time in OTHER_TIME else ()
    return (*fields, *(("amount",) if money in OTHER_SUM else ()))


def known_apart(a: Stated, b: Stated) -> str:
    """The cheap rules, told before anything is measured."""
    if tells_both(a, b):
        return "one sentence tells both"
    if _told_besides(a, b):
        return "told beside the one before"
    if rule := other_states(states(a), states(b), turned(a, b)):
        return rule
    if _another_of_a_row(a, b):
        return "another of a row of like things"
    return ""


def tells_both(a: Stated, b: Stated) -> bool:
    """Whether one sentence of one paper tells the two: every sum of it is a fact of its own."""
    one, other = a.statement, b.statement
    overlap = a.document_id == b.document_id and one.start < other.end and other.start < one.end
    return overlap and _one_passage(one.quote, other.quote)


def _told_besides(a: Stated, b: Stated) -> bool:
    """Whether the later of two places of one paper tells of a deal beside the earlier one."""
    first, then = sorted((a.statement, b.statement), key=lambda one: one.start)
    return a.document_id == b.document_id and besides(first, then)


def _another_of_a_row(a: Stated, b: Stated) -> bool:
    """Whether titles of agreements are marked as two of a row, or both places, in title or passage, in other ways."""
    kinds = {a.statement.kind, b.statement.kind}
    if kinds == {"agreement"} and other_of_a_row(a.wording.marks, b.wording.marks):
        return a.wording.marks ^ b.wording.marks != FIRST
    mine, theirs = a.compared.marks, b.compared.marks
    return bool(mine and theirs) and other_of_a_row(mine, theirs) and kinds != {"claim"}


def _one_passage(one: str, other: str) -> bool:
    return one in other or other in one


def told_apart(a: Stated, b: Stated, levels: dict[str, str]) -> str:
    """Why the two are two facts whatever the weights say, "" where nothing forbids that they are one."""
    if rule := _of_two_deals(a, b, levels):
        return rule
    time, money, counts = levels["times"] in OTHER_TIME, levels["sums"] in OTHER_FIGURE, levels["quantities"] == "other"
    if time and money:
        return "another time and another sum"
    marked = levels["marks"] == "one_marked" and a.wording.marks != b.wording.marks
    marked = marked and not (only_further(a, b) and exactly(levels)) and not _ranks_nothing(a, b, levels)
    if a.document_id == b.document_id and (time or money or counts or marked):
        return "one paper tells them apart"
    if "claim" in (a.statement.kind, b.statement.kind) and (time or money or not counted(levels)):
        return "a claim of another time or figure"
    if _nothing_in_common(levels) and not points_back(a, b):
        return "nothing that is told is in both"
    if levels["totals"] == "one" and not counted(levels):
        return "a running total, and a thing that may be in it"
    if levels["totals"] == "both" and (time or money or (_other_thing(levels) and not telling_sum(levels))):
        return "running totals of two times or things"
    if levels["sorts"] == "claim_of_a_deal" and levels["telling"] == "0" and _figure_alone(a, b, levels):
        return "a claim beside the deal whose sum it states"
    return ""


def _of_two_deals(a: Stated, b: Stated, levels: dict[str, str]) -> str:
    """Why two deals of like sides are two by what sort they are of, "" for nothing."""
    agreements = a.statement.kind == b.statement.kind == "agreement"
    if levels["beside"] == "swapped" and agreements and "same" not in levels["sums"]:
        return "another thing in the same frame of words"
    if levels["times"] in OTHER_TIME - {"other_month"} and AMENDING_MARK in a.compared.marks & b.compared.marks:
        return "renewed in two years"
    if _pays_for(a, b) or _pays_for(b, a):
        return "a loan, and the agreement to build what it pays for"
    if {a.statement.kind, b.statement.kind} == {"financing", "project"} and levels["sums"] == "same_beside":
        return "a loan, and a work beside whose name its sum stands"
    return ""


def _pays_for(a: Stated, b: Stated) -> bool:
    """Whether a is a loan, and b an agreement whose passage speaks of building, and of no loan or the like."""
    lent = a.statement.kind == "financing" and b.statement.kind == "agreement" and b.statement.subtype in WORKS
    return lent and BUILDS in b.compared.context and not MONEY & b.compared.context


def _figure_alone(a: Stated, b: Stated, levels: dict[str, str]) -> bool:
    """Whether a claim and a deal, or two places of one paper even more, have hardly more than a figure in common."""
    if a.document_id == b.document_id:
        return not (named(levels) and exactly(levels)) and not (unsorted(a, b) and _agree_but_for_time(levels))
    exactly_dated = levels["times"].startswith("same") and telling_sum(levels)
    if exactly_dated and levels["organizations"].startswith("same"):
        return False
    dated = levels["times"] == "same_month" or exactly_dated
    of_a_side = levels["sides"].startswith("same") or (levels["sides"] == "part" and dated)
    return not named(levels) and not of_a_side


def _agree_but_for_time(levels: dict[str, str]) -> bool:
    """Whether one exact sum is told of like sides or one body, and of one time or, in one place, of none."""
    sides = levels["sides"].startswith("same") or levels["sides"] == "part" or named(levels)
    return sides and levels["sums"] == "same_exact" and (levels["times"].startswith("same") or "silent" in levels["times"])


def _nothing_in_common(levels: dict[str, str]) -> bool:
    """Whether each tells of other things, and no name, body or figure is in both, nor a name that one may point to."""
    apart = levels["things"] == "none" or (levels["things"] == "one_silent" and "agreement" in levels["sorts"])
    pointed = levels["around"] in ("some", "much") and levels["times"].startswith("same")
    return levels["telling"] == "0" and apart and not named(levels) and not counted(levels) and not pointed


def _other_thing(levels: dict[str, str]) -> bool:
    """Whether nothing that is told is in both, no count either."""
    return levels["things"] == "none" and not levels["quantities"].startswith("same")


def points_back(a: Stated, b: Stated) -> bool:
    """Whether one place tells more of the deal that the other told just before: "under this agreement"."""
    return a.back == b.evidence_id or b.back == a.evidence_id


def takes_it_up(a: Stated, b: Stated, levels: dict[str, str]) -> bool:
    """Whether one place points back to the other and tells nothing else: no "credit agreement" is "the border agreement"."""
    own = levels["things"] == "none" and levels["beside"] == "each_says_more"
    return points_back(a, b) and not (own and not any(EFFECT.match(one.statement.quote) for one in (a, b)))


def retold_in_news(a: Stated, b: Stated, levels: dict[str, str]) -> bool:
    """Whether a piece of news tells one sum of a deal of one sort and the same sides twice, in headline and text."""
    deals = {a.statement.kind, b.statement.kind} <= {"agreement", "financing"}
    one_sort = levels["sorts"].startswith(("same", "kindred", "agreed"))
    agree = levels["sums"].startswith(("same", "rounded")) and levels["sides"].startswith("same") and one_sort
    other = levels["organizations"].startswith("other") or levels["marks"] != "none" or levels["names"] == "others"
    other = other or levels["things"] == "none"
    return a.in_news and a.document_id == b.document_id and deals and agree and not other


def of_many_figures(a: Stated, b: Stated) -> bool:
    """Whether so many figures are in both that words matter no more."""
    return len(a.compared.quantities & b.compared.quantities) + len(a.sums & b.sums) >= MANY


def of_one_sum(levels: dict[str, str]) -> bool:
    """One sum for something of one name, between the same countries in one year, is never passed over in silence."""
    paid = levels["sums"].startswith("same") and levels["times"].startswith("same") and levels["roles"] == "same"
    return paid and levels["things"] not in ("none", "one_silent", "silent")


def _ranks_nothing(a: Stated, b: Stated, levels: dict[str, str]) -> bool:
    """Whether a mark in one of two places of a paper tells them not apart: one is a row of a table, which tells no order, or
    it is of what a sum is for, as the second phase of a railway, and both tell one such sum of one body and time."""
    agree = levels["sums"].startswith("same") and levels["times"].startswith("same")
    if not agree or not levels["organizations"].startswith("same"):
        return False
    tabled = (a.statement.table is None) != (b.statement.table is None)
    return tabled or (exactly(levels) and not any(PAID.search(one.statement.quote) for one in (a, b)))
