"""Bytes to letters: the encoding of a text file is the one that gives words, and what no encoding explains is lost letters.

A mark at the start decides where there is one. Else UTF-8, even with bytes that are none: they are rare, and all else would
be gibberish otherwise. Only where they are many it is another encoding, and the letters of the words tell which.
"""

import re
from itertools import pairwise

LOST = "\ufffd"
"""Stands for bytes that are no letter."""

MARKS = (
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)

WIDE = 0.6
"""In UTF-16 so large a share of every other byte is the number of the script, which is a control character elsewhere."""

LATIN = ("cp1252", "cp1250", "mac-roman")
CYRILLIC = ("cp1251", "koi8-r")
CHINESE = "gb18030"
"""Encodings that a text without a mark may have where it is no UTF-8; in each group the likelier first."""

FOREIGN = 0.5
"""Where so large a share of the letters are no ASCII, the script is not Latin."""

SLACK = 2
"""Oddities that a Western text may have more of than it has in another encoding."""

SAMPLE = 200_000
"""Bytes of a text that tell its encoding."""

_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_ASCII = re.compile(rb"[A-Za-z]")
_COMMON = re.compile(rb"[\xb0-\xd7][\xa1-\xfe]")
"""The Chinese characters in daily use, which stand first in GB 2312."""

_SIGN_IN_WORD = re.compile(
    r"(?<=[^\W\d_])[^\w\s\x00-\x7f\u2018\u2019\u2010-\u2014\u00ad\u00b7](?=[^\W\d_])|[²³¹¿ªº](?=[a-z])"
)
_UNPRINTED = re.compile(f"[\x80-\x9f{LOST}]")


def decoded(data: bytes) -> str:
    """The text of a file; bytes that are no letter in its encoding are `LOST` letters."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    wide = _wide(data[:SAMPLE])
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_best(data[:SAMPLE]), "replace")


def _wide(data: bytes) -> str:
    """The UTF-16 that a text without a mark is in, by where the numbers of its script stand; "" for none."""
    for name, part in (("utf-16-be", data[::2]), ("utf-16-le", data[1::2])):
        if part and max(part.count(number) for number in range(9)) > WIDE * len(part):
            return name
    return ""


def _best(data: bytes) -> str:
    """The encoding of a text that is not all UTF-8: UTF-8 all the same where most of it is, else the one that reads best."""
    high = len(_HIGH.findall(data))
    sound = sum(len(found) for found in _MULTIBYTE.findall(data))
    if 2 * sound >= high:
        return "utf-8"
    if high > FOREIGN * (high + len(_ASCII.findall(data))):
        is_chinese = 2 * len(_COMMON.findall(data)) > FOREIGN * high > 10 * data.decode(CHINESE, "replace").count(LOST)
        return CHINESE if is_chinese else min(CYRILLIC, key=lambda name: _n_capitals(data.decode(name, "replace")))
    oddness = {name: _oddness(data.decode(name, "replace")) for name in LATIN}
    best = min(LATIN, key=lambda name: oddness[name])
    return best if oddness[best] + SLACK < oddness[LATIN[0]] else LATIN[0]


def _n_capitals(text: str) -> int:
    return sum(letter.isupper() for letter in text)


def _oddness(text: str) -> int:
    """How much in a text no paper prints: signs and capitals within words, characters that are none."""
    capitals = sum(a.islower() and b.isupper() and not b.isascii() for a, b in pairwise(text))
    return len(_SIGN_IN_WORD.findall(text)) + capitals + 3 * len(_UNPRINTED.findall(text))
