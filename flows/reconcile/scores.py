"""Scores of a record: how good its sources are, how complete it is, whether it may be summed.

After AidData's Tracking Underreported Financial Flows (TUFF) method, which ranks sources, scores how complete a record is,
and keeps umbrella agreements and suspected duplicates out of sums. There a person gives the scores; here they are computed:

- the quality of one place is that of its kind (data/source_qualities.csv), raised a tenth where the place cites a source
  and lowered by how unsure its reading is;
- the quality of a record's sources is 1 - (1-q1)(1-q2)... over its independent witnesses, each by its best place;
- completeness is the share of the values that such a fact should have (`WANTED`) which the record has.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from extractors.model.fact import RecordKind
from extractors.model.rows import RecordRow
from flows.reconcile.stated import Stated
from flows.reconcile.tables import bars, source_qualities
from flows.twins import DUPLICATE

CITED = 0.1
UNSURE = "unsure"
NO_SUM_FLAGS = frozenset({"umbrella", DUPLICATE, "not_done", "restates_record", UNSURE})


def place_quality(one: Stated) -> float:
    """How good one place is as a source, 0 to 1."""
    quality = source_qualities().get(one.placed.zone, 0.5)
    cited = CITED if one.statement.source else 0.0
    return min(1.0, quality + cited) * one.statement.confidence


def _joint(values: Iterable[float]) -> float:
    rest = 1.0
    for value in values:
        rest *= 1.0 - value
    return 1.0 - rest


def source_quality(members: Sequence[Stated]) -> float:
    """How good the sources of one fact are together, 0 to 1."""
    best: dict[str, float] = {}
    for one in members:
        best[one.origin] = max(best.get(one.origin, 0.0), place_quality(one))
    return round(_joint(best[origin] for origin in sorted(best)), 3)


def confidence(members: Sequence[Stated], flags: Iterable[str]) -> float:
    """How sure the record is: that of its witnesses together, a quarter less for each open doubt about it."""
    best: dict[str, float] = {}
    for one in members:
        best[one.origin] = max(best.get(one.origin, 0.0), one.statement.confidence)
    doubts = sum(flag in {"conflict", DUPLICATE} for flag in flags)
    return round(min(0.99, _joint(best[o] for o in sorted(best))) * 0.75**doubts, 3)


def with_doubt(kind: RecordKind, members: Sequence[Stated], flags: tuple[str, ...]) -> tuple[str, ...]:
    """The flags of a record, with `unsure` where its confidence is below the bar of its kind."""
    return tuple(sorted({*flags, UNSURE})) if confidence(members, flags) < bars()[kind] else flags


@cache
def wanted(kind: RecordKind) -> tuple[str, ...]:
    """The columns that a complete record of a kind fills."""
    return {
        "agreement": ("title", "parties", "year", "date", "organizations"),
        "financing": ("donor", "recipient", "year", "amount", "purpose", "status"),
        "project": ("title", "recipient", "year", "amount", "status"),
        "claim": ("measure", "ref_area", "year", "value"),
    }[kind]


def completeness(row: RecordRow) -> float:
    """The share of the wanted columns that the record fills; quantities count for an amount."""
    have = 0
    for name in wanted(row.kind):
        value = getattr(row, name)
        if name == "amount":
            value = row.amount is not None or row.quantities
        if name == "date":
            value = len(row.date) > 4
        if name == "parties" and row.kind == "agreement":
            value = len(row.parties) > 1
        have += bool(value)
    return round(have / len(wanted(row.kind)), 3)


def may_sum(cumulative: bool, flags: Iterable[str]) -> bool:
    """Whether a record may be summed: it is no umbrella, total to date, doubtful twin, restatement, plan or guess."""
    return not cumulative and not NO_SUM_FLAGS.intersection(flags)
