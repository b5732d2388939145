"""Who really saw a thing: papers that quote one source, print one text twice, or cite each other are one witness."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from extractors.model.extract import Extract
from flows.reconcile.wording import plain

TELLING = 20  # letters from which a paper's title is taken for its own
KEPT = 256  # texts that are kept in plain words meanwhile: the papers of one subject are looked at together


@dataclass(frozen=True)
class Papers:
    """The papers of a run by their titles: two files of one title are one paper in two typesettings."""

    by_title: dict[str, str]
    first: dict[str, str]
    texts: dict[str, str] = field(default_factory=dict)  # by document_id, as read
    cited: dict[tuple[str, str], bool] = field(default_factory=dict)  # what was looked up before
    words: dict[str, str] = field(default_factory=dict)

    def origin(self, document_id: str, source: str) -> str:
        """The witness behind a statement: the cited paper of this run, else the cited source, else the paper itself."""
        if not source:
            return self.first.get(document_id, document_id)
        words = plain(source)
        tokens = words.split()
        for beginning in pairwise(tokens):
            for title in self.by_beginning.get(beginning, ()):
                if title in words:
                    return self.by_title[title]
        return f"source: {words}"

    @cached_property
    def by_beginning(self) -> dict[tuple[str, str], list[str]]:
        """The titles by their first two words, so that a source is not held against all of them."""
        found: dict[tuple[str, str], list[str]] = {}
        for title in sorted(self.by_title):
            first, _, rest = title.partition(" ")
            found.setdefault((first, rest.partition(" ")[0]), []).append(title)
        return found

    def witnesses(self, origins: Iterable[str]) -> dict[str, str]:
        """For each origin the one that stands for it: papers of which one names the other's title saw the thing once."""
        ordered = sorted(set(origins))
        stands = {one: one for one in ordered}
        for i, one in enumerate(ordered):
            for other in ordered[i + 1 :]:
                if stands[one] != stands[other] and (self._cites(one, other) or self._cites(other, one)):
                    keep, drop = sorted((stands[one], stands[other]))
                    stands = {each: keep if stood == drop else stood for each, stood in stands.items()}
        return stands

    def _cites(self, paper: str, other: str) -> bool:
        """Whether the text of one paper names the title of another."""
        title = self.title_of.get(other, "")
        if not title or paper not in self.texts:
            return False
        if (paper, other) not in self.cited:
            self.cited[paper, other] = title in self._plain(paper)
        return self.cited[paper, other]

    @cached_property
    def title_of(self) -> dict[str, str]:
        """The plain titles by the papers that stand for them, those of enough letters."""
        return {paper: title for title, paper in self.by_title.items()}

    def _plain(self, paper: str) -> str:
        if paper not in self.words:
            if len(self.words) >= KEPT:
                self.words.clear()
            self.words[paper] = plain(self.texts[paper])
        return self.words[paper]


def papers(extracts: Sequence[Extract]) -> Papers:
    """The papers of a run, the first id standing for all files of one title."""
    by_title: dict[str, str] = {}
    first: dict[str, str] = {}
    for extract in sorted(extracts, key=lambda e: e.document.document_id):
        title = plain(extract.document.title)
        own = extract.document.document_id
        first[own] = by_title.setdefault(title, own) if len(title) >= TELLING else own
    return Papers(by_title, first, {extract.document.document_id: extract.text for extract in extracts})
