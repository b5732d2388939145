"""Tables as papers set with TeX have them: rules between groups, labels beside and over rows, errors and intervals."""

from dataclasses import replace

import pytest

from extractors.model.page import Page
from extractors.tables import find
from tests.extractors.tables.sheets import across, down, moved, page_of, rows, spans


def _slanted(page: Page, *texts: str) -> Page:
    return replace(page, words=tuple(replace(w, italic=w.text in texts) for w in page.words))


GROUPS = """Table 1. Ropes by port

Port       Rope      Load    Loss
Alm        hemp      12.5     3.1
           tarred    14.0     3.3
           wire      19.8     2.9
Bro        hemp      11.1     3.0
           tarred    15.2     4.4
"""


@pytest.mark.parametrize("ruled", [True, False])
def test_a_label_centred_beside_its_group_stands_over_its_rows(ruled: bool) -> None:
    lines = (2, 3, 6, 8) if ruled else (2, 3, 8)
    page = page_of(GROUPS, [across(line, 0, 33) for line in lines])
    (table,) = find((moved(moved(page, "Alm", 1), "Bro", 0.5),))
    assert spans(table) == {"Alm": (3, 1), "Bro": (2, 1)}
    assert rows(table)[4] == ["Bro", "hemp", "11.1", "3.0"]


PAIRS = """Table 1. Ropes by port

Port       Rope      Load    Loss
Alm        hemp      12.5     3.1
           tarred    14.0     3.3
Bro        hemp      11.1     3.0
           tarred    15.2     4.4
Cay        hemp      12.1     5.0
           tarred    16.2     7.4
"""


def test_labels_halfway_between_two_rows_are_no_lines_of_their_own() -> None:
    page = page_of(PAIRS, [across(line, 0, 33) for line in (2, 3, 9)])
    (table,) = find((moved(moved(moved(page, "Alm", 0.5), "Bro", 0.5), "Cay", 0.5),))
    assert spans(table) == {"Alm": (2, 1), "Bro": (2, 1), "Cay": (2, 1)}
    assert [row[1] for row in rows(table)] == ["Rope", *["hemp", "tarred"] * 3]


def test_a_label_level_with_the_first_row_of_its_group_stays_there() -> None:
    (table,) = find((page_of(GROUPS, [across(line, 0, 33) for line in (2, 3, 6, 8)]),))
    assert spans(table) == {}
    assert rows(table)[2] == ["", "tarred", "14.0", "3.3"]


SECTIONS = """Table 1. Ropes by kind

Rope       Load    Loss
Those of the yard
hemp       12.5     3.1
tarred     14.0     3.3
Bought
wire       19.8     2.9
chain      11.1     3.0
"""


def test_titles_of_sections_are_no_first_lines_of_labels_and_stand_over_all_columns() -> None:
    page = page_of(SECTIONS, [across(line, 0, 24) for line in (2, 3, 6, 9)])
    (table,) = find((_slanted(page, "Those", "of", "the", "yard", "Bought"),))
    assert [row[0] for row in rows(table)] == ["Rope", "Those of the yard", "hemp", "tarred", "Bought", "wire", "chain"]
    assert spans(table) == {"Those of the yard": (1, 3), "Bought": (1, 3)}


def test_upright_rules_that_titles_of_sections_break_off_bound_one_table() -> None:
    rules = [across(line, 0, 24) for line in (2, 3, 6, 9)]
    rules += [down(at, *reach) for at in (10, 17) for reach in ((2, 3), (4, 6), (7, 9))]
    (table,) = find((_slanted(page_of(SECTIONS, rules), "Bought"),))
    assert [row[0] for row in rows(table)] == ["Rope", "Those of the yard", "hemp", "tarred", "Bought", "wire", "chain"]


ERRORS = """Table 1. Ropes with their errors

Rope       Load         Loss
hemp       12.5 (1.2)   3.1 (0.2)
tarred     14.0 (0.9)   3.3 (0.4)
wire       19.8 (1.1)   2.9 (0.3)
chain      11.1 (0.7)   3.0 (0.1)
plain      15.2 (0.8)   4.4 (0.6)
"""


def test_an_error_in_brackets_is_of_the_cell_of_its_figure() -> None:
    page = page_of(ERRORS, [across(line, 0, 34) for line in (2, 3, 8)])
    close = [replace(w, box=replace(w.box, x0=w.box.x0 - 2)) if w.text[0] == "(" else w for w in page.words]
    (table,) = find((replace(page, words=tuple(close)),))
    assert rows(table)[1] == ["hemp", "12.5 (1.2)", "3.1 (0.2)"]


def test_close_rules_between_rows_of_figures_are_no_stave() -> None:
    page = page_of(ERRORS, [])
    small = [
        replace(w, box=replace(w.box, top=w.box.top * 0.7 + 50, bottom=w.box.top * 0.7 + 56), size=6.0) for w in page.words
    ]
    rules = [
        replace(r, box=replace(r.box, top=r.box.top * 0.7 + 50, bottom=r.box.top * 0.7 + 50))
        for r in (across(line, 0, 34) for line in range(2, 9))
    ]
    (table,) = find((replace(page, words=tuple(small), rulings=tuple(rules)),))
    assert len(rows(table)) == 6


THROUGH = """Dish    What goes in                  stove
Asla    Barley and salt       Elba    Cabbage cut
Dorn    Rye and sour milk     Fenn    Beans, thyme
        risen by the          Gort    Eggs and chives
"""


def test_a_row_cut_by_the_end_of_a_text_column_goes_on_in_the_next() -> None:
    rules = [across(line, start, end) for start, end in ((0, 25), (30, 55)) for line in (0, 1, 2, 4)]
    rules += [across(3, 30, 55)] + [down(at, 0, 4) for at in (0, 8, 25, 30, 38, 55)]
    (table,) = find((page_of(THROUGH, rules),))
    assert rows(table)[2] == ["Dorn", "Rye and sour milk risen by the stove"]
    assert [row[0] for row in rows(table)] == ["Dish", "Asla", "Dorn", "Elba", "Fenn", "Gort"]


INTERVALS = """Table 1. Ropes by kind

Rope       Loss                 Load
hemp       1.32 [1.02, 1.72]    0.44 [0.14, 0.84]
tarred     0.40 [0.10, 0.80]    1.09 [0.79, 1.49]
wire       1.16 [0.86, 1.56]    0.58 [0.28, 0.98]
"""


@pytest.mark.parametrize("brackets", ["[]", "()"])
@pytest.mark.parametrize("ruled", [True, False])
def test_a_figure_and_its_interval_are_one_cell(brackets: str, ruled: bool) -> None:
    text = INTERVALS.replace("[", brackets[0]).replace("]", brackets[1])
    page = page_of(text, [across(line, 0, 48) for line in (2, 3, 6)] if ruled else [])
    (table,) = find((page,))
    assert table.n_cols == 3
    assert rows(table)[1] == ["hemp", "1.32 [1.02, 1.72]".translate(str.maketrans("[]", brackets)), rows(table)[1][2]]


BARRED = """Rope       Load    Loss
Hemp
alm        12.5     3.1
bro        14.0     3.3
Wire
alm        19.8     2.9
bro        15.2     4.4
"""


@pytest.mark.parametrize("barred", [True, False])
def test_the_title_of_a_section_spans_no_columns_that_rules_part(barred: bool) -> None:
    bars = [down(at, 1, 8) for at in (9, 17)] if barred else []
    page = page_of("Table 1. Ropes by kind\n" + BARRED, [across(line, 0, 26) for line in (1, 2, 8)])
    page = replace(page, rulings=(*page.rulings, *bars))
    bold = replace(page, words=tuple(replace(w, bold=w.text in ("Hemp", "Wire")) for w in page.words))
    (table,) = find((bold,))
    assert spans(table).get("Wire", (1, 1)) == ((1, 1) if barred else (1, 3))


MIDWAY = """Port              Ropes        Load
Aden              10.5         20.5
Eastern harbour   30.5         40.5
Cairo             17.5         18.5
Old quay
Essen             19.5         21.5
Faro              22.5         23.5
"""


@pytest.mark.parametrize("ruled", [True, False])
def test_figures_midway_between_the_two_lines_of_a_label_are_on_its_row(ruled: bool) -> None:
    page = page_of(MIDWAY, [across(line, 0, 36) for line in (0, 1, 7)] if ruled else [])
    (table,) = find((moved(moved(page, "17.5", 0.5), "18.5", 0.5),))
    assert rows(table)[3] == ["Cairo Old quay", "17.5", "18.5"]
    assert table.n_rows == 6
