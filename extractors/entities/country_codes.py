"""Countries by two- or three-letter codes, where a list or a table's column is made of such codes."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.entities import facts
from extractors.entities.passages import Passage, Token
from extractors.model.fact import Mention

# So many codes in a row or a column are no chance: other two-letter words do not come in lists.
_FEW = 4


@cache
def _codes() -> dict[str, str]:
    two = {row["iso2"]: row["iso3"] for row in facts.rows("country_codes")}
    return two | {iso3: iso3 for iso3 in two.values()}


def find(passages: Sequence[Passage]) -> tuple[Mention, ...]:
    """The codes of lists such as "AT, BE, CY and CZ", and of table columns and rows of codes."""
    cells = _cells_of_codes(passages)
    return tuple(m for i, passage in enumerate(passages) for m in _in_passage(passage, i in cells))


def _in_passage(passage: Passage, is_code: bool) -> Iterator[Mention]:
    stream = passage.tokens
    if is_code:
        yield _mention(passage, stream[0])
        return
    for run in _runs(stream):
        if len({token.key for token in run}) >= _FEW:
            for token in run:
                yield _mention(passage, token)


def _runs(stream: Sequence[Token]) -> Iterator[list[Token]]:
    """Runs of codes parted by commas, semicolons, slashes, bars or "and"."""
    run: list[Token] = []
    for i, token in enumerate(stream):
        if token.key in _codes():
            if run and not _joins(stream, run[-1], i):
                yield run
                run = []
            run.append(token)
    yield run


def _joins(stream: Sequence[Token], last: Token, i: int) -> bool:
    between = []
    while i > 0 and stream[i - 1] is not last:
        i -= 1
        between.append(stream[i].key)
    return 1 <= len(between) <= 2 and all(key in (",", ";", "/", "|", "and", "&") for key in between)


def _cells_of_codes(passages: Sequence[Passage]) -> frozenset[int]:
    """Indices of cells that hold one code, in a row or column of at least so many different ones."""
    lines: dict[tuple[int, str, int], list[int]] = defaultdict(list)
    for i, passage in enumerate(passages):
        if passage.cell is not None and passage.table is not None and re.fullmatch(r"[A-Z]{2,3}", passage.text.strip()):
            if passage.text.strip() not in _codes() or len(passage.tokens) != 1:
                continue
            lines[passage.table, "row", passage.cell.row].append(i)
            lines[passage.table, "col", passage.cell.col].append(i)
    full = [hits for hits in lines.values() if len({passages[i].text.strip() for i in hits}) >= _FEW]
    return frozenset(i for hits in full for i in hits)


def _mention(passage: Passage, token: Token) -> Mention:
    start, end = passage.start + token.start, passage.start + token.end
    return Mention(start, end, "COUNTRY", token.text, _codes()[token.key], "name", "code in a list of codes", 0.9)
