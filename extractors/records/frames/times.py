"""When a fact holds: the date right after its figure, else that within its words, of its verb, or one that is taken over."""

import re
from dataclasses import replace
from functools import cache

from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.clauses import Parsed
from extractors.records.frames import afterwards, base_years, cited, lexicon, next_dates, part_dates, relative
from extractors.records.frames.slots import path, verb_among
from extractors.records.located import Located
from extractors.records.sentences import dates

BESIDE = re.compile(
    r"\s*,?\s*(?:\(\s*|\)\s*,?\s*)?(?:as\s+)?(?:in|by|of|for|during|on|at|since|from|between|over|through|as\s+of)?\s*(?:the\s+)?"
    r"(?:end\s+of\s+|fiscal\s+year\s+|period\s+|same\s+(?:period|months?|quarter)\s+(?:in|of)\s+|years?\s+|early\s+|late\s+|mid-)?",
    re.IGNORECASE,
)
ACCORDING = re.compile(
    r"\b(?:according\s+to|based\s+on|research|study|survey|analysis|investigation|interview)\b[^,;.]*$", re.IGNORECASE
)
AHEAD = re.compile(
    r"\b(?:(?:exten\w+|valid|renew\w+)\b[^.;]{0,40}\b(?:through|until|till|to)|(?:due|maturing)\s+(?:by|in|on)|due"
    r"|(?:another|further|more)\s+(?:\w+\s+)?(?:years?|months?),?\s+(?:until|till|to)"
    r"|expir\w+\s+(?:by|in|on)|matur\w+\s+at\s+the)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
TARGET = re.compile(r"\b(?:by|until|till|before|through)\s+(?:the\s+)?$", re.IGNORECASE)
THAN = re.compile(
    r"\b(?:than|(?:up|down)\s+on|compared\s+(?:with|to)|versus)\s+(?:[\w-]+\s+){0,3}$"
    r"|\bagainst\s+(?:(?:the|that|those|its|levels?|figures?|totals?|of|in|for|recorded|previous|year|same|period)\s+){0,5}$",
    re.IGNORECASE,
)
"""Words before a date that something is only compared to."""
AHEAD_OF = frozenset({"will", "would", "shall", "must", "could", "may", "might"})
"""Helpers of a verb for what was still to come when it was written."""
NOW = frozenset({"now", "currently", "today", "nowadays"})
LEVEL = r"(?:level|figure|value|point|reading|rate|amount|total|share)s?"
BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.IGNORECASE)
COMPARED = re.compile(
    r"\b(?:compared|below|above|than|versus|against|up\s+from|down\s+from|whereas|while|with|of\s+which|including)\b"
    r"|[;:] |,\s+(?:and|but)\s|,\s+from\s+$",
    re.IGNORECASE,
)
OF_THE_OTHER = re.compile(
    r"\s*(?:(?:(?:in|of)\s+)?(?:[\w-]+\s+){0,3}?)?(?:\(|,)?\s*(?:in|of|for|during|by)?\s*(?:fiscal\s+year\s+)?",
    re.IGNORECASE,
)


def of_figure(
    located: Located,
    parsed: Parsed,
    figure: Span,
    verb: int | None,
    end: int,
    trigger: int | None = None,
    as_told: bool = False,
) -> Mention | None:
    """The date of a fact whose figure (or own word) is `figure`; `end` is where the words that belong to it end.

    `as_told` lets a fact that nothing else dates hold at the time when it was told ("owes 5 million, A said in 2020").
    """
    sentence = parsed.sentence
    if (turn := part_dates.in_turn(located, sentence, figure)) is not None:
        return turn
    found = [d for d in dates(located, sentence) if not _is_of_the_figure(figure, d)]
    found = [d for d in found if not relative.is_compared_to(located, sentence, d)]
    found = [d for d in found if not relative.is_moved_over(located, sentence, d)] or found
    inside = [d for d in found if sentence.start <= d.start < sentence.end]
    told = relative.times(located, sentence)
    inside = [d for d in inside if not any(d.start < t.end and t.start < d.end for t in told)]
    inside = sorted((*inside, *told), key=lambda d: d.start)
    if relative.is_ago(located, figure):
        return None
    if not inside and parsed.lead is not None and (led := [m for m in located.within(parsed.lead, "DATE") if m.norm]):
        return led[-1]
    if not inside:
        return found[-1] if found else None
    has_its_own = any(d.start > end and BESIDE.fullmatch(located.document.text[end : d.start]) for d in inside)
    if verb is not None and not has_its_own and (then := relative.of_its_when(located, parsed, inside, verb)) is not None:
        return then
    fit = [
        d
        for d in _ranged(located, inside)
        if _may_date(located, parsed, d, verb)
        and not _is_before_now(parsed, d, verb)
        and not _is_of_another_figure(located, figure, d)
        and not next_dates.is_of_another(located, parsed, figure, d)
        and not _is_compared(parsed, d, figure)
    ]
    fit = part_dates.of_its_part(located, parsed, figure, fit)
    own = [d for d in fit if not _is_of_telling(located, parsed, d, figure)]
    if own:
        return _nearest(located, parsed, own, figure, verb, end, trigger)
    return fit[0] if as_told and fit else None


def _is_before_now(parsed: Parsed, date: Mention, verb: int | None) -> bool:
    """Whether a date is of a clause that one about now goes on from: "fell behind in 2016, and now owes 5 million"."""
    if verb is None or parsed.tree.tokens[verb].dep != "conj":
        return False
    now = any(parsed.tree.tokens[c].text.casefold() in NOW for c in parsed.tree.children(verb))
    return now and clauses.verb_over(parsed, date) != verb


def _is_of_the_figure(figure: Span, date: Mention) -> bool:
    """Whether what was taken for a year is the figure's own number: "1600 projects"."""
    return figure.start <= date.start < figure.end


def _is_of_another_figure(located: Located, figure: Span, date: Mention) -> bool:
    """Whether a date is what a figure is compared to, or a later figure's: of a part, of the next clause, or compared to."""
    text = located.document.text
    if date.start > figure.end and (THAN.search(text, figure.end, date.start) or _ranked(text, figure, date)):
        return True
    between = [m for m in located.within(Span(figure.end, date.start), "AMOUNT") if m.start > figure.end]
    return any(
        COMPARED.search(text, figure.end, m.start) and OF_THE_OTHER.fullmatch(text, m.end, date.start) for m in between
    )


def _ranked(text: str, figure: Span, date: Span) -> bool:
    """Whether a date is only since when a figure is the highest or the like: "the lowest level since 2014", "the largest
    loan package since its start in 1974"."""
    return _since().search(text, figure.end, date.start) is not None


@cache
def _since() -> re.Pattern[str]:
    ranks = "|".join(sorted(word for word in lexicon.words("ranks") if word.endswith("st")))
    began = r"(?:(?:its|their|the)\s+[a-z]+\s+in\s+)?"
    return re.compile(rf"\b(?:{ranks})\s+(?:{LEVEL}\s+)?(?:[\w-]+\s+){{0,4}}since\s+{began}$", re.IGNORECASE)


def _nearest(
    located: Located, parsed: Parsed, own: list[Mention], figure: Span, verb: int | None, end: int, trigger: int | None
) -> Mention | None:
    text = located.document.text
    beside = [d for d in own if d.start > end and BESIDE.fullmatch(text[end : d.start])]
    if beside:
        return beside[0]
    if inner := _within(parsed, own, figure, trigger):
        return inner
    if verb is not None:
        own = [d for d in own if not clauses.told_by_another(parsed, d, verb)]
        if not own:
            return None
        if clauses.is_aside(parsed, verb):
            tied = [d for d in own if clauses.verb_over(parsed, d) == verb]
            about = (d for d in own if (at := _event(parsed, d)) is not None and _is_what_happened(parsed, verb, at))
            return tied[0] if tied else next(about, None)
        for above in clauses.up(parsed, verb):
            tied = [d for d in own if clauses.verb_over(parsed, d) == above]
            if tied:
                before = [d for d in tied if d.start < figure.start]
                return before[-1] if before else tied[0]
    before = [d for d in own if d.start < figure.start]
    if before or verb is None:
        return before[-1] if before else own[0]
    over = clauses.up(parsed, verb)
    return next(
        (d for d in own if (at := _event(parsed, d)) is None or at in over or _is_what_happened(parsed, verb, at)), None
    )


def _event(parsed: Parsed, date: Mention) -> int | None:
    """The verb that a date is of: behind a purpose it is of what was done for it ("signed a deal to build in 2015")."""
    at = clauses.verb_over(parsed, date)
    tree = parsed.tree
    while at is not None and tree.tokens[at].head != at and tree.has_to(at):
        at = verb_among(tree, path(tree, at)[1:])
    return at


def _is_what_happened(parsed: Parsed, verb: int, above: int) -> bool:
    """Whether a verb only says what an event was about: "the agreement to lend 5 million was signed in 2015"."""
    tree = parsed.tree
    aim = tree.tokens[verb].dep in ("acl", "relcl") and tree.has_to(verb)
    return (aim and above in path(tree, verb)) or _is_its_signing(tree, verb, above)


def _is_its_signing(tree: Tree, verb: int, above: int) -> bool:
    """Whether a bare participle behind a verb says when what it tells of was signed: "got a loan, signed in 2014"."""
    token = tree.tokens[above]
    if token.tag != "VBN" or token.dep not in ("advcl", "conj", "acl") or tree.tokens[above - 1].text != ",":
        return False
    up = path(tree, above)[1:]
    if verb_among(tree, up) != verb or above < verb:
        return False
    frame = lexicon.frames("verb").get(lexicon.key(token.lemma))
    bare = not any(tree.tokens[c].dep in ("nsubj", "nsubjpass", "aux", "auxpass", "dobj") for c in tree.children(above))
    return bare and frame is not None and frame.slots.get("subj") in ("party", "giver")


def _within(parsed: Parsed, own: list[Mention], figure: Span, trigger: int | None) -> Mention | None:
    """A date that hangs on the figure itself or on the noun that it belongs to: "the loan granted by A in 2014"."""
    tree = parsed.tree
    refs = [
        at
        for at in (clauses.anchor(parsed, figure), trigger)
        if at is not None and tree.tokens[at].pos not in ("VERB", "AUX")
    ]
    refs += [
        i for at in refs[:1] for i in path(tree, at)[1:2] if (tree.tokens[at].dep, tree.tokens[i].dep) == ("appos", "conj")
    ]
    for ref in refs:
        words = set(tree.subtree(ref, frozenset({"conj", "appos"})))
        inner = [d for d in own if (at := clauses.anchor(parsed, d)) is not None and at in words and d.start > figure.start]
        if inner:
            return inner[0]
    return None


def _ranged(located: Located, found: list[Mention]) -> list[Mention]:
    """The dates with two years of "between the years of 2000 and 2019" as one interval."""
    out: list[Mention] = []
    for d in found:
        last = out[-1] if out else None
        text = located.document.text
        if (
            last is not None
            and "/" not in last.norm + d.norm
            and re.fullmatch(r"\s+and\s+(?:the\s+)?(?:\w+\s+of\s+)?", text[last.end : d.start])
            and BETWEEN.search(text, max(0, last.start - 30), last.start)
        ):
            out[-1] = replace(last, end=d.end, norm=f"{last.norm}/{d.norm}", text=text[last.start : d.end])
        else:
            out.append(d)
    return out


def _may_date(located: Located, parsed: Parsed, date: Mention, verb: int | None) -> bool:
    """Whether a date may be that of a fact: not of a work that is cited, no term ahead."""
    text, sentence = located.document.text, parsed.sentence
    before = text[max(sentence.start, date.start - 60) : date.start]
    if verb is not None and SINCE.search(before) and _is_since_another(parsed, date, verb):
        return False
    if base_years.is_of_prices(text, date) or cited.is_of_a_work(located, sentence, date):
        return False
    if afterwards.is_of_its_end(parsed, date, verb) or afterwards.is_of_spending(located, parsed, date, verb):
        return False
    return not (AHEAD.search(before) or (verb is not None and TARGET.search(before) and is_ahead(parsed, verb)))


def is_ahead(parsed: Parsed, verb: int) -> bool:
    """Whether a verb tells of what is to come: "will lend", "pledged"; what "had been pledged by" a year had been."""
    children = [parsed.tree.tokens[c] for c in parsed.tree.children(verb)]
    before = any(c.dep in ("aux", "auxpass") and c.text.casefold() == "had" for c in children)
    if parsed.tree.tokens[verb].lemma in lexicon.words("sets_ahead") and not before:
        return True
    return any(c.dep == "aux" and (c.lemma in AHEAD_OF or c.tag == "TO") for c in children)


def _is_since_another(parsed: Parsed, date: Mention, verb: int) -> bool:
    """Whether a verb is one that "and" adds behind a date ("A has borrowed 9 million since 2007 and still owes 2"), or what
    it acts on has been so since then: "extends a deposit held there since 2007"."""
    tree, at = parsed.tree, clauses.anchor(parsed, date)
    held = clauses.verb_over(parsed, date)
    if held is not None and held != verb and tree.tokens[held].dep == "acl" and verb in path(tree, held):
        return True
    links = [c for c in tree.children(tree.tokens[verb].head) if tree.tokens[c].dep == "cc"]
    return tree.tokens[verb].dep == "conj" and at is not None and any(at < c < verb for c in links)


def _is_compared(parsed: Parsed, date: Mention, figure: Span) -> bool:
    """Whether a date is of what a figure is compared with: "compared with 7 million in 2018, A gave 4 million"."""
    tree, at, own = parsed.tree, clauses.anchor(parsed, date), clauses.anchor(parsed, figure)
    over = [i for i in path(tree, at) if tree.tokens[i].lemma == "compare"] if at is not None else []
    return own is not None and any(i not in path(tree, own) for i in over)


def _is_of_telling(located: Located, parsed: Parsed, date: Mention, figure: Span) -> bool:
    """Whether a date says when a fact was told: it hangs on "reported", the fact on what was reported."""
    before = located.document.text[max(parsed.sentence.start, date.start - 60) : date.start]
    if date.end <= figure.start and ACCORDING.search(before):
        return True
    teller = clauses.verb_over(parsed, date)
    at = clauses.anchor(parsed, figure)
    if teller is None or at is None or parsed.tree.tokens[teller].lemma not in lexicon.words("reports"):
        return False
    up = path(parsed.tree, at)
    if teller not in up:
        return parsed.tree.tokens[teller].dep in ("ccomp", "parataxis") or parsed.tree.tokens[teller].head == teller
    verbs = [i for i in up[: up.index(teller)] if parsed.tree.tokens[i].pos in ("VERB", "AUX")]
    return bool(verbs)


def is_long(norm: str) -> bool:
    """Whether an EDTF date is an interval over more than two years."""
    years = [int(year) for year in re.findall(r"(?<![\d-])\d{4}", norm)]
    return "/" in norm and (len(years) < 2 or years[-1] - years[0] > 1)
