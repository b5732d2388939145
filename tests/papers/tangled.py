"""Files that are wrong in the objects they are made of: they loop, swell, lie about sizes, or hold what no reader knows.

A second part of the hostile files; each says how it must end.
"""

import zlib
from collections.abc import Sequence

from tests.papers.hostile import ANY, LIMITS, QUARANTINED, READ, SEEN, Hostile
from tests.papers.objects import BOX, CATALOG, FONT, page_of, raw, show, stream

DAMAGED = ("damaged", "no_pages", "no_text", *LIMITS)
ONE_KID = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R %b /Resources << /Font << /A 4 0 R >> %b >> /Contents 5 0 R >>"


def cases() -> tuple[Hostile, ...]:
    """All of them, in a fixed order."""
    return (*_trees(), *_boxes(), *_swelling(), *_operators(), *_fonts(), *_wrapped())


def _case(name: str, data: bytes, read: bool = False, flag: str = "") -> Hostile:
    """A file that prints `SEEN`; `read` where it must be found, else any honest end will do."""
    holds = (SEEN,) if read else ()
    return Hostile(name, lambda: data, READ if read else ANY, DAMAGED, flag, holds, file_name=f"{name}.pdf".encode())


def _trees() -> tuple[Hostile, ...]:
    page, content = PAGE % (BOX, b""), stream(show(SEEN))
    deep = [CATALOG, *(b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % number for number in range(3, 3003))]
    one = b"<< /Type /Page /Parent 2 0 R %b /Resources << >> >>" % BOX
    return (
        _case("tree_with_itself_among_its_kids", _tree(b"[2 0 R 3 0 R]", 2, page)),
        _case("tree_of_3000_levels", raw([*deep, one])),
        _case("count_of_a_billion", _tree(b"[3 0 R]", 10**9, page)),
        _case("count_below_nought", _tree(b"[3 0 R]", -7, page)),
        _case("one_page_of_429", _tree(b"[3 0 R %b]" % (b"99 0 R " * 428), 429, page)),
        _case("same_page_300_times", _tree(b"[%b]" % (b"3 0 R " * 300), 300, page), read=True),
        _case("kids_in_one_another", _tree(b"[[3 0 R] [[3 0 R]]]", 3, page)),
        _case("kid_without_a_type", _tree(b"[3 0 R]", 1, page.replace(b"/Type /Page ", b""))),
        _case(
            "outlines_in_a_circle", raw([CATALOG[:-2] + b"/Outlines 6 0 R >>", ONE_KID, page, FONT, content, OUTLINE]), True
        ),
        _case("length_is_its_own_stream", raw([CATALOG, ONE_KID, page, FONT, content.replace(b"40", b"5 0 R", 1)])),
        _case("parent_is_the_page", raw([CATALOG, ONE_KID, page.replace(b"/Parent 2", b"/Parent 3"), FONT, content]), True),
    )


OUTLINE = b"<< /Type /Outlines /First 6 0 R /Last 6 0 R /Next 6 0 R /Count 1000000000 >>"


def _tree(kids: bytes, count: int, page: bytes) -> bytes:
    tree = b"<< /Type /Pages /Kids %b /Count %d >>" % (kids, count)
    return raw([CATALOG, tree, page, FONT, stream(show(SEEN))])


def _boxes() -> tuple[Hostile, ...]:
    boxes = {
        "box_upside_down": b"[595 842 0 0]",
        "box_left_of_nought": b"[-300 -300 295 800]",
        "box_of_a_square_mile": b"[0 0 4600000 4600000]",
        "box_beyond_all_numbers": b"[0 0 1e308 99999999999999999999999999]",
        "box_of_a_dot": b"[0 0 0.001 0.001]",
        "box_of_two_numbers": b"[0 842]",
        "box_of_no_numbers": b"[0 0 NaN -Inf]",
    }
    cropped = b"/MediaBox [0 0 595 842] /CropBox [5000 5000 6000 6000]"
    return (
        *(_case(name, page_of(show(SEEN), box=b"/MediaBox " + box)) for name, box in boxes.items()),
        _case("cropped_to_nothing", page_of(show(SEEN), box=cropped), read=True),
        _case("turned_by_45_degrees", page_of(show(SEEN), box=BOX + b" /Rotate 45"), read=True),
        _case("turned_by_minus_90_degrees", page_of(show(SEEN), box=BOX + b" /Rotate -90"), read=True),
        _case("unit_of_a_million", page_of(show(SEEN), box=BOX + b" /UserUnit 1000000"), read=True),
    )


def _swelling() -> tuple[Hostile, ...]:
    nested = zlib.compress(zlib.compress(b" " * 50_000_000, 9), 9)
    many = stream(show(SEEN), b"/Filter [%b]" % (b"/FlateDecode " * 200))
    wide = stream(zlib.compress(b"0" * 4000), b"/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 300000000 >>")
    return (
        _case("packed_twice", _content(stream(nested, b"/Filter [/FlateDecode /FlateDecode]"))),
        _case("two_hundred_filters", _content(many)),
        _case("row_of_300_million_bytes", _content(wide)),
        _case("runs_without_end", _content(stream(b"\x81 " * 40_000, b"/Filter /RunLengthDecode"))),
        _case("no_lzw_at_all", _content(stream(b"\xff" * 4000, b"/Filter /LZWDecode"))),
        _case("unknown_filter", _content(stream(show(SEEN), b"/Filter /NoSuchDecode"))),
        _case("cut_off_within_its_stream", page_of(zlib.compress(show(SEEN) * 50)[:60], deflated=True), flag="lost_page"),
    )


def _content(content: bytes) -> bytes:
    return raw([CATALOG, ONE_KID, PAGE % (BOX, b""), FONT, content])


def _operators() -> tuple[Hostile, ...]:
    picture = b"q 500 0 0 500 0 0 cm BI /W 100000 /H 100000 /BPC 1 /CS /G ID \x00\x00 EI Q "
    return (
        _case("saves_100000_states", page_of(b"q " * 100_000 + show(SEEN)), read=True),
        _case("restores_what_was_not_saved", page_of(b"Q " * 10_000 + show(SEEN)), read=True),
        _case("list_in_a_list_5000_times", page_of(b"[" * 5_000 + b"]" * 5_000 + show(SEEN))),
        _case("100000_operands", page_of(b"1 " * 100_000 + b"re " + show(SEEN))),
        _case("picture_in_the_text_without_end", page_of(show(SEEN) + b" BI /W 9 /H 9 ID " + b"x" * 3000), read=True),
        _case("picture_of_ten_gigapixels", page_of(picture + show(SEEN))),
        _case("letters_a_mile_high", page_of(show(SEEN) + b" BT /A 9e9 Tf 1 0 Td (A) Tj ET"), read=True),
        _case("letters_of_no_size", page_of(show(SEEN) + b" BT /A 0 Tf 1 0 Td (A) Tj ET"), read=True),
        _case("matrix_of_noughts", page_of(show(SEEN) + b" 0 0 0 0 0 0 cm " + show("flat")), read=True),
        _case("text_never_ended", page_of(show(SEEN).replace(b"ET", b"")), read=True),
    )


def _fonts() -> tuple[Hostile, ...]:
    own = b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 0 /LastChar 255 "
    own += b"/CharProcs << /a 5 0 R >> /Encoding << /Differences [0 /a] >> /Resources << /Font << /A 4 0 R >> >> >>"
    strange = b"<< /Type /Font /Subtype /Type1 /BaseFont /He#00l#0Av#1B#ffetica >>"
    return (
        _case("map_of_a_billion_letters", _mapped(b"1 beginbfrange <00000000> <3fffffff> <0041> endbfrange"), read=True),
        _case("map_to_lone_surrogates", _mapped(b"1 beginbfrange <00> <ff> <d800> endbfrange")),
        _case("map_to_private_letters", _mapped(b"1 beginbfrange <00> <ff> <e000> endbfrange")),
        _case("map_to_control_characters", _mapped(b"1 beginbfrange <00> <ff> <0000> endbfrange")),
        _case("map_that_uses_itself", _mapped(b"/Own usecmap")),
        _case("font_drawn_with_itself", page_of(show(SEEN), font=own)),
        _case("font_that_is_a_number", page_of(show(SEEN), font=b"42")),
        _case("font_with_a_strange_name", page_of(show(SEEN), font=strange), read=True),
    )


def _mapped(ranges: bytes) -> bytes:
    head = b"/CIDInit /ProcSet findresource begin begincmap /CMapName /Own def\n"
    mapped = FONT.replace(b">>", b"/ToUnicode 6 0 R >>")
    objects: Sequence[bytes] = (CATALOG, ONE_KID, PAGE % (BOX, b""), mapped, stream(show(SEEN)), stream(head + ranges))
    return raw(objects)


def _wrapped() -> tuple[Hostile, ...]:
    whole = page_of(show(SEEN))
    unknown = whole.replace(b"/Root", b"/Encrypt << /Filter /Nobody.Knows /V 9 /R 9 /Length 99999 >> /Root")
    archive = b"PK\x03\x04\x14\x00\x00\x00[Content_Types].xml" + b"\0" * 400
    attached = CATALOG[:-2] + b"/Names << /JavaScript 6 0 R /EmbeddedFiles 6 0 R >> /OpenAction 6 0 R /Collection << >> >>"
    script = b"<< /S /JavaScript /JS (app.launchURL\\(\\)) /Names [(../../evil) 6 0 R] /F (../../evil) >>"
    office = Hostile("office_file_named_pdf", lambda: archive, QUARANTINED, ("not_a_pdf",), file_name=b"office_file.pdf")
    lock = Hostile("unknown_lock", lambda: unknown, ANY, ("encrypted", "damaged"), file_name=b"unknown_lock.pdf")
    return (
        office,
        lock,
        _case("behind_a_mac_header", b"\0sample.pdf".ljust(128, b"\0") + whole, read=True),
        _case("two_files_in_one", whole + whole, read=True),
        _case("followed_by_a_megabyte", whole + b"\0" * 1_000_000, read=True),
        _case("ends_before_its_table", whole[: whole.rindex(b"xref\n0")], read=True, flag="missing_pages"),
        _case("without_a_root", whole.replace(b"/Type /Catalog", b"/Type /Nothing"), read=True),
        _case(
            "script_and_attachment", raw([attached, ONE_KID, PAGE % (BOX, b""), FONT, stream(show(SEEN)), script]), read=True
        ),
    )
