"""What two places have in common, by what the measures saw in them: a name, a figure, a sum that tells."""

from flows.reconcile.marks import FURTHER_MARK
from flows.reconcile.stated import Stated


def named(levels: dict[str, str]) -> bool:
    """Whether a proper name or a body is in both."""
    return levels["names"].startswith(("all", "some")) or levels["organizations"] in ("same", "same_rare")


def rarely_named(levels: dict[str, str]) -> bool:
    """Whether a name or a body that few statements hold is in both."""
    return "_rare" in levels["names"] or levels["organizations"] == "same_rare"


def counted(levels: dict[str, str]) -> bool:
    """Whether a figure is in both."""
    return any(levels[measure].startswith(("same", "rounded", "converted")) for measure in ("sums", "quantities"))


def telling_sum(levels: dict[str, str]) -> bool:
    """Whether both tell one sum that two things hardly have by chance."""
    return levels["sums"] in ("same_exact", "same_odd")


def telling_figure(levels: dict[str, str]) -> bool:
    """Whether the same sides tell a figure of theirs that is not round."""
    return levels["sides"].startswith("same") and levels["sums"] != "same_round"


def exactly(levels: dict[str, str]) -> bool:
    """Whether both tell a sum that two things hardly have by chance, of one time, or any sum of one month."""
    sum_, time = levels["sums"], levels["times"]
    return (sum_ == "same_exact" and time.startswith("same")) or (sum_.startswith("same") and time == "same_month")


def unsorted(a: Stated, b: Stated) -> bool:
    """Whether one place is a claim of a sum of which nothing says what it is: it may be what the other tells."""
    return any(one.statement.kind == "claim" and one.statement.subtype == "other" for one in (a, b))


def only_further(a: Stated, b: Stated) -> bool:
    """Whether one place tells of "a further" sum, beside what may be the first in the other."""
    return a.wording.marks ^ b.wording.marks == {FURTHER_MARK}
