"""Who gives and who receives by a verb of giving or receiving and what stands around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.fact import Mention, Value
from extractors.records import actors, clauses
from extractors.records.bodies import home, homes
from extractors.records.clauses import Parsed
from extractors.records.coordinated import Share
from extractors.records.located import Located
from extractors.records.vocabulary import aid_sorts, first_sort, verbs

TOWARDS = frozenset({"to", "for", "in"})
AWAY = frozenset({"from", "by"})
OBJECTS = frozenset({"dative", "dobj", "obj"})


@dataclass(frozen=True, slots=True)
class Transfer:
    """The mentions that name giver and receiver, None for each not told. A giver may be a body without a country."""

    giver: Mention | None = None
    receiver: Mention | None = None

    @property
    def donor(self) -> str:
        return home(self.giver) if self.giver is not None else ""

    @property
    def recipient(self) -> str:
        return home(self.receiver) if self.receiver is not None else ""

    @property
    def named(self) -> tuple[Mention, ...]:
        return tuple(m for m in (self.giver, self.receiver) if m is not None)

    @property
    def values(self) -> tuple[Value, ...]:
        """Where giver and receiver were read."""
        sides = (("donor", self.giver), ("recipient", self.receiver))
        return tuple(
            Value(m.start, m.end, name, home(m) or m.norm or m.text, m.method) for name, m in sides if m is not None
        )


def of_verb(located: Located, parsed: Parsed, verb: int) -> Transfer:
    """The transfer that a verb tells, with one country on either side.

    "A gave B x", "A gave x to B", "B was given x by A", "x was given to B by A", "B received x from A", "A approved a loan
    to B".
    """
    lemma = parsed.tree.tokens[verb].lemma
    gives = lemma in verbs("give") or (lemma in verbs("approve") and _acts_on_aid(parsed, verb))
    if not gives and lemma not in verbs("receive"):
        return Transfer()
    if gives and is_passive(parsed, verb):
        return _passive(located, parsed, verb)
    doers = actors.of_verb(located, parsed, verb).mentions
    others = _others(located, parsed, verb, TOWARDS if gives else AWAY, homes(doers))
    if gives:
        return Transfer(_only(doers) or _body(doers), _only(others))
    return Transfer(_only(others) or _body(others), _only(doers))


def is_passive(parsed: Parsed, verb: int) -> bool:
    """Whether the verb tells what was done to its subject."""
    return any(parsed.tree.tokens[c].dep in ("nsubjpass", "auxpass") for c in parsed.tree.children(verb))


def _passive(located: Located, parsed: Parsed, verb: int) -> Transfer:
    """A passive of giving: its agent gives; its subject receives where it is somebody and another thing is given."""
    tree = parsed.tree
    agents = _agents(located, parsed, verb)
    subject = next((c for c in tree.children(verb) if tree.tokens[c].dep == "nsubjpass"), None)
    named = actors.named(clauses.within(located, parsed, clauses.subject(parsed, verb)))
    somebody = any(subject in parsed.words(m) for m in named)
    given = any(tree.tokens[c].dep in ("dobj", "oprd", "obj") for c in tree.children(verb))
    receivers = named if somebody and given else _others(located, parsed, verb, TOWARDS, homes(agents))
    return Transfer(_only(agents) or _body(agents), _only(receivers))


def _agents(located: Located, parsed: Parsed, verb: int) -> tuple[Mention, ...]:
    """Who stands behind "by": the agent, even where the parser ties it to the thing that is given."""
    tree = parsed.tree
    own = clauses.agent(parsed, verb)
    behind = [i for i in clauses.own_words(parsed, verb) if i > verb and tree.tokens[i].lemma == "by"]
    words = own or tuple(k for i in behind for k in tree.subtree(i, clauses.ASIDE))
    return actors.named(clauses.within(located, parsed, words))


def _others(located: Located, parsed: Parsed, verb: int, links: frozenset[str], doers: Sequence[str]) -> tuple[Mention, ...]:
    """Who stands on the other side: countries in objects, or behind the prepositions that lead there.

    A giver behind "from" may be an organisation.
    """
    tree = parsed.tree
    found: list[Mention] = []
    for c in tree.children(verb):
        token = tree.tokens[c]
        behind = token.dep == "prep" and token.lemma in links
        if c < verb or (not behind and token.dep not in OBJECTS):
            continue
        inside = clauses.within(located, parsed, tree.subtree(c))
        bodies = behind and links is AWAY
        found += [m for m in inside if home(m) not in doers and (m.label == "COUNTRY" or (bodies and m.label == "ORG"))]
    return tuple(found)


def _acts_on_aid(parsed: Parsed, verb: int) -> bool:
    tokens = parsed.tree.tokens
    return any(first_sort(aid_sorts(), tokens[head].text) for head in clauses.objects(parsed, verb))


def _only(mentions: Sequence[Mention]) -> Mention | None:
    """The first mention, where all that have a country have the same one."""
    placed = [m for m in mentions if home(m)]
    return placed[0] if len(homes(placed)) == 1 else None


def _body(mentions: Sequence[Mention]) -> Mention | None:
    """The first organisation, where no country stands beside it."""
    bodies = [m for m in mentions if m.label == "ORG"]
    return bodies[0] if bodies and not homes(mentions) else None


def shared(parsed: Parsed, verb: int, told: Transfer, share: Share) -> Transfer:
    """The transfer of one of several sums that a sentence shares out."""
    lemma = parsed.tree.tokens[verb].lemma
    if receives_as_subject(parsed, verb) or (share.given and lemma in verbs("give")):
        return Transfer(told.giver, share.owner)
    return Transfer(share.owner, told.receiver) if told.giver is not None else told


def receives_as_subject(parsed: Parsed, verb: int) -> bool:
    """Whether the subject of the verb is the one that receives: "B received x", "B was lent x"."""
    lemma = parsed.tree.tokens[verb].lemma
    return lemma in verbs("receive") or (lemma in verbs("give") and is_passive(parsed, verb))
