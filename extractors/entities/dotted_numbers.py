"""Three numbers with points between them: a date, or the number of a section or version."""

import re

_NUMBERED = re.compile(
    r"(?:\bv(?:er(?:sions?)?)?|\brel(?:eases?)?|\bbuild|\bsec(?:tions?)?|\bchap(?:ters?)?|\bparagraphs?|\bclauses?|\bpara"
    r"|\barticles?|\bart|\btables?|\bfig(?:ures?|s)?|\bitems?|\bappendix|\bannex|\beq(?:uation)?s?|\bno|§+)\.?\s*\(?$",
    re.I,
)
_DATED = re.compile(
    r"\b(?:on|dated?|until|till|since|as of|received|accepted|signed|published|accessed)[:\s]+(?:the\s+)?$", re.I
)


def are_date(text: str, start: int, first: str, second: str, year: str) -> bool:
    """Whether numbers that start at `start` and can be a day, month and year are meant as one.

    No word before them may number something ("version", "section"). A year of two digits needs more than that: day and month
    of two digits each, one of them written as only dates are ("04", or a day above 12), or a word that dates something.
    """
    head = text[max(0, start - 16) : start]
    if _NUMBERED.search(head):
        return False
    if len(year) == 4 or _DATED.search(head):
        return True
    if len(first) < 2 or len(second) < 2:
        return False
    return "0" in (first[0], second[0]) or max(int(first), int(second)) > 12
