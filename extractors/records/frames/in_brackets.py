"""Lists in brackets of who gave, got or has how much: "grants from donors (A - 9 million, B - 5 million)"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.model.fact import Mention
from extractors.records.frames import lent, lexicon, lists
from extractors.records.frames.deciding import Decision
from extractors.records.frames.filling import MAIN, OTHER, Filled
from extractors.records.frames.lexicon import Role
from extractors.records.frames.lists import Item
from extractors.records.frames.scenes import Scene
from extractors.records.frames.triggers import Trigger
from extractors.records.located import Located

WORDS = re.compile(r"[\w'’-]+")
SURE = 4.0  # score of a sum that stands in brackets behind a word for money
REACH = 6  # words before a bracket among which what it lists is named


def as_what_they_list(located: Located, here: Scene, decisions: Mapping[int, Decision]) -> Iterator[tuple[int, Decision]]:
    """The decisions on such figures: as on the sum before the bracket, which they are the parts of; behind a word for who
    gives, as money given."""
    for row in _rows(located, here):
        whole = _whole(here, row)
        if whole is not None and whole.start in decisions:
            yield from ((one.figure.start, decisions[whole.start]) for one in row if one.figure.start in decisions)
        elif _lists_givers(located, row) and all(one.figure.kind == "money" for one in row):
            for one in row:
                if (own := decisions.get(one.figure.start)) is not None and own.kind != "financing":
                    given = Trigger(own.trigger.at, own.trigger.first, lent.LENT)
                    yield one.figure.start, replace(own, kind="financing", type="assistance", trigger=given)
        elif whole is None and (money := _money(here, row)) is not None:
            told = Decision("financing", money.frame.type, money, SURE)
            yield from ((one.figure.start, told) for one in row if one.figure.start in decisions)


def role(located: Located, here: Scene, figure: Mention, kind: str, filled: Sequence[Filled]) -> Role | None:
    """The role of whom a figure in such brackets stands beside: who gave, where a word before says so, or the side that the
    sum before leaves open."""
    row = next((row for row in _rows(located, here) if any(one.figure is figure for one in row)), None)
    if row is None or kind not in OTHER:
        return None
    if _lists_givers(located, row):
        return OTHER[kind]
    owners = {one.owner.start for one in row}
    others = {one.role for one in filled if one.actor.start not in owners and one.actor.code}
    if not others or (_whole(here, row) is None and kind != "financing"):
        return None
    return OTHER[kind] if MAIN[kind] in others else MAIN[kind]


def _rows(located: Located, here: Scene) -> Iterator[tuple[Item, ...]]:
    """The items of each bracket that holds a list."""
    starts = sorted(lists.in_brackets(located, here.parsed.sentence, here.listed))
    row: list[Item] = []
    for at, after in pairwise((*starts, None)):
        row.append(here.listed[at or 0])
        if after is None or ")" in located.document.text[row[-1].figure.end : here.listed[after].owner.start]:
            yield tuple(row)
            row = []


def _whole(here: Scene, row: Sequence[Item]) -> Mention | None:
    """The last figure before a bracket that is of its kind and unit, and no less than any of its items."""
    first = row[0].figure
    before = [m for m in here.figures if m.end <= row[0].owner.start and (m.kind, m.unit) == (first.kind, first.unit)]
    most = max(one.figure.value or 0.0 for one in row)
    return before[-1] if before and (before[-1].value or 0.0) >= most else None


def _money(here: Scene, row: Sequence[Item]) -> Trigger | None:
    """The word for money given that stands before a bracket of sums, with no figure of its own: "got aid (A - 9 m)"."""
    start = row[0].owner.start
    if any(m.end <= start for m in here.figures) or any(one.figure.kind != "money" for one in row):
        return None
    nouns = [t for t in here.triggers if t.frame.pos == "noun" and t.frame.kind in ("financing", "claim")]
    before = [t for t in nouns if here.parsed.span([t.at]).end <= start]
    return before[-1] if before and before[-1].frame.kind == "financing" else None


def _lists_givers(located: Located, row: Sequence[Item]) -> bool:
    """Whether a word for who gives or lends stands right before a bracket: "several donors (A - 9 million, ...)"."""
    opens = located.document.text.rfind("(", 0, row[0].owner.start)
    before = WORDS.findall(located.document.text[max(0, opens - 80) : opens])[-REACH:]
    return bool({word.casefold().removesuffix("s") for word in before} & lexicon.words("lenders"))
