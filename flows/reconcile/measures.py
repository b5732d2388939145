"""What is compared between two statements: a list of named measures, each giving a level and a sentence why.

What a level says for or against one fact stands in data/likeness_weights.csv, fitted on pairs whose truth is known
(tests/benchmarks/restating). A measure says only what is so.
"""

from collections.abc import Callable
from dataclasses import dataclass

from flows.reconcile import anchors, figures, spans
from flows.reconcile.overlap import overlap
from flows.reconcile.rarity import Rarity
from flows.reconcile.stated import Stated
from flows.reconcile.wording import common_stems

TALKS = frozenset({"minutes", "joint_statement", "joint_communique", "joint_declaration"})
"""Instruments that nobody calls an agreement in other words."""

ROUND = 2  # significant digits up to which two equal sums may well be so by chance
AGREE = frozenset({"same_year", "same_month", "same", "same_alone", "part"})
ALL = 2  # time and sides
SHARES = ((0.95, "all"), (0.75, "most"), (0.55, "half"), (0.35, "third"), (0.15, "some"), (0.001, "little"))
"""Shares of the weight of words, from the highest, and what they are called; below the last none is shared."""

MANY = 4  # telling words in both from which more say no more
LIGHT = 0.2  # share of the weight of all words up to which what one place says beside is light


@dataclass(frozen=True, slots=True)
class Seen:
    """What a measure found: one of its levels, and a sentence why."""

    level: str
    why: str


def _share_name(share: float) -> str:
    return next((name for least, name in SHARES if share >= least), "none")


def titles(a: Stated, b: Stated, rarity: Rarity) -> Seen:
    """How much of the weight of both titles' words is in both."""
    one, other = a.wording.content, b.wording.content
    if not one or not other:
        return Seen("silent", "one title has no words of its own")
    both = overlap(one, other)
    shared, rest = rarity.total(both.shared), rarity.total(both.only_a) + rarity.total(both.only_b)
    share = 2 * shared / (2 * shared + rest)
    extra = ", ".join(sorted(both.only_a | both.only_b)[:6])
    return Seen(_share_name(share), f"titles share {share:.0%} of their words" + (f" (not: {extra})" if extra else ""))


def beside(a: Stated, b: Stated, rarity: Rarity) -> Seen:
    """Whether one title, or each, says telling things that the other does not."""
    both = overlap(a.wording.content, b.wording.content)
    common = common_stems()
    one, other = rarity.total(both.only_a - common), rarity.total(both.only_b - common)
    whole = one + other + rarity.total(both.shared)
    light = LIGHT * whole
    if one + other == 0:
        return Seen("nothing", "no telling word is in one title alone")
    if both.contrast and one and other:
        return Seen("swapped", f"{min(both.only_a)} stands where {min(both.only_b)} does")
    if not one or not other:
        more = "little" if one + other <= light else "more"
        return Seen(f"one_says_{more}", f"one title says {'a little' if more == 'little' else 'much'} more")
    return Seen("each_says_little" if one + other <= light else "each_says_more", "each title says something of its own")


def things(a: Stated, b: Stated, rarity: Rarity) -> Seen:
    """How much of what the passage of fewer telling words is about, by weight, the other speaks of too."""
    one, other = a.compared.things, b.compared.things
    if not one or not other:
        return Seen("silent" if not one and not other else "one_silent", "one passage or both tell nothing of their own")
    both = overlap(one, other)
    shared = rarity.total(both.shared)
    share = shared / max(min(shared + rarity.total(both.only_a), shared + rarity.total(both.only_b)), 1e-9)
    extra = ", ".join(sorted(both.shared)[:4])
    return Seen(_share_name(share), f"both speak of {extra}" if extra else "each speaks of other things")


def telling(a: Stated, b: Stated, _: Rarity) -> Seen:
    """How many telling words are in both."""
    n = len(overlap(a.compared.things, b.compared.things).shared)
    return Seen(str(n) if n < MANY else f"{MANY}_or_more", f"{n} telling words in both")


def names(a: Stated, b: Stated, _: Rarity) -> Seen:
    """Whether they name the same places and things."""
    n, most = anchors.shared(a.compared.anchors, b.compared.anchors)
    if n:
        return Seen("all" if n >= most else "some", f"{n} proper name{'s' if n > 1 else ''} in both")
    if most:
        return Seen("others", "other proper names")
    return Seen(
        "one_silent" if a.compared.anchors.firm or b.compared.anchors.firm else "silent",
        "no proper names in one place or both",
    )


def sides(a: Stated, b: Stated, _: Rarity) -> Seen:
    """Whether the same countries take part, in whatever part."""
    x, y = a.compared.countries, b.compared.countries
    if not x or not y:
        return Seen("silent" if not x and not y else "one_silent", "one place names no country")
    if x == y:
        return Seen("same_alone" if len(x) == 1 else "same", "same countries")
    if x <= y or y <= x:
        return Seen("part", "one place names more countries")
    if x & y:
        return Seen("some", f"some other countries: {'-'.join(sorted(x))}, {'-'.join(sorted(y))}")
    return Seen("others", f"other countries: {'-'.join(sorted(x))}, {'-'.join(sorted(y))}")


def roles(a: Stated, b: Stated, _: Rarity) -> Seen:
    """Whether the same one gives and the same one receives."""
    one, other = a.statement, b.statement
    if one.recipient and other.recipient and one.recipient != other.recipient:
        turned = one.recipient == other.donor and one.donor == other.recipient
        return Seen("turned" if turned else "other_receiver", f"another receiver: {one.recipient}, {other.recipient}")
    if one.donor and other.donor and one.donor != other.donor:
        return Seen("other_giver", f"another giver: {one.donor}, {other.donor}")
    gives, takes = bool(one.donor and other.donor), bool(one.recipient and other.recipient)
    if gives and takes:
        return Seen("same", "same giver and receiver")
    if gives or takes:
        return Seen("same_giver" if gives else "same_receiver", "same giver" if gives else "same receiver")
    return Seen("silent", "giver or receiver is not told in one place or both")


def sums(a: Stated, b: Stated, _: Rarity) -> Seen:
    """Whether the sums of money agree as far as both are stated."""
    if not a.sums or not b.sums:
        return Seen("one_silent" if a.sums or b.sums else "silent", "no sum in one place or both")
    found = _own(a.compared.own_sum, b.sums, b.compared.own_sum, a.sums, a.statement.year or b.statement.year)
    return Seen(*_figure(found, "sum"))


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
        exact = figures.digits(value) > ROUND
        return ("same_exact" if exact else "same_round"), f"same {what}: {shown}"
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
    found = figures.best(a.compared.quantities, b.compared.quantities, None)
    if found is not None and found[0] in ("equal", "rounded"):
        return Seen(*_figure(found, "quantity"))
    values = {value for value, _ in a.compared.quantities} & {value for value, _ in b.compared.quantities}
    if values:
        return Seen("same_number", f"same number: {max(values):.15g}")
    return Seen("other", "other quantity")


def times(a: Stated, b: Stated, _: Rarity) -> Seen:
    """Whether the dates agree as far as both are stated."""
    level = spans.standing(a.statement.date, b.statement.date)
    words = {
        "same_month": "same time",
        "same_year": "same year",
        "overlap": "one time within the other",
        "one_silent": "no time in one place",
        "silent": "no time in both places",
    }
    return Seen(level, words.get(level, f"other time: {a.statement.date}, {b.statement.date}"))


def organizations(a: Stated, b: Stated, _: Rarity) -> Seen:
    """Whether they name an organisation in common."""
    if not a.orgs or not b.orgs:
        return Seen("one_silent" if a.orgs or b.orgs else "silent", "no organisation in one place or both")
    if a.orgs & b.orgs:
        return Seen("same", "same organisation")
    return Seen("others", "other organisations")


def sorts(a: Stated, b: Stated, _: Rarity) -> Seen:
    """Whether both are the same sort of thing."""
    one, other = a.statement, b.statement
    if one.kind != other.kind:
        claimed = "claim" in (one.kind, other.kind)
        return Seen("claim_of_a_deal" if claimed else "other_kind", f"told as {one.kind} and as {other.kind}")
    if one.subtype == other.subtype:
        return Seen(f"same_{one.kind}", f"both {one.subtype or one.kind}")
    if TALKS & {one.subtype, other.subtype}:
        return Seen("other_talks", f"{one.subtype} and {other.subtype}")
    return Seen(f"other_{one.kind}", f"{one.subtype or 'no sort'} and {other.subtype or 'no sort'}")


def marks(a: Stated, b: Stated, _: Rarity) -> Seen:
    """Whether both have the same place in a row of like things: phase, number, renewal."""
    x, y = a.wording.marks, b.wording.marks
    if x == y:
        return Seen("same" if x else "none", f"same mark: {', '.join(sorted(x))}" if x else "no mark of a row")
    if x and y:
        return Seen("others", f"other marks: {', '.join(sorted(x))}; {', '.join(sorted(y))}")
    return Seen("one_marked", f"one is marked: {', '.join(sorted(x | y))}")


def totals(a: Stated, b: Stated, _: Rarity) -> Seen:
    """Whether both are running totals, or both not."""
    x, y = a.statement.cumulative, b.statement.cumulative
    if x != y:
        return Seen("one", "one is a running total")
    return Seen("both" if x else "none", "both are running totals" if x else "no running totals")


def standings(a: Stated, b: Stated, _: Rarity) -> Seen:
    """Whether one tells a thing as done and the other as not done."""
    x, y = ("not_done" in one.statement.flags for one in (a, b))
    return Seen("one_undone", "done in one place, not done in the other") if x != y else Seen("alike", "equally far")


def terms(a: Stated, b: Stated, _: Rarity) -> Seen:
    """Whether interest and maturity agree as far as both are stated."""
    pairs = [(x, y) for x, y in zip(a.compared.terms, b.compared.terms, strict=True) if x is not None and y is not None]
    if not pairs:
        return Seen("silent", "terms are not told in one place or both")
    return Seen("same", "same terms") if all(x == y for x, y in pairs) else Seen("others", "other terms")


def together(a: Stated, b: Stated, rarity: Rarity) -> Seen:
    """Whether title or figure, time and sides agree all at once: each may by chance, all of them hardly."""
    found = {sums(a, b, rarity).level, quantities(a, b, rarity).level}
    time, who = times(a, b, rarity).level, sides(a, b, rarity).level in AGREE
    agreed = (time in AGREE) + who
    told = beside(a, b, rarity).level == "nothing" and bool(a.compared.things & b.compared.things)
    if who and told and time in AGREE | {"next"}:
        return Seen("title_next" if time == "next" else "title_all", "what is told and sides agree, and the time all but")
    if found & {"same_exact", "same_round", "rounded"}:
        several = len(a.compared.quantities & b.compared.quantities) > 1
        how = "exact" if several or "same_exact" in found else "round"
        known = ("figure", "two", "all")[agreed]
        return Seen(f"{how}_{known}", "figure, time and sides agree" if known == "all" else "figure agrees")
    return Seen("time_and_sides" if agreed == ALL else "none", "time and sides agree" if agreed == ALL else "not all agree")


MEASURES: tuple[tuple[str, Callable[[Stated, Stated, Rarity], Seen]], ...] = (
    ("titles", titles),
    ("beside", beside),
    ("things", things),
    ("telling", telling),
    ("names", names),
    ("sides", sides),
    ("roles", roles),
    ("sums", sums),
    ("quantities", quantities),
    ("times", times),
    ("organizations", organizations),
    ("sorts", sorts),
    ("marks", marks),
    ("totals", totals),
    ("standings", standings),
    ("terms", terms),
    ("together", together),
)
