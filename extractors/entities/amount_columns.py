"""Units and scales that a table prints once, and the bare numbers in cells that they apply to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from extractors.entities import currencies, figures, units, years
from extractors.entities.currency_usage import Usage
from extractors.entities.figures import DIGITS, SCALE, Style
from extractors.entities.passages import Passage, plain
from extractors.model.document import Cell, Table

_SCALE_WORD = (
    r"(?P<scale>(?:hundreds?|thousands?|thous\.|mil\.|bil\.|millions?|billions?|trillions?|quadrillions?|mn|mln|mio\.?|bn|bln|tn|m|b|k"
    r"|crores?|lakhs?|mill\.)(?![^\W_]))"
)
_FACTOR = r"(?P<factor>'?0{3}s?|1[ ,.']?0{3}(?:[ ,.']?0{3})*|100?)(?!\d)"
_LEAD = re.compile(
    r"\s*(?:(?:expressed|figures|values?|all|amounts?|prices?|unit|units|in|of|at|the|current|constant|real|nominal"
    r"|US)\s*:?\s+)*",
    re.I,
)
_BARE = re.compile(
    rf"\s*(?P<open>\()?(?P<sign>[-+]\s?)?(?P<digits>{DIGITS})(?:\s(?P<scale>{SCALE}))?\)?"
    r"\s?(?:[*†‡]{1,3}|[a-z]|\([a-z\d]\)|[¹²³⁴-⁹ᵃ-ᶻ](?: ?[¹²³⁴-⁹ᵃ-ᶻ]){0,3})?\s*"
)
# Columns of names, counts and ratios, which a unit in the caption does not reach.
_UNITLESS = re.compile(
    r"\b(?:number|no\.?|rank|ranking|index|ratio|years?|code|count|items?|page|quantity of|cases|projects|countries"
    r"|members|date|id|age|ref)\b|#",
    re.I,
)
# What may follow a unit in a head: nothing, or words that do not change it.
_ENDS = re.compile(
    r"\s*[.)]*$|\s*[,;/]|\s+(?:at|per|except|unless|as of|in (?:current|constant)|\(|current|constant|nominal)\b", re.I
)
_MAX_HEAD = 200
_SCALED = re.compile(r"(?:^|[(,;:]|\bin)\s*(thousand|million|billion)s?\s*(?:[),.;]|$)", re.I)
"""A scale that a caption or unit line prints without a unit: "(in millions)"."""
_SCALED_ABOVE = re.compile(
    r"\b(?:sums|amounts|figures|values)\b[^.;:]{0,40}\bin\s+(thousand|million|billion)s\s*(?:[),.;]|$)", re.I
)
"""The same in the paragraph over a table: "sums are in millions"."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit to apply to bare numbers: their kind, factor and unit, and the words it was read from."""

    kind: Literal["money", "quantity", "percent"]
    factor: Decimal
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class Bare:
    """A bare number at `start:end` of a cell, scaled to `value` in the unit that applies to it."""

    start: int
    end: int
    value: Decimal
    scale: Scale


@dataclass(frozen=True, slots=True)
class Heads:
    """For each table, what its caption and unit line, each row's label and each body cell's column head give."""

    captions: tuple[Scale | None, ...]
    rows: dict[tuple[int, int], Scale]
    heads: dict[tuple[int, str], Scale]
    year_columns: frozenset[tuple[int, int]]


def read(passages: Sequence[Passage], tables: Sequence[Table], usage: Usage) -> Heads:
    """The units that the tables print once, wherever they print them."""
    captions = tuple(
        _first(((table.unit, "unit line"), ("".join(run.text + run.end for run in table.caption), "caption")), usage)
        for table in tables
    )
    rows: dict[tuple[int, int], Scale] = {}
    heads: dict[tuple[int, str], Scale] = {}
    above = _above(passages)
    times = [_scaled_alone(table, above.get(i, "")) for i, table in enumerate(tables)]
    for passage in passages:
        cell = passage.cell
        if cell is None or passage.table is None or cell.is_header:
            continue
        if cell.col == 0 and (scale := scale_of(passage.text, "row label", usage)):
            for row in range(cell.row, cell.row + cell.row_span):
                rows[passage.table, row] = _scaled(scale, times[passage.table])
        for head in cell.path:
            key = (passage.table, head)
            if key not in heads and (found := scale_of(head, "column head", usage)):
                heads[key] = _scaled(found, times[passage.table])
    return Heads(captions, rows, heads, years.columns_of_years(passages))


def _scaled(found: Scale, times: Decimal) -> Scale:
    """A unit of a head or a label with the scale that the table prints for all, where it is money without its own."""
    return replace(found, factor=times) if found.kind == "money" and found.factor == 1 else found


def _above(passages: Sequence[Passage]) -> dict[int, str]:
    """The paragraph right over each table that has one."""
    found: dict[int, str] = {}
    last = ""
    for passage in passages:
        if passage.table is None:
            last = passage.text
        elif passage.table not in found:
            found[passage.table] = last
    return found


def _scaled_alone(table: Table, above: str) -> Decimal:
    """The scale that a table's caption, unit line or the paragraph above it prints without a unit; 1 for none."""
    caption = "".join(run.text + run.end for run in table.caption)
    hits = (*(_SCALED.search(text) for text in (table.unit, caption)), _SCALED_ABOVE.search(above))
    return next((figures.scale(hit.group(1)) for hit in hits if hit is not None), Decimal(1))


def _first(texts: Sequence[tuple[str, str]], usage: Usage) -> Scale | None:
    return next((scale for text, where in texts if (scale := scale_of(text, where, usage))), None)


def scale_of(text: str, where: str, usage: Usage) -> Scale | None:
    """The unit that a head, label or caption prints: in brackets, behind its last comma, behind "in", or all of it."""
    flat = plain(text)[:_MAX_HEAD].replace("\n", " ")
    groups = re.findall(r"[(\[]([^()\[\]]{1,60})[)\]]", flat)
    # "[In millions of dollars (1,234 represents 1,234,000,000), except percent]": the words outside the inner brackets.
    groups += [re.sub(r"\([^()]*\)", "", group) for group in re.findall(r"\[([^\[\]]{1,150})\]", flat)]
    tails = [flat[m.end() :] for m in re.finditer(r"(?:[,:]|\b[Ii]n)\s+", flat)]
    last = re.findall(r"(?<!million )(?<!of )(?<!thousand )\S+$", flat.rstrip(" *.;"))
    pieces = [*reversed(groups), *(t for t in reversed(tails) if len(t) <= 60), flat, *(w for w in last if len(w) > 1)]
    for piece in pieces:
        scale = _scale(piece, f'{where} "{text.strip()[:80]}"', usage, whole=piece is flat)
        if scale:
            return scale
    return None


def _scale(piece: str, source: str, usage: Usage, whole: bool) -> Scale | None:
    lead = _LEAD.match(piece)
    body = piece[lead.end() if lead else 0 :].strip(" .;")
    if re.fullmatch(
        r"(?:as\s+)?(?:%|per\s?cent|percentage|pct\.?)(?:\s+(?:of|change|share|per)\b.*)?|share in %|.{0,40}\s%", body, re.I
    ):
        return Scale("percent", Decimal(1), "%", source)
    if re.fullmatch(r"(?:percentage|percent|per cent|%)\s?points?|pp|p\.p\.", body, re.I):
        return Scale("percent", Decimal(1), "pp", source)
    return _money(body, source, usage) or (_quantity(body, source, whole))


def _money(body: str, source: str, usage: Usage) -> Scale | None:
    """US$ million, EUR '000, millions of euros, $1,000, thousand USD."""
    before = re.match(r"(?:US\s?\$|\$|[^\W\d_]{0,3}[$€£¥₹]|[A-Z]{3}|RMB|Rs\.?|Euros?|euros?)(?=\s|\d|'|$|m|b)", body)
    if before:
        currency = currencies.of_sign(before.group(), usage)
        factor = _factor(body[before.end() :])
        if currency and factor is not None:
            return Scale("money", factor, currency, source)
    lead = _lead_scale(body)
    rest = body[lead.end() if lead else 0 :]
    m = currencies.behind().match(rest)
    if m is None or not _ENDS.match(rest[m.end() :]):
        return None
    found = currencies.of_word(m["word"], m["adjective"], usage) if m["word"] else None
    currency = (
        found[0]
        if found
        else currencies.of_sign(m["sign"] or ("US$" if "US" in m.group() else "$"), usage)
        if not m["word"]
        else None
    )
    parts = found[1] if found else 1
    return Scale("money", _times(lead) / parts, currency, source) if currency else None


def _factor(rest: str) -> Decimal | None:
    """The factor of what follows a currency, 1 for nothing, None for other words."""
    text = rest.strip(" .,)")
    if not text or text.startswith("/") or re.fullmatch(r"(?:at )?(?:current|constant)(?: \d{4})? prices|per \w+", text):
        return Decimal(1)
    m = re.fullmatch(rf"(?:in\s+)?(?:{_FACTOR})?\s*(?:{_SCALE_WORD})?(?:,?\s+\S{{1,12}}){{0,2}}", text, re.I)
    return _times(m) if m and (m["factor"] or m["scale"]) else None


def _lead_scale(body: str) -> re.Match[str] | None:
    """The scale that a head opens with: millions of, 1000, 100 million; None for none."""
    m = re.match(rf"(?:{_FACTOR})?\s*(?:{_SCALE_WORD})?\s*(?:of\s+)?", body, re.I)
    return m if m and (m["factor"] or m["scale"]) else None


def _times(m: re.Match[str] | None) -> Decimal:
    if m is None:
        return Decimal(1)
    digits = re.sub(r"\D", "", m["factor"] or "1")
    return (Decimal(1000) if digits == "000" else Decimal(digits)) * figures.scale(m["scale"])


def _quantity(body: str, source: str, whole: bool) -> Scale | None:
    lead = _lead_scale(body)
    for skipped in (lead, None) if lead else (None,):
        rest = body[skipped.end() if skipped else 0 :]
        m = units.behind().match(rest)
        symbol = units.symbol(m, hyphened=False) if m else None
        if m is None or symbol is None or not _ENDS.match(rest[m.end() :]):
            continue
        if m["symbol"] and len(m["symbol"]) == 1 and (whole or m["symbol"] != "t"):
            continue
        return Scale("quantity", _times(skipped), symbol, source)
    return None


def bare(passage: Passage, flat: str, heads: Heads, style: Style) -> Iterator[Bare]:
    """The bare number that is all of a body cell, with the unit that applies to it; nothing where none does."""
    cell, table = passage.cell, passage.table
    if cell is None or table is None or cell.is_header or (table, cell.col) in heads.year_columns:
        return
    m = _BARE.fullmatch(flat) if len(flat) < 60 else None
    scale = _applies(cell, table, heads) if m else None
    value = figures.number(m["digits"], style) if m else None
    if m is None or scale is None or value is None:
        return
    negative = bool(m["open"]) or (m["sign"] or "").startswith("-")
    start = m.start("sign") if m["sign"] else m.start("digits")
    factor = scale.factor * figures.scale(m["scale"])
    yield Bare(start, m.end("scale") if m["scale"] else m.end("digits"), (-value if negative else value) * factor, scale)


def _applies(cell: Cell, table: int, heads: Heads) -> Scale | None:
    """The unit of the innermost column head that prints one, else of the row's label, else of the table."""
    for head in reversed(cell.path):
        if (table, head) in heads.heads:
            return heads.heads[table, head]
    if (table, cell.row) in heads.rows:
        return heads.rows[table, cell.row]
    if cell.col == 0 or any(_UNITLESS.search(head) for head in cell.path):
        return None
    return heads.captions[table]
