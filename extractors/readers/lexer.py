"""The words of a page's content: operands and operators as they stand in its bytes (ISO 32000-1, 7.2 and 7.8).

One pattern takes a whole token where pdfminer's lexer, which is one for PostScript, goes from state to state. What it takes
for what is pdfminer's: a sign without a figure is nothing, an unknown letter behind a backslash is dropped, what an open
bracket holds is one operand whatever stands in it. Only an octal number above 255 is taken as the standard says.
"""

import re
from collections.abc import Generator, Iterator
from functools import lru_cache

from pdfminer.pdftypes import LITERALS_ASCII85_DECODE, PDFStream, resolve1
from pdfminer.psexceptions import PSSyntaxError
from pdfminer.psparser import KWD, LIT, PSLiteral, literal_name
from pdfminer.utils import choplist

_END = rb"#/%\[\]()<>{}\s"
_TOKEN = re.compile(
    rb"[\s\x00]*+(?:"
    rb"([-+0-9][0-9]*+(?:\.[0-9]*+)?|\.[0-9]*+)"
    rb"|([A-Za-z][^" + _END + rb"]*+|['\"])"
    rb"|\(([^()\\]*+(?:\\.[^()\\]*+)*+)\)"
    rb"|/((?:[^" + _END + rb"]|\#)*+)"
    rb"|<(?!<)([\s0-9a-fA-F]*+)"
    rb"|%[^\r\n]*+"
    rb"|(<<|>>?|[^\s\x00])"
    rb"|)",
    re.DOTALL,
)
_NUMBER, _WORD, _STRING, _NAME, _HEX, _OTHER = range(1, 7)
"""What the pattern's groups take; comments, and the white space at the end, are in none."""

_NOT_OPERATORS = frozenset((b"true", b"false", b"BI", b"ID"))
_CONSTANTS = {b"true": True, b"false": False}
_LIST, _PROCEDURE, _DICTIONARY, _PICTURE = "list", "procedure", "dictionary", "picture"
_OPENING = {b"[": _LIST, b"{": _PROCEDURE, b"<<": _DICTIONARY}
_CLOSING = {b"]": _LIST, b"}": _PROCEDURE, b">>": _DICTIONARY}

_HASH = re.compile(rb"#([0-9a-fA-F]{0,2})")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|\r\n|(.))", re.DOTALL)
_ESCAPES = {b"b": b"\b", b"t": b"\t", b"n": b"\n", b"f": b"\f", b"r": b"\r", b"(": b"(", b")": b")", b"\\": b"\\"}
_BRACKET = re.compile(rb"[()]|\\.", re.DOTALL)
_SPACE = re.compile(rb"\s")
_LINE_END = re.compile(rb"(?:\r\n|[\r\n])$")


class Lexer:
    """The operators of a page's content in order. Their operands come to lie on `stack`, from where they are to be taken."""

    def __init__(self, content: bytes, stack: list[object]) -> None:
        self._content = content
        self._stack = stack
        self._open: list[tuple[str, list[object]]] = []
        self._here = stack

    def operators(self) -> Iterator[bytes]:
        """Each operator, once its operands lie on the stack.

        A picture within the content comes as the operand of EI. Raises PSSyntaxError on a dictionary whose last key has no
        value.
        """
        at = 0
        while at >= 0:
            at = yield from self._operators(at)

    def _operators(self, start: int) -> Generator[bytes, None, int]:
        """The operators from a place on as far as one pattern reads them; gives where to go on, -1 at the end."""
        here = self._here
        for token in _TOKEN.finditer(self._content, start):
            kind = token.lastindex
            if kind == _NUMBER:
                number = token[1]
                try:
                    here.append(float(number) if b"." in number else int(number))
                except ValueError:
                    continue  # a sign or a point by itself
            elif kind == _WORD and here is self._stack and token[2] not in _NOT_OPERATORS:
                yield token[2]
            elif kind == _STRING:
                here.append(_unescaped(token[3]))
            elif kind == _NAME:
                here.append(_name(token[4]))
            elif kind is not None:
                at = (yield from self._word(token)) if kind == _WORD else self._other(token)
                if at is not None:
                    return at
                here = self._here
        return -1

    def _word(self, token: re.Match[bytes]) -> Generator[bytes, None, int | None]:
        """A word that is no operator where it stands. Gives where to go on when that is not right behind it."""
        word = token[_WORD]
        if word in _CONSTANTS:
            self._here.append(_CONSTANTS[word])
        elif word == b"BI":
            self._begin(_PICTURE)
        elif word == b"ID":
            return (yield from self._picture(token))
        else:
            self._here.append(KWD(word))
        return None

    def _other(self, token: re.Match[bytes]) -> int | None:
        """A hexadecimal string, a bracket or a letter of its own. Gives where to go on when that is not right behind it."""
        if token.lastindex == _HEX:
            self._here.append(_hexadecimal(token[_HEX]))
            return None
        mark = token[_OTHER]
        if mark in _OPENING:
            self._begin(_OPENING[mark])
        elif mark in _CLOSING:
            self._close(_CLOSING[mark])
        elif mark == b"(":
            return self._nested(token.end())
        elif self._open and mark != b">":
            self._here.append(KWD(mark))
        return None

    def _begin(self, what: str) -> None:
        self._here = []
        self._open.append((what, self._here))

    def _end(self) -> list[object]:
        """What was open last, which ends."""
        _, found = self._open.pop()
        self._here = self._open[-1][1] if self._open else self._stack
        return found

    def _close(self, what: str) -> None:
        """Ends what is open; a bracket that closes nothing is nothing."""
        if not self._open or self._open[-1][0] != what:
            return
        found = self._end()
        if what == _DICTIONARY:
            self._here.append({literal_name(key): value for key, value in _pairs(found) if value is not None})
        else:
            self._here.append(found)

    def _nested(self, start: int) -> int:
        """A string with brackets in it, whose first one stands before `start`; gives where it ends."""
        depth = 1
        for bracket in _BRACKET.finditer(self._content, start):
            depth += {b"(": 1, b")": -1}.get(bracket[0], 0)
            if not depth:
                self._here.append(_unescaped(self._content[start : bracket.start()]))
                return bracket.end()
        return len(self._content)

    def _picture(self, token: re.Match[bytes]) -> Generator[bytes, None, int | None]:
        """A picture that stands in the content behind the word ID; gives where to go on behind it."""
        if not self._open or self._open[-1][0] != _PICTURE:
            return None
        entries = self._end()
        if len(entries) % 2:
            return None
        attributes = {literal_name(key): resolve1(value) for key, value in choplist(2, entries)}
        coding = attributes.get("F")
        first = coding if isinstance(coding, PSLiteral) else None if coding is None else coding[0]
        mark = b"~>" if first in LITERALS_ASCII85_DECODE else b"EI"
        self._open, self._here = [], self._stack
        end = _behind(self._content, token.start(_WORD) + len(b"ID "), mark)
        if end < 0:
            return len(self._content)
        data = _LINE_END.sub(b"", self._content[token.start(_WORD) + len(b"ID ") : end - len(mark) - 1])
        self._stack.append(PDFStream(attributes, data if mark == b"EI" else data + mark))
        if mark == b"EI":
            yield b"EI"
        return end


def _pairs(entries: list[object]) -> Iterator[tuple[object, ...]]:
    if len(entries) % 2:
        raise PSSyntaxError(f"Invalid dictionary construct: {entries!r}")
    return choplist(2, entries)


def _behind(content: bytes, start: int, mark: bytes) -> int:
    """The place behind the first mark from a place on that white space follows, and behind that; -1 where there is none."""
    at, matched = start, 0
    while matched <= len(mark):
        if not matched:
            at = content.find(mark[:1], at) + 1
            if not at:
                return -1
            matched = 1
        elif at >= len(content):
            return -1
        else:
            letter = content[at : at + 1]
            at += 1
            goes_on = letter.isspace() if matched == len(mark) else letter == mark[matched : matched + 1]
            matched = matched + 1 if goes_on else 0
    return at


def _unescaped(string: bytes) -> bytes:
    return _ESCAPE.sub(_meant, string) if b"\\" in string else string


def _meant(escape: re.Match[bytes]) -> bytes:
    if escape[1]:
        return bytes((int(escape[1], 8) & 255,))
    return _ESCAPES.get(escape[2], b"") if escape[2] else b""


@lru_cache(maxsize=4096)
def _name(letters: bytes) -> PSLiteral:
    plain = _HASH.sub(lambda code: bytes((int(code[1], 16),)) if code[1] else b"", letters) if b"#" in letters else letters
    try:
        return LIT(str(plain, "utf-8"))
    except UnicodeDecodeError:
        return LIT(plain)


def _hexadecimal(digits: bytes) -> bytes:
    """The bytes of a string in hexadecimal digits; an odd last digit is a byte of its own."""
    digits = _SPACE.sub(b"", digits)
    even = len(digits) & ~1
    return bytes.fromhex(digits[:even].decode()) + (bytes((int(digits[even:], 16),)) if even < len(digits) else b"")
