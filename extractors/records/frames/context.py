"""Whom words that take somebody up again mean, and which country the heading over a passage is about."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.records.clauses import Parsed
from extractors.records.frames import (
    abbreviated,
    called,
    headed,
    headings,
    lexicon,
    pronouns,
    regions,
    subjects_of_papers,
    things_meant,
    two_sides,
    who,
)
from extractors.records.frames.lexicon import Frame
from extractors.records.frames.who import Actor
from extractors.records.located import Located

OF_TWO = re.compile(r"the\s+(?:latter|former)\b", re.IGNORECASE)
COUNTRY = re.compile(r"the\s+(?:country|nation)\b", re.IGNORECASE)
BODY = re.compile(
    r"\bthe\s+(?:bank|lender|club|company|firm|fund|consortium|organi[sz]ation|ministry|creditor|donor|agency|authority|council|union)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Around:
    """What of a paper holds for its sentences: the headings and who gives and takes by them, the homes of organisations by
    short names, the frames of agreements by their letters, those letters that stand for treaties of many states, and the
    country that its title says it is about ("" for none)."""

    headings: tuple[headings.Heading, ...]
    headlines: tuple[headed.Headline, ...]
    homes: who.Homes
    letters: Mapping[str, Frame]
    of_many: Collection[str]
    titled: str


def around(located: Located) -> Around:
    """What holds for the sentences of a paper."""
    letters = abbreviated.agreements(located)
    return Around(
        headings.headings(located),
        headed.headlines(located),
        who.homes_of_short_names(located),
        letters,
        abbreviated.of_many(located, letters),
        subjects_of_papers.titled(located),
    )


def taken_up(
    located: Located,
    parsed: Parsed,
    named: Sequence[Actor],
    around: Around,
    gave: Collection[str],
) -> tuple[Actor, ...]:
    """The actors that "it", "its", "the country", "the bank", "the two countries" stand for in a sentence.

    "The country" is none of those that only `gave` in the facts before, where another one may be meant; the one of which
    the sentence says that it gives is one of those.
    """
    found: list[Actor] = []
    for span, at in who.taking_up(located, parsed):
        words = located.text(span)
        if things_meant.is_one(parsed.tree, at):
            continue
        if OF_TWO.match(words):
            options = _of_two(located, parsed, named, span)
        elif who.STATE.match(words):
            partners = _partners_of_its(parsed.tree, at, named) | _who_acts(parsed, named, span)
            options = _states(located, parsed, named, span, around, {*gave, *partners})
            options = [a for a in options if a.code not in partners]
            if region := regions.named(words):
                options = regions.among(located, parsed, named, span, options, region)
            options = called.hosts(located, parsed, at, options)
            if region or COUNTRY.match(words):
                options = [a for a in options if (a.code in gave) == _gives(parsed.tree, at)] or options
        elif BODY.match(words):
            options = called.bodies(located, parsed, named, span, around.headings)
        else:
            whose = parsed.tree.tokens[at].dep == "poss"  # "the country had its debt cut"
            states = [a for a in found if whose and who.STATE.match(located.document.text, a.start)]
            options = pronouns.meant(located, parsed, (*named, *states), span, gave)
        found += [
            Actor(
                span.start,
                span.end,
                at,
                one.code or around.homes.of(one.name, span.start),
                one.name,
                "pronoun",
                f"{one.method}, taken up",
            )
            for one in (options if pronouns.PLURAL.match(words) else options[:1])
        ]
    found += two_sides.taken_up(located, parsed, (*named, *found))
    return tuple(found)


def _of_two(located: Located, parsed: Parsed, named: Sequence[Actor], span: Span) -> list[Actor]:
    """Whom "the latter" and "the former" mean: the last one named before, and the one before that."""
    before = [a for a in named if a.end <= span.start and a.sort != "place"]
    if len({a.code or a.name for a in before}) < 2:
        before = pronouns.earlier(located, parsed.sentence) or before
    return before[-2:-1] if "former" in located.text(span).casefold() else before[-1:]


def _gives(tree: Tree, at: int) -> bool:
    """Whether a word is the subject of a verb of giving."""
    token = tree.tokens[at]
    frame = lexicon.frames("verb").get(lexicon.key(tree.tokens[token.head].lemma)) if token.dep == "nsubj" else None
    return frame is not None and frame.slots.get("subj") == "giver"


def _states(
    located: Located,
    parsed: Parsed,
    named: Sequence[Actor],
    span: Span,
    around: Around,
    gave: Collection[str],
) -> list[Actor]:
    """Countries that "the country" may mean: not the subject of its own clause; else that of the heading."""
    before = [
        a for a in named if a.start < span.start and a.code and not pronouns.is_subject_of_its_clause(parsed, a.at, span)
    ]
    told = called.told_of(parsed, before, named) if located.text(span).endswith(("'s", "’s")) else []
    before = [a for a in before if a.sort in ("country", "demonym")] or told or before
    if before:
        return [pronouns.owner(parsed.tree, before) or before[-1]]
    headed = headings.over(around.headings, span.start)
    if not headed and around.titled and parsed.sentence.before is None:
        headed = (around.titled,)  # a paragraph that begins with "the government" is about the paper's country
    if len(headed) == 1:
        return [Actor(span.start, span.end, 0, headed[0], headed[0], "country", "heading")]
    earlier = [a for a in pronouns.earlier(located, parsed.sentence, partners=gave) if a.code]
    if all(a.sort == "organization" for a in earlier):  # "the country" is no bank, where a country is named before
        earlier = pronouns.earlier(located, parsed.sentence, countries_only=True, partners=gave) or earlier
    earlier = [a for a in earlier if a.sort != "organization"] or earlier
    return earlier or [a for a in named if a.start < span.start and a.code]


def _who_acts(parsed: Parsed, named: Sequence[Actor], span: Span) -> frozenset[str]:
    """The countries that act in a clause which speaks of another one's: "A accounts for 5 % of the country's"."""
    acting = (a for a in named if a.code and a.start < span.start)
    return frozenset(a.code for a in acting if pronouns.is_subject_of_its_clause(parsed, a.at, span))


def _partners_of_its(tree: Tree, at: int, named: Sequence[Actor]) -> frozenset[str]:
    """The countries with which somebody has something, and that it is not: "the country's imports from A"."""
    noun = tree.tokens[at].head
    if tree.tokens[at].dep != "poss":
        return frozenset()
    links = [c for c in tree.children(noun) if tree.tokens[c].lemma in ("from", "to", "with") and c > noun]
    behind = {i for c in links for i in tree.subtree(c)}
    return frozenset(a.code for a in named if a.code and a.at in behind)
