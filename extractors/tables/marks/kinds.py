"""What kind of thing a text is: a number, a year, a sign, an item, a quote, a word that leads on; and what is bold."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractors.model.page import Word
from extractors.readers.wording import BULLETS

_SIGNED = r"[-–—−+]?\s?(?:\d[\d.,'’]*|\.\d+)\s?[%‰°]?"
_HANGS = r"\s?[*∗⁎⋆★†‡§¶#]{1,4}|[a-e]{1,2}"
NUMERIC = re.compile(
    r"[(\[<>~≈≤≥±$€£¥+\-–—−\s]*\.?\d[\d\s.,'’:/]*(?:[eE][+\-]?\d+)?\s*(?:%|‰|°)?[)\]*†‡§a-e]{0,3}"
    r"|[-–—−.…:]+|[nN]\.?\s?/?[aA]\.?|nil|\d[\d.,]*\s*[-–—−]\s*\d[\d.,]*%?|\(?[-–—−]?\d[\d.,]*\)?\*{0,3}|"
    rf"{_SIGNED}(?:\s?(?:±|\+/?[-−–]|×|x|·)\s?{_SIGNED})+(?:\s\d{{1,2}}|\s?[-–−]\s?\d{{1,2}})?(?:{_HANGS})?|"
    rf"{_SIGNED}(?:{_HANGS})?\s?[(\[]\s?[±<]?\s?{_SIGNED}"
    rf"(?:\s?[,;–-]\s?{_SIGNED})?\s?[)\]](?:{_HANGS})?|"
    rf"{_SIGNED}(?:{_HANGS})"
)
"""Digits with signs, a range, a sign for none; a figure with its error ("0.8 ± 0.1", "0.8 (0.1)", "0.8 [0.7, 0.9]"), a
power, note marks."""

YEAR = re.compile(r"(?:1[6-9]|20)\d\d(?:\s*[-–—/]\s*\d\d(?:\d\d)?)?")

MARKS = re.compile(r"[$€£¥₽%‰()\[\]*†‡§±<>≤≥#|]+|US\$|HK\$|A\$|C\$|RMB|[a-z]?\)")
"""Signs that belong to the number beside them, so that a column of nothing else is no column."""


def is_number(text: str) -> bool:
    """Whether a cell's text is a number, a range, a date in figures or a sign for none."""
    return bool(NUMERIC.fullmatch(text.strip()))


def is_figure(text: str) -> bool:
    """Whether a word is a figure, or signs that stand for one."""
    return is_number(text) or not any(c.isalnum() for c in text)


AROUND_YEAR = "()*: "


def is_year(text: str) -> bool:
    """Whether a text is a year or a few of them, "2011-12", which head a column more often than they fill one."""
    return bool(YEAR.fullmatch(text.strip(AROUND_YEAR)))


FEWEST_YEARS, DIGITS = 2, 4
"""Years below years that tell a row from heads, at least, and the digits of the first of "2011-12"."""


def counts_below_years(above: Mapping[int, str], below: Mapping[int, str]) -> bool:
    """Whether a line of what look like years, given by columns, is a row of counts below the years that head them.

    A year that heads go on with is as far from the one above in each column, as in "2010 2011" over "2011 2012".
    """
    both = [c for c in below if is_year(above.get(c, "")) and is_year(below[c])]
    steps = {int(below[c].strip(AROUND_YEAR)[:DIGITS]) - int(above[c].strip(AROUND_YEAR)[:DIGITS]) for c in both}
    labelled = 0 in above and below.get(0, "")[:1].isupper()
    return labelled and len(both) >= max(FEWEST_YEARS, len(below) - 1) and len(steps) > 1


ITEM = re.compile(rf"\(?(?:\d{{1,3}}|[a-zA-Z]|[ivxIVX]{{1,5}})[.)](?!\d)\S*$|[{BULLETS}–—]$")
"""A word that opens an item of a list: "3.", "(b)", "iv)", a bullet."""

INITIAL = re.compile(r"[A-Z]\.(?:-?[A-Z]\.)*")
"""What a name begins with, and an item of a list with capital letters too."""


def opens_item(word: str, others: Sequence[str]) -> bool:
    """Whether a word opens an item among others: an initial does where it is an A, or the letter before it opens one too."""
    if not ITEM.match(word):
        return False
    before = chr(ord(word[0]) - 1)
    return not INITIAL.fullmatch(word) or word == "A." or f"{before}." in others


HYPHENS = ("-", "‐", "\u00ad")
LEADS_ON = (",", "&", "/")
"""What a text ends with that is not over: a cut word, or one that more follows."""

STOPS = (".", ";", ":", "!", "?", "。", "；")
"""What a sentence or an item ends with."""

CONNECTIVES = frozenset({"and", "of", "the", "for", "to", "in", "or", "with", "by", "on", "from", "at", "a", "an"})
"""Words that no cell ends with."""

RAISED = re.compile("[⁰¹²³⁴-⁾ᵃ-ᶻʰʲʳˡˢʷˣʸⁱⁿ]+")
"""Raised marks, as cells print them."""


def letters(text: str) -> str:
    """The letters and digits of a text in small letters, raised marks left out: what two printings of it share."""
    return "".join(filter(str.isalnum, RAISED.sub("", text))).casefold()


def stretch(words: Sequence[Word], quoted: str) -> tuple[Word, ...]:
    """The first run of words that print what is quoted; none where they do not. A quote begins and ends with a word."""
    wanted = letters(quoted)
    text, starts = "", []
    for word in words:
        starts.append(len(text))
        text += letters(word.text)
    ends = [*starts[1:], len(text)]
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        if at in starts and at + len(wanted) in ends:
            return tuple(
                w for w, start, end in zip(words, starts, ends, strict=True) if at <= start < end <= at + len(wanted)
            )
        at = text.find(wanted, at + 1)
    return ()


def is_bold(words: Sequence[Word]) -> bool:
    """Whether most letters of the words are bold."""
    total = sum(len(word.text) for word in words)
    return total > 0 and sum(len(word.text) for word in words if word.bold) > 0.6 * total


FEWEST_TURNED = 2
"""Texts on end from which on they are heads: one may be the name of an axis or a note at the side."""

UNREAD = "\ufffd"
"""What a letter without a known meaning is read as: fonts of large brackets often do not name theirs."""

COUNTED = re.compile(r"[(\[]?(?:\d{1,2}|[a-z])[)\]]?")
"""A number or letter that columns are counted by."""

BRACKETED = re.compile(r"([(\[]?)(\d{1,2})[)\]]?")
"""A number that columns are counted by, mostly in brackets."""

FEWEST_COUNTED = 3
"""Columns, from which on figures without brackets that count on from 1 are no chance."""


def counts_columns(texts: Sequence[str]) -> bool:
    """Whether texts beside each other count columns, "(1) (2) (3)" or "1 2 3": heads, though figures."""
    found = [one for text in texts if (one := BRACKETED.fullmatch(text.strip()))]
    numbers = [int(one[2]) for one in found]
    bare = len(numbers) >= FEWEST_COUNTED and numbers[0] == 1
    on = len(numbers) == len(texts) > 1 and all(b - a == 1 for a, b in pairwise(numbers))
    return on and (bare or all(one[1] for one in found))
