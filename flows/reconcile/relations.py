"""Claims that state the sum of an agreement or aid item again: two records of other kinds, one sum of money."""

from collections import defaultdict

from extractors.model.rows import RecordRow

Sum = tuple[float | None, str, int | None]


def may_restate(record: RecordRow) -> bool:
    """Whether a record is a claim whose sum and year another record may have."""
    return record.kind == "claim" and record.amount is not None and record.year is not None


class Paid:
    """The sums of agreements and aid items, with their records and these's parties."""

    def __init__(self) -> None:
        self._by_sum: defaultdict[Sum, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)

    def add(self, record: RecordRow) -> None:
        """Take one more record; a claim, and one without sum or year, says nothing."""
        if record.kind != "claim" and record.amount is not None and record.year is not None:
            self._by_sum[_sum(record)].append((record.record_id, record.parties))

    def again(self, claim: RecordRow) -> tuple[str, ...]:
        """The records of the same sum and year whose parties are the claim's own, though one may name more of them.

        The claim stays a record of its own, but must not be summed beside them.
        """
        there = self._by_sum.get(_sum(claim), ())
        return tuple(sorted(record_id for record_id, parties in there if _one_party(set(claim.parties), set(parties))))


def _sum(record: RecordRow) -> Sum:
    return record.amount, record.currency, record.year


def _one_party(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and (one <= other or other <= one)
