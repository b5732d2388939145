"""Organisations by the words around an unknown name: the rail company X, X company, between X and Y Ltd."""

from collections.abc import Iterator, Sequence

from extractors.entities import facts, nlp
from extractors.entities.organizations import otherwise
from extractors.entities.organizations.found import Lists, added, of_name
from extractors.entities.organizations.paper import Paper
from extractors.entities.organizations.words import Common, Name, Word, is_distinctive, low_at

_LONGEST = 4


def add(paper: Paper, found: Lists) -> Lists:
    """With unknown names that the words around them show to be organisations."""
    out = []
    for passage, stream, old in zip(paper.passages, paper.streams, found, strict=True):
        names = find(stream, [(item.start, item.end) for item in old], paper.common)
        items = [of_name(passage, stream, name) for name in names]
        out.append(added(old, [item for item in items if not otherwise.is_person(item.text, paper.cited)]))
    return out


def find(stream: Sequence[Word], taken: Sequence[tuple[int, int]], common: Common) -> Iterator[Name]:
    """The names that stand right behind a trade's noun, right before "company", or with a known organisation behind
    "between". `taken` are the spans, in characters, of the organisations that are known already."""
    covered = bytearray(stream[-1].end if stream else 0)
    for start, end in taken:
        covered[start:end] = b"\1" * (end - start)
    free = [not covered[word.start] for word in stream]
    starts = {start for start, _ in taken}
    trades, held_before, has = facts.words("trade_noun"), facts.words("held_before"), facts.words("company_has")
    before, after = facts.words("deed_before"), facts.words("deed_after")
    lows = [word.low for word in stream]
    for i, (word, low, behind) in enumerate(zip(stream, lows, [*lows[1:], ""], strict=False)):
        if word.key in trades:
            yield from _behind(stream, i, free, common)
        if word.key == "company" and i:
            yield from _before(stream, i, free, common)
        if low == "between":
            yield from _between(stream, i, free, starts, common)
        held = f"{low} {behind}" in held_before
        if held or low in before:
            yield from _party(stream, i + 1 + held, free, common)
        if low in after or (word.key == "s" and behind in has):
            yield from _doer(stream, i - (word.key == "s"), free, common)


def _run(stream: Sequence[Word], i: int, free: Sequence[bool]) -> int:
    """One behind the last of the free capitalised words from word `i` on."""
    end = i
    while end < len(stream) and end - i < _LONGEST and stream[end].is_name and free[end]:
        end += 1
    return end


def _is_own(words: Sequence[Word], common: Common) -> bool:
    """Whether words are a name of their own: the first is none of the language's, of a country or of a field of work."""
    return bool(words) and is_distinctive(words[0], common) and not words[0].country and len(words[0].key) > 2


def _behind(stream: Sequence[Word], i: int, free: Sequence[bool], common: Common) -> Iterator[Name]:
    end = _run(stream, i + 1, free)
    if _is_own(stream[i + 1 : end], common):
        yield Name(i + 1, end - 1, "company", f"named behind {stream[i].key}", 0.8)


def _before(stream: Sequence[Word], i: int, free: Sequence[bool], common: Common) -> Iterator[Name]:
    first = i
    while first > 0 and i - first < _LONGEST and stream[first - 1].is_name and free[first - 1]:
        first -= 1
    if _is_own(stream[first:i], common):
        yield Name(first, i - 1, "company", "named before company", 0.75)


def _between(stream: Sequence[Word], i: int, free: Sequence[bool], starts: set[int], common: Common) -> Iterator[Name]:
    end = _run(stream, i + 1, free)
    k = end + 1
    if end >= len(stream) or stream[end].low != "and":
        return
    if k < len(stream) and stream[k].low == "the":
        k += 1
    if k < len(stream) and stream[k].start in starts and _is_own(stream[i + 1 : end], common):
        yield Name(i + 1, end - 1, "company", "party beside an organisation", 0.75)


def _party(stream: Sequence[Word], i: int, free: Sequence[bool], common: Common) -> Iterator[Name]:
    """The name behind what is done to companies alone: "acquired X", "a stake in X"."""
    i += low_at(stream, i) == "the"
    end = _run(stream, i, free)
    behind = low_at(stream, end)
    is_work = behind in facts.words("single_work") | facts.words("feature") or otherwise.is_number_of_works(behind)
    if _is_own(stream[i:end], common) and not _is_no_body(stream[i:end]) and not is_work:
        yield Name(i, end - 1, "company", "named behind a deal", 0.7)


def _doer(stream: Sequence[Word], i: int, free: Sequence[bool], common: Common) -> Iterator[Name]:
    """The name before what companies alone do or have: "X acquired", "X's shareholders"."""
    first = i
    while first > 0 and i - first < _LONGEST and stream[first - 1].is_name and free[first - 1]:
        first -= 1
    if _is_own(stream[first:i], common) and not _is_no_body(stream[first:i]):
        yield Name(first, i - 1, "company", "named before a deal", 0.7)


def _is_no_body(words: Sequence[Word]) -> bool:
    """Whether a name opens with a given name or initials, or is a pronoun or another word of the language."""
    return bool(words) and (
        words[0].key in facts.given_names()
        or len(words[0].key) == 1
        or words[0].low in facts.words("pronoun")
        or (len(words) == 1 and nlp.is_english(words[0].low))
    )
