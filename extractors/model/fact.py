"""What is found in a document: mentions of entities, and statements of facts."""

from dataclasses import dataclass
from typing import Literal

from extractors.model.document import Span
from extractors.model.light import light

Label = Literal["COUNTRY", "DATE", "AMOUNT", "ORG"]
MentionKind = Literal["name", "demonym", "prefix", "nested", "money", "quantity", "percent", "count", "plan", ""]
RecordKind = Literal["agreement", "financing", "project", "claim"]
Role = Literal[
    "party",
    "donor",
    "recipient",
    "implementer",
    "contractor",
    "financier",
    "owner",
    "operator",
    "guarantor",
    "subject",
    "counterpart",
]


@light
@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A country, date, amount or organisation named at `start:end` of a document's text.

    `norm` is the normalised value as DATASET conventions have it ("" where it was not understood), `kind` a finer label
    (see MentionRow), `value` and `unit` the number and unit of an amount, `method` the name of the rule or model that
    found it or that resolved its value.
    """

    label: Label
    text: str
    norm: str
    kind: MentionKind
    method: str
    confidence: float
    value: float | None = None
    unit: str = ""
    modifier: str = ""


@dataclass(frozen=True, slots=True)
class Value(Span):
    """One value of a statement and the characters it was read from. `method` names the rule.

    A value taken from elsewhere than the statement itself (a label cell, a caption, a column head) points there.
    """

    field: str
    value: str
    method: str


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money as stated: `value` in units of `currency` (ISO 4217), with its printed modifier."""

    value: float
    currency: str
    modifier: str = ""


@dataclass(frozen=True, slots=True)
class Participant(Span):
    """The part that a country or an organisation has in what a statement tells, and where the text names it.

    `name` is an organisation as its mention's norm has it, or a country as printed; `country` (ISO 3166-1 alpha-3) the
    country itself or the organisation's home, "" where unknown. `method` names the rule that gave the role.
    """

    role: Role
    name: str
    country: str
    method: str


@dataclass(frozen=True, slots=True)
class Statement(Span):
    """What one place of one paper states. Fields that the place does not give are empty or None.

    `title` is the printed title or sentence without a bracketed year; `date` and `term` are EDTF; `moneys` lists all sums in
    print order, the first being the statement's own amount; `table`, `row` and `col` are the cell, as in
    `Document.tables`. `cumulative` tells a running total ("to the end of 2017") from a yearly figure. `source` is the
    work that the place cites for it, "" for none. `values` say where each value was read.

    A loan's terms are `interest_rate` (% a year), `maturity_years` and `grace_years`. A claim says of its `measure` the
    `value` in `unit_measure` (ISO 4217, UCUM, `%`, "" for counts), of whom (`ref_area`) and with whom (`counterpart_area`,
    both ISO 3166-1 alpha-3). `donor_organizations` and `recipient_organizations` are among `organizations`; who else takes
    part, and as what, stands in `participants`.
    """

    kind: RecordKind
    subtype: str
    title: str
    quote: str
    method: str
    confidence: float
    parties: tuple[str, ...] = ()
    donor: str = ""
    recipient: str = ""
    donor_organizations: tuple[str, ...] = ()
    recipient_organizations: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    date: str = ""
    term: str = ""
    year: int | None = None
    moneys: tuple[Money, ...] = ()
    quantities: tuple[str, ...] = ()
    interest_rate: float | None = None
    maturity_years: float | None = None
    grace_years: float | None = None
    measure: str = ""
    ref_area: str = ""
    counterpart_area: str = ""
    value: float | None = None
    unit_measure: str = ""
    purpose: str = ""
    status: str = ""
    cumulative: bool = False
    source: str = ""
    flags: tuple[str, ...] = ()
    table: int | None = None
    row: int | None = None
    col: int | None = None
    values: tuple[Value, ...] = ()
