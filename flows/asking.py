"""Doubts asked about one after the other at a terminal, each answer written down at once."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from flows import decisions
from flows.reconcile.decisions import BadDecision, Decision, Verb
from flows.review import Item, Known, NoSuchRecord, commands, paragraph, queue

HELP = "[a]ccept  [c]orrect  [k]eep apart  [m]erge  [r]eject  [s]kip  [q]uit"
VERBS: dict[str, Verb] = {"a": "accept", "c": "correct", "k": "keep", "m": "merge", "r": "reject"}


def ask(known: Known, corpus: Path, answer: Callable[[str], str] = input) -> Iterator[str]:
    """Ask about each doubt that a decision can end and none has been made about, worst first; yields what to print."""
    items = open_items(known, decisions.load(corpus))
    for number, item in enumerate(items, 1):
        yield f"\n{number} of {len(items)}\n{paragraph(known, item)}\n{HELP}"
        while (key := _answered(answer, "> ").lower()) not in ("", "s"):
            if key == "q":
                return
            try:
                yield _decided(known, corpus, item, key, answer)
            except (BadDecision, NoSuchRecord) as error:
                yield str(error)
            else:
                break
    yield "Nothing more to ask; `paperledger run` applies what was decided."


def open_items(known: Known, made: Sequence[Decision]) -> tuple[Item, ...]:
    """The doubts about records that no decision speaks of yet, the worst first."""
    about = {(one.quote.document_id, one.quote.text) for one in made}
    return tuple(
        item
        for item in queue(known)
        if item.flag.subject == "records"
        and not any((place.document_id, " ".join(place.quote.split())) in about for place in item.places)
    )


def _decided(known: Known, corpus: Path, item: Item, key: str, answer: Callable[[str], str]) -> str:
    verb = VERBS.get(key)
    if verb is None:
        raise BadDecision(HELP)
    other = item.flag.flag if verb == "accept" else ""
    if verb == "merge":
        twin = next((command.split()[-1] for command in commands(item) if " merge " in command), "")
        other = twin or _answered(answer, "with which record? ")
    field, value = "", ""
    if verb == "correct":
        field = _answered(answer, "which column? ")
        value = _answered(answer, "what should it be? ")
    made = decisions.decide(known, item.flag.subject_id, verb, other=other, field=field, value=value)
    decisions.append(corpus, made)
    return decisions.told(known, made, item.flag.subject_id)


def _answered(answer: Callable[[str], str], question: str) -> str:
    """What the person says; q where the input ends."""
    try:
        return answer(question).strip()
    except EOFError:
        return "q"
