"""What of a statement is compared beside its wording and sums: worked out once, as each is compared with many."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.model.fact import Statement
from extractors.model.rows import MentionRow
from extractors.records.bodies import country_of
from flows.reconcile.anchors import Anchors, anchors
from flows.reconcile.figures import Sum
from flows.reconcile.spans import LONG, months
from flows.reconcile.tables import heir
from flows.reconcile.wording import WORD, Wording, common_stems, mark_of, stem, unaccented, wording

QUANTITY = re.compile(r"(-?\d[\d.]*(?:e[+-]?\d+)?)\s*(.*)")
ENDS = re.compile(r"([A-Z]{3}) (-?\d[\d.]*)(?:-(-?\d[\d.]*))?")
YEARS = range(1900, 2101)
"""Numbers that are taken for a year when they stand before a word and no unit: "2014 accord"."""

TAKEN_OVER = frozenset(
    {"the fact before", "the sentence before", "the figure before", "the agreement before", "the pair before"}
    | {"the paper's topic", "the paper's two topics"}
)
"""How a side was found that a sentence leaves open (extractors/records/frames: passage.py, around_deals.py)."""

SHORT = 3  # letters that a sign of a unit has at most


@dataclass(frozen=True, slots=True)
class Compared:
    """Words, names, sides and figures of a statement.

    `context` are the words of the whole passage, `things` those that tell what it is about, `anchors` its proper names,
    `countries` all sides in whatever part, former states as their heirs, `own_sum` the sum that it is about, `quantities`
    its counts and percentages, `printed` are those of the sides that its own words name: what was taken over from its
    passage may be another's. `named` are all states that the passage names, whatever part they have, and the homes of its
    bodies. `years` are those that the passage names, `beside` the figures in it that are not its own: of
    two counts with one word. `counted` counts with the stems of what is counted, `terms` interest, maturity and grace,
    `part` the share that is told of the one sum in the sentence, as a sum: what 85 % of 340 million come to. `ends` are
    those of the ranges of money that the passage names: no sum of it is known. `marks` tell which of a row it is: those of
    its title, else the one that its passage tells.
    """

    context: frozenset[str]
    things: frozenset[str]
    anchors: Anchors
    countries: frozenset[str]
    printed: frozenset[str]
    named: frozenset[str]
    own_sum: Sum | None
    quantities: frozenset[Sum]
    counted: frozenset[tuple[float, str]] = frozenset()
    terms: tuple[float | None, float | None, float | None] = (None, None, None)
    part: Sum | None = None
    years: frozenset[int] = frozenset()
    beside: frozenset[Sum] = frozenset()
    ends: frozenset[Sum] = frozenset()
    marks: frozenset[str] = frozenset()


def compared(one: Statement, mentions: Sequence[MentionRow], sides_as_printed: Sequence[str] = ()) -> Compared:
    """What is compared of a statement whose span holds these mentions.

    `sides_as_printed` are the words that tell its sides: a capital may stand for its state.
    """
    told = [m.text for m in mentions if m.label in ("COUNTRY", "DATE") or m.kind == "money"]
    bodies = [m.text for m in mentions if m.label == "ORG"]
    words, names = wording(one.quote, [*told, *bodies]), anchors(one.quote, told, [*bodies, *_pointing(sides_as_printed)])
    sides = (*one.parties, one.donor, one.recipient, one.ref_area, one.counterpart_area)
    named = frozenset(stem(name) for name in names.firm)
    sides_alone = _stems(sorted(set(sides_as_printed) - set(bodies)))
    quantities = frozenset(sum_ for text in one.quantities if (sum_ := _quantity(text)) is not None)
    return Compared(
        context=words.stems,
        things=_things(one, mentions, words, [*told, *bodies, *sides_as_printed]) - named - sides_alone,
        anchors=names,
        countries=frozenset(heir(code) for code in sides if code),
        printed=frozenset(heir(code) for code in {code for code in sides if code} - taken_over(one)),
        named=frozenset(heir(code) for m in mentions if (code := _home(m))),
        own_sum=(one.moneys[0].value, one.moneys[0].currency) if one.moneys else None,
        quantities=quantities,
        counted=frozenset(counted for text in one.quantities for counted in _counted(text)),
        terms=(one.interest_rate, one.maturity_years, one.grace_years),
        part=_part(one, mentions),
        years=frozenset(year for m in mentions if m.label == "DATE" for year in _years(m.norm)),
        beside=_beside(mentions) - quantities - {(money.value, money.currency) for money in one.moneys},
        ends=frozenset(end for m in mentions if m.kind == "money" and m.value is None for end in _ends(m.norm)),
        marks=wording(one.title).marks or mark_of(one.quote),
    )


def _things(one: Statement, mentions: Sequence[MentionRow], words: Wording, names: Sequence[str]) -> frozenset[str]:
    """What the words tell beside names and sums; of a sentence parted by semicolons the part that holds a claim's figure."""
    parts = one.quote.split(";") if one.kind == "claim" else []
    figures = [m.text for m in mentions if m.label == "AMOUNT" and m.value == one.value]
    own = [part for part in parts if any(figure in part for figure in figures)]
    told = wording(own[0], names) if len(own) == 1 else words
    return told.stems - common_stems()


def _home(one: MentionRow) -> str:
    """The state that a mention stands for, "" for none."""
    if one.label == "COUNTRY":
        return one.norm
    return country_of(one.norm or one.text) if one.label == "ORG" else ""


def _pointing(sides: Sequence[str]) -> list[str]:
    """The words for sides that are no names: "the Government"."""
    return [side for side in sides if not side[:1].isupper() or side.startswith("The ")]


def _stems(names: Sequence[str]) -> frozenset[str]:
    """The stems of the words of names."""
    return frozenset(stem(word) for name in names for word in WORD.findall(unaccented(name).casefold()))


def _years(date: str) -> tuple[int, ...]:
    """The year of an EDTF date that lies in one."""
    span = months(date)
    return (span.first // LONG,) if span is not None and span.years == 1 else ()


def _beside(mentions: Sequence[MentionRow]) -> frozenset[Sum]:
    """The sums, shares and measured quantities that a passage names; small counts are in too many to tell."""
    return frozenset((m.value, m.unit) for m in mentions if m.label == "AMOUNT" and m.value is not None and m.unit)


def _ends(norm: str) -> Iterator[Sum]:
    """The ends of a range: "USD 5000000-7000000"; of one told as two sums each is one."""
    if hit := ENDS.fullmatch(norm):
        yield from ((float(end), hit[1]) for end in hit.groups()[1:] if end)


def _part(one: Statement, mentions: Sequence[MentionRow]) -> Sum | None:
    """The share that a deal is of the one sum that its sentence names."""
    shares = [text for text in one.quantities if text.endswith(" %")]
    sums = {(m.value, m.unit) for m in mentions if m.kind == "money" and m.value is not None}
    if one.kind == "claim" or one.moneys or len(shares) != 1 or len(sums) != 1:
        return None
    share, ((value, unit),) = _quantity(shares[0]), sums
    return (share[0] / 100 * value, unit) if share is not None and value is not None else None


def taken_over(one: Statement) -> frozenset[str]:
    """The sides that a sentence does not name, but the fact or sentence before it, or the paper's topic."""
    own = {v.value for v in one.values if v.method not in TAKEN_OVER}
    return frozenset(v.value for v in one.values if v.method in TAKEN_OVER) - own


def _quantity(text: str) -> Sum | None:
    """A quantity's value and unit; the words that tell what is counted are no unit. None for a year."""
    hit = QUANTITY.fullmatch(text)
    if hit is None:
        return None
    value, unit = float(hit[1]), hit[2]
    if value in YEARS and len(unit) > SHORT:
        return None
    return value, unit if len(unit) <= SHORT or "/" in unit else ""


def _counted(text: str) -> Iterator[tuple[float, str]]:
    """A count with each word that tells what is counted: 21000 and "passenger"."""
    hit = QUANTITY.fullmatch(text)
    if hit is not None:
        yield from ((float(hit[1]), stem(word)) for word in WORD.findall(hit[2].casefold()) if len(word) > SHORT)
