"""report.html: the dataset for people who would rather look. One file, no script, nothing from the web."""

from collections.abc import Collection, Iterable, Mapping
from importlib.resources import files
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from extractors.model.rows import CellRow, ChangeRow, EvidenceRow
from flows.contents import Contents
from flows.report import facts, grids, papers
from flows.report.markup import Html, element

Item = TypeVar("Item", CellRow, EvidenceRow)


def files_of(contents: Contents, changes: Collection[ChangeRow]) -> dict[str, bytes]:
    """The page as the file of a version that it is."""
    return {"report.html": page(contents, changes).encode()}


def page(contents: Contents, changes: Collection[ChangeRow]) -> Html:
    """The page of one version: the same rows give the same page."""
    records = {row.record_id for kind in facts.KINDS for row in facts.shown(contents.records, kind)}
    shown = {row.table_id: row for row in grids.shown(contents.tables)}
    evidence = [row for row in contents.evidence if row.record_id in records]
    cells = (row for row in contents.cells if row.table_id in shown)
    named = {row.document_id for some in (evidence, shown.values(), papers.gravest(contents.flags)) for row in some}
    documents = {row.document_id: row for row in contents.documents if row.document_id in named}
    body = [
        _tiles(contents),
        facts.timeline(contents.records),
        papers.papers(contents.documents),
        papers.doubts(contents.flags, documents),
        facts.records(contents.records, _grouped(evidence, "record_id"), documents),
        grids.tables(contents.tables, _grouped(cells, "table_id"), documents),
        facts.entities(contents.entities),
        papers.changes(changes),
    ]
    style = (files("flows.report") / "style.css").read_text("utf-8")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>paperledger report</title>\n<style>\n{style}</style></head>\n<body>\n{_head(contents)}\n"
        f"<main>\n{''.join(body)}</main>\n</body></html>\n"
    )


def _head(contents: Contents) -> Html:
    present = {row.kind for row in contents.records}
    kinds = [(f"records-{kind}", title) for kind, title in facts.KINDS.items() if kind in present]
    ends = [("tables", "Tables"), ("entities", "Entities"), ("changes", "Changes")]
    links = [("papers", "Papers"), ("flags", "To look at"), *kinds, *ends]
    menu = "".join(f'<a href="#{name}">{title}</a>' for name, title in links)
    return f"<header><h1>paperledger</h1><nav>{menu}</nav></header>"


def _tiles(contents: Contents) -> Html:
    unread = sum(row.status != "ok" for row in contents.documents)
    counts = [
        ("papers", len(contents.documents), f"{unread} not read whole" if unread else "all read whole"),
        ("tables", len(contents.tables), f"{len(contents.cells):,} cells"),
        ("records", len(contents.records), f"{len(contents.evidence):,} quotes"),
        ("mentions", len(contents.mentions), f"{len(contents.entities):,} entities"),
        ("flags", len(contents.flags), "to look at"),
    ]
    tiles = "".join(f"<div><b>{n:,}</b><span>{name}</span><small>{more}</small></div>" for name, n, more in counts)
    return element("div", tiles, "tiles")


def _grouped(rows: Iterable[Item], by: str) -> Mapping[str, list[Item]]:
    ordered = sorted(rows, key=attrgetter(by))
    return {key: list(same) for key, same in groupby(ordered, key=attrgetter(by))}
