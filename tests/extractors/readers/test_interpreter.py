"""Content paints the same, letter for letter, whether pdfminer's interpreter runs it or ours."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.readers import canvas, contents, opening
from extractors.readers.failure import Unreadable
from extractors.readers.fonts import Fonts
from extractors.readers.painted import Painting
from tests.benchmarks.paintings import differing
from tests.papers import forged, hostile, tangled
from tests.papers.objects import BOX, CATALOG, FONT, page_of, raw, show, stream

SAMPLES = sorted((Path(__file__).parents[3] / "corpus" / "samples").glob("*.pdf"))
ROBUST = Path(__file__).parents[4] / "shared" / "robust"
SWELLING = ("packed_twice", "packed_and_swelling_behind_base85")
"""Files whose content comes to more bytes than are read, which pdfminer takes in whole."""

SLOW = ("row_of_300_million_bytes", "saves_100000_states", "runs_without_end", "tree_of_3000_levels", "20000_notes")
LIGHT = [
    case
    for case in (*hostile.cases(), *tangled.cases(), *forged.cases())
    if not case.heavy and case.name not in (*SWELLING, *SLOW)
]

OPERATORS = (
    *(b"BT", b"ET", b"q", b"Q", b"T*", b"(plain) Tj", b"[(a) -20 (b\\051c) 5.5 <414>] TJ", b"/A 9 Tf", b"/Absent 9 Tf"),
    *(b"1 0 0 1 9 9 Tm", b".8 .2 -.2 .8 50 600 cm", b"0 1 -1 0 300 300 Tm", b"-1 0 0 -1 99 700 Tm", b"12 -14 Td", b"3 TD"),
    *(b"14 TL", b"2 Tc", b"3 Tw", b"80 Tz", b"-100 Tz", b"3 Tr", b"4 Ts", b"(next) '", b'1 2 (both) "', b"7 w", b"f*x"),
    *(b"(deep (er) in\\)) Tj", b"(\\101\\7\\8\\\n) Tj", b"10 10 50 20 re f", b"1 1 m 90 1 l 90 90 l h S", b"1 0 0 rg"),
    *(b"0 0 m 1 2 3 4 5 6 c 7 8 9 9 v B*", b"5 5 200 200 re W n", b".3 g", b"/Pattern cs /P scn", b"0 0 0 1 k"),
    *(b"/OC /L BDC", b"EMC", b"/N#41me gs", b"<< /K (v) /L [1 2] >>", b"/S << /M 3 >> BDC", b"Tjj", b"q\0", b"ID", b"EI"),
    *(b"BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI", b"BI /W 1 /H 1 /F /A85 ID 9jq~> EI", b"BI /W 1 ID EI EEI x"),
)
ODDITIES = (
    *(b"[", b"]", b"<<", b">>", b"{", b"}", b"(", b")", b"<", b">", b"%note\n", b"/", b"#", b"\\", b"+", b"-", b"."),
    *(b"\0", b"\x80", b"true", b"false", b"null", b"--5", b"1.2.3", b"4.", b"+.5", b"99999999999999999999", b"<41 4", b"(o"),
)
PIECES = (*OPERATORS, *ODDITIES)
"""Operators as they stand in papers, and what stands in content that is none."""


def _pages(data: bytes) -> Iterator[Painting]:
    book = opening.opened(data)
    for page in book.pages:
        contents.unpack(page.page_obj)
        yield canvas.painting(page, Fonts())
    book.close()


def _text(painted: Painting) -> str:
    return "".join(glyph.text for glyph in painted.glyphs)


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_the_sample_papers_are_painted_the_same(file):
    assert differing(file.read_bytes(), [0.0, 0.0], most=2) == (2, [])


def test_hostile_files_are_painted_the_same() -> None:
    found = []
    for case in LIGHT:
        try:
            found += [case.name] if differing(case.data(), [0.0, 0.0], most=3)[1] else []
        except Unreadable:
            continue
    assert found == []


@pytest.mark.parametrize("seed", range(6))
def test_tangled_content_is_painted_the_same(seed):
    rng = random.Random(seed)
    sheets = [_tangled(rng) for _ in range(40)]
    assert differing(_book(sheets), [0.0, 0.0]) == (len(sheets), [])


def _tangled(rng: random.Random) -> list[bytes]:
    """The content of one page, in one or several streams: operators in any order, some with letters changed.

    No stream ends with ID: pdfminer then looks for the picture at a wrong place of the next.
    """
    content = bytearray(rng.choice((b" ", b"\n", b"\r\n", b"")).join(rng.choices(PIECES, k=rng.randint(3, 60))))
    for _ in range(rng.choice((0, 0, 1, 3))):
        at = rng.randrange(len(content))
        content[at : at + rng.randint(0, 2)] = rng.choice((b"", b"(", b")", b"]", b"\n", b"\\", b"1", b"/", b"EI "))
    whole = b"BT /A 11 Tf 72 700 Td (First) Tj " + bytes(content)
    cuts = sorted(
        at
        for at in rng.sample(range(len(whole)), rng.choice((0, 0, 1, 2)))
        if whole[at : at + 1] in b" \n" and whole[at - 2 : at] != b"ID"
    )
    return [whole[a:b] for a, b in zip((0, *cuts), (*cuts, len(whole)), strict=True)]


def _book(sheets: list[list[bytes]]) -> bytes:
    objects = [CATALOG, b"", FONT]
    kids = []
    for parts in sheets:
        first = len(objects) + 1
        objects += [stream(part) for part in parts]
        listed = b" ".join(b"%d 0 R" % number for number in range(first, first + len(parts)))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R %b /Resources << /Font << /A 3 0 R >> >> /Contents [%b] >>" % (BOX, listed)
        )
    objects[1] = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    return raw(objects)


@pytest.mark.skipif(not ROBUST.is_dir(), reason="the awkward files of ../shared are not here")
def test_awkward_files_are_painted_the_same() -> None:
    found = []
    for file in sorted(ROBUST.glob("*.pdf")):
        if file.stat().st_size < 20_000:
            try:
                found += [file.name] if differing(file.read_bytes(), [0.0, 0.0], most=2)[1] else []
            except Unreadable:
                continue
    assert found == []


def test_an_octal_number_above_255_loses_its_high_bit() -> None:
    """ISO 32000-1, 7.3.4.2: "high-order overflow shall be ignored"."""
    (painted,) = _pages(page_of(b"BT /A 11 Tf 72 700 Td (s\\545\\456n) Tj ET"))
    assert _text(painted) == "se.n"


def test_content_in_many_streams_is_read_up_to_a_limit_and_the_page_says_so(monkeypatch) -> None:
    monkeypatch.setattr("extractors.readers.interpreter.MOST_UNPACKED", 120)
    sheets = [[show("one"), show("two"), b" " * 120, show("three")]]
    (painted,) = _pages(_book(sheets))
    assert (_text(painted), painted.full) == ("onetwo", True)
