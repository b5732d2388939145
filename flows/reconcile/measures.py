"""What is compared between two statements: a list of named measures, each giving a level and a sentence why.

What a level says for or against one fact stands in data/likeness_weights.csv, fitted on pairs whose truth is known
(tests/benchmarks/restating). A measure says only what is so.
"""

from collections.abc import Callable

from flows.reconcile import anchors, figures, rules
from flows.reconcile.actors import organizations, roles, sides
from flows.reconcile.agreeing import time_of, together
from flows.reconcile.amounts import quantities, sums
from flows.reconcile.marks import other_of_a_row
from flows.reconcile.overlap import overlap
from flows.reconcile.rarity import Rarity
from flows.reconcile.seen import Seen
from flows.reconcile.seldom import SELDOM
from flows.reconcile.stated import Stated
from flows.reconcile.wording import common_stems, stem

TALKS = frozenset({"minutes", "joint_statement", "joint_communique", "joint_declaration"})
"""Instruments that nobody calls an agreement in other words."""

PLAIN = frozenset({"", "agreement", "other"})
DEALS = frozenset({"swap_line", "lease", "concession", "contract", "loan_agreement", "restructuring_agreement"})
"""Agreements that are told as no more than one in another place; memoranda have a name of their own."""

AGREED = {
    "loan_agreement": frozenset({"loan", "credit_line", "assistance", "pledge", "budget_support"}),
    "restructuring_agreement": frozenset({"debt_rescheduling", "debt_relief", "refinancing"}),
    "swap_line": frozenset({"swap_drawing", "credit_line", "loan"}),
}
"""Agreements on money, and the financing that each is told as where the money counts and not the paper."""

UNTOLD = frozenset({"", "other"})
"""Sorts that say nothing of what a thing is."""

FAMILIES = (
    frozenset({"debt_relief", "debt_rescheduling", "refinancing", "assistance", *UNTOLD}),
    frozenset({"loan", "credit_line", "budget_support", "assistance", "pledge", *UNTOLD}),
    frozenset({"grant", "technical_assistance", "in_kind", "assistance", "pledge", *UNTOLD}),
    frozenset({"share", "debt_share", *UNTOLD}),
    frozenset({"exports", "imports", "trade", *UNTOLD}),
    frozenset({"fdi_flow", "fdi_stock", "investment", *UNTOLD}),
    frozenset({"debt_stock", "capital", *UNTOLD}),
)
"""Sorts that one thing may be told as in two papers."""

SHARES = ((0.95, "all"), (0.75, "most"), (0.55, "half"), (0.35, "third"), (0.15, "some"), (0.001, "little"))
"""Shares of the weight of words, from the highest, and what they are called; below the last none is shared."""

WEIGHTS = ((9.0, "much"), (4.0, "some"), (0.0, "little"))
"""Weights of names (rarity.py) that stand near both places: one rare name weighs about 5."""

MANY = 4  # telling words in both from which more say no more
LIGHT = 0.2  # share of the weight of all words up to which what one place says beside is light


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
    one, other = _things_and_names(a, b), _things_and_names(b, a)
    if not one or not other:
        return Seen("silent" if not one and not other else "one_silent", "one passage or both tell nothing of their own")
    both = overlap(one, other)
    shared = rarity.total(both.shared)
    share = shared / max(min(shared + rarity.total(both.only_a), shared + rarity.total(both.only_b)), 1e-9)
    extra = ", ".join(sorted(both.shared)[:4])
    return Seen(_share_name(share), f"both speak of {extra}" if extra else "each speaks of other things")


def _things_and_names(a: Stated, b: Stated) -> frozenset[str]:
    """What a place is about, with those words of its names that the other puts small: "Rural Growth Programme"."""
    return a.compared.things | (frozenset(stem(name) for name in a.compared.anchors.firm) & b.compared.things)


def telling(a: Stated, b: Stated, _: Rarity) -> Seen:
    """How many telling words are in both."""
    n = len(overlap(_things_and_names(a, b), _things_and_names(b, a)).shared)
    return Seen(str(n) if n < MANY else f"{MANY}_or_more", f"{n} telling words in both")


def names(a: Stated, b: Stated, rarity: Rarity) -> Seen:
    """Whether they name the same places and things, and whether few statements name them."""
    hits, most = anchors.shared(a.compared.anchors, b.compared.anchors)
    if not hits and (pointed := _pointed(a, b) | _pointed(b, a)):
        hits, most = pointed, 0
    n = len(hits)
    if n:
        n_rare = sum(rarity.is_rare([stem(name)]) for name in hits)
        rare = "" if not n_rare else "_rare" if n_rare == 1 else "_rare_several"
        return Seen(f"{'all' if n >= most else 'some'}{rare}", f"{n} proper name{'s' if n > 1 else ''} in both")
    if most:
        return Seen("others", "other proper names")
    return Seen(
        "one_silent" if a.compared.anchors.firm or b.compared.anchors.firm else "silent",
        "no proper names in one place or both",
    )


def _pointed(a: Stated, b: Stated) -> frozenset[str]:
    """The names to which "the project" of a points, that b has."""
    own = b.compared.anchors
    return a.pointed & (own.firm | own.soft | b.pointed)


def around(a: Stated, b: Stated, rarity: Rarity) -> Seen:
    """Whether a name that one place holds stands shortly before the other, for that may be what it points to."""
    mine, theirs = a.compared.anchors, b.compared.anchors
    within = (mine.firm | mine.soft) & (theirs.firm | theirs.soft)
    pointed = ((mine.firm | mine.soft) & b.around) | ((theirs.firm | theirs.soft) & a.around)
    shared = (pointed | (a.around & b.around)) - within
    if not shared:
        return Seen("none", "no name stands near both")
    weight = rarity.total(stem(name) for name in shared)
    level = next(name for least, name in WEIGHTS if weight >= least)
    return Seen(level, f"near both stands {', '.join(sorted(shared)[:3])}")


def times(a: Stated, b: Stated, _: Rarity) -> Seen:
    """Whether the dates agree as far as both are stated."""
    level = time_of(a, b)
    words = {
        "same_month": "same time",
        "same_year": "same year",
        "same_named": "one place's year is named in the other",
        "overlap": "one time within the other",
        "one_silent": "no time in one place",
        "silent": "no time in both places",
    }
    return Seen(level, words.get(level, f"other time: {a.time}, {b.time}"))


def beside_figures(a: Stated, b: Stated, _: Rarity) -> Seen:
    """Whether a figure that neither is about stands in both passages: a share, a capacity, the whole of which it is part."""
    mine, theirs = a.compared.beside, b.compared.beside
    own = {f"{value:.15g}" for one in (a, b) for value, _ in one.compared.quantities}
    numbers = {number for number in a.wording.numbers & b.wording.numbers if len(number) > 1} - own
    if numbers and not mine & theirs:
        return Seen("same", f"beside it in both: {', '.join(sorted(numbers))}")
    if not mine or not theirs:
        return Seen("silent", "no other figures in one place or both")
    both = mine & theirs
    if not both:
        return Seen("others", "other figures beside it")
    value, unit = max(both, key=lambda one: (figures.digits(one[0]), one))
    exact = "_exact" if figures.digits(value) >= figures.TELLING else ""
    return Seen(f"same{exact}", f"beside it in both: {value:.15g} {unit}")


def sorts(a: Stated, b: Stated, _: Rarity) -> Seen:
    """Whether both are the same sort of thing."""
    one, other = a.statement, b.statement
    if one.kind != other.kind:
        if other.subtype in AGREED.get(one.subtype, ()) or one.subtype in AGREED.get(other.subtype, ()):
            return Seen("agreed_financing", f"{one.subtype} and {other.subtype}: the money and the agreement on it")
        if _agreed(a, b) or _agreed(b, a):
            return Seen("named_financing", "the agreement on a deposit, loan or the like, and the money")
        claimed = "claim" in (one.kind, other.kind)
        return Seen("claim_of_a_deal" if claimed else "other_kind", f"told as {one.kind} and as {other.kind}")
    if one.subtype == other.subtype and one.subtype in SELDOM:
        alone = a.alone and b.alone and one.parties == other.parties
        return Seen(
            "same_alone" if alone else "same_seldom", f"both {one.subtype}{', the only one told of' if alone else ''}"
        )
    if one.subtype == other.subtype:
        return Seen(f"same_{one.kind}", f"both {one.subtype or one.kind}")
    told = f"{one.subtype or 'no sort'} and {other.subtype or 'no sort'}"
    if {one.subtype, other.subtype} == {"lease", "concession"}:
        return Seen("plain_agreement", told)
    if TALKS & {one.subtype, other.subtype}:
        return Seen("other_talks", told)
    if one.kind == "agreement" and PLAIN & {one.subtype, other.subtype} and DEALS & {one.subtype, other.subtype}:
        return Seen("plain_agreement", told)
    if one.kind == "agreement" and PLAIN & {one.subtype, other.subtype} and "treaty" in (one.subtype, other.subtype):
        return Seen("plain_treaty", told)
    kindred = one.kind != "agreement" and any({one.subtype, other.subtype} <= family for family in FAMILIES)
    return Seen(f"{'kindred' if kindred else 'other'}_{one.kind}", told)


def _agreed(a: Stated, b: Stated) -> bool:
    """Whether the title of a plain agreement names the sort of financing that b tells: "deposit agreement", a deposit."""
    plain = a.statement.kind == "agreement" and a.statement.subtype in PLAIN and b.statement.kind == "financing"
    return plain and b.statement.subtype not in UNTOLD and stem(b.statement.subtype) in a.wording.stems


def marks(a: Stated, b: Stated, _: Rarity) -> Seen:
    """Whether both have the same place in a row of like things: phase, number, renewal."""
    x, y = a.compared.marks, b.compared.marks
    if x == y:
        return Seen("same" if x else "none", f"same mark: {', '.join(sorted(x))}" if x else "no mark of a row")
    if x and y and not other_of_a_row(x, y):
        return Seen("further", f"one of a row, and a further one: {', '.join(sorted(x | y))}")
    if x and y:
        return Seen("others", f"other marks: {', '.join(sorted(x))}; {', '.join(sorted(y))}")
    if x | y == rules.FIRST:
        return Seen("none", "one is marked as the first, which is often told without it")
    return Seen("one_marked", f"one is marked: {', '.join(sorted(x | y))}")


def totals(a: Stated, b: Stated, _: Rarity) -> Seen:
    """Whether both are running totals, or both not."""
    x, y = a.statement.cumulative, b.statement.cumulative
    if x != y:
        return Seen("one", "one is a running total")
    return Seen("both" if x else "none", "both are running totals" if x else "no running totals")


def standings(a: Stated, b: Stated, _: Rarity) -> Seen:
    """Whether one tells a thing as done and the other as not done."""
    x, y = ("not_done" in one.statement.flags or one.statement.subtype == "pledge" for one in (a, b))
    return Seen("one_undone", "done in one place, not done in the other") if x != y else Seen("alike", "equally far")


def terms(a: Stated, b: Stated, _: Rarity) -> Seen:
    """Whether interest and maturity agree as far as both are stated."""
    pairs = [(x, y) for x, y in zip(a.compared.terms, b.compared.terms, strict=True) if x is not None and y is not None]
    if not pairs:
        return Seen("silent", "terms are not told in one place or both")
    same = all(x == y or figures.rounds(x, y) for x, y in pairs)
    return Seen("same", "same terms") if same else Seen("others", "other terms")


MEASURES: tuple[tuple[str, Callable[[Stated, Stated, Rarity], Seen]], ...] = (
    ("titles", titles),
    ("beside", beside),
    ("things", things),
    ("telling", telling),
    ("names", names),
    ("around", around),
    ("sides", sides),
    ("roles", roles),
    ("sums", sums),
    ("quantities", quantities),
    ("beside_figures", beside_figures),
    ("times", times),
    ("organizations", organizations),
    ("sorts", sorts),
    ("marks", marks),
    ("totals", totals),
    ("standings", standings),
    ("terms", terms),
    ("together", together),
)
