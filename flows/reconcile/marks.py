"""Which of a row of like things a place tells: the second phase, a renewal, a further loan. Texts are in small letters."""

import re
from collections.abc import Iterable

WORD = re.compile(r"[^\W_]+")
NUMBERED = re.compile(r"\(\s*(\d{1,2}|[ivx]{1,4})\s*\)", re.IGNORECASE)
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
ORDINAL_TEXT = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
ORDINALS = {word: str(i) for i, word in enumerate(ORDINAL_TEXT.split(), 1)}
HEADING = 12  # words of the longest title that is a heading and no sentence: "first" in a sentence may stand for anything
ORDINAL_IN_A_ROW = re.compile(
    rf"\b({'|'.join(ORDINALS)})\s+(?:[\w-]+\s+){{0,2}}(?:agreements?|accord|pact|deal|protocol|loan|credit|line|deposit|tranche|phase|"
    r"stage|round|session|meeting|memorandum|treaty|contract|bond|package|instalment|installment|grant|amendment|section|unit|swap|one|"
    r"lease|project)\b"
)
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
ONE_MORE = r"(?:another|one\s+more|a\s+further|an?\s+additional)\s+(?:[\w-]+\s+)?(?:year|month)s?\b"
PROLONGED = re.compile(
    r"\b(?:extend|prolong)(?:s|ed|ing)?\s+(?:(?:the|its|their|[a-z]+)\s+){0,2}(?:term|tenure|tenor|validity|duration)\b"
    rf"|\bextend(?:s|ed|ing)?\s+(?:[^\s;:]+\s+){{0,14}}?(?:for|by)\s+{ONE_MORE}"
    r"|\bextend(?:s|ed|ing)?\s+for\s+[\w-]+[\s-](?:year|month)s?\b|\b(?:year|month)s?[ -](?:extension|prolongation)\b"
    r"|\bextension\s+(?:of|for)\s+(?:the|its|this|that)\s+(?:[^\s;:]+\s+){0,4}?(?:deposit|loan|credit|term|tenure)\b"
)
"""A deposit or a loan that is left longer; who extends a three-year loan gives it, and more time to repay one is relief."""
RAISED = re.compile(
    r"\b(?:(?:increas|rais|expand|enlarg|tripl|doubl|boost)(?:e|es|ed|s|ing)?|(?:expansion|enlargement|increase)\s+(?:of|in|to))\s+"
    r"(?:(?:the|its|their|an?|existing|current|bilateral|currency|local|size|limit|amount|volume|ceiling|of|on|to)\s+){1,8}"
    rf"{ACCORD}"
)
"""A line or an agreement that is made larger."""
INITIALLY = re.compile(
    r"\b(?:initially|originally|first)\s+(?:been\s+)?(?:agreed|signed|placed|made|deposited|concluded|provided|reached|opened|"
    r"established|set\s+up|given|granted|lent|approved|extended)\b"
)
"""The first of a row, told for what came after it."""
ROLLED = re.compile(r"\broll(?:s|ed|ing)?[ -]?over\b(?! (?:a|the) (?:bridge|line|track))|\brollovers?\b")
"""A deposit or a loan that falls due and is left where it is."""
REVIEWED = re.compile(rf"\breviews?\s+(?:of|under)\s+(?:[^\s;:]+\s+){{0,8}}?(?:{DEED}|programme?\b|loan\b)")
"""What a lender looks over is no new loan."""
AFTER_REVIEW = re.compile(r"\b(?:after|following|upon|once|with)\s+(?:[a-z]+\s+){0,6}?reviews?\b")
"""A review that is the occasion on which money is paid."""
FURTHER = re.compile(
    r"\b(?:(?:a|the)\s+further|(?:an|the)\s+additional|another)\s+(?:(?!of\b)[a-z-]+\s+){0,2}?"
    r"(?:sum|loan|grant|credit|line|tranche|gift|swap|(?:us)?\$|[€£]|\d)"
    r"|\b(?:a|the)\s+(?:second|third|fourth|fifth)\s+(?:(?:us)?\$|[€£]|\d|[a-z]{3}\s\d|[mb]illion\b)"
)
AMENDING_MARK = "amending"
FURTHER_MARK = "further"
REVIEW_MARK = "review"


def of_title(text: str) -> frozenset[str]:
    """The marks that a title has."""
    found = {_plain_number(hit) for hit in NUMBERED.findall(text)} | {_plain_number(hit) for hit in ORDERED.findall(text)}
    found |= set(NTH.findall(text))
    words = WORD.findall(text)
    rowed = words if len(words) <= HEADING else [hit[1] for hit in ORDINAL_IN_A_ROW.finditer(text)]
    found |= {ORDINALS[word] for word in rowed if word in ORDINALS}
    if REVIEWED.search(AFTER_REVIEW.sub(" ", text)):
        found.add(REVIEW_MARK)
    if FURTHER.search(text):
        found.add(FURTHER_MARK)
    amending = AMENDING if len(words) <= HEADING else AMENDED
    return frozenset(found | _of_time(text, (amending, ROLLED)))


def of_passage(text: str) -> frozenset[str]:
    """The one mark of a row that a passage tells; none where it tells several, for they may be of other things."""
    found = {_plain_number(number) if number else CARDINALS[word] for number, word in PART.findall(text)}
    found |= {ORDINALS[hit[1]] for hit in ORDINAL_IN_A_ROW.finditer(text)}
    found |= _of_time(text, (AMENDED, EXTENDED, PROLONGED, RAISED, ROLLED))
    return frozenset(found if len(found) == 1 else ())


def _of_time(text: str, going_on: Iterable[re.Pattern[str]]) -> frozenset[str]:
    """The mark of what goes on, or of what was made first: "initially placed in 2015 and rolled over since" is that."""
    if INITIALLY.search(text):
        return frozenset({"1"})
    return frozenset({AMENDING_MARK} if any(words.search(text) for words in going_on) else ())


def other_of_a_row(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether marks tell two of a row of like things: "a further loan" may be its second tranche or a renewal."""
    if mine == theirs:
        return False
    later = [marks - {FURTHER_MARK} for marks in (mine, theirs) if FURTHER_MARK in marks]
    rest = [marks for marks in (mine, theirs) if FURTHER_MARK not in marks]
    return not (len(later) == len(rest) == 1 and rest[0] and later[0] <= rest[0] and "1" not in rest[0])


ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10"}


def _plain_number(text: str) -> str:
    return ROMAN.get(text, text.lstrip("0") or "0")
