"""When an agreement was made: by the verb that tells it, within or behind its own words, or since when it holds."""

import re
from collections.abc import Sequence

from extractors.entities.grammar import Tree
from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.readers.wording import TEXT_BULLETS
from extractors.records import clauses
from extractors.records.clauses import Parsed
from extractors.records.frames import afterwards, cited, deciding, in_force, lexicon, other_deals, parted, relative, times
from extractors.records.frames.deals import Deal
from extractors.records.frames.scenes import Scene
from extractors.records.frames.slots import are_parted, is_passive, path, verb_among
from extractors.records.frames.triggers import nouns_of
from extractors.records.located import Located
from extractors.records.sentences import dates
from extractors.records.vocabulary import instrument_word, verbs

BRACKET = re.compile(
    r"\s*(?:\([^()\d]{1,12}\)\s*)?(?:,?\s*[(\[]\s*(?:[A-Z][\w-]{1,12}[,;]\s*)?(?:(?:signed|in\s+force|of|in|on|since|from)\s+)*"
    r"|,?\s*[(\[]?\s*(?:(?:in\s+(?:force|effect|place|operation)|effective)\s+(?:since|from|as\s+of)"
    r"|dating\s+(?:back\s+)?(?:from|to)|dated|of)\s+(?:the\s+)?|,\s+(?:signed\s+)?(?:in|on)\s+)$"
)
"""What stands between an agreement and its time right behind it."""
BEHIND = re.compile(r"\s+(?:in|on)\s+(?:(?:early|mid|late)[\s-])?", re.IGNORECASE)
YEARS = re.compile(r"\d{4}|/\.\.")
"""The years of a time; "the first half of 2011" has one."""
AHEAD = re.compile(r"\b(?:until|till|through|by\s+the\s+end\s+of|up\s+to)\s+(?:the\s+|at\s+least\s+)?$", re.IGNORECASE)
PART = re.compile(r"(?:the\s+)?end\s+of\s+", re.IGNORECASE)
TO = re.compile(r"\bto\s+(?:the\s+end\s+of\s+)?$", re.IGNORECASE)
OF = re.compile(r"\b(?:of|in|the)\s+$")
"""What stands before a time that is an agreement's own: the first of several of as many agreements, too."""
SINCE = re.compile(
    r"\b(?:since|as\s+of|starting\s+in|beginning\s+in)\s+(?:the\s+)?(?:end\s+of\s+|early\s+|late\s+)?$", re.IGNORECASE
)
IN_BRACKET = re.compile(r"\(([^()]{2,40}),?\s*$")
ENTRY = re.compile(r"\s*[:–—-]\s+")
"""What parts the time that an entry of a time line begins with from what was then."""
ITEM_MARKS = f" \n{TEXT_BULLETS}-–—*·o"
HOLDS = frozenset(
    {"be", "exist", "have", "maintain", "keep", "hold", "remain", "apply", "govern", "bind", "operate", "cover", "regulate"}
    | {"stand", "guide", "underpin", "frame", "share"}
)
"""Verbs of a state: since when it lasts is when the agreement that is its subject or object was made."""
MEMBERS = frozenset({"party", "signatory", "member"})
SUBJECT_OR_OBJECT = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})


def of_deal(located: Located, here: Scene, deal: Deal, title: Span) -> Mention | None:
    """When it was made: for one that a verb tells the verb's time; else the time within or right behind its own words."""
    parsed = here.parsed
    text = located.document.text
    found = [
        d
        for d in _told(located, parsed)
        if len(set(YEARS.findall(d.norm))) < 2
        and not _is_of_the_one_before(here, deal, d)
        and not _is_of_another(here, deal, d)
        and not _is_ahead(parsed, deal, text[max(0, d.start - 24) : _first_figure(text, d)])
        and (_is_of_a_place(text, d) or not cited.is_of_a_work(located, parsed.sentence, d))
    ]
    named = [d for d in found if title.start <= d.start < title.end and OF.search(text, max(0, d.start - 4), d.start)]
    hung = parsed.tree.tokens[deal.verb].dep if deal.verb is not None else ""
    if deal.verb is not None and hung == "relcl" and parsed.tree.tokens[deal.verb].lemma in verbs("renew"):
        named, hung = [*named, *(d for d in found if _is_behind(text, title, d))], "acl"
    if named and hung == "acl":
        return named[0]  # "the accord of 1954, amended in 1966", "an accord in 1954 that was amended in 1966"
    if deal.verb is not None and _is_joined(here, deal):
        beside = [d for d in found if is_beside(located, title, d) or _is_behind(text, title, d)]
        if beside:
            return beside[0]  # "the Fish Pact, 1971, and the Air Pact, 1974, were signed"; "a pact in 1971 and one in 1974"
    if deal.verb is not None:
        verb = deal.verb
        fit = _of_its_verb(parsed, deal, verb, title, found)
        before = [d for d in fit if d.start < title.start]
        if fit:
            return before[-1] if before else fit[0]
        if (opened := _of_force(parsed, deal, found)) and not _is_added(parsed, opened):
            return opened
        if entry := [d for d in found if is_entry(located, parsed.sentence, d)]:
            return entry[0]
    when = _own(located, here, deal, title, found)
    if when is None and deal.way == "termed":
        words = deciding.span_of(parsed, deal.trigger)
        over = verb_among(parsed.tree, path(parsed.tree, deal.trigger.at))
        return times.of_figure(located, parsed, words, over, words.end, deal.trigger.at)
    return when


def _of_its_verb(parsed: Parsed, deal: Deal, verb: int, title: Span, found: Sequence[Mention]) -> list[Mention]:
    """The times outside of an agreement's own words that its verb may have, those that hang on the verb alone if any do."""
    outside = [
        d
        for d in found
        if (deal.trigger.frame.pos == "verb" or not title.start <= d.start < title.end)
        and not clauses.told_by_another(parsed, d, verb)
        and not _is_aside(parsed, d)
        and not afterwards.is_of_its_end(parsed, d, verb)
        and not afterwards.is_of_another_time(parsed, d, verb)
        and not _is_to_come(parsed, d, verb)
    ]
    over = verb if parsed.tree.tokens[verb].pos != "NOUN" else clauses.governor(parsed, verb)
    own = [d for d in outside if (at := clauses.anchor(parsed, d)) is not None and clauses.governor(parsed, at) == over]
    fit = own or outside
    if any(d.start >= title.end for d in found):
        return [d for d in fit if not other_deals.is_of_the_verb_before(parsed, d, verb)]
    return fit


def _told(located: Located, parsed: Parsed) -> list[Mention]:
    """The times of a sentence in print order, those that are told by another one included."""
    by_another = relative.times(located, parsed.sentence)
    printed = [
        d for d in dates(located, parsed.sentence) if not any(d.start < t.end and t.start < d.end for t in by_another)
    ]
    return sorted((*printed, *by_another), key=lambda d: d.start)


def _is_to_come(parsed: Parsed, date: Mention, verb: int) -> bool:
    """Whether a time is of what shall be done by another verb: "by the deal signed with A, B must pay before 2016"."""
    over = clauses.verb_over(parsed, date)
    return over is not None and over != verb and parsed.tree.tokens[verb].dep == "acl" and times.is_ahead(parsed, over)


def _is_of_the_one_before(here: Scene, deal: Deal, date: Mention) -> bool:
    """Whether a time is that of another agreement, told in the sentence before: "the pact of 2009. It signed one more"."""
    last, tree = here.passage.deal, here.parsed.tree
    known = any(tree.tokens[c].lemma in ("the", "this", "that", "its", "their") for c in tree.children(deal.trigger.at))
    return last is not None and last.when == date and date.start < here.parsed.sentence.start and not known


def _is_behind(text: str, title: Span, date: Mention) -> bool:
    """Whether a time follows the words for an agreement with "in" or "on", or as it is where another time tells it."""
    by_another = date.method.startswith("relative") and not text[title.end : date.start].strip()
    return by_another or BEHIND.fullmatch(text, title.end, date.start) is not None


def _is_of_another(here: Scene, deal: Deal, date: Mention) -> bool:
    """Whether a time is that of another agreement of the sentence: of one that a participle dates ("a pact, made in 1953,
    led to a treaty"), or of another part between semicolons that tells one."""
    parsed, tree = here.parsed, here.parsed.tree
    at = clauses.anchor(parsed, date)
    if at is None or date.start < parsed.sentence.start:
        return False
    deals = {t.at for t in here.triggers if t.frame.kind == "agreement"}
    up = path(tree, at)
    dated = next((tree.tokens[i].head for i in up if tree.tokens[i].dep == "acl"), None)
    if dated in deals and deal.trigger.at not in (*tree.subtree(dated), *path(tree, dated)):
        return True
    link = tree.tokens[at].head
    if tree.tokens[link].lemma == "of" and tree.tokens[link].head in deals - {deal.trigger.at}:
        return deal.trigger.at not in tree.subtree(tree.tokens[link].head)  # "acceded to a treaty after the pact of 1992"
    acts = [a.at for a in here.actors if tree.tokens[a.at].dep == "nsubj"] if at > deal.trigger.at else []
    there = any(not are_parted(tree, word, at) for word in (*deals, *acts))
    return there and are_parted(tree, at, deal.trigger.at)


def _is_joined(here: Scene, deal: Deal) -> bool:
    """Whether an agreement is one of several that a verb acts on, joined by "and" or in a list."""
    tree, at = here.parsed.tree, deal.trigger.at
    told = nouns_of(here.triggers, "agreement")
    joined = [c for c in tree.children(at) if tree.tokens[c].dep == "conj"]
    joined += [tree.tokens[at].head] if tree.tokens[at].dep == "conj" else []
    if deal.verb is not None:
        joined += [c for c in tree.children(deal.verb) if tree.tokens[c].dep == "conj"]
        joined += parted.listed(tree, deal.verb, told)
    return at in joined or any(instrument_word().fullmatch(tree.tokens[i].text) for i in joined)


def _is_ahead(parsed: Parsed, deal: Deal, before: str) -> bool:
    """Whether a time behind these words is how long an agreement shall hold: "until 2030", "extended to 2030"."""
    renewed = deal.verb is not None and parsed.tree.tokens[deal.verb].lemma in verbs("renew")
    return AHEAD.search(before) is not None or (renewed and TO.search(before) is not None)


def _first_figure(text: str, date: Span) -> int:
    """Where a time begins without the words for a part of it: the year of "the end of 2010"."""
    part = PART.match(text, date.start, date.end)
    return part.end() if part else date.start


def is_beside(located: Located, title: Span, when: Mention | None) -> bool:
    """Whether a time stands within or right behind the words for an agreement."""
    if when is None or when.start < title.start:
        return False
    return when.start < title.end or BRACKET.fullmatch(located.document.text, title.end, when.start) is not None


def _is_of_a_place(text: str, date: Span) -> bool:
    """Whether a bracket before a time names where: "(Geneva, 1949)"; behind another name it is when a work came out."""
    inner = IN_BRACKET.search(text, max(0, date.start - 40), date.start)
    return inner is not None and lexicon.places().search(inner.group(1)) is not None


def _own(located: Located, here: Scene, deal: Deal, title: Span, found: Sequence[Mention]) -> Mention | None:
    """A time within the words for an agreement, right behind them, before its entry, or of the verb by which it holds."""
    sentence = here.parsed.sentence
    inside = [d for d in found if title.start <= d.start < title.end]
    behind = [d for d in found if d.start >= title.end and is_beside(located, title, d)]
    if inside or behind:
        return (behind or inside)[0]
    entry = [d for d in found if is_entry(located, sentence, d)]
    return entry[0] if entry else _of_holding(located, here, deal, found)


def _is_aside(parsed: Parsed, date: Span) -> bool:
    """Whether a time is told of somebody on the side: "A, a member since 1991, signed ..."."""
    at = clauses.anchor(parsed, date)
    tree = parsed.tree
    climbed = path(tree, at)[1:] if at is not None else ()
    below = next((k for k, i in enumerate(climbed) if tree.tokens[i].pos in ("VERB", "AUX")), len(climbed))
    return any(tree.tokens[i].dep == "appos" and tree.tokens[i].pos == "NOUN" for i in climbed[:below])


def is_entry(located: Located, sentence: Span, when: Mention | None) -> bool:
    """Whether a time begins an entry of a time line: "1976: Treaty of ..."."""
    text = located.document.text
    first = when is not None and not text[sentence.start : when.start].strip(ITEM_MARKS) and when.start >= sentence.start
    return when is not None and first and ENTRY.match(text, when.end) is not None


def _of_holding(located: Located, here: Scene, deal: Deal, found: Sequence[Mention]) -> Mention | None:
    """The time of the verb by which an agreement began or ended to hold, dates from, or has held since."""
    parsed = here.parsed
    tree, text = parsed.tree, located.document.text
    verb = verb_among(tree, path(tree, deal.trigger.at))
    if verb is None:
        return None
    told = [verb, *(c for c in tree.children(deal.trigger.at) if tree.tokens[c].lemma == "date")]
    governed = [(d, clauses.governor(parsed, at)) for d in found if (at := clauses.anchor(parsed, d)) is not None]
    dating = [d for d, over in governed if over in told and tree.tokens[over].lemma == "date"]
    if dating:
        return dating[0]
    if deal.verb is None and (opened := _of_force(parsed, deal, found)):
        return opened
    tied = [d for d, over in governed if over == verb]
    if tied and _is_what_it_was_done_in(tree, deal.trigger.at):
        return tied[-1]
    if tied and (_dates_it(parsed, verb) or _did(tree, verb, deal.trigger.at)):
        return tied[0]
    member = any(tree.tokens[i].lemma in MEMBERS and tree.tokens[i].dep == "attr" for i in path(tree, deal.trigger.at)[1:4])
    holds = tree.tokens[verb].lemma in HOLDS and (member or tree.tokens[deal.trigger.at].dep in SUBJECT_OR_OBJECT)
    since = [d for d in tied if SINCE.search(text, max(0, d.start - 30), d.start)]
    return since[0] if since and holds else None


def _is_what_it_was_done_in(tree: Tree, at: int) -> bool:
    """Whether something was done in or by an agreement: "settled the border in a treaty in 1929"."""
    one = any(tree.tokens[c].lemma in ("a", "an") for c in tree.children(at))
    link = tree.tokens[tree.tokens[at].head]
    return one and link.lemma in ("in", "by", "with", "through") and tree.tokens[link.head].tag in ("VBD", "VBN")


def _dates_it(parsed: Parsed, verb: int) -> bool:
    """Whether a verb's time is the agreement's own: it began or ended to hold, or something was done to it."""
    tree = parsed.tree
    done = is_passive(tree, verb) and not times.is_ahead(parsed, verb)
    return tree.tokens[verb].lemma in verbs("force") or done or in_force.is_it(tree, verb)


def _of_force(parsed: Parsed, deal: Deal, found: Sequence[Mention]) -> Mention | None:
    """The time of a clause on the side by which an agreement came into force: "a pact that took effect in 2012"."""
    tree = parsed.tree
    aside = [c for c in tree.children(deal.trigger.at) if tree.tokens[c].dep in ("relcl", "acl")]
    aside += [k for c in aside for k in tree.children(c) if tree.tokens[k].dep == "conj"]
    for d in found:
        at = clauses.anchor(parsed, d)
        over = clauses.governor(parsed, at) if at is not None else None
        if over in aside and (in_force.is_it(tree, over) or _takes_effect(tree, over)):
            return d
    return None


def _is_added(parsed: Parsed, date: Span) -> bool:
    """Whether the clause of a time is only added behind a comma: it tells more of what was done at another time."""
    at = clauses.anchor(parsed, date)
    verb = clauses.governor(parsed, at) if at is not None else None
    first = min(parsed.tree.subtree(verb), default=0) if verb is not None else 0
    return bool(first) and parsed.tree.tokens[first - 1].text == ","


def _takes_effect(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[c].dep == "dobj" and tree.tokens[c].lemma == "effect" for c in tree.children(verb))


def _did(tree: Tree, verb: int, at: int) -> bool:
    """Whether a verb tells in the past what an agreement, its subject, gave or made: "In 1850 the treaty created ..."."""
    token = tree.tokens[verb]
    return tree.tokens[at].dep == "nsubj" and token.tag == "VBD" and token.lemma in lexicon.words("treaties_do")
