"""Sums that stand in a row: shared out "respectively", or one told twice in two currencies or units; and mere prices."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.entities import currencies, units
from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records.located import Located

JOINED = re.compile(r"\s*(?:,|,?\s*(?:and|&))\s*(?:the\s+)?", re.IGNORECASE)
JOINED_ON = re.compile(r"(?:,|;|\band|\bwhile)\s+(?:the\s+)?$", re.IGNORECASE)
IN_BRACKETS = re.compile(
    r"\s*\(\s*(?:(?:or|i\.e\.,?|about|around|approximately|roughly|some|nearly|over)\s+)?", re.IGNORECASE
)
"""What stands between a quantity and the same one in another unit."""
BEHIND_NOUN = re.compile(r"\s+(?:[a-z-]+\s+){1,4}\(\s*")
"""What stands between a sum and the same one in another currency behind its noun: "a €5 million loan ($6 million)"."""
US_DOLLARS = re.compile(r"(?:US\s?\$|\$US|USD)\s?", re.IGNORECASE)
CLOSED = re.compile(r"(?:\s+(?:in|at)\s+(?:1[89]|20)\d\d)?\s*\)")
AGAIN = re.compile(
    r"\s*[\"“”]?\s*(?:\(\s*[A-Z]{3}\s*\)\s*)?[,(\[;]?\s*(?:[A-Z]{3}\s*;\s*)?(?:[\d.]+\s?(?:%|per\s?cent)\s+of\s+(?:the\s+)?(?:quota|GDP)\s+)?(?:(?:or|i\.e\.|equal\s+to|equivalent\s+to|equivalent\s+of|the\s+equivalent\s+of|about|approximately|around|some"
    r"|roughly|nearly|then|worth|=|≈)[\s,]*)*",
    re.IGNORECASE,
)
OR_ELSE = re.compile(
    r"\)\s*,?\s*(?:or|i\.e\.,?|equal\s+to|equivalent\s+to)\s+(?:(?:about|around|some|roughly)\s+)?", re.IGNORECASE
)
"""What stands between a sum in brackets and the same in a third currency."""
OUT_OF = re.compile(
    r"\bout\s+of\s+(?:(?:an?|the|its|their|about|around|some|nearly|almost|over|(?:overall\s+)?total|of)\s+)*$",
    re.IGNORECASE,
)
"""Words right before a sum that make it the whole."""
PART_OF = re.compile(r"\b(?:tranche|instal?lment)s?\s+of\s+(?:an?|the|its|their)\s+(?:[a-z-]+\s+){0,2}$", re.IGNORECASE)
"""Words right before a sum of which only a part is paid."""
OF_QUOTA = re.compile(r"\s+of\s+(?:(?:the|its|their)\s+)?(?:[\w-]+['’]s\s+)?quota\b", re.IGNORECASE)
SWAPPED = re.compile(r"\b(?:swap|swaps|swapping|exchang(?:e|ing))\b[^.;]*$", re.IGNORECASE)
FOR = re.compile(r"\)?\s+(?:for|against|to)\s+(?:about\s+|up\s+to\s+)?", re.IGNORECASE)
"""Words between the two sums of one swap: "swap 3 million pounds for 4 million euros"."""
RESPECTIVELY = re.compile(r"(?:[^.;:\d]|\b(?:1[6-9]|20)\d\d\b){0,90}?\brespectively\b", re.IGNORECASE)
"""What stands behind the last of several sums that are shared out: of what they are, and "respectively"."""
IN_TURN = re.compile(r"\s+(?:(?:have|has|had|then|also)\s+)?(?!each\b|both\b|jointly\b)[a-z]+\s+(?:the\s+)?\s*(?:with\s+)?")
"""A verb, as it stands between names and what each of them does it with."""
TO = re.compile(r"\s+to\s+(?:the\s+)?")
EACH = re.compile(r"(?:\s+\w+)?\s+each\b")
PRICE = re.compile(
    r"\s*(?:/|(?:per|each|apiece)\b(?!\s+(?:year|annum)\b)|an?\s+(?:day|week|month|hour|piece|head|person|dose|barrel|bushel|ton|tonne|kilo"
    r"\w*|lit(?:er|re)|gallon|unit|share|night|page|copy|ticket)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Share:
    """Whom one of several sums belongs to, and the stretch that says so; `others` are where the other sums' owners start,
    `last` is where the last owner of a row ends (0 where they stand in none).

    "A and B 4 and 5 million respectively"; "gave A 4 million and B 5 million", where A and B are `given` the sums.
    """

    owner: Mention
    row: Span
    given: bool = False
    others: frozenset[int] = frozenset()
    last: int = 0


UNIT_COST = re.compile(
    r"\b(?:(?:unit|average)\s+(?:cost|price|wage|salary|income|fee|rent)s?|(?:cost|price|income|spending|expenditure)s?\s+(?:\w+\s+){0,3}?"
    r"per\s+(?!year\b|annum\b)\w+)\b[^.;:]{0,120}$",
    re.IGNORECASE,
)


def is_price(located: Located, sentence: Span, sum_: Mention) -> bool:
    """Whether a sum is what one piece, person or day costs, by the words after it or before it: a price is no deal."""
    text = located.document.text
    return bool(PRICE.match(text, sum_.end) or UNIT_COST.search(text, sentence.start, sum_.start))


def told_again(located: Located, sums: Sequence[Mention]) -> Mapping[int, Mention]:
    """By the start of each sum that only tells the one before it in another currency, that one."""
    text = located.document.text
    found: dict[int, Mention] = {}
    for a, b in pairwise(sums):
        first = found.get(a.start, a)
        between, before = text[a.end : b.start], text[max(0, a.start - 80) : a.start]
        if b.unit in (a.unit, first.unit) or b.start - a.end < 2:
            if b.value == a.value and b.unit == a.unit and IN_BRACKETS.fullmatch(between) and CLOSED.match(text, b.end):
                found[b.start] = first  # in words, and again in figures
            continue
        aside = BEHIND_NOUN.fullmatch(between) is not None and CLOSED.match(text, b.end) is not None
        if (
            aside
            or AGAIN.fullmatch(between)
            or OR_ELSE.fullmatch(between)
            or (SWAPPED.search(before) and FOR.fullmatch(between))
        ):
            found[b.start] = first
    return found


def in_own_dollars(located: Located, sums: Sequence[Mention]) -> frozenset[int]:
    """The starts of sums in brackets that tell one of US dollars again in the paper's own: "US$5 million ($8 million)"."""
    text = located.document.text
    return frozenset(
        b.start
        for a, b in pairwise(sums)
        if US_DOLLARS.match(text, a.start)
        and text.startswith("$", b.start)
        and a.unit == b.unit
        and CLOSED.match(text, b.end)
        if IN_BRACKETS.fullmatch(text, a.end, b.start)
    )


def measured_again(located: Located, quantities: Sequence[Mention]) -> Mapping[int, Mention]:
    """By the start of each quantity in brackets that only tells the one right before it in another unit: "80 km (50 mi)"."""
    text, of = located.document.text, units.dimensions()
    return {
        b.start: a
        for a, b in pairwise(quantities)
        if a.unit != b.unit and of.get(a.unit, a.unit) == of.get(b.unit) and IN_BRACKETS.fullmatch(text, a.end, b.start)
        if CLOSED.match(text, b.end)
    }


def is_of_the_whole(located: Located, figure: Mention) -> bool:
    """Whether a percentage in brackets or behind "or" says again what the sum before is, as a part of a quota."""
    text = located.document.text
    behind = re.search(r"(?:\(|\bor)\s*$", text[max(0, figure.start - 4) : figure.start]) is not None
    return behind and OF_QUOTA.match(text, figure.end) is not None


def is_the_whole(located: Located, sentence: Span, figure: Mention) -> bool:
    """Whether a sum is only what a part is told of: "forgave 3 billion out of 4 billion"."""
    return OUT_OF.search(located.document.text, sentence.start, figure.start) is not None


def is_paid_in_part(located: Located, sentence: Span, figure: Mention) -> bool:
    """Whether a sum is the whole of which a part is told: "the second tranche of a 3 billion loan"."""
    return PART_OF.search(located.document.text, sentence.start, figure.start) is not None


def shared_out(located: Located, sentence: Span, sums: Sequence[Mention]) -> Mapping[int, Share]:
    """By the start of each sum that a sentence shares out, whom it belongs to.

    Before "respectively" as many countries or bodies as sums must stand in a row; else the country right before a later sum
    has it.
    """
    text = located.document.text
    rows = _rows(located, sums)
    found: dict[int, Share] = {}
    for row in rows:
        told = RESPECTIVELY.match(text, row[-1].end)
        if len(row) < 2:
            continue
        before = _outermost([m for m in located.within(Span(sentence.start, row[0].start), "COUNTRY", "ORG") if m.norm])
        owners = [some for some in _rows(located, before) if len(some) == len(row)]
        if not owners or not (told or _act_in_turn(text, before, owners[-1], row) or _pay_in_their_own(owners[-1], row)):
            continue
        last = owners[-1][-1].end
        stretch = Span(owners[-1][0].start, told.end() if told else row[-1].end)
        given = not text[last : row[0].start].strip()
        starts = frozenset(m.start for m in owners[-1])
        for sum_, owner in zip(row, owners[-1], strict=True):
            found[sum_.start] = Share(owner, stretch, given, starts - {owner.start}, last)
    return found or _beside_sums(located, sentence, sums)


def _act_in_turn(text: str, named: Sequence[Mention], owners: Sequence[Mention], row: Sequence[Mention]) -> bool:
    """Whether nothing, or a verb and whom it is done to, parts a row of names from as many sums: "A and B lent C 4 and 5
    million"; not "A and B signed two loans of 4 and 5 million", which are of both."""
    between = text[owners[-1].end : row[0].start]
    if not between.strip():
        return True  # "lent A and B 4 and 5 million"
    for name in (m for m in named if owners[-1].end < m.start):
        between = between.replace(text[name.start : name.end], " ")
    return IN_TURN.fullmatch(between) is not None and EACH.match(text, row[-1].end) is None


def _pay_in_their_own(owners: Sequence[Mention], row: Sequence[Mention]) -> bool:
    """Whether each sum of a row is in the currency of the country of the same place in a row of names, and of no other."""
    own = [currencies.is_of(m.unit, owner.norm) for m, owner in zip(row, owners, strict=True)]
    return all(own) and len({m.unit for m in row}) == len(row)


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """Names that stand in no longer name."""
    return [m for m in mentions if not any(o is not m and o.start <= m.start and m.end <= o.end for o in mentions)]


def _beside_sums(located: Located, sentence: Span, sums: Sequence[Mention]) -> dict[int, Share]:
    """The sums after the first that have a country right before them, which "and" or a comma joins on."""
    text = located.document.text
    named = [m for m in located.within(sentence, "COUNTRY") if m.norm]
    to_another = {s.start for s in sums[1:] for m in named if TO.fullmatch(text, s.end, m.start)}  # "and A 5 million to B"
    taken = (s for s in sums if s.start not in to_another)
    before = {s.start: m for s in taken for m in named if m.end < s.start and not text[m.end : s.start].strip()}
    given = bool(sums) and sums[0].start in before
    joined = {s.start: m for s in sums[1:] if (m := before.get(s.start)) and JOINED_ON.search(text, sentence.start, m.start)}
    first = {sums[0].start: before[sums[0].start]} if joined and given else {}
    ends = {s.start: s.end for s in sums}
    return {at: Share(m, Span(m.start, ends[at]), given) for at, m in {**first, **joined}.items()}


def _rows(located: Located, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions in runs that only commas and "and" part."""
    rows: list[list[Mention]] = []
    for mention in mentions:
        if rows and JOINED.fullmatch(located.document.text, rows[-1][-1].end, mention.start):
            rows[-1].append(mention)
        else:
            rows.append([mention])
    return rows
