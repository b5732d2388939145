"""What bare currency signs and words stand for in a document, and by the countries that a sentence names."""

import re
from dataclasses import dataclass, replace

_END = re.compile(r"[.!?;]\s+(?=[A-Z])")
_REACH = 300  # characters to each side of a sum within which its sentence is read


@dataclass(frozen=True, slots=True)
class Usage:
    """What a document's bare "$", "¥", "£" and currency words stand for."""

    dollar: str = "USD"
    yen: str = "JPY"
    named: frozenset[str] = frozenset()
    printed: frozenset[str] = frozenset()  # codes that the document prints before or behind a number
    near: frozenset[str] = frozenset()  # countries named in the passage that is read
    placed: tuple[tuple[int, str], ...] = ()  # where in that passage each of them is named

    def in_sentence(self, text: str, start: int, end: int) -> "Usage":
        """The same with those countries alone as near that the sentence around a stretch of the passage names, if any."""
        if not self.placed:
            return self
        first, last = max(0, start - _REACH), end + _REACH
        first = max((hit.end() for hit in _END.finditer(text, first, start)), default=first)
        after = _END.search(text, end, last)
        last = after.start() if after is not None else last
        near = frozenset(code for at, code in self.placed if first <= at < last)
        return replace(self, near=near) if near else self
