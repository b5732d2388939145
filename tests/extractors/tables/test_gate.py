"""What is no table, and what parts two tables: contents, formulas, panels and longer rules between rules of one extent."""

from dataclasses import replace

import pytest

from extractors.model.page import Box, Fill, Page, Ruling
from extractors.tables import find
from tests.extractors.tables.sheets import LEADING, across, down, page_of, rows

CONTENTS = """
1   The coast                              2
2   Ports                                  3
    2.1  Northern ports  . . . . . . . . . 3
    2.2  Southern ports  . . . . . . . . . 5
    2.3  Islands . . . . . . . . . . . . . 8

3   Harbour dues                          10
    3.1  By ton  . . . . . . . . . . . . . 10
    3.2  By ship . . . . . . . . . . . . . 12
"""

FORMULAS = """
(7)      a = ∑ b + c             i ≥ 1
where
(8)      d = ∏ e                 j ≠ 2
(9)      f = g                   k ≤ 3
"""

NUMBERED = """
u ( r )     =     X c ( G ) e j G r s          (1.4)
v ( k )     =     X d ( G ) f j G r s          (1.5)
w ( m )     =     X h ( G ) g j G r s          (1.6)
"""

NUMBERED_FIRST = """
(5)      a b + c d = 0           i, j of n
Then, it follows that
         Lemma 3.2               holds
(6)      e f g h = p q r s       i, j of m
"""

NUMBERED_IN_PART = """
price     ≤     cost      (1)
wages     ≤     rent      (2)
grain     ≤     flour     (3)
ropes     ≤     sails     (5)
"""

MATRICES = """
         \ufffd 1.2   0.4   0.1 \ufffd           \ufffd 0.25 \ufffd
A   =    \ufffd 0.3   0.9   0.2 \ufffd     p  =  \ufffd 0.35 \ufffd
         \ufffd 0.0   0.5   1.1 \ufffd           \ufffd 0.40 \ufffd
"""

CONTENTS_IN_TWO = """
1   The coast . . . . . . .  2        4   Islands . . . . . . . .  9
2   Ports . . . . . . . . .  3        5   Inland  . . . . . . . . 10
    2.1  North  . . . . . .  3            5.1  Lakes  . . . . . . 11
    2.2  South  . . . . . .  5            5.2  Rivers . . . . . . 12
3   Harbour dues  . . . . .  8        6   Index . . . . . . . . . 13
"""

SMALL = """
Port      Ships   Tons
North        10    200
South        12    300
East         14    400
"""


@pytest.mark.parametrize(
    "text",
    [
        CONTENTS,
        CONTENTS.replace(" .", "  "),
        CONTENTS_IN_TWO,
        FORMULAS,
        NUMBERED,
        NUMBERED_FIRST,
        NUMBERED_IN_PART,
        MATRICES,
    ],
)
def test_contents_and_numbered_formulas_are_no_tables(text: str) -> None:
    assert find([page_of(text)]) == ()


CODE = """
\\set{one}     =  \\true{12}
\\set{two}     =  \\half{13}
\\set{three}   =  \\none{14}
\\set{four}    =  \\some{15}
"""


LIST = """
4    No adjustment was made for days
5    Most of it is told by age and town
6    The share held by the four is large
\ufffd    Do not include the taxes of ports
\ufffd    Include the half of shared ships
\ufffd    Round them to the nearest thousand
"""


def test_a_list_of_counted_and_marked_items_is_no_table() -> None:
    assert find([page_of(LIST)]) == ()


CONSOLE = """
##         Ships   Tons   Dues
## North      12    200     40
## South      14    300     50
## East       16    400     60
"""


@pytest.mark.parametrize("text", [CODE, CONSOLE])
def test_code_and_what_it_prints_are_no_tables(text: str) -> None:
    assert find([page_of(text)]) == ()


@pytest.mark.parametrize(("size", "n_tables"), [(6.0, 0), (10.0, 1)])
def test_small_numbers_that_count_lines_make_no_table(size: float, n_tables: int) -> None:
    names = ("north", "south", "east", "west")
    page = page_of("\n".join(f"{i + 48}   {name:10}{i * 7 % 5 + 2:6}" for i, name in enumerate(names)))
    small = tuple(replace(w, size=size) if w.box.x1 < 70 else w for w in page.words)
    assert len(find([replace(page, words=small)])) == n_tables


def test_figures_that_rise_after_names_are_a_table_all_the_same() -> None:
    names = ("Aber", "Brod", "Cork", "Dram")
    text = "\n".join(f"{name:12}{i * 7 + 1:6}{i * 12 + 3:6}" for i, name in enumerate(names))
    assert len(find([page_of("Port          1995  1996\n" + text)])) == 1


def _two_tables(between: str, panel: Fill | None, longer: bool) -> Page:
    text = SMALL.strip("\n") + "\n\n" + between + "\n\n" + SMALL.strip("\n")
    second = len(SMALL.strip("\n").splitlines()) + 2 + len(between.splitlines()) + 1
    rules = [across(start + at, end=22) for start in (0, second - 1) for at in (0, 1, 4)]
    rules += [across(6, end=60), across(7, end=60)] if longer else []
    page = page_of(text, rules)
    return Page(1, page.width, page.height, page.words, page.rulings, fills=(panel,) if panel else ())


def _panel(top_line: float, bottom_line: float) -> Fill:
    return Fill(Box(48, 100 + top_line * LEADING - 2, 500, 100 + bottom_line * LEADING), 0.95)


@pytest.mark.parametrize(
    "page",
    [
        _two_tables("show(two) -> all\nprint(two)", _panel(5, 7), longer=False),
        _two_tables("Then the other ports are shown in a line that runs on.", None, longer=False),
        _two_tables("Ports  Ships  Tons\nWest      3     40", None, longer=True),
    ],
)
def test_tables_of_one_width_are_parted_by_what_stands_between(page: Page) -> None:
    found = [table for table in find([page]) if rows(table)[0] == ["Port", "Ships", "Tons"]]
    assert [rows(table) for table in found] == [[line.split() for line in SMALL.strip("\n").splitlines()]] * 2


def test_boxes_drawn_within_a_frame_are_no_table() -> None:
    places = [(4, 1), (30, 1), (58, 2), (10, 7), (44, 6), (64, 8), (2, 13), (26, 12), (50, 14), (70, 13)]
    lines = [[" "] * 90 for _ in range(18)]
    rulings = [across(-1), across(18), down(0, -1, 18), down(90, -1, 18)]
    for i, (x, y) in enumerate(places):
        for k, text in enumerate((f"Class{i}", f"- size: {i}")):
            lines[y + k][x : x + len(text)] = text
        rulings += [across(y, x, x + 14), across(y + 3, x, x + 14), down(x, y, y + 3), down(x + 14, y, y + 3)]
    assert find([page_of("\n".join("".join(line) for line in lines), rulings)]) == ()


def test_a_summary_in_a_box_beside_its_keywords_is_no_table() -> None:
    words = "the ships of the northern ports paid dues by the ton until the year in which all of the ports were joined " * 2
    left = ["History:", "Received 3 May", "", "Accepted 9 June", "", "Keywords:", "Ports", "", "Dues", "", "Tons", ""]
    lines = [f"{label:24}{' '.join(words.split()[i : i + 13])}" for i, label in enumerate(left)]
    page = page_of("\n".join(lines), [across(at, end=88) for at in (0, 5, 12)])
    assert find([page]) == ()


WORDS = """Buyer        Target       Announced      Value
North Works  Red Lake     in the spring  $375m
Star         Hill Fields  in the summer
Sarn         Old Harbour  after a vote
Endeavour    Seaford      at last        C$1bn"""


@pytest.mark.parametrize(("rule", "n_tables"), [(across(1, 0, 50), 1), (across(1, 0, 12), 0)])
def test_heads_above_a_rule_over_all_columns_make_words_a_table(rule: Ruling, n_tables: int) -> None:
    found = find((page_of(WORDS, [rule]),))
    assert [(t.n_rows, t.n_cols, t.n_header_rows) for t in found] == [(5, 4, 1)] * n_tables


def test_heads_may_stand_below_a_title_that_rules_part_from_them() -> None:
    lines = ["              Sales", *WORDS.splitlines()]
    (table,) = find((page_of("\n".join(lines), [across(n, 0, 50) for n in (1, 2)]),))
    assert rows(table)[-5:] == [[cell.strip() for cell in (x[:13], x[13:26], x[26:41], x[41:])] for x in WORDS.splitlines()]


def test_labels_beside_dates_are_a_table_without_head_or_rule() -> None:
    dates = "First quarter    January 16, 1998\nSecond quarter   April 17, 1998\nThird quarter    July 17, 1998"
    (table,) = find((page_of(f"Reports are due on the dates that are shown below, by post or by hand:\n\n{dates}"),))
    assert rows(table)[1] == ["Second quarter", "April 17, 1998"]


def test_parts_beside_their_titles_are_no_table() -> None:
    parts = "Chapter 3    Harbours\nChapter 4    Ships of the line\nChapter 5    Dues"
    assert find((page_of(f"What the law says of the ports of the north is parted as it has been:\n\n{parts}"),)) == ()


def test_an_index_of_names_in_columns_is_no_table() -> None:
    index = """Anchors, 4, 19        Cliffs, 6, 30         Harbours, 3, 17       Oars, 5, 28
Beacons, 7, 22, 41    Cranes, 12, 18        Herring, 14, 33       Pilots, 8, 40
Boats, 9, 11          Customs, 2, 16        Hulks, 25, 34         Piers, 15, 27
Bollards, 13, 31      Docks, 21, 36         Jetties, 1, 24        Quays, 10, 32
Buoys, 12, 45, 47     Dredgers, 35, 42      Lamps, 26, 39         Ropes, 23, 38
"""
    assert find((page_of(index),)) == ()


def test_an_index_in_columns_is_no_table() -> None:
    index = """buoys, 12, 45, 47    harbours, 3, 17      pilots, 8
coal, 31             20, 21, 34           ropes, 5, 19, 40,
dues, 7, 19,         lanterns, 22–24      41, 44, 47
28, 33, 40           26, 29, 31           49
fish, 18, 26–28      masts, 40, 41        salt, 18
30, 32               43, 48               tar, 33, 36
flags, 2             owners, 11, 12       timber, 1, 6, 29"""
    assert find((page_of(index),)) == ()


TYPED_BEFORE = """
> summary(dues, by = ports,
+         of = fleets)
          ships   tons   share
North        12    200    4.01
South        14    300    5.22
East         16    400    7.13
"""


def test_what_was_typed_at_a_prompt_is_no_head_of_what_came_back() -> None:
    (table,) = find([page_of(TYPED_BEFORE)])
    assert rows(table)[0] == ["", "ships", "tons", "share"]


def test_figures_above_some_value_in_labels_are_no_prompt() -> None:
    (table,) = find([page_of("Ships of tons    1910   1920\n\n< 100            12     31\n> 100            14     33")])
    assert rows(table)[2] == ["> 100", "14", "33"]


NUMBERED_CODE = """
6   import ships
7
8   def load(one, of):      # tons
9       raw = one.load(of)
10      if raw is None:     # sunk
11          return 0
12      return raw / 2      # half
13
14  for ship in range(60):  # all
15      print(ship, load(ship))
"""

VALUES = """
4.2,    2.8,    9.6,    5.1,    low,
3.8,    9.4,    6.3,    5.4,    low,
8.7,    9.0,    6.5,    3.3     high
"""

CHRONOLOGY = """
1821    The first light is lit.
1834    A storm takes the pier.
1866    Rails reach the town.
1903    The dredger is bought.
"""

LIFE = """
Keeper of lights          1915–1921
Coast board               Easthaven
Second keeper             1909–1915
Coast board               Northness
"""

LINKS = """
Top   of     1    2    3    4    5    6
7     8      9    10   11   12   13   14
15    16     17   18   19   20   21   22
23    24     25   26   27   28   29   30
31    32     33   34   35   36   37   38
39    40     41   42   43   44   45   46
"""


@pytest.mark.parametrize("text", [NUMBERED_CODE, VALUES, CHRONOLOGY, LIFE, LINKS])
def test_code_entries_of_a_chronology_and_links_that_count_on_are_no_tables(text: str) -> None:
    assert find([page_of(text)]) == ()


def test_years_beside_single_names_are_a_table() -> None:
    assert len(find([page_of("Aber     1821\nBrod     1834\nCork     1866\nDram     1903\nEsk      1910")])) == 1


@pytest.mark.parametrize(("second", "n_tables"), [("2 Flag", 0), ("1 Flag", 1)])
def test_a_drawn_form_of_numbered_fields_is_no_table(second: str, n_tables: int) -> None:
    text = f"1 Ship      {second}      3 Sign\n\n4 Owner     5 Port      6 Wind\n\n7 Place     8 Hour      9 Sea"
    grid = (*(across(line, 0, 34) for line in (0, 2, 4, 6)), *(down(letter, 0, 6) for letter in (0, 12, 24, 34)))
    assert len(find([page_of(text, grid)])) == n_tables


def _small(page: Page, scale: float) -> Page:
    """The page with all that is printed on it so much smaller."""

    def box(of: Box) -> Box:
        return Box(of.x0 * scale, of.top * scale, of.x1 * scale, of.bottom * scale)

    words = tuple(replace(w, box=box(w.box), size=w.size * scale) for w in page.words)
    return replace(page, words=words, rulings=tuple(replace(r, box=box(r.box)) for r in page.rulings))


@pytest.mark.parametrize(("caption", "n_tables"), [("Table 2. Ships of the lake", 1), ("Music for the lake", 0)])
def test_rules_as_close_as_a_stave_are_those_of_a_small_table_that_a_caption_names(caption: str, n_tables: int) -> None:
    ships = ("Heron   oak", "Stork   elm", "Egret   ash", "Crane   fir", "Swan    yew", "Coot    oak")
    grid = (*(across(line, 0, 12) for line in range(2, 9)), *(down(letter, 2, 8) for letter in (0, 8, 12)))
    assert len(find([_small(page_of("\n".join((caption, "", *ships)), grid), 0.4)])) == n_tables


@pytest.mark.parametrize("apart", [0.0, 12.0])
def test_heads_each_on_a_shade_of_its_own_tell_a_table_of_words_and_buttons_apart_do_not(apart: float) -> None:
    text = """
Term           Meaning
Concession     A right to run a service
Grant          Money that is not paid back
Grace period   Years before the first payment
"""
    edges = ((48.0, 122.0 - apart), (122.0, 320.0))
    shades = tuple(Fill(Box(x0, 111.0, x1, 123.0), 0.3) for x0, x1 in edges)
    found = find((replace(page_of(text), fills=shades),))
    assert [(t.n_rows, t.n_cols) for t in found] == ([] if apart else [(4, 2)])
