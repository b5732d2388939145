"""Who really saw a thing: papers that quote one source, or print one text twice, are one witness."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.extract import Extract
from flows.reconcile.wording import plain

TELLING = 20  # letters from which a paper's title is taken for its own


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of a run by their titles: two files of one title are one paper in two typesettings."""

    by_title: dict[str, str]
    first: dict[str, str]

    def origin(self, document_id: str, source: str) -> str:
        """The witness behind a statement: the cited paper of this run, else the cited source, else the paper itself."""
        if not source:
            return self.first.get(document_id, document_id)
        words = plain(source)
        for title, paper in self.by_title.items():
            if title in words:
                return paper
        return f"source: {words}"


def papers(extracts: Sequence[Extract]) -> Papers:
    """The papers of a run, the first id standing for all files of one title."""
    by_title: dict[str, str] = {}
    first: dict[str, str] = {}
    for extract in sorted(extracts, key=lambda e: e.document.document_id):
        title = plain(extract.document.title)
        own = extract.document.document_id
        first[own] = by_title.setdefault(title, own) if len(title) >= TELLING else own
    return Papers(by_title, first)
