"""The authors of a paper: names under its title, after a label, in the file where the pages print them, or at its end."""

from collections.abc import Iterator, Sequence

from extractors.layout.titlepage import names
from extractors.layout.titlepage import vocabulary as known
from extractors.layout.titlepage.pieces import Piece, is_han
from extractors.layout.titlepage.titles import Front, key
from extractors.readers.wording import run_in_zone, zone_opened

REACH = 8
"""Names stand among so many pieces after the title."""

SURE = 0.5
"""Share of the names in a list that a known name or an initial must tell where place alone does not."""


def find(front: Front, title: Sequence[Piece], ending: Sequence[Piece]) -> tuple[str, ...]:
    """The names as printed, without marks, degrees and jobs; empty where none are printed.

    First those after a label ("by", "Author(s):"), then those that the file names and a page prints, then the lists under
    the title, then those right over it, then those under a heading for them at the paper's end (`ending`).
    """
    ways = (_labelled(front), _of_file(front, ending), _under(front, title), _over(front, title), _at_end(ending))
    return next((tuple(_one_script(found)) for found in ways if found), ())


def _labelled(front: Front) -> list[str]:
    for at, piece in enumerate(front.pieces):
        for lines in _from_labels(piece):
            role, name, rest = known.label(lines[0])
            if role != "by":
                continue
            own = names.listed((rest, *lines[1:])) or names.listed((rest,)) if rest else []
            following = front.pieces[at + 1 : at + 2]
            own = own or ([] if rest or not following else names.listed(following[0].listing))
            if own and (name != "by" or names.certainty(own) >= SURE or all(len(each.split()) <= 4 for each in own)):
                return own
    return []


def _from_labels(piece: Piece) -> Iterator[tuple[str, ...]]:
    """The piece from each labelled line on, up to the next labelled one."""
    starts = [i for i, line in enumerate(piece.lines) if known.label(line)[0]]
    for start, end in zip(starts, (*starts[1:], len(piece.lines)), strict=False):
        yield piece.lines[start:end]


def _of_file(front: Front, ending: Sequence[Piece]) -> list[str]:
    """The names that the file's own data give, where the pages print every one of them."""
    found = names.listed((front.info.authors,)) if front.info.authors else []
    printed = key(" ".join(piece.text for piece in (*front.pieces, *ending)))
    return found if found and all(key(name) in printed for name in found) and names.certainty(found) > 0 else []


def _under(front: Front, title: Sequence[Piece]) -> list[str]:
    """The lists of names among the pieces after the title, up to the text; those of one page and near size go together."""
    if not title:
        return []
    found: list[str] = []
    first: Piece | None = None
    for piece in front.after(title[-1], REACH):
        if _ends_front(piece, front):
            break
        role = known.label(piece.text)[0]
        own = [] if role else _listed(piece)
        if own and (first is None or (abs(piece.size - first.size) < 0.5 and piece.top - first.bottom < 0.12)):
            found += [name for name in own if name not in found]
            first = first or piece
        elif role == "other" or (first is not None and piece.size > 1.1 * first.size):
            break
    return found


def _listed(piece: Piece) -> list[str]:
    """The names of a piece: all of its lines, or the first ones, as bodies and places follow the names in many papers."""
    heads = [piece.listing[:n] for n in range(len(piece.listing), 0, -1)]
    plain = (own for lines in heads if (own := names.listed(lines)))
    own = next(plain, []) or names.listed(piece.listing, with_bodies=True)
    return own if names.certainty(own) > 0 or len(piece.text) < 200 else []


def _ends_front(piece: Piece, front: Front) -> bool:
    text = piece.text
    prose = len(piece.lines) > 4 and piece.size <= 1.05 * front.body and not names.listed(piece.listing)
    return bool(zone_opened(text) or run_in_zone(text) or prose)


def _over(front: Front, title: Sequence[Piece]) -> list[str]:
    """Names right over the title, told surely."""
    if not title:
        return []
    at = front.pieces.index(title[0])
    before = [piece for piece in front.pieces[max(0, at - 2) : at] if piece.page == title[0].page and not piece.edge]
    lists = [own for piece in before if (own := names.listed(piece.listing)) and names.certainty(own) >= SURE]
    return lists[-1] if lists else []


def _at_end(ending: Sequence[Piece]) -> list[str]:
    """The names under a heading for authors on the last pages."""
    for at, piece in enumerate(ending):
        if piece.text.casefold().strip(" :") in known.words("about"):
            found: list[str] = []
            for other in ending[at + 1 : at + 7]:
                own = _person_first(other)
                if not own and found:
                    break
                found += own
            return found
    return []


def _person_first(piece: Piece) -> list[str]:
    """A name that opens a piece, its job below it."""
    own = names.listed(piece.listing) or names.listed(piece.listing[:1])
    return own if own and names.certainty(own) > 0 else []


def _one_script(found: list[str]) -> list[str]:
    """The names once where each is printed in two scripts."""
    han = [name for name in found if is_han(name)]
    other = [name for name in found if not is_han(name)]
    return other if len(han) == len(other) else found
