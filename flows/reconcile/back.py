"""The deal told before to which a place points: "the agreement is valid for three years", "under this loan"."""

import re
from collections.abc import Iterable

from extractors.model.fact import Statement

DEALS = frozenset({"agreement", "financing"})
REACH = 600  # characters between a place and the deal to which it points
DEAL = """agreement accord deal pact loan credit swap contract arrangement facility lease grant protocol memorandum treaty
package line"""
DEALS_OF = rf"(?:{'|'.join(DEAL.split())})"
EFFECT = re.compile(
    rf"^\W*(?:an?|the)\s+{DEALS_OF}\s+(?:(?:to|in)\s+th(?:is|at)\s+(?:effect|regard|end)|(?:for|on)\s+the\s+(?:{DEALS_OF}|loc))\b",
    re.IGNORECASE,
)
"""A deal of which no more is told than before: "an agreement to this effect", "an agreement for the loan"."""
POINTS = re.compile(
    r"^\W*(?:(?:under|in|with|through) )?(?:the|this|that)\s+"
    rf"(?:(?:new|same|extended|renewed|latest|currency|credit|loan|swap|bilateral|lease|line)\s+){{0,3}}"
    rf"{DEALS_OF}\b(?!\s+(?:of|on|in)\s+[A-Z\d])",
    re.IGNORECASE,
)
"""A deal that is taken for known; not one of which a name or year behind it says which: "the agreement of 2009"."""
OTHER = re.compile(
    r"\b(?:follow(?:s|ed)|subsequent to|c[oa]mes? after|in addition to|replace[sd]?|supersede[sd]?|bringing|total)\b"
)
"""Words of a deal before or beside the one that is pointed to."""


PAST = re.compile(r"\b(?:original|initial|first|previous|former|earlier)\b")
"""Words for a deal that is told as that before the one in hand."""
ALSO = re.compile(
    r"\balso\s+(?:\w+ly\s+)?(?:sign|agree|len[dt]|provid|extend|approv|grant|conclud|ink|endors|pledg|commit|support|borrow|receiv)"
)
"""A deal beside one that was told before."""
EARLIER = re.compile(
    r"^\W*(?:Earlier|Previously|Before (?:that|this))\b,?[^.;]{0,60}?\bhad\b"
    r"(?!\s+(?:\w+ly\s+)?(?:said|announced|told|confirmed))"
)
"""A deal that was made before the one of which a piece of news tells."""


def besides(one: Statement, other: Statement) -> bool:
    """Whether the later of two places tells of a deal beside that told shortly before, or of an earlier one."""
    near = other.start - one.end <= REACH and one.quote != other.quote
    return near and bool(ALSO.search(other.quote) or EARLIER.search(other.quote))


def back(one: Statement, before: Iterable[tuple[Statement, str]]) -> str:
    """The id of the last deal of those told `before` in the paper, each with its id in print order, to which a place points.

    "" where it points to none, or where the last sentence with any tells several of one kind.
    """
    if one.kind not in DEALS or one.table is not None or not _points(one.quote) or OTHER.search(one.quote):
        return ""
    deals = [(s, key) for s, key in before if s.kind in DEALS and not _other_sum(s, one) and not PAST.search(s.title)]
    near = [(s, key) for s, key in deals if s.end <= one.start <= s.end + REACH]
    last = [(s, key) for s, key in near if s.quote == near[-1][0].quote]
    alike = [key for s, key in last if s.kind == one.kind] or [key for _, key in last]
    return alike[0] if len(alike) == 1 else ""


def _points(passage: str) -> bool:
    return bool(POINTS.match(passage) or EFFECT.match(passage))


def _other_sum(one: Statement, other: Statement) -> bool:
    """Whether both tell sums, and none in both."""
    mine, theirs = ({(money.value, money.currency) for money in told.moneys} for told in (one, other))
    return bool(mine and theirs) and not mine & theirs
