"""Works that a sentence tells of without a sum: built, opened, owned, run or paid for by somebody, or listed by name."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.model.fact import Mention, Value
from extractors.records import clauses, titles
from extractors.records.clauses import Parsed
from extractors.records.frames import (
    contracted,
    deciding,
    lexicon,
    listed_works,
    placed_works,
    stages,
    times,
    under_way,
    work_names,
)
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import is_passive, path, subjects
from extractors.records.frames.told import Told
from extractors.records.frames.triggers import Trigger
from extractors.records.located import Located
from extractors.records.vocabulary import any_of, instrument_word

YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
NAMED = re.compile(r"\b[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)+")
"""Two capitalised words in a row: a name."""
BEGUN = re.compile(
    r"\b(?:began|begun|started|launched|commenced|broke|broken|will|won|acquired|bought|purchased|plan(?:s|ning|ned)?\s+to|being|work(?:s|ed|ing)\s+on"
    r"|(?:inaugurat|complet|finish|commission|open)ed|handed\s+over|under\s*(?:construction|way)|complete|operational)\b",
    re.IGNORECASE,
)
"""Words by which a work is told to be bought, due, under way or done, which need no year."""
BY_NAME = re.compile(r"\b[A-Z][\w-]+\s+(?:built|builds|constructed|operates?|runs|owns|manages)\b|\bby\s+[A-Z]")
"""A name right before a verb for what is done to works, or behind "by"."""
PLANNED = frozenset({"denied", "failed", "negotiated", "proposed"})


@cache
def _verbs() -> re.Pattern[str]:
    stems = {w[:5] for w in (*lexicon.words("works_done"), "hired", "contracted", "ceremony")}
    stems |= {"built", "owned", "began", "laid", "bought"}
    return re.compile(r"\b(?:" + "|".join(sorted(stems)) + ")", re.IGNORECASE)


@cache
def _ends() -> re.Pattern[str]:
    """The beginnings of verbs that end or halt a work, which need no year."""
    return re.compile(r"\b(?:" + "|".join(sorted(w[:6] for w in lexicon.words("works_stopped"))) + ")", re.IGNORECASE)


@cache
def _lines() -> re.Pattern[str]:
    """Lines on the ground: "the Lagos-Kano line", "a link from Lagos", "the 90 km stretch", "the $800 million line"."""
    words = "|".join(sorted(lexicon.words("lines")))
    sizes = r"(?:km|kilomet(?:re|er)|mile|[mb]illion)"
    return re.compile(rf"[A-Z]\w+[-–][A-Z]\w+\s+(?:{words})\b|\b(?:{words})\s+(?:from|between)\b|{sizes}\s+(?:{words})\b")


@cache
def _works() -> re.Pattern[str]:
    return any_of(form for word in lexicon.works() for form in (word, f"{word}s"))


def triggered(located: Located, sentence: Span) -> bool:
    """Whether a sentence may tell of a work: it has a word for one, and a list, or a verb with a body or a year."""
    text = located.text(sentence)
    if not _works().search(text) and not _lines().search(text):
        return False
    if listed_works.LIST.search(text) or listed_works.AMONG.search(text):
        return True
    where = located.within(sentence, "COUNTRY") or lexicon.places().search(text)
    told = (
        BY_NAME.search(text)
        or YEAR.search(text)
        or _ends().search(text)
        or instrument_word().search(text)
        or BEGUN.search(text)
    )
    named = located.within(sentence, "ORG") or (where and told)
    known = NAMED.search(text) or text.startswith("The ")  # it may lie where the heading or the passage says
    return bool((named or (known and YEAR.search(text))) and _verbs().search(text))


def find(located: Located, here: Scene, told: Sequence[Told]) -> Iterator[Told]:
    """The works of a sentence that no figure of it is about."""
    listed = tuple(listed_works.listed(located, here))
    yield from listed
    if listed or any(one.kind == "project" for one in told):
        return
    paid = {one.told_by.start for one in told if one.kind == "financing" and one.told_by is not None}
    used: set[int] = set()
    for trigger in here.triggers:
        if trigger.frame.kind == "project" and trigger.frame.pos == "noun" and (verb := _done(here, trigger)) is not None:
            if here.parsed.span([verb]).start in paid:
                verb = next((c for c in here.parsed.tree.children(verb) if _goes_on(here.parsed.tree, c)), None)
            if verb is None or verb in used:
                continue
            one = _work(located, here, trigger, verb)
            if one is not None and (not used or placed_works.own_places(here, trigger)):
                used.add(verb)
                yield one
                yield from _added(located, here, trigger, verb)


def _added(located: Located, here: Scene, first: Trigger, verb: int) -> Iterator[Told]:
    """The works that "and" adds to one, each with a place of its own: "built Peru's largest dam and Chile's first"."""
    tree = here.parsed.tree
    for other in here.triggers:
        joined = tree.tokens[other.at].dep == "conj" and first.at in path(tree, other.at)
        if joined and other.frame.kind == "project" and other.frame.pos == "noun" and placed_works.own_places(here, other):
            one = _work(located, here, other, verb)
            if one is not None:
                yield one


def _done(here: Scene, trigger: Trigger) -> int | None:
    """The verb that builds, opens, owns, runs or pays for a work: the work, or a stage of it such as its construction, is
    its object or passive subject."""
    tree = here.parsed.tree
    if (ended := stages.stopped_plan(tree, trigger.at)) is not None:
        return ended
    at = stages.of(tree, _named_by(tree, trigger.at))
    if stages.is_ceremony(tree, at):
        return tree.tokens[at].head if tree.tokens[tree.tokens[at].head].pos == "VERB" else None
    over = tree.tokens[at]
    verb = over.head
    if over.dep == "attr" or _is_an_end(tree, at):
        return at if over.dep == "pobj" else _opening(tree, verb)
    verb = _due(tree, verb)
    if (over.dep in clauses.SUBJECTS or not at) and under_way.state(tree, verb):  # "Work on the dam ... is" has no subject
        return verb
    if not _is_done_by(tree, verb) and (aside := _done_aside(tree, at)) is not None:
        return aside
    if not _is_done_by(tree, verb) and over.dep in ("nsubj", "nsubjpass"):
        verb = next((c for c in tree.children(verb) if _goes_on(tree, c)), verb)
    if stages.acts_on_stage(tree, at):
        verb, at = tree.tokens[over.head].head, over.head
    elif over.dep not in ("dobj", "nsubjpass", "nsubj", "obj"):
        return None
    lemma = tree.tokens[verb].lemma
    if not _is_done_by(tree, verb):
        return None
    alone = lemma in ("open", "begin", "start", "commence") and not any(
        tree.tokens[c].dep == "dobj" for c in tree.children(verb)
    )
    told = alone or lemma in ("begin", "go", "come", "enter") or _is_behind_comma(tree, verb)
    return verb if over.dep != "nsubj" or told else None


def _is_behind_comma(tree: Tree, verb: int) -> bool:
    """Whether a verb is a participle behind a comma: "the plant in A, inaugurated in 2004, is ..."."""
    aux = any(tree.tokens[c].dep in ("aux", "auxpass", "dobj") for c in tree.children(verb))
    return verb > 0 and tree.tokens[verb].tag == "VBN" and tree.tokens[verb - 1].text == "," and not aux


def _due(tree: Tree, verb: int) -> int:
    """What is planned to be done, for a verb of a plan in the passive, "is due to open"; else the verb itself."""
    if tree.tokens[verb].lemma not in lexicon.words("due") or not is_passive(tree, verb):
        return verb
    return next((c for c in tree.children(verb) if tree.tokens[c].dep == "xcomp" and _is_done_by(tree, c)), verb)


def _goes_on(tree: Tree, verb: int) -> bool:
    """Whether "and" adds a verb that does something to a work, without a subject: "was sold and went on stream"."""
    own = bool(subjects(tree, verb))
    passive = is_passive(tree, verb) or tree.tokens[verb].lemma in ("go", "come", "enter", "open", *placed_works.BEGINS)
    return tree.tokens[verb].dep == "conj" and not own and passive and _is_done_by(tree, verb)


def _is_an_end(tree: Tree, at: int) -> bool:
    """Whether a noun for the end of building says when or how something came about: "changed with the opening of a port"."""
    token = tree.tokens[at]
    link = tree.tokens[token.head]
    return (
        token.dep == "pobj"
        and token.lemma in lexicon.words("stages_done")
        and link.lemma in ("with", "by", "after", "since")
    )


def _opening(tree: Tree, verb: int) -> int | None:
    """The participle before what something is said to be: "Opened in 2010, it is A's largest port"."""
    if tree.tokens[verb].lemma != "be":
        return None
    before = [c for c in tree.children(verb) if c < verb and tree.tokens[c].dep == "advcl" and tree.tokens[c].tag == "VBN"]
    return next((c for c in before if _is_done_by(tree, c)), None)


def _done_aside(tree: Tree, at: int) -> int | None:
    """The verb of a clause on the side by which something was done to a work: "a port that was opened in 2015 ..."."""
    hung = [c for c in tree.children(at) if tree.tokens[c].dep in ("acl", "relcl") and tree.tokens[c].tag == "VBN"]
    whole = [c for c in tree.children(at) if tree.tokens[c].dep == "relcl" and tree.tokens[c].tag in ("VBD", "VBN")]
    made = [
        c
        for c in whole
        if tree.tokens[c].lemma in ("go", "come", "open")
        or any(tree.tokens[k].dep == "nsubj" and tree.tokens[k].pos != "PRON" for k in tree.children(c))
    ]
    return next((c for c in (*hung, *made) if _is_done_by(tree, c) and (c in made or is_passive(tree, c))), None)


def _is_done_by(tree: Tree, verb: int) -> bool:
    """Whether a verb is one for doing something to a work; "put up" and "put into operation" are."""
    token = tree.tokens[verb]
    if stages.breaks_ground(tree, verb) or stages.works_on(tree, verb):
        return True
    into = [c for c in tree.children(verb) if tree.tokens[c].dep == "prep" and tree.tokens[c].lemma in ("into", "in", "on")]
    used = any(tree.tokens[n].lemma in lexicon.words("in_use") for c in into for n in tree.children(c))
    if token.pos == "VERB" and token.lemma in ("put", "bring", "come", "go", "enter") and used:
        return True
    parts = {tree.tokens[c].lemma for c in tree.children(verb) if tree.tokens[c].dep == "prt"}
    phrase = ("up" in parts and token.lemma in ("put", "set")) or ("over" in parts and token.lemma == "take")
    return token.pos == "VERB" and (token.lemma in lexicon.words("works_done") or phrase)


def _named_by(tree: Tree, at: int) -> int:
    """The name that a work's noun stands beside: of "Oyu, a copper mine", the first word; else the noun."""
    token = tree.tokens[at]
    return token.head if token.dep == "appos" and tree.tokens[token.head].pos == "PROPN" else at


def _work(located: Located, here: Scene, trigger: Trigger, verb: int) -> Told | None:
    parsed = here.parsed
    found = under_way.standing_of(located, parsed, verb)
    agreed = contracted.is_named(here, trigger, verb) or stages.is_won(parsed.tree, verb)
    if (
        found.name in PLANNED
        or (_is_unreal(parsed.tree, verb) and not agreed)
        or (parsed.tree.tokens[trigger.at].tag == "NNS" and not _is_counted(parsed.tree, trigger.at))
    ):
        return None
    filled = placed_works.of_work(located, here, trigger, verb)
    span = deciding.span_of(parsed, trigger)
    when = times.of_figure(located, parsed, span, verb, span.end, trigger.at) or of_its_clause(located, parsed, verb)
    name = work_names.of(located, parsed, trigger, verb, filled, when)
    places = {one.actor.code for one in filled if one.role == "place" and one.actor.code}
    doers = [one for one in filled if one.role in ("contractor", "owner", "operator", "giver")]
    sure = agreed or stages.needs_no_time(parsed.tree, verb) or found.name == "planned"
    sure = sure or stages.is_by_a_name(parsed.tree, verb, {t.at for t in here.triggers})
    if name is None or not places or not (when is not None or doers or sure):
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
    if tree.tokens[tree.tokens[verb].head].lemma in lexicon.words("due") or stages.will_be(tree, verb):
        return False
    return any(t.tag == "TO" or t.lemma in ("would", "could", "may", "might", "should", "can", "must") for t in own)


def _is_counted(tree: Tree, at: int) -> bool:
    """Whether works are a few that are counted: "four reactors"."""
    return any(tree.tokens[c].dep == "nummod" for c in tree.children(at))


def of_its_clause(located: Located, parsed: Parsed, verb: int | None = None) -> Mention | None:
    """The only time of a sentence, where a clause tells by it what was done to the work: "..., which was opened in 2016"; of
    several that of what "and" adds to the verb: "was built by A and opened in 1869"."""
    inside = [d for d in located.within(parsed.sentence, "DATE") if d.norm and "/" not in d.norm]
    over = [(d, clauses.verb_over(parsed, d)) for d in inside]
    done = [(d, at) for d, at in over if at is not None and _is_done_by(parsed.tree, at)]
    if verb is not None and (own := [d for d, at in done if at == verb or verb in path(parsed.tree, at)]):
        return own[0]
    return inside[0] if len(inside) == 1 and done else None


def is_stopped(parsed: Parsed, figure: Mention, works: Sequence[Trigger]) -> bool:
    """Whether a figure counts works that somebody ended or halted: each such thing is told of as a work, not as a count."""
    tree, at = parsed.tree, clauses.anchor(parsed, figure)
    if figure.kind != "count" or at is None:
        return False
    noun = next((t.at for t in works if t.frame.kind == "project" and (at == t.at or tree.tokens[at].head == t.at)), None)
    if noun is None:
        return False
    verbs = [tree.tokens[noun].head, *(c for c in tree.children(noun) if tree.tokens[c].dep in ("acl", "relcl"))]
    return any(tree.tokens[v].lemma in lexicon.words("works_stopped") and tree.tokens[v].pos == "VERB" for v in verbs)
