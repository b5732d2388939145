"""explore.html in a real browser: found in two clicks, checked against the page, decided, and gone in the next run."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.model.rows import EntityRow, FlagRow
from flows import decisions, exploring
from flows.contents import Contents
from flows.emit.publish import emit, whole
from flows.explore.page import page
from flows.explore.pictures import Picture
from flows.gather import gathered
from flows.reconcile.decisions import Decision
from flows.review import load
from tests.flows.explore.test_page import observation
from tests.flows.reconcile.making import document as paper
from tests.flows.reconcile.making import statement
from tests.flows.rows import contents, document, evidence, record
from tests.flows.test_naming import FIRST, ONE, OTHER

EVIL = "<img src=x onerror=alert(1)><script>alert(2)</script>\x1b[2J"
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 400, "height": 800}
PAGE = Picture(300.0, 200.0, b"")


def png() -> bytes:
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (450, 300), 255).save(out, "PNG")
    return out.getvalue()


def facts() -> Contents:
    """Two loans to two countries in two years, the one with an evil title and a doubt."""
    own = document()
    first = replace(record(), record_id="rec_a", title=EVIL, flags=("missing_year",), year=None, date="")
    second = replace(record(), record_id="rec_b", title="A loan for a road", recipient="KEN", year=2015, date="2015")
    third = replace(record(), record_id="rec_c", title="A loan for a dam", recipient="GHA", year=2016)
    flag = FlagRow("flg_a", "records", "rec_a", own.document_id, 1, "missing_year", EVIL)
    places = tuple(replace(evidence(own, each), quote=each.title) for each in (first, second, third))
    body = EntityRow("ent_body", "ORG", "Lamu Ports Authority", "", "", (EVIL,), 3, 1)
    rows = contents(own)
    return replace(rows, records=(first, second, third), evidence=places, flags=(flag,), entities=(*rows.entities, body))


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a page of these facts."""
    file = tmp_path_factory.mktemp("page") / "explore.html"
    shown = {(document().document_id, 1): replace(PAGE, png=png())}
    file.write_text(page(facts(), shown))
    return file.as_uri()


@pytest.fixture
def tab(browser, request: pytest.FixtureRequest) -> Iterator[object]:
    """A tab in which nothing may go wrong; a test that is given a width has a window of it."""
    size = getattr(request, "param", WIDE)
    opened = browser.new_page(viewport=size)
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    opened.on("dialog", lambda dialog: faults.append(dialog.message))
    yield opened
    assert faults == []
    opened.close()


def opened(tab, address: str):
    tab.goto(address)
    tab.wait_for_selector("main:not([hidden])")
    return tab


def test_two_clicks_find_it_and_the_link_can_be_mailed(tab, there: str) -> None:
    opened(tab, there)
    assert tab.locator("#count").inner_text() == "3 facts"
    tab.click("[data-facet=country][data-value=KEN]")
    tab.click("[data-facet=year][data-value='2015']")
    assert tab.locator(".fact").count() == 1
    tab.click(".fact")
    assert tab.locator("#detail h2").inner_text() == "A loan for a road"
    assert tab.locator("#detail .cut image").get_attribute("href").startswith("data:image/png;base64,")
    box = tab.locator("#detail .cut rect").bounding_box()
    assert box["width"] > 1
    mailed = tab.url
    tab.go_back()
    assert tab.locator("#detail h2").count() == 0
    opened(tab, mailed)
    assert tab.locator("#detail h2").inner_text() == "A loan for a road"


def test_search_counts_as_it_is_typed(tab, there: str) -> None:
    opened(tab, there)
    tab.fill("#search", "loan dam")
    assert tab.locator("#count").inner_text() == "1 of 3 facts"
    assert tab.locator("mark").count() >= 1
    assert "q=loan+dam" in tab.url


def test_counts_come_back_with_the_filters(tab, there: str) -> None:
    def shown() -> list[str]:
        facets = tab.locator(".facet").all_inner_texts()
        return [tab.locator("#count").inner_text(), *facets, *tab.locator(".heat, .barline").all_inner_texts()]

    opened(tab, there)
    everything = shown()
    tab.click("[data-facet=country][data-value=KEN]")
    kenya = shown()
    tab.fill("#search", "dam")
    assert tab.locator("#count").inner_text() == "0 of 3 facts"
    tab.fill("#search", "")
    assert shown() == kenya != everything
    tab.click(".chip")
    assert shown() == everything


@pytest.mark.parametrize("tab", [WIDE, NARROW], indirect=True)
@pytest.mark.parametrize("view", ["facts", "checks", "tables", "names", "papers"])
def test_nothing_is_cut_or_hidden(tab, there: str, view: str) -> None:
    opened(tab, f"{there}#view={view}")
    width = tab.viewport_size["width"]
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.locator(".fact").first.click()
    assert tab.locator("#detail").is_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    boxes = [tab.locator(f"#detail {name}").first.bounding_box() for name in ("h2", "code")]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)


def test_what_a_paper_says_stays_text(tab, there: str) -> None:
    opened(tab, f"{there}#id=rec_a")
    assert tab.locator("#detail h2").inner_text().startswith("<img src=x onerror=alert(1)>")
    assert tab.locator("#detail img").count() == 0


UNDATED = statement("Agreement on Merchant Shipping", year=None)


def published(out: Path, decided: tuple[Decision, ...] = ()) -> None:
    made_from = {"papers": "1", "decisions": str(len(decided)), "decision_ids": " ".join(one.id for one in decided)}
    rows = gathered([paper("doc_a", UNDATED)], decided)
    rows = replace(rows, texts={"doc_a": ""}, evidence=tuple(replace(e, start=None, end=None) for e in rows.evidence))
    emit(rows, made_from, out, lambda c, _: whole({"explore.html": page(c, {}).encode()}))


def test_a_doubt_that_is_accepted_is_gone_in_the_next_run(tab, tmp_path: Path) -> None:
    published(tmp_path)
    desk = exploring.Desk(tmp_path, tmp_path)
    served, address = exploring.server(desk)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    try:
        opened(tab, f"{address}#view=checks")
        assert tab.locator("#list b").first.inner_text() == "1 doubt"
        tab.keyboard.press("n")
        tab.click("button:has-text('Accept')")
        tab.wait_for_selector("#list .decided")
        assert "missing_year" in tab.locator("#message").inner_text()
    finally:
        served.shutdown()
        served.server_close()
    made = decisions.load(tmp_path)
    assert [(one.verb, one.field) for one in made] == [("accept", "missing_year")]
    published(tmp_path, made)
    assert load(tmp_path).flags == ()


def with_figures() -> Contents:
    """A table of exports of two countries in two years."""
    good = facts()
    rows = [(area, time, value) for area in ("KEN", "GHA") for time, value in (("2010", 2.0), ("2011", 3.0))]
    figures = tuple(
        replace(
            observation(good.tables[0].table_id, time, value, series=f"ser_{area}"),
            observation_id=f"obs_{area}{time}",
            ref_area=area,
            row=0,
        )
        for area, time, value in rows
    )
    return replace(good, observations=figures)


@pytest.mark.parametrize("tab", [WIDE, NARROW], indirect=True)
def test_an_indicator_is_drawn_for_the_areas_chosen_and_a_point_leads_to_its_cell(tab, tmp_path: Path) -> None:
    file = tmp_path / "explore.html"
    file.write_text(page(with_figures(), {(document().document_id, 1): replace(PAGE, png=png())}))
    opened(tab, f"{file.as_uri()}#view=figures")
    tab.locator(".fact").first.click()
    assert tab.locator(".lines path").count() == 2
    tab.get_by_role("button", name="KEN", exact=True).click()
    assert tab.locator(".lines path").count() == 1
    assert "area=KEN" in tab.url
    assert tab.evaluate("document.documentElement.scrollWidth") <= tab.viewport_size["width"]
    tab.locator(".lines circle").first.click()
    assert "view=tables" in tab.url
    assert tab.locator(".grid .here").count() == 1


@pytest.mark.parametrize("tab", [WIDE, NARROW], indirect=True)
def test_a_table_is_decided_on(tab, tmp_path: Path) -> None:
    emit(contents(), {"papers": "1"}, tmp_path, lambda c, _: whole({"explore.html": page(c, {}).encode()}))
    table = contents().tables[0].table_id
    served, address = exploring.server(exploring.Desk(tmp_path, tmp_path))
    threading.Thread(target=served.serve_forever, daemon=True).start()
    try:
        opened(tab, f"{address}#view=tables&id={table}")
        assert tab.evaluate("document.documentElement.scrollWidth") <= tab.viewport_size["width"]
        tab.click("button:has-text('It is no table')")
        tab.wait_for_selector("#message:not([hidden])")
        assert f"{table} no_table; the next run applies it" in tab.locator("#message").inner_text()
    finally:
        served.shutdown()
        served.server_close()
    assert [one.verb for one in decisions.load(tmp_path)] == ["no_table"]


@pytest.mark.parametrize("tab", [WIDE, NARROW], indirect=True)
def test_organisations_are_brought_together_and_renamed(tab, tmp_path: Path) -> None:
    rows = gathered([FIRST], ())
    emit(rows, {"papers": "1"}, tmp_path, lambda c, _: whole({"explore.html": page(c, {}).encode()}))
    served, address = exploring.server(exploring.Desk(tmp_path, tmp_path))
    threading.Thread(target=served.serve_forever, daemon=True).start()
    try:
        opened(tab, f"{address}#view=names")
        assert tab.locator("#list b").first.inner_text() == "3 organisations"
        tab.click(f".fact:has-text('{ONE}')")
        assert tab.locator("#detail h2").inner_text() == ONE
        assert tab.evaluate("document.documentElement.scrollWidth") <= tab.viewport_size["width"]
        tab.fill("[aria-label='The other organisation']", OTHER)
        tab.click("button:has-text('They are one')")
        tab.wait_for_selector("#message:has-text('one organisation')")
        tab.wait_for_selector("[aria-label='The other organisation']:placeholder-shown")  # drawn anew
        tab.fill("[aria-label='What it is called']", "Ports Authority of Lamu")
        tab.click("button:has-text('That is its name')")
        tab.wait_for_selector("#message:has-text('Ports Authority of Lamu')")
        tab.click("button:has-text('It is no organisation')")
        tab.wait_for_selector(f"#message:has-text('{ONE} -> no organisation')")
    finally:
        served.shutdown()
        served.server_close()
    assert [(one.verb, one.value) for one in decisions.load(tmp_path)] == [
        ("merge", ""),
        ("correct", "Ports Authority of Lamu"),
        ("reject", ""),
    ]
