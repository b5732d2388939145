"""Countries, dates, amounts and organisations: text and cells in, mentions out.

`find(document)` gives all of them, `doubts(document, mentions)` the amounts that cannot be meant as printed. One module a
kind, with the same verbs: `find(passages)` gives mentions, `parse(text)` the normalised value or None. What finds them is
loaded when it is first asked for: who compares statements wants the currencies of this room and none of its patterns.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractors.model.document import Document
from extractors.model.fact import Mention

if TYPE_CHECKING:
    from extractors.entities.plausibility import Doubted


def find(document: Document) -> tuple[Mention, ...]:
    """The countries, dates, amounts and organisations named in a document, in text order; see `finding.find`."""
    from extractors.entities import finding

    return finding.find(document)


def doubts(document: Document, mentions: Sequence[Mention]) -> "tuple[Doubted, ...]":
    """The amounts among a document's mentions that a person should look at, in text order; see `plausibility.doubts`."""
    from extractors.entities import plausibility

    return plausibility.doubts(document, mentions)
