"""What persons decided on organisations, by their names: two are one or two, what one is to be called, or it is none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from flows.reconcile.decisions import Decision, Quote
from flows.reconcile.names import Named

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Renaming:
    """Pairs of names that are one organisation and pairs that are two, the name to release by a name, and what is stale.

    Of a pair that is two the first keeps the id that one organisation of both would have. `none` are names of no
    organisation; they are in no pair.
    """

    together: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    called: Mapping[str, str] = field(default_factory=dict)
    none: frozenset[str] = frozenset()
    stale: tuple[tuple[Decision, str], ...] = ()


NOTHING = Renaming()


def renaming(decisions: Iterable[Decision], named: Sequence[Named]) -> Renaming:
    """The decisions on organisations, in the names that papers use. Of two about one pair, or one name, the later holds.

    Rejected is a name alone, not what words that were printed for it stand for by now.
    """
    wanted = [one for one in decisions if one.of_organization]
    if not wanted:
        return NOTHING
    own = {one.name: one.name for one in named}
    uses = _uses(named) | own
    pairs: dict[frozenset[str], tuple[Pair, bool]] = {}
    called: dict[str, str] = {}
    none: set[str] = set()
    stale: list[tuple[Decision, str]] = []
    for one in wanted:
        quotes = [quote for quote in (one.quote, one.other) if quote is not None]
        found = [_name(quote, uses) if one.verb != "reject" else own.get(quote.text, "") for quote in quotes]
        if "" in found:
            stale.append((one, f"name not found: {quotes[found.index('')].text}"))
        elif one.verb == "correct":
            called[found[0]] = one.value
        elif one.verb == "reject":
            none.add(found[0])
        elif len(found) > 1 and found[0] != found[1]:
            pairs[frozenset(found)] = (found[0], found[1]), one.verb == "merge"
    kept = [(pair, one) for pair, one in pairs.values() if none.isdisjoint(pair)]
    return Renaming(
        together=tuple(sorted(pair for pair, one in kept if one)),
        apart=tuple(sorted(pair for pair, one in kept if not one)),
        called=called,
        none=frozenset(none),
        stale=tuple(stale),
    )


def _uses(named: Sequence[Named]) -> dict[str, str]:
    """By words printed for a name the name; words printed for several stand for the one most used."""
    found: dict[str, Named] = {}
    for one in named:
        for text in one.printed:
            if text not in found or found[text].count < one.count:
                found[text] = one
    return {text: one.name for text, one in found.items()}


def _name(quote: Quote, uses: Mapping[str, str]) -> str:
    """The name that a quote means: its words, or those printed most often when it was decided; "" for none."""
    return uses.get(quote.text) or uses.get(quote.title, "")
