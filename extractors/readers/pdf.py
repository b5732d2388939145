"""PDF bytes -> pages of words, rulings, fills and pictures; every page is accounted for and closed after use."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

import pypdfium2

from extractors.model.page import Box, Doubt, Page
from extractors.readers import (
    canvas,
    contents,
    drawn_signs,
    fields,
    garble,
    inserted,
    layered,
    pictured,
    second,
    small_figures,
)
from extractors.readers.drawings import fills, marks, rulings, slants
from extractors.readers.fonts import Fonts
from extractors.readers.hidden import sifted
from extractors.readers.opening import LIBRARY_ERRORS, Opened, opened
from extractors.readers.painted import MOST_AREAS, Painting, unclipped
from extractors.readers.turned import reading_turn, turned
from extractors.readers.words import words

CHECK_SCALE = 2.0
"""Pixels a point of the picture on which hidden text is checked."""

MORE = 1.15
MEANT = 0.9
"""Where a page is damaged, or fewer of its letters than this share are known, the second reader is asked, and believed if
it knows so many times as many."""

MANY = 1.6
"""So many times the letters of a page that looks sound, blanks and line ends counted, mean that the first reader dropped
some without a word; its own count leaves blanks out, which are a sixth of a text."""

SHORT_OF = 2.4
FEW_LETTERS = 100
"""A text has less than half of a page where another reader counts so many times its letters, blanks among them, and more."""

BLANK_PATHS = 4
"""An empty sheet may still have the rules of its running head and foot."""

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of each oddity that it copes with


@dataclass(slots=True)
class _Look:
    """What a page paints, the part of it that is displayed, and what went wrong on the way.

    `failure` is why the first reader's letters could not be used, `damage` what is wrong with the page's content; "" each
    where nothing is. `n_filled` counts form fields and notes with words of their own, `n_second` the letters that
    the second reader finds.
    """

    painting: Painting
    visible: Box
    failure: str = ""
    damage: str = ""
    n_filled: int = 0
    n_second: int = 0


def read(data: bytes) -> Iterator[Page]:
    """The pages of a PDF in order, one at a time so that memory stays flat.

    A page that cannot be read comes back empty, `method` none, with a `lost_page` doubt. Doubts about the whole file stand
    on the first page. Raises Unreadable when the file gives no page at all (see opening.opened).
    """
    book = opened(data)
    try:
        resources = Fonts()
        for number in range(1, book.n_pages + 1):
            page = _page(book, number, resources)
            yield replace(page, doubts=(*book.doubts, *page.doubts)) if number == 1 else page
    finally:
        book.close()


def count(data: bytes) -> int:
    """How many pages a PDF has, those that cannot be read included. Raises Unreadable as `read` does."""
    book = opened(data)
    book.close()
    return book.n_pages


def _page(book: Opened, number: int, resources: Fonts) -> Page:
    look = _look(book, number, resources)
    if isinstance(look, str):
        return _lost(book, number, look)
    if look.damage:
        look.painting = unclipped(look.painting)
    doubts = list(_oddities(look, number))
    seen, causes, _ = sifted(look.painting, look.visible, partial(pictured.shot, book, number, CHECK_SCALE), CHECK_SCALE)
    doubts += [Doubt("hidden_text", f"{count} letters {cause}", number) for cause, count in sorted(causes.items())]
    share = garble.read_letters(seen)
    if share <= garble.TOO_MUCH and drawn_signs.read_signs(seen, partial(pictured.shot, book, number, drawn_signs.SCALE)):
        share = garble.read_letters(seen)
    if share > garble.FEW:
        doubts.append(Doubt("garbled_text", f"{share:.0%} of the letters have no known meaning", number))
    small_figures.lift(seen, partial(pictured.shot, book, number, small_figures.SCALE))
    turn = reading_turn(seen)
    look.painting.glyphs = seen
    page = replace(_as_page(turned(look.painting, turn), number), doubts=tuple(doubts), turn=turn)
    return _checked(_with_picture(book, page, look, share), look.n_second, sum(causes.values()))


def _checked(page: Page, n_second: int, n_hidden: int) -> Page:
    """The page, with a doubt where the second reader finds far more letters than are in its words or were left out."""
    known = n_hidden + sum(len(word.text) for word in page.words)
    if page.method == "text" and n_second > SHORT_OF * known + FEW_LETTERS:
        told = f"another reader finds {n_second} letters and spaces, the text has {known} letters"
        return replace(page, doubts=(*page.doubts, Doubt("text_missing", told, page.number)))
    return page


def _oddities(look: _Look, number: int) -> Iterator[Doubt]:
    """What a person should know of how a page was read."""
    if look.failure and look.painting.glyphs:
        yield Doubt("repaired", f"the page was read by a second reader: {look.failure}", number)
    if look.painting.full or look.painting.n_areas > MOST_AREAS:
        what = "letters, forms or paths" if look.painting.full else "lines and shapes"
        yield Doubt("too_much_on_page", f"more {what} than are read", number)
    if look.n_filled:
        yield Doubt("filled_in", f"form fields or notes with words in them: {look.n_filled}", number)


def _as_page(painted: Painting, number: int) -> Page:
    found = words(painted.glyphs, painted.width, painted.height)
    return Page(
        number=number,
        width=painted.width,
        height=painted.height,
        words=found,
        rulings=rulings(painted),
        fills=fills(painted),
        pictures=tuple(picture.box for picture in painted.pictures),
        slants=slants(painted),
        marks=marks(painted),
        method="text" if found else "none",
    )


def _with_picture(book: Opened, page: Page, look: _Look, share: float) -> Page:
    """The page, read from its picture where that is better; `share` of its letters have no known meaning."""
    if page.words and look.damage:
        page = replace(page, doubts=(*page.doubts, Doubt("damaged_page", look.damage, page.number)))
    if not page.words:
        lost = look.damage or look.failure
        return page if not lost and _is_blank(look.painting) else pictured.read(book, page, False, lost)
    nonsense = garble.is_nonsense([word.text for word in page.words])
    if nonsense and share <= garble.TOO_MUCH:
        return pictured.read_nonsense(book, page)
    if share > garble.TOO_MUCH:
        useless = nonsense or share > garble.USELESS
        return pictured.read(book, page, True, "", least=pictured.DOUBTFUL if useless else pictured.SURE)
    if layered.is_unseen(look.painting.glyphs):
        page = layered.held_against_picture(book, page)
    return inserted.with_tables(book, pictured.read_under_stamp(book, page) if page.method == "text" else page)


def _is_blank(painted: Painting) -> bool:
    """Whether a page without letters is an empty sheet, such as the back of a title page: nothing of it is lost."""
    return not painted.pictures and painted.n_paths <= BLANK_PATHS


def _look(book: Opened, number: int, resources: Fonts) -> _Look | str:
    """What a page paints, by the reader that knows more of its letters; why neither can tell, where it is so."""
    look = _first_look(book, number, resources)
    painted, meant = garble.counts(look.painting.glyphs)
    sound = meant and meant >= MEANT * painted and not look.damage and not look.painting.full
    if not look.failure:
        look.n_second = second.n_letters(book.second, number)
        if look.n_second <= (MANY if sound else MORE) * meant:
            return look
    other = _second_painting(book, number)
    if look.failure and other is None:
        return look.failure
    if look.failure and other is not None:
        return replace(look, painting=other, visible=Box(0.0, 0.0, other.width, other.height))
    if other is not None and other.glyphs and (not painted or garble.n_meant(other.glyphs) > MORE * meant):
        look.failure = "it knew fewer letters" if painted else "it found no letters"
        look.painting.glyphs = other.glyphs
        look.damage = "" if look.damage == contents.MISSING else look.damage
    return look


def _first_look(book: Opened, number: int, resources: Fonts) -> _Look:
    """What the first reader sees; a page where it fails is empty, and `failure` says why."""
    empty = Painting(0.0, 0.0)
    look = _Look(empty, Box(0.0, 0.0, 0.0, 0.0))
    if number > len(book.pages):
        return replace(look, failure="the first reader does not find it")
    page = book.pages[number - 1]
    try:
        look = _Look(
            empty,
            pictured.visible(page),
            damage=contents.unpack(page.page_obj),
            n_filled=fields.n_filled(page.page_obj),
        )
        look.painting = canvas.painting(page, resources)
        page.close()
        if not look.damage:
            contents.let_go(page.page_obj)
    except (MemoryError, RecursionError) as error:
        look.failure = type(error).__name__
    except LIBRARY_ERRORS as error:
        look.failure = f"{type(error).__name__} {error}".strip()[:200]
    return look


def _second_painting(book: Opened, number: int) -> Painting | None:
    try:
        return second.painting(book.second, number, _sheet(book, number)) if book.second is not None else None
    except (pypdfium2.PdfiumError, IndexError):
        return None


def _sheet(book: Opened, number: int) -> second.Sheet | None:
    """The page's MediaBox as the first reader knows it."""
    if number > len(book.pages):
        return None
    left, low, right, high = (float(side) for side in book.pages[number - 1].page_obj.mediabox)
    return min(left, right), min(low, high), max(left, right), max(low, high)


def _lost(book: Opened, number: int, failure: str) -> Page:
    """A page that neither reader can read."""
    width, height = (612.0, 792.0)
    if number <= len(book.pages):
        width, height = float(book.pages[number - 1].width), float(book.pages[number - 1].height)
    return Page(number, width, height, method="none", doubts=(Doubt("lost_page", failure or "it cannot be loaded", number),))
