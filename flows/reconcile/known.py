"""A fact while it is being made ready to publish."""

from dataclasses import dataclass

from extractors.model.rows import RecordRow
from flows.reconcile.conflicts import Released
from flows.reconcile.stated import Stated


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its record and the statements behind it, the values chosen, and why they were taken together."""

    record: RecordRow
    members: tuple[Stated, ...]
    released: tuple[Released, ...]
    reasons: tuple[str, ...]
