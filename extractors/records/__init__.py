"""What a paper states: agreements, aid items and claims, from its tables and its prose.

`find(document, mentions)` gives the statements. What that needs is loaded when it is first asked for: who compares
statements, or parses a person's word, wants a vocabulary of this room and none of its grammar.
"""

from collections.abc import Sequence

from extractors.model.document import Document
from extractors.model.fact import Mention, Statement


def find(document: Document, mentions: Sequence[Mention]) -> tuple[Statement, ...]:
    """The statements of a paper, in the order in which they stand; see `finding.find`."""
    from extractors.records import finding

    return finding.find(document, mentions)
