"""Hard decisions as lists of named evidence, weighed in one place that also says why.

Whether a line begins a row, which rows are heads, whether a grid is a table, whether a table goes on: each is one `Scale`,
a tuple of `Evidence` with a docstring each. Weights are set by hand: fitted ones were no better on published tables.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Generic, TypeVar

Question = TypeVar("Question")
"""What is asked about: a line below a row, a grid, two pieces of a table."""


@dataclass(frozen=True, slots=True)
class Evidence(Generic[Question]):
    """One thing that speaks for a decision or against it.

    `function` tells how far it shows: 0 where it says nothing, else mostly 1, or -1 where its opposite shows. `weight` is
    what it counts when it shows whole; a negative one speaks against.
    """

    name: str
    function: Callable[[Question], float]
    weight: float


@dataclass(frozen=True, slots=True)
class Scale(Generic[Question]):
    """A decision: the first of `alone` that shows decides by itself; where none does, `together` are added up.

    `about` says in words what was asked about.
    """

    name: str
    alone: Sequence[Evidence[Question]]
    together: Sequence[Evidence[Question]]
    about: Callable[[Question], str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a decision came to: yes above 0; `terms` are the names of what spoke and what each counted."""

    decision: str
    about: str
    score: float
    terms: tuple[tuple[str, float], ...]

    @property
    def why(self) -> str:
        """The terms, the weightiest first: "figures below figures +3.0, no label -1.0"."""
        ordered = sorted(self.terms, key=lambda term: -abs(term[1]))
        return ", ".join(f"{name} {value:+.1f}" for name, value in ordered)


_listening: ContextVar[list[Verdict] | None] = ContextVar("listening", default=None)


@contextmanager
def heard() -> Iterator[list[Verdict]]:
    """All verdicts of the decisions taken inside, in order. Without it none is put in words, which would take time."""
    said: list[Verdict] = []
    token = _listening.set(said)
    try:
        yield said
    finally:
        _listening.reset(token)


def weighed(scale: Scale[Question], question: Question) -> float:
    """What the evidence comes to; above 0 it is a yes."""
    listening = _listening.get()
    if listening is not None:
        verdict = verdict_on(scale, question)
        listening.append(verdict)
        return verdict.score
    for one in scale.alone:
        shown = one.function(question)
        if shown:
            return one.weight * shown
    return sum(one.weight * one.function(question) for one in scale.together)


def verdict_on(scale: Scale[Question], question: Question) -> Verdict:
    """What the evidence comes to, and all that spoke."""
    for one in scale.alone:
        shown = one.function(question)
        if shown:
            return Verdict(scale.name, scale.about(question), one.weight * shown, ((one.name, one.weight * shown),))
    counted = [(one.name, one.weight * one.function(question)) for one in scale.together]
    score = sum(value for _, value in counted)
    return Verdict(scale.name, scale.about(question), score, tuple(term for term in counted if term[1]))


def strongest(scale: Scale[Question], question: Question) -> float:
    """The most that the weightiest evidence which shows anything says; 0 where none does.

    For decisions that ask how many: `alone` is looked at in order of weight, evidence of one weight together.
    """
    shown = [(one.weight, one.function(question), one.name) for one in scale.alone]
    best = max(((weight, value) for weight, value, _ in shown if value), default=(0.0, 0.0))[1]
    listening = _listening.get()
    if listening is not None:
        terms = tuple((name, float(value)) for _, value, name in shown if value)
        listening.append(Verdict(scale.name, scale.about(question), best, terms))
    return best
