"""What a statement says, as words that can be compared: stems and numbers."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rapidfuzz.distance import JaroWinkler

from flows.reconcile import marks
from flows.reconcile.tables import common_words, synonyms

SAME_STEM = 0.93  # Jaro-Winkler similarity from which two stems are one word spelled or transliterated in two ways

NUMBER_UNIT = re.compile(
    r"(\d[\d,.]*)[\s-]*(?!(?:to|and|of|in|on|for|by|or|at|as|the|new|old)\b)([a-z]{1,3})\b", re.IGNORECASE
)
WORD = re.compile(r"[^\W_]+")
CITED = re.compile(r"\[\s*(?:\d{1,3}|[ivx]{1,4})(?:\s*[,–-]\s*\d{1,3})*\s*\]", re.IGNORECASE)
"""A number in square brackets points to a source or a note; in round ones it is a place in a row."""
AUTHOR_AND_YEAR = re.compile(
    r"\((?:(?:see|cf\.|e\.g\.)(?: also)?,? )?[A-Z][\w'’-]+(?:(?:,| and| &|;)? [A-Z][\w'’-]+| et al\.?)*"
    r",? (?:19|20)\d\d[a-z]?(?:[,;:] ?(?:pp?\. ?)?[\w–-]+)*\)"
)
"""A source in brackets: "(Sen, 2001)", "(Sen et al. 2001: 14)"."""
DATELINE = re.compile(
    r"^\W*(?:[A-Z]{2}[A-Z'’.]+(?: [A-Z][A-Z'’.]+)*(?:,[^–—():;]{1,20})?\s*(?:\([A-Z][^()]{1,25}\)\s*)?"
    r"|[A-Z]\w+(?: [A-Z]\w+)?(?:,[^–—():;]{1,20})?\s*\([A-Z][^()]{1,25}\)\s+)(?:[–—:]|--?)\s"
)
"""Where a report was written, in capitals or with who reports in brackets: "DUBAI (Reuters) - ", "KARACHI: "."""
OFFICE = re.compile(
    r"\b(?:(?:Prime |Foreign |Finance |First |Deputy )?Minister|President|Premier|Chancellor|Governor|Chairman|Ambassador"
    r"|Senator|Mr|Mrs|Ms|Dr)\b\.?(?: (?:of|for) [A-Z]\w+)? (?:[A-Z][\w'’.-]+ ?){1,3}"
    r"|\b(?:[A-Z][\w'’.-]+ ){1,3}(?:government|administration|regime|presidency)\b"
)
"""Somebody by name with the office held, and a government by its head's: who spoke of a deal is no part of it."""
GROSS_PRODUCT = re.compile(r"\bgross (?:domestic|national) product\b")
UNDERSTANDING = re.compile(r"\bmemorand(?:um|a|ums)\s+of\s+understanding\b")
STOP_TEXT = """a an the and or of on in at to for from by with between among amongst as into under its their his her this
that these those is are was were be been being has have had it which who whom will would s t us no not than more over about
nearly they them we our he she what why how whose very even just still already once again yet well can could may might
must shall should do does did done through via within without toward towards upon thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand dozen"""
STOP = frozenset(STOP_TEXT.split())
SUFFIXES = (
    "ances",
    "ance",
    "ences",
    "ence",
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "ive",
    "ies",
    "ed",
    "es",
    "s",
    "al",
    "ly",
    "e",
    "y",
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The content words of a title as stems, and what makes it one of a row of like things."""

    stems: frozenset[str]
    numbers: frozenset[str]
    marks: frozenset[str]
    plain: str = field(default="", compare=False)  # the whole title, letters and digits only

    @property
    def content(self) -> frozenset[str]:
        """Stems and numbers."""
        return self.stems | self.numbers if self.numbers else self.stems


def wording(title: str, names: Iterable[str] = (), directions: Iterable[str] = ()) -> Wording:
    """The wording of a title without `names` (countries, organisations, dates, sums that are compared on their own).

    `directions` are words such as "from:KAZ" that say which way something goes; they count as content.
    """
    text = CITED.sub(" ", unaccented(without_persons(title)).casefold())
    own = marks.of_title(text)
    whole = " ".join(WORD.findall(text))
    for name in sorted(set(names), key=lambda n: (-len(n), n)):
        text = text.replace(unaccented(name).casefold(), " ")
    text = GROSS_PRODUCT.sub("gdp", UNDERSTANDING.sub("memorandum", marks.NUMBERED.sub(" ", text)))
    text = NUMBER_UNIT.sub(r" \1\2 ", text)
    words = WORD.findall(text)
    numbers = frozenset(word for word in words if any(c.isdigit() for c in word))
    stems = frozenset(
        stem(word) for word in words if word not in STOP and not any(c.isdigit() for c in word) and len(word) > 1
    )
    return Wording(stems | frozenset(directions), numbers, own, whole)


def dateline(passage: str) -> int:
    """The length of the date line that a passage begins with, 0 for none."""
    hit = DATELINE.match(passage)
    return hit.end() if hit else 0


def mark_of(passage: str) -> frozenset[str]:
    """The one mark of a row that a passage tells (marks.py)."""
    return marks.of_passage(CITED.sub(" ", unaccented(without_persons(passage)).casefold()))


@lru_cache(maxsize=8)
def without_persons(text: str) -> str:
    """The text without who is cited in it, who spoke, and the date line that a report begins with."""
    return OFFICE.sub(" ", AUTHOR_AND_YEAR.sub(" ", DATELINE.sub("", text)))


def unaccented(text: str) -> str:
    """The text with plain letters for accented ones."""
    return text if text.isascii() else _plain_letters(text)


@lru_cache(maxsize=10_000)
def _plain_letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=50_000)
def alike(one: str, other: str) -> bool:
    """Whether two stems are one word spelled or transliterated in two ways."""
    if min(len(one), len(other)) < 5 or one[0] != other[0]:
        return False
    plain, other_plain = folded(one), folded(other)
    if plain == other_plain or (min(len(plain), len(other_plain)) > 5 and plain[:-1] == other_plain[: len(plain) - 1]):
        return True
    if one[:3] != other[:3]:
        return False
    return one.startswith(other) or other.startswith(one) or JaroWinkler.similarity(one, other) >= SAME_STEM


def plain(text: str) -> str:
    """Words without case, white space and punctuation, so that a better extraction of the same words finds them."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The word without its ending, or the one word that stands for it and its synonyms."""
    table = _same_words()
    if word in table:
        return table[word]
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            cut = word[: -len(suffix)]
            return table.get(cut) or table.get(cut + "e") or (cut.rstrip("e") if len(cut) > 4 else cut)
    return word


TRANSLITERATED = (
    ("dzh", "j"),
    ("zh", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("ts", "c"),
    ("ck", "k"),
    ("q", "k"),
    ("y", "i"),
    ("z", "s"),
)
"""Letters that romanisations of one name choose differently (BGN/PCGN, ISO 9, press usage), the first for the second."""


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """The word with letters that romanisations choose differently made one, and double letters single."""
    for one, other in TRANSLITERATED:
        word = word.replace(one, other)
    return re.sub(r"(.)\1+", r"\1", word)


@cache
def common_stems() -> frozenset[str]:
    """Stems that most titles hold: sharing them says little."""
    return frozenset(stem(word) for word in common_words())


@cache
def _same_words() -> dict[str, str]:
    return {form: group[0] for group in synonyms() for word in group for form in (word, *_plurals(word))}


def _plurals(word: str) -> tuple[str, ...]:
    return (f"{word}s", f"{word[:-1]}ies") if word.endswith("y") else (f"{word}s", f"{word}es")
