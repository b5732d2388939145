"""Bodies that are told by their country and a name that other countries' bodies have too: "China's Export-Import Bank"."""

import re

from extractors.entities import countries
from extractors.entities.organizations import norms
from extractors.entities.organizations.found import Found, Lists
from extractors.entities.organizations.paper import Paper
from extractors.entities.passages import Passage

REACH = 40  # characters before a name that may hold its country's
_OWNER = re.compile(r"\b(?P<two>(?:[A-Z][\w-]+ )?(?P<one>[A-Z][\w-]+))(?:['’]s?)? (?:state-owned )?$")


def name(paper: Paper, found: Lists) -> Lists:
    """The same, each under the name of a well-known body of the country right before it, where there is one."""
    return [[_named(passage, item) for item in items] for passage, items in zip(paper.passages, found, strict=True)]


def _named(passage: Passage, item: Found) -> Found:
    hit = _OWNER.search(passage.text, max(0, item.start - REACH), item.start)
    if hit is None or " of " in item.norm:
        return item
    code = countries.parse(hit["two"]) or countries.parse(hit["one"])
    known = norms.of_known(f"{item.norm} of {countries.short_name(code)}") if code else None
    return item.named(known) if known else item
