"""Which names of organisations name one organisation: a list of (function, weight), each with a score and a sentence why.

A match needs more than a shared word: the words that tell one organisation from another must all be in both names, or one
name must be the other's initials, printed as such in a paper. "Bank of China" is not "Export-Import Bank of China".
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import JaroWinkler

from flows.reconcile.likeness import Score
from flows.reconcile.tables import legal_forms
from flows.reconcile.wording import folded

ONE = 0.85  # score from which two names are one organisation
SORTS = frozenset({"group", "corporation", "company", "holding", "enterprise"})
LONG_NAME = 8  # letters from which a name of one word may have a slip in it
SHORTENED = {"corp": "corporation", "intl": "international", "dept": "department", "govt": "government", "natl": "national"}
LINK = frozenset(["of", "the", "and", "for", "in", "on", "de", "la", "&", "to"])


@dataclass(frozen=True, slots=True)
class Named:
    """A name, the forms it was printed in, and how often."""

    name: str
    printed: tuple[str, ...]
    count: int


@lru_cache(maxsize=50_000)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in order, plain letters, without legal forms, articles and links."""
    plain = unicodedata.normalize("NFKD", name).casefold().replace("&", " and ").replace("’", "'")
    plain = re.sub(r"(?<=\w)'s\b", "", "".join(c for c in plain if not unicodedata.combining(c)))
    plain = _legal().sub(" ", plain)
    plain = re.sub(r"\b(?:people republic|p\.?\s?r\.?) of china\b|\bp\.?r\.? ?china\b", "china", plain)
    plain = re.sub(r"\b(?:kingdom|republic|state|commonwealth|federation) of (?=\w)", "", plain)
    return tuple(_variant(word) for word in re.findall(r"[^\W_]+", plain) if word not in LINK)


@cache
def _legal() -> re.Pattern[str]:
    forms = sorted(legal_forms(), key=lambda form: (-len(form), form))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(form) for form in forms) + r")(?!\w)\.?")


def _variant(word: str) -> str:
    word = SHORTENED.get(word, word)
    word = re.sub(r"isation(s?)$", r"ization\1", word)
    word = re.sub(r"(?<=\w)our$", "or", re.sub(r"centre$", "center", word))
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def same_words(a: Named, b: Named) -> Score:
    """All words the same, whatever their legal form, and their order where an "of" or a comma turns it round."""
    x, y = words(a.name), words(b.name)
    turned = any(re.search(r"\b(?:of|for|de)\b|,", name, re.IGNORECASE) for name in (a.name, b.name))
    same = x == y or (turned and sorted(x) == sorted(y))
    return Score(1.0, "the same words") if x and same else Score(0.0, "other words")


def initials(a: Named, b: Named) -> Score:
    """One printed form is the initials of the other's words."""
    for short, full in ((a, b), (b, a)):
        for form in short.printed:
            letters = re.sub(r"\W", "", form)
            if 3 <= len(letters) <= 8 and letters.isupper() and letters.casefold() in _initials(full.name):
                return Score(0.9, f"{form} are the initials of {full.name}")
    return Score(0.0, "no initials of the other")


@lru_cache(maxsize=50_000)
def _initials(name: str) -> frozenset[str]:
    all_words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKD", name).casefold())
    strong = [word for word in all_words if word not in LINK]
    return frozenset({"".join(w[0] for w in all_words), "".join(w[0] for w in strong)}) if len(strong) > 2 else frozenset()


def spelling(a: Named, b: Named) -> Score:
    """Every word of one has a word of the other that is spelled nearly alike (transliteration, a slip)."""
    x, y = words(a.name), words(b.name)
    if len(x) != len(y) or not x:
        return Score(0.0, "not the same number of words")
    left = list(y)
    worst = 1.0
    for word in x:
        best = max(left, key=lambda other: (_alike(word, other), other))
        worst = min(worst, _alike(word, best))
        left.remove(best)
    worst = 0.0 if worst == 1.0 and x != y else worst
    long = len(x) > 1 or folded(x[0]) == folded(y[0]) or min(len(x[0]), len(y[0])) >= LONG_NAME
    return Score(worst if worst >= 0.93 and long else 0.0, f"spelled alike to {worst:.2f}")


@lru_cache(maxsize=200_000)
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
        if len(full) == len(short) + 1 and full[:-1] == short and full[-1] in SORTS and max(map(len, short), default=0) > 3:
            return Score(0.95, f"the same but for {full[-1]}")
    return Score(0.0, "not the same but for its sort")


MATCHERS: tuple[tuple[Callable[[Named, Named], Score], float], ...] = (
    (same_words, 1.0),
    (initials, 0.95),
    (spelling, 0.92),
    (but_for_sort, 0.9),
)


def alike(a: Named, b: Named) -> Score:
    """The best weighted score that a matcher gives, with its reason."""
    scores = [Score(found.value * weight, found.why) for match, weight in MATCHERS for found in [match(a, b)]]
    return max(scores, key=lambda score: score.value)


def together(names: Sequence[Named]) -> dict[str, str]:
    """For each name the one that stands for its organisation: the fullest of those that are alike.

    Initials that fit two organisations are left alone.
    """
    parent = {named.name: named.name for named in names}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    links = [(a, b, alike(a, b)) for a, b in _pairs(names)]
    good = sorted((link for link in links if link[2].value >= ONE * 0.98), key=lambda k: (-k[2].value, k[0].name, k[1].name))
    ambiguous = _ambiguous(good)
    for a, b, score in good:
        if score.why.find("initials") >= 0 and (a.name in ambiguous or b.name in ambiguous):
            continue
        x, y = root(a.name), root(b.name)
        if x != y:
            keep, drop = sorted((x, y), key=lambda name: (-len(words(name)), -len(name), name))
            parent[drop] = keep
    return {named.name: root(named.name) for named in names}


def _ambiguous(links: Sequence[tuple[Named, Named, Score]]) -> set[str]:
    """Short names whose initials fit more than one other name that are not one themselves."""
    fits: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for a, b, score in links:
        if "initials" in score.why:
            short, full = (a, b) if len(words(a.name)) < len(words(b.name)) else (b, a)
            fits[short.name].add(tuple(sorted(words(full.name))))
    return {name for name, others in fits.items() if len(others) > 1}


def _pairs(names: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """Pairs that share a block: the same sorted words' beginnings, or initials."""
    blocks: defaultdict[str, list[Named]] = defaultdict(list)
    for named in names:
        ws = words(named.name)
        for own in (ws, ws[:-1]) if ws and ws[-1] in SORTS else (ws,):
            blocks["".join(sorted(word[:2] for word in own))].append(named)
        for key in _initials(named.name):
            blocks[f"={key}"].append(named)
        for form in named.printed:
            letters = re.sub(r"\W", "", form)
            if 3 <= len(letters) <= 8 and letters.isupper():
                blocks[f"={letters.casefold()}"].append(named)
    seen = set()
    for block in blocks.values():
        for i, a in enumerate(block):
            for b in block[i + 1 :]:
                key2 = (min(a.name, b.name), max(a.name, b.name))
                if a.name != b.name and key2 not in seen:
                    seen.add(key2)
                    yield a, b
