"""Works that a sentence tells of without a sum: built, opened, owned, run or paid for by somebody, or listed by name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.model.fact import Value
from extractors.records import titles, works
from extractors.records.clauses import Parsed
from extractors.records.frames import deciding, filling, lexicon, standing, times
from extractors.records.frames.filling import Filled
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import path
from extractors.records.frames.told import Told
from extractors.records.frames.triggers import Trigger
from extractors.records.frames.who import Actor
from extractors.records.located import Located, trimmed
from extractors.records.vocabulary import any_of

NEAR = 1.6  # how far a verb's sides may stand from the work
LONGEST = 10  # words of the name of a listed work
LEAST = 2  # names that make a list
NAMED_WORKS = 0.4  # share of a list's names that must have a word for a work
LIST = re.compile(
    r"\b(?:projects|schemes|works|facilities|ports|railways|roads|dams|plants)\b[^.;:]{0,60}?"
    r"(?:,?\s+(?:including|include|included|such\s+as|among\s+them|namely|comprise|comprising)\s+|:\s+)",
    re.IGNORECASE,
)
PARTED = re.compile(r"\s*[,;]\s*(?:and\s+|as\s+well\s+as\s+)?|\s+and\s+(?=the\s+[A-Z])", re.IGNORECASE)
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
DUE = frozenset({"plan", "agree", "decide", "expect", "schedule"})
PLANNED = frozenset({"denied", "failed", "negotiated", "proposed"})


@cache
def _verbs() -> re.Pattern[str]:
    stems = {w[:5] for w in (*lexicon.words("works_done"), "hired", "contracted")} | {"built", "owned", "began", "laid"}
    return re.compile(r"\b(?:" + "|".join(sorted(stems)) + ")", re.IGNORECASE)


@cache
def _works() -> re.Pattern[str]:
    return any_of(form for word in lexicon.works() for form in (word, f"{word}s"))


def triggered(located: Located, sentence: Span) -> bool:
    """Whether a sentence may tell of a work: it has a word for one, and a list, or a verb with a body or a year."""
    text = located.text(sentence)
    if not _works().search(text):
        return False
    if LIST.search(text):
        return True
    named = located.within(sentence, "ORG") or (located.within(sentence, "COUNTRY") and YEAR.search(text))
    return bool(named) and bool(_verbs().search(text))


def find(located: Located, here: Scene, told: Sequence[Told]) -> Iterator[Told]:
    """The works of a sentence that no figure of it is about."""
    listed = tuple(_listed(located, here))
    yield from listed
    if listed or any(one.kind == "project" for one in told):
        return
    paid = {one.told_by.start for one in told if one.kind == "financing" and one.told_by is not None}
    for trigger in here.triggers:
        if trigger.frame.kind == "project" and trigger.frame.pos == "noun" and (verb := _done(here, trigger)) is not None:
            if here.parsed.span([verb]).start in paid:
                continue
            one = _work(located, here, trigger, verb)
            if one is not None:
                yield one
                return


def _done(here: Scene, trigger: Trigger) -> int | None:
    """The verb that builds, opens, owns, runs or pays for a work: the work is its object or passive subject."""
    tree = here.parsed.tree
    over = tree.tokens[trigger.at]
    if over.dep not in ("dobj", "nsubjpass", "nsubj", "obj"):
        return None
    verb = over.head
    lemma = tree.tokens[verb].lemma
    if lemma not in lexicon.words("works_done") or tree.tokens[verb].pos != "VERB":
        return None
    alone = lemma in ("open", "begin", "start") and not any(tree.tokens[c].dep == "dobj" for c in tree.children(verb))
    return verb if over.dep != "nsubj" or alone or lemma == "begin" else None


def _work(located: Located, here: Scene, trigger: Trigger, verb: int) -> Told | None:
    parsed = here.parsed
    found = standing.of_words(located, parsed, verb)
    if found.name in PLANNED or _is_unreal(parsed.tree, verb) or parsed.tree.tokens[trigger.at].tag == "NNS":
        return None
    filled = _sides(here, trigger, verb)
    span = deciding.span_of(parsed, trigger)
    when = times.of_figure(located, parsed, span, verb, span.end, trigger.at)
    name = _name(parsed, trigger)
    places = {one.actor.code for one in filled if one.role == "place" and one.actor.code}
    doers = [one for one in filled if one.role in ("contractor", "owner", "operator", "giver")]
    if name is None or not places or not (when is not None or doers):
        return None
    text = titles.cleaned(located.text(name))
    return Told(
        parsed=parsed,
        kind="project",
        type=trigger.frame.type or "other",
        clause=parsed.sentence,
        figures=(),
        filled=filled,
        when=when,
        standing=found,
        told_by=span,
        score=6.0,
        title=Value(name.start, name.end, "title", text, "name of the work"),
    )


def _is_unreal(tree: Tree, verb: int) -> bool:
    """Whether a verb is only wished or possible: an infinitive that no plan leads, or after "would", "could", "may"."""
    own = [tree.tokens[c] for c in tree.children(verb)]
    if tree.tokens[tree.tokens[verb].head].lemma in DUE:
        return False
    return any(t.tag == "TO" or t.lemma in ("would", "could", "may", "might", "should", "can", "must") for t in own)


def _sides(here: Scene, trigger: Trigger, verb: int) -> tuple[Filled, ...]:
    """Who stands in which role of the work's noun and of its verbs, those that "and" adds included."""
    tree = here.parsed.tree
    found = list(filling.fill(tree, here.actors, trigger, "project", None))
    at = {one.actor.start for one in found}
    for word in here.triggers:
        joined = word.at == verb or (word.frame.pos == "verb" and verb in path(tree, word.at)[1:3])
        if joined and word.frame.pos == "verb":
            found += [
                one
                for one in filling.fill(tree, here.actors, word, "project", None)
                if one.actor.start not in at and one.far <= NEAR
            ]
            at = {one.actor.start for one in found}
    if not any(one.role == "place" and one.actor.code for one in found):
        found += _headed(here)
    return tuple(found)


def _headed(here: Scene) -> Iterator[Filled]:
    if len(here.headed) == 1:
        start = here.parsed.sentence.start
        about = Actor(start, start, 0, here.headed[0], here.headed[0], "country", "heading")
        yield Filled("place", about, "", 3.5, "heading")


def _name(parsed: Parsed, trigger: Trigger) -> Span | None:
    """The work's own name: its noun with the capitalised words before it; None where it has none."""
    tokens = parsed.tree.tokens
    first = trigger.first
    while first and (tokens[first - 1].pos == "PROPN" or tokens[first - 1].text in ("-", "–")):
        first -= 1
    if not any(t.text[:1].isupper() for t in tokens[first : trigger.at + 1]) or not _is_own(tokens[first].text):
        return None
    return parsed.span(range(first, trigger.at + 1))


def _is_own(word: str) -> bool:
    return bool(re.match(r"[A-Z0-9]", word))


def _listed(located: Located, here: Scene) -> Iterator[Told]:
    """The works of a list of names: "projects, including the A Line, the B Port and C City"."""
    parsed = here.parsed
    text = located.text(parsed.sentence)
    intro = LIST.search(text)
    if intro is None or any(m.kind == "money" for m in here.figures):
        return
    names = [n for n in _names(located, parsed.sentence.start + intro.end(), parsed.sentence.end) if _is_named(located, n)]
    sectors = [works.sector(located.text(n)) for n in names]
    if len(names) < LEAST or sum(bool(s) for s in sectors) < NAMED_WORKS * len(names):
        return
    head = next(
        (t for t in here.triggers if parsed.sentence.start + intro.start() <= deciding.span_of(parsed, t).start), None
    )
    filled = tuple(_around(here, names[0].start)) or tuple(_headed(here))
    if head is None or not any(one.actor.code for one in filled):
        return
    found = standing.of_words(located, parsed, head.at)
    for name, sort in zip(names, sectors, strict=True):
        own = [Filled("place", a, "", 0.1) for a in here.actors if name.start <= a.start < name.end and a.code]
        rest = [one for one in filled if one.role != "place" or not own]
        yield Told(
            parsed=parsed,
            kind="project",
            type=sort or "other",
            clause=name,
            figures=(),
            filled=(*own, *rest),
            when=times.of_figure(located, parsed, name, head.at, name.end) if not found.name else None,
            standing=found,
            told_by=name,
            score=6.0,
            title=Value(name.start, name.end, "title", titles.cleaned(located.text(name)), "listed name"),
        )


def _names(located: Located, start: int, end: int) -> Iterator[Span]:
    """The stretches between the commas of a list, without articles."""
    text = located.document.text
    at = start
    for cut in (*PARTED.finditer(text, start, end), None):
        span = trimmed(text, at, cut.start() if cut is not None else end, " .;,\n")
        article = ARTICLE.match(located.text(span))
        yield Span(span.start + (article.end() if article else 0), span.end)
        at = cut.end() if cut is not None else end


def _is_named(located: Located, name: Span) -> bool:
    words = located.text(name).split()
    return 0 < len(words) <= LONGEST and words[0][:1].isupper() and len(words) > 1


def _around(here: Scene, start: int) -> Iterator[Filled]:
    """Whose the listed works are: the country before the list, and the one whose demonym stands before "projects"."""
    before = [a for a in here.actors if a.end <= start and a.code]
    places = [a for a in before if a.sort in ("country", "place", "pronoun")]
    if places:
        yield Filled("place", places[0], "before the list", 1.0)
    yield from (
        Filled("counterpart", a, "before the list", 1.0)
        for a in before
        if a.sort in ("demonym", "organization") and (not places or a.code != places[0].code)
    )


def with_roles(here: Scene, one: Told) -> Told:
    """A work that its figure tells of, with who builds, owns, runs or pays for it by the other verbs of its sentence."""
    if one.kind != "project":
        return one
    tree, known = here.parsed.tree, {f.actor.start for f in one.filled if f.role != "place"}
    more = []
    for word in here.triggers:
        if word.frame.pos == "verb" and set(word.frame.slots.values()) & {"contractor", "owner", "operator", "giver"}:
            roles = filling.fill(tree, here.actors, word, "project", None)
            more += [f for f in roles if f.role != "place" and f.far <= NEAR and f.actor.start not in known]
            known |= {f.actor.start for f in more}
    return replace(one, filled=(*one.filled, *more)) if more else one
