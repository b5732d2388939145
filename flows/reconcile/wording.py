"""What a statement says, as words that can be compared: stems, numbers, marks of order."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rapidfuzz.distance import JaroWinkler

from flows.reconcile.tables import common_words, synonyms

SAME_STEM = 0.93  # Jaro-Winkler similarity from which two stems are one word spelled or transliterated in two ways

NUMBER_UNIT = re.compile(
    r"(\d[\d,.]*)[\s-]*(?!(?:to|and|of|in|on|for|by|or|at|as|the|new|old)\b)([a-z]{1,3})\b", re.IGNORECASE
)
WORD = re.compile(r"[^\W_]+")
NUMBERED = re.compile(r"\(\s*(\d{1,2}|[ivx]{1,4})\s*\)", re.IGNORECASE)
CITED = re.compile(r"\[\s*(?:\d{1,3}|[ivx]{1,4})(?:\s*[,–-]\s*\d{1,3})*\s*\]", re.IGNORECASE)
"""A number in square brackets points to a source or a note; in round ones it is a place in a row."""
AUTHOR_AND_YEAR = re.compile(
    r"\((?:(?:see|cf\.|e\.g\.)(?: also)?,? )?[A-Z][\w'’-]+(?:(?:,| and| &|;)? [A-Z][\w'’-]+| et al\.?)*"
    r",? (?:19|20)\d\d[a-z]?(?:[,;:] ?(?:pp?\. ?)?[\w–-]+)*\)"
)
"""A source in brackets: "(Sen, 2001)", "(Sen et al. 2001: 14)"."""
OFFICE = re.compile(
    r"\b(?:(?:Prime |Foreign |Finance |First |Deputy )?Minister|President|Premier|Chancellor|Governor|Chairman|Ambassador"
    r"|Senator|Mr|Mrs|Ms|Dr)\b\.?(?: (?:of|for) [A-Z]\w+)? (?:[A-Z][\w'’.-]+ ?){1,3}"
    r"|\b(?:[A-Z][\w'’.-]+ ){1,3}(?:government|administration|regime|presidency)\b"
)
"""Somebody by name with the office held, and a government by its head's: who spoke of a deal is no part of it."""
ORDERED = re.compile(
    r"\b(?:phase|stage|part|round|tranche|volume|annex|session|meeting|lot|no\.?|number|line|unit)"
    r"(?:\s*(?=\d)|\s+|(?<=\.))(\d{1,3}|[ivx]{1,4})\b",
    re.IGNORECASE,
)
CARDINAL_TEXT = "one two three four five six seven eight nine ten eleven twelve"
CARDINALS = {word: str(i) for i, word in enumerate(CARDINAL_TEXT.split(), 1)}
PART = re.compile(
    rf"\b(?:phase|stage|tranche|instal?lment)\s+(?:(\d{{1,2}}|[ivx]{{1,4}})[a-d]?|({'|'.join(CARDINALS)}))\b", re.IGNORECASE
)
"""A part of a work or of a loan, by its number: "Tranche 3", "phase 2A", "tranche five"."""
ORDINALS = {
    word: str(i)
    for i, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ],
        1,
    )
}
HEADING = 12  # words of the longest title that is a heading and no sentence: "first" in a sentence may stand for anything
ORDINAL_IN_A_ROW = re.compile(
    rf"\b({'|'.join(ORDINALS)})\s+(?:[\w-]+\s+){{0,2}}(?:agreements?|protocol|loan|credit|line|tranche|phase|stage|round|session|meeting|"
    r"memorandum|treaty|contract|bond|package|instalment|installment|grant|amendment|section|unit|swap|lease|project)\b"
)
GROSS_PRODUCT = re.compile(r"\bgross (?:domestic|national) product\b")
UNDERSTANDING = re.compile(r"\bmemorand(?:um|a|ums)\s+of\s+understanding\b")
NTH = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b", re.IGNORECASE)
AMENDING = re.compile(
    r"\b(?:supplement\w*|amend\w*|addition(?:al)?\s+(?:protocol|agreement)|renew(?:al|als|ed|s|ing)?\b|revis\w+|addendum)\b",
    re.IGNORECASE,
)
DEED_TEXT = """agreements? accords? protocols? treaty treaties memorand\\w+ contracts? leases? swaps? lines? arrangements?
facilit\\w+"""
DEED = rf"(?:{'|'.join(DEED_TEXT.split())})\b"
AMENDED = re.compile(
    rf"(?:{AMENDING.pattern})\s+(?:[\w-]+\s+){{0,5}}{DEED}|\b{DEED}\s+(?:[\w-]+\s+){{0,6}}(?:{AMENDING.pattern})"
)
"""In a sentence what is renewed or amended may be a street: it is a mark of a row beside the word for a deed."""
ACCORD = r"(?:agreements?|accords?|protocols?|treaty|treaties|memorand\w+|leases?|swaps?|arrangements?)\b"
EXTENDED = re.compile(
    rf"\bextend(?:s|ed|ing)?\s+(?:(?:the|its|their|an?|existing|current|bilateral|currency)\s+){{1,4}}{ACCORD}"
    rf"|\b{ACCORD}\s+(?:between\s+(?:[^\s;:]+\s+){{1,12}}?)?(?:has|have|had|was|were)\s+(?:been\s+)?extended"
    rf"|\b(?:extension|prolongation)\s+of\s+(?:(?:the|its|their|an?|existing|current|bilateral|currency)\s+){{1,4}}{ACCORD}"
)
"""An agreement that goes on: who extends a loan gives it."""
ROLLED = re.compile(r"\broll(?:s|ed|ing)?[ -]?over\b(?! (?:a|the) (?:bridge|line|track))|\brollovers?\b")
"""A deposit or a loan that falls due and is left where it is."""
REVIEWED = re.compile(rf"\breviews?\s+(?:of|under)\s+(?:[^\s;:]+\s+){{0,8}}?(?:{DEED}|programme?\b|loan\b)")
"""What a lender looks over is no new loan."""
FURTHER = re.compile(
    r"\b(?:(?:a|the)\s+further|(?:an|the)\s+additional|another)\s+(?:(?!of\b)[a-z-]+\s+){0,2}?"
    r"(?:sum|loan|grant|credit|line|tranche|gift|swap|(?:us)?\$|[€£]|\d)"
    r"|\b(?:a|the)\s+(?:second|third|fourth|fifth)\s+(?:(?:us)?\$|[€£]|\d|[a-z]{3}\s\d|[mb]illion\b)"
)
AMENDING_MARK = "amending"
FURTHER_MARK = "further"
REVIEW_MARK = "review"
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
    marks = _marks(text)
    whole = " ".join(WORD.findall(text))
    for name in sorted(set(names), key=lambda n: (-len(n), n)):
        text = text.replace(unaccented(name).casefold(), " ")
    text = GROSS_PRODUCT.sub("gdp", UNDERSTANDING.sub("memorandum", NUMBERED.sub(" ", text)))
    text = NUMBER_UNIT.sub(r" \1\2 ", text)
    words = WORD.findall(text)
    numbers = frozenset(word for word in words if any(c.isdigit() for c in word))
    stems = frozenset(
        stem(word) for word in words if word not in STOP and not any(c.isdigit() for c in word) and len(word) > 1
    )
    return Wording(stems | frozenset(directions), numbers, marks, whole)


def mark_of(passage: str) -> frozenset[str]:
    """The one mark of a row that a passage tells; none where it tells several, for they may be of other things."""
    text = CITED.sub(" ", unaccented(without_persons(passage)).casefold())
    found = {_plain_number(number) if number else CARDINALS[word] for number, word in PART.findall(text)}
    found |= {ORDINALS[hit[1]] for hit in ORDINAL_IN_A_ROW.finditer(text)}
    if any(going_on.search(text) for going_on in (AMENDED, EXTENDED, ROLLED)):
        found.add(AMENDING_MARK)
    return frozenset(found if len(found) == 1 else ())


@lru_cache(maxsize=8)
def without_persons(text: str) -> str:
    """The text without who is cited in it, and who spoke."""
    return OFFICE.sub(" ", AUTHOR_AND_YEAR.sub(" ", text))


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


def other_of_a_row(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether marks tell two of a row of like things: "a further loan" may be its second tranche or a renewal."""
    if mine == theirs:
        return False
    later = [marks - {FURTHER_MARK} for marks in (mine, theirs) if FURTHER_MARK in marks]
    rest = [marks for marks in (mine, theirs) if FURTHER_MARK not in marks]
    return not (len(later) == len(rest) == 1 and rest[0] and later[0] <= rest[0] and "1" not in rest[0])


def plain(text: str) -> str:
    """Words without case, white space and punctuation, so that a better extraction of the same words finds them."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def _marks(text: str) -> frozenset[str]:
    found = {_plain_number(hit) for hit in NUMBERED.findall(text)} | {_plain_number(hit) for hit in ORDERED.findall(text)}
    found |= set(NTH.findall(text))
    words = WORD.findall(text)
    rowed = words if len(words) <= HEADING else [hit[1] for hit in ORDINAL_IN_A_ROW.finditer(text)]
    found |= {ORDINALS[word] for word in rowed if word in ORDINALS}
    if (AMENDING if len(words) <= HEADING else AMENDED).search(text) or ROLLED.search(text):
        found.add(AMENDING_MARK)
    if REVIEWED.search(text):
        found.add(REVIEW_MARK)
    if FURTHER.search(text):
        found.add(FURTHER_MARK)
    return frozenset(found)


ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10"}


def _plain_number(text: str) -> str:
    return ROMAN.get(text, text.lstrip("0") or "0")


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
