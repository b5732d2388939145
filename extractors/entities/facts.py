"""The words and known cases of entities, as `extractors/data` lists them."""

from functools import cache

from extractors.model.lists import rows

__all__ = ["rows", "words"]


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list of `extractors/data/entity_words.csv`, in lower case. Raises KeyError for an unknown list."""
    found = frozenset(row["word"] for row in rows("entity_words") if row["list"] == name)
    if not found:
        raise KeyError(name)
    return found
