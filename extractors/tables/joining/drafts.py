"""A logical table in the making."""

from dataclasses import dataclass

from extractors.model.document import Cell
from extractors.tables.stages import Fragment


@dataclass(frozen=True, slots=True)
class Draft:
    """A logical table in the making: its cells so far and the fragments they came from."""

    cells: tuple[Cell, ...]
    n_rows: int
    fragments: tuple[Fragment, ...]

    @property
    def last(self) -> Fragment:
        return self.fragments[-1]
