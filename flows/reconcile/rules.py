"""Rules about two statements that no weight outdoes: what makes two facts of them, and what leaves them in doubt."""

from extractors.entities import amounts
from flows.reconcile.actors import turned
from flows.reconcile.agreeing import rounds_telling
from flows.reconcile.back import besides
from flows.reconcile.stated import Stated
from flows.reconcile.states import other_states, states
from flows.reconcile.wording import FURTHER_MARK, REVIEW_MARK, other_of_a_row

CLEAR = 0.75  # probability from which a deal and a claim of no sort need no time and no name in both
MANY = 3  # equal figures that make two statements of one time one fact

SILENT = "neither name, figure nor time is in both places of one paper"
"""A doubt that a third place, which holds what the two leave out, takes away."""
OTHER_TIME = frozenset({"other_month", "next", "near", "far"})
FIRST = frozenset({"1"})
"""The mark of the first of a row, which is often told without it."""
OTHER_FIGURE = frozenset({"near", "other"})
OTHER_SUM = OTHER_FIGURE | {"same_word"}
"""Sums that are in conflict should the two be one fact."""


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
    if (
        levels["beside"] == "swapped"
        and a.statement.kind == b.statement.kind == "agreement"
        and "same" not in levels["sums"]
    ):
        return "another thing in the same frame of words"
    time, money, counts = levels["times"] in OTHER_TIME, levels["sums"] in OTHER_FIGURE, levels["quantities"] == "other"
    if time and money:
        return "another time and another sum"
    marked = levels["marks"] == "one_marked" and a.wording.marks != b.wording.marks
    marked = marked and not (_only_further(a, b) and _exactly(levels))
    if a.document_id == b.document_id and (time or money or counts or marked):
        return "one paper tells them apart"
    if "claim" in (a.statement.kind, b.statement.kind) and (time or money or not _counted(levels)):
        return "a claim of another time or figure"
    if _nothing_in_common(levels) and not points_back(a, b):
        return "nothing that is told is in both"
    if levels["totals"] == "one" and not _counted(levels):
        return "a running total, and a thing that may be in it"
    if levels["totals"] == "both" and (time or money or (_other_thing(levels) and not _telling_sum(levels))):
        return "running totals of two times or things"
    if levels["sorts"] == "claim_of_a_deal" and levels["telling"] == "0" and _figure_alone(a, b, levels):
        return "a claim beside the deal whose sum it states"
    return ""


def _figure_alone(a: Stated, b: Stated, levels: dict[str, str]) -> bool:
    """Whether a claim and a deal, or two places of one paper even more, have hardly more than a figure in common."""
    if a.document_id == b.document_id:
        return not (_named(levels) and _exactly(levels)) and not (_unsorted(a, b) and _agree_but_for_time(levels))
    dated = levels["times"] == "same_month" or (levels["times"].startswith("same") and _telling_sum(levels))
    of_a_side = levels["sides"].startswith("same") or (levels["sides"] == "part" and dated)
    return not _named(levels) and not of_a_side


def _agree_but_for_time(levels: dict[str, str]) -> bool:
    """Whether one exact sum is told of like sides or one body, and of one time or, in one place, of none."""
    sides = levels["sides"].startswith("same") or levels["sides"] == "part" or _named(levels)
    return sides and levels["sums"] == "same_exact" and (levels["times"].startswith("same") or "silent" in levels["times"])


def _telling_sum(levels: dict[str, str]) -> bool:
    """Whether both tell one sum that two things hardly have by chance."""
    return levels["sums"] in ("same_exact", "same_odd")


def _telling_figure(levels: dict[str, str]) -> bool:
    """Whether the same sides tell a figure of theirs that is not round."""
    return levels["sides"].startswith("same") and levels["sums"] != "same_round"


def _nothing_in_common(levels: dict[str, str]) -> bool:
    """Whether each tells of other things, and no name, body or figure is in both, nor a name that one may point to."""
    apart = levels["things"] == "none" or (levels["things"] == "one_silent" and "agreement" in levels["sorts"])
    pointed = levels["around"] in ("some", "much") and levels["times"].startswith("same")
    return levels["telling"] == "0" and apart and not _named(levels) and not _counted(levels) and not pointed


def _named(levels: dict[str, str]) -> bool:
    """Whether a proper name or a body is in both."""
    return levels["names"].startswith(("all", "some")) or levels["organizations"] in ("same", "same_rare")


def _rarely_named(levels: dict[str, str]) -> bool:
    """Whether a name or a body that few statements hold is in both."""
    return "_rare" in levels["names"] or levels["organizations"] == "same_rare"


def _counted(levels: dict[str, str]) -> bool:
    """Whether a figure is in both."""
    return any(levels[measure].startswith(("same", "rounded", "converted")) for measure in ("sums", "quantities"))


def _other_thing(levels: dict[str, str]) -> bool:
    """Whether nothing that is told is in both, no count either."""
    return levels["things"] == "none" and not levels["quantities"].startswith("same")


def points_back(a: Stated, b: Stated) -> bool:
    """Whether one place tells more of the deal that the other told just before: "under this agreement"."""
    return a.back == b.evidence_id or b.back == a.evidence_id


def takes_it_up(a: Stated, b: Stated, levels: dict[str, str]) -> bool:
    """Whether one place points back to the other and tells nothing else: no "credit agreement" is "the border agreement"."""
    return points_back(a, b) and not (levels["things"] == "none" and levels["beside"] == "each_says_more")


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


def _doubt_within(a: Stated, b: Stated, levels: dict[str, str]) -> str:
    """Why two places of one paper are no more than doubtful: it may tell of two deals, or one round share of two goods."""
    if "agreement" in levels["sorts"] and levels["telling"] == "0" and not _counted(levels) and not _of_one_month(levels):
        return "agreements of which nothing that is told is in both"
    if levels["sorts"] == "other_kind" and levels["sums"] == "rounded" and not rounds_telling(a, b):
        return "told as another sort of thing, of a sum that is only near"
    if "agreement" in levels["sorts"] and _nothing_told_in_both(levels):
        return "agreements of which neither title, time nor figure is in both"
    called_alike = levels["titles"] in ("all", "most")
    if "claim" not in levels["sorts"] and not (called_alike or _counted(levels) or levels["times"].startswith("same")):
        return SILENT
    if "claim" in levels["sorts"] and levels["sides"] == "one_silent" and "round" in levels["together"]:
        return "a round figure, of countries in one place alone"
    own = levels["beside"] == "each_says_more" and levels["titles"] not in ("all", "most", "half")
    if levels["sorts"] == "same_claim" and own and "round" in levels["together"]:
        return "a round figure, told in each place of something of its own"
    return ""


def _of_one_month(levels: dict[str, str]) -> bool:
    """Whether neither place says what an agreement is on, but both that the same sides made it, in which month."""
    return levels["things"] == "silent" and levels["times"] == "same_month" and levels["sides"].startswith("same")


def _nothing_told_in_both(levels: dict[str, str]) -> bool:
    """Whether two titles of their own share no word, and no figure and no time says that they tell one thing."""
    own = levels["beside"] == "each_says_more" and levels["titles"] in ("none", "little")
    return own and not _counted(levels) and not levels["times"].startswith("same")


def _only_further(a: Stated, b: Stated) -> bool:
    """Whether one place tells of "a further" sum, beside what may be the first in the other."""
    return a.wording.marks ^ b.wording.marks == {FURTHER_MARK}


def _exactly(levels: dict[str, str]) -> bool:
    """Whether both tell a sum that two things hardly have by chance, of one time, or any sum of one month."""
    sum_, time = levels["sums"], levels["times"]
    return (sum_ == "same_exact" and time.startswith("same")) or (sum_.startswith("same") and time == "same_month")


def doubt(a: Stated, b: Stated, levels: dict[str, str], score: float) -> str:
    """Why the two are no more than doubtful, however alike; "" for nothing. `score` is the probability that they are one."""
    alike = levels["standings"] == "alike" and levels["totals"] != "one" and levels["sums"].startswith("same")
    found = _doubt(levels, differs(levels), alike and score >= CLEAR and _unsorted(a, b))
    if not found and _only_further(a, b) and not _exactly(levels):
        found = "a further one, or the first"
    if not found and REVIEW_MARK in a.wording.marks ^ b.wording.marks:
        found = "a loan, and the review of one"
    if not found and {_bound(a), _bound(b)} == {"least", "most"}:
        found = "at least so much in one place, at most in the other"
    return found or (_doubt_within(a, b, levels) if a.document_id == b.document_id else "")


def _bound(one: Stated) -> str:
    """ "least" or "most" where a place says that its sum is no less or no more, else ""."""
    modifier = one.statement.moneys[0].modifier if one.statement.moneys else ""
    return "least" if modifier in amounts.AT_LEAST else "most" if modifier in amounts.AT_MOST else ""


def _bare(levels: dict[str, str]) -> bool:
    """Whether no word that tells anything, no name and no figure is in both."""
    named = levels["names"].startswith(("all", "some"))
    return levels["things"] == "none" and levels["telling"] == "0" and not named and not _counted(levels)


def _told_of_one(levels: dict[str, str]) -> bool:
    """Whether a name, a body or a sum that two things hardly share is in both."""
    return _named(levels) or levels["organizations"].startswith("same") or levels["sums"] == "same_exact"


def _unsorted(a: Stated, b: Stated) -> bool:
    """Whether one place is a claim of a sum of which nothing says what it is: it may be what the other tells."""
    return any(one.statement.kind == "claim" and one.statement.subtype == "other" for one in (a, b))


def _doubt(levels: dict[str, str], differs: tuple[str, ...], clear: bool) -> str:
    """Why the two are no more than doubtful, whatever papers they are of."""
    if levels["sorts"] == "other_talks":
        return "a record of talks and what was agreed"
    if levels["sums"] == "range":
        return "a range in one place, another or one figure in the other"
    if levels["sums"] == "unknown" and not levels["times"].startswith("same"):
        return "sums in two currencies, and no time in both that tells their rate"
    if levels["sorts"] == "claim_of_a_deal" and not _rarely_named(levels) and not levels["times"].startswith("same"):
        sure = levels["sums"] == "same_exact" or clear
        return "" if sure else "a claim and a deal of which no time and no name is in both"
    if levels["sorts"] == "other_kind" and not _counted(levels):
        return "told as another sort of thing, and no figure in both"
    if levels["sums"] == "other" and not (levels["titles"] == "all" and levels["sides"].startswith("same")):
        return "another sum, and not all else agrees"
    told = _telling_figure(levels) or (
        levels["names"].startswith("all") and levels["organizations"] in ("same", "same_rare")
    )
    if levels["things"] == "none" and not levels["times"].startswith("same") and not told:
        return "a figure in both, told of other things"
    return _other_deal(levels, differs)


def _other_deal(levels: dict[str, str], differs: tuple[str, ...]) -> str:
    """Why the two may be two deals of one sort: others act in them, one is marked as of a row, too little is in both."""
    if _bare(levels):
        return "sides and time are in both, and nothing of what is told"
    if "silent" in levels["sides"] and "silent" in levels["times"] and not _told_of_one(levels):
        return "no side and no time is in both"
    if levels["organizations"] in ("others", "others_in_part"):
        return "each names another organisation"
    if levels["organizations"] == "other_parts" and "project" not in levels["sorts"]:
        return "who lends in one place, who builds in the other: a loan, and the contract that it pays for"
    if levels["sides"] == "inferred_others" and not _rarely_named(levels) and levels["sums"] != "same_exact":
        return "one side in both, and each passage tells of another one"
    dated = levels["times"].startswith("same") or levels["sums"] == "same_exact"
    if levels["marks"] == "one_marked" and (differs or not dated):
        return "one is marked as another of a row"
    return ""
