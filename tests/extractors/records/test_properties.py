"""Whatever a paper holds, reading its statements ends, and all of them quote the paper."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extractors.records.reading import read

TEXT = """China Kenya Norway's signed Agreement on Memorandum (2014) 2015 US$5 million billion 77% projects the two countries
gave received loan aid ; . , “ ” ( ) — Co., Ltd. 3. [1] to from of and in May forum 52 deals donated 30 tons RMB n.a."""
WORDS = st.sampled_from(TEXT.split())
SENTENCES = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)
HEADS = st.sampled_from(
    ["Country", "Agreement (year)", "Year", "Amount (US$ million)", "Project", "Donor", "", "2014", "Content"]
)


@st.composite
def papers(draw: st.DrawFn) -> str:
    """A paper of any sentences and one table of any cells."""
    width = draw(st.integers(2, 4))
    cells = st.lists(st.lists(WORDS, max_size=8).map(" ".join), min_size=width, max_size=width).map("\t".join)
    rows = [draw(st.lists(HEADS, min_size=width, max_size=width).map("\t".join)), *draw(st.lists(cells, max_size=5))]
    prose = "\n\n".join(draw(st.lists(SENTENCES, min_size=1, max_size=4)))
    caption = draw(SENTENCES)
    return (
        f"A title of some length\n\nAnn Author\n\n1. Introduction\n\n{prose}\n\nTable 1: {caption}\n\n"
        + "\n".join(rows)
        + "\n"
    )


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(papers())
def test_statements_quote_the_paper_and_point_into_it(text: str) -> None:
    extract = read(text)
    assert extract.document.status == "ok"
    for placed in extract.statements:
        one = placed.statement
        assert extract.text[one.start : one.end] == one.quote
        assert one.quote.strip()
        assert 0 < one.confidence <= 1
        assert all(0 <= v.start <= v.end <= len(extract.text) for v in one.values)
        assert one.parties == tuple(sorted(set(one.parties)))
        assert one.year is None or str(one.year) in one.date
