"""The words and known cases of entities, as `extractors/data` lists them."""

from functools import cache

from extractors.model.lists import rows

__all__ = ["given_names", "rows", "words"]


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list of `extractors/data/entity_words.csv` as they stand. Raises KeyError for an unknown one."""
    found = frozenset(row["word"] for row in rows("entity_words") if row["list"] == name)
    if not found:
        raise KeyError(name)
    return found


@cache
def given_names() -> frozenset[str]:
    """Given names of persons, as `extractors/data/given_names.csv` lists them."""
    return frozenset(row["name"] for row in rows("given_names"))
