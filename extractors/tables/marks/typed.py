"""Rules that a typewriter makes: rows of dashes, underscores or equals signs, and bars between columns."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.model.page import Box, Word
from extractors.tables.stages import Rule

TYPED = re.compile(r"[-_=—–─━]{4,}+|[|+┼:]?(?:[-=_─]{2,}+[|+┼:])+(?:[-=_─]{2,}+)?|[|+┼:][-=_─]{2,}+")
"""A word of dashes, with bars where columns cross. Possessive: a word may be a whole page of dashes."""

BAR = "|│┃¦"

COLON = re.compile(r"(?:[.…·]{3,})?:")
"""A colon by itself or at the end of dots that lead on: a bar of a typewriter, where several stand on one line."""

FEWEST_BARS = 3
"""Bars one above the other, from which they are a rule; fewer are signs in a text."""

LEVEL, ABOVE_EACH_OTHER, APART, OVER = 0.3, 2.5, 3.5, 0.3
"""Letter sizes by which bars on one line may differ in height; points by which bars of one rule may to the side; letter
sizes between them, at most, and those that the rule reaches beyond them."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A page's words without typed rules, and the rules that were typed."""

    words: tuple[Word, ...]
    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]


def typed(words: Iterable[Word]) -> Typed:
    """The typed rules of a page taken out of its words. Bars that stick to a word are cut off it."""
    kept: list[Word] = []
    across: list[Rule] = []
    bars: list[tuple[Word, float]] = []
    words = tuple(words)
    colons = _bar_colons([word for word in words if word.text[-1] == ":" and COLON.fullmatch(word.text)])
    for word in words:
        if word.text[0].isalnum() and word.text[-1].isalnum():
            kept.append(word)  # as most words: a rule begins with a sign, and so does a bar or it ends a word
        elif TYPED.fullmatch(word.text):
            across.append(Rule(word.box.y_mid, word.box.x0, word.box.x1))
        elif word in colons:
            bars.append((word, word.box.x1 - word.box.width / len(word.text) / 2))
        elif word.text[-1] in BAR or word.text[0] in BAR:
            bars += _bars(word)
        else:
            kept.append(word)
    columns = _columns(bars)
    if not columns:
        return Typed((*kept, *dict.fromkeys(word for word, _ in bars)), tuple(across), ())
    for word in dict.fromkeys(word for word, _ in bars):
        kept += [_without_bars(word)] if word.text.strip(BAR + ":") else []
    return Typed(tuple(kept), tuple(across), tuple(columns))


def _bar_colons(colons: Sequence[Word]) -> set[Word]:
    """The colons that have another on their line."""
    ordered = sorted(colons, key=lambda word: word.box.y_mid)
    level = [(a, b) for a, b in pairwise(ordered) if b.box.y_mid - a.box.y_mid < LEVEL * a.size]
    return {word for pair in level for word in pair}


def _bars(word: Word) -> list[tuple[Word, float]]:
    """The places of the bars at a word's ends."""
    letter = word.box.width / len(word.text)
    places = [(word, word.box.x0 + letter / 2)] if word.text[0] in BAR else []
    if word.text[-1] in BAR and len(word.text) > 1:
        places.append((word, word.box.x1 - letter / 2))
    return places


def _columns(bars: Sequence[tuple[Word, float]]) -> list[Rule]:
    """Upright rules of bars that stand one above the other on at least three lines."""
    tracks: list[list[tuple[float, Word]]] = []
    for word, x in sorted(bars, key=lambda bar: bar[1]):
        if tracks and x - tracks[-1][-1][0] < ABOVE_EACH_OTHER:
            tracks[-1].append((x, word))
        else:
            tracks.append([(x, word)])
    rules = []
    for track in tracks:
        run: list[tuple[float, Word]] = []
        for bar in sorted(track, key=lambda t: t[1].box.top):
            if run and bar[1].box.top - run[-1][1].box.bottom > APART * bar[1].size:
                rules += _rule(run)
                run = []
            run.append(bar)
        rules += _rule(run)
    return rules


def _rule(run: Sequence[tuple[float, Word]]) -> list[Rule]:
    if len(run) < FEWEST_BARS or not any(b[1].box.top > a[1].box.y_mid for a, b in pairwise(run)):
        return []
    leading = run[0][1].size
    at = sum(x for x, _ in run) / len(run)
    return [Rule(at, run[0][1].box.top - OVER * leading, run[-1][1].box.bottom + OVER * leading)]


def _without_bars(word: Word) -> Word:
    """A word without the bars at its ends, its box as much narrower."""
    text, box = word.text, word.box
    letter = box.width / len(text)
    signs = BAR + ":" if COLON.fullmatch(text) else BAR
    bare = text.strip(signs)
    before = len(text) - len(text.lstrip(signs))
    x0 = box.x0 + letter * before
    return replace(word, text=bare, box=Box(x0, box.top, x0 + letter * len(bare), box.bottom))
