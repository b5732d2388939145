"""What the paper prints about itself: title, authors, year, publisher, DOI, language.

The pages decide. What the file says beside them is one piece of evidence for a title, and gives the order of names that
the pages print; it is taken by itself only where the pages show no title at all, and names by itself never.
"""

import re
from collections.abc import Sequence

from extractors.layout.lines import body_size
from extractors.layout.titlepage import authors, pieces, publishers, titles, years
from extractors.layout.titlepage.pieces import Piece
from extractors.model.document import Block, Info, Metadata, Table
from extractors.model.page import Page

FIRST = 3
"""A paper tells about itself on so many first pages, and on the last ones."""

LAST = 2

SEEN = 20_000
"""Letters of a paper whose language is looked at."""

_DOI = re.compile(r"\b(?:https?://(?:dx\.)?doi\.org/|doi[:\s]\s*)(10\.\d{4,9}/[^\s\"<>]+)", re.I)
_ARTICLE = re.compile(r"10\.\d{4,9}/\S*\d")
"""A journal's own DOI has no figures after its prefix; a paper's has."""


def read(
    flow: Sequence[Block | Table],
    furniture: Sequence[str] = (),
    pages: Sequence[Page] = (),
    info: Info | None = None,
) -> Metadata:
    """The paper's own data; what it does not print is left empty.

    `furniture` are rows that stand at the edge of its first pages (see furniture.taken), `pages` all pages as read, none for
    a converted text; `info` is what the file says beside them.
    """
    found, ending = _pieces(flow, pages)
    front = titles.front(found, body_size(pages) if pages else 10.0, info or Info())
    title = titles.find(front)
    named = titles.text(title) if title else front.info.title if pages else ""
    return Metadata(
        title=named,
        authors=authors.find(front, title, ending),
        year=years.find([*found, *(pieces.sideways(pages[0]) if pages else [])], named),
        publisher=publishers.find(found, furniture),
        doi=_printed_doi(flow) or _doi([row for row in furniture if _ARTICLE.search(row)]),
        language="en" if _is_english(flow) else "",
    )


def _pieces(flow: Sequence[Block | Table], pages: Sequence[Page]) -> tuple[list[Piece], list[Piece]]:
    """The pieces of the first pages, and those of the last that are no first."""
    if not pages:
        return pieces.of_flow(flow), []
    at = max(FIRST, len(pages) - LAST)
    tables = [item for item in flow if isinstance(item, Table)]
    return pieces.of_pages(tuple(pages[:FIRST]), 0, tables), pieces.of_pages(tuple(pages[at:]), at, tables)


def _printed_doi(flow: Sequence[Block | Table]) -> str:
    front, back = [], []
    for block in flow:
        if isinstance(block, Block) and block.zone == "front" and block.kind not in ("title", "authors"):
            front.append(block.text)
        elif isinstance(block, Block) and block.kind == "note" and block.zone == "back":
            back.append(block.text)
    return _doi([*front, *back])


def _doi(texts: Sequence[str]) -> str:
    found = next((m.group(1) for text in texts if (m := _DOI.search(text))), "")
    return found.rstrip(".,;)]").lower()


def _is_english(flow: Sequence[Block | Table]) -> bool:
    """Whether the commonest small words of the text are English."""
    text = ""
    for item in flow:
        if isinstance(item, Block):
            text += f" {item.text}" if text else item.text
        if len(text) > SEEN:
            break
    words = re.findall(r"[^\W\d_]+", text[:SEEN].casefold())
    small = sum(1 for word in words if word in ("the", "of", "and", "in", "to", "is", "that", "for", "with"))
    return len(words) > 20 and small > 0.12 * len(words)
