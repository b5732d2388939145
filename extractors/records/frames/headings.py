"""The headings of a paper: where each stands, how deep, and which countries it is about."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.document import Document, Span
from extractors.records.bodies import homes
from extractors.records.frames import lexicon, who
from extractors.records.located import Located


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's place in the text, its depth and the countries that it names, by their names or places in them."""

    start: int
    level: int
    codes: tuple[str, ...]
    by_title: bool = False


def headings(located: Located) -> tuple[Heading, ...]:
    """The headings of a paper in order; one without a country of its own keeps those of the heading above it."""
    found: list[Heading] = []
    for block in located.document.blocks:
        if block.kind in ("heading", "title"):
            level = _level(located.document, block.start) if block.kind == "heading" else 0
            codes = _countries(located, Span(block.start, block.end))
            over = next((h for h in reversed(found) if h.level < level), None)
            inherited = over.codes if over is not None else ()
            by_title = level == 0 or (not codes and over is not None and over.by_title)
            found.append(Heading(block.start, level, codes or inherited, by_title))
    return tuple(found)


def _level(document: Document, start: int) -> int:
    """The depth of a heading by its printed number ("2.1" is 2); 9 where it has none."""
    numbered = re.match(r"\s*(?:[IVX]+\.|(\d+(?:\.\d+)*)\.?)\s", document.text[start : start + 20])
    if not numbered:
        return 9
    return 1 + numbered.group(1).count(".") if numbered.group(1) else 1


def _countries(located: Located, span: Span) -> tuple[str, ...]:
    told = located.within(span, "COUNTRY", "ORG")
    named = homes([m for m in told if m.label == "COUNTRY" or not who.lends_abroad(f"{m.norm} {m.text}")])
    placed = (
        lexicon.country_of_place(hit.group())
        for hit in lexicon.places().finditer(located.document.text, span.start, span.end)
        if not who.NAMES_A_THING.match(located.document.text, hit.end())  # "the Paris Club"
    )
    return tuple(dict.fromkeys((*named, *placed)))


def over(found: Sequence[Heading], at: int) -> tuple[str, ...]:
    """The countries of the heading over a place in the text; those of the paper's title count only at `titled`."""
    i = bisect_right(found, at, key=lambda heading: heading.start) - 1
    return found[i].codes if i >= 0 and not found[i].by_title else ()


def section_start(found: Sequence[Heading], at: int) -> int:
    """Where the section begins that a place in the text stands in."""
    i = bisect_right(found, at, key=lambda heading: heading.start) - 1
    return found[i].start if i >= 0 else 0


def titled(found: Sequence[Heading]) -> tuple[str, ...]:
    """The countries of the paper's title."""
    return next((heading.codes for heading in found if heading.level == 0), ())


def are_of_several(found: Sequence[Heading]) -> bool:
    """Whether a paper has sections on countries of their own: none of them is what the whole is about."""
    return len({heading.codes for heading in found if len(heading.codes) == 1 and not heading.by_title}) > 1
