"""Names of persons on title pages: told from places, bodies and titles of works, and lists of them parted."""

import re
from functools import cache, lru_cache

from extractors.layout.titlepage import vocabulary as known
from extractors.layout.titlepage.pieces import is_han

PARTICLES = frozenset(
    re.split(r"\s", "de da di del della der den van von zu la le du dos das al el bin ibn y e ter ten op 't af av")
)
_MONTH = re.compile(
    r"^(?:january|february|march|april|june|july|(?:sept?|octo|novem|decem)(?:em)?ber|august|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$"
)
LONGEST = 4000  # characters; what is longer is no list of authors

_AND = re.compile(r"\s*(?:[,;，；、&·•|/]|\band\b|\bund\b|\bet\b|\by\b(?=\s+[A-Z])|\bwith\b)\s*", re.I)
_INITIAL = re.compile(r"^(?:[A-Z]\.?-?){1,3}$")
_HAN_NAME = re.compile(r"^[\u4e00-\u9fff·]{2,4}$")
_NO_HAN_NAME = re.compile(r"[系所院校年月日部會会局司黨党]$|大[學学]|教授|博士|碩士|論文|中[華国國]")
_PLACE = re.compile(
    r"\b(?:universit|institut|department|school|college|facult|academy|laborator|centre|center|ministry|hospital|street|road|"
    r"avenue|received|accepted|available|correspond|e-?mail|abstract|keywords?|research|program|volume|edition|series|office|team|group|division|"
    r"unit|section|policy|version|figure|table|chapter|report|working|paper|bank|fund|press|journal|review|bulletin|magazine|summary|introduction)",
    re.I,
)
_CONTACT = re.compile(r"\([^()]*\)|\{[^{}]*\}|\S+@\S+|https?:\S+|\[[^\]]*\]|[*∗†‡§¶✉#⇑¹²³⁰⁴-⁹]|\d+")


def strength(text: str) -> int:
    """How surely a text is one person's name: 0 not, 1 by its shape, 2 by a known name or an initial."""
    name = bare(text)
    if is_han(name):
        compact = name.replace(" ", "")
        return 1 if _HAN_NAME.match(compact) and not _NO_HAN_NAME.search(compact) else 0
    words = name.split()
    if len(words) < 2 or _PLACE.search(name) or ":" in name or (name.endswith((".", "?")) and len(words[-1]) > 3):
        return 0
    plain = [word.strip(".,'’").casefold() for word in words]
    if any(_MONTH.match(word) for word in plain) or any(
        word in known.countries() or word in known.organization_heads() for word in (*plain, " ".join(plain))
    ):
        return 0
    if any(word in known.words("small") - PARTICLES and len(word) > 1 for word in plain):
        return 0
    if not all(_is_name_word(word) for word in words) or not re.search(r"[^\W\d_]{2,}", words[-1]):
        return 0
    told = plain[0] in known.given_names() or plain[-1] in known.family_names() or any(_INITIAL.match(w) for w in words[:-1])
    return 2 if told else 1


def _is_name_word(word: str) -> bool:
    core = word.strip(".,")
    return core.casefold() in PARTICLES or (
        core[:1].isupper() and re.fullmatch(r"[^\W\d_]+(?:[-'’.][^\W\d_]*)*\.?", word) is not None
    )


@cache
def _any_job() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(known.words("job")))), re.I)


@cache
def _jobs() -> tuple[re.Pattern[str], ...]:
    """A job at the end of a name, with what it is of; the longest first."""
    jobs = sorted(known.words("job"), key=lambda job: (-len(job), job))
    return tuple(re.compile(rf"(?:^|[\s,]+){re.escape(job)}(?:\s+(?:of|for|in|at)\s.*)?$", re.I) for job in jobs)


@lru_cache(maxsize=1024)
def bare(text: str) -> str:
    """A name without marks, addresses, degrees and jobs; of more than LONGEST characters the first ones."""
    name = " ".join(_CONTACT.sub(" ", text[:LONGEST]).split()).strip(" ,.;:-–—()[]")
    for job in _jobs() if _any_job().search(name) else ():
        name = job.sub("", name)
    words = name.split()
    while words and words[0].strip(".").casefold() in known.words("degree"):
        words.pop(0)
    while words and words[-1].strip(".,").casefold() in known.words("degree"):
        words.pop()
    return " ".join(word for word in words if not re.fullmatch(r"[a-z]", word) or word in PARTICLES).strip(" ,.;")


def listed(lines: tuple[str, ...] | list[str], *, with_bodies: bool = False) -> list[str]:
    """The names in lines of a title page, as printed but for marks; empty where the lines hold anything else.

    Lines with commas, semicolons or "and" are one list; others hold a name each. A surname before a comma stays with its
    given names where semicolons part the list. Where names stand `with_bodies` ("A. Smith, North College, and B. Brown"),
    a part that tells a body or a place is passed over after the first name.
    """
    if sum(map(len, lines)) > LONGEST:
        return []
    whole = _CONTACT.sub(" ", " ".join(lines))
    if _AND.search(" ".join(bare(line) for line in lines)):
        parts = re.split(r"\s*[;；]\s*", whole) if re.search(r"[;；]", whole) and "," in whole else _AND.split(whole)
    else:
        parts = list(lines)
    found = [name for part in parts if (name := bare(part)) and name.casefold() not in known.words("degree")]
    if with_bodies and found and strength(found[0]):
        found = [name for name in found if not _PLACE.search(name)]
    turned = [" ".join(reversed([half.strip() for half in name.split(",", 1)])) if "," in name else name for name in found]
    return found if found and all(strength(name) for name in turned) else []


def certainty(names: list[str]) -> float:
    """The share of names that a known name or an initial tells."""
    return sum(strength(name) == 2 for name in names) / len(names) if names else 0.0
