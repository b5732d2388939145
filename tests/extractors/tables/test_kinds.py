"""Kinds of tables that are easily lost, each in several settings."""

from dataclasses import replace

import pytest

from extractors.model.page import Box, Page, Ruling, Word
from extractors.tables import find
from tests.extractors.tables.sheets import across, page_of, rows, word

SIZE = 8.0


def set_at(text: str, x0: float, top: float, leading: float, letter: float = 4.0) -> list[Word]:
    """The words of a text's lines, in letters of one width."""
    out = []
    for i, line in enumerate(text.splitlines()):
        at = 0
        for piece in line.split(" "):
            if piece:
                left = x0 + at * letter
                y = top + i * leading
                out.append(Word(piece, Box(left, y, left + letter * len(piece) - 0.4, y + SIZE), SIZE))
            at += len(piece) + 1
    return out


def rule(x0: float, x1: float, y: float) -> Ruling:
    return Ruling(Box(x0, y, x1, y), horizontal=True)


LEFT = """Table 1. Weights of ropes

Rope           Hemp    Tar
short          12.5    3.1
long           14.0    3.3
twisted         9.8    2.9
plain          11.1    3.0
double         15.2    4.4
"""

RIGHT = """Table 2. Lengths of masts

Mast        Oak    Pine   Fir
fore        21     19     18
main        27     25     24
mizzen      17     16     15
spare       12     11     10
"""

BELOW = """Table 3. Sails by ship

Ship        Sails  Yards
Anna          9      6
Bertha       12      8
Clara         7      5
Dora         14      9
"""


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("leading", [9.5, 11.0])
@pytest.mark.parametrize("off", [4.0, 13.0])
def test_tables_side_by_side_over_a_gutter_that_no_prose_shows(ruled: bool, leading: float, off: float) -> None:
    left, right = 54.0, 318.0
    tops = (90.0, 90.0 + off, 90.0 + off + 12 * leading)
    words = [
        w
        for text, x, top in ((LEFT, left, tops[0]), (RIGHT, right, tops[1]), (BELOW, right, tops[2]))
        for w in set_at(text, x, top, leading)
    ]
    rulings = []
    for x, top, n in ((left, tops[0], 8), (right, tops[1], 7), (right, tops[2], 7)):
        rulings += [rule(x, x + 230, top + k * leading - 1.5) for k in (2, 3, n)]
    page = Page(1, 612.0, 792.0, tuple(words), tuple(rulings) if ruled else ())
    found = find((page,))
    assert sorted(table.number for table in found) == ["1", "2", "3"]
    by_number = {table.number: rows(table) for table in found}
    assert by_number["1"][1:3] == [["short", "12.5", "3.1"], ["long", "14.0", "3.3"]]
    assert by_number["2"][0] == ["Mast", "Oak", "Pine", "Fir"]
    assert len(by_number["2"]) == 5
    assert by_number["3"][-1] == ["Dora", "14", "9"]


def test_halves_of_one_table_are_not_parted_at_the_middle_of_the_page() -> None:
    text = "\n".join(f"row {i:2}      {i * 7:4}    {i * 3:4}           {i * 5:4}    {i * 11:5}" for i in range(10, 24))
    (table,) = find((Page(1, 400.0, 792.0, tuple(set_at("Table 1. All\n\n" + text, 60.0, 90.0, 11.0, 5.0))),))
    assert table.n_cols == 5


LEDGER = """Paper     Booked      Paid to         What for                     Sum
TR01      18/05/2021  Nord Bank       TRAVEL OF STAFF              1,047.88
                                      FARE FROM ELV TO SAND
                                      A NIGHT IN SAND
TR02      24/05/2021  Nord Bank       TRAVEL OF STAFF                440.79
                                      FARE FROM BERG
TR03      15/05/2021  Post            STAMPS                          12.00
TR04      11/05/2021  Nord Bank       TRAVEL OF STAFF                239.16
                                      FARE FROM MOSS
"""


@pytest.mark.parametrize("framed", ["none", "head", "frame"])
def test_one_column_of_a_ledger_wraps(framed: str) -> None:
    rules = {
        "none": (),
        "head": (across(0, 0, 75), across(1, 0, 75), across(9, 0, 75)),
        "frame": (across(0, 0, 75), across(9, 0, 75)),
    }
    (table,) = find((page_of(LEDGER, rules[framed]),))
    body = rows(table)[1:]
    assert [row[0] for row in body] == ["TR01", "TR02", "TR03", "TR04"]
    assert body[0][3] == "TRAVEL OF STAFF FARE FROM ELV TO SAND A NIGHT IN SAND"
    assert body[3][4] == "239.16"


WRAPS = (
    ("Service", "How often", "Way", "Who", "Where"),
    ("Care of old trees/and of young ones", "45 minutes a/week", "direct", "Trained/Keeper", "Upper Garden"),
    ("Tool shed", "As needed", "direct", "Village Hand", "Central Shed"),
    ("Care of vines", "30 minutes", "direct", "Vine Keeper", "South Wall"),
    ("Hedges/and paths", "Twice a year", "direct", "Village Hand", "All round"),
)


@pytest.mark.parametrize(("within", "between"), [(11.0, 16.0), (10.0, 14.0), (12.0, 19.0)])
def test_wrapped_cells_without_rules_whose_rows_stand_apart(within: float, between: float) -> None:
    words, y = [], 100.0
    for row in WRAPS:
        lines = [cell.split("/") for cell in row]
        for x, cell in zip((50, 190, 300, 360, 470), lines, strict=True):
            for i, line in enumerate(cell):
                words += set_at(line, x, y + i * within, within)
        y += (max(map(len, lines)) - 1) * within + between
    (table,) = find((Page(1, 612.0, 792.0, tuple(words)),))
    assert rows(table) == [[cell.replace("/", " ") for cell in row] for row in WRAPS]


@pytest.mark.parametrize("space", [4.2, 5.0, 6.0])
def test_heads_set_left_over_figures_set_right(space: float) -> None:
    def at(x0: float, x1: float, i: int, text: str) -> Word:
        return Word(text, Box(x0, 100 + 13 * i, x1, 110 + 13 * i), 10.0, bold=i == 0)

    words = [
        at(90, 112, 0, "Year"),
        at(160, 185, 0, "Pond"),
        at(187.8, 217.8, 0, "Ducks"),
        at(217.8 + space, 253, 0, "Young"),
    ]
    for i in range(1, 7):
        words += [at(136, 158, i, str(2018 + i)), at(201, 218, i, str(120 + 9 * i)), at(267, 278, i, str(30 + i))]
    (table,) = find((Page(1, 595.0, 842.0, tuple(words)),))
    assert rows(table)[0] == ["Year", "Pond Ducks", "Young"]


def raised(text: str, x0: float, top: float) -> Word:
    return Word(text, Box(x0, top - 1, x0 + 2.5 * len(text), top + 5), 6.0, superscript=True)


@pytest.mark.parametrize(
    ("figure", "mark", "printed"),
    [("24.9", "2", "24.9²"), ("1,204", "1", "1,204¹"), ("83.2", "1,2", "83.2¹ ²"), ("10", "9", "10⁹"), ("7.5", "b", "7.5ᵇ")],
)
def test_a_raised_mark_is_no_digit_of_a_figure(figure: str, mark: str, printed: str) -> None:
    page = page_of("Table 1. Grain\n\nValley     Grain\nArn        48.11\nBel        7.50\nCor        \nDun        9.19\n")
    host = word(figure, 105.0, 160.0)
    words = (*page.words, host, raised(mark, host.box.x1 + 0.3, 160.0))
    (table,) = find((Page(1, 600.0, 800.0, words),))
    assert rows(table)[3] == ["Cor", printed]


def test_a_raised_letter_on_a_name_points_to_a_note() -> None:
    page = page_of("Table 1. Grain\n\nValley     Grain\nArn        48.11\nBel        7.50\nCor        1.20\n")
    host = next(w for w in page.words if w.text == "Bel")
    words = (*page.words, raised("a", host.box.x1 + 0.3, host.box.top))
    (table,) = find((Page(1, 600.0, 800.0, words),))
    assert [row[0] for row in rows(table)] == ["Valley", "Arn", "Bel", "Cor"]


UNREAD = """Table 1. Slopes

Dose     Slope
low      \ufffd0.93
middle   \ufffd0.82
high     0.80
"""


def test_a_sign_without_a_meaning_is_doubted() -> None:
    (table,) = find((page_of(UNREAD),))
    assert "garbled_text" in {doubt.flag for doubt in table.doubts}
    assert {cell.confidence < 0.6 for cell in table.cells if "\ufffd" in cell.text} == {True}


ROPES = ["plain", "tarred", "oiled", "dry", "wet", "salted", "new", "old"]


@pytest.mark.parametrize("error", ["{} ± 0.3", "{}(0.2)", "{}**", "{} ± .04", "{}[80.1,92.7]", "{}×10−3"])
def test_rules_that_part_groups_of_rows(error: str) -> None:
    figures = [
        (84.2, 81.0),
        (85.1, 82.2),
        (80.0, 79.9),
        (71.3, 70.2),
        (72.5, 71.8),
        (73.0, 72.2),
        (91.0, 90.3),
        (92.2, 91.1),
    ]
    lines = ["Table 1. Ropes", "Method      Left                Right"]
    for name, pair in zip(ROPES, figures, strict=True):
        lines.append(f"{name:12}" + "".join(f"{error.format(figure):20}" for figure in pair))
    (table,) = find((page_of("\n".join(lines), tuple(across(k, 0, 54) for k in (1, 2, 5, 8, 10))),))
    assert [row[0] for row in rows(table)][1:] == ROPES
    assert rows(table)[8][2] == error.format("91.1")


STACKED = """Rope           Hemp    Tar
short          12.5    3.1
long           14.0    3.3
"""


@pytest.mark.parametrize("number", ["3a", "4.3", "A2", "IV", "12b"])
def test_a_label_may_end_with_a_letter_or_count_in_parts(number: str) -> None:
    (table,) = find((page_of(f"Table {number}. Weights of ropes\n\n{STACKED}"),))
    assert table.number == number


@pytest.mark.parametrize("head", ["P@1", "hit@10", "R@50"])
def test_measures_at_a_rank_are_no_addresses(head: str) -> None:
    body = "plain       0.51      0.62\ntarred      0.52      0.64\noiled       0.49      0.61\n"
    (table,) = find((page_of(f"Method      {head:8}  {head:8}\n{body}"),))
    assert rows(table)[0] == ["Method", head, head]


@pytest.mark.parametrize("leading", [11.0, 13.0, 15.0])
def test_underlined_words_part_no_rows(leading: float) -> None:
    text = "Table 1. Ships\n\nShip        Port\nAnna        Oslo\nBertha      Bergen\nClara       Hamar\n"
    words = set_at(text, 60.0, 100.0, leading, 5.0)
    lines = [Ruling(Box(w.box.x0, w.box.bottom - 1.0, w.box.x1, w.box.bottom - 1.0), horizontal=True) for w in words[4:]]
    (table,) = find((Page(1, 600.0, 800.0, tuple(words), tuple(lines)),))
    assert rows(table) == [["Ship", "Port"], ["Anna", "Oslo"], ["Bertha", "Bergen"], ["Clara", "Hamar"]]


@pytest.mark.parametrize("close", [2.0, 2.6, 3.4])
def test_columns_of_figures_that_nearly_touch(close: float) -> None:
    words = []
    for i, name in enumerate(("", "North", "South", "Hill", "Lake", "Coast", "Town")):
        y = 100.0 + 12 * i
        words += [Word(name, Box(50, y, 80, y + SIZE), SIZE)] if name else []
        for k, (share, count) in enumerate(((31, 83), (76, 89), (87, 72))):
            x = 120.0 + 60 * k
            left, right = ("%", "N") if not i else (str(share + i), str(count + 7 * i))
            words.append(Word(left, Box(x - 9, y, x, y + SIZE), SIZE))
            words.append(Word(right, Box(x + close, y, x + close + 14, y + SIZE), SIZE))
    (table,) = find((Page(1, 600.0, 800.0, tuple(words)),))
    assert table.n_cols == 7
    assert rows(table)[1] == ["North", "32", "90", "77", "96", "88", "79"]


@pytest.mark.parametrize("lines", [2, 3])
def test_a_paragraph_between_the_rules_of_two_tables_parts_them(lines: int) -> None:
    prose = ["the ropes of the northern ports were weighed", "by two clerks of the harbour each spring and"] * 2
    text = STACKED + "\n" + "\n".join(prose[:lines]) + "\n\n" + STACKED
    at = [0, 1, 3, 5 + lines, 6 + lines, 8 + lines]
    found = find((page_of(text, tuple(across(k, 0, 46) for k in at)),))
    assert [(t.n_rows, t.n_cols) for t in found] == [(3, 3), (3, 3)]


DISHES = ("Asla", "Berk", "Cade", "Dorn", "Elba", "Fenn", "Gort", "Hulm")


def dish_column(names: tuple[str, ...], x: float, top: float, ruled: bool, head: bool) -> tuple[list[Word], list[Ruling]]:
    """Rows of a name and what goes in, from `top` down, each 16 points high."""
    cells = ([("Dish", "What goes in")] if head else []) + [(name, f"barley and {name.lower()} salt") for name in names]
    words, rulings = [], []
    for i, (name, what) in enumerate(cells):
        words += [*set_at(name, x + 3, top + 16 * i + 4, 16.0), *set_at(what, x + 63, top + 16 * i + 4, 16.0)]
    rulings += [rule(x, x + 230, top + 16 * i) for i in range(len(cells) + 1)]
    if ruled:
        bottom = top + 16 * len(cells)
        rulings += [Ruling(Box(at, top, at, bottom), horizontal=False) for at in (x, x + 60, x + 230)]
    return words, rulings


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("parts", [3, 5])
@pytest.mark.parametrize("left", [54.0, 66.0])
def test_a_table_goes_on_in_the_next_text_column(ruled: bool, parts: int, left: float) -> None:
    prose = "the clerks of the harbour kept a book in which all that the cooks of the ships asked for was written down again"
    words = [w for i in range(34) for w in set_at(prose[i : i + 55].strip(), left, 90 + 11 * i, 11.0)]
    first, rules = dish_column(DISHES[:parts], left, 480.0, ruled, head=True)
    after, more = dish_column(DISHES[parts:], left + 260, 90.0, ruled, head=False)
    words += (
        first + after + [w for i in range(20) for w in set_at(prose[i : i + 55].strip(), left + 260, 300 + 11 * i, 11.0)]
    )
    (table,) = find((Page(1, 612.0, 792.0, tuple(words), (*rules, *more)),))
    assert [row[0] for row in rows(table)] == ["Dish", *DISHES]


def test_tables_side_by_side_at_one_height_are_two() -> None:
    first, rules = dish_column(DISHES[:4], 54.0, 200.0, ruled=True, head=True)
    after, more = dish_column(DISHES[4:], 320.0, 200.0, ruled=True, head=True)
    assert len(find((Page(1, 612.0, 792.0, (*first, *after), (*rules, *more)),))) == 2


@pytest.mark.parametrize("gap", [16.0, 20.0, 24.0])
def test_captions_level_with_each_other_in_two_columns_stay_apart(gap: float) -> None:
    left = LEFT.replace("Weights of ropes", "Weights of ropes of the old yard,")
    words = [*set_at(left, 60, 100, 11), *set_at(RIGHT, 60 + 200 + gap, 100, 11), *set_at(BELOW, 60 + 200 + gap, 184.5, 11)]
    end = max(w.box.x1 for w in words if w.box.x0 < 260)
    words = [
        replace(w, box=replace(w.box, x0=w.box.x0 - 260 + end, x1=w.box.x1 - 260 + end)) if w.box.x0 > 260 else w
        for w in words
    ]
    found = find((Page(1, 2 * end + gap - 60 + 60, 800.0, tuple(words)),))
    assert sorted(table.number for table in found) == ["1", "2", "3"]
