"""Countries, dates, amounts and organisations: text and cells in, mentions out.

`find(document)` gives all of them, `doubts(document, mentions)` the amounts that cannot be meant as printed. One module a
kind, with the same verbs: `find(passages)` gives mentions, `parse(text)` the normalised value or None.
"""

from extractors.entities.finding import find
from extractors.entities.plausibility import doubts

__all__ = ["doubts", "find"]
