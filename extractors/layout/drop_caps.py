"""Initials that stand over several lines: read with the first of them, so that the lines beside them stay lines."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from extractors.layout.lines import common_size, rows
from extractors.model.page import Box, Word

TALL = 1.7
"""An initial over two lines is at least this many times as high as the letters beside it."""

NEAR = 0.9
"""The lines beside an initial begin within this many letter sizes of it."""

OPENING = "“\"'‘«("
ALONE = frozenset({"A", "I", "O"})
"""Initials that may be words by themselves."""


def settled(words: Sequence[Word]) -> list[Word]:
    """The words with each drop cap joined to the first line beside it, or set in that line where it is a word of its own.

    The first words of the other lines beside it are taken to begin where it does, so that they are no indents. Words are
    upright ones of one page; an initial with only one line beside it stays as it is.
    """
    usual = common_size(words)
    tall = [word for word in words if word.box.height >= TALL * usual and _is_initial(word.text)]
    known = {word.text.strip(".,;:()").casefold() for word in words} if tall else set()
    out = list(words)
    for cap in tall:
        beside = _firsts(out, cap, usual)
        if len(beside) > 1:
            out = _with(out, cap, beside, known)
    return out


def _is_initial(text: str) -> bool:
    return len(text.lstrip(OPENING)) == 1 and text[-1].isupper()


def _firsts(words: Sequence[Word], cap: Word, usual: float) -> list[Word]:
    """The words that begin right of an initial, one a line beside it, from the top."""
    beside = [
        w for w in words if w is not cap and w.box.height < TALL * usual and cap.box.top < w.box.y_mid < cap.box.bottom
    ]
    firsts = [row[0] for row in rows(word for word in beside if word.box.x0 >= cap.box.x0 - 1.0)]
    return [first for first in firsts if first.box.x0 > cap.box.x_mid and first.box.x0 - cap.box.x1 < NEAR * usual]


def _with(words: Sequence[Word], cap: Word, beside: Sequence[Word], known: Collection[str]) -> list[Word]:
    head, rest = beside[0], beside[1:]
    line = Box(cap.box.x0, head.box.top, cap.box.x1, head.box.bottom)
    if _is_word(cap, head, known):
        changed = {id(cap): replace(cap, box=line, size=head.size)}
    else:
        whole = replace(head, text=cap.text + head.text, box=replace(head.box, x0=cap.box.x0))
        changed = {id(head): whole}
        words = [word for word in words if word is not cap]
    changed |= {id(word): replace(word, box=replace(word.box, x0=cap.box.x0)) for word in rest}
    return [changed.get(id(word), word) for word in words]


def _is_word(cap: Word, head: Word, known: Collection[str]) -> bool:
    """Whether an initial is a word by itself: it may be one, and what follows is a word without it and none with it."""
    if cap.text[-1] not in ALONE:
        return False
    alone = head.text.strip(".,;:()").casefold()
    return cap.text[-1].casefold() + alone not in known and (len(alone) > 2 or alone in known)
