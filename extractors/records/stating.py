"""The statement of a place in a table, begun with what the place itself gives: its words, cell, source and year."""

from extractors.model.document import Span
from extractors.model.fact import RecordKind, Statement
from extractors.records import titles
from extractors.records.located import Located
from extractors.records.sheet import Field, Sheet


def begun(
    located: Located, sheet: Sheet, span: Span, cell: Field, kind: RecordKind, title: str, method: str, date: str
) -> Statement:
    """A statement of `span`, told by a `cell` of a table, with the `date` (EDTF, "" for none) that holds for it.

    Whose it is, what it sums to and how sure it is are for the caller to say.
    """
    return Statement(
        span.start,
        span.end,
        kind=kind,
        subtype="other",
        title=title,
        quote=located.text(span),
        method=method,
        confidence=0.0,
        date=date,
        year=titles.year_of(date),
        source=sheet.source,
        table=sheet.table,
        row=cell.row,
        col=cell.col,
    )
