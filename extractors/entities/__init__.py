"""Countries, dates, amounts and organisations: text and cells in, mentions out.

One module a kind, with the same verbs: `find(passages)` gives mentions, `parse(text)` the normalised value or None.
"""

from extractors.entities.finding import find

__all__ = ["find"]
