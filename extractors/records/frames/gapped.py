"""Parts of a sentence without a verb of their own: "A lent B 5 million, and C 7 million" tells of C what it told of B."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records.frames import lexicon
from extractors.records.frames.deciding import Decision
from extractors.records.frames.filling import MAIN, OTHER, Filled, countries_of
from extractors.records.frames.lexicon import Role
from extractors.records.frames.told import Told
from extractors.records.frames.who import Actor
from extractors.records.located import Located
from extractors.records.vocabulary import SOME

MORE = r"another|an?\s+(?:further|additional|extra)|the\s+(?:remaining|other|rest\s+of)"
ABOUT = rf"(?:(?:with|at|about|around|some|nearly|over|almost|only|just|{MORE}|an?\s+estimated|up\s+to)\s+){{0,3}}"
GAP = re.compile(
    r"\s*(?:,\s+(?:through|via|for\s+(?:its|their)\s+part)\b[^,;]{0,40})?(?:[,:]|[–—-](?=\s))?\s*(?:(?:for|by)\s+)?"
    rf"(?:(?:an?\s+(?:[\w-]+\s+){{1,4}}?|(?:one|another)\s+)of\s+)?{ABOUT}(?:US\s*)?",
    re.IGNORECASE,
)
"""What stands between a name and its figure where nothing but a verb is left out."""
PART = re.compile(
    r"(?:[,;:]|[,;]?\s(?:and|but|while))\s+(?:in\s+(?:1[89]|20)\d\d,?\s+)?(?:(?P<link>to|from|for|in|with|by)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""What a part of a sentence begins with before a name."""
LED = re.compile(r":\s*$")
TAIL = re.compile(r"\s(?:to|towards?)\s+[^,;]{0,60}$")
"""What leads from the last of such parts to whom all the money goes."""
TO = re.compile(r"\s+(?:to|towards?)\s+(?:the\s+)?", re.IGNORECASE)
WITH = re.compile(r"\bwith\b", re.IGNORECASE)
WHOSE_TO = re.compile(r"['’]s?\s+(?:to|for)\s+(?:the\s+)?")
AGAINST = re.compile(rf",?\s+(?:(?:as\s+)?(?:against|compared\s+(?:with|to))|versus|and|to)\s+{SOME}", re.IGNORECASE)
THAN = re.compile(
    r"\b(?:than|as)\s+(?P<verb>(?:it|they)\s+(?:\w+\s+)?|\w+ed\s+)?(?:that\s+|those\s+)?(?:(?P<link>to|from|by|with|in)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
DID = re.compile(r"\s+(?:did|had|has|does|do)\b|\s*:")
"""Around whom somebody is compared with before a colon, and between the two figures behind it."""
AGENT = re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)
GIVEN = frozenset({"obj", "dative"})
"""Slots of whom something is given or owed without a preposition."""
GOES_TO = frozenset({"to", "beside its figure"})
"""Slots of whom a figure goes to."""
LEAST = 2  # parts that tell of each other where no figure stands before them


@dataclass(frozen=True, slots=True)
class Part:
    """A figure in a part without a verb, whose it is, the preposition before that name ("" for none), the stretch of the
    part, the figure of the clause that it is like (None where only such parts stand before it), and `to` whom it goes by the
    words right behind it."""

    figure: Mention
    owner: Actor
    link: str
    stretch: Span
    like: Mention | None
    to: Actor | None = None


def parts(located: Located, sentence: Span, figures: Sequence[Mention], actors: Sequence[Actor]) -> Mapping[int, Part]:
    """The parts of a sentence without a verb by the start of their figures."""
    found: dict[int, Part] = {}
    full: Mention | None = None
    for m, after in zip_longest(figures, figures[1:]):
        one = _part(located, sentence, m, after, actors)
        led = one is not None and LED.search(located.document.text, max(0, one.owner.start - 8), one.owner.start)
        if one is None or (m is figures[0] and not led):
            full = m
        elif full is None or full.kind == m.kind or one.link:
            found[m.start] = replace(one, like=full)
    found.update(_compared(located, sentence, figures, actors))
    return found if full is not None or len(found) >= LEAST else {}


def as_told(found: Mapping[int, Part], figure: Mention, told: Collection[Told], decision: Decision) -> Decision:
    """The decision on a figure of no certain measure in a part without a verb: money given where the one it is like is."""
    part = found.get(figure.start)
    like = next((one for one in told if part is not None and part.like in one.figures), None)
    given = like is not None and like.kind == "financing" and like.figures[0].kind == figure.kind
    if like is None or not given or (decision.kind, decision.type) != ("claim", "other"):
        return decision
    return replace(decision, kind="financing", type=like.type)


def _compared(
    located: Located, sentence: Span, figures: Sequence[Mention], actors: Sequence[Actor]
) -> Iterator[tuple[int, Part]]:
    """The second of two figures behind a colon by which two compare: "A gave C more than B did: 5 million against 3"."""
    text = located.document.text
    for first, second in pairwise(figures):
        colon = text.rfind(":", sentence.start, first.start)
        if colon < 0 or text[colon + 1 : first.start].strip() or not AGAINST.fullmatch(text, first.end, second.start):
            continue
        for a in actors:
            than = THAN.search(text, sentence.start, a.start) if a.end <= colon else None
            if than is not None and a.sort in ("country", "organization"):
                did = DID.match(text, a.end) is not None and not (than["verb"] or than["link"])
                link = "subj" if did else (than["link"] or ("obj" if than["verb"] else "")).casefold()
                yield second.start, Part(second, a, link, Span(a.start, a.end), first)


def among(
    located: Located, sentence: Span, figures: Sequence[Mention], placed: Collection[int], actors: Sequence[Actor]
) -> list[Mention]:
    """The figures among which parts are looked for: not those `placed` with somebody right behind, "3 million to B", unless
    a body stands right before one of them as well: "and A 3 million to B"."""
    given = any(m.start in placed and _has_giver(located, sentence, m, actors) for m in figures)
    return [m for m in figures if given or m.start not in placed]


def _has_giver(located: Located, sentence: Span, figure: Mention, actors: Sequence[Actor]) -> bool:
    """Whether a body stands right before a figure behind "and", or a country right before one that goes "to" another."""
    goes = any(TO.fullmatch(located.document.text, figure.end, a.start) for a in actors)
    one = _part(located, sentence, figure, None, [a for a in actors if goes or a.sort == "organization"])
    return one is not None and not located.document.text[one.owner.end : figure.start].strip()


def _part(located: Located, sentence: Span, figure: Mention, after: Mention | None, actors: Sequence[Actor]) -> Part | None:
    text = located.document.text
    for a in sorted(actors, key=lambda one: one.start):
        begins = PART.search(text, sentence.start, a.start)
        gap = GAP.fullmatch(text, a.end, figure.start) if a.end <= figure.start and begins is not None else None
        if begins is not None and gap is not None:
            end = after.start if after is not None else sentence.end
            to = next((one for one in actors if TO.fullmatch(text, figure.end, one.start)), None)
            link = begins.group("link") or ("obj" if WITH.search(gap.group()) else "")
            return Part(figure, a, link.casefold(), Span(a.start, end), None, to)
        if a.end <= figure.start and begins is not None and (to := _whose_to(text, a, figure, actors)) is not None:
            return Part(figure, a, "poss", Span(a.start, figure.end), None, to)
    return None


def is_compared(text: str, sentence: Span, actor: Actor) -> bool:
    """Whether somebody stands behind "than" right before a colon: the figure behind it is not that one's."""
    return text.startswith(":", actor.end) and THAN.search(text, sentence.start, actor.start) is not None


def _whose_to(text: str, owner: Actor, figure: Mention, actors: Sequence[Actor]) -> Actor | None:
    """To whom a figure goes that a possessive without its noun tells of: D of "A's grants to C were 5; B's to D, 3"."""
    return next(
        (a for a in actors if WHOSE_TO.fullmatch(text, owner.end, a.start) and GAP.fullmatch(text, a.end, figure.start)),
        None,
    )


def strangers(located: Located, found: Mapping[int, Part], figure: Mention, actors: Sequence[Actor]) -> frozenset[int]:
    """The starts of the actors in the parts of other figures: they have nothing to do with this one's fact, but for whoever
    all parts are done by."""
    others = [one.stretch for start, one in found.items() if start != figure.start]
    text, last = located.document.text, max((one.figure.end for one in found.values()), default=0)
    given = all(not one.link for one in found.values()) and figure.start < last
    actors = [a for a in actors if not (given and a.start > last and TAIL.search(text, last, a.start))]
    inside = [a for a in actors if any(o.start <= a.start < o.end for o in others)]
    return frozenset(a.start for a in inside if not AGENT.search(located.document.text[max(0, a.start - 12) : a.start]))


def sides(part: Part, like: Told | None, own: Sequence[Filled], kind: str) -> tuple[Filled, ...]:
    """Who fills the roles of a part's fact: its owner as the one whose place it takes, others as in the clause before.

    `own` are the sides that the part's own words give.
    """
    role = _role(part, like) if like is not None and like.kind == kind else None
    role = role or MAIN[kind]
    if any(one.role == role and one.actor.start > part.figure.end and one.slot in GOES_TO for one in own):
        role = OTHER.get(kind, role)  # "A lent B 5 million and C 3 million to D"
    found = [Filled(role, part.owner, part.link or "as before", 0.3)]
    found += [one for one in own if one.role != role and one.actor.start != part.owner.start]
    of_to = set(_behind_to(like)) if like is not None else set()
    if part.to is not None and len(of_to - {role}) == 1:
        found = [Filled(other, part.to, "to", 0.3) for other in of_to] + [one for one in found if one.role not in of_to]
    if like is not None:
        roles = {one.role for one in found}
        codes = countries_of(found)
        carried = (one for one in like.filled if one.role not in roles and one.actor.code not in codes)
        found += [replace(one, slot="", far=1.5, method="the figure before") for one in carried]
    return tuple(found)


def _behind_to(like: Told) -> Iterator[Role]:
    """The roles of those to whom the figure before goes by "to"."""
    for one in like.filled:
        if one.slot == "to" or (one.slot in GOES_TO and one.actor.start > like.figures[0].end):
            yield one.role


def only_gives(code: str, like: Told) -> bool:
    """Whether a country is one that gives aid and gets none, as who gives before, and who gets it there is none."""
    known = lexicon.words("only_give")
    gave, got = ({one.actor.code for one in like.of(role)} - {""} for role in ("giver", "receiver"))
    return code in known and bool(gave) and gave <= known and bool(got) and not got & known


def _role(part: Part, like: Told) -> Role | None:
    """The role of whose place a part's owner takes in the clause before: of the same preposition, else of whom the figure
    stands right behind, else of its subject."""
    if part.link:
        slots = GIVEN if part.link in GIVEN else {part.link}
        found = next((one.role for one in like.filled if one.slot in slots), None)
        if found is not None or part.link not in GIVEN:
            return found
    if only_gives(part.owner.code, like):
        return "giver"
    return next((one.role for one in _ranked(like)), None)


def _ranked(like: Told) -> Iterator[Filled]:
    start = like.figures[0].start
    before = [one for one in like.filled if one.method == "grammar" and one.actor.end <= start]
    yield from (one for one in before if one.slot in ("dative", "as before", "beside its figure"))
    yield from (one for one in before if one.slot == "subj")
    yield from sorted(before, key=lambda one: -one.actor.end)
