"""Which value of a fact is released where its places differ, and by which rule.

The rules, in this order; the first that leaves one value decides:

1. `decided`: a person said so (corpus/decisions.csv);
2. `more_precise`: a value that refines another ("2018-10" and "2018", three parties and two of them, 306.7 million and 307
   million, 6.3 and 6 percent): no conflict;
3. `better_source`: the value of the better place (scores.place_quality), by more than `MARGIN`;
4. `more_witnesses`: the value that more independent witnesses state;
5. `earlier_paper`: the value of the paper published first, for later ones may repeat it with an error;
6. `first_printed`: the value that stands first, papers in order of their ids.

Where places contradict each other, one of them wins: the first contradicted field in `BY_WEIGHT` is settled by the rules,
and the best place that states its winner gives every other contradicted value too, and the title. So the title, time, sum
and sides of a record agree with each other.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from extractors.model.fact import Money
from flows.reconcile import figures
from flows.reconcile.scores import place_quality
from flows.reconcile.stated import Stated

MARGIN = 0.1

CONFLICTS = frozenset({"parties", "donor", "recipient", "date", "term", "amount", "figure"})
"""Fields in which different values contradict; a subtype, purpose or status in other words does not."""

BY_WEIGHT = ("amount", "figure", "date", "recipient", "donor", "parties", "term")
"""The fields of `CONFLICTS`, first the one whose contradiction decides who wins."""

Value = str | int | float | tuple[str, ...] | tuple[float, str]


@dataclass(frozen=True, slots=True)
class Released:
    """The value chosen for a field ("" or None for none stated), the statement that states it, the rule, and what lost."""

    field: str
    value: Value | None
    by: Stated | None
    rule: str = ""
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stand:
    """One value of a field and the places that state it."""

    value: Value
    places: tuple[Stated, ...]

    @property
    def origins(self) -> int:
        return len({one.origin for one in self.places})

    @property
    def quality(self) -> float:
        return max(place_quality(one) for one in self.places)


Read = Callable[[Stated], Value | None]


@dataclass(frozen=True, slots=True)
class Winner:
    """The place whose values are released where places contradict each other, and the rule by which it won."""

    by: Stated
    rule: str


def winner(members: Sequence[Stated], reads: Mapping[str, Read]) -> Winner | None:
    """The place that wins among a fact's; None where none contradicts another. `reads` gives how each field is read."""
    for field in BY_WEIGHT:
        precise = _precise(_stands(members, reads[field]))
        if len(precise) > 1:
            stand, rule = _chosen(precise)
            best = min(stand.places, key=lambda one: (-place_quality(one), -len(one.statement.title), one.order))
            return Winner(best, rule)
    return None


def settle(field: str, members: Sequence[Stated], read: Read, won: Winner | None = None) -> Released:
    """The value of a field that is released, from all places that state it; the value of the place that `won`, if any."""
    stands = _stands(members, read)
    if not stands:
        return Released(field, None, None)
    precise = _precise(stands)
    if len(precise) == 1:
        rule = "more_precise" if len(stands) > 1 else ""
        return Released(field, precise[0].value, precise[0].places[0], rule)
    chosen, rule = _chosen(precise)
    own = next((stand for stand in precise if won is not None and won.by in stand.places), None)
    if own is not None and won is not None:
        chosen, rule = own, won.rule
    lost = tuple(shown(stand.value) for stand in precise if stand is not chosen)
    return Released(field, chosen.value, chosen.places[0], rule, lost)


def _precise(stands: Sequence[Stand]) -> list[Stand]:
    """The stands that no other one refines."""
    return [stand for stand in stands if not any(_refines(other.value, stand.value) for other in stands)]


def _stands(members: Sequence[Stated], read: Callable[[Stated], Value | None]) -> list[Stand]:
    by_value: defaultdict[Value, list[Stated]] = defaultdict(list)
    for one in members:
        value = read(one)
        if value not in (None, "", ()):
            by_value[value].append(one)
    return [Stand(value, tuple(places)) for value, places in by_value.items()]


def _refines(better: Value, value: Value) -> bool:
    """Whether `better` says all that `value` says, and more."""
    if better == value:
        return False
    if isinstance(better, str) and isinstance(value, str):
        return better.startswith(value + "-")
    if isinstance(better, tuple) and isinstance(value, tuple):
        return _refines_sum(better, value) or (_are_words(better) and _are_words(value) and set(value) < set(better))
    if isinstance(better, int | float) and isinstance(value, int | float):
        return _is_rounding(value, better)
    return False


def _are_words(values: tuple[object, ...]) -> bool:
    return all(isinstance(value, str) for value in values)


def _refines_sum(better: tuple[object, ...], value: tuple[object, ...]) -> bool:
    """Whether one of two sums of one currency or unit is what the other rounds to, and near it."""
    match better, value:
        case (float(x), str(unit)), (float(y), str(its)) if unit == its:
            return _is_rounding(y, x) and figures.closeness((x, unit), (y, its), None) == "rounded"
    return False


def _is_rounding(coarse: float, fine: float) -> bool:
    return figures.digits(fine) > figures.digits(coarse) and figures.rounds(fine, coarse)


def _chosen(stands: Sequence[Stand]) -> tuple[Stand, str]:
    by_quality = sorted(stands, key=lambda s: -s.quality)
    if by_quality[0].quality - by_quality[1].quality > MARGIN:
        return by_quality[0], "better_source"
    by_witnesses = sorted(stands, key=lambda s: -s.origins)
    if by_witnesses[0].origins > by_witnesses[1].origins:
        return by_witnesses[0], "more_witnesses"
    by_age = sorted(stands, key=_published)
    if _published(by_age[0]) < _published(by_age[1]):
        return by_age[0], "earlier_paper"
    return min(stands, key=lambda s: min(one.order for one in s.places)), "first_printed"


def _published(stand: Stand) -> int:
    return min((one.published for one in stand.places if one.published is not None), default=9999)


def shown(value: Value) -> str:
    """A value in words."""
    if isinstance(value, tuple) and value and isinstance(value[0], float):
        return f"{value[1]} {value[0]:.15g}"
    return ", ".join(str(part) for part in value) if isinstance(value, tuple) else str(value)


def own_sum(one: Stated) -> tuple[float, str] | None:
    """The statement's own amount and its currency."""
    money: Money | None = one.statement.moneys[0] if one.statement.moneys else None
    return (money.value, money.currency) if money else None


def own_figure(one: Stated) -> tuple[float, str] | None:
    """The figure of a claim that is no money, and its unit: sums are settled as `amount`."""
    says = one.statement
    return (says.value, says.unit_measure) if says.value is not None and not says.moneys else None
