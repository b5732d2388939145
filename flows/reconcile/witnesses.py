"""Who really saw a thing: papers that quote one source, print one text twice, or cite each other are one witness."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from extractors.model.extract import Extract
from flows.kept import Texts
from flows.reconcile.wording import plain

TELLING = 20  # letters from which a paper's title is taken for its own
BEGINNING = 5  # words of a title by which it is known behind its author's name, as journals and drafts end it otherwise
BEHIND = 12  # words between an author's name and the title in a list of sources: others' names, the year

Words = tuple[str, ...]


@dataclass(frozen=True)
class Papers:
    """The papers of a run by their titles: two files of one title are one paper in two typesettings."""

    by_title: dict[str, str]
    first: dict[str, str]
    texts: Mapping[str, str] = field(default_factory=dict)  # by document_id, as read
    cited: dict[str, frozenset[str]] = field(default_factory=dict)  # what was looked up before
    family: Mapping[str, str] = field(default_factory=dict)  # by document_id, the family name of its first author

    def origin(self, document_id: str, source: str) -> str:
        """The witness behind a statement: the cited paper of this run, else the cited source, else the paper itself."""
        if not source:
            return self.first.get(document_id, document_id)
        words = plain(source)
        return next(self._named(words), f"source: {words}")

    def witnesses(self, origins: Iterable[str]) -> dict[str, str]:
        """For each origin the one that stands for it: papers of which one names the other's title saw the thing once."""
        ordered = sorted(set(origins))
        stands = {one: one for one in ordered}

        def standing(one: str) -> str:
            while stands[one] != one:
                stands[one] = stands[stands[one]]
                one = stands[one]
            return one

        for one in ordered:
            for other in sorted(self._cites(one) & stands.keys()):
                keep, drop = sorted((standing(one), standing(other)))
                stands[drop] = keep
        return {one: standing(one) for one in ordered}

    def _cites(self, paper: str) -> frozenset[str]:
        """The other papers of the run whose titles the text of one, or of another file of it, names."""
        if paper not in self.cited:
            texts = (self.texts.get(file, "") for file in self._files.get(paper, (paper,)))
            self.cited[paper] = frozenset(cited for text in texts for cited in self._named(plain(text))) - {paper}
        return self.cited[paper]

    @cached_property
    def _files(self) -> dict[str, list[str]]:
        """The files of each paper: several have one title."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for file, paper in sorted(self.first.items()):
            found[paper].append(file)
        return dict(found)

    def _named(self, words: str) -> Iterator[str]:
        """The papers whose titles stand in plain words, in the order of their places."""
        tokens = tuple(words.split())
        for i in range(len(tokens)):
            lengths = self._lengths.get(tokens[i : i + 2])
            if lengths is None:
                continue
            for length in lengths:
                paper = self._by_words.get(tokens[i : i + length])
                if paper is not None:
                    yield paper
            for paper, family in self._begun.get(tokens[i : i + BEGINNING], ()):
                if family in tokens[max(0, i - BEHIND) : i]:
                    yield paper

    @cached_property
    def _by_words(self) -> dict[Words, str]:
        return {tuple(title.split()): paper for title, paper in self.by_title.items()}

    @cached_property
    def _begun(self) -> dict[Words, list[tuple[str, str]]]:
        """Papers and their first authors' family names by how their titles begin: what is cited may end otherwise."""
        found: defaultdict[Words, list[tuple[str, str]]] = defaultdict(list)
        for title, paper in self.by_title.items():
            words = tuple(title.split())
            if len(words) > BEGINNING and self.family.get(paper):
                found[words[:BEGINNING]].append((paper, self.family[paper]))
        return dict(found)

    @cached_property
    def _lengths(self) -> dict[Words, tuple[int, ...]]:
        """By the two words that titles begin with the numbers of words that they have, the most first."""
        found: defaultdict[Words, set[int]] = defaultdict(set)
        for words in self._by_words:
            found[words[:2]].add(len(words))
        return {beginning: tuple(sorted(lengths, reverse=True)) for beginning, lengths in found.items()}


def papers(extracts: Iterable[Extract]) -> Papers:
    """The papers of a run, the first id standing for all files of one title."""
    titles: dict[str, str] = {}
    family: dict[str, str] = {}

    def texts() -> Iterator[tuple[str, str]]:
        for extract in extracts:
            titles[extract.document.document_id] = plain(extract.document.title)
            family[extract.document.document_id] = next(
                (plain(name).rpartition(" ")[2] for name in extract.document.authors[:1]), ""
            )
            yield extract.document.document_id, extract.text

    read = Texts(texts())
    by_title: dict[str, str] = {}
    first: dict[str, str] = {}
    for own in sorted(titles):
        title = titles[own]
        first[own] = by_title.setdefault(title, own) if len(title) >= TELLING else own
    return Papers(by_title, first, read, family=family)
