"""What a figure is a fact of: its kind and type, from the word that it belongs to."""

import re
from dataclasses import dataclass, replace

from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records.clauses import Parsed
from extractors.records.frames import lent, lexicon, movements, slots, sold_shares, stages, stocks, wholes
from extractors.records.frames.belonging import Belonging, governing, hangs_on
from extractors.records.frames.lexicon import Frame
from extractors.records.frames.slots import main_verb_among, path
from extractors.records.frames.triggers import Trigger
from extractors.records.located import Located

SURE = 3.0  # score from which a figure is taken to belong to a word
FAR_OFF = 3.5  # score below which a noun for money given stands in another clause than the sum
UNSURE = 6.5  # score up to which a verb of giving may say more than a claim's noun
LENGTHS = frozenset({"km", "[mi_i]"})
BUILT = 8.0  # score of a verb from which a length is what it builds
NO_MONEY = frozenset({"share", "count", "capacity"})
"""Measures that no sum of money is of."""
NOT_OWED = frozenset({"assistance", "budget_support", "equity_investment", "grant", "pledge", "technical_assistance"})
INVESTED = frozenset({"fdi_flow", "fdi_stock", "investment"})
OF_GDP = re.compile(
    r"\s*(?:of\s+)?(?:\w+[’']s?\s+|its\s+|the\s+|their\s+|annual\s+|country['’]s\s+|(?:1[89]|20)\d\d\s+)*(?:gdp|gnp|gni|gross\s+(?:domestic|national)|national\s+income)\b",
    re.I,
)
A_PIECE = re.compile(
    r"\s*(?:/|per\s+|an?\s+)\s*(?:km|kilomet(?:re|er)|mile|MW|megawatt|ton(?:ne)?|unit|day|week|month)\b", re.IGNORECASE
)
"""What stands behind a price of a piece of a work, which is not what the work costs."""
GENERAL = Frame("", "noun", "claim", "other", {})


@dataclass(frozen=True, slots=True)
class Decision:
    """The kind and type of a figure's fact, the trigger whose frame gives the roles, and how sure it is (0 to 10)."""

    kind: str
    type: str
    trigger: Trigger
    score: float


def decide(
    located: Located,
    parsed: Parsed,
    figure: Mention,
    at: int,
    found: Belonging | None,
    triggers: tuple[Trigger, ...],
    terms_told: bool,
) -> Decision:
    """The fact that a figure belongs to; a claim of no certain measure where nothing tells."""
    if figure.kind == "percent":
        return _share(located, parsed, figure, at, found, governing(parsed, at, triggers))
    if figure.kind == "quantity":
        return _quantity(parsed.tree, figure, at, found)
    if figure.kind == "count" and not lent.is_of_old_money(figure):
        return _count(parsed, figure, at, found, governing(parsed, at, triggers))
    return _money(located, parsed, figure, at, found, triggers, terms_told)


def _money(
    located: Located,
    parsed: Parsed,
    figure: Mention,
    at: int,
    found: Belonging | None,
    triggers: tuple[Trigger, ...],
    terms_told: bool,
) -> Decision:
    if lent.by_programme(located, parsed, figure):
        return Decision("financing", lent.LENT.type, Trigger(at, at, lent.LENT), 6.0)
    carrier = governing(parsed, at, triggers)
    if found is not None and carrier is not None and _is_nearer(parsed, at, carrier, found.trigger):
        found = replace(found, score=0.0)
    if found is None or found.score < SURE:
        if lent.from_a_lender(located, parsed, figure):
            return Decision("financing", "loan" if terms_told else "assistance", Trigger(at, at, lent.LENT), 5.0)
        if found is None and carrier is None and lent.goes_to_a_country(located, parsed, figure):
            return Decision("financing", "assistance", Trigger(at, at, lent.LENT), 4.0)
        if any(t.frame.word in ("recipient", "beneficiary") for t in triggers):
            return Decision("financing", "assistance", Trigger(at, at, lent.LENT), 4.0)
        return _carried(parsed, at, carrier, triggers) or Decision("claim", "other", _at(found, at), 1.0)
    weak = found.trigger.frame.type in ("share", "price", "other") and found.score < UNSURE
    if weak and lent.from_a_lender(located, parsed, figure):
        return Decision("financing", "loan" if terms_told else "assistance", Trigger(at, at, lent.LENT), 5.0)
    return _of_word(located, parsed, figure, at, found, triggers, carrier)


def _is_nearer(parsed: Parsed, at: int, carrier: Trigger, other: Trigger) -> bool:
    """Whether a verb moves a sum that is not of another verb, whose clause stands beside: "lends A 5 and gives B 2"."""
    if other.frame.pos != "verb" or carrier.at == other.at or carrier.frame.kind or parsed.tree.tokens[other.at].head == at:
        return False
    over = path(parsed.tree, at)
    between = over[: over.index(carrier.at) + 1] if carrier.at in over else ()  # "5 million promised by A would fund B"
    return other.at not in between


def _of_word(
    located: Located,
    parsed: Parsed,
    figure: Mention,
    at: int,
    found: Belonging,
    triggers: tuple[Trigger, ...],
    carrier: Trigger | None,
) -> Decision:
    """The fact of a sum by the word that it belongs to."""
    trigger = lent.swapped(located, parsed, figure, at, lent.lent_for(parsed.tree, found.trigger, triggers))
    trigger = movements.of_an_instalment(parsed.tree, movements.of_a_balance(trigger, triggers), carrier)
    trigger = movements.of_a_payment(
        parsed.tree, trigger, carrier, carrier is not None and _is_moved(parsed.tree, at, carrier.at)
    )
    kind = trigger.frame.kind
    if kind == "agreement" and lent.is_an_arrangement(located, parsed, figure):
        return Decision("financing", "credit_line", replace(trigger, frame=lent.LENT), found.score)
    if trigger.frame.type in NO_MONEY or trigger.frame.word in lexicon.words("bids"):
        return Decision("claim", "other", trigger, found.score)
    if trigger.frame.word == "interest":  # a sum of money is no rate: it is what was paid
        service = lexicon.frames("noun")[lexicon.key("interest payment")]
        return Decision("claim", service.type, replace(trigger, frame=service), found.score)
    if stocks.is_one(located, parsed, figure, at, trigger, carrier):
        return Decision("claim", "debt_stock", trigger, found.score)
    moved = carrier is not None and carrier.frame.kind == "financing" and _is_moved(parsed.tree, at, carrier.at)
    if trigger.frame.type == "assistance" and trigger.frame.pos == "noun" and carrier is not None and moved:
        return Decision("financing", carrier.frame.type, carrier, found.score)
    if kind == "project" and carrier is not None and moved and not _modifies(parsed, figure, trigger):
        return Decision("financing", carrier.frame.type, carrier, found.score)
    works = kind == "project" or trigger.frame.type == "price"
    if (
        works
        and trigger.frame.pos == "noun"
        and stages.is_for(parsed.tree, at, trigger.at)
        and (given := _carried(parsed, at, carrier)) is not None
    ):
        return given
    builds = kind == "project" and trigger.frame.pos == "verb"
    nouns, verbs = ({t.at for t in triggers if t.frame.kind == "project" and t.frame.pos == pos} for pos in ("noun", "verb"))
    builds_with = trigger.frame.type == "investment" and (
        (carrier is not None and carrier.frame.kind == "project")
        or stages.is_cost_of(parsed.tree, trigger.at, nouns)
        or stages.is_begun_with(parsed.tree, trigger.at, nouns)
        or stages.is_to_build(parsed.tree, trigger.at, verbs)
    )
    whole = A_PIECE.match(located.document.text, figure.end) is None
    costs = builds or builds_with or trigger.frame.type == "price"
    if whole and costs and (work := _work(parsed, at, triggers)) is not None:
        return Decision("project", work.frame.type, work, found.score - (0 if builds else 1))
    if builds:
        return _carried(parsed, at, carrier) or Decision("claim", "other", trigger, 2.0)
    unsure = found.score < (UNSURE if kind in ("claim", "project") else FAR_OFF)
    told = _carried(parsed, at, carrier) if unsure and trigger.frame.pos == "noun" else None
    return told or Decision(kind, trigger.frame.type or "other", trigger, found.score)


def _modifies(parsed: Parsed, figure: Mention, trigger: Trigger) -> bool:
    """Whether a figure stands in the noun phrase of a word, before it: "a 5 million port", not "5 million in ports"."""
    words = parsed.words(Span(figure.start, figure.end))
    between = parsed.tree.tokens[words[-1] + 1 : trigger.at] if words else ()
    return bool(words) and words[-1] < trigger.at and not any(token.pos in ("ADP", "VERB", "AUX") for token in between)


def _at(found: Belonging | None, at: int) -> Trigger:
    return found.trigger if found is not None else Trigger(at, at, GENERAL)


def _carried(parsed: Parsed, at: int, carrier: Trigger | None, triggers: tuple[Trigger, ...] = ()) -> Decision | None:
    """Assistance by a verb of giving or receiving that moves the sum itself; what is bought or paid, or poured in by
    investors, is a claim."""
    if carrier is None or carrier.frame.kind or movements.is_done_by_a_measure(parsed.tree, carrier):
        return None
    if not _is_moved(parsed.tree, at, carrier.at) and not _comes_with(parsed.tree, at, carrier):
        return None
    if carrier.frame.type == "commerce":
        return Decision("claim", "other", carrier, 4.0)
    invested = next((t.frame for t in triggers if t.frame.type in INVESTED or t.frame.word == "investor"), None)
    if carrier.frame.type == "inflow" and invested is not None:
        return Decision("claim", invested.type or "investment", carrier, 5.0)
    return (
        Decision("financing", "assistance", carrier, 4.0)
        if set(carrier.frame.slots.values()) & {"giver", "receiver"}
        else None
    )


def in_kind(parsed: Parsed, at: int, triggers: tuple[Trigger, ...]) -> Decision | None:
    """Goods that a verb of giving moves: the decision to try before that of a mere count or quantity."""
    verb = governing(parsed, at, triggers)
    if (
        verb is None
        or verb.frame.kind not in ("", "financing")
        or "giver" not in verb.frame.slots.values()
        or verb.frame.type == "commerce"
    ):
        return None
    return Decision("financing", "in_kind", verb, 5.0)


def _is_moved(tree: Tree, at: int, verb: int) -> bool:
    """Whether a figure is what a verb moves: its object, its passive subject, or the noun that its participle is of."""
    if hangs_on(tree, verb, at):
        return True
    near = next((i for i in path(tree, at) if tree.tokens[i].head == verb), None)
    if near is None or slots.is_in_a_clause_on(tree, at, near):
        return False
    return tree.tokens[near].dep in ("dobj", "nsubjpass", "obj", "attr", "oprd", "npadvmod")


def _comes_with(tree: Tree, at: int, verb: Trigger) -> bool:
    """Whether a figure stands behind the "with" that a verb gives by: "came forward with 5 million"."""
    link = tree.tokens[tree.tokens[at].head]
    return verb.frame.slots.get("with") == "thing" and link.lemma == "with" and link.head == verb.at


def _work(parsed: Parsed, at: int, triggers: tuple[Trigger, ...]) -> Trigger | None:
    """The noun for something built that a sum is the cost of: the subject, or what the verb over it builds."""
    works = [t for t in triggers if t.frame.kind == "project" and t.frame.pos == "noun"]
    up = path(parsed.tree, at)
    near = [t for t in works if any(i in up for i in path(parsed.tree, t.at)[:4])]
    return min(near, key=lambda t: abs(t.at - at), default=None)


def _share(
    located: Located, parsed: Parsed, figure: Mention, at: int, found: Belonging | None, verb: Trigger | None
) -> Decision:
    text = located.document.text
    moved = verb is not None and verb.frame.kind == "financing" and _is_moved(parsed.tree, at, verb.at)
    if verb is not None and moved and not movements.is_of_money(parsed.tree, at, verb.at):
        return Decision("financing", verb.frame.type, verb, 7.5)
    trigger = found.trigger if found is not None else Trigger(at, at, GENERAL)
    score = found.score if found is not None else 1.0
    equity = trigger.frame.type == "equity_investment" and score > 9  # "a stake of 5 %"
    if sold_shares.changes_hands(located, parsed, figure, at, equity):
        stake = lexicon.frames("noun")[lexicon.key("stake")]
        own = trigger if trigger.frame.type == stake.type else Trigger(at, at, stake)
        return Decision("financing", "equity_investment", own, 7.0)
    if OF_GDP.match(text, figure.end):
        kinds = {"debt_stock", "debt_service", "trade_balance", "reserves", "revenue"}
        return Decision("claim", trigger.frame.type if trigger.frame.type in kinds else "share", trigger, score)
    if movements.is_one(located, parsed.sentence, parsed.tree, figure, at):
        return Decision("claim", "other", trigger, score)
    if trigger.frame.type == "debt_relief" and not text.startswith(" of ", figure.end):  # "a 37 % haircut"
        return Decision("financing", "debt_relief", trigger, score)
    if wholes.is_of_things(parsed.tree, at, trigger.at):
        return Decision("claim", "share", trigger, score)  # "37 percent of countries may see their debt grow"
    if trigger.frame.type in ("price", "debt_service"):
        of_costs = trigger.frame.type == "price" and wholes.whole(parsed.tree, at) == trigger.at
        return Decision("claim", "share" if of_costs else trigger.frame.type, trigger, score)
    lent = trigger.frame.kind == "financing" and trigger.frame.pos == "noun"
    owed = lent and trigger.frame.type not in NOT_OWED
    return Decision("claim", "debt_share" if owed or trigger.frame.type == "debt_stock" else "share", trigger, score)


def _is_a_length_built(trigger: Trigger, figure: Mention) -> bool:
    """Whether a verb of building acts on so many kilometres of something: "built 370 km of pipes"."""
    return (trigger.frame.kind, trigger.frame.pos) == ("project", "verb") and figure.unit in LENGTHS


def _quantity(tree: Tree, figure: Mention, at: int, found: Belonging | None) -> Decision:
    verb = main_verb_among(tree, path(tree, at)[1:])
    has = verb is not None and tree.tokens[verb].lemma in lexicon.words("possesses")  # "A has 370 km of roads"
    if (
        found is not None
        and found.score >= 7
        and found.trigger.frame.kind == "project"
        and found.trigger.frame.pos == "noun"
        and not (has and figure.unit in LENGTHS)
    ):
        return Decision("project", found.trigger.frame.type, found.trigger, found.score)
    if found is not None and found.score >= BUILT and _is_a_length_built(found.trigger, figure):
        return Decision("project", found.trigger.frame.type or "other", found.trigger, found.score)
    if found is None or found.score < SURE:
        return Decision("claim", "capacity", Trigger(at, at, GENERAL), 2.0)
    kind = (
        found.trigger.frame.type if found.trigger.frame.type in ("exports", "imports", "trade", "reserves") else "capacity"
    )
    return Decision("claim", kind, found.trigger, found.score)


def _count(parsed: Parsed, figure: Mention, at: int, found: Belonging | None, verb: Trigger | None) -> Decision:
    if (
        figure.method == "deal_count"
        and verb is not None
        and verb.frame.kind == "financing"
        and _is_moved(parsed.tree, at, verb.at)
    ):
        return Decision("financing", verb.frame.type, verb, 7.0)
    trigger = found.trigger if found is not None and found.score >= SURE else Trigger(at, at, GENERAL)
    return Decision("claim", "count", trigger, 4.0)


def span_of(parsed: Parsed, trigger: Trigger) -> Span:
    """Where a trigger's words stand."""
    return parsed.span(range(trigger.first, trigger.at + 1))
