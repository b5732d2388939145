"""Which countries a paper is about: by how often it names them, and by its title."""

import re
from collections import Counter

from extractors.records.located import Located
from extractors.records.sentences import ZONES

ON_IT = re.compile(r"\b(?:on|in|of|for|to)\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands in a title before the country that a paper is about."""


def topics(located: Located) -> tuple[tuple[str, int], ...]:
    """How often a paper names each country outside of its tables and references, the most named first."""
    spans = [b for b in located.document.blocks if b.table is None and b.zone in ZONES]
    counts = Counter(m.norm for b in spans for m in located.within(b, "COUNTRY") if m.norm)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def titled(located: Located) -> str:
    """The only country of a paper's title, where a preposition, a colon or the title's end says that it is about it; ""
    where there is none."""
    title = next((b for b in located.document.blocks if b.kind == "title"), None)
    named = located.within(title, "COUNTRY", "ORG") if title is not None else ()
    if title is None or {m.norm for m in named} != {next((m.norm for m in named if m.label == "COUNTRY"), "")}:
        return ""
    text, last = located.document.text, named[-1]
    ends = text[title.start : last.start].rstrip().endswith(":") and not text[last.end : title.end].strip(" .")
    behind = ends or ON_IT.search(text, title.start, last.start) is not None or text.startswith(":", last.end)
    return last.norm if behind and last.kind == "name" and not text.startswith(("'s", "’s"), last.end) else ""
