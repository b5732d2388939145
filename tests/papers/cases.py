"""The test papers: each holds one trap for a reader of tables."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from tests.papers.content import TrueTable
from tests.papers.press import Setting, Typeset, typeset
from tests.papers.ruled import Look
from tests.papers.scan import scanned

HERE = Path(__file__).parent
A5 = (420.0, 595.0)
LANDSCAPE = (842.0, 595.0)

JOURNAL = Setting(n_columns=2, hyphenated=True, head="The Books of Two Ports", foot="Invented Journal 3(2)")
OFFICE = Setting(look=Look(rules="word", font="Helvetica", bold="Helvetica-Bold"), font="Helvetica", justified=False)
SMALL = Setting(page=A5, margin=48, foot="Invented Journal 3(2)")
TYPED = Setting(font="Courier", justified=False, look=Look(rules="typed", font="Courier", bold="Courier", pad_y=4))

FRONT = """title: The Books of Two Ports
authors: Ann Example and Bo Example
affiliation: Office of Invented Studies
abstract: {0}
keywords: harbours, entry books
## 1. Introduction
{1}
{2}
"""
BACK = """## 2. What the table shows
{3}
{4}
{5}
## References
[1] Example A. How clerks count. Invented Press, 2001.
[2] Example B. Tides and tallies. Invented Journal, 2(1), 2003, pp. 14-29.
"""


@dataclass(frozen=True)
class Case:
    """A test paper. `name` says what is hard about it; `truth` is kept in truth/<name>.json.

    `scan` is the angle in degrees at which its pages were laid on the scanner, or None for a paper with text in it.
    """

    name: str
    source: str
    setting: Setting
    scan: float | None = None

    def typeset(self) -> Typeset:
        """The paper and where its tables really fell, which is what `truth` must say."""
        return _typeset(self)

    def pdf(self) -> bytes:
        """The paper's PDF, the same bytes each time."""
        pdf = self.typeset().pdf
        return pdf if self.scan is None else scanned(pdf, self.scan)

    @property
    def truth(self) -> tuple[TrueTable, ...]:
        """The tables as they must come out, in the order they are printed."""
        tables: list[TrueTable] = json.loads((HERE / "truth" / f"{self.name}.json").read_text(encoding="utf-8"))
        return tuple(tables)


@cache
def _typeset(case: Case) -> Typeset:
    return typeset(case.source, case.setting)


def prose(i: int, n_sentences: int = 6) -> str:
    """The `i`th paragraph of that many sentences."""
    sentences = (HERE / "content" / "prose.txt").read_text(encoding="utf-8").splitlines()
    return " ".join(sentences[(i * 5 + k) % len(sentences)] for k in range(n_sentences))


def paper(*orders: str) -> str:
    """A paper with these tables or other lines between its two parts."""
    paragraphs = [prose(i) for i in range(6)]
    return FRONT.format(*paragraphs) + "\n".join(orders) + "\n" + BACK.format(*paragraphs)


def _with(setting: Setting, **look: "str | float | bool") -> Setting:
    known: Mapping[str, object] = look
    return replace(setting, look=replace(setting.look, **known))  # type: ignore[arg-type]


def cases() -> tuple[Case, ...]:
    """All test papers with tables, in a fixed order."""
    harbours, stores = "[[table harbours]]", "[[table stores]]"
    return (
        # rules
        Case("grid_journal", paper(harbours, prose(7), stores), JOURNAL),
        Case("grid_word_processor", paper(harbours, prose(7), stores), OFFICE),
        Case("double_lines", paper("[[table traffic]]", prose(7), "[[table duties]]"), _with(JOURNAL, rules="double")),
        Case("hair_lines", paper("[[table duties]]", prose(7), "[[table sections]]"), _with(JOURNAL, rules="hair")),
        Case("three_rules", paper("[[table loans]]", prose(7), "[[table catches]]"), _with(JOURNAL, rules="three")),
        Case("header_rules", paper("[[table catches]]", prose(7), "[[table crews]]"), _with(SMALL, rules="header")),
        Case("row_rules", paper("[[table duties]]", prose(7), "[[table harbours]]"), _with(JOURNAL, rules="rows")),
        Case("column_rules", paper("[[table duties]]", prose(7), "[[table loans]]"), _with(SMALL, rules="columns")),
        Case("frame", paper("[[table loans]]", prose(7), "[[table traffic]]"), _with(JOURNAL, rules="frame")),
        Case("bands", paper("[[table duties]]", prose(7), "[[table catches]]"), _with(OFFICE, rules="bands")),
        Case("dark_head", paper("[[table loans]]", prose(7), "[[table gauges]]"), _with(OFFICE, rules="dark_head")),
        Case(
            "no_rules_words",
            paper("[[table duties]]", prose(7), "[[table harbours]]"),
            _with(JOURNAL, rules="none", pad_y=4),
        ),
        Case("no_rules_numbers", paper("[[table catches]]", prose(7), "[[table traffic]]"), _with(SMALL, rules="none")),
        Case("typewriter", paper("[[table loans]]", prose(7), "[[table gauges]]"), TYPED),
        Case("leaders", paper("[[table tariff]]"), replace(_with(SMALL, rules="none", leaders=True), table_width=0.8)),
        # rows, columns, heads
        Case("two_level_head", paper("[[table traffic]]"), _with(JOURNAL, rules="three")),
        Case("three_level_head", paper("[[table budget]]"), JOURNAL),
        Case("three_level_head_three_rules", paper("[[table budget]]"), _with(SMALL, rules="three", size=7)),
        Case("row_sections", paper("[[table sections]]"), _with(SMALL, rules="three")),
        Case("row_sections_grid", paper("[[table sections]]"), OFFICE),
        Case("empty_cells", paper("[[table sparse]]"), _with(JOURNAL, rules="three")),
        Case("empty_cells_no_rules", paper("[[table sparse]]"), _with(SMALL, rules="none")),
        Case("label_in_the_middle", paper(harbours), _with(JOURNAL, centre_labels=True)),
        Case("wrong_total", paper("[[table wrong_total]]"), _with(JOURNAL, rules="three")),
        # pages
        Case("three_pages", paper(harbours, prose(7), stores), SMALL),
        Case("three_pages_head_repeated", paper("[[table voyages]]"), _with(SMALL, repeat_header=True)),
        Case("three_pages_no_head_three_rules", paper("[[table voyages]]"), _with(SMALL, rules="three_open")),
        Case("three_pages_no_rules", paper("[[table voyages]]"), _with(SMALL, rules="none", pad_y=1.5)),
        Case(
            "continued_caption",
            paper(harbours),
            _with(SMALL, rules="three", repeat_header=True, continued="{label} {caption} (continued)"),
        ),
        Case("continued_caption_short", paper("[[table voyages]]"), _with(SMALL, continued="Table {number} (cont.)")),
        Case("cut_cells_open", paper(stores), _with(SMALL, close_cut=False)),
        Case("cut_cells_word_processor", paper(stores, prose(7), harbours), replace(OFFICE, page=A5, margin=48)),
        Case("cut_cells_three_rules", paper(stores), _with(SMALL, rules="three_open", pad_y=5)),
        Case("label_cut_in_the_middle", paper(harbours), _with(SMALL, centre_labels=True)),
        Case(
            "interrupted",
            paper(
                "[[first 9 rows of harbours]]",
                prose(7, 12),
                prose(9, 12),
                "[[table crews]]",
                prose(11, 9),
                "[[rest of harbours from 9, Table 1 (continued)]]",
            ),
            SMALL,
        ),
        Case("two_alike", paper(harbours, "[[new page]]", "[[table sequel]]"), JOURNAL),
        # places
        Case("inside_a_column", paper("[[column table gauges]]", prose(7), "[[column table crews]]"), JOURNAL),
        Case(
            "inside_a_column_three_rules",
            paper("[[column table gauges]]", prose(7), prose(8)),
            _with(JOURNAL, rules="three"),
        ),
        Case("side_by_side", paper("[[tables gauges | crews]]"), JOURNAL),
        Case("side_by_side_three_rules", paper("[[tables gauges | crews]]"), _with(SMALL, rules="three")),
        Case("caption_below", paper("[[table loans]]", prose(7), "[[table crews]]"), replace(JOURNAL, caption_below=True)),
        Case("no_caption", paper("[[table duties]]"), replace(SMALL, caption_form="")),
        Case("unit_in_caption", paper("[[table budget]]", prose(7), "[[table wrong_total]]"), _with(JOURNAL, rules="three")),
        Case("turned_page", paper("[[table budget]]"), replace(SMALL, page=LANDSCAPE, turn="page")),
        Case("letters_on_end", paper("[[table loans]]"), replace(SMALL, page=LANDSCAPE, turn="text")),
        # scans
        Case("scan_grid", paper(harbours), SMALL, scan=0.5),
        Case("scan_three_rules", paper("[[table catches]]"), _with(SMALL, rules="three"), scan=-0.5),
    )
