"""Whom "it", "its", "they" mean: the subject before, the last one named, or who is named in a sentence before."""

import re
from collections.abc import Collection, Sequence

from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.records import clauses
from extractors.records.clauses import Parsed
from extractors.records.frames import lexicon, passage, who
from extractors.records.frames.who import Actor
from extractors.records.located import Located
from extractors.records.sentences import Sentence

FRONTED = re.compile(r"\b(?:in|at|across|throughout|of|to|from|for|with)\s+(?:the\s+)?$", re.IGNORECASE)
OPENS = re.compile(r",\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands before a name in a phrase in front of a sentence, and before the subject that it leads to."""
AND = re.compile(r"\s+and\s+(?:the\s+)?")
PLURAL = re.compile(r"(?:they|their|them)\b", re.IGNORECASE)
SINGULAR = re.compile(r"it|itself", re.IGNORECASE)
MANY = 2  # partners that make a list
FAR = 3  # sentences back that a word may take somebody up from


def meant(located: Located, parsed: Parsed, named: Sequence[Actor], span: Span, gave: Collection[str]) -> list[Actor]:
    """Whom a pronoun may mean: the subject before it in the sentence, else the last one named, else the sentence before."""
    before = [a for a in named if a.end <= span.start and (a.sort != "place" or is_subject(parsed.tree, a.at))]
    if not before and (subject := _subject_behind(parsed, named, span)) is not None:
        return [subject]
    if _stands_before(parsed, span, "others") and _is_said_to_be(parsed, span):
        before = [a for a in before if not is_subject(parsed.tree, a.at)]  # "Peru is its lender": another's
    if _stands_before(parsed, span, "of_a_country"):
        return _country(located, parsed, [a for a in before if a.sort != "organization"], span, gave)
    if not _is_a_subject_itself(parsed, span):
        before = [a for a in before if not is_subject_of_its_clause(parsed, a.at, span)]
    subjects = [a for a in before if is_subject(parsed.tree, a.at)]
    if PLURAL.match(located.text(span)) and not subjects and _has_a_plural_subject(parsed, span):
        return []
    if PLURAL.match(located.text(span)) and len({a.code for a in subjects if a.code}) > 1:
        return [a for a in subjects if a.code]
    if PLURAL.match(located.text(span)) and not subjects and _are_told_together(located, before[-2:]):
        return before[-2:]  # "ties between Peru and Chile grew when they signed"
    told = _others_first(parsed, span, earlier(located, parsed.sentence), named)[:1]
    if PLURAL.match(located.text(span)):
        told = [a for a in told if a.sort != "country"]  # one country is no "they"
    if SINGULAR.fullmatch(located.text(span)):  # "neither A nor B lent C any, while D lent it 5 million"
        row = [a for a in subjects if _is_one_of_a_row(parsed.tree, a, subjects)]
        subjects = [a for a in subjects if a not in row]
        before = [a for a in before if a not in row] or before
    return subjects[-1:] or before[-1:] or told


def _is_one_of_a_row(tree: Tree, one: Actor, subjects: Sequence[Actor]) -> bool:
    """Whether somebody is the subject together with others, which no "it" means."""
    heads = {tree.tokens[a.at].head for a in subjects if a is not one and tree.tokens[a.at].dep == "conj"}
    return one.at in heads or (tree.tokens[one.at].dep == "conj" and any(a.at == tree.tokens[one.at].head for a in subjects))


def _country(located: Located, parsed: Parsed, before: Sequence[Actor], span: Span, gave: Collection[str]) -> list[Actor]:
    """Whose something is that only a country has: who relies on another for it, else the last one named before."""
    if before:
        return [_who_relies(parsed, before, span) or owner(parsed.tree, before) or before[-1]]
    return earlier(located, parsed.sentence, countries_only=True, partners=gave)


def _who_relies(parsed: Parsed, before: Sequence[Actor], span: Span) -> Actor | None:
    """Who relies on somebody "for 5 percent of its imports", which are its own."""
    words = parsed.words(span)
    verb = clauses.governor(parsed, words[0]) if words else None
    if verb is None or parsed.tree.tokens[verb].lemma not in lexicon.words("relies"):
        return None
    return next((a for a in before if is_subject(parsed.tree, a.at) and clauses.governor(parsed, a.at) == verb), None)


def _are_told_together(located: Located, two: Sequence[Actor]) -> bool:
    """Whether two countries are joined by "and"."""
    codes = {a.code for a in two if a.code}
    return len(codes) == 2 and AND.fullmatch(located.document.text, two[0].end, two[1].start) is not None


def _others_first(parsed: Parsed, span: Span, told: list[Actor], named: Sequence[Actor]) -> list[Actor]:
    """Those of the sentence before; where "it" is the subject of one that names a part of them again, those last: in
    "it got 5 million from A" somebody else got it."""
    tokens = [parsed.tree.tokens[i] for i in parsed.words(span)]
    acts = [token.text.casefold() for token in tokens if token.dep == "nsubj"] == ["it"]
    codes = {a.code for a in named if a.code}
    return sorted(told, key=lambda a: a.code in codes) if acts else told


def _subject_behind(parsed: Parsed, named: Sequence[Actor], span: Span) -> Actor | None:
    """The named subject of a sentence whose words in front have a possessive: "After its debt was cut, Peru borrowed"."""
    tree, words = parsed.tree, parsed.words(span)
    root = next((i for i, token in enumerate(tree.tokens) if token.head == i), None)
    if root is None or not words or tree.tokens[words[0]].dep != "poss":
        return None
    subject = next((c for c in tree.children(root) if tree.tokens[c].dep in ("nsubj", "nsubjpass")), None)
    if subject is None or subject < words[0] or words[0] in tree.subtree(subject):
        return None
    return next((a for a in named if a.at == subject), None)


def _has_a_plural_subject(parsed: Parsed, span: Span) -> bool:
    """Whether "they" stands for a noun of its own sentence: "Banks raised their rates"."""
    words = parsed.words(span)
    first = parsed.tree.tokens[: words[0]] if words else ()
    return any(token.dep in ("nsubj", "nsubjpass") and token.tag == "NNS" for token in first)


def _stands_before(parsed: Parsed, span: Span, nouns: str) -> bool:
    """Whether a possessive is before one of a list of nouns: "its external debt", "their lender"."""
    words = parsed.words(span)
    noun = parsed.tree.tokens[parsed.tree.tokens[words[0]].head] if words else None
    return noun is not None and noun.lemma in lexicon.words(nouns)


def _is_said_to_be(parsed: Parsed, span: Span) -> bool:
    """Whether the noun behind a possessive is what somebody is said to be: "Peru is its lender", "Peru, its lender"."""
    words, tokens = parsed.words(span), parsed.tree.tokens
    return bool(words) and tokens[tokens[words[-1]].head].dep in ("attr", "appos", "conj", "oprd", "nsubj", "nsubjpass")


def _is_a_subject_itself(parsed: Parsed, span: Span) -> bool:
    """Whether a pronoun is a subject or a possessive, which may stand for the subject of its own clause."""
    words = parsed.words(span)
    return bool(words) and parsed.tree.tokens[words[0]].dep in ("nsubj", "nsubjpass", "poss")


def is_subject_of_its_clause(parsed: Parsed, at: int, span: Span) -> bool:
    """Whether a word names the subject of the clause that a stretch stands in."""
    words = parsed.words(span)
    if not words or parsed.tree.tokens[at].dep in ("poss", "amod") or not is_subject(parsed.tree, at):
        return False
    return clauses.governor(parsed, at) == clauses.governor(parsed, words[0])


def is_subject(tree: Tree, at: int) -> bool:
    """Whether a word names the subject of a verb, or whose subject it is."""
    for _ in range(6):
        token = tree.tokens[at]
        if token.dep in ("nsubj", "nsubjpass"):
            return True
        if token.dep not in ("amod", "compound", "poss", "nmod", "conj", "appos"):
            return False
        at = token.head
    return False


def _subject_first(located: Located, place: Sentence, found: list[Actor]) -> list[Actor]:
    """The actors of a sentence, those of a phrase in front behind the body that it leads to: "Present in A, the bank is"."""
    text = located.document.text
    n = next((i for i, a in enumerate(found) if a.is_a_body and OPENS.search(text, place.start, a.start)), 0)
    front = n and "," not in text[place.start : found[n - 1].end] and FRONTED.search(text, place.start, found[0].start)
    return [found[n], *found[:n], *found[n + 1 :]] if front else found


def earlier(
    located: Located, sentence: Sentence, countries_only: bool = False, partners: Collection[str] = ()
) -> list[Actor]:
    """The actors of the nearest sentence before that names any, the first one first: it is the subject as a rule.

    A sentence that only lists several `partners` is passed over: none of them alone is meant. One that names a single one
    counts where no other is named.
    """
    place: Sentence | None = sentence.before or sentence.previous  # a paragraph that begins with "it" goes on
    last: list[Actor] = []
    for _ in range(FAR):
        if place is None:
            return last
        bodies = located.within(place, "ORG")
        named = located.within(place, "COUNTRY") if countries_only else located.within(place, "COUNTRY", "ORG")
        named = tuple(m for m in named if m in bodies or not any(b.start <= m.start and m.end <= b.end for b in bodies))
        named = tuple(m for m in named if m in bodies or not passage.is_a_seat(located, m))
        found = _subject_first(located, place, [who.carried(m) for m in named if m.norm or m.label == "ORG"])
        codes = {a.code for a in found}
        if found and not codes <= set(partners):
            return found
        last = last or (found if len(codes) < MANY else [])
        place = place.before or (place.previous if found else None)
    return last


def owner(tree: Tree, before: Sequence[Actor]) -> Actor | None:
    """Whose something is, where who is named last is whom it is owed to: "Peru's debts to China, 5 % of the country's"."""
    towards = tree.tokens[tree.tokens[before[-1].at].head].lemma in ("to", "towards", "toward", "with")
    return next((a for a in reversed(before) if towards and tree.tokens[a.at].dep == "poss"), None)
