"""Files whose parts are not what they say: packed, locked, updated, illustrated and filled in, in every way that goes wrong.

A third part of the hostile files; each says how it must end.
"""

import base64
import zlib
from collections.abc import Callable, Sequence

from tests.papers import locks
from tests.papers.hostile import ANY, OK, PARTIAL, QUARANTINED, READ, SEEN, UNSEEN, Hostile, plain
from tests.papers.objects import BOX, CATALOG, FONT, page_of, raw, show, stream
from tests.papers.tangled import DAMAGED, ONE_KID, PAGE

LOST = PARTIAL | QUARANTINED


def cases() -> tuple[Hostile, ...]:
    """All of them, in a fixed order."""
    return (*_pictures(), *_chains(), *_numbered(), *_painted(), *_lettered(), *_filled_in(), *_locked(), *_updated())


def _case(
    name: str,
    data: bytes | Callable[[], bytes],
    statuses: frozenset[str] = READ,
    flag: str = "",
    lacks: tuple[str, ...] = (),
    heavy: bool = False,
) -> Hostile:
    """A file that prints `SEEN`, which must be found where it is read."""
    make = data if callable(data) else lambda: data
    holds = (SEEN,) if "quarantined" not in statuses else ()
    return Hostile(name, make, statuses, DAMAGED, flag, holds, lacks, heavy, f"{name}.pdf".encode())


def _objects(content: bytes, more: Sequence[bytes] = (), resources: bytes = b"", catalog: bytes = CATALOG) -> bytes:
    """A PDF of one page with this content stream object; `more` are numbered from 6."""
    page = b"<< /Type /Page /Parent 2 0 R %b /Resources << /Font << /A 4 0 R >> %b >> /Contents 5 0 R >>" % (BOX, resources)
    return raw([catalog, ONE_KID, page, FONT, content, *more])


def _pictures() -> tuple[Hostile, ...]:
    """A sentence, and a picture that cannot be drawn."""

    def beside(name: str, extra: bytes, body: bytes = b"\x00\x01broken" * 9, heavy: bool = False) -> Hostile:
        picture = stream(body, b"/Type /XObject /Subtype /Image " + extra)
        painted = stream(show(SEEN) + b" q 300 0 0 300 72 300 cm /P Do Q")
        return _case(name, _objects(painted, [picture], b"/XObject << /P 6 0 R >>"), heavy=heavy)

    grey = b"/ColorSpace /DeviceGray /BitsPerComponent 8 "
    small = b"/Width 20 /Height 20 " + grey
    return (
        beside("picture_jbig2_broken", small + b"/Filter /JBIG2Decode"),
        beside("picture_jpeg2000_broken", b"/Width 20 /Height 20 /Filter /JPXDecode", b"\x00\x00\x00\x0cjP  \r\n\x87\n" * 3),
        beside("picture_jpeg_cut_off", small + b"/Filter /DCTDecode", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"),
        beside(
            "picture_fax_of_a_billion_columns",
            b"/Width 1000000000 /Height 1000000000 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode "
            b"/DecodeParms << /K -1 /Columns 1000000000 /Rows 1000000000 >>",
        ),
        beside("picture_of_minus_one_rows", b"/Width -1 /Height -1 " + grey),
        beside("picture_of_words", b"/Width (wide) /Height /High /ColorSpace [/Indexed /DeviceRGB 999999 (x)]"),
        beside("picture_masked_by_itself", small + b"/SMask 6 0 R /Mask 6 0 R"),
        beside("picture_that_inflates", small + b"/Filter /FlateDecode", zlib.compress(b"\0" * 80_000_000, 9), heavy=True),
        beside("picture_in_colours_that_loop", b"/Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace [/ICCBased 6 0 R] /N 3"),
    )


def _chains() -> tuple[Hostile, ...]:
    """Content packed in ways that are rare, right and wrong."""
    content = show(SEEN)
    hexed = content.hex().encode() + b">"
    based = base64.a85encode(content) + b"~>"
    twice = base64.a85encode(zlib.compress(content)) + b"~>"
    runs = b"".join(bytes([len(part) - 1]) + part for part in (content[i : i + 100] for i in range(0, len(content), 100)))
    swelling = base64.a85encode(zlib.compress(b" " * 60_000_000, 9)) + b"~>"
    wrong_row = b"/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns -4 /Colors 99999 >>"

    def packed(name: str, body: bytes, extra: bytes, statuses: frozenset[str] = OK) -> Hostile:
        return _case(name, _objects(stream(body, extra)), statuses)

    return (
        packed("packed_as_hex", hexed, b"/Filter /ASCIIHexDecode"),
        packed("packed_as_hex_of_odd_length", hexed[:-3] + b"0>", b"/Filter [/AHx]", ANY),
        packed("packed_as_base85", based, b"/Filter /ASCII85Decode"),
        packed("packed_as_base85_without_an_end", based[:-2], b"/Filter /A85", ANY),
        packed("packed_as_base85_of_flate", twice, b"/Filter [/ASCII85Decode /FlateDecode]"),
        packed("packed_as_base85_with_letters_beyond", b"zzz~~{|}" + based, b"/Filter /ASCII85Decode", ANY),
        packed("packed_in_runs", runs + b"\x80", b"/Filter /RunLengthDecode"),
        packed("packed_in_runs_cut_off", runs[:-9], b"/Filter /RL", ANY),
        packed("packed_with_a_wrong_predictor", zlib.compress(content), wrong_row, ANY),
        packed("packed_with_more_parameters_than_filters", content, b"/Filter [] /DecodeParms [null null << /K 1 >>]", ANY),
        packed("packed_and_swelling_behind_base85", swelling, b"/Filter [/ASCII85Decode /FlateDecode]", ANY),
        packed("packed_by_a_filter_that_loops", content, b"/Filter 5 0 R", ANY),
        packed("packed_by_another_key", content, b"/Filter /Crypt /DecodeParms << /Name /Nobody >>", ANY),
        packed("packed_without_its_checksum", zlib.compress(content)[:-4], b"/Filter /FlateDecode", READ),
        packed("packed_and_cut_in_half", zlib.compress(content + b"\nBT ET" * 400)[:90], b"/Filter /FlateDecode", ANY),
    )


def _numbered() -> tuple[Hostile, ...]:
    """Tables of objects that lie."""
    objects = [CATALOG, ONE_KID, PAGE % (BOX, b""), FONT, stream(show(SEEN))]
    whole = raw(objects)
    start = whole.rindex(b"xref\n0")
    prev = b"trailer\n<< /Size 6 /Root 1 0 R /Prev %d >>" % start
    held = [*objects[:3], b"null", *objects[4:]]

    def with_stream(name: str, body: bytes, extra: bytes) -> Hostile:
        """The font lies in an object stream that is wrong."""
        return _case(name, _xref_stream([*held, stream(body, b"/Type /ObjStm " + extra)], {4: 6}), ANY)

    within = b"4 0 " + FONT
    return (
        _case("xref_that_is_its_own_forerunner", whole.replace(b"trailer\n<< /Size 6 /Root 1 0 R >>", prev), ANY),
        _case("xref_beside_its_place", whole.replace(b"startxref\n%d" % start, b"startxref\n%d" % (start - 7)), READ),
        _case("xref_beyond_the_end", whole.replace(b"startxref\n%d" % start, b"startxref\n99999999999"), READ),
        _case("xref_below_nought", whole.replace(b"startxref\n%d" % start, b"startxref\n-1"), READ),
        _case("xref_of_a_billion_entries", whole.replace(b"xref\n0 6", b"xref\n0 1000000000"), ANY),
        _case("xref_of_wrong_offsets", whole[:start] + whole[start:].replace(b"00000 n", b"00007 n"), ANY),
        _case("xref_all_off_by_three", whole[:9] + b"%%\n" + whole[9:], READ),
        _case("root_is_a_page", whole.replace(b"/Root 1 0 R", b"/Root 3 0 R"), ANY),
        _case("size_of_two", whole.replace(b"/Size 6", b"/Size 2"), READ),
        _case("xref_stream", _xref_stream([*held, stream(within, b"/Type /ObjStm /N 1 /First 4")], {4: 6}), OK),
        with_stream("objects_in_a_stream_of_a_billion", within, b"/N 1000000000 /First 4"),
        with_stream("objects_in_a_stream_that_begins_below_nought", within, b"/N 1 /First -99"),
        with_stream("objects_in_a_stream_that_extends_itself", within, b"/N 1 /First 4 /Extends 6 0 R"),
        _case(
            "objects_in_a_stream_that_lies_in_itself",
            _xref_stream([*held, stream(b"6 0 6 0 R", b"/Type /ObjStm /N 1 /First 4")], {4: 6, 6: 6}),
            ANY,
        ),
        _case("linearized_with_wrong_hints", _linearized(objects), READ),
        _case("page_tree_without_end", lambda: _grown_tree(200_000), ANY, heavy=True),
    )


def _xref_stream(objects: Sequence[bytes], within: dict[int, int]) -> bytes:
    """A PDF whose table of objects is a stream; `within` says which objects lie in which object stream."""
    out = bytearray(b"%PDF-1.7\n")
    rows = [b"\x00\x00\x00\x00\xff"]
    for number, body in enumerate(objects, 1):
        if number in within:
            rows.append(b"\x02" + within[number].to_bytes(3, "big") + b"\x00")
        else:
            rows.append(b"\x01" + len(out).to_bytes(3, "big") + b"\x00")
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    rows.append(b"\x01" + start.to_bytes(3, "big") + b"\x00")
    extra = b"/Type /XRef /Size %d /W [1 3 1] /Root 1 0 R" % len(rows)
    return bytes(out + b"%d 0 obj\n%b\nendobj\n" % (len(rows) - 1, stream(b"".join(rows), extra))) + (
        b"startxref\n%d\n%%%%EOF\n" % start
    )


def _linearized(objects: Sequence[bytes]) -> bytes:
    hints = b"<< /Linearized 1 /L 99999999 /H [7 9 88888888 3] /O 2 /E 5 /N 400 /T 3 /P 399 >>"
    return raw([*objects, hints])


def _grown_tree(n: int) -> bytes:
    """A tree with so many kids that are not there."""
    tree = b"<< /Type /Pages /Kids [3 0 R %b] /Count %d >>" % (b" ".join(b"%d 0 R" % i for i in range(10, n)), n)
    return raw([CATALOG, tree, PAGE % (BOX, b""), FONT, stream(show(SEEN))])


def _painted() -> tuple[Hostile, ...]:
    """Forms, patterns and numbers that a page paints with."""
    tile = b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.0001 /YStep 0.0001 "
    own = tile + b"/Resources << /Pattern << /T 6 0 R >> >>"
    shade = b"<< /ShadingType 1 /ColorSpace /DeviceGray /Domain [0 1e9 0 1e9] /Function 6 0 R >>"
    fill = b" /Pattern cs /T scn 72 100 400 400 re f "
    one = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /A 6 0 R /B 7 0 R >> >>"
    content = stream(show(SEEN) + b" /A Do /B Do")
    numbers = (b"NaN", b"1e400", b"-99999999999999999999999999999999999999", b"0x10", b"--5", b"1.2.3", b"/Name", b"(text)")
    layers = CATALOG[:-2] + b"/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >> >>"
    return (
        _case(
            "pattern_painted_with_itself",
            _objects(stream(show(SEEN) + fill), [stream(fill, own)], b"/Pattern << /T 6 0 R >>"),
        ),
        _case(
            "shading_by_itself",
            _objects(stream(show(SEEN) + b" /S sh"), [shade], b"/Shading << /S 6 0 R >>"),
        ),
        _case(
            "two_forms_that_draw_each_other",
            _objects(content, [stream(b"/B Do", one), stream(b"/A Do", one)], b"/XObject << /A 6 0 R /B 7 0 R >>"),
            ANY,
        ),
        *(
            _case(f"number_{i}_that_is_none", page_of(show(SEEN) + b" BT /A 11 Tf %b %b Td (x) Tj ET" % (bad, bad)), ANY)
            for i, bad in enumerate(numbers)
        ),
        _case("matrix_beyond_all_numbers", page_of(show(SEEN) + b" q 1e38 0 0 1e38 1e38 1e38 cm " + show("far") + b" Q")),
        _case("dashes_without_length", page_of(b"[0 0 0] 0 d [-1] -9 d " + show(SEEN) + b" 0 0 m 500 500 l S")),
        _case("path_of_100000_curves", page_of(show(SEEN) + b" 0 0 m " + b"9 9 8 8 7 7 c " * 100_000 + b"S"), heavy=True),
        _case("marked_content_6000_deep", page_of(b"/P BMC " * 6_000 + show(SEEN))),
        _case(
            "text_on_a_layer_that_is_off",
            _objects(
                stream(show(SEEN) + b" /OC /L BDC " + show(UNSEEN, 600) + b" EMC"),
                [b"<< /Type /OCG /Name (hidden) >>"],
                b"/Properties << /L 6 0 R >>",
                layers,
            ),
            flag="hidden_text",
            lacks=(UNSEEN,),
        ),
    )


def _lettered() -> tuple[Hostile, ...]:
    """Fonts that are broken in what they embed or name."""

    def font(name: str, head: bytes, more: Sequence[bytes] = (), statuses: frozenset[str] = ANY) -> Hostile:
        objects = [CATALOG, ONE_KID, PAGE % (BOX, b""), b"<< /Type /Font %b >>" % head, stream(show(SEEN)), *more]
        return _case(name, raw(objects), statuses)

    true = b"/Subtype /TrueType /BaseFont /Broken /FirstChar 0 /LastChar 255 /Widths [500] /FontDescriptor "
    described = b"<< /Type /FontDescriptor /FontName /Broken /Flags 32 /FontBBox [0 0 1 1] /%b 7 0 R >>"
    junk = stream(b"\x00\x01\x00\x00\xff\xff" * 50)
    swelling = stream(zlib.compress(b"<41> <0041>\n" * 4_000_000, 9), b"/Filter /FlateDecode")
    many = b"/Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [%b] >>" % (b"0 /a " * 50_000)
    wide = b"/Subtype /Type1 /BaseFont /Helvetica /FirstChar -9 /LastChar 2000000000 /Widths [%b]" % (b"1e300 " * 300)
    return (
        font("font_file_of_junk", true + b"6 0 R", [described % b"FontFile2", junk], READ),
        font("font_file_of_junk_type1", true + b"6 0 R", [described % b"FontFile", junk]),
        font("font_file_of_junk_cff", true + b"6 0 R", [described % b"FontFile3", junk], READ),
        font("font_file_is_the_font", true + b"6 0 R", [described.replace(b"7 0", b"4 0") % b"FontFile2"], READ),
        font("font_map_that_inflates", b"/Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R", [swelling]),
        font("font_map_of_junk", b"/Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R", [junk], READ),
        font("font_of_50000_differences", many),
        font("font_of_enormous_widths", wide),
        font("font_without_descendants", b"/Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts []"),
        font(
            "font_with_an_unknown_map", b"/Subtype /Type0 /BaseFont /X /Encoding /../../etc/passwd /DescendantFonts [4 0 R]"
        ),
        font("font_of_no_kind", b"/Subtype /Nothing /BaseFont 17"),
        font("font_size_of_letters", b"/Subtype /Type3 /FontMatrix [0 0 0 0 0 0] /CharProcs << >> /Encoding 4 0 R"),
    )


def _filled_in() -> tuple[Hostile, ...]:
    """Forms that are filled in, notes stuck on, files within files."""
    field = b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (n) /V (%b) /Rect [72 500 400 520] /Parent 6 0 R /Kids [6 0 R] >>"
    looping = CATALOG[:-2] + b"/AcroForm << /Fields [6 0 R] /XFA 6 0 R >> >>"
    attached = CATALOG[:-2] + b"/Collection << /View /D >> /Names << /EmbeddedFiles << /Names [(a.pdf) 6 0 R] >> >> >>"
    inner = page_of(show(UNSEEN))
    noted = b"<< /Type /Page /Parent 2 0 R %b /Resources << /Font << /A 4 0 R >> >> /Contents 5 0 R /Annots [%b] >>"
    content = stream(show(SEEN))
    return (
        _case("field_that_is_its_own_parent", _objects(content, [field % b"x"], catalog=looping)),
        _case(
            "portfolio_with_a_file_in_it",
            _objects(content, [b"<< /F (../../evil) /EF << /F 7 0 R >> >>", stream(inner)], catalog=attached),
            lacks=(UNSEEN,),
        ),
        _case(
            "20000_notes",
            raw([CATALOG, ONE_KID, noted % (BOX, b"6 0 R " * 20_000), FONT, content, field % b"x"]),
            flag="filled_in",
        ),
        _case("notes_that_are_the_page", raw([CATALOG, ONE_KID, noted % (BOX, b"3 0 R 99 0 R null (x)"), FONT, content])),
    )


def _locked() -> tuple[Hostile, ...]:
    """Locked in every way; with an empty password they open, and wrong keys are said."""
    ways = locks.WAYS
    return (
        *(_case(f"locked_{way.name}_with_no_password", locks.locked(way, b""), OK) for way in ways),
        *(
            Hostile(
                f"locked_{way.name}",
                lambda way=way: locks.locked(way, b"secret"),  # type: ignore[misc]
                QUARANTINED,
                ("encrypted",),
                lacks=(SEEN,),
                file_name=f"locked_{way.name}.pdf".encode(),
            )
            for way in ways
        ),
        _case("locked_with_a_broken_key", locks.locked(ways[0], b"").replace(b"/O <", b"/O <00"), ANY),
        _case("locked_with_a_key_of_minus_five", locks.locked(ways[1], b"").replace(b"/Length 128", b"/Length -5"), ANY),
    )


def _updated() -> tuple[Hostile, ...]:
    """Files that were written to again, or cut off."""
    whole = plain([SEEN] * 30)
    small = page_of(show(SEEN))
    empty = b"<< /Type /Pages /Kids [] /Count 0 >>"
    other = stream(show("Only this is in the newer page."))
    return (
        _case("update_that_takes_the_pages_away", _update(small, 2, empty), ANY),
        Hostile(
            "update_that_changes_the_page",
            lambda: _update(page_of(show(UNSEEN)), 5, stream(show(SEEN))),
            READ,
            holds=(SEEN,),
            lacks=(UNSEEN,),
            file_name=b"updated.pdf",
        ),
        _case("update_of_an_update_that_breaks_off", _update(small, 9, other)[:-30], READ),
        *(_case(f"cut_at_{n}_tenths", whole[: len(whole) * n // 10], ANY) for n in range(1, 10)),
        _case("only_nul_bytes_behind_the_header", b"%PDF-1.7\n" + b"\0" * 100_000, QUARANTINED),
        _case("lines_ended_as_on_a_mac", small.replace(b"\n", b"\r"), ANY),
        _case("lines_ended_as_by_a_mailer", small.replace(b"\n", b"\r\n"), READ),
    )


def _update(whole: bytes, number: int, body: bytes) -> bytes:
    """The file with one object written anew behind it."""
    before = whole.rindex(b"xref\n0")
    at = len(whole)
    table = at + len(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    added = b"%d 0 obj\n%b\nendobj\nxref\n%d 1\n%010d 00000 n \n" % (number, body, number, at)
    return whole + added + (b"trailer\n<< /Size 10 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (before, table))
