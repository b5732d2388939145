"""How alike two names of organisations are: a list of (function, weight), each with a score and a sentence why.

A match needs more than a shared word: the words that tell one organisation from another must all be in both names, or one
name must be a short form of the other. "Bank of China" is not "Export-Import Bank of China".
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import JaroWinkler

from flows.reconcile.seen import Score
from flows.reconcile.tables import legal_forms
from flows.reconcile.wording import folded, unaccented

ONE = 0.85  # score from which two names are one organisation
SORTS = frozenset({"group", "corporation", "company", "holding", "enterprise", "international"})
BODIES = frozenset(
    {"bank", "ministry", "government", "company", "fund", "agency", "corporation", "authority", "group", "club", "institute"}
)
"""Words for sorts of bodies: by these alone no body is told."""
SPELLED = 0.93  # likeness from which two words may be one
LONG_NAME = 8  # letters from which a name of one word may have a slip in it
LONG_INITIALS = 4  # letters from which initials that no paper explains may stand for a name
SHORTENED = {"corp": "corporation", "intl": "international", "dept": "department", "govt": "government", "natl": "national"}
MANY = 500_000  # names whose words are kept: some 400 bytes each, and reading them again costs 50 microseconds
LINK = frozenset(["of", "the", "and", "for", "in", "on", "de", "la", "&", "to"])
_SHORT = re.compile(r"(?=(?:\W*\w){2,12}\W*$)(?=.*[A-Z].*[A-Z])(?:[A-Z][\w&.-]*|(?=.*\b[A-Z]{2,5}\b)[A-Z]\w*\s[A-Z]\w*)")


@dataclass(frozen=True, slots=True)
class Named:
    """A name, the forms it was printed in, and how often."""

    name: str
    printed: tuple[str, ...]
    count: int


@lru_cache(maxsize=MANY)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in order, plain letters, without legal forms, articles and links."""
    return tuple(_variant(word) for word in whole_words(name))


def names_none(name: str) -> bool:
    """Whether a name only says what sort of body is meant: "Bank Group"."""
    return set(words(name)) <= BODIES


@lru_cache(maxsize=MANY)
def whole_words(name: str) -> tuple[str, ...]:
    """The words of a name as they are spelled, plurals too, without legal forms, articles and links."""
    plain = unaccented(name).casefold().replace("&", " and ").replace("’", "'")
    if "'s" in plain:
        plain = re.sub(r"(?<=\w)'s\b", "", plain)
    plain = _legal().sub(" ", plain)
    if "china" in plain:
        plain = re.sub(r"\b(?:people republic|p\.?\s?r\.?) of china\b|\bp\.?r\.? ?china\b", "china", plain)
    if " of " in plain:
        plain = re.sub(r"\b(?:kingdom|republic|state|commonwealth|federation) of (?=\w)", "", plain)
    return tuple(word for word in re.findall(r"[^\W_]+", plain) if word not in LINK)


def forget() -> None:
    """Let the words of names go, once all names of a run are grouped: few are asked for again."""
    words.cache_clear()
    whole_words.cache_clear()


@cache
def _legal() -> re.Pattern[str]:
    forms = sorted(legal_forms(), key=lambda form: (-len(form), form))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(form) for form in forms) + r")(?!\w)\.?")


def _variant(word: str) -> str:
    word = _spelled(word)
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def _spelled(word: str) -> str:
    """The word in full and in one of two spellings."""
    word = SHORTENED.get(word, word)
    for ending, usual in (("isation", "ization"), ("isations", "izations"), ("centre", "center")):
        if word.endswith(ending):
            return word.removesuffix(ending) + usual
    return word[:-3] + "or" if word.endswith("our") and len(word) > len("our") else word


def is_turned(name: str) -> bool:
    """Whether an "of" or a comma may turn the order of a name's words round."""
    return re.search(r"\b(?:of|for|de)\b|,", name, re.IGNORECASE) is not None


def turned(name: str) -> tuple[str, ...]:
    """The words of a name whatever their order; a plural stays one there: a council of states is no state council."""
    return tuple(sorted(_spelled(word) for word in whole_words(name)))


def same_words(a: Named, b: Named) -> Score:
    """All words the same, whatever their legal form, and their order where an "of" or a comma turns it round."""
    x, y = words(a.name), words(b.name)
    same = x == y or (turned(a.name) == turned(b.name) and (is_turned(a.name) or is_turned(b.name)))
    return Score(1.0, "the same words") if x and same else Score(0.0, "other words")


def short_form(a: Named, b: Named) -> Score:
    """One name is a short form that a paper prints for the other, or long initials of its words."""
    for short, full in ((a, b), (b, a)):
        if is_short(short.name) and not is_short(full.name):
            if short.name in full.printed:
                return Score(1.0, f"{short.name} is printed for {full.name}")
            letters = re.sub(r"\W", "", short.name)
            if len(letters) >= LONG_INITIALS and letters.isupper() and letters.casefold() in initials(full.name):
                return Score(0.95, f"{short.name} are the initials of {full.name}")
    return Score(0.0, "no short form of the other")


def is_short(name: str) -> bool:
    """Whether a name is an abbreviation: "AIIB", "AfDB", "NP Port"."""
    return _SHORT.fullmatch(name) is not None and sum(c.isupper() for c in name) * 2 >= sum(c.isalpha() for c in name) - 3


def initials(name: str) -> frozenset[str]:
    """The initials of a name of three words or more, with and without those of its links."""
    all_words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKD", name).casefold())
    strong = [word for word in all_words if word not in LINK]
    return frozenset({"".join(w[0] for w in all_words), "".join(w[0] for w in strong)}) if len(strong) > 2 else frozenset()


def spelling(a: Named, b: Named) -> Score:
    """Every word of one has a word of the other that is spelled nearly alike (transliteration, a slip)."""
    worst = spelled_alike(words(a.name), words(b.name))
    return Score(worst, f"spelled alike to {worst:.2f}")


def spelled_alike(x: tuple[str, ...], y: tuple[str, ...]) -> float:
    """How alike the worst of two names' words is to its match, from `SPELLED` to 1; 0 for less."""
    if len(x) != len(y) or not x:
        return 0.0
    if len(x) == 1 and folded(x[0]) != folded(y[0]) and min(len(x[0]), len(y[0])) < LONG_NAME:
        return 0.0
    only = [word for word in x if word not in y]
    left = [word for word in y if word not in x] if only else []
    if len(only) != len(left) or not only:
        return 1.0 if x == y else 0.0
    worst = 1.0
    for word in only:
        value, best = max((_alike(word, other), other) for other in left)
        if value < SPELLED:
            return 0.0
        worst = min(worst, value)
        left.remove(best)
    return worst


@lru_cache(maxsize=20_000)
def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if folded(one) == folded(other):
        return 0.99
    return JaroWinkler.similarity(one, other) if min(len(one), len(other)) >= 5 and one[0] == other[0] else 0.0


def but_for_sort(a: Named, b: Named) -> Score:
    """One name is the other with a word such as "Group" or "Corporation" behind it."""
    x, y = words(a.name), words(b.name)
    for short, full in ((x, y), (y, x)):
        if len(full) == len(short) + 1 and full[:-1] == short == without_sort(full):
            return Score(0.95, f"the same but for {full[-1]}")
    return Score(0.0, "not the same but for its sort")


def without_sort(own: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without a "Group" or "Corporation" at the end, where what is left says enough."""
    return own[:-1] if own and own[-1] in SORTS and max(map(len, own[:-1]), default=0) > 3 else own


MATCHERS: tuple[tuple[Callable[[Named, Named], Score], float], ...] = (
    (same_words, 1.0),
    (short_form, 0.95),
    (spelling, 0.92),
    (but_for_sort, 0.9),
)


def alike(a: Named, b: Named) -> Score:
    """The best weighted score that a matcher gives, with its reason."""
    scores = [Score(found.value * weight, found.why) for match, weight in MATCHERS for found in [match(a, b)]]
    return max(scores, key=lambda score: score.value)
