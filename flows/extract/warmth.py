"""A made-up text and a made-up PDF, whose reading loads all that reading most papers needs."""

WORDS = b"On 3 May 2019 the Bank of Example lent Kenya US$ 2 million."

LINES = (
    (16, 785, "Loans in an example"),
    (10, 765, "A. Writer, senior lecturer, and B. Author, Institute of Examples, 2019"),
    (10, 752, "Example Steel Corporation (ESC) pledged US$ 1,200 million for the largest power plant of Ghana,"),
    (10, 738, "which opened in June 2017. ESC has approved a loan of EUR 30 million for the bridge at Accra, signed in"),
    (10, 724, "May 2015. It acquired Example Mining Ltd. The treaty between Kenya and Ghana was cancelled in 2016."),
    (10, 710, WORDS.decode()),
    (10, 696, "In 2018 its exports rose by 4 per cent to EUR 3.5 billion, and the Ministry of Finance"),
    (10, 682, "of Ghana signed an agreement with Example Engineering Ltd. on a railway of 20 km."),
    (10, 668, "Kenya and Ghana agreed to build a hydropower plant. Example Power Co., Ltd. of Kenya will con-"),
    (10, 654, "struct it, and the governments hope for more co-operation."),
    (10, 640, "Table 1. Loans by country, 2018-2019 (US$ million)"),
)
ROWS = (("Country", "2018", "2019"), ("Kenya", "1.5", "2.0"), ("Ghana", "3.0", "4.5"), ("Total", "4.5", "6.5"))
LEFT, TOP, WIDE, HIGH = 72, 625, 120, 18


def _content() -> bytes:
    lines = [f"BT /F1 {size} Tf {LEFT} {y} Td ({text}) Tj ET" for size, y, text in LINES]
    for row, cells in enumerate(ROWS):
        y = TOP - HIGH * (row + 1)
        lines += [f"BT /F1 10 Tf {LEFT + WIDE * column + 4} {y + 5} Td ({text}) Tj ET" for column, text in enumerate(cells)]
    lines += [f"{LEFT} {TOP - HIGH * row} m {LEFT + 3 * WIDE} {TOP - HIGH * row} l S" for row in range(len(ROWS) + 1)]
    lines += [f"{LEFT + WIDE * i} {TOP} m {LEFT + WIDE * i} {TOP - HIGH * len(ROWS)} l S" for i in range(4)]
    return "\n".join(lines).encode()


def _pdf(content: bytes) -> bytes:
    """A PDF of one page."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    )
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(out + tail % (len(objects) + 1, table, len(objects) + 1, len(out)))


PAPER = _pdf(_content())
