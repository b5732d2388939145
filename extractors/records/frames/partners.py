"""Who is whose partner: "A is B's largest market" says with whom B has what the sentence goes on to measure."""

from collections.abc import Iterator, Sequence

from extractors.entities.grammar import Tree
from extractors.records.clauses import Parsed
from extractors.records.frames import lexicon, pronouns
from extractors.records.frames.deciding import Decision
from extractors.records.frames.filling import Filled, countries_of
from extractors.records.frames.slots import path, verb_among
from extractors.records.frames.who import Actor

MEASURED = frozenset({"trade", "trade_balance", "share", "exports", "imports", "other", "debt_stock", "debt_share"})
"""Measures that a sentence about somebody's partner gives of the two."""
OF_TWO = frozenset({"trade", "trade_balance"})
"""Measures that two countries have together."""

WHOSE = frozenset({"of", "for", "to", "in"})
"""Prepositions of whose partner somebody is."""


def sides(
    parsed: Parsed, actors: Sequence[Actor], at: int | None, decision: Decision, filled: tuple[Filled, ...]
) -> tuple[Filled, ...]:
    """The sides of a claim where the sentence says whose partner its subject is; else as they were."""
    if decision.kind != "claim" or decision.type not in MEASURED:
        return filled
    pair = next(_pairs(parsed.tree, actors), None)
    if _has_both(filled) and (pair is None or decision.type != "other" or not _is_turned(filled, *pair)):
        return filled
    if pair is not None:
        partner, whose = pair
        others = countries_of(filled) - {partner.code, whose.code}
        return filled if others else (Filled("area", whose, "poss", 0.5), Filled("counterpart", partner, "subj", 0.5))
    lone = next(_nobodys(parsed.tree, actors), None)
    if lone is not None and at is not None and _is_over(parsed.tree, lone.at, at):
        rest = tuple(one for one in filled if one.actor.code != lone.code)
        return (*rest, Filled("counterpart", lone, "subj", 0.5))
    area = [one for one in filled if one.role == "area" and one.method == "grammar" and one.slot != "subj"]
    if decision.type not in OF_TWO or not area or at is None:
        return filled
    leads = [a for a in actors if a.code and _is_over(parsed.tree, a.at, at) and a.code not in {f.actor.code for f in area}]
    return (*filled, Filled("counterpart", leads[0], "subj", 1.0)) if leads else filled


def _has_both(filled: Sequence[Filled]) -> bool:
    return {"area", "counterpart"} <= {one.role for one in filled if one.actor.code}


def _is_turned(filled: Sequence[Filled], partner: Actor, whose: Actor) -> bool:
    """Whether a sum of no certain measure has the two sides the wrong way round: of B with A in "A is B's lender (5)"."""
    return {(one.role, one.actor.code) for one in filled} == {("counterpart", whose.code), ("area", partner.code)}


def _pairs(tree: Tree, actors: Sequence[Actor]) -> Iterator[tuple[Actor, Actor]]:
    """Each partner that a clause names as its subject, with whose partner it is."""
    for noun, token in enumerate(tree.tokens):
        if token.lemma not in lexicon.words("partners") or token.pos != "NOUN":
            continue
        whose = [a for a in actors if a.code and _has(tree, noun, a.at)]
        verb = verb_among(tree, path(tree, noun)[1:])
        if verb is None or not whose or not _names(tree, noun, verb):
            continue
        subjects = [a for a in actors if a.code not in ("", whose[0].code) and _is_subject_of(tree, a.at, verb)]
        yield from ((one, whose[0]) for one in subjects[:1])


def _nobodys(tree: Tree, actors: Sequence[Actor]) -> Iterator[Actor]:
    """The subjects that a clause calls a partner without saying whose: "Japan remained the second largest partner"."""
    for noun, token in enumerate(tree.tokens):
        if token.lemma not in lexicon.words("partners") or token.dep != "attr":
            continue
        if not any(_has(tree, noun, a.at) for a in actors):
            yield from (a for a in actors if a.code and _is_subject_of(tree, a.at, token.head))


def _has(tree: Tree, noun: int, at: int) -> bool:
    """Whether a word is whose a noun is: "B's partner", "the partner of B", "the lender to B", "the investor in B"."""
    token = tree.tokens[at]
    over = tree.tokens[token.head]
    possessed = token.dep == "poss" and token.head == noun
    return possessed or (token.dep == "pobj" and over.lemma in WHOSE and over.head == noun)


def _names(tree: Tree, noun: int, verb: int) -> bool:
    """Whether a noun says what the subject of a verb is: "is the partner", "ranks as the partner"."""
    token = tree.tokens[noun]
    return token.dep == "attr" or (token.dep == "pobj" and tree.tokens[token.head].lemma == "as") or token.head == verb


def _is_subject_of(tree: Tree, at: int, verb: int) -> bool:
    return pronouns.is_subject(tree, at) and verb in path(tree, at)[:4]


def _is_over(tree: Tree, at: int, figure: int) -> bool:
    """Whether an actor is the subject of the verb that a figure hangs on."""
    verb = verb_among(tree, path(tree, figure)[1:])
    return verb is not None and _is_subject_of(tree, at, verb)
