"""Running text in three columns and more is no table, however it is set; tables of wrapped texts are."""

from textwrap import wrap

import pytest

from extractors.model.page import Page, Ruling
from extractors.tables import find
from tests.extractors.tables.sheets import across, page_of, rows, word

STORY = (
    "The ferry left the harbour before sunrise, with eleven carts of barley on its deck and no captain who knew the river. "
    "By noon the wind had turned, and those who waited on the far side went home again. Nobody in the village could say "
    "why the bell had not been rung. The miller thought that it was the frost, because the rope had been wet since the "
    "feast and then the nights grew cold. His neighbour laughed at this and told him about the winter when even the "
    "great wheel of the old mill stood still for a month. They asked the teacher, who had read of such things, but he "
    "only closed the window and went on with his letter to the council. In the end the carts were found at the lower "
    "bridge, the barley dry and the horses fed, and a note from the captain that asked for two new lamps and a longer "
    "rope. The council paid for the lamps. As for the rope, the members could not agree whether a bell that nobody rings "
    "needs one at all, and the matter was left to the spring."
)


def _page(n_columns: int, width: int, gutter: float, justified: bool, rulings: tuple[Ruling, ...] = ()) -> Page:
    """The story in columns of `width` letters, as even as they come, `gutter` letters apart; every other word space of a
    justified line as wide as it takes."""
    lines = wrap(STORY, width)
    height = -(-len(lines) // n_columns)
    words = []
    for i, line in enumerate(lines):
        at, below = divmod(i, height)
        pieces = line.split()
        ends_here = i + 1 == len(lines) or len(pieces) == 1 or not justified
        space = 1.0 if ends_here else 1 + (width - len(line)) / (len(pieces) - 1)
        x = at * (width + gutter)
        for piece in pieces:
            words.append(word(piece, 40 + 5 * x, 100 + 12 * below))
            x += len(piece) + space
    return Page(1, 600.0, 800.0, tuple(words), rulings)


@pytest.mark.parametrize("justified", [False, True])
@pytest.mark.parametrize(("n_columns", "width", "gutter"), [(3, 24, 3), (3, 30, 2.2), (4, 22, 2), (4, 18, 2.2), (5, 18, 2)])
def test_running_text_in_columns_is_no_table(n_columns: int, width: int, gutter: float, justified: bool) -> None:
    assert find([_page(n_columns, width, gutter, justified)]) == ()


@pytest.mark.parametrize("justified", [False, True])
@pytest.mark.parametrize(("n_columns", "width", "gutter"), [(3, 24, 3), (4, 22, 2), (5, 18, 2)])
def test_rules_above_and_below_make_no_table_of_running_text(
    n_columns: int, width: int, gutter: float, justified: bool
) -> None:
    height = -(-len(wrap(STORY, width)) // n_columns)
    end = int(n_columns * (width + gutter) - gutter) - 2
    rulings = (across(0, -2, end), across(height, -2, end))
    assert find([_page(n_columns, width, gutter, justified, rulings)]) == ()


OF_TEXTS = """
the carts that crossed     the old mill, with its     bread and barley for
the river in spring        great wheel of oak         all who come, and a
before the ferry was                                  bed in the loft
built by the council

the horses of those who    a stable by the lower      oats, and water from
live on the far side       bridge that the miller     the well
                           keeps dry
a captain and two men      the house at the quay      fish, salted in the
who know the river well    that is closed at night    cellar of the house
                                                      since the feast
"""


def test_texts_of_rows_that_begin_together_are_a_table() -> None:
    heads = "Guests                     House                      Fare\n"
    page = page_of(heads + OF_TEXTS[1:], (across(0, 0, 76), across(1, 0, 76), across(13, 0, 76)))
    assert [(table.n_cols, rows(table)[0]) for table in find([page])] == [(3, ["Guests", "House", "Fare"])]


def test_texts_of_rows_without_heads_are_a_table() -> None:
    page = page_of(OF_TEXTS[1:], (across(0, 0, 76), across(12, 0, 76)))
    assert [table.n_cols for table in find([page])] == [3]


def test_a_rule_below_heads_leaves_columns_of_text_a_table() -> None:
    columns = [wrap(STORY[at:].lower(), 15)[1:14] for at in (0, 300, 600)]
    lines = [
        "Ferry            Mill             Council",
        *("".join(f"{text:17}" for text in line) for line in zip(*columns, strict=True)),
    ]
    without = page_of("\n".join(lines))
    ruled = page_of("\n".join(lines), (across(1, 0, 48),))
    assert [len(find([page])) for page in (without, ruled)] == [0, 1]
