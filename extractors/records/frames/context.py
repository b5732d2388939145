"""Whom words that take somebody up again mean, and which country the heading over a passage is about."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.records import clauses
from extractors.records.clauses import Parsed
from extractors.records.frames import abbreviated, called, headed, headings, lexicon, regions, things_meant, two_sides, who
from extractors.records.frames.lexicon import Frame
from extractors.records.frames.who import Actor
from extractors.records.located import Located
from extractors.records.sentences import Sentence

OF_TWO = re.compile(r"the\s+(?:latter|former)\b", re.IGNORECASE)
COUNTRY = re.compile(r"the\s+(?:country|nation)\b", re.IGNORECASE)
BODY = re.compile(
    r"\bthe\s+(?:bank|lender|club|company|firm|fund|consortium|organi[sz]ation|ministry|creditor|donor|agency|authority|council|union)",
    re.IGNORECASE,
)
FRONTED = re.compile(r"\b(?:in|at|across|throughout|of|to|from|for|with)\s+(?:the\s+)?$", re.IGNORECASE)
OPENS = re.compile(r",\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands before a name in a phrase in front of a sentence, and before the subject that it leads to."""
AND = re.compile(r"\s+and\s+(?:the\s+)?")
PLURAL = re.compile(r"(?:they|their|them)\b", re.IGNORECASE)
MANY = 2  # partners that make a list
FAR = 3  # sentences back that a word may take somebody up from


@dataclass(frozen=True, slots=True)
class Around:
    """What of a paper holds for its sentences: the headings and who gives and takes by them, the homes of organisations by
    short names, the frames of agreements by their letters, and those letters that stand for treaties of many states."""

    headings: tuple[headings.Heading, ...]
    headlines: tuple[headed.Headline, ...]
    homes: who.Homes
    letters: Mapping[str, Frame]
    of_many: Collection[str]


def around(located: Located) -> Around:
    """What holds for the sentences of a paper."""
    letters = abbreviated.agreements(located)
    return Around(
        headings.headings(located),
        headed.headlines(located),
        who.homes_of_short_names(located),
        letters,
        abbreviated.of_many(located, letters),
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
            options = _states(located, parsed, named, span, around.headings, gave)
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
            options = _anybody(located, parsed, (*named, *states), span, gave)
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
            for one in (options if PLURAL.match(words) else options[:1])
        ]
    found += two_sides.taken_up(located, parsed, (*named, *found))
    return tuple(found)


def _of_two(located: Located, parsed: Parsed, named: Sequence[Actor], span: Span) -> list[Actor]:
    """Whom "the latter" and "the former" mean: the last one named before, and the one before that."""
    before = [a for a in named if a.end <= span.start and a.sort != "place"]
    if len({a.code or a.name for a in before}) < 2:
        before = _earlier(located, parsed.sentence) or before
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
    heads: Sequence[headings.Heading],
    gave: Collection[str],
) -> list[Actor]:
    """Countries that "the country" may mean: not the subject of its own clause; else that of the heading."""
    before = [a for a in named if a.start < span.start and a.code and not _is_subject_of_its_clause(parsed, a.at, span)]
    told = called.told_of(parsed, before, named) if located.text(span).endswith(("'s", "’s")) else []
    before = [a for a in before if a.sort in ("country", "demonym")] or told or before
    if before:
        return [_owner(parsed.tree, before) or before[-1]]
    headed = headings.over(heads, span.start)
    if len(headed) == 1:
        return [Actor(span.start, span.end, 0, headed[0], headed[0], "country", "heading")]
    earlier = [a for a in _earlier(located, parsed.sentence, partners=gave) if a.code]
    if all(a.sort == "organization" for a in earlier):  # "the country" is no bank, where a country is named before
        earlier = _earlier(located, parsed.sentence, countries_only=True, partners=gave) or earlier
    return earlier or [a for a in named if a.start < span.start and a.code]


def _owner(tree: Tree, before: Sequence[Actor]) -> Actor | None:
    """Whose something is, where who is named last is whom it is owed to: "Peru's debts to China, 5 % of the country's"."""
    towards = tree.tokens[tree.tokens[before[-1].at].head].lemma in ("to", "towards", "toward", "with")
    return next((a for a in reversed(before) if towards and tree.tokens[a.at].dep == "poss"), None)


def _anybody(located: Located, parsed: Parsed, named: Sequence[Actor], span: Span, gave: Collection[str]) -> list[Actor]:
    """Whom a pronoun may mean: the subject before it in the sentence, else the last one named, else the sentence before."""
    before = [a for a in named if a.end <= span.start and (a.sort != "place" or is_subject(parsed.tree, a.at))]
    if not before and (subject := _subject_behind(parsed, named, span)) is not None:
        return [subject]
    if _stands_before(parsed, span, "others") and _is_said_to_be(parsed, span):
        before = [a for a in before if not is_subject(parsed.tree, a.at)]  # "Peru is its lender": another's
    if _stands_before(parsed, span, "of_a_country"):
        before = [a for a in before if a.sort != "organization"]
        if before:
            return [_owner(parsed.tree, before) or before[-1]]
        return _earlier(located, parsed.sentence, countries_only=True, partners=gave)
    if not _is_a_subject_itself(parsed, span):
        before = [a for a in before if not _is_subject_of_its_clause(parsed, a.at, span)]
    subjects = [a for a in before if is_subject(parsed.tree, a.at)]
    if PLURAL.match(located.text(span)) and not subjects and _has_a_plural_subject(parsed, span):
        return []
    if PLURAL.match(located.text(span)) and len({a.code for a in subjects if a.code}) > 1:
        return [a for a in subjects if a.code]
    if PLURAL.match(located.text(span)) and not subjects and _are_told_together(located, before[-2:]):
        return before[-2:]  # "ties between Peru and Chile grew when they signed"
    earlier = _others_first(parsed, span, _earlier(located, parsed.sentence), named)[:1]
    if PLURAL.match(located.text(span)):
        earlier = [a for a in earlier if a.sort != "country"]  # one country is no "they"
    return subjects[-1:] or before[-1:] or earlier


def _are_told_together(located: Located, two: Sequence[Actor]) -> bool:
    """Whether two countries are joined by "and"."""
    codes = {a.code for a in two if a.code}
    return len(codes) == 2 and AND.fullmatch(located.document.text, two[0].end, two[1].start) is not None


def _others_first(parsed: Parsed, span: Span, earlier: list[Actor], named: Sequence[Actor]) -> list[Actor]:
    """Those of the sentence before; where "it" is the subject of one that names a part of them again, those last: in
    "it got 5 million from A" somebody else got it."""
    tokens = [parsed.tree.tokens[i] for i in parsed.words(span)]
    acts = [token.text.casefold() for token in tokens if token.dep == "nsubj"] == ["it"]
    codes = {a.code for a in named if a.code}
    return sorted(earlier, key=lambda a: a.code in codes) if acts else earlier


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


def _is_subject_of_its_clause(parsed: Parsed, at: int, span: Span) -> bool:
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


def _earlier(
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
        found = _subject_first(located, place, [who.carried(m) for m in named if m.norm or m.label == "ORG"])
        codes = {a.code for a in found}
        if found and not codes <= set(partners):
            return found
        last = last or (found if len(codes) < MANY else [])
        place = place.before or (place.previous if found else None)
    return last
