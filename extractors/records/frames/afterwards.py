"""Times of what came of a deal: by when its money was to be spent, and when it was ended."""

import re

from extractors.model.document import Span
from extractors.records import clauses
from extractors.records.clauses import Parsed
from extractors.records.frames import lexicon, standing
from extractors.records.located import Located
from extractors.records.vocabulary import verbs

BY = re.compile(r"\b(?:by|until|till|before)\s+(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE)
APART = frozenset({"acl", "relcl", "advcl", "conj", "xcomp"})


def is_of_spending(located: Located, parsed: Parsed, date: Span, verb: int | None) -> bool:
    """Whether a date is that by which money is spent by another verb than its own: "to be spent by 2015"."""
    over = _apart(parsed, date, verb)
    before = BY.search(located.document.text, parsed.sentence.start, date.start)
    return over is not None and before is not None and parsed.tree.tokens[over].lemma in lexicon.words("spends")


def is_of_its_end(parsed: Parsed, date: Span, verb: int | None) -> bool:
    """Whether a date is that of another verb, by which what is told was ended: "signed a pact, ended by A in 2023"."""
    over = _apart(parsed, date, verb)
    return (
        over is not None and parsed.tree.tokens[over].lemma in verbs("end") and not standing.is_financing(parsed.tree, over)
    )


def is_of_another_time(parsed: Parsed, date: Span, verb: int | None) -> bool:
    """Whether a date is that of what was before or after, told by a clause: "signed a pact after A had agreed in 2019"."""
    tree, over = parsed.tree, _apart(parsed, date, verb)
    if over is None:
        return False
    marks = [c for c in tree.children(over) if tree.tokens[c].dep == "mark"]
    head = tree.tokens[over].head
    marks += [head] if tree.tokens[over].dep == "pcomp" else []
    return any(tree.tokens[c].text.casefold() in lexicon.words("other_times") for c in marks)


def _apart(parsed: Parsed, date: Span, verb: int | None) -> int | None:
    """The verb of a date, where it is another than `verb` and in a clause of its own."""
    over = clauses.verb_over(parsed, date)
    return over if over is not None and over != verb and parsed.tree.tokens[over].dep in APART else None
