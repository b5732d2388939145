"""The countries that are party to something: from its words, its label cell and its table's caption."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model.document import Span
from extractors.model.fact import Mention, Value
from extractors.records.bodies import home, homes, party_values
from extractors.records.located import Located, countries

AID = r"(?:aid|assistance|loans?|lending|grants?|oda|donations?|credits?|financ(?:e|ing)|support|cooperation)"
GIVER_BEFORE = re.compile(rf"(?:['’]s?)?\s*(?:[\w-]+\s+){{0,3}}?(?:{AID}|[\w-]+[\s-]{AID})\b", re.IGNORECASE)
AID_OF = re.compile(
    rf"\b{AID}\s+(?:projects?\s+|items?\s+|programmes?\s+)?(?:of|by|from)\s+(?:the\s+)?(?:[\w-]+\s+(?:of\s+)?(?:the\s+)?)?$",
    re.IGNORECASE,
)
GIVES = re.compile(
    r"\s+(?:has\s+|have\s+)?(?:provided|provides|granted|gave|gives|donated|lent|extended|funded|financed)\b", re.IGNORECASE
)
TAKES = re.compile(
    r"\s+(?:has\s+|have\s+)?(?:receives?|received|borrows?|borrowed|obtained)\b|['’]s?\s+(?:debts?|borrowing)\b",
    re.IGNORECASE,
)
BANK = re.compile(r"\s+(?:\w+\s+){0,3}bank\b", re.IGNORECASE)
TAKEN_BY = re.compile(
    r"\b(?:received|borrowed|obtained|owed|contracted|signed|raised|incurred|taken(?:\s+(?:out|up))?)\s+by\s+"
    r"(?:the\s+)?(?:\w+\s+of\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
OWED_BY = re.compile(
    r"\b(?:external|foreign|outstanding|contracted)\s+(?:[\w-]+\s+){0,2}?(?:loans?|credits?|debts?|borrowings?)\s+(?:agreements?\s+)?of\s+"
    r"(?:the\s+)?(?:\w+\s+of\s+(?:the\s+)?)?$"
    r"|\bdebt(?:[\s-]for[\s-]\w+)?[\s-](?:swap|conversion|rescheduling|restructuring|treatment)s?\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What stands before a country whose own borrowing, or whose debt, a caption tells of."""
BETWEEN = re.compile(
    r"\bbetween\b(.+?)(?:\b(?:for|about|concerning|regarding|relating\s+to|over|on(?!\s+the\s+(?:one|other)))\b|$)",
    re.IGNORECASE | re.DOTALL,
)
LINK = re.compile(r"(\w+)\W+(?:the\s+)?(?:\w+\s+of\s+(?:the\s+)?)?$")


@dataclass(frozen=True, slots=True)
class Parties:
    """Countries and where each was read."""

    codes: tuple[str, ...]
    values: tuple[Value, ...]


def _named(located: Located, span: Span) -> tuple[Mention, ...]:
    return tuple(m for m in located.within(span, "COUNTRY") if m.norm)


def _between(located: Located, title: Span) -> tuple[Mention, ...]:
    """Who stands behind "between" in a title, without what it is about: A and B of "Pact between A and B on C's border"."""
    hit = BETWEEN.search(located.document.text, title.start, title.end)
    own = located.within(Span(hit.start(1), hit.end(1)), "COUNTRY", "ORG") if hit is not None else ()
    named = tuple(m for m in own if home(m))
    return named if len(homes(named)) > 1 else ()


def agreed(located: Located, title: Span, labels: Sequence[Span], caption: Span, listed: bool = False) -> Parties:
    """The parties of an agreement. Two countries in its title are enough; else its labels and its table's caption count too.

    A country outside the title counts only where labels and caption name few enough to be parties to one instrument.
    `listed` tells that the labels are a column of parties: they are all of them, whatever the title names.
    """
    inside = _between(located, title) or tuple(m for m in located.within(title, "COUNTRY", "ORG") if home(m))
    beside = tuple(m for label in labels for m in located.within(label, "COUNTRY", "ORG") if home(m))
    if listed and len(homes(beside)) > 1:
        return Parties(tuple(sorted(homes(beside))), party_values(beside))
    codes = homes(inside)
    around: tuple[Mention, ...] = ()
    if len(codes) < 2:
        label_names = beside if listed else tuple(m for m in beside if m.label == "COUNTRY")
        caption_names = _named(located, caption)
        around = label_names + (caption_names if len(countries(caption_names)) <= 2 else ())
        codes = homes((*inside, *around))
    return Parties(tuple(sorted(codes)), party_values((*inside, *around)))


@dataclass(frozen=True, slots=True)
class Direction:
    """Who gives and who receives by a caption or a sentence, None where it does not say."""

    donor: Mention | None = None
    recipient: Mention | None = None


def lending_body(located: Located, words: Span) -> Mention | None:
    """The one organisation that words name as the giver: "World Bank credit to A", "loan of the KfW to A"."""
    text = located.document.text
    found = [
        m
        for m in located.within(words, "ORG")
        if m.norm and (GIVER_BEFORE.match(text[m.end : words.end]) or AID_OF.search(text[words.start : m.start]))
    ]
    return found[0] if len({m.norm for m in found}) == 1 else None


def caption_direction(located: Located, caption: Span) -> Direction:
    """The one giver and the one receiver that a caption names: "B's aid to A", "aid from B", "loans of the Bank of B to A".

    A country within an organisation's name stands where the organisation does.
    """
    donors, recipients = [], []
    bodies = located.within(caption, "ORG")
    for mention in _named(located, caption):
        place = next((b for b in bodies if b.start <= mention.start and mention.end <= b.end), mention)
        before = located.document.text[caption.start : place.start]
        after = located.document.text[place.end : caption.end]
        word = LINK.search(before)
        link = word.group(1).casefold() if word else ""
        if (
            link in {"to", "in", "for", "towards", "toward"}
            or TAKES.match(after)
            or TAKEN_BY.search(before)
            or OWED_BY.search(before)
        ):
            recipients.append(mention)
        elif link in {"from", "by"} or AID_OF.search(before) or any(p.match(after) for p in (GIVER_BEFORE, GIVES, BANK)):
            donors.append(mention)
    donor_codes, recipient_codes = countries(donors), countries(recipients)
    return Direction(
        donors[0] if len(donor_codes) == 1 else None,
        recipients[0] if len(recipient_codes) == 1 else None,
    )
