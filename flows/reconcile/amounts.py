"""Measures of likeness: the sums and quantities of two statements."""

from extractors.entities import currencies
from flows.reconcile import figures
from flows.reconcile.rarity import Rarity
from flows.reconcile.seen import Seen
from flows.reconcile.spans import LONG, months
from flows.reconcile.stated import Stated


def sums(a: Stated, b: Stated, _: Rarity) -> Seen:
    """Whether the sums of money agree as far as both are stated."""
    if ranged := _ranged(a, b):
        return ranged
    if not a.sums or not b.sums:
        worked_out = _worked_out(a, b) or _worked_out(b, a)
        if worked_out:
            return Seen("rounded", worked_out)
        if (beside := _beside(a, b) or _beside(b, a)) is not None:
            return Seen("same_beside", f"the sum of one place stands in the other too: {beside[0]:.15g} {beside[1]}")
        return Seen("one_silent" if a.sums or b.sums else "silent", "no sum in one place or both")
    if a.sums.isdisjoint(b.sums) and (word := _same_word(a, b)):
        return Seen("same_word", word)
    found = _own(a.compared.own_sum, b.sums, b.compared.own_sum, a.sums, year_of(a) or year_of(b))
    return Seen(*_figure(found, "sum"))


def year_of(one: Stated) -> int | None:
    """The year at whose rates a place's sums are compared: that of its date, or in which it was written as news."""
    span = months(one.time)
    return one.statement.year or (span.first // LONG if span is not None and span.years == 1 else None)


def _ranged(a: Stated, b: Stated) -> Seen | None:
    """How a range stands to another, or to a sum; None where no place tells a range alone."""
    x, y = (one.compared.ends if not one.sums else frozenset() for one in (a, b))
    if x and x == y:
        return Seen(f"same_{figures.roundness(max(x)[0])}", "same range of sums")
    if (x and (y or b.sums)) or (y and a.sums):
        return Seen("range", "a range in one place, another or one figure in the other")
    return None


def _worked_out(a: Stated, b: Stated) -> str:
    """In words, that the share of a sum which one place tells is the other's sum: 85 % of 340 and 289; else ""."""
    if a.sums or a.compared.part is None or b.compared.own_sum is None:
        return ""
    own = b.compared.own_sum
    if figures.digits(own[0]) < figures.TELLING:
        return ""
    if figures.closeness(a.compared.part, own, None) not in ("equal", "rounded"):
        return ""
    return f"the share of a sum comes to {own[0]:.15g} {own[1]}"


def _beside(a: Stated, b: Stated) -> figures.Sum | None:
    """The sum that b is about, where a is a deal without a sum of its own whose passage names it, or what it is rounded
    to; None for none."""
    own = b.compared.own_sum
    if own is None or a.sums or a.statement.kind == "claim":
        return None
    return own if any(one == own or figures.is_telling_rounding(one, own) for one in a.compared.beside) else None


def _same_word(a: Stated, b: Stated) -> str:
    """In words, that one figure stands in both, in currencies that share a word (Danish or other kroner); else ""."""
    one, other = a.compared.own_sum, b.compared.own_sum
    if one is None or other is None or one[0] != other[0] or one[1] == other[1]:
        return ""
    words = currencies.words_of(one[1]) & currencies.words_of(other[1])
    return f"same figure, in {min(words)} of two countries" if words else ""


def _own(
    one: figures.Sum | None,
    others: frozenset[figures.Sum],
    other: figures.Sum | None,
    ones: frozenset[figures.Sum],
    year: int | None,
) -> tuple[figures.Closeness, figures.Sum]:
    """The nearest of either place's own figure to any of the other's."""
    hits = [
        hit
        for hit in (
            figures.best([one], others, year) if one else None,
            figures.best([other], ones, year) if other else None,
        )
        if hit is not None
    ]
    return min(hits, key=lambda hit: figures.ORDER.index(hit[0]), default=("unknown", (0.0, "")))


def _figure(found: tuple[figures.Closeness, figures.Sum], what: str) -> tuple[str, str]:
    how, (value, unit) = found
    shown = f"{value:.15g} {unit}".strip()
    if how == "equal":
        return f"same_{figures.roundness(value)}", f"same {what}: {shown}"
    return how, {
        "rounded": f"same {what} but for rounding: {shown}",
        "converted": f"same {what} in another currency",
        "near": f"a {what} not far off: {shown}",
        "unknown": f"{what}s in currencies without a rate",
        "other": f"other {what}",
    }[how]


def quantities(a: Stated, b: Stated, _: Rarity) -> Seen:
    """Whether the counts, quantities and percentages agree as far as both are stated."""
    if not a.compared.quantities or not b.compared.quantities:
        return Seen(
            "one_silent" if a.compared.quantities or b.compared.quantities else "silent", "no quantity in one place or both"
        )
    things = a.compared.counted & b.compared.counted
    if things:
        value, thing = max(things)
        return Seen("same_thing", f"same count of the same: {value:.15g} {thing}")
    found = figures.best(a.compared.quantities, b.compared.quantities, None)
    if found is not None and found[0] in ("equal", "rounded"):
        return Seen(*_figure(found, "quantity"))
    values = {value for value, _ in a.compared.quantities} & {value for value, _ in b.compared.quantities}
    if values:
        return Seen("same_number", f"same number: {max(values):.15g}")
    return Seen("other", "other quantity")
