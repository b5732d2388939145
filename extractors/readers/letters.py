"""Letters: bytes to text, ligatures spelled out, characters that no page shows taken away."""

import re
import unicodedata

from extractors.readers import encodings
from extractors.readers.failure import Unreadable

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

_SPELLED = str.maketrans(LIGATURES | {"\u00a0": " ", "\u202f": " ", "\u2007": " "})
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Control characters, those that turn the direction of what stands around them, and what is no character at all."""
_MOST_UNSEEN = 0.05
"""A file with a larger share of characters that no page shows is no text."""


def spelled(text: str) -> str:
    """Text without ligatures, hard spaces, control characters and lone surrogates. Soft hyphens stay for the line's end."""
    return _UNSEEN.sub("", text.translate(_SPELLED))


def decoded(data: bytes) -> str:
    """The text of a file, whatever its encoding (see `encodings`). Lines end in `\\n`; bytes of no letter are U+FFFD.

    Raises Unreadable: `empty`, `not_text` for bytes of something else, `no_text` for white space alone.
    """
    if not data:
        raise Unreadable("empty")
    text = encodings.decoded(data)
    unseen = len(_UNSEEN.findall(text)) + text.count(encodings.LOST)
    if unseen > _MOST_UNSEEN * len(text):
        raise Unreadable("not_text")
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    if not text.strip():
        raise Unreadable("no_text")
    return text
