"""Who stands in a sentence: countries, organisations, places that lie in a country, and words that take one up again."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.entities.organizations import governments
from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records import clauses
from extractors.records.bodies import home
from extractors.records.clauses import Parsed
from extractors.records.frames import datelines, lexicon, seats
from extractors.records.located import Located, countries
from extractors.records.sentences import Sentence

Sort = Literal["country", "demonym", "organization", "place", "pronoun", "group"]


@dataclass(frozen=True, slots=True)
class Actor(Span):
    """Somebody or some place named at `start:end` of the text: the word of the sentence that the name hangs by, its
    country ("" where it has none) and its name."""

    at: int
    code: str
    name: str
    sort: Sort
    method: str

    @property
    def is_a_body(self) -> bool:
        """Whether it is an organisation, or a word such as "the bank" that stands for one."""
        return self.sort == "organization" or (self.sort == "pronoun" and self.name != self.code)


@dataclass(frozen=True, slots=True)
class Homes:
    """The homes of organisations without one, by longer names that hold their own: "Exim" in "Exim Bank of China".

    `longer` has for each short name where in the text longer names stand and their homes, in print order.
    """

    longer: Mapping[str, tuple[tuple[int, str], ...]]

    def of(self, name: str, at: int) -> str:
        """The home of a name that stands at `at`: that of all longer names, else of the last one before, else none."""
        found = self.longer.get(name, ())
        if len({code for _, code in found}) == 1:
            return found[0][1]
        return next((code for start, code in reversed(found) if start < at), "")


def homes_of_short_names(located: Located) -> Homes:
    """The homes that a paper's longer names give to its shorter ones."""
    placed = [m for m in located.mentions if m.label == "ORG" and home(m)]
    longer = [(m.start, _words(f"{m.norm} {m.text}"), home(m)) for m in placed]
    found = {}
    for name in sorted({m.norm or m.text for m in located.mentions if m.label == "ORG" and not home(m)}):
        words = _words(name)
        if "exim" in words or not words <= lexicon.words("general_in_names"):
            found[name] = tuple((start, code) for start, others, code in longer if words < others)
    for m in located.mentions:
        if m.label == "ORG" and not home(m):
            told = [(m.start, code) for code in [seats.country_told(located, m)] if code]
            found[m.norm or m.text] = (*found.get(m.norm or m.text, ()), *told, *seats.in_long(located, m))
    return Homes({name: tuple(sorted(set(places))) for name, places in found.items() if places})


def _words(name: str) -> frozenset[str]:
    """The words of a name, those for an export-import bank in one form."""
    return frozenset(re.sub(r"\bexport[\s-]import\b|\bexim(?=\s?bank\b)", "exim ", name.casefold()).split())


def lends_abroad(name: str) -> bool:
    """Whether a body by its name is a lender whose own country is not the one that it lends to: no central bank."""
    words = set(re.findall(r"\w+", name.casefold()))
    return is_a_lender_s(name) and not words & {"central", "reserve", "national", "state"}


def is_a_lender_s(name: str) -> bool:
    """Whether a name holds a word, or words in a row, of the names of bodies that lend."""
    plain = " ".join(re.findall(r"\w+", name.casefold()))
    return any(f" {words} " in f" {plain} " for words in lexicon.words("lender_names"))


AGREED = re.compile(
    r"\b(?:agreement|treaty|convention|pact|accord|protocol|FTA|memorandum(?: of understanding)?)s?$"
    r"|\b[a-z]+[-–][a-z]+\s+(?:alliance|entente)$",
    re.IGNORECASE,
)
"""Last words of names that are an agreement's, whatever else they were read as; an alliance has its two in front."""
HOLDS_SIDES = re.compile(
    rf"{AGREED.pattern}"
    r"|^government\s+of\s+[^,]+(?:,|\sand\s)"
    r"|^(?:governments|ministries|ministers|presidents|leaders|central\s+banks|parliaments|republics|kingdoms)\s+of\b"
    r"|\sand\s.*\s(?:governments|ministries|ministers|presidents|leaders|parliaments)$",
    re.IGNORECASE,
)
"""Names, taken for a body's, of agreements and of several bodies at once: the countries within are told beside them."""


def of(located: Located, parsed: Parsed, homes: Homes) -> tuple[Actor, ...]:
    """The actors of a sentence in print order. A country within an organisation's name is not told beside it."""
    before = located.within(parsed.lead) if parsed.lead is not None else ()
    mentions = (*before, *(m for m in located.within(parsed.sentence) if not _is_excluded(located, m)))
    bodies = [m for m in mentions if m.label == "ORG" and not _is_a_place(m) and not _are_sides(located, m)]
    found = [replace(a, code=a.code or homes.of(a.name, a.start)) for a in _named(parsed, bodies)]
    taken: list[Span] = [m for m in bodies if not HOLDS_SIDES.search(m.text)]
    for m in mentions:
        if m.label == "COUNTRY" and m.norm and not _inside(m, taken):
            found.extend(_named(parsed, [m]))
    taken += [m for m in mentions if m.label == "COUNTRY"]
    found.extend(_leaders(located, parsed))
    found.extend(_places(located, parsed, taken))
    written = datelines.end(located, parsed) if parsed.lead is None else parsed.lead.start
    return tuple(sorted((a for a in found if a.start >= written), key=lambda actor: actor.start))


def _are_sides(located: Located, mention: Mention) -> bool:
    """Whether what was taken for a body's name only names several states: "the governments of Peru and Chile"."""
    return HOLDS_SIDES.search(mention.text) is not None and len(countries(located.within(mention, "COUNTRY"))) > 1


def _is_a_place(mention: Mention) -> bool:
    """Whether what a model took for a body's name is that of a place alone: "Santa Cruz"."""
    return mention.method == "model" and lexicon.places().fullmatch(mention.text) is not None


REACH = 30  # characters before a name that may say so
NOT_THEM = re.compile(
    r"\bnon[-‐–\s]$|\b(?:border|frontier)s?\s+(?:with|to)\s+(?:the\s+)?(?:neighbou?ring\s+)?$|"
    r"\b(?:beyond|except(?:ing|\s+for)?|excluding|unlike|other\s+than|rather\s+than|instead\s+of|(?:,|\band|\bbut)\s+not|independence\s+from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words before a name by which it takes no part."""
OF_A_KIND = re.compile(
    r"[-‐–\s]era\b|\s(?:border|frontier|(?:colonial\s+)?(?:rule|occupation))\b|[-‐–](?:style|type|speaking|born|language|period|member)\b",
    re.IGNORECASE,
)
"""Words behind a country's that make of it a time, a manner or a place: it takes no part."""


def _is_excluded(located: Located, mention: Mention) -> bool:
    """Whether a name only says who somebody is not, or when, how or where: "non-Paris Club creditors", "Soviet-era debts",
    "the border with Chad"."""
    text = located.document.text
    before = text[max(0, mention.start - REACH) : mention.start]
    return NOT_THEM.search(before) is not None or OF_A_KIND.match(text, mention.end) is not None


def carried(mention: Mention) -> Actor:
    """A country or body that a sentence before names, as an actor of this one."""
    sort: Sort = "organization" if mention.label == "ORG" else "country"
    return Actor(mention.start, mention.end, 0, home(mention), mention.norm or mention.text, sort, "the sentence before")


LABEL = re.compile(r"(?:\s*\([^()]{1,40}\))?\s*:\s")
OF_AN_ITEM = re.compile(r"(?:\s*\([^()]{1,40}\))?\s*(?:[:–—-]\s|,\s+(?=[\W\d]*[A-Z]{0,3}[$€£¥]|[A-Z]{3}\s\d|\d))")
MARK = re.compile(r"[^\w(]*(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s+)?(?:the\s+)?", re.IGNORECASE)
"""What stands before a label: the mark of an item, its number, an article."""


def label(located: Located, parsed: Parsed, actors: Sequence[Actor]) -> Actor | None:
    """The country or body that a sentence begins with as its label: "Peru: in 2014 a loan was agreed"; in an item of a list
    also before a dash or a sum."""
    text, sentence = located.document.text, parsed.sentence
    block = located.document.block_at(sentence.start)
    mark = MARK.match(text, sentence.start, sentence.end)
    listed = (block is not None and block.kind == "item") or (mark is not None and re.search(r"[^\w\s\"“‘(]", mark.group()))
    ends = OF_AN_ITEM if listed else LABEL
    for a in actors:
        named = a.code or a.sort == "organization"
        if named and a.start >= sentence.start and ends.match(text, a.end) and MARK.fullmatch(text, sentence.start, a.start):
            return a
    return None


def _named(parsed: Parsed, mentions: Sequence[Mention]) -> Iterator[Actor]:
    for m in mentions:
        at = clauses.anchor(parsed, m)
        if at is not None:
            sort: Sort = "organization" if m.label == "ORG" else "demonym" if m.kind in ("demonym", "prefix") else "country"
            yield Actor(m.start, m.end, at, home(m), m.norm or m.text, sort, m.method)


def _inside(span: Span, others: Sequence[Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in others)


LEADS = re.compile(r"\b(?:President|Prime\s+Minister|Premier|Chancellor)\s+(?=((?:[A-Z][\w’'-]*\.?\s+){0,2}[A-Z][\w’'-]*))")
"""A title with the name of who holds it."""


def _leaders(located: Located, parsed: Parsed) -> Iterator[Actor]:
    """Heads of government by title and family name where no country stands before: they act for theirs."""
    text, sentence = located.document.text, parsed.sentence
    for hit in LEADS.finditer(text, sentence.start, sentence.end):
        code = next((c for name in hit.group(1).split() if (c := governments.known_leaders().get(name))), "")
        span = Span(hit.start(), hit.end(1))
        at = clauses.anchor(parsed, span)
        beside = located.within(Span(max(sentence.start, hit.start() - 20), hit.end(1)), "COUNTRY")
        if code and at is not None and not beside:
            yield Actor(span.start, span.end, at, code, hit.group(1), "country", "head of government")


NAMES_A_THING = re.compile(
    r"\s+(?:terms?|accords?|agreements?|treaty|convention|protocol|declaration|consensus|rules?|formula|approach|summit|conference|"
    r"initiative|process|plan|clubs?|system|institutions|schedules?|principles|charter|pact|compact|memorandum|statement|round|talks)\b",
    re.IGNORECASE,
)
"""Words behind a town that it gave its name to: they are not there."""


HYPHENED = re.compile(r"\s?[-‐–]\s?([A-Z][\w'’]+)")


def _places(located: Located, parsed: Parsed, taken: Sequence[Span]) -> Iterator[Actor]:
    text, sentence = located.document.text, parsed.sentence
    first = [Span(hit.start(), hit.end()) for hit in lexicon.places().finditer(text, sentence.start, sentence.end)]
    for span in [*first, *(other for one in (*first, *taken) for other in _joined(text, one))]:
        at = clauses.anchor(parsed, span)
        if NAMES_A_THING.match(text, span.end) or _is_in_a_name(located, sentence, span) or _is_a_person(text, span):
            continue
        if at is not None and not any(span.start < o.end and o.start < span.end for o in taken):
            name = text[span.start : span.end]
            yield Actor(span.start, span.end, at, lexicon.country_of_place(name), name, "place", "place's country")


OFFICE = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Dr|Prof|H\.?E)\.?|(?:minister|president|director|secretary|ambassador|governor|chair\w*)\b(?:[^.;,]{0,80},)?)\s+$",
    re.IGNORECASE,
)
"""What stands before a person's name: a title, or an office with a comma."""
SURNAME = re.compile(r"\s+[A-Z][\w'’-]+(?=\s*[,.;]|\s+[a-z])")


def _is_a_person(text: str, span: Span) -> bool:
    """Whether a place's name is the first name of somebody in office: "the minister of finance, Adama Okoro, signed"."""
    before = text[max(0, span.start - 120) : span.start]
    return SURNAME.match(text, span.end) is not None and OFFICE.search(before) is not None


ON = re.compile(r"\s+([A-Z][a-z]+)(?=\s+[A-Z])")
"""A further word of a longer name behind a place."""


def _is_in_a_name(located: Located, sentence: Sentence, span: Span) -> bool:
    """Whether a place's name begins a longer one, of something that another place with its country says where it lies: "the
    Aden Adde Airport in Mogadishu"."""
    text = located.document.text
    on = ON.match(text, span.end)
    if on is None or lexicon.key(on.group(1)) in lexicon.facilities() or lexicon.places().fullmatch(on.group(1)):
        return False
    own = lexicon.country_of_place(located.text(span))
    others = lexicon.places().finditer(text, sentence.start, sentence.end)
    named = {m.norm for m in located.within(sentence, "COUNTRY")} | {lexicon.country_of_place(hit.group()) for hit in others}
    return own not in {m.norm for m in located.within(sentence, "COUNTRY")} and bool(named - {own, ""})


def _joined(text: str, one: Span) -> Iterator[Span]:
    """The places that hyphens join to one: of "the Lagos-Accra-Abidjan line" the other two."""
    while (hit := HYPHENED.match(text, one.end)) is not None and lexicon.places().fullmatch(hit.group(1)):
        one = Span(hit.start(1), hit.end(1))
        yield one


SUCH = (
    r"(?:(?!other\b|host|partner|donor|creditor|lend|borrow|home\b|two\b|three\b|next\b|same\b|first\b|last\b|whole\b|of\b|and\b|or\b|to\b"
    r"|in\b|for\b|by\b|with\b|from\b|on\b|at\b|that\b|which\b)[\w-]+\s+){1,3}?(?:country|nation|republic|kingdom)(?!\s+(?:in|on|with|to)\b)"
)
"""A country told by what it is like: "the landlocked country"; not one that is only compared to it."""
STATE = re.compile(
    rf"\bthe\s+(?:{SUCH}|country|government|state|nation|island|republic|kingdom|borrower|debtor)", re.IGNORECASE
)
TAKES_UP = re.compile(
    rf"\b(?:it|its|they|their|them|itself|the\s+{SUCH}|the\s+(?:latter|former|country|government|state|nation|island|republic|kingdom|"
    r"bank|lender|club|company|firm|fund|consortium|organi[sz]ation|ministry|borrower|creditor|donor|agency|authority|council|union))(?:['’]s)?(?![\w-])(?!\s+of\s+[A-Zt])",
    re.IGNORECASE,
)


def taking_up(located: Located, parsed: Parsed) -> Iterator[tuple[Span, int]]:
    """The words of a sentence that stand for somebody named before, no parts of names, and the word that each hangs by."""
    named = [m for m in located.within(parsed.sentence, "COUNTRY", "ORG") if not _is_excluded(located, m)]
    for hit in TAKES_UP.finditer(located.document.text, parsed.sentence.start, parsed.sentence.end):
        span = Span(hit.start(), hit.end())
        at = clauses.anchor(parsed, span)
        if at is not None and not any(span.start < m.end and m.start < span.end for m in named):
            yield span, at
