"""Tables that hold figures and no facts: sums by lender or year, and indicators of an economy."""

import re
from functools import cache

from extractors.entities import facts
from extractors.records import figures, parties, terms_columns
from extractors.records.located import Located
from extractors.records.sheet import Sheet
from extractors.records.vocabulary import any_of

MOSTLY = 0.5
"""Share of the labels that name indicators, from which a table is one of them."""

_SUMS = re.compile(
    r"\b(?:totals?|sums?|aggregates?|summary|cumulative|overview|breakdown|composition|structure|shares?)\b", re.I
)
_BY = re.compile(
    r"\bby\s+(?:the\s+)?(?:lender|creditor|donor|borrower|recipient|country|sector|type|year|region|source|purpose)s?\b",
    re.I,
)
_BY_LENDER = re.compile(r"\bby\s+(?:the\s+)?(?:lender|creditor|financier|funder)s?\b", re.I)
_OWED = re.compile(r"\b(?:debts?|indebtedness|arrears|stock|outstanding)\b", re.I)
_COUNT = re.compile(
    r"^(?:number|no\.?|count|#)\s*(?:of\s+)?(?:loans|projects|deals|agreements|credits|grants|contracts|commitments|transactions)\b",
    re.I,
)
_INDICATORS = re.compile(r"\b(?:indicators?|statistics|macroeconomic|national accounts)\b", re.I)


@cache
def _indicator() -> re.Pattern[str]:
    return any_of(word for row in facts.rows("indicators") for word in row["words"].split("|"))


def sums_up(located: Located, sheet: Sheet) -> bool:
    """Whether the rows are sums of several loans or deals: a column counts them, or the caption says totals by something."""
    caption = located.text(sheet.caption)
    counted = any(_COUNT.match(head.text.strip()) for head in sheet.heads)
    summed = _SUMS.search(caption) is not None and _BY.search(caption) is not None
    owed = _OWED.search(caption) is not None and _BY_LENDER.search(caption) is not None and not _lists_loans(sheet)
    return counted or summed or owed or (_BY_LENDER.search(caption) is not None and _is_by_years(located, sheet))


def _lists_loans(sheet: Sheet) -> bool:
    """Whether each row is a loan: a column says what it is for, or on what terms it is."""
    return any(head.role == "project" for head in sheet.heads) or terms_columns.has_any(sheet)


def _is_by_years(located: Located, sheet: Sheet) -> bool:
    """Whether columns are years and the caption names nobody who receives: sums of a year, whoever took the loans."""
    return len(figures.year_columns(sheet)) > 1 and parties.caption_direction(located, sheet.caption).recipient is None


def shows_indicators(located: Located, sheet: Sheet) -> bool:
    """Whether most labels of rows, or of columns, name indicators of an economy, or the caption says so and some do."""
    labels = [field.text for row in sheet.rows if (field := row[0]) is not None and field.text]
    heads = [head.text for head in sheet.heads if head.text]
    told = _INDICATORS.search(located.text(sheet.caption)) is not None
    least = 0.25 if told else MOSTLY
    return any(
        sum(_indicator().search(text) is not None for text in texts) > least * len(texts)
        for texts in (labels, heads[1:])
        if texts
    )
