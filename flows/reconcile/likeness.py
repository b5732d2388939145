"""How alike two statements are, and why: a list of (function, weight), each giving a score and a sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import JaroWinkler

from flows.reconcile.stated import Stated
from flows.reconcile.wording import common_stems, folded

SAME_STEM = 0.93  # Jaro-Winkler similarity from which two stems are one word spelled or transliterated in two ways
MERGE = 0.8  # likeness of titles from which one that says less is the same
REWORDED = 0.72  # likeness from which titles of two papers that each have words of their own are the same
NEAR = 3  # years by which a date can be off by a slip; titles that are further apart are another thing
DOUBTFUL = 0.6  # likeness from which a person should look

RECORDS_OF_TALKS = frozenset({"minutes", "joint_statement", "joint_communique", "joint_declaration"})
"""Instruments that nobody calls an agreement in other words."""

Opinion = Literal["same", "maybe", "apart"]


@dataclass(frozen=True, slots=True)
class Score:
    """A matcher's finding: 0 to 1, and a sentence why."""

    value: float
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two statements state one fact, how sure, why, and in which fields they then disagree."""

    opinion: Opinion
    score: float
    why: str
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two titles' words: how much they share (Dice coefficient), and what only one of them says.

    `shared` counts the words in both, `telling` those among them that most titles do not have.
    """

    dice: float
    only_a: frozenset[str]
    only_b: frozenset[str]
    shared: int
    telling: int

    @property
    def contrast(self) -> bool:
        """One word in another's place within the same frame: barley for corn."""
        return len(self.only_a) == 1 and len(self.only_b) == 1 and self.shared >= 1


def overlap(a: Stated, b: Stated) -> Overlap:
    """The overlap of two titles; words spelled nearly alike count as one, numbers only when equal."""
    common = common_stems()
    if a.wording.plain == b.wording.plain:
        size = len(a.wording.stems) + len(a.wording.numbers)
        return Overlap(1.0, frozenset(), frozenset(), size, len(a.wording.stems - common))
    left = a.wording.stems - b.wording.stems
    right = b.wording.stems - a.wording.stems
    both = a.wording.stems & b.wording.stems
    numbers = a.wording.numbers & b.wording.numbers
    shared, telling = len(both) + len(numbers), len(both - common) + len(numbers)
    for word in sorted(left):
        twin = next((other for other in sorted(right) if _spelled_alike(word, other)), None)
        if twin is not None:
            left, right = left - {word}, right - {twin}
            shared, telling = shared + 1, telling + (word not in common)
    only_a = left | (a.wording.numbers - b.wording.numbers)
    only_b = right | (b.wording.numbers - a.wording.numbers)
    size = 2 * shared + len(only_a) + len(only_b)
    return Overlap(2 * shared / size if size else 1.0, frozenset(only_a), frozenset(only_b), shared, telling)


@lru_cache(maxsize=200_000)
def _spelled_alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) < 5 or one[0] != other[0]:
        return False
    plain, other_plain = folded(one), folded(other)
    if plain == other_plain or (min(len(plain), len(other_plain)) > 5 and plain[:-1] == other_plain[: len(plain) - 1]):
        return True
    if one[:3] != other[:3]:
        return False
    return one.startswith(other) or other.startswith(one) or JaroWinkler.similarity(one, other) >= SAME_STEM


def titles(a: Stated, b: Stated) -> Score:
    """How much the titles share."""
    both = overlap(a, b)
    if not both.only_a and not both.only_b:
        return Score(1.0, "titles say the same")
    extra = ", ".join(sorted(both.only_a | both.only_b)[:6])
    return Score(both.dice, f"titles share {both.dice:.0%} of their words (not: {extra})")


def parties(a: Stated, b: Stated) -> Score:
    """Whether the same countries are party, in the same direction."""
    one, other = a.statement, b.statement
    for name, x, y in (("giver", one.donor, other.donor), ("receiver", one.recipient, other.recipient)):
        if x and y and x != y:
            return Score(0.0, f"another {name}: {x}, {y}")
    x_set, y_set = set(one.parties), set(other.parties)
    if x_set == y_set:
        return Score(1.0, "same parties")
    if not x_set or not y_set:
        return Score(0.6, "one place names no parties")
    if x_set <= y_set or y_set <= x_set:
        return Score(0.7, "one place names more parties")
    return Score(0.0, f"other parties: {'-'.join(sorted(x_set))}, {'-'.join(sorted(y_set))}")


def times(a: Stated, b: Stated) -> Score:
    """Whether the dates agree as far as both are stated."""
    one, other = a.statement, b.statement
    if one.year is None or other.year is None:
        return Score(1.0 if one.year == other.year else 0.6, "no year in one place or both")
    if one.year != other.year:
        years = abs(one.year - other.year)
        return Score(0.4 if years <= NEAR else 0.0, f"other year: {one.year}, {other.year}")
    if one.date.startswith(other.date) or other.date.startswith(one.date):
        return Score(1.0, "same time")
    return Score(0.5, f"other date in one year: {one.date}, {other.date}")


def sums(a: Stated, b: Stated) -> Score:
    """Whether the sums of money agree as far as both are stated."""
    if not a.sums or not b.sums:
        return Score(0.7 if a.sums or b.sums else 1.0, "no sum in one place or both")
    if a.sums & b.sums:
        return Score(1.0, "same sum")
    return Score(0.0, "other sum")


def organizations(a: Stated, b: Stated) -> Score:
    """Whether they name an organisation in common."""
    if not a.orgs or not b.orgs:
        return Score(0.7, "no organisation in one place or both")
    return Score(1.0, "same organisation") if a.orgs & b.orgs else Score(0.3, "other organisations")


MATCHERS: tuple[tuple[Callable[[Stated, Stated], Score], float], ...] = (
    (titles, 0.55),
    (parties, 0.15),
    (times, 0.15),
    (sums, 0.1),
    (organizations, 0.05),
)


def judge(a: Stated, b: Stated) -> Verdict:
    """Whether a and b state one fact.

    Within one paper things that differ in any stated value are different facts: its author told them apart. Between papers
    one differing year or sum is a conflict about one fact when all else agrees.
    """
    scores = [(match(a, b), weight) for match, weight in MATCHERS]
    total = round(sum(score.value * weight for score, weight in scores), 4)
    why = "; ".join(score.why for score, _ in scores)
    opinion, differs = _opinion(a, b, scores[1][0].value, scores[2][0].value, scores[3][0].value)
    return Verdict(opinion, total, why, differs)


def _opinion(a: Stated, b: Stated, party: float, time: float, money: float) -> tuple[Opinion, tuple[str, ...]]:
    if a.statement.kind != b.statement.kind or party == 0.0:
        return "apart", ()
    if a.wording.marks != b.wording.marks and a.statement.kind != "claim":
        return "apart", ()
    both = overlap(a, b)
    differs = (("year",) if time <= 0.4 else ()) + (("amount",) if money == 0.0 else ())
    if time == 0.5:
        differs = ("date", *differs)
    if a.statement.kind == "claim":
        return ("apart" if differs else _claims(a, b, both)), ()
    paid = money == 1.0 and bool(a.sums)
    if paid and not differs and _one_total(a, b, both):
        return "same", ()
    if not _about_one_thing(a, b, both, money):
        return "apart", ()
    if a.document_id == b.document_id:
        return _within_paper(a, b, both, differs), ()
    opinion, fields = _between_papers(both, differs, money, paid, time == 0.0)
    doubted = opinion == "same" and (
        (both.telling < 2 and _other_actors(a, b)) or (not paid and (_narrower(both) or _other_sort(a, b)))
    )
    return ("maybe", fields) if doubted else (opinion, fields)


def _about_one_thing(a: Stated, b: Stated, both: Overlap, money: float) -> bool:
    """Whether something that tells titles apart is in both: a telling word, an organisation, a sum; or neither has any."""
    if both.telling or bool(a.orgs & b.orgs) or (money == 1.0 and bool(a.sums)):
        return True
    common = common_stems()
    return not (a.wording.stems | b.wording.stems) - common and not a.orgs and not b.orgs


def _one_total(a: Stated, b: Stated, both: Overlap) -> bool:
    """Whether both are the running total of the same countries at one time, and no telling words tell what of apart."""
    one, other = a.statement, b.statement
    totals = one.cumulative and other.cumulative and bool(one.recipient) and one.parties == other.parties
    common = common_stems()
    return totals and one.date == other.date and not (both.only_a - common and both.only_b - common)


def _within_paper(a: Stated, b: Stated, both: Overlap, differs: tuple[str, ...]) -> Opinion:
    if differs or _quantities_differ(a, b) or both.contrast:
        return "apart"
    if (a.statement.year is None) != (b.statement.year is None):
        return "maybe" if both.dice >= MERGE and both.shared >= 3 else "apart"
    told_apart = bool(both.only_a and both.only_b)
    if not told_apart and both.dice >= MERGE and _enough(a, b, both):
        return "maybe" if _other_actors(a, b) else "same"
    if both.dice >= (REWORDED if told_apart else DOUBTFUL) and both.shared >= 3:
        return "maybe"
    return "apart"


def _narrower(both: Overlap) -> bool:
    """Whether words of one title alone weigh as much as what both share: "food security" is not "security"."""
    more = (both.only_a | both.only_b) - common_stems()
    return bool(more) and both.telling <= len(more)


def _other_sort(a: Stated, b: Stated) -> bool:
    """Whether both are agreements of sorts that are not two words for one: minutes and a treaty."""
    one, other = a.statement.subtype, b.statement.subtype
    if a.statement.kind != "agreement" or one == other:
        return False
    return bool({one, other} & RECORDS_OF_TALKS) or "agreement" not in (one, other)


def _other_actors(a: Stated, b: Stated) -> bool:
    """Whether both name organisations, and none in common."""
    return bool(a.orgs and b.orgs and not a.orgs & b.orgs)


def _enough(a: Stated, b: Stated, both: Overlap) -> bool:
    """Whether titles are the same to the word, or say enough for a shorter form to be told from another thing."""
    return both.dice == 1.0 or (both.shared >= 4 and a.statement.subtype == b.statement.subtype)


def _claims(a: Stated, b: Stated, both: Overlap) -> Opinion:
    """Claims are one when they state the same figure about the same thing; a count beside the sum makes it sure."""
    counts = _numbers(a) & _numbers(b)
    same_sum = bool(a.sums & b.sums)
    if not same_sum and (a.sums or b.sums or not counts):
        return "apart"
    told_apart = bool(both.only_a and both.only_b)
    same_time = bool(a.statement.date) and a.statement.date == b.statement.date
    if (same_sum and counts and same_time) or both.dice >= 0.6 or (both.dice >= 0.4 and not told_apart):
        return "same"
    if a.document_id != b.document_id and _same_actors(a, b) and both.telling >= (1 if same_time or a.orgs & b.orgs else 2):
        return "same"
    return "maybe" if both.dice >= 0.35 or (same_time and both.telling) else "apart"


def _same_actors(a: Stated, b: Stated) -> bool:
    """Whether both name an organisation in common, or the very same countries."""
    return bool(a.orgs & b.orgs) or (bool(a.statement.parties) and a.statement.parties == b.statement.parties)


def _numbers(one: Stated) -> frozenset[str]:
    """The numbers of a statement's counts and quantities, whatever they count."""
    return frozenset(quantity.split(" ", 1)[0] for quantity in one.statement.quantities)


def _quantities_differ(a: Stated, b: Stated) -> bool:
    one, other = set(a.statement.quantities), set(b.statement.quantities)
    return bool(one and other and not one & other)


def _between_papers(
    both: Overlap, differs: tuple[str, ...], money: float, paid: bool, far: bool
) -> tuple[Opinion, tuple[str, ...]]:
    """The opinion on two papers' statements; `paid` tells that both name one sum, `far` that years lie far apart.

    One sum for something of one telling name, between the same countries in one year, is never passed over in silence.
    """
    swapped = both.only_a | both.only_b
    if both.contrast and not (paid and swapped & common_stems()):
        return ("maybe" if both.telling >= 2 and swapped & common_stems() else "apart"), ()
    told_apart = bool(both.only_a and both.only_b)
    if not differs:
        wanted = 0.5 if money == 1.0 and both.telling else REWORDED if told_apart else DOUBTFUL + 0.05
        if both.dice >= wanted:
            return "same", ()
        doubted = (both.dice >= wanted - 0.12 and both.shared >= 2) or (paid and both.telling > 0)
        return ("maybe" if doubted else "apart"), ()
    wanted = 0.75 if told_apart else 0.7
    needed = 2 if "year" in differs else 1
    if len(differs) == 1 and both.telling >= needed and both.dice >= wanted and not far:
        return "same", differs
    return ("maybe" if both.dice >= MERGE and both.telling else "apart"), differs
