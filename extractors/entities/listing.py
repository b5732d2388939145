"""Program code among a document's passages: its signs stand for other things than in prose ("$" is no dollar)."""

import re

from extractors.entities.passages import Passage

# Commands of TeX and braces, assignments, empty brackets of a call, variables of shells and templates, signs of comments.
_SIGN = re.compile(r"\\[A-Za-z@]+|[{}\\]|<-|:=|==|\(\)|(?<![A-Z])\$[a-z_(]|[a-z)]\$(?!\d)|%%|##|\w@\w|\d\s%\s?[\[\\]")
# What stands in each of them: it is looked for first, as most passages hold none.
_MARK = re.compile(r"[\\{}$@]|<-|:=|==|\(\)|%%|##|%\s?[\[\\]")
# Prose about code names a command now and then; a listing has a sign of code with every few words.
_SHARE = 0.12


def is_code(passage: Passage) -> bool:
    """Whether a passage has at least two signs of program code and one for every eight words."""
    if not _MARK.search(passage.masked):
        return False
    signs = len(_SIGN.findall(passage.masked))
    return signs > 1 and signs >= _SHARE * (passage.text.count(" ") + passage.text.count("\n") + 1)
