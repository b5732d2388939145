"""Captions, notes, units, totals, and the words of a cell."""

import pytest

from extractors.model.document import Cell, Part, Run
from extractors.model.page import Box, Word
from extractors.tables.grid.columns import gaps_of
from extractors.tables.joining.continuation import run_on
from extractors.tables.joining.surroundings import unit_in
from extractors.tables.joining.wording import runs_of
from extractors.tables.judging.totals import doubtful_columns, figure
from extractors.tables.marks.captions import label_of, opens_note, without_continued
from extractors.tables.marks.kinds import is_number
from extractors.tables.marks.lines import lines_of
from extractors.tables.marks.prose import paragraphs
from extractors.tables.stages import Rule
from tests.extractors.tables.sheets import page_of


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Table 3: Ships by port", "table", "3"),
        ("TABLE IV", "table", "IV"),
        ("Tab. 2.1 – Dues", "table", "2.1"),
        ("Table A1. Variables", "table", "A1"),
        ("Tabelle 5 Schiffe", "table", "5"),
        ("Figure 12. Ships by port", "figure", "12"),
        ("Fig. 3", "figure", "3"),
        ("‘Table 2: Ships by port", "table", "2"),
        ("Table |: Ships by port", "table", "1"),
        ("Table-3: Ships", "table", "3"),
        ("Cuadro N.º 5: Barcos", "table", "5"),
        ("Tabella n. 2. Navi", "table", "2"),
        ("Таблица № 3. Суда", "table", "3"),
        ("Extended Data Table 1 | Ships", "table", "1"),
        ("Table N: Names of ships", "table", "N"),
    ],
)
def test_captions_are_known_by_their_labels(text: str, kind: str, number: str) -> None:
    label = label_of(text)
    assert label is not None
    assert (label.kind, label.number, label.continued) == (kind, number, False)


@pytest.mark.parametrize(
    "text",
    [
        "Table 3 shows that",
        "Table 3 and Table 4 give",
        "Tables are",
        "Table n shows",
        "Table no entry",
        "table of contents",
        "The 3",
    ],
)
def test_sentences_are_no_captions(text: str) -> None:
    assert label_of(text) is None


@pytest.mark.parametrize("text", ["Table 3 (continued)", "Table 3 (cont.): Ships", "Table 3: Ships (Fortsetzung)"])
def test_a_caption_says_that_it_goes_on(text: str) -> None:
    label = label_of(text)
    assert label is not None
    assert label.continued


def test_captions_compare_without_the_continuation() -> None:
    assert without_continued("Table 3: Ships (continued)") == "Table 3: Ships"


@pytest.mark.parametrize(
    "text", ["Source: books", "Note. Dues are net", "* Without ferries", "(1) Estimate only", "NB: see above"]
)
def test_notes_are_known(text: str) -> None:
    assert opens_note(text)


@pytest.mark.parametrize("text", ["Sources of income fell", "Notes on the harbour", "North Quay", "12 ships"])
def test_rows_are_no_notes(text: str) -> None:
    assert not opens_note(text)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Table 6: Borrowing of the boards (US$ million)", "US$ million"),
        ("Table 2: Catch, in thousand tons", "thousand tons"),
        ("Unit: RMB 100 million", "RMB 100 million"),
        ("Table 1: Growth (in %)", "%"),
        ("Table 9: Ships (see the annex)", ""),
        ("Table 4: Ships by port", ""),
    ],
)
def test_units_are_read_from_captions(text: str, unit: str) -> None:
    assert unit_in(text) == unit


@pytest.mark.parametrize("text", ["12", "1,204.5", "-3 %", "(12.5)", "–", "1995-1997", "12.4*", "n.a.", "$ 112"])
def test_numbers(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["North", "12 ships", "Table 3", "Q1"])
def test_not_numbers(text: str) -> None:
    assert not is_number(text)


def test_figures_of_a_sum() -> None:
    assert [figure(t) for t in ("1,204.5", "(3)", "–", "12 345", "x", "12%")] == [1204.5, -3.0, 0.0, 12345.0, None, None]


def column(*texts: str, col: int) -> list[Cell]:
    part = Part(1, Box(0, 0, 1, 1))
    return [Cell(row, col, (Run(text, 1),) if text else (), (part,), is_header=row == 0) for row, text in enumerate(texts)]


def test_only_the_column_that_does_not_add_up_is_doubted() -> None:
    labels = column("Port", "North", "South", "Total", col=0)
    right, wrong = column("1995", "10.2", "5.1", "15.3", col=1), column("1996", "10", "5", "51", col=2)
    assert doubtful_columns([*labels, *right, *wrong], 4) == (2,)
    rates = column("Share", "10", "20", "15", col=1)
    assert doubtful_columns([*labels, *rates], 4) == (), "rates and averages do not add up by nature"


def line(text: str, top: float, x0: float = 50.0) -> list[Word]:
    words, at = [], x0
    for piece in text.split():
        words.append(Word(piece, Box(at, top, at + 5.0 * len(piece), top + 10), 10.0))
        at += 5.0 * len(piece) + 3
    return words


def text_of(runs: tuple[Run, ...]) -> str:
    return "".join(run.text + run.end for run in runs).rstrip()


def test_hyphens_at_line_ends_are_mended_by_the_papers_own_words() -> None:
    words = line("The harbour cooper-", 100) + line("ation of long-", 112) + line("term boards", 124)
    assert (
        text_of(runs_of(words, 1, 150.0, {"cooperation": 2, "long-term": 1}))
        == "The harbour cooperation of long-term boards"
    )


def test_printed_paragraphs_of_a_cell_stay_apart() -> None:
    words = (
        line("In 1996 the Fund gave 40 tons;", 100) + line("In 1997 the Board rebuilt the hall", 112) + line("roof.", 124)
    )
    assert (
        text_of(runs_of(words, 1, 260.0, {})) == "In 1996 the Fund gave 40 tons;\nIn 1997 the Board rebuilt the hall roof."
    )


def test_a_word_cut_by_the_page_end_is_made_whole() -> None:
    before, after = runs_of(line("the solar and wind pow-", 700), 1, 200.0, {}), runs_of(line("er plants", 60), 2, 200.0, {})
    assert text_of(run_on(before, after, {"power": 1})) == "the solar and wind power plants"


def test_a_narrow_gap_between_figures_and_words_is_a_column_gap() -> None:
    names = ("Merlin", "Linnet", "Bittern", "Dunlin", "Heron", "Knot", "Plover", "Ruff", "Snipe", "Teal", "Wigeon", "Gull")
    lines = [
        [
            *line(str(i + 1), 100 + 12 * i, 60 - 5 * len(str(i + 1))),
            *line(name, 100 + 12 * i, 68),
            *line("12", 100 + 12 * i, 200),
        ]
        for i, name in enumerate(names)
    ]
    found = gaps_of(lines, 45, 220)
    assert [60 < gap.at < 68 for gap in found] == [True, False]


def test_narrow_gaps_between_figures_are_column_gaps() -> None:
    def figures(i: int) -> list[Word]:
        top, widths = 10.0 * i, [12.0 if (i + k) % 3 == 0 else 20.0 for k in range(6)]
        boxes = [Box(100.0 + 25.0 * k - width, top, 100.0 + 25.0 * k, top + 8.0) for k, width in enumerate(widths)]
        return [Word("345" if box.width < 20 else "2,345", box, 8.0) for box in boxes]

    lines = [[Word("Port", Box(40.0, 10.0 * i, 70.0, 10.0 * i + 8.0), 8.0), *figures(i)] for i in range(9)]
    assert len(gaps_of(lines, 38.0, 232.0)) == 6


@pytest.mark.parametrize(("end", "n"), [(430.0, 1), (160.0, 2)])
def test_a_caption_and_the_head_below_its_rule_are_no_paragraph_but_an_underlined_word_parts_none(
    end: float, n: int
) -> None:
    text = "Table 4. Yield of the two crops under the low and the high level of nitrogen\nVariety        60 kg of N a ha"
    (found,) = paragraphs(lines_of(page_of(text).words), 600.0, (Rule(111.0, 48.0, end),))
    assert len(found.segments) == n
