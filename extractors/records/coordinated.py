"""Sums that stand in a row: shared out "respectively", or one sum told twice in two currencies; and mere prices."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records.located import Located

JOINED = re.compile(r"\s*(?:,|,?\s*(?:and|&))\s*(?:the\s+)?", re.IGNORECASE)
JOINED_ON = re.compile(r"(?:,|;|\band|\bwhile)\s+(?:the\s+)?$", re.IGNORECASE)
AGAIN = re.compile(
    r"\s*[,(\[]?\s*(?:(?:or|i\.e\.|equal\s+to|equivalent\s+to|equivalent\s+of|the\s+equivalent\s+of|about|approximately|around|some"
    r"|roughly|nearly|then|worth|=|≈)[\s,]*)*",
    re.IGNORECASE,
)
RESPECTIVELY = re.compile(r"\W{0,2}\s*respectively\b", re.IGNORECASE)
PRICE = re.compile(
    r"\s*(?:/|(?:per|each|apiece)\b(?!\s+(?:year|annum)\b)|an?\s+(?:day|week|month|hour|piece|head|person|dose|barrel|bushel|ton|tonne|kilo"
    r"\w*|lit(?:er|re)|gallon|unit|share|night|page|copy|ticket)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Share:
    """Whom one of several sums belongs to, and the stretch that says so.

    "A and B 4 and 5 million respectively"; "gave A 4 million and B 5 million", where A and B are `given` the sums.
    """

    owner: Mention
    row: Span
    given: bool = False


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
    pairs = pairwise(sums)
    return {
        b.start: a for a, b in pairs if a.unit != b.unit and AGAIN.fullmatch(text, a.end, b.start) and b.start - a.end > 1
    }


def shared_out(located: Located, sentence: Span, sums: Sequence[Mention]) -> Mapping[int, Share]:
    """By the start of each sum that a sentence shares out, whom it belongs to.

    Before "respectively" as many countries as sums must stand in a row; else the country right before a later sum has it.
    """
    text = located.document.text
    rows = _rows(located, sums)
    found: dict[int, Share] = {}
    for row in rows:
        if len(row) < 2 or not RESPECTIVELY.match(text, row[-1].end):
            continue
        before = [m for m in located.within(Span(sentence.start, row[0].start), "COUNTRY") if m.norm]
        owners = [some for some in _rows(located, before) if len(some) == len(row)]
        if not owners:
            continue
        stretch = Span(owners[-1][0].start, text.find("respectively", row[-1].end) + len("respectively"))
        given = not text[owners[-1][-1].end : row[0].start].strip()
        found.update({sum_.start: Share(owner, stretch, given) for sum_, owner in zip(row, owners[-1], strict=True)})
    return found or _beside_sums(located, sentence, sums)


def _beside_sums(located: Located, sentence: Span, sums: Sequence[Mention]) -> dict[int, Share]:
    """The sums after the first that have a country right before them, which "and" or a comma joins on."""
    text = located.document.text
    named = [m for m in located.within(sentence, "COUNTRY") if m.norm]
    before = {s.start: m for s in sums for m in named if m.end < s.start and not text[m.end : s.start].strip()}
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
