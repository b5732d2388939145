"""Named evidence for and against a fact that lies in how its sentence tells it: what was left over, what stands between.

Each is read off the fact as it is told. Of some 1,700 labelled facts of papers and of the press the wrong ones had the
`DOUBTS` in common, and the right ones the `MERITS`; how much each counts is in data/fact_confidence.csv.
"""

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.frames.filling import MAIN, OTHER
from extractors.records.frames.told import Told
from extractors.records.located import Located

WEAK = 5.5
"""Score of a word up to which it tells little: of claims told by such a word a third was wrong, of others a sixth."""
BUNDLE = "agreement_bundle"  # the type of several agreements told as one
FROM_BEFORE = "year from the date before"  # what the method of a date says whose year another date gave
NAMES = frozenset({"NNP", "NNPS"})
POINTERS = frozenset({"the", "this", "that"})

DOUBTS = frozenset(
    {
        "one country at most",
        "a country without part",
        "a figure not taken",
        "a date not taken",
        "several in one",
        "year from before",
        "price",
        "agreement: sum",
        "agreement: told before",
        "agreement: standing",
        "claim: of a body",
        "claim: vague type",
        "claim: may be",
        "claim: weak word",
        "financing: a figure between",
        "financing: no giver",
        "financing: another year",
        "financing: main side without a country",
        "project: about",
        "project: main side missing",
    }
)
"""Evidence that may only make a fact less sure, of all kinds or of one: a fit that finds it a good sign drops it."""

MERITS = frozenset(
    {
        "main side has a country",
        "agreement: main side acts",
        "claim: dated by its verb",
        "financing: giver acts",
        "project: placed in",
        "project: told by a name",
    }
)
"""Evidence that may only make a fact surer."""


def found(located: Located, told: Told) -> dict[str, float]:
    """The evidence by name, 1.0 where it is there."""
    word = _word(told)
    mentions = located.within(told.parsed.sentence)
    figures = [m for m in mentions if m.label == "AMOUNT"]
    dates = [m for m in mentions if m.label == "DATE" and m.norm]
    main = [one for one in told.filled if one.role == MAIN[told.kind]]
    other = [one for one in told.filled if one.role == OTHER.get(told.kind)]
    tags = [token.tag for token in told.parsed.tree.tokens]
    named = {
        "one country at most": len({one.actor.code for one in told.filled} - {""}) < 2,
        "a figure not taken": not told.figures and bool(figures),
        "a date not taken": told.when is None and bool(dates),
        "several in one": told.type == BUNDLE,
        "year from before": told.when is not None and FROM_BEFORE in told.when.method,
        "told before": word is not None and _points(told, word),
        "of a body": any(one.actor.sort == "organization" for one in main),
        "may be": "MD" in tags,
        "weak word": told.score <= WEAK,
        "a figure between": _is_parted(told, figures),
        "another year": bool(_years(told, dates)),
        "main side without a country": bool(main) and not any(one.actor.code for one in main),
        "about": bool(told.figures and told.figures[0].modifier),
        "main side acts": any(one.slot == "subj" for one in main),
        "dated by its verb": _is_dated_by_its_verb(told),
        "giver acts": any(one.slot == "subj" for one in other),
        "placed in": any(one.slot == "in" for one in main),
        "told by a name": word is not None and tags[word] in NAMES,
    }
    return {name: float(there) for name, there in named.items()}


def _is_inside(told: Told, span: Span | None) -> bool:
    sentence = told.parsed.sentence
    return span is not None and sentence.start <= span.start < sentence.end


def _word(told: Told) -> int | None:
    """The word that tells the fact, where the sentence has it."""
    return clauses.anchor(told.parsed, told.told_by) if told.told_by is not None and _is_inside(told, told.told_by) else None


def _points(told: Told, word: int) -> bool:
    """Whether the word speaks of what was told before, "the agreement": its sides and its time stand elsewhere."""
    tree = told.parsed.tree
    return any(tree.tokens[i].lemma in POINTERS for i in tree.children(word))


def _is_parted(told: Told, figures: list[Mention]) -> bool:
    """Whether another figure stands between the fact's own and its word, which may be that one's word."""
    if not told.figures or told.told_by is None:
        return False
    own, word = told.figures[0], told.told_by
    first, last = min(own.end, word.end), max(own.start, word.start)
    return any(first <= m.start < last and m.start != own.start for m in figures)


def _years(told: Told, dates: list[Mention]) -> set[str]:
    """The years that the sentence names and the fact has not: one of them may be its own."""
    when = told.when
    left = {m.norm[:4] for m in dates if when is None or m.end <= when.start or when.end <= m.start}
    return left - {when.norm[:4] if when is not None else ""}


def _is_dated_by_its_verb(told: Told) -> bool:
    """Whether the time hangs on the verb that the figure hangs on, or that tells the fact."""
    core = told.figures[0] if told.figures else told.told_by
    if core is None or told.when is None or not (_is_inside(told, core) and _is_inside(told, told.when)):
        return False
    verb = clauses.verb_over(told.parsed, core)
    return verb is not None and clauses.verb_over(told.parsed, told.when) == verb
