"""What the paper prints about itself: title, authors, year, DOI, language."""

import re
from collections.abc import Sequence

from extractors.model.document import Block, Metadata, Table

_DOI = re.compile(r"\b(?:https?://(?:dx\.)?doi\.org/|doi[:\s]\s*)(10\.\d{4,9}/[^\s\"<>]+)", re.I)
_YEAR = re.compile(r"(?<![\d.,/-])((?:19|20)\d{2})(?![\d/])")
_PUBLISHED = re.compile(
    r"(?:published|available online|publication date|©|\(c\)|copyright|accepted|received in revised form|received)", re.I
)
_ISSUE = re.compile(r"\b(?:vol(?:ume)?\b|issue\b|no\.|\d{1,3}\s?\(\d{1,3}\))|©|copyright", re.I)
_ARTICLE = re.compile(r"10\.\d{4,9}/\S*\d")
"""A journal's own DOI has no figures after its prefix; a paper's has."""
_YEAR_ANYWHERE = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d|-\d{3})")
_AND = re.compile(r"\s*(?:,|;|\band\b|&|·|•)\s*", re.I)


def read(flow: Sequence[Block | Table], furniture: Sequence[str] = ()) -> Metadata:
    """The paper's own data from its flow; what it does not print is left empty.

    `furniture` are rows that stand at the edge of its first pages (see furniture.furniture): a year or DOI is looked for
    there last.
    """
    blocks = [item for item in flow if isinstance(item, Block)]
    title = next((block.text for block in blocks if block.kind == "title"), "")
    names = next((block.text for block in blocks if block.kind == "authors"), "")
    front = [block.text for block in blocks if block.zone == "front" and block.kind not in ("title", "authors")]
    back = [block.text for block in blocks if block.kind == "note" and block.zone == "back"]
    return Metadata(
        title=title,
        authors=tuple(_names(names)),
        year=_year([*front, *back]) or _issue_year(furniture),
        doi=_doi([*front, *back]) or _doi([row for row in furniture if _ARTICLE.search(row)]),
        language="en" if _is_english(flow) else "",
    )


def _names(text: str) -> list[str]:
    """The names in a line of authors, without marks and titles."""
    bare = re.sub(r"\([^()]*\)", "", re.sub(r"^by\s+", "", text, flags=re.I))
    return [name.strip(" *.,") for name in _AND.split(bare) if re.search(r"[^\W\d_]{2}", name)]


def _doi(texts: Sequence[str]) -> str:
    found = next((m.group(1) for text in texts if (m := _DOI.search(text))), "")
    return found.rstrip(".,;)]").lower()


def _year(texts: Sequence[str]) -> int | None:
    """The year of publication: the latest that stands beside a word for publishing."""
    years = [
        int(y) for text in texts for part in re.split(r"[;|]", text) if _PUBLISHED.search(part) for y in _YEAR.findall(part)
    ]
    return max(years) if years else None


def _issue_year(rows: Sequence[str]) -> int | None:
    """The year in a running line that names a volume, issue or number of a journal."""
    years = [int(y) for row in rows if _ISSUE.search(row) for y in _YEAR_ANYWHERE.findall(row)]
    return max(years) if years else None


def _is_english(flow: Sequence[Block | Table]) -> bool:
    """Whether the commonest small words of the text are English."""
    text = " ".join(item.text for item in flow if isinstance(item, Block))[:20000].casefold()
    words = re.findall(r"[^\W\d_]+", text)
    small = sum(1 for word in words if word in ("the", "of", "and", "in", "to", "is", "that", "for", "with"))
    return len(words) > 20 and small > 0.12 * len(words)
