"""Why a file cannot be read: one exception with a code that people and programs understand."""

from dataclasses import dataclass
from functools import cache

from extractors.model.lists import rows


@dataclass(frozen=True, slots=True)
class Reason:
    """A code, what it means and what a person can do about it."""

    code: str
    meaning: str
    what_to_do: str


@cache
def reasons() -> dict[str, Reason]:
    """All reasons, by code, from data/reasons.csv."""
    return {row["code"]: Reason(row["code"], row["meaning"], row["what to do"]) for row in rows("reasons")}


class Unreadable(Exception):
    """A file that gives no paper. `reason` is a code of data/reasons.csv, `detail` the reading library's own words.

    `n_pages` is how many pages it has all the same, 0 where that is not known.

    Raises ValueError for a code that is not on the list.
    """

    def __init__(self, reason: str, detail: str = "", n_pages: int = 0) -> None:
        if reason not in reasons():
            raise ValueError(f"no such reason: {reason}")
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail
        self.n_pages = n_pages

    def __str__(self) -> str:
        meaning = reasons()[self.reason].meaning
        return f"{self.reason}: {meaning}" + (f" ({self.detail})" if self.detail else "")
