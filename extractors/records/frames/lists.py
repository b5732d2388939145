"""Names with a figure in brackets: "the lenders are A ($9m) and B ($5m)" tells one fact for each, of one kind."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records.frames import gapped, lexicon
from extractors.records.frames.deciding import Decision
from extractors.records.frames.who import Actor
from extractors.records.located import Located

NEAR = 40  # characters between the first word of a name and its figure
OPENS = re.compile(
    r"(?:['’]s?(?:\s+(?:debts?|loans?|arrears|share|exports|imports))?)?\s*(?:,\s*[A-Z][\w&.-]{1,12}\s*)?,?\s*[(\[:]\s*(?:about|some|over|nearly|around|at|with|worth|another|an?\s+(?:estimated|further|additional))?\s*(?:US\s*)?",
    re.IGNORECASE,
)
"""What stands between a name and its figure: the bracket, and at most the name's short form before it."""
BEHIND = re.compile(
    r"(?:\s*\([^()]{1,40}\))?\s*,?\s*(?:of\s+(?:this|that|it|the)(?:\s+[a-z]+)?\s+)?"
    r"(?:(?:(?:will|would|is\s+to)\s+)?(?:be|was|were|is|are)\s+(?:spent|used|disbursed|placed)\s+)?(?:(?:came|went|flowed|was|were|is|are)\s+)?(?:lent\s+|owed\s+|sent\s+|each\s+)?(from|to|in|by|for|with)\s+(?:the\s+)?",
    re.IGNORECASE,
)
LOAN_BEHIND = re.compile(
    r"(?:\s+(?!(?:and|or|for|in|of|to|with|by|as|at|on|than)\b)[a-z][\w-]*){1,3}(?:\s+to\s+(?:the\s+)?[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?)?"
    r"\s+(from)\s+(?:the\s+)?"
)
"""The same behind what a sum is, and who gets it: "a 5 million loan to C from A and 3 million from B"."""
FOLLOWED = re.compile(r"\b(?:(?:is|are|was|were|closely)\s+)*(?:followed|trailed)\s+(?:closely\s+)?by\b", re.IGNORECASE)
"""What leads on to the next of a ranking."""
COFINANCED = re.compile(
    r"\bco-?financ(?:e|es|ed|ing)\s+(?:(?:the\s+)?\w+\s+)?(?:along\s+|together\s+|jointly\s+)?with\s+", re.IGNORECASE
)
AMID = re.compile(r"(?:[\s,&()]|\b(?:and|the|also)\b|['’]s?\b)*", re.IGNORECASE)
"""What parts the names of a list."""
WITH = re.compile(r"\bwith\s+(?:the\s+)?$", re.IGNORECASE)
BRACKET = re.compile(r"\([^()]*\)")
IN_BRACKETS = re.compile(
    r"\s*[–—:,(-]?\s*(?:about|some|over|nearly|around|at|with|worth|an?\s+estimated)?\s*(?:US\s*)?", re.IGNORECASE
)
"""What stands between a name and its figure where both are in brackets: "donors (A - $9m, B - $5m)"."""
BARE_TO = re.compile(
    r"(?:,|\band|;)\s+(?:about\s+|some\s+|another\s+)?(?P<number>\d[\d,.]*)\s+(?:to|for|from)\s+(?:the\s+)?$", re.IGNORECASE
)
LED_ON = re.compile(r"(?:,\s+and|;|\band)\s+(?:from|to|for|by)\s+(?:the\s+)?$", re.IGNORECASE)
COUNT_OF = re.compile(r"\s+(?:another\s+|a\s+further\s+|some\s+|about\s+)?\d[\d,.]*\s+[a-z]{3,}")
LIST = 2  # items that make a list


@dataclass(frozen=True, slots=True)
class Item:
    """A figure in brackets, whose it is, and the stretch of the sentence from the item before to its own end."""

    figure: Mention
    owner: Actor
    stretch: Span


def items(
    located: Located, sentence: Span, figures: Sequence[Mention], actors: Sequence[Actor], label: Actor | None = None
) -> Mapping[int, Item]:
    """The items of a sentence by the start of their figures; a sentence's label alone makes no item."""
    text = located.document.text
    found: dict[int, Item] = {}
    begins = sentence.start
    lenders = _lists_lenders(located, sentence, figures)
    ranked = FOLLOWED.search(text, sentence.start, sentence.end)
    for m in figures:
        bare = lenders or (ranked is not None and ranked.end() < m.start)
        opens = IN_BRACKETS if _is_in_brackets(text, sentence, m) else _opens_bare() if bare else OPENS
        before = [a for a in actors if a.end <= m.start and m.start - a.end < NEAR and a.start >= begins]
        before = [a for a in before if not gapped.is_compared(text, sentence, a)]
        behind = [a for a in before if opens.fullmatch(text, a.end, m.start)]
        behind = behind or [a for a in before if _is_set_apart(text, sentence, a, m)]
        if behind:
            owner = max(behind, key=lambda a: (a.sort == "organization", a.end))
            found[m.start] = Item(m, owner, Span(begins, m.end))
            begins = m.end
    owners = {one.owner.start for one in found.values()}
    return {} if label is not None and owners == {label.start} else found


def _is_in_brackets(text: str, sentence: Span, figure: Mention) -> bool:
    """Whether a bracket that opens before a figure holds more than it: a name."""
    opens = text.rfind("(", sentence.start, figure.start)
    return opens > text.rfind(")", sentence.start, figure.start) and text[opens + 1 : opens + 2].isupper()


def in_brackets(located: Located, sentence: Span, items: Mapping[int, Item]) -> frozenset[int]:
    """The starts of the figures that stand with their owners in brackets which hold two such at least."""
    found: set[int] = set()
    for bracket in BRACKET.finditer(located.document.text, sentence.start, sentence.end):
        inside = [at for at, one in items.items() if bracket.start() < one.owner.start and at < bracket.end()]
        found.update(inside if len(inside) >= LIST else ())
    return frozenset(found)


def _is_set_apart(text: str, sentence: Span, actor: Actor, figure: Mention) -> bool:
    """Whether somebody is set apart with a figure of its own: "with A the lowest receiving 1 percent"."""
    led = WITH.search(text, sentence.start, actor.start) is not None
    return led and figure.kind == "percent" and _lowest().fullmatch(text, actor.end, figure.start) is not None


@cache
def _lowest() -> re.Pattern[str]:
    ranks = "|".join(sorted(lexicon.words("ranks")))
    return re.compile(rf",?\s+(?:as\s+)?the\s+(?:{ranks})\s+(?:[a-z]+\s+)?[a-z]+ing\s+(?:only\s+|just\s+|about\s+)?")


BARE = r"\s+(?:with\s+)?(?:US\s*)?"
"""What stands between a lender's name and its sum in a list: "the donors are A US$ 4 million, B US$ 3 million"."""


@cache
def _opens_bare() -> re.Pattern[str]:
    return re.compile(f"(?:{OPENS.pattern})|{BARE}", re.IGNORECASE)


def _lists_lenders(located: Located, sentence: Span, figures: Sequence[Mention]) -> bool:
    """Whether a sentence of several sums is a list of lenders or donors by a word before them."""
    sums = [m for m in figures if m.kind == "money"]
    text = located.document.text
    return len(sums) > LIST and _lenders().search(text, sentence.start, sums[1].start) is not None


@cache
def _lenders() -> re.Pattern[str]:
    """Words that say that those in a list behind them lend, as what the list is of."""
    words = "|".join(sorted(lexicon.words("lenders")))
    return re.compile(
        rf"\b(?:{words})s\b[^.;]*\b(?:are|were|include[ds]?|including|being)\b|\b(?:{words})s\s*:", re.IGNORECASE
    )


def names_lenders(text: str) -> bool:
    """Whether words name a lender or lenders as such."""
    return _lender().search(text) is not None


@cache
def _lender() -> re.Pattern[str]:
    words = "|".join(sorted(lexicon.words("lenders")))
    return re.compile(rf"\b(?:{words})s?\b", re.IGNORECASE)


def shared_by_place(located: Located, figures: Sequence[Mention], actors: Sequence[Actor]) -> Mapping[int, Item]:
    """The figures of a sentence with somebody right behind by one preposition: "5 million from A, 3 million from B"."""
    text = located.document.text
    found: dict[str, list[Item]] = {}
    for m, following in zip_longest(figures, figures[1:]):
        behind = [a for a in actors if m.end < a.start and (following is None or a.start < following.start)]
        first = [(a, BEHIND.fullmatch(text, m.end, a.start)) for a in behind[:1]]
        loaned = [(a, LOAN_BEHIND.fullmatch(text, m.end, a.start)) for a in behind[:2]]
        owner, hit = next(((a, hit) for a, hit in (*first, *loaned) if hit is not None), (None, None))
        if owner is not None and hit is not None:
            found.setdefault(hit.group(1).casefold(), []).append(Item(m, owner, Span(m.start, owner.end)))
    return {one.figure.start: one for some in found.values() if len(some) >= LIST for one in some}


def as_one(found: Mapping[int, Item], decisions: Mapping[int, Decision]) -> dict[int, Decision]:
    """The decisions on a sentence's figures, those on the items of a list by the surest of them that tells a kind."""
    out = dict(decisions)
    for kind in {one.figure.kind for one in found.values()}:
        starts = [at for at, one in found.items() if at in decisions and one.figure.kind == kind]
        if len(starts) >= LIST:
            best = max((decisions[at] for at in starts), key=lambda d: (d.type != "other", d.score))
            out.update(dict.fromkeys(starts, best))
    return out


def strangers(found: Mapping[int, Item], figure: Mention | None, actors: tuple[Actor, ...]) -> frozenset[int]:
    """The starts of the actors that other items of a list name: they have no part in this figure's fact.

    What stands before the first item's name is common to all of them.
    """
    ordered = sorted(found.values(), key=lambda one: one.figure.start)
    out: set[int] = set()
    for n, one in enumerate(ordered):
        if figure is not None and one.figure.start == figure.start:
            continue
        out.add(one.owner.start)
        inner = one.stretch if n and one.stretch.end == one.figure.end else Span(one.owner.start, one.owner.end)
        out.update(a.start for a in actors if inner.start <= a.start < inner.end)
    return frozenset(out)


def of_bare_numbers(located: Located, sentence: Span, figure: Mention, actors: Sequence[Actor]) -> frozenset[int]:
    """The starts of those to or from whom another number goes, without its unit or of other things: B of "5 tonnes to A and
    3 to B", "5 million from A, and from B 20 teachers"."""
    text, read = located.document.text, located.within(sentence, "AMOUNT", "DATE")
    found = set()
    for a in actors:
        hit = BARE_TO.search(text, sentence.start, a.start)
        if hit is not None and not any(m.start <= hit.start("number") < m.end for m in read):
            found.add(a.start)
        led = LED_ON.search(text, sentence.start, a.start)
        if led is not None and figure.end <= led.start() and COUNT_OF.match(text, a.end) is not None:
            found.add(a.start)
    return frozenset(found)


def cofinanciers(located: Located, sentence: Span, word: int, actors: Sequence[Actor]) -> frozenset[int]:
    """The starts of those with whom somebody finances what a sum is for: "lent 5 million for a port that it co-finances with
    A and B". `word` is where the word stands that tells the fact: of that they are givers, should it be this one."""
    text = located.document.text
    found: set[int] = set()
    for hit in COFINANCED.finditer(text, sentence.start, sentence.end):
        reached = hit.end() if not hit.start() <= word < hit.end() else sentence.end
        for actor in sorted((a for a in actors if a.start >= reached), key=lambda a: a.start):
            if actor.start >= reached and AMID.fullmatch(text, reached, actor.start):
                found.add(actor.start)
                reached = actor.end
    return frozenset(found)
