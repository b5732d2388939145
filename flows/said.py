"""What is to be written down of a person's word: what it is about, what it sets beside it, and its value."""

from dataclasses import dataclass

from flows.reconcile.decisions import Quote


@dataclass(frozen=True, slots=True)
class Said:
    """A person's word about a table or an organisation, as a row of decisions.csv holds it."""

    quote: Quote
    other: Quote | None = None
    value: str = ""
