"""What a person decided about the tables of one paper, kept to the words that the paper prints around them."""

from dataclasses import dataclass
from typing import Literal, get_args

TableVerb = Literal["table", "no_table", "caption", "rows"]
TABLE_VERBS: tuple[TableVerb, ...] = get_args(TableVerb)


@dataclass(frozen=True, slots=True)
class Told:
    """One decision about a table; `id` is that of its row in decisions.csv.

    table: from the line that prints `first` to the one that prints `last` stands a table. no_table: the table with these
    `words` is none. caption: its caption is `first`, words that stand near it. rows: its rows from the one that prints
    `first` to the one that prints `last` are one. `occurrence` counts from 1 the tables that fit equally well.
    """

    id: str
    verb: TableVerb
    words: str = ""
    first: str = ""
    last: str = ""
    occurrence: int = 1
