"""explore.html without a browser: the same bytes, nothing from the web, small for many records."""

import base64
import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from extractors.model.rows import ObservationRow
from flows.contents import Contents
from flows.explore import data
from flows.explore.page import files_of, page
from flows.explore.pictures import MOST_INSIDE, OnDisk, Picture, wanted
from flows.explore.series import series
from tests.flows.rows import contents, document, evidence, record

KEY = (document().document_id, 1)


def many(n: int) -> Contents:
    """So many records of words drawn by lot from two thousand, with a quote of twenty-five words each."""
    lot, own = random.Random(7), document()
    words = ["".join(lot.choices("abcdefghilmnoprstu", k=lot.randint(3, 10))) for _ in range(2000)]
    rows = tuple(
        replace(
            record(),
            record_id=f"rec_{lot.getrandbits(64):016x}",
            title=" ".join(lot.choices(words, k=9)),
            recipient=lot.choice(("KEN", "GHA", "PAK", "LKA", "ETH", "PER")),
            year=lot.randint(1990, 2020),
            amount=float(lot.randint(1, 9999)) * 1e5,
        )
        for _ in range(n)
    )
    quotes = (" ".join(lot.choices(words, k=25)) for _ in range(n))
    places = tuple(
        replace(evidence(own, each), evidence_id=f"evd_{lot.getrandbits(64):016x}", quote=quote, title=each.title)
        for each, quote in zip(rows, quotes, strict=True)
    )
    return replace(contents(own), records=rows, evidence=places)


def test_the_same_rows_give_the_same_page() -> None:
    assert page(contents(), {}) == page(contents(), {})


def test_script_and_style_are_allowed_by_their_hashes_and_nothing_is_loaded() -> None:
    html = page(contents(), {})
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    for name in ("script", "style"):
        (text,) = re.findall(rf"<{name}>(.*?)</{name}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy[1]
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", html)


def test_no_word_of_a_paper_can_end_the_data() -> None:
    evil = replace(contents(), records=(replace(record(), title="</script><script>alert(1)</script>"),))
    assert page(evil, {}).count("<script") == page(contents(), {}).count("<script")


def test_pages_that_carry_evidence_are_shown_inside_or_beside() -> None:
    assert wanted(contents()) == {KEY[0]: (1,)}
    assert set(dict(files_of(contents(), {KEY: Picture(10, 10, b"png")}))) == {"explore.html"}
    on_disk = OnDisk([(KEY, Picture(10, 10, b"x" * (MOST_INSIDE + 1)))])
    beside = {path: b"".join(pieces) for path, pieces in files_of(contents(), on_disk)}
    assert set(beside) == {"explore.html", f"pages/{KEY[0]}/1.png"}
    assert f"pages/{KEY[0]}/1.png".encode() in beside["explore.html"]


def test_ten_thousand_records_are_less_than_three_megabytes() -> None:
    assert len(page(many(10_000), {})) < 3_000_000


def test_what_a_page_has_no_room_for_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "MOST_FACTS", 2)
    rows = tuple(replace(row, confidence=sure) for row, sure in zip(many(3).records, (0.9, 0.2, 0.5), strict=True))
    told = data.data(replace(many(3), records=rows))
    facts = told["facts"]
    assert isinstance(facts, Iterator)
    assert [fact[0] for fact in facts if isinstance(fact, list)] == [rows[1].record_id, rows[2].record_id]
    assert told["left"] == 1


def test_figures_of_a_series_are_a_line() -> None:
    good = contents()
    rows = tuple(observation(good.tables[0].table_id, time, value) for time, value in (("2011", 3.0), ("2010", 2.0)))
    alone = observation(good.tables[0].table_id, "2012", 1.0, series="ser_b")
    (line,) = series(replace(good, observations=(*rows, alone)), {document().document_id: 0})
    assert line[:4] == ["ser_a", "exports", "KEN", "USD"]
    assert line[-1] == [["2010", 2e6, 1, 1], ["2011", 3e6, 1, 1]]


def observation(table_id: str, time: str, value: float, series: str = "ser_a") -> ObservationRow:
    return ObservationRow(
        observation_id=f"obs_{time}",
        document_id=document().document_id,
        table_id=table_id,
        row=1,
        col=1,
        page=1,
        x0=None,
        top=None,
        x1=None,
        bottom=None,
        row_path=(),
        col_path=(),
        indicator="exports",
        ref_area="KEN",
        counterpart_area="",
        time_period=time,
        obs_value=value,
        unit_mult=6,
        unit_measure="USD",
        obs_status="",
        statistic="",
        is_total=False,
        note="",
        series_id=series,
        text=str(value),
        confidence=0.9,
    )
