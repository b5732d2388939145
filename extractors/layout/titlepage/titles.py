"""The title of a paper: the piece of its first pages that most evidence speaks for."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from extractors.layout.titlepage import names
from extractors.layout.titlepage import vocabulary as known
from extractors.layout.titlepage.pieces import APART, SAME, Piece, is_han
from extractors.layout.titlepage.years import is_date
from extractors.model.document import Info
from extractors.readers.wording import is_figure_caption, run_in_zone, table_number, zone_opened

PAGES = 3
"""A title stands on one of so many first pages: covers come before it."""

LEAST = 4.0
"""What stands for less is no title: a paper that begins with its text has none."""

WIDE = 2.0
"""Lines of a title that is set wide leave less white between them than so many rows."""

_BANNER = re.compile(
    r"\b(?:vol(?:ume)?\b[\s.:–-]*\d|issue\b[\s.:–-]*\d|no\.\s*\d|issn|isbn|doi\b|https?:|www\.|published (?:by|online)|"
    r"contents lists? available|available online|homepage|home page|downloaded|all rights reserved|©|e-?mail)",
    re.I,
)
_NUMBERED = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})*\.?\s|(?:chapter|part|section|appendix|annex)\s+(?:\d+|[ivx]+|[a-h])\b|"
    r"(?:figure|fig\.|table|chart|graph|map|box)\s+[a-z]*\d)",
    re.I,
)
_BARE_NUMBER = re.compile(r"^(?:\d{1,2}\.)*\d{0,2}\.?$")
_YEARS = re.compile(r"\(?(?:1[89]|20)\d\d\s*(?:[-–—/]|to)\s*(?:(?:1[89]|20)\d\d|\d\d)\)?")
_CITED = re.compile(r"\((?:19|20)\d\d\)|(?:19|20)\d\d[a-z]?[.:)]\s")
_SENTENCE = re.compile(r"[a-z)”\"]\.\s+[A-Z]|\b(?:is|are|was|were|has|have|will|can)\b.*\.$")


@dataclass(frozen=True, slots=True)
class Front:
    """The pieces of the first pages, the size and script of the running text, and what the file says of itself."""

    pieces: tuple[Piece, ...]
    body: float
    han: bool
    info: Info

    def after(self, piece: Piece, n: int = 1) -> tuple[Piece, ...]:
        """The next pieces of the same page."""
        at = self.pieces.index(piece) + 1
        return tuple(other for other in self.pieces[at : at + n] if other.page == piece.page)

    def before(self, piece: Piece) -> Piece | None:
        """The piece before it on the same page."""
        at = self.pieces.index(piece)
        return self.pieces[at - 1] if at and self.pieces[at - 1].page == piece.page else None


@lru_cache(maxsize=1024)
def key(text: str) -> str:
    """Letters and figures alone."""
    return re.sub(r"[\W_]+", "", text.casefold())


def same(a: str, b: str) -> bool:
    """Whether two titles are one, up to a letter here and there."""
    x, y = key(a), key(b)
    if len(x) <= 3 or len(y) <= 3 or x == y:
        return len(x) > 3 and x == y
    told = SequenceMatcher(None, x, y)
    return told.real_quick_ratio() > 0.9 and told.quick_ratio() > 0.9 and told.ratio() > 0.9


def front(pieces: Sequence[Piece], body: float, info: Info) -> Front:
    """What titles are judged by: the pieces of the first pages, the running text and the file's own data."""
    first = tuple(piece for piece in pieces if piece.page < PAGES)
    return Front(first, body, is_han("".join(piece.text for piece in first)), info)


Telling = Callable[[Piece, Front], bool]


@lru_cache(maxsize=1024)
def _words(piece: Piece) -> int:
    return len(re.findall(r"[^\W\d_]{2,}", piece.text)) if not is_han(piece.text) else len(piece.text) // 2


def _largest(piece: Piece, front: Front) -> bool:
    rivals = [p.size for p in front.pieces if p.page == piece.page and _words(p) >= 2 and not _names_series(p)]
    return piece.size >= 0.97 * max(rivals, default=0.0)


def _is_repeated(piece: Piece, front: Front) -> bool:
    own = key(piece.text)
    others = [p for p in front.pieces if p is not piece and p.page != piece.page]
    return (
        len(own) > 14 and _words(piece) > 3 and any(own in key(p.text) and len(p.text) < 3 * len(piece.text) for p in others)
    )


@lru_cache(maxsize=1024)
def _names_series(piece: Piece) -> bool:
    """Whether a short piece is the name of a series, a serial or a sort of paper, with a number or none."""
    text = re.sub(r"\b(?:no|number|nr)\b\.?|(?<![\w/-])[\w/-]*\d[\w/-]*|[.:#–—]", " ", piece.text.casefold())
    tail = text.split()[-3:]
    ends = {" ".join(tail[-n:]) for n in (1, 2, 3)}
    return len(text.split()) <= 8 and any(word in ends or f"{word}s" in ends for word in known.words("series"))


def _names_body(piece: Piece) -> bool:
    """Whether a piece is the name of a university, ministry or other body."""
    words = [word.strip(".,;:").casefold() for word in piece.text.split()]
    if not words or len(words) > 9:
        return False
    heads = known.organization_heads()
    return words[0] in heads or words[-1] in heads or (len(words) > 1 and words[1] in heads and "of" in words[1:3])


@lru_cache(maxsize=1024)
def _is_of_names(lines: tuple[str, ...]) -> bool:
    return names.certainty(names.listed(lines)) >= 0.5


def _is_by_names(piece: Piece, front: Front) -> bool:
    after = front.after(piece, 3)
    return any(known.label(p.text)[0] == "by" or _is_of_names(p.listing) for p in after)


def _opens_part(piece: Piece, _: Front) -> bool:
    text = piece.text
    named = zone_opened(text) or run_in_zone(text) or table_number(text) or is_figure_caption(text)
    return bool(named or _NUMBERED.match(text) or text.casefold().strip(" :") in known.words("other"))


def _is_numbered(piece: Piece, front: Front) -> bool:
    """Whether a number stands before the piece, as before the heading of a part."""
    before = front.pieces[front.pieces.index(piece) - 1] if front.pieces[0] is not piece else None
    level = before is not None and before.page == piece.page and abs(before.top - piece.top) < 0.01
    return before is not None and level and _BARE_NUMBER.match(before.text) is not None


def _runs(piece: Piece, front: Front) -> bool:
    """Whether the piece is a running head or foot: at the edge here and, at the same height, on another page."""
    alike = (p for p in front.pieces if p.page != piece.page and p.edge and abs(p.top - piece.top) < 0.02)
    return piece.edge and any(same(p.text, piece.text) for p in alike)


def _is_below_text(piece: Piece, front: Front) -> bool:
    """Whether running text stands above the piece on its page."""
    before = front.pieces[: front.pieces.index(piece)]
    prose = (p for p in before if p.page == piece.page and p.top < piece.top and abs(p.size - front.body) < 0.6)
    return any(len(p.lines) > 2 and _words(p) > 25 for p in prose)


def _opens_front(piece: Piece, front: Front) -> bool:
    """Whether an abstract or the like follows."""
    after = front.after(piece, 12)
    return any("front" in (zone_opened(p.lines[0]), run_in_zone(p.text)) for p in after)


EVIDENCE: tuple[tuple[str, float, Telling], ...] = (
    ("largest of its page", 2.0, _largest),
    ("larger than the text", 1.0, lambda p, f: p.size > 1.07 * f.body),
    ("much larger than the text", 1.0, lambda p, f: p.size > 1.3 * f.body),
    ("bold", 0.5, lambda p, _: p.bold),
    ("first page", 1.0, lambda p, _: p.page == 0),
    ("upper part", 0.5, lambda p, _: p.top < 0.6),
    ("at the edge", -1.0, lambda p, _: p.edge),
    ("several words", 1.0, lambda p, _: 3 <= _words(p) <= 30),
    ("no words", -5.0, lambda p, _: _words(p) < 1),
    ("one word", -1.5, lambda p, _: _words(p) < 2),
    ("long", -3.0, lambda p, _: _words(p) > 40),
    ("begins small", -1.0, lambda p, _: p.text[:1].islower()),
    ("a sentence", -2.0, lambda p, _: _SENTENCE.search(p.text) is not None),
    ("the file says so", 4.0, lambda p, f: same(p.text, f.info.title)),
    ("printed again", 1.5, _is_repeated),
    ("names follow", 1.5, _is_by_names),
    ("an abstract follows", 1.5, _opens_front),
    ("labelled", 4.0, lambda p, _: known.label(p.text)[0] == "title"),
    ("the language of the text", 0.7, lambda p, f: is_han(p.text) == f.han),
    ("a label", -5.0, lambda p, _: known.label(p.text)[0] in ("by", "publisher", "other")),
    ("a series", -3.5, lambda p, _: _names_series(p)),
    ("a body", -4.0, lambda p, _: _names_body(p)),
    ("a banner", -4.0, lambda p, _: _BANNER.search(p.text) is not None),
    ("a citation", -3.0, lambda p, _: _CITED.search(p.text) is not None and _words(p) > 6),
    ("a date", -5.0, lambda p, _: is_date(p.text)),
    ("names of persons", -2.5, lambda p, _: _is_of_names(p.listing)),
    ("opens a part", -4.5, _opens_part),
    ("numbered", -4.5, _is_numbered),
    ("a running head", -3.0, _runs),
    ("below the text", -3.0, _is_below_text),
)
"""What speaks for a piece being the title, and against it, with how much. The weights are set by hand on first pages of
reports, journals, theses, slides and web pages; see tests/extractors/layout/test_titlepage.py."""


def weighed(piece: Piece, front: Front) -> tuple[float, list[str]]:
    """What stands for a piece in all, and the names of the evidence that told."""
    told = [(name, weight) for name, weight, tells in EVIDENCE if tells(piece, front)]
    return sum(weight for _, weight in told), [name for name, _ in told]


def find(front: Front) -> tuple[Piece, ...]:
    """The pieces of the title, from top to bottom; none where nothing stands for one."""
    scored = [(weighed(piece, front)[0], -at, piece) for at, piece in enumerate(front.pieces)]
    if not scored:
        return ()
    score, _, best = max(scored, key=lambda entry: entry[:2])
    return _whole(best, front) if score > LEAST else ()


def _whole(best: Piece, front: Front) -> tuple[Piece, ...]:
    """A piece with those over and under it that its words run on from and into."""
    whole = [best]
    while (before := front.before(whole[0])) and _runs_on(before, whole[0]):
        whole.insert(0, before)
    while (after := front.after(whole[-1])) and _runs_on(whole[-1], after[0]):
        whole.append(after[0])
    return tuple(whole)


def text(title: Sequence[Piece]) -> str:
    """The title as one line, without a label before it."""
    told = [known.label(piece.text) for piece in title]
    said = (rest if role == "title" else piece.text for piece, (role, _, rest) in zip(title, told, strict=True))
    return " ".join(" ".join(said).split())


def _runs_on(above: Piece, below: Piece) -> bool:
    """Whether the words of one piece run on in the next: a colon, a line that is not ended, or the years that it is for, set
    in one size."""
    if any(_is_other(piece) for piece in (above, below)):
        return False
    if above.text.rstrip().endswith(":"):
        return _words(below) > 0 and not names.listed(below.listing)
    row = (above.bottom - above.top) / len(above.lines)
    if abs(above.size - below.size) > SAME * above.size or not 0 <= below.top - above.bottom < WIDE * row:
        return False
    last, first = above.text.split()[-1].casefold(), below.text.split()[0]
    joined = last in known.words("small") or first in known.words("small")
    return joined or _YEARS.fullmatch(below.text) is not None or _is_set_on(above, below, row)


def _is_other(piece: Piece) -> bool:
    """Whether a piece is a label with what it labels, a date or names."""
    role = known.label(piece.text)[0]
    return role not in ("", "title") or is_date(piece.text) or names.certainty(names.listed(piece.listing)) > 0


def _is_set_on(above: Piece, below: Piece, row: float) -> bool:
    """Whether a piece goes on at once in another slant, as with the name of a species or of a book in a title."""
    near = below.top - above.bottom < APART * row and abs(above.middle - below.middle) < 0.1
    return near and above.bold and below.bold and above.italic != below.italic
