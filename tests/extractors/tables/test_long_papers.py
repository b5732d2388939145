"""Long papers are put in order a section at a time."""

from extractors.model.shelf import FEW
from extractors.tables.joining.sections import sections
from extractors.tables.joining.way import pieces_by_page
from tests.extractors.tables.sheets import page_of

SHIPS = "Port      Ships   Tons\nNorth        10    200\nSouth        12    300\nEast         14    400"


def test_a_section_ends_where_no_table_can_go_on_to_the_next_page() -> None:
    pages = [page_of(SHIPS, number=number) for number in (*range(1, FEW + 4), FEW + 5, FEW + 6)]
    assert [len(section) for section in sections(pieces_by_page(pages))] == [FEW + 3, 2]
