"""What holds for any text: nothing raises, nothing hangs, spans are text, canonical values stay as they are."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.entities import amounts, countries, dates, figures, find, organizations, units
from tests.extractors.entities.building import document

PARSERS = (countries.parse, dates.parse, amounts.parse, organizations.parse, units.parse, figures.number)
PIECES = st.sampled_from(
    [
        "US$",
        "€",
        "£",
        "%",
        "5",
        "12",
        "1,234",
        "1.5",
        "1.234,5",
        "2010",
        "2011-12",
        "May",
        "March",
        "3rd",
        "of",
        "the",
        "and",
        "to",
        "from",
        "between",
        "-",
        "–",
        "/",
        "(",
        ")",
        ",",
        ".",
        ";",
        "'",
        '"',
        "\\",
        "million",
        "bn",
        "t",
        "MW",
        "km2",
        "China",
        "Georgia",
        "Sino-",
        "U.S.",
        "UAE",
        "Bank",
        "Ministry",
        "of",
        "Energy",
        "Co.",
        "Ltd.",
        "GmbH",
        "(WTO)",
        "EU",
        "½",
        "²",
        "’",
        "\n",
        "\t",
        "same",
        "year",
        "per",
        "cent",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join)
)
LONG = 10_000_000


@pytest.mark.parametrize("parse", PARSERS)
@given(text=TEXTS)
@settings(max_examples=150, deadline=None)
def test_parse_never_raises_and_its_values_parse_to_themselves(parse, text):
    value = parse(text)
    if isinstance(value, str):
        assert parse(value) == value


@pytest.mark.parametrize("parse", PARSERS)
@pytest.mark.parametrize("piece", ["1,", "1 ", "9", "1.", "(", "A ", "2010-", "$1-", " million", "May ", "U.S."])
def test_parse_gives_up_on_ten_megabytes(parse, piece):
    assert parse(piece * (LONG // len(piece))) is None


@given(text=TEXTS)
@settings(max_examples=150, deadline=None)
def test_spans_are_the_text_and_do_not_cross(text):
    doc = document(text)
    mentions = find(doc)
    assert all(doc.text[m.start : m.end] == m.text and m.text.strip() for m in mentions)
    assert all(0 <= m.confidence <= 1 and m.norm and m.method for m in mentions)
    flat = [m for m in mentions if m.label != "COUNTRY"]
    assert all(a.end <= b.start for a, b in pairwise(flat))
    assert list(mentions) == sorted(mentions, key=lambda m: (m.start, m.end, m.label))


@pytest.mark.parametrize("piece", ["1,", "1 234 ", "2010-11-", "A. B. ", "Bank of ", "$1 ", "(AB) ", "5-", "and China "])
def test_find_reads_long_repetitive_text(piece):
    doc = document(piece * (60_000 // len(piece)))
    assert all(doc.text[m.start : m.end] == m.text for m in find(doc))


def test_the_same_document_gives_the_same_mentions() -> None:
    doc = document("In 2010 the World Bank lent US$5 million to Chad.", "Its loan was repaid in May of the same year.")
    assert find(doc) == find(doc)
