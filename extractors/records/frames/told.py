"""A fact as a sentence tells it, before it becomes a statement."""

from dataclasses import dataclass

from extractors.model.document import Span
from extractors.model.fact import Mention, Value
from extractors.records.clauses import Parsed
from extractors.records.frames.filling import Filled
from extractors.records.frames.lexicon import Role
from extractors.records.frames.standing import Standing
from extractors.records.frames.terms import Terms

NO_TERMS = Terms()


@dataclass(frozen=True, slots=True)
class Told:
    """A fact: what it is, the words that tell it (`told_by`, with how surely they do), its figures, roles, time and terms.

    `figures` are its own figure, the same sum in other currencies, and figures of the same event, in print order after the
    first; `title` is None where the clause is the title.
    """

    parsed: Parsed
    kind: str
    type: str
    clause: Span
    figures: tuple[Mention, ...]
    filled: tuple[Filled, ...]
    when: Mention | None
    standing: Standing
    told_by: Span | None
    score: float
    terms: Terms = NO_TERMS
    flags: tuple[str, ...] = ()
    title: Value | None = None
    purpose: Span | None = None
    cumulative: bool = False

    def of(self, *roles: Role) -> tuple[Filled, ...]:
        """Those who fill these roles, the surest first."""
        return tuple(sorted((one for one in self.filled if one.role in roles), key=lambda one: one.far))

    def codes(self, *roles: Role) -> tuple[str, ...]:
        """The distinct countries of those who fill these roles."""
        return tuple(dict.fromkeys(one.actor.code for one in self.of(*roles) if one.actor.code))
