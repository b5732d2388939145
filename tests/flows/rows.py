"""Small, valid rows for tests: a paper, its text, a table, a mention, a record and its evidence."""

from dataclasses import replace

from extractors.model.extract import Extract
from extractors.model.ids import content_id
from extractors.model.rows import CellRow, DocumentRow, EvidenceRow, FlagRow, MentionRow, RecordRow, TableRow
from flows.contents import Contents

TEXT = "In 2016 China lent Kenya US$ 3 million."
SHA = "0" * 64


def document(name: str = "a.pdf", sha256: str = SHA, version: str = "v1") -> DocumentRow:
    return DocumentRow(
        document_id=content_id("doc", sha256),
        sha256=sha256,
        path=name,
        also_at=(),
        media_type="application/pdf",
        title="A title",
        authors=("A. Author",),
        year=2017,
        publisher="",
        doi="",
        url="",
        licence="",
        language="en",
        n_pages=1,
        n_pages_ocr=0,
        n_tables=1,
        n_mentions=1,
        n_records=1,
        status="ok",
        reason="",
        extractor_version=version,
    )


def table(paper: DocumentRow) -> TableRow:
    table_id = content_id("tab", paper.document_id)
    return TableRow(table_id, paper.document_id, "1", "Table 1: Loans", (), "", 1, 1, 1, 2, 1, "lines", 0.9)


def cell(of: TableRow, col: int, text: str) -> CellRow:
    return CellRow(of.table_id, 0, col, 1, 1, False, (), text, 1, 1.0, 2.0, 3.0, 4.5, 0.9)


def mention(paper: DocumentRow, text: str = "China") -> MentionRow:
    start = TEXT.index(text)
    return MentionRow(
        content_id("men", paper.document_id, text),
        paper.document_id,
        "COUNTRY",
        "name",
        text,
        "CHN",
        None,
        "",
        "",
        None,
        "body",
        1,
        start,
        start + len(text),
        None,
        None,
        None,
        1.0,
        2.0,
        3.0,
        4.0,
        "names",
        0.9,
    )


def record() -> RecordRow:
    return RecordRow(
        record_id="rec_1",
        kind="financing",
        subtype="loan",
        title="a loan",
        parties=(),
        donor="CHN",
        recipient="KEN",
        donor_organizations=(),
        recipient_organizations=(),
        organizations=(),
        date="2016",
        term="",
        year=2016,
        amount=3e6,
        currency="USD",
        amount_usd=3e6,
        usd_rate=1.0,
        usd_rate_year=2016,
        quantities=(),
        interest_rate=None,
        maturity_years=None,
        grace_years=None,
        measure="",
        ref_area="",
        counterpart_area="",
        value=None,
        unit_measure="",
        purpose="",
        status="",
        cumulative=False,
        flags=(),
        n_evidence=1,
        n_independent=1,
        resolution="only statement",
        source_quality=0.5,
        completeness=1.0,
        aggregate=True,
        confidence=0.9,
    )


def evidence(paper: DocumentRow, of: RecordRow) -> EvidenceRow:
    return EvidenceRow(
        content_id("evd", paper.document_id, of.record_id),
        of.record_id,
        paper.document_id,
        "body",
        None,
        None,
        None,
        1,
        0,
        len(TEXT),
        TEXT,
        1.0,
        2.0,
        3.0,
        4.0,
        "a loan",
        (),
        "CHN",
        "KEN",
        "2016",
        2016,
        3e6,
        "USD",
        "",
        "",
        None,
        "",
        "sentence",
        ("year=2016 @3:7 years",),
        0.9,
    )


def contents(*papers: DocumentRow) -> Contents:
    """A dataset of these papers, each with a table, a mention and evidence for one record that all state."""
    papers = papers or (document(),)
    tables = tuple(table(paper) for paper in papers)
    flag = FlagRow("flg_1", "documents", papers[0].document_id, papers[0].document_id, 1, "unreadable_page", "no text")
    return Contents(
        documents=papers,
        tables=tables,
        cells=tuple(cell(each, col, text) for each in tables for col, text in enumerate(("=1+1", "two\nlines"))),
        mentions=tuple(mention(paper) for paper in papers),
        records=(replace(record(), n_evidence=len(papers)),),
        evidence=tuple(evidence(paper, record()) for paper in papers),
        flags=(flag,),
        texts={paper.document_id: TEXT for paper in papers},
    )


def extract(paper: DocumentRow | None = None) -> Extract:
    """One paper's extract."""
    paper = paper or document()
    own = table(paper)
    return Extract(paper, TEXT, (own,), (cell(own, 0, "1"),), (mention(paper),))
