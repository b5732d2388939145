"""Tables and prose of a paper -> what they state, each by the reader that knows its kind."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Document
from extractors.model.fact import Mention, Statement
from extractors.records import acquisitions, agreements, aid, dated_deals, deals, figures_only, listings, prose, works
from extractors.records.located import Located, locate
from extractors.records.sheet import Sheet, sheets

PLAIN = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "\u00a0": " ", "‐": "-", "\u2011": "-"})
"""Letters that typesetting changes: a title is the same in a journal, a manuscript and a converted text."""


def find(document: Document, mentions: Sequence[Mention]) -> tuple[Statement, ...]:
    """The statements of a paper, in the order in which they stand.

    A table gives agreements where it lists titles of them, else acquisitions where one column names who bought what
    another names, else works with their costs and builders, else aid items or loans where its caption or heads speak of
    aid, else deals where its caption is headed by a noun for them, with sums or with times alone, else projects where
    it names works, else nothing; sums by lender and indicators of an economy give nothing. A list gives agreements
    where its items are titles. What decides are words in data/*.csv, never a particular table. Quotes are as printed;
    titles have straight quotation marks and plain hyphens.
    """
    located = locate(document, mentions)
    found: list[Statement] = []
    for sheet in sheets(located):
        found.extend(_of_sheet(located, sheet))
    titled = tuple(listings.from_lists(located))
    found.extend(titled)
    found.extend(prose.find(located, titled))
    plain = [replace(statement, title=statement.title.translate(PLAIN)) for statement in found]
    return tuple(sorted(plain, key=lambda s: (s.start, s.end, s.kind, s.row or 0, s.col or 0, s.title)))


def _of_sheet(located: Located, sheet: Sheet) -> tuple[Statement, ...]:
    """What a table lists, by the first of the ways that finds something; a row without a side and a time tells nothing, but
    where it names a work."""
    listed = tuple(one for one in agreements.from_sheet(located, sheet) if one.date or one.parties or one.organizations)
    if listed or figures_only.sums_up(located, sheet) or figures_only.shows_indicators(located, sheet):
        return listed
    first = (works.from_sheet,) if works.are_costed(sheet) else ()
    ways = (acquisitions.from_sheet, *first, aid.from_sheet, deals.from_sheet, dated_deals.from_sheet, works.from_sheet)
    found = next((found for way in ways if (found := tuple(way(located, sheet)))), ())
    return tuple(one for one in found if one.kind == "project" or one.date or one.parties or one.organizations)
