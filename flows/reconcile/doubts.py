"""What leaves two statements in doubt, however alike they are: a person should look."""

from extractors.entities.modifiers import AT_LEAST, AT_MOST
from flows.reconcile.agreeing import rounds_telling
from flows.reconcile.in_both import counted, exactly, named, only_further, rarely_named, telling_figure, unsorted
from flows.reconcile.marks import REVIEW_MARK
from flows.reconcile.rules import differs
from flows.reconcile.stated import Stated

CLEAR = 0.75  # probability from which a deal and a claim of no sort need no time and no name in both

SILENT = "neither name, figure nor time is in both places of one paper"
"""A doubt that a third place, which holds what the two leave out, takes away."""


def doubt(a: Stated, b: Stated, levels: dict[str, str], score: float) -> str:
    """Why the two are no more than doubtful, however alike; "" for nothing. `score` is the probability that they are one."""
    alike = levels["standings"] == "alike" and levels["totals"] != "one" and levels["sums"].startswith("same")
    found = _doubt(levels, differs(levels), alike and score >= CLEAR and unsorted(a, b))
    if not found and only_further(a, b) and not exactly(levels):
        found = "a further one, or the first"
    if not found and REVIEW_MARK in a.wording.marks ^ b.wording.marks:
        found = "a loan, and the review of one"
    if not found and {_bound(a), _bound(b)} == {"least", "most"}:
        found = "at least so much in one place, at most in the other"
    return found or (_doubt_within(a, b, levels) if a.document_id == b.document_id else "")


def _bound(one: Stated) -> str:
    """ "least" or "most" where a place says that its sum is no less or no more, else ""."""
    modifier = one.statement.moneys[0].modifier if one.statement.moneys else ""
    return "least" if modifier in AT_LEAST else "most" if modifier in AT_MOST else ""


def _doubt(levels: dict[str, str], differs: tuple[str, ...], clear: bool) -> str:
    """Why the two are no more than doubtful, whatever papers they are of."""
    if levels["sorts"] == "other_talks":
        return "a record of talks and what was agreed"
    if levels["sums"] == "range":
        return "a range in one place, another or one figure in the other"
    if levels["sums"] == "unknown" and not levels["times"].startswith("same"):
        return "sums in two currencies, and no time in both that tells their rate"
    if levels["sorts"] == "claim_of_a_deal" and not rarely_named(levels) and not levels["times"].startswith("same"):
        sure = levels["sums"] == "same_exact" or clear
        return "" if sure else "a claim and a deal of which no time and no name is in both"
    agreed = levels["sorts"] == "named_financing" and all(levels[one].startswith("same") for one in ("times", "sides"))
    if levels["sorts"] in ("other_kind", "named_financing") and not counted(levels) and not agreed:
        return "told as another sort of thing, and no figure in both"
    if levels["sums"] == "other" and not (levels["titles"] == "all" and levels["sides"].startswith("same")):
        return "another sum, and not all else agrees"
    told = telling_figure(levels) or (levels["names"].startswith("all") and levels["organizations"] in ("same", "same_rare"))
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
    if levels["sides"] == "inferred_others" and not rarely_named(levels) and levels["sums"] != "same_exact":
        return "one side in both, and each passage tells of another one"
    dated = levels["times"].startswith("same") or levels["sums"] == "same_exact"
    if levels["marks"] == "one_marked" and (differs or not dated):
        return "one is marked as another of a row"
    return ""


def _bare(levels: dict[str, str]) -> bool:
    """Whether no word that tells anything, no name and no figure is in both."""
    named = levels["names"].startswith(("all", "some"))
    return levels["things"] == "none" and levels["telling"] == "0" and not named and not counted(levels)


def _told_of_one(levels: dict[str, str]) -> bool:
    """Whether a name, a body or a sum that two things hardly share is in both."""
    return named(levels) or levels["organizations"].startswith("same") or levels["sums"] == "same_exact"


def _doubt_within(a: Stated, b: Stated, levels: dict[str, str]) -> str:
    """Why two places of one paper are no more than doubtful: it may tell of two deals, or one round share of two goods."""
    if "agreement" in levels["sorts"] and levels["telling"] == "0" and not counted(levels) and not _of_one_month(levels):
        return "agreements of which nothing that is told is in both"
    if levels["sorts"] in ("other_kind", "named_financing") and levels["sums"] == "rounded" and not rounds_telling(a, b):
        return "told as another sort of thing, of a sum that is only near"
    if "agreement" in levels["sorts"] and _nothing_told_in_both(levels):
        return "agreements of which neither title, time nor figure is in both"
    called_alike = levels["titles"] in ("all", "most")
    if "claim" not in levels["sorts"] and not (called_alike or counted(levels) or levels["times"].startswith("same")):
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
    return own and not counted(levels) and not levels["times"].startswith("same")
