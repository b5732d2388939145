"""What a person decided, keyed to quoted words, so that it holds whatever a run calls its records."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from extractors.model.ids import content_id
from extractors.model.told import TABLE_VERBS, TableVerb
from flows import sheets
from flows.reconcile.stated import Stated
from flows.reconcile.values import BadValue, normalised
from flows.reconcile.wording import plain

Verb = Literal["merge", "split", "keep", "correct", "reject", "accept", TableVerb]
VERBS: tuple[Verb, ...] = get_args(Verb)
FIELDS = (
    "title",
    "subtype",
    "parties",
    "donor",
    "recipient",
    "date",
    "term",
    "year",
    "amount",
    "currency",
    "purpose",
    "status",
    "interest_rate",
    "maturity_years",
    "grace_years",
    "ref_area",
    "counterpart_area",
    "value",
    "unit_measure",
)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a paper that state something.

    A sentence may state several things: `title` is that of the one meant. `occurrence` counts from 1 the places of the
    paper that print the same words under the same title. `paper` is the paper's own title. Without a `document_id` it is
    the name of an organisation over all papers, and `title` the words printed for it most often.
    """

    document_id: str
    text: str
    title: str = ""
    occurrence: int = 1
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of corpus/decisions.csv.

    merge: the facts that `quote` and `other` state are one. split: what `quote` states is a fact of its own (apart from
    what `other` states, or from all). keep: the two stay apart and are no doubt any more. correct: `field` of the fact is
    `value`. reject: what `quote` states is no fact; its record is left out. accept: somebody looked at the doubt `field`
    (the code of a flag) and found the record right; it is no doubt while the same words are all that stands behind it.

    Of organisations: merge: the two names are one body. keep and split: they are two. correct: `NAME` is `value`. reject:
    what goes by this name is no organisation.

    Of tables: table: from the line `quote` to the line `other` one stands. no_table: the one that prints `quote` is none.
    caption: its caption is `value`. rows: its rows from the one that prints `quote` to the one that prints `other` are one;
    their titles are what the table prints.
    """

    id: str
    verb: Verb
    quote: Quote
    other: Quote | None
    field: str
    value: str
    who: str
    when: str
    why: str

    @property
    def of_organization(self) -> bool:
        """Whether it speaks of an organisation, by its name, and not of what a paper states."""
        return not self.quote.document_id


NAME = "name"
"""The field of an organisation that can be corrected."""

OF_ORGANIZATIONS = ("merge", "keep", "split", "correct", "reject")

QUOTE = ("document_id", "quote", "title", "occurrence", "paper")
COLUMNS = ("id", "verb", *QUOTE, *(f"other_{name}" for name in QUOTE), "field", "value", "who", "when", "why")


def is_on_table(verb: Verb) -> bool:
    """Whether a decision is about a table, which is heeded where the paper is read."""
    return verb in TABLE_VERBS


PAIRED: tuple[Verb, ...] = ("merge", "keep", "rows")
"""What is decided of two places, not of one."""

REMEDY = "mend the row or delete it"


class BadDecision(ValueError):
    """A decision that makes no sense; the message says why in one line, and for a row of decisions.csv, which one."""


def decision(
    verb: Verb, quote: Quote, other: Quote | None, field: str, value: str, who: str, when: str, why: str
) -> Decision:
    """A decision with its id, which is made from what it decides and about what."""
    parts = (verb, quote.document_id, quote.text, quote.title, quote.occurrence, field, value)
    beside = (other.document_id, other.text, other.title, other.occurrence) if other else ()
    return Decision(content_id("dec", *parts, *beside), verb, quote, other, field, value, who, when, why)


def parse(text: str, name: str = "decisions.csv") -> tuple[Decision, ...]:
    """The decisions of a decisions.csv called `name`, values in the form that records have.

    Raises BadDecision, with name and line, for a row that is no decision.
    """
    found = []
    for line, row in sheets.rows(text, name, ("verb", "document_id", "quote"), BadDecision):
        try:
            found.append(_parsed(row))
        except (BadDecision, BadValue) as error:
            raise BadDecision(f"{name}, line {line}: {error}; {REMEDY}") from error
    return tuple(found)


def _parsed(row: Mapping[str, str]) -> Decision:
    cell = {name: row.get(name, "").strip() for name in COLUMNS}
    verb = next((known for known in VERBS if known == cell["verb"]), None)
    if verb is None:
        raise BadDecision(f"no such verb: {cell['verb']!r}; known are {', '.join(VERBS)}")
    of_organization = not cell["document_id"]
    if of_organization and verb not in OF_ORGANIZATIONS:
        raise BadDecision(f"{verb} needs a document_id: of an organisation is decided {', '.join(OF_ORGANIZATIONS)}")
    if verb == "correct":
        fields = (NAME,) if of_organization else FIELDS
        if cell["field"] not in fields:
            raise BadDecision(f"no such field: {cell['field']!r}; known are {', '.join(fields)}")
        cell["value"] = normalised(cell["field"], cell["value"])
    paired = verb in PAIRED or (of_organization and verb == "split")
    if paired and not cell["other_quote"]:
        raise BadDecision(f"{verb} needs the other quote")
    if verb == "caption" and not cell["value"]:
        raise BadDecision("caption needs the words of the caption as value")
    quote, other = _quote(cell, ""), _quote(cell, "other_")
    if quote is None:
        raise BadDecision("no quote")
    made = decision(verb, quote, other, cell["field"], cell["value"], cell["who"], cell["when"], cell["why"])
    return made if not cell["id"] else replace(made, id=cell["id"])


def _quote(cell: Mapping[str, str], side: str) -> Quote | None:
    if not cell[f"{side}quote"]:
        return None
    number = cell[f"{side}occurrence"]
    if number and not number.isdigit():
        raise BadDecision(f"no number: {number!r}")
    return Quote(
        cell[f"{side}document_id"], cell[f"{side}quote"], cell[f"{side}title"], int(number or 1), cell[f"{side}paper"]
    )


def written(decisions: Iterable[Decision]) -> str:
    """Decisions as decisions.csv, header included."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in decisions:
        quoted = [*_cells(one.quote), *(_cells(one.other) if one.other else ("",) * len(QUOTE))]
        writer.writerow([one.id, one.verb, *quoted, one.field, one.value, one.who, one.when, one.why])
    return out.getvalue()


def _cells(quote: Quote) -> tuple[str, str, str, str, str]:
    return quote.document_id, quote.text, quote.title, str(quote.occurrence), quote.paper


@dataclass(frozen=True, slots=True)
class Found:
    """A decision and the positions of the statements that it speaks of; `other` is empty where it names none."""

    decision: Decision
    about: tuple[int, ...]
    other: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """Decisions whose words were found, and those whose words were not, with what is missing."""

    found: tuple[Found, ...]
    stale: tuple[tuple[Decision, str], ...]


def apply(decisions: Sequence[Decision], statements: Sequence[Stated], titles: Mapping[str, str]) -> Applied:
    """Find the statements each decision speaks of. `titles` are those of all papers of the run, by their ids.

    A paper is named by its bytes, so a new typesetting of it has another name: where the paper of a decision is not in the
    run, the one of the same title that holds the quoted words stands for it. Those of organisations are left out.
    """
    decisions = [one for one in decisions if not one.of_organization]
    places: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    wanted = {plain(quote.text) for one in decisions for quote in (one.quote, one.other) if quote is not None}
    for i, one in enumerate(statements if wanted else ()):
        words = plain(one.statement.quote)
        if words in wanted:
            places[one.document_id, words].append(i)
    found, stale = [], []
    for one_decision in decisions:
        if is_on_table(one_decision.verb):  # reading heeds it
            continue
        quote = _moved(places, one_decision.quote, titles)
        beside = _moved(places, one_decision.other, titles) if one_decision.other else None
        about = _places(places, quote, statements)
        other = _places(places, beside, statements) if beside else ()
        if not about or (one_decision.other is not None and not other):
            lost = one_decision.quote if not about else one_decision.other
            stale.append((one_decision, f"words not found: {lost.text if lost else ''}"))
        else:
            found.append(Found(one_decision, about, other))
    return Applied(tuple(found), tuple(stale))


def _moved(places: Mapping[tuple[str, str], Sequence[int]], quote: Quote, titles: Mapping[str, str]) -> Quote:
    """The quote in the only paper of its paper's title that holds its words, where its own paper is not in the run."""
    title, words = plain(quote.paper), plain(quote.text)
    if quote.document_id in titles or not title:
        return quote
    holding = [document for document, own in titles.items() if plain(own) == title and (document, words) in places]
    return replace(quote, document_id=holding[0]) if len(holding) == 1 else quote


def _places(places: Mapping[tuple[str, str], Sequence[int]], quote: Quote, statements: Sequence[Stated]) -> tuple[int, ...]:
    """The statement that a quote means: by its title among those of the same words, or the only one of these words."""
    at = places.get((quote.document_id, plain(quote.text)), ())
    titled = [i for i in at if plain(statements[i].statement.title) == plain(quote.title)]
    if 0 < quote.occurrence <= len(titled):
        return (titled[quote.occurrence - 1],)
    return tuple(at) if len(at) == 1 else ()
