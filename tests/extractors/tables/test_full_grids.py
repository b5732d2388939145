"""Full grids without rules: tables even where nothing names them, or a caption calls them a figure."""

from extractors.tables import find
from tests.extractors.tables.sheets import page_of, rows

COUNTS = """              Loops   Trees   Traces  Stops
cube             25      27       29      3
morph             5       8        8      2
raytrace         10      25      100     10
binary            0       0        0      5
fannkuch         10      34       57     24
nbody             8      16       18      5
sieve             3       6        8      3
"""

NAMES = """Genesis     Gn    Ge    Gen   Gene  Gs
Exodus      Ex    Exo   Exd   Exod  Es
Leviticus   Lv    Lev   Levi  Le    Ls
Numbers     Nb    No    Num   Nm    Ns
Deuteron    Dt    De    Deut  Dn    Ds
Joshua      Jos   Jo    Josh  Jh    Js
Judges      Jg    Ju    Judg  Jd    Jgs
"""


def test_labelled_rows_of_figures_are_a_table_even_under_the_name_of_a_figure() -> None:
    (table,) = find((page_of(COUNTS + "\nFigure 13. What was counted in each of the programs\n"),))
    assert [row[0] for row in rows(table)][1:] == ["cube", "morph", "raytrace", "binary", "fannkuch", "nbody", "sieve"]
    assert [row[3] for row in rows(table)][1:] == ["29", "8", "100", "0", "57", "18", "8"]


def test_many_columns_of_short_words_in_step_are_a_table_without_heads() -> None:
    (table,) = find((page_of(NAMES),))
    assert (table.n_rows, table.n_cols) == (7, 6)
