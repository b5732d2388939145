"""The terms of a loan that a sentence gives: interest, years to pay it back, years of grace."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records.located import Located

WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "twenty-five": 25,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
NUMBER = rf"(\d{{1,3}}(?:\.\d+)?|{'|'.join(sorted(WORDS, key=len, reverse=True))})"
YEARS = re.compile(r"y(?:ea)?r", re.IGNORECASE)
"""What each span of years has in it."""
SPAN = rf"{NUMBER}(?:\s*(?:-|–|to|or)\s*\d{{1,3}})?[\s-]*(?:years?|yrs?)\b"
GRACE = (
    re.compile(rf"{SPAN}['’]?\s*(?:-\s*)?(?:of\s+)?(?:\w+\s+)?grace", re.IGNORECASE),
    re.compile(rf"{NUMBER}\s+of\s+(?:them|these|which)\s+(?:\w+\s+){{0,2}}?grace", re.IGNORECASE),
    re.compile(rf"\bgrace(?:\s+periods?)?\s*(?:of|:|is|was|being)?\s*{SPAN}", re.IGNORECASE),
)
SPREAD = (
    re.compile(
        rf"\bover\s+(?:the\s+next\s+|a\s+period\s+of\s+|the\s+(?:course|following)\s+(?:of\s+)?)?{SPAN}", re.IGNORECASE
    ),
    re.compile(rf"\bfor\s+the\s+next\s+{SPAN}", re.IGNORECASE),
)
"""Years over which a loan is paid back, or money is given that nobody pays back."""
AHEAD = re.compile(r"\b(?:next|following)\b", re.IGNORECASE)
MATURITY = (
    re.compile(
        rf"\b(?:maturity|maturities|repayable|repayment|repay|repaid|paid\s+back|amorti[sz]\w+|tenor|term)\s+(?:[\w-]+\s+){{0,4}}?{SPAN}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{SPAN}['’]?\s*(?:[a-z-]+\s+){{0,2}}?(?:maturity|tenor|term\b|repayment|loan|credit|(?:euro)?bond|facility|to\s+repay|notes?\b|paper\b)",
        re.IGNORECASE,
    ),
    *SPREAD,
    re.compile(
        rf"(?:%|per\s?cent)(?:\s+(?:a\s+year|per\s+annum|interest|p\.\s?a\.))?[,;.]?\s+(?:and\s+)?(?:for\s+)?{SPAN}(?!\W*(?:grace|later|after|ago|earlier|before|since|old)\b)",
        re.IGNORECASE,
    ),
)
RATE_BEFORE = re.compile(
    r"\bcarr(?:y|ies|ied|ying)\s+(?:a\s+|about\s+)?$|\bpriced\s+(?:at|to\s+yield)\s+[^.;%]{0,20}$|\b(?:loans?|credits?)\s+(?:re)?payable\s+at\b[^.;]{0,20}$|\b(?:interest|rates?|coupon|(?:l|eur)ibor\s*\+?|sofr|yield(?:ing)?)\b[^.;%]{0,40}$|(?:illion|\dbn|\dm)\b(?:\s+[a-z]+)?(?:[\s,]+in\s+[\w\s]{1,25})?,?\s+at\s+$",
    re.IGNORECASE,
)
RATE_AFTER = re.compile(
    r"\s*(?:-\s*)?(?:p\.?\s?a\.?\s*)?(?:annual\s+|fixed\s+|yearly\s+|floating\s+|commercial\s+|concessional\s+)*(?:interest|coupon|rate\b)",
    re.IGNORECASE,
)
OF_A_BOND = re.compile(
    r"\s*(?:-\s*)?(?:(?:[a-z-]+\s+){0,2}?(?:bonds?|eurobonds?|rentes?|debentures?|consols?)|(?:loan|note|credit))\b"
    r"(?!\s+(?:spread|haircut|yield|price|issue|market|share|guarantee|cover|component)s?\b)",
)
AN = re.compile(r"\b(?:an?|the|its|their|new)\s+$", re.IGNORECASE)
"""Around a percentage that is the coupon of what stands behind it: "a 5 percent perpetual bond"."""
COUPON = 15.0  # % a year; a bond that is sold with more is called by its spread
FEE = re.compile(r"\s*(?:-\s*)?(?:[a-z-]+\s+){0,2}?(?:fee|commission)s?\b", re.IGNORECASE)
FEE_OF = re.compile(r"\b(?:fee|commission)s?\s+of\s+$", re.IGNORECASE)
"""What stands behind and before a percentage that a lender takes beside the interest."""
AT = re.compile(r"\bat\s+$", re.IGNORECASE)
A_YEAR = r"\s+(?:a\s+year|per\s+(?:annum|year)|p\.\s?a\.|annually|yearly)"
OVER_YEARS = re.compile(rf"(?:{A_YEAR})?,?\s+(?:over|for)\s+{SPAN}", re.IGNORECASE)
"""Around a percentage that is a rate by the years behind it: "borrowed 5 million at 2 percent over 30 years"."""
LENT_AT = re.compile(r"\b(?:loans?|credits?|borrow\w*|lent|lends?|bonds?)\b[^.;]*\bat\s+$", re.IGNORECASE)
LENT_SUM_AT = re.compile(
    r"\b(?:loan|credit|borrow|lent|lend|extend)\w*\b[^.;]*(?:illion|\dbn|\dm)\b[^.;]*?\b"
    r"(?!(?:stood|stands?|remain\w*|put|peak\w*|estimat\w*|grew|grow\w*|valued|was|were|is|are)\b)\w+,?\s+(?:both\s+|each\s+)?at\s+$",
    re.IGNORECASE,
)
CLAUSE_END = re.compile(r"\s*(?:[.;)]|,|$)")
"""Around a percentage at the end of what tells of a sum lent: "lent A 5 million for roads at 4 percent"."""
YEARLY = re.compile(A_YEAR, re.IGNORECASE)
"""Around a percentage that is a rate by the year behind it: "a loan of 5 million at 2 percent a year"."""
REPAID_AT = re.compile(rf"\b(?:repayable|repaid|due)\s+(?:over|in|within|after)\s+{SPAN},?\s+at\s+$", re.IGNORECASE)
"""What stands before a percentage that is a rate by the time to repay before it: "repayable over 30 years at 2 percent"."""
NOT_REPAID = frozenset(
    {
        "grant",
        "assistance",
        "budget_support",
        "technical_assistance",
        "in_kind",
        "pledge",
        "equity_investment",
        "debt_relief",
    }
)
"""Instruments that nobody pays back."""
MOVED = frozenset({"debt_rescheduling", "refinancing"})
"""Instruments that move repayment: "over the next six years" is when it is paid back."""
HIGHEST = 40.0  # % a year; what is more is hardly the interest of a loan between states
LONGEST = 60.0  # years


@dataclass(frozen=True, slots=True)
class Terms:
    """Interest in % a year, maturity and grace in years, None where not told; `figures` are the percentages used up,
    those of fees too. `spread` are the words for years over which money may only be given, "" where none are."""

    rate: float | None = None
    maturity: float | None = None
    grace: float | None = None
    figures: tuple[Mention, ...] = ()
    spread: str = ""

    def of_kind(self, instrument: str) -> "Terms":
        """The terms of money of a kind: what nobody pays back, or is lent "over the next six years", has no maturity by
        the years over which it is given."""
        if self.spread == "" or self.rate is not None or self.grace is not None:
            return self
        ahead = AHEAD.search(self.spread) is not None and instrument not in MOVED
        return replace(self, maturity=None) if ahead or instrument in NOT_REPAID else self

    @property
    def told(self) -> bool:
        return self.rate is not None or self.maturity is not None or self.grace is not None


def read(located: Located, sentence: Span, percents: Sequence[Mention]) -> Terms:
    """The terms in a sentence; those of the first loan where several give some."""
    text = located.text(sentence)
    rates = [m for m in percents if is_rate(located, sentence, m)]
    graces = GRACE if "grace" in text.lower() else ()
    grace = next((hit for pattern in graces if (hit := pattern.search(text))), None)
    rest = text if grace is None else text[: grace.start()] + " " * (grace.end() - grace.start()) + text[grace.end() :]
    terms = MATURITY if YEARS.search(rest) else ()
    pattern, maturity = next(((one, hit) for one in terms if (hit := one.search(rest))), (None, None))
    fees = [m for m in percents if m not in rates and _is_fee(located, sentence, m)]
    rate = rates[0].value if rates else None
    spread = maturity.group() if maturity is not None and pattern in SPREAD else ""
    return Terms(rate, _years(maturity), _years(grace), (*rates, *fees), spread)


def _is_fee(located: Located, sentence: Span, percent: Mention) -> bool:
    """Whether a percentage is what a lender takes beside the interest."""
    text = located.document.text
    return bool(FEE.match(text, percent.end) or FEE_OF.search(text, sentence.start, percent.start))


def is_rate(located: Located, sentence: Span, percent: Mention) -> bool:
    """Whether a percentage is a rate of interest by the words beside it."""
    text = located.document.text
    if percent.value is None and not percent.norm:
        return False
    if percent.value is not None and percent.value > HIGHEST:
        return False
    if AT.search(text, sentence.start, percent.start) and OVER_YEARS.match(text, percent.end):
        return True
    if LENT_AT.search(text, sentence.start, percent.start) and YEARLY.match(text, percent.end):
        return True
    low = (percent.value or 0) <= COUPON
    if low and CLAUSE_END.match(text, percent.end) and LENT_SUM_AT.search(text, sentence.start, percent.start):
        return True
    if REPAID_AT.search(text, sentence.start, percent.start):
        return True
    if (
        (percent.value or 0) <= COUPON
        and AN.search(text, sentence.start, percent.start)
        and OF_A_BOND.match(text, percent.end)
    ):
        return True
    return bool(RATE_BEFORE.search(text, sentence.start, percent.start) or RATE_AFTER.match(text, percent.end))


def _years(hit: re.Match[str] | None) -> float | None:
    if hit is None:
        return None
    word = hit.group(1).casefold()
    value = float(WORDS[word]) if word in WORDS else float(word)
    return value if value <= LONGEST else None
