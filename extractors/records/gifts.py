"""Aid and loans that the prose states between two countries: who gave whom what, and when."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extractors.model.fact import Mention, Statement, Value
from extractors.records import clauses, titles, transfers
from extractors.records.bodies import party_values
from extractors.records.clauses import ASIDE, Parsed
from extractors.records.located import Located, organizations, quantities, values_of
from extractors.records.purposes import CUMULATIVE, purpose
from extractors.records.sentences import dates
from extractors.records.sources import cited
from extractors.records.transfers import Transfer
from extractors.records.vocabulary import aid_goods, aid_sorts, first_sort, verbs

AID_CLAIMS = frozenset({"loan", "aid", "money", "capacity", "value"})


def as_aid(located: Located, parsed: Parsed, claim: Statement) -> Statement | None:
    """The aid item that a claim is when it says which country gave which other one something, and when; else None."""
    if not claim.recipient or claim.donor == claim.recipient or claim.year is None:
        return None
    if not any(value.field == "donor" for value in claim.values):
        return None
    if claim.subtype not in AID_CLAIMS or "not_done" in claim.flags:
        return None
    dates = [m for m in located.within(parsed.sentence, "DATE") if m.norm]
    goal = purpose(located, parsed.sentence, dates)
    return replace(
        claim,
        kind="financing",
        subtype=first_sort(aid_sorts(), claim.title) or "assistance",
        method="prose_gift",
        purpose=located.text(goal) if goal is not None else "",
        parties=tuple(sorted({claim.donor, claim.recipient} - {""})),
    )


NUMERALS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?"
GIFTS = frozenset({"donate", "grant", "aid", "assist", "fund", "finance", "lend", "loan"})
"""Verbs that tell of aid by themselves; "provide" or "supply" need a word for aid beside them."""


def triggered(text: str) -> bool:
    """Whether a sentence may speak of a gift."""
    return bool(_trigger().search(text)) and bool(first_sort(aid_sorts(), text) or _goods().search(text))


@cache
def _goods() -> re.Pattern[str]:
    """A number and, a few words on, a noun for goods."""
    nouns = "|".join(sorted(aid_goods()))
    return re.compile(rf"\b(?:\d[\d,.]*|{NUMERALS})\s+(?:[^\W\d][\w-]*\s+){{0,4}}?(?:{nouns})", re.IGNORECASE)


@cache
def _trigger() -> re.Pattern[str]:
    return re.compile(
        "|".join(sorted(word[:4] for word in verbs("give") | verbs("receive") | {"gave", "lent", "sent"})), re.I
    )


def from_sentence(located: Located, parsed: Parsed) -> Iterator[Statement]:
    """Aid without a figure: a stated verb of giving, one country that gives, another that receives, and a year."""
    when = next((d for d in dates(located, parsed.sentence) if titles.year_of(d.norm) is not None), None)
    if when is None:
        return
    for verb, token in enumerate(parsed.tree.tokens):
        if token.lemma not in verbs("give") | verbs("receive") or token.pos != "VERB" or not clauses.is_stated(parsed, verb):
            continue
        told = transfers.of_verb(located, parsed, verb)
        span = parsed.span(clauses.own_words(parsed, verb))
        sort = first_sort(aid_sorts(), located.text(span)) or ("assistance" if _gives_goods(parsed, verb) else "")
        if not told.giver or not told.recipient or told.donor == told.recipient or not sort:
            continue
        if token.lemma in GIFTS or _names_aid(parsed, verb) or _gives_goods(parsed, verb):
            yield _gift(located, parsed, verb, when, sort, told)
            return


def _gives_goods(parsed: Parsed, verb: int) -> bool:
    """Whether what is given is goods by their count or weight: "40 ventilators", "three tons of rice"."""
    tree = parsed.tree
    nouns = list(clauses.objects(parsed, verb))
    nouns += [k for c in tree.children(verb) if tree.tokens[c].lemma == "with" for k in tree.children(c)]
    counted = [i for i in nouns if any(tree.tokens[c].dep == "nummod" for c in tree.children(i))]
    return any({tree.tokens[i].lemma, tree.tokens[i].text.casefold().removesuffix("s")} & aid_goods() for i in counted)


def _names_aid(parsed: Parsed, verb: int) -> bool:
    """Whether what is given is aid by its name: its noun, or one beside it, is a word for aid or loans."""
    nouns = [i for head in clauses.objects(parsed, verb) for i in parsed.tree.subtree(head, ASIDE)]
    prepositions = [c for c in parsed.tree.children(verb) if parsed.tree.tokens[c].lemma in ("with", "in")]
    nouns += [i for c in prepositions for i in parsed.tree.subtree(c, ASIDE)]
    return any(parsed.tree.tokens[i].pos == "NOUN" and first_sort(aid_sorts(), parsed.tree.tokens[i].text) for i in nouns)


def _gift(located: Located, parsed: Parsed, verb: int, when: Mention, sort: str, told: Transfer) -> Statement:
    sentence = parsed.sentence
    mentions = located.within(sentence)
    text = re.sub(r"\s+", " ", located.text(sentence)).strip(" ,;.")
    goal = purpose(located, sentence, [when])
    sides = tuple(sorted({told.donor, told.recipient} - {""}))
    given = parsed.span([verb])
    values = [
        Value(sentence.start, sentence.end, "title", text, "gift_sentence"),
        Value(given.start, given.end, "status", located.text(given).casefold(), "gift_verb"),
        *told.values,
        *party_values(told.named),
        *values_of("date", [when]),
        *values_of("quantities", (m for m in mentions if m.label == "AMOUNT" and m.kind != "money")),
        *values_of("organizations", (m for m in mentions if m.label == "ORG")),
    ]
    return Statement(
        sentence.start,
        sentence.end,
        kind="financing",
        subtype=sort,
        title=text,
        quote=located.text(sentence),
        method="prose_gift",
        confidence=0.65,
        parties=sides,
        donor=told.donor,
        recipient=told.recipient,
        organizations=organizations(mentions),
        date=when.norm,
        year=titles.year_of(when.norm),
        quantities=quantities(mentions),
        purpose=located.text(goal) if goal is not None else "",
        status=located.text(given).casefold(),
        cumulative=bool(CUMULATIVE.search(text)),
        source=cited(located, sentence),
        values=tuple(values),
    )
