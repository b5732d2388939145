"""Letters that engines take for others, put right where the word itself tells."""

import re

_NUMERAL = re.compile(r"[Il|]{2,3}(?=\.$)")
"""Two or three strokes and a full stop count a heading: no word is spelled so."""


def mended(text: str) -> str:
    """A figure with the letters that engines take for its noughts and ones put right, a numeral with its strokes."""
    if _NUMERAL.match(text):
        return _NUMERAL.sub(lambda found: "I" * len(found.group()), text)
    if not re.match(r"^[(\[$€£¥]*\d", text):
        return text
    return re.sub(r"(?<=\d)[lI](?=\d)", "1", re.sub(r"(?<=\d)O+", lambda found: "0" * len(found.group()), text))


def strokes(text: str) -> str:
    """The text with all letters alike that are one upright stroke."""
    return re.sub(r"[Il|1i]", "I", text)


def is_numeral(text: str) -> bool:
    """Whether strokes that count a heading are all there is."""
    return re.fullmatch(r"I{2,3}\.", text) is not None
