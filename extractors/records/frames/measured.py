"""The figures of a sentence that a fact may be about: sums of money, shares, quantities, and counts of things."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from extractors.entities import currencies
from extractors.entities.grammar import Token
from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records import coordinated, plausible
from extractors.records.clauses import Parsed
from extractors.records.frames import lexicon
from extractors.records.frames.terms import WORDS
from extractors.records.located import Located
from extractors.records.vocabulary import aid_goods, deal_nouns

DATED = frozenset({"in", "since", "by", "during", "until", "from", "after", "before"})
"""Prepositions before a year."""
COUNTED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,7}")
LARGE = 1000  # what is fewer than this is a fact only of things that are counted in reports
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
UNITS = {word: number for word, number in WORDS.items() if number <= 12}


def of(located: Located, parsed: Parsed) -> tuple[Mention, ...]:
    """The figures of a sentence in print order."""
    sentence = parsed.sentence
    kinds = ("money", "percent", "quantity")
    measures = [
        m
        for m in located.within(sentence, "AMOUNT")
        if m.norm and m.kind in kinds and m.value is not None and not _is_no_sum(located, sentence, m)
    ]
    return tuple(sorted((*measures, *counts(located, parsed, measures)), key=lambda m: m.start))


DEGREES = frozenset({"°C", "°F", "Cel", "[degF]", "K"})
LENGTHS = frozenset({"km", "m", "mi", "[mi_i]", "nmi", "[nmi_i]"})
APART = re.compile(
    r"\s*(?:away|inland|offshore|upstream|downstream|off\s+(?:the\b|(?-i:[A-Z]))|(?:north|south|east|west)(?:-?(?:east|west))?\s+of)|\s*-?\s*(?:drive|journey|ride|walk|flight|trip|march|hike)\b"
    r"|\s+(?:away\s+)?from\s+(?:the\s+)?(?-i:[A-Z])[\w’'-]*+(?:\s+(?-i:[A-Z])[\w’'-]*+)*+(?!\s*,?\s*(?:and\s+)?to\b)",
    re.IGNORECASE,
)
"""What stands behind a length that only says where something lies: "30 km from Lamu", not "30 km from Lamu to Garsen"."""
ON_THE_DOLLAR = re.compile(r"\s+(?:on|to|in)\s+the\s+(?:dollar|euro|pound)\b", re.IGNORECASE)
"""What stands behind a share told in small coins: "30 cents on the dollar"."""
TODAY = re.compile(
    r"\s+in\s+(?:(?:today['’]s|current|present(?:-day)?|(?:19|20)\d\d)\s+(?:money|prices|terms|dollars|pounds|euros|values?))\b",
    re.IGNORECASE,
)
THE_SAME = re.compile(r"\b(?:equivalent|equal|worth|or)\b[^,;.]{0,20}$", re.IGNORECASE)
"""What stands behind and before a sum that only tells an older one at today's prices."""
GRADE = re.compile(
    r"\s*(?:[A-Z][a-z]?(?:\d?[A-Z][a-z]?\d?)*\b|[a-z]+)?\s*(?:contents?|grades?|purity|concentration)\b"
    r"|\s+(?:Fe|Cu|Al2O3|U3O8|Li2O|TiO2|Cr2O3|P2O5|SiO2|Ni|Zn|Pb|Mn)\b"
)
"""What stands behind a percentage that says what a thing is made of: "ore of 62 percent Fe content"."""
CONSTANT = re.compile(r"\b[A-Z]{2,3}\s*(?:19|20)\d\d")


def _is_no_sum(located: Located, sentence: Span, mention: Mention) -> bool:
    """Whether a sum is only a price of a piece, or the year of constant prices ("USD 2014")."""
    if (
        CONSTANT.fullmatch(mention.text)
        or mention.unit in DEGREES
        or ON_THE_DOLLAR.match(located.document.text, mention.end)
    ):
        return True
    if TODAY.match(located.document.text, mention.end) and THE_SAME.search(
        located.document.text, sentence.start, mention.start
    ):
        return True
    if OR_MORE.match(located.document.text, mention.end) or EACH.match(located.document.text, mention.end):
        return True
    if mention.kind == "percent" and GRADE.match(located.document.text, mention.end):
        return True
    if mention.kind == "percent" and AIM.search(located.document.text, sentence.start, mention.start):
        return True
    if LIMIT.search(located.document.text[max(sentence.start, mention.start - 3) : mention.start]):
        return True
    if mention.unit in LENGTHS and APART.match(located.document.text, mention.end):
        return True
    value = mention.value or 0.0
    if mention.kind == "money" and value < LARGE and COUNTED_LOANS.match(located.document.text, mention.end):
        return True
    return mention.kind == "money" and value < plausible.LEAST_A_DEAL and coordinated.is_price(located, sentence, mention)


COUNTED_LOANS = re.compile(
    r"\s+(?:loans?|credits?|bonds?|grants?|accounts?)\s+(?:projects?|agreements?|packages?)?", re.IGNORECASE
)
"""What stands behind a number of loans that a currency only names the sort of: "five yen loan projects"."""
CONDITION = re.compile(
    r"^\W*(?:[^:.]{1,80}:\s*)?(?:(?:if|unless)\b.*\b(?:then|should|must)\b|(?:where|in\s+case|in\s+the\s+event)\b.*\bshall\b|(?:suppose|assume|imagine|let)\b|(?:assuming|supposing)\s+(?:that|an?)\b[^,]*\d)"
    r"|.*\b(?:shall|must|should|may)\s+(?:not\s+)?(?:exceed|account\s+for|be\s+(?:at\s+least|at\s+most|(?:not\s+)?(?:less|more|lower|higher|greater|fewer)))\b",
    re.IGNORECASE | re.DOTALL,
)
LIMIT = re.compile(r"[<>≤≥≠]\s*$")
OR_MORE = re.compile(r"\s+or\s+(?:above|more|over|higher|larger|below|less|lower|fewer|under)\b", re.IGNORECASE)
"""What stands behind a figure that says what counts: "projects of 5 million or more"."""
EACH = re.compile(
    r"\s+(?:US\s+)?(?:for|on|per)\s+(?:every|each|one)\s+(?:\w+\s+)?(?:dollar|euro|pound|yuan|percent|unit)\b", re.IGNORECASE
)
"""What stands behind a figure that is a ratio: "2 dollars for every dollar of aid"."""
AIM = re.compile(
    r"\b(?:(?:target|ceiling|threshold|limit|cap|floor|benchmark|minimum|maximum|grant\s+element)s?\s+(?:of|at|is|was|set\s+at)\s+(?:[a-z]+\s+){0,2}"
    r"|(?:threshold|grant\s+element)s?\s+to\s+(?:[a-z]+\s+){0,2})$",
    re.IGNORECASE,
)
"""What stands before a figure that is only aimed at or not to be passed."""
GLOSSED = re.compile(
    r"\W*[A-Z][^.:()]{2,60}(?:\([A-Z][A-Za-z-]{1,7}\))?\s?:\s+(?:an?\s+)?(?:\w+\s+){0,2}\w+\s+(?:that|which|who|whose)\s+(?:(?:is|are|has|have|must|may|meets?|qualif\w+)\b|(?:\w+\s+){1,2}must\b)"
)
"""How an entry of a glossary begins: "Soft loan: a loan that has ..."."""
EQUATION = re.compile(r"\d[^.;]{0,40}\s[=≈]\s*[^.;]{0,20}\d")


def is_a_rule(located: Located, sentence: Span) -> bool:
    """Whether a sentence is a rule, tells what a term means or is to be worked out ("if X > 25 %", "3 / 4 = 0.75")."""
    text = located.text(sentence)
    return bool(CONDITION.match(text) or GLOSSED.match(text) or EQUATION.search(text))


WORD = re.compile(r"(?!(?-i:[A-Z]{3}\b))[^\W\d_]{3,}")
"""A word of a sentence; codes of countries and the like in capitals, which label the points of a chart, are none."""
ROW = 4  # figures of a stretch from which it may be the labels of an axis
WORDY = 2.5  # words beside each figure that a sentence of so many has at least
SOME, SHORT = 3, 1.5  # the same of a stretch of fewer figures


TOLD = re.compile(r"^\W*[A-Z](?=[^.]*\s[a-z]{3,}\b[^.]*\s[a-z]{3,}\b).*[,;].*\.\W*$", re.DOTALL)
"""How a sentence of several figures looks that only leaves out its verbs: small words, commas, a full stop."""


def is_bare(located: Located, sentence: Span) -> bool:
    """Whether a stretch is figures with hardly a word beside them: labels of a chart or cells, no sentence."""
    text, mentions = located.text(sentence), located.within(sentence, "AMOUNT", "DATE")
    for m in mentions:
        text = text.replace(m.text, " ", 1)
    dated = any(m.label == "DATE" for m in mentions)
    words, figures = len(WORD.findall(text)), _told_once(located, [m for m in mentions if m.label == "AMOUNT"])
    if words >= figures and TOLD.search(text):
        return False
    return (
        words < (1 if dated or _is_a_named_item(located, sentence) else 2)
        or (figures >= ROW and words < WORDY * figures)
        or (figures == SOME and words < SHORT * figures)
    )


def _told_once(located: Located, figures: Sequence[Mention]) -> int:
    """How many figures there are but for those that tell the one before it again: "5 million dollars (4 million euros)"."""
    again = (coordinated.IN_BRACKETS.fullmatch(located.document.text, a.end, b.start) for a, b in pairwise(figures))
    return len(figures) - sum(hit is not None for hit in again)


def _is_a_named_item(located: Located, sentence: Span) -> bool:
    """Whether a stretch is an item of a list that gives a country its sum: "Qatar – $8 billion"."""
    block = located.document.block_at(sentence.start)
    money = any(m.kind == "money" for m in located.within(sentence, "AMOUNT"))
    return block is not None and block.kind == "item" and money and bool(located.within(sentence, "COUNTRY"))


def counts(located: Located, parsed: Parsed, measures: Sequence[Mention]) -> Iterator[Mention]:
    """Counts: a number that the grammar ties to a noun for deals, or a large one to a noun for anything."""
    tokens = parsed.tree.tokens
    for i, token in enumerate(tokens):
        value = _number(tokens[i].text)
        if token.dep != "nummod" or value is None:
            continue
        noun = tokens[token.head]
        deals = noun.lemma in deal_nouns()
        goods = noun.lemma in aid_goods()
        scale = 1.0
        if i + 1 < len(tokens) and (tokens[i + 1].lemma in SCALES or _only_numbers_an_item(tokens, i)):
            continue
        if token.lemma in SCALES and i and (below := _number(tokens[i - 1].text)) is not None:
            value, scale = below, SCALES[token.lemma]
        if scale == 1 and not token.text[0].isdigit():
            continue
        first = i - 1 if scale > 1 else i
        number = value * scale
        if not deals and not goods and (number < LARGE or not _is_counted(noun)):
            continue
        if _is_a_year(tokens, i, deals and noun.tag in ("NNS", "NNPS")):
            continue
        before = tokens[first - 1] if first else None
        if before is not None and (currencies.is_shared(before.text) or (before.pos == "PROPN" and deals)):
            continue  # "Rs 5 million grants" of whosever rupees; "the Objective 3 programme": a number that names
        span = parsed.span((first, token.head))
        if any(m.start < span.end and m.end > span.start for m in measures) or span.end - span.start > 100:
            continue
        text = re.sub(r"\s+", " ", located.text(parsed.span((token.head,))))
        words = re.sub(r"\s+", " ", located.text(span))
        norm = (
            re.sub(r"^\S+(?:\s+(?:hundred|thousand|million|billion))?", f"{number:.15g}", words)
            if deals
            else f"{number:.15g} {text}"
        )
        yield Mention(
            span.start,
            span.end,
            "AMOUNT",
            located.text(span),
            norm,
            "count",
            "deal_count" if deals else "count",
            0.8,
            number,
        )


def _only_numbers_an_item(tokens: Sequence[Token], i: int) -> bool:
    """Whether a bracket behind a number makes it that of an item: "2) Port works", not "twelve (12) loans"."""
    in_words = i > 1 and tokens[i - 1].text == "(" and tokens[i - 2].text.casefold() in WORDS
    return tokens[i + 1].text == ")" and not in_words


def _is_a_year(tokens: Sequence[Token], i: int, of_deals: bool) -> bool:
    """Whether a number is a year, also before deals: "in 2012 loans made up 5 percent"."""
    dated = i > 0 and tokens[i - 1].lemma.casefold() in DATED
    return re.fullmatch(r"(?:1[6-9]|20)\d\d", tokens[i].text) is not None and (dated or not of_deals)


def _is_counted(noun: Token) -> bool:
    return noun.pos == "NOUN" and noun.tag == "NNS" and noun.lemma not in lexicon.words("not_counted")


def _number(text: str) -> float | None:
    if COUNTED.fullmatch(text):
        return float(text.replace(",", ""))
    if re.fullmatch(r"\d+\.\d+", text):
        return float(text)
    if text.casefold() in UNITS:
        return float(UNITS[text.casefold()])
    return 1.0 if text.casefold() in SCALES else None


def has(located: Located, sentence: Span) -> bool:
    """Whether a sentence may hold a figure."""
    if any(m.kind in ("money", "percent", "quantity") for m in located.within(sentence, "AMOUNT")):
        return True
    return bool(_counted().search(located.text(sentence)))


@cache
def _counted() -> re.Pattern[str]:
    """A large number, or one in digits with a noun for deals or goods a few words on."""
    nouns = "|".join(sorted(deal_nouns() | aid_goods()))
    return re.compile(
        rf"\d{{1,3}},\d{{3}}|\b(?:hundred|thousand|million|billion)\b|(?<![\w.,-])\d{{1,6}}\s+(?:[^\W\d][\w-]*\s+){{0,6}}?(?:{nouns})",
        re.I,
    )
