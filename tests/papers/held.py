"""Further settings of the test papers, held back: they measure how well tables are read in layouts nobody tuned for.

No test asserts on them; `python -m tests.benchmarks.held` prints the figure. Once rules are made for one of them, it belongs
among `cases()`, and a new one should take its place here.
"""

from dataclasses import replace

from tests.papers.cases import JOURNAL, OFFICE, SMALL, TYPED, Case, paper, prose
from tests.papers.press import Setting


def _ruled(setting: Setting, **look: object) -> Setting:
    return replace(setting, look=replace(setting.look, **look))  # type: ignore[arg-type]


def held() -> tuple[Case, ...]:
    """The held-back papers, in a fixed order. They have no truth file: `typeset().tables` is their truth."""

    def two(name: str, first: str, second: str, setting: Setting) -> Case:
        return Case(name, paper(f"[[table {first}]]", prose(7), f"[[table {second}]]"), setting)

    three, none = _ruled(JOURNAL, rules="three"), _ruled(JOURNAL, rules="none")
    return (
        two("caption_capitals", "loans", "traffic", replace(three, caption_form="TABLE {number}. {caption}")),
        two("caption_without_colon", "loans", "crews", replace(JOURNAL, caption_form="Table {number} {caption}")),
        two(
            "caption_dash",
            "catches",
            "gauges",
            replace(_ruled(SMALL, rules="rows"), caption_form="Tab. {number} – {caption}"),
        ),
        two("caption_below_three_rules", "loans", "gauges", replace(three, caption_below=True)),
        two(
            "big_type",
            "duties",
            "harbours",
            _ruled(replace(JOURNAL, size=12, n_columns=1), rules="rows", size=11, leading=14),
        ),
        two("narrow_table", "sparse", "sections", replace(three, table_width=0.6)),
        two("three_level_head_bands", "budget", "traffic", _ruled(OFFICE, rules="bands")),
        two("three_level_head_no_rules", "budget", "traffic", none),
        two("three_level_head_row_rules", "budget", "sections", _ruled(JOURNAL, rules="rows")),
        two("three_level_head_header_rules", "budget", "sections", _ruled(SMALL, rules="header", size=7)),
        two("dark_head_small", "budget", "harbours", _ruled(SMALL, rules="dark_head", size=7, leading=9)),
        Case("bands_over_pages", paper("[[table voyages]]"), _ruled(OFFICE, rules="bands", repeat_header=True)),
        two("typewriter_two", "crews", "tariff", TYPED),
        Case("column_no_rules", paper("[[column table gauges]]", prose(7), "[[column table crews]]"), none),
        Case(
            "column_header_rules",
            paper("[[column table traffic]]", prose(7), "[[column table wrong_total]]"),
            _ruled(JOURNAL, rules="header", size=7.5),
        ),
        Case("long_cells_no_rules", paper("[[table stores]]"), _ruled(JOURNAL, rules="none", pad_y=5)),
        Case("long_cells_row_rules", paper("[[table stores]]"), _ruled(SMALL, rules="rows")),
        Case("long_cells_frame", paper("[[table stores]]"), _ruled(SMALL, rules="frame", pad_y=5)),
        two("double_lines_cut", "stores", "harbours", _ruled(SMALL, rules="double")),
        Case("side_by_side_no_rules", paper("[[tables gauges | crews]]"), none),
        Case("leaders_three_rules", paper("[[table tariff]]"), _ruled(three, leaders=True)),
    )
