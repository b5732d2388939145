"""What organisations are called over all papers, by what each paper calls them."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractors.model.extract import Extract
from extractors.model.rows import MentionRow
from flows.hashes import Known, known

NOBODY = ""
"""What stands for the name of what a person said to be no organisation."""


@dataclass(frozen=True, slots=True)
class Names:
    """The canonical name of each organisation by the name that its papers' mentions have; `NOBODY` for what is none.

    Which paper names which is known by hashes: eight bytes a paper and name.
    """

    canonical: Mapping[str, str]
    _told: Known

    def knows(self, document_id: str, name: str) -> bool:
        """Whether a mention of a paper has this name."""
        return place_of(document_id, name) in self._told

    def of(self, document_id: str, name: str) -> str:
        """The canonical name of what a paper calls so; the name itself where none of its mentions has it."""
        return self.canonical[name] if self.knows(document_id, name) else name

    def among(self, extracts: Iterable[Extract]) -> "Names":
        """What is known of the names in some papers alone."""
        said = {(m.document_id, name_in(m)) for one in extracts for m in one.mentions if m.label == "ORG"}
        return Names({name: self.canonical[name] for _, name in said}, known(place_of(*one) for one in said))


def place_of(document_id: str, name: str) -> str:
    """A paper and a name as one text."""
    return f"{document_id} {name}"


UNNAMED = Names({}, Known(array("Q"), frozenset()))
"""Where no organisation is known."""


def name_in(mention: MentionRow) -> str:
    """What an organisation is called as resolved within its paper."""
    return mention.norm or mention.text
