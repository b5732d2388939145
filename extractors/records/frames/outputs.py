"""Sums behind shares of what a country makes in a year: in "debt rose to 61 % of GDP (5.2 billion)" it is of the debt."""

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.model.fact import Mention
from extractors.records.frames.deciding import OF_GDP, Decision
from extractors.records.frames.triggers import Trigger
from extractors.records.located import Located

OPENED = re.compile(r"\s*\((?:\s*(?:about|around|some|or|i\.e\.,?|equal\s+to|nearly))?\s*", re.IGNORECASE)
CLOSED = re.compile(r"[^()]{0,20}\)")
OUTPUT = "gdp"


def measured(
    located: Located, figures: Sequence[Mention], figure: Mention, triggers: Sequence[Trigger]
) -> Sequence[Trigger]:
    """The words that a figure may belong to: output is none for the sum behind a share of it."""
    text = located.document.text
    if not any(m.kind == "percent" and sum_behind(text, figures, m) is figure for m in figures):
        return triggers
    others = [t for t in triggers if t.frame.type != OUTPUT]
    return others if any(t.frame.kind == "claim" for t in others) else triggers


def alike(located: Located, figures: Sequence[Mention], decisions: Mapping[int, Decision]) -> Iterator[tuple[int, Decision]]:
    """The decisions on sums behind the later shares of a sentence: where nothing tells their measure, the first one's."""
    behind = [sum_behind(located.document.text, figures, m) for m in figures if m.kind == "percent"]
    told = [decisions[m.start] for m in behind if m is not None and m.start in decisions]
    if told and told[0].type != "other":
        sums = (m.start for m in behind if m is not None and m.start in decisions)
        yield from ((at, told[0]) for at in sums if decisions[at].type == "other")


def sum_behind(text: str, figures: Sequence[Mention], share: Mention) -> Mention | None:
    """The sum in brackets behind a share of output; None where there is none."""
    of_output = OF_GDP.match(text, share.end)
    opened = OPENED.match(text, of_output.end()) if of_output is not None else None
    return next((m for m in figures if opened is not None and m.kind == "money" and m.start == opened.end()), None)


def end_of(text: str, figures: Sequence[Mention], share: Mention) -> int:
    """Where the words end that belong to a share of output: behind it, or behind the bracket with its sum."""
    of_output = OF_GDP.match(text, share.end)
    if of_output is None:
        return share.end
    behind = sum_behind(text, figures, share)
    closed = CLOSED.match(text, behind.end) if behind is not None else None
    return closed.end() if closed is not None else of_output.end()
