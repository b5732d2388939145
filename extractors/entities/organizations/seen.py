"""Organisations that the statistical model sees and the rules do not, held to what a name must look like."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.entities import countries, facts, language, listing, nlp
from extractors.entities.calendar import month_number
from extractors.entities.organizations import norms, otherwise
from extractors.entities.organizations.found import Found, Lists, added
from extractors.entities.organizations.paper import Paper
from extractors.entities.organizations.words import PLURAL, Common, Word, head_at, is_distinctive
from extractors.entities.passages import Passage

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.I)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z\"“(])|\n")
# A word that the model has been shown this often in one paper is not shown again: it decided, and time is short.
_OFTEN_ENOUGH = 3
# Initials of given names, or a title.
_PERSON_AHEAD = re.compile(r"(?:(?<!U\.)\b[A-Z]|\b(?:Prof|Dr|Mrs?|Ms))\.\s?$")
# Case that no name has: a plural of initials, small capitals read wrongly.
_ODD = re.compile(rf"[A-Z]{{2,}}s$|^{PLURAL.pattern}$|[a-z][A-Z]{{2,}}|\d")


@dataclass(frozen=True, slots=True)
class Seen:
    """Characters `start` to `end` of a passage, as the model sees an organisation there."""

    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at `start` of passage number `passage`, with the words in it."""

    passage: int
    start: int
    text: str
    words: tuple[Word, ...]


def add(paper: Paper, found: Lists) -> Lists:
    """With what the model adds."""
    seen = find(paper, found)
    return [
        added(old, [_found(passage, item) for item in more])
        for passage, old, more in zip(paper.passages, found, seen, strict=True)
    ]


def _found(passage: Passage, item: Seen) -> Found:
    text = passage.text[item.start : item.end]
    return Found(item.start, item.end, text, norms.norm(text), "", "model", item.confidence)


def find(paper: Paper, found: Lists) -> list[list[Seen]]:
    """For each passage the organisations that the model adds to those `found`.

    The model is shown only sentences with a name that nothing else explains. A name that it labels a person or a place
    more often than an organisation is none, and no more is one whose last name it gives to a person.
    """
    passages, common = paper.passages, paper.common
    sentences = _unexplained(paper, found)
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    seen: list[tuple[Sentence, Seen]] = []
    for named in nlp.named([sentence.text for sentence in sentences]):
        sentence = sentences[named.index]
        item = _trimmed(passages[sentence.passage], sentence.start + named.start, sentence.start + named.end)
        if item is not None:
            labels[passages[sentence.passage].text[item.start : item.end]][named.label] += 1
            if named.label == "ORG" and _looks_like_name(passages[sentence.passage], sentence.words, item, common):
                seen.append((sentence, item))
    out: list[list[Seen]] = [[] for _ in passages]
    names = {passages[sentence.passage].text[item.start : item.end] for sentence, item in seen}
    other = {name for name in names if otherwise.is_person(name, paper.cited) or otherwise.is_work(name, passages)}
    other |= names & (otherwise.places() | _family_names(labels))
    for sentence, item in seen:
        text = passages[sentence.passage].text[item.start : item.end]
        if text in other or otherwise.is_in_office(passages[sentence.passage], item.start):
            continue
        votes = labels[text]
        # One word stands for anything: the model must have seen it as an organisation more than once. Initials that the
        # paper does not explain are those of things ("LNG", "BAC library") more often than of bodies.
        if votes["ORG"] * 2 > votes.total() and (" " in text or (votes["ORG"] > 1 and not text.isupper())):
            out[sentence.passage].append(item)
    return out


def _family_names(labels: Mapping[str, Counter[str]]) -> set[str]:
    """The last words of the names that the model takes for persons': "Ruiz", where it sees "Ana Ruiz" too."""
    persons = (text for text, votes in labels.items() if " " in text and votes["PERSON"] * 2 > votes.total())
    return {text.split()[-1] for text in persons}


def _unexplained(paper: Paper, found: Lists) -> list[Sentence]:
    """The sentences of prose that hold a name which nothing explains yet and which was not shown often enough before."""
    shown: Counter[str] = Counter()
    out = []
    for i, (passage, stream) in enumerate(zip(paper.passages, paper.streams, strict=True)):
        if not _is_prose(passage) or listing.is_code(passage) or not language.is_english([word.key for word in stream]):
            continue
        for sentence in _sentences(i, passage, stream):
            names = _unexplained_names(sentence, found[i], paper.common)
            if any(shown[name] < _OFTEN_ENOUGH for name in names):
                shown.update(names)
                out.append(sentence)
    return out


def _is_prose(passage: Passage) -> bool:
    """Whether a passage is long enough for the model to see context, and no reference or heading."""
    return (
        passage.zone not in ("references",)
        and passage.kind not in ("heading", "title", "reference", "authors")
        and passage.text.count(" ") >= (12 if passage.cell is not None else 5)
    )


def _sentences(index: int, passage: Passage, stream: Sequence[Word]) -> Iterator[Sentence]:
    start, k = 0, 0
    for end, following in [*((m.start(), m.end()) for m in _SENTENCE.finditer(passage.masked)), (len(passage.masked), 0)]:
        first = k
        while k < len(stream) and stream[k].start < end:
            k += 1
        yield Sentence(index, start, passage.masked[start:end], tuple(stream[first:k]))
        start = following


def _unexplained_names(sentence: Sentence, found: Sequence[Found], common: Common) -> set[str]:
    """Capitalised words that are no country, month, common word of the language or part of a name found."""
    here = [item for item in found if item.end > sentence.start and item.start < sentence.start + len(sentence.text)]
    return {
        word.key
        for word in sentence.words
        if word.is_name
        and not word.country
        and word.low not in common
        and month_number(word.key) is None
        and len(word.key) > 1
        and not any(item.start <= word.start < item.end for item in here)
    }


def _trimmed(passage: Passage, start: int, end: int) -> Seen | None:
    """The model's span without article, possessive, quotes and brackets."""
    text = passage.text
    m = _ARTICLE.match(text, start, end)
    if m:
        start = m.end()
    while end > start and text[end - 1] in " \n\t,;:.'\"”’)(":
        end -= 1
    while start < end and text[start] in " \n\t\"“‘'(":
        start += 1
    if text[max(start, end - 2) : end] in ("'s", "’s"):
        end -= 2
    return Seen(start, end, 0.6) if end - start >= 2 else None


def _looks_like_name(passage: Passage, stream: Sequence[Word], item: Seen, common: Common) -> bool:
    """Whether whole capitalised words make up the span, one of them singles it out, and none makes it a plan or a paper."""
    at = [i for i, word in enumerate(stream) if item.start <= word.start < item.end]
    inside = [stream[i] for i in at]
    names = [word for word in inside if word.is_name]
    if _is_software([word.low for word in inside]):
        return False
    if not names or not inside[0].is_name or not inside[-1].is_name or any(word.end > item.end for word in inside):
        return False
    if inside[-1].low in facts.words("not_an_organization") or all(word.country for word in names):
        return False
    if any(
        word.key in "()[]{}\\\t\n:;/" or word.low in facts.words("not_in_name") - {"and", "of", "the", "for"}
        for word in inside
    ):
        return False
    if (
        _is_author(passage.text[item.end : item.end + 40])
        or _PERSON_AHEAD.search(passage.text[max(0, item.start - 10) : item.start])
        or _is_undertaking(stream, at)
        or any(_ODD.search(w.key) for w in names)
    ):
        return False
    if _is_place(passage, item.end):
        return False
    if countries.parse(passage.text[item.start : item.end]) or _is_cut(stream, at) or _is_title_case(stream):
        return False
    own = [word for word in names if is_distinctive(word, common) and not word.country]
    if len(names) == 1:
        word = names[0]
        return bool(own) and head_at([word], 0) is None
    return bool(own)


def _is_software(words: Sequence[str]) -> bool:
    """Whether words are a program or file format. The letters of the TeX family's logos stand at different heights, so that
    a page gives them apart or in another order: "LTA EX" is LaTeX."""
    joined = "".join(char for word in words for char in word if char.isalpha())
    known = facts.words("file_or_software")
    return joined in known or all(word in known for word in words) or _logo(joined) in _logos()


def _logo(word: str) -> str:
    return "".join(sorted(word))


@cache
def _logos() -> frozenset[str]:
    return frozenset(_logo(word) for word in facts.words("file_or_software") if word.endswith("tex"))


def _is_author(tail: str) -> bool:
    """Whether a year or "et al." follows, as behind the author of a cited work."""
    return bool(re.match(r"\s*(?:,?\s*\(*(?:19|20)\d\d|et al|,?\s+and\s+[A-Z]\w+,?\s*\(?(?:19|20)\d\d)", tail))


def _is_place(passage: Passage, end: int) -> bool:
    """Whether a comma and a country follow, as behind a town."""
    m = re.match(r",\s+(?:the\s+)?((?:[A-Z][\w.]*)(?:\s[A-Z]\w+){0,2})", passage.text[end : end + 50])
    return m is not None and any(countries.parse(part.rstrip(".")) for part in (m[1], m[1].split()[0]))


def _is_undertaking(stream: Sequence[Word], at: Sequence[int]) -> bool:
    """Whether the next word makes the name that of a programme, a law, a method or the like."""
    return at[-1] + 1 < len(stream) and stream[at[-1] + 1].low in facts.words("not_an_organization") | {
        "law",
        "award",
        "fig",
    }


def _is_cut(stream: Sequence[Word], at: Sequence[int]) -> bool:
    """Whether the span stops inside a longer run of capitalised words."""
    before = at[0] > 0 and stream[at[0] - 1].is_name and not stream[at[0] - 1].country
    after = at[-1] + 1 < len(stream) and stream[at[-1] + 1].is_name
    return before or after


def _is_title_case(stream: Sequence[Word]) -> bool:
    """Whether a sentence capitalises most of its words, so that capitals tell nothing."""
    letters = [word for word in stream if word.key[:1].isalpha() and len(word.key) > 3]
    return len(letters) > 4 and sum(word.key[0].isupper() for word in letters) > 0.7 * len(letters)
