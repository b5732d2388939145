"""Sentences in which a paper speaks of its own method, sample or model: figures in them are of no fact of the world."""

import re
from functools import cache

from extractors.entities import facts
from extractors.model.document import Span
from extractors.records.located import Located

LETTER = re.compile(r"(?<!\\)[A-Z]")
"""A large letter of a pattern; behind a backslash it is none."""

DONE_BY_AUTHORS = re.compile(
    r"(?<!War\s)\b(?:I|[Ww]e)\s+(?:(?:also|then|again|first|next|only|further|therefore|thus|randomly|additionally|finally|have|will|do)\s+){0,2}"
    r"(?:test|hypothesi[sz]e|regress|instrument|control\s+for|cod|sampl|interview|survey|exclud|drop|restrict|limit|aggregat|merg|"
    r"construct|defin|operationali[sz]|proxy|winsori[sz]|bootstrap|replicat|classif|weight|match|randomi[sz]|select|simulat|"
    r"split|observ|impute?|includ|collect|measur|assum|interpolat|apply|appli|follow)(?:e|es|ed|ied|y|ted|ped|ting|ing)?\b(?!\s+that\b)",
)
"""What authors did in their study, told in the first person; what they say they found is of the world."""


@cache
def _method() -> re.Pattern[str]:
    """Words of a paper about its own method. In lower case, as is the text that they are searched for in: regardless of case
    the search takes three times as long."""
    words = "|".join(row["pattern"] for row in facts.rows("study_words"))
    return re.compile(rf"\b(?:{LETTER.sub(lambda hit: hit.group().lower(), words)})\b")


def is_of_the_study(located: Located, sentence: Span) -> bool:
    """Whether a sentence speaks of a study's own method."""
    text = located.text(sentence)
    return bool(_method().search(text.lower()) or DONE_BY_AUTHORS.search(text))
