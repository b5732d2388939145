"""The document's own arithmetic: do the figures of a table add up to the totals, and differ by the balances, it prints?"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.model.observation import Observation
from extractors.model.page import Doubt

NEAR = 0.1
"""How far a total may be off, as a share of it, for its figures to be meant as its parts where no other column adds up."""

FEWEST = 3
"""Parts that such a total has at least."""

SURER, LESS_SURE = 0.5, 0.5
"""What is left of the doubt in figures that add up, and of the confidence of those that do not."""

SHOWN = 6
_DECIMALS = re.compile(r"[.,](\d+)\D*$")
_BALANCE = re.compile(r"\b(?:balance|surplus|deficit|net)\b", re.IGNORECASE)

Lines = Mapping[int, Mapping[int, Observation]]
"""A table's figures by line (row, or column) and place in it."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A printed total, its parts with their signs, and whether it comes out."""

    total: Observation
    parts: tuple[tuple[int, Observation], ...]
    holds: bool

    @property
    def words(self) -> str:
        """The sum as printed and as it comes out."""
        shown = " ".join(f"{'+' if sign > 0 else '−'} {one.text}" for sign, one in self.parts[:SHOWN]).removeprefix("+ ")
        more = " ..." if len(self.parts) > SHOWN else ""
        return f"{shown}{more} = {_printed(self.worked_out)}, printed {self.total.text}"

    @property
    def worked_out(self) -> float:
        return sum(sign * (one.obs_value or 0.0) for sign, one in self.parts)


def checked(observations: Sequence[Observation]) -> tuple[tuple[Observation, ...], tuple[Doubt, ...]]:
    """A table's observations, surer where sums come out and less sure where not, and a doubt for each column that fails."""
    found = list(sums(observations))
    good = {id(one) for each in found if each.holds for one in (each.total, *(part for _, part in each.parts))}
    bad = {id(one) for each in found if not each.holds for one in (each.total, *(part for _, part in each.parts))} - good
    known = tuple(
        replace(one, confidence=1 - (1 - one.confidence) * SURER)
        if id(one) in good
        else replace(one, confidence=one.confidence * LESS_SURE)
        if id(one) in bad
        else one
        for one in observations
    )
    doubts = [
        Doubt("sum_differs", f"{_place(each.total)}: {each.words}", each.total.page) for each in found if not each.holds
    ]
    return known, tuple(dict.fromkeys(doubts))


def _place(total: Observation) -> str:
    head = " / ".join(total.col_path) or f"column {total.col}"
    return f"{' / '.join(total.row_path) or f'row {total.row}'}, {head}"


def sums(observations: Sequence[Observation]) -> Iterator[Sum]:
    """The totals of a table with their parts, down its columns and along its rows."""
    figures = [one for one in observations if not one.statistic and (one.obs_value is not None or one.obs_status == "m")]
    down: dict[int, dict[int, Observation]] = {}
    along: dict[int, dict[int, Observation]] = {}
    for one in figures:
        down.setdefault(one.row, {}).setdefault(one.col, one)
        along.setdefault(one.col, {}).setdefault(one.row, one)
    yield from _of_lines(down, by_row=True)
    yield from _of_lines(along, by_row=False)


def _of_lines(lines: Lines, by_row: bool) -> Iterator[Sum]:
    order = sorted(lines)
    totals = [at for at in order if all(one.is_total for one in lines[at].values())]
    if len(totals) == len(order):
        return
    for at in totals:
        tried = [
            [Sum(total, parts, _comes_out(total, parts)) for total, parts in _with_parts(lines, at, chosen)]
            for chosen in _choices(lines, order, totals, at)
        ]
        best = max(tried, key=lambda found: sum(each.holds for each in found), default=[])
        if any(each.holds for each in best):
            yield from (each for each in best if each.holds or not _is_average(each))
        else:
            yield from _near(tried)
    if not by_row:
        yield from _balances(lines, order)


def _is_average(found: Sum) -> bool:
    """Whether a total is an average rather than a sum: no part is negative, and one is more than the total."""
    values = [one.obs_value for _, one in found.parts if one.obs_value is not None]
    return found.total.obs_value is not None and min(values) >= 0 and max(values) > found.total.obs_value


def _choices(lines: Lines, order: Sequence[int], totals: Sequence[int], at: int) -> Iterator[list[int]]:
    """The lines that a total may be the sum of: those since the last one, all above, the outermost, subtotals, below."""
    above = [line for line in order if line < at]
    below = [line for line in order if line > at]
    last = max((line for line in above if line in totals), default=-1)
    following = min((line for line in below if line in totals), default=max(order) + 1)
    plain_above = [line for line in above if line not in totals]
    choices = [
        [line for line in plain_above if line > last],
        plain_above,
        _outermost(lines, plain_above),
        [line for line in above if line in totals],
        [line for line in below if line < following],
        [line for line in below if line not in totals],
        _outermost(lines, [line for line in below if line not in totals]),
    ]
    seen: list[list[int]] = []
    for chosen in choices:
        if len(chosen) >= 2 and chosen not in seen:
            seen.append(chosen)
            yield chosen


def _outermost(lines: Lines, chosen: Sequence[int]) -> list[int]:
    depth = {line: min(len(one.row_path) for one in lines[line].values()) for line in chosen}
    return [line for line in chosen if depth[line] == min(depth.values())]


def _with_parts(
    lines: Lines, at: int, chosen: Sequence[int]
) -> Iterator[tuple[Observation, tuple[tuple[int, Observation], ...]]]:
    for place, total in lines[at].items():
        parts = tuple((1, one) for line in chosen if (one := lines[line].get(place)) is not None)
        values = [one for _, one in parts if one.obs_value is not None]
        same = len({one.unit_measure for _, one in parts} | {total.unit_measure}) == 1
        if total.obs_value is not None and len(values) >= 2 and same:
            yield total, parts


def _comes_out(total: Observation, parts: Sequence[tuple[int, Observation]]) -> bool:
    """Whether figures add up, within half a unit of the last printed digit for each."""
    digits = max(_decimals(one.text) for one in (total, *(one for _, one in parts)))
    slack = 0.5 * 10**-digits * (len(parts) + 1) + 1e-9
    whole = sum(sign * (one.obs_value or 0.0) * 10.0 ** (one.unit_mult - total.unit_mult) for sign, one in parts)
    return total.obs_value is not None and abs(whole - total.obs_value) <= slack


def _near(tried: Sequence[Sequence[Sum]]) -> Iterator[Sum]:
    """Totals that come out nowhere but nearly: all of their parts are there, so one figure of each is wrong."""
    for found in tried:
        close = [
            each
            for each in found
            if len(each.parts) >= FEWEST
            and all(one.obs_value is not None for _, one in each.parts)
            and each.total.obs_value
            and abs(each.worked_out - each.total.obs_value) <= NEAR * abs(each.total.obs_value)
        ]
        if close and len(close) == len(found):
            yield from close
            return


def _balances(columns: Lines, order: Sequence[int]) -> Iterator[Sum]:
    """Columns headed as a balance against the difference of the two before them, where most rows come out."""
    for k, at in enumerate(order):
        heads = {one.col_path[-1] for one in columns[at].values() if one.col_path}
        if k < 2 or not any(_BALANCE.search(head) for head in heads):
            continue
        first, second = columns[order[k - 2]], columns[order[k - 1]]
        found = [
            Sum(one, parts, _comes_out(one, parts))
            for row, one in columns[at].items()
            if row in first and row in second and one.obs_value is not None
            for parts in [((1, first[row]), (-1, second[row]))]
            if all(part.obs_value is not None for _, part in parts)
        ]
        if len(found) > 1 and sum(each.holds for each in found) * 2 > len(found):
            yield from found


def _decimals(text: str) -> int:
    m = _DECIMALS.search(text)
    return len(m[1]) if m and (len(m[1]) != 3 or text[m.start()] == ".") else 0


def _printed(value: float) -> str:
    return f"{value:.10g}"
