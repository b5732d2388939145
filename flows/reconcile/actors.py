"""Measures of likeness: who takes part in what two statements tell, and as what."""

from functools import lru_cache

from flows.reconcile import names
from flows.reconcile.figures import TELLING, digits
from flows.reconcile.rarity import Rarity, body_key, side_key
from flows.reconcile.released import known_name
from flows.reconcile.seen import Seen
from flows.reconcile.stated import Stated, without_governments
from flows.reconcile.states import held_against, states, swapped
from flows.reconcile.tables import heir, organs


def turned(a: Stated, b: Stated) -> bool:
    """Whether one sum of one year is told as given by either to the other: one of the two was misread or misprinted."""
    sum_, year = a.compared.own_sum, a.statement.year
    if sum_ is None or sum_ != b.compared.own_sum or year != b.statement.year or not swapped(states(a), states(b)):
        return False
    return digits(sum_[0]) >= TELLING or bool(without_governments(a.orgs & b.orgs))


def sides(a: Stated, b: Stated, rarity: Rarity) -> Seen:
    """Whether the same countries take part, in whatever part, and whether few statements are of these."""
    x, y = held_against(states(a), states(b))
    if not x or not y:
        return Seen("silent" if not x and not y else "one_silent", "one place names no country")
    if _named_beside(a, b, x, y):
        return Seen(f"same{_rarely(rarity, x | y)}", "same countries, of which one place only names some")
    if x == y and len(x) == 1:
        gives = x == {heir(a.statement.donor)} == {heir(b.statement.donor)}
        if gives:
            return Seen("giver_alone", "same giver, no receiver")
    if x == y:
        alone = "_alone" if len(x) == 1 else ""
        return Seen(f"same{alone}{_rarely(rarity, x)}", "same country" if alone else "same countries")
    if x <= y or y <= x:
        all_x, all_y = a.compared.countries, b.compared.countries
        if not (all_x <= all_y or all_y <= all_x):
            return Seen("inferred_others", "one place names more countries, and its passage tells of others")
        return Seen("part", "one place names more countries")
    if x & y:
        return Seen("some", f"some other countries: {'-'.join(sorted(x))}, {'-'.join(sorted(y))}")
    return Seen("others", f"other countries: {'-'.join(sorted(x))}, {'-'.join(sorted(y))}")


def _named_beside(a: Stated, b: Stated, x: frozenset[str], y: frozenset[str]) -> bool:
    """Whether the place that tells fewer sides names those of the other too, with no part or another."""
    return (x < y and y - x <= a.compared.named) or (y < x and x - y <= b.compared.named)


def _rarely(rarity: Rarity, both: frozenset[str]) -> str:
    """ "_rare" where few statements are of these sides."""
    return "_rare" if rarity.is_rare([side_key(both)]) else ""


def roles(a: Stated, b: Stated, _: Rarity) -> Seen:
    """Whether the same one gives and the same one receives."""
    one, other = a.statement, b.statement
    if one.recipient and other.recipient and heir(one.recipient) != heir(other.recipient):
        return Seen("turned" if turned(a, b) else "other_receiver", f"another receiver: {one.recipient}, {other.recipient}")
    if one.donor and other.donor and heir(one.donor) != heir(other.donor):
        return Seen("other_giver", f"another giver: {one.donor}, {other.donor}")
    gives, takes = bool(one.donor and other.donor), bool(one.recipient and other.recipient)
    if gives and takes:
        return Seen("same", "same giver and receiver")
    if gives or takes:
        return Seen("same_giver" if gives else "same_receiver", "same giver" if gives else "same receiver")
    return Seen("silent", "giver or receiver is not told in one place or both")


def organizations(a: Stated, b: Stated, rarity: Rarity) -> Seen:
    """Whether they name an organisation in common, or others in one part: two lenders lend twice."""
    mine, theirs = without_governments(a.orgs), without_governments(b.orgs)
    if mine and theirs and _other_lenders(a, b):
        return Seen("others_in_part", "another lender")
    acts = mine & theirs
    shared = acts or (mine & b.bodies) | (a.bodies & theirs) or (frozenset() if mine and theirs else a.bodies & b.bodies)
    if shared:
        rare = "_rare" if any(rarity.is_rare([body_key(org)]) for org in shared) else ""
        return Seen(f"same{'' if acts else '_beside'}{rare}", f"{min(shared)} in both")
    if not mine or not theirs:
        return Seen("one_silent" if mine or theirs else "silent", "no organisation in one place or both")
    return _unlike(a, b, mine, theirs)


def _unlike(a: Stated, b: Stated, mine: frozenset[str], theirs: frozenset[str]) -> Seen:
    """How the organisations of two places stand to each other that have none in common."""
    if any(kindred(one, other) for one in mine for other in theirs):
        return Seen("kindred", "an organisation by a shorter name")
    if any(part in b.parts and not b.parts[part] & bodies for part, bodies in a.parts.items()):
        return Seen("others_in_part", "other organisations in one part")
    if any(_all_in(one, BUILDERS) and _all_in(other, LENDERS) for one, other in ((a, b), (b, a))):
        return Seen("other_parts", "who lends in one place, who builds in the other")
    if any(_all_in(one, GIVES) and _all_in(other, TAKES) for one, other in ((a, b), (b, a))):
        return Seen("other_sides", "who gives in one place, who receives in the other")
    return Seen("others", "other organisations")


BUILDERS = frozenset({"contractor", "implementer", "owner", "operator"})
LENDERS = frozenset({"donor", "financier", "guarantor"})
GIVES, TAKES = frozenset({"donor"}), frozenset({"recipient"})


def _all_in(one: Stated, parts: frozenset[str]) -> bool:
    """Whether all organisations of a place have one of these parts."""
    return without_governments(one.orgs) <= {body for part, bodies in one.parts.items() if part in parts for body in bodies}


def _other_lenders(a: Stated, b: Stated) -> bool:
    """Whether each place names who lends, and none of the one's is any of the other's, in full or in short."""
    x, y = (frozenset().union(*(one.parts.get(part, frozenset()) for part in LENDERS)) for one in (a, b))
    if not x or not y or x & y:
        return False
    return not any(kindred(one, other) for one in x for other in y)


@lru_cache(maxsize=100_000)
def kindred(one: str, other: str) -> bool:
    """Whether one name holds all words of the other, which may be it in short, or is of an organ of it; no two well-known
    bodies are else."""
    if organs().get(one) == other or organs().get(other) == one:
        return True
    x, y = _words(one), _words(other)
    small, large = sorted((x, y), key=len)
    if not small or not small < large or (len(small) == 1 and small & names.BODIES):
        return False
    return not (known_name(one) and known_name(other))


def _words(name: str) -> frozenset[str]:
    found = {part for word in names.words(name) for part in SPELLED_OUT.get(word, (word,))}
    return frozenset(found)


SPELLED_OUT = {"exim": ("export", "import"), "eximbank": ("export", "import", "bank")}
