"""Tables as papers set with TeX have them: rules between groups, labels over rows, titles of sections, short captions."""

from dataclasses import replace

import pytest

from extractors.model.document import Table
from extractors.model.page import Page, Ruling, Word
from extractors.tables import find
from tests.extractors.tables.sheets import LEADING, across, down, page_of, rows


def _spans(table: Table) -> dict[str, tuple[int, int]]:
    """The rows and columns that cells over several of them take."""
    return {c.text: (c.row_span, c.col_span) for c in table.cells if c.row_span * c.col_span > 1}


def _moved(page: Page, text: str, lines: float) -> Page:
    """The page with one word set lower by some lines."""

    def at(word: Word) -> Word:
        box = replace(word.box, top=word.box.top + lines * LEADING, bottom=word.box.bottom + lines * LEADING)
        return replace(word, box=box)

    return replace(page, words=tuple(at(w) if w.text == text else w for w in page.words))


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
    (table,) = find((_moved(_moved(page, "Alm", 1), "Bro", 0.5),))
    assert _spans(table) == {"Alm": (3, 1), "Bro": (2, 1)}
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
    (table,) = find((_moved(_moved(_moved(page, "Alm", 0.5), "Bro", 0.5), "Cay", 0.5),))
    assert _spans(table) == {"Alm": (2, 1), "Bro": (2, 1), "Cay": (2, 1)}
    assert [row[1] for row in rows(table)] == ["Rope", *["hemp", "tarred"] * 3]


def test_a_label_level_with_the_first_row_of_its_group_stays_there() -> None:
    (table,) = find((page_of(GROUPS, [across(line, 0, 33) for line in (2, 3, 6, 8)]),))
    assert _spans(table) == {}
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
    assert _spans(table) == {"Those of the yard": (1, 3), "Bought": (1, 3)}


def test_upright_rules_that_titles_of_sections_break_off_bound_one_table() -> None:
    rules = [across(line, 0, 24) for line in (2, 3, 6, 9)]
    rules += [down(at, *reach) for at in (10, 17) for reach in ((2, 3), (4, 6), (7, 9))]
    (table,) = find((_slanted(page_of(SECTIONS, rules), "Bought"),))
    assert [row[0] for row in rows(table)] == ["Rope", "Those of the yard", "hemp", "tarred", "Bought", "wire", "chain"]


CAPTIONED = """Table 1. Ropes of the yard by what
      they bear in
Rope         Load      Loss
hemp         12.5       3.1
tarred       14.0       3.3
"""


@pytest.mark.parametrize("below", [False, True])
def test_the_last_line_of_a_caption_is_no_head(below: bool) -> None:
    text = CAPTIONED
    if below:
        head, *body = CAPTIONED.splitlines()[2:]
        text = "\n".join([head, *body, "", *CAPTIONED.splitlines()[:2]])
    first = 0 if below else 2
    (table,) = find((page_of(text, [across(line + first, 0, 27) for line in (0, 1, 3)]),))
    assert rows(table)[0] == ["Rope", "Load", "Loss"]
    assert table.number == "1"


def test_captions_below_their_tables_belong_to_those_above() -> None:
    lines: list[str] = []
    rules: list[Ruling] = []
    for number, port in enumerate(("Alm", "Bro", "Dal"), 1):
        at = len(lines)
        lines += ["Rope         Load      Loss", f"{port}          12.5       3.1", "tarred       14.0       3.3"]
        lines += [f"Table {number}. Ropes of {port}", ""]
        rules += [across(at + line, 0, 27) for line in (0, 1, 3)]
    found = find((page_of("\n".join(lines), rules),))
    assert [(table.number, rows(table)[1][0]) for table in found] == [("1", "Alm"), ("2", "Bro"), ("3", "Dal")]


def test_the_caption_of_a_table_overleaf_moves_no_caption_of_its_page() -> None:
    lines = ["Rope         Load      Loss", "rigging      10.5       2.1", "anchors      11.0       2.3", ""]
    rules = [across(line, 0, 27) for line in (0, 1, 3)]
    for number, port in enumerate(("Alm", "Bro", "Dal"), 4):
        at = len(lines) + 1
        lines += [f"Table {number}. Ropes of {port}", "Rope         Load      Loss", f"{port}          12.5       3.1"]
        lines += ["tarred       14.0       3.3", ""]
        rules += [across(at + line, 0, 27) for line in (0, 1, 3)]
    found = find((page_of("\n".join([*lines, "Table 7. Ropes of Eke"]), rules),))
    assert [(table.number, rows(table)[-2][0]) for table in found if table.number] == [
        ("4", "Alm"),
        ("5", "Bro"),
        ("6", "Dal"),
    ]


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


REPEATED = """Table 1. Ropes by port and year

         Alm                   Bro
Rope     2001      2002        2001      2002
         t    %    t    %      t    %    t    %
hemp     12   31   15   33     11   30   16   35
tarred   14   29   13   28     19   41   11   27
wire     17   40   16   39     18   38   12   26
"""


@pytest.mark.parametrize("ruled", [True, False])
def test_heads_stand_over_as_many_columns_as_those_below_repeat_in(ruled: bool) -> None:
    (table,) = find((page_of(REPEATED, [across(line, 0, 48) for line in (2, 5, 8)] if ruled else ()),))
    spans = sorted((c.text, c.col, c.col_span) for c in table.cells if c.col_span > 1)
    years = [("2001", 1, 2), ("2001", 5, 2), ("2002", 3, 2), ("2002", 7, 2)]
    assert spans == [*years, ("Alm", 1, 4), ("Bro", 5, 4)]


@pytest.mark.parametrize(
    ("heading", "number"), [("Annex 2: Boats of the yard", "2"), ("Anhang A. Boote", "A"), ("표 3. 배", "3")]
)
def test_a_heading_that_names_an_annex_is_the_caption_of_the_table_right_below(heading: str, number: str) -> None:
    text = f"{heading}\n\nRope         Load      Loss\nhemp         12.5       3.1\ntarred       14.0       3.3\n"
    (table,) = find((page_of(text, [across(line, 0, 27) for line in (2, 3, 5)]),))
    assert (table.number, " ".join(run.text for run in table.caption)) == (number, heading)


TWO_LINES = """Table 1. Ropes by kind

                    Load
Rope       Weight            Loss    Colour
                    (kN)
hemp       12.5     3.1      0.4     brown
tarred     14.0     3.3      0.2     black
wire       19.8     2.9      0.1     grey
"""


@pytest.mark.parametrize("by", [0.5, 0.4, 0.6])
def test_a_head_of_two_lines_set_to_the_middle_of_others_is_one_head(by: float) -> None:
    page = page_of(TWO_LINES, [across(line, 0, 42) for line in (2, 5, 8)])
    (table,) = find((_moved(_moved(page, "Load", by), "(kN)", -by),))
    assert rows(table)[0] == ["Rope", "Weight", "Load (kN)", "Loss", "Colour"]
    assert _spans(table) == {}


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
    assert _spans(table).get("Wire", (1, 1)) == ((1, 1) if barred else (1, 3))


CORNER = """Table 1. Ropes by kind

                 Measured
Rope       Load    Loss    Share
hemp       12.5     3.1      0.4
tarred     14.0     3.3      0.2
wire       19.8     2.9      0.1
"""


def test_a_rule_across_the_table_takes_no_label_under_the_head_beside_its_corner() -> None:
    rules = [across(line, 0, 33) for line in range(2, 8)]
    bars = [down(at, 2, 7) for at in (0, 10, 33)] + [down(at, 3, 7) for at in (17, 25)]
    (table,) = find((page_of(CORNER, [*rules, *bars]),))
    assert _spans(table)["Measured"] == (1, 3)
    assert next(c.col for c in table.cells if c.text == "Rope") == 0


WRAPPED_HEADS = """Table 1. Ropes by port

Port       Rope      Load    Loss
                     (kN)    (kg)
           hemp      12.5     3.1
Alm        tarred    14.0     3.3
           wire      19.8     2.9
           hemp      11.1     3.0
Bro        tarred    15.2     4.4
           wire      17.7     2.8
"""


def test_labels_centred_beside_their_groups_span_them_below_heads_of_two_lines() -> None:
    page = page_of(WRAPPED_HEADS, [across(line, 0, 33) for line in (2, 4, 10)])
    (table,) = find((page,))
    assert {text: span for text, span in _spans(table).items() if text in ("Alm", "Bro")} == {"Alm": (3, 1), "Bro": (3, 1)}


LOOSE_HEADS = """Table 1. Ropes by port

           Ships of      Load
Port       harbours   hemp   wire
Alm        125        3.1      4
Bro        140        3.3      5
Cay        198        2.9      6
"""


def test_a_head_that_runs_on_is_one_however_far_apart_its_lines_stand_beside_heads_in_levels() -> None:
    page = page_of(LOOSE_HEADS, [across(line, 0, 33) for line in (4, 7)])
    page = replace(page, rulings=(*page.rulings, across(1.7, 0, 33), across(2.9, 21, 33)))
    (table,) = find((_moved(_moved(_moved(page, "Ships", -0.3), "of", -0.3), "Load", -0.3),))
    assert _spans(table) == {"Port": (2, 1), "Ships of harbours": (2, 1), "Load": (1, 2)}


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
    (table,) = find((_moved(_moved(page, "17.5", 0.5), "18.5", 0.5),))
    assert rows(table)[3] == ["Cairo Old quay", "17.5", "18.5"]
    assert table.n_rows == 6


@pytest.mark.parametrize(("below", "n_heads"), [("step      low-high", 1), ("          (in knots)", 2)])
def test_a_full_row_right_below_the_only_rule_is_none_of_heads(below: str, n_heads: int) -> None:
    text = f"""Table 1. What is set

Name      Range       What it is
{below}    Step of it
depth     2-12        Layers of it
share     0.0-0.5     Part left out
count     16-32       Seen at once
"""
    (table,) = find((page_of(text, [across(line, 0, 34) for line in (2, 3, 7)]),))
    assert {c.row for c in table.cells if c.is_header} == set(range(n_heads))


def test_a_head_over_columns_that_are_counted_spans_them() -> None:
    text = """Table 1. Wood and mean

                  Wood            Mean
Model:    (1)     (2)     (3)     (4)
Visit     0.17    0.09    0.12    0.51
Trade     0.31    0.14    0.41    0.62
Draught   0.44    0.21    0.19    0.33
"""
    (table,) = find((page_of(text, [across(line, 0, 38) for line in (2, 4, 7)]),))
    assert _spans(table) == {"Wood": (1, 3)}


def test_a_head_with_an_equals_sign_is_not_parted_behind_it() -> None:
    text = """Table 1. Crews

           Men (n = 412)   Women (n = 9)
Age       1.21    0.03    1.18    0.07
Draught   1.33    0.14    1.12    0.63
Load      2.04    0.01    1.76    0.02
"""
    (table,) = find((page_of(text, [across(2, 0, 41), across(3, 0, 41), across(6, 0, 41)]),))
    assert _spans(table) == {"Men (n = 412)": (1, 2), "Women (n = 9)": (1, 2)}


def test_heads_below_a_title_and_the_only_rule_are_heads() -> None:
    text = """Table 1. Growth

           Growth by year
Port      Before      After
Alm       0.035       0.038
Bro       0.055       0.063
Cay       0.132       0.135
"""
    (table,) = find((page_of(text, [across(line, 0, 28) for line in (2, 3, 7)]),))
    assert {c.row for c in table.cells if c.is_header} == {0, 1}
