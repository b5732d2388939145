"""Who stands in which role of a work, and where it lies."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.records import clauses
from extractors.records.frames import at_home, contracted, filling, lexicon, listed_works, passage, stages, work_names
from extractors.records.frames.filling import Filled, countries_of
from extractors.records.frames.lexicon import Role
from extractors.records.frames.of_itself import GOVERNMENT
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import is_inside, path
from extractors.records.frames.triggers import Trigger
from extractors.records.frames.who import Actor
from extractors.records.located import Located

MADE: Mapping[str, Role] = {
    "built": "contractor",
    "made": "contractor",
    "constructed": "contractor",
    "funded": "giver",
    "financed": "giver",
    "backed": "giver",
    "owned": "owner",
    "run": "operator",
    "operated": "operator",
}
"""Words behind a hyphen by which a country builds a work, pays for it, owns or runs it."""
ANOTHER_CLAUSE = re.compile(r";|\b(?:while|whilst|whereas)\b")
BEGINS = frozenset({"begin", "start", "commence", "launch"})


def of_work(located: Located, here: Scene, trigger: Trigger, verb: int) -> tuple[Filled, ...]:
    """Who stands in which role of the work's noun and of its verbs, those that "and" adds included.

    Who opens or stops a work at home does not build it. Where it lies the sentence or passage tells if its own words do not.
    """
    tree = here.parsed.tree
    found = [f for f in filling.fill(tree, here.actors, trigger, "project", None) if _is_of_its_clause(here, verb, f.actor)]
    at = {one.actor.start for one in found}
    for word in here.triggers:
        joined = word.at == verb or (word.frame.pos == "verb" and verb in path(tree, word.at)[1:3])
        if joined and word.frame.pos == "verb":
            found += [
                one
                for one in filling.fill(tree, here.actors, word, "project", None)
                if one.actor.start not in at and one.far <= work_names.NEAR and _is_of_its_clause(here, verb, one.actor)
            ]
            at = {one.actor.start for one in found}
    if any(word.at == verb and word.frame.type == "commerce" for word in here.triggers):  # who buys a work owns it
        found = [replace(one, role="owner") if one.role == "giver" else one for one in found]
        found = [one for one in found if (one.role, one.slot) != ("place", "from")]  # who sells it
    if (
        tree.tokens[verb].lemma in lexicon.words("opens_works") | lexicon.words("works_stopped")
        and len(countries_of(found)) < 2
    ):
        found = [one for one in found if one.slot != "subj" or one.actor.sort == "organization" or one.role == "place"]
    if own := own_places(here, trigger):
        found = [one for one in found if one.role != "place" or one.actor.start in own]
    found += _begun_by(here, verb, found)
    found += [*_joined_by(here, trigger, found), *made_by(here, trigger, found)]
    if not any(one.role == "place" and one.actor.code for one in found):
        found += (
            _by_its_state(found)
            or [one for one in (who_builds_at_home(found),) if one is not None and not _names_another(here, found)]
            or _placed(located, here, trigger, found)
            or list(listed_works.headed(here, _codes(found)))
            or list(_where_it_is_named(located, here, trigger, found))
            or _at_home(found)
        )
    return contracted.with_their_builder(here, found)


def _codes(found: Sequence[Filled]) -> frozenset[str]:
    return frozenset(one.actor.code for one in found if one.actor.code)


def _is_of_its_clause(here: Scene, verb: int, actor: Actor) -> bool:
    """Whether somebody stands in the clause of a work's verb, not in one with a subject of its own that "and" adds to it."""
    tree, over = here.parsed.tree, clauses.governor(here.parsed, actor.at)
    if over is None or over == verb or tree.tokens[over].dep != "conj" or verb not in path(tree, over):
        return True
    return not any(tree.tokens[c].dep in clauses.SUBJECTS for c in tree.children(over))


def _begun_by(here: Scene, verb: int, found: Sequence[Filled]) -> list[Filled]:
    """Who is said to begin to build, as who builds it."""
    tree, known = here.parsed.tree, {one.actor.start for one in found}
    doers = [a for a in here.actors if tree.tokens[a.at].dep == "nsubj" and tree.tokens[a.at].head == verb]
    begins = tree.tokens[verb].lemma in BEGINS or stages.breaks_ground(tree, verb)
    kept = [a for a in doers if begins and a.sort in ("country", "organization") and a.start not in known]
    return [Filled("contractor", a, "subj", 0.5) for a in kept]


def _joined_by(here: Scene, trigger: Trigger, found: Sequence[Filled]) -> list[Filled]:
    """What a line is said to join, as where it lies: "a cable connecting A and B"."""
    tree, known = here.parsed.tree, {one.actor.start for one in found}
    joins = [
        c
        for c in tree.children(trigger.at)
        if tree.tokens[c].dep in ("acl", "relcl") and tree.tokens[c].lemma in lexicon.words("joins")
    ]
    ends = {i for verb in joins for i in tree.subtree(verb)}
    return [
        Filled("place", a, "", 1.0)
        for a in here.actors
        if a.at in ends and a.code and a.sort in ("country", "place") and a.start not in known
    ]


def _at_home(found: Sequence[Filled]) -> list[Filled]:
    """The country that builds, as the place, where nobody else and no other place is told: it builds at home."""
    doers = [one for one in found if one.role == "contractor" and one.slot == "subj" and one.actor.sort == "country"]
    alone = len(countries_of(found)) == 1 and not any(_is_a_firm(one) for one in found)
    return [Filled("place", doers[0].actor, "", 3.0, "who builds it")] if doers and alone else []


def _names_another(here: Scene, found: Sequence[Filled]) -> bool:
    """Whether a sentence names a country or a town of one beside those who act."""
    used = countries_of(found)
    return any(a.code and a.code not in used for a in here.actors)


def who_builds_at_home(found: Sequence[Filled]) -> Filled | None:
    """The country that builds, as the place, where it is none that is known to build and lend abroad."""
    home = next(iter(_at_home(found)), None)
    return home if home is not None and home.actor.code not in lexicon.providers() else None


def _where_it_is_named(located: Located, here: Scene, trigger: Trigger, found: Sequence[Filled]) -> Iterator[Filled]:
    """The one country that the other sentences which call a work by its name have in common, but for those who act."""
    name = work_names.own(here.parsed, trigger)
    if name is None or name.end - name.start == len(trigger.frame.word):
        return
    text, start, used = located.document.text, here.parsed.sentence.start, countries_of(found)
    lands: Counter[str] = Counter()
    hits = [
        hit
        for hit in re.finditer(re.escape(located.text(name)), text)
        if not start <= hit.start() < here.parsed.sentence.end
    ]
    for hit in hits:
        around = Span(text.rfind(". ", 0, hit.start()) + 1, (text.find(". ", hit.end()) + 1 or len(text)))
        lands.update({m.norm for m in located.within(around, "COUNTRY") if m.norm} - used)
    common = [code for code, n in lands.items() if n == len(hits)]
    if len(common) == 1:
        yield Filled("place", Actor(start, start, 0, common[0], common[0], "country", "name"), "", 3.4, "where it is named")


def _is_a_firm(one: Filled) -> bool:
    """Whether who builds is a body that is no government: it builds abroad as well as at home."""
    return one.role == "contractor" and one.actor.sort == "organization" and not one.actor.name.startswith(GOVERNMENT)


def _by_its_state(found: Sequence[Filled]) -> list[Filled]:
    """The country of the only government that owns or runs a work, as its place."""
    states = [one for one in found if one.role in ("owner", "operator") and one.actor.name.startswith(GOVERNMENT)]
    return [Filled("place", states[0].actor, "", 3.0, "who runs it")] if len(countries_of(states)) == 1 else []


def _placed(located: Located, here: Scene, trigger: Trigger, found: Sequence[Filled]) -> list[Filled]:
    """Where a work lies by the only country that its sentence names beside those who act, or by the sentence before."""
    used = countries_of(found)
    lands = [
        a
        for a in here.actors
        if a.code
        and a.sort != "organization"
        and not at_home.of_who_builds(here.parsed.tree, a, {t.at for t in here.triggers})
        and not is_apart(located, here.parsed.span([trigger.at]), a)
    ]
    rest = {a.code: a for a in reversed(lands) if a.code not in used}
    if len(rest) > 1 and not used:  # "beyond A, in B, a contract to build"
        rest = {a.code: a for a in reversed(here.actors) if a.code in rest and is_inside(here.parsed.tree, a.at)}
    if len(rest) == 1:
        return [Filled("place", a, "", 3.0, "elsewhere in the sentence") for a in rest.values()]
    before = passage.side(located, here.passage, here.parsed.sentence, "place", used) if not rest else None
    return [before] if before is not None else []


def is_apart(located: Located, work: Span, actor: Span) -> bool:
    """Whether "while" or a semicolon stands between a work and somebody: "A gets 3 million, while B builds 5 km"."""
    first, last = sorted((work.start, actor.start))
    return ANOTHER_CLAUSE.search(located.document.text, first, last) is not None


def _behind_hyphen(tree: Tree, at: int) -> str:
    """The word that a hyphen joins to one: of "German-built" the second; "" for none."""
    tokens = tree.tokens[at + 1 : at + 3]
    return tokens[1].text if len(tokens) > 1 and tokens[0].text in ("-", "‐", "–") else ""


def made_by(here: Scene, trigger: Trigger, found: Sequence[Filled]) -> list[Filled]:
    """Whose country a hyphen says to have built or paid for a work: "the German-built bridge"."""
    tree, known = here.parsed.tree, {one.actor.start for one in found}
    own = [a for a in here.actors if a.start not in known and a.at in tree.subtree(trigger.at)]
    roles = ((MADE.get(_behind_hyphen(tree, a.at)), a) for a in own)
    return [Filled(role, a, "amod", 0.5) for role, a in roles if role is not None]


def own_places(here: Scene, trigger: Trigger) -> frozenset[int]:
    """Where the countries start that stand within a work's own words, not within those that "and" adds."""
    tree = here.parsed.tree
    added = {i for c in tree.children(trigger.at) if tree.tokens[c].dep == "conj" for i in tree.subtree(c)}
    own = set(tree.subtree(trigger.at)) - added
    return frozenset(a.start for a in here.actors if a.code and a.sort != "organization" and a.at in own)
