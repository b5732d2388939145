"""Claims: sentences that state money, a count of deals, a share or a capacity, with who, whom and when."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.model.document import Span
from extractors.model.fact import Mention, Statement, Value
from extractors.records import actors, clauses, coordinated, plausible, titles, transfers
from extractors.records.bodies import homes, party_values
from extractors.records.clauses import Parsed
from extractors.records.coordinated import Share
from extractors.records.located import Located, moneys, organizations, quantities, values_of
from extractors.records.purposes import CUMULATIVE
from extractors.records.sentences import Sentence, dates
from extractors.records.sources import cited
from extractors.records.vocabulary import claim_sorts, deal_nouns, first_sort, verbs

COUNTED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,6}")
BESIDE = re.compile(r"\s*\(?(?:in|by|of|for|during|on)\s+", re.IGNORECASE)
TOTAL = re.compile(r"\b(?:totall?ed|total|altogether|in all|cumulative|accumulated|overall|stock)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a sentence: its mention, the verb that governs it, and its sort (money, count, share, capacity)."""

    mention: Mention
    verb: int | None
    sort: str


def has_figures(located: Located, sentence: Sentence) -> bool:
    """Whether a sentence holds a figure that a claim may state."""
    return bool(_measures(located, sentence)) or bool(_count().search(located.text(sentence)))


def _measures(located: Located, sentence: Sentence) -> tuple[Mention, ...]:
    kinds = ("money", "percent", "quantity")
    return tuple(m for m in located.within(sentence, "AMOUNT") if m.norm and m.kind in kinds and m.value is not None)


@cache
def _count() -> re.Pattern[str]:
    """A number in digits and, a few words on, a noun for deals."""
    nouns = "|".join(sorted(deal_nouns()))
    return re.compile(rf"(?<![\w.,-])\d[\d,]*\s+(?:[^\W\d][\w-]*\s+){{0,6}}?(?:{nouns})", re.IGNORECASE)


def _counts(located: Located, parsed: Parsed, measures: Sequence[Mention]) -> Iterator[Mention]:
    """Counts of deals: a number that the grammar ties to a noun for deals, with the words between."""
    tokens = parsed.tree.tokens
    for i, token in enumerate(tokens):
        if token.dep != "nummod" or not COUNTED.fullmatch(token.text) or tokens[token.head].lemma not in deal_nouns():
            continue
        if i and tokens[i - 1].pos == "PROPN":  # "the Objective 3 programme": a number that names
            continue
        span = parsed.span((i, token.head))
        if any(m.start < span.end and m.end > span.start for m in measures) or span.end - span.start > 100:
            continue
        number = float(token.text.replace(",", ""))
        text = re.sub(r"\s+", " ", located.text(span))
        norm = re.sub(r"^\S+", f"{number:.15g}", text)
        yield Mention(span.start, span.end, "AMOUNT", located.text(span), norm, "count", "deal_count", 0.8, number)


def figures_of(located: Located, parsed: Parsed) -> tuple[Mention, ...]:
    """The figures of a sentence in print order: money, quantities and shares that it names, and counts of deals."""
    measures = _measures(located, parsed.sentence)
    return tuple(sorted((*measures, *_counts(located, parsed, measures)), key=lambda m: m.start))


def from_sentence(located: Located, parsed: Parsed, taken: Sequence[Span] = ()) -> Iterator[Statement]:
    """The claims of a sentence: one a sum of money with the figures that hang on the same verb, and one for the rest.

    `taken` are stretches whose figures another record states already.
    """
    figures = [
        Figure(m, _verb(parsed, m), "deals" if m.kind == "count" else m.kind)
        for m in figures_of(located, parsed)
        if not coordinated.is_price(located, parsed.sentence, m)
    ]
    all_sums = [figure.mention for figure in figures if figure.sort == "money"]
    again = coordinated.told_again(located, all_sums)
    shares = coordinated.shared_out(located, parsed.sentence, all_sums)
    told = [f for f in figures if not any(span.start <= _first(f, again).start < span.end for span in taken)]
    money = [figure for figure in told if figure.sort == "money" and figure.mention.start not in again]
    rest = [figure for figure in told if figure.sort != "money"]
    used: set[int] = set()
    for k, figure in enumerate(money):
        beside = [f for f in rest if id(f) not in used and _one_event(parsed, figure, f, len(money))]
        used.update(id(f) for f in beside)
        beside += [f for f in told if again.get(f.mention.start) is figure.mention]
        shares_verb = any(f.verb == figure.verb for f in money[:k])
        claim = _claim(located, parsed, figure, beside, len(money) > 1, shares_verb, shares.get(figure.mention.start))
        if claim.parties or claim.organizations or (claim.date and claim.moneys[0].value >= plausible.LEAST_A_DEAL):
            yield claim
    left = [f for f in rest if id(f) not in used]
    for sort in ("deals", "percent", "quantity"):
        some = [f for f in left if f.sort == sort]
        if some and _anybody(located, parsed):
            yield _claim(located, parsed, some[0], some[1:], False, False)


def _first(figure: Figure, again: Mapping[int, Mention]) -> Mention:
    """The sum that a figure tells, in the currency that it was told in first."""
    return again.get(figure.mention.start, figure.mention)


def _verb(parsed: Parsed, mention: Mention) -> int | None:
    """The verb that a figure hangs on; of "the 5 million that A gave B" the one behind it."""
    at = clauses.anchor(parsed, Span(mention.start, mention.end))
    if at is None:
        return None
    tokens = parsed.tree.tokens
    given = (c for c in parsed.tree.children(at) if tokens[c].dep == "relcl")
    moved = next((c for c in given if tokens[c].lemma in verbs("give") | verbs("receive")), None)
    return moved if moved is not None else clauses.governor(parsed, at)


def _one_event(parsed: Parsed, money: Figure, other: Figure, sums: int) -> bool:
    """Whether a figure belongs to a sum: it hangs on its verb or, beside a lone sum, on a verb that hangs on that."""
    if money.verb is None or other.verb is None:
        return sums == 1
    if other.verb == money.verb:
        return sums == 1 or abs(other.mention.start - money.mention.start) < 60
    above, below = clauses.up(parsed, money.verb), clauses.up(parsed, other.verb)
    tokens = parsed.tree.tokens
    hangs = money.verb in below and tokens[other.verb].dep != "conj"
    hung = other.verb in above and tokens[money.verb].dep != "conj"
    return sums == 1 and (hangs or hung)


def _anybody(located: Located, parsed: Parsed) -> bool:
    """Whether a country or an organisation stands in the sentence or is taken over from before."""
    return bool(actors.named(located.within(parsed.sentence)) or actors.earlier(located, parsed))


def _claim(
    located: Located,
    parsed: Parsed,
    figure: Figure,
    beside: Sequence[Figure],
    several: bool,
    shares_verb: bool,
    share: Share | None = None,
) -> Statement:
    sentence = parsed.sentence
    doers = actors.of_verb(located, parsed, figure.verb) if figure.verb is not None else actors.NOBODY
    clause = _clause(parsed, figure, shares_verb) if several else Span(sentence.start, sentence.end)
    clause = share.row if share is not None else clause
    pair = actors.both(located, parsed)
    own = () if pair and doers.carried else doers.mentions
    who = actors.firsts((*own, *pair, *_about(located, parsed, figure)))
    when = _date(located, parsed, figure, share)
    date = when.norm if when is not None else ""
    mentions = [figure.mention, *(f.mention for f in beside)]
    text = re.sub(r"\s+", " ", located.text(clause)).strip(" ,;.")
    subject = _subject(parsed, figure) if several and share is None else None
    title = _title(located, clause, subject)
    told = transfers.of_verb(located, parsed, figure.verb) if figure.verb is not None else transfers.Transfer()
    if share is not None and figure.verb is not None:
        told = transfers.shared(parsed, figure.verb, told, share)
        who = (share.owner,)
    who = actors.firsts((*who, *told.named)) or actors.firsts(actors.named(located.within(sentence)))
    status = _status(located, parsed, figure)
    verb_text = status[0].value if status else ""
    topics = (*_topics(located, clause, figure), f"{title} {verb_text}")
    values = [
        Value(clause.start, clause.end, "title", title, "claim_clause" if several else "claim_sentence"),
        *values_of("amounts", (m for m in mentions if m.kind == "money")),
        *values_of("quantities", (m for m in mentions if m.kind != "money")),
        *party_values(who),
        *told.values,
        *status,
        *values_of("organizations", (m for m in who if m.label == "ORG")),
        *values_of("date", [when] if when is not None else []),
    ]
    codes = tuple(sorted(homes(who)))
    flags = ("missing_year",) if when is None else ()
    deals = [m.value for m in mentions if m.kind == "count" and m.value is not None]
    if figure.verb is not None and not clauses.is_stated(parsed, figure.verb):
        flags = (*flags, "not_done")
    flags = (*flags, *plausible.flags(moneys(mentions), deals, quantities(mentions)))
    counts = any(f.sort == "deals" for f in (figure, *beside)) and figure.sort == "money"
    return Statement(
        sentence.start,
        sentence.end,
        kind="claim",
        subtype=_subtype(figure, beside, topics),
        title=title,
        quote=located.text(sentence),
        method="claim_grammar",
        confidence=round(0.75 - 0.1 * doers.carried - 0.1 * (not who) - 0.05 * (when is None), 2),
        parties=codes,
        donor=told.donor,
        recipient=told.recipient,
        organizations=organizations(who),
        date=date,
        year=titles.year_of(date),
        moneys=moneys(mentions),
        quantities=quantities(mentions),
        status=verb_text,
        cumulative=bool(CUMULATIVE.search(located.text(sentence)) or (figure.sort == "money" and TOTAL.search(text))),
        source=cited(located, sentence),
        flags=(*flags, "umbrella") if counts else flags,
        values=tuple(values),
    )


def _about(located: Located, parsed: Parsed, figure: Figure) -> tuple[Mention, ...]:
    """Countries and organisations that the figure's verb speaks of, without what is said about them on the side."""
    if figure.verb is None:
        return actors.named(located.within(parsed.sentence))
    aside = frozenset({"relcl", "advcl", "conj", "cc", "parataxis", "ccomp"})
    hangs = parsed.tree.tokens[figure.verb].dep in ("acl", "advcl", "relcl", "xcomp")
    verbs = clauses.up(parsed, figure.verb)[: 2 if hangs else 1]
    nouns = [c for verb in verbs for c in parsed.tree.children(verb) if parsed.tree.tokens[c].dep not in aside]
    words = [i for c in nouns for i in parsed.tree.subtree(c, aside - {"conj", "cc"})]
    return actors.named(clauses.within(located, parsed, words))


def _clause(parsed: Parsed, figure: Figure, shares_verb: bool) -> Span:
    """The words of the verb's clause without the clauses that "and" adds; for a second sum on a verb, its own phrase."""
    tree = parsed.tree
    at = clauses.anchor(parsed, Span(figure.mention.start, figure.mention.end))
    if figure.verb is None or at is None:
        return Span(parsed.sentence.start, parsed.sentence.end)
    if shares_verb:
        while tree.tokens[at].head not in (at, figure.verb):
            at = tree.tokens[at].head
        words: tuple[int, ...] = tree.subtree(at, frozenset({"conj", "cc"}))
    else:
        words = tree.subtree(figure.verb, frozenset({"cc", "nsubj", "nsubjpass", "advcl"}))
        joined = [c for c in tree.children(figure.verb) if tree.tokens[c].dep == "conj"]
        others = {i for c in joined for i in tree.subtree(c)} | {tree.tokens[c].head for c in joined} - {figure.verb}
        first = max((i for i in others if i < at), default=-1)
        last = min((i for i in others if i > at), default=len(tree.tokens))
        words = tuple(i for i in words if first < i < last and tree.tokens[i].pos not in ("CCONJ", "PUNCT"))
    own = parsed.words(Span(figure.mention.start, figure.mention.end))
    return parsed.span((*words, *own))


def _subject(parsed: Parsed, figure: Figure) -> Span | None:
    for at in clauses.up(parsed, figure.verb) if figure.verb is not None else ():
        words = clauses.subject(parsed, at)
        if words:
            return parsed.span(words)
    return None


def _title(located: Located, clause: Span, subject: Span | None) -> str:
    """The clause with its subject before it; where the two overlap, from the first word of either to the last."""
    if subject is None:
        spans = [clause]
    elif subject.start < clause.end and clause.start < subject.end:
        spans = [Span(min(subject.start, clause.start), max(subject.end, clause.end))]
    else:
        spans = [subject, clause]
    return " ".join(re.sub(r"\s+", " ", located.text(span)).strip(" ,;.") for span in spans)


def _status(located: Located, parsed: Parsed, figure: Figure) -> tuple[Value, ...]:
    """The verb as printed, with what denies it or makes it a plan ("did not receive", "plans to borrow")."""
    if figure.verb is None:
        return ()
    span = clauses.verb_group(parsed, figure.verb)
    return (Value(span.start, span.end, "status", " ".join(located.text(span).casefold().split()), "claim_verb"),)


def _topics(located: Located, clause: Span, figure: Figure) -> tuple[str, ...]:
    """What says what a figure is of: the words up to the next sum, then all of the clause; no names of organisations."""
    sums = [m for m in located.within(clause, "AMOUNT") if m.kind == "money" and m.start > figure.mention.start]
    near = Span(clause.start, sums[0].start) if sums else clause
    return tuple(_nameless(located, span) for span in (near, clause))


def _nameless(located: Located, span: Span) -> str:
    text, at = "", span.start
    for name in located.within(span, "ORG"):
        if name.start >= at:
            text += located.document.text[at : name.start]
            at = name.end
    return text + located.document.text[at : span.end]


def _subtype(figure: Figure, beside: Sequence[Figure], topics: Sequence[str]) -> str:
    words = topics[-1]
    if figure.sort == "percent":
        return "share"
    if figure.sort == "quantity":
        return "capacity"
    if figure.sort == "deals" or any(f.sort == "deals" for f in beside):
        found = first_sort([sort for sort in claim_sorts() if sort.name == "agreements_signed"], words)
        if figure.sort == "deals" or found:
            return found or "deals"
    return next((sort for topic in topics if (sort := first_sort(claim_sorts(), topic))), "money")


def _date(located: Located, parsed: Parsed, figure: Figure, share: Share | None = None) -> Mention | None:
    """The date that follows the figure ("50 MW in 2017"), else that of its verb, else the nearest, else one taken over."""
    found = dates(located, parsed.sentence)
    own = [d for d in found if parsed.sentence.start <= d.start < parsed.sentence.end]
    if not own:
        return found[-1] if found else None
    text = located.document.text
    end = share.row.end if share is not None else figure.mention.end
    beside = [d for d in own if BESIDE.fullmatch(text[end : max(d.start, end)])]
    if beside:
        return beside[0]
    if figure.verb is not None:
        verb = figure.verb
        own = [d for d in own if not clauses.told_by_another(parsed, d, verb)]
        if not own:
            return None
        if clauses.is_aside(parsed, figure.verb):
            tied = [d for d in own if _verb(parsed, d) == figure.verb]
            return tied[0] if tied else None
        for at in clauses.up(parsed, figure.verb):
            tied = [d for d in own if _verb(parsed, d) == at]
            if tied:
                before = [d for d in tied if d.start < figure.mention.start]
                return before[-1] if before else tied[0]
    before = [d for d in own if d.start < figure.mention.start]
    return before[-1] if before else own[0]
