"""Papers as readers take them, with what persons say of each: what opens it, and what they decided about its tables."""

import os
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractors.model.told import Told
from flows.extract.task import Task
from flows.ingest import Ingested
from flows.passwords import Passwords
from flows.reconcile.decisions import Decision, is_on_table


def beforehand(found: Ingested, decisions: Sequence[Decision], passwords: Passwords) -> Ingested:
    """The papers with what was said of them."""
    told: defaultdict[str, list[Told]] = defaultdict(list)
    for one in decisions:
        if is_on_table(one.verb):
            told[one.quote.document_id].append(as_told(one))
    papers = tuple(
        replace(
            paper,
            told=tuple(told.get(paper.document_id, ())),
            password=passwords.of([paper.file, *map(os.fsencode, paper.also_at)]),
        )
        for paper in found.papers
    )
    return replace(found, papers=papers)


def tasks(found: Ingested) -> tuple[Task, ...]:
    """The papers that are to be read, refused ones left out."""
    return tuple(
        Task(
            document_id=paper.document_id,
            sha256=paper.sha256,
            file=paper.file,
            media_type=paper.read_as,
            path=paper.path,
            size=paper.size,
            told=paper.told,
            password=paper.password,
        )
        for paper in found.papers
        if not paper.refused
    )


def as_told(one: Decision) -> Told:
    """A decision about a table as reading takes it. Raises ValueError for one about something else."""
    quote, last = one.quote, one.other.text if one.other is not None else ""
    match one.verb:
        case "table":
            return Told(one.id, "table", first=quote.text, last=last)
        case "rows":
            return Told(one.id, "rows", quote.title, quote.text, last, quote.occurrence)
        case "caption":
            return Told(one.id, "caption", quote.text, one.value, occurrence=quote.occurrence)
        case "no_table":
            return Told(one.id, "no_table", quote.text, occurrence=quote.occurrence)
        case _:
            raise ValueError(f"{one.verb} is about no table")
