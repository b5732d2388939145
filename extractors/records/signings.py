"""Agreements that the prose says were signed: "signed the Memorandum on ... in May 2018"."""

import re
from collections.abc import Iterator, Sequence

from extractors.model.document import Span
from extractors.model.fact import Mention, Statement, Value
from extractors.records import actors, clauses, titles
from extractors.records.bodies import homes, party_values
from extractors.records.clauses import ASIDE, Parsed
from extractors.records.located import Located, moneys, organizations, quantities, trimmed, values_of
from extractors.records.sentences import dates
from extractors.records.sources import cited
from extractors.records.vocabulary import instrument_word, verbs

QUOTED = re.compile(r"[\"“‘]\s*(?:the\s+)?([^\"“”]{8,200}?)\s*[\"”’]|(?:the|an?)\s+([A-Z][^\"“”]{8,200}?)[\"”]")
ARTICLE = re.compile(r"^(?:the|an?|this|that|its|their|his)\s+", re.IGNORECASE)
CAPITALISED = re.compile(r"\b[A-Z][\w-]+")
WORTH = re.compile(
    r"(?:\bworth|\bvalued\s+at|\btotal+ing|\bamounting\s+to|\bin\s+the\s+amount\s+of|\bto\s+the\s+(?:value|tune)\s+of"
    r"|\bwith\s+a\s+(?:\w+\s+)?value\s+of|\bat\s+a\s+(?:cost|price)\s+of)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
CAPITALS = 3  # capitalised words from which a title is a name of its own


def triggered(text: str) -> bool:
    """Whether a sentence may speak of a signing."""
    return bool(instrument_word().search(text)) and any(word in text.casefold() for word in _roots())


def _roots() -> tuple[str, ...]:
    return tuple(verb[:5] for verb in sorted(verbs("sign")))


def from_sentence(located: Located, parsed: Parsed) -> Iterator[Statement]:
    """The agreements that a sentence says were signed."""
    tree = parsed.tree
    for i, token in enumerate(tree.tokens):
        if token.lemma not in verbs("sign") or token.pos not in ("VERB", "AUX") or not clauses.is_stated(parsed, i):
            continue
        for head in _signed(parsed, i):
            title = _title(located, parsed, head, i)
            if title is not None and (statement := _statement(located, parsed, i, head, title)) is not None:
                yield statement


def _signed(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """The heads of what is signed: the verb's objects; what one enters "into"; a noun that the parser ties to "with"."""
    tree = parsed.tree
    tokens = tree.tokens
    link = "into" if tokens[verb].lemma == "enter" else "with"
    heads = () if link == "into" else tuple(h for h in clauses.objects(parsed, verb) if not clauses.is_denied(parsed, h))
    if heads or tokens[verb].dep in ("acl", "relcl"):
        return heads
    preps = [c for c in tree.children(verb) if tokens[c].dep == "prep" and tokens[c].lemma == link]
    nouns = [n for c in preps for n in tree.children(c) if tokens[n].dep == "pobj" and _is_instrument(tokens[n].text)]
    return tuple(n for n in nouns if link == "into" or _inner_article(parsed, tree.subtree(n)) is not None)


def _inner_article(parsed: Parsed, words: Sequence[int]) -> int | None:
    """The article amid words that are two noun phrases in one: "(with) New Zealand a treaty"."""
    tokens = parsed.tree.tokens
    before = (k for k, i in enumerate(words) if k and tokens[i].dep == "det" and tokens[words[k - 1]].pos == "PROPN")
    return next(before, None)


def _title(located: Located, parsed: Parsed, head: int, verb: int) -> Span | None:
    """The title that the object's words give: quoted words, else the object without what is said about it on the side."""
    tree = parsed.tree
    words = [i for i in _own_words(parsed, head) if i != verb]
    inner = _inner_article(parsed, words)
    words = words[inner:] if inner is not None else words
    token = tree.tokens[head]
    own = parsed.span(words)
    text = located.text(own)
    named = list(instrument_word().finditer(text))
    plural = token.pos == "NOUN" and token.text.casefold().endswith("s") and token.lemma != token.text.casefold()
    if not named or plural:
        return None
    if not _heads(tree.tokens[head].text, named, own, parsed, head):
        return None
    for quoted in QUOTED.finditer(located.document.text, max(parsed.sentence.start, own.start - 4), parsed.sentence.end):
        group = 1 if quoted.group(1) else 2
        if quoted.start() < own.end and instrument_word().search(quoted.group(group)):
            return Span(quoted.start(group), quoted.end(group))
    article = ARTICLE.match(text)
    end = _end(parsed, words, text)
    return trimmed(located.document.text, own.start + (article.end() if article else 0), end, " ,;.\"“”'")


def _end(parsed: Parsed, words: Sequence[int], text: str) -> int:
    """Where a title ends: a name's "between A and B" after it is its own, even if the grammar ties it to the verb."""
    tokens, after = parsed.tree.tokens, max(words) + 1
    named = len(CAPITALISED.findall(text)) >= CAPITALS
    if named and after < len(tokens) and tokens[after].lemma in ("between", "among") and tokens[after].dep == "prep":
        words = (*words, *parsed.tree.subtree(after, ASIDE))
    return parsed.span(words).end


def _own_words(parsed: Parsed, head: int) -> tuple[int, ...]:
    """The object's words without what is said on the side and without other instruments that "and" adds."""
    tree = parsed.tree
    added = [c for c in tree.children(head) if tree.tokens[c].dep == "conj" and _is_instrument(tree.tokens[c].text)]
    others = {i for c in added for i in tree.subtree(c)}
    if added:
        others |= {c for c in tree.children(head) if tree.tokens[c].dep in ("cc", "punct") and c > head}
    return tuple(i for i in tree.subtree(head, ASIDE) if i not in others)


def _is_instrument(word: str) -> bool:
    return bool(instrument_word().fullmatch(word))


def _heads(word: str, named: list[re.Match[str]], own: Span, parsed: Parsed, head: int) -> bool:
    """Whether the object itself is the instrument: its noun, or a name that begins or ends with one."""
    if _is_instrument(word):
        return True
    at = parsed.span([head])
    return any(own.start + hit.start() <= at.start < own.start + hit.end() + 1 for hit in named) or word[:1].isupper()


def _statement(located: Located, parsed: Parsed, verb: int, head: int, title: Span) -> Statement | None:
    sentence = parsed.sentence
    inside = located.within(title)
    who = _parties(located, parsed, verb, head, title)
    when = _date(located, parsed, verb, title)
    text = titles.cleaned(located.text(title))
    capitals = len(CAPITALISED.findall(text))
    if len(text.split()) < 2 or not who or (when is None and capitals < CAPITALS):
        return None
    date = when.norm if when is not None else ""
    year = titles.year_of(date)
    orgs = [m for m in (*who, *inside) if m.label == "ORG"]
    sums = [*(m for m in inside if m.kind == "money"), *_sums_beside(located, parsed, title)]
    codes = tuple(sorted(homes(who)))
    signed = parsed.span([verb])
    flags = [flag for flag, wanting in (("missing_year", year is None), ("missing_party", len(codes) < 2)) if wanting]
    values = [
        Value(title.start, title.end, "title", text, "signed_object"),
        *party_values(who),
        *values_of("date", [when] if when is not None else []),
        *values_of("amounts", sums),
        *values_of("organizations", orgs),
        Value(signed.start, signed.end, "status", located.text(signed).casefold(), "signing_verb"),
    ]
    return Statement(
        sentence.start,
        sentence.end,
        kind="agreement",
        subtype=titles.subtype_of(text),
        title=text,
        quote=located.text(sentence),
        method="prose_signing",
        confidence=round(0.8 - 0.15 * len(flags), 2),
        parties=codes,
        organizations=organizations(orgs),
        date=date,
        year=year,
        moneys=moneys(sums),
        quantities=quantities(inside),
        status=located.text(signed).casefold(),
        source=cited(located, sentence),
        flags=tuple(flags),
        values=tuple(values),
    )


def _parties(located: Located, parsed: Parsed, verb: int, head: int, title: Span) -> tuple[Mention, ...]:
    """Countries and organisations that sign: subject, those "with" or "between" whom, those in the title."""
    doers = actors.of_verb(located, parsed, verb)
    pair = actors.both(located, parsed)
    own = () if pair and doers.carried else doers.mentions
    tree = parsed.tree
    beside = [
        mention
        for child in tree.children(verb)
        if tree.tokens[child].dep == "prep" and tree.tokens[child].lemma in ("with", "between", "among", "by")
        for mention in clauses.within(located, parsed, tree.subtree(child))
    ]
    found = (
        *pair,
        *own,
        *actors.named(clauses.within(located, parsed, tree.subtree(head))),
        *actors.named(beside),
        *actors.named(located.within(title)),
    )
    return actors.firsts(found)


def _sums_beside(located: Located, parsed: Parsed, title: Span) -> tuple[Mention, ...]:
    """The sum that is said to be the agreement's worth, after its title: "worth RMB 5 billion", "totalling ..."."""
    text = located.document.text
    after = [m for m in located.within(Span(title.end, parsed.sentence.end), "AMOUNT") if m.kind == "money" and m.norm]
    return tuple(after[:1]) if after and WORTH.search(text, title.end, after[0].start) else ()


def _date(located: Located, parsed: Parsed, verb: int, title: Span) -> Mention | None:
    """The date of signing: one outside the title, nearest before the title, else after it."""
    outside = [
        d
        for d in dates(located, parsed.sentence)
        if not title.start <= d.start < title.end and "/" not in d.norm and not clauses.told_by_another(parsed, d, verb)
    ]
    before = [d for d in outside if d.start < title.start]
    return before[-1] if before else outside[0] if outside else None
