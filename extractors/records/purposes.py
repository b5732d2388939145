"""What an aid item is for, how far it has come, and whether its figure is a running total."""

import re
from collections.abc import Sequence

from extractors.model.document import Span
from extractors.model.fact import Mention
from extractors.records.located import Located, trimmed
from extractors.records.vocabulary import statuses

CUMULATIVE = re.compile(
    r"\b(?:(?:by|to|until|up\s+to|as\s+of|as\s+at|through)\s+(?:the\s+)?(?:end|close|beginning|middle)\b|"
    r"(?:as\s+of|as\s+at|up\s+to|until|through)\s+(?:\w+\s+){0,2}(?:1[89]|20)\d\d|since\s+(?:\w+\s+){0,2}(?:1[89]|20)\d\d|"
    r"so\s+far|to\s+date|cumulativ\w+|accumulat\w+|in\s+total\s+since|over\s+the\s+(?:past|last)\s+\w+\s+years)",
    re.IGNORECASE,
)
DEEDS = "construction|renovation|restoration|rehabilitation|supply|handover|purchase"
DOING = "building|constructing|rebuilding|renovating|restoring|training|developing"
# What an item is for, the most telling wording first.
PURPOSES = (
    re.compile(r"\bfor\s+(?!free\b|the\s+first\b)(?:the\s+)?(\S.*)$", re.IGNORECASE),
    re.compile(rf"\b((?:{DEEDS})\s+of\s+.*)$", re.IGNORECASE),
    re.compile(rf"\bin\s+((?:{DOING})\b.*)$", re.IGNORECASE),
)
OF_SUM = re.compile(r"\s+(?:worth\s+)?(?:of|in)\s+(\S.*)$")
RECEIVER = re.compile(r"(?:['’]s)?(?:\s+(?-i:[A-Z])[\w’'.-]*){1,6}\s+(?:to\s+|with\s+(?:an?\s+|the\s+)?)", re.IGNORECASE)
"""The rest of a receiver's name behind its country, and the word after it: "(Kenya) Coast Guard with a"."""
LINKS = re.compile(r"(?:['’]s?)?\s*(?:(?:in|with|the|a|an|of)\s+)*", re.IGNORECASE)


def printed_status(text: str) -> re.Match[str] | None:
    """How far the item has come, where it is printed: the first word of the list that the text holds."""
    found = [hit for sort in statuses() if (hit := sort.pattern.search(text))]
    return min(found, key=lambda hit: hit.start()) if found else None


def purpose(located: Located, item: Span, dates: Sequence[Mention]) -> Span | None:
    """The words that say what an item is for; None where none do, or where they are no more than the sum."""
    found = _purpose(located, item, dates)
    sums = located.within(item, "AMOUNT")
    return None if found is None or any(s.start <= found.start and found.end <= s.end for s in sums) else found


def _purpose(located: Located, item: Span, dates: Sequence[Mention]) -> Span | None:
    """The words after "for" or "construction of"; else after the sum ("10 million in military aid"); else what the verb
    acts on, without the receiver.
    """
    text = located.document.text
    at = max((d.end for d in dates[:1] if d.end - item.start < 40), default=item.start)
    for pattern in PURPOSES:
        if found := pattern.search(text, at, item.end):
            return trimmed(text, found.start(1), item.end, " ,;.")
    for sum_ in (m for m in located.within(item, "AMOUNT") if m.kind == "money"):
        if found := OF_SUM.match(text, sum_.end, item.end):
            return trimmed(text, found.start(1), item.end, " ,;.")
    return _acted_on(located, Span(at, item.end))


def _acted_on(located: Located, rest: Span) -> Span | None:
    """What follows the first verb, without the receiver that stands before it."""
    text = located.document.text
    verbs = [hit for sort in statuses() if (hit := sort.pattern.search(text, rest.start, rest.end))]
    if not verbs:
        return None
    start = min(verbs, key=lambda hit: hit.start()).end()
    leading = next((m for m in located.within(Span(start, rest.end), "COUNTRY") if m.start - start <= 5), None)
    links = (RECEIVER.match(text, leading.end, rest.end) if leading is not None else None) or LINKS.match(
        text, leading.end if leading is not None else start, rest.end
    )
    found = trimmed(text, links.end() if links else start, rest.end, " ,;.")
    return found if found.end > found.start and not text.startswith("by ", found.start) else None
