"""Clean rules: pieces joined, typed ones read, too many given up."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from extractors.model.page import Box, Fill, Page, Ruling
from extractors.tables import find, given_up
from extractors.tables.marks.rules import bands, clean, crossings, joined
from extractors.tables.marks.typed import typed
from extractors.tables.stages import Rule, Rules
from tests.extractors.tables.sheets import across, down, page_of, rows, word

TRACK = st.integers(0, 40).map(lambda n: n * 20.0)
RULES = st.lists(
    st.builds(lambda at, start, length: Rule(at, start, start + length), TRACK, TRACK, st.integers(6, 300)), max_size=30
)


def test_pieces_of_a_rule_are_one() -> None:
    pieces = [Rule(100.0, 0.0, 50.0), Rule(100.4, 52.0, 120.0), Rule(101.2, 0.0, 120.0), Rule(300.0, 0.0, 120.0)]
    found = joined(pieces)
    assert [round(rule.start) for rule in found] == [0, 0]
    assert [round(rule.end) for rule in found] == [120, 120]
    assert 100 <= found[0].at <= 102
    assert found[1].at == 300.0


def test_double_lines_bound_no_rows_or_columns_of_their_own() -> None:
    once = [*(across(line, 0, 24) for line in range(4)), *(down(letter, 0, 3) for letter in (0, 8, 16, 24))]
    beside = [(2.2, 0.0) if ruling.horizontal is False else (0.0, 2.2) for ruling in once]
    twice = [
        replace(ruling, box=Box(ruling.box.x0 - x, ruling.box.top - y, ruling.box.x1 - x, ruling.box.bottom - y))
        for ruling, (x, y) in zip(once, beside, strict=True)
    ]
    (table,) = find((page_of("Port    Ships   Masts\nAden    12      3\nBasra   14      5", [*once, *twice]),))
    assert rows(table) == [["Port", "Ships", "Masts"], ["Aden", "12", "3"], ["Basra", "14", "5"]]


def test_columns_that_end_at_one_height_stay_apart() -> None:
    assert len(joined([Rule(100.0, 0.0, 50.0), Rule(100.0, 80.0, 120.0)])) == 2


@given(RULES)
def test_joining_covers_what_was_drawn_and_is_settled(rules: list[Rule]) -> None:
    found = joined(rules)
    assert joined(found) == found
    for rule in rules:
        assert any(f.start <= rule.start and rule.end <= f.end and abs(f.at - rule.at) <= 3 for f in found)


def test_page_frames_are_no_rules() -> None:
    edge = Ruling(Box(0, 2, 600, 2), horizontal=True)
    assert clean(Page(1, 600.0, 800.0, rulings=(edge,)), typed(())).horizontal == ()


FRAMED = """The harbours of the coast
Port      Ships        Masts
Aden      12           3
Basra     14           5
Cairo     9            2
They were all told of the new masts and of the old ropes, and few of them knew what to do with any.
"""


def test_what_a_page_frames_is_no_table() -> None:
    sides = [Ruling(Box(x, 6, x, 794), horizontal=False) for x in (5, 595)]
    ends = [Ruling(Box(5, y, 595, y), horizontal=True) for y in (6, 794)]
    (table,) = find((page_of(FRAMED, [*sides, *ends, *(across(line, 0, 33) for line in (1, 2, 5))]),))
    assert [row[0] for row in rows(table)] == ["Port", "Aden", "Basra", "Cairo"]


def test_a_row_shaded_cell_by_cell_is_one_band() -> None:
    cells = tuple(Fill(Box(x, 100, x + 100, 115), 0.8) for x in (50.0, 150.0, 250.0))
    found = bands(Page(1, 600.0, 800.0, fills=cells))
    assert [(rule.at, rule.start, rule.end) for rule in found] == [(100.0, 50.0, 350.0), (115.0, 50.0, 350.0)]


def test_bars_and_dashes_of_a_typewriter_are_rules_and_no_words() -> None:
    page = page_of("Port   | Ships|\n-------|------|\nNorth  |   12 |\nSouth  |    7 |")
    found = typed(page.words)
    assert sorted(w.text for w in found.words) == ["12", "7", "North", "Port", "Ships", "South"]
    assert len(found.vertical) == 2
    assert len(found.horizontal) == 1


def test_a_lone_bar_in_a_text_is_a_word() -> None:
    found = typed((word("|x|", 10, 10), word("is", 40, 10), word("positive", 60, 10)))
    assert [w.text for w in found.words] == ["is", "positive", "|x|"]
    assert found.vertical == ()


def test_a_long_word_of_dashes_and_a_letter_is_a_word_and_read_at_once() -> None:
    long = word("-=" * 20_000 + "x", 10, 10)
    assert typed((long,)).words == (long,)


def test_crossings_are_counted_and_counting_stops() -> None:
    lines = Rules(tuple(Rule(float(y), 0, 100) for y in range(0, 100, 10)), tuple(Rule(float(x), 0, 90) for x in range(5)))
    assert crossings(lines) == 50
    assert crossings(lines, limit=25) == 30


def test_a_page_of_too_many_lines_or_words_is_given_up_and_says_so() -> None:
    across = [Ruling(Box(10, 10 + 6 * i, 590, 10 + 6 * i), horizontal=True) for i in range(120)]
    upright = [Ruling(Box(10 + 4.5 * i, 10, 10 + 4.5 * i, 780), horizontal=False) for i in range(120)]
    grid = Page(1, 600.0, 800.0, rulings=(*across, *upright))
    crowd = Page(2, 600.0, 800.0, words=tuple(word("x", 10 + i % 500, 10 + i % 700) for i in range(12_001)))
    assert find((grid, crowd)) == ()
    assert [(doubt.flag, doubt.page) for doubt in given_up((grid, crowd))] == [
        ("tables_given_up", 1),
        ("tables_given_up", 2),
    ]
    assert given_up((page_of("a b"),)) == ()


COLONS = """                    Slaughter by state
---------------------------------------------------
            :         :        :         : Sheep and
State       : Cattle  : Calves :    Hogs :    lambs
---------------------------------------------------
Alder ......:      1/ :     -  : 1,629.0 :     74.0
Bayland ....:   492.2 :   78.3 :   189.4 :     40.6
Lakota .....:    10.8 :   20.4 :   177.8 :     16.1
---------------------------------------------------
"""


def test_colons_above_each_other_are_rules_where_a_line_has_several() -> None:
    (table,) = find((page_of(COLONS),))
    assert rows(table)[0] == ["State", "Cattle", "Calves", "Hogs", "Sheep and lambs"]
    assert [row[1:] for row in rows(table)[1:]] == [
        ["1/", "-", "1,629.0", "74.0"],
        ["492.2", "78.3", "189.4", "40.6"],
        ["10.8", "20.4", "177.8", "16.1"],
    ]


def test_one_colon_a_line_is_no_rule() -> None:
    text = "Name      : the clerk of the port\nAddress   : the quay\nTelephone : none\nHours     : any\n"
    assert typed(page_of(text).words).vertical == ()
