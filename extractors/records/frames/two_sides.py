"""Whom "the two countries" and "both parties" mean: two of their own sentence, else two told before."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.model.document import Span
from extractors.records import actors
from extractors.records.bodies import home
from extractors.records.clauses import Parsed
from extractors.records.frames.who import Actor
from extractors.records.located import Located
from extractors.records.sentences import TWO


def taken_up(located: Located, parsed: Parsed, told: Sequence[Actor]) -> list[Actor]:
    """The two that a sentence takes up, `told` being those whom it names otherwise; none where it takes up nobody, or those
    whom it names as its own sides."""
    two = TWO.search(located.document.text, parsed.sentence.start, parsed.sentence.end)
    if two is None:
        return []
    words = parsed.words(Span(two.start(), two.end()))
    at = words[-1] if words else 0
    token = parsed.tree.tokens[at]
    meant = Actor(parsed.sentence.start + token.start, parsed.sentence.start + token.end, at, "", "", "pronoun", "")
    before = [a for a in told if a.end <= two.start()]
    if own := _with_a_body_of_no_country(before) if actors.SIDES.search(two.group()) else []:
        return [replace(meant, code=a.code, name=a.name, method="the two taken up") for a in own]
    if _are_told_here([a for a in before if a.code]):
        return []
    pair = [m for m in actors.firsts(actors.both(located, parsed)) if home(m)]
    return [replace(meant, code=home(m), name=m.norm or m.text, method="the two taken up") for m in pair]


def _with_a_body_of_no_country(before: Sequence[Actor]) -> list[Actor]:
    """A body of many states and the one other side that a sentence names before "the two parties"; none else."""
    sides = {a.code or a.name: a for a in before if a.sort in ("country", "demonym", "organization")}
    return list(sides.values()) if len(sides) == 2 and any(not a.code for a in sides.values()) else []


def _are_told_here(before: Sequence[Actor]) -> bool:
    """Whether "the two" are whom the sentence itself has just told, by a name and by a word for another one."""
    if len({a.code for a in before if a.sort == "organization"}) == 2:
        return True
    return len({a.code for a in before}) == 2 and {a.sort for a in before} >= {"pronoun", "country"}
