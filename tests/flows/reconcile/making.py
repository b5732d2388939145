"""Statements and papers made by hand, for the tests of this folder."""

from pathlib import Path

from extractors import paper
from extractors.model.extract import Extract, PlacedStatement
from extractors.model.fact import Money, RecordKind, Statement
from extractors.model.rows import DocumentRow, EntityRow, MentionRow

HERE = Path(__file__).parent / "papers"


def statement(
    title: str,
    *,
    kind: RecordKind = "agreement",
    year: int | None = 2015,
    parties: tuple[str, ...] = ("KEN", "NOR"),
    amount: float | None = None,
    currency: str = "USD",
    source: str = "",
    subtype: str = "agreement",
    date: str = "",
    cumulative: bool = False,
    quote: str = "",
) -> Statement:
    """A statement whose quote is its title and year."""
    aid = kind == "financing"
    return Statement(
        0,
        len(title),
        kind=kind,
        subtype=subtype,
        title=title,
        quote=quote or f"{title} ({year})",
        method="made",
        confidence=0.9,
        parties=parties,
        donor=parties[0] if aid else "",
        recipient=parties[1] if aid else "",
        date=date or (str(year) if year else ""),
        year=year,
        moneys=(Money(amount, currency),) if amount is not None else (),
        source=source,
        cumulative=cumulative,
        flags=() if year else ("missing_year",),
    )


def document(name: str, *statements: Statement, published: int = 2020, zone: str = "body", title: str = "") -> Extract:
    """A paper that makes these statements."""
    row = DocumentRow(
        name,
        "",
        f"{name}.pdf",
        (),
        "application/pdf",
        title,
        (),
        published,
        "",
        "",
        "",
        "",
        "en",
        1,
        0,
        0,
        0,
        0,
        "ok",
        "",
        "x",
    )
    placed = tuple(PlacedStatement(one, name, zone, None, 1, None) for one in statements)  # type: ignore[arg-type]
    return Extract(row, statements=placed)


def from_text(name: str) -> Extract:
    """A paper of papers/ through extraction."""
    return paper.extract((HERE / name).read_bytes(), "text/plain")


def mention(text: str, norm: str, name: str = "doc_a", start: int = 0, label: str = "ORG", kind: str = "") -> MentionRow:
    """A mention of an organisation or a country."""
    return MentionRow(
        mention_id=f"men_{name}_{start}_{label}",
        document_id=name,
        label=label,  # type: ignore[arg-type]
        kind=kind,  # type: ignore[arg-type]
        text=text,
        norm=norm,
        value=None,
        unit="",
        modifier="",
        entity_id=None,
        zone="body",
        page=1,
        start=start,
        end=start + len(text),
        table_id=None,
        row=None,
        col=None,
        x0=None,
        top=None,
        x1=None,
        bottom=None,
        method="made",
        confidence=0.9,
    )


def named(entities: tuple[EntityRow, ...], label: str) -> dict[str, tuple[str, ...]]:
    """The names of entities of a label, with their aliases."""
    return {entity.name: entity.aliases for entity in entities if entity.label == label}
