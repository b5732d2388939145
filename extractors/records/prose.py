"""What the sentences of a paper state: signings, facts with figures, facts without."""

import re
from collections.abc import Iterator, Sequence

from extractors.entities import grammar
from extractors.model.document import Span
from extractors.model.fact import Statement
from extractors.records import signings
from extractors.records.clauses import Parsed
from extractors.records.frames import build, context, measured, passage, scenes, telling, unsummed
from extractors.records.frames.scenes import Scene
from extractors.records.frames.told import Told
from extractors.records.located import Located
from extractors.records.sentences import Sentence, sentences

ABOUT_ITSELF = re.compile(
    r"(?:the\s+)?(?:table|figure|section|chapter|appendix|annex)\s+[\dIVX]|(?:the\s+)?authors?\b", re.IGNORECASE
)
"""A sentence about the paper's own tables and parts, or about who wrote it, states no fact of the world."""


def find(located: Located, listed: Sequence[Span] = ()) -> Iterator[Statement]:
    """The statements of the paper's prose."""
    for _, signed, facts in walk(located, listed):
        yield from signed
        for one in facts:
            yield build.statement(located, one)


def walk(located: Located, listed: Sequence[Span] = ()) -> Iterator[tuple[Scene, tuple[Statement, ...], tuple[Told, ...]]]:
    """Each sentence that carries a trigger, none of `listed`, with the agreements and facts that it tells."""
    around = context.around(located)
    chosen: list[Sentence] = [
        s
        for s in sentences(located)
        if not any(span.start < s.end and s.start < span.end for span in listed) and is_candidate(located, s)
    ]
    trees = grammar.parse([located.text(sentence) for sentence in chosen])
    before = passage.Passage(topics=passage.topics(located))
    for sentence, tree in zip(chosen, trees, strict=True):
        here = scenes.scene(located, Parsed(sentence, tree), around, before)
        signed, facts = told(located, here)
        before = before.then(facts)
        yield here, signed, facts


def told(located: Located, here: Scene) -> tuple[tuple[Statement, ...], tuple[Told, ...]]:
    """What a parsed sentence states: titled agreements that were signed, and facts by frames."""
    signed = tuple(signings.from_sentence(located, here.parsed))
    taken = [Span(value.start, value.end) for one in signed for value in one.values if value.field == "amounts"]
    facts = tuple(telling.of_figures(located, here, taken))
    return signed, (*facts, *unsummed.find(located, here, facts, signed))


def is_candidate(located: Located, sentence: Sentence) -> bool:
    """Whether a sentence may state a fact of the world by its words."""
    text = located.text(sentence)
    if ABOUT_ITSELF.match(text) or measured.is_of_the_study(located, sentence):
        return False
    return measured.has(located, sentence) or signings.triggered(text) or unsummed.triggered(located, sentence)
