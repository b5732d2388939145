"""How far a work has come by what it is said to be: "is under construction", "is 80 percent complete", "is operational"."""

from collections.abc import Sequence

from extractors.entities.grammar import Tree
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.clauses import Parsed
from extractors.records.frames import lexicon, stages, standing
from extractors.records.frames.slots import path
from extractors.records.frames.standing import Standing
from extractors.records.located import Located


def state(tree: Tree, verb: int) -> tuple[int, ...]:
    """The words of the state in which a work is said to be or to have come, "under construction"; () for none."""
    if tree.tokens[verb].lemma not in ("be", "become"):
        return ()
    for below in tree.children(verb):
        token = tree.tokens[below]
        if token.dep in ("acomp", "advmod") and token.lemma.casefold() in lexicon.words("work_states"):
            return (below,)
        if token.dep == "prep" and (noun := _behind(tree, below)) is not None:
            return (below, noun)
    return ()


def standing_of(located: Located, parsed: Parsed, verb: int) -> Standing:
    """The standing that its verb gives to a work; of a plain verb of being, the words of the state."""
    found = standing.of_words(located, parsed, verb)
    if not found.name and stages.will_be(parsed.tree, verb):  # "will pay for and build"
        span = clauses.verb_group(parsed, parsed.tree.tokens[verb].head)
        return Standing(span.start, span.end, "planned", located.text(span).casefold())
    said = state(parsed.tree, verb)
    if found.name or not said:
        return found
    span = parsed.span(said)
    return Standing(span.start, span.end, "", located.text(span).casefold())


def _behind(tree: Tree, link: int) -> int | None:
    """The noun for a stage or for use behind "under", "in" or "on": "under construction", "in operation"."""
    lemma = tree.tokens[link].lemma
    nouns = (
        lexicon.words("stages") | {"way"} if lemma == "under" else lexicon.words("in_use") if lemma in ("in", "on") else ()
    )
    behind = [c for c in tree.children(link) if tree.tokens[c].lemma in nouns]
    bare = [c for c in behind if not any(tree.tokens[k].dep in ("det", "poss", "prep") for k in tree.children(c))]
    return bare[0] if bare else None


def is_progress(parsed: Parsed, figure: Mention) -> bool:
    """Whether a percentage says how far a work has come, which is no share: "is 80 percent complete"."""
    at = clauses.anchor(parsed, figure)
    if figure.kind != "percent" or at is None:
        return False
    states: Sequence[int] = [i for i in path(parsed.tree, at)[1:3] if parsed.tree.tokens[i].pos in ("ADJ", "VERB")]
    return any(parsed.tree.tokens[i].lemma.casefold() in lexicon.words("work_states") for i in states) and (
        parsed.tree.tokens[at].dep in ("npadvmod", "advmod", "nummod", "quantmod")
    )
