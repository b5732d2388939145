"""All mentions of a document."""

from extractors.entities import amounts, countries, dates, organizations, overlap
from extractors.entities.passages import passages
from extractors.model.document import Document
from extractors.model.fact import Mention


def find(document: Document) -> tuple[Mention, ...]:
    """The countries, dates, amounts and organisations named in a document, in text order.

    `document.text[m.start:m.end] == m.text` holds for every mention. Dates, amounts and organisations do not overlap;
    a country inside an organisation's name has the kind `nested`.
    """
    pieces = passages(document)
    named = countries.find(pieces)
    sums = amounts.find(pieces, document.tables, named)
    return overlap.flat(named, [*dates.find(pieces), *sums, *organizations.find(pieces)])
