"""Aid and loans that tables list: a cell of items, a row a loan, a column a year or a country, or goods."""

import re
from collections.abc import Iterator

from extractors.model.fact import Statement
from extractors.records import figures, items, loans, matrices, terms_columns
from extractors.records.located import Located
from extractors.records.sheet import Sheet
from extractors.records.vocabulary import aid_sorts, first_sort

LENT = re.compile(r"\b(?:loans?|credits?|grants?|(?:credit|swap)\s+lines?|debt\s+relief)\b", re.IGNORECASE)
LEVEL = re.compile(r"\b(?:debts?|indebtedness|owed|outstanding|arrears|liabilit(?:y|ies))\b", re.IGNORECASE)
"""Words of a caption over what is owed at the end of each year: its cells are levels, no loans."""


def is_about_aid(located: Located, sheet: Sheet) -> bool:
    """Whether caption or heads speak of aid or lending, or name who lends or on what terms, or the sentences that point to
    the table do."""
    if loans.names_lenders(sheet) or terms_columns.has_any(sheet):
        return True
    words = " ".join(
        [located.text(sheet.caption), *(head.text for head in sheet.heads), *located.pointing.get(sheet.number, ())]
    )
    return bool(first_sort(aid_sorts(), words)) or _cells_tell(sheet)


def _cells_tell(sheet: Sheet) -> bool:
    """Whether most cells of the column that names what each row is speak of loans or grants: "loan to A for roads"."""
    for col in sheet.columns("project", "title"):
        cells = [f.text for row in sheet.rows if (f := row[col]) is not None and f.text]
        told = sum(LENT.search(text) is not None for text in cells)
        if len(cells) > 1 and told > len(cells) / 2:
            return True
    return False


def from_sheet(located: Located, sheet: Sheet) -> Iterator[Statement]:
    """The aid items or loans of a table, or none where it lists none."""
    if not is_about_aid(located, sheet):
        return
    amount_columns = figures.money_columns(located, sheet)
    years = figures.year_columns(sheet)
    countries = matrices.country_columns(located, sheet)
    item_column = items.item_column(located, sheet)
    if len(countries) > 1:
        yield from matrices.by_country(located, sheet, countries)
    elif len(years) > 1 and not [col for col in amount_columns if col not in years]:
        if LEVEL.search(located.text(sheet.caption)):
            return
        yield from matrices.by_year(located, sheet, years)
    elif amount_columns:
        yield from loans.rows(located, sheet, amount_columns)
    elif item_column is not None:
        yield from items.items(located, sheet, item_column)
    elif sheet.columns("project"):
        yield from loans.in_kind(located, sheet)
